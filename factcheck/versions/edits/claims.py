"""Edits of claims: made, amended, dropped, renamed, moved, set aside, sorted out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from factcheck.checks.spans import quoted
from factcheck.contract.vocabulary import UNSORTED
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.annotator import Annotator
from factcheck.model.claim import Claim
from factcheck.model.span import Span, Unclaimed
from factcheck.model.triage import Triage
from factcheck.versions.edits.accepting import accepted, replaced, with_links
from factcheck.versions.edits.listing import free_id, with_slots
from factcheck.versions.edits.places import Quoted, held_span, spans_of
from factcheck.versions.edits.remains import with_rest_aside, without_aside

__all__ = ["add", "amend", "drop", "move_span", "rename", "set_aside", "triage"]


def add(
    annotation: Annotation,
    *,
    quote: Quoted | Iterable[Quoted],
    statement: str,
    categories: Iterable[str] = (UNSORTED,),
    lead_in: Quoted | Iterable[Quoted] = (),
    context: Quoted | Iterable[Quoted] = (),
    id: str | None = None,
    by: str | Annotator | None = None,
    **details: Any,
) -> Annotation:
    """Add a claim.

    Args:
        annotation: The annotation.
        quote: The words that make the claim; several that make it together.
        statement: The assertion as a sentence that stands alone.
        categories: Terms of the category vocabulary; the first leads.
        lead_in: Words that the claim needs and that serve others too.
        context: Words that only tell a date, a place or whom a pronoun means.
        id: Id of the claim; made from the statement when None.
        by: Who makes it: id or name of an annotator, or the annotator. One that is new joins the annotation.
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
    spans = _in_order([*_beside(annotation, lead_in, context), *spans_of(annotation, quote)])
    id_ = id or free_id(statement, {claim.id for claim in annotation.claims})
    grown, annotator = (annotation, None) if by is None else _with_annotator(annotation, by)
    claim = Claim(id=id_, statement=statement, spans=spans, categories=tuple(categories), by=annotator, **details)
    return accepted(annotation, _with_claim(without_aside(grown, spans), with_slots(annotation, claim)))


def _beside(annotation: Annotation, lead_in: Quoted | Iterable[Quoted], context: Quoted | Iterable[Quoted]) -> list[Span]:
    return [*spans_of(annotation, lead_in, role="lead-in"), *spans_of(annotation, context, role="context")]


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: span.start)


def amend(
    annotation: Annotation,
    claim: str,
    *,
    lead_in: Quoted | Iterable[Quoted] = (),
    context: Quoted | Iterable[Quoted] = (),
    **fields: Any,
) -> Annotation:
    """Give a claim other values: another statement, another mode, the category that a candidate still lacks.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        lead_in: Words that the claim is to have too, which serve others as well.
        context: Words that it is to have too, which only tell a date, a place or whom a pronoun means.
        fields: Fields of a claim and their new values, such as ``statement`` or ``categories``. Ids are given by
            :func:`rename`, spans by :func:`move_span`.

    Returns:
        The annotation; the claim lists the slots that its categories now demand.

    Raises:
        InvalidAnnotation: If the claim is not sound.
        NoSuchClaim: If the annotation has no such claim.
        ValueError: If a field has an edit of its own.
    """
    # Each of these has more to keep right than the claim itself: the links that lead to an id, the places in the text, and the
    # digests of what a rater looked at.
    elsewhere = {"id": "rename", "spans": "move_span", "assessments": "assess"}
    for name in elsewhere.keys() & fields.keys():
        raise ValueError(f"{name} of a claim: use {elsewhere[name]}")
    held = annotation.claim(claim)
    more = _beside(annotation, lead_in, context)
    amended = with_slots(annotation, attrs.evolve(held, spans=_in_order([*held.spans, *more]), **fields))
    return accepted(annotation, replaced(without_aside(annotation, more), claim, [amended]))


def drop(annotation: Annotation, claim: str, *, rest: str | None = None) -> Annotation:
    """Remove a claim with the links that lead to it. Works that only it cited stay.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        rest: Reason for which its words are set aside, as far as no other claim has them; they are left bare when None.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
        NoSuchTerm: If there is no such reason.
    """
    gone = annotation.claim(claim)
    after = with_links(replaced(annotation, claim, []), {claim: None})
    return accepted(annotation, with_rest_aside(after, gone.spans, rest))


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
    held = held_span(found, old)
    [moved] = spans_of(annotation, new, role=held.role)
    spans = sorted([moved, *(span for span in found.spans if span is not held)], key=lambda span: span.start)
    return accepted(annotation, replaced(without_aside(annotation, spans), claim, [attrs.evolve(found, spans=spans)]))


def set_aside(annotation: Annotation, quote: Quoted, *, reason: str, note: str | None = None) -> Annotation:
    """Account for words that carry no claim.

    Args:
        annotation: The annotation.
        quote: The words.
        reason: A term of ``unclaimed-reasons``; ``left-out`` for words that do assert something.
        note: Why.

    Returns:
        The annotation; what was set aside of these words for another reason is so no longer.

    Raises:
        InvalidAnnotation: If the words have no certain place, or a claim has them.
    """
    [span] = spans_of(annotation, quote)
    aside = Unclaimed(start=span.start, end=span.end, exact=span.exact, reason=reason, note=note)
    # The check of the outcome would refuse this too, but it names offsets where a person needs the claims that have the words.
    claimed = annotation.overlapping(span.start, span.end)
    if claimed:
        message = f"{quoted(span.exact)} has words of {', '.join(repr(one.id) for one in claimed)}, so they cannot be set aside"
        raise InvalidAnnotation(
            [Finding(code="FC307", message=message, hint="drop the claim first, or give its span other words")]
        )
    before = without_aside(annotation, [span])
    unclaimed = sorted([*before.unclaimed, aside], key=lambda one: one.start)
    return accepted(annotation, attrs.evolve(before, unclaimed=unclaimed))


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


def _with_claim(annotation: Annotation, claim: Claim) -> Annotation:
    """Put a claim before the first one that the document makes later, and leave the others where they are."""
    # The file is not put into reading order as a whole: whoever keeps it in another order is to see one new claim in the
    # difference, and nothing else.
    order = attrs.evolve(annotation, claims=[*annotation.claims, claim]).reading_order
    later = {one.id for one in order[order.index(claim) + 1 :]}
    place = next((number for number, one in enumerate(annotation.claims) if one.id in later), len(annotation.claims))
    return attrs.evolve(annotation, claims=[*annotation.claims[:place], claim, *annotation.claims[place:]])


def _with_annotator(annotation: Annotation, by: str | Annotator) -> tuple[Annotation, str]:
    """Give the annotation with an annotator, and the id that it has there."""
    known = {one.id for one in annotation.annotators}
    if isinstance(by, str):
        # People are typed by name as often as by id, and a second annotator of one name would split their work in two.
        found = next((one.id for one in annotation.annotators if by in (one.id, one.name)), None)
        if found is not None:
            return annotation, found
        by = Annotator(id=free_id(by, known, otherwise="annotator"), name=by)
    # Only one that is equal in all is the same. One that has a known id and differs is added, so that the check refuses the id
    # that is then used twice.
    if by in annotation.annotators:
        return annotation, by.id
    return attrs.evolve(annotation, annotators=[*annotation.annotators, by]), by.id
