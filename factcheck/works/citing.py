"""Works cited in one line, in the style of the house: author, title, container and publisher, date, address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import attrs

from factcheck.model.display import brief
from factcheck.model.work import Work

__all__ = ["Citation", "CitedPart", "cite", "date_in_words", "first_day_of", "rows_in_iso"]

PartRole = Literal["author", "title", "container", "publisher", "number", "date", "url"]

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

# CSL-JSON numbers seasons 13 to 16 in place of a month (its older form), EDTF 21 to 24.
_SEASONS: Final = {first + step: name for first in (13, 21) for step, name in enumerate(("Spring", "Summer", "Autumn", "Winter"))}

_MOST_NAMES: Final = 3
_NO_DATE: Final = "no date"

# The width classes of Chinese, Japanese and Korean characters, whose names are written without a space, family name first.
_WIDE: Final = frozenset("WF")


@brief
@attrs.frozen(kw_only=True)
class CitedPart:
    """A piece of a citation.

    Args:
        text: Its words.
        role: What it gives: ``author``, ``title``, ``container``, ``publisher``, ``number``, ``date`` or ``url``; None for the
            punctuation between.
    """

    text: str
    role: PartRole | None = None


@brief
@attrs.frozen(kw_only=True)
class Citation:
    """A work cited in one line, in pieces, so that a page can link its title.

    Args:
        parts: The pieces, which read together give the whole.
    """

    parts: tuple[CitedPart, ...]

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return "".join(part.text for part in self.parts)


def cite(work: Work) -> Citation:
    """Cite a work in one line: author or body, title, container, publisher and date, address.

    The date is as precise as it is known, and what the bibliographic data does not say is left out. A work of the annotation is
    cited the same wherever it is shown.

    >>> from factcheck.model.work import Work
    >>> item = {"type": "report", "title": "Roads", "author": [{"literal": "Road Office"}], "issued": {"date-parts": [[1999, 3]]}}
    >>> cite(Work(id="roads", csl=item)).text
    'Road Office. Roads. March 1999.'
    """
    sentences = [sentence for sentence in _sentences(work.csl) if sentence]
    parts: list[CitedPart] = []
    for sentence in sentences:
        if parts:
            parts.append(CitedPart(text=" "))
        for number, part in enumerate(sentence):
            parts += [CitedPart(text=", "), part] if number else [part]
        if sentence[-1].role != "url" and not sentence[-1].text.endswith((".", "?", "!", "…")):
            parts.append(CitedPart(text="."))
    return Citation(parts=tuple(parts))


def _sentences(csl: Mapping[str, Any]) -> Iterator[list[CitedPart]]:
    author = _authors(csl)
    yield _parts(("author", author))
    yield _parts(("title", csl.get("title", "")))
    publisher = str(csl.get("publisher", ""))
    yield _parts(
        ("container", csl.get("container-title", "")),
        ("number", _number(csl)),
        # A body that publishes its own report is named once.
        ("publisher", "" if publisher == author else publisher),
        ("date", date_in_words(csl.get("issued", {}))),
    )
    yield _parts(("url", csl.get("URL") or _address_of_doi(csl.get("DOI"))))


def _parts(*given: tuple[PartRole, Any]) -> list[CitedPart]:
    # Data from elsewhere has line breaks in titles; a citation has one line.
    words = [(role, " ".join(str(text).split())) for role, text in given]
    return [CitedPart(text=text, role=role) for role, text in words if text]


def _authors(csl: Mapping[str, Any]) -> str:
    if csl.get("author"):
        return _names(csl["author"])
    editors = csl.get("editor", ())
    return f"{_names(editors)} ({'editor' if len(editors) == 1 else 'editors'})" if editors else ""


def _names(names: Sequence[Mapping[str, str]]) -> str:
    shown = [_name(name) for name in names]
    if len(shown) > _MOST_NAMES:
        return f"{shown[0]} and others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family, given = name.get("family", ""), name.get("given", "")
    if family and given and _is_wide(family + given):
        return family + given
    # A suffix follows the given name after a comma, as in CSL-JSON that is not divided further.
    given, comma, undivided = given.partition(", ")
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    words = " ".join(filter(None, (given, *particles, family)))
    return words + comma + undivided + (f", {name['suffix']}" if name.get("suffix") else "")


def _is_wide(text: str) -> bool:
    return all(unicodedata.east_asian_width(character) in _WIDE for character in text)


def _number(csl: Mapping[str, Any]) -> str:
    volume, issue, number = (str(csl.get(name, "")) for name in ("volume", "issue", "number"))
    within = " ".join(part for part in (volume, issue and f"({issue})") if part)
    # Many a title ends with the number, which need not be said again.
    if number in csl.get("title", "").split():
        number = ""
    return ", ".join(part for part in (within, f"no. {number}" if number.isdecimal() else number) if part)


def _address_of_doi(doi: str | None) -> str:
    return f"https://doi.org/{doi}" if doi else ""


def date_in_words(date: Mapping[str, Any]) -> str:
    """Word a date of CSL-JSON as precisely as it is known.

    Args:
        date: The value of ``issued`` or ``accessed``.

    >>> date_in_words({"date-parts": [[1999, 3]]}), date_in_words({"date-parts": [[1999, 3, 24]], "circa": True})
    ('March 1999', 'c. 24 March 1999')
    >>> date_in_words({"date-parts": [[1999, 3, 19], [1999, 3, 21]]}), date_in_words({})
    ('19–21 March 1999', 'no date')
    """
    rows = date.get("date-parts")
    if not rows:
        return str(date.get("literal", _NO_DATE))
    words = _in_words(rows[0]) if len(rows) == 1 else _range_in_words(rows[0], rows[1])
    return f"c. {words}" if date.get("circa") else words


def _range_in_words(first: Sequence[int], last: Sequence[int]) -> str:
    # Day, month and year are worded in this order, so what both ends share stands at the end and is said once.
    if len(first) != len(last) or first[0] != last[0]:
        return f"{_in_words(first)} – {_in_words(last)}"
    if len(first) == 3 and first[1] == last[1]:
        return f"{first[2]}–{_in_words(last)}"
    begin = _in_words(first).rpartition(" ")[0]
    return f"{begin} – {_in_words(last)}" if begin else _in_words(last)


def _in_words(parts: Sequence[int]) -> str:
    year, *rest = parts
    if not rest:
        return str(year)
    name = _MONTHS[rest[0] - 1] if rest[0] <= len(_MONTHS) else _SEASONS.get(rest[0], f"month {rest[0]},")
    return " ".join(str(part) for part in (*rest[1:], name, year))


def rows_in_iso(date: Mapping[str, Any]) -> tuple[str, ...]:
    """Write the one or two dates of a date of CSL-JSON as ISO 8601, each as precisely as it is known.

    >>> rows_in_iso({"date-parts": [[1999, 3, 19], [1999, 4]]}), rows_in_iso({"literal": "in spring"})
    (('1999-03-19', '1999-04'), ())
    """
    rows = date.get("date-parts", ())
    return tuple("-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(row)) for row in rows)


def first_day_of(work: Work) -> tuple[int, ...]:
    """Give year, month and day of issue, as many of them as are known, to sort works by; a date unknown comes last."""
    rows = work.csl.get("issued", {}).get("date-parts")
    # No year of a work has five digits, so this comes after every date.
    return tuple(rows[0]) if rows else (10_000,)
