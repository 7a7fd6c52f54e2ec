"""What a page image shows, as numbers: fills, outlines, and the covers among them."""
