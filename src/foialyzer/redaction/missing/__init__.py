"""Places where something must have stood and nothing does: gaps and deleted words."""
