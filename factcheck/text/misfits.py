"""Quotes that do not stand where they should: what stands there, and where they stand."""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.text.folding import Folded, fold, occurrences

__all__ = ["Misfit", "diagnose"]


@attrs.frozen(kw_only=True)
class Misfit:
    """Why a quote does not stand at its offsets.

    Args:
        seen: The characters that stand there.
        places: Where the quote stands in the text, as offsets of its first character in code points, nearest first.
        altered: Where it stands but for white space, shapes of signs and Unicode forms, as start and end, nearest first.
        units: ``bytes`` or ``UTF-16 units`` if the offsets are right when counted so, else None.
        code_points: The offsets in code points, where *units* is not None.
        agreement: Number of code points, from *start* on, for which the text and the quote agree.
    """

    seen: str
    places: tuple[int, ...]
    altered: tuple[tuple[int, int], ...]
    units: str | None
    code_points: tuple[int, int] | None
    agreement: int


def diagnose(text: str, start: int, end: int, quote: str) -> Misfit:
    """Say what stands at [start, end) instead of *quote*, and where the quote stands.

    Args:
        text: The text of the source.
        start: Offset of the first character as the file gives it.
        end: Offset just after the last character as the file gives it.
        quote: The words that should stand there.
    """
    units, code_points = _other_units(text, start, end, quote)
    places = occurrences(text, quote, near=start)
    altered = () if places else _altered(text, quote, start)
    agreement = _agreement(text[max(start, 0) : max(start, 0) + len(quote)], quote)
    return Misfit(seen=text[start:end], places=places, altered=altered, units=units, code_points=code_points, agreement=agreement)


def _altered(text: str, quote: str, near: int) -> tuple[tuple[int, int], ...]:
    folded, wanted = _folded(text), fold(quote).text
    places = (folded.stored(place, place + len(wanted)) for place in occurrences(folded.text, wanted))
    return tuple(sorted(places, key=lambda place: abs(place[0] - near)))


# The quotes of a file are about one text, and folding that takes longer than all the rest.
@lru_cache(1)
def _folded(text: str) -> Folded:
    return fold(text)


def _agreement(text: str, quote: str) -> int:
    for place, (one, other) in enumerate(zip(text, quote, strict=False)):
        if one != other:
            return place
    return min(len(text), len(quote))


def _other_units(text: str, start: int, end: int, quote: str) -> tuple[str | None, tuple[int, int] | None]:
    if text.isascii():
        return None, None
    for units, encoding, width in (("UTF-16 units", "utf-16-le", 2), ("bytes", "utf-8", 1)):
        encoded = text.encode(encoding)
        try:
            found = encoded[start * width : end * width].decode(encoding)
            first = len(encoded[: start * width].decode(encoding))
        except UnicodeDecodeError:
            continue
        if found == quote and first != start:
            return units, (first, first + len(quote))
    return None, None
