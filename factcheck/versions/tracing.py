"""What became of one claim, from version to version."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from factcheck.errors import NoSuchClaim
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.evidence.weighing import weigh
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.renames import renamed_claims
from factcheck.versions.changes import Change, Versions, claim_changes, counted_like

__all__ = ["Revision", "history"]


@brief
@attrs.frozen(kw_only=True)
class Revision:
    """What one version changed of a claim.

    Args:
        label: The version, as the caller names it.
        claim: Id of the claim in this version; that of the version before where it was removed.
        changes: What this version changed; for the first that has the claim, that it was added.
    """

    label: str
    claim: str
    changes: tuple[Change, ...]


def history(claim: str, versions: Sequence[tuple[str, Annotation]]) -> tuple[Revision, ...]:
    """Tell what became of a claim, through all its names.

    Args:
        claim: Id of the claim, as the newest version has it that has a claim of this id.
        versions: Each version of the annotation with a label, such as a day or a revision, oldest first. The slots of all are
            counted by the category vocabulary of the newest.

    Returns:
        One for each version that changed the claim, oldest first.

    Raises:
        NoSuchClaim: If no version has a claim of that id.
        NoSuchTerm: If the category vocabulary is not attached and does not come with the package.
    """
    annotations = [counted_like(annotation, versions[-1][1]) for _, annotation in versions]
    ids = _ids(claim, annotations)
    revisions = []
    for number, ((label, _), annotation) in enumerate(zip(versions, annotations, strict=True)):
        old_id, new_id = ids[number - 1] if number else None, ids[number]
        # The first version has nothing before it, so a claim in it has no older id and is told as one that came.
        older = annotations[number - 1] if number else annotation
        before, after = _weighed(older, old_id), _weighed(annotation, new_id)
        pair = Versions(old=older, new=annotation, renamed=renamed_claims(older, annotation))
        changes = tuple(claim_changes(pair, before, after))
        if changes:
            revisions.append(Revision(label=label, claim=new_id or old_id or claim, changes=changes))
    return tuple(revisions)


def _weighed(annotation: Annotation, id_: str | None) -> ClaimEvidence | None:
    return None if id_ is None else weigh(annotation, id_)


def _ids(claim: str, annotations: Sequence[Annotation]) -> list[str | None]:
    """Give the id that the claim has in each version, or None where it is not there."""
    known = [{one.id for one in annotation.claims} for annotation in annotations]
    # An id may have been another claim's at another time, so it is pinned down in the newest version that has it, and its other
    # names are followed from there both ways.
    last = max((number for number, ids in enumerate(known) if claim in ids), default=None)
    if last is None:
        every = {id_: None for ids in reversed(known) for id_ in sorted(ids)}
        raise NoSuchClaim(claim, annotation=annotations[-1].id if annotations else "", known=tuple(every))
    renamings = [renamed_claims(older, newer) for older, newer in pairwise(annotations)]
    found = [claim]
    for renamed in reversed(renamings[:last]):
        found.insert(0, next((old for old, new in renamed.items() if new == found[0]), found[0]))
    for renamed in renamings[last:]:
        found.append(renamed.get(found[-1], found[-1]))
    return [id_ if id_ in ids else None for id_, ids in zip(found, known, strict=True)]
