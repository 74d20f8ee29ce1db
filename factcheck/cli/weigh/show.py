"""``factcheck show``: claims as a person reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted
from factcheck.contract.codec import to_value
from factcheck.evidence.weighing import SlotEvidence, weigh
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.phrases import period_in_words

__all__ = ["show_command"]


def _range(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    start, _, end = value.replace("–", "-").partition("-")
    if not (start.isdecimal() and (end.isdecimal() or not end)):
        raise click.BadParameter(f"{value!r} is not a range of offsets; write it as 920-983")
    first, last = int(start), int(end or int(start) + 1)
    if last <= first:
        raise click.BadParameter(f"{value!r} is empty; the end is exclusive and greater than the start")
    return first, last


@click.command("show")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("-f", "--file", "paths", multiple=True, metavar="PATH", help="Annotation file or folder; else this folder.")
@click.option("--category", metavar="TERM", help="List claims of a category or family, such as quantity.stock or quantity.")
@click.option("--mode", metavar="TERM", help="List claims that are put forward so, such as presupposed.")
@click.option("--tag", metavar="LABEL", help="List claims with this label.")
@click.option("--at", "range_", metavar="START-END", callback=_range, help="List claims that share characters with this range.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print.")
@vocabulary_option
def show_command(
    claims: tuple[str, ...],
    paths: tuple[str, ...],
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
      factcheck show --category quantity --mode asserted
      factcheck show --at 920-983                     what these characters assert
      factcheck show --format json | jq '.[].statement'
    """
    opened = open_annotations(paths, vocabularies)
    filters = {"category": category, "mode": mode, "tag": tag}
    if claims:
        chosen = [find_claim(opened, id_) for id_ in claims]
    else:
        chosen = [
            (one, claim)
            for one in opened
            for claim in one.annotation.select(**filters)
            if range_ is None or claim in one.annotation.overlapping(*range_)
        ]
    if format_ == "json":
        click.echo(json.dumps([to_value(claim) for _, claim in chosen], indent=2, ensure_ascii=False))
    elif claims:
        for one, claim in chosen:
            click.echo("\n".join(_in_full(one.annotation, claim)))
    else:
        for line in _listed(chosen):
            click.echo(line)


def _listed(chosen: list[tuple[Opened, Claim]]) -> Iterator[str]:
    width = max((len(claim.id) for _, claim in chosen), default=0)
    for _, claim in chosen:
        yield f"{click.style(claim.id.ljust(width), bold=True)}  {claim.categories[0]:24}  {claim.mode:11}  {claim.statement}"


def _in_full(annotation: Annotation, claim: Claim) -> Iterator[str]:
    yield f"{click.style(claim.id, bold=True)}  {', '.join(claim.categories)}; {claim.mode}"
    yield f"  {claim.statement}\n"
    text = annotation.source.text or ""
    for span in claim.spans:
        yield from _in_text(text, span)
    yield ""
    yield from _details(claim)
    for relation in claim.relations:
        yield _row(relation.type, f"{relation.target}{'' if relation.status == 'explicit' else f' ({relation.status})'}")
    for entry in annotation.counterparts:
        if entry.claim == claim.id:
            yield _row("counterpart", f"{entry.relation} {entry.target} of {entry.document} ({entry.status})")
    for held in weigh(annotation, claim).slots:
        yield _row("slot", _held(held))
    if claim.note:
        yield _row("note", claim.note)
    yield ""


def _held(held: SlotEvidence) -> str:
    slot, count = held.slot, len(held.readings)
    needed = f", {slot.min_origins} independent origins" if (slot.min_origins or 1) > 1 else ""
    references = f", {counted(count, 'reference')}" if count else ""
    return f"{slot.kind} ({slot.level}{needed}): {held.state}{references}"


def _in_text(text: str, span: Span) -> Iterator[str]:
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    before, after = text[first : span.start], text[span.end : last if last >= 0 else len(text)]
    line = text.count("\n", 0, span.start) + 1
    marked = click.style(" ".join(span.exact.split()), bold=True, underline=True)
    yield click.style(f"  {span.role} {span.start}–{span.end}, line {line}", dim=True)
    yield f"    {_tail(before)}⟦{marked}⟧{_head(after)}"


def _tail(words: str, room: int = 50) -> str:
    words = words.lstrip()
    return words if len(words) <= room else "…" + words[-room:]


def _head(words: str, room: int = 50) -> str:
    words = words.rstrip()
    return words if len(words) <= room else words[:room] + "…"


def _details(claim: Claim) -> Iterator[str]:
    if claim.checkability:
        yield _row("checkability", claim.checkability)
    if claim.attribution:
        speaker = f" ({claim.attribution.speaker})" if claim.attribution.speaker else ""
        yield _row("attribution", f"{claim.attribution.voice}{speaker}")
    if claim.hedges:
        yield _row("hedges", "; ".join(claim.hedges))
    if claim.quantity:
        yield _row("quantity", _figure(claim.quantity))
    if claim.time:
        yield _row("time", period_in_words(claim.time.at, claim.time.since, claim.time.until))
    for label, names in (("places", claim.places), ("agents", claim.agents)):
        if names:
            yield _row(label, ", ".join(names))


def _row(label: str, content: str) -> str:
    return f"  {label:13} {content}"


def _figure(quantity: Quantity) -> str:
    bounds = [("", quantity.value), ("at least ", quantity.low), ("at most ", quantity.high)]
    figures = [f"{word}{number:,}" for word, number in bounds if number is not None] or [quantity.as_written or "no figure"]
    parts: list[Any] = [
        " and ".join(figures) + (f" {quantity.unit}" if quantity.unit else ""),
        "/".join(quantity.comparators),
        quantity.kind,
        period_in_words(quantity.as_of, quantity.since, quantity.until),
        quantity.place,
    ]
    return ", ".join(part for part in parts if part)
