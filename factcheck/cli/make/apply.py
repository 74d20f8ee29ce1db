"""``factcheck apply``: what somebody changed in a table of claims, put into the file through the edits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.cli.make.rewriting import at_option, by_option, edit_options, rewrite_file
from factcheck.cli.make.sheet import read_sheet
from factcheck.cli.paths import read_input
from factcheck.cli.printing import counted, say
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits
from factcheck.versions.sheets import RefusedRow, Returned, returned
from factcheck.views.tables import table_rows

__all__ = ["apply_command"]


@click.command("apply")
@click.argument("table", metavar="TABLE")
@click.argument("file", metavar="FILE")
@by_option
@at_option
@edit_options
@click.pass_context
def apply_command(
    context: click.Context,
    table: str,
    file: str,
    by: str | None,
    at: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Take back a table of claims that was edited in a spreadsheet: statements, categories and triage.

    TABLE is CSV or a workbook that factcheck table claims has written, with the columns id, digest, and any of statement,
    category, categories, triage, triage_reason and assignee; - is standard input. Lines can be sorted, and left out. A line is
    refused if the claim has changed in FILE since the table was written, or if the change would make an error; the others are
    taken. All of it is one step, which factcheck undo undoes.

    \b
    Examples:
      factcheck apply claims.csv release.claims.json --by "A. Editor"
      factcheck apply claims.xlsx release.claims.json --dry-run

    Exit status: 0 all is taken back, 1 a line is refused, 2 misuse or an unreadable file.
    """
    columns, lines = read_sheet(table, read_input(table))
    rows = list(lines)
    found: list[Returned] = []
    refused: list[RefusedRow] = []

    def edit(annotation: Annotation) -> Annotation:
        shown = {row["id"]: row for row in table_rows("claims", annotation)}
        back = returned(annotation, columns, rows, by=by, at=at or today(), shown=shown)
        after, against = edits.amend_each(annotation, back.changes)
        found[:] = [back]
        refused[:] = [*back.refused, *_refused(back, against)]
        return after

    rewrite_file(
        file, edit, what=f"apply {Path(table).name}", dry_run=dry_run, vocabularies=vocabularies,
        done=lambda one: f"{counted(sum(a is not b for a, b in zip(one.before, one.after, strict=True)), 'claim')} changed",
    )  # fmt: skip
    _tell(found[0], sorted(refused, key=lambda row: row.line))
    context.exit(1 if refused else 0)


def _refused(back: Returned, against: Any) -> list[RefusedRow]:
    return [
        RefusedRow(line=back.lines[id_], claim=id_, why="; ".join(f"{one.code}: {one.message}" for one in findings))
        for id_, findings in against.items()
    ]


def _tell(back: Returned, refused: Sequence[RefusedRow]) -> None:
    for row in refused:
        say(f"  {row}", err=True)
    if back.elsewhere:
        say(f"  {counted(back.elsewhere, 'line')} of other annotations passed over", err=True)
    if back.unread:
        say(f"  changed and not read back: {', '.join(back.unread)}", err=True)
