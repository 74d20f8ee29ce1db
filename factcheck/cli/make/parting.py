"""``factcheck split`` and ``factcheck join``: several claims of one, and one of several."""

from __future__ import annotations

import click

from factcheck.cli.arguments import words_argument
from factcheck.cli.make.rewriting import Writing, edit_options, file_and, rewrite_file
from factcheck.cli.make.terms import TermOf
from factcheck.model.annotation import Annotation
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten

__all__ = ["join_command", "split_command"]


@click.command("split")
@words_argument("FILE CLAIM", required=True)
@click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of one part, within the claim; two or more.")
@click.option(
    "--statement",
    "statements",
    multiple=True,
    metavar="SENTENCE",
    help="Statements of the parts, in the same order; their words if left out.",
)
@click.option(
    "--category", "categories", multiple=True, metavar="TERM", help="One for all parts, or one for each; inherited if left out."
)
@click.option("--keep", type=click.IntRange(1), metavar="NUMBER", help="Which part keeps id, evidence and links, from 1.")
@click.option(
    "--rest", metavar="REASON", type=TermOf("unclaimed-reasons"),
    help="Set aside, for this reason, the words of the claim that no part has, such as an and.",
)  # fmt: skip
@edit_options
def split_command(
    words: tuple[str, ...],
    quotes: tuple[str, ...],
    statements: tuple[str, ...],
    categories: tuple[str, ...],
    keep: int | None,
    rest: str | None,
    writing: Writing,
) -> None:
    """Make several claims of one, such as of a drafted candidate: one for each quote, lead-ins and categories inherited.

    A quote need stand only once among the words of the claim. Figures, dates and hedges go to the part whose words they are. If
    evidence, verdicts or links hang on the claim, --keep says which part keeps them.

    \b
    Examples:
      factcheck split release.claims.json mill-closed-and-workers \\
          --quote "The mill closed" --quote "40 workers have been laid off" --rest connective
      factcheck split release.claims.json a-and-b --quote "A" --quote "B" --statement "A." --statement "B." --keep 2

    Exit status: 0 the claim is split, 1 that is refused, 2 misuse or an unreadable file.
    """
    file, (claim,) = file_and(words, "CLAIM")

    def edit(annotation: Annotation) -> Annotation:
        return edits.split(annotation, claim, quotes=quotes, statements=statements, categories=categories, keep=keep, rest=rest)

    # Words that were cut out of a sentence are none, and whoever gave no statements should not have to find that out later.
    wording = "" if statements else "; their statements are made of their words, which factcheck amend --statement words"
    rewrite_file(file, edit, writing, what=f"split {claim}", done=lambda one: f"split {claim} into {_parts(one, claim)}{wording}")


def _parts(outcome: Rewritten, claim: str) -> str:
    known = {one.id for one in outcome.before.claims} - {claim}
    return ", ".join(one.id for one in outcome.after if one.id not in known)


@click.command("join")
@words_argument("FILE CLAIM OTHER...", required=True)
@click.option("--statement", metavar="SENTENCE", help="The new statement; the old ones after one another when left out.")
@edit_options
def join_command(words: tuple[str, ...], statement: str | None, writing: Writing) -> None:
    """Make one claim of several: the first, with the words, evidence and links of all.

    Claims that differ in what one claim has only once, such as a figure, are not joined, and no verdict is carried to others.

    \b
    Examples:
      factcheck join release.claims.json mill-closed closed-on-2-may --statement "The mill closed on 2 May."

    Exit status: 0 the claims are joined, 1 that is refused, 2 misuse or an unreadable file.
    """
    file, (claim, *others) = file_and(words, "CLAIM", "OTHER", more=True)

    def edit(annotation: Annotation) -> Annotation:
        for other in others:
            annotation = edits.join(annotation, claim, other, statement=statement if other == others[-1] else None)
        return annotation

    names = ", ".join(others)
    what = f"join {claim} {' '.join(others)}"
    rewrite_file(file, edit, writing, what=what, done=lambda one: f"joined {names} with {claim}")
