"""Words of magnitude in place of a figure: "hundreds of thousands" is at least two hundred thousand.

The lower bound is what the plural implies. Where the words name their order ("tens of", "hundreds of", "several"), the next
order up would have been said of more, so that it bounds them from above; a bare plural ("thousands") is said of any greater
number too. The words are those of English.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["bounds_in_words"]

_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SCALE: Final = "|".join(_SCALES)
_DOZENS: Final = {"dozens": 12, "scores": 20}

# "Tens of thousands": at least two tens, and fewer than a hundred thousand.
_OF_SCALES: Final = re.compile(rf"\b(?P<order>tens|hundreds)\s+of\s+(?P<scale>{_SCALE})s\b", re.IGNORECASE)
_ORDERS: Final = {"tens": (20, 100), "hundreds": (200, 1_000)}

# "Several thousand", "a few hundred": at least two, and fewer than ten.
_SEVERAL: Final = re.compile(rf"\b(?:several|a few|some few)\s+(?P<scale>{_SCALE})s?\b", re.IGNORECASE)
_SEVERAL_BOUNDS: Final = (2, 10)

_BARE: Final = re.compile(rf"\b(?:(?P<scale>{_SCALE})s|(?P<dozens>{'|'.join(_DOZENS)}))\b", re.IGNORECASE)
_TWO: Final = 2


def bounds_in_words(words: str) -> tuple[int, int | None] | None:
    """Give the bounds that a word of magnitude implies: the least number, and the number that it stays below.

    Args:
        words: Words of a text that stand for a figure.

    Returns:
        Both, the upper one None where nothing is implied; None where the words have a number in digits or no such word.

    >>> bounds_in_words("hundreds of thousands"), bounds_in_words("tens of thousands of people")
    ((200000, 1000000), (20000, 100000))
    >>> bounds_in_words("thousands more"), bounds_in_words("20 thousand")
    ((2000, None), None)
    """
    if any(sign.isdigit() for sign in words):
        return None
    match = _OF_SCALES.search(words)
    if match:
        scale, (least, limit) = _SCALES[match["scale"].casefold()], _ORDERS[match["order"].casefold()]
        return least * scale, limit * scale
    match = _SEVERAL.search(words)
    if match:
        scale, (least, limit) = _SCALES[match["scale"].casefold()], _SEVERAL_BOUNDS
        return least * scale, limit * scale
    match = _BARE.search(words)
    if match is None:
        return None
    return _TWO * (_SCALES[match["scale"].casefold()] if match["scale"] else _DOZENS[match["dozens"].casefold()]), None
