"""A Word file as passages: accepted changes, items with their numbers, tables as rows, notes at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.documents.composing import NOWHERE, OriginalPlace, Passage, PassagePart
from factcheck.documents.word.numbering import Numbering, Styles
from factcheck.documents.word.parts import Parts, Tree, children, given, is_on, name_of, open_parts

__all__ = ["WordFile", "word_of"]

_HEADING: Final = re.compile(r"heading \d|title")
_CONTENTS: Final = re.compile(r"toc \d|table of (?:figures|authorities)|toc heading")
_BREAKS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# What holds paragraphs or runs and is nothing itself.
_HOLDERS: Final = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
)
_GONE: Final = frozenset(("del", "moveFrom"))
_PRIVATE: Final = range(0xE000, 0xF900)


@attrs.frozen(kw_only=True)
class WordFile:
    """A Word file that was read.

    Args:
        passages: Its passages.
        title: The title that it states.
        told: What was accepted and what was left out.
    """

    passages: tuple[Passage, ...]
    title: str | None
    told: tuple[str, ...]


def word_of(data: bytes, name: str) -> WordFile:
    """Read a Word file.

    Args:
        data: Its bytes.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If it is damaged.
    """
    parts = open_parts(data, name)
    reader = _Reader(parts, Styles(parts), Numbering(parts))
    passages = [*reader.read(), *reader.notes()]
    return WordFile(passages=tuple(passages), title=parts.title, told=tuple(reader.told()))


@attrs.define
class _Reader:
    parts: Parts
    styles: Styles
    numbering: Numbering
    seen: Counter[str] = attrs.Factory(Counter)
    # The notes in the order in which the text calls them, each with the kind and the id that the file gives it.
    called: list[tuple[str, str]] = attrs.Factory(list)
    boxes: list[Tree] = attrs.Factory(list)
    carried: list[str] = attrs.Factory(list)
    # How far the items are indented that the next one may lie below.
    indents: list[int] = attrs.Factory(list)

    def read(self) -> Iterator[Passage]:
        """Give the passages of the body."""
        tight = False
        for block in _blocks(next(children(self.parts.document, "body"), None)):
            if name_of(block) == "tbl":
                yield from self._table(block)
                tight = False
                continue
            for passage in self._paragraph(block, tight=tight):
                yield passage
                tight = passage.kind == "" and passage.parts[0].place == NOWHERE
            for box in self._taken_boxes():
                yield from self._paragraph(box, tight=False)

    def _taken_boxes(self) -> list[Tree]:
        taken, self.boxes = self.boxes, []
        return [paragraph for box in taken for paragraph in _blocks(box) if name_of(paragraph) == "p"]

    def _paragraph(self, paragraph: Tree, *, tight: bool) -> Iterator[Passage]:
        properties = self.styles.chain(paragraph)
        words = "".join([*self.carried, *self._words(paragraph)])
        own = next(children(paragraph, "pPr"), None)
        if own is not None and any(True for run in children(own, "rPr") for _ in children(run, "del")):
            # Its end was deleted: accepted, it goes on in the next paragraph, whose properties then hold.
            self.seen["change"] += 1
            self.carried = [words]
            return
        self.carried = []
        item = self.numbering.mark_of(properties) if words.strip() else None
        lines = [" ".join(line.split(" ")).strip() for line in words.split("\n")]
        shown = "\n".join(line for line in lines if line)
        if not shown:
            return
        self.seen["paragraph"] += 1
        place = OriginalPlace(paragraph=self.seen["paragraph"])
        style = self.styles.name(paragraph)
        heading = bool(_HEADING.match(style)) or any(given(one, "outlineLvl") in tuple("012345678") for one in properties)
        kind = "apparatus" if _CONTENTS.match(style) else "heading" if heading else ""
        if item is not None and item[1]:
            left, mark = item
            self.indents = [] if heading else [*(one for one in self.indents if one < left), left]
            opening = PassagePart("  " * (len(self.indents) - 1) + f"{mark} ", NOWHERE)
            yield Passage(parts=(opening, PassagePart(shown, place)), kind=kind, tight=tight and not kind)
        else:
            self.indents = []
            yield Passage(parts=(PassagePart(shown, place),), kind=kind)

    def _words(self, holder: Tree) -> Iterator[str]:
        """Give the words of what a paragraph holds, without what was deleted or is hidden."""
        for one in holder:
            name = name_of(one)
            if name in _GONE:
                self.seen["change"] += 1
            elif name in _HOLDERS:
                self.seen["change"] += name in ("ins", "moveTo")
                yield from self._words(one)
            elif name == "r":
                yield from self._run(one)

    def _run(self, run: Tree) -> Iterator[str]:
        if is_on(run, "rPr", "vanish"):
            self.seen["hidden"] += 1
            return
        for one in run:
            name = name_of(one)
            if name == "t":
                yield re.sub(r"[\t\n\r ]+", " ", one.text or "")
            elif name == "br" and given(one, value="type") in ("page", "column"):
                yield " "
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "sym":
                code = int(given(one, value="char") or "FFFD", 16)
                # A sign of a font of signs is that of no alphabet; Word stores it in the private range.
                yield "•" if code in _PRIVATE else chr(code)
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._call(name.removesuffix("Reference"), one)
            elif name == "commentReference":
                self.seen["comment"] += 1
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._drawn(one)

    def _call(self, kind: str, tree: Tree) -> str:
        if given(tree, value="customMarkFollows") in ("1", "true", "on"):
            return ""
        self.called.append((kind, given(tree, value="id") or ""))
        return f"[{len(self.called)}]"

    def _drawn(self, tree: Tree) -> None:
        """Keep the words of text boxes for after the paragraph; of what is drawn twice, the first counts."""
        waiting = [tree]
        while waiting:
            one = waiting.pop()
            name = name_of(one)
            if name == "txbxContent":
                self.boxes.append(one)
            elif name == "AlternateContent":
                waiting += list(children(one, "Choice"))[:1]
            elif name != "Fallback":
                waiting += [child for child in reversed(one) if isinstance(child.tag, str)]

    def _table(self, table: Tree) -> Iterator[Passage]:
        self.seen["table"] += 1
        number = self.seen["table"]
        rows = [row for row in _held(table, "tr") if not self._is_deleted(row)]
        cells = [[_Cell(cell, self._cell(cell)) for cell in _held(row, "tc")] for row in rows]
        if max(map(len, cells), default=0) < 2:
            # One cell is a frame around text.
            for cell in (each for row in cells for each in row):
                yield from self._framed(cell.tree)
            return
        headed = bool(rows) and (is_on(rows[0], "trPr", "tblHeader") or _is_headed(cells))
        for place, row in enumerate(cells):
            if any(cell.words for cell in row):
                words = " | ".join(cell.words for cell in row)
                kind = "columns" if headed and place == 0 else "row"
                yield Passage(
                    parts=(PassagePart(words, OriginalPlace(element=f"table[{number}] tr[{place + 1}]")),),
                    kind=kind,
                    tight=place > 0,
                )

    def _is_deleted(self, row: Tree) -> bool:
        gone = any(True for properties in children(row, "trPr") for _ in children(properties, "del"))
        self.seen["change"] += gone or any(True for properties in children(row, "trPr") for _ in children(properties, "ins"))
        return gone

    def _cell(self, cell: Tree) -> str:
        """Give the words of a cell in one line, with the numbers of its items; a cell that another reaches into has none."""
        merged = given(cell, "tcPr", "vMerge")
        continues = (
            any(True for properties in children(cell, "tcPr") for _ in children(properties, "vMerge")) and merged != "restart"
        )
        if continues:
            return ""
        said: list[str] = []
        for block in _blocks(cell):
            if name_of(block) == "p":
                words = "".join(self._words(block))
                mark = self.numbering.mark_of(self.styles.chain(block)) if words.strip() else None
                said.append(f"{mark[1]} {words}" if mark else words)
            else:
                said += [self._cell(inner) for row in _held(block, "tr") for inner in _held(row, "tc")]
        return " ".join(" ".join(said).split())

    def _framed(self, cell: Tree) -> Iterator[Passage]:
        for block in _blocks(cell):
            yield from self._table(block) if name_of(block) == "tbl" else self._paragraph(block, tight=False)

    def notes(self) -> Iterator[Passage]:
        """Give the notes that the text has called, in that order."""
        for number, (kind, id_) in enumerate(self.called, start=1):
            tree = self.parts.footnotes if kind == "footnote" else self.parts.endnotes
            note = next((one for one in children(tree, kind) if given(one, value="id") == id_), None)
            words = " ".join("".join(self._words(paragraph)) for paragraph in _blocks(note) if name_of(paragraph) == "p")
            if words.strip():
                parts = (
                    PassagePart(f"[{number}] "),
                    PassagePart(" ".join(words.split()), OriginalPlace(element=f"{kind}[{number}]")),
                )
                yield Passage(parts=parts, kind="apparatus", tight=number > 1)

    def told(self) -> Iterator[str]:
        """Say what was accepted and what was left out."""
        for key, told in (("change", "{} tracked change{} accepted"), ("comment", "left out: {} comment{}"),
                          ("hidden", "left out: {} hidden passage{}")):  # fmt: skip
            count = self.seen[key]
            if count:
                yield told.format(count, "" if count == 1 else "s")


@attrs.frozen
class _Cell:
    tree: Tree
    words: str


def _blocks(holder: Tree | None) -> Iterator[Tree]:
    """Give the paragraphs and tables of what holds them, in their order."""
    waiting = [] if holder is None else list(reversed(holder))
    while waiting:
        one = waiting.pop()
        if name_of(one) in ("p", "tbl"):
            yield one
        elif name_of(one) in _HOLDERS:
            waiting += reversed(one)


def _held(holder: Tree, name: str) -> list[Tree]:
    """Give the rows of a table or the cells of a row, those in controls too."""
    found: list[Tree] = []
    waiting = list(reversed(holder))
    while waiting:
        one = waiting.pop()
        if name_of(one) == name:
            found.append(one)
        elif name_of(one) in _HOLDERS:
            waiting += reversed(one)
    return found


def _is_headed(cells: list[list[_Cell]]) -> bool:
    """Tell whether the first row is the heads of columns: bold above what is not, or without figures above figures."""
    first, *rest = [[cell for cell in row if cell.words] for row in cells]
    if not first or not any(rest):
        return False
    if all(_is_bold(cell.tree) for cell in first) and not all(_is_bold(cell.tree) for row in rest for cell in row):
        return True
    figures = any(re.search(r"\d", row[-1].words) for row in rest if row)
    return figures and not any(re.search(r"\d", cell.words) for cell in first)


def _is_bold(cell: Tree) -> bool:
    runs = [run for block in _blocks(cell) if name_of(block) == "p" for run in children(block, "r")]
    written = [run for run in runs if any((one.text or "").strip() for one in children(run, "t"))]
    return bool(written) and all(is_on(run, "rPr", "b") for run in written)
