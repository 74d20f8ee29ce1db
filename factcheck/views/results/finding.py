"""Claims that were found in many files as a command prints them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.corpora.finding import Hit
from factcheck.model.display import brief
from factcheck.views.results.comparing import MatchResult, match_result

__all__ = ["HitResult", "hit_results"]


@brief
@attrs.frozen(kw_only=True)
class HitResult:
    """A claim that was found, as ``factcheck find`` shows it.

    Args:
        file: Its file.
        line: Its line in a corpus, from 1; None in a file of its own.
        document: Id of the annotation.
        title: Title of the document.
        issued: Its day of issue.
        claim: Id of the claim.
        statement: What it asserts.
        categories: Its categories.
        verdict: The latest verdict on it, if there is one.
        verdict_at: The day of that.
        whole: Whether it has all the words that were looked for.
        counterparts: What it is to claims of other documents, the best first.
    """

    file: str
    line: int | None
    document: str
    title: str
    issued: str | None
    claim: str
    statement: str
    categories: tuple[str, ...]
    verdict: str | None
    verdict_at: str | None
    whole: bool
    counterparts: tuple[MatchResult, ...]


def hit_results(hits: Iterable[Hit]) -> tuple[HitResult, ...]:
    """Give claims that were found as a command prints them.

    Args:
        hits: What :func:`factcheck.corpora.find` gave.
    """
    return tuple(_result(hit) for hit in hits)


def _result(hit: Hit) -> HitResult:
    latest = hit.claim.assessments[-1] if hit.claim.assessments else None
    return HitResult(
        file=hit.file,
        line=hit.line or None,
        document=hit.document.id,
        title=hit.document.source.title,
        issued=hit.document.source.issued,
        claim=hit.claim.id,
        statement=hit.claim.statement,
        categories=hit.claim.categories,
        verdict=latest.verdict if latest else None,
        verdict_at=latest.at if latest else None,
        whole=hit.whole,
        counterparts=tuple(match_result(one) for one in hit.counterparts),
    )
