"""How a text is saved: its line ends, its byte order mark, and the text that it was before they were changed.

Editors and version control change line ends, put a byte order mark before a text or a line end after it, and nothing else.
Offsets count them, so the text is then another one, though nobody has changed a word. Which of the few possible texts was
annotated is known by its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

__all__ = ["SavedOtherwise", "line_ends_of", "saved_otherwise", "told_otherwise"]

_MARK: Final = "\ufeff"
_NAMES: Final = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
_ANY: Final = re.compile(r"\r\n|\n|\r")
_BARE_LF: Final = re.compile(r"(?<!\r)\n")
_LAST: Final = re.compile(r"(?:\r\n|\n|\r)\Z")


class SavedOtherwise(NamedTuple):
    """One thing in which a text is saved otherwise than it was annotated, in words.

    Attributes:
        has: What the text has, such as "CR LF at its line ends".
        annotated: How it was annotated, such as "with LF".
        again: What it has again when it is as it was annotated.
    """

    has: str
    annotated: str
    again: str


def line_ends_of(text: str) -> str:
    """Name the line ends of a text: ``LF``, ``CR LF``, ``CR``, several of them joined by "and", or ``no line ends``.

    >>> line_ends_of("one\\r\\ntwo\\n")
    'CR LF and LF'
    """
    found = set(_ANY.findall(text))
    return " and ".join(name for end, name in _NAMES.items() if end in found) or "no line ends"


def saved_otherwise(text: str, is_wanted: Callable[[str], bool]) -> str | None:
    """Give the text that differs from this one only in how it is saved, and is the one that is wanted.

    Tried are the texts whose line ends are all alike, and those in which only one kind was exchanged for another; each with and
    without a byte order mark, and a line end after its last line.

    Args:
        text: The text.
        is_wanted: Tells the one that is wanted, by its digest.

    >>> saved_otherwise("one\\r\\ntwo\\r\\n", lambda text: len(text) == 8)
    'one\\ntwo\\n'
    """
    return next((candidate for candidate in _candidates(text) if candidate != text and is_wanted(candidate)), None)


def _candidates(text: str) -> Iterator[str]:
    # The likeliest first: version control turns CR LF into LF or back, and hardly anything still writes CR.
    for marked in (text, text.removeprefix(_MARK) if text.startswith(_MARK) else _MARK + text):
        for ended in (marked, _LAST.sub("", marked) if _LAST.search(marked) else marked + "\n"):
            yield ended
            yield ended.replace("\r\n", "\n")
            yield _BARE_LF.sub("\r\n", ended)
            yield from (_ANY.sub(end, ended) for end in ("\n", "\r\n", "\r"))


def told_otherwise(text: str, annotated: str) -> list[SavedOtherwise]:
    """Tell in what a text is saved otherwise than one that has the same words.

    >>> told_otherwise("one\\r\\ntwo", "one\\ntwo")
    [SavedOtherwise(has='CR LF at its line ends', annotated='with LF', again='LF')]
    """
    told = []
    ours, theirs = (one.removeprefix(_MARK) for one in (text, annotated))
    if bool(_LAST.search(ours)) != bool(_LAST.search(theirs)):
        told.append(_present("line end after its last line", is_there=bool(_LAST.search(ours))))
        ours, theirs = (_LAST.sub("", one) for one in (ours, theirs))
    if ours != theirs:
        ends = line_ends_of(theirs)
        told.insert(0, SavedOtherwise(f"{line_ends_of(ours)} at its line ends", f"with {ends}", ends))
    if text.startswith(_MARK) != annotated.startswith(_MARK):
        told.append(_present("byte order mark", is_there=text.startswith(_MARK)))
    return told


def _present(what: str, *, is_there: bool) -> SavedOtherwise:
    there, away = f"a {what}", f"no {what}"
    return SavedOtherwise(there, "without one", away) if is_there else SavedOtherwise(away, "with one", there)
