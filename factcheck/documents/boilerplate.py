"""What of a page of the web is no part of its main text, decided by rules that are stated here and learned from no corpus."""

from __future__ import annotations

import re
from typing import Final

import attrs

from factcheck.documents.webpage import Element

__all__ = ["NEVER", "MainPart", "Sieve", "is_hidden", "main_part"]

NEVER: Final = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "textarea", "iframe", "object", "embed", "canvas", "audio",
    "video", "head", "link", "meta", "select", "datalist", "button", "input", "dialog", "map", "amp-sidebar", "amp-consent",
    "amp-ad", "amp-analytics", "amp-social-share", "amp-user-notification",
))  # fmt: skip
"""Elements that hold no text of the page."""

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEFT_OUT: Final = {"nav": "menu", "form": "form", "footer": "footer"}
_ROLES: Final = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "banner": "site header", "contentinfo": "footer", "search": "form",
    "complementary": "sidebar", "dialog": "notice", "alertdialog": "notice",
}  # fmt: skip
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|share\w*|sharing|social|sidebar|related|newsletter"
    r"|advert(?:isement)?s?|ads?|promo|skip|pagination|pager|toolbar|toc|addtoany|(?:site-?)?footer|colophon)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Such names are given to the notices of law and to nothing else, so that they may be long.
_NOTICE: Final = re.compile(
    r"(?:^|[\s_-])(cookie-?(?:law|banner|notice|bar|consent|message|popup|info|policy-banner)|gdpr|onetrust|didomi|usercentrics"
    r"|consent-(?:banner|sdk|popup|modal)|cc-(?:window|banner)|cmp-?container)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What readers have written below an article is theirs and not its author's.
_COMMENTS: Final = re.compile(
    r"(?:^|\s)(comments|comments?-(?:area|list|section)|commentlist|comment-respond|respond|disqus_thread)(?:$|\s)", re.IGNORECASE
)
_NO_MENU: Final = frozenset(("html", "body", "main", "article", "table", "p", "pre"))

# An element most of whose words are links is a menu; so many links make one, and so long may one be.
_LINKED: Final = 0.7
_FEW_LINKS: Final = 3
_LINK_LENGTH: Final = 60
# Two links with no more than a stroke between them are one too.
_ALL_LINKED: Final = 0.85
# What is named like a menu is one if so much of it is links, or if it is no longer than this.
_SOME_LINKED: Final = 0.3
_SHORT: Final = 160
# An article has the main text if it has so much of the words of the page, and so much of those of all its articles.
_ENOUGH: Final = 0.4
_MOST: Final = 0.7
# A form around so much of the page is how its server was programmed, and no form that somebody fills in.
_WHOLE: Final = 0.5


@attrs.frozen(kw_only=True)
class MainPart:
    """The element that has the main text of a page.

    Args:
        element: The element.
        around: Whether there are words around it.
    """

    element: Element
    around: bool


def main_part(page: Element) -> MainPart:
    """Find the element that has the main text: ``main``, else the article that is most of the page, else the body.

    Args:
        page: The page.
    """
    marked = [one for one in page.walk() if (one.tag == "main" or one.attributes.get("role") == "main") and not is_hidden(one)]
    body = next(iter(page.find("body")), page)
    articles = page.find("article")
    found = max(marked or articles, key=lambda one: one.size, default=body)
    if not marked and articles:
        # Of a page of several stories none is the page; what readers wrote is often in articles within the article.
        outermost = found.size + sum(
            one.size for one in articles if "article" not in one.tags and one not in found.find("article")
        )
        found = found if found.size >= max(_ENOUGH * body.size, _MOST * outermost) else body
    return MainPart(element=found, around=found.size < body.size)


def is_hidden(element: Element) -> bool:
    """Tell whether a browser would not show an element."""
    given = element.attributes
    style = given.get("style", "").replace(" ", "").lower()
    return "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style


@attrs.frozen
class Sieve:
    """Tells what is left out of the main text.

    Args:
        size: How many characters the main part has.
    """

    size: int

    def reason(self, element: Element, holder: Element) -> str | None:
        """Tell why an element is no part of the main text, or give None.

        Args:
            element: The element.
            holder: The one that it stands in.
        """
        if element.tag in NEVER or is_hidden(element):
            return "hidden part" if element.tag not in NEVER else "script"
        reason = _LEFT_OUT.get(element.tag) or _ROLES.get(element.attributes.get("role", ""))
        quoted = reason == "footer" and holder.tag in ("blockquote", "figure")
        whole = reason == "form" and ("h1" in element.tags or element.size > _WHOLE * self.size)
        if reason and not quoted and not whole:
            return reason
        if element.tag in HEADINGS or element.tag in _NO_MENU or "h1" in element.tags or whole:
            return None
        return self._named(element) or ("menu" if element.links and _is_menu(element) else None)

    def _named(self, element: Element) -> str | None:
        """Tell what an element is by the names that its author has given it."""
        names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
        if _NOTICE.search(names):
            return "notice"
        if _COMMENTS.search(names) and element.size <= _WHOLE * self.size:
            return "comment section"
        # LibreOffice writes the heads and feet of pages so.
        if element.tag == "div" and element.attributes.get("title") in ("header", "footer"):
            return element.attributes["title"]
        share = element.linked / element.size if element.size else 0.0
        return "menu" if _NAMED.search(names) and (share > _SOME_LINKED or element.size <= _SHORT) else None


def _is_menu(element: Element) -> bool:
    share = element.linked / element.size if element.size else 0.0
    few = element.links < _FEW_LINKS
    short = element.linked / element.links <= _LINK_LENGTH
    enough = share > (_ALL_LINKED if few else _LINKED) and element.links > 1
    return enough and short and not re.search(r"[.!?。]\s", element.words)
