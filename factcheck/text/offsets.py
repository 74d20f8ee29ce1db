"""Offsets of one text in all the units that programs count in: code points, UTF-16 units, bytes of UTF-8, lines and columns.

This package counts code points. Browsers, Java and many editors count UTF-16 units; tools that read files count bytes; people and
compilers name a line and a column. The same number means other places in other units as soon as a text has an emoji or an accent.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

import attrs

__all__ = ["Extent", "Offsets"]

Extent = tuple[int, int]
"""Where characters of a text begin and end, in code points."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_BEYOND_PLANE: Final = re.compile(r"[\U00010000-\U0010ffff]")


@attrs.frozen(slots=False)
class Offsets:
    """The offsets of one text, each in code points and in other units, both ways.

    Nothing is built before it is asked for; then each question takes the time of a binary search.

    Args:
        text: The text, newlines as stored.

    >>> offsets = Offsets("é🏭 ok")
    >>> offsets.to_utf16(2), offsets.to_bytes(2), offsets.from_bytes(6)
    (3, 6, 2)
    """

    text: str

    def to_utf16(self, offset: int) -> int:
        """Give the number of UTF-16 units before an offset in code points.

        Raises:
            ValueError: If the offset is not in the text.
        """
        return self._checked(offset) + bisect_left(self._astral, offset)

    def from_utf16(self, units: int) -> int:
        """Give the offset in code points that so many UTF-16 units lead to.

        Raises:
            ValueError: If it lies beyond the text or inside a surrogate pair; the message has the nearest that are right.
        """
        # Each character beyond the first plane that comes before is one unit more.
        before = bisect_right(self._astral_in_utf16, units - 1) if units > 0 else 0
        return self._found(units, units - before, "UTF-16 unit")

    def to_bytes(self, offset: int) -> int:
        """Give the number of bytes of UTF-8 before an offset in code points.

        Raises:
            ValueError: If the offset is not in the text.
        """
        places, extra = self._wide
        number = bisect_left(places, self._checked(offset))
        return offset + (extra[number - 1] if number else 0)

    def from_bytes(self, count: int) -> int:
        """Give the offset in code points that so many bytes of UTF-8 lead to.

        Raises:
            ValueError: If it lies beyond the text or inside a character; the message has the nearest that are right.
        """
        places, extra = self._wide
        number = bisect_right(self._wide_in_bytes, count - 1) if count > 0 else 0
        offset = count - (extra[number - 1] if number else 0)
        # Inside the last wide character before, the difference is not that of a whole character.
        inside = number and offset <= places[number - 1]
        return self._found(count, places[number - 1] if inside else offset, "byte")

    def to_line(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of an offset in code points, both from 1; a column counts code points.

        A line ends with a line feed, a carriage return, or both together, which belong to the line that they end.

        Raises:
            ValueError: If the offset is not in the text.
        """
        line = bisect_right(self._line_starts, self._checked(offset))
        return line, offset - self._line_starts[line - 1] + 1

    def from_line(self, line: int, column: int) -> int:
        """Give the offset in code points of a line and a column, both from 1.

        Raises:
            ValueError: If the text has no such line, or the line no such column; the message says how many there are.
        """
        starts = self._line_starts
        if not 1 <= line <= len(starts):
            raise ValueError(f"there is no line {line}; the text has {len(starts)}")
        # The last column is that of the line end, which belongs to the line; what is behind it is the next line.
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        last = end - starts[line - 1] + 1
        if not 1 <= column <= last:
            raise ValueError(f"line {line} has no column {column}; its last is {last}")
        return starts[line - 1] + column - 1

    def _checked(self, offset: int) -> int:
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is not in the text, which has {len(self.text)} code points")
        return offset

    def _found(self, units: int, offset: int, unit: str) -> int:
        """Give an offset if it leads back to the units that it was made of, or say which units are right."""
        lead = self.to_utf16 if unit == "UTF-16 unit" else self.to_bytes
        last = lead(len(self.text))
        if not 0 <= units <= last:
            raise ValueError(f"{unit} {units} is not in the text, which has {last}")
        # The way there and back must lead to the same number; if it does not, the number points into the middle of a character.
        offset = min(max(offset, 0), len(self.text))
        if lead(offset) == units:
            return offset
        below = offset if lead(offset) < units else offset - 1
        raise ValueError(f"{unit} {units} lies inside a character; the nearest are {lead(below)} and {lead(below + 1)}")

    @cached_property
    def _astral(self) -> list[int]:
        """The characters that UTF-16 writes as two units, as offsets in code points."""
        return [] if self.text.isascii() else [found.start() for found in _BEYOND_PLANE.finditer(self.text)]

    @cached_property
    def _astral_in_utf16(self) -> list[int]:
        return [place + number for number, place in enumerate(self._astral)]

    @cached_property
    def _wide(self) -> tuple[list[int], list[int]]:
        """The characters that UTF-8 writes as several bytes, and how many bytes there are more than characters after each."""
        places: list[int] = []
        extra: list[int] = []
        total = 0
        for found in () if self.text.isascii() else _BEYOND_ASCII.finditer(self.text):
            code = ord(found.group())
            total += 1 if code < 0x800 else 2 if code < 0x10000 else 3
            places.append(found.start())
            extra.append(total)
        return places, extra

    @cached_property
    def _wide_in_bytes(self) -> list[int]:
        places, extra = self._wide
        return [place + before for place, before in zip(places, [0, *extra], strict=False)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]
