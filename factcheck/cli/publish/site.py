"""``factcheck publish``: a folder for a web server, with the report and a page for each claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import click

from factcheck.cli.paths import annotation_files, as_of_option, vocabulary_option
from factcheck.cli.printing import counted, say
from factcheck.cli.publish.publication import Publisher, publication_options
from factcheck.cli.publish.report import opened_with_progress
from factcheck.errors import UnreadableFile
from factcheck.files import ANYTHING, write_file
from factcheck.formats.publication import CLAIM_PLACE, UNPUBLISHED
from factcheck.formats.reviews import review_losses
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.site import INDEX, site

__all__ = ["publish_command"]


@click.command("publish")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", metavar="FOLDER", required=True, help="The folder to write; it is made if there is none.")
@publication_options
@as_of_option
@vocabulary_option
def publish_command(
    paths: tuple[str, ...],
    output: str,
    publisher: Publisher,
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
    if publisher.url is not None and CLAIM_PLACE in publisher.url:
        raise click.UsageError(f"--url is here the address of the folder, without {CLAIM_PLACE}")
    files = list(annotation_files(paths or (".",), corpora=False))
    annotations = [one.annotation for one in opened_with_progress(files, vocabularies)]
    # Addresses of pages are made by appending to this one, and a doubled slash would make them others.
    publication = attrs.evolve(publisher, url=publisher.url and f"{publisher.url.rstrip('/')}/").publication or UNPUBLISHED
    pages = dict(site(annotations, publication=publication, as_of=as_of))
    folder = Path(output)
    # What killed writers have left is looked for once in a folder: at each page it would take the square of their number.
    begun: set[Path] = set()
    for path, content in pages.items():
        place = folder / path
        _write(place, content, sweeping=place.parent not in begun)
        begun.add(place.parent)
    for annotation in annotations:
        for loss in review_losses(annotation, publication):
            say(f"{annotation.id}: {loss}", err=True)
        _tell_gone(folder / annotation.id, pages)
    count = f"{counted(len(annotations), 'document')}, {counted(sum(len(one.claims) for one in annotations), 'page')} of claims"
    say(f"{output}: {count}; begin at {folder / INDEX}")
    if publisher.url is None:
        say("the pages do not know their addresses; give --url", err=True)


def _tell_gone(folder: Path, pages: Mapping[str, str]) -> None:
    # Pages of claims that are gone are not removed, since somebody may have cited their addresses.
    gone = sorted(path.name for path in folder.glob("*.html") if f"{folder.name}/{path.name}" not in pages)
    if gone:
        say(f"{folder}: of no claim any more, and left there: {_some(gone)}", err=True)


def _some(names: Sequence[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _write(path: Path, content: str, *, sweeping: bool) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(str(path.parent), error.strerror or str(error)) from error
    write_file(path, content.encode(), expecting=ANYTHING, sweeping=sweeping)
