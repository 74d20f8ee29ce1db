"""A text put together from the parts of a document, with a map that says where each part is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from factcheck.model.extraction import Run

__all__ = ["NOWHERE", "Composed", "OriginalPlace", "Passage", "PassagePart", "compose", "with_lists_apart"]

_ENDED: Final = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*\Z")


@attrs.frozen(kw_only=True)
class OriginalPlace:
    """A place in a document; the fields are those of :class:`factcheck.model.Run`."""

    page: int | None = None
    label: str | None = None
    paragraph: int | None = None
    element: str | None = None
    at: str | None = None
    speaker: str | None = None


NOWHERE = OriginalPlace()
"""The place of words that the document does not have, such as the number that a list shows and no paragraph holds."""


@attrs.frozen
class PassagePart:
    """Some words of a passage.

    Args:
        words: The words, with the space that stands between them and their neighbours.
        place: Where they are from.
    """

    words: str
    place: OriginalPlace = NOWHERE


@attrs.frozen(kw_only=True)
class Passage:
    """A heading, a paragraph, an item, a row: what begins on a line of its own.

    Args:
        parts: Its words.
        kind: ``heading``, ``paragraph``, ``row``, ``columns``, ``apparatus``, or ``list`` (the first item of a list that hangs on
            nothing) where the document says what it is; empty where that is left to the rules for plain text.
        tight: Whether it follows right on the next line, as an item follows another, and not after a blank line.
    """

    parts: tuple[PassagePart, ...]
    kind: str = ""
    tight: bool = False

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(part.words for part in self.parts)


@attrs.frozen(kw_only=True)
class Composed:
    """A text with what is known of its parts.

    Args:
        text: The text, with a line end at its end.
        map: Where its parts are from.
        kinds: What passages are, by the offset at which they begin.
    """

    text: str
    map: tuple[Run, ...]
    kinds: Mapping[int, str]


def with_lists_apart(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Keep the kind ``list`` only on an item that begins another list right below one whose last item has ended its sentence.

    Two lists below one another are often one that a program has cut, and go on with what opened it. But "The board will: fund a
    school; pay." is said and done, and a list after it must not be put into the board's mouth.

    Args:
        passages: The passages, the first item of each outermost list with the kind ``list``.
    """
    above: Passage | None = None
    for passage in passages:
        item = above is not None and (above.kind == "list" or (above.tight and not above.kind))
        above, last = passage, above
        apart = item and last is not None and _ENDED.search(last.words.rstrip())
        yield attrs.evolve(passage, kind="") if passage.kind == "list" and not apart else passage


def compose(passages: Iterable[Passage]) -> Composed:
    """Put passages together to a text: a blank line between them, or a line end where they are tight.

    >>> pages = [OriginalPlace(page=1), OriginalPlace(page=2)]
    >>> first = Passage(parts=(PassagePart("One. ", pages[0]), PassagePart("Two.", pages[1])))
    >>> made = compose([first, Passage(parts=(PassagePart("Three."),))])
    >>> made.text, [(run.start, run.end, run.page) for run in made.map]
    ('One. Two.\\n\\nThree.\\n', [(0, 4, 1), (5, 9, 2)])
    """
    pieces: list[str] = []
    runs: list[Run] = []
    kinds: dict[int, str] = {}
    at = 0
    for passage in passages:
        parts = _trimmed(passage.parts)
        if not parts:
            continue
        if pieces:
            between = "\n" if passage.tight else "\n\n"
            pieces.append(between)
            at += len(between)
        if passage.kind:
            kinds[at + _indent(passage.words)] = passage.kind
        for part in parts:
            _note(runs, part, at)
            pieces.append(part.words)
            at += len(part.words)
    return Composed(text="".join([*pieces, "\n"]) if pieces else "", map=tuple(runs), kinds=kinds)


def _trimmed(parts: tuple[PassagePart, ...]) -> list[PassagePart]:
    """Give the parts without space at the end of the last; space before the first is the indent of an item."""
    kept = [part for part in parts if part.words]
    while kept and not kept[-1].words.strip():
        kept.pop()
    if kept:
        kept[-1] = attrs.evolve(kept[-1], words=kept[-1].words.rstrip())
    return kept


def _note(runs: list[Run], part: PassagePart, at: int) -> None:
    """Add a run for a part; one that goes on at the place of the last run lengthens that, so that a page is one run."""
    words = part.words
    start, end = at + _indent(words), at + len(words.rstrip())
    if part.place == NOWHERE or start >= end:
        return
    place = attrs.asdict(part.place)
    if runs and all(getattr(runs[-1], name) == value for name, value in place.items()):
        runs[-1] = attrs.evolve(runs[-1], end=end)
    else:
        runs.append(Run(start=start, end=end, **place))


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())
