"""Statements that say the same in another order: which parts of them may move, and where to."""
