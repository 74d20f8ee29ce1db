"""``factcheck report``: annotated documents as one page of HTML."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, Final

import attrs
import click

from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT, annotation_files, as_of_option, vocabulary_option
from factcheck.cli.printing import counted, give, say
from factcheck.cli.publish.publication import Publisher, publication_options
from factcheck.errors import UnreadableFile
from factcheck.files import real_path, write_file
from factcheck.formats.publication import CLAIM_PLACE, UNPUBLISHED, Publication
from factcheck.formats.reviewing import CONTEXT, graph_of
from factcheck.formats.reviews import review_losses
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.fragments import Fragments
from factcheck.views.page import page, prefixes
from factcheck.views.site import published

__all__ = ["opened_with_progress", "report_command", "spare"]

_STANDARD_OUTPUT: Final = "-"

# Reading and setting a document takes about half a second; who waits for more than a few wants to see that it goes on.
_MANY: Final = 5


@click.command("report")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", metavar="FILE", default="factcheck-report.html", show_default=True,
    help="Where to write the page; - is standard output.",
)  # fmt: skip
@click.option("--full", is_flag=True, help="Print all that is known of each claim, not a summary and a line for each.")
@click.option("--claimreview", is_flag=True, help="Embed the verdicts for programs, as ClaimReview in JSON-LD.")
@publication_options
@as_of_option
@vocabulary_option
def report_command(
    paths: tuple[str, ...],
    output: str,
    full: bool,
    claimreview: bool,
    publisher: Publisher,
    as_of: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Write a page of HTML on which annotated documents can be read: the text with its claims marked, and a card for each claim.

    The page is one file, which can be mailed, archived or put on any server. It asks the network for nothing and works without
    scripts. It begins with what was found and what matters first. Several PATHs, files or folders, make one page with an index.

    \b
    Examples:
      factcheck report annotations -o sheet.html
      factcheck report annotations --as-of 1999-03-26       only evidence that could be known then
      factcheck report release.claims.json -o - | gzip > release.html.gz
      factcheck report release.claims.json --claimreview --url https://example.org/mill.html --publisher "Mill Desk"
    """
    if publisher.scale is not None and not claimreview:
        raise click.UsageError("--scale is of the verdicts that --claimreview embeds")
    files = list(annotation_files(paths or (".",), corpora=False))
    # Asked before anything is read, so that nobody waits for a page that cannot be written.
    spare(files, output)
    opened = opened_with_progress(files, vocabularies)
    documents = [Fragments(annotation=one.annotation, as_of=as_of) for one in opened]
    publication = publisher.publication
    reviews = _reviews(documents, publication or UNPUBLISHED) if claimreview else None
    content = page(documents, full=full, reviews=reviews, published=published(documents, publication)).encode()
    if output == _STANDARD_OUTPUT:
        give(content)
        return
    write_file(output, content)
    say(_summary(output, opened, documents))


def opened_with_progress(files: Sequence[str], vocabularies: tuple[Vocabulary, ...]) -> list[Opened]:
    """Open annotation files, and show on a terminal how far that is where it takes more than a few seconds."""
    with _progress(files) as steps:
        return [one for file in steps for one in open_annotations((file,), vocabularies)]


def _reviews(documents: Sequence[Fragments], publication: Publication) -> dict[str, Any]:
    nodes: list[Any] = []
    for document, prefix in zip(documents, prefixes([one.annotation for one in documents]), strict=True):
        # Two documents may have a claim of one id, so on a page of several each has the prefix of its document.
        place = publication.url and f"{publication.url}#{prefix}{CLAIM_PLACE}"
        placed = attrs.evolve(publication, url=place)
        nodes += graph_of(document.annotation, placed, reviews_only=True)["@graph"]
        for loss in review_losses(document.annotation, publication):
            say(f"{document.annotation.id}: {loss}", err=True)
    return {"@context": CONTEXT, "@graph": nodes}


def spare(files: Sequence[str], output: str) -> None:
    """Refuse to write over an annotation that is being read.

    Args:
        files: The files that are read.
        output: Where the command would write.

    Raises:
        UnreadableFile: If that is one of them.
    """
    if output != _STANDARD_OUTPUT and real_path(output) in {real_path(file) for file in files if file != STANDARD_INPUT}:
        raise UnreadableFile(output, "is an annotation that this is made from; name another file with -o")


@contextmanager
def _progress(files: Sequence[str]) -> Iterator[Any]:
    # In a log or a pipe the signs that redraw a bar are noise.
    seen = len(files) >= _MANY and sys.stderr.isatty()
    bar = click.progressbar(files, label="Reading", show_pos=True, file=sys.stderr) if seen else nullcontext(files)
    with bar as steps:
        yield steps


def _summary(output: str, opened: Sequence[Opened], documents: Sequence[Fragments]) -> str:
    states: Counter[str] = sum((document.lookup.states for document in documents), Counter())
    claims = sum(len(one.annotation.claims) for one in opened)
    slots = ", ".join(f"{number} {state}" for state, number in states.most_common()) or "none"
    return f"{output}: {counted(len(opened), 'document')}, {counted(claims, 'claim')}; slots: {slots}"
