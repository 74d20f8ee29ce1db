"""``factcheck evidence``: what is known on a claim, from whom, and what would fill the rest."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.cli.arguments import file_option, format_option, things_and_paths, words_argument
from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import as_of_option, vocabulary_option
from factcheck.cli.printing import json_text, result_table, say, styled
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.evidence.weighing import weigh
from factcheck.figures.nearness import near_figures
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.card import card_of
from factcheck.views.lookup import Lookup
from factcheck.views.results.weighing import EvidenceRow, evidence_result, evidence_rows
from factcheck.views.terminal import evidence_lines

__all__ = ["evidence_command"]


@click.command("evidence")
@words_argument("CLAIM... [PATH]...", required=True)
@file_option
@format_option("json", "csv", "markdown")
@as_of_option
@vocabulary_option
def evidence_command(
    words: tuple[str, ...], files: tuple[str, ...], format_: str, as_of: str | None, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """Weigh the evidence for a claim: each reference with its lineage, each slot with what fills it and what is missing.

    The count is of independent origins: the roots of the lineage, without the issuer's own. In front of a reference, + fills the
    slot, - bears against the claim, and · does not count. Nothing here says that the claim is true or false. --format json also
    gives the digests that an assessment made now should carry as `reviewed`.

    \b
    Examples:
      factcheck evidence displaced-total
      factcheck evidence displaced-total --as-of 1999-03-26       only what could be known then
      factcheck evidence displaced-total annotations --format json
    """
    claims, paths = things_and_paths(words, files)
    if not claims:
        raise click.UsageError("name a claim; factcheck show lists them")
    opened = open_annotations(paths, vocabularies, strangers=True)
    found = [find_claim(opened, id_) for id_ in claims]
    if format_ != "text":
        results = [evidence_result(one.annotation, claim, as_of=as_of) for one, claim in found]
        rows = [row for result in results for row in evidence_rows(result)]
        click.echo(json_text(results) if format_ == "json" else result_table(format_, EvidenceRow, rows).rstrip("\n"))
        return
    for one, claim in found:
        for line in _told(one, weigh(one.annotation, claim, as_of=as_of), as_of):
            say(line)


def _told(one: Opened, evidence: ClaimEvidence, as_of: str | None) -> Iterator[str]:
    card = card_of(Lookup(annotation=one.annotation, as_of=as_of), evidence)
    yield from evidence_lines(card, styled, as_of=as_of, near=near_figures(one.annotation, evidence.claim, as_of=as_of))
