"""Which parts a claim is cut into, where a person has selected the words of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.text.coverage import unaccounted
from factcheck.versions.edits.places import text_of

__all__ = ["words_of_parts"]

# A stretch that is no longer than this joins two parts more often than it asserts anything: ", and in".
_FEW: Final = 3


def words_of_parts(annotation: Annotation, claim: Claim, selected: Sequence[Span]) -> list[Span]:
    """Give the words of the parts: what is selected, and what that leaves of the claim before and behind it.

    A rest of a few words makes no part. It is left bare, so that the page shows it as words that nobody has accounted for.

    Args:
        annotation: The annotation.
        claim: The claim.
        selected: The words of one part, or of several, all of them words of the claim; a claim of which nothing is selected is
            doubled, so that each of the two can be narrowed.

    Raises:
        InvalidAnnotation: If they are no words of the claim.
    """
    text = text_of(annotation)
    cores = claim.cores
    if not selected:
        return [cores[0], cores[0]]
    for one in selected:
        if not any(core.start <= one.start and one.end <= core.end for core in cores):
            message = f"these are no words of {claim.id!r}, so it cannot be split there"
            raise InvalidAnnotation([Finding(code="FC301", message=message, hint="select some of its words")])
    rests = [rest for core in cores for rest in _rests(text, core, selected)]
    long = [rest for rest in rests if len(rest.exact.split()) > _FEW] or rests[:1]
    return sorted([*selected, *long], key=lambda span: span.start) if long else [cores[0], cores[0]]


def _rests(text: str, core: Span, selected: Sequence[Span]) -> list[Span]:
    bounds = [core.start, *(offset for one in selected if core.start <= one.start < core.end for offset in (one.start, one.end))]
    found = []
    for start, end in list(pairwise([*bounds, core.end]))[::2]:
        # Between two parts that were selected, or at the ends, there are words or only signs.
        for first, last in unaccounted(text[start:end], ()) if start < end else ():
            found.append(Span(start=start + first, end=start + last, exact=text[start + first : start + last]))
    return found
