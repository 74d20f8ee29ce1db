"""``factcheck verify``: copies of works, looked at again."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, say
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.captures import copies_of

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@vocabulary_option
@click.pass_context
def verify_command(context: click.Context, paths: tuple[str, ...], vocabularies: tuple[Vocabulary, ...]) -> None:
    """Look again at the copies of works that factcheck capture recorded: are they what was read, and has each its excerpts?

    Nothing is fetched and nothing is written. Works without a copy are counted, since nobody can look at them.

    \b
    Examples:
      factcheck verify                 every annotation of this folder
      factcheck verify release.claims.json

    Exit status: 0 every copy is sound, 1 one is not, 2 misuse or an unreadable file.
    """
    sound = faulty = without = 0
    for one in open_annotations(paths, vocabularies):
        copies = list(copies_of(one.annotation, str(Path(one.file).parent)))
        for copy in copies:
            sound, faulty = (sound + 1, faulty) if copy.is_sound else (sound, faulty + 1)
            if copy.fault:
                say(f"{one.file}: {copy.work}: {copy.path}: {copy.fault}")
            for excerpt in copy.lacking:
                say(f"{one.file}: {copy.work}: {copy.path}: not in it: “{excerpt}”")
        cited = {reference.work for _, _, reference in one.annotation.references()}
        without += len(cited - {copy.work for copy in copies})
    say(f"{counted(sound, 'copy', 'copies')} sound, {faulty} not; {counted(without, 'cited work')} without a copy")
    context.exit(1 if faulty else 0)
