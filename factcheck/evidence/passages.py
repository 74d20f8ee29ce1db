"""Whether two references cite the same sentence."""

from __future__ import annotations

import re
from typing import Final

from factcheck.model.reference import Reference

__all__ = ["passage_of", "same_passage", "same_sentence"]

PassageKey = tuple[str, str | None]
"""Id of a work, and an excerpt of it."""

_WORD: Final = re.compile(r"\w+")
_ENOUGH_WORDS: Final = 4
"""Fewer words may stand in two sentences of a work by chance."""
_ENOUGH_ELSEWHERE: Final = 9
"""Fewer words may stand in two works by custom: two bodies that the annotated fact sheet cites share a phrase of eight."""


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


def passage_of(reference: Reference) -> PassageKey:
    """Give what a passage is known by: the work of a reference, and its excerpt."""
    return reference.work, reference.excerpt


def same_passage(one: PassageKey, other: PassageKey) -> bool:
    """Tell whether two references cite the same sentence, in one work or reprinted in another.

    Args:
        one: The work and the excerpt of a reference.
        other: Those of another.

    >>> same_passage(("herald", "found the gate locked"), ("courier", "found the gate locked"))
    False
    >>> words = "found the gate of the mill locked on Friday"
    >>> same_passage(("herald", words), ("courier", words))
    True
    """
    if not same_sentence(one[1], other[1]):
        return False
    shorter = min(len(_WORD.findall(text or "")) for _, text in (one, other))
    return one[0] == other[0] or shorter >= _ENOUGH_ELSEWHERE
