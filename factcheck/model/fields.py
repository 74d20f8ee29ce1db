"""What records have in common: defaults that stand on the class, conversion to tuples, and fields held to their types."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

import attrs

from factcheck.model.display import brief
from factcheck.model.refusals import Validator, mapping, number, some_text, some_texts, truth

__all__ = [
    "ATTACHED", "as_texts", "as_typed", "default_of", "defaults_on_class", "tuple_of",
]  # fmt: skip

ATTACHED: Final = {"attached": True}
"""Metadata of a field that loading attaches to a record: it is neither saved nor compared."""

_OR_NONE: Final = " | None"

_Item = TypeVar("_Item")
_Record = TypeVar("_Record", bound=attrs.AttrsInstance)


def defaults_on_class(cls: type[_Record]) -> type[_Record]:
    """Let the defaults of a record's fields stand on its class too.

    A record that is made of a checked JSON object thus need hold only what the file says, and finds the rest on its class, which
    is what makes a bulk load fast (see the decision record "Records from checked values").
    """
    for field in attrs.fields(cls):
        if field.default is not attrs.NOTHING:
            setattr(cls, field.name, default_of(field))
    return brief(cls)


def default_of(field: attrs.Attribute[Any]) -> Any:
    """Give the value that a field has where nothing is said of it."""
    return field.converter(field.default) if callable(field.converter) else field.default


def as_typed(cls: type[Any], fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Give the fields of a record such that each refuses what its annotation does not say, as a transformer of attrs.

    A new field is held to its type by being declared. What else its schema asks for, such as a pattern, is a validator.

    The validators run one after the other behind the constructor. Written into each constructor, as attrs does, they made Python
    compile a third more at every start.
    """
    held = [(field, check, str(field.type).endswith(_OR_NONE)) for field in fields for check in _checks_of(cls, field)]
    finish = getattr(cls, "__attrs_post_init__", None)

    def hold(record: Any) -> None:
        for field, check, may_be_none in held:
            value = getattr(record, field.name)
            if value is not None or not may_be_none:
                check(record, field, value)
        if finish is not None:
            finish(record)

    cls.__attrs_post_init__ = hold
    return [_plain(field) for field in fields]


def _plain(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    converter = _naming(field.name, field.converter) if callable(field.converter) else field.converter
    return field.evolve(validator=None, converter=converter)


def _checks_of(cls: type[Any], field: attrs.Attribute[Any]) -> Iterator[Validator]:
    # The annotations are still text here, and to resolve all of them for every record would be felt at each start.
    plain = str(field.type).removesuffix(_OR_NONE)
    record = getattr(sys.modules[cls.__module__], plain, None)
    if plain in _CHECKS:
        yield _CHECKS[plain]
    elif isinstance(record, type):
        yield _of(record)
    if field.validator is not None:
        yield field.validator


def _of(record: type[Any]) -> Validator:
    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, record):
            raise TypeError(f"{attribute.name} must be a {record.__name__}, not {value!r}")

    return check


def _naming(name: str, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converted(value: Any) -> Any:
        try:
            return convert(value)
        except TypeError as error:
            raise TypeError(f"{name}: {error}") from None

    return converted


def tuple_of(cls: type[_Item], values: Iterable[_Item]) -> tuple[_Item, ...]:
    """Turn any iterable but a text into a tuple, since ``tags="urgent"`` is never meant to be six tags.

    Args:
        cls: The class that every value must have.
        values: The values.

    Raises:
        TypeError: If *values* is a text, or holds anything of another class.
    """
    if isinstance(values, str | bytes):
        raise TypeError(f"expected several values, got the single text {values!r}; put it in a list or tuple")
    found = tuple(values)
    for value in found:
        if not isinstance(value, cls):
            raise TypeError(f"expected {cls.__name__} in the list, got {value!r}")
    return found


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Turn an iterable of texts into a tuple; see :func:`tuple_of`."""
    return tuple_of(str, values)


# What an annotation of a field says, as it is written, and the validator that holds values to it.
_CHECKS: Final[dict[str, Any]] = {
    "str": some_text,
    "bool": truth,
    "float": number,
    "tuple[str, ...]": some_texts,
    "Mapping[str, Any]": mapping,
}
