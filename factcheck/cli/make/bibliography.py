"""The formats in which works are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import click

from factcheck.cli.printing import as_json, counted, give, json_text, say, written_table
from factcheck.findings import Loss
from factcheck.model.annotation import Annotation
from factcheck.views.results.figures import WorkResult
from factcheck.works.bibtex.writing import losses_in_bibtex, works_to_bibtex
from factcheck.works.citing import cite
from factcheck.works.csl import losses_in_csl, works_to_csl

__all__ = ["BIBLIOGRAPHIES"]

_COLUMNS: Final = ("id", "citation", "type", "title", "kind", "origins", "available", "extent_read", "references", "url")


def _text(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    names = {id_: origin.name for id_, origin in annotation.origins_by_id.items()}
    for entry in entries:
        work = entry.work
        say(f"{click.style(work.id, bold=True)}\n  {cite(work).text}")
        origins = ", ".join(f"{names[id_]} ({id_})" if names[id_] != id_ else id_ for id_ in work.origins)
        facts = [
            counted(entry.references, "reference"),
            work.kind,
            f"read: {work.extent_read}" if work.extent_read else None,
            f"available {work.available}" if work.available else None,
            f"origins: {origins}" if origins else None,
        ]
        say("  " + click.style("; ".join(fact for fact in facts if fact), dim=True) + "\n")


def _json(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    click.echo(json_text(entries))


def _csv(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    _table("csv", entries)


def _markdown(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    _table("markdown", entries)


def _table(format_: str, entries: Sequence[WorkResult]) -> None:
    rows = []
    for entry in entries:
        work, csl = entry.work, entry.work.csl
        own = [work.kind, " ".join(work.origins), work.available, work.extent_read, entry.references]
        rows.append([work.id, cite(work).text, csl["type"], csl.get("title"), *own, csl.get("URL")])
    click.echo(written_table(format_, _COLUMNS, rows), nl=False)


def _csl_json(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    works = [entry.work for entry in entries]
    click.echo(as_json(works_to_csl(works)))
    _tell(losses_in_csl(works))


def _bibtex(entries: Sequence[WorkResult], annotation: Annotation) -> None:
    works = [entry.work for entry in entries]
    give(works_to_bibtex(works))
    _tell(losses_in_bibtex(works))


def _tell(losses: Iterable[Loss]) -> None:
    for loss in losses:
        say(str(loss), err=True)


BIBLIOGRAPHIES: Final[Mapping[str, Callable[[Sequence[WorkResult], Annotation], None]]] = {
    "text": _text, "json": _json, "csv": _csv, "markdown": _markdown, "csl-json": _csl_json, "bibtex": _bibtex,
}  # fmt: skip
"""What prints works for each value of ``--format``."""
