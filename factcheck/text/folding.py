"""Texts without what editors, browsers and converters change unasked: white space, shapes of quotation marks, Unicode forms."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import attrs

__all__ = ["ELLIPSIS", "PARAGRAPH", "SHAPES", "SPELT_OUT", "UNSEEN", "Folded", "fold", "occurrences"]

# Characters that are exchanged for one another without telling. Primes are left out: 5′ and 5″ are different lengths.
SHAPES: Final = {
    "'": "‘’‚‛ʼ‹›",
    '"': "“”„‟«»",
    "-": "‐‑‒–—―−",
    " ": "\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
}

# Quotes are short and mostly ASCII, and then most shapes cannot be in them. A tab is kept beside the line breaks, since it parts
# cells, and a form feed, which stands for an empty line too, since it parts paragraphs; they become spaces with the breaks.
PARAGRAPH: Final = "\f"
_PARTS_CELLS: Final = 3
_KEPT: Final = "\t" + PARAGRAPH
_ALL_SHAPES: Final = tuple((other, shape) for shape, others in SHAPES.items() for other in others if other not in _KEPT)
_SHAPES_IN_ASCII: Final = tuple((other, shape) for other, shape in _ALL_SHAPES if other.isascii())

ELLIPSIS: Final = "…"

# Written as several characters as often as one.
SPELT_OUT: Final = {ELLIPSIS: "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}

# Shown as nothing: soft hyphen, zero-width space, word joiner, byte order mark, marks of direction. Joiners shape letters and
# stay.
UNSEEN: Final = "\xad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_RUN: Final = re.compile(rf"[\s{UNSEEN}]{{2,}}")
_SINGLE: Final = re.compile(f"[{UNSEEN}{''.join(SPELT_OUT)}]")
_HYPHENS: Final = "-‐"
_BREAK_IN_COMPOUND: Final = re.compile(rf"(?:{'|'.join(_HYPHENS)})\n(?=\w)")
_BEYOND_ASCII: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")

# Hangul vowels and final consonants, which join the character before them though they are not marks.
_JOINING_JAMO: Final = range(0x1160, 0x1200)

_Piece = tuple[int, int, str]


@attrs.frozen
class Folded:
    """A text as it is compared, with the way back to the offsets of the text as it is stored.

    Args:
        lined: The folded text, with its line breaks and tabs, and a form feed where paragraphs are parted.
        pieces: What changes its length when folded: start and end in the stored text and in the folded one, in order.
        text: The folded text, in which a line break or a tab is a space like any other.
    """

    lined: str
    pieces: tuple[list[int], list[int], list[int], list[int]]
    text: str = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "text", self.lined.replace("\n", " ").replace("\t", " ").replace(PARAGRAPH, " "))

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the stored text into the range of the folded text that shows it."""
        starts, ends, to_starts, to_ends = self.pieces
        return _outward(start, end, starts, ends, to_starts, to_ends)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the folded text into the range of the stored text that it shows."""
        to_starts, to_ends, starts, ends = self.pieces
        return _outward(start, end, starts, ends, to_starts, to_ends)


def _outward(
    start: int, end: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]
) -> tuple[int, int]:
    """Carry a range over; what begins or ends within a piece takes it whole; what is shown as nothing stays outside."""
    place = bisect_right(starts, start) - 1
    if place >= 0:
        start = to_starts[place] if start < ends[place] else to_ends[place] + start - ends[place]
    place = bisect_left(starts, end) - 1
    if place >= 0:
        end = to_ends[place] if end < ends[place] else to_ends[place] + end - ends[place]
    return start, end


def fold(text: str, *, ellipsis: bool = True) -> Folded:
    """Fold a text: one space for any white space, one shape of quotation mark and dash, composed characters, nothing unseen.

    Words, figures, letter case and all other punctuation stay as they are, so texts that fold alike say the same.

    Args:
        text: The text.
        ellipsis: Whether an ellipsis is written out as three points; in a quote it may stand for words that were left out.

    >>> fold("“Fair”\\u00a0–  he\\u0301\\n said").text
    '"Fair" - hé said'
    """
    lists: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    parts: list[str] = []
    last = length = 0
    for start, end, shown in _pieces(text, ellipsis):
        parts += (text[last:start], shown)
        length += start - last
        for offsets, offset in zip(lists, (start, end, length, length + len(shown)), strict=True):
            offsets.append(offset)
        length += len(shown)
        last = end
    lined = "".join([*parts, text[last:]])
    for other, shape in _SHAPES_IN_ASCII if lined.isascii() else _ALL_SHAPES:
        lined = lined.replace(other, shape)
    return Folded(lined, lists)


def _pieces(text: str, ellipsis: bool) -> Iterator[_Piece]:
    sources: list[Iterable[_Piece]] = [((found.start(), found.end(), _shown(text, found)) for found in _RUN.finditer(text))]
    if not text.isascii() and any(character in text for character in (*UNSEEN, *SPELT_OUT)):
        singles = (found for found in _SINGLE.finditer(text) if ellipsis or found.group() != ELLIPSIS)
        sources.append((found.start(), found.end(), SPELT_OUT.get(found.group(), "")) for found in singles)
    sources.append((found.start() + 1, found.end(), "") for found in _BREAK_IN_COMPOUND.finditer(text))
    if not unicodedata.is_normalized("NFC", text):
        sources.append(_decomposed(text))
    return _disjoint(chain.from_iterable(sources))


def _shown(text: str, run: re.Match[str]) -> str:
    """Say what a run of spaces and unseen characters is shown as.

    After a hyphen, a line break is nothing: "self-" and "government" on two lines are the same word as on one.
    """
    if not run.group().strip(UNSEEN):
        return ""
    if PARAGRAPH in run.group() or run.group().count("\n") > 1:
        return PARAGRAPH
    if "\n" not in run.group():
        # Columns that are set with spaces are parted by more than one puts between two sentences.
        return "\t" if "\t" in run.group() or len(run.group()) >= _PARTS_CELLS else " "
    is_compound = run.start() > 0 and text[run.start() - 1] in _HYPHENS and text[run.end() : run.end() + 1].isalnum()
    return "" if is_compound else "\n"


def _decomposed(text: str) -> Iterator[_Piece]:
    for run in _BEYOND_ASCII.finditer(text):
        if not unicodedata.is_normalized("NFC", run.group()):
            for start, end in _clusters(text, run.start(), run.end()):
                composed = unicodedata.normalize("NFC", text[start:end])
                if composed != text[start:end]:
                    yield start, end, composed


def _clusters(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for place in range(start + 1, stop):
        if unicodedata.category(text[place])[0] != "M" and ord(text[place]) not in _JOINING_JAMO:
            yield start, place
            start = place
    yield start, stop


def _disjoint(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    last = 0
    for piece in sorted(pieces, key=lambda piece: (piece[0], -piece[1])):
        if piece[0] >= last:
            yield piece
            last = piece[1]


def occurrences(text: str, quote: str, *, near: int = 0) -> tuple[int, ...]:
    """Give the offsets at which *quote* stands verbatim in *text*, overlapping ones too, nearest first.

    Args:
        text: The text, in which offsets count code points.
        quote: The words; the empty quote stands nowhere.
        near: The offset from which nearness is reckoned.

    >>> occurrences("to be or not to be", "to be", near=10)
    (13, 0)
    """
    found = []
    index = text.find(quote) if quote else -1
    while index >= 0:
        found.append(index)
        index = text.find(quote, index + 1)
    return tuple(sorted(found, key=lambda place: abs(place - near)))
