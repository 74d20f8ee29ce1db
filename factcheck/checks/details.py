"""What only some claims have: figures, dates, attributions, hedges, slots, assessments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.checks.spans import fractional_number, quoted
from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import nearest
from factcheck.findings import Finding
from factcheck.model.dates import DateSpan, span_of_date
from factcheck.model.vocabulary import Vocabulary

__all__ = ["bounds", "detail_findings", "slot_findings"]


_WORDED: Final = ("attribution", "quantity", "time")
# Fields that are texts and can be looked up; figures and lineage are compared where all of these are the same.
_TELLING: Final = ("work", "stance", "locator", "excerpt", "gist", "note")


def detail_findings(claim: JsonObject, where: str) -> Iterator[Finding]:
    """Find what is wrong with the attribution, hedges, quantity, time and assessments of a claim."""
    for key in _WORDED:
        if key in claim and "as_written" in claim[key]:
            yield from _foreign_words(claim[key]["as_written"], claim["spans"], f"{where}/{key}/as_written")
    for number, hedge in enumerate(claim.get("hedges", ())):
        yield from _foreign_words(hedge, claim["spans"], f"{where}/hedges/{number}")
    if "quantity" in claim:
        yield from _quantity_findings(claim["quantity"], f"{where}/quantity")
    if "time" in claim:
        yield from _period_findings(claim["time"], f"{where}/time")
        yield from _partial_date_findings(claim["time"], f"{where}/time")
    yield from _supersession_findings(claim.get("assessments", ()), f"{where}/assessments")


def _foreign_words(words: str, spans: Sequence[JsonObject], where: str) -> Iterator[Finding]:
    if not any(words in span["exact"] for span in spans):
        yield Finding(code="FC317", message=f"{quoted(words)} does not stand in a span of the claim", where=where)


def _quantity_findings(quantity: JsonObject, where: str) -> Iterator[Finding]:
    if "low" in quantity and "high" in quantity and quantity["low"] > quantity["high"]:
        message = f"low {quantity['low']} exceeds high {quantity['high']}"
        yield Finding(code="FC208", message=message, where=f"{where}/low")
    if "value" in quantity and "comparators" in quantity:
        for comparator in quantity["comparators"]:
            bound = bounds().get(comparator)
            if bound is not None:
                message = f"{comparator} makes {quantity['value']} a bound, not a value"
                yield Finding(code="FC411", message=message, where=f"{where}/value", hint=f"write it as {bound}")
    yield from _period_findings(quantity, where)
    yield from _magnitude_findings(quantity, where)


def _magnitude_findings(quantity: JsonObject, where: str) -> Iterator[Finding]:
    """Find numbers that a word of magnitude does not give, or implies without being marked so."""
    words = quantity.get("as_written", "")
    if not words:
        return
    # Few figures have words of their own, and the patterns for them take a while to make.
    from factcheck.text.magnitudes import bounds_in_words

    implied = bounds_in_words(words)
    if implied is None:
        return
    least, _ = implied
    if "value" in quantity:
        message = f"{quoted(words)} is no number, and value is {quantity['value']:,}"
        yield Finding(
            code="FC332", message=message, where=f"{where}/value", hint=f"write it as low {least}, with the comparator implied"
        )
    elif "low" in quantity and quantity["low"] != least:
        message = f"{quoted(words)} is at least {least:,}, and low is {quantity['low']:,}"
        yield Finding(code="FC332", message=message, where=f"{where}/low")
    elif "low" in quantity and load_vocabulary("comparators").having("implied").isdisjoint(quantity.get("comparators", ())):
        message = f"{quoted(words)} only implies that it is at least {least:,}"
        yield Finding(code="FC332", message=message, where=f"{where}/low", hint="add the comparator implied")


@cache
def bounds() -> Mapping[str, str]:
    """Give the bound that each bounding comparator makes of a figure."""
    return {term.id: term.bound for term in load_vocabulary("comparators").terms if term.bound}


def _period_findings(period: JsonObject, where: str) -> Iterator[Finding]:
    if "since" in period and "until" in period:
        begin, end = span_of_date(period["since"]), span_of_date(period["until"])
        # Both dates may be wide, so the period is reversed for certain only if its earliest day lies after its last.
        if begin and end and begin[0] and end[1] and begin[0] > end[1]:
            message = f"since {period['since']} lies after until {period['until']}"
            yield Finding(code="FC601", message=message, where=f"{where}/until")


def _partial_date_findings(time: JsonObject, where: str) -> Iterator[Finding]:
    """Find dates that are wider than the part of a month or year that their words name, or lie outside it."""
    if "as_written" not in time:
        return
    from factcheck.text.partial_dates import span_in_words

    dates = [(key, span_of_date(time[key])) for key in ("at", "since", "until") if key in time]
    known = [(key, span) for key, span in dates if span is not None and span[0] is not None and span[1] is not None]
    told = [(key, span, span_in_words(time["as_written"], year=span[0][0])) for key, span in known if span[0]]
    # Words may name one end of a period alone; that date is right which lies in what they name.
    if any(meant is None or _lies_in(span, meant) for _, span, meant in told) or not told:
        return
    key, _, meant = told[0]
    interval = "/".join("-".join(f"{part:02}" for part in day) for day in meant or () if day)
    message = f"{quoted(time['as_written'])} is {interval}, and {key} is {time[key]}"
    yield Finding(code="FC613", message=message, where=f"{where}/{key}")


def _lies_in(inner: DateSpan, outer: DateSpan) -> bool:
    (first, last), (begin, end) = inner, outer
    return bool(first and last and begin and end and begin <= first and last <= end)


def _supersession_findings(assessments: Sequence[JsonObject], where: str) -> Iterator[Finding]:
    earlier: set[str] = set()
    for number, assessment in enumerate(assessments):
        superseded = assessment.get("supersedes")
        if superseded is not None and superseded not in earlier:
            message = f"no earlier assessment {superseded!r} of this claim{nearest(superseded, sorted(earlier))}"
            yield Finding(code="FC402", message=message, where=f"{where}/{number}/supersedes")
        earlier.add(assessment["id"])


def slot_findings(claim: JsonObject, vocabulary: Vocabulary | None, where: str) -> Iterator[Finding]:
    """Find what is wrong with the slots of a claim."""
    seen: set[str] = set()
    for number, slot in enumerate(claim.get("slots", ())):
        kind, place = slot["kind"], f"{where}/slots/{number}"
        if kind in seen:
            yield Finding(code="FC501", message=f"a slot of kind {kind!r} is listed before", where=f"{place}/kind")
        seen.add(kind)
        if vocabulary is not None and kind not in vocabulary.slot_kinds_by_id:
            message = f"slot kind {kind!r} is not in {vocabulary.key}{nearest(kind, list(vocabulary.slot_kinds_by_id))}"
            yield Finding(code="FC408", message=message, where=f"{place}/kind")
        if not isinstance(slot.get("min_origins", 1), int):
            yield fractional_number(slot["min_origins"], "min_origins", place)
        references = slot.get("references", ())
        before: dict[tuple[Any, ...], list[Any]] = {}
        for reference_number, reference in enumerate(references):
            # Only those that are alike in what is cited and said are compared whole, since a slot may have thousands.
            alike = before.setdefault(tuple(map(reference.get, _TELLING)), [])
            if reference in alike:
                message = f"the same reference to {reference['work']!r} stands in this slot before"
                yield Finding(code="FC503", message=message, where=f"{place}/references/{reference_number}")
            alike.append(reference)
            if "quantity" in reference:
                yield from _quantity_findings(reference["quantity"], f"{place}/references/{reference_number}/quantity")
