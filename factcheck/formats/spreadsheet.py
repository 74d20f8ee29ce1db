"""Tables for spreadsheets: written so that no text is computed, and read as what a spreadsheet has made of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from factcheck.errors import UnreadableFile
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.workbook import rows_of
from factcheck.text.hidden import visible

__all__ = ["as_csv", "read_sheet"]

_SEPARATORS: Final = ",;\t"

# What a spreadsheet takes for the beginning of a formula, and what is a number all the same.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9.,]*")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table as comma-separated values, its columns first, with line feeds at the ends of lines.

    It is for people: characters that hide, move or reorder others stand as signs.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return stream.getvalue()


def _harmless(cell: Any) -> Any:
    """Keep a spreadsheet from taking a text for a formula, by an apostrophe before it, and a screen from obeying one."""
    if not isinstance(cell, str):
        return cell
    # What would act is looked for in the cell as it was: a return at its beginning is a sign behind the apostrophe.
    is_formula = cell[:1] in _FORMULA and not _NUMBER.fullmatch(cell)
    return f"'{visible(cell)}" if is_formula else visible(cell)


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
