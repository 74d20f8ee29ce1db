"""Figures, periods and addresses in the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from factcheck.figures.gathering import Figure
from factcheck.model.quantity import Quantity

__all__ = ["address_of", "figure_in_words", "period_in_words", "safe_address"]

# Addresses come from files that anybody may have written. A browser runs "javascript:" and "data:" addresses and overlooks
# control characters and spaces in them, so only these schemes, and only without such characters, become links.
_SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f-\xa0]+\Z", re.IGNORECASE)


def safe_address(url: str | None) -> str | None:
    """Give an address back if a link to it can do no harm: ``http``, ``https`` or ``mailto``; else None.

    >>> safe_address("https://agency.example/a"), safe_address("javascript:alert(1)")
    ('https://agency.example/a', None)
    """
    return url if url and _SAFE.match(url) else None


def address_of(csl: Mapping[str, Any]) -> str | None:
    """Give the address under which a CSL item can be found: its URL, else that of its DOI; None where neither makes a safe link.

    >>> address_of({"type": "report", "DOI": "10.1000/182"})
    'https://doi.org/10.1000/182'
    """
    url = safe_address(csl["URL"]) if isinstance(csl.get("URL"), str) else None
    doi = csl.get("DOI")
    return url or (f"https://doi.org/{quote(doi)}" if isinstance(doi, str) and doi.startswith("10.") else None)


def figure_in_words(quantity: Quantity) -> str:
    """Give what a quantity says of its figure: a number, a bound or two, or its words where it gives no number.

    >>> figure_in_words(Quantity(low=60000, comparators=["more-than"])), figure_in_words(Quantity(high=40))
    ('more than 60,000', 'at most 40')
    """
    return str(Figure(quantity=quantity, words=quantity.as_written))


def period_in_words(at: str | None, since: str | None = None, until: str | None = None) -> str:
    """Give a day or a period as a phrase; empty where nothing is known.

    >>> period_in_words(None, "1999-03-19")
    'since 1999-03-19'
    """
    return " ".join(part for part in (at, since and f"since {since}", until and f"until {until}") if part)
