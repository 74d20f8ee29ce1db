"""Commands that make pages to read."""
