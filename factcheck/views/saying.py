"""The words of a card as HTML: what they are said as, and what they lead to.

A page of many claims says tens of thousands of them, and as macros of a template they took a tenth of a whole build of Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from markupsafe import Markup, escape

from factcheck.views.lookup import Lookup
from factcheck.views.phrases import day_in_words, shortened
from factcheck.views.words import Words

__all__ = ["claim_link", "day", "origin_link", "said"]

# So much of the statement of another claim is shown in a row: a little less in a report, where it stands on the same page.
_ROOM: Final = 72
_ROOM_IN_REPORT: Final = 60

# The signs of Unicode that override or embed a direction until another sign ends it (UAX #9, 2.1 to 2.4).
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What begins a role, and what ends it.
_ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "strong": ("<b>", "</b>"),
    "quote": ("<q>", "</q>"),
    "quiet": ("<small>", "</small>"),
    "remark": ('<small class="fc-remark">', "</small>"),
}


def said(it: Lookup, line: Iterable[Words]) -> Markup:
    """Give a line of a card as HTML.

    Args:
        it: The annotation, looked up.
        line: Its words.
    """
    return Markup("".join(_words(it, words) for words in line))  # noqa: S704 (each part is escaped)


def _words(it: Lookup, words: Words) -> str:
    target = words.target
    if target is not None and target in _TARGETS:
        return _TARGETS[target](it, words)
    if words.role == "day":
        return _day_within(it, words.text)
    text = _within(words.text)
    if words.role == "meaning":
        return "" if it.whole else f"<small>{text}</small>" if text.startswith(" ") else text
    before, after = _ROLES.get(words.role, ("", ""))
    return f"{before}{text}{after}"


def _within(words: str) -> str:
    """Escape words, and let a sign in them that turns the direction of writing turn nothing that stands behind them."""
    text = str(escape(words))
    return f"<bdi>{text}</bdi>" if _TURNING.search(text) else text


def _day_within(it: Lookup, date: str) -> str:
    return str(escape(day_in_words(date))) if it.whole or not it.marked_days else day(date)


def _link(it: Lookup, address: str, text: str) -> str:
    # Every link of a report is one of ours, so there its style sheet needs no class.
    return f'<a{"" if it.whole else _CLASS} href="{escape(address)}">{escape(text)}</a>'


_CLASS: Final = ' class="fc-link"'


def _work(it: Lookup, words: Words) -> str:
    return _link(it, f"#{it.work_key(words.name)}", words.text) if it.has_work(words.name) else str(escape(words.text))


def _term(it: Lookup, words: Words) -> str:
    vocabulary, _, id_ = words.name.partition(":")
    return _term_link(it, vocabulary, id_, words.text)


def _term_link(it: Lookup, vocabulary: str, id_: str, text: str) -> str:
    # Only a report has a list of terms that a link can lead to.
    return f'<a href="#{escape(it.term_key(vocabulary, id_))}">{escape(text)}</a>' if it.whole else str(escape(text))


_TARGETS: Final[Mapping[str, Callable[[Lookup, Words], str]]] = {
    "claim": lambda it, words: claim_link(it, words.name, length=_ROOM_IN_REPORT if it.whole else _ROOM),
    "other": lambda it, words: _link(it, words.name, words.text),
    "origin": lambda it, words: origin_link(it, words.name),
    "work": _work,
    "term": _term,
    "category": lambda it, words: f"<b>{_term_link(it, 'categories', words.name, words.text)}</b>",
}


def claim_link(it: Lookup, id: str, *, length: int = 200) -> Markup:
    """Give the statement of a claim as a link to its card; its id where the annotation has no such claim.

    Args:
        it: The annotation, looked up.
        id: The id of the claim.
        length: How many characters there is room for.
    """
    if id not in it.numbers:
        return escape(id)
    return Markup(_link(it, it.claim_href(id), shortened(it.statement(id), length=length)))  # noqa: S704 (escaped)


def origin_link(it: Lookup, id: str) -> Markup:
    """Give the name of an origin as a link to what is told of it; its id where the annotation has no such origin."""
    origin = it.origin(id)
    return Markup(_link(it, it.origin_href(id), origin.name)) if origin else escape(id)  # noqa: S704 (escaped)


def day(date: str) -> Markup:
    """Give a day in words, with its date for programs."""
    return Markup(f'<time datetime="{escape(date)}">{escape(day_in_words(date))}</time>')  # noqa: S704 (escaped)
