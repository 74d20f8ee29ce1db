"""How a statement that is made of words of a document is closed, since those seldom end as a sentence does."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["STOPS", "closed", "ends_closed"]

STOPS: Final = ".!?…。！？؟।॥։።۔།༎။។៕"
"""Marks that end a sentence, of all scripts whose sentences are read."""

# A full stop inside closing quotation marks closes the sentence around them too: one more behind them would be a slip.
_CLOSED: Final = re.compile(f"[{re.escape(STOPS)}][\"'”“’»›」』)）\\]]*\\Z")

# Words that are cut out of an enumeration end with its punctuation.
_OPEN_ENDS: Final = " ;:,；：，、،؛"

# How sentences are closed in scripts that have a mark of their own for it, by the first and the last letter of the script. Thai
# and Lao have none: there a sentence ends where its words do.
_STOP_OF: Final = (
    ("\u0530", "\u058f", "։"),
    ("\u0900", "\u09ff", "।"),
    ("\u0e00", "\u0eff", ""),
    ("\u0f00", "\u0fff", "།"),
    ("\u1000", "\u109f", "။"),
    ("\u1200", "\u139f", "።"),
    ("\u1780", "\u17ff", "។"),
    ("\u3040", "\u9fff", "。"),
)


def ends_closed(words: str) -> bool:
    """Tell whether words end as a sentence does, within closing quotation marks or brackets too.

    >>> ends_closed('He said: "It is over."'), ends_closed("the mill, closed;")
    (True, False)
    """
    return bool(_CLOSED.search(words))


def closed(words: str) -> str:
    """Give words on one line and closed: what is open at their end goes, and the stop of their script comes where they lack one.

    >>> closed("the mill  closed;"), closed("工厂关闭了。")
    ('the mill closed.', '工厂关闭了。')
    """
    plain = " ".join(words.split()).rstrip(_OPEN_ENDS)
    return plain if ends_closed(plain) else plain + _stop_of(plain)


def _stop_of(words: str) -> str:
    # The last letter decides, since a name in Latin letters may stand anywhere in a sentence of another script.
    last = next((character for character in reversed(words) if character.isalpha()), "")
    return next((stop for first, end, stop in _STOP_OF if first <= last <= end), ".")
