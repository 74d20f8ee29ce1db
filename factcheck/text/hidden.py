"""Characters that hide, move or reorder what people read: control characters of both sets, and changes of direction.

A text may hold them: its words are kept as they are. On a screen they do what the writer of a file wants, such as writing over a
line, opening an address, or showing a file name backwards (Unicode Technical Report 36 describes the last), so people are shown
signs instead, and are told where such characters stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["escape_hidden", "hidden_in", "may_hide", "visible"]

_LAYOUT: Final = "\t\n\r\f"
_BIDI: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Control Pictures has no sign for the second set, and none for a change of direction.
_SIGNS: Final[Mapping[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    **{code: f"‹{code:04X}›" for code in (*range(0x7F, 0xA0), *_BIDI)},
}
_SHOWN: Final = re.compile(f"[{''.join(map(chr, _SIGNS))}]")
_TOLD: Final = re.compile(f"[{''.join(chr(code) for code in _SIGNS if chr(code) not in _LAYOUT)}]")

# Line feeds and tabs between the values of JSON are no part of them.
_ESCAPED: Final = re.compile(f"[{''.join(chr(code) for code in _SIGNS if code >= 0x7F)}]")

# The same in JSON: escaped, or as UTF-8, each with the byte that it begins with.
_IN_JSON: Final = (
    (b"\\", re.compile(rb"\\(?:b|u00[0189]|u007[fF]|u202|u206)")),
    (b"\x7f", re.compile(rb"\x7f")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")),
)


# To look for one byte is fifty times as fast as to look for a pattern, and to try the pattern at each takes ten times as long as
# to look on for it. So the bytes are looked for as long as there are few of them, as in most files.
_FEW: Final = 200


def visible(words: str) -> str:
    """Give words as people may see them: every character that hides, moves or reorders as a sign.

    Tabs and line feeds stay.

    >>> visible("a\\x07b \\u202ec")
    'a␇b ‹202E›c'
    """
    return words.translate(_SIGNS) if _SHOWN.search(words) else words


def escape_hidden(text: str) -> str:
    """Give JSON with the same characters escaped, where :func:`visible` would change what a program reads.

    Args:
        text: JSON; control characters below U+0020 are escaped in it already.

    >>> escape_hidden('"\u202ea"')
    '"\\\\u202ea"'
    """
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def hidden_in(words: str) -> tuple[str, ...]:
    """Give the characters of a text that hide, move or reorder others, each once, in their order.

    Tabs, ends of lines and ends of pages are none.

    >>> hidden_in("a\\u202eb\\x07\\n")
    ('\\u202e', '\\x07')
    """
    return tuple(dict.fromkeys(_TOLD.findall(words)))


def may_hide(data: bytes) -> bool:
    """Tell whether JSON may hold such characters, quickly; False is certain.

    Args:
        data: JSON in UTF-8.
    """
    return any(_may_stand(data, first, pattern) for first, pattern in _IN_JSON)


def _may_stand(data: bytes, first: bytes, pattern: re.Pattern[bytes]) -> bool:
    place = data.find(first)
    for _ in range(_FEW):
        if place < 0:
            return False
        if pattern.match(data, place):
            return True
        place = data.find(first, place + 1)
    return place >= 0 and pattern.search(data, place) is not None
