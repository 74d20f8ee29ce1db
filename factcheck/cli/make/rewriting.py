"""What the commands that edit a file have in common: their arguments, the one way of writing, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import attrs
import click

from factcheck.cli.arguments import bundled, things_and_paths
from factcheck.cli.paths import STANDARD_INPUT, day_option, vocabulary_option
from factcheck.cli.printing import say
from factcheck.cli.steps import tell_unkept
from factcheck.findings import Finding, InvalidAnnotation, finding_codes
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.model.span import Span
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten, rewrite

__all__ = [
    "Place", "Signature", "Writing", "at_option", "by_option", "edit_options", "file_and", "place_options",
    "rewrite_file", "sign_options",
]  # fmt: skip

by_option = click.option("--by", envvar="FACTCHECK_BY", metavar="NAME", help="Who does it; FACTCHECK_BY when left out.")
at_option = click.option("--at", metavar="DATE", callback=day_option, help="Day, YYYY-MM-DD; today when left out.")

_PLACE_OPTIONS = (
    click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of the text, which stand there once."),
    click.option("--from", "first", metavar="WORDS", help="Instead of a long quote: the words with which it begins."),
    click.option("--to", "last", metavar="WORDS", help="The words with which it ends."),
    click.option("--prefix", metavar="WORDS", default="", help="Words just before the quote, where it stands several times."),
    click.option("--suffix", metavar="WORDS", default="", help="Words just after the quote."),
)


@attrs.frozen(kw_only=True)
class Writing:
    """How a command writes.

    Args:
        dry_run: Whether to show the change only.
        vocabularies: Category vocabularies given on the command line.
    """

    dry_run: bool
    vocabularies: tuple[Vocabulary, ...]


@attrs.frozen(kw_only=True)
class Signature:
    """Who did what a command records, and when.

    Args:
        by: Who; None where nobody is named.
        at: The day, ISO 8601; today when None.
    """

    by: str | None
    at: str | None

    @property
    def day(self) -> str:
        """The day, ISO 8601."""
        return self.at or today()

    def name(self, whose: str) -> str:
        """Give who it was; what others rely on stands under a name or not at all.

        Args:
            whose: What the name is asked for, for whoever left it out.
        """
        if not self.by or not self.by.strip():
            raise click.UsageError(f"{whose} with --by NAME, or once for all with FACTCHECK_BY")
        return self.by


@attrs.frozen(kw_only=True)
class Place:
    """Words of the text, as the options of :func:`place_options` name them."""

    quotes: tuple[str, ...]
    first: str | None
    last: str | None
    prefix: str
    suffix: str

    def __attrs_post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            raise click.UsageError("--from and --to go together")
        if not self.quotes and self.first is None:
            raise click.UsageError("name words of the text with --quote, or with --from and --to")
        # With several quotes nobody could say whose surroundings they are.
        if (self.prefix or self.suffix) and len(self.quotes) != 1:
            raise click.UsageError("--prefix and --suffix go with one --quote")

    def spans(self, annotation: Annotation) -> tuple[Span, ...]:
        """Find them in the text of an annotation.

        Raises:
            InvalidAnnotation: If one of the places is not certain.
        """
        found = [edits.locate(annotation, quote, prefix=self.prefix, suffix=self.suffix) for quote in self.quotes]
        if self.first is not None and self.last is not None:
            found.append(edits.between(annotation, self.first, self.last))
        return tuple(found)


edit_options = bundled(
    "writing", Writing, vocabulary_option,
    click.option("--dry-run", is_flag=True, help="Write nothing; show what would change, as a diff."),
)  # fmt: skip
"""Let a command that edits a file show what it would do, and name vocabularies: it is given a :class:`Writing`."""

sign_options = bundled("signature", Signature, by_option, at_option)
"""Let a command take a name and a day: it is given a :class:`Signature`."""

place_options = bundled("place", Place, *_PLACE_OPTIONS)
"""Let a command name places of the text by quotes: it is given a :class:`Place`."""


def file_and(words: Sequence[str], *names: str, more: bool = False) -> tuple[str, tuple[str, ...]]:
    """Give the one file and the things that arguments name, in whatever order.

    Args:
        words: The arguments.
        names: What the things are, for what is said if one is missing.
        more: Whether there may be more things, of the last kind.
    """
    things, paths = things_and_paths(words)
    wanted = " ".join(["FILE", *names])
    # An edit writes back to where it read, which a pipe has not.
    if len(paths) != 1 or paths[0] == STANDARD_INPUT:
        raise click.UsageError(f"name one annotation file (given: {', '.join(paths) or 'none'}); the arguments are {wanted}")
    if len(things) < len(names) or (len(things) > len(names) and not more):
        raise click.UsageError(f"the arguments are {wanted}; given besides the file: {' '.join(things) or 'nothing'}")
    return paths[0], things


def rewrite_file(
    file: str, edit: Callable[[Annotation], Annotation], writing: Writing, *, what: str, done: Callable[[Rewritten], str]
) -> Rewritten:
    """Edit a file and say what was done; every command that edits writes here and nowhere else.

    Args:
        file: The file.
        edit: What is to become of the annotation.
        writing: Whether to show the change only, and the vocabularies that were given.
        what: What the step is called where steps are listed.
        done: Words what was done.

    Raises:
        click.ClickException: If the edit is refused, with what stands against it.
    """
    outcome = rewrite(file, partial(_attempt, file, edit), what=what, dry_run=writing.dry_run, vocabularies=writing.vocabularies)
    if writing.dry_run:
        say(outcome.difference, nl=False)
    words = done(outcome) if outcome.changed else "nothing to change"
    # A dry run leaves standard output to the difference, so that it can be piped.
    say(f"{file}: {words}{' (not written)' if writing.dry_run and outcome.changed else ''}", err=writing.dry_run)
    for line in outcome.told:
        say(f"  {line}", err=writing.dry_run)
    tell_unkept(outcome.unkept)
    return outcome


def _attempt(file: str, edit: Callable[[Annotation], Annotation], annotation: Annotation) -> Annotation:
    # What the file has of errors by itself is told by loading it, not as a refusal of the edit.
    try:
        return edit(annotation)
    except InvalidAnnotation as error:
        raise _Refused(file, error.findings) from error
    # Arguments that do not go together are misuse; what the contract forbids is a finding, with another exit status.
    except ValueError as error:
        raise click.UsageError(str(error)) from error


class _Refused(click.ClickException):
    """An edit that is not made."""

    exit_code = 1

    def __init__(self, file: str, findings: Sequence[Finding]) -> None:
        self.findings = findings
        super().__init__(f"{file}: not changed")

    def show(self, file: Any = None) -> None:
        say(self.format_message(), err=True)
        for finding in self.findings:
            say(f"  {finding.code}: {finding.message}", err=True)
            say(f"    help: {finding.hint or finding_codes()[finding.code].remedy}", err=True)
