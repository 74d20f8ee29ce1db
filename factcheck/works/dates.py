"""Dates as bibliographies write them, in numbers and in the words of many languages.

Names of months are those of the Unicode CLDR for 38 languages, without accents; a name that means two months, such as "listopad",
which is October in Croatian and November in Polish, is not among them. What is not understood stays as it is written.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.findings import Loss
from factcheck.model.dates import span_of_date
from factcheck.works.imported import lost

__all__ = ["MONTHS", "date_from_edtf", "date_from_fields", "read_date"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months as a bibliography style of BibTeX names them."""

_SEASONS: Final = {
    21: "spring printemps fruhling fruhjahr primavera lente voorjaar varen forar var wiosna jaro весна",
    22: "summer ete sommer verano estate zomer sommaren lato leto лето",
    23: "autumn fall automne herbst otono autunno outono herfst hosten efterar host jesien podzim осень",
    24: "winter hiver invierno inverno vintern zima зима",
}

_EDTF: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)")
_WITH_TIME: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9]{1,2}:?[0-9]{2}[0-9:.,]*\s*(?:Z|[+-][0-9:]{2,6})?)", re.ASCII
)
_TIME_LAST: Final = re.compile(
    r"(?<=[0-9])(?:,| at)? [0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?(?: ?(?:UTC|GMT|Z|CES?T|[+-][0-9]{4}))?$",
    re.IGNORECASE,
)
_UNKNOWN_PARTS: Final = re.compile(r"(?<=^[0-9]{4})-00(?:-00)?$|(?<=^[0-9]{4}-[0-9]{2})-00$")

# Libraries put the year of the copyright so, when a book names no other.
_COPYRIGHT: Final = re.compile(r"\s*c[0-9]{4}\s*(?:[-–]+\s*c?[0-9]{4}\s*)?")
_NUMBERS: Final = re.compile(
    r"(?P<y>[0-9]{4})(?P<s>[-.])(?P<m>[0-9]{1,2})(?:(?P=s)(?P<d>[0-9]{1,2}))?"
    r"|(?P<y4>[0-9]{4})/(?P<m4>[0-9]{1,2})(?:/(?P<d4>[0-9]{1,2}))?/*"
    r"|(?P<d2>[0-9]{1,2})\.\s?(?P<m2>[0-9]{1,2})\.\s?(?P<y2>[0-9]{4})"
    r"|(?P<y3>[0-9]{4})\s?年\s?(?P<m3>[0-9]{1,2})\s?月(?:\s?(?P<d3>[0-9]{1,2})\s?日)?"
)
# A hyphen counts only between words or with spaces round it, so that 1999-03 is no range.
_RANGE: Final = re.compile(r"\s*(?:–|—|--|/|&|(?<=\w)-(?=\w)|\s-\s|\b(?:and|to|und|bis|et|au|y|e|och|og|i)\b)\s*", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_ABOUT: Final = frozenset(("c", "ca", "circa", "about", "approx", "um", "env", "environ", "vers", "около"))
_FILLING: Final = frozenset(
    (".", ",", "of", "the", "de", "del", "di", "den", "le", "st", "nd", "rd", "th", "er", "re", "º", "ª", "г")
)

# No date is longer in words.
_LONGEST: Final = 120

_Parts = dict[str, int]


def date_from_edtf(text: str) -> dict[str, Any]:
    """Give a date of CSL-JSON for a date of EDTF, in words where it is none or an end of it is open.

    >>> date_from_edtf("1999-03~"), date_from_edtf("1999/..")
    ({'date-parts': [[1999, 3]], 'circa': True}, {'literal': '1999/..'})
    """
    ends = [_EDTF.fullmatch(end) for end in text.strip().split("/")]
    if span_of_date(text.strip()) is None or None in ends:
        return {"literal": text.strip()}
    matches = [end for end in ends if end is not None]
    parts = [[int(part) for part in match.groups()[:3] if part] for match in matches]
    return {"date-parts": parts, **({"circa": True} if any(match[4] for match in matches) else {})}


def read_date(text: str, field: str) -> tuple[dict[str, Any], list[Loss]]:
    """Give a date of CSL-JSON for a date in EDTF, in other numbers, or in words; in its own words where it is not understood.

    Args:
        text: The date as it is written, without TeX.
        field: The name of the field, to say what of it did not come through.

    >>> read_date("2019-03-12T20:12:22Z", "urldate")[0], read_date("3–5 mai 2010", "date")[0]
    ({'date-parts': [[2019, 3, 12]]}, {'date-parts': [[2010, 5, 3], [2010, 5, 5]]})
    """
    text = " ".join(text.split())
    losses = [lost(f"{field}: {time[2].strip()}", "a work is dated to the day") for time in _WITH_TIME.finditer(text)]
    clock = _TIME_LAST.search(text)
    if clock and not losses:
        losses.append(lost(f"{field}: {clock[0].strip()}", "a work is dated to the day"))
        text = text[: clock.start()]
    # Databases write zeros for a month or a day that they do not know.
    text = _UNKNOWN_PARTS.sub("", _WITH_TIME.sub(r"\1", text))
    made = date_from_edtf(text)
    if "date-parts" in made:
        # CSL has one mark for what EDTF tells apart.
        if "?" in text or "%" in text:
            losses.append(
                lost(f"{field}: {text}", "a date can be approximate, but not uncertain; it is taken as approximate", "changed")
            )
        return made, losses
    understood = _in_numbers(text) or _in_words(text)
    if understood and _COPYRIGHT.fullmatch(text):
        losses.append(_of_copyright(field, text))
    if not understood and span_of_date(text) is None:
        losses.append(lost(f"{field}: {text}", "not understood as a date, so it stands in words", "changed"))
    return understood or made, losses


def date_from_fields(year: str, month: str, day: str) -> tuple[dict[str, Any], list[Loss]]:
    """Give a date of CSL-JSON for the fields that BibTeX has for it; the month may hold a day, a range, or a season.

    >>> date_from_fields("1999", "26 March", "")[0], date_from_fields("1999", "March–April", "")[0]
    ({'date-parts': [[1999, 3, 26]]}, {'date-parts': [[1999, 3], [1999, 4]]})
    """
    year, month, day = (" ".join(part.split()) for part in (year, month, day))
    named = re.sub(r"[0-9]+", _month_by_number, month) if re.fullmatch(r"[0-9]{1,2}(\s*[-–/]+\s*[0-9]{1,2})?", month) else month
    words = " ".join(part for part in (day, named, year) if part)
    supplied = re.fullmatch(r"\[([0-9]{4})\]", words)
    if supplied:
        # Libraries put in brackets what they know from elsewhere than the book.
        return {"date-parts": [[int(supplied[1])]]}, [
            lost(f"year: {words}", "taken as that year, without the brackets", "changed")
        ]
    if not month and re.fullmatch(r"[0-9]{4}-[0-9]{2}", words):
        # In the field for the year this is as likely a year and the next.
        return {"literal": words}, []
    over_years = _RANGE.split(named), _RANGE.split(year)
    if len(over_years[0]) == len(over_years[1]) == 2 and not day:
        made = _in_words(" – ".join(f"{month_} {year_}" for month_, year_ in zip(*over_years, strict=True)))
    else:
        made = _in_words(words)
    if made:
        return made, [_of_copyright("year", year)] if _COPYRIGHT.fullmatch(words) else []
    if not (month or day):
        # A whole date in the field for the year is understood as elsewhere, but words are at home here.
        made, losses = read_date(year, "year")
        return (made, losses) if "date-parts" in made else ({"literal": year}, [])
    written = " ".join(part for part in (day, month, year) if part)
    what = f"month: {month}" if month else f"day: {day}"
    losses = [lost(what, "not understood, so the date stands in words", "changed")]
    return {"literal": written}, losses if re.fullmatch(r"[0-9]{4}", year) else []


def _of_copyright(field: str, text: str) -> Loss:
    return lost(f"{field}: {text}", "taken as about that year; it may be the year of the copyright", "guessed")


def _month_by_number(match: re.Match[str]) -> str:
    number = int(match[0])
    return MONTHS[number - 1] if 1 <= number <= 12 else match[0]


def _in_numbers(text: str) -> dict[str, Any] | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    found = [next((match[name + at] for at in ("", "2", "3", "4") if match[name + at]), None) for name in "ymd"]
    made = date_from_edtf("-".join(part.zfill(2) for part in found if part))
    return made if "date-parts" in made else None


def _in_words(text: str) -> dict[str, Any] | None:
    # The pattern of ranges is tried at every place of a text, and a field may hold anything.
    if len(text) > _LONGEST:
        return None
    about = bool(re.search(r"[0-9]\s*[~]", text)) or any(word.casefold() in _ABOUT for word in _TOKEN.findall(text))
    ends = [_parts(end) for end in _RANGE.split(text)]
    if not 1 <= len(ends) <= 2 or any(end is None for end in ends):
        return None
    known = [end for end in ends if end is not None]
    if len(known) == 2:
        _share(known[0], known[1])
        # "March – 5 April" would need a day that nobody has given.
        if known[0].keys() != known[1].keys():
            return None
    if any("year" not in end or ("day" in end and not 1 <= end.get("month", 0) <= 12) for end in known):
        return None
    rows = [
        "-".join(f"{end[part]:0{4 if part == 'year' else 2}}" for part in ("year", "month", "day") if part in end)
        for end in known
    ]
    made = date_from_edtf("/".join(rows))
    return {**made, **({"circa": True} if about else {})} if "date-parts" in made else None


def _share(first: _Parts, last: _Parts) -> None:
    """Give each end of a range what only the other says: "3–5 June 2010", "June 3–5, 2010"."""
    for one, other in ((first, last), (last, first)):
        if "year" in other:
            one.setdefault("year", other["year"])
        if "month" in other and "day" in one:
            one.setdefault("month", other["month"])


def _parts(text: str) -> _Parts | None:
    """Read one end of a date: at most one day, one month or season, and one year, in any order."""
    parts: _Parts = {}
    for word in _TOKEN.findall(text):
        folded = _folded(word)
        if folded in _FILLING or folded in _ABOUT or folded == "~":
            continue
        number = int(word) if word.isascii() and word.isdecimal() else _names().get(folded)
        if number is None:
            return None
        # A number is told by its length, so a year of two digits stays in words.
        name = "month" if not word.isdecimal() else "year" if len(word) == 4 else "day" if len(word) < 3 else ""
        if not name or parts.setdefault(name, number) != number:
            return None
    return parts or None


def _folded(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(one))


@cache
def _names() -> dict[str, int]:
    months = json.loads(Path(__file__).with_name("months.json").read_text(encoding="utf-8"))
    seasons = {_folded(name): number for number, names in _SEASONS.items() for name in names.split()}
    return {**seasons, **{_folded(name): int(number) for number, names in months.items() for name in names}}
