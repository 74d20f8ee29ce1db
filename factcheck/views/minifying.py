"""A page without what HTML lets be left out: end tags that the next tag implies, quotation marks, and blanks that are not shown.

A report repeats its parts thousands of times, and half of it would be such marks. Only our own templates write tags, and what
comes from files is escaped, so a sign that begins a tag is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["minified"]

# Style sheets and scripts are named by their digests in the policy of the page, and blanks of a text are its own.
_KEPT: Final = re.compile(r'<(style|script|pre)\b.*?</\1>|<div class="fc-source.*?</div>', re.DOTALL)

_BLOCK: Final = (
    "address|article|aside|blockquote|body|details|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|html|label|li|link|main"
    "|meta|nav|ol|optgroup|option|p|section|select|summary|table|tbody|td|th|thead|title|tr|ul"
)
_BLANKS: Final = re.compile(rf">\n+(?=</?(?:{_BLOCK})\b)")

# The elements whose end tags HTML (section 13.1.2.4 of the living standard) lets be left out before what follows here.
_IMPLIED: Final = re.compile(
    r"</li>(?=<li\b|</[uo]l>)"
    r"|</dt>(?=<d[dt]\b)"
    r"|</dd>(?=<d[dt]\b|</d(?:l|iv)>)"
    r"|</t[dh]>(?=<t[dh]\b|</tr>)"
    r"|</tr>(?=<tr\b|</t(?:body|head|able)>)"
    r"|</option>(?=<opt|</(?:select|optgroup)>)"
    r"|</p>(?=<(?:p|[uod]l|div|details|section|table|h[1-6]|article|figure|blockquote|pre|nav|header|footer)\b"
    r"|</(?:div|section|article|details|li|header|footer|body|main|dd|figure)>)"
)

# A value of these signs needs no quotation marks; before a slash that closes a tag it does.
_QUOTED: Final = re.compile(r'(?<=[a-z])="([A-Za-z0-9_.:#-]+)"(?!/>)')
_TAG: Final = re.compile(r"<[a-z][^>]*>")


def minified(page: str) -> str:
    """Give a page with the same elements, attributes and texts in fewer bytes.

    Args:
        page: A page that our templates have made.

    >>> minified('<ul>\\n<li class="one">A</li>\\n<li>B</li>\\n</ul>')
    '<ul><li class=one>A<li>B</ul>'
    """
    return "".join(_parts(page))


def _parts(page: str) -> Iterator[str]:
    at = 0
    for kept in _KEPT.finditer(page):
        yield _lessened(page[at : kept.start()])
        text = kept.group()
        yield _unquoted(text) if text.startswith("<div") else text
        at = kept.end()
    yield _lessened(page[at:])


def _lessened(markup: str) -> str:
    return _unquoted(_IMPLIED.sub("", _BLANKS.sub(">", markup)))


def _unquoted(markup: str) -> str:
    return _TAG.sub(lambda tag: _QUOTED.sub(r"=\1", tag.group()), markup)
