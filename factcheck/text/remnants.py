"""Where a quote stands in another edition, if nothing is left of the old text but quotes and what stood beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Final

import attrs

from factcheck.text.ends import glued, trimmed, without_signs
from factcheck.text.folding import Folded
from factcheck.text.other_rows import ROW_END, OtherRows
from factcheck.text.placing import Placed
from factcheck.text.skeleton import UNKNOWN
from factcheck.text.units import WORD
from factcheck.text.word_places import WordPlaces
from factcheck.text.words import carried_over, likeness

__all__ = ["REFUTED", "Remnants"]

REFUTED: Final = 1.0
"""How much speaks against a place to which the words of another row have come: no other method settles on it."""

# How far the words around a quote are looked at, in code points.
_REACH: Final = 80

# So many characters that stand beside a quote as they did can be no chance; two places differ if one has so many more.
_ENOUGH: Final = 32
_PLAINLY_MORE: Final = 8

# As many words beside a quote are compared where they are not the same; the next one counts most.
_NEAR_WORDS: Final = 6

# What must speak for a place on the side on which less does; on the other, all must be as it was.
_LEAST_BESIDE: Final = 0.6
# Where words that stand once are just where they stood, so little of the other side that it is no other row.
_SOME_BESIDE: Final = 0.15
_TELLING: Final = 20

# Words as long as this that stand once, with all on one side of them as it was, are theirs if nothing like them stands elsewhere.
_LONE: Final = 24

# How far the best place must lead; by less than the second, it does not even if more stands beside it as it did.
_LEAST_LEAD: Final = 0.65
_NO_TWIN: Final = 0.15

# So many words put in between make another statement of a sentence, and no other sentence of it.
_MOST_FILLED: Final = 2

# All that stood on both sides of the words.
_ALL: Final = 2

_SENTENCE_END: Final = re.compile(r"[.!?;؟।۔]+[\"')\]]*\s|[。！？]")

# If there are more than these, and one has all that stood beside the words, the others are not looked at, for want of time.
_MOST_COMPARED: Final = 20
_MOST_PLACES: Final = 5

# A quote whose words changed is looked for between what stood before and after it, if at least so much of that is found.
_TAILS: Final = (32, 24, 16)
_LEAST_LIKENESS: Final = 0.6
_LEAST_LIKENESS_ONE_SIDED: Final = 0.85


@attrs.frozen
class _Spot:
    """A place at which the words stand as they did.

    Args:
        start: Its offset in the folded new text.
        left: How well what stands before it agrees, from 0 to 1.
        right: How well what stands after it agrees.
        run: How many characters beside it are as they were.
        own: Whether all of its row or sentence before it is as it was, and all of that after it; False where that is no word.
        is_whole: Whether all of its row or sentence is as it was.
        is_telling: Whether that is long enough to tell something.
        is_in_place: Whether it stands directly behind what its row or sentence began with, and too much beside it is as it was
            for chance.
        begins: Whether all of its row or sentence before it is as it was, if there is any.
    """

    start: int
    left: float
    right: float
    run: int
    own: tuple[bool, bool]
    is_whole: bool
    is_telling: bool
    is_in_place: bool
    begins: bool

    @property
    def evidence(self) -> float:
        return self.left + self.right


class Remnants:
    """Places quotes of a lost text in a new one.

    Args:
        known: What is known of the old text.
        new: The new text.
    """

    def __init__(self, known: Folded, new: Folded) -> None:
        self._known, self._new = known.text, new.text
        self._known_lined = known.lined
        self._places = WordPlaces(new.text)
        self._other_rows = OtherRows(known, new, self._places)

    def place(self, start: int, end: int) -> Placed:
        """Place a range of what is known of the old text.

        Of a text that is lost nobody knows whether it had the same words a second time. So a place counts if what stood on both
        sides of the words agrees, and no other place comes near it.
        """
        words = self._known[start:end]
        before, after = self._beside(start, end)
        own = self._own(start, end, before, after)
        spots = sorted(self._spots(words, before, after, own), key=lambda spot: (-spot.evidence, -spot.run))
        slot = self._slot(words, before, after)
        twin = self._twin(words, before, after, own) if spots else None
        twin = twin or self._filled(start, end, own, spots)
        places = [(spot.start, spot.start + len(words)) for spot in spots]
        if twin is not None:
            return Placed("ambiguous", tuple(dict.fromkeys([*places, twin]))[:_MOST_PLACES], spots[0].evidence / 2, REFUTED)
        if spots and self._other_rows.hold((start, end), own, spots[0].start):
            return Placed("ambiguous", tuple(places[:_MOST_PLACES]), spots[0].evidence / 2, REFUTED)
        if spots and self._convinces(words, before, after, spots, slot):
            best = spots[0]
            place = best.start, best.start + len(words)
            runner_up = max((spot.evidence / 2 for spot in spots[1:]), default=0.0)
            unit = self._sentences(start, end, place, before, after)
            return Placed("settled", (place,), max(0.8, best.evidence / 2), min(runner_up, 0.7), unit)
        if slot is None:
            return Placed("ambiguous", tuple(places[:_MOST_PLACES]), spots[0].evidence / 2) if places else Placed("orphan")
        place, alike = slot
        if places and not self._is_certainly_changed(words, spots):
            return Placed("ambiguous", tuple(dict.fromkeys([place, *places]))[:_MOST_PLACES], alike, alike)
        if self._places.likest_elsewhere(words, *place) >= alike - _NO_TWIN:
            return Placed("ambiguous", (place,), alike, alike)
        return Placed("changed", (place,), (1 + alike) / 2)

    def settled(self, start: int, end: int, place: tuple[int, int], score: float) -> Placed:
        """Give what is known of a range that stands at a place."""
        return Placed("settled", (place,), score, 0.0, self._sentences(start, end, place, *self._beside(start, end)))

    def _beside(self, start: int, end: int) -> tuple[str, str]:
        """Give what is known of the text before a range and after it."""
        _, cut_before, before = self._known[max(0, start - _REACH) : start].rpartition(UNKNOWN)
        after, cut_after, _ = self._known[end : end + _REACH].partition(UNKNOWN)
        # The space at a cut is none of the text.
        return before.lstrip(" ") if cut_before else before, after.rstrip(" ") if cut_after else after

    def _sentences(
        self, start: int, end: int, place: tuple[int, int], before: str, after: str
    ) -> tuple[tuple[int, int], tuple[int, int]]:
        """Give as much as is known of the sentence around a quote, and as much of the new one."""
        here = _to_start_of_sentence(before), _to_end_of_sentence(after)
        first = _to_start_of_sentence(self._new[max(0, place[0] - here[0] - _TELLING) : place[0]])
        last = _to_end_of_sentence(self._new[place[1] : place[1] + here[1] + _TELLING])
        if here[0] == len(before):
            # The sentence began before what is known of it, so no more than that can be compared.
            first = min(first, here[0])
        if here[1] == len(after):
            last = min(last, here[1])
        return (start - here[0], end + here[1]), (place[0] - first, place[1] + last)

    # The words as they were.

    @staticmethod
    def _next_word(text: str) -> str:
        found = WORD.search(text)
        return found.group() if found else ""

    def _own(self, start: int, end: int, before: str, after: str) -> tuple[str, str]:
        """Give what is known of the row or sentence of a quote before it and after it."""
        lined_before = self._known_lined[start - len(before) : start]
        lined_after = self._known_lined[end : end + len(after)]
        first = max((found.end() for found in ROW_END.finditer(lined_before)), default=0)
        last = ROW_END.search(lined_after)
        return before[first:], after[: last.start() if last else len(after)]

    def _spots(self, words: str, before: str, after: str, own: tuple[str, str]) -> Iterator[_Spot]:
        for place in self._occurrences(words, before, after):
            end = place + len(words)
            run = _common(before[::-1], self._new[max(0, place - len(before)) : place][::-1])
            run_after = _common(after, self._new[end : end + len(after)])
            left = 1.0 if before and run >= min(len(before), _ENOUGH) else self._agreement(before, place, -1)
            right = 1.0 if after and run_after >= min(len(after), _ENOUGH) else self._agreement(after, end, 1)
            stands = self._new.endswith(own[0], 0, place), self._new.startswith(own[1], end)
            is_own = bool(WORD.search(own[0])) and stands[0], bool(WORD.search(own[1])) and stands[1]
            is_whole = all(stands)
            is_telling = is_whole and len(own[0] + words + own[1]) >= _TELLING
            # What a row begins with has nothing of its own before it, so the word behind it must be the same.
            is_bound = is_own[0] or self._next_word(after) == self._next_word(self._new[end : end + _REACH])
            is_in_place = stands[0] and is_bound and max(run, run_after) >= _ENOUGH
            yield _Spot(place, left, right, run + run_after, is_own, is_whole, is_telling, is_in_place, stands[0])

    def _occurrences(self, words: str, before: str, after: str) -> Iterator[int]:
        head, tail = before[-_ENOUGH:], after[:_ENOUGH]
        places = list(self._places.occurrences(words))
        if len(places) > _MOST_COMPARED and (head or tail):
            with_neighbours = list(self._places.occurrences(head + words + tail))
            if with_neighbours:
                return (place + len(head) for place in with_neighbours)
        own = glued(head + words + tail, len(head), len(head) + len(words))
        added = len(head) - own[0], own[1] - len(head) - len(words)
        return (
            place
            for place in places
            if glued(self._new, place, place + len(words)) == (place - added[0], place + len(words) + added[1])
        )

    def _agreement(self, context: str, place: int, step: int) -> float:
        """Say what share of the words beside a place are those that stood there: rare and near ones count more."""
        if step < 0:
            wanted = WORD.findall(context.casefold())[::-1][:_NEAR_WORDS]
            there = WORD.findall(self._new[max(0, place - 2 * _REACH) : place].casefold())[::-1]
        else:
            wanted = WORD.findall(context.casefold())[:_NEAR_WORDS]
            there = WORD.findall(self._new[place : place + 2 * _REACH].casefold())
        found = set(there[: 2 * _NEAR_WORDS])
        weights = {word: 1 / ((1 + number) * max(1, self._counts[word])) for number, word in reversed([*enumerate(wanted)])}
        most = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in found) / most if most else _LEAST_BESIDE

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(WORD.findall(self._new.casefold()))

    def _convinces(
        self, words: str, before: str, after: str, spots: list[_Spot], slot: tuple[tuple[int, int], float] | None
    ) -> bool:
        best = spots[0]
        place = best.start, best.start + len(words)
        if slot is not None and best.evidence < 2 and not (slot[0][0] <= place[0] and place[1] <= slot[0][1]):
            # Other words stand where these stood.
            return False
        if len(spots) == 1 and best.is_in_place and min(best.left, best.right) >= _SOME_BESIDE:
            return True
        if (len(words) < _TELLING or len(spots) > 1) and not self._has_its_neighbours(before, after, *place):
            return False
        if max(best.left, best.right) < 1:
            return False
        if min(best.left, best.right) < _LEAST_BESIDE:
            is_lone = len(spots) == 1 and len(words) >= _LONE and (best.run >= _TELLING or any(best.own))
            return is_lone and not self._places.may_stand_elsewhere(words, best.start)
        if any(max(spot.left, spot.right) == 1 and spot.run >= _ENOUGH for spot in spots[1:]):
            # A row that moved takes its own words along, and leaves behind what stood after it.
            return False
        if len(spots) > 1 and not best.begins:
            # Another row may be the one of which these words are left.
            return False
        # Words that stand scattered beside it are less than what stood there.
        is_as_it_was = best.run >= min(len(before), _ENOUGH) + min(len(after), _ENOUGH)
        is_all_there = best.is_whole and best.evidence == _ALL and is_as_it_was
        if not is_all_there and any(spot.is_telling or _is_rather(spot, best) for spot in spots[1:]):
            return False
        others = [spot for spot in spots[1:] if best.evidence - spot.evidence < _LEAST_LEAD]
        return all(best.run - spot.run >= _PLAINLY_MORE and best.evidence - spot.evidence >= _NO_TWIN for spot in others)

    def _has_its_neighbours(self, before: str, after: str, start: int, end: int) -> bool:
        """Tell whether the words next to a place are those that stood there; where none is known, the text must end."""
        wanted = WORD.findall(before)[-1:], WORD.findall(after)[:1]
        there = WORD.findall(self._new[max(0, start - _REACH) : start])[-1:], WORD.findall(self._new[end : end + _REACH])[:1]
        return wanted == there

    def _is_certainly_changed(self, words: str, spots: list[_Spot]) -> bool:
        """Tell whether words that stand elsewhere too are so common there that they say nothing."""
        return len(words) < _TELLING and spots[0].evidence < 1

    # Other words between the same neighbours.

    def _twin(self, words: str, before: str, after: str, own: tuple[str, str]) -> tuple[int, int] | None:
        """Give a second place with the same neighbours at which the words stand changed: that may be where they stood."""
        frames = self._frames(words, before, after, _TAILS[:1])
        if all(map(WORD.search, own)) and sum(map(len, own)) >= _TELLING:
            # A row may have moved, and then only what is left of it stands around its words.
            starts = [place + len(own[0]) for place in self._places.occurrences(own[0])]
            frames += _framed(words, starts, list(self._places.occurrences(own[1])))
        alike = (frame for frame in frames if likeness(words, self._new[slice(*frame)]) >= _LEAST_LIKENESS)
        rivals = (frame for frame in alike if words not in self._new[slice(*frame)])
        return next((frame for frame in rivals if not self._was_there(*frame)), None)

    def _filled(self, start: int, end: int, own: tuple[str, str], spots: list[_Spot]) -> tuple[int, int] | None:
        """Give where a sentence, as far as it is known, stands cut or filled with a word or two: that may be where it stood."""
        sentence = self._known[start - len(own[0]) : end + len(own[1])]
        found = self._places.filled(sentence, _MOST_FILLED) if spots and len(sentence) >= _TELLING else iter(())
        others = (place for place in found if not any(place[0] <= spot.start < place[1] for spot in spots))
        return next((place for place in others if not self._was_there(*place)), None)

    def _was_there(self, start: int, end: int) -> bool:
        """Tell whether what stands at a place is known to have stood in the old text as well, so that it is nothing new."""
        return self._new[max(0, start - _ENOUGH) : end + _ENOUGH] in self._known

    def _frames(self, words: str, before: str, after: str, lengths: tuple[int, ...]) -> list[tuple[int, int]]:
        starts = [(place + length) for place, length in self._tails(before, lengths, is_before=True)]
        return _framed(words, starts, [place for place, _ in self._tails(after, lengths, is_before=False)])

    def _slot(self, words: str, before: str, after: str) -> tuple[tuple[int, int], float] | None:
        # A short quote may be replaced as a whole, so all the more must stand around it as it did.
        lengths = _TAILS if len(words) >= _TELLING else _TAILS[:1]
        starts = [(place + length) for place, length in self._tails(before, lengths, is_before=True)]
        ends = [place for place, _ in self._tails(after, lengths, is_before=False)]
        pairs = _framed(words, starts, ends)
        if len(pairs) == 1:
            place = trimmed(self._new, *pairs[0])
            place = place and without_signs(words, self._new, *place)
            if place is not None:
                return self._if_like(place, words, _LEAST_LIKENESS)
        elif not pairs and len(starts) == 1 and not ends and len(words) >= _TELLING:
            return self._one_sided(words, after, starts[0])
        return None

    def _one_sided(self, words: str, after: str, start: int) -> tuple[tuple[int, int], float] | None:
        window = self._new[start : start + 2 * len(words) + _REACH]
        first, last = carried_over(words + after, 0, len(words), window)
        place = trimmed(self._new, start + first, start + last)
        return None if place is None else self._if_like(place, words, _LEAST_LIKENESS_ONE_SIDED)

    def _if_like(self, place: tuple[int, int], words: str, least: float) -> tuple[tuple[int, int], float] | None:
        place = glued(self._new, *place) if words[-1:].isdigit() or words[:1].isdigit() else place
        alike = likeness(words, self._new[slice(*place)])
        is_replaced = len(words) < _TELLING and 2 * (place[1] - place[0]) >= len(words)
        return (place, alike) if alike >= least or is_replaced else None

    def _tails(self, context: str, lengths: tuple[int, ...], *, is_before: bool) -> list[tuple[int, int]]:
        """Find where as much as possible of what stood beside a quote stands now, and how much of it that is."""
        for length in lengths:
            if len(context) >= length:
                part = context[-length:] if is_before else context[:length]
                found = list(self._places.occurrences(part))
                if found:
                    return [(place, length) for place in found]
        return []


def _framed(words: str, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Give the stretches between two kinds of neighbours that are not too long for some words."""
    longest = 2 * len(words) + 2 * _TELLING
    return [(one, other) for one in starts for other in ends if one < other <= one + longest]


def _is_rather(spot: _Spot, best: _Spot) -> bool:
    """Tell whether more of a row or sentence stands at another place than at the one for which most speaks."""
    return spot.own > best.own if spot.own[0] == best.own[0] or spot.own[1] == best.own[1] else any(spot.own)


def _to_start_of_sentence(text: str) -> int:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return len(text) - (ends[-1] if ends else 0)


def _to_end_of_sentence(text: str) -> int:
    found = _SENTENCE_END.search(text)
    return found.end() if found else len(text)


def _common(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
