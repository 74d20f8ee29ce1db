"""``factcheck import``: annotation files made of files in other tools' formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from factcheck.cli.losses import FileReport, fail_on_option, losses_option, tell, write_losses
from factcheck.cli.paths import STANDARD_INPUT, read_input
from factcheck.cli.printing import counted, say
from factcheck.errors import UnreadableFile
from factcheck.files import ANYTHING, digest_of, open_file, read_file, write_file
from factcheck.formats.records import Document, Imported, Text
from factcheck.formats.registry import FORMATS, import_from, text_given
from factcheck.formats.units import UNITS
from factcheck.model.annotation import Annotation
from factcheck.store.examining import FILE_SUFFIX
from factcheck.store.files import save

__all__ = ["import_command"]

_PARQUET = "parquet"
# An id has at most 100 characters, so that so many of a long one leave room for a number.
_BEFORE_NUMBER: Final = 90
# The shared tasks of BioNLP divide what brat has in one file into what was given and what was to be found.
_FIRST, _SECOND = ".a1", ".a2"
# Every file of Parquet begins so; it may be larger than what is read of any other file.
_TABLE = b"PAR1"


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write to; it is made if there is none.")
@click.option(
    "--text", "text_file", metavar="FILE", help="The text that is annotated, where the file does not have it: plain or HTML."
)
@click.option(
    "--from", "from_", type=click.Choice([*FORMATS, _PARQUET]), help="The format; else what stands in the file tells it."
)
@click.option("--unit", type=click.Choice(list(UNITS)), help="The unit of offsets, where the file does not prove it.")
@losses_option
@fail_on_option
@click.option("--force", is_flag=True, help="Replace annotation files that exist.")
@click.pass_context
def import_command(
    context: click.Context,
    files: tuple[str, ...],
    output: str,
    text_file: str | None,
    from_: str | None,
    unit: str | None,
    losses_file: str | None,
    fail_on: str | None,
    force: bool,
) -> None:
    """Make annotation files of files in other tools' formats: for each text one, with the text beside it.

    Which format a file is in is told by what stands in it. In which unit its offsets count is told by its quotes: the unit under
    which all of them stand; where none can tell, it is asked for. A claim gets what the file says and no more: a label that is no
    category becomes a tag, and where there is no statement, the words of the document stand in its place until one is worded.
    What cannot be placed is refused, with its reason.

    \b
    Examples:
      factcheck import project-1.json -o annotations           from Label Studio
      factcheck import doc-1.ann -o annotations                from brat, with doc-1.txt beside it
      factcheck import notes.json --text page.html -o annotations
      factcheck import old.jsonl -o annotations --from doccano --unit utf16 --losses losses.json
      factcheck import tables -o corpus                        what factcheck export wrote with --to parquet, as it was

    Exit status: 0 all is well, 1 items were refused, or lost under --fail-on lost, 2 misuse or an unreadable file.
    """
    tables = [file for file in files if from_ == _PARQUET or (from_ is None and _is_table(file))]
    if tables:
        _import_tables(tables, files, output, force=force)
        return
    text = None if text_file is None else _text(text_file)
    reports = []
    made: list[Annotation] = []
    for file in files:
        imported = import_from(_documents(file), format=from_, text=text, unit=unit)
        reports.append(FileReport(file=file, losses=imported.losses, refused=imported.refused))
        made += _renamed(imported, made)
    written = [_written(annotation, Path(output), force=force) for annotation in made]
    write_losses(reports, losses_file)
    tell(reports, losses_file)
    claims = sum(len(annotation.claims) for annotation in made)
    lost, refused = sum(len(one.losses) for one in reports), sum(len(one.refused) for one in reports)
    words = (
        f"{counted(len(written), 'annotation')}, {counted(claims, 'claim')}; {counted(lost, 'loss', 'losses')}, {refused} refused"
    )
    say(f"{output}: {words}" + (f"; next: factcheck validate {output}" if written else ""), err=True)
    context.exit(1 if refused or (fail_on and lost) else 0)


def _is_table(file: str) -> bool:
    if file == STANDARD_INPUT:
        return False
    if Path(file).is_dir():
        return (Path(file) / "documents.parquet").exists()
    with open_file(file) as stream:
        return stream.read(len(_TABLE)) == _TABLE


def _import_tables(tables: Sequence[str], files: Sequence[str], output: str, *, force: bool) -> None:
    """Write corpora again that were exported as tables, which hold them byte for byte, so that nothing can be lost or refused."""
    if len(files) > len(tables):
        raise click.UsageError(f"{tables[0]} holds a corpus as it was; import other files by themselves")
    from factcheck.corpora.parquet import read_parquet

    written = [name for table in tables for name in read_parquet(table, output, force=force)]
    say(f"{output}: {counted(len(written), 'file')}, as exported; next: factcheck validate {output}", err=True)


def _text(file: str) -> Text:
    text, fault = text_given(Document(name=file, data=read_input(file)))
    if text is None:
        raise UnreadableFile(file, fault or "there is no text in it")
    return text if text.title else attrs.evolve(text, title=Path(file).stem)


def _documents(file: str) -> list[Document]:
    """Give a file with the one that belongs to it: a stand-off annotation has its text beside it."""
    if file != STANDARD_INPUT and Path(file).is_dir():
        raise UnreadableFile(file, f"it is a folder; name the files in it, such as {Path(file) / '*'}")
    documents = [Document(name="stdin" if file == STANDARD_INPUT else file, data=read_input(file))]
    beside = Path(file).with_suffix(".txt")
    if Path(file).suffix == _SECOND and Path(file).with_suffix(_FIRST).exists():
        raise UnreadableFile(file, f"goes on where {Path(file).with_suffix(_FIRST)} ends; import that, and both are read")
    second = Path(file).with_suffix(_SECOND)
    if Path(file).suffix == _FIRST and second.exists():
        # The first part may end without a line feed.
        documents = [Document(name=file, data=documents[0].data.rstrip() + b"\n" + read_file(second))]
    if Path(file).suffix in (".ann", _FIRST, _SECOND) and beside.exists():
        documents.append(Document(name=str(beside), data=read_file(beside)))
    return documents


def _renamed(imported: Imported, made: list[Annotation]) -> list[Annotation]:
    """Give the annotations of a file ids that those of other files do not have."""
    taken = {annotation.id for annotation in made}
    renamed = []
    for annotation in imported.annotations:
        free, number = annotation.id, 2
        while free in taken:
            free, number = f"{annotation.id[:_BEFORE_NUMBER].strip('-')}-{number}", number + 1
        taken.add(free)
        renamed.append(attrs.evolve(annotation, id=free))
    return renamed


def _written(annotation: Annotation, folder: Path, *, force: bool) -> Path:
    target = folder / f"{annotation.id}{FILE_SUFFIX}"
    place = folder / f"{annotation.id}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(str(folder), error.strerror or str(error)) from error
    if target.exists() and not force:
        raise UnreadableFile(str(target), "exists already; name another folder with -o, or replace it with --force")
    data = (annotation.source.text or "").encode()
    if not place.exists() or digest_of(read_file(place)) != digest_of(data):
        if place.exists() and not force:
            raise UnreadableFile(str(place), "is another text; name another folder with -o, or replace it with --force")
        write_file(place, data, expecting=ANYTHING)
    source = attrs.evolve(annotation.source, path=place.name)
    save(attrs.evolve(annotation, source=source), target, expecting=ANYTHING if force else None)
    return target
