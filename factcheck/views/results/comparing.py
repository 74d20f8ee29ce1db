"""Matches, old claims and spans in another edition as commands print them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.matching.following import Station
from factcheck.matching.pairing import Match
from factcheck.model.annotation import Annotation
from factcheck.model.counterpart import Counterpart
from factcheck.model.display import brief
from factcheck.versions.freshness import StaleClaim, stale
from factcheck.versions.rebasing import Rebased, SpanAnchor

__all__ = [
    "FollowResult", "MatchResult", "RebaseResult", "StaleResult", "follow_result", "match_result", "rebase_results",
    "stale_results",
]  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class MatchResult:
    """Two claims of different documents, as ``factcheck match`` shows them.

    Args:
        claim: Id of the claim.
        document: Id of the other annotation.
        other: Id of the claim there.
        relation: What the claim is to the other, a term of ``relation-types``.
        score: How well they fit, from 0 to 1.
        parts: What the score consists of.
        why: What the relation rests on.
        runner_up: Id of the next best claim there.
        margin: How much worse that one fits.
        status: ``suggested``, ``confirmed`` or ``rejected``.
    """

    claim: str
    document: str
    other: str
    relation: str
    score: float
    parts: Mapping[str, float]
    why: str
    runner_up: str | None
    margin: float
    status: str


def match_result(one: Match) -> MatchResult:
    """Give a match as a command prints it.

    Args:
        one: A match that :func:`factcheck.match` gave.
    """
    return MatchResult(
        claim=one.claim.id, document=one.document, other=one.other.id, relation=one.relation, score=round(one.score, 4),
        parts={name: round(part, 4) for name, part in one.parts.items()}, why=one.why, runner_up=one.runner_up,
        margin=round(one.margin, 4), status=one.status,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class FollowResult:
    """A claim on the way of another through documents, as ``factcheck follow`` shows it.

    Args:
        document: Id of its annotation.
        issued: Day of the document; None where it has none.
        claim: Id of the claim.
        statement: The claim as a sentence.
        links: What it is to other claims on the way.
    """

    document: str
    issued: str | None
    claim: str
    statement: str
    links: tuple[Counterpart, ...]


def follow_result(one: Station) -> FollowResult:
    """Give a claim on the way as a command prints it.

    Args:
        one: A station that :func:`factcheck.matching.follow` gave.
    """
    return FollowResult(
        document=one.annotation.id, issued=one.annotation.source.issued, claim=one.claim.id, statement=one.claim.statement,
        links=one.links,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class StaleResult:
    """A claim that has grown old, as ``factcheck stale`` lists it.

    Args:
        file: The file, as it was named.
        claim: Id of the claim.
        category: The category whose limit it exceeds.
        allowed: How many days the category allows.
        age: How many days it is old; None where no day is known.
        as_of: The day that it speaks of.
        evidence: The day of its newest evidence.
        assessed: The day of its last assessment.
    """

    file: str
    claim: str
    category: str
    allowed: int
    age: int | None
    as_of: str | None
    evidence: str | None
    assessed: str | None


def stale_results(annotation: Annotation, *, as_of: str, file: str = "") -> tuple[StaleResult, ...]:
    """Give the claims that have grown old by a day, in reading order.

    Args:
        annotation: The annotation.
        as_of: The day to judge from, ISO 8601.
        file: What the results call its file.

    Raises:
        ValueError: If *as_of* is no day.
    """
    return tuple(_stale_result(file, found) for found in stale(annotation, as_of=as_of))


def _stale_result(file: str, found: StaleClaim) -> StaleResult:
    return StaleResult(
        file=file, claim=found.claim.id, category=found.category, allowed=found.allowed, age=found.age, as_of=found.as_of,
        evidence=found.evidence, assessed=found.assessed,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class RebaseResult:
    """A span of a claim and where it stands in another edition, as ``factcheck rebase`` shows it.

    Args:
        claim: Id of the claim.
        start: Offset of the span in the old text, in code points.
        end: Offset just after it.
        status: What has become of it.
        new_start: Offset in the new text; None where it has no certain place.
        new_end: Offset just after it.
        exact: The words that stand there.
        score: How like they are, from 0 to 1.
        margin: How much less like the next best place is.
        places: Where it may stand, as start and end, if it has no certain place.
        old_sentence: Where the sentence around the words changed, how it stood.
        new_sentence: How it stands.
        turned_by: The words that can turn its sense and that came or went.
    """

    claim: str
    start: int
    end: int
    status: str
    new_start: int | None
    new_end: int | None
    exact: str | None
    score: float
    margin: float
    places: tuple[tuple[int, int], ...]
    old_sentence: str | None
    new_sentence: str | None
    turned_by: tuple[str, ...]


def rebase_results(rebased: Rebased) -> tuple[RebaseResult, ...]:
    """Give what became of each span as a command prints it.

    Args:
        rebased: What :func:`factcheck.rebase` gave.
    """
    return tuple(
        RebaseResult(
            claim=row.claim, start=row.span.start, end=row.span.end, status=row.anchor.status, new_start=row.anchor.start,
            new_end=row.anchor.end, exact=row.anchor.exact, score=round(row.anchor.score, 3), margin=round(row.anchor.margin, 3),
            places=row.anchor.places, old_sentence=_sentence(row, 0), new_sentence=_sentence(row, 1),
            turned_by=row.anchor.turned_by,
        )
        for row in rebased.anchors
    )  # fmt: skip


def _sentence(row: SpanAnchor, edition: int) -> str | None:
    return row.anchor.passages[edition] if row.anchor.passages else None
