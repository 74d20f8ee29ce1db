"""Tables of quotes as comma-separated values: a row for each piece of a claim."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from factcheck.formats.fates import losses_of
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.quote_table import FATES, known_columns, read_table, table_of
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_SEPARATORS: Final = ",;\t|"
_TOLD: Final = re.compile(r"sep=([,;\t|])\r?\n")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a table of quotes; a column ``quote`` is wanted, and offsets only help.

    Args:
        documents: The file.
        text: The text that the quotes are from.
        unit: The unit of offsets, if there are any.
    """
    content, fault = text_or_fault(documents[0].data)
    rows: list[list[str]] = []
    try:
        rows = [] if fault else _rows(content)
    except csv.Error as error:
        fault = f"it is no table: {error}"
    if fault is not None:
        return Imported(refused=(Refused(where="line 1", why=fault),))
    return read_table(rows, name=documents[0].stem, tool="CSV", text=text, unit=unit)


def _rows(content: str) -> list[list[str]]:
    # Spreadsheets write a first line that says which sign stands between cells, or are helped by one.
    told = _TOLD.match(content)
    rest = content[told.end() :] if told else content
    first = rest.lstrip("\r\n").split("\n", 1)[0]
    separator = told[1] if told else max(_SEPARATORS, key=first.count)
    return list(csv.reader(io.StringIO(rest, newline=""), delimiter=separator))


def write(annotation: Annotation) -> Exported:
    """Write a table of quotes: a row for each span, in which no spreadsheet finds a formula.

    Args:
        annotation: The annotation, with its text.
    """
    stream = io.StringIO()
    # With this line end a carriage return in a cell is quoted too.
    csv.writer(stream, lineterminator="\r\n").writerows(table_of(annotation))
    document = Document(name=f"{annotation.id}.csv", data=stream.getvalue().encode())
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _looks_like(document: Document) -> bool:
    content, fault = text_or_fault(document.data)
    if fault is not None or document.value is not None or content.lstrip()[:1] in ("{", "[", "<"):
        return False
    try:
        rows = _rows(content)
    except csv.Error:
        return False
    # A table of one column has a name that says so, or else any text would be one.
    is_named = document.name.lower().endswith((".csv", ".tsv"))
    return any((is_named or len(row) > 1) and "quote" in known_columns(row) for row in rows[:1])


FORMAT: Final = Format(
    name="csv", title="CSV of quotes", ending=".csv", looks_like=_looks_like, read=read, write=write, fates=FATES
)
