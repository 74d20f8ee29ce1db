"""Sentences that say nearly what one beside them says, or the contrary: either of the two may be the one that came in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from factcheck.text.arrivals import Arrivals
from factcheck.text.editions import TELLING, Pair
from factcheck.text.folding import PARAGRAPH, Folded
from factcheck.text.skeleton import UNKNOWN
from factcheck.text.turning import DENYING, turning_words
from factcheck.text.units import EDGES, FIGURE, LETTERS, UNSPACED
from factcheck.text.words import carried_over

__all__ = ["Twins", "are_twins"]

# A longer sentence is not denied by a word or two. A short one may stand between it and its twin.
_REACH: Final = 400
_BETWEEN: Final = 48
_WINDOW: Final = 2 * _REACH
_MOST_UNITS: Final = 4

# So many words, and signs of scripts without spaces, come and go where a sentence is denied, and so many characters.
_MOST_OTHER: Final = 4
_MOST_OTHER_SIGNS: Final = 6
_LONGEST_OTHER: Final = 24

# Words that came on top make a twin whatever they are, if they are no more than these.
_MOST_ON_TOP: Final = 2

# Fewer words say nothing that could be denied.
_FEWEST_COMMON: Final = 3

# As much beside a sentence that is as it was tells that nothing came in there.
_ENOUGH: Final = 12

_LINE: Final = f"\n{PARAGRAPH}"
_END: Final = re.compile(rf"[{_LINE}]|[.!?;؟।۔]+[\"')\]]*\s|[。！？]+[\"')\]」』]*")
_LABEL: Final = re.compile(r"\A\W*(?:(?:[^\W\d]+ )?[^\s\w]*\w{0,3}\d[\d.]*\w?[.:)\]]+|\w\))(?:\s|\Z)")
_DIGITS: Final = re.compile(r"\d+")
_TOKEN: Final = re.compile(rf"{FIGURE}|[{UNSPACED}]|{LETTERS}")
_SIGN: Final = re.compile(f"[{UNSPACED}]")


class Twins:
    """Finds what came in right beside the sentence of a quote and says nearly the same, or the contrary.

    Args:
        old: The old text, or what is known of it.
        new: The new text.
        arrivals: Tells what came in, if the old text is known.
        language: BCP 47 tag, by which it is known which words turn a sense.
    """

    def __init__(self, old: Folded, new: Folded, arrivals: Arrivals | None, language: str | None) -> None:
        self._old, self._new, self._arrivals, self._language = old, new, arrivals, language
        self._last: tuple[tuple[Pair, tuple[str, ...]], tuple[Pair, ...]] = (((-1, -1), ()), ())

    def beside(self, known: Pair, place: Pair) -> Pair | None:
        """Give the place of a quote in a twin of its sentence that came in beside that.

        Args:
            known: The range of the quote in the folded old text.
            place: Where it stands in the folded new text.
        """
        if self._arrivals is not None and not self._arrivals.may_be_beside(known, place, _MOST_UNITS):
            return None
        bounds = self._bounds(place)
        for here in self._sentences(place, bounds):
            for there in self._twins_of(here, self._said(known, here), bounds):
                if not self._was_there(known, place, there) and not self._is_other_row(known, place, here, there):
                    return self._carried(place, here, there)
        return None

    def _said(self, known: Pair, here: Pair) -> tuple[str, ...]:
        """Give what a sentence says, and what it said where only its label or figures were others."""
        words = self._new.text[slice(*here)].strip(EDGES)
        old = self._arrivals.sentence(*known) if self._arrivals is not None else words
        return (words, old) if old != words and _DIGITS.sub("", old) == _DIGITS.sub("", words) else (words,)

    def _bounds(self, place: Pair) -> list[int]:
        """Give the offsets around a place at which a row or sentence ends and another begins."""
        lined = self._new.lined
        first, last = max(0, place[0] - _WINDOW), min(len(lined), place[1] + _WINDOW)
        found = [match.end() for match in _END.finditer(lined, first, last)]
        return [*([0] if first == 0 else []), *found, *([len(lined)] if last == len(lined) else [])]

    def _sentences(self, place: Pair, bounds: list[int]) -> Iterator[Pair]:
        """Give the row or sentence of a place, and, where it may go on behind a line break, all of it."""
        sides = bounds[: bisect_right(bounds, place[0])][::-1], bounds[bisect_left(bounds, place[1]) :]
        known = None
        for may_break in (True, False):
            ends = [next((at for at in side if may_break or not self._is_broken(at)), None) for side in sides]
            if ends[0] is not None and ends[1] is not None and ends[1] - ends[0] <= _REACH and ends != known:
                yield ends[0], ends[1]
            known = ends

    def _is_broken(self, at: int) -> bool:
        return self._new.lined[at - 1 : at] == "\n"

    def _twins_of(self, here: Pair, said: tuple[str, ...], bounds: list[int]) -> tuple[Pair, ...]:
        # The quotes of a sentence follow one another.
        if self._last[0] != (here, said):
            self._last = (here, said), tuple(self._found_beside(here, said, bounds))
        return self._last[1]

    def _found_beside(self, here: Pair, said: tuple[str, ...], bounds: list[int]) -> Iterator[Pair]:
        """Find the twins of what a sentence says, or said."""
        length, far, text = here[1] - here[0], _far(here), self._new.text
        before = [at for at in bounds if here[0] - far <= at <= here[0]]
        after = [at for at in bounds if here[1] <= at <= here[1] + far]
        for first, last in (*combinations(before, 2), *combinations(after, 2)):
            if abs(last - first - length) <= _LONGEST_OTHER:
                words = text[first:last].strip(EDGES)
                if any(are_twins(one, words, self._language) for one in said):
                    yield first, last

    def _was_there(self, known: Pair, place: Pair, twin: Pair) -> bool:
        """Tell whether a twin stood in the old text; in a lost one it did if all that is known beside the quote stands there."""
        old, new = self._old.text, self._new.text
        if new[slice(*twin)].strip(EDGES) in old:
            return True
        if self._arrivals is not None:
            return not self._arrivals.may_be_at(known, twin)
        if twin[0] >= place[1]:
            beside = old[known[1] : known[1] + _REACH].partition(UNKNOWN)[0].rstrip()
            return len(beside) - (twin[0] - place[1]) >= _ENOUGH and new.startswith(beside, place[1])
        beside = old[max(0, known[0] - _REACH) : known[0]].rpartition(UNKNOWN)[2].lstrip()
        return len(beside) - (place[0] - twin[1]) >= _ENOUGH and new.endswith(beside, 0, place[0])

    def _is_other_row(self, known: Pair, place: Pair, here: Pair, there: Pair) -> bool:
        """Tell whether a row has the label that it had, and its twin has another one."""
        label, other = self._label(self._new, here[0]), self._label(self._new, there[0])
        if not label or not other or label == other:
            return False
        start = known[0] - (place[0] - here[0])
        is_as_it_was = self._old.text[max(0, start) : known[0]] == self._new.text[here[0] : place[0]]
        return is_as_it_was and label == self._label(self._old, start)

    @staticmethod
    def _label(text: Folded, start: int) -> str:
        """Give the label of a row: what it begins with, or what stands before its first sentence in the line."""
        line = max(text.lined.rfind(sign, max(0, start - _REACH), start) for sign in _LINE) + 1
        found = _LABEL.match(text.lined[line : start + _BETWEEN])
        return found.group().strip() if found and line + found.end() >= start else ""

    def _carried(self, place: Pair, here: Pair, there: Pair) -> Pair:
        text = self._new.text
        first, last = carried_over(text[slice(*here)], place[0] - here[0], place[1] - here[0], text[slice(*there)])
        return (there[0] + first, there[0] + last) if first < last else there


def _far(here: Pair) -> int:
    """Give how far from a sentence its twin may end."""
    return here[1] - here[0] + _LONGEST_OTHER + _BETWEEN


def are_twins(one: str, other: str, language: str | None) -> bool:
    """Tell whether two sentences have nearly the same words, and those in which they differ turn the sense or came on top.

    Args:
        one: The words of a sentence; a label before it counts for nothing.
        other: Those of another.
        language: BCP 47 tag, by which it is known which words turn a sense.

    >>> are_twins("The army states that 56 schools were shut", "The army does not state that 56 schools were shut", "en")
    True
    >>> are_twins("Unit 5: 25 were lost", "Unit 6: 26 were not lost", "en")
    False
    """
    one, other = _LABEL.sub("", one), _LABEL.sub("", other)
    # Rows of one form differ in their figures.
    if one == other or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    ours, theirs = (Counter(_TOKEN.findall(words.casefold())) for words in (one, other))
    went, came = (ours - theirs).total(), (theirs - ours).total()
    is_unspaced = any(map(_SIGN.match, (ours - theirs) | (theirs - ours)))
    # A word of a script without spaces is two signs or more.
    most, weight = (_MOST_OTHER_SIGNS, 2) if is_unspaced else (_MOST_OTHER, 1)
    common = ours.total() - went
    if not 0 < went + came <= most or common < max((went + came) / weight, _FEWEST_COMMON):
        return False
    if min(went, came) == 0 and went + came <= _MOST_ON_TOP and min(len(one), len(other)) >= TELLING:
        return True
    # Rows of one form differ in what they are about, and then a word of hearsay or condition tells nothing.
    return bool(turning_words(one, other, language, kinds=DENYING if min(went, came) else None))
