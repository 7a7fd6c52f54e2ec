"""The same mail printed more than once: which prints are one mail, and what one hides and another shows."""
