"""What has become of the rows and sentences of a text that did not certainly stay: matched one to one, each with its rivals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

import attrs

from factcheck.text.editions import TELLING, Editions, Pair
from factcheck.text.kinship import Kin, Kinship

__all__ = ["Fate", "Fates"]

# What the neighbours say counts for a quarter; the words of the unit itself for the rest.
_BY_NEIGHBOURS: Final = 0.25

# A neighbour that is the same counts in full; to lie in the same gap between units that stayed counts for less.
_SAME_GAP: Final = 0.7

# Less alike than this, two units are not two wordings of one; between the same neighbours, less than that, and away from them
# more.
_LEAST_LIKE: Final = 0.5
_LEAST_LIKE_IN_PLACE: Final = 0.4
_LEAST_LIKE_AWAY: Final = 0.65

# A match must lead every other reading of the two editions by this much.
LEAST_MARGIN: Final = 0.06

# Another unit that is nearly as like, and that nothing else explains, is a rival wherever it stands.
_NEARLY: Final = 0.05

# A lookalike that nothing explains, where a unit stood that is found elsewhere: this alike, it may be the unit itself.
_LOOKALIKE: Final = 0.6
_LOOKALIKE_ANYWHERE: Final = 0.75

# A near copy begins with as many words as the unit did, and is this alike. Of more units than this none is copied.
_BEGINNING: Final = 3
_NEAR_COPY: Final = 0.8
_MOST_ALIKE: Final = 40

# What is more like another unit by this much is no rival, even if it was matched with nothing.
_PLAINLY: Final = 0.1

# What lies in the slot of a unit is a rival of what is found elsewhere, unless the neighbours there agree better by this much.
_AS_NEAR: Final = 0.31

# Runs of more units than this are not copied and changed in one edit.
_SHORT_RUN: Final = 8
_MOST_BESIDE: Final = 32

# How much of a unit must lie in another for it to have been joined to that, or split off from it.
_CONTAINED: Final = 0.6
_ROUNDS: Final = 3


@attrs.frozen
class Fate:
    """What has become of a unit.

    Args:
        olds: The first unit of the old text that went the same way, and the one after the last.
        news: The units of the new text that they became; None if they went.
        score: How much speaks for that, from 0 to 1.
        runner_up: How much speaks for the best other reading.
        rivals: Units of the new text that may be meant as well; if there are any, nothing is certain.
        before: How well the neighbours before it agree, from 0 to 1.
        after: How well the neighbours after it agree.
    """

    olds: Pair
    news: Pair | None
    score: float
    runner_up: float = 0.0
    rivals: tuple[int, ...] = ()
    before: float = 1.0
    after: float = 1.0


class Fates:
    """The matching of what is open in two editions.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._kinship = Kinship(editions)
        self.likeness = self._kinship.likeness
        self.share = self._kinship.share
        self.editions = _refuted(editions, self._kinship)
        self._candidates = Kin(self.editions, self._kinship)
        self._old_counts = Counter(unit.words for unit in editions.olds)
        # What stands before the first unit of one edition is what stands before the first of the other, and so at the end.
        self._edges = {-1: -1, len(editions.olds): len(editions.news)}
        self._standing = self._edges | self.editions.firm
        self._matched: dict[int, int] = {}
        self._owner: dict[int, int] = {}
        self._totals: dict[Pair, float] = {}
        self._open_fate = cache(self._judged)
        self._match()

    def of(self, one: int) -> Fate:
        """Tell what has become of a unit of the old text."""
        other = self.editions.firm.get(one)
        if other is not None:
            near_copy = self._near_copies.get(one)
            if near_copy is not None:
                return Fate((one, one + 1), None, 1.0, 1.0, (other, near_copy))
            return Fate((one, one + 1), (other, other + 1), 1.0)
        fate = self._open_fate(one)
        if fate.news is None or self._stands_alone(one):
            return fate
        # Where the same is said more than once, a neighbour that is in doubt itself says nothing.
        beside = [self._open_fate(neighbour).rivals for neighbour in self._open_beside(one)]
        if any(beside):
            doubles = [other for other in self._candidates.verbatim(self.editions.olds[one].words) if other != fate.news[0]]
            return attrs.evolve(fate, news=None, rivals=(fate.news[0], *doubles))
        return fate

    @cached_property
    def _near_copies(self) -> dict[int, int]:
        """Certain units of which a near copy came in that begins as they do, label and all: which of the two came?"""
        olds, news = self.editions.olds, self.editions.news
        beginnings: dict[str, list[int]] = defaultdict(list)
        for one in self.editions.firm:
            if len(olds[one].words) >= TELLING and self._old_counts[olds[one].words] == 1:
                beginnings[self._beginning(olds[one].words)].append(one)
        found: dict[int, int] = {}
        for other in filter(self.came, self._candidates.news):
            alike = beginnings.get(self._beginning(news[other].words), ())
            if len(alike) <= _MOST_ALIKE:
                found |= {one: other for one in alike if self.likeness(one, other) >= _NEAR_COPY}
        return found

    def _beginning(self, words: str) -> str:
        return self._kinship.signs_of(words)[0][:_BEGINNING]

    def _stands_alone(self, one: int) -> bool:
        words = self.editions.olds[one].words
        return self._old_counts[words] == 1 and len(self._candidates.verbatim(words)) <= 1

    def _open_beside(self, one: int) -> Iterator[int]:
        return (
            number for number in (one - 1, one + 1) if 0 <= number < len(self.editions.olds) and number not in self.editions.firm
        )

    def owner(self, other: int) -> int | None:
        """Give the old unit that was matched with an open one of the new text."""
        return self._owner.get(other)

    def came(self, other: int) -> bool:
        """Tell whether a unit of the new text was matched with none of the old one."""
        return other not in self._owner and other not in self.editions.firm_back

    # Neighbours.

    def _side(self, one: int, other: int, step: int) -> float:
        """Say how well the neighbours of two units agree on one side."""
        if self._standing.get(one + step) == other + step:
            return 1.0
        return _SAME_GAP if self._are_in_one_gap(one, other) else 0.0

    def _are_in_one_gap(self, one: int, other: int) -> bool:
        return self.editions.gaps_of_olds[one] == self.editions.gaps_of_news[other]

    def total(self, one: int, other: int) -> float:
        """Say how much speaks for a unit's having become another, from 0 to 1."""
        return self._totals.get((one, other)) or self._total(one, other)

    def _total(self, one: int, other: int) -> float:
        sides = (self._side(one, other, -1) + self._side(one, other, 1)) / 2
        return (1 - _BY_NEIGHBOURS) * self.likeness(one, other) + _BY_NEIGHBOURS * sides

    # The matching, one to one.

    def _match(self) -> None:
        for _ in range(_ROUNDS):
            matched: dict[int, int] = {}
            owner: dict[int, int] = {}
            totals = list(self._all_totals())
            for _, one, other in sorted((-total, one, other) for one, other, total in totals):
                if one not in matched and other not in owner and self._may_be(one, other):
                    matched[one], owner[other] = other, one
            is_settled = matched == self._matched
            self._matched, self._owner = matched, owner
            self._totals = {(one, other): total for one, other, total in totals}
            self._standing = self._edges | self.editions.firm | matched
            if is_settled:
                break

    def _all_totals(self) -> Iterator[tuple[int, int, float]]:
        """Give the total of each candidate that is like enough, as ``_total`` does, but with what they share looked up once."""
        gaps, gaps_of_news = self.editions.gaps_of_olds, self.editions.gaps_of_news
        for one in self._candidates.olds:
            before, after, gap = self._standing.get(one - 1), self._standing.get(one + 1), gaps[one]
            for other in self._candidates.of(one):
                alike = self.likeness(one, other)
                if alike < _LEAST_LIKE_IN_PLACE:
                    continue
                side = _SAME_GAP if gap == gaps_of_news[other] else 0.0
                sides = (1.0 if before == other - 1 else side) + (1.0 if after == other + 1 else side)
                yield one, other, (1 - _BY_NEIGHBOURS) * alike + _BY_NEIGHBOURS * (sides / 2)

    def _may_be(self, one: int, other: int) -> bool:
        alike = self.likeness(one, other)
        if alike < 1 and self.editions.news[other].words in self._old_counts:
            # Words that the old text had elsewhere are a copy of those, or those themselves.
            return False
        sides = self._side(one, other, -1), self._side(one, other, 1)
        if min(sides) >= _SAME_GAP:
            return alike >= _LEAST_LIKE_IN_PLACE
        return alike >= (_LEAST_LIKE if any(sides) else _LEAST_LIKE_AWAY)

    # The verdict.

    def _judged(self, one: int) -> Fate:
        other = self._matched.get(one)
        if other is None:
            return self._unmatched(one)
        total = self.total(one, other)
        olds, news = self._widened(one, other)
        rivals = {
            rival: self._case_for(one, other, rival) for rival in self._candidates.of(one) if not news[0] <= rival < news[1]
        }
        claimants = (claimant for claimant in self._candidates.reverse[other] if not olds[0] <= claimant < olds[1])
        claims = [self._claim_on(one, other, claimant) for claimant in claimants]
        runner_up = max([0.0, *rivals.values(), *claims])
        close = tuple(
            sorted((rival for rival in rivals if total - rivals[rival] < LEAST_MARGIN), key=lambda rival: -rivals[rival])
        )
        if close or total - runner_up < LEAST_MARGIN:
            return Fate((one, one + 1), None, total, runner_up, (other, *close))
        return Fate(olds, news, total, runner_up, (), self._side(one, other, -1), self._side(one, other, 1))

    def _case_for(self, one: int, other: int, rival: int) -> float:
        """Say how much speaks for *rival* instead of the unit that was matched."""
        total, rival_total = self.total(one, other), self.total(one, rival)
        owner = self._owner.get(rival)
        if owner is not None and self.total(owner, rival) >= rival_total:
            # The two would have to change places.
            swapped = rival_total + (self.total(owner, other) if other in self._candidates.of(owner) else 0.0)
            return swapped - self.total(owner, rival)
        alike, rival_alike = self.likeness(one, other), self.likeness(one, rival)
        if alike < 1 and self._begins_rather(one, other, rival):
            return total
        if alike == rival_alike == 1:
            return rival_total if self._stands_as_before(one, other) else total
        if any(
            self.likeness(origin, rival) >= rival_alike + _PLAINLY for origin in self._candidates.reverse[rival] if origin != one
        ):
            # It is more like another unit, so it is rather a copy of that.
            return min(rival_total, total - LEAST_MARGIN)
        if alike < 1 and rival_alike >= max(_LEAST_LIKE, alike - _NEARLY):
            return total
        if alike == 1 and not self._are_in_one_gap(one, other) and rival_alike >= _LOOKALIKE_ANYWHERE:
            return total
        in_slot = self._side(one, rival, -1) + self._side(one, rival, 1)
        if rival_alike >= _LOOKALIKE and in_slot >= self._side(one, other, -1) + self._side(one, other, 1) - _AS_NEAR:
            return total
        return rival_total if self._may_be(one, rival) else 0.0

    def _begins_rather(self, one: int, other: int, rival: int) -> bool:
        """Tell whether another unit has the beginning of an old one, label and all, and the matched one less of it.

        A row that was split or filled with words is less like itself than a new row with one digit changed.
        """
        old, new, rival_words = (
            unit.words for unit in (self.editions.olds[one], self.editions.news[other], self.editions.news[rival])
        )
        if len(old) < TELLING or self._beginning(rival_words) != self._beginning(old):
            return False
        return self._beginning(new) != self._beginning(old) or self.share(old, rival_words) == 1

    def _stands_as_before(self, one: int, other: int) -> bool:
        """Tell whether both neighbours of a unit are, word for word, those that it had."""
        editions = self.editions
        for step in (-1, 1):
            before, there = one + step, other + step
            at_edges = (not 0 <= before < len(editions.olds)), (not 0 <= there < len(editions.news))
            if any(at_edges) and not all(at_edges):
                return False
            if not any(at_edges) and editions.olds[before].words != editions.news[there].words:
                return False
        return True

    def _claim_on(self, one: int, other: int, claimant: int) -> float:
        """Say how much speaks for another old unit's having become the one that was matched."""
        matched = self._matched.get(claimant)
        if matched is not None and (self.likeness(claimant, matched) == 1 or self.likeness(one, other) == 1):
            return 0.0
        return self.total(claimant, other) if self._may_be(claimant, other) else 0.0

    def _unmatched(self, one: int) -> Fate:
        joined = self._joined(one)
        if joined is not None:
            return joined
        best = 0.0
        close = []
        for rival in self._candidates.of(one):
            owner = self._owner.get(rival)
            if owner is None or not self._may_be(one, rival):
                continue
            total = self.total(one, rival)
            best = max(best, total)
            if self.total(owner, rival) - total < LEAST_MARGIN:
                close.append(rival)
        return Fate((one, one + 1), None, best, best if close else 0.0, tuple(close))

    # Units that were split or joined.

    def _joined(self, one: int) -> Fate | None:
        """Tell whether a unit went into the one that its neighbour became."""
        words = self.editions.olds[one].words
        for neighbour in (one - 1, one + 1):
            other = self._matched.get(neighbour)
            if other is None or self._kinship.share(words, self.editions.news[other].words) < _CONTAINED:
                continue
            if self._kinship.share(words, self.editions.olds[neighbour].words) >= _CONTAINED:
                continue
            fate = self._open_fate(neighbour)
            if fate.news is not None:
                return attrs.evolve(fate, olds=(min(one, fate.olds[0]), max(one + 1, fate.olds[1])))
        return None

    def _widened(self, one: int, other: int) -> tuple[Pair, Pair]:
        """Take in the neighbours in the new text that were split off, and those in the old text that were joined to it."""
        editions = self.editions
        old, new = editions.olds[one].words, editions.news[other].words
        first, last = other, other + 1
        while last < len(editions.news) and self._was_split_off(one, last, new):
            last += 1
        while first > 0 and self._was_split_off(one, first - 1, new):
            first -= 1
        start, end = one, one + 1
        if old != new:
            while end < len(editions.olds) and self._was_joined(end, old, new):
                end += 1
            while start > 0 and self._was_joined(start - 1, old, new):
                start -= 1
        return (start, end), (first, last)

    def _was_split_off(self, one: int, other: int, new: str) -> bool:
        if not self.came(other) or self.likeness(one, other) >= _LOOKALIKE:
            return False
        return self._kinship.has_rest(self.editions.olds[one].words, new, self.editions.news[other].words)

    def _was_joined(self, one: int, old: str, new: str) -> bool:
        if one in self._matched or one in self.editions.firm:
            return False
        return self._kinship.has_rest(new, old, self.editions.olds[one].words)


# What seems to have stayed, refuted.


def _refuted(editions: Editions, kinship: Kinship) -> Editions:
    """Give the editions without the short runs that have lookalikes beside them: either of the two may be what stayed."""
    firm = dict(editions.firm)
    for first, last in _runs(editions.firm):
        # Short runs that left their order are held against all that came in, not only against what lies beside them.
        has_moved = first not in editions.chain
        if last - first <= _SHORT_RUN and (has_moved or _has_doubles(editions, kinship, first, last)):
            for one in range(first, last):
                del firm[one]
    return attrs.evolve(editions, firm=firm)


def _has_doubles(editions: Editions, kinship: Kinship, first: int, last: int) -> bool:
    beside = set(_came_beside(editions, editions.firm[first], editions.firm[last - 1]))
    slot = range(editions.slot(first)[0], editions.slot(last - 1)[1])
    if len(slot) <= _MOST_BESIDE:
        beside.update(other for other in slot if other not in editions.firm_back)
    doubles = {one: {other for other in beside if kinship.likeness(one, other) >= _LOOKALIKE} for one in range(first, last)}
    return all(doubles.values()) and len(set().union(*doubles.values())) >= last - first


def _came_beside(editions: Editions, start: int, end: int) -> Iterator[int]:
    """Give the open units of the new text directly before and after a run."""
    for step, place in ((-1, start), (1, end)):
        for other in range(place + step, place + step * (_MOST_BESIDE + 1), step):
            if not 0 <= other < len(editions.news) or other in editions.firm_back:
                break
            yield other


def _runs(firm: dict[int, int]) -> Iterator[Pair]:
    """Give the stretches of old units that went to one stretch of the new text."""
    first = last = -1
    for one in sorted(firm):
        if first >= 0 and one == last and firm[one] == firm[one - 1] + 1:
            last = one + 1
            continue
        if first >= 0:
            yield first, last
        first, last = one, one + 1
    if first >= 0:
        yield first, last
