"""``factcheck show``: claims as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.cli.arguments import file_option, format_option, things_and_paths, words_argument
from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import json_text, result_table, say, styled
from factcheck.evidence.weighing import weigh
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.card import card_of
from factcheck.views.lookup import Lookup
from factcheck.views.results.claims import ClaimRow, claim_results, claim_rows
from factcheck.views.terminal import show_lines

__all__ = ["show_command"]


def _range(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    # Ranges are copied from texts, where they have a dash.
    start, _, end = value.replace("–", "-").partition("-")
    if not (start.isdecimal() and (end.isdecimal() or not end)):
        raise click.BadParameter(f"{value!r} is not a range of offsets; write it as 920-983")
    first, last = int(start), int(end or int(start) + 1)
    if last <= first:
        raise click.BadParameter(f"{value!r} is empty; the end is exclusive and greater than the start")
    return first, last


@click.command("show")
@words_argument("[CLAIM]... [PATH]...")
@file_option
@click.option("--category", metavar="TERM", help="List claims of a category or family, such as quantity.stock or quantity.")
@click.option("--mode", metavar="TERM", help="List claims that are put forward so, such as presupposed.")
@click.option("--tag", metavar="LABEL", help="List claims with this label.")
@click.option("--at", "range_", metavar="START-END", callback=_range, help="List claims that share characters with this range.")
@format_option("json", "csv", "markdown")
@vocabulary_option
def show_command(
    words: tuple[str, ...],
    files: tuple[str, ...],
    category: str | None,
    mode: str | None,
    tag: str | None,
    range_: tuple[int, int] | None,
    format_: str,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Show claims in their text with their slots, or list the claims of annotation files.

    \b
    Examples:
      factcheck show                                  every claim, a line each, in reading order
      factcheck show displaced-total                  one claim, in its text
      factcheck show release.claims.json              every claim of one file
      factcheck show displaced-total annotations      one claim, in a file below a folder
      factcheck show --category quantity --mode asserted
      factcheck show --at 920-983                     what these characters assert
      factcheck show --format json | jq '.[].statement'
    """
    # Who asks for one claim need not mend every file of the folder first; who lists all is told what is missing.
    claims, paths = things_and_paths(words, files)
    opened = open_annotations(paths, vocabularies, strangers=bool(claims))
    if claims:
        chosen = [find_claim(opened, id_) for id_ in claims]
    else:
        chosen = [
            (one, claim)
            for one in opened
            for claim in claim_results(one.annotation, category=category, mode=mode, tag=tag, at=range_)
        ]
    if format_ == "json":
        click.echo(json_text([claim for _, claim in chosen]))
    elif format_ != "text":
        rows = [row for one, claim in chosen for row in claim_rows(one.annotation, [claim])]
        click.echo(result_table(format_, ClaimRow, rows), nl=False)
    elif claims:
        for one, claim in chosen:
            say("\n".join(_in_full(one.annotation, claim)))
    else:
        for line in _listed(chosen):
            say(line)


def _listed(chosen: list[tuple[Opened, Claim]]) -> Iterator[str]:
    width = max((len(claim.id) for _, claim in chosen), default=0)
    for _, claim in chosen:
        yield f"{click.style(claim.id.ljust(width), bold=True)}  {claim.categories[0]:24}  {claim.mode:11}  {claim.statement}"


def _in_full(annotation: Annotation, claim: Claim) -> Iterator[str]:
    card = card_of(Lookup(annotation=annotation), weigh(annotation, claim))
    yield from show_lines(card, annotation.source.text or "", styled)
