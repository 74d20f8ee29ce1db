"""Whether two references cite the same sentence."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["same_sentence"]

_WORD: Final = re.compile(r"\w+")
_ENOUGH_WORDS: Final = 4
"""Fewer words may stand in two sentences of a work by chance."""


def same_sentence(one: str | None, other: str | None) -> bool:
    """Tell whether two excerpts of one work are of the same sentence: equal but for signs and case, or one within the other.

    Without an excerpt nothing says which sentence is meant, so the answer is no.

    Args:
        one: An excerpt.
        other: Another one.

    >>> same_sentence("around 60,000 people fled", "Around 60,000 people fled from their homes.")
    True
    """
    first, second = ([*_WORD.findall((text or "").casefold())] for text in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return False
    within = f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return first == second or (within and len(shorter) >= _ENOUGH_WORDS)
