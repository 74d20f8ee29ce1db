"""Dates in the words of a language, read as ISO 8601: "2 May 2031", "May 2nd, 2031", "2. Mai 2031", "02.05.2031"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, months_of, numbers_of, ordinals_of, tokens_of
from factcheck.matching.values.marks import ROMAN
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["day_signs_at", "is_marked", "may_be_counted", "read_calendar_date", "read_year", "year_at", "year_mark"]

# Signs of dates; the words are those of the language.
_SIGNS_BETWEEN: Final = frozenset({".", ","})
_SIGNS_OF_ORDINALS: Final = frozenset({".", "º", "ª", "°"})
_IN_FIGURES: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_YEAR: Final = re.compile(r"[12]\d{3}\Z")
_DAY: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d\Z")
_EAST_ASIAN: Final = (("年", "月", "日"), ("년", "월", "일"))
_SIGNS_IN_FIGURES: Final = frozenset({"/", "-", "."})
_LONGEST_MONTH: Final = 2
# "1.º de junio" has three tokens before the month.
_LONGEST_LEAD: Final = 4
_MONTHS: Final = 12
# A count of people is round more often than not; a year is seldom.
_ROUND: Final = 50
_LAST_DAY: Final = 31
# "Vingt et un", "thirty - first".
_LONGEST_DAY: Final = 3


def read_calendar_date(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read the date that begins at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens, and the date: ``2031-05-02``, ``2031-05``, or ``--05-02`` without its year. None where none begins
        there, or where it can be two days: 2/5/2031 is one day in London and another in New York.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> read_calendar_date(("2", "May", "2031"), 0, english)
    (3, '2031-05-02')
    """
    lead = _lead(tokens, place, language)
    # "Dnia 3 maja" is "3 maja": the word only says that a day follows. It is kept where none does.
    found = _read_at(tokens, place + lead, language)
    if found is None or (lead and not _DAY.match(found[1])):
        return None
    return lead + found[0] + _mark_after(tokens, place + lead + found[0], language), found[1]


def _lead(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens that only say that a day follows, such as "dnia", or "d." in Danish."""
    short = "".join(tokens[place : place + 2]).lower()
    length = 2 if short in language.listed("date_leads") else int(tokens[place].lower() in language.listed("date_leads"))
    return length if place + length < len(tokens) else 0


def _mark_after(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens after a date that only say that it is one, such as the ending in "2031'de"."""
    marks, left = language.listed("date_marks"), len(tokens) - place
    return next((size for size in (2, 1) if size <= left and "".join(tokens[place : place + size]) in marks), 0)


def is_marked(tokens: Phrase, place: int, length: int, language: Language) -> bool:
    """Tell whether a date has the ending that says that something happens on it, or is of a language that has none.

    Args:
        tokens: The tokens of a statement.
        place: The place at which the date begins.
        length: The number of its tokens.
        language: The language.
    """
    if not language.has("marked_dates"):
        return True
    end = place + length
    last = "".join(tokens[end - 2 : end]), tokens[end - 1]
    # "Nisanda" is "in April" in one word.
    return tokens[end - 1] in language.listed("months") or not language.listed("date_marks").isdisjoint(last)


def _read_at(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    if not tokens[place][0].isdecimal():
        return (
            _month_first(tokens, place, language) or _of_an_era(tokens, place, language) or _day_in_words(tokens, place, language)
        )
    return (
        _iso(tokens, place)
        or _year_first(tokens, place)
        or _in_figures(tokens, place, language)
        or _day_first(tokens, place, language)
        or _month_in_figures(tokens, place, language)
    )


def _iso(tokens: Phrase, place: int) -> tuple[int, str] | None:
    parts = tokens[place : place + 5]
    if len(parts) < 5 or parts[1] != parts[3] or not (_YEAR.match(parts[0]) and parts[2].isdecimal() and parts[4].isdecimal()):
        return None
    # Where the year comes first, the month follows everywhere; with hyphens both have two figures, or it may be a score.
    is_iso = parts[1] == "-" and len(parts[2]) == len(parts[4]) == 2
    return _day(5, int(parts[0]), parts[2], parts[4]) if is_iso or parts[1] == "/" else None


def _year_first(tokens: Phrase, place: int) -> tuple[int, str] | None:
    """Read a date of East Asia, in which a sign follows each of year, month and day."""
    parts = tokens[place : place + 6]
    if len(parts) == 6 and parts[1::2] in _EAST_ASIAN and _YEAR.match(parts[0]) and parts[2].isdecimal() and parts[4].isdecimal():
        return _day(6, int(parts[0]), parts[2], parts[4])
    return None


def _of_an_era(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read a date of Japan that counts the years of an emperor."""
    eras: Mapping[str, int] = language.known.get("eras", {})
    first = eras.get("".join(tokens[place : place + 2]))
    year = tokens[place + 2 : place + 3]
    if first is None or not year or not year[0].isdecimal():
        return None
    rest = (str(first + int(year[0]) - 1), *tokens[place + 3 : place + 8])
    dated = _year_first(rest, 0)
    return None if dated is None else (2 + dated[0], dated[1])


def _in_figures(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    dotted = _IN_FIGURES.match(tokens[place])
    if dotted:
        marks = year_mark(tokens, place + 1, language)
        return _day(1 + marks, int(dotted[3]), dotted[2], dotted[1])
    parts = tokens[place : place + 5]
    if language.has("day_slash_month") and len(parts) > 3 and parts[1] == "/" and _YEAR.match(parts[3]):
        is_day = parts[0].isdecimal() and parts[2].isdecimal() and max(len(parts[0]), len(parts[2])) <= 2
        return _day(4, int(parts[3]), parts[2], parts[0]) if is_day else None
    if len(parts) == 5 and parts[1] == parts[3] in _SIGNS_IN_FIGURES and _YEAR.match(parts[4]):
        first, second = parts[0], parts[2]
        if not (first.isdecimal() and second.isdecimal() and max(len(first), len(second)) <= 2):
            return None
        length = 5 + year_mark(tokens, place + 5, language)
        # Britain and the United States read the same figures otherwise. A full stop between them is nowhere American.
        if parts[1] == "." or language.code != "en" or first == second or int(first) > _MONTHS:
            return _day(length, int(parts[4]), second, first)
        if int(second) > _MONTHS:
            return _day(length, int(parts[4]), first, second)
    return None


def _month_in_figures(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read "9/2009" as a month, where a word such as "in" leads to it: laws and cases have such numbers too."""
    parts = tokens[place : place + 3]
    is_led = place > 0 and tokens[place - 1].lower() in language.listed("month_leads")
    if not is_led or len(parts) < 3 or parts[1] != "/" or not (_YEAR.match(parts[2]) and len(parts[0]) <= 2):
        return None
    return (3, f"{parts[2]}-{int(parts[0]):02}") if parts[0].isdecimal() and 1 <= int(parts[0]) <= _MONTHS else None


def _day_first(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    day, length = tokens[place], 1
    # "1999 May" is a year with its month, and is read elsewhere.
    if day.endswith(".") or not day.isdecimal() or len(day) > 2:
        return None
    between = _ordinals(language) | language.listed("date_joins") | {"."}
    while tokens[place + length : place + length + 1] and tokens[place + length] in between and length < _LONGEST_LEAD:
        length += 1
    month = _month(tokens, place + length, language, short=True) or _roman_month(tokens, place + length, language)
    if month is None and tokens[place + length : place + length + 1]:
        # "7 de Outubro" was the rule in Portugal once. After a day, and with a small letter elsewhere, it is nothing else.
        small = (*tokens[: place + length], tokens[place + length].lower(), *tokens[place + length + 1 :])
        month = _month(small, place + length, language, short=False)
    if month is None:
        return None
    return _completed(tokens, place, length + month[0], month[1], day, language)


def _roman_month(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read the month of "12 IX 1990", before a year: without one, a king may be meant."""
    written = "".join(tokens[place : place + 1])
    if not language.has("roman_months") or written not in ROMAN[:_MONTHS] or year_at(tokens, place + 1, language)[0] is None:
        return None
    return 1, str(ROMAN.index(written) + 1)


def _completed(tokens: Phrase, place: int, length: int, month: str, day: str, language: Language) -> tuple[int, str] | None:
    year, more = year_at(tokens, place + length, language)
    return _day(length + more, year, month, day)


def _day_in_words(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read "the third of June 2031" and "le trois juin"."""
    known = _days_in_words(language)
    for length in range(_LONGEST_DAY, 0, -1):
        day = known.get(tuple(word.lower() for word in tokens[place : place + length]))
        if day is None or place + length >= len(tokens):
            continue
        join = int(tokens[place + length] in language.listed("date_joins"))
        # "The second May election" has no second of May.
        month = None if language.has("days_joined") and not join else _month(tokens, place + length + join, language, short=False)
        if month is not None:
            return _completed(tokens, place, length + join + month[0], month[1], str(day), language)
    return None


@cache
def _days_in_words(language: Language) -> Mapping[Phrase, int]:
    """Give the words for the days of a month, which some languages count and others number."""
    kind = language.known.get("days_in_words")
    if isinstance(kind, list):
        # The words for them are in the genitive, of which the data have none in Slavic languages.
        return {tuple(plainly_spelt(tokens_of(words), language)): day for day, words in enumerate(kind, start=1)}
    numbered = ordinals_of(language.code) if kind else {}
    if kind != "cardinals":
        return {words: day for words, day in numbered.items() if day <= _LAST_DAY}
    counted = numbers_of(language.code, compounds=False, one_is_article=True)
    # Where days are counted, the first is numbered all the same: "le premier juin".
    first = {words: day for words, day in numbered.items() if day == 1}
    return {**{words: day for words, day in counted.items() if 1 <= day <= _LAST_DAY}, **first}


def day_signs_at(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens that make a day of the number before them, such as the stop in "3. Juni".

    Args:
        tokens: The tokens of a statement.
        place: The place after the number.
        language: The language.
    """
    length = 0
    while "".join(tokens[place + length : place + length + 1]) in _ordinals(language) and length < _LONGEST_LEAD - 1:
        length += 1
    # The hyphen of "3-го" has its ending behind it; that of "3-5 июня" is a dash.
    return length - (length > 0 and tokens[place + length - 1] == "-")


def _month_first(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    month = _month(tokens, place, language, short=True)
    if month is None:
        return None
    length = month[0]
    following = tokens[place + length : place + length + 1]
    if following and following[0].isdecimal() and len(following[0]) <= 2:
        ordinal = tokens[place + length + 1 : place + length + 2]
        day_length = 2 if ordinal and ordinal[0] in _ordinals(language) - {"."} else 1
        return _completed(tokens, place, length + day_length, month[1], following[0], language)
    spelt = (
        _days_in_words(language).get(tuple(word.lower() for word in following)) if language.has("days_behind_months") else None
    )
    if spelt is not None:
        return _completed(tokens, place, length + 1, month[1], str(spelt), language)
    year, more = year_at(tokens, place + length, language)
    if year is not None and not (more == 1 and may_be_counted(tokens, place + length + 1, language)):
        return length + more, f"{year:04}-{int(month[1]):02}"
    full = _month(tokens, place, language, short=False)
    return None if full is None else (full[0], f"month-{full[1]}")


def _month(tokens: Phrase, place: int, language: Language, *, short: bool) -> tuple[int, str] | None:
    wide, besides = months_of(language.code)
    declined = language.known.get("months", [])
    also: Mapping[str, int] = language.known.get("short_months", {}) if short else {}
    if tokens[place : place + 1] and tokens[place] in also:
        return 1 + (tokens[place + 1 : place + 2] == (".",)), str(also[tokens[place]])
    if tokens[place : place + 1] and tokens[place] in declined:
        return 1, str(declined.index(tokens[place]) % _MONTHS + 1)
    tables: tuple[Mapping[Phrase, int], ...] = (wide, besides) if short else (wide,)
    for table in tables:
        for length in range(_LONGEST_MONTH, 0, -1):
            phrase = tokens[place : place + length]
            if len(phrase) < length:
                continue
            # Hebrew writes "in" and the month as one word.
            plain = next((phrase[0][len(one) :] for one in language.listed("month_prefixes") if phrase[0].startswith(one)), "")
            for name in (phrase, (plain, *phrase[1:])):
                if name in table and not (table is besides and _may_be_word(tokens, place, language)):
                    # "Nov. 9" has a stop that ends nothing.
                    stop = table is besides and tokens[place + length : place + length + 1] == (".",)
                    is_inside = "".join(tokens[place + length + 1 : place + length + 2]).isdecimal()
                    return length + (stop and is_inside), str(table[name])
    return None


def _may_be_word(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a short form of a month is a word too, such as the Polish "lip" of lime trees, with no stop and no year."""
    following = tokens[place + 1 : place + 2]
    is_marked = following == (".",) or year_at(tokens, place + 1, language)[0] is not None
    return tokens[place].lower() in language.listed("words_like_months") and not is_marked


def _ordinals(language: Language) -> frozenset[str]:
    return _SIGNS_OF_ORDINALS | language.listed("day_ordinals")


def year_at(tokens: Phrase, place: int, language: Language) -> tuple[int | None, int]:
    """Read the year at a place, after what can stand between it and the month, with the number of tokens that it takes.

    Args:
        tokens: The tokens of a statement.
        place: The place after a day or a month.
        language: The language.
    """
    skipped = 0
    between = _SIGNS_BETWEEN | language.listed("date_joins")
    while skipped < 2 and tokens[place + skipped : place + skipped + 1] and tokens[place + skipped] in between:
        skipped += 1
    found = tokens[place + skipped : place + skipped + 1]
    if not found or not _YEAR.match(found[0]):
        return None, 0
    return int(found[0]), skipped + 1 + year_mark(tokens, place + skipped + 1, language)


def read_year(tokens: Phrase, place: int, language: Language, *, is_led: bool) -> tuple[int, str] | None:
    """Read a year by itself.

    Args:
        tokens: The tokens of a statement.
        place: The place at which it begins.
        language: The language.
        is_led: Whether a preposition leads to it. Without one, another word or an ending has to say that it is a year.
    """
    lead = tokens[place].lower() in language.listed("year_leads")
    year = "".join(tokens[place + lead : place + lead + 1])
    if not _YEAR.match(year):
        return None
    following = tokens[place + lead + 1 : place + lead + 2]
    marks = year_mark(tokens, place + lead + 1, language) or _mark_after(tokens, place + lead + 1, language)
    # "1999 schloss": nouns have capitals, so what follows is no thing that could be counted.
    is_followed = language.has("bare_years") and (not following or following[0].islower())
    return (lead + 1 + marks, year) if is_led or lead or marks or is_followed else None


def may_be_counted(tokens: Phrase, end: int, language: Language) -> bool:
    """Tell whether a year may be a number of what follows it, as in "in May 2000 people fled".

    Args:
        tokens: The tokens of a statement.
        end: The place after the year.
        language: The language.
    """
    following = "".join(tokens[end : end + 1])
    after = language.words("articles", "prepositions", "of_events", "clauses", "copulas", "determiners")
    # Where the verb stands second it stands right behind the day.
    is_open = not language.has("v2") and following.islower() and following.isalpha() and following not in after
    return is_open and int(tokens[end - 1]) % _ROUND == 0


def year_mark(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens that only say that a year has been named.

    Args:
        tokens: The tokens of a statement.
        place: The place after the year.
        language: The language.
    """
    marks = language.listed("year_marks")
    if tokens[place : place + 1] == (".",) and tokens[place + 1 : place + 2] and tokens[place + 1] in marks:
        return 1 + year_mark(tokens, place + 1, language)
    if tokens[place : place + 1] == (".",) and tokens[place + 1 : place + 2] and tokens[place + 1].islower():
        return 1
    if tokens[place : place + 1] and tokens[place] in marks:
        return 2 if tokens[place + 1 : place + 2] == (".",) else 1
    return 0


def _day(length: int, year: int | None, month: str, day: str) -> tuple[int, str] | None:
    # Without a year, 29 February may be a day, so that a leap year stands for it.
    if not 1 <= int(month) <= _MONTHS or not 1 <= int(day) <= calendar.monthrange(year or 2000, int(month))[1]:
        return None
    return length, f"{'-' if year is None else f'{year:04}'}-{int(month):02}-{int(day):02}"
