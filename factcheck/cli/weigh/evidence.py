"""``factcheck evidence``: what is known on a claim, from whom, and what would fill the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import as_of_option, vocabulary_option
from factcheck.cli.printing import counted
from factcheck.contract.codec import to_value
from factcheck.evidence.digests import digests_of
from factcheck.evidence.weighing import ClaimEvidence, Reading, SlotEvidence, weigh
from factcheck.model.vocabulary import Vocabulary
from factcheck.model.work import Work

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
    claim = evidence.claim
    names = {id_: origin.name for id_, origin in one.annotation.origins_by_id.items()}
    yield f"{click.style(claim.id, bold=True)}  {', '.join(claim.categories)}; {claim.mode}"
    yield from _wrapped(claim.statement, "  ")
    yield ""
    when = f" (as of {as_of})" if as_of else ""
    yield f"  independent origins{when}"
    for label, ids in (("for", evidence.supporting), ("against", evidence.contradicting)):
        yield from _wrapped(f"{label}: {len(ids)}" + (f", {_listed(names, ids)}" if ids else ""), "    ")
    yield from _wrapped(f"for, and neither claimant nor party: {len(evidence.disinterested)}", "    ")
    for held in evidence.slots:
        yield ""
        yield from _slot(one, held, names)
    lacking = [held for held in evidence.slots if held.state == "open"]
    if lacking:
        yield "\n  What would fill the rest"
        for held in lacking:
            yield from _wrapped(_wanted(one, held), "    ")
    yield ""


def _slot(one: Opened, held: SlotEvidence, names: dict[str, str]) -> Iterator[str]:
    slot = held.slot
    by = f": {_listed(names, held.filling)}" if held.filling else ""
    yield f"  {click.style(slot.kind, bold=True)} ({slot.level}): {click.style(held.state, bold=True)}{by}"
    if slot.waived:
        yield from _wrapped(f"waived by {slot.waived.by} on {slot.waived.at}: {slot.waived.reason}", "    ")
    for search in slot.searches:
        yield from _wrapped(f"searched {search.where} on {search.at} ({search.by}): {search.outcome}", "    ")
    for reading in held.readings:
        yield from _reference(reading)


def _reference(reading: Reading) -> Iterator[str]:
    reference = reading.reference
    locator = f", {reference.locator}" if reference.locator else ""
    mark = "+" if reading.counts and reading.bears != "against" else "-" if reading.counts else "·"
    yield f"    {mark} {reference.stance:16}  {_cited(reading.work, reference.work)}{locator}"
    if reference.gist:
        yield from _wrapped(reference.gist, "        ")
    if reference.excerpt:
        yield from _wrapped(f"“{reference.excerpt}”", "        ")
    yield from _wrapped(reading.why, "        ")
    if reference.note:
        yield from _wrapped(f"note: {reference.note}", "        ")


def _cited(work: Work | None, id_: str) -> str:
    available = f" ({work.available})" if work and work.available else ""
    return f"{id_}{available}"


def _wanted(one: Opened, held: SlotEvidence) -> str:
    kind = one.annotation.terms.slot_kinds_by_id.get(held.slot.kind)
    meaning = f": {kind.description}" if kind else ""
    return f"{held.slot.kind} ({held.slot.level}), {counted(held.missing, 'more origin')}{meaning}"


def _listed(names: dict[str, str], ids: Iterable[str]) -> str:
    return ", ".join(names[id_] for id_ in ids)


def _wrapped(words: str, indent: str) -> Iterator[str]:
    yield click.wrap_text(words, width=_WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
