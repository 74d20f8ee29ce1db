"""``factcheck history``: what became of one claim, from version to version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from factcheck.cli.arguments import file_option, format_option, things_and_paths, words_argument
from factcheck.cli.compare.changes import change_lines
from factcheck.cli.compare.git import commits_of, read_blob
from factcheck.cli.compare.versions import open_version, read_bytes, version_from
from factcheck.cli.paths import annotation_files, tell_passed_over, vocabulary_option
from factcheck.cli.printing import json_text, say, written_table
from factcheck.errors import NoSuchClaim, UnreadableFile
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions.changes import Change
from factcheck.versions.tracing import Revision, history
from factcheck.views.results.values import flat_rows

__all__ = ["history_command"]


@click.command("history")
@words_argument("CLAIM [PATH]...", required=True)
@file_option
@format_option("json", "csv", "markdown")
@vocabulary_option
def history_command(words: tuple[str, ...], files: tuple[str, ...], format_: str, vocabularies: tuple[Vocabulary, ...]) -> None:
    """Tell what became of a claim, from version to version, newest last, through all its names.

    With one PATH, an annotation file or a folder with it, the versions are those that git has of the file, and the file as it
    stands. With several, they are the versions, oldest first: files, or REV:path of git. Without any, this folder is searched.
    A version that does not conform to the schema is passed over, and a line on standard error tells.

    \b
    Examples:
      factcheck history displaced-total                            in the file below this folder that has it
      factcheck history displaced-total release.claims.json
      factcheck history displaced-total may.claims.json june.claims.json july.claims.json
      factcheck history displaced-total --format json | jq '.[].changes[].kind'
    """
    things, paths = things_and_paths(words, files)
    if len(things) != 1:
        raise click.UsageError(f"name one claim, not {len(things)}: {', '.join(things) or 'factcheck show lists them'}")
    claim = things[0]
    if len(paths) > 1:
        versions = [(path, open_version(path, vocabularies)) for path in paths]
    else:
        versions = list(_in_git(_file_with(claim, paths), vocabularies))
    _print(history(claim, versions), format_)


def _file_with(claim: str, paths: Sequence[str]) -> str:
    """Find the file that has the claim now, or the only one there is: it may have had it."""
    named = tuple(paths) or (".",)
    files = list(annotation_files(named, corpora=False, strangers=True))
    # The only file may have had the claim in an earlier version, under this or another name.
    if len(files) == 1:
        return files[0]
    known: list[str] = []
    for file in files:
        try:
            ids = [one.id for one in open_version(file).claims]
        except (InvalidAnnotation, UnreadableFile) as error:
            # There is one path at most, and several files: so it was found in a folder and not named.
            tell_passed_over(error.findings[0] if isinstance(error, InvalidAnnotation) else error)
            continue
        if claim in ids:
            return file
        known += ids
    raise NoSuchClaim(claim, annotation=", ".join(files), known=tuple(known))


def _in_git(file: str, vocabularies: Sequence[Vocabulary]) -> Iterator[tuple[str, Annotation]]:
    folder = Path(file).parent
    versions = [(f"{commit.day} {commit.hash}", read_blob(commit.blob, folder=folder)) for commit in commits_of(Path(file))]
    if not versions:
        raise UnreadableFile(file, "git has no version of it; commit it, or name the files that are its versions")
    current = read_bytes(file)
    # A working tree as it was committed is no version of its own.
    if current != versions[-1][1]:
        versions.append(("working tree", current))
    sound = 0
    for label, data in versions:
        try:
            yield label, version_from(file, data, vocabularies)
        except InvalidAnnotation as error:
            say(f"factcheck: {label}: passed over: {error.findings[0].code} {error.findings[0].message}", err=True)
        else:
            sound += 1
    # Passing over one broken version keeps the history of the others; passing over all of them would look like none.
    if not sound:
        raise UnreadableFile(file, "no version of it conforms to the schema; factcheck validate tells what is wrong with it")


def _print(revisions: Sequence[Revision], format_: str) -> None:
    if format_ == "json":
        click.echo(json_text(revisions))
    elif format_ != "text":
        click.echo(_flat(revisions, format_), nl=False)
    else:
        for line in _told(revisions):
            say(line)


def _flat(revisions: Sequence[Revision], format_: str) -> str:
    """Lay the changes out, a row each, with the version before them."""
    columns, _ = flat_rows(Change, ())
    rows = [[revision.label, *row] for revision in revisions for row in flat_rows(Change, revision.changes)[1]]
    return written_table(format_, ("version", *columns), rows)


def _told(revisions: Sequence[Revision]) -> Iterator[str]:
    for revision in revisions:
        yield f"{click.style(revision.label, bold=True)}  {revision.claim}"
        yield from change_lines(revision.changes)
        yield ""
