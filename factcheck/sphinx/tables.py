"""Tables of claims and of slots."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import attrs
from docutils import nodes

from factcheck.model.claim import Claim
from factcheck.rendering.phrases import bounds_in_words, period_in_words
from factcheck.sphinx.building import Cell, inline, table
from factcheck.sphinx.cards import Desk
from factcheck.vocabulary import load_vocabulary

__all__ = ["COLUMNS", "DEFAULT_COLUMNS", "claims_table", "slots_table", "summary_table"]


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table of claims.

    Args:
        heading: What it is.
        width: How wide it is beside the others.
        cell: What it says of a claim.
    """

    heading: str
    width: int
    cell: Callable[[Desk, Claim], Cell]


def _states(desk: Desk, claim: Claim) -> str:
    counts = desk.fragments.lookup.states_of(claim)
    return ", ".join(
        f"{counts[term.id]} {term.title.lower()}" for term in load_vocabulary("slot-states").terms if counts[term.id]
    )


def _claim(desk: Desk, claim: Claim) -> Cell:
    return inline(claim.statement, " ", inline(desk.claim_link(claim.id), classes=["fc-id"]))


def _time(desk: Desk, claim: Claim) -> str:
    return period_in_words(claim.time.at, claim.time.since, claim.time.until) if claim.time else ""


def _figure(desk: Desk, claim: Claim) -> str:
    return f"{bounds_in_words(claim.quantity)} {claim.quantity.unit or ''}".strip() if claim.quantity else ""


COLUMNS: Final[Mapping[str, Column]] = {
    "number": Column(heading="No.", width=5, cell=lambda desk, claim: str(desk.fragments.lookup.numbers[claim.id])),
    "id": Column(heading="Id", width=20, cell=lambda desk, claim: desk.claim_link(claim.id)),
    "claim": Column(heading="Claim", width=50, cell=_claim),
    "statement": Column(heading="Statement", width=45, cell=lambda desk, claim: claim.statement),
    "words": Column(heading="Words", width=45, cell=lambda desk, claim: claim.words),
    "category": Column(heading="Category", width=18, cell=lambda desk, claim: desk.category_link(claim.categories[0])),
    "mode": Column(heading="Mode", width=12, cell=lambda desk, claim: desk.title(claim.mode, "modes")),
    "checkability": Column(
        heading="Checkability",
        width=14,
        cell=lambda desk, claim: desk.title(desk.fragments.lookup.checkability(claim) or "", "checkabilities"),
    ),
    "figure": Column(heading="Figure", width=16, cell=_figure),
    "time": Column(heading="Time", width=16, cell=_time),
    "slots": Column(heading="Slots", width=16, cell=_states),
    "labels": Column(heading="Labels", width=14, cell=lambda desk, claim: ", ".join(claim.tags)),
    "document": Column(heading="Document", width=20, cell=lambda desk, claim: desk.fragments.annotation.source.title),
}
"""The columns that a table of claims can have, by name."""

DEFAULT_COLUMNS: Final = ("number", "claim", "category", "mode", "slots")


def claims_table(claims: Iterable[tuple[Desk, Claim]], columns: Sequence[str] = DEFAULT_COLUMNS) -> nodes.table:
    """Make a table with a row for each claim.

    Args:
        claims: The claims, each with its annotation, in order.
        columns: Names of the columns, in order.
    """
    chosen = [COLUMNS[name] for name in columns]
    rows = [[column.cell(desk, claim) for column in chosen] for desk, claim in claims]
    return table([column.heading for column in chosen], rows, [column.width for column in chosen], classes=["fc-claims"])


def slots_table(desk: Desk, claims: Iterable[Claim], *, levels: Sequence[str], states: Sequence[str]) -> nodes.table:
    """Make a table with a row for each slot of these levels and in these states."""
    it = desk.fragments.lookup
    rows: list[list[Cell]] = [
        [
            desk.claim_link(claim.id),
            it.slot_kind(held.slot.kind).title,
            desk.title(held.slot.level or "may", "slot-levels"),
            inline(desk.title(held.state, "slot-states"), classes=["fc-state", f"fc-state-{held.state}"]),
            f"{len(held.filling)} of {held.slot.min_origins or 1}",
        ]
        for claim in claims
        for held in it.evidence[claim.id].slots
        if held.slot.level in levels and held.state in states
    ]
    return table(["Claim", "Evidence", "Level", "State", "Origins"], rows, [26, 34, 12, 14, 14], classes=["fc-slots-table"])


def summary_table(desk: Desk, claims: Iterable[Claim], *, levels: Sequence[str], states: Sequence[str]) -> nodes.table:
    """Make a table of the number of slots in each state, by the family of the category that leads the claim."""
    it = desk.fragments.lookup
    number: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        family = claim.categories[0].partition(".")[0]
        number[family] += 1
        counts[family].update(held.state for held in it.evidence[claim.id].slots if held.slot.level in levels)
    total = sum(counts.values(), Counter())
    shown = [term for term in load_vocabulary("slot-states").terms if total[term.id] and term.id in states]
    order = [*it.vocabulary.families, *sorted(number)]
    rows: list[list[Cell]] = [
        [family.capitalize(), str(number[family]), *(str(counts[family][term.id] or "–") for term in shown)]
        for family in sorted(number, key=order.index)
    ]
    rows.append(["All", str(number.total()), *(str(total[term.id]) for term in shown)])
    heading = ["Category", "Claims", *(term.title for term in shown)]
    return table(heading, rows, [24, *(12 for _ in heading[1:])], classes=["fc-summary"])
