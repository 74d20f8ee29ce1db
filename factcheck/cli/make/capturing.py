"""``factcheck capture``: the copy of a work that a person holds."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from factcheck.cli.make.rewriting import Writing, at_option, edit_options, rewrite_file
from factcheck.cli.paths import annotation_files
from factcheck.cli.printing import counted, say
from factcheck.errors import UnreadableFile
from factcheck.files import read_file
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.store.captures import capture_of, lacking_in
from factcheck.versions import edits

__all__ = ["capture_command"]


@click.command("capture")
@click.argument("work", metavar="WORK")
@click.argument("copy", metavar="COPY")
@click.option("--file", "-f", "path", default=".", metavar="FILE", help="The annotation file; the one of this folder else.")
@click.option("--url", metavar="URL", help="Where the copy is from; the address of the work when left out.")
@click.option("--archive", metavar="URL", help="Address of a lasting copy.")
@at_option
@edit_options
def capture_command(
    work: str, copy: str, path: str, url: str | None, archive: str | None, at: str | None, writing: Writing
) -> None:
    """Record that you hold a copy of a work, and check that every excerpt stands in it.

    Its digest, its path and the day go into the file; nothing is fetched and the copy is not changed. COPY is HTML, PDF, DOCX,
    mail, text or a web archive (WARC), and lies in the folder of the annotation or below. factcheck verify looks at it again.

    \b
    Examples:
      factcheck capture register-2024 copies/register.pdf
      factcheck capture gates-shut copies/gates.html -f release.claims.json --url https://courier.example/gates

    Exit status: 0 the copy is recorded and has every excerpt, 1 an excerpt is not in it, 2 misuse or an unreadable file.
    """
    file, day = _only_file(path), at or today()

    def edit(annotation: Annotation) -> Annotation:
        made = capture_of(annotation, work, copy, folder=str(Path(file).parent), accessed=day, url=url)
        return edits.capture(annotation, work, attrs.evolve(made, archive=archive))

    outcome = rewrite_file(file, edit, writing, what=f"capture {work}", done=lambda one: f"{work}: a copy of {day}, {copy}")
    made = outcome.after.work(work).captures[-1]
    lacking = lacking_in(outcome.after, work, read_file(copy), copy, url=made.url)
    for excerpt in lacking:
        say(f"  not in it: “{excerpt}”", err=writing.dry_run)
    told = f"{counted(len(lacking), 'excerpt')} not in it" if lacking else "every excerpt stands in it"
    say(f"  {told}", err=writing.dry_run)
    click.get_current_context().exit(1 if lacking else 0)


def _only_file(path: str) -> str:
    files = list(annotation_files([path], corpora=False))
    if len(files) != 1:
        raise UnreadableFile(path, f"{len(files)} annotation files; name one with -f")
    return files[0]
