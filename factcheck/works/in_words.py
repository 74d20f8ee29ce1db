"""A work that a person describes, in a command or in the editor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from factcheck.model.dates import is_edtf
from factcheck.model.refusals import slug_from
from factcheck.model.work import Work
from factcheck.works.dates import date_from_edtf

__all__ = ["is_plain_date", "work_in_words"]

_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")

# So many words of a title, with the year, tell a work from others and still make an id that people can read.
_WORDS_OF_ID: Final = 5


def is_plain_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD.

    >>> is_plain_date("1999-03"), is_plain_date("1999-02-30"), is_plain_date("1999-03~")
    (True, False, False)
    """
    return _PLAIN_DATE.fullmatch(text) is not None and is_edtf(text)


def work_in_words(
    *,
    title: str,
    id: str | None = None,
    type: str | None = None,
    authors: Iterable[str] = (),
    issued: str | None = None,
    publisher: str | None = None,
    container: str | None = None,
    url: str | None = None,
    available: str | None = None,
) -> Work:
    """Make a work of what a person says of it.

    Args:
        title: Its title.
        id: Its id; made of title and year when None.
        type: Its type in CSL; ``document`` when None.
        authors: Its authors: ``Family, Given``, or a body.
        issued: When it was issued, see :func:`is_plain_date`.
        publisher: Who published it.
        container: The newspaper, journal or site that it stands in.
        url: Its address.
        available: Since when the public could know it, EDTF.

    >>> work_in_words(title="Gates shut", authors=["Lee, Ann"], issued="2024-05").csl["author"]
    [{'family': 'Lee', 'given': 'Ann'}]
    """
    named = {"publisher": publisher, "container-title": container, "URL": url}
    csl: dict[str, Any] = {"type": type or "document", "title": title}
    written = [_name(author) for author in authors]
    csl |= {"author": written} if written else {}
    csl |= {"issued": date_from_edtf(issued)} if issued else {}
    csl |= {name: value for name, value in named.items() if value}
    year = f" {issued[:4]}" if issued else ""
    made = slug_from(" ".join(title.split()[:_WORDS_OF_ID]) + year, otherwise="work")
    return Work(id=id or made, csl=csl, available=available)


def _name(author: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in author.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": author.strip()}
