"""Centuries, in words or in figures: "в третьем веке" and "в III веке", "w VI wieku" and "w szóstym wieku"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.marks import NUMBER, ROMAN
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["century_at"]

_LONGEST: Final = 2


def century_at(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Read the number of a century that begins at a place, before the word for one.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    >>> from factcheck.matching.language import language_among
    >>> century_at(("w", "VI", "wieku"), 1, language_among("pl", ()))
    (2, ['#6th', 'wieku'])
    """
    known: Mapping[str, Any] = language.known.get("centuries", {})
    for length in range(_LONGEST, 0, -1) if known else ():
        noun = "".join(tokens[place + length : place + length + 1])
        number = _numbers(language).get(tuple(word.lower() for word in tokens[place : place + length]))
        if number is None and length == 1 and tokens[place] in ROMAN:
            number = ROMAN.index(tokens[place]) + 1
        # "3 века" are three of them, and "3 веке" is one.
        sign = known.get("sign")
        if number is None and tokens[place].isdecimal() and tokens[place + 1 : place + length] == ((sign,) if sign else ()):
            number = int(tokens[place]) if noun in known["in_figures"] else None
        if number is not None and noun in known["nouns"]:
            return length + 1, [f"{NUMBER}{number}th", known["nouns"][noun]]
    return None


@cache
def _numbers(language: Language) -> Mapping[Phrase, int]:
    """Give the words for the numbers of centuries, which are those of days in another case."""
    found: dict[Phrase, int] = {}
    for number, words in enumerate(language.known["days_in_words"][: len(ROMAN)], start=1):
        for ending, put in (("$", ""), *language.known["centuries"]["endings"]):
            spelt = tuple(plainly_spelt(tokens_of(words), language))
            found[(*spelt[:-1], re.sub(ending, put, spelt[-1]))] = number
            found[tuple(re.sub(ending, put, word) for word in spelt)] = number
    return found
