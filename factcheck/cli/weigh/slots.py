"""``factcheck slots``: which places for evidence are filled, and which are not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import attrs
import click

from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT, as_of_option, vocabulary_option
from factcheck.cli.printing import as_csv, counted
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import NoSuchTerm
from factcheck.evidence.slots import list_slots
from factcheck.evidence.weighing import ClaimEvidence, SlotEvidence, weigh_all
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import save

__all__ = ["slots_command"]

_STATES: Final = tuple(term.id for term in load_vocabulary("slot-states").terms)
_LEVELS: Final = tuple(term.id for term in load_vocabulary("slot-levels").terms)


@attrs.frozen(kw_only=True)
class _Row:
    """A slot of a claim, as it is printed."""

    file: str
    evidence: ClaimEvidence
    held: SlotEvidence

    def values(self) -> dict[str, Any]:
        slot = self.held.slot
        return {
            "file": self.file,
            "claim": self.evidence.claim.id,
            "category": self.evidence.claim.categories[0],
            "kind": slot.kind,
            "level": slot.level,
            "state": self.held.state,
            "references": len(self.held.readings),
            "origins": list(self.held.filling),
            "contradicting": list(self.held.contradicting),
            "needed": slot.min_origins,
        }


@click.command("slots")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--open", "only_open", is_flag=True, help="The same as --state open.")
@click.option("--filled", "only_filled", is_flag=True, help="The same as --state filled.")
@click.option("--state", "states", multiple=True, type=click.Choice(_STATES), help="Only slots in this state. May be repeated.")
@click.option("--level", "levels", multiple=True, type=click.Choice(_LEVELS), help="Only slots of this level. May be repeated.")
@click.option("--category", metavar="TERM", help="Only claims of a category or family, such as quantity.stock or quantity.")
@click.option("--kind", metavar="KIND", help="Only slots of this kind, such as primary-statistics.")
@click.option("--independent", is_flag=True, help="Only slots that neither claimant nor party can fill.")
@click.option("--write", is_flag=True, help="List in the files every slot that the categories demand, and print nothing else.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="How to print."
)
@as_of_option
@vocabulary_option
def slots_command(
    paths: tuple[str, ...],
    only_open: bool,
    only_filled: bool,
    states: tuple[str, ...],
    levels: tuple[str, ...],
    category: str | None,
    kind: str | None,
    independent: bool,
    write: bool,
    format_: str,
    as_of: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """List the places for evidence, each with its state and the independent origins that fill it.

    A slot is filled by independent origins, not by links: works that have it from one source count once, and the issuer's own
    word counts only where the slot asks for it. A line below the table sums up what is shown.

    \b
    Examples:
      factcheck slots --open --level must             what is still to be found
      factcheck slots --independent annotations       what only a disinterested source can fill
      factcheck slots --category quantity --as-of 1999-03-26
      factcheck slots --format csv > slots.csv
      factcheck slots --write release.claims.json     list every slot in the file
    """
    opened = open_annotations(paths, vocabularies)
    if write:
        _write(opened, vocabularies)
        return
    wanted = {*states, *(["open"] if only_open else []), *(["filled"] if only_filled else [])}
    rows = [
        row
        for row in _rows(opened, as_of)
        if (not wanted or row.held.state in wanted)
        and (not levels or row.held.slot.level in levels)
        and (kind is None or row.held.slot.kind == kind)
        and (category is None or any(f"{term}.".startswith(f"{category}.") for term in row.evidence.claim.categories))
    ]
    if kind is not None or independent:
        kinds = {term.id: term for one in opened for term in one.annotation.terms.slot_kinds}
        if kind is not None and kind not in kinds:
            raise NoSuchTerm(kind, kind="slot kind", known=tuple(kinds))
        rows = [row for row in rows if not independent or kinds[row.held.slot.kind].disinterested]
    _PRINTERS[format_](rows)


def _rows(opened: Iterable[Opened], as_of: str | None) -> Iterator[_Row]:
    for one in opened:
        for evidence in weigh_all(one.annotation, as_of=as_of):
            for held in evidence.slots:
                yield _Row(file=one.file, evidence=evidence, held=held)


def _write(opened: Iterable[Opened], vocabularies: Sequence[Vocabulary]) -> None:
    for one in opened:
        listed = list_slots(one.annotation)
        added = sum(len(claim.slots) for claim in listed.claims) - sum(len(claim.slots) for claim in one.annotation.claims)
        if one.file == STANDARD_INPUT:
            raise click.UsageError("--write needs a file; standard input cannot be written to")
        if added:
            save(listed, one.file, vocabularies=vocabularies)
        click.echo(f"{one.file}: {added or 'no'} slot{'' if added == 1 else 's'} added")


def _print_json(rows: Sequence[_Row]) -> None:
    click.echo(json.dumps([row.values() for row in rows], indent=2, ensure_ascii=False))


def _print_csv(rows: Sequence[_Row]) -> None:
    columns = ["file", "claim", "category", "kind", "level", "state", "references", "origins", "contradicting", "needed"]
    cells = ({key: " ".join(cell) if isinstance(cell, list) else cell for key, cell in row.values().items()} for row in rows)
    click.echo(as_csv(columns, ([one[column] for column in columns] for one in cells)), nl=False)


def _print_text(rows: Sequence[_Row]) -> None:
    cells = [_cells(row) for row in rows]
    widths = [max((len(line[column]) for line in cells), default=0) for column in range(4)]
    for line in cells:
        id_, kind, level, state = (cell.ljust(width) for cell, width in zip(line, widths, strict=False))
        click.echo(f"{click.style(id_, bold=True)}  {kind}  {level}  {state}  {line[4]}".rstrip())
    if rows:
        click.echo()
    click.echo(_summary(rows))


def _cells(row: _Row) -> tuple[str, str, str, str, str]:
    slot, held = row.held.slot, row.held
    count, needed = len(held.filling), slot.min_origins or 1
    origins = f"{count} of {counted(needed, 'origin')}"
    references = counted(len(held.readings), "ref")
    parts = [references, origins, ", ".join(held.filling)] if held.readings else []
    if held.contradicting:
        parts.append(f"against: {', '.join(held.contradicting)}")
    return row.evidence.claim.id, slot.kind, slot.level or "", held.state, "; ".join(part for part in parts if part)


def _summary(rows: Sequence[_Row]) -> str:
    states = Counter(row.held.state for row in rows)
    claims = {(row.file, row.evidence.claim.id): row.evidence for row in rows}
    by_state = ", ".join(f"{states[state]} {state}" for state in _STATES if states[state])
    apart = sum(bool(evidence.disinterested) for evidence in claims.values())
    of_slots = counted(len(rows), "slot") + (f": {by_state}" if by_state else "")
    return f"{of_slots}; {apart} of {len(claims)} claims have support from an origin that is neither claimant nor party"


_PRINTERS: Final[dict[str, Callable[[Sequence[_Row]], None]]] = {"text": _print_text, "json": _print_json, "csv": _print_csv}
