"""BibTeX and BibLaTeX, read and written."""
