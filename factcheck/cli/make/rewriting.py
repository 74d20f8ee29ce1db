"""What the commands that edit a file have in common: their arguments, the one way of writing, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from factcheck.cli.arguments import things_and_paths
from factcheck.cli.paths import STANDARD_INPUT, day_option, vocabulary_option
from factcheck.cli.printing import say
from factcheck.cli.steps import tell_unkept
from factcheck.errors import NoSuchTerm
from factcheck.findings import Finding, InvalidAnnotation, finding_codes
from factcheck.model.annotation import Annotation
from factcheck.model.span import Span
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten, rewrite

__all__ = [
    "at_option", "by_option", "edit_options", "file_and", "place_options", "rewrite_file", "spans_from",
    "vocabulary_term",
]  # fmt: skip

_Command = TypeVar("_Command", bound=Callable[..., Any])

by_option = click.option("--by", envvar="FACTCHECK_BY", metavar="NAME", help="Who does it; FACTCHECK_BY when left out.")
at_option = click.option("--at", metavar="DATE", callback=day_option, help="Day, YYYY-MM-DD; today when left out.")

_PLACE_OPTIONS = (
    click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of the text, which stand there once."),
    click.option("--from", "first", metavar="WORDS", help="Instead of a long quote: the words with which it begins."),
    click.option("--to", "last", metavar="WORDS", help="The words with which it ends."),
    click.option("--prefix", metavar="WORDS", default="", help="Words just before the quote, where it stands several times."),
    click.option("--suffix", metavar="WORDS", default="", help="Words just after the quote."),
)


def edit_options(command: _Command) -> _Command:
    """Let a command that edits a file show what it would do, and name vocabularies."""
    dry = click.option("--dry-run", is_flag=True, help="Write nothing; show what would change, as a diff.")
    return vocabulary_option(dry(command))


def place_options(command: _Command) -> _Command:
    """Let a command name places of the text by quotes."""
    # What is put on last is listed first in the help, so the options go on from the end.
    for option in reversed(_PLACE_OPTIONS):
        command = option(command)
    return command


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


def spans_from(
    annotation: Annotation, quotes: Sequence[str], first: str | None, last: str | None, prefix: str, suffix: str
) -> tuple[Span, ...]:
    """Find the places that the options name.

    Raises:
        InvalidAnnotation: If one of them is not certain.
    """
    if (first is None) != (last is None):
        raise click.UsageError("--from and --to go together")
    if not quotes and first is None:
        raise click.UsageError("name words of the text with --quote, or with --from and --to")
    # With several quotes nobody could say whose surroundings they are.
    if (prefix or suffix) and len(quotes) != 1:
        raise click.UsageError("--prefix and --suffix go with one --quote")
    found = [edits.locate(annotation, quote, prefix=prefix, suffix=suffix) for quote in quotes]
    if first is not None and last is not None:
        found.append(edits.between(annotation, first, last))
    return tuple(found)


def rewrite_file(
    file: str,
    edit: Callable[[Annotation], Annotation],
    *,
    what: str,
    dry_run: bool,
    vocabularies: Sequence[Vocabulary],
    done: Callable[[Rewritten], str],
) -> Rewritten:
    """Edit a file and say what was done; every command that edits writes here and nowhere else.

    Args:
        file: The file.
        edit: What is to become of the annotation.
        what: What the step is called where steps are listed.
        dry_run: Whether to show the change only.
        vocabularies: Category vocabularies given on the command line.
        done: Words what was done.

    Raises:
        click.ClickException: If the edit is refused, with what stands against it.
    """

    def attempt(annotation: Annotation) -> Annotation:
        # What the file has of errors by itself is told by loading it, not as a refusal of the edit.
        try:
            return edit(annotation)
        except InvalidAnnotation as error:
            raise _Refused(file, error.findings) from error
        # Arguments that do not go together are misuse; what the contract forbids is a finding, with another exit status.
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    outcome = rewrite(file, attempt, what=what, dry_run=dry_run, vocabularies=vocabularies)
    if dry_run:
        say(outcome.difference, nl=False)
    words = done(outcome) if outcome.changed else "nothing to change"
    # A dry run leaves standard output to the difference, so that it can be piped.
    say(f"{file}: {words}{' (not written)' if dry_run and outcome.changed else ''}", err=dry_run)
    for line in outcome.told:
        say(f"  {line}", err=dry_run)
    tell_unkept(outcome.unkept)
    return outcome


def vocabulary_term(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Give a callback that refuses what is no term of a vocabulary, with the nearest that is."""

    def check(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        # Only a command that is run pays for reading vocabularies.
        from factcheck.contract.vocabulary import load_vocabulary

        for term in value if isinstance(value, tuple) else [value] if value is not None else []:
            try:
                load_vocabulary(name).term(term)
            except NoSuchTerm as error:
                raise click.BadParameter(str(error)) from error
        return value

    return check


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
