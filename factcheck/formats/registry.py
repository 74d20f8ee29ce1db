"""The formats there are, and how a file is told to be of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from factcheck.errors import FactcheckError, NoSuchTerm
from factcheck.formats.markup import is_markup, text_of_markup
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.publication import Publication
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.model.annotation import Annotation

__all__ = ["FORMATS", "export_to", "format_called", "import_from", "text_given"]

FORMATS: Final[Mapping[str, str]] = {
    "labelstudio": "labelstudio",
    "prodigy": "prodigy",
    "brat": "brat",
    "webannotation": "webannotation",
    "csv": "csv_table",
    "xlsx": "xlsx_table",
    "doccano": "doccano",
    "pubannotation": "pubannotation",
    "cas-json": "cas_json",
    "cas-xmi": "cas_xmi",
    "claimreview": "claimreview",
    "averitec": "averitec",
    "fever": "fever",
    "nanopub": "nanopub",
    "stam": "stam",
    "needs": "needs",
    "prov": "prov",
}
"""The names of formats, each with the module that has it."""

_TABLES: Final = (".csv", ".tsv", ".tab")

_PACKED: Final = (
    (b"PK\x03\x04", "it is a ZIP archive; unpack it, and import the files in it"),
    (b"\x1f\x8b", "it is packed with gzip; unpack it, and import the file in it"),
    (b"\xd0\xcf\x11\xe0", "it is a workbook of an old kind; save it as .xlsx or as CSV UTF-8"),
)


@cache
def format_called(name: str) -> Format:
    """Give the format of a name.

    Raises:
        NoSuchTerm: If there is none.
    """
    if name not in FORMATS:
        raise NoSuchTerm(name, kind="format", known=tuple(FORMATS))
    found: Format = import_module(f"factcheck.formats.{FORMATS[name]}").FORMAT
    return found


def import_from(
    documents: Sequence[Document], *, format: str | None = None, text: Text | None = None, unit: str | None = None
) -> Imported:
    """Make annotations of a file in a foreign format; nothing is raised for what it has that they cannot hold.

    Args:
        documents: The file, with another that belongs to it, as the text does to stand-off annotations.
        format: Name of the format; where it is not given, what stands in the file tells it.
        text: The text, where the file does not have it.
        unit: The unit of offsets, a key of :data:`factcheck.formats.units.UNITS`, where the quotes of the file do not prove it.

    Raises:
        NoSuchTerm: If there is no such format.
    """
    made = _read_by(format, documents, text, unit)
    # A reader that finds nothing to say of a file would let it pass for an import that went well.
    return made if made != Imported() else Imported(refused=(Refused(where="", why="there is nothing in it to import"),))


def _read_by(format: str | None, documents: Sequence[Document], text: Text | None, unit: str | None) -> Imported:
    if format is not None:
        return format_called(format).read(documents, text=text, unit=unit)
    # Every format is asked, since a file that two of them take for theirs must not be read as either.
    found = [name for name in FORMATS if any(format_called(name).looks_like(document) for document in documents)]
    if len(found) == 1:
        return format_called(found[0]).read(documents, text=text, unit=unit)
    fault = _packed(documents[0].data) or text_or_fault(documents[0].data)[1]
    if not found and documents[0].name.lower().endswith(_TABLES) and _packed(documents[0].data) is None:
        # What a table lacks is for its reader to say.
        return format_called("csv").read(documents, text=text, unit=unit)
    # What is no text at all is told so, which helps more than that its format is not known.
    if fault is not None and not found:
        return Imported(refused=(Refused(where="", why=fault),))
    told = f"it could be {' or '.join(found)}" if found else "it is in no format that is known"
    return Imported(refused=(Refused(where="", why=f"{told}; name one of {', '.join(FORMATS)} with --from"),))


def _packed(data: bytes) -> str | None:
    """Say what to do with a file that holds others, as the exports of several tools do, or is a workbook of the old kind."""
    return next((why for beginning, why in _PACKED if data.startswith(beginning)), None)


def export_to(format: str, annotation: Annotation, *, publication: Publication | None = None) -> Exported:
    """Write an annotation in a foreign format, and say what it cannot hold.

    Args:
        format: Name of the format.
        annotation: The annotation, with its text.
        publication: What its publisher says of it, for formats that publish verdicts.

    Raises:
        NoSuchTerm: If there is no such format.
        FactcheckError: If the format has no place for *publication*, or the annotation has no text.
    """
    found = format_called(format)
    if annotation.source.text is None:
        raise FactcheckError(f"the text of {annotation.id} is not at hand, and every format needs it")
    if publication is None:
        return found.write(annotation)
    if found.published is None:
        raise FactcheckError(f"{format} has no place for an address, a publisher or a scale of ratings")
    return found.published(annotation, publication)


def text_given(document: Document) -> tuple[Text | None, str | None]:
    """Give the text of a file that a user names as what is annotated, a plain text or a page; or why it has none.

    Args:
        document: The file.
    """
    words, fault = text_or_fault(document.data)
    if fault is not None:
        return None, fault
    if is_markup(words):
        return text_of_markup(words), None
    return Text(content=words), None
