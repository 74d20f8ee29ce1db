"""Annotations carried over to another edition of their text, with nothing lost on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.display import brief
from factcheck.model.extraction import Extraction
from factcheck.model.relation import Relation
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.text.coverage import Occupied
from factcheck.text.folding import fold
from factcheck.text.reanchoring import Anchor, Quote, reanchor
from factcheck.text.skeleton import restored

__all__ = ["CONTEXT_TURNED", "SOURCE_CHANGED", "Rebased", "SetAside", "SpanAnchor", "rebase"]

SOURCE_CHANGED: Final = "source-changed"
"""The tag of claims whose words are no longer those that somebody read."""

CONTEXT_TURNED: Final = "context-turned"
"""The tag of claims whose words stand as they did, in a sentence in which a word came or went that can turn what they say."""


_WORDS_GONE: Final = "these words no longer stand in a span of the claim"


@brief
@attrs.frozen(kw_only=True)
class SpanAnchor:
    """What has become of a span of a claim.

    Args:
        claim: Id of the claim.
        span: The span as it was.
        anchor: Where it stands in the new text.
    """

    claim: str
    span: Span
    anchor: Anchor


@brief
@attrs.frozen(kw_only=True)
class SetAside:
    """Something that cannot stay in the annotation without a person.

    Args:
        claim: Id of the claim that it is, or that it belonged to; None for an unclaimed span.
        field: Where it stood: ``claims``, ``spans``, ``relations``, ``counterparts``, ``hedges``, ``quantity.as_written`` and so
            on, ``unclaimed``.
        record: The claim, span, relation, counterpart or words as they were.
        reason: Why it cannot stay.
    """

    claim: str | None
    field: str
    record: Claim | Span | Unclaimed | Relation | Counterpart | str
    reason: str


@brief
@attrs.frozen(kw_only=True)
class Rebased:
    """An annotation on another edition of its text.

    Args:
        annotation: The annotation on the new text, with all that has a place there. Claims whose words changed have the tag
            ``source-changed``, those in whose sentence a word came or went that can turn its sense ``context-turned``.
        anchors: What has become of each span of each claim, in the order of the file.
        set_aside: What the annotation could not keep.
    """

    annotation: Annotation
    anchors: tuple[SpanAnchor, ...]
    set_aside: tuple[SetAside, ...]

    @property
    def is_settled(self) -> bool:
        """Whether every word stands as it did, in sentences that still mean what they did, so that nobody need look."""
        return not self.set_aside and all(row.anchor.is_settled for row in self.anchors)


def rebase(annotation: Annotation, new_text: str, *, path: str | None = None, extraction: Extraction | None = None) -> Rebased:
    """Carry an annotation over to another edition of its text.

    A claim whose words changed keeps its place with the new words and gets the tag ``source-changed``: its statement and details
    were made for the old ones. Where the words stayed, but a word of negation, refusal, attribution, condition, exception or
    standing came into their sentence or went from it, or any word directly beside a figure, the claim gets the tag
    ``context-turned``. A claim whose core or lead-in has no certain place is set aside whole, and so is every other part that
    would no longer be true of the text: a context span without a place, words that no longer stand in a span, relations to
    claims that are gone and their counterparts, unclaimed text that is not as it was.

    Args:
        annotation: The annotation. Where its source has no text, the quotes have to do.
        new_text: The new text.
        path: Where the new text is stored, relative to the annotation file; if left out, where the old one was.
        extraction: What the new text was extracted from. That of the old text is no longer true of another one, and goes.

    Returns:
        The annotation on the new text, what has become of each span, and what was set aside.

    Raises:
        ValueError: If quotes of the annotation contradict its text or one another.

    >>> from factcheck import Source, draft
    >>> sheet = draft(Source.from_text("The mill closed. It had 40 looms.", title="Mill"), id="mill")
    >>> rebased = rebase(sheet, "On Monday the mill closed. It had 400 looms.")
    >>> [(row.anchor.status, row.anchor.exact) for row in rebased.anchors]
    [('changed', 'the mill closed'), ('changed', 'It had 400 looms')]
    """
    # They come as the quotes do: first the spans claim by claim, then what is left is for the unclaimed ones.
    anchors = iter(_anchors(annotation, new_text))
    aside: list[SetAside] = []
    claims: list[Claim] = []
    rows: list[SpanAnchor] = []
    for claim in annotation.claims:
        of_claim = [SpanAnchor(claim=claim.id, span=span, anchor=next(anchors)) for span in claim.spans]
        rows += of_claim
        carried = _carried_claim(claim, of_claim, new_text, aside)
        claims += [] if carried is None else [carried]
    # Links are looked at last, when it is known which claims are left for them to lead to.
    known = {claim.id for claim in claims}
    claims = [_without_dead_links(claim, known, aside) for claim in claims]
    counterparts = _carried_counterparts(annotation, {claim.id for claim in claims}, aside)
    unclaimed = _carried_unclaimed(zip(annotation.unclaimed, anchors, strict=True), claims, aside)
    source = _source(annotation.source, new_text, path, extraction)
    carried_over = attrs.evolve(annotation, source=source, claims=claims, unclaimed=unclaimed, counterparts=counterparts)
    return Rebased(annotation=carried_over, anchors=tuple(rows), set_aside=tuple(aside))


def _anchors(annotation: Annotation, new_text: str) -> tuple[Anchor, ...]:
    # All quotes go in one call: the two texts are laid side by side once, and quotes that claim the same place are seen.
    spans = [span for claim in annotation.claims for span in claim.spans]
    extents: list[Span | Unclaimed] = [*spans, *annotation.unclaimed]
    quotes = [_quote(extent) for extent in extents]
    old_text = annotation.source.text
    if old_text is None:
        # A complete annotation has every word of its text.
        old_text = restored(((quote.start, quote.exact) for quote in quotes), annotation.source.length)
    return reanchor(quotes, old_text, new_text, language=annotation.source.language)


def _quote(extent: Span | Unclaimed) -> Quote:
    prefix, suffix = (extent.prefix, extent.suffix) if isinstance(extent, Span) else (None, None)
    return Quote(start=extent.start, exact=extent.exact, prefix=prefix or "", suffix=suffix or "")


def _source(source: Source, text: str, path: str | None, extraction: Extraction | None) -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    # The same text still comes from where it came from.
    if extraction is None and digest == source.sha256:
        extraction = source.extraction
    previous = source.previous if digest == source.sha256 else (*source.previous, source.sha256)
    return attrs.evolve(
        source, text=text, path=path or source.path, sha256=digest, length=len(text), previous=previous, extraction=extraction
    )


def _carried_claim(claim: Claim, rows: list[SpanAnchor], text: str, aside: list[SetAside]) -> Claim | None:
    """Give a claim with its spans in the new text; None, and a note in *aside*, if it must be set aside."""
    lost = [row for row in rows if row.anchor.start is None]
    # Spans of a claim stand in the order of the text, which may have changed.
    spans = sorted((_carried_span(row, text) for row in rows if row.anchor.start is not None), key=lambda span: span.start)
    homeless = next((row for row in lost if row.span.role in load_vocabulary("span-roles").having("carrying")), None)
    if homeless is not None:
        reason = f"{homeless.anchor.status}: no certain place for its {homeless.span.role} span at {homeless.span.start}"
    elif any(span.end > after.start for span, after in pairwise(spans)):
        reason = "its spans now share words"
    else:
        aside += [_aside(claim, "spans", row.span, f"{row.anchor.status}: no certain place") for row in lost]
        kept = _with_words_that_stand(attrs.evolve(claim, spans=spans), aside)
        return attrs.evolve(kept, tags=tuple(dict.fromkeys([*kept.tags, *_tags(rows)])))
    aside.append(_aside(claim, "claims", claim, reason))
    return None


def _tags(rows: Iterable[SpanAnchor]) -> Iterator[str]:
    for row in rows:
        if not row.anchor.has_same_words:
            yield SOURCE_CHANGED
        elif not row.anchor.is_settled:
            yield CONTEXT_TURNED


def _aside(claim: Claim, field: str, record: Claim | Span | Relation | str, reason: str) -> SetAside:
    return SetAside(claim=claim.id, field=field, record=record, reason=reason)


def _carried_span(row: SpanAnchor, text: str) -> Span:
    span, anchor = row.span, row.anchor
    start, end = anchor.start or 0, anchor.end or 0
    # As much is kept beside a span as somebody chose to keep before.
    prefix = text[max(0, start - len(span.prefix or "")) : start] or None
    suffix = text[end : end + len(span.suffix or "")] or None
    return attrs.evolve(span, start=start, end=end, exact=text[start:end], prefix=prefix, suffix=suffix)


def _with_words_that_stand(claim: Claim, aside: list[SetAside]) -> Claim:
    """Write the words that are given as the document's own as they now stand in a span, and take out those that do not."""
    changes: dict[str, Any] = {}
    for field in ("attribution", "quantity", "time"):
        detail = getattr(claim, field)
        if detail is not None and detail.as_written is not None:
            # Without its words the detail is still true of what was read, so it stays, and a person is told what it lost.
            words = _as_now_written(detail.as_written, claim.spans)
            changes[field] = attrs.evolve(detail, as_written=words)
            if words is None:
                aside.append(_aside(claim, f"{field}.as_written", detail.as_written, _WORDS_GONE))
    hedges = {hedge: _as_now_written(hedge, claim.spans) for hedge in claim.hedges}
    aside += [_aside(claim, "hedges", hedge, _WORDS_GONE) for hedge, words in hedges.items() if words is None]
    return attrs.evolve(claim, hedges=[words for words in hedges.values() if words is not None], **changes)


def _as_now_written(words: str, spans: Iterable[Span]) -> str | None:
    for span in spans:
        if words in span.exact:
            return words
    # Another edition may set other quotation marks and spaces, and a quote must be as the text has it now.
    wanted = fold(words).text
    for span in spans:
        folded = fold(span.exact)
        place = folded.text.find(wanted)
        if place >= 0:
            return span.exact[slice(*folded.stored(place, place + len(wanted)))]
    return None


def _without_dead_links(claim: Claim, known: set[str], aside: list[SetAside]) -> Claim:
    dead = [relation for relation in claim.relations if relation.target not in known]
    if not dead:
        return claim
    aside += [_aside(claim, "relations", relation, f"{relation.target} was set aside") for relation in dead]
    return attrs.evolve(claim, relations=[relation for relation in claim.relations if relation.target in known])


def _carried_counterparts(annotation: Annotation, known: set[str], aside: list[SetAside]) -> list[Counterpart]:
    dead = [entry for entry in annotation.counterparts if entry.claim not in known]
    reason = "its claim was set aside"
    aside += [SetAside(claim=entry.claim, field="counterparts", record=entry, reason=reason) for entry in dead]
    return [entry for entry in annotation.counterparts if entry.claim in known]


def _carried_unclaimed(
    rows: Iterable[tuple[Unclaimed, Anchor]], claims: Iterable[Claim], aside: list[SetAside]
) -> list[Unclaimed]:
    """Carry over the text that asserts nothing, where it is as it was: of other words nobody has said that yet."""
    claimed = Occupied((span.start, span.end) for claim in claims for span in claim.spans)
    kept: list[Unclaimed] = []
    for unclaimed, anchor in sorted(rows, key=lambda row: row[1].start or 0):
        start, end = anchor.start, anchor.end
        if not anchor.has_same_words or start is None or end is None:
            reason = f"{anchor.status}: of these words nobody has said that they assert nothing"
        elif (kept and start < kept[-1].end) or claimed.meets(start, end):
            reason = "it now shares words with a claim or with another unclaimed span"
        else:
            kept.append(attrs.evolve(unclaimed, start=start, end=end, exact=anchor.exact or ""))
            continue
        aside.append(SetAside(claim=None, field="unclaimed", record=unclaimed, reason=reason))
    return kept
