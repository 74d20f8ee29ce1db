"""Seasons of a year: "the autumn of 1994" and "autumn 1994", "2003 baharında", "1994年秋天".

Each language has them as data under ``seasons``: expressions in which ``{year}`` stands for the year. A preposition is part of
one where the language has other ways to say the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.calendar_dates import may_be_counted, year_mark
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["season_at"]

_SLOT: Final = "{year}"
_YEAR: Final = re.compile(r"[12]\d{3}\Z")

# What stands before a year and behind it, and the season.
_Pattern = tuple[Phrase, Phrase, str]


def season_at(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read the season of a year that begins at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens, and the season: ``1994-autumn``. None where none begins there.

    >>> from factcheck.matching.language import language_among
    >>> season_at(("the", "autumn", "of", "1994"), 0, language_among("en", ()))
    (4, '1994-autumn')
    """
    known = _patterns(language)
    first = _SLOT if _YEAR.match(tokens[place]) else tokens[place].lower()
    return max((found for pattern in known.get(first, ()) for found in _read(tokens, place, pattern, language)), default=None)


def _read(tokens: Phrase, place: int, pattern: _Pattern, language: Language) -> Iterator[tuple[int, str]]:
    before, after, season = pattern
    at = place + len(before)
    year = "".join(tokens[at : at + 1])
    if not _YEAR.match(year) or tuple(word.lower() for word in tokens[place:at]) != before:
        return
    end = at + 1 + len(after)
    if tuple(word.lower() for word in tokens[at + 1 : end]) != after:
        return
    if before and not after:
        marks = year_mark(tokens, end, language)
        end += marks
        is_led = before[-1] in language.words("of", "date_joins", "year_leads", "before_years")
        if not is_led and not marks and may_be_counted(tokens, end, language):
            return
    yield end - place, f"{year}-{season}"


@cache
def _patterns(language: Language) -> Mapping[str, Sequence[_Pattern]]:
    begun: dict[str, list[_Pattern]] = {}
    seasons: Mapping[str, Sequence[str]] = language.known.get("seasons", {})
    for season, expressions in seasons.items():
        for expression in expressions:
            parts = (tuple(plainly_spelt(tokens_of(part.strip()), language)) for part in expression.lower().split(_SLOT))
            before, after = parts
            begun.setdefault(before[0] if before else _SLOT, []).append((before, after, season))
    return begun
