"""Reading a table that a spreadsheet has written: its columns and its lines, as texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from factcheck.errors import UnreadableFile
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.workbook import rows_of

__all__ = ["read_sheet"]

_SEPARATORS: Final = ",;\t"


def read_sheet(path: str, data: bytes) -> tuple[list[str], Iterator[list[str]]]:
    """Give the names of the columns of a table and its lines.

    Args:
        path: Name of the file; ``.xlsx`` is a workbook, anything else is CSV, with the separator that its first line has.
        data: Its bytes.

    Raises:
        UnreadableFile: If it is no table.
    """
    rows = rows_of(path, data) if Path(path).suffix.lower() == ".xlsx" else _csv_rows(path, data)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile(path, "is empty; the first line of a table has the names of its columns")
    return first, rows


def _csv_rows(path: str, data: bytes) -> Iterator[list[str]]:
    content, fault = text_or_fault(data)
    if fault is not None:
        raise UnreadableFile(path, f"{fault}; save it as CSV UTF-8")
    heading = content.partition("\n")[0]
    # Where a comma parts decimals, spreadsheets part cells with semicolons.
    separator = max(_SEPARATORS, key=heading.count)
    try:
        yield from csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    except csv.Error as error:
        raise UnreadableFile(path, f"is no CSV: {error}") from error
