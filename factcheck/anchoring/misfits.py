"""Quotes and the text they come from: what stands at an offset, and where a quote stands."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["Misfit", "diagnose", "occurrences"]

# Characters that editors and web pages exchange for one another without telling.
_LOOKALIKES: Final = str.maketrans("’‘“”–—\u00a0\n\t", "''\"\"--   ")


@attrs.frozen(kw_only=True)
class Misfit:
    """Why a quote does not stand at its offsets.

    Args:
        seen: The characters that stand there.
        places: Where the quote stands in the text, as offsets of its first character in code points, nearest first.
        altered: Where it stands but for quotation marks, dashes and white space, nearest first.
        units: ``bytes`` or ``UTF-16 units`` if the offsets are right when counted so, else None.
        code_points: The offsets in code points, where *units* is not None.
        agreement: Number of code points, from *start* on, for which the text and the quote agree.

    .. versionadded:: 0.1
    """

    seen: str
    places: tuple[int, ...]
    altered: tuple[int, ...]
    units: str | None
    code_points: tuple[int, int] | None
    agreement: int


def occurrences(text: str, quote: str, *, near: int = 0) -> tuple[int, ...]:
    """Give the offsets at which *quote* stands verbatim in *text*, overlapping ones too, nearest first.

    Args:
        text: The text, in which offsets count code points.
        quote: The words; the empty quote stands nowhere.
        near: The offset from which nearness is reckoned.

    >>> occurrences("to be or not to be", "to be", near=10)
    (13, 0)

    .. versionadded:: 0.1
    """
    found = []
    index = text.find(quote) if quote else -1
    while index >= 0:
        found.append(index)
        index = text.find(quote, index + 1)
    return tuple(sorted(found, key=lambda place: abs(place - near)))


def diagnose(text: str, start: int, end: int, quote: str) -> Misfit:
    """Say what stands at [start, end) instead of *quote*, and where the quote stands.

    Args:
        text: The text of the source.
        start: Offset of the first character as the file gives it.
        end: Offset just after the last character as the file gives it.
        quote: The words that should stand there.

    .. versionadded:: 0.1
    """
    units, code_points = _other_units(text, start, end, quote)
    places = occurrences(text, quote, near=start)
    altered = () if places else occurrences(text.translate(_LOOKALIKES), quote.translate(_LOOKALIKES), near=start)
    agreement = _agreement(text[max(start, 0) :], quote)
    return Misfit(seen=text[start:end], places=places, altered=altered, units=units, code_points=code_points, agreement=agreement)


def _agreement(text: str, quote: str) -> int:
    for place, (one, other) in enumerate(zip(text, quote, strict=False)):
        if one != other:
            return place
    return min(len(text), len(quote))


def _other_units(text: str, start: int, end: int, quote: str) -> tuple[str | None, tuple[int, int] | None]:
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
