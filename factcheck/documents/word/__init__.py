"""Word files (DOCX): the text as it would read with all changes accepted, lists with their numbers, tables, notes."""
