"""Files in foreign formats: from their bytes to works, with the line of a fault."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from typing import Final

from factcheck.contract.json_text import locate, parse
from factcheck.errors import InvalidBibliography
from factcheck.works.bibtex.reading import works_from_bibtex
from factcheck.works.csl import works_from_csl
from factcheck.works.imported import Imported

__all__ = ["FORMATS", "read_bibliography"]


def read_bibliography(data: bytes, format: str) -> Imported:
    """Read the works of a bibliography file.

    Args:
        data: The bytes of the file, UTF-8 with or without a byte order mark.
        format: ``csl-json`` or ``bibtex``.

    Raises:
        InvalidBibliography: If anything is wrong with it; the error has the line.
    """
    return FORMATS[format](data.removeprefix(BOM_UTF8))


def _read_csl(data: bytes) -> Imported:
    items, findings = parse(data)
    for finding in findings:
        raise InvalidBibliography(finding.message, line=finding.line)
    if not isinstance(items, list):
        raise InvalidBibliography("a bibliography in CSL-JSON is a list of items", line=1)
    try:
        return works_from_csl(items)
    except InvalidBibliography as error:
        place = locate(data.decode(), error.where or "")
        raise InvalidBibliography(error.reason, where=error.where, line=place.line) from None


def _read_bibtex(data: bytes) -> Imported:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidBibliography(f"not UTF-8: byte 0x{data[error.start]:02x}; convert the file first", line=line) from None
    return works_from_bibtex(text)


FORMATS: Final[Mapping[str, Callable[[bytes], Imported]]] = {"csl-json": _read_csl, "bibtex": _read_bibtex}
"""The formats of bibliographies that are read, each with the function that reads it."""
