"""What records have in common: defaults that stand on the class, conversion to tuples, checks made at construction.

The schemas are the full contract and are applied when an annotation is loaded, checked or saved. Construction refuses only
what no later step could explain: offsets that cannot be offsets, ids that cannot be ids, dates that do not exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import attrs

from factcheck.model.dates import is_edtf, is_iso_date
from factcheck.model.display import brief
from factcheck.model.vocabulary import packaged

__all__ = [
    "ATTACHED",
    "as_texts",
    "default_of",
    "defaults_on_class",
    "is_blank",
    "iso_date",
    "open_date",
    "slug",
    "slug_from",
    "term_of",
    "tuple_of",
    "whole_number",
    "worded",
]  # fmt: skip

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST_SLUG: Final = 100

ATTACHED: Final = {"attached": True}
"""Metadata of a field that loading attaches to a record: it is neither saved nor compared."""

_Item = TypeVar("_Item")
_Record = TypeVar("_Record", bound=attrs.AttrsInstance)
Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


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


# Soft hyphen, zero-width space, word joiner, byte order mark: shown as nothing, and no white space.
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"


def is_blank(words: str) -> bool:
    """Tell whether there is nothing to read in a text: white space, and what is not shown."""
    return not words.translate(dict.fromkeys(map(ord, _UNSEEN))).strip()


def worded(record: object, field: attrs.Attribute[Any], words: str) -> None:
    """Refuse a text with nothing to read in it, as a validator of attrs."""
    if is_blank(words):
        raise ValueError(f"{field.name} is blank")


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Turn an iterable of texts into a tuple; see :func:`tuple_of`."""
    return tuple_of(str, values)


def term_of(vocabulary: str) -> Validator:
    """Give a validator that refuses what is no term of a vocabulary of the package, in each part of a tuple.

    Args:
        vocabulary: Its name, such as ``modes``.
    """

    def check(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        for term in value if isinstance(value, tuple) else (value,):
            packaged(vocabulary).term(term)

    return check


def slug(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse an id that is not lower-case words of letters and digits joined by hyphens."""
    if not isinstance(value, str) or not _SLUG.match(value):
        raise ValueError(
            f"{attribute.name} {value!r} is not an id; use lower-case letters, digits and single hyphens, as in 'displaced-total'"
        )


def slug_from(name: str, *, otherwise: str) -> str:
    """Make an id of a name, or give another where the name has no Latin letter and no digit.

    >>> slug_from("Šešelj, V. (1999)", otherwise="work"), slug_from("Косово", otherwise="work")
    ('seselj-v-1999', 'work')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    # The cut may fall just behind a hyphen, with which no id ends.
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_SLUG].strip("-") or otherwise


def whole_number(least: int) -> Validator:
    """Give a validator that refuses everything but integers from *least* on; True and 1.0 are no integers here."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not int:
            raise TypeError(f"{attribute.name} must be a whole number, not {value!r}")
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
