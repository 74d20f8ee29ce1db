"""Where a part of a statement begins that is no longer the one before it: an expression of time, or a phrase of its own."""

from __future__ import annotations

import re

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.times import is_day, times_at

__all__ = ["has_joined_lead", "starts_part"]


def starts_part(words: Phrase, leading: frozenset[str], language: Language, *, is_joined: bool = True) -> bool:
    """Tell whether words are an expression of time, or begin with a word that leads a part of its own.

    Args:
        words: Some tokens, at least one.
        leading: Words that lead such a part.
        language: The language of both.
        is_joined: Whether such a word may also be joined to the one that it leads.
    """
    first, second = words[0], "".join(words[1:2])
    if first in leading or is_day(first, language) or times_at(words, 0, language):
        return True
    if first in language.words("articles") and second:
        return is_day(second, language)
    return is_joined and has_joined_lead(first, language)


def has_joined_lead(word: str, language: Language) -> bool:
    """Tell whether a word may begin with one that leads a part, as Hebrew writes "in" and its noun as one.

    Args:
        word: A token.
        language: The language.
    """
    pattern = language.known.get("part_start_pattern")
    return pattern is not None and re.match(pattern, word) is not None
