"""The home of openpyxl: tables as workbooks whose texts no spreadsheet takes for formulas, and back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from factcheck.errors import UnreadableFile
from factcheck.files import size_limit

__all__ = ["LONGEST", "as_workbook", "rows_of", "sheet_names"]

LONGEST: Final = 32_767
"""How many characters a cell of a workbook holds."""

# What XML, and so a workbook, cannot hold.
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_NOT_INSTALLED: Final = "is not installed; install factcheck-claims[xlsx], or write CSV"


def as_workbook(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Write a table as a workbook of one sheet, its columns first and in sight.

    Args:
        title: Name of the sheet.
        columns: Names of the columns.
        rows: The cells of each line. A text stays a text, whatever it begins with.

    Raises:
        UnreadableFile: If openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UnreadableFile("openpyxl", _NOT_INSTALLED) from error
    book = Workbook()
    sheet = book.active
    sheet.title = title
    # By number and not by what openpyxl takes for the last row, which it finds by going through all cells.
    for row, line in enumerate(([*columns], *rows), start=1):
        for column, value in enumerate(line, start=1):
            _put(sheet.cell(row=row, column=column), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(cell: Any, value: Any) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = _FORBIDDEN.sub("\ufffd", value)[:LONGEST]
    # A text that begins like a formula is stored as a text, and stays one when somebody edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = value[:1] in ("=", "+", "-", "@")


def rows_of(path: str, data: bytes) -> Iterator[list[str]]:
    """Give the lines of the first sheet of a workbook, as texts. A formula is none: it stands there with its equals sign.

    Args:
        path: Name of the file, for errors.
        data: Its bytes.

    Raises:
        UnreadableFile: If openpyxl is not installed, or this is no workbook, or it unpacks to more than may be read.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise UnreadableFile("openpyxl", _NOT_INSTALLED) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            # A small file can say that it unpacks to terabytes.
            if sum(part.file_size for part in parts.infolist()) > size_limit():
                raise UnreadableFile(path, f"unpacks to more than {size_limit():,} bytes; raise --limit if it is yours")
        sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        # Some programs write a size of one cell, by which the reading of the others would be skipped.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [_told(cell) for cell in row]
    except UnreadableFile:
        raise
    # A damaged workbook makes openpyxl raise whatever its innermost step raises.
    except Exception as error:
        raise UnreadableFile(path, f"is no workbook that can be read: {type(error).__name__}") from error


def sheet_names(data: bytes) -> list[str]:
    """Give the names of the sheets of a workbook that :func:`rows_of` has read, in their order.

    Args:
        data: Its bytes.
    """
    from openpyxl import load_workbook

    names: list[str] = load_workbook(io.BytesIO(data), read_only=True).sheetnames
    return names


def _told(cell: Any) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
