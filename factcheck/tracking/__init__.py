"""Annotations over time: what changed between versions, how two lines of work are joined, and what has grown old."""
