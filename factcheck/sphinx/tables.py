"""Tables of claims, slots and figures, which HTML and other formats take from the same rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs
from docutils import nodes
from markupsafe import Markup, escape

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.gathering import Series
from factcheck.model.claim import Claim
from factcheck.sphinx.building import link_node, paragraph, table_node
from factcheck.sphinx.cards import CardMaker
from factcheck.sphinx.stage import Stage
from factcheck.views.phrases import figure_in_words, period_in_words

__all__ = ["COLUMNS", "DEFAULT_COLUMNS", "PageTable", "claims_table", "series_table", "slots_table", "summary_table"]


@attrs.frozen(kw_only=True)
class _Ref:
    """Words that lead to what has a full name.

    Args:
        kind: What it is.
        name: Its full name, which is its identifier too.
        words: The words.
    """

    kind: str
    name: str
    words: str


_Cell = tuple[str | _Ref, ...]


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table.

    Args:
        heading: What it is.
        width: How wide it is beside the others.
        figures: Whether it holds numbers.
    """

    heading: str
    width: int
    figures: bool = False


@attrs.frozen(kw_only=True)
class PageTable:
    """A table.

    Args:
        name: What it is a table of.
        columns: Its columns.
        rows: Its rows, each with a cell for each column.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[_Cell]]

    def html(self, stage: Stage) -> Markup:
        """Give it as HTML."""
        heads = [f'<th scope="col"{_figures(column)}>{escape(column.heading)}</th>' for column in self.columns]
        starts = [f"<td{_figures(column)}>" for column in self.columns]
        # Whoever uses the keyboard must be able to scroll what is too wide (WCAG 2.1, 2.1.1), hence the place in the tab order.
        lines = [f'<div class="fc-scroll" tabindex="0" role="region" aria-label="{escape(self.name)}"><table class="fc-table">']
        lines += ["<thead><tr>", *heads, "</tr></thead><tbody>"]
        for row in self.rows:
            cells = (f"{start}{_html(cell, stage)}</td>" for start, cell in zip(starts, row, strict=True))
            lines.append(f"<tr>{''.join(cells)}</tr>")
        lines.append("</tbody></table></div>")
        return Markup("\n".join(lines))  # noqa: S704 (every cell is escaped)

    def nodes(self, docname: str) -> nodes.table:
        """Give it as nodes, for a page."""
        rows = [[[paragraph(*_inlines(cell, docname))] for cell in row] for row in self.rows]
        return table_node([column.heading for column in self.columns], [column.width for column in self.columns], rows)


def _figures(column: Column) -> str:
    return ' class="fc-figures"' if column.figures else ""


def _html(cell: _Cell, stage: Stage) -> str:
    return "".join(str(escape(part)) if isinstance(part, str) else _link(part, stage) for part in cell)


def _link(part: _Ref, stage: Stage) -> str:
    address = stage.address(part.name)
    return f'<a class="fc-link" href="{escape(address)}">{escape(part.words)}</a>' if address else str(escape(part.words))


def _inlines(cell: _Cell, docname: str) -> Iterator[str | nodes.Node]:
    for part in cell:
        yield part if isinstance(part, str) else link_node(docname, part.kind, part.name, part.words)


def _states(desk: CardMaker, claim: Claim) -> str:
    counts = desk.fragments.lookup.states_of(claim)
    return ", ".join(
        f"{counts[term.id]} {term.title.lower()}" for term in load_vocabulary("slot-states").terms if counts[term.id]
    )


def _time(claim: Claim) -> str:
    return period_in_words(claim.time.at, claim.time.since, claim.time.until) if claim.time else ""


def _figure(claim: Claim) -> str:
    return figure_in_words(claim.quantity) if claim.quantity else ""


def _checkability(desk: CardMaker, claim: Claim) -> str:
    found = desk.fragments.lookup.checkability(claim)
    return desk.title(found, "checkabilities") if found else ""


def _id(desk: CardMaker, claim: Claim) -> _Ref:
    return _Ref(kind="claim", name=desk.name(claim), words=claim.id)


def _category(desk: CardMaker, claim: Claim) -> _Ref:
    category = claim.categories[0]
    return _Ref(kind="category", name=f"{desk.fragments.annotation.terms.name}.{category}", words=category)


COLUMNS: Final[Mapping[str, tuple[Column, Callable[[CardMaker, Claim], _Cell]]]] = {
    "number": (
        Column(heading="No.", width=6, figures=True),
        lambda desk, claim: (str(desk.fragments.lookup.numbers[claim.id]),),
    ),
    "claim": (Column(heading="Claim", width=50), lambda desk, claim: (f"{claim.statement} ", _id(desk, claim))),
    "id": (Column(heading="Id", width=22), lambda desk, claim: (_id(desk, claim),)),
    "statement": (Column(heading="Statement", width=45), lambda desk, claim: (claim.statement,)),
    "words": (Column(heading="Words", width=45), lambda desk, claim: (claim.words,)),
    "category": (Column(heading="Kind of claim", width=20), lambda desk, claim: (_category(desk, claim),)),
    "mode": (Column(heading="How it is said", width=14), lambda desk, claim: (desk.title(claim.mode, "modes"),)),
    "checkability": (Column(heading="Whether it can be checked", width=16), lambda desk, claim: (_checkability(desk, claim),)),
    "figure": (Column(heading="Figure", width=18), lambda desk, claim: (_figure(claim),)),
    "time": (Column(heading="When", width=18), lambda desk, claim: (_time(claim),)),
    "slots": (Column(heading="Evidence asked for", width=18), lambda desk, claim: (_states(desk, claim),)),
    "labels": (Column(heading="Labels", width=16), lambda desk, claim: (", ".join(claim.tags),)),
    "document": (Column(heading="Document", width=22), lambda desk, claim: (desk.fragments.annotation.source.title,)),
}
"""The columns that a table of claims can have, and what each says of a claim."""

DEFAULT_COLUMNS: Final = ("number", "claim", "category", "mode", "slots")


def claims_table(claims: Iterable[tuple[CardMaker, Claim]], columns: Sequence[str]) -> PageTable:
    """Make a table with a row for each claim.

    Args:
        claims: The claims, each with its annotation.
        columns: Names of the columns.
    """
    chosen = [COLUMNS[name] for name in columns]
    rows = [[cell(desk, claim) for _, cell in chosen] for desk, claim in claims]
    return PageTable(name="Claims", columns=[column for column, _ in chosen], rows=rows)


def slots_table(desk: CardMaker, claims: Iterable[Claim], *, levels: Sequence[str], states: Sequence[str]) -> PageTable:
    """Make a table with a row for each slot of these levels and in these states."""
    it = desk.fragments.lookup
    rows: list[Sequence[_Cell]] = [
        [
            (_id(desk, claim),),
            (it.slot_kind(held.slot.kind).title,),
            (desk.title(held.level, "slot-levels"),),
            (desk.title(held.state, "slot-states"),),
            (f"{len(held.filling)} of {held.slot.min_origins or 1}",),
        ]
        for claim in claims
        for held in it.evidence[claim.id].slots
        if held.slot.level in levels and held.state in states
    ]
    headings = {"Claim": 28, "Evidence": 32, "Level": 12, "State": 14, "Origins": 14}
    columns = [Column(heading=name, width=width) for name, width in headings.items()]
    return PageTable(name="Evidence asked for", columns=columns, rows=rows)


def summary_table(desk: CardMaker, claims: Iterable[Claim], *, levels: Sequence[str], states: Sequence[str]) -> PageTable:
    """Make a table of the number of slots in each state, by the family of the category that leads the claim."""
    it = desk.fragments.lookup
    number: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        family = claim.categories[0].partition(".")[0]
        number[family] += 1
        slots = it.evidence[claim.id].slots
        counts[family].update(held.state for held in slots if held.slot.level in levels and held.state in states)
    total = sum(counts.values(), Counter())
    shown = [term for term in load_vocabulary("slot-states").terms if total[term.id]]
    # A family that the vocabulary does not have comes after those that it has.
    order = [*it.annotation.terms.families, *sorted(number)]
    rows: list[Sequence[_Cell]] = [
        [(family.capitalize(),), (str(number[family]),), *((str(counts[family][term.id] or "–"),) for term in shown)]
        for family in sorted(number, key=order.index)
    ]
    rows.append([("All",), (str(number.total()),), *((str(total[term.id]),) for term in shown)])
    columns = [Column(heading="Kind of claim", width=24), Column(heading="Claims", width=12, figures=True)]
    columns += [Column(heading=term.title, width=14, figures=True) for term in shown]
    return PageTable(name="Evidence asked for, by kind of claim", columns=columns, rows=rows if shown else [])


def series_table(desk: CardMaker, found: Series) -> PageTable:
    """Make a table with a row for each figure of a series."""
    headings = {"Day": 16, "Figure": 24, "Source": 40, "Beside the document": 20}
    rows: list[Sequence[_Cell]] = [
        [
            (entry.figure.as_of or entry.figure.stated or "",),
            (figure_in_words(entry.figure.quantity, words=entry.figure.words),),
            (_source(desk, entry.figure.claim, entry.figure.work, entry.figure.source or ""),),
            (str(entry.comparison or ""),),
        ]
        for entry in found.entries
    ]
    columns = [Column(heading=name, width=width) for name, width in headings.items()]
    return PageTable(name=f"Figures of {found.measure}", columns=columns, rows=rows)


def _source(desk: CardMaker, claim: str | None, work: str | None, title: str) -> _Ref:
    kind, name = ("work", work) if work else ("claim", claim)
    return _Ref(kind=kind, name=f"{desk.fragments.prefix}{name}", words=title)
