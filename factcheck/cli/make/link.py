"""The command ``factcheck link``."""

from __future__ import annotations

from typing import Final

import click

from factcheck.cli.make.rewriting import at_option, by_option, edit_options, rewrite_file, vocabulary_term
from factcheck.cli.opening import open_annotations
from factcheck.model.counterpart import Naming
from factcheck.model.dates import today
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits

__all__ = ["link_command"]

_SUGGESTED: Final = "suggested"


@click.command("link")
@click.argument("file", metavar="FILE")
@click.argument("claim", metavar="CLAIM")
@click.argument("relation", metavar="RELATION", callback=vocabulary_term("relation-types"))
@click.argument("other", metavar="OTHER")
@click.argument("target", metavar="TARGET")
@click.option(
    "--status", default="confirmed", show_default=True, metavar="TERM", callback=vocabulary_term("counterpart-statuses"),
    help="What is decided: confirmed, rejected, or suggested and left open.",
)  # fmt: skip
@click.option(
    "--name", "names", nargs=3, multiple=True, metavar="HERE THERE GROUND",
    help="A name of this claim, the name that the other claim has for the same, and the words that allow the step.",
)  # fmt: skip
@click.option("--note", metavar="TEXT", help="What a reader of the link should know; why it is refused or left open.")
@by_option
@at_option
@edit_options
def link_command(
    file: str,
    claim: str,
    relation: str,
    other: str,
    target: str,
    status: str,
    names: tuple[tuple[str, str, str], ...],
    note: str | None,
    by: str | None,
    at: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Say what CLAIM of FILE is to TARGET, a claim of the annotation file OTHER, or decide on a match.

    The link stands in FILE; OTHER is read, so that the link leads somewhere, and not changed. It says what two statements are to
    each other: no verdict passes over it.

    \b
    Examples:
      factcheck link march.claims.json forces-stayed fails january.claims.json demand-withdraw --by "A. Editor"
      factcheck link march.claims.json mill-shut repeats january.claims.json mill-closed --by "A. Editor" --status rejected
        --note "Another mill."
      factcheck link march.claims.json board-left fulfils january.claims.json demand-leave --by "A. Editor"
        --name "the Board" "the owners" "January has the owners and their Board."

    Exit status: 0 the link is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    opened = open_annotations([other], vocabularies)
    if len(opened) != 1:
        raise click.UsageError(f"{other} holds {len(opened)} annotation files; name one")
    found = opened[0].annotation
    steps = [Naming(here=here, there=there, ground=ground) for here, there, ground in names]
    decided = {} if status == _SUGGESTED else {"by": by, "at": at or today()}
    rewrite_file(
        file,
        lambda annotation: edits.link(
            annotation, claim, relation, other=found, target=target, status=status, names=steps, note=note, **decided
        ),
        what=f"link {claim} {relation} {target}", dry_run=dry_run, vocabularies=vocabularies,
        done=lambda one: f"{claim} {relation} {target} of {found.id}, {status}",
    )  # fmt: skip
