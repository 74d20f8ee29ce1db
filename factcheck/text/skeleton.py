"""What is left of a text in the quotes that were taken from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

import attrs

__all__ = ["UNKNOWN", "Skeleton", "restored", "skeleton"]

# Stands for words that nobody kept; no text has it, since Unicode keeps it free.
UNKNOWN: Final = "\uffff"

# A stretch that no quote has holds signs and spaces if it is as short as this, such as those between two items of a list.
_LONGEST_SIGNS: Final = 12


@attrs.frozen
class Skeleton:
    """A text of which only quotes are known.

    Args:
        text: What is known, in order, with signs in between.
        starts: Offsets in the lost text at which stretches that are known begin.
        places: Their offsets in *text*.
    """

    text: str
    starts: list[int]
    places: list[int]

    def place(self, start: int) -> int:
        """Turn an offset of the lost text, in what is known of it, into one of the skeleton."""
        run = bisect_right(self.starts, start) - 1
        return self.places[run] + start - self.starts[run]


def skeleton(pieces: Iterable[tuple[int, str]]) -> Skeleton:
    """Put together what is known of a text.

    Args:
        pieces: Offsets in code points, and what stands there. Where two pieces differ, the later one counts.

    >>> skeleton([(0, "The mill"), (4, "mill closed"), (17, "It is shut")]).text
    'The mill closed. It is shut'
    """
    listed = list(pieces)
    runs: list[tuple[int, list[str]]] = []
    for start, words in sorted(listed):
        if runs and start <= runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].extend(words[max(0, runs[-1][0] + len(runs[-1][1]) - start) :])
        else:
            runs.append((start, list(words)))
    starts = [start for start, _ in runs]
    for start, words in listed:
        first, characters = runs[bisect_right(starts, start) - 1]
        characters[start - first : start - first + len(words)] = words
    return _joined(runs, starts)


def _joined(runs: list[tuple[int, list[str]]], starts: list[int]) -> Skeleton:
    parts: list[str] = []
    places: list[int] = []
    length = last = 0
    for start, characters in runs:
        between = _between(start - last) if parts else ""
        parts += [between, "".join(characters)]
        places.append(length + len(between))
        length += len(between) + len(characters)
        last = start + len(characters)
    return Skeleton("".join(parts), starts, places)


def _between(length: int) -> str:
    if length > _LONGEST_SIGNS:
        return f"\n{UNKNOWN}\n"
    return " " if length == 1 else ".".ljust(length)


def restored(pieces: Iterable[tuple[int, str]], length: int) -> str | None:
    """Put a whole text together again but for signs and spaces, if its quotes leave out nothing else.

    Args:
        pieces: Offsets in code points, and what stands there.
        length: Length of the text.

    Returns:
        The text, in which each piece stands at its offset; None if more than signs and spaces is missing.

    >>> restored([(0, "The mill"), (9, "is shut")], length=17)
    'The mill is shut '
    """
    ends = [(0, ""), (length, "")]
    known = skeleton([*ends, *pieces])
    return None if UNKNOWN in known.text else known.text
