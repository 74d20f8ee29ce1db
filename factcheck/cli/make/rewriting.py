"""How commands edit a file: one edit, told in words or shown as a diff, and joined with what others did meanwhile."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from factcheck.cli.compare.changes import change_lines, grouped
from factcheck.cli.paths import STANDARD_INPUT, vocabulary_option
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.span import Span
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import dumps, load
from factcheck.versions.changes import diff
from factcheck.versions.edits import between, locate
from factcheck.versions.keeping import save_edit

__all__ = ["editing", "rewrite", "spans_from"]

Command = TypeVar("Command", bound=Callable[..., Any])
Edit = Callable[[Annotation], Annotation]


def editing(command: Command) -> Command:
    """Give a command what all commands that edit a file have: the file, a dry run, vocabularies."""
    dry = click.option("--dry-run", is_flag=True, help="Show what would change, as a diff, and write nothing.")
    return click.argument("file", metavar="FILE")(dry(vocabulary_option(command)))


def rewrite(file: str, edit: Edit, *, dry_run: bool, vocabularies: Sequence[Vocabulary]) -> None:
    """Edit a file and tell what changed; nothing is written where the edit is refused.

    Args:
        file: The annotation file.
        edit: The edit.
        dry_run: Whether to show a diff and write nothing.
        vocabularies: Category vocabularies given on the command line.

    Raises:
        InvalidAnnotation: If the edit is refused, with its findings.
        UnreadableFile: If the file cannot be read or written.
    """
    if file == STANDARD_INPUT:
        raise click.UsageError("an edit needs a file; standard input cannot be written to")
    before = load(file, vocabularies=vocabularies)
    try:
        after = edit(before)
    except InvalidAnnotation as refused:
        for finding in refused.findings:
            hint = f"; {finding.hint}" if finding.hint else ""
            click.echo(f"{file}: {finding.code} {finding.message}{hint}", err=True)
        click.echo(f"{file}: left as it is", err=True)
        raise click.exceptions.Exit(1) from refused
    except (TypeError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    if dry_run:
        lines = difflib.unified_diff(dumps(before).splitlines(), dumps(after).splitlines(), file, file, lineterm="", n=1)
        click.echo("\n".join(lines))
        return
    save_edit(before, after, file, vocabularies=vocabularies)
    for line in _told(before, after):
        click.echo(line)


def _told(before: Annotation, after: Annotation) -> list[str]:
    changes = diff(before, after)
    return [line for heading, is_claim, part in grouped(changes) for line in (heading, *change_lines(part))] or [
        "nothing changed"
    ]


def spans_from(
    annotation: Annotation, quotes: Sequence[str], first: str | None, last: str | None, *, prefix: str = "", suffix: str = ""
) -> list[Span]:
    """Give the spans that a command names, by quotes or by the words at both ends.

    Args:
        annotation: The annotation.
        quotes: Whole quotes.
        first: The words that a long quote begins with.
        last: The words that it ends with.
        prefix: Words before the quotes, where they stand several times.
        suffix: Words after them.
    """
    if (first is None) != (last is None):
        raise click.UsageError("--from and --to go together")
    found = [locate(annotation, quote, prefix=prefix, suffix=suffix) for quote in quotes]
    if first is not None and last is not None:
        found.append(between(annotation, first, last))
    if not found:
        raise click.UsageError("name the words with --quote, or with --from and --to")
    return found
