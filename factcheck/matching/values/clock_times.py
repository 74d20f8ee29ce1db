"""Times of day as languages write them, read as hours and minutes of 24: "5 p.m.", "17:00", "17 Uhr", "à 17 h 30"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, numbers_of, phrases_listed, tokens_of

__all__ = ["read_time"]

_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d\d)\Z")
_HOURS, _MINUTES, _HALF_A_DAY = 24, 60, 12
# "Vingt et un".
_LONGEST_HOUR: Final = 3


def read_time(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read the time of day that begins at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens that it takes, and the time, such as ``17:00``. None where none begins there, or where it can be
        one of two: in English "5:30" is in the morning or in the afternoon.

    >>> from factcheck.matching.language import language_among
    >>> read_time(("5", "p", ".", "m", "."), 0, language_among("en", ()))
    (4, '17:00')
    """
    named = _after_clock_word(tokens, place, language)
    if named is not None:
        return named
    written = _CLOCK.match(tokens[place])
    if written is None and not (tokens[place].isdecimal() and len(tokens[place]) <= 2):
        return _hour_in_words(tokens, place, language)
    hour, minute = (int(written[1]), int(written[2])) if written else (int(tokens[place]), 0)
    halves = _halves(language)
    for phrase, later in halves.items():
        if _at(tokens, place + 1, phrase) and 1 <= hour <= _HALF_A_DAY:
            end = place + 1 + len(phrase)
            # The stop of "p.m." ends a statement only where nothing follows it.
            has_stop = "." in phrase and tokens[end : end + 1] == (".",) and end + 1 < len(tokens)
            return end + has_stop - place, _shown(hour % _HALF_A_DAY + later, minute)
    for phrase in phrases_listed(language, "clock_signs"):
        # "À 17 h" is a time of day, and "17 h de marche" a while.
        if _at(tokens, place + 1, phrase) and (written or _leads(tokens, place, language)):
            minutes = None if written else _minutes_at(tokens, place + 1 + len(phrase), language)
            length, minute = minutes or (0, minute)
            return 1 + len(phrase) + length, _shown(hour, minute)
    # "A las 17.30": where a decimal mark is a comma, two figures behind a stop and such a word are minutes.
    is_dotted = language.has("dotted_clock") and place > 0 and tokens[place - 1].lower() in language.listed("clock_leads")
    # "V 16.20 z Tarnu" has a time, and "в 1.50 раза" a number of times.
    is_dotted = is_dotted and (not language.has("dotted_clock_ends") or _ends(tokens, place + 1, language))
    if written is None or (":" not in tokens[place] and not is_dotted):
        return None
    is_plain = not halves or hour > _HALF_A_DAY or tokens[place].startswith("0")
    return (1, _shown(hour, minute)) if is_plain and hour < _HOURS and minute < _MINUTES else None


def _minutes_at(tokens: Phrase, place: int, language: Language) -> tuple[int, int] | None:
    """Read the minutes behind an hour: "17 h 30", "7 часов 45 минут"."""
    figures = "".join(tokens[place : place + 1])
    if not (figures.isdecimal() and len(figures) == 2):
        return None
    word = next((phrase for phrase in phrases_listed(language, "clock_minutes") if _at(tokens, place + 1, phrase)), ())
    return (1 + len(word), int(figures)) if word or _ends(tokens, place + 1, language) else None


def _after_clock_word(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read "klockan 17" and "kl. 17.30", whose first word says that a time of day follows."""
    for phrase in phrases_listed(language, "clock_words"):
        end = place + len(phrase)
        if not _at(tokens, place, phrase) or end >= len(tokens):
            continue
        written = _CLOCK.match(tokens[end])
        if written is None and not (tokens[end].isdecimal() and len(tokens[end]) <= 2):
            return None
        hour, minute = (int(written[1]), int(written[2])) if written else (int(tokens[end]), 0)
        return (end + 1 - place, _shown(hour, minute)) if hour < _HOURS and minute < _MINUTES else None
    return None


def _hour_in_words(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read "om vijf uur" and "à dix-sept heures", where a preposition tells an hour of the day from a while."""
    leads = language.listed("clock_leads")
    if not place or tokens[place - 1].lower() not in leads:
        return None
    for sign in phrases_listed(language, "clock_signs"):
        for end in range(place + 1, min(place + _LONGEST_HOUR, len(tokens) - len(sign)) + 1):
            hour = _hours(language).get(tuple(word.lower() for word in tokens[place:end] if word != "-"))
            after = end + len(sign)
            has_half = any(_at(tokens, after, half) for half in phrases_listed(language, "half_after"))
            if hour is not None and _at(tokens, end, sign) and _ends(tokens, after, language) and not has_half:
                return after - place, _shown(hour, 0)
    return None


@cache
def _hours(language: Language) -> Mapping[Phrase, int]:
    known = numbers_of(language.code, compounds=language.has("compounds"), one_is_article=False)
    return {tuple(word for word in words if word != "-"): hour for words, hour in known.items() if hour < _HOURS}


@cache
def _halves(language: Language) -> Mapping[Phrase, int]:
    """Give what tells morning and afternoon, with the hours that it adds."""
    known: Mapping[str, int] = language.known.get("halves_of_day", {})
    return {tokens_of(words): later for words, later in known.items()}


def _at(tokens: Phrase, place: int, phrase: Phrase) -> bool:
    return tuple(word.lower() for word in tokens[place : place + len(phrase)]) == phrase


def _ends(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a number before a place counts nothing: "um 17 Uhr 30 Männer" has thirty men in it."""
    following = "".join(tokens[place : place + 1]).lower()
    return not following.isalpha() or following in language.words("prepositions", "of", "articles", "of_events", "joining")


def _leads(tokens: Phrase, place: int, language: Language) -> bool:
    leading = language.listed("clock_leads")
    return not leading or (place > 0 and tokens[place - 1].lower() in leading)


def _shown(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"
