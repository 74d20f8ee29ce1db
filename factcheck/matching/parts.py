"""Where a part of a statement begins that is no longer the one before it: an expression of time, or a phrase of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.marks import SAME
from factcheck.matching.values.times import is_day, times_at

__all__ = [
    "has_joined_lead",
    "is_event",
    "is_hiragana",
    "is_intransitive",
    "is_name",
    "same_tokens",
    "starts_part",
    "without_commas",
]


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


def without_commas(tokens: Sequence[str]) -> Phrase:
    """Give tokens without the commas among them.

    Args:
        tokens: Tokens of a statement.
    """
    return tuple(word for word in tokens if word != ",")


def same_tokens(one: Phrase, other: Phrase) -> bool:
    """Tell whether two runs of tokens are the same but for capitals.

    Args:
        one: Some tokens.
        other: Others.
    """
    return [word.lower() for word in one] == [word.lower() for word in other]


def is_name(token: str) -> bool:
    """Tell whether a token is a name, in a language that writes names with a capital.

    Args:
        token: A token.
    """
    return token[:1].isupper() or token.startswith((f"{SAME}spellings", f"{SAME}bodies"))


def is_event(word: str, language: Language) -> bool:
    """Tell whether a word is one for something that happens, in any of its cases, and so can have a day or a place of its own.

    Args:
        word: A token.
        language: The language.
    """
    return word == word.lower() and re.search(language.known.get("event_stems", "(?!)"), word) is not None


def is_intransitive(word: str, language: Language) -> bool:
    """Tell whether a word is a verb that nothing can have done to it, so that its one noun is who does it or what happens.

    Args:
        word: A token.
        language: The language.
    """
    return re.search(language.known.get("intransitive", "(?!)"), word.lower()) is not None


def is_hiragana(word: str) -> bool:
    """Tell whether a token of Japanese begins with hiragana, as particles and the ends of verbs do.

    Args:
        word: A token.
    """
    return "\u3041" <= word[:1] <= "\u309f"
