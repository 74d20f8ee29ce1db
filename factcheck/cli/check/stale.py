"""``factcheck stale``: claims that want another look."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

import click

from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import iso_date, vocabulary_option
from factcheck.cli.printing import as_csv
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions.freshness import StaleClaim, stale

__all__ = ["stale_command"]

_COLUMNS: Final = ("file", "claim", "category", "allowed", "age", "as_of", "evidence", "assessed")
_HEADINGS: Final = ("claim", "category", "allowed", "age", "speaks of", "evidence", "assessed")


@click.command("stale")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--as-of", metavar="DATE", required=True, callback=iso_date, help="The day to judge from, YYYY-MM-DD.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True, help="How to print."
)
@vocabulary_option
@click.pass_context
def stale_command(
    context: click.Context, paths: tuple[str, ...], as_of: str, format_: str, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """List the claims that have grown older than their category allows, so that somebody looks again.

    A claim is as old as the newest of three days: the one that it speaks of, that of its newest evidence (appeared, read, added,
    searched for or waived), and that of its last assessment. The vocabulary says after how many days a category wants another
    look; factcheck schema press-statement shows it. What lies after DATE does not count, and no clock is asked.

    \b
    Examples:
      factcheck stale --as-of 1999-06-10
      factcheck stale annotations --as-of 1999-06-10 --format csv > stale.csv
      factcheck stale . --as-of "$(date +%F)"           in a job that runs every night

    Exit status: 0 nothing is stale, 1 something is, 2 misuse or an unreadable file.
    """
    rows = [
        _row(one.file, found) for one in open_annotations(paths, vocabularies) for found in stale(one.annotation, as_of=as_of)
    ]
    _PRINTERS[format_](rows)
    context.exit(1 if rows else 0)


def _row(file: str, found: StaleClaim) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in _COLUMNS if name not in ("file", "claim")}
    return {"file": file, "claim": found.claim.id, **fields}


def _print_json(rows: Sequence[dict[str, Any]]) -> None:
    click.echo(json.dumps(rows, indent=2, ensure_ascii=False))


def _print_csv(rows: Sequence[dict[str, Any]]) -> None:
    click.echo(as_csv(_COLUMNS, ([row[column] for column in _COLUMNS] for row in rows)), nl=False)


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        click.echo("nothing is stale")
        return
    lines = [_HEADINGS, *(tuple(_cell(row[name]) for name in _COLUMNS[1:]) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    return "unknown" if value is None else str(value)


_PRINTERS: Final[dict[str, Callable[[Sequence[dict[str, Any]]], None]]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}
