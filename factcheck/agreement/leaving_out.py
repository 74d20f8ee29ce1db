"""What annotators set aside, put together: each stretch once, and none that a claim has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from factcheck.agreement.unitizing import merged_units
from factcheck.model.span import Unclaimed

__all__ = ["Piece", "set_aside_pieces"]

Range = tuple[int, int]


@attrs.frozen(kw_only=True)
class Piece:
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


def set_aside_pieces(asides: Sequence[Sequence[Unclaimed]], claimed: Iterable[Range]) -> list[Piece]:
    """Give what some annotators set aside and no claim has, in order.

    Args:
        asides: For each annotator what they set aside.
        claimed: Where the claims stand.
    """
    held = merged_units(claimed)
    pieces: list[Piece] = []
    for at, entries in enumerate(asides):
        for entry in entries:
            for start, end in _left(entry, held):
                near = {
                    other: one.reason
                    for other, theirs in enumerate(asides)
                    if other >= at
                    for one in theirs
                    if one.start < end and start < one.end
                }
                exact = entry.exact[start - entry.start : end - entry.start]
                # Whoever set a thing aside first gives its bounds, and with them the reason in doubt.
                reasons = {at: entry.reason, **{other: reason for other, reason in near.items() if other != at}}
                pieces.append(Piece(start=start, end=end, exact=exact, reasons=reasons, note=entry.note))
        # A later annotator adds only what nobody before has set aside.
        held = merged_units([*held, *((piece.start, piece.end) for piece in pieces)])
    return sorted(pieces, key=lambda piece: piece.start)


def _left(entry: Unclaimed, held: Sequence[Range]) -> Iterator[Range]:
    """Give what is left of a stretch beside others, without spaces at its ends, where it has a letter or a figure."""
    start = entry.start
    # The empty stretch at the end lets the last gap be handled like those before it.
    for first, last in [*((one, two) for one, two in held if one < entry.end and entry.start < two), (entry.end, entry.end)]:
        words = entry.exact[start - entry.start : max(first, start) - entry.start]
        if any(letter.isalnum() for letter in words):
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = max(start, last)
