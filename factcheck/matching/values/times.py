"""Expressions of time that stand by themselves: "yesterday", "three years ago", "on the night of Monday to Tuesday".

Each language has them as data under ``day_words`` and ``times``. In ``times`` a word in braces stands for any of its kind:
``{day}`` a day of the week, ``{date}`` a date, ``{number}`` a number, ``{while}`` a number of hours, days or years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, periods_of, phrases_listed, tokens_of, weekdays_of
from factcheck.matching.values.marks import DATE, NUMBER

__all__ = ["is_clock_time", "is_day", "is_weekday", "times_at"]

_CLOCK: Final = re.compile(rf"{NUMBER}\d\d:\d\d\Z")
_SLOT: Final = re.compile(r"(\{\w+\})")
_SLOTS: Final = ("{day}", "{date}", "{number}", "{while}")
_UNITS_OF_TIME: Final = frozenset({f"{NUMBER}minute", f"{NUMBER}second"})


def times_at(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens of an expression such as "yesterday" that stands at a place; 0 where none does.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    >>> from factcheck.matching.language import language_among
    >>> times_at(("#3", "years", "ago", "it", "rained"), 0, language_among("en", ()))
    3
    """
    if place >= len(tokens):
        return 0
    begun = _by_first_word(language)
    # Of the expressions that stand here the longest is meant.
    found = (
        next(((rank, length) for rank, pattern in begun[first] if (length := _matched(tokens, place, pattern, language))), None)
        for first in (tokens[place].lower(), *_SLOTS)
        if first in begun
    )
    length = min(filter(None, found), default=(0, 0))[1]
    # "Yesterday's" is no time of what is told.
    is_owner = "".join(tokens[place + length : place + length + 1]) in language.words("owners")
    return 0 if is_owner else length


def is_weekday(token: str, language: Language) -> bool:
    """Tell whether a token is a day of the week, or a part of one where that is a word, such as "Montagabend".

    Args:
        token: A token.
        language: The language.
    """
    return token.lower() in _weekdays(language)


def is_day(token: str, language: Language) -> bool:
    """Tell whether a token is a date or a day of the week.

    Args:
        token: A token of a statement, with dates by their value.
        language: The language.
    """
    return token.startswith(DATE) or is_weekday(token, language)


def is_clock_time(token: str) -> bool:
    """Tell whether a token is a time of day.

    Args:
        token: A token of a statement, with numbers by their value.
    """
    return _CLOCK.match(token) is not None


@cache
def _weekdays(language: Language) -> frozenset[str]:
    plain = frozenset(weekdays_of(language.code))
    compound = {f"{day}{ending}" for day in plain for ending in language.listed("weekday_endings")}
    return plain | compound | language.words("weekdays")


@cache
def _by_first_word(language: Language) -> Mapping[str, Sequence[tuple[int, Phrase]]]:
    """Give the expressions by the first of their words, each with its rank, which is lower for longer ones."""
    begun: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    for rank, pattern in enumerate(_patterns(language)):
        begun[pattern[0]].append((rank, pattern))
    return dict(begun)


def _patterns(language: Language) -> Sequence[Phrase]:
    plain = list(phrases_listed(language, "day_words"))
    if language.has("moving_days"):
        plain += phrases_listed(language, "days_by_issue")
    slotted = [
        tuple(word for part in _SLOT.split(words.lower()) for word in ((part,) if _SLOT.fullmatch(part) else tokens_of(part)))
        for words in language.listed("times")
    ]
    return sorted({*plain, *slotted}, key=lambda words: (-len(words), words))


def _matched(tokens: Phrase, place: int, pattern: Phrase, language: Language) -> int:
    """Give the number of tokens that a pattern takes at a place; 0 where it does not stand there."""
    end = place
    for word in pattern:
        taken = _taken(tokens, end, word, language)
        if not taken:
            return 0
        end += taken
    return end - place


def _taken(tokens: Phrase, place: int, word: str, language: Language) -> int:
    if place >= len(tokens):
        return 0
    token = tokens[place]
    if word == "{day}":
        return int(is_weekday(token, language))
    if word == "{date}":
        return int(token.startswith(DATE))
    is_number = token.startswith(NUMBER) and token[1:].isdecimal()
    if word == "{number}":
        return int(is_number)
    if word == "{while}":
        following = "".join(tokens[place + 1 : place + 2])
        is_while = following in _UNITS_OF_TIME or (
            following.lower() in periods_of(language.code) and not is_weekday(following, language)
        )
        return 2 if is_number and is_while else 0
    return int(token.lower() == word)
