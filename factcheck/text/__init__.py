"""Plain strings: where words stand in a text, what a text consists of, and where quotes stand in another edition."""
