"""The home of openpyxl: tables as workbooks whose texts no spreadsheet takes for formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from factcheck.errors import UnreadableFile

__all__ = ["LONGEST", "as_workbook"]

LONGEST: Final = 32_767
"""How many characters a cell of a workbook holds."""

# What XML, and so a workbook, cannot hold.
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


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
        raise UnreadableFile("openpyxl", "is not installed; install factcheck-claims[xlsx], or write CSV") from error
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for line in ([*columns], *rows):
        sheet.append([None] * len(line))
        for cell, value in zip(sheet[sheet.max_row], line, strict=True):
            _put(cell, value)
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
