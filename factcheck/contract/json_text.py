"""JSON as text: parsed strictly, and searched for the place of a value.

Places are sought only when there is something to show, so nothing is paid for them while all is well.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, Final

import attrs
import orjson

from factcheck.findings import Finding

__all__ = ["JsonObject", "TextPlace", "is_json", "locate_all", "parse", "plain_value"]

JsonObject = Mapping[str, Any]
"""A parsed object that is read and not changed."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}\[\],]')
_DEEPEST: Final = 100
_ESCAPED_QUOTE: Final = b"\\u0022"
_scan_once: Final = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

# Compiled when something is no JSON, since every command would pay for them.
_SLIPS: Final = (
    (r"-?(NaN|Infinity)", "JSON has no NaN or Infinity; leave the value out"),
    (r"//|/\*|#", "JSON has no comments; put the words into a note"),
    (r"'", "JSON texts stand in double quotes"),
    (r",?\s*[}\]]", "remove the comma before the closing bracket"),
    (r"None|True|False|undefined", "JSON writes null, true and false"),
)

_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class TextPlace:
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


def plain_value(value: Any) -> tuple[Any, list[Finding]]:
    """Give a value as it would be read back from a file, or say what of it no file can hold.

    Args:
        value: What records were turned into.

    Returns:
        The value with texts and numbers of JSON's own types and no findings; or None and the findings.
    """
    findings = list(_unwritable(value, ""))
    return (None, findings) if findings else (json.loads(json.dumps(value)), [])


def _unwritable(value: Any, where: str) -> Iterator[Finding]:
    match value:
        case dict():
            for key, part in value.items():
                yield from _unwritable(part, f"{where}/{str(key).replace('~', '~0').replace('/', '~1')}")
        case list() | tuple():
            for number, part in enumerate(value):
                yield from _unwritable(part, f"{where}/{number}")
        case str():
            # Python keeps with each text whether it is ASCII, so most searches are spared.
            if not value.isascii() and _HALF_PAIR.search(value):
                message = "half of a surrogate pair is no character, and no file can hold it"
                yield Finding(code="FC102", message=message, where=where)
        case float():
            if not math.isfinite(value):
                yield Finding(code="FC101", message=f"{value} is no number of JSON", where=where, hint="leave the value out")
        case None | bool() | int():
            pass
        case _:
            yield Finding(code="FC203", message=f"a {type(value).__name__} is no value of JSON", where=where)


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
    # A parser keeps the last of two equal keys, so what it kept is less than what it read. Text is thus proved free of such keys
    # by writing it again, which costs a fifth of parsing; only where that proves nothing, it is looked at.
    try:
        written = orjson.dumps(value)
        if written == data or _has_as_many_quotes(written, data):
            return value, []
        text = data.decode()
        repeated = _has_repeated_keys(text)
    except (orjson.JSONEncodeError, RecursionError):
        # orjson reads deeper than it writes, and the standard library reads about as deep as the stack allows.
        return None, [_too_deep()]
    # Only a file that has such keys pays for the search of their places.
    return (None, list(_repeated_keys(text))) if repeated else (value, [])


def _too_deep() -> Finding:
    return Finding(code="FC104", message="the file nests brackets deeper than any annotation does", line=1, column=1)


def _explained(data: bytes, error: orjson.JSONDecodeError) -> Finding:
    if data.startswith(_BYTE_ORDER_MARK):
        return Finding(code="FC105", message="the file begins with a byte order mark", line=1, column=1)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        # All before the fault is sound UTF-8, so its lines and columns can be counted.
        before = data[: fault.start].decode()
        place = _place(before, len(before), 1)
        message = f"byte {fault.start} (0x{data[fault.start]:02x}) cannot be part of UTF-8"
        return Finding(code="FC102", message=message, line=place.line, column=place.column)
    # Older and newer versions of orjson word it differently.
    if "depth" in error.msg:
        return _too_deep()
    if not text.strip():
        return Finding(code="FC101", message="the file is empty", line=1, column=1)
    index = min(error.pos, len(text))
    place = _place(text, index, 1)
    hint = next((remedy for slip, remedy in _SLIPS if re.compile(slip).match(text, index)), "")
    return Finding(code="FC101", message=f"not JSON: {error.msg}", hint=hint, line=place.line, column=place.column)


def _has_as_many_quotes(written: bytes, data: bytes) -> bool:
    """Tell whether what was kept of JSON, written again, has all quotation marks of it, those of every key among them."""
    # A mark that is written by its number counts in one of them alone, and could make up for one that is gone.
    return _ESCAPED_QUOTE not in data and written.count(b'"') == data.count(b'"')


def _has_repeated_keys(text: str) -> bool:
    repeated = False

    def look(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len(dict(pairs)) < len(pairs)

    json.loads(text, object_pairs_hook=look)
    return repeated


def _repeated_keys(text: str) -> Iterator[Finding]:
    open_brackets: list[set[str]] = []
    lines = _Lines(text)
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
                    place = lines.place(token.start(), token.start() + len(quoted))
                    message = f"key {key!r} stands twice in this object"
                    yield Finding(code="FC103", message=message, line=place.line, column=place.column, width=place.width)
                open_brackets[-1].add(key)


def locate_all(text: str, wanted: Sequence[tuple[str, bool]]) -> list[TextPlace]:
    """Find where the values that pointers name stand in a JSON text, all in one pass over it.

    Args:
        text: The whole JSON text, known to be valid.
        wanted: JSON pointers (RFC 6901), each with whether to give the place of the key where its last step is one.

    Returns:
        The place of each value, or of the nearest value around it that exists.
    """
    root = _Node()
    nodes = [root.below(pointer) for pointer, _ in wanted]
    _walk(text, _after_space(text, 0), root)
    extents = [
        (node.key, scanstring(text, node.key + 1)[1]) if on_key and node.key is not None else (node.start, node.end)
        for node, (_, on_key) in zip(nodes, wanted, strict=True)
    ]
    lines = _Lines(text)
    places: dict[tuple[int, int], TextPlace] = {extent: lines.place(*extent) for extent in sorted(set(extents))}
    return [places[extent] for extent in extents]


class _Node:
    """A value that is wanted or holds what is wanted: where its key and it itself begin, and where it ends."""

    __slots__ = ("children", "end", "key", "start")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.key: int | None = None
        self.start = self.end = 0

    def below(self, pointer: str) -> _Node:
        node = self
        # No record nests deeper; what lies deeper is shown by what is around it.
        for step in pointer.split("/")[1 : _DEEPEST + 1]:
            node = node.children.setdefault(step.replace("~1", "/").replace("~0", "~"), _Node())
        return node


def _walk(text: str, index: int, node: _Node) -> int:
    """Note where a value and what is wanted in it stand; give the index after it."""
    node.start = index
    if not node.children or text[index] not in "{[":
        # Nothing is wanted within, and the scanner of the standard library is in C.
        node.end = _scan_once(text, index)[1]
    else:
        node.end = _walk_members(text, index, node)
    for child in node.children.values():
        if child.end == 0:
            _stand_in(child, index)
    return node.end


def _stand_in(node: _Node, index: int) -> None:
    """Let a value that does not exist stand where the nearest one around it begins."""
    node.start, node.end = index, index + 1
    for child in node.children.values():
        _stand_in(child, index)


def _walk_members(text: str, index: int, node: _Node) -> int:
    is_object = text[index] == "{"
    number = 0
    index = _after_space(text, index + 1)
    while text[index] not in "}]":
        key_index, name = index, str(number)
        if is_object:
            name, end = scanstring(text, index + 1)
            index = _after_space(text, _after_space(text, end) + 1)
        child = node.children.get(name)
        if child is None:
            index = _scan_once(text, index)[1]
        else:
            child.key = key_index if is_object else None
            index = _walk(text, index, child)
        number += 1
        index = _after_space(text, index)
        index = _after_space(text, index + 1) if text[index] == "," else index
    return index + 1


class _Lines:
    """Lines and columns of indices that are asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._counted = 1, 0

    def place(self, index: int, end: int) -> TextPlace:
        # Counted on from the last index, so that many findings in a long file stay cheap.
        self._line += self._text.count("\n", self._counted, index)
        self._counted = index
        start = self._text.rfind("\n", 0, index) + 1
        line_end = self._text.find("\n", index)
        room = (len(self._text) if line_end < 0 else line_end) - index
        return TextPlace(line=self._line, column=index - start + 1, width=max(1, min(end - index, room)))


def _after_space(text: str, index: int) -> int:
    match = _SPACE.match(text, index)
    return match.end() if match else index


def _place(text: str, index: int, width: int) -> TextPlace:
    return _Lines(text).place(index, index + width)
