"""``factcheck table``: claims, references, works or figures as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from factcheck.cli.arguments import file_option
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import as_of_option, vocabulary_option
from factcheck.cli.printing import counted, give, say, written_table
from factcheck.cli.publish.report import spare
from factcheck.errors import NoSuchTerm
from factcheck.files import write_file
from factcheck.formats.workbook import LONGEST, as_workbook
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.tables import TABLES, columns_of, shown_cell, table_rows

__all__ = ["table_command"]

_STANDARD_OUTPUT: Final = "-"
_FORMATS: Final = {".csv": "csv", ".xlsx": "xlsx", ".md": "markdown", ".txt": "text"}


@click.command("table")
@click.argument("kind", metavar="TABLE", type=click.Choice(list(TABLES)))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@file_option
@click.option("--columns", metavar="NAMES", help="Only these columns, in this order, with commas between them; ? lists them.")
@click.option(
    "--format", "format_", type=click.Choice(["csv", "xlsx", "markdown", "text"]),
    help="How to write; by default as the name of the file says, else csv.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", default=_STANDARD_OUTPUT, show_default=True,
    help="Where to write; - is standard output.",
)  # fmt: skip
@as_of_option
@vocabulary_option
def table_command(
    kind: str,
    paths: tuple[str, ...],
    files: tuple[str, ...],
    columns: str | None,
    format_: str | None,
    output: str,
    as_of: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Write claims, references, works or figures as a table for a spreadsheet.

    TABLE is claims, references, works or figures. A text that a spreadsheet would take for a formula is made harmless: in CSV
    an apostrophe stands before it, in a workbook the cell is marked as text. Workbooks need the extra xlsx.

    \b
    Examples:
      factcheck table claims > claims.csv
      factcheck table claims --columns id,statement,category,triage
      factcheck table references -o references.xlsx
      factcheck table figures annotations --as-of 1999-03-26
    """
    if columns == "?":
        say("\n".join(columns_of(kind)))
        return
    names = _chosen(kind, columns)
    opened = open_annotations((*files, *paths), vocabularies)
    spare([one.file for one in opened], output)
    lines = [row for one in opened for row in table_rows(kind, one.annotation, as_of=as_of)]
    rows = [[shown_cell(row[name]) for name in names] for row in lines]
    written = format_ or _FORMATS.get(Path(output).suffix.lower(), "csv")
    if written == "xlsx":
        # Nothing in a workbook shows that a cell was cut, so it has to be said here.
        _tell_cuts(names, rows)
        content = as_workbook(kind, names, rows)
    else:
        content = written_table(written, names, rows).encode()
    if output == _STANDARD_OUTPUT:
        give(content)
        return
    write_file(output, content)
    say(f"{output}: {counted(len(rows), 'line')} of {counted(len(names), 'column')}")


def _chosen(kind: str, columns: str | None) -> tuple[str, ...]:
    known = columns_of(kind)
    if columns is None:
        return known
    names = tuple(dict.fromkeys(name.strip() for name in columns.split(",") if name.strip()))
    if not names:
        raise click.BadParameter("names no column; --columns ? lists them", param_hint="--columns")
    for name in names:
        if name not in known:
            raise NoSuchTerm(name, kind=f"column of {kind}", known=known)
    return names


def _tell_cuts(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for number, row in enumerate(rows, start=2):
        for name, value in zip(names, row, strict=True):
            if isinstance(value, str) and len(value) > LONGEST:
                say(f"line {number}, {name}: {len(value):,} characters, cut to the {LONGEST:,} that a cell holds", err=True)
