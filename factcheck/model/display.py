"""How records show themselves: in a line, and in notebooks as a layer above has told them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import attrs

__all__ = ["as_html", "brief", "show_by"]

Class = TypeVar("Class", bound=type)

_LONGEST: Final = 200
_FEW: Final = 3
_LONG: Final = 60

Shower = Callable[[object], str | None]

_showers: dict[str, Shower] = {}


def show_by(name: str, shower: Shower) -> None:
    """Have records of a class shown by a function.

    Args:
        name: Name of the class.
        shower: Gives HTML for a record, or None where it has none to give.
    """
    _showers[name] = shower


def as_html(record: object) -> str | None:
    """Give a record as HTML by the function that was named for its class; None where none was."""
    shower = _showers.get(type(record).__name__)
    return None if shower is None else shower(record)


def brief(cls: Class) -> Class:
    """Let a record show itself in a line that fits a screen: what is said in it, and of long values the beginning."""
    cls.__repr__ = _shown  # type: ignore[assignment]
    return cls


def _shown(self: Any) -> str:
    parts = []
    for field in attrs.fields(type(self)):
        if field.repr and getattr(self, field.name) != (None if field.default is attrs.NOTHING else _default_of(field)):
            parts.append(f"{field.name}={_short(getattr(self, field.name))}")
    shown = f"{type(self).__name__}({', '.join(parts)})"
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 2] + "…)"


def _short(value: Any) -> str:
    """Show a value; of many values their number, since a file holds thousands."""
    if isinstance(value, tuple | list) and len(value) > _FEW:
        return f"<{len(value)} of them>"
    if isinstance(value, str) and len(value) > _LONG:
        return repr(value[:_LONG] + "…")
    return repr(value)


def _default_of(field: attrs.Attribute[Any]) -> Any:
    default = field.default
    factory = getattr(default, "factory", None)
    if factory is not None:
        # A default that is made of the record's other fields is no default that nothing was said.
        return attrs.NOTHING if getattr(default, "takes_self", False) else factory()
    return field.converter(default) if callable(field.converter) else default
