"""ClaimReview as publishers embed it: read for the claims that were reviewed, without verdicts; written with verdicts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import item, items, json_value, string, text_or_fault
from factcheck.formats.publication import UNPUBLISHED, Publication
from factcheck.formats.records import Document, Exported, Foreign, Format, Imported, Refused, Text
from factcheck.formats.reviewing import graph_of
from factcheck.formats.reviews import review_losses
from factcheck.formats.statements import LooseClaim, of_statements
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_SCRIPT: Final = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_KINDS: Final = frozenset({"ClaimReview", "MediaReview"})
_CLAIM: Final = "Claim"
_NO_VERDICT: Final = "a verdict here rests on evidence that is on record, and the review has none in it"


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read the claims of reviews; they are the text, since a review does not have the document that makes them.

    Args:
        documents: JSON-LD, or a page that has some.
        text: Not used.
        unit: Not used.
    """
    found = Gathering()
    told: dict[str, LooseClaim] = {}
    for where, value in _values(documents[0], found):
        for place, review in _reviews(value, where):
            for one in _statements(review, place, found):
                # Several verdicts on one claim are a review each, and the claim is one.
                told.setdefault(_identity(review) or place, one)
    statements = list(told.values())
    if not statements:
        refused = found.refused or [Refused(where="", why="it has no ClaimReview with a claim in words")]
        return Imported(losses=tuple(found.losses), refused=tuple(refused))
    foreign = of_statements(statements, Foreign(name=documents[0].stem, text=None, title="Claims that were reviewed"))
    made = build([foreign], tool="ClaimReview", plausible=("codepoints",), unit=None)
    return found.before(made)


def _values(document: Document, found: Gathering) -> Iterator[tuple[str, Any]]:
    if document.value is not None:
        yield "", document.value
        return
    text, fault = text_or_fault(document.data)
    # A page is not parsed for this: what stands in a script is no markup, and pages are broken in every way.
    scripts = [] if fault else list(_SCRIPT.finditer(text))
    if not scripts:
        found.refuse("", fault or json_value(document.data)[1] or "it has no JSON-LD")
    for number, script in enumerate(scripts, start=1):
        value, reason = json_value(script[1].encode())
        where = f"script {number}"
        if reason is not None:
            found.refuse(where, reason, script[1])
        else:
            yield where, value


def _reviews(value: Any, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, one in enumerate(items(value)):
        place = f"{where}/{number}" if isinstance(value, list) else where
        if not isinstance(one, Mapping):
            continue
        if {*_KINDS, _CLAIM}.isdisjoint(map(str, items(one.get("@type")))):
            # Where publishers nest their reviews; anything may be nested in anything, but no deeper search is worth a false find.
            for key in ("@graph", "review", "mainEntity", "itemListElement", "dataFeedElement", "item", "claims"):
                if key in one:
                    yield from _reviews(one[key], f"{place}/{key}")
            yield from _answered(one, place)
        else:
            yield place, one


def _answered(claim: Mapping[str, Any], where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the reviews of a claim as the Fact Check Tools API answers them, as a page would have them."""
    for review in items(claim.get("claimReview")):
        if isinstance(review, Mapping) and string(claim.get("text")):
            yield (
                where,
                {
                    "@type": "ClaimReview",
                    "claimReviewed": claim["text"],
                    "itemReviewed": {"@type": _CLAIM, "author": claim.get("claimant"), "datePublished": claim.get("claimDate")},
                    "author": review.get("publisher"),
                    "datePublished": review.get("reviewDate"),
                    "url": review.get("url"),
                    "reviewRating": {"alternateName": review.get("textualRating")},
                },
            )


def _identity(review: Mapping[str, Any]) -> str | None:
    # The claim itself names it best, the review only if the claim has no name.
    ids = [string(one.get("@id")) for one in (*items(review.get("itemReviewed")), review) if isinstance(one, Mapping)]
    return ids[0]


def _statements(review: Mapping[str, Any], where: str, found: Gathering) -> Iterator[LooseClaim]:
    is_claim = _CLAIM in map(str, items(review.get("@type")))
    reviewed = [one for one in items(review if is_claim else review.get("itemReviewed")) if isinstance(one, Mapping)]
    inner = [claim for one in reviewed for claim in items(one.get("interpretedAsClaim")) if isinstance(claim, Mapping)]
    # A media review leads to a picture, which may be read as a claim.
    told = [one for one in (*reviewed, *inner) if "Claim" in map(str, items(one.get("@type")))]
    words = string(review.get("claimReviewed")) or next(
        (text for one in told if (text := string(item(one, "text", "description", "name")))), None
    )
    if words is None:
        found.refuse(where, "it does not say in words which claim was reviewed", review)
        return
    rating = review.get("reviewRating")
    if rating is not None or review.get("mediaAuthenticityCategory") is not None:
        name = string(item(rating, "alternateName", "name", "ratingValue")) or str(review.get("mediaAuthenticityCategory"))
        found.lose(f"{where}/reviewRating", f"verdict {name}", _NO_VERDICT, "refused")
    for key in ("author", "datePublished", "url", "itemReviewed", "sdPublisher"):
        if review.get(key) is not None:
            found.lose(f"{where}/{key}", key, "it tells of the review and not of what the document says")
    yield LooseClaim(where=where, raw=review, words=words, name=next(filter(None, map(_name, told)), None))


def _name(claim: Mapping[str, Any]) -> str | None:
    name = claim.get("identifier")
    return name if isinstance(name, str) and name.strip() else None


def write(annotation: Annotation, publication: Publication = UNPUBLISHED) -> Exported:
    """Write a ClaimReview for each verdict that stands, and a Claim for each claim without one.

    Args:
        annotation: The annotation.
        publication: Where and by whom it is published, and with which numbers for verdicts.
    """
    graph = graph_of(annotation, publication)
    data = json.dumps(graph, ensure_ascii=False, indent=1).encode() + b"\n"
    losses = (*losses_of(annotation, FORMAT.fates), *review_losses(annotation, publication))
    return Exported(documents=(Document(name=f"{annotation.id}.jsonld", data=data),), losses=losses)


def _looks_like(document: Document) -> bool:
    if document.value is not None:
        # One is enough, and a page may have hundreds.
        return any(True for _ in _reviews(document.value, ""))
    text, fault = text_or_fault(document.data)
    if fault is not None or not any(kind in text for kind in _KINDS):
        return False
    values = [json_value(script[1].encode())[0] for script in _SCRIPT.finditer(text)]
    return any(True for value in values for _ in _reviews(value, ""))


FORMAT: Final = Format(
    name="claimreview", title="ClaimReview", ending=".jsonld", looks_like=_looks_like, read=read, write=write, published=write,
    fates=fates(
        text="as the statements, a line each", spans="as quotations, without places", span_roles="lost",
        span_context="lost", categories="as unsorted", mode="lost", checkability="lost",
        attribution="as author of the claim, if a speaker is named", hedges="lost", quantity="lost", time="lost",
        places="lost", agents="lost", relations="lost", tags="lost", note="lost", works="as citations of reviews, in words",
        assessments="as reviews of the claim", annotation_id="as the name of the file", annotation_note="lost",
        title="as the name of the document in which the claim appears", issuer="as author of that document",
        issued="as day of that document", language="as language of that document", url="as address of that document",
        rights="lost",
    ),
)  # fmt: skip
