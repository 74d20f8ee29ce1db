"""The text of a page: what a browser gives as its text content, and where it shows a line end that no offset counts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from factcheck.formats.records import Text

__all__ = ["is_markup", "text_of_markup"]

_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL)
# A browser gives the words of these as text content too, but shows none of them, and no tool offers them to be marked.
_UNREAD: Final = frozenset({"script", "style", "template", "title"})
# Elements that a browser begins a line for.
_BLOCKS: Final = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "  # noqa: SIM905
    "main nav ol p pre section table tr ul".split()
)


class _Content(HTMLParser):
    def __init__(self, *, break_counts: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.bounds: list[int] = []
        self.titles: list[str] = []
        self._length = 0
        self._unread: list[str] = []
        self._break_counts = break_counts

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag == "br" and self._break_counts:
            self.handle_data("\n")
        elif tag == "br" or tag in _BLOCKS:
            self.bounds.append(self._length)

    def handle_endtag(self, tag: str) -> None:
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        elif tag in _BLOCKS:
            self.bounds.append(self._length)
        elif tag == "head":
            # A browser gives the text of the body, in which the head has no part.
            self.parts, self.bounds, self._length = [], [], 0

    def handle_data(self, data: str) -> None:
        if self._unread:
            if self._unread[-1] == "title":
                self.titles.append(data)
            return
        self.parts.append(data)
        self._length += len(data)


def is_markup(text: str) -> bool:
    """Tell whether a text is a page of HTML."""
    return bool(_PAGE.match(text))


def text_of_markup(markup: str, *, break_counts: bool = False) -> Text:
    """Give the text content of HTML, with the places at which a browser shows a line end that is not in it.

    Args:
        markup: The page, or a part of one.
        break_counts: Whether ``<br>`` counts as a character, as in Label Studio; in browsers it does not.
    """
    parser = _Content(break_counts=break_counts)
    # A browser reads every line end as a line feed before it looks at the page.
    parser.feed(markup.replace("\r\n", "\n").replace("\r", "\n"))
    parser.close()
    content = "".join(parser.parts)
    inside = sorted({at for at in parser.bounds if 0 < at < len(content) and content[at - 1] != "\n" and content[at] != "\n"})
    return Text(content=content, layout=tuple(inside), title="".join(parser.titles).strip() or None)
