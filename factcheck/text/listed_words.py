"""The words of a text in one list, so that a text is read for its words once, however many ask for those of its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from factcheck.text.units import WORD, Unit

__all__ = ["ListedWords"]

# What stands between two words, and the words.
_PARTS: Final = re.compile(f"({WORD.pattern})")

# A mark under a letter that is a letter of its own in small letters, so that it would be another word there.
_BECOMES_LETTER: Final = "\u0345"


class ListedWords:
    """The words of a text in small letters, in order, and where they begin.

    Args:
        text: The text, folded.
    """

    def __init__(self, text: str) -> None:
        small = text.casefold()
        self._text = text
        parts = _PARTS.split(small)
        # One object for all occurrences of a word: it takes less room, and is found sooner.
        kept: dict[str, str] = {}
        self.words = list(map(kept.setdefault, parts[1::2], parts[1::2]))
        self.starts = list(accumulate(map(len, parts)))[:-1:2]
        self.is_even = len(small) == len(text) and _BECOMES_LETTER not in text
        """Whether the offsets are those of the text: a few letters become two in small letters."""

    def extent(self, unit: Unit) -> tuple[int, int] | None:
        """Give the number of the first word of a unit and that after the last; None if they must be read in the unit."""
        start, end, words = unit
        # Behind a point, what follows may part two cells, and by itself thousands.
        if not self.is_even or (words[0].isdigit() and self._text.endswith(".", 0, start)):
            return None
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first, min(first + len(words), len(self.starts)))
