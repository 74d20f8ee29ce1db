"""``factcheck evidence``: what is known on a claim, from whom, and what would fill the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import as_of_option, vocabulary_option
from factcheck.cli.printing import styled
from factcheck.contract.codec import to_value
from factcheck.evidence.digests import digests_of
from factcheck.evidence.weighing import ClaimEvidence, weigh
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.card import card_of
from factcheck.views.lookup import Lookup
from factcheck.views.terminal import evidence_lines

__all__ = ["evidence_command"]

_WIDTH = 100


@click.command("evidence")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.option("-f", "--file", "paths", multiple=True, metavar="PATH", help="Annotation file or folder; else this folder.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print.")
@as_of_option
@vocabulary_option
def evidence_command(
    claims: tuple[str, ...], paths: tuple[str, ...], format_: str, as_of: str | None, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """Weigh the evidence for a claim: each reference with its lineage, each slot with what fills it and what is missing.

    The count is of independent origins: the roots of the lineage, without the issuer's own. In front of a reference, + fills the
    slot, - bears against the claim, and · does not count. Nothing here says that the claim is true or false. --format json also
    gives the digests that an assessment made now should carry as `reviewed`.

    \b
    Examples:
      factcheck evidence displaced-total
      factcheck evidence displaced-total --as-of 1999-03-26       only what could be known then
      factcheck evidence racak-massacre -f annotations --format json
    """
    opened = open_annotations(paths, vocabularies)
    found = [find_claim(opened, id_) for id_ in claims]
    weighed = [(one, weigh(one.annotation, claim, as_of=as_of)) for one, claim in found]
    if format_ == "json":
        click.echo(json.dumps([_value(one, evidence) for one, evidence in weighed], indent=2, ensure_ascii=False))
        return
    for one, evidence in weighed:
        for line in _told(one, evidence, as_of):
            click.echo(line)


def _value(one: Opened, evidence: ClaimEvidence) -> dict[str, Any]:
    return {
        "claim": evidence.claim.id,
        "statement": evidence.claim.statement,
        "supporting": list(evidence.supporting),
        "contradicting": list(evidence.contradicting),
        "disinterested": list(evidence.disinterested),
        "reviewed": to_value(digests_of(one.annotation, evidence.claim)),
        "slots": [
            {
                "kind": held.slot.kind,
                "level": held.slot.level,
                "min_origins": held.slot.min_origins,
                "state": held.state,
                "missing": held.missing,
                "filling": list(held.filling),
                "supporting": list(held.supporting),
                "contradicting": list(held.contradicting),
                "references": [
                    {
                        **to_value(reading.reference),
                        "bears": reading.bears,
                        "lineage": [list(path) for path in reading.paths],
                        "counts": reading.counts,
                        "why": reading.why,
                    }
                    for reading in held.readings
                ],
            }
            for held in evidence.slots
        ],
    }


def _told(one: Opened, evidence: ClaimEvidence, as_of: str | None) -> Iterator[str]:
    card = card_of(Lookup(annotation=one.annotation, as_of=as_of), evidence)
    yield from evidence_lines(card, styled, as_of=as_of)
