"""What the fields of records have in common: conversion to tuples, and the checks made at construction.

The schemas are the full contract and are applied when an annotation is loaded, checked or saved. Construction refuses only
what no later step could explain: offsets that cannot be offsets, ids that cannot be ids, dates that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs

from factcheck.dates import is_edtf, is_iso_date

__all__ = ["collection", "iso_date", "open_date", "slug", "whole_number"]

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def _tuple_of(values: Iterable[Any]) -> tuple[Any, ...]:
    if isinstance(values, str | bytes):
        raise TypeError(f"expected several values, got the single text {values!r}; put it in a list or tuple")
    return tuple(values)


def collection() -> Any:
    """Give a field that holds a tuple, empty by default, and takes any iterable but a text."""
    return attrs.field(default=(), converter=_tuple_of)


def slug(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse an id that is not lower-case words of letters and digits joined by hyphens."""
    if not isinstance(value, str) or not _SLUG.match(value):
        raise ValueError(
            f"{attribute.name} {value!r} is not an id; use lower-case letters, digits and single hyphens, as in 'displaced-total'"
        )


def whole_number(least: int) -> Validator:
    """Give a validator that refuses everything but integers from *least* on; True and 1.0 are no integers here."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not int:
            raise TypeError(f"{attribute.name} must be a whole number of code points, not {value!r}")
        if value < least:
            raise ValueError(f"{attribute.name} must be {least} or more, not {value}")

    return check


def iso_date(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is not a real day written YYYY-MM-DD."""
    if not is_iso_date(value):
        raise ValueError(f"{attribute.name} {value!r} is not a day of the calendar written YYYY-MM-DD")


def open_date(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is not a real date or interval of EDTF."""
    if not is_edtf(value):
        raise ValueError(
            f"{attribute.name} {value!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY, with ~ for about, or an interval a/b"
        )
