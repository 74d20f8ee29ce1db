"""What the fields of records refuse, as validators of attrs: each names the field, and says what is wanted.

Construction refuses what the schema of the record refuses, so that what is wrong is told where it is made; a test holds the two
to each other. What takes other records to see, such as a link that leads nowhere, is left to the checks.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import attrs

from factcheck.errors import NoSuchTerm
from factcheck.model.dates import ANY_DAY, is_edtf, is_iso_date, lies_before, span_of_date
from factcheck.model.supplied import fault_of, supplied

__all__ = [
    "LONGEST_ID",
    "LONGEST_PATH",
    "Validator",
    "at_most",
    "conforming",
    "digest",
    "distinct",
    "each",
    "is_blank",
    "is_web_address",
    "iso_date",
    "like",
    "link",
    "mapping",
    "number",
    "on_the_web",
    "one_time",
    "open_date",
    "share",
    "slug",
    "slug_from",
    "some_text",
    "some_texts",
    "term_of",
    "truth",
    "whole_number",
    "worded",
]  # fmt: skip

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

LONGEST_ID: Final = 100
"""Code points that an id has at most."""

LONGEST_PATH: Final = 1000
"""Code points that a path has at most."""

_GREATEST: Final = 2**53 - 1
"""The greatest whole number that every language reads from JSON as it is written (RFC 8259, section 6)."""

_HALF_OF_A_PAIR: Final = "[\ud800-\udfff]"

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


# Shown as nothing, and no white space: soft hyphen, joiners, marks of direction, fillers of Hangul and Khmer, the blank of
# Braille, selectors of variants, byte order mark. Most have the property Default_Ignorable_Code_Point of Unicode, and the
# schemas have the same characters.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)


def is_blank(words: str) -> bool:
    """Tell whether there is nothing to read in a text: white space, and what is not shown."""
    return not words.strip() or not _UNSEEN.sub("", words).strip()


def worded(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse a text with nothing to read in it, as a validator of attrs."""
    if is_blank(value):
        raise ValueError(f"{attribute.name} is blank")


def some_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no text, an empty one, and one that no file in UTF-8 can hold, as a validator of attrs."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be a text, not {value!r}")
    if not value:
        raise ValueError(f"{attribute.name} is blank")
    # JSON can name half of a pair by its number, and Python takes it for a character.
    if not value.isascii() and re.search(_HALF_OF_A_PAIR, value):
        raise ValueError(f"{attribute.name} has half of a surrogate pair; a character beyond U+FFFF is one code point")


def some_texts(instance: object, attribute: attrs.Attribute[Any], values: tuple[str, ...]) -> None:
    """Refuse texts of which one cannot be, as a validator of attrs."""
    for value in values:
        some_text(instance, attribute, value)


def truth(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise TypeError(f"{attribute.name} must be True or False, not {value!r}")


def mapping(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no mapping."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{attribute.name} must be a mapping, not {value!r}")


def number(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no number, not a finite one, or more than programs in other languages can count to."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{attribute.name} must be a number, not {value!r}")
    # The size first, since a whole number of hundreds of digits is finite and cannot be asked whether it is.
    if abs(value) > _GREATEST or not math.isfinite(value):
        raise ValueError(f"{attribute.name} must lie between {-_GREATEST} and {_GREATEST}, not {value}")


def each(check: Validator) -> Validator:
    """Give a validator that holds every part of a tuple to another one."""

    def check_each(instance: object, attribute: attrs.Attribute[Any], values: Iterable[Any]) -> None:
        for value in values:
            check(instance, attribute, value)

    return check_each


def distinct(instance: object, attribute: attrs.Attribute[Any], values: tuple[Any, ...]) -> None:
    """Refuse what stands twice in a tuple."""
    twice = next((value for number, value in enumerate(values) if value in values[:number]), None)
    if twice is not None:
        raise ValueError(f"{attribute.name} has {twice!r} twice")


def like(pattern: str, wanted: str) -> Validator:
    """Give a validator that refuses a text that does not match a pattern from end to end.

    Args:
        pattern: A regular expression, as the schema has it but for its anchors.
        wanted: What is wanted, in words.
    """

    def check(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
        # Compiled when it is first asked for: every start would wait for patterns of which few are used.
        if not re.fullmatch(pattern, value):
            raise ValueError(f"{attribute.name} {value!r} is not {wanted}")

    return check


digest: Final = like("[0-9a-f]{64}", "a SHA-256 in lower-case hexadecimal")
"""Refuses what is no digest as files hold it."""

_ADDRESS: Final = "https?://[!-~]+"


def is_web_address(value: str) -> bool:
    """Tell whether a text is an address of the web, with a host and without spaces."""
    try:
        parts = urlsplit(value)
        return re.fullmatch(_ADDRESS, value) is not None and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def on_the_web(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse what is no address of the web, as a validator of attrs."""
    if not is_web_address(value):
        raise ValueError(f"{attribute.name} {value!r} is no web address; it begins with http:// or https:// and has no spaces")


def share(instance: object, attribute: attrs.Attribute[Any], value: float) -> None:
    """Refuse a number that is no share from 0 to 1, as a validator of attrs."""
    if not 0 <= value <= 1:
        raise ValueError(f"{attribute.name} is a share from 0 to 1, not {value}")


def conforming(schema: str) -> Validator:
    """Give a validator that refuses a JSON value that departs from a schema.

    Args:
        schema: Its name, such as ``csl``.
    """

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        fault = fault_of(value, schema)
        if fault:
            raise ValueError(f"{attribute.name}{fault}")

    return check


def one_time(level: str, at: str | None, since: str | None, until: str | None) -> None:
    """Refuse dates of which one is that of a day and another that of a period, or a period that ends before it begins.

    Args:
        level: What the date of a day is called.
        at: That date.
        since: The beginning.
        until: The end.

    Raises:
        ValueError: If they cannot stand together.
    """
    if at is not None and (since is not None or until is not None):
        raise ValueError(f"{level} is for a day and since and until are for a period; leave out the one or the others")
    begin, end = (span_of_date(date) or ANY_DAY for date in (since or "", until or ""))
    # Both dates may be wide, so the period is reversed for certain only if its earliest day lies after its last.
    if lies_before(end, begin):
        raise ValueError(f"since {since} lies after until {until}")


def at_most(length: int) -> Validator:
    """Give a validator that refuses a text that is longer than so many code points."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
        if len(value) > length:
            raise ValueError(f"{attribute.name} has {len(value)} characters, and at most {length} are allowed")

    return check


def term_of(vocabulary: str) -> Validator:
    """Give a validator that refuses what is no term of a vocabulary of the package, in each part of a tuple.

    Args:
        vocabulary: Its name, such as ``modes``.
    """

    def check(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        for term in value if isinstance(value, tuple) else (value,):
            known = supplied(vocabulary).by_id
            if term not in known:
                raise NoSuchTerm(term, kind=f"term of {vocabulary} for {attribute.name}", known=tuple(known))

    return check


def slug(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse an id that is not lower-case words of letters and digits joined by hyphens."""
    if not isinstance(value, str) or len(value) > LONGEST_ID or not _SLUG.match(value):
        raise ValueError(
            f"{attribute.name} {value!r} is not an id; use lower-case letters, digits and hyphens, as in 'displaced-total', "
            f"and no more than {LONGEST_ID} of them"
        )


link: Final = at_most(LONGEST_ID)
"""Refuses what is too long to be the id of another record.

Whether there is such a record is asked of the whole file, where a name that no record can have is told as any other that leads
nowhere. A model or a script may hand one in, and a refusal here would have no place in what was handed in.
"""


def slug_from(name: str, *, otherwise: str) -> str:
    """Make an id of a name, or give another where the name has no Latin letter and no digit.

    >>> slug_from("Šešelj, V. (1999)", otherwise="work"), slug_from("Косово", otherwise="work")
    ('seselj-v-1999', 'work')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    # The cut may fall just behind a hyphen, with which no id ends.
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-") or otherwise


def whole_number(least: int) -> Validator:
    """Give a validator that refuses everything but integers from *least* on; True and 1.0 are no integers here."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not int:
            raise TypeError(f"{attribute.name} must be a whole number, not {value!r}")
        if value < least:
            raise ValueError(f"{attribute.name} must be {least} or more, not {value}")
        if value > _GREATEST:
            raise ValueError(f"{attribute.name} must be {_GREATEST} or less, not {value}")

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
