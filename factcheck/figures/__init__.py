"""Figures as intervals: what they leave possible, whether two can be compared, in order of time, and drawn."""
