"""What was taken away: redactions, the marks and boxes that show them, and the labels printed on them."""
