"""Items read from what people, scripts and models write: JSON lines, a JSON array, or a table with a header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.contract.files import read_schema
from factcheck.contract.json_text import parse
from factcheck.errors import UnreadableFile, nearest
from factcheck.files import leads_out

__all__ = ["read_items"]

_LISTS: Final = ("categories", "hedges", "places", "agents", "tags")
_TEXTS: Final = ("id", "statement", "mode", "checkability", "by", "note")
_QUOTES: Final = re.compile(r"(quote|prefix|suffix|role)(?:_(\d+))?\Z")
_LEAD_IN: Final = "lead_in"
_SEPARATORS: Final = ",;\t"
# The csv module refuses cells of more than 131,072 characters, and the words of a quote may be a whole document.
_LONGEST_CELL: Final = 10_000_000


def read_items(data: bytes, name: str) -> list[Any]:
    """Read items, in whichever of three forms they are.

    An array begins with a bracket, JSON lines with a brace; anything else is a table of comma-separated values (or of semicolons
    or tabs) whose header has ``statement`` and ``quote``. More quotes of a claim stand in ``quote_2`` and so on, each with
    ``prefix_2``, ``suffix_2``, ``role_2``; ``lead_in`` is a quote in that role. Several categories, places, agents, hedges or
    tags stand in one cell with semicolons between them.

    Args:
        data: The bytes of the file.
        name: What an error calls the file.

    Returns:
        The items as JSON values, unchecked.

    Raises:
        UnreadableFile: If the file is not UTF-8, a line is not JSON, or the table is not one of items.
    """
    # Spreadsheets put a byte order mark at the beginning, which would hide the bracket or the name of the first column.
    plain = data.removeprefix(b"\xef\xbb\xbf")
    match plain.lstrip()[:1]:
        case b"[":
            return list(_parsed(plain, name, "the array"))
        case b"{":
            return list(_lines(plain, name))
        case b"":
            return []
    return list(_rows(plain, name))


def _parsed(data: bytes, name: str, what: str) -> Any:
    value, findings = parse(data)
    if findings:
        place = f"line {findings[0].line}: " if findings[0].line else ""
        raise UnreadableFile(name, f"{place}{what} is {findings[0].message.removeprefix('the file is ')}; nothing is pinned")
    return value


def _lines(data: bytes, name: str) -> Iterator[Any]:
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    # The whole is read at once only where the first line is no JSON, so that a large file of lines is not read twice.
    if len(lines) > 1 and parse(lines[0][1])[1]:
        whole, findings = parse(data)
        if not findings:
            # One item that is laid out over several lines.
            yield whole
            return
    for number, line in lines:
        value, findings = parse(line)
        if findings:
            reason = findings[0].message.removeprefix("not JSON: ")
            raise UnreadableFile(name, f"line {number} is not JSON: {reason}; nothing is pinned")
        yield value


def _rows(data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile(name, f"not UTF-8: byte {error.start} is 0x{data[error.start]:02x}; convert it first") from error
    header = text.partition("\n")[0].strip("\r")
    # The header alone is asked: names of columns have none of these signs in them, and the statements below may have any
    # number.
    separator = max(_SEPARATORS, key=header.count)
    # The limit is one for the whole process, in which others read tables too.
    usual = csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [column.strip().casefold() for column in next(rows)]
        _check(columns, name, text)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                # A line with too many cells has a separator within its words, so that what follows stands in the wrong columns;
                # one with too few only lacks its last cells.
                if len(cells) > len(columns):
                    raise UnreadableFile(
                        name, f"line {rows.line_num} has {len(cells)} cells, the header {len(columns)}; nothing is pinned"
                    )
                yield _item(dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        raise UnreadableFile(name, f"line {rows.line_num} is no row of a table: {error}; nothing is pinned") from error
    finally:
        csv.field_size_limit(usual)


def _check(columns: list[str], name: str, text: str) -> None:
    """Refuse a header that is none of items."""
    if "statement" not in columns:
        # What a link leads to outside may be for nobody's eyes, such as a log of those who check a stranger's folder.
        begin = "" if leads_out(name) else f"; it begins {text.strip().partition(chr(10))[0][:60]!r}"
        reason = f"neither JSON nor a table with the column statement{begin}; nothing is pinned"
        raise UnreadableFile(name, reason)
    for column in columns:
        if column not in (*_LISTS, *_TEXTS, _LEAD_IN) and not _QUOTES.match(column):
            known = nearest(column, ("quote", "prefix", "suffix", "role", _LEAD_IN, *_TEXTS, *_LISTS))
            if column in ("start", "end"):
                known = "; offsets are not accepted, quotes are pinned where they stand"
            elif column in read_schema("unpinned-claim")["properties"]:
                known = "; a table cannot hold it, JSON lines can"
            raise UnreadableFile(name, f"the column {column!r} is unknown{known}; nothing is pinned")
    if len(set(columns)) < len(columns):
        raise UnreadableFile(name, "a column stands twice in the header; nothing is pinned")


def _item(row: Mapping[str, str]) -> dict[str, Any]:
    """Make an item of a row; empty cells say nothing."""
    item: dict[str, Any] = {key: row[key].strip() for key in _TEXTS if row.get(key, "").strip()}
    for key in _LISTS:
        parts = [part.strip() for part in row.get(key, "").split(";") if part.strip()]
        if parts:
            item[key] = parts
    quotes: dict[int, dict[str, str]] = {}
    for column, cell in row.items():
        found = _QUOTES.match(column)
        if found and cell.strip():
            key = "exact" if found[1] == "quote" else found[1]
            quotes.setdefault(int(found[2] or 1), {})[key] = cell
    lead_in = [{"exact": row[_LEAD_IN], "role": "lead-in"}] if row.get(_LEAD_IN, "").strip() else []
    item["spans"] = [*lead_in, *(quotes[number] for number in sorted(quotes))]
    return item
