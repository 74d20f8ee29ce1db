"""Figures of one document against each other: nested periods, parts and totals, and two figures for the same.

A finding needs certainty: intervals that do not overlap, periods that certainly lie within each other, a link that the file
states. Where the file leaves the link undetermined, or says itself that two claims are at odds, nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations
from typing import Any, Final

import attrs

from factcheck.comparability import Statement, counts_the_same, covers, difference, same_time
from factcheck.findings import Finding
from factcheck.intervals import Interval, interval_of, least_sum

__all__ = ["figure_findings"]

Value = Mapping[str, Any]
Pair = frozenset[str]

_OF_OTHERS: Final = frozenset({"conditional", "reported"})
"""Modes in which the document does not give a figure as its own."""

_AT_ODDS: Final = frozenset(
    {"contradicts", "contrasts", "corrected-by", "corrects", "superseded-by", "supersedes", "tension-with"}
)
"""Types of relation by which a file says that two claims are not to be held together."""


@attrs.frozen(kw_only=True, eq=False)
class _Figure:
    claim: Value
    where: str
    statement: Statement
    interval: Interval

    @property
    def id(self) -> str:
        return str(self.claim["id"])

    @property
    def quantity(self) -> Value:
        return self.statement.quantity

    def __str__(self) -> str:
        return f"{self.id} ({self.interval})"


def figure_findings(value: Value) -> Iterator[Finding]:
    """Find the figures of an annotation that cannot hold together.

    Args:
        value: The JSON value of the annotation.
    """
    claims = value["claims"]
    numbered = [(number, claim) for number, claim in enumerate(claims) if "quantity" in claim]
    figures = {figure.id: figure for figure in _figures(numbered, value["source"].get("issued"))}
    if len(figures) < 2:
        return
    quiet = set(_quiet_pairs(claims))
    by_measure: dict[str, list[_Figure]] = {}
    for figure in figures.values():
        if "measure" in figure.quantity:
            by_measure.setdefault(figure.quantity["measure"], []).append(figure)
    for group in by_measure.values():
        yield from _nesting_findings(group, quiet)
        yield from _disagreement_findings(group, quiet)
    yield from _sum_findings(claims, figures)


def _figures(numbered: Sequence[tuple[int, Value]], stated: str | None) -> Iterator[_Figure]:
    for number, claim in numbered:
        interval = interval_of(claim["quantity"])
        if interval is not None and claim.get("mode") not in _OF_OTHERS:
            statement = Statement(quantity=claim["quantity"], stated=stated)
            yield _Figure(claim=claim, where=f"/claims/{number}/quantity", statement=statement, interval=interval)


def _quiet_pairs(claims: Sequence[Value]) -> Iterator[Pair]:
    for claim in claims:
        for relation in claim.get("relations", ()):
            if relation["type"] in _AT_ODDS or relation.get("status") == "undetermined":
                yield frozenset((claim["id"], relation["target"]))


def _nesting_findings(figures: Sequence[_Figure], quiet: set[Pair]) -> Iterator[Finding]:
    for inner, outer in permutations(figures, 2):
        if not inner.interval.lies_above(outer.interval) or frozenset((inner.id, outer.id)) in quiet:
            continue
        # A balance of comings and goings can be greater over the shorter period; a count of somebody cannot.
        if "population" in inner.quantity and _is_longer(outer.statement, inner.statement):
            message = f"{inner} exceeds {outer}, whose period holds its own"
            yield Finding(code="FC320", message=message, where=inner.where)


def _is_longer(outer: Statement, inner: Statement) -> bool:
    """Tell whether one sum covers a longer period that holds that of another, and both count the same."""
    both_are_sums = outer.covers_a_period and inner.covers_a_period
    same = counts_the_same(outer.quantity, inner.quantity)
    return both_are_sums and same and covers(outer, inner) and not covers(inner, outer)


def _disagreement_findings(figures: Sequence[_Figure], quiet: set[Pair]) -> Iterator[Finding]:
    for one, other in combinations(figures, 2):
        if one.interval.overlaps(other.interval) or frozenset((one.id, other.id)) in quiet:
            continue
        if _speaker(one) == _speaker(other) and _is_of_one_time(one.statement, other.statement):
            message = f"{other} and {one} count the same for the same time, and share no number"
            yield Finding(code="FC322", message=message, where=other.where)


def _is_of_one_time(one: Statement, other: Statement) -> bool:
    """Tell whether two figures count the same for what is written as the same time."""
    same = counts_the_same(one.quantity, other.quantity) and one.covers_a_period == other.covers_a_period
    return same and one.begin == other.begin and one.held == other.held


def _speaker(figure: _Figure) -> tuple[str, str]:
    attribution = figure.claim.get("attribution", {})
    return attribution.get("voice", ""), attribution.get("speaker", "")


def _sum_findings(claims: Sequence[Value], figures: Mapping[str, _Figure]) -> Iterator[Finding]:
    stated, within = _parts(claims)
    for total_id, part_ids in stated.items():
        total = figures.get(total_id)
        if total is None:
            continue
        known = [figures[id_] for id_ in part_ids if id_ in figures]
        parts = [part for part in known if _adds_up(part, total)]
        # A part of another part, or one that is said again, is in the sum already.
        counted: list[_Figure] = []
        for part in parts:
            inside = any((part.id, other.id) in within for other in parts)
            if not inside and not any((other.id, part.id) in within for other in counted):
                counted.append(part)
        least = least_sum(part.interval for part in counted)
        if least is not None and counted and least.lies_above(total.interval):
            listed = ", ".join(map(str, counted))
            verb = "is at least" if len(counted) == 1 else "add up to at least"
            message = f"the part{'' if len(counted) == 1 else 's'} {listed} {verb} {least.low:,}, more than {total}"
            yield Finding(code="FC321", message=message, where=total.where)


def _adds_up(part: _Figure, total: _Figure) -> bool:
    names = ("kind", "unit")
    one, other = ({name: figure.quantity[name] for name in names if name in figure.quantity} for figure in (part, total))
    if difference(one, other) is not None:
        return False
    return same_time(part.statement, total.statement) or covers(total.statement, part.statement)


def _parts(claims: Sequence[Value]) -> tuple[dict[str, list[str]], set[tuple[str, str]]]:
    """Give the parts that the file links to each total, and every pair of a claim that can lie within another."""
    stated: dict[str, list[str]] = {}
    within: set[tuple[str, str]] = set()
    for claim in claims:
        for relation in claim.get("relations", ()):
            part, total = claim["id"], relation["target"]
            if relation["type"] == "contains":
                part, total = total, part
            elif relation["type"] not in ("part-of", "restates"):
                continue
            within.add((part, total))
            linked = relation["type"] != "restates" and relation.get("status") != "undetermined"
            if linked and part not in stated.setdefault(total, []):
                stated[total].append(part)
    return stated, within
