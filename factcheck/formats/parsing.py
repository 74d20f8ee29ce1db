"""Foreign values read with care: JSON whole and by lines, texts in their encodings, and parts of values that may be anything."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from factcheck.contract.json_text import parse

__all__ = ["JsonLine", "item", "items", "json_lines", "json_value", "json_values", "string", "strings", "text_or_fault", "whole"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@attrs.frozen(kw_only=True)
class JsonLine:
    """A line of JSON Lines.

    Args:
        line: Its number, from 1.
        raw: Its text.
        value: Its value, if it has one.
        fault: What is wrong with it.
    """

    line: int
    raw: str
    value: Any = None
    fault: str | None = None


def text_or_fault(data: bytes) -> tuple[str, str | None]:
    """Give the text of a file without its byte order mark, and what is wrong where it has none."""
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", f"line {line}: not {encoding.upper()}: byte 0x{data[error.start]:02x}; convert the file first"


def json_value(data: bytes) -> tuple[Any, str | None]:
    """Give the JSON value of a file, and what is wrong where it has none."""
    text, fault = text_or_fault(data)
    if fault is not None:
        return None, fault
    if not text.strip():
        return None, "the file is empty"
    # A text in UTF-16 may have halves of pairs, which the parser is to refuse with their line.
    value, findings = parse(text.encode("utf-8", "surrogatepass"))
    for finding in findings:
        return None, (f"line {finding.line}: " if finding.line else "") + finding.message
    return value, None


def json_lines(data: bytes, *, most: int | None = None) -> Iterator[JsonLine]:
    """Give the lines of JSON Lines that are not empty; a line ends with a line feed and nothing else.

    Args:
        data: The bytes of the file.
        most: How many lines are wanted.
    """
    text, fault = text_or_fault(data)
    if fault is not None:
        yield JsonLine(line=1, raw="", fault=fault)
        return
    count = 0
    # Splitting at every line end of Unicode would cut texts in two that have one of the rarer kind.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value, findings = parse(line.encode("utf-8", "surrogatepass"))
            reason = next((finding.message for finding in findings), None)
            yield JsonLine(line=number, raw=line, value=None if reason else value, fault=reason)
            count += 1
            if count == most:
                return


def json_values(data: bytes) -> tuple[Any, str | None]:
    """Give the JSON value of a file, or a list of its lines' where each line is one; and what is wrong where it is neither.

    A line that is no JSON stands in the list as its text, so that whoever reads the list can refuse it by its place.

    Args:
        data: The bytes of the file.
    """
    value, fault = json_value(data)
    if fault is None:
        return value, None
    rows = list(json_lines(data))
    # A single line that is no JSON is a broken file, and what is wrong with it says more than its place.
    if len(rows) < 2 or rows[0].fault is not None:
        return None, fault
    return [row.raw if row.fault is not None else row.value for row in rows], None


def item(value: Any, *keys: str) -> Any:
    """Give what stands under the first of these keys that a value has, or None."""
    if isinstance(value, Mapping):
        for key in keys:
            if value.get(key) is not None:
                return value[key]
    return None


def items(value: Any) -> Sequence[Any]:
    """Give a value as a list: as it is, alone in one, or none."""
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def string(value: Any) -> str | None:
    """Give a value if it is a text with something in it; a whole number counts as its digits."""
    # Ids are numbers in some programs and texts in others.
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def strings(value: Any) -> tuple[str, ...]:
    """Give the texts of a value that is one or a list of them."""
    return tuple(found for found in map(string, items(value)) if found is not None)


def whole(value: Any) -> int | None:
    """Give a value if it is a whole number that is not negative."""
    return value if type(value) is int and value >= 0 else None
