"""How much of a text is accounted for: every character that is neither space nor punctuation lies in some extent."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from factcheck.text.offsets import Extent

__all__ = ["Coverage", "Occupied", "coverage_of", "may_speak", "merged", "unaccounted"]


# A run of signs without a letter or figure is a match too, whose group is none, lest it be gone through from each of its signs.
_WORD: Final = re.compile(r"(?:[^\w\s]|_)*+([^\W_])\S*+|(?:[^\w\s]|_)++")
_CANDIDATE: Final = re.compile(r"[^\s!\"#%&'()*,\-./:;?@\[\\\]_{}•’“”–—]")

# Unicode's general categories: separators, punctuation and control characters assert nothing by themselves.
_SILENT: Final = frozenset("ZPC")


@attrs.frozen(kw_only=True)
class Coverage:
    """How many words of a text are accounted for.

    Args:
        words: Number of words: runs without white space that hold a letter or a digit.
        accounted: Number of those that lie wholly in extents.
        aside: Number of those that were set aside since they assert nothing.
        left_out: Number of those that assert something and were left out on purpose.
    """

    words: int
    accounted: int
    aside: int = 0
    left_out: int = 0

    @property
    def claimed(self) -> int:
        """Number of words that claims account for."""
        return self.accounted - self.aside - self.left_out

    def __str__(self) -> str:
        """Word how many words are accounted for, and the shares where some are left out on purpose."""
        shares = [(self.claimed, "claimed"), (self.aside, "set aside"), (self.left_out, "left out on purpose")]
        told = ": " + ", ".join(f"{count:,} {word}" for count, word in shares if count) if self.left_out else ""
        return f"{self.accounted:,} of {self.words:,} words accounted for{told}"


def may_speak(text: str) -> bool:
    """Tell quickly whether a text may hold more than space and punctuation; False is certain."""
    return _CANDIDATE.search(text) is not None


def _first_speaking(text: str, start: int, end: int) -> int:
    """Give the offset of the first character in [start, end) that is neither space nor punctuation, or -1."""
    for match in _CANDIDATE.finditer(text, start, end):
        if unicodedata.category(match.group())[0] not in _SILENT:
            return match.start()
    return -1


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """Give the same characters as disjoint extents in order; those that touch become one.

    >>> merged([(5, 9), (0, 3), (2, 5)])
    [(0, 9)]
    """
    result: list[Extent] = []
    last_start, last_end = -1, -1
    for start, end in sorted(extents):
        if start > last_end:
            if last_end >= 0:
                result.append((last_start, last_end))
            last_start, last_end = start, end
        elif end > last_end:
            last_end = end
    if last_end >= 0:
        result.append((last_start, last_end))
    return result


class Occupied:
    """The characters that some extents have, to ask of many ranges whether they share one with them.

    Args:
        extents: Half-open extents in code points, in any order; they may overlap.

    >>> occupied = Occupied([(0, 3), (2, 5)])
    >>> occupied.meets(4, 9), occupied.meets(5, 9)
    (True, False)
    """

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._extents = merged(extents)
        # Disjoint extents in order end in order too, so one binary search finds the only one that can reach into a range first.
        self._ends = [end for _, end in self._extents]

    def meets(self, start: int, end: int) -> bool:
        """Tell whether [start, end) shares a character with any of the extents."""
        place = bisect_right(self._ends, start)
        return place < len(self._extents) and self._extents[place][0] < end


def unaccounted(text: str, extents: Iterable[Extent]) -> Iterator[Extent]:
    """Give the stretches of *text* outside all *extents* that hold more than space and punctuation.

    Args:
        text: The text of the source.
        extents: Half-open extents in code points, in any order, within the text.

    Returns:
        Half-open extents in order, each without white space or punctuation at its ends.

    >>> list(unaccounted("One, two; three.", [(0, 3), (10, 15)]))
    [(5, 8)]
    """
    for start, end in _gaps(len(text), extents):
        first = _first_speaking(text, start, end)
        if first >= 0:
            # From the end it is read back one by one, since what must be cut off is a sign or two.
            stop = end
            while _first_speaking(text, stop - 1, stop) < 0:
                stop -= 1
            yield first, stop


def _gaps(length: int, extents: Iterable[Extent]) -> list[Extent]:
    gaps = []
    last = 0
    for start, end in sorted(extents):
        if start > last:
            gaps.append((last, start))
        if end > last:
            last = end
    return [*gaps, (last, length)] if last < length else gaps


def coverage_of(
    text: str, extents: Iterable[Extent], *, aside: Iterable[Extent] = (), left_out: Iterable[Extent] = ()
) -> Coverage:
    """Count the words of a text and those that are accounted for.

    Args:
        text: The text.
        extents: Start and end, in code points, of what is accounted for, whatever the reason.
        aside: Those of the extents that assert nothing.
        left_out: Those of the extents that assert something and are left out on purpose.

    >>> coverage_of("One, two; three.", [(0, 3), (10, 15)], aside=[(0, 3)])
    Coverage(words=3, accounted=2, aside=1, left_out=0)
    """
    missed: set[int] = set()
    for start, end in unaccounted(text, extents):
        # A word of which a part is left over counts as missed, as a whole: half a figure tells nothing.
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        missed.update(word.start() for word in _WORD.finditer(text, start, end) if word[1])
    words = _words_in(text)
    return Coverage(words=words, accounted=words - len(missed), aside=_begun_in(text, aside), left_out=_begun_in(text, left_out))


def _begun_in(text: str, extents: Iterable[Extent]) -> int:
    return sum(_words_in(text, start, end) for start, end in merged(extents))


def _words_in(text: str, *extent: int) -> int:
    return sum(map(bool, _WORD.findall(text, *extent)))
