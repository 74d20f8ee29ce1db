"""Places in the source: the spans of claims, and the text that no claim covers."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import term_of, whole_number
from factcheck.model.vocabulary import packaged

__all__ = ["Span", "Unclaimed", "as_spans", "as_unclaimed"]


def _check_extent(start: int, end: int, exact: str) -> None:
    if end <= start:
        raise ValueError(f"a span is half-open and not empty: end must be greater than start, got start={start}, end={end}")
    if len(exact) != end - start:
        raise ValueError(
            f"exact has {len(exact)} code points, but {start=} to {end=} is {end - start}; offsets count Unicode code points, "
            "not bytes and not UTF-16 units"
        )
    # JSON can name half of a pair by its number, and Python takes it for a character that no file in UTF-8 can hold.
    if any("\ud800" <= character <= "\udfff" for character in exact):
        raise ValueError("exact has half of a surrogate pair; a character beyond U+FFFF is one code point")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Span:
    """The characters of the source that carry a claim, or that it cannot be read without.

    Args:
        start: Offset of the first character, in Unicode code points from the beginning of the source.
        end: Offset just after the last character, in code points.
        exact: The characters that stand between *start* and *end*.
        role: What the span does for its claim: ``core``, ``lead-in``, ``context`` or ``mention``.
        prefix: Characters directly before the span, if kept.
        suffix: Characters directly after the span, if kept.

    Raises:
        TypeError: If an offset is not an integer.
        ValueError: If the span is empty or reversed, or *exact* is not as long as the offsets say.

    >>> Span(start=0, end=8, exact="The mill").role
    'core'
    """

    start: int = attrs.field(validator=whole_number(0))
    end: int = attrs.field(validator=whole_number(1))
    exact: str
    role: str = attrs.field(default="core", validator=term_of("span-roles"))
    prefix: str | None = None
    suffix: str | None = None

    def __attrs_post_init__(self) -> None:
        _check_extent(self.start, self.end, self.exact)

    @property
    def leads(self) -> bool:
        """Whether it is a core span: a claim cannot do without, and is found by it."""
        return self.role in packaged("span-roles").having("leading")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Unclaimed:
    """Characters of the source that carry no claim, with the reason.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        exact: The characters that stand between *start* and *end*.
        reason: A term of the vocabulary ``unclaimed-reasons``, such as ``title``, ``connective`` or ``left-out``.
        note: Why words that assert something are left out, or what else a reader should know.

    Raises:
        TypeError: If an offset is not an integer.
        ValueError: If the span is empty or reversed, or *exact* is not as long as the offsets say.
    """

    start: int = attrs.field(validator=whole_number(0))
    end: int = attrs.field(validator=whole_number(1))
    exact: str
    reason: str = attrs.field(validator=term_of("unclaimed-reasons"))
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        _check_extent(self.start, self.end, self.exact)


def as_spans(values: Iterable[Span]) -> tuple[Span, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Span, values)


def as_unclaimed(values: Iterable[Unclaimed]) -> tuple[Unclaimed, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Unclaimed, values)
