"""What people hold, turned into text and into a first annotation of it."""
