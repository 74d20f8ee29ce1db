"""Matches put on record in an annotation, for a person to decide on."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.matching.pairing import Match
from factcheck.model.annotation import Annotation
from factcheck.model.counterpart import Counterpart

__all__ = ["keep_suggestions"]


def keep_suggestions(annotation: Annotation, matches: Iterable[Match]) -> Annotation:
    """Put matches on record as counterparts, beside what people decided.

    A counterpart that is confirmed or rejected, or that bears a note, stays as it is. Other suggestions for the documents that
    the matches lead to are replaced, since they can be computed again.

    Args:
        annotation: The annotation whose claims were matched.
        matches: What :func:`match` proposed for it.

    Returns:
        The annotation with its counterparts; the claims, their evidence and their verdicts are those that it had.
    """
    found = tuple(matches)
    documents = {match.document for match in found}
    kept = [entry for entry in annotation.counterparts if _is_decided(entry) or entry.document not in documents]
    # What somebody rejected must not come back as new each time that documents are matched.
    known = {(entry.claim, entry.document, entry.target) for entry in kept}
    suggested = [
        Counterpart(claim=match.claim.id, document=match.document, target=match.other.id, relation=match.relation)
        for match in found
        if (match.claim.id, match.document, match.other.id) not in known
    ]
    return attrs.evolve(annotation, counterparts=(*kept, *suggested))


def _is_decided(entry: Counterpart) -> bool:
    # A note is work that somebody did, even where nothing is decided yet.
    return entry.is_decided or entry.note is not None
