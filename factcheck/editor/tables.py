"""Tables that leave the editor for a spreadsheet and come back, as the command line writes and reads them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from typing import Any, Final

from factcheck.editor.asking import Asked
from factcheck.errors import NoSuchTerm
from factcheck.formats.spreadsheet import as_csv, read_sheet
from factcheck.formats.workbook import LONGEST, as_workbook
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.views.returning import TakenBack, take_back
from factcheck.views.tables import TABLES, columns_of, shown_cell, table_rows

__all__ = ["table_of_annotations", "take_table", "told_of_table"]

_Answer = dict[str, Any]

_KINDS: Final = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def table_of_annotations(annotations: Iterable[Annotation], asked: Asked) -> _Answer:
    """Write a table of annotations, with its name and how many lines it has.

    Args:
        annotations: The annotations.
        asked: ``table``, one of claims, references, works and figures; ``format``, csv or xlsx; ``columns``, all where none
            is named.

    Raises:
        NoSuchTerm: If there is no such table, column or format.
        UnreadableFile: If a workbook is wanted and openpyxl is not installed.
    """
    kind, format_ = _among(asked.words("table"), "table", TABLES), _among(asked.words("format"), "format", _KINDS)
    known = columns_of(kind)
    names = [_among(name, f"column of {kind}", known) for name in asked.listed("columns")] or [*known]
    rows = [[shown_cell(row[name]) for name in names] for annotation in annotations for row in table_rows(kind, annotation)]
    # Spreadsheets take a file without a signature at its beginning for an older encoding than UTF-8.
    content = as_workbook(kind, names, rows) if format_ == "xlsx" else as_csv(names, rows).encode("utf-8-sig")
    return {
        "name": f"{kind}.{format_}", "type": _KINDS[format_], "content": base64.b64encode(content).decode(), "lines": len(rows),
        "cut": _too_long(rows) if format_ == "xlsx" else 0,
    }  # fmt: skip


def _among(name: str, kind: str, known: Iterable[str]) -> str:
    if name not in known:
        raise NoSuchTerm(name, kind=kind, known=tuple(known))
    return name


def _too_long(rows: Sequence[Sequence[Any]]) -> int:
    return sum(isinstance(value, str) and len(value) > LONGEST for row in rows for value in row)


def take_table(annotation: Annotation, asked: Asked) -> TakenBack:
    """Put a table that comes back into its annotation.

    Args:
        annotation: The annotation as it is now.
        asked: ``name`` of the file, ``content`` in base64, and ``by``, who decides what it decides on triage.

    Raises:
        FactcheckError: If it is no table, or has not the columns that are needed.
        ValueError: If what was sent is no base64.
    """
    try:
        data = base64.b64decode(asked.maybe("content") or "", validate=True)
    except binascii.Error as error:
        raise ValueError("the table did not arrive whole") from error
    columns, rows = read_sheet(asked.words("name"), data)
    return take_back(annotation, columns, rows, by=asked.maybe("by"), at=today())


def told_of_table(back: TakenBack) -> _Answer:
    """Say what became of a table, line by line where one was refused."""
    told = [str(row) for row in back.refused]
    if back.elsewhere:
        told.append(f"Lines of other annotations, passed over: {back.elsewhere}.")
    if back.unread:
        told.append(f"Changed and not read back: {', '.join(back.unread)}.")
    return {"changed": back.changed, "lines": told}
