"""A page as the tests read it: its elements in order, and its text."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser

import attrs


@attrs.frozen
class Element:
    """A start tag: its name and attributes, and the text that stands inside it."""

    tag: str
    attributes: dict
    inside: list = attrs.field(factory=list)

    @property
    def text(self):
        return "".join(self.inside)


# What ends an element whose end tag may be left out (HTML, section 13.1.2.4 of the living standard).
BEFORE = {
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "td": ["td", "th"], "th": ["td", "th"], "tr": ["tr"],
    "option": ["option", "optgroup"],
    "p": [
        "p", "ol", "ul", "dl", "div", "details", "section", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "figure",
        "blockquote", "pre", "nav", "header", "footer",
    ],
}  # fmt: skip


class _Reader(HTMLParser):
    VOID = frozenset({"meta", "input", "rect", "br", "hr", "img", "link"})

    def __init__(self):
        super().__init__()
        self.elements = []
        self.open = []

    def handle_starttag(self, tag, attributes):
        # A tag that ends an element ends those in it whose end tags may be left out too.
        implied = list(itertools.takewhile(lambda element: element.tag in BEFORE, reversed(self.open)))
        ended = [number for number, element in enumerate(implied, start=1) if tag in BEFORE[element.tag]]
        del self.open[len(self.open) - max(ended, default=0) :]
        element = Element(tag, dict(attributes))
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.elements.append(Element(tag, dict(attributes)))

    def handle_endtag(self, tag):
        while self.open[-1].tag != tag and self.open[-1].tag in BEFORE:
            self.open.pop()
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        for element in self.open:
            element.inside.append(data)


def elements_of(markup):
    """Give the elements of a page or fragment in the order of their start tags."""
    reader = _Reader()
    reader.feed(str(markup))
    reader.close()

    assert not reader.open, [element.tag for element in reader.open]

    return reader.elements


def of_class(elements, name):
    return [element for element in elements if name in element.attributes.get("class", "").split()]
