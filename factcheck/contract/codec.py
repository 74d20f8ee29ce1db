"""Records and JSON values: each turned into the other.

A JSON value that has passed the schema and the integrity checks is turned into records without running their constructors,
which would check again what has been checked: the object of the file becomes the ``__dict__`` of the record, and what the file
does not say is found on the class (see the decision record "Records from checked values").
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

import attrs
import orjson

from factcheck.model.annotation import Annotation
from factcheck.model.fields import default_of
from factcheck.model.frozen_json import frozen
from factcheck.model.slot import Slot
from factcheck.model.source import Source
from factcheck.model.vocabulary import Vocabulary

__all__ = ["annotation_from_value", "canonical_json", "canonical_line", "canonical_text", "canonical_value", "to_value"]

Build = Callable[[Any], Any]

# A line that is no longer than this holds a whole record; a longer record gets a line for each property.
_WIDTH: Final = 110
_INDENT: Final = "  "

# What a reader looks for one by one, and a diff should show one by one, however long.
_ON_ONE_LINE: Final = frozenset({"spans", "unclaimed"})
_ON_MANY_LINES: Final = frozenset({"claims", "works"})

# The files are UTF-8, and words of any script are to be read in them and in their differences. One encoder serves all values:
# json.dumps would make one for each.
_dumped: Final = json.JSONEncoder(ensure_ascii=False).encode


def annotation_from_value(
    value: Mapping[str, Any], *, text: str | None = None, categories: Vocabulary | None = None
) -> Annotation:
    """Make an annotation of a JSON value that has been checked.

    Args:
        value: The value of a whole annotation file, known to be valid.
        text: The text of the source, if it was read from a file.
        categories: The category vocabulary that it was checked against.
    """
    fields = dict(value)
    if "$schema" in fields:
        fields["schema"] = fields.pop("$schema")
    if text is not None:
        fields["source"] = {**fields["source"], "text": text}
    if categories is not None:
        fields["categories"] = categories
    annotation: Annotation = _builder(Annotation)(fields)
    return annotation


@cache
def _builder(cls: Any) -> Build:
    """Make the function that turns a checked JSON object into a record of this class."""
    conversions = _conversions(cls)
    new, put = object.__new__, object.__setattr__

    def build(value: Mapping[str, Any]) -> Any:
        instance = new(cls)
        put(instance, "__dict__", value)
        return instance

    def build_converted(value: Mapping[str, Any]) -> Any:
        # The object of the file is left as it is, and copied only if something in it is converted.
        fields: dict[str, Any] | None = None
        for name in value:
            if name in conversions:
                if fields is None:
                    fields = dict(value)
                fields[name] = conversions[name](fields[name])
        instance = new(cls)
        put(instance, "__dict__", value if fields is None else fields)
        return instance

    return build_converted if conversions else build


@cache
def _list_builder(cls: Any) -> Build:
    """Make the function that turns a list of checked JSON objects into a tuple of records of this class."""
    build = _builder(cls)
    if _conversions(cls):
        return lambda values: tuple([build(value) for value in values])
    new, put = object.__new__, object.__setattr__

    def build_all(values: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
        # What build does, without a call for each: most records of a file are spans.
        made = []
        for value in values:
            instance = new(cls)
            put(instance, "__dict__", value)
            made.append(instance)
        return tuple(made)

    return build_all


@cache
def _conversions(cls: Any) -> Mapping[str, Build]:
    """Give the fields of a class that are records or tuples, each with the function that makes its value."""
    hints = typing.get_type_hints(cls)
    attached = {field.name for field in attrs.fields(cls) if field.metadata.get("attached")}
    return {name: convert for name in hints if name not in attached and (convert := _conversion(hints[name])) is not None}


def _conversion(hint: Any) -> Build | None:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    if attrs.has(hint):
        return _builder(hint)
    if typing.get_origin(hint) is Mapping:
        return frozen
    if typing.get_origin(hint) is not tuple:
        return None
    item: type[Any] = typing.get_args(hint)[0]
    if not attrs.has(item):
        return tuple
    return _slots if item is Slot else _list_builder(item)


def _slots(values: Sequence[Mapping[str, Any]]) -> tuple[Slot, ...]:
    # As many keys as slots means that each has its kind alone, which every slot must have.
    if sum(map(len, values)) == len(values):
        return _open_slots(tuple([value["kind"] for value in values]))
    built: tuple[Slot, ...] = _list_builder(Slot)(values)
    return built


# Claims of one category demand the same slots, so the same few lists of open slots stand in claim after claim.
@lru_cache(1024)
def _open_slots(kinds: tuple[str, ...]) -> tuple[Slot, ...]:
    return tuple([Slot(kind=kind) for kind in kinds])


def to_value(record: Any) -> dict[str, Any]:
    """Turn a record into a JSON object: fields in the order of the class, and none that has its default.

    The text of a source that has a path is left out: it stands in its file.
    """
    value: dict[str, Any] = {}
    cls: Any = type(record)
    for name, default in _written_fields(cls):
        part = getattr(record, name)
        if part != default:
            value[name] = _plain(part)
    if isinstance(record, Source) and record.path is not None:
        value.pop("text", None)
    if isinstance(record, Annotation) and record.schema is not None:
        value = {"$schema": value.pop("schema"), **value}
    return value


@cache
def _written_fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    # This equals no value, so what is required is always written.
    required = object()
    return tuple(
        (field.name, required if field.default is attrs.NOTHING else default_of(field))
        for field in attrs.fields(cls)
        if not field.metadata.get("attached")
    )


def _plain(part: Any) -> Any:
    if attrs.has(type(part)):
        return to_value(part)
    if isinstance(part, tuple | list):
        return [_plain(item) for item in part]
    if isinstance(part, Mapping):
        return {key: _plain(item) for key, item in part.items()}
    return part


def canonical_line(annotation: Annotation) -> bytes:
    """Write an annotation on one line, as a corpus holds it, with a line feed at the end; UTF-8."""
    return orjson.dumps(to_value(annotation)) + b"\n"


def canonical_value(value: Any) -> bytes:
    """Write a JSON value so that equal values give equal bytes, whatever the order of their keys; UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def canonical_text(annotation: Annotation) -> str:
    """Write an annotation as a file holds it: made to be read and compared by lines.

    Keys stand in the order of the schema, each span on a line of its own, short records on one line and long ones a property
    a line, so that a change of one claim changes few lines.
    """
    return canonical_json(to_value(annotation))


def canonical_json(value: Any) -> str:
    """Write a JSON value laid out as a file of annotations is, for one that is not whole yet.

    Args:
        value: The value; its keys stay in their order.
    """
    return _laid_out(value, "", name=None) + "\n"


def _laid_out(value: Any, indent: str, name: str | None) -> str:
    if not isinstance(value, dict | list) or not value:
        return _dumped(value)
    if name is not None and (line := _on_line(value, name, len(indent) + len(name))) is not None:
        return line
    inner = indent + _INDENT
    if isinstance(value, list):
        rows = [inner + _laid_out(item, inner, name="" if name in _ON_MANY_LINES else name or "") for item in value]
        return "[\n" + ",\n".join(rows) + f"\n{indent}]"
    rows = [f"{inner}{_dumped(key)}: {_laid_out(item, inner, key)}" for key, item in value.items()]
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


def _on_line(value: Any, name: str, before: int) -> str | None:
    """Give a value on one line, or nothing where it takes several."""
    if name in _ON_MANY_LINES or (name in _ON_ONE_LINE and isinstance(value, list)):
        return None
    line = _dumped(value)
    return line if name in _ON_ONE_LINE or before + len(line) <= _WIDTH else None
