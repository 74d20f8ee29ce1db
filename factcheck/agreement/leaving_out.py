"""What annotators set aside, put together: each stretch once, and none that a claim has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

import attrs

from factcheck.agreement.unitizing import merged_units
from factcheck.model.span import Unclaimed
from factcheck.model.span_index import SpanIndex
from factcheck.text.offsets import Extent

__all__ = ["LeftOut", "set_aside_pieces"]


@attrs.frozen(kw_only=True)
class LeftOut:
    """Words that carry no claim.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last.
        exact: What stands there.
        reasons: For each annotator who set it aside, by number, the reason.
        note: What the first of them notes on it.
    """

    start: int
    end: int
    exact: str
    reasons: Mapping[int, str]
    note: str | None


def set_aside_pieces(asides: Sequence[Sequence[Unclaimed]], claimed: Iterable[Extent]) -> list[LeftOut]:
    """Give what some annotators set aside and no claim has, in order.

    Args:
        asides: For each annotator what they set aside.
        claimed: Where the claims stand.
    """
    held = merged_units(claimed)
    by_place = [SpanIndex((one.start, one.end, one.reason) for one in entries) for entries in asides]
    pieces: list[LeftOut] = []
    for at, entries in enumerate(asides):
        for entry in entries:
            for start, end in _left(entry, held):
                near = {
                    other: reason
                    for other, theirs in enumerate(by_place)
                    if other >= at
                    for _, _, reason in theirs.overlapping(start, end)
                }
                exact = entry.exact[start - entry.start : end - entry.start]
                # Whoever set a thing aside first gives its bounds, and with them the reason in doubt.
                reasons = {at: entry.reason, **{other: reason for other, reason in near.items() if other != at}}
                pieces.append(LeftOut(start=start, end=end, exact=exact, reasons=reasons, note=entry.note))
        # A later annotator adds only what nobody before has set aside.
        held = merged_units([*held, *((piece.start, piece.end) for piece in pieces)])
    return sorted(pieces, key=lambda piece: piece.start)


def _left(entry: Unclaimed, held: Sequence[Extent]) -> Iterator[Extent]:
    """Give what is left of a stretch beside others, without spaces at its ends, where it has a letter or a figure."""
    start = entry.start
    # Disjoint stretches in order end in order too, so those that reach into the entry stand side by side.
    reaching = held[bisect_right(held, start, key=itemgetter(1)) : bisect_left(held, entry.end, key=itemgetter(0))]
    # The empty stretch at the end lets the last gap be handled like those before it.
    for first, last in [*reaching, (entry.end, entry.end)]:
        words = entry.exact[start - entry.start : max(first, start) - entry.start]
        if any(letter.isalnum() for letter in words):
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = max(start, last)
