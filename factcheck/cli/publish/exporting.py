"""``factcheck export``: an annotation in another tool's format."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.losses import Report, fail_on_option, losses_option, tell, write_losses
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, say
from factcheck.cli.publish.publication import publication_from, publication_options
from factcheck.errors import UnreadableFile
from factcheck.files import write_file
from factcheck.formats.records import Document, Exported
from factcheck.formats.registry import FORMATS, export_to
from factcheck.model.vocabulary import Vocabulary

__all__ = ["export_command"]

_STANDARD_OUTPUT = "-"


@click.command("export")
@click.argument("file", metavar="FILE")
@click.option("--to", "to", required=True, type=click.Choice(list(FORMATS)), help="The format.")
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
    url: str | None,
    publisher: str | None,
    scale: str | None,
    losses_file: str | None,
    fail_on: str | None,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Write an annotation in the format of another tool, and say what the format cannot hold.

    What describes a claim travels with it in a note where the format has no field for it, so that it comes back with factcheck
    import. Evidence stays here, and verdicts are published by claimreview and nanopub alone. The reference has a table of what
    becomes of each field in each format.

    \b
    Examples:
      factcheck export release.claims.json --to labelstudio -o tasks.json
      factcheck export release.claims.json --to brat -o release.ann           with release.txt beside it
      factcheck export release.claims.json --to csv --fail-on lost
      factcheck export release.claims.json --to claimreview --url 'https://example.org/mill/{claim}.html' --publisher "Mill Desk"

    Exit status: 0 all is well, 1 something was lost under --fail-on lost, 2 misuse or an unreadable file.
    """
    (opened,) = open_annotations((file,), vocabularies)[:1]
    exported = export_to(to, opened.annotation, publication=publication_from(url, publisher, scale))
    places = _places(exported, output, file)
    for document, place in places:
        if place is None:
            click.echo(document.data, nl=False)
        else:
            write_file(place, document.data)
    report = Report(file=file, losses=exported.losses)
    write_losses([report], losses_file)
    tell([report], losses_file)
    count = counted(len(opened.annotation.claims), "claim")
    where = "standard output" if output == _STANDARD_OUTPUT else output
    say(f"{where}: {count} in {to}; {counted(len(exported.losses), 'loss', 'losses')}", err=True)
    context.exit(1 if fail_on and exported.losses else 0)


def _places(exported: Exported, output: str, file: str) -> list[tuple[Document, Path | None]]:
    if output == _STANDARD_OUTPUT:
        if len(exported.documents) > 1:
            raise click.UsageError(f"this format has {len(exported.documents)} files; name the first with -o")
        return [(exported.documents[0], None)]
    first, *others = exported.documents
    target = Path(output)
    places: list[tuple[Document, Path | None]] = [(first, target / first.name if target.is_dir() else target)]
    for other in others:
        beside = target / other.name if target.is_dir() else target.with_suffix(Path(other.name).suffix)
        places.append((other, beside))
    read = {Path(file).resolve()}
    for document, place in places:
        if place is not None and place.resolve() in read:
            raise UnreadableFile(str(place), "is the annotation that is read; name another file with -o")
        if document is not first and place is not None and place.exists() and place.read_bytes() != document.data:
            raise UnreadableFile(str(place), "is another file, and the text would be written there; name another with -o")
    return places
