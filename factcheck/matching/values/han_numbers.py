"""Numbers of Chinese and Japanese, in characters, in figures or in both: "三千六百万", "3600万", "1万2000"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from factcheck.matching.locales import Phrase

__all__ = ["han_number_at"]

_FIGURES: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z|\d+(?:\.\d+)?\Z")
_DIGITS: Final[Mapping[str, int]] = {
    **{sign: number for number, sign in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "兩": 2,
}
_UNITS: Final[Mapping[str, int]] = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final[Mapping[str, int]] = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_TEN: Final = "十"
_FILLERS: Final = frozenset("零〇")


def han_number_at(tokens: Phrase, place: int) -> tuple[int, Decimal] | None:
    """Read the number with a sign for ten, a hundred or more that begins at a place.

    Args:
        tokens: The tokens of a statement.
        place: The place.

    Returns:
        The number of tokens that it takes, and the number. None where there is none, or where signs follow one another as in
        "二三人", two or three people.

    >>> han_number_at(("三", "千", "六", "百", "万"), 0)
    (5, Decimal('36000000'))
    """
    total, section, current, end, has_unit = Decimal(0), Decimal(0), None, place, False
    while end < len(tokens):
        sign = tokens[end]
        value = _value(sign)
        if value is not None:
            if current is not None and not (sign in _FILLERS or tokens[end - 1] in _FILLERS):
                return None if not has_unit else (end - place, total + section + current)
            current = value
        elif sign in _UNITS and (current is not None or sign == _TEN or section or total):
            section += (current if current is not None and current > 0 else 1) * _UNITS[sign]
            current, has_unit = None, True
        elif sign in _SCALES and (current is not None or section):
            whole = section + (current or 0)
            # "一万三千九百亿" is 13,900 of a hundred million.
            is_of_all = 0 < total < _SCALES[sign] and total >= whole
            total = (total + whole) * _SCALES[sign] if is_of_all else total + whole * _SCALES[sign]
            section, current, has_unit = Decimal(0), None, True
        else:
            break
        end += 1
    return (end - place, total + section + (current or 0)) if has_unit else None


def _value(sign: str) -> Decimal | None:
    if sign in _DIGITS:
        return Decimal(_DIGITS[sign])
    return Decimal(sign.replace(",", "")) if sign.isascii() and _FIGURES.match(sign) else None
