"""From a plain text to an annotation ready to edit: a candidate for each sentence and bullet."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import attrs

from factcheck.contract.vocabulary import UNSORTED
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.origin import Origin
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.text.coverage import unaccounted
from factcheck.text.segmentation import Segment, segment

__all__ = ["draft"]

# What a sentence or bullet may end in without its being part of the assertion.
_ENDING: Final = re.compile(r"[\s.;:,]*(?:[;,]\s*(?:and|or))?[\s.;:,]*\Z")
_REASONS: Final = {"title": "title", "heading": "heading", "dateline": "dateline"}
_SLUG_WORDS: Final = 5
_COMMON: Final = frozenset(
    "a an and are as at be been by for from had has have in is it its of on or that the their this to was were with".split()  # noqa: SIM905
)


def draft(source: Source, *, id: str, issuer: str | None = None) -> Annotation:
    """Make an annotation whose claims are candidates: one for each sentence and bullet of the text, lead-ins attached.

    Every word of the text is accounted for, so the draft is valid; each candidate has the category ``unsorted``, which checking
    reports until a person has chosen another. A candidate asserts whatever its sentence asserts: splitting it into atomic
    claims is the work that remains.

    Args:
        source: The document, with its text.
        id: Id of the annotation.
        issuer: Name of the body that issued the document, if it is known.

    Raises:
        ValueError: If the source has no text.

    >>> sheet = draft(Source.from_text("The mill closed. Forty people lost their work.", title="Mill"), id="mill")
    >>> [claim.id for claim in sheet.claims]
    ['mill-closed', 'forty-people-lost-work']
    """
    if source.text is None:
        raise ValueError("the source has no text to draft from; give Source(text=...)")
    text = source.text
    segments = segment(text)
    claims: dict[str, Claim] = {}
    unclaimed: list[Unclaimed] = []
    for part in segments:
        if part.kind in _REASONS:
            unclaimed.append(_unclaimed(text, part.start, part.end, _REASONS[part.kind]))
        else:
            candidate = _candidate(text, part, segments)
            name = _free_name(candidate.id, claims)
            claims[name] = attrs.evolve(candidate, id=name)
    extents = [(span.start, span.end) for claim in claims.values() for span in claim.spans]
    extents += [(span.start, span.end) for span in unclaimed]
    # What is left are the numbers of lists and an "and" before the last of them.
    unclaimed += [_unclaimed(text, start, end, "connective") for start, end in unaccounted(text, extents)]
    unclaimed.sort(key=lambda span: span.start)
    origins = () if issuer is None else (Origin(id=_slug(issuer) or "issuer", name=issuer),)
    source = attrs.evolve(source, issuer=origins[0].id if origins else None)
    return Annotation(id=id, source=source, claims=claims.values(), unclaimed=unclaimed, origins=origins)


def _unclaimed(text: str, start: int, end: int, reason: str) -> Unclaimed:
    return Unclaimed(start=start, end=end, exact=text[start:end], reason=reason)


def _candidate(text: str, part: Segment, segments: tuple[Segment, ...]) -> Claim:
    core = _span(text, part)
    spans = [core]
    if part.lead_in is not None:
        spans.insert(0, attrs.evolve(_span(text, segments[part.lead_in]), role="lead-in"))
    statement = " ".join(" ".join(span.exact for span in spans).split())
    return Claim(id=_slug(core.exact) or "claim", statement=statement + ".", spans=spans, categories=[UNSORTED])


def _span(text: str, part: Segment) -> Span:
    """Give the span of a segment without its closing punctuation and without the "and" before the last of a list."""
    ending = _ENDING.search(text, part.start, part.end)
    end = ending.start() if ending and ending.start() > part.start else part.end
    return Span(start=part.start, end=end, exact=text[part.start : end])


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in _COMMON] or found
    return "-".join(telling[:_SLUG_WORDS])[:60].strip("-")


def _free_name(name: str, taken: dict[str, Claim]) -> str:
    number = 1
    candidate = name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate
