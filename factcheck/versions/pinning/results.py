"""What became of claims that were to be pinned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.text.coverage import unaccounted

__all__ = ["Pinned", "PinnedClaim", "Refusal", "Stretch", "stretch", "uncovered"]

# How many characters on either side of a place are shown, so that a person can tell several apart.
_AROUND: Final = 40


@attrs.frozen(kw_only=True)
class Stretch:
    """A stretch of the text.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last one.
        line: Line on which it begins, from 1.
        words: What stands there; for a place of a quote, with what stands around it.
    """

    start: int
    end: int
    line: int
    words: str


@attrs.frozen(kw_only=True)
class Refusal:
    """Why an item was refused, or what to look at in one that was pinned.

    Args:
        item: Number of the item, from 1.
        code: Finding code.
        message: What was seen.
        hint: What to do about it.
        quote: The quote, where it is one.
        places: Where the quote stands; the first twenty places of many.
        nearest: The passage most like a quote that stands nowhere, or the whole words of one that cuts them.
        difference: How that passage differs, word by word: ``[-what the text has-]{+what the quote has+}``.
    """

    item: int
    code: str
    message: str
    hint: str = ""
    quote: str | None = None
    places: tuple[Stretch, ...] = ()
    nearest: str | None = None
    difference: str = ""


@attrs.frozen(kw_only=True)
class PinnedClaim:
    """An item that was pinned.

    Args:
        item: Number of the item, from 1.
        id: Id of its claim.
        given: The id that the item gave, if another claim had it.
    """

    item: int
    id: str
    given: str | None = None


@brief
@attrs.frozen(kw_only=True)
class Pinned:
    """What became of items.

    Args:
        annotation: The annotation with the claims that were pinned.
        pinned: The items that were pinned, in their order.
        refused: What was refused, in the order of the items; an item may have several reasons.
        warnings: What to look at in items that were pinned.
        uncovered: The stretches of the text that no claim and no unclaimed span has.
    """

    annotation: Annotation
    pinned: tuple[PinnedClaim, ...]
    refused: tuple[Refusal, ...]
    warnings: tuple[Refusal, ...]
    uncovered: tuple[Stretch, ...]


def stretch(text: str, start: int, end: int, *, around: bool = False) -> Stretch:
    """Give a stretch of a text, its words on one line.

    Args:
        text: The text.
        start: Offset of the first character, in code points.
        end: Offset just after the last one.
        around: Whether to show what stands around it too.
    """
    margin = _AROUND if around else 0
    words = " ".join(text[max(0, start - margin) : end + margin].split())
    return Stretch(start=start, end=end, line=text.count("\n", 0, start) + 1, words=words)


def uncovered(annotation: Annotation, text: str) -> tuple[Stretch, ...]:
    """Give the stretches of the text that no claim and no unclaimed span has."""
    extents: Iterable[tuple[int, int]] = [
        *((span.start, span.end) for claim in annotation.claims for span in claim.spans),
        *((span.start, span.end) for span in annotation.unclaimed),
    ]
    return tuple(stretch(text, start, end) for start, end in unaccounted(text, extents))
