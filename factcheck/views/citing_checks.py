"""A fact-check as a work that others cite: who made it, when, and where it stands."""

from __future__ import annotations

from typing import Any

from factcheck.formats.publication import Publication
from factcheck.formats.reviews import issuer_name
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import standing
from factcheck.model.claim import Claim
from factcheck.model.work import Work
from factcheck.views.lookup import Lookup
from factcheck.views.recording import last_day
from factcheck.works.dates import date_from_edtf

__all__ = ["check_of_claim", "check_of_document"]


def check_of_claim(it: Lookup, claim: Claim, publication: Publication) -> Work:
    """Give the fact-check of a claim as a work.

    Whoever gave the latest verdict is its author, and the day of that verdict its date. Without a verdict the annotators are, and
    the last day on which something was recorded.

    Args:
        it: Its annotation, looked up.
        claim: The claim.
        publication: Where and by whom it is published.
    """
    verdicts = standing(claim.assessments)
    said = f"“{claim.statement.rstrip('.')}”"
    if verdicts:
        title = f"{it.term(verdicts[-1].verdict, 'verdicts').title}: {said}"
        authors = list(dict.fromkeys(one.by for one in verdicts))
    else:
        title, authors = f"Evidence on {said}", _annotators(it.annotation, claim)
    day = verdicts[-1].at if verdicts else it.last_day
    return _work(f"{it.annotation.id}-{claim.id}", title, authors, day, publication.address(claim.id), publication)


def check_of_document(annotation: Annotation, publication: Publication, *, address: str | None) -> Work:
    """Give the fact-check of a document as a work.

    Args:
        annotation: The annotation.
        publication: By whom it is published.
        address: Where it stands.
    """
    issuer = issuer_name(annotation)
    title = f"Claims of “{annotation.source.title}”{f' ({issuer})' if issuer else ''} and the evidence for them"
    names = [one.name for one in annotation.annotators if one.kind == "person"]
    return _work(annotation.id, title, names, last_day(annotation), address, publication)


def _annotators(annotation: Annotation, claim: Claim) -> list[str]:
    return [one.name for one in annotation.annotators if one.id == claim.by and one.kind == "person"]


def _work(id_: str, title: str, authors: list[str], day: str | None, address: str | None, publication: Publication) -> Work:
    csl: dict[str, Any] = {"type": "webpage", "title": title}
    if authors:
        csl["author"] = [{"literal": name} for name in authors]
    if publication.publisher:
        csl["publisher"] = publication.publisher
    if day:
        csl["issued"] = date_from_edtf(day)
    if address:
        csl["URL"] = address
    return Work(id=id_, csl=csl)
