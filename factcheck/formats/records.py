"""What passes between a foreign file and an annotation: documents, marks on a text, what was lost and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import attrs

from factcheck.findings import Loss
from factcheck.formats.parsing import json_lines, json_value
from factcheck.formats.publication import Publication
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief

__all__ = [
    "Document",
    "Exported",
    "Foreign",
    "ForeignRange",
    "Format",
    "Imported",
    "Maker",
    "Mark",
    "MarkLink",
    "Refused",
    "Text",
    "content_of",
    "maker_called",
]  # fmt: skip


@brief
@attrs.frozen(kw_only=True, slots=False)
class Document:
    """A file in a foreign format, by its name and its bytes.

    Args:
        name: Name of the file, which gives its text and its claims a name where the format has none.
        data: What stands in it.
    """

    name: str
    data: bytes = attrs.field(repr=False)

    @property
    def stem(self) -> str:
        """The name without folders and endings."""
        return self.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]

    @cached_property
    def value(self) -> Any:
        """The JSON value that the whole file is, or None."""
        return json_value(self.data)[0]

    @cached_property
    def lines(self) -> tuple[Any, ...]:
        """The JSON values of its first lines, where each line is one; damaged ones are passed over, unless it is the first."""
        rows = list(json_lines(self.data, most=20))
        return tuple(row.value for row in rows if row.fault is None) if rows and rows[0].fault is None else ()


@brief
@attrs.frozen(kw_only=True)
class Text:
    """A text that a foreign file annotates and does not have.

    Args:
        content: The text that offsets count in.
        layout: Offsets at which it wants a line end, to be read, that offsets do not count.
        title: Its title.
    """

    content: str = attrs.field(repr=False)
    layout: tuple[int, ...] = ()
    title: str | None = None


def content_of(value: Mapping[str, Any], given: Text | None) -> str | None:
    """Give the text that an entry of a file has under ``text``, else the one that was given; None where there is neither."""
    content = value.get("text")
    if isinstance(content, str):
        return content
    return None if given is None else given.content


@brief
@attrs.frozen(kw_only=True)
class Refused:
    """An item of a foreign file that did not become a claim.

    Args:
        where: Where it stands: a JSON pointer, a line, an id.
        why: Why it was refused, and what would help.
        raw: The item as the file has it.
    """

    where: str
    why: str
    raw: Any = None

    def __str__(self) -> str:
        return f"{self.where or '/'}: refused: {self.why}"


@brief
@attrs.frozen(kw_only=True)
class Imported:
    """What a foreign file comes to.

    Args:
        annotations: An annotation for each text, and for each annotator of it where the file has several; each is valid.
        losses: What the file says and an annotation does not, or says otherwise.
        refused: Items that became no claim, with their raw values.
    """

    annotations: tuple[Annotation, ...] = ()
    losses: tuple[Loss, ...] = ()
    refused: tuple[Refused, ...] = ()


@brief
@attrs.frozen(kw_only=True)
class Exported:
    """What an annotation comes to in a foreign format.

    Args:
        documents: The files, the one with the annotations first.
        losses: What the annotation says and the files do not.
    """

    documents: tuple[Document, ...]
    losses: tuple[Loss, ...] = ()


@brief
@attrs.frozen(kw_only=True)
class ForeignRange:
    """A range of a text as a foreign file gives it.

    Args:
        start: Offset of its beginning, in a unit that is still to be decided; None where the file has only words.
        end: Offset of its end.
        quote: The words that the file says stand there.
        prefix: The words before them.
        suffix: The words after them.
    """

    start: int | None = None
    end: int | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@brief
@attrs.frozen(kw_only=True)
class Mark:
    """What a foreign file says of some words, before it becomes a claim.

    Args:
        where: Where the file says it.
        raw: How the file says it.
        pieces: The words.
        key: Name by which links of the file refer to it.
        name: Name that would make an id for people.
        labels: Its labels, of which those that are categories become some.
        statement: The assertion in words, where the file has a place for that.
        comment: Words of an annotator: the statement of a mark whose label is a category, else a note.
        mode: How the document puts it forward.
        tags: What else the file says of it in a word.
        quote: The words of all pieces together, where the file gives them so.
        rider: What this package wrote into the file when it exported the claim.
    """

    where: str
    raw: Any
    pieces: tuple[ForeignRange, ...]
    key: str
    name: str | None = None
    labels: tuple[str, ...] = ()
    statement: str | None = None
    comment: str | None = None
    mode: str | None = None
    tags: tuple[str, ...] = ()
    quote: str | None = None
    rider: Mapping[str, Any] | None = None


@brief
@attrs.frozen(kw_only=True)
class MarkLink:
    """A relation between two marks, by their keys."""

    where: str
    raw: Any
    type: str
    source: str
    target: str


@brief
@attrs.frozen(kw_only=True)
class Maker:
    """Who made the marks of a foreign file, as it names them.

    Args:
        name: The name.
        kind: ``person`` or ``program``; None where the file names a body or a project, which is neither.
        known_as: How else the file names them, such as by an address.
    """

    name: str
    kind: str | None = "person"
    known_as: str | None = None


def maker_called(name: str | None, *, kind: str | None = "person", known_as: str | None = None) -> Maker | None:
    """Give who is called by a name, or None where a file gives no name.

    Args:
        name: The name.
        kind: As for :class:`Maker`.
        known_as: As for :class:`Maker`.
    """
    return None if name is None else Maker(name=name, kind=kind, known_as=known_as if known_as != name else None)


@brief
@attrs.frozen(kw_only=True)
class Foreign:
    """A text with its marks, as one annotator made them.

    Args:
        name: Name that would make an id.
        text: The text that the offsets count in; None where the file does not have it.
        marks: The marks, in the order of the file.
        links: Relations between them.
        where: Where the file has it.
        title: Title of the text.
        url: Address of the text.
        maker: Who annotated it, as the file names them.
        program: Name and version of the program that made the marks, where no person did.
        proofs: Words at offsets that prove the unit, such as tokens; they become no claims.
        hints: The same, but counted only if a unit agrees with them.
        joiners: What may stand between pieces in the quote of a mark.
        escapes: Whether quotes write a line end as a backslash and a letter.
        blanks_count: Whether quotes have the white space that the text has, or some of their own.
        quote_decides: Whether the words of a mark tell its place, and offsets only help.
        joins_lines: Whether pieces with nothing but a line end between them are one span.
        layout: Offsets at which the text, to be read, wants a line end that the offsets do not count.
        native_links: Whether the format has relations of its own, so that one that is missing was taken away.
        rider: What this package wrote about the annotation when it exported it.
        unit: The unit, where it is known already.
    """

    name: str
    text: str | None
    marks: tuple[Mark, ...] = ()
    links: tuple[MarkLink, ...] = ()
    where: str = ""
    title: str | None = None
    url: str | None = None
    maker: Maker | None = None
    program: tuple[str, str | None] | None = None
    proofs: tuple[ForeignRange, ...] = ()
    hints: tuple[ForeignRange, ...] = ()
    joiners: tuple[str, ...] = (" ",)
    escapes: bool = False
    blanks_count: bool = True
    quote_decides: bool = False
    joins_lines: bool = False
    layout: tuple[int, ...] = ()
    native_links: bool = True
    rider: Mapping[str, Any] | None = None
    unit: str | None = None


@brief
@attrs.frozen(kw_only=True)
class Format:
    """A foreign format: how it is known, read and written, and what survives.

    Args:
        name: Name on the command line.
        title: Name for people.
        ending: Ending of the name of a file.
        looks_like: Tells whether a file is of this format, by what stands in it.
        read: Reads documents that belong together, given the text where they do not have it, and the unit of offsets where
            nothing in them proves it.
        write: Writes an annotation.
        published: Writes an annotation with what its publisher says of it; None where the format has no place for that.
        fates: For each field of an annotation, ``exact``, ``lost``, or what it becomes.
        is_read: Whether annotations are made of it; else what is read is refused, with a reason.
    """

    name: str
    title: str
    ending: str
    looks_like: Callable[[Document], bool]
    read: Callable[..., Imported]
    write: Callable[[Annotation], Exported]
    published: Callable[[Annotation, Publication], Exported] | None = None
    fates: Mapping[str, str] = attrs.field(factory=dict)
    is_read: bool = True
