"""What a claim is found by: terms, figures, days and words, as an index holds them."""

from __future__ import annotations

from typing import Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.corpora.terms import terms_of
from factcheck.model.claim import Claim
from factcheck.model.dates import DateSpan, Day, span_of_date

__all__ = ["FIRST_DAY", "LAST_DAY", "facets_of", "number_of_day", "words_of"]

FIRST_DAY: Final = 0
LAST_DAY: Final = 99_999_999
"""Days are numbers, 19990326; these stand where nobody says when something began or ended."""


def facets_of(claim: Claim) -> tuple[str, str | None, float | None, float | None, int, int]:
    """Give what a claim is filtered by: categories, measure, least and greatest figure, first and last day."""
    quantity = claim.quantity
    stated = [one for one in (quantity.value, quantity.low, quantity.high) if one is not None] if quantity else []
    first, last = _held(claim)
    # Terms and their families stand between bars, so that one is found without finding another that begins like it.
    terms = dict.fromkeys(part for category in claim.categories for part in (category, category.partition(".")[0]))
    return (
        f"|{'|'.join(terms)}|",
        quantity.measure if quantity else None,
        min(stated, default=None),
        max(stated, default=None),
        first,
        last,
    )


def _held(claim: Claim) -> tuple[int, int]:
    time = claim.time
    if time is None:
        # A claim without a day is found by none.
        return LAST_DAY, FIRST_DAY
    if time.at is not None:
        return _numbers(span_of_date(time.at))
    # A period that says only when it began may last until now, so it is found by any later day.
    first = _numbers(span_of_date(time.since))[0] if time.since else FIRST_DAY
    last = _numbers(span_of_date(time.until))[1] if time.until else LAST_DAY
    return (first, last) if time.since or time.until else (LAST_DAY, FIRST_DAY)


def _numbers(span: DateSpan | None) -> tuple[int, int]:
    first, last = span or (None, None)
    return number_of_day(first, FIRST_DAY), number_of_day(last, LAST_DAY)


def number_of_day(day: Day | None, otherwise: int) -> int:
    """Give a day as a number that sorts as days do, 19990326; *otherwise* where there is none."""
    return otherwise if day is None else day[0] * 10_000 + day[1] * 100 + day[2]


def words_of(claim: Claim) -> tuple[str, str, str, str]:
    """Give the words that a claim is found by: those of its statement, its quotes, the names in it and its places."""
    speaker = claim.attribution.speaker if claim.attribution else None
    surrounding = load_vocabulary("span-roles").having("surrounding")
    return (
        terms_of(claim.statement),
        # Words that only surround a claim would lead to it from what it does not say.
        terms_of(" ".join(span.exact for span in claim.spans if span.role not in surrounding)),
        terms_of(" ".join([*claim.agents, *([speaker] if speaker else [])])),
        terms_of(" ".join(claim.places)),
    )
