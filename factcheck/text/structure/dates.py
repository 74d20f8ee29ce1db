"""Days that a text states plainly: with day, month and year, and in no ambiguous form."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from factcheck.text.structure.languages import MARKS, LanguageRules, everywhere, rules_of, tags

__all__ = ["day_in", "has_date"]

_Day = tuple[int, int, str]
"""Start and end of the words in the line, and the day, ISO 8601."""

_CJK: Final = re.compile(r"(?:([^\W\d_]{2})\s?(\d{1,3}|元)|(?<!\d)(\d{4}))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_MONTH_DAY: Final = re.compile(r"\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
# Beyond this a year of a Thai text is one of the Buddhist era, though the text does not say so.
_BUDDHIST_YEARS: Final = 2400
_LONG_NAME: Final = 4
_KEPT: Final = 512
_DIGIT: Final = re.compile(r"\d|元")
_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+")


def day_in(words: str, language: LanguageRules) -> _Day | None:
    """Find the first day that *words* state with day, month and year; "4/5/19" and the like are none.

    >>> day_in("Ostrel, 9 March 1999", rules_of("en")), day_in("4/5/2019", rules_of("en"))
    ((8, 20, '1999-03-09'), None)
    """
    return _dated(words, language.tag)[0]


def has_date(words: str, language: LanguageRules) -> bool:
    """Tell whether *words* state a day and a month, with a year or without."""
    return _dated(words, language.tag)[1]


@lru_cache(maxsize=_KEPT)
def _dated(words: str, tag: str) -> tuple[_Day | None, bool]:
    """Find the first whole day, and whether there is a day with its month; a line is asked so several times in a row."""
    folded = _narrow(words)
    if not _DIGIT.search(folded):
        return None, False
    language = rules_of(tag)
    named = _may_name_a_month(folded, language)
    found = [day for day in (_cjk(folded), _named(folded, language) if named else None, _numeric(folded, language)) if day]
    short = _MONTH_DAY.search(folded) is not None or (named and _patterns(tag)[0].search(folded) is not None)
    return min(found) if found else None, bool(found) or short


def _may_name_a_month(words: str, language: LanguageRules) -> bool:
    """Tell whether a word is the name of a month or begins one; the patterns of all names are too slow for every line."""
    return language.is_unspaced or not _first_words(language.tag).isdisjoint(_WORD.findall(words.casefold()))


@cache
def _first_words(tag: str) -> frozenset[str]:
    return frozenset(word.group() for name in _months(tag) if (word := _WORD.search(name)))


def _narrow(words: str) -> str:
    """Write the digits of every script as those of ASCII; the length stays."""
    if words.isascii():
        return words
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in words)


@cache
def _eras() -> dict[str, int]:
    """Give the year before the first of each era by which years are counted."""
    return {name: int(year) for name, year in (entry.split("/") for entry in everywhere("eras"))}


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _cjk(words: str) -> _Day | None:
    match = _CJK.search(words)
    if match is None:
        return None
    era, count, year, month, day = match.groups()
    if era and era not in _eras():
        return None
    whole = int(year) if year else _eras()[era] + (1 if count == "元" else int(count))
    iso = _iso(whole, int(month), int(day))
    return (*match.span(), iso) if iso else None


@cache
def _months(tag: str) -> dict[str, int]:
    """Give the names of months: those of the language, and those that mean one month wherever they are listed.

    A dateline in a short text may be in a language that was not guessed; but "listopad" is October here and November there.
    """
    meanings: dict[str, set[int]] = {}
    for known in tags():
        for number, names in enumerate(rules_of(known).listed("months"), 1):
            # Short forms are words of other languages too often: "tra", "set".
            for at, name in enumerate(names.casefold().split("/")):
                if at == 0 or len(name) >= _LONG_NAME:
                    meanings.setdefault(name, set()).add(number)
    alike = {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}
    return alike | {name.casefold(): number for name, number in rules_of(tag).months.items()}


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_months(tag), key=len, reverse=True))
    joints = "|".join(re.escape(word) for word in sorted(everywhere("joints"), key=len, reverse=True))
    month = rf"(?P<month>(?:{names})(?:/(?:{names}))?)(?![^\W\d_])\.?"
    opening = r"(?<![^\W\d_])"
    year = r"(?P<year>(?<!\d)\d{4}(?!\d))"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|ère|º|ª|°|[.-])*"
    joint = rf"\s*,?\s*(?:(?:{joints})\s*)?"
    again = month.replace("<month>", "<month2>"), day.replace("<day>", "<day2>"), year.replace("<year>", "<year2>")
    # Hungarian has the year first: "1998. május 12."
    third = month.replace("<month>", "<month3>"), day.replace("<day>", "<day3>"), year.replace("<year>", "<year3>")
    plain = rf"{day}{joint}{month}|{opening}{again[0]}\s+{again[1]}(?!\d)"
    full = (
        rf"{third[2]}\.?\s*{third[0]}\s*{third[1]}(?!\d)|{day}{joint}{month}{joint}{year}"
        rf"|{opening}{again[0]}\s+{again[1]}\s*,?\s+{again[2]}"
    )
    return re.compile(plain, re.IGNORECASE), re.compile(full, re.IGNORECASE)


def _named(words: str, language: LanguageRules) -> _Day | None:
    match = _patterns(language.tag)[1].search(words)
    if match is None:
        return None
    named = match.groupdict()
    month, year, day = (next(named[key + at] for at in ("", "2", "3") if named[key + at]) for key in ("month", "year", "day"))
    months = _months(language.tag)
    number = months.get(month.casefold()) or months.get(month.casefold().split("/")[0]) or 0
    era = next((shift for name, shift in _eras().items() if name in match.group()), 0)
    if not era and language.tag == "th" and int(year) > _BUDDHIST_YEARS:
        era = _eras()["พ.ศ"]
    iso = _iso(int(year) + era, number, int(day))
    return (*match.span(), iso) if iso else None


def _numeric(words: str, language: LanguageRules) -> _Day | None:
    # "2001-05-04" is read in one way everywhere, and is asked before forms whose order differs by country.
    match = _ISO.search(words)
    if match:
        iso = _iso(int(match[1]), int(match[3]), int(match[4]))
        return (*match.span(), iso) if iso else None
    match = _DAY_FIRST.search(words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    # With full stops the day comes first wherever they are used; with slashes only an impossible month tells.
    if match[2] == "." or first > 12 or first == second:
        iso = _iso(year, second, first)
    elif second > 12:
        iso = _iso(year, first, second)
    else:
        iso = None
    return (*match.span(), iso) if iso else None
