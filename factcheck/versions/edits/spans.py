"""Edits of the words that a claim has: given in a role, and taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.text.coverage import unaccounted
from factcheck.versions.edits.accepting import accepted, replaced
from factcheck.versions.edits.places import Quoted, spans_of, text_of
from factcheck.versions.edits.remains import without_aside

__all__ = ["give_words", "put_words", "take_words"]


def give_words(annotation: Annotation, claim: str, quote: Quoted | Iterable[Quoted], *, role: str = "core") -> Annotation:
    """Let a claim have more words, or words that it has in another role.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        quote: The words, or several.
        role: Their role: ``core``, ``lead-in``, ``context`` or ``mention``.

    Returns:
        The annotation. Words that the claim had in another role have this one; spans of one role that overlap are one span.

    Raises:
        InvalidAnnotation: If a quote has no certain place, or no core span would be left.
        NoSuchClaim: If the annotation has no such claim.
    """
    held, text = annotation.claim(claim), text_of(annotation)
    spans = list(held.spans)
    for one in spans_of(annotation, quote):
        given = attrs.evolve(one, role=role)
        for other in [span for span in spans if span.role == role and span.start < given.end and given.start < span.end]:
            start, end = min(given.start, other.start), max(given.end, other.end)
            given = attrs.evolve(given, start=start, end=end, exact=text[start:end])
        spans = [*_without(spans, given, text), given]
    return _with_spans(annotation, held, spans)


def put_words(annotation: Annotation, claim: str, quote: Quoted | Iterable[Quoted]) -> Annotation:
    """Let a claim have these core words and no others; its lead-ins, context and mentions stay, but for these words.

    Arguments and errors as for :func:`give_words`.
    """
    held, text = annotation.claim(claim), text_of(annotation)
    cores = spans_of(annotation, quote)
    rest = [span for span in held.spans if not span.leads]
    for one in cores:
        rest = list(_without(rest, one, text))
    return _with_spans(annotation, held, [*rest, *cores])


def take_words(annotation: Annotation, claim: str, quote: Quoted | Iterable[Quoted]) -> Annotation:
    """Take words from a claim; what is left of its spans stays. Arguments and errors as for :func:`give_words`."""
    held, text = annotation.claim(claim), text_of(annotation)
    spans = list(held.spans)
    for one in spans_of(annotation, quote):
        spans = list(_without(spans, one, text))
    return _with_spans(annotation, held, spans)


def _without(spans: Iterable[Span], taken: Span, text: str) -> Iterator[Span]:
    """Give what is left of spans without some words: whole where they share none, else their words on either side."""
    for span in spans:
        if span.end <= taken.start or taken.end <= span.start:
            yield span
            continue
        for start, end in ((span.start, taken.start), (taken.end, span.end)):
            # Points and spaces alone carry nothing, so they make no span.
            for first, last in unaccounted(text[start:end], ()) if start < end else ():
                place: dict[str, Any] = {"start": start + first, "end": start + last, "exact": text[start + first : start + last]}
                # Prefix and suffix stood beside the old edges, so they would lead a search for what is left astray.
                yield attrs.evolve(span, **place, prefix=None, suffix=None)


def _with_spans(annotation: Annotation, claim: Claim, spans: Iterable[Span]) -> Annotation:
    ordered = sorted(spans, key=lambda span: span.start)
    if not any(span.leads for span in ordered):
        message = f"{claim.id!r} would have no core words, so nothing in the text would make it"
        raise InvalidAnnotation([Finding(code="FC319", message=message, where="/spans", hint="give it other core words first")])
    after = replaced(without_aside(annotation, ordered), claim.id, [attrs.evolve(claim, spans=ordered)])
    return accepted(annotation, after)
