"""From a plain text to an annotation ready to edit: a candidate for each sentence, item and row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

import attrs

from factcheck.contract.vocabulary import UNSORTED
from factcheck.documents.wording import CandidateWording
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Attribution, Claim
from factcheck.model.extraction import Extraction
from factcheck.model.origin import Origin
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.text.coverage import unaccounted
from factcheck.text.structure.edges import speaks
from factcheck.text.structure.languages import FALLBACK, rules_of
from factcheck.text.structure.reading import structure_of
from factcheck.text.structure.records import ASSERTING, LEAD_IN, Piece, Structure

__all__ = ["draft", "draft_of"]

_SLUG_WORDS: Final = 5


def draft(source: Source, *, id: str, issuer: str | None = None, kinds: Mapping[int, str] | None = None) -> Annotation:
    """Make an annotation whose claims are candidates: one for each sentence, item and row of the text, lead-ins attached.

    Every word of the text is accounted for, so the draft is valid; each candidate has the category ``unsorted``, which checking
    reports until a person has chosen another. A candidate asserts whatever its sentence asserts: splitting it into atomic
    claims is the work that remains. The language, the issuer and the day of issue are filled where the source does not give
    them and the text states them plainly.

    Args:
        source: The document, with its text. Its language, if given, is the one by whose rules the text is read.
        id: Id of the annotation.
        issuer: Name of the body that issued the document, if it is known.
        kinds: What the document that the text was extracted from says of lines, as :func:`factcheck.text.structure_of` takes it.

    Raises:
        ValueError: If the source has no text.

    >>> sheet = draft(Source.from_text("The mill closed. Forty people lost their work.", title="Mill"), id="mill")
    >>> [claim.id for claim in sheet.claims]
    ['mill-closed', 'forty-people-lost-work']
    """
    if source.text is None:
        raise ValueError("the source has no text to draft from; give Source(text=...)")
    return draft_of(source, structure_of(source.text, language=source.language, kinds=kinds), id=id, issuer=issuer)


def draft_of(source: Source, found: Structure, *, id: str, issuer: str | None = None) -> Annotation:
    """Make the annotation that :func:`draft` makes, of a text that was taken apart already.

    Args:
        source: The document, with its text.
        found: The structure of that text.
        id: Id of the annotation.
        issuer: Name of the body that issued the document, if it is known.
    """
    text = source.text or ""
    wording = CandidateWording.of(text, found)
    claims: dict[str, Claim] = {}
    numbers: dict[str, int] = {}
    unclaimed: list[Unclaimed] = []
    for piece in found.pieces:
        if piece.kind == ASSERTING:
            candidate = _candidate(text, piece, wording.statement(piece), source.extraction)
            name = _free_name(candidate.id, claims, numbers)
            claims[name] = attrs.evolve(candidate, id=name)
        elif piece.kind != LEAD_IN and any(map(speaks, text[piece.start : piece.end])):
            unclaimed += [_unclaimed(text, start, end, piece.kind) for start, end in piece.parts or ((piece.start, piece.end),)]
    unclaimed += _rest(text, claims, unclaimed)
    unclaimed.sort(key=lambda span: span.start)
    stated = issuer or (" ".join(text[slice(*found.issuer)].split()) if found.issuer else None)
    origins = () if not stated else (Origin(id=_slug(stated) or "issuer", name=stated),)
    source = attrs.evolve(
        source,
        issuer=origins[0].id if origins else None,
        issued=source.issued or found.issued,
        language=source.language or found.language,
    )
    return Annotation(id=id, source=source, claims=claims.values(), unclaimed=unclaimed, origins=origins)


def _rest(text: str, claims: dict[str, Claim], unclaimed: list[Unclaimed]) -> list[Unclaimed]:
    """Set aside what is left between the pieces: words that only join what is claimed."""
    extents = [(span.start, span.end) for claim in claims.values() for span in claim.spans]
    extents += [(span.start, span.end) for span in unclaimed]
    return [_unclaimed(text, start, end, "connective") for start, end in unaccounted(text, extents)]


def _unclaimed(text: str, start: int, end: int, reason: str) -> Unclaimed:
    return Unclaimed(start=start, end=end, exact=text[start:end], reason=reason)


def _candidate(text: str, piece: Piece, statement: str, extraction: Extraction | None) -> Claim:
    cores = [_span(text, *part) for part in piece.parts]
    spans = [*(_span(text, *lead, role="lead-in") for lead in piece.lead_ins), *cores]
    speaker = " ".join(text[slice(*piece.speaker)].split()) if piece.speaker else _speaker_at(extraction, piece)
    return Claim(
        id=_slug(" ".join(span.exact for span in cores)) or "claim",
        statement=statement,
        spans=spans,
        categories=[UNSORTED],
        attribution=Attribution(voice="named", speaker=speaker) if speaker else None,
    )


def _speaker_at(extraction: Extraction | None, piece: Piece) -> str | None:
    """Give who says a piece by the map of its extraction, if it is one and the same all through."""
    speakers = {run.speaker for run in extraction.runs_of(piece.start, piece.end)} if extraction else set()
    return speakers.pop() if len(speakers) == 1 else None


def _span(text: str, start: int, end: int, *, role: str = "core") -> Span:
    return Span(start=start, end=end, exact=text[start:end], role=role)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    # Ids are in ASCII, so it is the small words of English that they can do without.
    common = rules_of(FALLBACK).words("common")
    telling = [word for word in found if word not in common] or found
    return "-".join(telling[:_SLUG_WORDS])[:60].strip("-")


def _free_name(name: str, taken: dict[str, Claim], numbers: dict[str, int]) -> str:
    """Give a name that no claim has yet; the count goes on from where it last was, since a sentence may come again and again."""
    candidate = name
    while candidate in taken:
        numbers[name] = numbers.get(name, 1) + 1
        candidate = f"{name}-{numbers[name]}"
    return candidate
