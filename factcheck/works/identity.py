"""Whether two works are one: evidence for it and against it, and an index that finds whom to compare.

Bibliographies name one work in many ways and many works in one: a daily briefing has the same title every day, a report and its
revision the same title and year. So a title alone settles nothing, and what speaks both for and against is for a person to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, Literal

import attrs

from factcheck.model.display import brief
from factcheck.model.work import Work
from factcheck.works.values import doi_in

__all__ = ["Likeness", "WorkIndex", "compare_works"]

Sameness = Literal["same", "maybe", "different"]

_TAG: Final = re.compile(r"</?[a-z:]+[^<>]*>", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")

# Where works of one title disagree in one of these, they are two.
_TELLING: Final = frozenset(("number", "volume", "issue", "page", "edition", "author", "date"))
# Where works of one DOI and of titles that are only alike disagree in one of these, they may be parts of it, or editions.
_WITHIN: Final = frozenset(("number", "page", "volume", "issue", "edition", "date"))
_NUMBERING: Final = frozenset(("number", "volume", "issue"))
# A date known to the day has year, month and day.
_PARTS_OF_A_DAY: Final = 3
_HEADED: Final = frozenset(("page", "edition"))
_COMPARED: Final = ("number", "volume", "issue", "page", "edition", "ISBN", "container-title", "publisher")

# Titles with fewer words in common than this are not wordings of one.
_ALIKE: Final = 0.5

# A title of so few words is no name of one work.
_WORDS_THAT_MANY_USE: Final = 4

# An address that more works have is that of a site.
_MOST_AT_ONE_ADDRESS: Final = 20


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
    return _compared(_Traits(one), _Traits(other))


@attrs.frozen(slots=False)
class _Traits:
    """What a work is recognised by, in a form that does not depend on how it was typed."""

    work: Work

    @cached_property
    def title(self) -> str:
        return _plain(str(self.work.csl.get("title", "")))

    @cached_property
    def short(self) -> str:
        return _plain(re.split(r":\s| [–—-] |[.?!]\s", str(self.work.csl.get("title", "")), maxsplit=1)[0])

    @cached_property
    def doi(self) -> str:
        address = str(self.work.csl.get("URL", ""))
        # An address is one of a DOI only where it is that of the service.
        doi = doi_in(str(self.work.csl.get("DOI", ""))) or (doi_in(address) if "doi.org/" in address else None)
        return (doi or "").casefold()

    @cached_property
    def url(self) -> str:
        """The address without what does not matter; none if it is that of a whole site."""
        address = str(self.work.csl.get("URL", "")).partition("://")[2].partition("#")[0].rstrip("/").removeprefix("www.")
        return address if "/" in address or "." not in address.rpartition("/")[2] else ""

    @cached_property
    def site(self) -> str:
        return str(self.work.csl.get("URL", "")).partition("://")[2].partition("#")[0].rstrip("/").removeprefix("www.")

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(row) for row in self.work.csl.get("issued", {}).get("date-parts", ()))

    @cached_property
    def year(self) -> int | None:
        return self.rows[0][0] if self.rows else None

    @cached_property
    def authors(self) -> frozenset[str]:
        names = self.work.csl.get("author", ())
        words = (_plain(str(name.get("family") or name.get("literal") or name.get("given") or "")) for name in names)
        return frozenset(word for word in words if word)

    @cached_property
    def initials(self) -> Mapping[str, frozenset[str]]:
        """The initials of the given names that a family name stands with; a name may be cut to any of them."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for name in self.work.csl.get("author", ()):
            words = _plain(str(name.get("given", "")).partition(",")[0]).split()
            found[_plain(str(name.get("family", "")))] |= {word[0] for word in words}
        return found

    @cached_property
    def others(self) -> Mapping[str, str]:
        found = {name: _plain(str(self.work.csl[name])) for name in _COMPARED if self.work.csl.get(name)}
        # Pages may be given without the last, and an edition as "2" or "2nd ed.".
        heads = {
            name: re.findall(r"[a-z]*[0-9]+" if name == "page" else "[0-9]+", found[name])[:1] for name in _HEADED & found.keys()
        }
        return {name: (heads.get(name) or [text.replace(" ", "")])[0] for name, text in found.items()}

    @cached_property
    def marks(self) -> frozenset[str]:
        """What the work has of that which tells works of one title apart."""
        has = {"URL": self.site, "author": self.authors, **self.others}
        return frozenset(name for name in (*_NUMBERING, "page", "edition", "URL", "author") if has.get(name))

    @cached_property
    def has_body(self) -> bool:
        return any("literal" in name for name in self.work.csl.get("author", ()))


def _plain(text: str) -> str:
    """Give the words of a text without capitals, accents, tags and punctuation."""
    folded = unicodedata.normalize("NFKD", _TAG.sub("", text).casefold())
    return " ".join(_WORD.findall("".join(one for one in folded if not unicodedata.combining(one))))


def _compared(one: _Traits, other: _Traits) -> Likeness:
    agree, differ = _evidence(one, other)
    verdict = _verdict(one, other, frozenset(agree), frozenset(differ))
    return Likeness(verdict=verdict, agree=tuple(agree), differ=tuple(differ))


def _evidence(one: _Traits, other: _Traits) -> tuple[list[str], list[str]]:
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
    for name in one.others.keys() & other.others.keys():
        ours, theirs = one.others[name], other.others[name]
        if ours == theirs:
            agree.append(name)
        elif not _is_other_form(name, ours, theirs):
            differ.append(name)
    if one.work.id == other.work.id:
        agree.append("id")
    order = ("DOI", "URL", "title", "date", "author", "list of authors", "given name", *_COMPARED, "id")
    return sorted(agree, key=order.index), sorted(differ, key=order.index)


def _are_others(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], name: str) -> bool:
    return bool(ours.get(name) and theirs.get(name)) and not ours[name] & theirs[name]


def _is_other_form(name: str, ours: str, theirs: str) -> bool:
    """Tell whether two values that differ may well be one, said otherwise."""
    if name == "publisher":
        return ours in theirs or theirs in ours
    # A number may be given with what it is a number of: “No. 7” is no other than “7”.
    return name == "number" and (ours.endswith(theirs) or theirs.endswith(ours))


def _fit(ours: tuple[tuple[int, ...], ...], theirs: tuple[tuple[int, ...], ...]) -> bool:
    """Tell whether one date may be the other, less precisely known."""
    first, second = sorted((ours[0], theirs[0]), key=len)
    return len(ours) == len(theirs) == 1 and second[: len(first)] == first and len(first) < len(second)


def _verdict(one: _Traits, other: _Traits, agree: frozenset[str], differ: frozenset[str]) -> Sameness:
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


def _of_one_title(one: _Traits, other: _Traits, agree: frozenset[str], differ: frozenset[str]) -> Sameness:
    if differ & _TELLING:
        return "different"
    if differ or not agree & {"date", "URL"} or not (one.title or "URL" in agree):
        return "maybe"
    # A page that says no date may be any of its editions.
    if bool(one.work.csl.get("issued")) != bool(other.work.csl.get("issued")):
        return "maybe"
    # "Annual report" of a year is a name that many have.
    named = agree & {"author", "URL", "container-title", "publisher", *_NUMBERING}
    if one.authors != other.authors:
        named -= {"author"}
    to_the_day = all(len(row) == _PARTS_OF_A_DAY for row in one.rows) and bool(one.rows)
    if not named and not to_the_day and len(one.title.split()) <= _WORDS_THAT_MANY_USE:
        return "maybe"
    # What only one of them has may be what tells them apart: reports of one title and year have numbers, or addresses.
    lopsided = one.marks ^ other.marks
    on_one_page = {"page", "container-title"} <= agree and agree & {"volume", "issue"}
    if "URL" in agree or on_one_page or not lopsided or (to_the_day and not lopsided & _NUMBERING):
        return "same"
    return "maybe"


def _shared(one: _Traits, other: _Traits) -> float:
    """Give the share of words that two titles have in common."""
    ours, theirs = set(one.title.split()), set(other.title.split())
    # A title that is missing is no sign of another work.
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 1.0


class WorkIndex:
    """Works by what they are recognised by, so that a work is compared only with those that it may be."""

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._by_key: dict[tuple[Any, ...], list[_Traits]] = defaultdict(list)
        for work in works:
            self.add(work)

    def add(self, work: Work) -> None:
        """Put a work into the index."""
        traits = _Traits(work)
        for key in _keys(traits):
            self._by_key[key].append(traits)

    def find(self, work: Work) -> tuple[Work, Likeness] | None:
        """Give the work that another is or may be, and the evidence; None if all are different."""
        traits = _Traits(work)
        best: tuple[Work, Likeness] | None = None
        seen: set[int] = set()
        for key in _sought(traits):
            found = self._by_key.get(key, ())
            if key[0] == "url" and len(found) > _MOST_AT_ONE_ADDRESS:
                continue
            for other in found:
                # A work stands under several keys, and a comparison costs more than a look-up.
                if id(other) in seen:
                    continue
                seen.add(id(other))
                likeness = _compared(traits, other)
                if likeness.verdict == "same":
                    return other.work, likeness
                if likeness.verdict == "maybe" and (best is None or len(best[1].agree) < len(likeness.agree)):
                    best = other.work, likeness
        return best


def _keys(traits: _Traits) -> Iterator[tuple[Any, ...]]:
    """Give what a work is put under; titles also under year and number, since many reports differ in nothing else."""
    if traits.doi:
        yield ("doi", traits.doi)
    if traits.url:
        yield ("url", traits.url)
    title, number = _name(traits), traits.others.get("number")
    yield ("title", title)
    yield ("title", title, traits.year)
    yield ("title", title, traits.year, number)
    for author in traits.authors if traits.short else ():
        yield ("short", traits.short, traits.year, author)


def _sought(traits: _Traits) -> Iterator[tuple[Any, ...]]:
    """Give what a work is looked for under, the most telling first."""
    if traits.doi:
        yield ("doi", traits.doi)
    if traits.url:
        yield ("url", traits.url)
    title, number = _name(traits), traits.others.get("number")
    years = (None,) if traits.year is None else (traits.year, None)
    if traits.year is None:
        yield ("title", title)
    elif number is None:
        yield from (("title", title, year) for year in years)
    else:
        # A number may be written with what it is a number of, so those that end alike are looked at too.
        yield from (("title", title, year, form) for year in years for form in (number, None))
    for author in traits.authors if traits.short else ():
        yield ("short", traits.short, traits.year, author)


def _name(traits: _Traits) -> str:
    """Give the title, or what a work without one is known by."""
    return traits.title or "\0".join(("", *sorted(traits.authors), traits.others.get("container-title", "")))
