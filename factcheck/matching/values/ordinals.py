"""Ordinal numbers, in words or in figures with a sign: "third", "3rd", "3e", "3-я"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, ordinals_of, tokens_of
from factcheck.matching.values.numerals import Table
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["ordinal_at"]

_STOP: Final = "."
_MOST_DIGITS: Final = 2


def ordinal_at(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read the ordinal number that begins at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens that it takes, and the number with its sign, such as ``3th``. Where the ending says what is done to
        whom, as in Russian, the sign is that ending.

    >>> from factcheck.matching.language import language_among
    >>> ordinal_at(("La", "3", "e", "brigade"), 1, language_among("fr", ()))
    (2, '3th')
    """
    signs = _signs(language)
    if not signs:
        return None
    if tokens[place].isdecimal() and len(tokens[place]) <= _MOST_DIGITS:
        for sign, ending in signs.items():
            end = place + 1 + len(sign)
            if tokens[place + 1 : end] == sign and (sign != (_STOP,) or _leads_on(tokens, place, language)):
                return end - place, f"{int(tokens[place])}th{ending}"
        return None
    found = _words(language).at(tokens, place, ignoring_case=True)
    # In German the article has the case that the figure lacks.
    if found is None or ((_STOP,) in signs and not _leads_on(tokens, place + found[0] - 1, language, place)):
        return None
    return found


def _leads_on(tokens: Phrase, end: int, language: Language, place: int | None = None) -> bool:
    """Tell whether an ordinal stands between an article or a preposition and a noun, so that its stop ends no sentence."""
    start = end if place is None else place
    before = tokens[start - 1].lower() if start else ""
    return before in language.words("articles", "prepositions") and end + 1 < len(tokens)


@cache
def _signs(language: Language) -> Mapping[Phrase, str]:
    """Give the signs of ordinals, the longest first, each with the ending that it shows."""
    tells_case = language.has("ordinals_in_case")
    signs = sorted(map(tokens_of, language.listed("ordinal_signs")), key=len, reverse=True)
    return {sign: f"-{sign[-1]}" if tells_case else "" for sign in signs}


@cache
def _words(language: Language) -> Table[str]:
    endings = sorted({ending.removeprefix("-") for ending in _signs(language).values()}, key=len, reverse=True)
    taken = language.words("hearsay", "clauses", "of_events") | {
        word for source in language.classes("sources") for word in tokens_of(str(source))
    }
    found: dict[Phrase, str] = {}
    for words, number in ordinals_of(language.code).items():
        # "Secondo il giudice" is according to the judge.
        if taken.isdisjoint(words):
            ending = next((ending for ending in endings if ending and words[-1].endswith(ending)), "")
            spelt = tuple(plainly_spelt(words, language))
            for written in (spelt, tuple(word for word in spelt if word != "-")):
                found[written] = f"{number}th{'-' if ending else ''}{ending}"
    return Table(found)
