"""How a statement that is made of words of a document is closed, since those seldom end as a sentence does."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["STOPS", "closed", "is_closed"]

STOPS: Final = ".!?…。！？؟।॥።։။۔"
"""Marks that end a sentence, of all scripts whose sentences are read."""

# A full stop inside closing quotation marks closes the sentence around them too: one more behind them would be a slip.
_CLOSED: Final = re.compile(f"[{re.escape(STOPS)}][\"'”“’»›」』)）\\]]*\\Z")

# Words that are cut out of an enumeration end with its punctuation.
_OPEN_ENDS: Final = " ;:,；：，、،؛"


def is_closed(words: str) -> bool:
    """Tell whether words end as a sentence does, within closing quotation marks or brackets too.

    >>> is_closed('He said: "It is over."'), is_closed("the mill, closed;")
    (True, False)
    """
    return bool(_CLOSED.search(words))


def closed(words: str) -> str:
    """Give words on one line and closed: what is open at their end goes, and a full stop comes where no mark closes them.

    >>> closed("the mill  closed;"), closed("工厂关闭了。")
    ('the mill closed.', '工厂关闭了。')
    """
    plain = " ".join(words.split()).rstrip(_OPEN_ENDS)
    return plain if is_closed(plain) else f"{plain}."
