"""What every edit ends with: the annotation that it makes is no worse than the one that it began with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.store.files import check

__all__ = ["accepted", "replaced", "with_links"]


def accepted(before: Annotation, after: Annotation) -> Annotation:
    """Give an edited annotation, unless it has errors that it had not.

    Args:
        before: The annotation before the edit.
        after: The annotation after it.

    Raises:
        InvalidAnnotation: If there are such errors, with them.
    """
    # Errors that were there before are not held against an edit, or a broken file could be mended only in one step. They are
    # counted, not only named, since an edit may well make a second one just like the first.
    known = Counter((finding.code, finding.message) for finding in _errors(before))
    new = [finding for finding in _errors(after) if not _taken(known, finding)]
    if new:
        raise InvalidAnnotation(new)
    return after


def _errors(annotation: Annotation) -> Iterable[Finding]:
    return (one for one in check(annotation) if one.severity == "error")


def _taken(known: Counter[tuple[str, str]], finding: Finding) -> bool:
    # The place is left out: an edit that adds or drops a claim moves the number in every path after it.
    key = (finding.code, finding.message)
    if known[key] == 0:
        return False
    known[key] -= 1
    return True


def replaced(annotation: Annotation, id: str, claims: Iterable[Claim]) -> Annotation:
    """Give an annotation with other claims in the place of one.

    Args:
        annotation: The annotation.
        id: Id of the claim that goes.
        claims: What comes in its place.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
    """
    gone = annotation.claim(id)
    kept: list[Claim] = []
    for claim in annotation.claims:
        kept += claims if claim is gone else [claim]
    return attrs.evolve(annotation, claims=kept)


def with_links(annotation: Annotation, ids: Mapping[str, str | None]) -> Annotation:
    """Give an annotation in which links to claims lead to other ids, or are gone.

    Args:
        annotation: The annotation.
        ids: For the id of a claim, its new one, or None where the claim is gone.
    """
    claims = []
    for claim in annotation.claims:
        leading = (attrs.evolve(one, target=_led(ids, one.target)) for one in claim.relations if _stays(ids, one.target))
        # When two claims become one, a link between them would lead to itself, and links from both to a third be the same.
        once = list(dict.fromkeys(one for one in leading if one.target != claim.id))
        # A claim whose links are as they were stays the same record, by which what an edit did is told without looking at it
        # again.
        claims.append(claim if once == list(claim.relations) else attrs.evolve(claim, relations=once))
    entries = (attrs.evolve(one, claim=_led(ids, one.claim)) for one in annotation.counterparts if _stays(ids, one.claim))
    return attrs.evolve(annotation, claims=claims, counterparts=list(dict.fromkeys(entries)))


def _led(ids: Mapping[str, str | None], id_: str) -> str:
    return ids.get(id_) or id_


def _stays(ids: Mapping[str, str | None], id_: str) -> bool:
    return ids.get(id_, id_) is not None
