"""``factcheck assess``: give a verdict, if the evidence admits it."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.arguments import words_argument
from factcheck.cli.make.rewriting import Signature, Writing, edit_options, file_and, rewrite_file, sign_options
from factcheck.cli.make.terms import TermOf
from factcheck.cli.paths import day_option
from factcheck.model.annotation import Annotation
from factcheck.versions import edits

__all__ = ["assess_command"]


@click.command("assess")
@words_argument("FILE CLAIM", required=True)
@click.option("--verdict", required=True, metavar="TERM", type=TermOf("verdicts"), help="A term of verdicts.")
@click.option("--cutoff", metavar="DATE", callback=day_option, help="Day after which evidence was left out of account.")
@click.option(
    "--basis", metavar="TERM", type=TermOf("assessment-bases"),
    help="contemporaneous, which is meant where there is a cutoff, or retrospective.",
)  # fmt: skip
@click.option("--certainty", metavar="TERM", type=TermOf("certainties"), help="high, moderate or low.")
@click.option("--degree", type=click.FloatRange(0, 1), metavar="SHARE", help="Degree of truth, from 0 to 1.")
@click.option("--rationale", metavar="TEXT", help="Why, in your words.")
@sign_options
@edit_options
def assess_command(
    words: tuple[str, ...], verdict: str, cutoff: str | None, signature: Signature, writing: Writing, **given: Any
) -> None:
    """Give a verdict on a claim, dated and under a name, if the evidence in its slots admits it.

    What is missing for a verdict that is refused is told. The state of the source, the claim and its evidence is kept with the
    verdict, so that a later change shows. A rater's later verdict on the same basis supersedes the earlier one, which stays.

    \b
    Examples:
      factcheck assess release.claims.json mill-closed --verdict supported --by "A. Rater" --cutoff 2024-06-01
      factcheck assess release.claims.json mill-closed --verdict insufficient --by "A. Rater" --rationale "No record was found."

    Exit status: 0 the verdict is given, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim,) = file_and(words, "CLAIM")
    rater, day = signature.name("a verdict is somebody's: say whose"), signature.day
    # What is left are fields of an assessment, called as they are.
    details = {name: value for name, value in {"evidence_cutoff": cutoff, **given}.items() if value is not None}

    def edit(annotation: Annotation) -> Annotation:
        return edits.assess(annotation, claim, verdict=verdict, by=rater, at=day, **details)

    rewrite_file(
        file, edit, writing, what=f"assess {claim} {verdict}", done=lambda one: f"{claim}: {verdict}, by {rater} on {day}"
    )
