"""Figures of one document that meet, held against each other: nested periods, parts and totals, and two figures for the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from math import inf

import attrs

from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.comparability import StatedFigure, covers, difference, same_time, what_is_counted
from factcheck.figures.intervals import Interval, interval_of, least_sum
from factcheck.findings import Finding
from factcheck.model.dates import DateSpan

__all__ = ["apart_findings"]

_Pair = frozenset[str]


@attrs.frozen(kw_only=True, eq=False)
class _Figure:
    claim: JsonObject
    where: str
    statement: StatedFigure
    interval: Interval

    @property
    def id(self) -> str:
        return str(self.claim["id"])

    @property
    def quantity(self) -> JsonObject:
        return self.statement.quantity

    @property
    def time(self) -> tuple[bool, DateSpan, DateSpan]:
        return self.statement.covers_a_period, self.statement.begin, self.statement.held

    @property
    def speaker(self) -> tuple[str, str]:
        attribution = self.claim.get("attribution", {})
        return attribution.get("voice", ""), attribution.get("speaker", "")

    def __str__(self) -> str:
        return f"{self.id} ({self.interval})"


def apart_findings(
    value: JsonObject,
    numbered: Sequence[tuple[int, JsonObject]],
    stated: Mapping[str, Sequence[str]],
    within: set[tuple[str, str]],
) -> Iterator[Finding]:
    """Find the figures of an annotation that cannot hold together.

    Args:
        value: The JSON value of the annotation.
        numbered: The claims whose figures meet others, each with its number in the annotation.
        stated: For each total the ids of its parts.
        within: Pairs of claims of which one can lie within the other.
    """
    figures = {figure.id: figure for figure in _figures(numbered, value["source"].get("issued"))}
    if len(figures) < 2:
        return
    quiet = set(_quiet_pairs(value["claims"]))
    measured = [figure for figure in figures.values() if "measure" in figure.quantity]
    for group in _grouped(measured, lambda figure: what_is_counted(figure.quantity)):
        yield from _nesting_findings(group, quiet)
    # Two speakers may give two figures; only one and the same is held to have one.
    for group in _grouped(measured, lambda figure: (what_is_counted(figure.quantity), figure.time, figure.speaker)):
        yield from _disagreement_findings(group, quiet)
    yield from _sum_findings(stated, within, figures)


def _figures(numbered: Sequence[tuple[int, JsonObject]], stated: str | None) -> Iterator[_Figure]:
    of_others = load_vocabulary("modes").having("of-others")
    for number, claim in numbered:
        interval = interval_of(claim["quantity"])
        # What the document only reports of others may contradict what it says itself without being a slip.
        if interval is not None and claim.get("mode") not in of_others:
            statement = StatedFigure(quantity=claim["quantity"], stated=stated)
            yield _Figure(claim=claim, where=f"/claims/{number}/quantity", statement=statement, interval=interval)


def _quiet_pairs(claims: Sequence[JsonObject]) -> Iterator[_Pair]:
    at_odds, undecided = (
        load_vocabulary("relation-types").having("at-odds"),
        load_vocabulary("relation-statuses").having("undecided"),
    )
    for claim in claims:
        for relation in claim.get("relations", ()):
            # A person has seen these two and has said that they do not agree, or that nobody knows whether they do.
            if relation["type"] in at_odds or relation.get("status") in undecided:
                yield frozenset((claim["id"], relation["target"]))


def _grouped(figures: Iterable[_Figure], key: Callable[[_Figure], Hashable]) -> list[list[_Figure]]:
    groups: dict[Hashable, list[_Figure]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def _nesting_findings(figures: Sequence[_Figure], quiet: set[_Pair]) -> Iterator[Finding]:
    # A balance of comings and goings can be greater over the shorter period; a count of somebody cannot.
    sums = [figure for figure in figures if figure.statement.covers_a_period and "population" in figure.quantity]
    rising = sorted(sums, key=lambda figure: _upper_end(figure.interval))
    for inner in sums:
        # They are sorted by their upper ends, so those that this one exceeds stand together at the front.
        exceeded = takewhile(partial(_exceeds, inner), rising)
        outer = next((one for one in exceeded if _is_longer(one, inner) and _pair(one, inner) not in quiet), None)
        if outer is not None:
            message = f"{inner} exceeds {outer}, whose period holds its own"
            yield Finding(code="FC320", message=message, where=inner.where)


def _exceeds(one: _Figure, other: _Figure) -> bool:
    return one.interval.lies_above(other.interval)


def _is_longer(outer: _Figure, inner: _Figure) -> bool:
    """Tell whether a period holds another and is longer."""
    return covers(outer.statement, inner.statement) and not covers(inner.statement, outer.statement)


def _disagreement_findings(figures: Sequence[_Figure], quiet: set[_Pair]) -> Iterator[Finding]:
    """Find figures that share no number with an earlier one of the same count, time and speaker."""
    lowest = highest = figures[0].interval
    for number, figure in enumerate(figures):
        # Only a figure that is apart from the lowest or the highest so far can be apart from any.
        if not (figure.interval.overlaps(lowest) and figure.interval.overlaps(highest)):
            apart = (one for one in figures[:number] if not figure.interval.overlaps(one.interval))
            other = next((one for one in apart if _pair(one, figure) not in quiet), None)
            if other is not None:
                message = f"{figure} and {other} count the same for the same time, and share no number"
                yield Finding(code="FC322", message=message, where=figure.where)
        lowest = min(lowest, figure.interval, key=_upper_end)
        highest = max(highest, figure.interval, key=_lower_end)


def _upper_end(interval: Interval) -> tuple[float, bool]:
    return (inf if interval.high is None else interval.high), not interval.high_open


def _lower_end(interval: Interval) -> tuple[float, bool]:
    return (-inf if interval.low is None else interval.low), interval.low_open


def _pair(one: _Figure, other: _Figure) -> _Pair:
    return frozenset((one.id, other.id))


def _sum_findings(
    stated: Mapping[str, Sequence[str]], within: set[tuple[str, str]], figures: Mapping[str, _Figure]
) -> Iterator[Finding]:
    for total_id, part_ids in stated.items():
        total = figures.get(total_id)
        # A total may be told in words alone, and then there is nothing to add up to.
        if total is None:
            continue
        known = [figures[id_] for id_ in part_ids if id_ in figures]
        parts = [part for part in known if _adds_up(part, total)]
        # A part of another part, or one that is said again, is in the sum already.
        summed: list[_Figure] = []
        for part in parts:
            inside = any((part.id, other.id) in within for other in parts)
            if not inside and not any((other.id, part.id) in within for other in summed):
                summed.append(part)
        # The least that the parts can amount to is compared, so that hedged figures are given the benefit of every doubt.
        least = least_sum(part.interval for part in summed)
        if least is not None and summed and least.lies_above(total.interval):
            listed = ", ".join(map(str, summed))
            verb = "is at least" if len(summed) == 1 else "add up to at least"
            message = f"the part{'' if len(summed) == 1 else 's'} {listed} {verb} {least.low:,}, more than {total}"
            yield Finding(code="FC321", message=message, where=total.where)


def _adds_up(part: _Figure, total: _Figure) -> bool:
    names = ("kind", "unit")
    one, other = ({name: figure.quantity[name] for name in names if name in figure.quantity} for figure in (part, total))
    if difference(one, other) is not None:
        return False
    return same_time(part.statement, total.statement) or covers(total.statement, part.statement)
