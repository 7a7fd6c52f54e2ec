"""What the parcel holds: the decision letter, its segments, its inventory."""
