"""What formats that publish verdicts share: which verdicts stand, who is behind a claim, and what such formats lose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.evidence.weighing import weigh_all
from factcheck.findings import Loss
from factcheck.formats.publication import Publication
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment, standing
from factcheck.model.claim import Claim
from factcheck.works.citing import cite

__all__ = ["author_of", "citations", "issuer_name", "kind_of_person", "review_losses", "verdict_title"]

_HELD: tuple[str, ...] = ("certainty", "evidence_cutoff", "degree", "reviewed")


@cache
def verdict_title(verdict: str) -> str:
    """Give a verdict in words."""
    return load_vocabulary("verdicts").by_id[verdict].title


def issuer_name(annotation: Annotation) -> str | None:
    """Give the name of the body that issued the document."""
    # An issuer that is no origin on record is named as it is written, which is a name as a rule.
    issuer = annotation.source.issuer
    origin = annotation.origins_by_id.get(issuer) if issuer else None
    return origin.name if origin else issuer


def author_of(annotation: Annotation, claim: Claim) -> tuple[str | None, str | None]:
    """Give the name of whoever makes a claim, and the type of schema.org where it is known.

    A speaker whom the document names can be a person or a body, and the file does not say which; an issuer is a body.
    """
    if claim.attribution and claim.attribution.speaker:
        return claim.attribution.speaker, None
    return issuer_name(annotation), "Organization"


def kind_of_person(annotation: Annotation, name: str, publication: Publication) -> str | None:
    """Give the type of schema.org of a rater, where the annotation or the publisher says it."""
    if name == publication.publisher:
        return "Organization"
    known = (one for one in annotation.annotators if name in (one.id, one.name))
    return "Person" if any(one.kind == "person" for one in known) else None


def citations(annotation: Annotation) -> dict[str, list[str]]:
    """Give, for each claim with a verdict, the works that count for or against it, cited in one line each."""
    # Weighing goes through all slots, so a file without verdicts does not pay for it.
    if not any(claim.assessments for claim in annotation.claims):
        return {}
    weighed = (one for one in weigh_all(annotation) if one.claim.assessments)
    return {one.claim.id: [cite(annotation.works_by_id[id_]).text for id_ in _counted(annotation, one)] for one in weighed}


def _counted(annotation: Annotation, evidence: ClaimEvidence) -> dict[str, None]:
    readings = (reading for slot in evidence.slots for reading in slot.readings if reading.counts)
    return {one.reference.work: None for one in readings if one.reference.work in annotation.works_by_id}


def review_losses(annotation: Annotation, publication: Publication) -> Iterator[Loss]:
    """Give what formats that publish verdicts cannot hold of them, verdict by verdict."""
    verdicts = load_vocabulary("verdicts").by_id
    for number, claim in enumerate(annotation.claims):
        where = f"/claims/{number}/assessments"
        current = standing(claim.assessments)
        for one in claim.assessments:
            if one not in current:
                why = "a later verdict takes its place, and only that is published"
                yield Loss(where=where, what=f"assessment {one.id}", why=why)
                continue
            if not verdicts[one.verdict].degree_of_truth:
                why = "it is no degree of truth, so it is given in words and has no number"
                yield Loss(where=where, what=f"number of {verdict_title(one.verdict)}", why=why)
            elif publication.scale and one.verdict not in publication.scale:
                why = "the scale has no number for it, so it is given in words"
                yield Loss(where=where, what=f"number of {verdict_title(one.verdict)}", why=why)
            yield from _unheld(where, one)


def _unheld(where: str, assessment: Assessment) -> Iterator[Loss]:
    for name in _HELD:
        if attrs.asdict(assessment, recurse=False)[name] is not None:
            what = f"{name.replace('_', ' ')} of assessment {assessment.id}"
            yield Loss(where=where, what=what, why="the format has no place for it")
