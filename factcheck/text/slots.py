"""What stands where a row or sentence stood: by its rank between those that stayed, or by where rare words of its like lead."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from factcheck.text.editions import Editions, Pair, heaviest_chain

__all__ = ["Slots"]

# Of a slot with more units than this, only those about the place of a unit are looked at.
_MOST_IN_SLOT: Final = 16
_NEAR_BY_RANK: Final = 4

# Rare words that lead in order to place after place say better than a rank where a unit stood.
_NEAR_BY_WORDS: Final = 2


class Slots:
    """Gives the open units of the new text that stand where an open one of the old text stood.

    Args:
        editions: The editions.
        olds: The open units of the old text.
        news: The open units of the new text.
        lead: What gives the unit of the new text to which rare words of an old one plainly lead, if there is one.
    """

    def __init__(self, editions: Editions, olds: list[int], news: list[int], lead: Callable[[int], int | None]) -> None:
        self._editions, self._olds, self._news, self._lead = editions, olds, news, lead

    def of(self, one: int) -> Sequence[int]:
        """Give what stands where an old unit stood."""
        first, last = self._editions.slot(one)
        begin, end = bisect_left(self._news, first), bisect_left(self._news, last)
        if end - begin <= _MOST_IN_SLOT:
            return self._news[begin:end]
        middle, reach = self._place(one, begin, end)
        return self._news[max(begin, middle - reach) : min(end, middle + reach + 1)]

    def _place(self, one: int, begin: int, end: int) -> Pair:
        """Give the place of an old unit among the open ones of the new text, and how far from it one looks."""
        olds, news = self._led
        following = bisect_left(olds, one)
        if following < len(olds) and olds[following] == one:
            return bisect_left(self._news, news[following]), _NEAR_BY_WORDS
        place = bisect_left(self._olds, one)
        rank, size = self._ranks[one]
        first, last = place - rank, place - rank + size
        if following and olds[following - 1] >= self._olds[first]:
            first, begin = (
                bisect_left(*listed) + 1 for listed in ((self._olds, olds[following - 1]), (self._news, news[following - 1]))
            )
        if following < len(olds) and olds[following] <= self._olds[last - 1]:
            last, end = bisect_left(self._olds, olds[following]), bisect_left(self._news, news[following])
        return begin + round((place - first) * (end - begin) / (last - first)), _NEAR_BY_RANK

    @cached_property
    def _led(self) -> tuple[list[int], list[int]]:
        """Give the units whose words lead somewhere in the same gap, all in order, and where."""
        gaps, gaps_of_news = self._editions.gaps_of_olds, self._editions.gaps_of_news
        leads = ((one, self._lead(one)) for one in self._olds)
        pairs = [(one, other) for one, other in leads if other is not None and gaps[one] == gaps_of_news[other]]
        chain = heaviest_chain(pairs, lambda one: 1)
        return [one for one, _ in chain], [other for _, other in chain]

    @cached_property
    def _ranks(self) -> dict[int, Pair]:
        """The place of each open old unit among those of its gap, and how many those are."""
        gaps: dict[int, list[int]] = defaultdict(list)
        for one in self._olds:
            gaps[self._editions.gaps_of_olds[one]].append(one)
        return {one: (rank, len(olds)) for olds in gaps.values() for rank, one in enumerate(olds)}
