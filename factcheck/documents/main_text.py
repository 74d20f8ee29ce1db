"""The main text of a page of the web: headings, paragraphs, lists and tables, without menus and what is hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from factcheck.documents.boilerplate import HEADINGS, NEVER, Sieve, is_hidden, main_part
from factcheck.documents.composing import NOWHERE, OriginalPlace, Passage, PassagePart, with_lists_apart
from factcheck.documents.page_notes import call_of, is_way_back, note_of, notes_of
from factcheck.documents.page_tables import heads_and_rows
from factcheck.documents.webpage import Element

__all__ = ["MainText", "left_out_in_words", "main_text"]

_PARAGRAPHS: Final = frozenset(("p", "address", "dt", "dd", "figcaption", "summary", "legend"))
_HOLDERS: Final = frozenset((
    "page", "html", "body", "main", "article", "section", "div", "header", "footer", "aside", "figure", "blockquote",
    "center", "details", "fieldset", "form", "ul", "ol", "dl", "menu", "hgroup", "search",
))  # fmt: skip
_BREAKING: Final = HEADINGS | {"p", "div", "ul", "ol", "table"}
_SPACE: Final = re.compile(r"[ \t\n\f\r]+")


@attrs.frozen(kw_only=True)
class MainText:
    """The main text of a page.

    Args:
        passages: Its passages.
        left_out: How often parts of a kind were left out, such as menus.
    """

    passages: tuple[Passage, ...]
    left_out: Counter[str]


def main_text(page: Element, *, quoting: bool = False) -> MainText:
    """Give the main text of a page.

    Args:
        page: The page.
        quoting: Whether to put the sign of mail before the lines of what is quoted in a block.
    """
    part = main_part(page)
    reader = _Reader(quoting=quoting, sieve=Sieve(part.element.size), notes=notes_of(page))
    passages = tuple(reader.read(part.element))
    if part.around:
        reader.left_out["part around the main text"] = 1
    return MainText(passages=passages, left_out=reader.left_out)


def left_out_in_words(left_out: Counter[str]) -> tuple[str, ...]:
    """Say what was left out, each kind with its number, in one line; nothing if nothing was.

    Args:
        left_out: How often parts of a kind were left out; scripts, which nobody reads, are not told.
    """
    told = [f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in left_out.items() if count and kind != "script"]
    return (f"left out: {', '.join(told)}",) if told else ()


@attrs.define
class _Reader:
    """Reads elements one after the other; what stands open around them is kept on a stack, not in the calls."""

    quoting: bool
    sieve: Sieve
    # The mark of each note by the id to which its call leads.
    notes: Mapping[str, str]
    left_out: Counter[str] = attrs.Factory(Counter)

    def read(self, main: Element) -> Iterator[Passage]:
        yield from with_lists_apart(self._inside(main, depth=0, quoted=0))

    def _inside(self, holder: Element, *, depth: int, quoted: int) -> Iterator[Passage]:
        """Give the passages of what an element holds; texts between its blocks are paragraphs too."""
        loose: list[Element | str] = []
        for one in holder.inside:
            if isinstance(one, str) or not _is_block(one):
                loose.append(one)
                continue
            yield from self._loose(holder, loose, quoted)
            loose = []
            reason = self.sieve.reason(one, holder)
            if reason:
                self.left_out[reason] += one.size > 0
            else:
                yield from self._block(one, depth=depth, quoted=quoted)
        yield from self._loose(holder, loose, quoted)

    def _loose(self, holder: Element, loose: list[Element | str], quoted: int) -> Iterator[Passage]:
        if any(not isinstance(one, str) or one.strip() for one in loose):
            yield from self._passage(Element(holder.tag, number=holder.number, inside=list(loose)), quoted=quoted)

    def _block(self, element: Element, *, depth: int, quoted: int) -> Iterator[Passage]:
        if element.tag in HEADINGS:
            yield from self._passage(element, kind="heading", quoted=quoted)
        elif element.tag in ("ul", "ol", "menu"):
            yield from self._list(element, depth=depth, quoted=quoted)
        elif element.tag == "table":
            yield from self._table(element, quoted=quoted)
        elif element.tag == "pre":
            yield Passage(parts=(PassagePart(element.words if not element.inside else _kept(element), _place(element)),))
        elif element.tag == "hr":
            return
        elif any(isinstance(one, Element) and _is_block(one) for one in element.inside) or element.tag in _HOLDERS:
            yield from self._inside(element, depth=depth, quoted=quoted + (self.quoting and element.tag == "blockquote"))
        else:
            yield from self._passage(element, quoted=quoted, kind="" if element.find("br") else "paragraph")

    def _passage(
        self, element: Element, *, kind: str = "", quoted: int = 0, mark: str = "", tight: bool = False
    ) -> Iterator[Passage]:
        sign = "> " * quoted
        note = note_of(element, self.notes)
        opening = f"[{note}] " if note else mark
        flow = _flow(element)
        if note:
            # The mark that stands before a note is that of its call.
            flow = re.sub(rf"\A\s*\[?{re.escape(note)}\]?[.)]?\s*", "", flow)
        for number, words in enumerate(re.split(r"\n *\n", flow)):
            lines = [line.strip(" ") for line in words.split("\n")]
            flowing = f"\n{sign}{' ' * len(mark)}".join(line for line in lines if line)
            if not flowing:
                continue
            before = sign + (opening if number == 0 else " " * len(mark))
            parts = [PassagePart(before, NOWHERE)] if before else []
            told = "apparatus" if note else "" if kind != "list" and before else kind
            yield Passage(parts=(*parts, PassagePart(flowing, _place(element))), kind=told, tight=tight)

    def _list(self, element: Element, *, depth: int, quoted: int) -> Iterator[Passage]:
        """Give the items of a list, each with its mark, indented by the lists that it lies in."""
        start = element.attributes.get("start", "1")
        number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
        stray = [one for one in element.inside if isinstance(one, str) and one.strip()]
        yield from self._loose(element, list(stray), quoted)
        items = [one for one in element.inside if isinstance(one, Element)]
        for place, item in enumerate(items):
            if item.tag != "li":
                yield from self._block(item, depth=depth, quoted=quoted)
                continue
            value = item.attributes.get("value", "")
            number = int(value) if re.fullmatch(r"-?\d{1,6}", value) else number
            mark = f"{_counted(number, element.attributes.get('type', '1'))}. " if element.tag == "ol" else "- "
            number += 1
            kind = "list" if place == depth == 0 else ""
            yield from self._item(item, "  " * depth + mark, depth=depth, quoted=quoted, tight=place > 0 or depth > 0, kind=kind)

    def _item(self, item: Element, mark: str, *, depth: int, quoted: int, tight: bool, kind: str) -> Iterator[Passage]:
        """Give an item: its own words behind its mark, then what else it holds, indented below."""
        own: list[Element | str] = []
        rest: list[Element] = []
        for one in item.inside:
            block = isinstance(one, Element) and _is_block(one)
            # A paragraph with which an item begins is the words of the item.
            if block and not rest and _is_paragraph(one) and not "".join(map(_bare, own)).strip():
                own.append(one)
            elif block or rest:
                rest.append(one if isinstance(one, Element) else Element("li", number=item.number, inside=[one]))
            else:
                own.append(one)
        first = Element("li", item.attributes, item.number, own)
        yield from self._passage(first, kind=kind, mark=mark, quoted=quoted, tight=tight)
        for one in rest:
            if one.tag in ("ul", "ol", "menu"):
                yield from self._list(one, depth=depth + 1, quoted=quoted)
            elif one.tag in ("li", *_PARAGRAPHS) or not _holds_blocks(one):
                yield from self._passage(one, mark=" " * len(mark), quoted=quoted, tight=True)
            elif not self.sieve.reason(one, item):
                yield from self._block(one, depth=depth + 1, quoted=quoted)

    def _table(self, table: Element, *, quoted: int) -> Iterator[Passage]:
        """Give a table as rows of cells with bars between them; one that only lays out the page is read cell by cell."""
        rows, stray = _rows(table)
        yield from self._loose(table, list(stray), quoted)
        cells = [[one for one in row.inside if isinstance(one, Element) and one.tag in ("td", "th")] for row in rows]
        lays_out = (
            table.attributes.get("role") in ("presentation", "none")
            or "table" in table.tags
            or max(map(len, cells), default=0) < 2
            or not table.tags.isdisjoint(("h1", "h2", "ul", "ol", "article"))
        )
        if lays_out:
            for cell in (each for row in cells for each in row):
                yield from self._inside(cell, depth=0, quoted=quoted)
            return
        for caption in table.find("caption"):
            yield from self._passage(caption, kind="heading", quoted=quoted)
        shown = [[_SPACE.sub(" ", _flow(cell)).strip() for cell in each] for each in cells]
        for place, (number, kind, words) in enumerate(heads_and_rows(table, cells, shown)):
            element = f"{table.name} tr[{number}]"
            yield Passage(parts=(PassagePart(words, OriginalPlace(element=element)),), kind=kind, tight=place > 0)


def _rows(table: Element) -> tuple[list[Element], list[str]]:
    """Give the rows of a table without those of the tables in its cells, and the words that stand in no cell."""
    found: list[Element] = []
    stray: list[str] = []
    waiting = list(reversed(table.inside))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            stray += [one] if one.strip() else []
        elif one.tag == "tr":
            found.append(one)
            stray += [each for each in one.inside if isinstance(each, str) and each.strip()]
        elif one.tag in ("thead", "tbody", "tfoot"):
            waiting += reversed(one.inside)
    return found, stray


def _place(element: Element) -> OriginalPlace:
    return OriginalPlace(element=element.name) if element.tag != "page" else NOWHERE


def _is_block(element: Element) -> bool:
    if element.tag in HEADINGS or element.tag in _PARAGRAPHS or element.tag in _HOLDERS or element.tag in NEVER:
        return True
    if element.tag in ("table", "pre", "hr", "nav", "li"):
        return True
    # What holds blocks is one, though its tag is not: links and spans are put around whole cards.
    return not element.tags.isdisjoint(_BREAKING)


def _is_paragraph(one: Element | str) -> bool:
    return isinstance(one, Element) and one.tag in ("p", "div")


def _holds_blocks(element: Element) -> bool:
    return any(isinstance(one, Element) and _is_block(one) for one in element.inside)


def _bare(one: Element | str) -> str:
    return one if isinstance(one, str) else one.words


def _kept(element: Element) -> str:
    """Give preformatted words with their line ends and spaces."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
        else:
            waiting += ["\n"] if one.tag == "br" else reversed(one.inside)
    return "".join(pieces).strip("\n")


def _flow(element: Element) -> str:
    """Give the words of an element with single spaces, a line end at each break, and the marks of notes in brackets."""
    pieces: list[str] = []
    waiting: list[Element | str] = list(reversed(element.inside))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(_SPACE.sub(" ", one).replace("\u00ad", ""))
        elif one.tag == "br":
            pieces.append("\n")
        elif one.tag in NEVER or is_hidden(one):
            continue
        elif mark := call_of(one):
            pieces.append(f"[{mark}]")
        elif is_way_back(one):
            continue
        else:
            waiting += [" ", *reversed(one.inside), " "] if _is_block(one) else reversed(one.inside)
    return re.sub(r" {2,}", " ", "".join(pieces))


def _counted(number: int, style: str) -> str:
    """Write the number of an item in the style of its list: figures, letters or Roman figures."""
    if style in ("a", "A") and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and 1 <= number < 40:
        signs = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
        written = ""
        for sign, value in signs:
            written, number = written + sign * (number // value), number % value
        return written if style == "i" else written.upper()
    return str(number)
