"""Days that a text states plainly: with day, month and year, and in no ambiguous form."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from typing import Final

from factcheck.text.structure.languages import LanguageRules, rules_of

__all__ = ["Day", "day_in", "has_date"]

Day = tuple[int, int, str]
"""Start and end of the words in the line, and the day, ISO 8601."""

# The year before the first of each era, by which dates in Japan and Taiwan are counted.
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_BUDDHIST: Final = 543
_CJK: Final = re.compile(
    r"(?:(令和|平成|昭和|大正|明治|民國|民国)\s?(\d{1,3}|元)|(\d{4}))\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)
_ISO: Final = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_MONTH_DAY: Final = re.compile(r"\d{1,2}\s?[月]\s?\d{1,2}\s?日")
_THAI: Final = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()  # noqa: SIM905


def day_in(words: str, language: LanguageRules) -> Day | None:
    """Find the first day that *words* state with day, month and year; "4/5/19" and the like are none.

    >>> day_in("Ostrel, 9 March 1999", language_of("en")), day_in("4/5/2019", language_of("en"))
    ((8, 20, '1999-03-09'), None)
    """
    folded = _narrow(words)
    found = [day for day in (_cjk(folded), _named(folded, language), _numeric(folded, language)) if day]
    return min(found) if found else None


def has_date(words: str, language: LanguageRules) -> bool:
    """Tell whether *words* state a day and a month, with a year or without."""
    folded = _narrow(words)
    named, _ = _patterns(language.tag)
    return day_in(words, language) is not None or _MONTH_DAY.search(folded) is not None or named.search(folded) is not None


def _narrow(words: str) -> str:
    """Write full-width digits as plain ones; the length stays."""
    return "".join(
        unicodedata.normalize("NFKC", each) if each.isdigit() and len(unicodedata.normalize("NFKC", each)) == 1 else each
        for each in words
    )


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _cjk(words: str) -> Day | None:
    match = _CJK.search(words)
    if match is None:
        return None
    era, count, year, month, day = match.groups()
    whole = int(year) if year else _ERAS[era] + (1 if count == "元" else int(count))
    iso = _iso(whole, int(month), int(day))
    return (*match.span(), iso) if iso else None


@cache
def _months(tag: str) -> dict[str, int]:
    months = rules_of("en").months | rules_of(tag).months | {name: place for place, name in enumerate(_THAI, 1)}
    return {name.casefold(): number for name, number in months.items()}


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_months(tag), key=len, reverse=True))
    month = rf"(?P<month>(?:{names})(?:/(?:{names}))?)(?![^\W\d_])\.?"
    year = r"(?P<year>(?<!\d)\d{4}(?!\d))"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|ère|º|ª|°|[.-])*"
    joint = r"\s*,?\s*(?:de|del|of|d’|d'|den|ב-?)?\s*"
    again = month.replace("<month>", "<month2>"), day.replace("<day>", "<day2>"), year.replace("<year>", "<year2>")
    plain = rf"{day}{joint}{month}|{again[0]}\s+{again[1]}(?!\d)"
    full = rf"{day}{joint}{month}\s*,?\s*(?:de|del|of|พ\.ศ\.)?\s*{year}|{again[0]}\s+{again[1]}\s*,?\s+{again[2]}"
    return re.compile(plain, re.IGNORECASE), re.compile(full, re.IGNORECASE)


def _named(words: str, language: LanguageRules) -> Day | None:
    match = _patterns(language.tag)[1].search(words)
    if match is None:
        return None
    month = (match["month"] or match["month2"]).casefold()
    months = _months(language.tag)
    number = months.get(month) or months.get(month.split("/")[0]) or 0
    year = int(match["year"] or match["year2"])
    if "พ.ศ" in match.group() or (language.tag == "th" and year > 2400):
        year -= _BUDDHIST
    iso = _iso(year, number, int(match["day"] or match["day2"]))
    return (*match.span(), iso) if iso else None


def _numeric(words: str, language: LanguageRules) -> Day | None:
    match = _ISO.search(words)
    if match:
        iso = _iso(int(match[1]), int(match[3]), int(match[4]))
        return (*match.span(), iso) if iso else None
    match = _DAY_FIRST.search(words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        iso = _iso(year, second, first)
    elif second > 12:
        iso = _iso(year, first, second)
    else:
        iso = None
    return (*match.span(), iso) if iso else None
