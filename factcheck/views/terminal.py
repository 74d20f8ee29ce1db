"""The card of a claim for a screen of text: lines that fit it, without any control character of a file."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.nearness import NEAR_DAYS, NearFigure
from factcheck.model.span import Span
from factcheck.text.hidden import visible
from factcheck.views.card import Card, ReferenceCard, SlotCard
from factcheck.views.words import Row, Words, plain

__all__ = ["Styled", "evidence_lines", "seen", "show_lines"]

Styled = Callable[[str, str], str]
"""Gives words in a style: ``strong``, ``marked`` or ``faint``."""

_WIDTH: Final = 100
_LABEL: Final = 13
_NEAR_RULE: Final = (
    "For the same time, a figure is for the claim (+) if it leaves no other numbers possible than the claim does, "
    "and against it (-) if it shares none with it. One for another day is neither (·), and none of them fills a slot."
)

# How many characters around a span are shown of its line.
_AROUND: Final = 50


def show_lines(card: Card, text: str, style: Styled) -> Iterator[str]:
    """Give the card of a claim as lines: its statement, its words in their text, what it is, its slots, its assessments.

    Args:
        card: The card.
        text: The text of the source.
        style: Gives words in a style.
    """
    yield from _heading(card, style)
    yield ""
    for span, place in zip(card.claim.spans, card.places, strict=True):
        yield from _in_text(text, span, place, style)
    yield ""
    for row in card.facts:
        yield from _fact(row)
    for slot in card.slots:
        yield from _labelled("Slot", _slot_heading(slot, _bare))
        yield from _found(slot)
    for line in card.assessments:
        yield from _labelled("Assessment", plain(line))
    yield ""


def evidence_lines(card: Card, style: Styled, *, as_of: str | None = None, near: Sequence[NearFigure] = ()) -> Iterator[str]:
    """Give the evidence for a claim as lines: who bears for it and against it, slot by slot, and what is missing.

    Args:
        card: The card.
        style: Gives words in a style.
        as_of: The day up to which works were counted, if there is one.
        near: Figures that stand near that of the claim.
    """
    yield from _heading(card, style)
    if card.place:
        yield from _wrapped(f"stands at {card.place}", "  ")
    yield ""
    yield f"  independent origins{f' (as of {as_of})' if as_of else ''}"
    for row in card.summary:
        yield from _wrapped(f"{_lower(row.label)}: {plain(row.lines[0])}", "    ")
    for slot in card.slots:
        yield ""
        yield f"  {_slot_heading(slot, style)}"
        yield from _found(slot)
    if near:
        yield f"\n  Figures of the same measure, at most {NEAR_DAYS} days away or between half and twice as many"
        for one in near:
            yield from _near(one)
        yield from _wrapped(_NEAR_RULE, "    ")
    for line in card.assessments:
        yield ""
        yield from _wrapped(plain(line), "  ")
    fillable = load_vocabulary("slot-states").having("fillable")
    lacking = [slot for slot in card.slots if slot.state in fillable]
    if lacking:
        yield "\n  What would fill the rest"
    for slot in lacking:
        meaning = f": {slot.description}" if slot.description else ""
        more = f"{slot.missing} more origin{'' if slot.missing == 1 else 's'}"
        yield from _wrapped(f"{slot.kind} ({slot.level}), {more}{meaning}", "    ")
    yield ""


def _near(one: NearFigure) -> Iterator[str]:
    figure, days = one.figure, one.days
    away = "no day" if days is None else "the same time"
    if days:
        away = f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"
    sign = {"for": "+", "against": "-"}.get(one.bears, "·")
    who = f", {', '.join(figure.origins)}" if figure.origins else ""
    held = figure.as_of or figure.stated or "undated"
    yield from _wrapped(f"{sign} {figure}, {held}: {away}, {one.size}; {one.comparison.relation}{who} [{figure.work}]", "    ")


def _heading(card: Card, style: Styled) -> Iterator[str]:
    yield f"{style(card.claim.id, 'strong')}  {', '.join(card.claim.categories)}; {card.claim.mode}"
    yield from _wrapped(card.claim.statement, "  ")


def _in_text(text: str, span: Span, place: str, style: Styled) -> Iterator[str]:
    before, after = text[: span.start].rpartition("\n")[2].lstrip(), text[span.end :].partition("\n")[0].rstrip()
    line = text[: span.start].count("\n") + 1
    marked = style(seen(span.exact), "marked")
    yield style(f"  {span.role} {span.start}–{span.end}, line {line}{f', {seen(place)}' if place else ''}", "faint")
    head, tail = "…" if len(before) > _AROUND else "", "…" if len(after) > _AROUND else ""
    yield f"    {head}{_in_line(before[-_AROUND:])}⟦{marked}⟧{_in_line(after[:_AROUND])}{tail}"


def _fact(row: Row) -> Iterator[str]:
    for line in row.lines:
        # Whoever reads a screen of text edits fields, and knows them by their own names.
        yield from _labelled(row.field or row.label, plain(map(_by_name, line)))


def _by_name(words: Words) -> Words:
    # A command asks for a measure by its name, so a screen of text gives that.
    return attrs.evolve(words, text=f"measure {words.name}") if words.target == "measure" else words


def _bare(words: str, style: str) -> str:
    return words


def _slot_heading(slot: SlotCard, style: Styled) -> str:
    needed = f", {slot.wanted} independent origins" if slot.wanted > 1 else ""
    by = f": {seen(plain(slot.filling))}" if slot.filling else ""
    return f"{style(slot.kind, 'strong')} ({slot.level}{needed}): {style(slot.state, 'strong')}{by}"


def _found(slot: SlotCard) -> Iterator[str]:
    if slot.waived:
        yield from _wrapped(plain(slot.waived), "    ")
    for search in slot.searches:
        yield from _wrapped(plain(search), "    ")
    for reference in slot.references:
        yield from _reference(reference)


def _reference(reference: ReferenceCard) -> Iterator[str]:
    # Commands call a work by its id.
    heading = "".join(plain([one]) + (f" [{one.name}]" if one.target == "work" else "") for one in reference.heading)
    mark = "·" if not reference.counts else "-" if reference.bears == "against" else "+"
    yield from _wrapped(f"{mark} {heading}", "    ")
    for line in (reference.passage, reference.figure, reference.lineage, reference.chain, reference.note, reference.added):
        if line:
            yield from _wrapped(plain(line), "        ")


def _labelled(label: str, words: str) -> Iterator[str]:
    yield from _wrapped(words, f"  {label.lower():{_LABEL}} ", " " * (_LABEL + 3))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _wrapped(words: str, indent: str, following: str | None = None) -> Iterable[str]:
    hanging = f"{indent}  " if following is None else following
    lines = textwrap.wrap(seen(words), _WIDTH, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False)
    return lines or [indent.rstrip()]


def seen(words: str) -> str:
    """Give words of a file in a line, with control characters as signs that do nothing."""
    return visible(" ".join(words.split()))


def _in_line(words: str) -> str:
    return visible(words).replace("\t", " ")
