"""The formats in which works are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs
import click

from factcheck.cli.printing import as_csv, counted
from factcheck.contract.codec import to_value
from factcheck.model.annotation import Annotation
from factcheck.model.work import Work
from factcheck.works.bibtex.writing import works_to_bibtex
from factcheck.works.citing import cite
from factcheck.works.csl import works_to_csl

__all__ = ["BIBLIOGRAPHIES", "Entry"]

_COLUMNS: Final = ("id", "citation", "type", "title", "kind", "origins", "available", "extent_read", "references", "url")


@attrs.frozen(kw_only=True)
class Entry:
    """A work that is to be printed, and how many references cite it."""

    work: Work
    references: int


def _text(entries: Sequence[Entry], annotation: Annotation) -> None:
    names = {id_: origin.name for id_, origin in annotation.origins_by_id.items()}
    for entry in entries:
        work = entry.work
        click.echo(f"{click.style(work.id, bold=True)}\n  {cite(work).text}")
        origins = ", ".join(f"{names[id_]} ({id_})" if names[id_] != id_ else id_ for id_ in work.origins)
        facts = [
            counted(entry.references, "reference"),
            work.kind,
            f"read: {work.extent_read}" if work.extent_read else None,
            f"available {work.available}" if work.available else None,
            f"origins: {origins}" if origins else None,
        ]
        click.echo("  " + click.style("; ".join(fact for fact in facts if fact), dim=True) + "\n")


def _json(entries: Sequence[Entry], annotation: Annotation) -> None:
    values = [
        {"work": to_value(entry.work), "citation": cite(entry.work).text, "references": entry.references} for entry in entries
    ]
    click.echo(json.dumps(values, indent=2, ensure_ascii=False))


def _csv(entries: Sequence[Entry], annotation: Annotation) -> None:
    rows = []
    for entry in entries:
        work, csl = entry.work, entry.work.csl
        own = [work.kind, " ".join(work.origins), work.available, work.extent_read, entry.references]
        rows.append([work.id, cite(work).text, csl["type"], csl["title"], *own, csl.get("URL")])
    click.echo(as_csv(_COLUMNS, rows), nl=False)


def _csl_json(entries: Sequence[Entry], annotation: Annotation) -> None:
    click.echo(json.dumps(works_to_csl(entry.work for entry in entries), indent=2, ensure_ascii=False))


def _bibtex(entries: Sequence[Entry], annotation: Annotation) -> None:
    click.echo(works_to_bibtex(entry.work for entry in entries), nl=False)


BIBLIOGRAPHIES: Final[Mapping[str, Callable[[Sequence[Entry], Annotation], None]]] = {
    "text": _text, "json": _json, "csv": _csv, "csl-json": _csl_json, "bibtex": _bibtex,
}  # fmt: skip
"""What prints works for each value of ``--format``."""
