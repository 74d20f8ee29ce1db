"""Annotations for tests of agreement, made of quotes."""

from __future__ import annotations

from factcheck import Annotation, Claim, Source, Span


def made(text, claims, *, id="study", **details):
    """Make an annotation of claims that are given as id, statement and quote, with further fields."""
    return Annotation(
        id=id, source=Source.from_text(text, title="A study"), claims=[claim_of(text, *claim) for claim in claims], **details
    )


def claim_of(text, id, statement, quote, fields=None):
    spans = []
    for words in quote.split(" … "):
        start = text.index(words)
        spans.append(Span(start=start, end=start + len(words), exact=words))
    return Claim(id=id, statement=statement, spans=spans, **{"categories": ["event.incident"], **(fields or {})})
