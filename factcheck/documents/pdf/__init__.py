"""PDF: the words of its pages in reading order, told from what paper repeats."""
