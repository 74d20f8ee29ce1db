"""JSON as text: parsed strictly, and searched for the place of a value.

Places are sought only when there is something to show, so nothing is paid for them while all is well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, Final

import attrs
import orjson

from factcheck.findings import Finding

__all__ = ["Place", "is_json", "locate", "parse"]

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}\[\],]')
_scan_once: Final = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

_SLIPS: Final = (
    (re.compile(r"-?(NaN|Infinity)"), "JSON has no NaN or Infinity; leave the value out"),
    (re.compile(r"//|/\*|#"), "JSON has no comments; put the words into a note"),
    (re.compile(r"'"), "JSON texts stand in double quotes"),
    (re.compile(r",?\s*[}\]]"), "remove the comma before the closing bracket"),
    (re.compile(r"None|True|False|undefined"), "JSON writes null, true and false"),
)


@attrs.frozen(kw_only=True)
class Place:
    """Where a value stands in a text.

    Args:
        line: Line, from 1.
        column: Column in code points, from 1.
        width: How many code points of that line the value fills, at least 1.
    """

    line: int
    column: int
    width: int


def is_json(data: bytes) -> bool:
    """Tell whether bytes are one whole JSON text, whatever else is wrong with it."""
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True


def parse(data: bytes) -> tuple[Any, list[Finding]]:
    """Parse JSON strictly: UTF-8, no byte order mark, no NaN, no duplicate keys.

    Args:
        data: The bytes of the file, or of a line of it.

    Returns:
        The value and no findings, or None and the findings.
    """
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return None, [_explained(data, error)]
    # A parser keeps the last of two equal keys, so what it kept is shorter than what it read. Text that is compact already
    # is thus proved free of duplicates by writing it again, which costs a fifth of parsing; other text is looked at.
    try:
        if orjson.dumps(value) == data:
            return value, []
        text = data.decode()
        repeated = _has_repeated_keys(text)
    except (orjson.JSONEncodeError, RecursionError):
        # orjson reads deeper than it writes, and the standard library reads about as deep as the stack allows.
        return None, [_too_deep()]
    return (None, list(_repeated_keys(text))) if repeated else (value, [])


def _too_deep() -> Finding:
    return Finding(code="FC104", message="the file nests brackets deeper than any annotation does", line=1, column=1)


def _explained(data: bytes, error: orjson.JSONDecodeError) -> Finding:
    if data.startswith(_BYTE_ORDER_MARK):
        return Finding(code="FC105", message="the file begins with a byte order mark", line=1, column=1)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode()
        place = _place(before, len(before), 1)
        message = f"byte {fault.start} (0x{data[fault.start]:02x}) cannot be part of UTF-8"
        return Finding(code="FC102", message=message, line=place.line, column=place.column)
    if "depth limit" in error.msg:
        return _too_deep()
    if not text.strip():
        return Finding(code="FC101", message="the file is empty", line=1, column=1)
    index = min(error.pos, len(text))
    place = _place(text, index, 1)
    hint = next((remedy for slip, remedy in _SLIPS if slip.match(text, index)), "")
    return Finding(code="FC101", message=f"not JSON: {error.msg}", hint=hint, line=place.line, column=place.column)


def _has_repeated_keys(text: str) -> bool:
    repeated = False

    def look(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len({key for key, _ in pairs}) < len(pairs)

    json.loads(text, object_pairs_hook=look)
    return repeated


def _repeated_keys(text: str) -> Iterator[Finding]:
    open_brackets: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        match token.group()[0]:
            case "{" | "[":
                open_brackets.append(set())
            case "}" | "]":
                open_brackets.pop()
            case '"' if token.group(1):
                quoted = token.group()[: token.start(1) - token.start()]
                key = json.loads(quoted)
                if key in open_brackets[-1]:
                    place = _place(text, token.start(), len(quoted))
                    message = f"key {key!r} stands twice in this object"
                    yield Finding(code="FC103", message=message, line=place.line, column=place.column, width=place.width)
                open_brackets[-1].add(key)


def locate(text: str, pointer: str, *, on_key: bool = False) -> Place:
    """Find where the value that a pointer names stands in a JSON text.

    Args:
        text: The whole JSON text, known to be valid.
        pointer: JSON pointer (RFC 6901).
        on_key: Whether to give the place of the key, where the last step of the pointer is one.

    Returns:
        The place of the value, or of the nearest value around it that exists.

    >>> locate('{"claims": [1, 2]}', "/claims/1")
    Place(line=1, column=16, width=1)
    """
    index = _after_space(text, 0)
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for depth, step in enumerate(steps):
        found = _member(text, index, step) if text[index] == "{" else _item(text, index, step)
        if found is None:
            return _place(text, index, 1)
        key_index, value_index = found
        if on_key and depth == len(steps) - 1:
            return _place(text, key_index, scanstring(text, key_index + 1)[1] - key_index)
        index = value_index
    return _place(text, index, _scan_once(text, index)[1] - index)


def _after_space(text: str, index: int) -> int:
    match = _SPACE.match(text, index)
    return match.end() if match else index


def _member(text: str, index: int, wanted: str) -> tuple[int, int] | None:
    index = _after_space(text, index + 1)
    while text[index] == '"':
        key, end = scanstring(text, index + 1)
        value_index = _after_space(text, _after_space(text, end) + 1)
        if key == wanted:
            return index, value_index
        index = _after_space(text, _scan_once(text, value_index)[1])
        index = _after_space(text, index + 1) if text[index] == "," else index
    return None


def _item(text: str, index: int, wanted: str) -> tuple[int, int] | None:
    if text[index] != "[":
        return None
    index = _after_space(text, index + 1)
    for _ in range(int(wanted)):
        index = _after_space(text, _scan_once(text, index)[1])
        if text[index] != ",":
            return None
        index = _after_space(text, index + 1)
    return index, index


def _place(text: str, index: int, width: int) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    line_end = text.find("\n", index)
    room = (len(text) if line_end < 0 else line_end) - index
    return Place(line=text.count("\n", 0, index) + 1, column=index - line_start + 1, width=max(1, min(width, room)))
