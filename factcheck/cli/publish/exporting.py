"""``factcheck export``: an annotation in another tool's format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.cli.losses import FileReport, fail_on_option, losses_option, tell, write_losses
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, give, say
from factcheck.cli.publish.corpora import CORPUS_FORMATS, export_corpus
from factcheck.cli.publish.publication import Publisher, publication_options
from factcheck.errors import UnreadableFile
from factcheck.files import read_file, real_path, write_file
from factcheck.formats.publication import Publication
from factcheck.formats.records import Document, Exported
from factcheck.formats.registry import FORMATS, export_to
from factcheck.model.vocabulary import Vocabulary

__all__ = ["export_command"]

_STANDARD_OUTPUT = "-"


@click.command("export")
@click.argument("file", metavar="FILE")
@click.option("--to", "to", required=True, type=click.Choice([*FORMATS, *CORPUS_FORMATS]), help="The format.")
@click.option(
    "-o", "--output", default=_STANDARD_OUTPUT, show_default=True, metavar="OUT",
    help="Where to write; - is standard output. Of several files, the others get its name with endings of their own.",
)  # fmt: skip
@publication_options
@losses_option
@fail_on_option
@vocabulary_option
@click.pass_context
def export_command(
    context: click.Context,
    file: str,
    to: str,
    output: str,
    publisher: Publisher,
    losses_file: str | None,
    fail_on: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Write an annotation in the format of another tool, and say what the format cannot hold.

    What describes a claim travels with it in a note where the format has no field for it, so that it comes back with factcheck
    import. Evidence stays here, and verdicts are published by claimreview and nanopub alone. The reference has a table of what
    becomes of each field in each format.

    The formats parquet, corpus and card take a corpus or a folder too: two tables, out of which factcheck import makes the corpus
    again byte for byte; one file with an annotation a line; a page that says what is in it. The format croissant describes a
    corpus or its tables.

    \b
    Examples:
      factcheck export release.claims.json --to labelstudio -o tasks.json
      factcheck export release.claims.json --to brat -o release.ann           with release.txt beside it
      factcheck export release.claims.json --to csv --fail-on lost
      factcheck export release.claims.json --to claimreview --url 'https://example.org/mill/{claim}.html' --publisher "Mill Desk"
      factcheck export archive --to corpus -o archive.claims.jsonl
      factcheck export archive.claims.jsonl --to parquet -o tables

    Exit status: 0 all is well, 1 something was lost under --fail-on lost, 2 misuse or an unreadable file.
    """
    publication = publisher.publication
    if to in CORPUS_FORMATS and publication is not None:
        raise click.UsageError(f"--url, --publisher and --scale are for verdicts that are published; {to} keeps them as they are")
    if to in CORPUS_FORMATS:
        report = export_corpus(to, file, output, vocabularies)
    else:
        report = _export(to, file, output, publication, vocabularies)
    write_losses([report], losses_file)
    tell([report], losses_file)
    # On standard error, since standard output may be the file that is made.
    say(f"{report.said}; {counted(len(report.losses), 'loss', 'losses')}", err=True)
    context.exit(1 if fail_on and report.losses else 0)


def _export(to: str, file: str, output: str, publication: Publication | None, vocabularies: Sequence[Vocabulary]) -> FileReport:
    opened, *others = open_annotations((file,), vocabularies)
    if others:
        # These formats hold one document; the first of a folder, taken without a word, would look like all of it.
        raise click.UsageError(f"{file} has {1 + len(others)} annotations, and {to} takes one; name its file")
    exported = export_to(to, opened.annotation, publication=publication)
    places = _places(exported, output, file)
    for document, place in places:
        if place is None:
            give(document.data)
        else:
            write_file(place, document.data)
    where = "standard output" if output == _STANDARD_OUTPUT else output
    count = counted(len(opened.annotation.claims), "claim")
    return FileReport(file=file, losses=exported.losses, said=f"{where}: {count} in {to}")


def _places(exported: Exported, output: str, file: str) -> list[tuple[Document, Path | None]]:
    if output == _STANDARD_OUTPUT:
        # Two files in one stream could not be told apart again by whoever reads it.
        if len(exported.documents) > 1:
            raise click.UsageError(f"this format has {len(exported.documents)} files; name the first with -o")
        return [(exported.documents[0], None)]
    first, *others = exported.documents
    target = Path(output)
    places: list[tuple[Document, Path | None]] = [(first, target / first.name if target.is_dir() else target)]
    for other in others:
        beside = target / other.name if target.is_dir() else target.with_suffix(Path(other.name).suffix)
        places.append((other, beside))
    # Links are followed, so that the annotation is not written over under another name.
    read = {real_path(file)}
    for document, place in places:
        if place is not None and real_path(place) in read:
            raise UnreadableFile(str(place), "is the annotation that is read; name another file with -o")
        # The first file was named by the user and may be replaced; where others go is our guess, so nothing is lost by it.
        if document is not first and place is not None and place.exists() and read_file(place) != document.data:
            raise UnreadableFile(str(place), "is another file, and the text would be written there; name another with -o")
    return places
