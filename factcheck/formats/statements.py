"""Formats that hold claims and no document: the claims themselves are the text, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from factcheck.formats.records import Foreign, ForeignRange, Mark

__all__ = ["WITHOUT_DOCUMENT", "LooseClaim", "of_statements"]

WITHOUT_DOCUMENT: Final = ("attribution", "hedges", "quantity", "time")
"""Fields of a claim that quote its document, so that they do not travel where the document does not."""


@attrs.frozen(kw_only=True)
class LooseClaim:
    """A claim as a format without documents has it.

    Args:
        where: Where the file has it.
        raw: How the file has it.
        words: The claim in words.
        name: Name that would make an id.
        labels: Labels that may be categories.
        tags: What else the file says of it in a word.
        comment: What else the file says of it in words.
        rider: What this package wrote into the file when it exported the claim.
    """

    where: str
    raw: Any
    words: str
    name: str | None = None
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    comment: str | None = None
    rider: Any = None


def of_statements(statements: Iterable[LooseClaim], foreign: Foreign) -> Foreign:
    """Make a text of claims that have none: a line each, which is the claim's span and its statement.

    Args:
        statements: The claims.
        foreign: What else is known of the file.
    """
    lines: list[str] = []
    marks = []
    at = 0
    for number, one in enumerate(statements):
        # A line end within a claim would end its line, and with it the claim.
        line = " ".join(one.words.split())
        mark = Mark(
            where=one.where,
            raw=one.raw,
            pieces=(ForeignRange(start=at, end=at + len(line), quote=line),),
            key=one.name or f"claim-{number + 1}",
            name=one.name,
            labels=one.labels,
            tags=one.tags,
            comment=one.comment,
            statement=one.words,
            rider=one.rider,
        )
        marks.append(mark)
        lines.append(line)
        at += len(line) + 1
    return attrs.evolve(foreign, text="\n".join(lines), marks=tuple(marks), unit="codepoints")
