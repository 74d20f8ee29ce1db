"""Places of quotes: where words stand that a file gives without offsets, or with offsets that lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.formats.records import ForeignRange
from factcheck.text.offsets import Extent

__all__ = ["one_place_of"]


# So many places of a quote are named when none of them can be chosen.
_NAMED = 5


def one_place_of(text: str, piece: ForeignRange, hints: Sequence[Extent] = ()) -> Extent | str:
    """Find the one place of a quote, or say why there is none.

    Args:
        text: The text.
        piece: The quote, with the words around it where they are known.
        hints: Where offsets lead that may be right; they decide only between places of the quote.
    """
    if piece.quote is None or not piece.quote.strip():
        return "it has neither an offset nor words"
    found = _places(text, piece.quote)
    if not found:
        return f"its words do not stand in the text: {_short(piece.quote)!r}"
    if len(found) > 1:
        around = [place for place in found if _is_between(text, place, piece)]
        hinted = {place for place in found if place in hints}
        if len(around) == 1 and (piece.prefix or piece.suffix):
            return around[0]
        if len(hinted) == 1:
            return hinted.pop()
        named = ", ".join(str(start) for start, _ in found[:_NAMED])
        return f"its words stand in {len(found)} places, at {named}, and nothing tells which is meant: {_short(piece.quote)!r}"
    return found[0]


def _places(text: str, quote: str) -> list[Extent]:
    # Places that overlap count too, so the pattern takes no characters along.
    exact = [(found.start(), found.start() + len(quote)) for found in re.finditer(f"(?={re.escape(quote)})", text)]
    if exact:
        return exact
    # Programs fold white space when they copy words, so that is tried before giving up.
    return [found.span() for found in re.finditer(_loose(quote.strip()), text)]


def _loose(words: str) -> str:
    """Give a pattern of words whose white space may be another."""
    return r"\s+".join(map(re.escape, words.split()))


def _is_between(text: str, place: Extent, piece: ForeignRange) -> bool:
    before, after = text[: place[0]], text[place[1] :]
    prefix, suffix = " ".join((piece.prefix or "").split()), " ".join((piece.suffix or "").split())
    # Folded white space may have been longer than what is left of it, hence more than the length itself.
    reach = 4 * max(len(piece.prefix or ""), len(piece.suffix or ""), 1)
    near_before, near_after = " ".join(before[-reach:].split()), " ".join(after[:reach].split())
    return near_before.endswith(prefix) and near_after.startswith(suffix)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."
