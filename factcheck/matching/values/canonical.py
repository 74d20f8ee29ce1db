"""Tokens of a statement in one spelling: numbers, dates and units by their value.

Each step takes what it is sure of and leaves the rest as it is written. So a token that nobody knows still has to be the same in
both statements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, scales_of, tokens_of, weekdays_of
from factcheck.matching.values.calendar_dates import is_marked, read_calendar_date, read_year
from factcheck.matching.values.centuries import century_at
from factcheck.matching.values.clock_times import read_time
from factcheck.matching.values.date_ranges import read_days
from factcheck.matching.values.han_values import read_signs
from factcheck.matching.values.marks import DATE, NUMBER, UNMARKED
from factcheck.matching.values.numerals import Table, half_after, number_at, stop_after, units_in, without_hyphens
from factcheck.matching.values.ordinals import ordinal_at
from factcheck.matching.values.rates import rate_at
from factcheck.matching.values.seasons import season_at
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["read_values"]


_PARTS_OF_A_WEEKDAY: Final = 3


_COMMA_OF_JAPANESE: Final = "、"
_VERB_OF_JAPANESE: Final = re.compile("[たるだいうくすつむぶぬぐ]と?$")
_LEAST_OF_METRES: Final = 1000

_PERCENT: Final = "percent"
"""The unit that stands before its number in Turkish and Chinese, as currencies do elsewhere."""

_POUND: Final = "£"


# "Medio millón de personas": a word stands before what is counted after a part of a million too.
_LEAST_WITH_PARTITIVE: Final = 100_000


def read_values(tokens: Sequence[str], language: Language) -> Phrase:
    """Give the tokens of a statement with numbers, dates and units by their value, and all other words as they are written.

    Args:
        tokens: The tokens as they are written.
        language: The language of the statement.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> read_values(["two", "million", "on", "May", "2", ",", "2031"], english)
    ('#2000000', 'on', '@2031-05-02')
    """
    read: list[str] = []
    place = 0
    tokens = without_hyphens(tuple(plainly_spelt(tokens, language)), language)
    has_comma = False
    while place < len(tokens):
        length, written = _read(tokens, place, language, read)
        # "El martes, 3 de mayo, en Loja" has two commas about the date, or none.
        if has_comma and tokens[place] == "," and read[-1].startswith(DATE):
            written = ()
        has_comma = (tokens[place] == "," and not written) or (has_comma and any(word.startswith(DATE) for word in written))
        read += written
        place += length
    return tuple(read)


def _read(tokens: Phrase, place: int, language: Language, before: Sequence[str]) -> tuple[int, Sequence[str]]:
    time = _read_time(tokens, place, language)
    if time is not None:
        return time
    currency = units_in(language).at(tokens, place)
    number = number_at(tokens, place, language)
    if currency is not None and number is None:
        length, (unit, _) = currency
        amount = number_at(tokens, place + length, language) if _is_currency(unit) or unit == _PERCENT else None
        # "Pound five" is no price: before its number a currency is followed by digits, and only a per cent by words.
        if amount is not None and (tokens[place + length][0].isdecimal() or unit == _PERCENT):
            end = place + length + amount[0]
            letters: Mapping[str, int] = language.known.get("after_amounts", {})
            scale = letters.get(tokens[end]) if end < len(tokens) else None
            return length + amount[0] + (scale is not None), [_shown(amount[1] * (scale or 1)), f"{NUMBER}{unit}"]
    if tokens[place] in language.listed("weekday_leads") and _dates_weekday(tokens, place + 1, language):
        return 1, ()
    if tokens[place] == "," and place and _parts_weekday(tokens, place, language):
        return 1, ()
    if tokens[place] == _COMMA_OF_JAPANESE and _is_free_comma(tokens[place + 1 : -1], before, language):
        return 1, ()
    if tokens[place] == "-" and before and before[-1][0] == NUMBER and "".join(tokens[place + 1 : place + 2]) in _parts(language):
        return 1, ()
    # "Segunda-feira" is three tokens, and its first one is no ordinal.
    weekday = "".join(tokens[place : place + _PARTS_OF_A_WEEKDAY]).lower()
    if "-" in weekday and weekday in weekdays_of(language.code):
        return _PARTS_OF_A_WEEKDAY, [weekday]
    century = century_at(tokens, place, language)
    if century is not None:
        return century
    ordinal = ordinal_at(tokens, place, language)
    if ordinal is not None:
        return ordinal[0], [f"{NUMBER}{ordinal[1]}"]
    found = _share(tokens, place, language) or rate_at(tokens, place, language, before)
    if found is not None:
        return found
    if number is None:
        return _owner_last(tokens, place, language) or (1, [tokens[place]])
    return _with_unit(tokens, place, number, language)


def _read_time(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    # Dates come first: in "2 May 2031" the 2 is no number, and in "5 May" nobody counts Mays.
    season = season_at(tokens, place, language)
    if season is not None:
        return season[0], [f"{DATE}{season[1]}"]
    signs = read_signs(tokens, place, language) if language.has("han_dates") else None
    if signs is not None:
        return signs
    days = read_days(tokens, place, language)
    if days is not None:
        return days[0], [f"{DATE}{word}" if "-" in word else word for word in days[1]]
    date = read_calendar_date(tokens, place, language) or _year_after(tokens, place, language)
    if date is not None:
        length, day = date
        return length, [f"{DATE}{day}{'' if is_marked(tokens, place, length, language) else UNMARKED}"]
    time = read_time(tokens, place, language)
    return None if time is None else (time[0], [f"{NUMBER}{time[1]}"])


def _is_free_comma(after: Phrase, before: Sequence[str], language: Language) -> bool:
    """Tell whether a comma stands behind a day or a particle of a noun, where it may as well not.

    Behind a verb it parts clauses, and before one that is not the last it tells which of the two verbs the words belong to.
    """
    if any(_VERB_OF_JAPANESE.search(token) for token in after):
        return False
    days, particles = language.listed("day_words"), language.listed("particles_with_comma")
    ends_in_day = bool(before) and (before[-1].startswith(DATE) or any("".join(before).endswith(day) for day in days))
    return ends_in_day or (len(before) > 1 and before[-1] in particles and not "\u3041" <= before[-2][-1] <= "\u309f")


def _parts(language: Language) -> frozenset[str]:
    """Give the words for parts of a whole, before which some set a hyphen: "two-thirds"."""
    return language.words("fractions") | {f"{part}s" for part in language.words("fractions")}


def _dates_weekday(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a day of the week with its date stands at a place, before which some set an article: "le lundi 7 mai"."""
    date = place + 1 + ("".join(tokens[place + 1 : place + 2]) == ",")
    is_weekday = "".join(tokens[place : place + 1]).lower() in weekdays_of(language.code)
    return is_weekday and date < len(tokens) and read_calendar_date(tokens, date, language) is not None


def _parts_weekday(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a comma stands between a day of the week and its date, where some set one and others none."""
    weekdays = weekdays_of(language.code)
    before = "".join(tokens[max(0, place - _PARTS_OF_A_WEEKDAY) : place]).lower()
    is_day = tokens[place - 1].lower() in weekdays or before in weekdays
    date = read_calendar_date(tokens, place + 1, language) if is_day and place + 1 < len(tokens) else None
    return date is not None


def _share(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Read "half of the crew" as "50 percent of the crew"; not "half of a million", which is a number."""
    found = _shares(language).at(tokens, place, ignoring_case=True)
    following = "".join(tokens[place + found[0] : place + found[0] + 1]) if found else ""
    if found is None or not following or following.lower() in language.words("indefinite"):
        return None
    # "La moitié des 3 000" has an article before its number, so that the number is that of the whole.
    has_article = tokens[place + found[0] - 1].lower() in language.words("articles")
    is_definite = has_article and (following,) not in scales_of(language.code)
    is_number = number_at(tokens, place + found[0], language) is not None
    return None if is_number and not is_definite else (found[0], read_values(found[1], language))


@cache
def _shares(language: Language) -> Table[Phrase]:
    known: Mapping[str, str] = language.known.get("shares", {})
    return Table({tokens_of(words.lower()): tokens_of(share) for words, share in known.items()})


def _owner_last(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Put "Orrel's mayor" as "the mayor of Orrel", for what is held or led and cannot be done to its owner."""
    owner, following = tokens[place], tokens[place + 1 : place + 3]
    if owner.endswith("'") and owner[0].isupper() and len(following) == 2 and following[0] == "s":
        return (3, ["the", following[1], "of", owner[:-1]]) if following[1] in language.words("held") else None
    return None


def _year_after(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read a year that stands by itself after a word such as "in"."""
    before, after = ("".join(tokens[near : near + 1]).lower() for near in (max(place - 1, 0), place + 1))
    is_led = place > 0 and before in language.words("prepositions")
    # "By 2031" leads to a year, and "by 2031 soldiers" does not.
    is_led |= before in language.listed("before_years") and (
        not after.isalpha() or after in language.words("articles", "prepositions", "of_events", "clauses")
    )
    # "In 2,500 metres" may be written without its comma, and no year is measured; but "in 1999 $5 million" is paid.
    unit = units_in(language).at(tokens, place + 1)
    if unit is not None and not _is_currency(unit[1][0]):
        return None
    return read_year(tokens, place, language, is_led=is_led)


def _with_unit(tokens: Phrase, place: int, number: tuple[int, Decimal], language: Language) -> tuple[int, Sequence[str]]:
    length, value = number
    # Romance languages put a word between a million and what is counted, "un millón de personas", and none after a thousand.
    if "".join(tokens[place + length : place + length + 1]) in language.words("partitive"):
        # Romanian puts it behind twenty as well: "90 de kilometri".
        is_counted = language.has("partitive_behind_twenty") and units_in(language).at(tokens, place + length + 1) is not None
        length += value >= _LEAST_WITH_PARTITIVE or is_counted
    in_letters = _scale_in_letters(tokens, place + length, language)
    if in_letters is not None:
        length, value = length + in_letters[0], value * in_letters[1]
    unit = units_in(language).at(tokens, place + length)
    if unit is None and _is_metre(tokens, place + length, value, language):
        return length + 1, [_shown(value), f"{NUMBER}m"]
    if unit is None:
        return length, [_shown(value, exactly=length == 1)]
    spanned, (counted, factor) = unit
    if counted == _POUND and tokens[place + length + spanned : place + length + spanned + 1] == ("of",):
        # "20 pounds of gold" are no money, and "£20 of gold" are.
        counted = f"{counted}-of"
    spanned += stop_after(tokens, place + length + spanned, language)
    half = half_after(tokens, place + length + spanned, language)
    value += Decimal("0.5") if half else 0
    return length + spanned + half, [_shown(value * factor), f"{NUMBER}{counted}"]


def _scale_in_letters(tokens: Phrase, place: int, language: Language) -> tuple[int, int] | None:
    """Read the "m" of "1.2m people" and "5m euros", and "Md" of "2 Md€": before a currency, or what is counted in millions.

    Where a word stands between the letter and the currency, as in "5 M d'euros", it goes with them.
    """
    letters: Mapping[str, int] = language.known.get("after_amounts", {})
    scale = letters.get("".join(tokens[place : place + 1]))
    after = place + 1 + ("".join(tokens[place + 1 : place + 2]) in language.words("partitive"))
    unit = units_in(language).at(tokens, after)
    is_counted = "".join(tokens[place + 1 : place + 2]) in language.listed("counted_in_millions")
    if scale is None or not (is_counted or (unit is not None and _is_currency(unit[1][0]))):
        return None
    return (1 if is_counted else after - place), scale


def _is_metre(tokens: Phrase, place: int, value: Decimal, language: Language) -> bool:
    """Tell whether the "m" after a number is short for metre: before "high", or where a number of millions would be larger."""
    following = "".join(tokens[place + 1 : place + 2]).lower()
    if tokens[place : place + 1] not in (("m",), ("м",)):
        return False
    # A million is short for "m" in English alone, but who pays in it may be anywhere.
    is_long = value >= _LEAST_OF_METRES or language.code != "en"
    # "5 m d'euros" are millions, if anything.
    after = place + 1 + (following in language.words("partitive", "of", "date_joins"))
    return (is_long and units_in(language).at(tokens, after) is None) or following in language.words("of_length")


def _is_currency(unit: str) -> bool:
    return unit in ("$", "£") or (unit.isupper() and len(unit) == len("EUR"))


def _shown(value: Decimal, *, exactly: bool = False) -> str:
    """Give a number as a token. One that stands by itself keeps its last zeros: version 1.10 is not version 1.1."""
    return f"{NUMBER}{value if exactly else value.normalize():f}"
