"""What it adds up to: the ground of each redaction, how much survived, what does not tally."""
