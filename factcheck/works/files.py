"""Files in foreign formats: from their bytes to works, with the line of a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.json_text import parse
from factcheck.errors import InvalidBibliography
from factcheck.works.bibtex.reading import works_from_bibtex
from factcheck.works.csl import works_from_csl
from factcheck.works.encodings import bibliography_text
from factcheck.works.imported import ImportedWorks
from factcheck.works.ris import works_from_ris

__all__ = ["WORK_FORMATS", "read_bibliography"]

_BETWEEN: Final = re.compile(r"[\s,]*")


def read_bibliography(data: bytes, format: str, *, encoding: str | None = None) -> ImportedWorks:
    """Read the works of a bibliography file, entry by entry.

    Args:
        data: The bytes of the file.
        format: ``csl-json``, ``bibtex`` or ``ris``.
        encoding: Its encoding; UTF-8 with or without a byte order mark, if none is named.

    Raises:
        InvalidBibliography: If the file as a whole cannot be read; the error has the line. What is wrong with an entry is among
            the losses.
    """
    return WORK_FORMATS[format](bibliography_text(data, encoding))


def _read_csl(text: str) -> ImportedWorks:
    value, findings = parse(text.encode(errors="surrogateescape"))
    for finding in findings:
        raise InvalidBibliography(finding.message, line=finding.line)
    items = _items(value)
    imported = works_from_csl(items)
    # The parser tells no lines, so they are looked for only where there is something to tell of an item.
    if not imported.losses or items is not value:
        return imported
    entries = []
    for line, entry in zip(_lines(text), imported.entries, strict=True):
        where = f"line {line}, {entry.where}"
        entries.append(attrs.evolve(entry, where=where, losses=tuple(attrs.evolve(loss, where=where) for loss in entry.losses)))
    return ImportedWorks(entries=tuple(entries))


def _items(value: Any) -> list[Any]:
    """Give the items of a file: a list of them, one alone as DOI services give it, or a list that a program wraps up."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        # Services that resolve DOIs give one item without a list.
        if "type" in value:
            return [value]
        for name in ("items", "references", "message"):
            if name in value:
                return _items(value[name])
    raise InvalidBibliography("a bibliography in CSL-JSON is a list of items, or one item", line=1)


def _lines(text: str) -> Iterator[int]:
    """Give the line on which each item of a list begins."""
    decoder = json.JSONDecoder()
    index, line, seen = text.index("[") + 1, 1, 0
    while True:
        between = _BETWEEN.match(text, index)
        index = between.end() if between else index
        if text[index] == "]":
            return
        # Counted on from the last item, so that a long file is gone through once.
        line += text.count("\n", seen, index)
        seen = index
        yield line
        index = decoder.raw_decode(text, index)[1]


WORK_FORMATS: Final[Mapping[str, Callable[[str], ImportedWorks]]] = {
    "csl-json": _read_csl,
    "bibtex": works_from_bibtex,
    "ris": works_from_ris,
}
"""The formats of bibliographies that are read, each with the function that reads it."""
