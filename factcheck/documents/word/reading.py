"""A Word file as passages: accepted changes, items with their numbers, tables as rows, notes at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.documents.composing import NOWHERE, OriginalPlace, Passage, PassagePart, with_lists_apart
from factcheck.documents.word.formulas import formula_of
from factcheck.documents.word.numbering import Numbering, Styles
from factcheck.documents.word.parts import Parts, Tree, children, given, is_on, name_of, open_parts
from factcheck.documents.word.signs import sign_of, with_private_signs

__all__ = ["WordFile", "word_of"]

_HEADING: Final = re.compile(r"heading \d|title")
_CONTENTS: Final = re.compile(r"toc \d|table of (?:figures|authorities)|toc heading")
_BREAKS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_TOLD: Final = {
    "change": "{} tracked change{} accepted",
    "comment": "left out: {} comment{}",
    "hidden": "left out: {} hidden passage{}",
    "empty field": "left out: {} field{} that nobody has filled in",
    "chart": "left out: {0} chart{1} or diagram{1}",
    "embedded": "left out: {} other document{} embedded in it",
    "edge": "left out: {0} page header{1} or footer{1}",
}
# What holds paragraphs or runs and is nothing itself.
_HOLDERS: Final = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
)
_GONE: Final = frozenset(("del", "moveFrom"))
_SPACE: Final = re.compile(r"[\t\n\r ]+")
# Word itself allows 63 columns; a file that states more would only make empty cells.
_WIDEST: Final = 63


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
    passages = [*with_lists_apart(reader.read()), *reader.notes()]
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
    # The list of the last item.
    list_id: str | None = None

    def read(self) -> Iterator[Passage]:
        """Give the passages of the body."""
        tight = False
        for block in _blocks(next(children(self.parts.document, "body"), None)):
            if name_of(block) == "tbl":
                yield from self._table(block)
                tight = False
                continue
            if name_of(block) == "altChunk":
                self.seen["embedded"] += 1
                continue
            for passage in self._paragraph(block, tight=tight):
                yield passage
                tight = passage.kind in ("", "list") and passage.parts[0].place == NOWHERE
            while self.boxes:
                yield from self._framed(self.boxes.pop(0))

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
            kind = kind or self._list_kind(properties)
            opening = PassagePart("  " * (len(self.indents) - 1) + f"{mark} ", NOWHERE)
            yield Passage(parts=(opening, PassagePart(shown, place)), kind=kind, tight=tight and kind in ("", "list"))
        else:
            self.indents = []
            yield Passage(parts=(PassagePart(shown, place),), kind=kind)

    def _list_kind(self, properties: list[Tree]) -> str:
        """Tell whether an item begins another list than the one above it is in."""
        last, self.list_id = self.list_id, self.numbering.list_of(properties)
        return "list" if len(self.indents) == 1 and last != self.list_id else ""

    def _words(self, holder: Tree) -> Iterator[str]:
        """Give the words of what a paragraph holds, without what was deleted or is hidden."""
        for one in holder:
            name = name_of(one)
            if name in _GONE:
                self.seen["change"] += 1
            elif name == "sdt" and is_on(one, "sdtPr", "showingPlcHdr"):
                # "Click here to enter text" is said by the form and by nobody who has filled it in.
                self.seen["empty field"] += 1
            elif name in _HOLDERS:
                self.seen["change"] += name in ("ins", "moveTo")
                yield from self._words(one)
            elif name == "r":
                yield from self._run(one)
            elif name in ("m:oMath", "m:oMathPara"):
                yield formula_of(one)

    def _run(self, run: Tree) -> Iterator[str]:
        if is_on(run, "rPr", "vanish"):
            self.seen["hidden"] += 1
            return
        font = _font(run)
        marked = False
        for one in run:
            name = name_of(one)
            if name == "t":
                # The mark that a writer has given a note is the text after its call; the call has a number already.
                yield "" if marked else with_private_signs(_SPACE.sub(" ", one.text or ""), font).replace("\u00ad", "")
            elif name == "br" and given(one, value="type") in ("page", "column"):
                yield " "
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "sym":
                yield "" if marked else sign_of(int(given(one, value="char") or "FFFD", 16), given(one, value="font") or "")
            elif name == "ruby":
                # The small letters above say how the others are spoken, not more than they do.
                for part in children(one, "rubyBase"):
                    yield from self._words(part)
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._call(name.removesuffix("Reference"), one)
                marked = given(one, value="customMarkFollows") in ("1", "true", "on")
            elif name == "commentReference":
                self.seen["comment"] += 1
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._drawn(one)

    def _call(self, kind: str, tree: Tree) -> str:
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
            elif name in ("chart", "relIds"):
                self.seen["chart"] += 1
            elif name == "AlternateContent":
                waiting += list(children(one, "Choice"))[:1]
            elif name != "Fallback":
                waiting += [child for child in reversed(one) if isinstance(child.tag, str)]

    def _table(self, table: Tree) -> Iterator[Passage]:
        self.seen["table"] += 1
        number = self.seen["table"]
        rows = [row for row in _held(table, "tr") if not self._is_deleted(row)]
        cells = [[*_skipped(row), *(one for cell in _held(row, "tc") for one in self._spanning(cell))] for row in rows]
        if max((sum(cell.tree is not None for cell in row) for row in cells), default=0) < 2:
            # One cell is a frame around text.
            for row in rows:
                for tree in _held(row, "tc"):
                    yield from self._framed(tree)
            return
        headed = bool(rows) and (is_on(rows[0], "trPr", "tblHeader") or _is_headed(cells))
        for place, row in enumerate(cells):
            if any(cell.words for cell in row):
                alone = row[0].words and not any(cell.words for cell in row[1:])
                # A title within a table needs no empty cells beside it.
                words = row[0].words if alone else " | ".join(cell.words for cell in row)
                kind = "columns" if headed and place == 0 else "row"
                yield Passage(
                    parts=(PassagePart(words, OriginalPlace(element=f"table[{number}] tr[{place + 1}]")),),
                    kind=kind,
                    tight=place > 0,
                )

    def _spanning(self, cell: Tree) -> Iterator[_Cell]:
        """Give a cell, and empty ones beside it where it reaches over more columns, so that the next stay below their heads."""
        yield _Cell(cell, self._cell(cell))
        span = given(cell, "tcPr", "gridSpan") or "1"
        for _ in range(min(int(span), _WIDEST) - 1 if span.isdigit() else 0):
            yield _Cell(None, "")

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
            elif name_of(block) == "tbl":
                said += [self._cell(inner) for row in _held(block, "tr") for inner in _held(row, "tc")]
        return " ".join(" ".join(said).split())

    def _framed(self, cell: Tree) -> Iterator[Passage]:
        for block in _blocks(cell):
            if name_of(block) == "tbl":
                yield from self._table(block)
            elif name_of(block) == "p":
                yield from self._paragraph(block, tight=False)

    def notes(self) -> Iterator[Passage]:
        """Give the notes that the text has called, in that order."""
        held = {
            (kind, given(one, value="id")): one
            for kind, tree in (("footnote", self.parts.footnotes), ("endnote", self.parts.endnotes))
            for one in children(tree, kind)
        }
        for number, (kind, id_) in enumerate(self.called, start=1):
            words = self._cell(held[kind, id_]) if (kind, id_) in held else ""
            if words.strip():
                parts = (
                    PassagePart(f"[{number}] "),
                    PassagePart(" ".join(words.split()), OriginalPlace(element=f"{kind}[{number}]")),
                )
                yield Passage(parts=parts, kind="apparatus", tight=number > 1)

    def told(self) -> Iterator[str]:
        """Say what was accepted and what was left out."""
        self.seen["edge"] = sum(any("".join(self._words(block)).strip() for block in _blocks(edge)) for edge in self.parts.edges)
        for key, told in _TOLD.items():
            count = self.seen[key]
            if count:
                yield told.format(count, "" if count == 1 else "s")


@attrs.frozen
class _Cell:
    # The cell of the file; None where another reaches over its place.
    tree: Tree | None
    words: str


def _skipped(row: Tree) -> list[_Cell]:
    """Give the empty cells for the columns that a row leaves free before its first."""
    skipped = given(row, "trPr", "gridBefore") or "0"
    return [_Cell(None, "")] * (min(int(skipped), _WIDEST) if skipped.isdigit() else 0)


def _font(run: Tree) -> str:
    return given(run, "rPr", "rFonts", value="ascii") or given(run, "rPr", "rFonts", value="hAnsi") or ""


def _blocks(holder: Tree | None) -> Iterator[Tree]:
    """Give the paragraphs and tables of what holds them, in their order."""
    waiting = [] if holder is None else list(reversed(holder))
    while waiting:
        one = waiting.pop()
        if name_of(one) in ("p", "tbl", "altChunk"):
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


def _is_bold(cell: Tree | None) -> bool:
    runs = [run for block in _blocks(cell) if name_of(block) == "p" for run in children(block, "r")]
    written = [run for run in runs if any((one.text or "").strip() for one in children(run, "t"))]
    return bool(written) and all(is_on(run, "rPr", "b") for run in written)
