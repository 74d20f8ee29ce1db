"""Annotations over time: what changed, how two lines of work are joined, what has grown old, and where claims stand in a new edition."""
