"""Blocks: what stands in one, between two rows that certainly stayed, is told apart from what has the same words elsewhere."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Final

from factcheck.text.editions import Editions, Pair
from factcheck.text.pairing import Pairing
from factcheck.text.units import Unit

__all__ = ["Blocks"]

# So far from a unit a block may end in the old text, and so many units it may have in the new one.
_LONGEST_SIDE: Final = 8
_MOST_UNITS: Final = 32


class Blocks:
    """Tells apart short lines that stand under each heading, and lines that were changed alike under each.

    Args:
        editions: The editions.
        pairs: Their pairs.
        doubtful: The units of the old text that are not as certain as they seem.
    """

    def __init__(self, editions: Editions, pairs: Pairing, doubtful: Container[int]) -> None:
        self._editions, self._pairs, self._doubtful = editions, pairs, doubtful
        self.hold = cache(self._hold)

    def _hold(self, one: int, other: int) -> bool:
        """Tell whether a unit stands in its block: between those that stood beside it, and nothing there has its words but it."""
        if any(self._pairs.side(one, other, step) < 1 for step in (-1, 1)):
            return False
        before, after = self._next_that_stayed(one, -1), self._next_that_stayed(one, 1)
        if before is None or after is None or not before[1] < other < after[1] <= before[1] + _MOST_UNITS:
            return False
        olds, news = self._editions.olds, self._editions.news
        return _is_alone(one, olds[before[0] + 1 : after[0]], olds) and _is_alone(other, news[before[1] + 1 : after[1]], news)

    def _next_that_stayed(self, one: int, step: int) -> Pair | None:
        """Give the next unit, before or after one, that certainly stayed in its order, and what it is in the new text."""
        for here in range(one + step, one + step * (_LONGEST_SIDE + 1), step):
            there = self._editions.stayed(here)
            if there is not None and here not in self._doubtful:
                return here, there
        return None


def _is_alone(number: int, block: list[Unit], units: list[Unit]) -> bool:
    return sum(unit.words == units[number].words for unit in block) == 1
