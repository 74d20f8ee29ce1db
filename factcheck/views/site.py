"""A folder for a web server: the report, and a page for each claim with an address that lasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

import attrs

from factcheck.errors import FactcheckError
from factcheck.formats.publication import CLAIM_PLACE, UNPUBLISHED, Publication
from factcheck.formats.reviewing import CONTEXT, graph_of
from factcheck.model.annotation import Annotation
from factcheck.views.citing_checks import check_of_document
from factcheck.views.claim_page import ClaimPages, as_cited, claim_style
from factcheck.views.fragments import Fragments
from factcheck.views.page import Published, page

__all__ = ["INDEX", "STYLE", "published", "site"]

INDEX: Final = "index.html"
"""The name of the report in a site."""

STYLE: Final = "claim.css"
"""The name of the style sheet that the pages of claims share."""


def site(
    annotations: Annotation | Iterable[Annotation], *, publication: Publication = UNPUBLISHED, as_of: str | None = None
) -> Iterator[tuple[str, str]]:
    """Give the files of a site, each with its path: a style sheet, a page for each claim that uses it, and at last the report.

    The page of a claim lies under the name of its annotation and its own, so that its address stays when other documents join.

    Args:
        annotations: Valid annotations with their texts.
        publication: By whom the site is published, and with which numbers for verdicts; its ``url`` is the address of the folder.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.

    Raises:
        FactcheckError: If two annotations have one id.
    """
    given = [annotations] if isinstance(annotations, Annotation) else list(annotations)
    _refuse_twins(given)
    documents = [Fragments(annotation=one, as_of=as_of, pages=f"{one.id}/") for one in given]
    # Without its style the page of a claim is less than half as large. The digest in the address has browsers keep the style
    # sheet until there is another.
    yield STYLE, (content := str(claim_style()))
    style = f"../{STYLE}?{sha256(content.encode()).hexdigest()[:8]}"
    nodes = []
    for document in documents:
        there = _publication_in_site(publication, document.annotation)
        beside = attrs.evolve(document, pages=None, report=f"../{INDEX}")
        for id_, content in ClaimPages(fragments=beside, publication=there, style=style).pages():
            yield f"{document.annotation.id}/{id_}.html", content
        nodes += graph_of(document.annotation, there, reviews_only=True)["@graph"]
    yield INDEX, page(documents, reviews={"@context": CONTEXT, "@graph": nodes}, published=published(documents, publication))


def _refuse_twins(annotations: Sequence[Annotation]) -> None:
    # Two folders of one name would write over each other, and one of two reports would be lost without a word.
    twice = sorted(id_ for id_, count in Counter(one.id for one in annotations).items() if count > 1)
    if twice:
        raise FactcheckError(f"several annotations are called {', '.join(twice)}, and each needs a folder of its own")


def _publication_in_site(publication: Publication, annotation: Annotation) -> Publication:
    """Give the publication of the claims of an annotation in a site that is published somewhere."""
    if publication.url is None:
        return publication
    return attrs.evolve(publication, url=f"{publication.url.rstrip('/')}/{annotation.id}/{CLAIM_PLACE}.html")


def published(documents: Iterable[Fragments], publication: Publication | None) -> Published | None:
    """Give where a page of documents is published and how each of them is cited; None where nobody says anything of it.

    Args:
        documents: The documents.
        publication: What the publisher says, the address being that of the page.
    """
    if publication is None:
        return None
    works = [check_of_document(one.annotation, publication, address=publication.url) for one in documents]
    return Published(url=publication.url, publisher=publication.publisher, cited=tuple(map(as_cited, works)))
