"""Parts of months and years in words: "late February" is the 21st to the 28th, "the first days of March" the 1st to the 5th.

The bounds are a convention, so that two people write the same interval: early, mid and late are the thirds of a month (1 to 10,
11 to 20, 21 to its end) and of a year (four months each), "the first days" and "the last days" are five. The words are those of
English.
"""

from __future__ import annotations

import calendar
import re
from typing import Final

from factcheck.model.dates import DateSpan

__all__ = ["narrowed", "span_in_words"]

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)

_EARLY: Final = r"early|(?:the )?(?:beginning|start|opening)(?: of)?"
_MID: Final = r"mid|(?:the )?middle(?: of)?"
_LATE: Final = r"late|(?:the )?end(?: of)?"

# Longer words before shorter ones. A part has its first day, and its last; None is the end of the month, a negative day is
# counted back from there.
_PARTS: Final[tuple[tuple[str, int, int | None], ...]] = (
    (r"(?:the )?first (?:few )?days(?: of)?", 1, 5),
    (r"(?:the )?last (?:few )?days(?: of)?", -4, None),
    (r"(?:the )?first week(?: of)?", 1, 7),
    (r"(?:the )?last week(?: of)?", -6, None),
    (r"(?:the )?first half(?: of)?", 1, 15),
    (r"(?:the )?second half(?: of)?", 16, None),
    (rf"(?:very )?(?:{_EARLY})(?: in)?", 1, 10),
    (rf"(?:{_MID})(?: in)?", 11, 20),
    (rf"(?:very )?(?:{_LATE})(?: in)?", 21, None),
)
_OF_A_MONTH: Final = [
    (re.compile(rf"\b(?:{words})[\s-]+(?P<month>{_MONTH})\b(?:,?\s+(?P<year>[12]\d{{3}}))?", re.IGNORECASE), first, last)
    for words, first, last in _PARTS
]
_OF_A_YEAR: Final = [
    (re.compile(rf"\b(?:{words})[\s-]+(?:in )?(?P<year>[12]\d{{3}})\b(?!s)", re.IGNORECASE), first, last)
    for words, first, last in (
        (_EARLY, 1, 4),
        (_MID, 5, 8),
        (_LATE, 9, 12),
        ("(?:the )?first half of", 1, 6),
        ("(?:the )?second half of", 7, 12),
    )
]


def span_in_words(words: str, *, year: int | None = None) -> DateSpan | None:
    """Give the days that a part of a month or of a year can mean.

    Args:
        words: Words of a text.
        year: The year that is meant where the words name none.

    Returns:
        The first and the last day; None where the words name no such part, or no year is known.

    >>> span_in_words("in the first days of March", year=1999), span_in_words("late February", year=2000)
    (((1999, 3, 1), (1999, 3, 5)), ((2000, 2, 21), (2000, 2, 29)))
    >>> span_in_words("early in 1999")
    ((1999, 1, 1), (1999, 4, 30))
    """
    for pattern, first, last in _OF_A_MONTH:
        match = pattern.search(words)
        if match:
            meant = int(match["year"]) if match["year"] else year
            return None if meant is None else _days(meant, _MONTHS.index(match["month"].casefold()) + 1, first, last)
    for pattern, first, last in _OF_A_YEAR:
        match = pattern.search(words)
        if match:
            meant = int(match["year"])
            return (meant, first, 1), (meant, last, calendar.monthrange(meant, last)[1])
    return None


def _days(year: int, month: int, first: int, last: int | None) -> DateSpan:
    length = calendar.monthrange(year, month)[1]
    return (year, month, first if first > 0 else length + first), (year, month, last or length)


def narrowed(span: DateSpan, words: str) -> DateSpan:
    """Give the days of a span that its words can mean: of a whole month, the part that they name.

    Args:
        span: The first and the last day, either of them None where nothing is said of it.
        words: The words that the span was taken from.

    Returns:
        The days in both; the span as it is where the words name no part of it.

    >>> narrowed(((1999, 2, 1), (1999, 2, 28)), "in late February")
    ((1999, 2, 21), (1999, 2, 28))
    """
    first, last = span
    if first is None or last is None:
        return span
    told = span_in_words(words, year=first[0])
    if told is None or told[0] is None or told[1] is None or told[0] > last or told[1] < first:
        return span
    return max(first, told[0]), min(last, told[1])
