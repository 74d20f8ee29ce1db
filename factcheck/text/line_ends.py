"""Line ends: which a text has, and the text that it was before they were changed.

Editors and version control change line ends and nothing else. Offsets count them, so the text is then another one, though nobody
has changed a word. Which of the few possible texts was annotated is known by its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

__all__ = ["line_ends_of", "with_other_line_ends"]

_NAMES: Final = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
_ANY: Final = re.compile(r"\r\n|\n|\r")
_BARE_LF: Final = re.compile(r"(?<!\r)\n")


def line_ends_of(text: str) -> str:
    """Name the line ends of a text: ``LF``, ``CR LF``, ``CR``, several of them joined by "and", or ``no line ends``.

    >>> line_ends_of("one\\r\\ntwo\\n")
    'CR LF and LF'
    """
    found = set(_ANY.findall(text))
    return " and ".join(name for end, name in _NAMES.items() if end in found) or "no line ends"


def with_other_line_ends(text: str, is_wanted: Callable[[str], bool]) -> str | None:
    """Give the text that differs from this one in its line ends only, and is the one that is wanted.

    Tried are the texts whose line ends are all alike, and those in which only one kind was exchanged for another.

    Args:
        text: The text.
        is_wanted: Tells the one that is wanted, by its digest.

    >>> with_other_line_ends("one\\r\\ntwo\\r\\n", lambda text: len(text) == 8)
    'one\\ntwo\\n'
    """
    # The likeliest first: version control turns CR LF into LF or back, and hardly anything still writes CR.
    candidates = (
        text.replace("\r\n", "\n"),
        _BARE_LF.sub("\r\n", text),
        _ANY.sub("\n", text),
        _ANY.sub("\r\n", text),
        _ANY.sub("\r", text),
    )
    return next((candidate for candidate in candidates if candidate != text and is_wanted(candidate)), None)
