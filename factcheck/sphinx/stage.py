"""Where something is shown: a page, and what links on it lead to."""

from __future__ import annotations

import html
import re
from typing import Final

import attrs
from markupsafe import Markup, escape
from sphinx.builders import Builder

from factcheck.sphinx.domain import domain_of

__all__ = ["Stage"]

# The renderer escapes quotation marks, so a tag of its own ends where it seems to end.
_INWARD: Final = re.compile(r'<a\b([^>]*?) href="#([^"]*)"([^>]*)>')
_ROLE: Final = re.compile(r' role="[^"]*"')


@attrs.frozen(kw_only=True)
class Stage:
    """A page in a format.

    Args:
        builder: What writes the format.
        docname: The page.
    """

    builder: Builder
    docname: str

    def address(self, anchor: str) -> str | None:
        """Give the address of what has an identifier, as seen from this page; None where no page shows it."""
        place = domain_of(self.builder.env).places.at(anchor)
        if place is None:
            return None
        if place.docname == self.docname:
            return f"#{anchor}"
        address = f"{self.builder.get_relative_uri(self.docname, place.docname)}#{anchor}"
        # Where all pages are one, their addresses within it have a fragment already.
        return f"#{anchor}" if address.startswith("#") else address

    def linked(self, fragment: str) -> Markup:
        """Let the links of a fragment, which the renderer makes for a page that has everything, lead to the pages that do.

        What leads nowhere keeps its words, and is a link no longer.
        """

        def lead(match: re.Match[str]) -> str:
            before, anchor, after = match.groups()
            address = self.address(html.unescape(anchor))
            if address is None:
                return f"<a{_ROLE.sub('', before)}{_ROLE.sub('', after)}>"
            return f'<a{before} href="{escape(address)}"{after}>'

        return Markup(_INWARD.sub(lead, fragment))  # noqa: S704 (the renderer escapes)
