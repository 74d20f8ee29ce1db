"""Whether two works are one: evidence for it and against it.

Bibliographies name one work in many ways and many works in one: a daily briefing has the same title every day, a report and its
revision the same title and year. So a title alone settles nothing, and what speaks both for and against is for a person to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from factcheck.model.display import brief
from factcheck.model.work import Work
from factcheck.works.traits import COMPARED, NUMBERING, Traits

__all__ = ["Likeness", "compare_works", "likeness_of"]

Sameness = Literal["same", "maybe", "different"]

# Where works of one title disagree in one of these, they are two.
_TELLING: Final = frozenset(("number", "volume", "issue", "page", "edition", "author", "date"))
# Where works of one DOI and of titles that are only alike disagree in one of these, they may be parts of it, or editions.
_WITHIN: Final = frozenset(("number", "page", "volume", "issue", "edition", "date"))
# A date known to the day has year, month and day.
_PARTS_OF_A_DAY: Final = 3
_FORM: Final = "form of the number"

# Titles with fewer words in common than this are not wordings of one.
_ALIKE: Final = 0.5

# A title of so few words is no name of one work.
_WORDS_THAT_MANY_USE: Final = 4


@brief
@attrs.frozen(kw_only=True)
class Likeness:
    """What two works are to each other.

    Args:
        verdict: ``same``, ``maybe`` or ``different``.
        agree: What they have in common, such as ``DOI``, ``title``, ``date``.
        differ: What both have, and each otherwise.
    """

    verdict: Sameness
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


def compare_works(one: Work, other: Work) -> Likeness:
    """Weigh what speaks for two works being one, and what against it.

    They are the same with one DOI, or with one title and one address or date, where nothing speaks against it and neither has a
    number or the like that the other lacks, unless both stand on one page of one volume. Numbers, volumes, pages, editions,
    authors or dates that differ make them different. Everything between is for a person to say, such as authors of one family
    name whose given names do not go together.

    >>> a = Work(id="a", csl={"type": "report", "title": "Roads", "number": "7", "issued": {"date-parts": [[1999]]}})
    >>> b = Work(id="b", csl={"type": "report", "title": "ROADS", "number": "8", "issued": {"date-parts": [[1999]]}})
    >>> compare_works(a, b)
    Likeness(verdict='different', agree=('title', 'date'), differ=('number',))
    """
    return likeness_of(Traits(one), Traits(other))


def likeness_of(one: Traits, other: Traits) -> Likeness:
    """Give what :func:`compare_works` does, for works of which it is known what they are recognised by."""
    agree, differ = _evidence(one, other)
    verdict = _verdict(one, other, frozenset(agree), frozenset(differ))
    return Likeness(verdict=verdict, agree=tuple(agree), differ=tuple(differ))


def _evidence(one: Traits, other: Traits) -> tuple[list[str], list[str]]:
    agree: list[str] = []
    differ: list[str] = []
    for name, ours, theirs in (("DOI", one.doi, other.doi), ("URL", one.site, other.site), ("title", one.title, other.title)):
        if ours and theirs:
            (agree if ours == theirs else differ).append(name)
    if one.rows and other.rows:
        # A date that may be the other, less precisely known, speaks neither for nor against.
        (agree if one.rows == other.rows else differ if not _fit(one.rows, other.rows) else []).append("date")
    # Dates in words have no rows, and can only be compared whole.
    elif one.work.csl.get("issued") and one.work.csl.get("issued") == other.work.csl.get("issued"):
        agree.append("date")
    if one.authors and other.authors:
        shared = one.authors & other.authors
        if one.authors <= other.authors or other.authors <= one.authors:
            agree.append("author")
        elif shared:
            # Lists may be cut, or a name spelt otherwise; but people who work together write more than one work.
            differ.append("list of authors")
        # A body has a short name and a long one, so another name is no other body.
        elif not (one.has_body or other.has_body):
            differ.append("author")
        if any(_are_others(one.initials, other.initials, name) for name in shared):
            differ.append("given name")
    if one.editors and other.editors and not one.editors & other.editors:
        differ.append("editor")
    for name in one.others.keys() & other.others.keys():
        ours, theirs = one.others[name], other.others[name]
        if ours == theirs:
            agree.append(name)
        elif name == "number" and _is_ending(one.runs(name), other.runs(name)):
            # “R/7” may well be “7”, while “2015/7” and “7” may be of two years.
            differ += [_FORM] if any(run.isdecimal() for run in _longer(one.runs(name), other.runs(name))) else []
        elif name == "edition" and _is_beginning(ours.split(), theirs.split()):
            # “2” may be “2.5”, or “2nd, revised 2004”.
            continue
        elif not (name == "publisher" and (ours in theirs or theirs in ours)):
            differ.append(name)
    if one.work.id == other.work.id:
        agree.append("id")
    order = ("DOI", "URL", "title", "date", "author", "list of authors", "given name", "editor", *COMPARED, _FORM, "id")
    return sorted(agree, key=order.index), sorted(differ, key=order.index)


def _are_others(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], name: str) -> bool:
    return bool(ours.get(name) and theirs.get(name)) and not ours[name] & theirs[name]


def _is_ending(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    short, long = sorted((ours, theirs), key=len)
    return long[-len(short) :] == short


def _is_beginning(ours: list[str], theirs: list[str]) -> bool:
    short, long = sorted((ours, theirs), key=len)
    return long[: len(short)] == short


def _longer(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Give what the longer of two numbers has before the shorter."""
    short, long = sorted((ours, theirs), key=len)
    return long[: -len(short)]


def _fit(ours: tuple[tuple[int, ...], ...], theirs: tuple[tuple[int, ...], ...]) -> bool:
    """Tell whether one date may be the other, less precisely known."""
    first, second = sorted((ours[0], theirs[0]), key=len)
    return len(ours) == len(theirs) == 1 and second[: len(first)] == first and len(first) < len(second)


def _verdict(one: Traits, other: Traits, agree: frozenset[str], differ: frozenset[str]) -> Sameness:
    # Without this a work that has a title alone would only perhaps be its own copy.
    if one.work.csl == other.work.csl:
        return "same"
    untitled = not one.title and not other.title
    # A DOI names one document, whatever else two of them share.
    if "DOI" in differ:
        return "different"
    if "DOI" in agree:
        # Chapters may bear the DOI of their book, and a DOI copied into the wrong entry gives itself away by another title.
        if not (one.title and other.title):
            return "maybe" if differ & _TELLING else "same"
        return "maybe" if "title" in differ and (_shared(one, other) < _ALIKE or differ & _WITHIN) else "same"
    if "title" in agree or (untitled and {"author", "date"} <= agree):
        return _of_one_title(one, other, agree, differ)
    if differ & (_TELLING - {"author"}):
        return "different"
    if "URL" in agree and one.url:
        return "different" if "author" in differ and _shared(one, other) < _ALIKE else "maybe"
    if one.short and one.short == other.short and "author" in agree and one.year == other.year is not None:
        return "maybe"
    return "different"


def _of_one_title(one: Traits, other: Traits, agree: frozenset[str], differ: frozenset[str]) -> Sameness:
    if differ & _TELLING:
        return "different"
    if differ or not agree & {"date", "URL"} or not (one.title or "URL" in agree):
        return "maybe"
    # A page that says no date may be any of its editions.
    if bool(one.work.csl.get("issued")) != bool(other.work.csl.get("issued")):
        return "maybe"
    # "Annual report" of a year is a name that many have.
    named = agree & {"author", "URL", "container-title", "publisher", *NUMBERING}
    if one.authors != other.authors:
        named -= {"author"}
    to_the_day = all(len(row) == _PARTS_OF_A_DAY for row in one.rows) and bool(one.rows)
    if not named and not to_the_day and len(one.title.split()) <= _WORDS_THAT_MANY_USE:
        return "maybe"
    # What only one of them has may be what tells them apart: reports of one title and year have numbers, or addresses.
    lopsided = one.marks ^ other.marks
    on_one_page = {"page", "container-title"} <= agree and agree & {"volume", "issue"}
    if "URL" in agree or on_one_page or not lopsided or (to_the_day and not lopsided & {*NUMBERING}):
        return "same"
    return "maybe"


def _shared(one: Traits, other: Traits) -> float:
    """Give the share of words that two titles have in common."""
    ours, theirs = set(one.title.split()), set(other.title.split())
    # A title that is missing is no sign of another work.
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 1.0
