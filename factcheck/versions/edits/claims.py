"""Edits of claims: made, split, joined, dropped, renamed, moved, set aside, sorted out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from factcheck.contract.vocabulary import UNSORTED
from factcheck.evidence.slots import slots_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.fields import slug_from
from factcheck.model.slot import Slot
from factcheck.model.span import Span, Unclaimed
from factcheck.model.triage import Triage
from factcheck.versions.edits.accepting import accepted, replaced, with_links
from factcheck.versions.edits.places import Quoted, locate, spans_of

__all__ = ["add", "drop", "join", "move_span", "rename", "set_aside", "split", "triage"]

_LONGEST_ID = 50


def add(
    annotation: Annotation,
    *,
    quote: Quoted | Iterable[Quoted],
    statement: str,
    categories: Iterable[str] = (UNSORTED,),
    lead_in: Quoted | Iterable[Quoted] = (),
    id: str | None = None,
    **details: Any,
) -> Annotation:
    """Add a claim.

    Args:
        annotation: The annotation.
        quote: The words that make the claim; several that make it together.
        statement: The assertion as a sentence that stands alone.
        categories: Terms of the category vocabulary; the first leads.
        lead_in: Words that the claim needs and that serve others too.
        id: Id of the claim; made from the statement when None.
        details: Any other field of a claim, such as ``mode`` or ``quantity``.

    Returns:
        The annotation with the claim at its place in reading order. What was set aside of its words is so no longer.

    Raises:
        InvalidAnnotation: If a quote has no certain place, or the claim is not sound.

    >>> from factcheck import Source
    >>> mill = Annotation(id="mill", source=Source.from_text("The mill closed.", title="Mill"), claims=[])
    >>> [claim] = add(mill, quote="The mill closed", statement="The mill closed.").claims
    >>> claim.id, claim.spans[0].end
    ('the-mill-closed', 15)
    """
    spans = sorted([*spans_of(annotation, lead_in, role="lead-in"), *spans_of(annotation, quote)], key=lambda span: span.start)
    taken = {claim.id for claim in annotation.claims}
    claim = Claim(id=id or _free_id(statement, taken), statement=statement, spans=spans, categories=tuple(categories), **details)
    return accepted(annotation, _placed(_claimed(annotation, spans), [*annotation.claims, _with_slots(annotation, claim)]))


def split(annotation: Annotation, claim: str, *, quotes: Iterable[Quoted], statements: Iterable[str] = ()) -> Annotation:
    """Make several claims of one: a claim for each quote, with the lead-ins, categories and details that the one has.

    The first keeps the id, so that links to the claim lead to it, and keeps evidence, assessments and relations.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        quotes: The words of each new claim.
        statements: Their statements; made of lead-in and words where there are none.

    Raises:
        InvalidAnnotation: If a quote has no certain place, or a claim is not sound.
        NoSuchClaim: If the annotation has no such claim.
    """
    whole = annotation.claim(claim)
    shared = [span for span in whole.spans if span.role != "core"]
    taken = {one.id for one in annotation.claims}
    worded = list(statements)
    parts = []
    for number, quote in enumerate(quotes):
        spans = sorted([*shared, *spans_of(annotation, quote)], key=lambda span: span.start)
        statement = worded[number] if number < len(worded) else _sentence(spans)
        id_ = whole.id if number == 0 else _free_id(statement, taken)
        taken.add(id_)
        bare = attrs.evolve(whole, id=id_, statement=statement, spans=spans, hedges=(), quantity=None)
        parts.append(bare if number == 0 else attrs.evolve(bare, slots=(), assessments=(), relations=()))
    sorted_ = [_with_slots(annotation, part) for part in parts]
    return accepted(annotation, replaced(annotation, whole.id, sorted_))


def join(annotation: Annotation, claim: str, other: str, *, statement: str | None = None) -> Annotation:
    """Make one claim of two: the first with the words, categories, evidence and links of both.

    Args:
        annotation: The annotation.
        claim: Id of the claim that stays.
        other: Id of the claim that goes into it.
        statement: The new statement; the two after one another when None.

    Raises:
        InvalidAnnotation: If the claim is not sound.
        NoSuchClaim: If the annotation has no such claims.
    """
    one, two = annotation.claim(claim), annotation.claim(other)
    slots = {slot.kind: slot for slot in one.slots}
    for slot in two.slots:
        slots[slot.kind] = _both(slots[slot.kind], slot) if slot.kind in slots else slot
    joined = attrs.evolve(
        one,
        statement=statement or f"{one.statement} {two.statement}",
        spans=_merged([*one.spans, *two.spans], annotation.source.text or ""),
        categories=dict.fromkeys([*one.categories, *two.categories]),
        hedges=dict.fromkeys([*one.hedges, *two.hedges]),
        quantity=one.quantity or two.quantity,
        time=one.time or two.time,
        places=dict.fromkeys([*one.places, *two.places]),
        agents=dict.fromkeys([*one.agents, *two.agents]),
        relations=[*one.relations, *two.relations],
        slots=slots.values(),
        assessments=[*one.assessments, *two.assessments],
        tags=dict.fromkeys([*one.tags, *two.tags]),
        note=" ".join(filter(None, (one.note, two.note))) or None,
    )
    without = replaced(replaced(annotation, two.id, []), one.id, [_with_slots(annotation, joined)])
    return accepted(annotation, with_links(without, {two.id: one.id}))


def drop(annotation: Annotation, claim: str) -> Annotation:
    """Remove a claim with the links that lead to it.

    Args:
        annotation: The annotation.
        claim: Id of the claim.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
    """
    return accepted(annotation, with_links(replaced(annotation, claim, []), {claim: None}))


def rename(annotation: Annotation, old: str, new: str) -> Annotation:
    """Give a claim another id; links to it follow.

    Args:
        annotation: The annotation.
        old: Its id.
        new: Its new id.

    Raises:
        InvalidAnnotation: If the id is taken.
        NoSuchClaim: If the annotation has no such claim.
        ValueError: If the new id is no id.
    """
    renamed = replaced(annotation, old, [attrs.evolve(annotation.claim(old), id=new)])
    return accepted(annotation, with_links(renamed, {old: new}))


def move_span(annotation: Annotation, claim: str, *, old: Quoted, new: Quoted) -> Annotation:
    """Let a span of a claim have other words.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        old: The words of the span, or the span.
        new: The words that it shall have.

    Raises:
        InvalidAnnotation: If the claim has no such span, or the new words have no certain place.
        NoSuchClaim: If the annotation has no such claim.
    """
    found = annotation.claim(claim)
    words = old.exact if isinstance(old, Span) else old
    held = [span for span in found.spans if span.exact == words] or [locate(annotation, words)]
    [moved] = spans_of(annotation, new, role=held[0].role)
    spans = sorted([moved, *(span for span in found.spans if span.start != held[0].start)], key=lambda span: span.start)
    after = replaced(_claimed(annotation, spans), claim, [attrs.evolve(found, spans=spans)])
    return accepted(annotation, after)


def set_aside(annotation: Annotation, quote: Quoted, *, reason: str, note: str | None = None) -> Annotation:
    """Account for words that carry no claim.

    Args:
        annotation: The annotation.
        quote: The words.
        reason: A term of ``unclaimed-reasons``; ``left-out`` for words that do assert something.
        note: Why.

    Raises:
        InvalidAnnotation: If the words have no certain place, or a claim has them.
    """
    [span] = spans_of(annotation, quote)
    aside = Unclaimed(start=span.start, end=span.end, exact=span.exact, reason=reason, note=note)
    unclaimed = sorted([*annotation.unclaimed, aside], key=lambda one: one.start)
    return accepted(annotation, attrs.evolve(annotation, unclaimed=unclaimed))


def triage(annotation: Annotation, claim: str, decision: str, **details: Any) -> Annotation:
    """Decide what is to become of a claim.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        decision: A term of ``triage-decisions``.
        details: ``reason``, ``by``, ``at`` and ``assignee``.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
        NoSuchTerm: If there is no such decision.
    """
    sorted_out = attrs.evolve(annotation.claim(claim), triage=Triage(decision=decision, **details))
    return accepted(annotation, replaced(annotation, claim, [sorted_out]))


def _free_id(statement: str, taken: Iterable[str]) -> str:
    plain = slug_from(statement, otherwise="claim")
    short = plain if len(plain) <= _LONGEST_ID else plain[: _LONGEST_ID + 1].rpartition("-")[0]
    id_, number = short, 2
    while id_ in taken:
        id_, number = f"{short}-{number}", number + 1
    return id_


def _with_slots(annotation: Annotation, claim: Claim) -> Claim:
    """List the slots that the categories demand, as a file does for those who read it."""
    listed = {slot.kind: slot for slot in claim.slots}
    known = attrs.evolve(annotation, claims=[claim])
    return attrs.evolve(claim, slots=[listed.get(one.kind, Slot(kind=one.kind)) for one in slots_of(known, claim)])


def _placed(annotation: Annotation, claims: Iterable[Claim]) -> Annotation:
    return attrs.evolve(annotation, claims=attrs.evolve(annotation, claims=claims).reading_order)


def _claimed(annotation: Annotation, spans: Iterable[Span]) -> Annotation:
    """Take what claims have now out of what was set aside, whole spans or the parts of them that are left."""
    text, kept = annotation.source.text or "", list(annotation.unclaimed)
    for span in spans:
        parts = []
        for one in kept:
            before, after = (one.start, min(one.end, span.start)), (max(one.start, span.end), one.end)
            for start, end in dict.fromkeys([before, after]):
                words = text[start:end]
                left, right = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
                if start < end and left < right and any(character.isalnum() for character in words):
                    parts.append(attrs.evolve(one, start=left, end=right, exact=text[left:right]))
        kept = parts
    return attrs.evolve(annotation, unclaimed=kept)


def _merged(spans: Iterable[Span], text: str) -> list[Span]:
    """Give spans in order and disjoint; those that share characters become one, a core span if either is."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if merged and span.start < merged[-1].end:
            start, end = merged[-1].start, max(merged[-1].end, span.end)
            role = "core" if "core" in (merged[-1].role, span.role) else span.role
            merged[-1] = Span(start=start, end=end, exact=text[start:end], role=role)
        else:
            merged.append(span)
    return merged


def _both(one: Slot, other: Slot) -> Slot:
    return attrs.evolve(
        one,
        references=dict.fromkeys([*one.references, *other.references]),
        searches=dict.fromkeys([*one.searches, *other.searches]),
        waived=one.waived or other.waived,
    )


def _sentence(spans: Iterable[Span]) -> str:
    words = " ".join(" ".join(span.exact.split()) for span in spans if span.role in ("core", "lead-in"))
    ended = words.rstrip(" ;:,")
    return ended if ended.endswith((".", "!", "?", "…")) else f"{ended}."
