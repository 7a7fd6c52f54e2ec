"""Who said what to whom: headers of printed mail, messages, threads."""
