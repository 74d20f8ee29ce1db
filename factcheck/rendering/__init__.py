"""Annotations as people read them: fragments of HTML that the report, the documentation and notebooks share."""
