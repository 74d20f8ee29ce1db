"""``factcheck undo``: put a file back to what it was before the last step."""

from __future__ import annotations

import click

from factcheck.cli.arguments import words_argument
from factcheck.cli.make.rewriting import file_and
from factcheck.cli.printing import say
from factcheck.files import read_file
from factcheck.store.journal import Journal
from factcheck.versions.lines import unified_diff

__all__ = ["undo_command"]


@click.command("undo")
@words_argument("FILE", required=True)
@click.option("--redo", is_flag=True, help="Make the step again that was undone last.")
@click.option("--list", "list_", is_flag=True, help="List the steps that can be undone, the last first; change nothing.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change, as a diff.")
def undo_command(words: tuple[str, ...], redo: bool, list_: bool, dry_run: bool) -> None:
    """Undo the last step that a command made of FILE; again, and the one before it.

    Each command that edits a file is one step. Steps are kept for you alone, in the folder for the state of programs, not beside
    the file. A file that was changed by other means since, by hand or by git, is left as it is.

    \b
    Examples:
      factcheck undo release.claims.json
      factcheck undo release.claims.json --list
      factcheck undo release.claims.json --redo

    Exit status: 0 the step is undone, 2 there is none, or the file was changed since.
    """
    file, _ = file_and(words)
    journal = Journal(file)
    if list_:
        _list(file, journal)
        return
    done, undone = journal.steps()
    waiting = undone[:1] if redo else done[-1:]
    if dry_run and waiting:
        content = journal.content(waiting[0].after if redo else waiting[0].before)
        say(unified_diff(read_file(file), content, file), nl=False)
        return
    step = journal.redo() if redo else journal.undo()
    say(f"{file}: {'made again' if redo else 'undone'}: {step.what}")


def _list(file: str, journal: Journal) -> None:
    done, undone = journal.steps()
    for step in reversed(undone):
        say(f"undone  {step.what}")
    for step in reversed(done):
        say(f"done    {step.what}")
    if not done and not undone:
        say(f"{file}: no steps are kept")
