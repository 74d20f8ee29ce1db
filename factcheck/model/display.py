"""How records show themselves in notebooks, as a layer above has told them."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["as_html", "show_by"]

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
