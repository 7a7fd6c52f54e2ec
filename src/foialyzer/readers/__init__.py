"""The only input: one file per foreign thing."""
