"""Places of marks: where the pieces of a mark stand in the text, each held to its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.findings import Loss
from factcheck.formats.places import one_place_of
from factcheck.formats.records import Foreign, ForeignRange, Mark
from factcheck.formats.units import Counting, same_words
from factcheck.text.offsets import Extent

__all__ = ["Placing"]


_LINE_END: Final = re.compile(r"[\r\n]+")


class Placing:
    """The placing of the marks of one text.

    Args:
        foreign: The text with its marks.
        units: The unit of offsets, or those that may be it.
        losses: Where it is told that offsets did not lead to their words.
        decided: Whether the unit is decided.
    """

    def __init__(self, foreign: Foreign, units: Sequence[str], losses: list[Loss], *, decided: bool) -> None:
        self._foreign = foreign
        self._text = foreign.text or ""
        self._countings = [Counting(self._text, unit) for unit in units]
        self._decided = decided
        self._losses = losses

    def spans(self, mark: Mark) -> list[Extent] | str:
        """Give the spans of a mark, or say why it has none."""
        ranges: list[Extent] = []
        for piece in mark.pieces:
            found = self._range(piece, mark)
            if isinstance(found, str):
                return found
            ranges.append(found)
        if not ranges:
            return "it marks no words"
        stands = [self._text[start:end] for start, end in ranges]
        if mark.quote is not None and not same_words(stands, mark.quote, self._foreign):
            return f"{_ranges(ranges)} reads {' ... '.join(stands)!r}, not {mark.quote!r}"
        return self._ordered(mark, ranges)

    def _range(self, piece: ForeignRange, mark: Mark) -> Extent | str:
        # Without offsets the words must stand in one place only, for nothing else tells which is meant.
        if piece.start is None or piece.end is None:
            return one_place_of(self._text, piece)
        led = [found for counting in self._countings if (found := counting.range(piece)) is not None]
        if piece.quote is not None and self._foreign.quote_decides:
            return self._by_quote(piece, mark, led)
        if not led:
            return self._nowhere(piece)
        start, end = led[0]
        if end <= start:
            return f"it ends at {piece.end}, not after its beginning at {piece.start}"
        words = self._text[start:end]
        if piece.quote is not None and not same_words([words], piece.quote, self._foreign):
            return f"{piece.start} to {piece.end} reads {words!r}, not {piece.quote!r}"
        return start, end

    def _nowhere(self, piece: ForeignRange) -> str:
        for offset in (piece.start, piece.end):
            try:
                self._countings[0].codepoint(offset or 0)
            except ValueError as error:
                return str(error)
        return f"{piece.start} to {piece.end} is no range of the text"

    def _by_quote(self, piece: ForeignRange, mark: Mark, led: Sequence[Extent]) -> Extent | str:
        quote = piece.quote or ""
        standing = [(start, end) for start, end in led if same_words([self._text[start:end]], quote, self._foreign)]
        # Words that stand where an undecided unit leads prove nothing if they stand elsewhere too.
        if standing and (self._decided or (len(set(standing)) == 1 and one_place_of(self._text, piece, standing) == standing[0])):
            return standing[0]
        found = one_place_of(self._text, piece, standing)
        if not isinstance(found, str):
            what = f"offsets {piece.start} to {piece.end}"
            why = f"the words stand at {found[0]} to {found[1]}"
            self._losses.append(Loss(where=mark.where, what=what, why=why, kind="changed"))
        return found

    def _ordered(self, mark: Mark, ranges: Sequence[Extent]) -> list[Extent]:
        """Give the spans of a claim in reading order; pieces that overlap are one, and so are the lines of one piece."""
        spans: list[Extent] = []
        for start, end in sorted(ranges):
            between = self._text[spans[-1][1] : start] if spans and start >= spans[-1][1] else ""
            if spans and (start < spans[-1][1] or (self._foreign.joins_lines and _LINE_END.fullmatch(between))):
                if start < spans[-1][1]:
                    why = "spans of one claim share no character, so these are one"
                    self._losses.append(Loss(where=mark.where, what="pieces that overlap", why=why, kind="changed"))
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        # What this package cut at line ends is told from spans that lay there side by side.
        lengths = mark.rider.get("lengths") if mark.rider else None
        if lengths and [end - start for start, end in sorted(ranges)] == lengths:
            return sorted(ranges)
        return spans


def _ranges(ranges: Sequence[Extent]) -> str:
    return ";".join(f"{start} to {end}" for start, end in ranges)
