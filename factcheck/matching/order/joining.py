"""What an "and" joins: parts of one clause, which leave the others free to move, or two clauses, of which each has its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.parts import is_name

__all__ = ["joins_freely", "joins_the_same"]

# An "and" among the first words joins what the sentence is about; a later one may join two clauses.
_FIRST_JOINING: Final = 3


def joins_freely(tokens: Phrase, language: Language) -> bool:
    """Tell whether every "and" joins what a statement is about, or names, and no clauses.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    joining = [place for place, word in enumerate(tokens) if word in language.words("joining")]
    return all(place < _FIRST_JOINING or _joins_names(tokens, place, language) for place in joining)


def joins_the_same(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether each "and" stands between the same words in both: what goes from the front to the end of two clauses does not.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    # Written in one with a word that has no article, as in Arabic, it mostly joins a verb.
    written: Sequence[str] = language.known.get("joined_prefix", ())
    if any(re.match(prefix, word) for prefix in written for word in one[1:]):
        return False
    joined, theirs = (_joined_by(tokens, language) for tokens in (one, other))
    verbs = tuple(language.listed("finite_endings") or ("\0",))
    return joined == theirs and not any(before.endswith(verbs) for before, _ in joined)


def _joined_by(tokens: Phrase, language: Language) -> list[tuple[str, str]]:
    """Give the words before and behind each "and" but between names."""
    return sorted(
        (tokens[place - 1].lower(), "".join(tokens[place + 1 : place + 2]))
        for place, word in enumerate(tokens)
        if word in language.words("joining") and place and not _joins_names(tokens, place, language)
    )


def _joins_names(tokens: Phrase, place: int, language: Language) -> bool:
    following = [word for word in tokens[place + 1 : place + 3] if word.lower() not in language.words("articles")]
    return place > 0 and bool(following) and is_name(tokens[place - 1]) and is_name(following[0])
