"""Claims as ``factcheck show`` gives them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief

__all__ = ["ClaimRow", "claim_results", "claim_rows"]


def claim_results(
    annotation: Annotation,
    *,
    category: str | None = None,
    mode: str | None = None,
    tag: str | None = None,
    at: tuple[int, int] | None = None,
) -> tuple[Claim, ...]:
    """Give the claims that ``factcheck show`` lists, in reading order.

    Args:
        annotation: The annotation.
        category: Only those of a category or family.
        mode: Only those that are put forward so.
        tag: Only those with this label.
        at: Only those that share characters with this range of offsets, in code points; its end is exclusive.

    Raises:
        NoSuchTerm: If there is no such category or mode.
    """
    chosen = annotation.select(category=category, mode=mode, tag=tag)
    if at is None:
        return chosen
    there = {claim.id for claim in annotation.overlapping(*at)}
    return tuple(claim for claim in chosen if claim.id in there)


@brief
@attrs.frozen(kw_only=True)
class ClaimRow:
    """A claim in a table of ``factcheck show``; ``factcheck table`` has all of its columns.

    Args:
        annotation: Id of its annotation.
        claim: Its id.
        categories: Its categories, the one that leads first.
        mode: How the document puts it forward.
        checkability: Whether evidence could settle it, as its categories say; None where they do not say.
        statement: What the document asserts.
        words: The words of the document that carry it.
    """

    annotation: str
    claim: str
    categories: tuple[str, ...]
    mode: str
    checkability: str | None
    statement: str
    words: str


def claim_rows(annotation: Annotation, claims: Iterable[Claim]) -> tuple[ClaimRow, ...]:
    """Lay claims out, a row each.

    Args:
        annotation: The annotation that they stand in.
        claims: The claims.
    """
    return tuple(
        ClaimRow(
            annotation=annotation.id, claim=claim.id, categories=claim.categories, mode=claim.mode, words=claim.words,
            checkability=annotation.checkability_of(claim), statement=claim.statement,
        )
        for claim in claims
    )  # fmt: skip
