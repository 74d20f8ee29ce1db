"""Annotations as people read them: the report, and the fragments that it shares with documentation and notebooks."""
