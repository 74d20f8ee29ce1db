"""Where words stand in a text, and whether something like them stands elsewhere, without reading it again for each quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from factcheck.text.listed_words import ListedWords
from factcheck.text.units import UNSPACED, WORD
from factcheck.text.words import likeness

__all__ = ["WordPlaces"]

# A word between spaces is the same word wherever the others stand; at the ends of others it may be part of a longer one.
_INNER: Final = re.compile(rf"(?<= )(?=({WORD.pattern})[.,;:!?]? )")

# Two letters or digits in a row belong to one word, but in scripts that put no spaces between words.
_GOES_ON: Final = re.compile(rf"[^\W{UNSPACED}]{{2}}")

# A lookalike keeps at least one of as many of the rarest words.
_RAREST: Final = 4

# Words that stand in more places than this would make the search long, and what is said with such words alone is said often.
_TOO_COMMON: Final = 40

# More occurrences than this cannot be told apart by looking at more of them.
_MOST_OCCURRENCES: Final = 200

# Where a word stands in more places than this, reading the text is faster than going to them.
_MANY: Final = 500

# As alike, words may be another wording of the same.
_ALIKE: Final = 0.6


class WordPlaces:
    """The words of a text by their places.

    Args:
        text: The text, folded.
        listed: Its words, if they have been listed.
    """

    def __init__(self, text: str, listed: ListedWords | None = None) -> None:
        self._text, self._listed = text, listed

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        if self._listed is not None and self._listed.is_even:
            for word, start in zip(self._listed.words, self._listed.starts, strict=True):
                found[word].append(start)
        else:
            for place in WORD.finditer(self._text):
                found[place.group().casefold()].append(place.start())
        return found

    def occurrences(self, words: str) -> Iterator[int]:
        """Give the offsets at which words stand verbatim, in order."""
        inner = {found.group(1).casefold(): found.start(1) for found in _INNER.finditer(words)}
        rarest = min(inner, key=lambda word: (len(self._places.get(word, ())), word), default=None)
        if rarest is None or len(self._places.get(rarest, ())) > _MANY:
            found = self._read_for(words)
        else:
            starts = (at - inner[rarest] for at in self._places.get(rarest, ()))
            found = (start for start in starts if start >= 0 and self._text.startswith(words, start))
        return islice(found, _MOST_OCCURRENCES)

    def whole_occurrences(self, words: str) -> Iterator[int]:
        """Give the offsets at which words stand verbatim and are no part of longer ones, in order."""
        rarest: tuple[int, list[int]] | None = None
        for word in WORD.finditer(words):
            places = self._places.get(word.group().casefold(), [])
            if rarest is None or len(places) < len(rarest[1]):
                rarest = word.start(), places
            if not places:
                break
        if rarest is None or len(rarest[1]) > _MANY:
            found = self._read_for(words)
        else:
            (before, places), stands_at = rarest, self._text.startswith
            found = (at - before for at in places if at >= before and stands_at(words, at - before))
        return islice((start for start in found if not self._is_cut_off(start, start + len(words))), _MOST_OCCURRENCES)

    def _is_cut_off(self, start: int, end: int) -> bool:
        """Tell whether the word or figure at an end of a place goes on there: "5 lost" is not what "15 lost" says."""
        before, after = self._text[max(0, start - 1) : start + 1], self._text[end - 1 : end + 1]
        return bool(_GOES_ON.fullmatch(before) or _GOES_ON.fullmatch(after))

    def _read_for(self, words: str) -> Iterator[int]:
        place = self._text.find(words)
        while place >= 0:
            yield place
            place = self._text.find(words, place + 1)

    def may_stand_elsewhere(self, words: str, start: int) -> bool:
        """Tell whether something like words that stand at a place may stand at another one, too: if in doubt, yes.

        Args:
            words: The words.
            start: Offset of the place, in code points.
        """
        rarest = self._rarest(words)
        return len(rarest) < _RAREST or self.likest_elsewhere(words, start, start + len(words)) >= _ALIKE

    def filled(self, words: str, most: int) -> Iterator[tuple[int, int]]:
        """Give the places at which words stand in order with others or a break in between, as far as their rarest word leads.

        Args:
            words: The words.
            most: How many others at most.
        """
        listed = list(WORD.finditer(words))
        tokens = [word.group().casefold() for word in listed]
        for offset, at in ((offset, at) for word, offset in self._rarest(words)[:1] for at in self._places[word]):
            found = [*WORD.finditer(self._text, max(0, at - 2 * offset), at + 2 * len(words))]
            for number, start in enumerate(found):
                last = _last_of(tokens, [one.group().casefold() for one in found[number : number + len(tokens) + most]])
                place = start.start(), found[number + last].end()
                if last >= 0 and self._text[slice(*place)] != words[listed[0].start() : listed[-1].end()]:
                    yield place

    def likest_elsewhere(self, words: str, start: int, end: int) -> float:
        """Say how alike what stands outside a place is, as far as rare words lead there.

        Args:
            words: The words.
            start: Offset at which the place begins, in code points.
            end: Offset just after its end.
        """
        windows = {at - offset for word, offset in self._rarest(words) for at in self._places[word] if not start <= at < end}
        return max((likeness(words, self._text[max(0, first) : first + len(words)]) for first in windows), default=0.0)

    def _rarest(self, words: str) -> list[tuple[str, int]]:
        """Give the rarest words that are not too common to be followed, each with its offset."""
        within = {word.group().casefold(): word.start() for word in WORD.finditer(words)}
        rarest = sorted(within.items(), key=lambda item: (len(self._places[item[0]]), item))[:_RAREST]
        return [item for item in rarest if len(self._places[item[0]]) <= _TOO_COMMON]


def _last_of(tokens: list[str], found: list[str]) -> int:
    """Give the number of the word with which the last of some words is found, of which the first must be; -1 if one is not."""
    if not tokens or found[:1] != tokens[:1]:
        return -1
    wanted = iter(tokens)
    next_one: str | None = next(wanted)
    for number, word in enumerate(found):
        if word == next_one:
            next_one = next(wanted, None)
            if next_one is None:
                return number
    return -1
