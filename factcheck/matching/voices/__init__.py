"""Statements put another way round: the passive into the active, and what two things are to each other, seen from the other."""
