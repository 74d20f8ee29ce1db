"""Days, times of day and shares of Chinese and Japanese, whose numbers are followed by signs and not by words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.marks import DATE, NUMBER

__all__ = ["read_signs"]

_MOST_TOKENS: Final = 18
_DAY: Final = r"(?P<month>\d{1,2})月(?P<day>\d{1,2})"
_LEAD: Final = "(?:于|在)?"
_AFTER: Final = r"(?:に(?![\u3041-\u309f]))?"
_MONTH: Final = re.compile(rf"(?P<month>\d{{1,2}})月份?(?![\d間间]){_AFTER}")
# A day of which the month is that of the document, and no number of days.
_BARE_DAY: Final = re.compile(rf"{_LEAD}(?P<day>\d{{1,2}})日{_AFTER}(?![間间後前后目以連连游内内])")
_TIME: Final = re.compile(
    r"(?P<half>上午|早上|清晨|凌晨|中午|下午|傍晚|晚上|午前|午後|未明)?"
    r"(?P<hour>\d{1,2})(?:时|時|点)(?:(?P<minute>\d{1,2})分(?!之|の)|(?P<thirty>半))?(?![間间候代期数])"
)
_FIGURES: Final = "一二三四五六七八九十"
_PART: Final = re.compile(rf"(?P<whole>\d+|[{_FIGURES}])分(?:之|の)(?P<part>\d+|[{_FIGURES}])")
_TENTHS: Final = re.compile(r"(?P<tenths>\d)割(?:(?P<more>\d)分)?(?![りれくるっ])")
_LATE: Final = frozenset({"下午", "傍晚", "晚上", "午後"})
_NOON: Final = "中午"
_HALF_A_DAY, _HOURS, _MINUTES, _MONTHS, _DAYS = 12, 24, 60, 12, 31


class _Days(NamedTuple):
    """How days are written, and the years with which eras begin."""

    eras: Mapping[str, int]
    range: re.Pattern[str]
    day: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]


def read_signs(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Read the day, the time or the share that begins at a place.

    Args:
        tokens: The tokens of a statement, with the numbers of dates in figures.
        place: The place.
        language: The language.

    Returns:
        The number of tokens that it takes, and what stands for it. None where none begins there.

    >>> from factcheck.matching.language import language_among
    >>> read_signs(("4", "月", "7", "日", "至", "9", "日"), 0, language_among("zh", ()))
    (7, ['@--04-07/--04-09'])
    """
    written = "".join(tokens[place : place + _MOST_TOKENS])
    days = _days(language)
    found = _range(written, days) or _date(written, days) or _time(written) or _share(written)
    # Behind a month there is no such day as 30 February.
    if found is None or (found[1][0].startswith(f"{DATE}day") and tokens[place - 1 : place] == ("月",)):
        return None
    size, length = found[0], 0
    while size > 0:
        size -= len(tokens[place + length])
        length += 1
    # What ends within a token is none.
    return None if size else (length, found[1])


@cache
def _days(language: Language) -> _Days:
    eras: Mapping[str, int] = language.known.get("eras", {})
    # An era that the language does not know is no part of a date: two years of two eras would be one.
    of_eras = "".join(rf"|{era}\d{{1,2}}" for era in eras)
    year = rf"(?P<year>(?:[12]\d{{3}}{of_eras}))年"
    return _Days(
        eras,
        re.compile(
            rf"(?:从|自|于|在)?(?:{year})?{_DAY}[日号]?(?:至|到|から|[-–~〜～])(?:(?P<last_month>\d{{1,2}})月)?(?P<last>\d{{1,2}})[日号](?:まで)?{_AFTER}"
        ),
        re.compile(rf"{_LEAD}(?:{year})?{_DAY}[日号]{_AFTER}"),
        re.compile(rf"{_LEAD}{year}(?P<month>\d{{1,2}})月份?{_AFTER}(?!\d)"),
        # "In the fiscal year 2031" and "the 1990s" are other times, and "20 years" none.
        re.compile(rf"{_LEAD}{year}(?![\d度代间間来生級级])"),
    )


def _range(written: str, days: _Days) -> tuple[int, list[str]] | None:
    found = days.range.match(written)
    if found is None:
        return None
    first = _shown(found["year"], found["month"], found["day"], days)
    last = _shown(found["year"], found["last_month"] or found["month"], found["last"], days)
    return (found.end(), [f"{DATE}{first}/{last}"]) if first and last and first < last else None


def _date(written: str, days: _Days) -> tuple[int, list[str]] | None:
    day, month, year = (pattern.match(written) for pattern in (days.day, days.month, days.year))
    if day:
        shown = _shown(day["year"], day["month"], day["day"], days)
        return (day.end(), [f"{DATE}{shown}"]) if shown else None
    if month and 1 <= int(month["month"]) <= _MONTHS:
        return month.end(), [f"{DATE}{_year_of(month['year'], days)}-{int(month['month']):02}"]
    if year:
        return year.end(), [f"{DATE}{_year_of(year['year'], days)}"]
    bare = _BARE_DAY.match(written)
    if bare and 1 <= int(bare["day"]) <= _DAYS:
        return bare.end(), [f"{DATE}day-{int(bare['day'])}"]
    alone = _MONTH.match(written)
    return (alone.end(), [f"{DATE}month-{int(alone['month'])}"]) if alone and 1 <= int(alone["month"]) <= _MONTHS else None


def _shown(year: str | None, month: str, day: str, days: _Days) -> str | None:
    number = None if year is None else _year_of(year, days)
    if not 1 <= int(month) <= _MONTHS or not 1 <= int(day) <= calendar.monthrange(number or 2000, int(month))[1]:
        return None
    return f"{'-' if number is None else number}-{int(month):02}-{int(day):02}"


def _year_of(year: str, days: _Days) -> int:
    return int(year) if year.isdecimal() else days.eras[year[:2]] + int(year[2:]) - 1


def _time(written: str) -> tuple[int, list[str]] | None:
    found = _TIME.match(written)
    if found is None:
        return None
    hour, minute = int(found["hour"]), 30 if found["thirty"] else int(found["minute"] or 0)
    half = found["half"]
    # Without a word for the half of the day, three o'clock can be one of two.
    if hour > _HOURS or minute >= _MINUTES or (half is None and hour <= _HALF_A_DAY):
        return None
    if half in _LATE and hour < _HALF_A_DAY:
        hour += _HALF_A_DAY
    elif half is not None and half not in _LATE and half != _NOON and hour == _HALF_A_DAY:
        hour = 0
    return found.end(), [f"{NUMBER}{hour:02}:{minute:02}"]


def _share(written: str) -> tuple[int, list[str]] | None:
    part, tenths = _PART.match(written), _TENTHS.match(written)
    if part:
        # "Of a hundred" is a per cent, and read as one.
        return part.end(), [f"{NUMBER}{_number(part['part'])}/{_number(part['whole'])}"]
    return (tenths.end(), [f"{NUMBER}{tenths['tenths']}{tenths['more'] or 0}", f"{NUMBER}percent"]) if tenths else None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _FIGURES.index(written) + 1
