"""Bytes to annotation and back: examined, loaded, saved, with the files that an annotation names."""
