"""Signs that a Word file stores by their place in a font of signs: what a reader sees there, as a letter of Unicode."""

from __future__ import annotations

from typing import Final

__all__ = ["sign_of", "with_private_signs"]

# A font of signs has its signs in this range, at the places that it has in a code of one byte.
_RANGE: Final = range(0xF020, 0xF100)
_UNKNOWN: Final = "\ufffd"

# The encoding of the font Symbol, as Adobe has published it; figures and most punctuation stand where they stand in ASCII.
_SYMBOL: Final = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0xA0, 0xC0), "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC0, 0xE2), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈", strict=True)),
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5B: "[", 0x5C: "∴", 0x5D: "]", 0x5E: "⊥", 0x5F: "_",
    0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼", 0xE5: "∑", 0xF1: "〉", 0xF2: "∫",
}  # fmt: skip

# Of the fonts of pictures only the marks that people tick, point and list with.
_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def sign_of(code: int, font: str) -> str:
    """Give the sign at a place of a font.

    Args:
        code: The place, in the private range or below 256.
        font: The name of the font.

    Returns:
        The sign; of a font of pictures that has no letter for it, the mark of an item; of another, U+FFFD.

    >>> sign_of(0xF0B3, "Symbol"), sign_of(0xF0FC, "Wingdings"), sign_of(0xA7, "Arial")
    ('≥', '✓', '§')
    """
    place = code & 0xFF if code in _RANGE else code
    if "dings" in font.lower():
        return _WINGDINGS.get(place, "•")
    if font.lower().startswith("symbol") or code in _RANGE:
        return _SYMBOL.get(place, _UNKNOWN)
    return chr(code)


def with_private_signs(words: str, font: str) -> str:
    """Give words with the signs that they hold in the private range.

    Args:
        words: The words.
        font: The name of the font that they are in; empty if none is named.
    """
    if not any(ord(sign) in _RANGE for sign in words):
        return words
    return "".join(sign_of(ord(sign), font) if ord(sign) in _RANGE else sign for sign in words)
