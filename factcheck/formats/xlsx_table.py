"""Tables of quotes as workbooks of spreadsheets, the first sheet of which is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from factcheck.errors import UnreadableFile
from factcheck.findings import Loss
from factcheck.formats.fates import losses_of
from factcheck.formats.quote_table import FATES, read_table, table_of
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.formats.workbook import LONGEST, as_workbook, rows_of, sheet_names
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

# A workbook is a ZIP archive, and this member is what makes it one.
_ARCHIVE: Final = b"PK\x03\x04"
_MEMBER: Final = b"xl/workbook.xml"

# What XML cannot hold, or would give back as another, stands in a cell by its number; spreadsheets show it as what it is
# (ECMA-376, part 1, 22.9.2.19).
_UNHELD: Final = re.compile(r"[\x00-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff]")
_NUMBERED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a table of quotes out of the first sheet of a workbook.

    Args:
        documents: The file.
        text: The text that the quotes are from.
        unit: The unit of offsets, if there are any.
    """
    document = documents[0]
    try:
        rows = list(rows_of(document.name, document.data))
        others = sheet_names(document.data)[1:]
    except UnreadableFile as error:
        return Imported(refused=(Refused(where="", why=error.reason),))
    rows = [[_NUMBERED.sub(_character, cell) for cell in row] for row in rows]
    made = read_table(rows, name=document.stem, tool="XLSX", text=text, unit=unit)
    left = [Loss(where=f"sheet {name}", what="all of it", why="only the first sheet is read") for name in others]
    return attrs.evolve(made, losses=(*left, *made.losses))


def write(annotation: Annotation) -> Exported:
    """Write a table of quotes as a workbook, whose cells are texts.

    Args:
        annotation: The annotation, with its text.

    Raises:
        UnreadableFile: If openpyxl is not installed.
    """
    columns, *written = table_of(annotation)
    rows = [[_UNHELD.sub(_number, cell) for cell in row] for row in written]
    lost = [*_confused(columns, written), *_cut(columns, rows)]
    document = Document(name=f"{annotation.id}.xlsx", data=as_workbook("claims", columns, rows))
    return Exported(documents=(document,), losses=(*losses_of(annotation, FORMAT.fates), *lost))


def _number(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _UNHELD.match(character) else found[0]


def _confused(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Loss]:
    for number, row in enumerate(rows, start=2):
        for column, cell in zip(columns, row, strict=True):
            if any(_character(found) != found[0] for found in _NUMBERED.finditer(cell)):
                why = "a workbook takes it for the character of this number"
                yield Loss(where=f"row {number}, column {column}", what="words like _x0007_", why=why, kind="changed")


def _cut(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Loss]:
    return [
        Loss(where=f"row {number}, column {column}", what=f"what follows its first {LONGEST:,} characters", why="a cell is full")
        for number, row in enumerate(rows, start=2)
        for column, cell in zip(columns, row, strict=True)
        if len(cell) > LONGEST
    ]


def _looks_like(document: Document) -> bool:
    return document.data.startswith(_ARCHIVE) and _MEMBER in document.data


FORMAT: Final = Format(
    name="xlsx", title="XLSX of quotes", ending=".xlsx", looks_like=_looks_like, read=read, write=write, fates=FATES
)
