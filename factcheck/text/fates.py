"""What has become of each row and sentence of a text: a match counts only if every other reading comes off worse."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Final

import attrs

from factcheck.text.blocks import Blocks
from factcheck.text.doubles import Doubles
from factcheck.text.editions import TELLING, Editions, Pair
from factcheck.text.kinship import ALMOST, LOOKALIKE, Kin, Kinship
from factcheck.text.lone import LoneWords
from factcheck.text.near_copies import near_copies
from factcheck.text.pairing import LEAST_LIKE, LEAST_MARGIN, Pairing
from factcheck.text.refuting import refuted
from factcheck.text.words import likeness

__all__ = ["Fate", "Fates"]

# Another unit that is nearly as like, and that nothing else explains, is a rival wherever it stands.
_NEARLY: Final = 0.05

# A lookalike that nothing explains, wherever it stands, of a unit that is found elsewhere.
_LOOKALIKE_ANYWHERE: Final = 0.75

# What is more like another unit by this much is no rival, even if it was matched with nothing.
_PLAINLY: Final = 0.1

# What is less like a unit by this much than its match says nothing against that.
_FAR: Final = 0.3

# Fractions do not add up to the last digit.
_ROUNDING: Final = 1e-9

# What lies in the slot of a unit is a rival of what is found elsewhere, unless the neighbours there agree better by this much.
_AS_NEAR: Final = 0.31

# So few words are an answer, and no sentence that tells whose it is.
_FEW_WORDS: Final = 2

# As far as this it is looked for what vouches for words that stand often.
_LONGEST_RUN: Final = 8

# How much of a unit must lie in another for it to have been joined to that, or split off from it.
_CONTAINED: Final = 0.6


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
        self.likeness, self.share = self._kinship.likeness, self._kinship.share
        self.editions = refuted(editions, self._kinship)
        self.lone_words = LoneWords(editions)
        self._candidates = Kin(self.editions, self._kinship)
        self._pairs = Pairing(self.editions, self._kinship, self._candidates)
        self._doubles = Doubles(self.editions, self._kinship, self._pairs)
        self.owner, self.came = self._pairs.owner, self._pairs.came
        self._open_fate = cache(self._judged)
        self._stayed_as = cache(self._stayed_as_uncached)

    def of(self, one: int) -> Fate:
        """Tell what has become of a unit of the old text."""
        other = self.editions.firm.get(one)
        if other is not None:
            near_copy = self._near_copies.get(one, self._doubles.copied_with_its_line(one, other, self._candidates))
            if near_copy is not None:
                return Fate((one, one + 1), None, 1.0, 1.0, (other, near_copy))
            doubles = self._candidates.verbatim(self.editions.olds[one].words)
            if doubles and self._is_beside_doubt(one):
                return Fate((one, one + 1), None, 1.0, 1.0, (other, *doubles))
            return Fate((one, one + 1), (other, other + 1), 1.0)
        fate = self._open_fate(one)
        if fate.news is None:
            return fate
        if self._is_short_beside_what_went(one):
            return attrs.evolve(fate, news=None, rivals=(fate.news[0],))
        is_alone = self._stands_alone(one) and not self._stands_often(fate.news[0])
        if not is_alone and (self._doubles.stands_as_another(one, fate.news[0]) or self._is_beside_doubt(one)):
            doubles = [other for other in self._candidates.verbatim(self.editions.olds[one].words) if other != fate.news[0]]
            return attrs.evolve(fate, news=None, rivals=(fate.news[0], *doubles))
        return fate

    @cached_property
    def _near_copies(self) -> dict[int, int]:
        return near_copies(self.editions, self._kinship, self._pairs, self._candidates)

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.editions, self._pairs, self._near_copies)

    def _stands_alone(self, one: int) -> bool:
        words = self.editions.olds[one].words
        return self._pairs.old_counts[words] == 1 and len(self._candidates.verbatim(words)) <= 1

    def _is_short_beside_what_went(self, one: int) -> bool:
        """Tell whether a few words that are said more than once, anywhere, stood in their line beside what is gone."""
        went = (self._pairs.went(other) and self.editions.share_a_line(one, other) for other in (one - 1, one + 1))
        words = self.editions.olds[one].words
        return len(words.split()) <= _FEW_WORDS and any(went) and self.lone_words.stand_twice(words)

    def _is_beside_doubt(self, one: int) -> bool:
        """Tell whether a neighbour is in doubt, or one beyond others that stand twice too: then they vouch for nothing."""
        return any(self._is_doubt_on(one, step) for step in (-1, 1))

    def _is_doubt_on(self, one: int, step: int) -> bool:
        for neighbour in range(one + step, one + step * (_LONGEST_RUN + 1), step):
            if not 0 <= neighbour < len(self.editions.olds):
                return False
            if neighbour not in self.editions.firm and self._open_fate(neighbour).rivals:
                return True
            if not self._candidates.verbatim(self.editions.olds[neighbour].words) or self._stands_alone(neighbour):
                return False
        return False

    def _stands_often(self, other: int) -> bool:
        return len(self._candidates.verbatim(self.editions.news[other].words)) > 1

    def _judged(self, one: int) -> Fate:
        other = self._pairs.matched.get(one)
        if other is None:
            return self._unmatched(one)
        total = self._pairs.total(one, other)
        olds, news = self._widened(one, other)
        rivals = {
            rival: self._case_for(one, other, rival, total)
            for rival in self._candidates.of(one)
            if not news[0] <= rival < news[1]
        }
        claimants = (claimant for claimant in self._candidates.reverse[other] if not olds[0] <= claimant < olds[1])
        claims = [self._claim_on(one, other, claimant, total) for claimant in claimants]
        runner_up = max([0.0, *rivals.values(), *claims])
        close = tuple(
            sorted((rival for rival in rivals if total - rivals[rival] < LEAST_MARGIN), key=lambda rival: -rivals[rival])
        )
        if close or total - runner_up < LEAST_MARGIN:
            return Fate((one, one + 1), None, total, runner_up, (other, *close))
        if not self._is_vouched_for(one, other):
            return Fate((one, one + 1), None, total, total, (other,))
        return Fate(olds, news, total, runner_up, (), self._pairs.side(one, other, -1), self._pairs.side(one, other, 1))

    def _is_vouched_for(self, one: int, other: int) -> bool:
        """Tell whether words that stand more than once stand in a run of words that did, of which one plainly is the same."""
        if self.likeness(one, other) < 1:
            return True
        if self._pairs.are_in_one_gap(one, other) and len(self.editions.olds[one].words) >= TELLING and self._stands_alone(one):
            return True
        if self._is_plain(one, other) or any(self._is_vouched_for_beside(one, other, step) for step in (-1, 1)):
            return True
        return all(self._stays_in_step(one, other, step) for step in (-1, 1))

    def _stays_in_step(self, one: int, other: int, step: int) -> bool:
        """Tell whether each unit up to the next that stayed was matched with one as many places away: none came or went."""
        for beside in range(step, step * (_LONGEST_RUN + 1), step):
            here, there = one + beside, other + beside
            if self.editions.stayed(here) == there:
                return True
            if self._pairs.matched.get(here) != there:
                return False
        return False

    def _is_vouched_for_beside(self, one: int, other: int, step: int) -> bool:
        for beside in range(step, step * (_LONGEST_RUN + 1), step):
            here, there = one + beside, other + beside
            if self.editions.stayed(here) == there:
                return True
            if self._pairs.matched.get(here, self.editions.firm.get(here)) != there:
                return False
            if self.likeness(here, there) < 1:
                # Two short lines of one form are alike whatever they are about, so one with other words vouches for nothing.
                is_telling = len(self.editions.olds[here].words) >= TELLING or self.likeness(here, there) == ALMOST
                return is_telling and self._stayed_as(here) == there
            if self._is_plain(here, there):
                return True
        return False

    def _is_plain(self, one: int, other: int) -> bool:
        """Tell whether a unit has become words that stand once in each text."""
        return self.lone_words.only_place(self.editions.olds[one].words) == self.editions.news[other].start

    def _case_for(self, one: int, other: int, rival: int, total: float) -> float:
        """Say how much speaks for *rival* instead of the unit that was matched."""
        rival_total = self._pairs.total(one, rival)
        beaten = total - LEAST_MARGIN - _ROUNDING
        if self._stands_often(rival) and self._blocks.hold(one, other):
            return min(rival_total, beaten)
        owner = self.owner(rival)
        owned = 0.0 if owner is None else self._pairs.total(owner, rival)
        if self.likeness(one, other) < 1 and self._doubles.went_into(one, owner, rival):
            return total
        if (owner is None or owned < rival_total) and self._doubles.may_be_meant(one, other, rival):
            return total
        if self.likeness(one, rival) < _LOOKALIKE_ANYWHERE and self._is_tied_to(one, other, one, rival):
            return min(rival_total, beaten)
        if owner is not None and owned >= rival_total:
            if self._have_crossed(one, other, owner, rival):
                return total
            # The two would have to change places.
            swapped = rival_total + (self._pairs.total(owner, other) if other in self._candidates.of(owner) else 0.0)
            return swapped - owned
        alike, rival_alike = self.likeness(one, other), self.likeness(one, rival)
        if alike < 1 and self._doubles.begins_rather(one, other, rival):
            return total
        is_anchored = self._is_anchored(one, other) and not self._is_anchored(one, rival)
        if alike == rival_alike == 1:
            is_held = self._doubles.stands_as_before(one, other) or is_anchored or self._lies_between(one, other, rival)
            return min(rival_total, beaten) if is_held else total
        if alike == 1 and self._doubles.came_beside(one, other, rival):
            return min(rival_total, beaten)
        if any(
            self.likeness(origin, rival) >= rival_alike + _PLAINLY for origin in self._candidates.reverse[rival] if origin != one
        ):
            # It is more like another unit, so it is rather a copy of that.
            return min(rival_total, beaten)
        if alike < 1 and rival_alike >= max(LEAST_LIKE, alike - _NEARLY):
            return total
        if alike == 1 and not self._pairs.are_in_one_gap(one, other) and rival_alike >= _LOOKALIKE_ANYWHERE:
            return total
        if rival_alike >= LOOKALIKE and self.has_left(one, other) and self._pairs.are_in_one_gap(one, rival):
            return total
        in_slot = self._pairs.side(one, rival, -1) + self._pairs.side(one, rival, 1)
        if is_anchored and rival_alike < alike - _NEARLY:
            return min(rival_total, beaten)
        if rival_alike >= LOOKALIKE and in_slot >= self._pairs.side(one, other, -1) + self._pairs.side(one, other, 1) - _AS_NEAR:
            return total
        return rival_total if self._pairs.may_be(one, rival) else 0.0

    def has_left(self, one: int, other: int) -> bool:
        """Tell whether a unit that is as it was stands elsewhere: what moved along with it says nothing of what it left."""
        is_verbatim = self.likeness(one, other) == 1
        return not self._pairs.are_in_one_gap(one, other) or (is_verbatim and self.editions.chain.get(one) != other)

    def _have_crossed(self, one: int, other: int, owner: int, rival: int) -> bool:
        """Tell whether two units that both changed are said to have changed places, and may as well have stayed in order."""
        if (one < owner) == (other < rival):
            return False
        alike = self.likeness(one, other), self.likeness(owner, rival)
        in_order = self.likeness(one, rival), self.likeness(owner, other)
        return max(alike) < 1 and min(in_order) >= LOOKALIKE

    def _is_anchored(self, one: int, other: int) -> bool:
        """Tell whether two units stand beside the same unit, which plainly stayed in its order."""
        return any(self._stayed_as(one + step) == other + step for step in (-1, 1))

    def _stayed_as_uncached(self, one: int) -> int | None:
        """Give what a unit has become that stands in its order and is far less like any other."""
        other = self.editions.firm.get(one)
        if other is not None:
            return other if self.editions.chain.get(one) == other else None
        other = self._pairs.matched.get(one)
        if other is None or not self._pairs.are_in_one_gap(one, other):
            return None
        others = [self.likeness(one, rival) for rival in self._candidates.of(one) if rival != other]
        others += [self.likeness(claimant, other) for claimant in self._candidates.reverse[other] if claimant != one]
        return other if self.likeness(one, other) - max(others, default=0.0) >= _FAR else None

    def _is_tied_to(self, one: int, other: int, claimant: int, rival: int) -> bool:
        """Tell whether a pair of units has a name in common that stands once in each edition, and another pair has none.

        So a row keeps its name, whatever else in it changed. It says nothing against a near copy, in which the name was replaced.
        """
        return self._kinship.are_tied(one, other) and not self._kinship.are_tied(claimant, rival)

    def _lies_between(self, one: int, other: int, rival: int) -> bool:
        """Tell whether a unit has both its neighbours and a rival has not; whether these are in doubt is asked elsewhere."""
        sides, rival_sides = ([self._pairs.side(one, place, step) for step in (-1, 1)] for place in (other, rival))
        return min(sides) == 1 and max(rival_sides) < 1

    def _claim_on(self, one: int, other: int, claimant: int, total: float) -> float:
        """Say how much speaks for another old unit's having become the one that was matched."""
        matched = self._pairs.matched.get(claimant)
        is_verbatim = self.likeness(one, other) == 1
        # Rows that were exchanged are told by their words, and labels that were counted on are not.
        may_have_changed = is_verbatim and (matched is None or len(self.editions.olds[one].words) < TELLING)
        if may_have_changed and self._stood_there(claimant, one, other):
            return total
        if matched is not None and self.likeness(claimant, matched) == 1:
            return 0.0
        if is_verbatim:
            return total if self._doubles.has_its_neighbour(claimant, one, other) else 0.0
        if self._lies_rather_in(claimant, one, other):
            return total
        if not self._pairs.may_be(claimant, other):
            return 0.0
        if self.likeness(claimant, other) < _LOOKALIKE_ANYWHERE and self._is_tied_to(one, other, claimant, other):
            return 0.0
        return self._pairs.total(claimant, other)

    def _stood_there(self, claimant: int, one: int, other: int) -> bool:
        """Tell whether a lookalike that went stood just where a unit is found that left its own place: it may have changed."""
        if self._pairs.only_one_between(claimant) != other or self.likeness(claimant, other) < LOOKALIKE:
            return False
        return max(self._pairs.side(one, other, -1), self._pairs.side(one, other, 1)) < 1

    def _lies_rather_in(self, claimant: int, one: int, other: int) -> bool:
        """Tell whether another old unit, which may have been cut short, has all that a changed one is said to have become."""
        words, olds = self.editions.news[other].words, self.editions.olds
        return len(words) >= TELLING and words in olds[claimant].words and words not in olds[one].words

    def _unmatched(self, one: int) -> Fate:
        settled = self._joined(one) or self._replaced(one)
        if settled is not None:
            return settled
        best = 0.0
        close = []
        for rival in self._candidates.of(one):
            owner = self.owner(rival)
            if owner is None or not self._pairs.may_be(one, rival):
                continue
            total = self._pairs.total(one, rival)
            best = max(best, total)
            if self._pairs.total(owner, rival) - total < LEAST_MARGIN:
                close.append(rival)
        return Fate((one, one + 1), None, best, best if close else 0.0, tuple(close))

    def _replaced(self, one: int) -> Fate | None:
        """Tell whether a unit has become the one that came in just where it stood, whose words are spelt much as its own are."""
        other = self._pairs.only_one_between(one)
        if other is None or not self.came(other) or self.editions.news[other].words in self._pairs.old_counts:
            return None
        alike = likeness(self.editions.olds[one].words, self.editions.news[other].words)
        return Fate((one, one + 1), (other, other + 1), alike) if alike >= LOOKALIKE else None

    def _joined(self, one: int) -> Fate | None:
        """Tell whether a unit went into the one that its neighbour became."""
        words = self.editions.olds[one].words
        for neighbour in (one - 1, one + 1):
            other = self._pairs.matched.get(neighbour)
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
        olds, news = self.editions.olds, self.editions.news
        old, new = olds[one].words, news[other].words
        first, last = other, other + 1
        while last < len(news) and self._was_split_off(one, last, new):
            last += 1
        while first > 0 and self._was_split_off(one, first - 1, new):
            first -= 1
        start, end = one, one + 1
        if old != new:
            while end < len(olds) and self._was_joined(end, old, new):
                end += 1
            while start > 0 and self._was_joined(start - 1, old, new):
                start -= 1
        return (start, end), (first, last)

    def _was_split_off(self, one: int, other: int, new: str) -> bool:
        if not self.came(other) or self.likeness(one, other) >= LOOKALIKE:
            return False
        return self._kinship.has_rest(self.editions.olds[one].words, new, self.editions.news[other].words)

    def _was_joined(self, one: int, old: str, new: str) -> bool:
        if one in self._pairs.matched or one in self.editions.firm:
            return False
        return self._kinship.has_rest(new, old, self.editions.olds[one].words)
