"""What is on the paper: boxes, spans, words, pages, and the one running text they make."""
