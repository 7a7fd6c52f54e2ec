"""Conversations: which mail answers which, in what order, and where clocks disagree."""
