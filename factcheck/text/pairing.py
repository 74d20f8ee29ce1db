"""Open rows and sentences of two editions paired one to one, by their words and by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import heapify, heappop, heapreplace
from itertools import islice
from typing import Final

from factcheck.text.editions import Editions
from factcheck.text.kinship import Kin, Kinship

__all__ = ["LEAST_LIKE", "LEAST_MARGIN", "Pairing"]

# What the neighbours say counts for a quarter; the words of the unit itself for the rest.
_BY_NEIGHBOURS: Final = 0.25

# A neighbour that is the same counts in full; to lie in the same gap between units that stayed counts for less.
_SAME_GAP: Final = 0.7

# Less alike than this, two units are not two wordings of one; between the same neighbours, less than that, and away from them
# more.
LEAST_LIKE: Final = 0.5
_LEAST_LIKE_IN_PLACE: Final = 0.4
_LEAST_LIKE_AWAY: Final = 0.65

# A match must lead every other reading of the two editions by this much.
LEAST_MARGIN: Final = 0.06

_WITH_ONE_BETWEEN: Final = 2

# Pairs are neighbours of pairs, so they are made again until they agree with one another; three times are enough in practice.
_ROUNDS: Final = 3

# How much speaks for a unit's having become another, with the sign changed so that the best sorts first, and the two.
_Reading = tuple[float, int, int]


class Pairing:
    """The pairs for which most speaks, the best first.

    Args:
        editions: The editions, of which only what is open is paired.
        kinship: The likeness of their units.
        candidates: Which of them may be which.
    """

    def __init__(self, editions: Editions, kinship: Kinship, candidates: Kin) -> None:
        self._editions, self._likeness, self._candidates = editions, kinship.likeness, candidates
        self._gaps_of_olds, self._gaps_of_news = editions.gaps_of_olds, editions.gaps_of_news
        self.old_counts = Counter(unit.words for unit in editions.olds)
        # What stands before the first unit of one edition is what stands before the first of the other, and so at the end.
        self._edges = {-1: -1, len(editions.olds): len(editions.news)}
        self._standing = self._edges | editions.firm
        self.matched: dict[int, int] = {}
        self._owner: dict[int, int] = {}
        self._stood: dict[int, int] = {}
        self._is_settled = False
        self._match()

    def owner(self, other: int) -> int | None:
        """Give the old unit that was matched with an open one of the new text."""
        return self._owner.get(other)

    def origin(self, other: int) -> int | None:
        """Give what a unit of the new text was in the old one; the edges of one text are those of the other."""
        if other in (-1, len(self._editions.news)):
            return other if other < 0 else len(self._editions.olds)
        return self._editions.firm_back.get(other, self._owner.get(other))

    def went(self, one: int) -> bool:
        """Tell whether a unit of the old text was matched with none of the new one."""
        return one not in self.matched and one not in self._editions.firm

    def came(self, other: int) -> bool:
        """Tell whether a unit of the new text was matched with none of the old one."""
        return other not in self._owner and other not in self._editions.firm_back

    def side(self, one: int, other: int, step: int) -> float:
        """Say how well the neighbours of two units agree on one side."""
        if self._standing.get(one + step) == other + step:
            return 1.0
        return _SAME_GAP if self.are_in_one_gap(one, other) else 0.0

    def only_one_between(self, one: int) -> int | None:
        """Give the unit of the new text between the two that the neighbours of an old one have become, if there is but one."""
        before, after = self._standing.get(one - 1), self._standing.get(one + 1)
        return before + 1 if before is not None and after is not None and after - before == _WITH_ONE_BETWEEN else None

    def are_in_one_gap(self, one: int, other: int) -> bool:
        """Tell whether two units lie between the same of those that stayed."""
        return self._gaps_of_olds[one] == self._gaps_of_news[other]

    def total(self, one: int, other: int) -> float:
        """Say how much speaks for a unit's having become another, from 0 to 1."""
        alike = self._likeness(one, other)
        standing = self._standing
        # Candidates are held against one another by what stood beside them when they were paired.
        if not self._is_settled and alike >= _LEAST_LIKE_IN_PLACE and other in self._candidates.of(one):
            standing = self._stood
        side = _SAME_GAP if self._gaps_of_olds[one] == self._gaps_of_news[other] else 0.0
        sides = (1.0 if standing.get(one - 1) == other - 1 else side) + (1.0 if standing.get(one + 1) == other + 1 else side)
        return (1 - _BY_NEIGHBOURS) * alike + _BY_NEIGHBOURS * (sides / 2)

    def may_be(self, one: int, other: int) -> bool:
        """Tell whether a unit can have become another: the less of its words are there, the more of its neighbours must be."""
        alike = self._likeness(one, other)
        if alike < 1 and self._editions.news[other].words in self.old_counts:
            # Words that the old text had elsewhere are a copy of those, or those themselves.
            return False
        sides = self.side(one, other, -1), self.side(one, other, 1)
        if min(sides) >= _SAME_GAP:
            return alike >= _LEAST_LIKE_IN_PLACE
        return alike >= (LEAST_LIKE if any(sides) else _LEAST_LIKE_AWAY)

    def _match(self) -> None:
        best: dict[int, _Reading] = {}
        for _ in range(_ROUNDS):
            best = self._best(best)
            matched, owner = self._paired(best)
            self._is_settled = matched == self.matched
            self.matched, self._owner = matched, owner
            self._stood, self._standing = self._standing, self._edges | self._editions.firm | matched
            if self._is_settled:
                break

    def _paired(self, best: dict[int, _Reading]) -> tuple[dict[int, int], dict[int, int]]:
        """Go through the readings of all units, the best first, and give what is matched with what, and the way back."""
        matched: dict[int, int] = {}
        owner: dict[int, int] = {}
        # One reading of each unit waits for its turn: few units need more than their best one.
        waiting = list(best.values())
        heapify(waiting)
        others: dict[int, Iterator[_Reading]] = {}
        while waiting:
            _, one, other = waiting[0]
            following = None
            if other not in owner and self.may_be(one, other):
                matched[one], owner[other] = other, one
            else:
                if one not in others:
                    others[one] = islice(sorted(self._readings(one)), 1, None)
                following = next(others[one], None)
            if following is None:
                heappop(waiting)
            else:
                heapreplace(waiting, following)
        return matched, owner

    def _best(self, known: dict[int, _Reading]) -> dict[int, _Reading]:
        """Give the best reading of each unit; it is known of those whose neighbours have become what they had become before."""
        standing, stood = self._standing.get, self._stood.get
        found: dict[int, _Reading] = {}
        for one in self._candidates.olds:
            is_known = one in known and standing(one - 1) == stood(one - 1) and standing(one + 1) == stood(one + 1)
            reading = known[one] if is_known else min(self._readings(one), default=None)
            if reading is not None:
                found[one] = reading
        return found

    def _readings(self, one: int) -> list[_Reading]:
        """Give each candidate of a unit that is like enough, as ``total`` weighs it, but with what they share looked up once."""
        gap, gaps_of_news, of_words, of_neighbours = (
            self._gaps_of_olds[one],
            self._gaps_of_news,
            1 - _BY_NEIGHBOURS,
            _BY_NEIGHBOURS,
        )
        before, after = self._standing.get(one - 1), self._standing.get(one + 1)
        found = []
        for other, alike in self._candidates.of(one).items():
            if alike >= _LEAST_LIKE_IN_PLACE:
                side = _SAME_GAP if gap == gaps_of_news[other] else 0.0
                sides = (1.0 if before == other - 1 else side) + (1.0 if after == other + 1 else side)
                found.append((-(of_words * alike + of_neighbours * (sides / 2)), one, other))
        return found
