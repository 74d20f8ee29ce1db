"""Commands that make and change annotation files."""
