"""The quotes of one claim, each found a place in the text, or refused with what is nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import attrs

from factcheck.checks.spans import quoted
from factcheck.model.span import Span
from factcheck.text.offsets import Extent
from factcheck.text.pinning.quotes import Pin, Pinner
from factcheck.text.segmentation import segment
from factcheck.versions.pinning.results import Refusal, stretch

__all__ = ["Ground", "Placement", "Quotation"]


_CODES: Final = {"several": "FC323", "elsewhere": "FC318", "fragment": "FC325", "nowhere": "FC324", "wordless": "FC324"}
_HINTS: Final = {
    "several": "give its prefix or suffix, or quote more",
    "elsewhere": "mend prefix and suffix, or leave them out where the quote stands once",
    "fragment": "quote the whole words",
    "nowhere": "copy the words out of the text",
    "wordless": "quote words of the text",
}

# Of a word that stands everywhere nobody goes through all places, and a thousand such quotes would have a million of them.
_MOST_PLACES: Final = 20


@attrs.frozen(kw_only=True)
class Quotation:
    """A quote as an item gives it.

    Args:
        exact: The words.
        role: What the span does for its claim.
        prefix: What stands directly before them, if it is given.
        suffix: What stands directly after them, if it is given.
        place: Start and end, for a span that has its offsets already.
    """

    exact: str
    role: str = "core"
    prefix: str = ""
    suffix: str = ""
    place: Extent | None = None

    @classmethod
    def of(cls, value: str | Mapping[str, Any]) -> Quotation:
        """Make one of a JSON value that conforms."""
        if isinstance(value, str):
            return cls(exact=value)
        known = {key: value[key] for key in ("exact", "role", "prefix", "suffix") if key in value}
        return cls(**known, place=(value["start"], value["end"]) if "start" in value else None)


@attrs.frozen(kw_only=True)
class Placement:
    """Where the quotes of a claim stand.

    Args:
        spans: Its spans in reading order; none if anything was refused.
        refused: What was refused, for item 0.
    """

    spans: tuple[Span, ...]
    refused: tuple[Refusal, ...]


class Ground:
    """A text on which the quotes of claims are placed.

    A quote that stands in several places, which its prefix and suffix do not tell apart, goes by its claim: it is placed if
    exactly one of its places lies in a sentence or bullet in which a quote of the same claim lies whose place is sure. Sure is
    what stands once, or is told by prefix and suffix.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._pinner = Pinner(text)
        self._known: dict[Quotation, Pin] = {}

    def pin(self, quotation: Quotation) -> Pin:
        """Pin one quote by itself; the same quote stands in many claims."""
        found = self._known.get(quotation)
        if found is None:
            if quotation.place is not None:
                found = Pin(status="pinned", places=(quotation.place,))
            else:
                found = self._pinner.pin(quotation.exact, prefix=quotation.prefix, suffix=quotation.suffix)
            self._known[quotation] = found
        return found

    def place(self, quotations: Sequence[Quotation]) -> Placement:
        """Place the quotes of a claim, all or none."""
        pins = [self.pin(one) for one in quotations]
        # What is sure is settled before any quote is placed by its neighbours, so that no guess leans on another.
        sure = [pin.place for pin in pins if pin.place is not None]
        places = [pin.place or self._beside(pin, sure) for pin in pins]
        refused = [self.refusal(one, pin) for one, pin, place in zip(quotations, pins, places, strict=True) if place is None]
        if refused:
            return Placement(spans=(), refused=tuple(refused))
        spans = sorted((self._span(one, place) for one, place in zip(quotations, places, strict=True) if place), key=_start)
        return Placement(spans=tuple(spans), refused=tuple(_overlaps(spans)))

    def refusal(self, quotation: Quotation, pin: Pin) -> Refusal:
        """Word why a quote has no place."""
        shown = quoted(quotation.exact)
        said = {
            "several": f"{shown} stands in {len(pin.places)} places",
            "elsewhere": f"{shown} does not stand beside its prefix and suffix",
            "fragment": f"{shown} stands only as part of a word or a figure",
            "nowhere": f"{shown} stands nowhere in the text",
            "wordless": f"{shown} has no word",
        }
        return Refusal(
            item=0,
            code=_CODES[pin.status],
            message=said[pin.status],
            hint=_HINTS[pin.status]
            + ("; an ellipsis stands for nothing: give each part as a quote" if _elides(quotation, pin) else ""),
            quote=quotation.exact,
            places=tuple(stretch(self.text, start, end, around=True) for start, end in pin.places[:_MOST_PLACES]),
            nearest=None if pin.nearest is None else self.text[slice(*pin.nearest)],
            difference=pin.difference,
        )

    def _span(self, quotation: Quotation, place: Extent) -> Span:
        start, end = place
        prefix = self._pinner.words_before(start, quotation.prefix) if quotation.prefix else ""
        suffix = self._pinner.words_after(end, quotation.suffix) if quotation.suffix else ""
        exact = self.text[start:end]
        return Span(start=start, end=end, exact=exact, role=quotation.role, prefix=prefix or None, suffix=suffix or None)

    def _beside(self, pin: Pin, sure: Iterable[Extent]) -> Extent | None:
        if pin.status != "several":
            return None
        sentences = {number for place in sure for number in self._sentences_of(place)}
        near = {place for number in sentences for place in self._places_in(number, pin.places)}
        return near.pop() if len(near) == 1 else None

    def _places_in(self, sentence: int, places: Sequence[Extent]) -> Iterator[Extent]:
        # Places of one quote are in order, their ends too, so those of a sentence stand together: a quote that stands a thousand
        # times in a text is looked at in one sentence only.
        begin = self._starts[sentence] if sentence else 0
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self.text)
        for place in places[bisect_right(places, begin, key=_end) :]:
            if place[0] >= end:
                break
            yield place

    def _sentences_of(self, place: Extent) -> range:
        # What stands before the first sentence, such as a mark of a list, counts to it.
        first = bisect_right(self._starts, place[0]) - 1
        # The end is exclusive, so a quote that ends with its sentence does not reach into the next.
        return range(max(first, 0), max(bisect_right(self._starts, place[1] - 1), 1))

    # Few texts need it: sentences are looked for only when a quote stands several times.
    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in segment(self.text)]


def _end(place: Extent) -> int:
    return place[1]


def _start(span: Span) -> int:
    return span.start


def _elides(quotation: Quotation, pin: Pin) -> bool:
    return pin.status == "nowhere" and ("…" in quotation.exact or "..." in quotation.exact)


def _overlaps(spans: Sequence[Span]) -> Iterable[Refusal]:
    # Neighbours are enough: where no two of them share characters, no two spans do.
    for before, span in pairwise(spans):
        if span.start < before.end:
            message = f"{quoted(span.exact)} shares characters with {quoted(before.exact)}"
            hint = "give the words once"
            yield Refusal(item=0, code="FC306", message=message, hint=hint, quote=span.exact)
