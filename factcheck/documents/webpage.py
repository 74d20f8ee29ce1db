"""A page of the web taken apart: its elements in a tree, made with the parser of the standard library; nothing is fetched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Final

import attrs

__all__ = ["Element", "page_tree"]

_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_RAW: Final = frozenset(("script", "style", "noscript", "template", "svg", "math", "textarea", "iframe", "object", "canvas"))

_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
))  # fmt: skip
# An element is closed by one that cannot stand inside it, up to the element that holds both.
_CLOSES: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tr", "td", "th"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}


# Nobody nests so deep on purpose; what lies deeper is put beside, as browsers do, and no page can exhaust the stack.
_DEEPEST: Final = 150


@attrs.define(eq=False)
class Element:
    """An element with what it holds: texts, and elements in their order.

    Args:
        tag: Its tag in small letters.
        attributes: Its attributes.
        number: Its number among the elements of its tag, from 1.
        inside: Texts and elements.
        size: How many characters that are not space it holds, scripts left out.
        linked: How many of these are in links.
        links: How many links it holds.
        tags: The tags of the elements that it holds.
    """

    tag: str
    attributes: Mapping[str, str] = attrs.Factory(dict)
    number: int = 1
    inside: list[Element | str] = attrs.Factory(list)
    size: int = 0
    linked: int = 0
    links: int = 0
    tags: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Its tag and number, such as ``p[3]``."""
        return f"{self.tag}[{self.number}]"

    def walk(self) -> Iterator[Element]:
        """Give it and all elements in it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [one for one in reversed(element.inside) if isinstance(one, Element)]

    def find(self, *tags: str) -> list[Element]:
        """Give the elements in it that have one of these tags."""
        return [element for element in self.walk() if element.tag in tags]

    @property
    def words(self) -> str:
        """All its text on one line, without scripts."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                pieces.append(one)
            elif one.tag not in _RAW:
                waiting += [
                    *reversed(one.inside),
                    *([" "] if one.tag in _BLOCKS or one.tag in _CLOSES or one.tag == "br" else []),
                ]
        return " ".join("".join(pieces).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]
        self.counts: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._close_for(tag)
        self.counts[tag] += 1
        element = Element(tag, {name: value or "" for name, value in attributes}, self.counts[tag])
        self.open[-1].inside.append(element)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        # Only a void element, or one of SVG and the like, is empty when it is written so.
        if tag not in _VOID and any(element.tag in ("svg", "math") for element in self.open):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return
            # An end tag that nothing here has opened must not close the table or the list around it.
            if self.open[place].tag in ("table", "td", "th") and tag not in ("table", "tr", "tbody", "thead", "tfoot"):
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def _close_for(self, tag: str) -> None:
        """Close what cannot stand around an element that begins: a paragraph at a block, an item at the next item."""
        if tag in _BLOCKS and any(element.tag == "p" for element in self.open):
            place = max(place for place, element in enumerate(self.open) if element.tag == "p")
            if not any(element.tag in ("table", "td", "th", "button") for element in self.open[place:]):
                del self.open[place:]
        closed, holders = _CLOSES.get(tag, (frozenset(), frozenset()))
        for place in range(len(self.open) - 1, 0, -1) if closed else ():
            if self.open[place].tag in holders:
                return
            if self.open[place].tag in closed:
                self._close_from(place, closed, holders)
                return

    def _close_from(self, place: int, closed: frozenset[str], holders: frozenset[str]) -> None:
        while place > 1 and self.open[place - 1].tag in closed and self.open[place - 1].tag not in holders:
            place -= 1
        del self.open[place:]


def page_tree(text: str) -> Element:
    """Read a page as a tree; whatever its markup is, it is read and not refused, as a browser does.

    Args:
        text: The markup.

    >>> [element.name for element in page_tree("<ul><li>One<li>Two</ul><p>Three").walk()]
    ['page[1]', 'ul[1]', 'li[1]', 'li[2]', 'p[1]']
    """
    builder = _Builder()
    whole = re.sub(r"\r\n?", "\n", text)
    # The parser looks for the end of a comment from each beginning on, and a page of beginnings would take it for ever. One that
    # nothing closes is passed over, and its words are read, so that nothing of a page that was cut off is lost.
    closed = whole.rfind("-->") + 1
    builder.feed(whole[:closed] + whole[closed:].replace("<!--", ""))
    builder.close()
    for element in reversed(list(builder.root.walk())):
        _measure(element)
    return builder.root


def _measure(element: Element) -> None:
    """Note what an element holds, when all that it holds has been measured, so that nothing is counted at every level."""
    held = [one for one in element.inside if isinstance(one, Element)]
    element.tags = frozenset().union(*({one.tag} | one.tags for one in held))
    if element.tag in _RAW:
        return
    own = sum(len("".join(one.split())) for one in element.inside if isinstance(one, str))
    element.size = own + sum(one.size for one in held)
    is_link = element.tag == "a" and "href" in element.attributes
    element.linked = element.size if is_link else sum(one.linked for one in held)
    element.links = is_link + sum(one.links for one in held)
