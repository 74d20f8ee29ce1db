"""``factcheck verify``: copies of works, looked at again."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, say, told_as_data
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.results.copies import CopyResult, copy_results

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def verify_command(context: click.Context, paths: tuple[str, ...], format_: str, vocabularies: tuple[Vocabulary, ...]) -> None:
    """Look again at the copies of works that factcheck capture recorded: are they what was read, and has each its excerpts?

    Nothing is fetched and nothing is written. Works without a copy are counted, since nobody can look at them.

    \b
    Examples:
      factcheck verify                 every annotation of this folder
      factcheck verify release.claims.json

    Exit status: 0 every copy is sound, 1 one is not, 2 misuse or an unreadable file.
    """
    found: list[CopyResult] = []
    without = 0
    for one in open_annotations(paths, vocabularies):
        copies = copy_results(one.annotation, folder=str(Path(one.file).parent), file=one.file)
        cited = {reference.work for _, _, reference in one.annotation.references()}
        without += len(cited - {copy.work for copy in copies})
        found += copies
    faulty = [copy for copy in found if not copy.sound]
    if not told_as_data(format_, CopyResult, found):
        for copy in faulty:
            _tell(copy)
        count = counted(len(found) - len(faulty), "copy", "copies")
        say(f"{count} sound, {len(faulty)} not; {counted(without, 'cited work')} without a copy")
    context.exit(1 if faulty else 0)


def _tell(copy: CopyResult) -> None:
    if copy.fault:
        say(f"{copy.file}: {copy.work}: {copy.path}: {copy.fault}")
    for excerpt in copy.lacking:
        say(f"{copy.file}: {copy.work}: {copy.path}: not in it: “{excerpt}”")
