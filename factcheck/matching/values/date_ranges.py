"""Two days that a statement names together: "from 3 to 5 June 2031", "June 3-5, 2031", "on 3 and 5 June 2031".

The month or the year of one of them often stands with the other alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.calendar_dates import day_signs_at, read_calendar_date, year_at

__all__ = ["read_days"]

_DAY: Final = re.compile(r"(\d{4}|-)-(\d\d-\d\d)\Z")
_MOST_DIGITS: Final = 2
_MOST_FILLERS: Final = 2

# A day of which the month is not known yet, and the place after it.
_Bare = tuple[int, int]


def read_days(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Read two days that begin at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens, and either one interval of ISO 8601 for days from one to the other, or both days with the word that
        joins them. None where no two days begin there.

    >>> from factcheck.matching.language import language_among
    >>> read_days(("June", "3", "to", "5", ",", "2031"), 0, language_among("en", ()))
    (6, ['2031-06-03/2031-06-05'])
    """
    # "From" goes with the range that it begins.
    lead = int(tokens[place].lower() in language.words("range_leads"))
    found = _two_days(tokens, place + lead + _fillers(tokens, place + lead, language, lead), language)
    if found is None:
        return None
    end, first, join, last = found
    if join not in language.words("range_joins"):
        return None if lead else (end - place, [first, join, last])
    # "Moved from 5 to 3 June" is no range.
    return (end - place, [f"{first}/{last}"]) if first[-5:] < last[-5:] or first[:4] < last[:4] else None


def _two_days(tokens: Phrase, place: int, language: Language) -> tuple[int, str, str, str] | None:
    first = _day_at(tokens, place, language)
    bare = None if first else _bare_at(tokens, place, language)
    end = first[0] if first else bare[0] if bare else 0
    join = "".join(tokens[end : end + 1]).lower()
    is_range = join in language.words("range_joins")
    if not end or not (is_range or join in language.words("joining")):
        return None
    after = end + 1 + _fillers(tokens, end + 1, language, lead=1)
    last = _day_at(tokens, after, language)
    if last is not None and bare is not None:
        # "Killed 3 and 5 June": without a word that leads to a day, a number before "and" may count something.
        leads = language.words("prepositions", "articles", "range_leads")
        is_led = is_range or (place > 0 and tokens[place - 1].lower() in leads)
        return (last[0], f"{last[1][:-2]}{bare[1]:02}", join, last[1]) if is_led else None
    if last is not None and first is not None:
        return last[0], _with_year_of(first[1], last[1]), join, last[1]
    if first is None or tokens[place][0].isdecimal():
        return None
    return _same_month(tokens, first[1], join, _bare_at(tokens, after, language), language)


def _same_month(
    tokens: Phrase, first: str, join: str, bare: _Bare | None, language: Language
) -> tuple[int, str, str, str] | None:
    """Read the rest of "June 3 to 5, 2031", where the month comes first and serves both days."""
    if bare is None or first[:1] != "-":
        return None
    year, length = year_at(tokens, bare[0], language)
    following = "".join(tokens[bare[0] : bare[0] + 1])
    # "June 3 and 5 soldiers" has no second day.
    if year is None and following.isalpha() and following.lower() not in language.words("prepositions", "of_events", "clauses"):
        return None
    stem = f"{year:04}{first[1:-2]}" if year is not None else first[:-2]
    return bare[0] + length, f"{stem}{first[-2:]}", join, f"{stem}{bare[1]:02}"


def _with_year_of(first: str, last: str) -> str:
    """Give a day the year of the day after it, which names one for both."""
    ours, theirs = _DAY.match(first), _DAY.match(last)
    is_open = ours is not None and theirs is not None and ours[1] == "-" != theirs[1] and ours[2] < theirs[2]
    return f"{last[:4]}{first[1:]}" if is_open else first


def _day_at(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    found = read_calendar_date(tokens, place, language) if place < len(tokens) else None
    return (place + found[0], found[1]) if found is not None and _DAY.match(found[1]) else None


def _bare_at(tokens: Phrase, place: int, language: Language) -> _Bare | None:
    token = "".join(tokens[place : place + 1])
    if not (token.isdecimal() and len(token) <= _MOST_DIGITS and 0 < int(token) <= 31):
        return None
    return place + 1 + day_signs_at(tokens, place + 1, language), int(token)


def _fillers(tokens: Phrase, place: int, language: Language, lead: int) -> int:
    """Count words that only lead to a day, such as the second one in "bis zum 5. Juni"."""
    count = 0
    while (
        lead and count < _MOST_FILLERS and "".join(tokens[place + count : place + count + 1]) in language.words("range_fillers")
    ):
        count += 1
    return count
