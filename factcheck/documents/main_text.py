"""The main text of a page of the web: headings, paragraphs, lists and tables, without menus and what is hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.documents.composing import NOWHERE, OriginalPlace, Passage, PassagePart, with_lists_apart
from factcheck.documents.webpage import Element

__all__ = ["MainText", "main_text"]

_NEVER: Final = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "textarea", "iframe", "object", "embed", "canvas", "audio",
    "video", "head", "link", "meta", "select", "datalist", "button", "input", "dialog", "map",
))  # fmt: skip
_LEFT_OUT: Final = {"nav": "menu", "form": "form", "footer": "footer"}
_ROLES: Final = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "banner": "site header", "contentinfo": "footer", "search": "form",
    "complementary": "sidebar", "dialog": "notice", "alertdialog": "notice",
}  # fmt: skip
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|share|sharing|social|sidebar|related|newsletter"
    r"|advert(?:isement)?s?|ads?|promo|skip|pagination|pager|toolbar|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPHS: Final = frozenset(("p", "address", "dt", "dd", "figcaption", "summary", "legend"))
_HOLDERS: Final = frozenset((
    "page", "html", "body", "main", "article", "section", "div", "header", "footer", "aside", "figure", "blockquote",
    "center", "details", "fieldset", "form", "ul", "ol", "dl", "menu", "hgroup", "search",
))  # fmt: skip
_NO_MENU: Final = frozenset(("html", "body", "main", "article", "table", "p", "pre"))
_BREAKING: Final = _HEADINGS | {"p", "div", "ul", "ol", "table"}
_SPACE: Final = re.compile(r"[ \t\n\f\r]+")
_NOTE: Final = re.compile(r"\[?([0-9]{1,3}|[a-z*†‡])\]?")

# An element most of whose words are links is a menu; so many links make one, and so long may one be.
_LINKED: Final = 0.7
_FEW_LINKS: Final = 3
_LINK_LENGTH: Final = 60
# What is named like a menu is one if so much of it is links, or if it is no longer than this.
_SOME_LINKED: Final = 0.3
_SHORT: Final = 160
# An article has the main text if it has so much of the words of the page.
_ENOUGH: Final = 0.4


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
    reader = _Reader(quoting=quoting)
    return MainText(passages=tuple(reader.read(_main(page))), left_out=reader.left_out)


def _main(page: Element) -> Element:
    """Find the element that has the main text: ``main``, else the one article, else the body."""
    marked = [one for one in page.walk() if (one.tag == "main" or one.attributes.get("role") == "main") and not _is_hidden(one)]
    if marked:
        return max(marked, key=lambda one: one.size)
    body = next(iter(page.find("body")), page)
    articles = page.find("article")
    best = max(articles, key=lambda one: one.size, default=None)
    return best if best is not None and best.size >= _ENOUGH * body.size else body


def _is_hidden(element: Element) -> bool:
    given = element.attributes
    style = given.get("style", "").replace(" ", "").lower()
    return "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style


@attrs.define
class _Reader:
    """Reads elements one after the other; what stands open around them is kept on a stack, not in the calls."""

    quoting: bool
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
            reason = self._reason(one, holder)
            if reason:
                self.left_out[reason] += one.size > 0
            else:
                yield from self._block(one, depth=depth, quoted=quoted)
        yield from self._loose(holder, loose, quoted)

    def _loose(self, holder: Element, loose: list[Element | str], quoted: int) -> Iterator[Passage]:
        if any(not isinstance(one, str) or one.strip() for one in loose):
            yield from self._passage(Element(holder.tag, number=holder.number, inside=list(loose)), quoted=quoted)

    def _reason(self, element: Element, holder: Element) -> str | None:
        """Tell why an element is no part of the main text, or give None."""
        if element.tag in _NEVER or _is_hidden(element):
            return "hidden part" if element.tag not in _NEVER else "script"
        reason = _LEFT_OUT.get(element.tag) or _ROLES.get(element.attributes.get("role", ""))
        if reason == "footer" and holder.tag in ("blockquote", "figure"):
            reason = None
        if reason:
            return reason
        if element.tag in _HEADINGS or element.tag in _NO_MENU or "h1" in element.tags or not element.links:
            return None
        share = element.linked / element.size if element.size else 0.0
        if _NAMED.search(f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"):
            return "menu" if share > _SOME_LINKED or element.size <= _SHORT else None
        short = element.linked / element.links <= _LINK_LENGTH
        if element.links >= _FEW_LINKS and share > _LINKED and short and not re.search(r"[.!?。]\s", element.words):
            return "menu"
        return None

    def _block(self, element: Element, *, depth: int, quoted: int) -> Iterator[Passage]:
        if element.tag in _HEADINGS:
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
        words = _flow(element)
        if not words.strip():
            return
        sign = "> " * quoted
        lines = [line.strip(" ") for line in words.split("\n")]
        flowing = f"\n{sign}{' ' * len(mark)}".join(line for line in lines if line)
        opening = [PassagePart(sign + mark, NOWHERE)] if sign or mark else []
        yield Passage(
            parts=(*opening, PassagePart(flowing, _place(element))),
            kind="" if kind != "list" and (sign or mark) else kind,
            tight=tight,
        )

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
            if (
                block
                and not rest
                and isinstance(one, Element)
                and one.tag in ("p", "div")
                and not "".join(map(_bare, own)).strip()
            ):
                own.append(one)
            elif block or rest:
                rest.append(one if isinstance(one, Element) else Element("li", number=item.number, inside=[one]))
            else:
                own.append(one)
        first = Element("li", number=item.number, inside=own)
        yield from self._passage(first, kind=kind, mark=mark, quoted=quoted, tight=tight)
        for one in rest:
            if one.tag in ("ul", "ol", "menu"):
                yield from self._list(one, depth=depth + 1, quoted=quoted)
            elif (
                one.tag == "li"
                or one.tag in _PARAGRAPHS
                or not any(isinstance(each, Element) and _is_block(each) for each in one.inside)
            ):
                yield from self._passage(one, mark=" " * len(mark), quoted=quoted, tight=True)
            elif not self._reason(one, item):
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
        headed = (bool(rows) and all(each.tag == "th" for each in cells[0])) or bool(table.find("thead"))
        for place, each in enumerate(cells):
            shown = [_SPACE.sub(" ", _flow(cell)).strip() for cell in each]
            if any(shown):
                element = f"{table.name} tr[{place + 1}]"
                kind = "columns" if headed and place == 0 else "row"
                yield Passage(parts=(PassagePart(" | ".join(shown), OriginalPlace(element=element)),), kind=kind, tight=place > 0)


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
    if element.tag in _HEADINGS or element.tag in _PARAGRAPHS or element.tag in _HOLDERS or element.tag in _NEVER:
        return True
    if element.tag in ("table", "pre", "hr", "nav", "li"):
        return True
    # What holds blocks is one, though its tag is not: links and spans are put around whole cards.
    return not element.tags.isdisjoint(_BREAKING)


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
        elif one.tag in _NEVER or _is_hidden(one):
            continue
        elif one.tag == "sup" and one.links and (note := _NOTE.fullmatch(one.words)):
            pieces.append(f"[{note[1]}]")
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
