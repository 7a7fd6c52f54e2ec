"""A release as bytes, one module per format."""
