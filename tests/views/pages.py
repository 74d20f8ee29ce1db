"""A page as the tests read it: its elements in order, and its text."""

from __future__ import annotations

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


class _Reader(HTMLParser):
    VOID = frozenset({"meta", "input", "rect", "br", "hr", "img", "link"})

    def __init__(self):
        super().__init__()
        self.elements = []
        self.open = []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, dict(attributes))
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.elements.append(Element(tag, dict(attributes)))

    def handle_endtag(self, tag):
        # HTML lets an end tag be left out; the templates never do.
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
