"""Details of two claims that are one: whether two annotators gave the same figure, time, words and stances."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.agreement.aligning import core_spans
from factcheck.contract.codec import to_value
from factcheck.figures.intervals import interval_of
from factcheck.matching.wording import read_wording
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import span_of_date
from factcheck.model.quantity import Quantity
from factcheck.model.time import Time
from factcheck.model.work import Work

__all__ = ["same_days", "same_figure", "same_spans", "say_otherwise", "stances", "told_figure", "told_time"]


def same_figure(one: Quantity | None, other: Quantity | None) -> bool:
    """Tell whether two quantities leave the same numbers possible, in one unit, for one time.

    What only one of them says of unit or time does not count against it; names of measures are each annotator's own.
    """
    if one is None or other is None:
        return one is other
    # Who leaves out the unit has said less, and nothing else.
    if one.unit and other.unit and _folded(one.unit) != _folded(other.unit):
        return False
    for field in ("as_of", "since", "until"):
        dates = getattr(one, field), getattr(other, field)
        if all(dates) and span_of_date(dates[0]) != span_of_date(dates[1]):
            return False
    ours, theirs = interval_of(to_value(one)), interval_of(to_value(other))
    # Words are compared only where neither gives a number, since one number can be written in many ways.
    if ours is None and theirs is None:
        return _folded(one.as_written or "") == _folded(other.as_written or "")
    return ours == theirs


def same_days(one: Time | None, other: Time | None) -> bool:
    """Tell whether two times mean the same days, however they are written."""
    if one is None or other is None:
        return one is other
    return all(_days(getattr(one, field)) == _days(getattr(other, field)) for field in ("at", "since", "until"))


def _days(date: str | None) -> object:
    return span_of_date(date) if date else None


def same_spans(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are made with the same words of the text."""
    ours, theirs = ({(span.start, span.end) for span in core_spans(claim)} for claim in (one, other))
    return ours == theirs


def say_otherwise(one: str, other: str) -> bool:
    """Tell whether two statements give other numbers, or one denies what the other says or has the opposite word for it."""
    # Of two statements alone, what stands in lower case in either of them is no name.
    known = frozenset(word for text in (one, other) for word in text.split() if word == word.casefold())
    ours, theirs = read_wording(one, known), read_wording(other, known)
    shared = ours.stems & theirs.stems
    reversed_ = (ours.reversed ^ theirs.reversed) & shared
    # Each must have a number that the other lacks: a statement that only says less contradicts nothing.
    return bool((ours.numbers - theirs.numbers and theirs.numbers - ours.numbers) or ours.negated != theirs.negated or reversed_)


def stances(ours: tuple[Annotation, Claim], theirs: tuple[Annotation, Claim]) -> Iterator[tuple[Work, str, str]]:
    """Give for each work that two annotators cite for one claim which stances the one sees in it and which the other.

    Works are the same by their DOI, their address, or their title and date. Several stances in one work stand together, in
    order, with a plus sign.
    """
    # By each of their marks, with the place of the work, since the first that has a mark in common is the same work.
    known: dict[str, tuple[int, str]] = {}
    for place, (_, marks, other) in enumerate(_cited(*theirs)):
        for mark in marks:
            known.setdefault(mark, (place, other))
    for work, marks, found in _cited(*ours):
        same = min((known[mark] for mark in marks if mark in known), default=None)
        if same is not None:
            yield work, found, same[1]


def _cited(annotation: Annotation, claim: Claim) -> Iterator[tuple[Work, frozenset[str], str]]:
    by_work: dict[str, set[str]] = {}
    for slot in claim.slots:
        for reference in slot.references:
            by_work.setdefault(reference.work, set()).add(reference.stance)
    for id_, found in by_work.items():
        work = annotation.works_by_id.get(id_)
        if work is not None:
            yield work, _marks(work), "+".join(sorted(found))


def _marks(work: Work) -> frozenset[str]:
    csl = work.csl
    doi, address = csl.get("DOI"), csl.get("URL")
    # Beside a DOI the title is no mark, since two works of one title and date may have two DOIs.
    if doi:
        return frozenset({f"doi {str(doi).casefold()}", *_address(address)})
    dated = f"title {_folded(str(csl.get('title', '')))} {csl.get('issued', {}).get('date-parts', '')}"
    return frozenset({dated, *_address(address)})


def _address(address: object) -> frozenset[str]:
    # The same page is cited with http and https, with www and without.
    plain = str(address or "").partition("://")[2].rstrip("/").removeprefix("www.")
    return frozenset({f"url {plain}"}) if plain else frozenset()


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def told_figure(quantity: Quantity | None) -> str | None:
    """Give a quantity in a line: its words, the numbers that it leaves possible, its unit and its time."""
    if quantity is None:
        return None
    numbers = interval_of(to_value(quantity))
    words = f"“{quantity.as_written}”" if quantity.as_written else None
    period = "–".join(date for date in (quantity.since, quantity.until) if date)
    figure = " ".join(filter(None, [str(numbers) if numbers else None, quantity.unit]))
    return ", ".join(filter(None, [words, figure, quantity.as_of, period])) or "a quantity without figure or words"


def told_time(time: Time | None) -> str | None:
    """Give a time in a line: its dates, and its words."""
    if time is None:
        return None
    dates = [time.at, f"since {time.since}" if time.since else None, f"until {time.until}" if time.until else None]
    return ", ".join(filter(None, [*dates, f"“{time.as_written}”" if time.as_written else None])) or "no date"
