"""Claims and verdicts as JSON-LD in the terms of schema.org: a Claim for each claim, a ClaimReview for each verdict on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.formats.publication import Publication, iri, named
from factcheck.formats.reviews import author_of, citations, issuer_name, kind_of_person, verdict_title
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment, standing
from factcheck.model.claim import Claim
from factcheck.model.extraction import place_of
from factcheck.model.span import Span

__all__ = ["CONTEXT", "graph_of", "nodes_of"]

CONTEXT: Final = "https://schema.org"

Node = dict[str, Any]


def graph_of(annotation: Annotation, publication: Publication, *, reviews_only: bool = False) -> Node:
    """Give an annotation as a graph of JSON-LD.

    Args:
        annotation: The annotation, with its text.
        publication: Where and by whom it is published.
        reviews_only: Whether claims without a verdict are left out.
    """
    sources = citations(annotation)
    nodes = [
        node
        for claim in annotation.claims
        for node in nodes_of(annotation, claim, publication, sources.get(claim.id, ()))
        if node["@type"] == "ClaimReview" or not reviews_only
    ]
    return {"@context": CONTEXT, "@graph": nodes}


def nodes_of(annotation: Annotation, claim: Claim, publication: Publication, sources: Sequence[str]) -> Iterator[Node]:
    """Give a review of a claim for each verdict that stands, or the claim itself where there is none.

    Args:
        annotation: The annotation.
        claim: The claim.
        publication: Where and by whom it is published.
        sources: The works on which the verdicts rest, cited in a line each.
    """
    verdicts = standing(claim.assessments)
    if not verdicts:
        yield _claim_node(annotation, claim, publication)
        return
    for verdict in verdicts:
        yield _said(
            {
                "@type": "ClaimReview",
                "url": publication.address(claim.id),
                "identifier": verdict.id,
                "claimReviewed": claim.statement,
                "datePublished": verdict.at,
                "author": named(verdict.by, kind_of_person(annotation, verdict.by, publication)),
                "publisher": named(publication.publisher, "Organization"),
                "reviewRating": _rating(verdict, publication),
                "reviewAspect": load_vocabulary("assessment-bases").by_id[verdict.basis].title,
                "reviewBody": verdict.rationale,
                "citation": list(sources),
                "itemReviewed": _claim_node(annotation, claim, publication),
            }
        )


def _claim_node(annotation: Annotation, claim: Claim, publication: Publication) -> Node:
    """Give a claim as a node: what it says, who makes it, and the document in which it appears with its words."""
    return _said(
        {
            "@type": "Claim",
            # Of several reviews of one claim, this tells that it is one.
            "@id": publication.address(claim.id) or f"#{claim.id}",
            "identifier": claim.id,
            "text": claim.statement,
            "author": named(*author_of(annotation, claim)),
            "datePublished": annotation.source.issued,
            "appearance": {**_document(annotation), "hasPart": [_quotation(annotation, span) for span in claim.spans]},
        }
    )


def _document(annotation: Annotation) -> Node:
    source = annotation.source
    return _said(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "author": named(issuer_name(annotation), "Organization"),
            "datePublished": source.issued,
            "inLanguage": source.language,
            "url": iri(source.url) if source.url else None,
        }
    )


def _quotation(annotation: Annotation, span: Span) -> Node:
    # A page has "pagination" and a recording "startOffset", but neither is a term for quotations; "position" is one for all.
    place = place_of(annotation.source.extraction, span.start, span.end)
    return _said({"@type": "Quotation", "text": span.exact, "position": place})


def _rating(verdict: Assessment, publication: Publication) -> Node:
    number, ends = publication.scale.get(verdict.verdict), publication.ends
    numbers = {"ratingValue": number, "worstRating": ends[0], "bestRating": ends[1]} if number is not None and ends else {}
    return {"@type": "Rating", "alternateName": verdict_title(verdict.verdict), **numbers}


def _said(node: Mapping[str, Any]) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
