"""Many claims amended at once: those whose edit is sound are, and each of the others says what stands against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.versions.edits.accepting import accepted
from factcheck.versions.edits.listing import with_slots

__all__ = ["amend_each"]

_Change = tuple[str, Mapping[str, Any]]


def amend_each(
    annotation: Annotation, changes: Mapping[str, Mapping[str, Any]]
) -> tuple[Annotation, Mapping[str, tuple[Finding, ...]]]:
    """Give many claims other values, and leave those as they are whose change would make an error.

    The changes are tried together, and in halves where they cannot stand: a thousand that are sound cost one check.

    Args:
        annotation: The annotation.
        changes: For the id of a claim, fields and their new values, such as ``statement`` or ``triage``.

    Returns:
        The annotation, and for each claim whose change is refused what stands against it.

    Raises:
        NoSuchClaim: If the annotation has no such claim.

    >>> from factcheck import Claim, Source, Span
    >>> span = Span(start=0, end=15, exact="The mill closed")
    >>> claim = Claim(id="closed", statement="The mill closed.", spans=[span], categories=["event.incident"])
    >>> mill = Annotation(id="mill", source=Source.from_text("The mill closed.", title="Mill"), claims=[claim])
    >>> after, refused = amend_each(mill, {"closed": {"categories": ("event.nothing",)}})
    >>> after == mill, [finding.code for finding in refused["closed"]]
    (True, ['FC405'])
    """
    # Looked up for the error alone: only claims that there are get changed, so an unknown id would be passed over in silence.
    for id_ in changes:
        annotation.claim(id_)
    refused: dict[str, tuple[Finding, ...]] = {}
    return _amended(annotation, tuple(changes.items()), refused), refused


def _amended(annotation: Annotation, changes: Sequence[_Change], refused: dict[str, tuple[Finding, ...]]) -> Annotation:
    if not changes:
        return annotation
    try:
        return accepted(annotation, _with(annotation, dict(changes)))
    except InvalidAnnotation as error:
        if len(changes) == 1:
            refused[changes[0][0]] = error.findings
            return annotation
    # The second half is tried on what the first one came to, since two changes may be sound each and not beside one another.
    half = len(changes) // 2
    return _amended(_amended(annotation, changes[:half], refused), changes[half:], refused)


def _with(annotation: Annotation, changes: Mapping[str, Mapping[str, Any]]) -> Annotation:
    claims = (
        with_slots(annotation, attrs.evolve(claim, **changes[claim.id])) if claim.id in changes else claim
        for claim in annotation.claims
    )
    return attrs.evolve(annotation, claims=tuple(claims))
