"""Figures, periods and addresses in the words that a reader sees."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from factcheck.figures.gathering import Figure, Series
from factcheck.model.dates import is_iso_date
from factcheck.model.quantity import Quantity

__all__ = [
    "address_of",
    "day_in_words",
    "figure_in_words",
    "period_in_words",
    "plain_term",
    "safe_address",
    "shortened",
    "some_time",
    "unit_in_words",
    "units_in_words",
]

_PERCENT: Final = "%"

# How English makes the plural of what does not just take an s.
_PLURALS: Final = (
    (re.compile(r"(?<=[^aeiou])y$"), "ies"),
    (re.compile(r"is$"), "es"),
    (re.compile(r"(?:ss|us|x|z|ch|sh)$"), r"\g<0>es"),
    (re.compile(r"$"), "s"),
)

# A unit as the model asks for it: in the singular, small letters, hyphens. Any other is shown as it is written.
_SINGULAR: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")

# What ends in a lone s is a plural already, and what has no vowel is a symbol: neither takes a plural.
_INVARIABLE: Final = re.compile(r".*(?<![suix])s|[^aeiouy]+")

# Addresses come from files that anybody may have written. A browser runs "javascript:" and "data:" addresses and overlooks
# control characters and spaces in them, so only these schemes, and only without such characters, become links.
_SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f-\xa0]+\Z", re.IGNORECASE)


# A day, month, season or year as EDTF writes it, with a sign behind it where it is not certain; XX is a day or month that is
# not known, and X at the end of a year stands for a digit that is not.
_DAY: Final = re.compile(r"(\d\d(?:\d[\dX]|XX))(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T\S*?)?)?)?([~?%]?)")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_FIRST_SEASON: Final = 21
_NAMES: Final = {
    **{f"{number:02}": name for number, name in enumerate(_MONTHS, 1)},
    **{f"{number}": name for number, name in enumerate(_SEASONS, _FIRST_SEASON)},
}
_DOUBTS: Final = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_UNKNOWN: Final = "XX"
_OPEN: Final = ".."


def day_in_words(date: str) -> str:
    """Give a day, month, season, year or interval as people write it; what is none of them as it stands.

    >>> day_in_words("1999-03-26"), day_in_words("1999-03~"), day_in_words("1999"), day_in_words("1999-03/1999-04")
    ('26 March 1999', 'about March 1999', '1999', 'between March 1999 and April 1999')
    >>> day_in_words("1999-02-21/1999-02-28"), day_in_words("1998-23"), day_in_words("199X"), day_in_words("1999-03-XX")
    ('between 21 and 28 February 1999', 'autumn 1998', 'the 1990s', 'a day of March 1999')
    """
    first, between, last = date.partition("/")
    if between:
        return _interval_in_words(first, last) or date
    found = _DAY.fullmatch(date)
    if not found or not (found[2] in _NAMES or found[2] in (None, _UNKNOWN)):
        return date
    return _DOUBTS.get(found[4], "") + _part_in_words(found[1], found[2], found[3])


def _part_in_words(year: str, month: str | None, day: str | None) -> str:
    when = f"the {year[:3]}0s" if year.endswith("X") else year
    if year.endswith(_UNKNOWN):
        when = f"the years {year[:2]}00 to {year[:2]}99"
    if month is None:
        return when
    if month == _UNKNOWN:
        return f"a {'month' if day is None else 'day'} of {when}"
    named = f"{_NAMES[month]} {when}"
    if day is None:
        return named
    return f"a day of {named}" if day == _UNKNOWN else f"{int(day)} {named}"


def _interval_in_words(first: str, last: str) -> str | None:
    """Word an interval; one end of it may be open, or nobody knows it, and nothing stands there."""
    known = [_DAY.fullmatch(end) is not None for end in (first, last)]
    if known == [True, True]:
        within = is_iso_date(first) and is_iso_date(last) and first[:7] == last[:7]
        return f"between {int(first[8:]) if within else day_in_words(first)} and {day_in_words(last)}"
    if known == [True, False] and last in ("", _OPEN):
        return f"from {day_in_words(first)} on{'' if last else ', it is not known until when'}"
    if known == [False, True] and first in ("", _OPEN):
        return f"until {day_in_words(last)}{'' if first else ', it is not known since when'}"
    return None


def plain_term(vocabulary: str, id: str) -> str | None:
    """Give the plain words for a term within a sentence; None where its title is plain enough.

    >>> plain_term("comparators", "estimated")
    'an estimate'
    """
    words: str | None = _plain_terms().get(vocabulary, {}).get(id)
    return words


@cache
def _plain_terms() -> Mapping[str, Mapping[str, str]]:
    known: Mapping[str, Mapping[str, str]] = json.loads(Path(__file__).with_name("plain_terms.json").read_text(encoding="utf-8"))
    return known


def safe_address(url: str | None) -> str | None:
    """Give an address back if a link to it can do no harm: ``http``, ``https`` or ``mailto``; else None.

    >>> safe_address("https://agency.example/a"), safe_address("javascript:alert(1)")
    ('https://agency.example/a', None)
    """
    return url if url and _SAFE.match(url) else None


def address_of(csl: Mapping[str, Any]) -> str | None:
    """Give the address under which a CSL item can be found: its URL, else that of its DOI; None where neither makes a safe link.

    >>> address_of({"type": "report", "DOI": "10.1000/182"})
    'https://doi.org/10.1000/182'
    """
    url = safe_address(csl["URL"]) if isinstance(csl.get("URL"), str) else None
    doi = csl.get("DOI")
    return url or (f"https://doi.org/{quote(doi)}" if isinstance(doi, str) and doi.startswith("10.") else None)


def shortened(words: str, *, length: int = 50) -> str:
    """Give the beginning of a statement, cut between words, for where the whole of it is one step away.

    Args:
        words: The statement.
        length: How many characters there is room for.

    >>> shortened("The mill closed on 2 May.", length=17)
    'The mill closed…'
    """
    if len(words) <= length:
        return words
    return f"{words[: length - 1].rpartition(' ')[0] or words[: length - 1]}…"


def figure_in_words(quantity: Quantity, *, words: str | None = None) -> str:
    """Give what a quantity says of its figure: a number or bounds with what is counted, or its words where it gives no number.

    Args:
        quantity: The quantity.
        words: Its words; those of the quantity when None.

    >>> figure_in_words(Quantity(low=60000, comparators=["more-than"], unit="person")), figure_in_words(Quantity(high=40))
    ('more than 60,000 people', 'at most 40')
    """
    said = str(Figure(quantity=quantity, words=words or quantity.as_written))
    numbers = [number for number in (quantity.value, quantity.low, quantity.high) if number is not None]
    if not numbers or not quantity.unit:
        return said
    unit = unit_in_words(quantity.unit, one=numbers == [1])
    return f"{said}{'' if unit.startswith(_PERCENT) else ' '}{unit}"


def unit_in_words(unit: str, *, one: bool) -> str:
    """Give a unit as it is said after a number; as it is written where it is not a name in the singular.

    Args:
        unit: The unit, as quantities name it: in the singular, with hyphens between words.
        one: Whether the number is one.

    >>> unit_in_words("person", one=False), unit_in_words("city", one=False), unit_in_words("us-dollar", one=True)
    ('people', 'cities', 'US dollar')
    >>> unit_in_words("million-us-dollar", one=True), unit_in_words("tonne-of-wheat", one=False), unit_in_words("CHF", one=False)
    ('million US dollars', 'tonnes of wheat', 'CHF')
    """
    known = _units()
    if unit not in known["shown"] and not _SINGULAR.fullmatch(unit):
        return unit
    parts = unit.split("-")
    size = [part for part in parts if part in known["magnitudes"]]
    named = "-".join(part for part in parts if part not in size)
    words = str(known["shown"].get(named) or " ".join(known["shown"].get(part, part) for part in named.split("-"))).split()
    if words and (size or not one):
        last = next((place for place, word in enumerate(words) if place and word in known["joints"]), len(words)) - 1
        words[last] = _plural(words[last])
    return " ".join([*size, *words])


def units_in_words(series: Series) -> str | None:
    """Give the unit of the figures of a measure as the axis of a chart says it; None where they name none."""
    unit = next((entry.figure.quantity.unit for entry in series.entries if entry.figure.quantity.unit), None)
    return unit_in_words(unit, one=False) if unit else None


def _plural(word: str) -> str:
    irregular: str | None = _units()["plural"].get(word)
    if irregular is not None or _INVARIABLE.fullmatch(word):
        return irregular or word
    return next(ending.sub(plural, word) for ending, plural in _PLURALS if ending.search(word))


@cache
def _units() -> Mapping[str, Any]:
    known: Mapping[str, Any] = json.loads(Path(__file__).with_name("units.json").read_text(encoding="utf-8"))
    return known


def period_in_words(at: str | None, since: str | None = None, until: str | None = None) -> str:
    """Give a day or a period as a phrase; empty where nothing is known.

    >>> period_in_words(None, "1999-03-19")
    'since 19 March 1999'
    """
    said = [(at, ""), (since, "since "), (until, "until ")]
    return " ".join(f"{word}{some_time(day) if word else ''}{day_in_words(day)}" for day, word in said if day)


def some_time(day: str) -> str:
    """Give what stands between "since" and a day that is only known to lie between two; nothing before any other.

    >>> period_in_words(None, "1999-02-21/1999-02-28")
    'since some time between 21 and 28 February 1999'
    """
    return "some time " if day_in_words(day).startswith("between") else ""
