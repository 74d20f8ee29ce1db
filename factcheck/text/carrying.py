"""Where the words of a row or sentence stand in what that has become: their ends go where the words around them went."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import Final

from factcheck.text.editions import TELLING, Editions, Pair
from factcheck.text.ends import glued, trimmed, with_signs, without_signs
from factcheck.text.folding import PARAGRAPH, Folded
from factcheck.text.units import FIGURE, WORD, Unit
from factcheck.text.words import carried_over, hunks_of

__all__ = ["Carrier", "is_crossed", "next_words", "occurrences", "shared_words"]

_FIGURE: Final = re.compile(FIGURE)


class Carrier:
    """Carries ranges of a stretch of the old text over into the stretch of the new one that it has become.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._old, self._new = editions.old.text, editions.new.text
        # Figures of two cells or rows are not one, though white space parts them as it parts the thousands of one.
        self._old_rows, self._new_rows = _parted(editions.old, editions.olds), _parted(editions.new, editions.news)

    def carried(self, start: int, end: int, here: Pair, there: Pair) -> Pair | None:
        """Carry a range over.

        Args:
            start: Where it starts in the folded old text.
            end: Where it ends.
            here: The stretch of the old text in which it lies.
            there: The stretch of the new text.

        Returns:
            The range of the new text; None if nothing of its words is there.
        """
        place = self._by_words(start, end, here, there)
        if place is None:
            return None
        return self._verbatim(self._old[start:end], place, here, there) or self.ends(start, end, place)

    def ends(self, start: int, end: int, place: Pair) -> Pair:
        """Widen a place at each end at which a word or figure goes on there as it did not before."""
        here, there = glued(self._old_rows, start, end), glued(self._new_rows, *place)
        first = place[0] if self._old[here[0] : start] == self._new[there[0] : place[0]] else there[0]
        last = place[1] if self._old[end : here[1]] == self._new[place[1] : there[1]] else there[1]
        return first, last

    def goes_on(self, start: int, end: int, place: Pair) -> bool:
        """Tell whether a word or figure goes on, in the new text, where it ended in the old one."""
        is_as_it_was = glued(self._new_rows, *place) == glued(self._old_rows, start, end)
        return not is_as_it_was and self.ends(start, end, place) != place

    def stands_between(self, start: int, end: int, place: Pair, here: Pair, there: Pair) -> bool:
        """Tell whether other words stand between just the words that stood around a range."""
        before = next_words(self._old[slice(*here)], start - here[0], end - here[0])
        now = next_words(self._new[slice(*there)], place[0] - there[0], place[1] - there[0])
        is_figure = _FIGURE.fullmatch(self._old[start:end]) and _FIGURE.fullmatch(self._new[slice(*place)])
        if is_figure and any(word and word == other for word, other in zip(before, now, strict=True)):
            return True
        return before == now and before != ("", "") and place[1] - place[0] <= 2 * (end - start) + TELLING

    def _by_words(self, start: int, end: int, here: Pair, there: Pair) -> Pair | None:
        old, new = self._old[slice(*here)], self._new[slice(*there)]
        # The signs at the ends follow the words: a full stop may have become a comma and what it leads to.
        first_word, last_word = without_signs("x", self._old, start, end)
        first, last = carried_over(old, max(0, first_word - here[0]), min(last_word, here[1]) - here[0], new)
        place = trimmed(self._new, there[0] + first, there[0] + last)
        if place is None:
            return None
        place = without_signs("x", self._new, *place)
        place = _figure_of(self._old[first_word:last_word], self._new, place)
        return with_signs(self._old[start:first_word], self._old[last_word:end], self._new, *place)

    def _verbatim(self, words: str, place: Pair, here: Pair, there: Pair) -> Pair | None:
        """Give the one place at which words stand in a unit, if they have led elsewhere by what stands around them."""
        if len(words) < TELLING or self._new[slice(*place)] == words or self._old.count(words, *here) > 1:
            return None
        at = self._new.find(words, *there)
        if at < 0 or self._new.find(words, at + 1, there[1]) >= 0:
            return None
        found = at, at + len(words)
        return found if glued(self._new_rows, *found) == found else None


def _parted(folded: Folded, units: list[Unit]) -> str:
    """Give a text, as long as it is folded, in which spaces are such as part words of one unit."""
    text = folded.lined.replace("\n", " ").replace(PARAGRAPH, " ")
    between = (text[one.end : other.start].replace(" ", "\n") for one, other in pairwise(units))
    parts = (part for unit, gap in zip(units, chain(between, [""]), strict=True) for part in (text[unit.start : unit.end], gap))
    return "".join([text[: units[0].start], *parts, text[units[-1].end :]]) if units else text


def _figure_of(words: str, text: str, place: Pair) -> Pair:
    """Give the figure that stands for a figure, without the words that came in beside it."""
    found = list(_FIGURE.finditer(text, *place)) if _FIGURE.fullmatch(words) else []
    return found[0].span() if len(found) == 1 else place


def occurrences(text: str, words: str) -> list[int]:
    """Give the offsets at which words stand whole; if they never do, the first at which they stand at all."""
    found: list[int] = []
    place = text.find(words)
    while place >= 0:
        if glued(text, place, place + len(words)) == (place, place + len(words)) or not found:
            found.append(place)
        place = text.find(words, place + 1)
    return found


def next_words(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the word before a range and the word after it, each empty if there is none."""
    before, after = WORD.findall(text[:start]), WORD.search(text, end)
    return (before[-1] if before else ""), (after.group() if after else "")


def shared_words(one: str, other: str) -> bool:
    """Tell whether two passages have a word in common."""
    return not {*WORD.findall(one)}.isdisjoint(WORD.findall(other))


def is_crossed(old: str, start: int, end: int, new: str) -> bool:
    """Tell whether a word stood on one side of a range and stands on the other."""
    gone: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    came: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for hunk in hunks_of(old, new):
        if not hunk.same:
            side = hunk.start >= end
            gone[side].update(WORD.findall(old[hunk.start : hunk.end]))
            came[side].update(WORD.findall(new[hunk.new_start : hunk.new_end]))
    return any(gone[side] & came[not side] for side in (False, True))
