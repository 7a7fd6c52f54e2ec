"""Printed headers of mail: labelled blocks, lines, columns, attributions and chats."""
