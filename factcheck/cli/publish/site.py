"""``factcheck publish``: a folder for a web server, with the report and a page for each claim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from factcheck.cli.paths import annotation_files, as_of_option, vocabulary_option
from factcheck.cli.printing import counted, say
from factcheck.cli.publish.publication import publication_from, publication_options
from factcheck.cli.publish.report import opened_with_progress, published
from factcheck.errors import FactcheckError, UnreadableFile
from factcheck.files import ANYTHING, write_file
from factcheck.formats.publication import CLAIM_PLACE, NOWHERE, Publication
from factcheck.formats.reviewing import CONTEXT, graph_of
from factcheck.formats.reviews import review_losses
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.claim_page import ClaimPages
from factcheck.views.fragments import Fragments
from factcheck.views.page import page

__all__ = ["publish_command"]

_INDEX: Final = "index.html"


@click.command("publish")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", metavar="FOLDER", required=True, help="The folder to write; it is made if there is none.")
@publication_options
@as_of_option
@vocabulary_option
def publish_command(
    paths: tuple[str, ...],
    output: str,
    url: str | None,
    publisher: str | None,
    scale: str | None,
    as_of: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Write a folder to put on a web server: the report as index.html, and a page for each claim with an address that lasts.

    The page of a claim is FOLDER/ANNOTATION/CLAIM.html. It has what is claimed, what was found and by whom, the verdicts, a line
    to cite it by, and for programs its ClaimReview. --url is the address at which FOLDER will stand; with it pages name their own
    address. Pages of claims that are no more are told and stay.

    \b
    Examples:
      factcheck publish annotations -o site --url https://example.org/checks/ --publisher "Example Desk"
      factcheck publish release.claims.json -o site --scale contradicted=1,mixed=3,supported=5
    """
    if url is not None and CLAIM_PLACE in url:
        raise click.UsageError(f"--url is here the address of the folder, without {CLAIM_PLACE}")
    opened = opened_with_progress(list(annotation_files(paths or (".",), corpora=False)), vocabularies)
    annotations = [one.annotation for one in opened]
    twice = {one.id for one in annotations if [other.id for other in annotations].count(one.id) > 1}
    if twice:
        raise FactcheckError(f"several annotations are called {', '.join(sorted(twice))}, and each needs a folder of its own")
    publication = publication_from(url and f"{url.rstrip('/')}/", publisher, scale) or NOWHERE
    folder = Path(output)
    documents = [Fragments(annotation=one, as_of=as_of, pages=f"{one.id}/") for one in annotations]
    count, nodes = 0, []
    for document in documents:
        placed = _placed(publication, document)
        pages = ClaimPages(fragments=attrs.evolve(document, pages=None, report=f"../{_INDEX}"), publication=placed).pages()
        _write_pages(folder / document.annotation.id, pages)
        count += len(pages)
        nodes += graph_of(document.annotation, placed, reviews_only=True)["@graph"]
        for loss in review_losses(document.annotation, placed):
            say(f"{document.annotation.id}: {loss}", err=True)
    content = page(documents, reviews={"@context": CONTEXT, "@graph": nodes}, published=published(documents, publication))
    _write(folder / _INDEX, content)
    say(f"{output}: {counted(len(documents), 'document')}, {counted(count, 'page')} of claims; begin at {folder / _INDEX}")
    if publication.url is None:
        say("the pages do not know their addresses; give --url", err=True)


def _placed(publication: Publication, document: Fragments) -> Publication:
    if publication.url is None:
        return publication
    return attrs.evolve(publication, url=f"{publication.url}{document.annotation.id}/{CLAIM_PLACE}.html")


def _write_pages(folder: Path, pages: Sequence[tuple[str, str]]) -> None:
    for id_, content in pages:
        _write(folder / f"{id_}.html", content)
    gone = sorted(path.name for path in folder.glob("*.html") if path.stem not in {id_ for id_, _ in pages})
    if gone:
        say(f"{folder}: of no claim any more, and left there: {_some(gone)}", err=True)


def _some(names: Sequence[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(str(path.parent), error.strerror or str(error)) from error
    write_file(path, content.encode(), expecting=ANYTHING)
