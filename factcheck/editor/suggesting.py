"""Figures, days and hedges that a claim's own words state plainly: offered to a person, never written by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.units import unit_of
from factcheck.matching.language import Language, language_among
from factcheck.matching.values.calendar_dates import read_calendar_date
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["suggestions"]

Values = dict[str, Any]

# Groups of three digits are read in English only: elsewhere the same signs may be those of a fraction.
_NUMBER: Final = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w/-]|[.,]\d)(\s?%)?")
_SIZES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
# Signs of one currency, and that of many, which is part of the figure and names no unit.
_CURRENCY: Final = re.compile(r"(?:(US\$|[£€])|\$)\s?\Z")
_AFTER: Final = re.compile(r"\s+([^\W\d_]+)")
_PERCENT: Final = frozenset({"percent", "per"})
_YEARS: Final = range(1500, 2200)
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_BEGINNINGS: Final = frozenset({"since", "from"})
_ENDS: Final = frozenset({"until", "by", "before"})


def suggestions(annotation: Annotation, claim: str) -> Values:
    """Give what the words of a claim state plainly of its figure, its time and its hedges.

    A figure is plain if it is the only one; so is a day. Where there are several, nothing is guessed.

    Args:
        annotation: The annotation.
        claim: Id of the claim.

    Returns:
        Fields of a claim, ``quantity``, ``time`` and ``hedges``, as far as the words state them.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
    """
    held = annotation.claim(claim)
    language = language_among(annotation.source.language, [annotation.source.text or ""])
    days = list(_days(held, language, annotation.source.issued)) if language else []
    taken = [day["as_written"] for day in days]
    figures = [one for one in _figures(held, language) if not any(one["as_written"] in day for day in taken)]
    found: Values = {}
    if len(figures) == 1:
        found["quantity"] = figures[0]
    if len(days) == 1:
        found["time"] = days[0]
    hedges = list(dict.fromkeys(_hedges(held, language)))
    if hedges:
        found["hedges"] = hedges
    return found


def _words(claim: Claim) -> Iterator[str]:
    return (span.exact for span in claim.cores)


def _figures(claim: Claim, language: Language | None) -> Iterator[Values]:
    english = language is not None and language.code == "en"
    for words in _words(claim):
        for found in _NUMBER.finditer(words):
            whole, rest = found[1], found[2] or ""
            if ("," in whole or rest) and not english:
                continue
            number = float(whole.replace(",", "") + rest)
            if "," not in whole and not rest and len(whole) == 4 and int(whole) in _YEARS:
                continue
            yield _figure(words, found.start(), found.end(), number, percent=bool(found[3]), english=english)


def _figure(words: str, start: int, end: int, number: float, *, percent: bool, english: bool) -> Values:
    after = _AFTER.match(words, end)
    following = after[1].lower() if after and english else ""
    if after and following in _SIZES:
        number, end = number * _SIZES[following], after.end()
    elif after and following in _PERCENT:
        percent = True
        end = after.end() if following == "percent" else end
    made: Values = {"value": int(number) if number.is_integer() else number}
    currency = _CURRENCY.search(words[:start])
    start = currency.start() if currency else start
    known = load_vocabulary("comparators").by_id
    for phrase, id_ in _comparators() if english else ():
        before = words[:start].rstrip().lower()
        if before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum():
            start = len(words[:start].rstrip()) - len(phrase)
            bound = known[id_].bound
            made = {bound or "value": made["value"], "comparators": [id_]}
            break
    if percent:
        made["unit"] = "percent"
    elif currency and currency[1]:
        made["unit"] = unit_of(currency[1]).base
    return {**made, "as_written": words[start:end]}


@cache
def _comparators() -> tuple[tuple[str, str], ...]:
    """Give the phrases that stand before a figure, the longest first, as the examples of the vocabulary have them."""
    found = []
    for term in load_vocabulary("comparators").terms:
        for example in term.examples:
            found.append((re.sub(r"\s*\d+.*", "", example).removeprefix("is ").lower(), term.id))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _days(claim: Claim, language: Language, issued: str | None) -> Iterator[Values]:
    for words in _words(claim):
        found = list(_TOKEN.finditer(words))
        # Letter case stays: "May" is a month, and "may" is none.
        tokens = tuple(one.group() for one in found)
        place = 0
        while place < len(tokens):
            read = read_calendar_date(tokens, place, language)
            if read is None or read[1].startswith("month"):
                place += 1
                continue
            length, day = read
            made = _dated(day, issued, before=tokens[place - 1].lower() if place else "")
            if made:
                yield {**made, "as_written": words[found[place].start() : found[place + length - 1].end()]}
            place += length


def _dated(day: str, issued: str | None, *, before: str) -> Values | None:
    """Give a date as a time: with the year of the document where it has none of its own, which is then inferred."""
    basis = "explicit"
    if day.startswith("--"):
        if not issued:
            return None
        day, basis = f"{issued[:4]}-{day[2:]}", "inferred"
    field = "since" if before in _BEGINNINGS else "until" if before in _ENDS else "at"
    return {field: day, "basis": basis}


def _hedges(claim: Claim, language: Language | None) -> Iterator[str]:
    if language is None:
        return
    phrases = sorted({*language.words("hedging"), *(phrase for phrase, _ in _comparators())}, key=len, reverse=True)
    for words in _words(claim):
        lower = words.lower()
        taken: list[tuple[int, int]] = []
        for phrase in phrases:
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", lower):
                if len(lower) == len(words) and not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
        for start, end in sorted(taken):
            yield words[start:end]
