"""Verdicts of raters, kept apart from the claims that they are about."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import digest, iso_date, link, share, slug, term_of, worded

__all__ = ["Assessment", "Digests", "as_assessments", "standing"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Digests:
    """What an assessment looked at, so that a later change makes it stale.

    Args:
        source: SHA-256 of the source's bytes, in lower-case hexadecimal.
        claim: SHA-256 of the claim without its slots and assessments.
        evidence: SHA-256 of the claim's slots and all that they lead to.
    """

    source: str = attrs.field(validator=digest)
    claim: str = attrs.field(validator=digest)
    evidence: str = attrs.field(validator=digest)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Assessment:
    """One rater's verdict on a claim: dated, attributed, never altered afterwards.

    Args:
        id: Id of the assessment, unique in the annotation.
        at: Day of the assessment, ISO 8601.
        by: Who assessed.
        verdict: A term of the vocabulary ``verdicts``.
        degree: Degree of truth that the rater gives, a share from 0 (false) to 1 (true), for a verdict that is one.
        basis: ``contemporaneous`` (as could be known then) or ``retrospective`` (in hindsight).
        evidence_cutoff: Day after which evidence was left out of account, ISO 8601.
        certainty: ``high``, ``moderate`` or ``low``.
        rationale: Why, in the rater's words.
        reviewed: Digests of what the rater looked at.
        supersedes: Id of the assessment that this one replaces.
    """

    id: str = attrs.field(validator=slug)
    at: str = attrs.field(validator=iso_date)
    by: str = attrs.field(validator=worded)
    verdict: str = attrs.field(validator=term_of("verdicts"))
    degree: float | None = attrs.field(default=None, validator=share)
    basis: str = attrs.field(validator=term_of("assessment-bases"))
    evidence_cutoff: str | None = attrs.field(default=None, validator=iso_date)
    certainty: str | None = attrs.field(default=None, validator=term_of("certainties"))
    rationale: str | None = None
    reviewed: Digests | None = None
    supersedes: str | None = attrs.field(default=None, validator=link)


def as_assessments(values: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Assessment, values)


def standing(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Give the assessments that no later one takes the place of, in their order."""
    found = tuple(assessments)
    replaced = {one.supersedes for one in found}
    return tuple(one for one in found if one.id not in replaced)
