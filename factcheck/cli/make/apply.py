"""``factcheck apply``: what somebody changed in a table of claims, put into the file through the edits."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.make.rewriting import Signature, Writing, edit_options, rewrite_file, sign_options
from factcheck.cli.paths import read_input
from factcheck.cli.printing import counted, say
from factcheck.formats.spreadsheet import read_sheet
from factcheck.model.annotation import Annotation
from factcheck.views.returning import TakenBack, take_back

__all__ = ["apply_command"]


@click.command("apply")
@click.argument("table", metavar="TABLE")
@click.argument("file", metavar="FILE")
@sign_options
@edit_options
@click.pass_context
def apply_command(context: click.Context, table: str, file: str, signature: Signature, writing: Writing) -> None:
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
    found: list[TakenBack] = []

    def edit(annotation: Annotation) -> Annotation:
        # What came of each line is told when the file is written, and not where it could not be.
        found[:] = [take_back(annotation, columns, rows, by=signature.by, at=signature.day)]
        return found[0].annotation

    what = f"apply {Path(table).name}"
    rewrite_file(file, edit, writing, what=what, done=lambda one: f"{counted(found[0].changed, 'claim')} changed")
    _tell(found[0])
    context.exit(1 if found[0].refused else 0)


def _tell(back: TakenBack) -> None:
    for row in back.refused:
        say(f"  {row}", err=True)
    if back.elsewhere:
        say(f"  {counted(back.elsewhere, 'line')} of other annotations passed over", err=True)
    if back.unread:
        say(f"  changed and not read back: {', '.join(back.unread)}", err=True)
