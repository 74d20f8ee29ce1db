"""The work that a command is given: one of the annotation, one of a bibliography, or one in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
import click

from factcheck.cli.paths import STANDARD_INPUT, read_input
from factcheck.cli.printing import say
from factcheck.errors import InvalidBibliography, UnreadableFile, nearest
from factcheck.model.annotation import Annotation
from factcheck.model.dates import is_edtf
from factcheck.model.work import Work
from factcheck.works.files import WORK_FORMATS, read_bibliography
from factcheck.works.imported import ImportedWorks
from factcheck.works.in_words import is_plain_date, work_in_words

__all__ = ["WorkGiven", "read_works", "work_given", "work_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ENDINGS: Final = {".json": "csl-json", ".bib": "bibtex", ".ris": "ris"}

# What reference managers and databases write too; each of them can write one of the others.
_NOT_READ: Final = {".nbib": "NBIB of PubMed", ".enw": "tagged EndNote", ".xml": "XML", ".yaml": "CSL-YAML", ".yml": "CSL-YAML"}

_OPTIONS: Final = (
    click.option("--work", "work_id", metavar="ID", help="A work of FILE; with --bib, the entry; with --title, the new id."),
    click.option("--bib", metavar="BIB", help="A bibliography with the work: .bib, .ris or .json (CSL-JSON)."),
    click.option("--encoding", metavar="NAME", help="With --bib: encoding of the file, such as gbk; UTF-8 if left out."),
    click.option("--title", metavar="TEXT", help="Title of a new work."),
    click.option("--author", "authors", multiple=True, metavar="NAME", help="An author: Family, Given; or a body."),
    click.option("--publisher", metavar="NAME", help="Who published it."),
    click.option("--container", metavar="TEXT", help="The newspaper, journal or site that it stands in."),
    click.option("--issued", metavar="DATE", help="When it was issued: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--url", metavar="URL", help="Its address."),
    click.option("--type", "type_", metavar="TYPE", help="Its CSL type, such as report; document if left out."),
    click.option("--available", metavar="DATE", help="Day from which the public could know it."),
)
_IN_WORDS: Final = ("authors", "publisher", "container", "issued", "url", "type_", "available")


@attrs.frozen(kw_only=True)
class WorkGiven:
    """The work that options name.

    Args:
        id: Id of a work of the annotation; None if the work is new.
        new: The new work.
    """

    id: str | None = None
    new: Work | None = None

    def of(self, annotation: Annotation) -> str | Work:
        """Give what an edit takes.

        Raises:
            NoSuchTerm: If the annotation has no work of that id.
        """
        return self.new if self.new is not None else annotation.work(self.id or "").id


def work_options(command: _Command) -> _Command:
    """Let a command be given a work."""
    # What is put on last is listed first in the help, so the options go on from the end.
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def work_given(options: Mapping[str, Any]) -> WorkGiven:
    """Give the work that the options of :func:`work_options` name.

    Raises:
        click.UsageError: If they name none, or do not go together.
        UnreadableFile: If the bibliography cannot be read.
    """
    id_, bib, title = options["work_id"], options["bib"], options["title"]
    in_words = [name for name in _IN_WORDS if options[name]]
    if bib is not None and (title or in_words):
        raise click.UsageError("--bib gives the whole work; the options that word one do not go with it")
    if bib is None and options["encoding"]:
        raise click.UsageError("--encoding is of the file that --bib names")
    if bib is not None:
        return WorkGiven(new=_entry(bib, id_, options["encoding"]))
    if title is not None:
        return WorkGiven(new=_worded(options))
    if in_words:
        raise click.UsageError("a new work needs a --title")
    if id_ is None:
        raise click.UsageError("name the work: --work ID, --bib FILE, or --title for a new one")
    return WorkGiven(id=id_)


def read_works(file: str, format_: str | None, encoding: str | None = None) -> ImportedWorks:
    """Read the works of a bibliography file, or of standard input.

    Raises:
        click.UsageError: If its format is not known.
        UnreadableFile: If it cannot be read, or has a fault.
    """
    format_ = format_ or _ENDINGS.get(Path(file).suffix.lower())
    ending = Path(file).suffix.lower()
    if format_ is None and ending in _NOT_READ:
        raise click.UsageError(f"{file!r} is {_NOT_READ[ending]}, which is not read; save it as RIS, BibTeX or CSL-JSON")
    if format_ is None:
        raise click.UsageError(f"the name {file!r} does not tell its format; add --from {' or --from '.join(WORK_FORMATS)}")
    try:
        return read_bibliography(read_input(file), format_, encoding=encoding)
    except InvalidBibliography as error:
        raise UnreadableFile("<stdin>" if file == STANDARD_INPUT else file, str(error)) from error


def _entry(bib: str, id_: str | None, encoding: str | None) -> Work:
    if Path(bib).suffix.lower() not in _ENDINGS:
        raise click.UsageError(f"the name {bib!r} does not tell its format; a bibliography ends in {' or '.join(_ENDINGS)}")
    imported = read_works(bib, None, encoding)
    for loss in imported.losses:
        say(f"factcheck: {bib}: {loss}", err=True)
    works = {work.id: work for work in imported.works}
    if id_ is not None and id_ not in works:
        raise UnreadableFile(bib, f"no entry {id_!r}{nearest(id_, tuple(works))}")
    if id_ is None and len(works) != 1:
        names = ", ".join(list(works)[:8]) or "none"
        raise UnreadableFile(bib, f"it has {len(works)} entries, and one is wanted; name it with --work ({names})")
    return works[id_] if id_ is not None else next(iter(works.values()))


def _worded(options: Mapping[str, Any]) -> Work:
    issued, available = options["issued"], options["available"]
    if issued and not is_plain_date(issued):
        raise click.UsageError(f"--issued {issued!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if available and not is_edtf(available):
        raise click.UsageError(f"--available {available!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    named = {name: options[name] for name in ("title", "authors", "issued", "publisher", "container", "url", "available")}
    try:
        return work_in_words(id=options["work_id"], type=options["type_"], **named)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
