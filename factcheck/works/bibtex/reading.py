"""Works read from BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

import attrs

from factcheck.errors import InvalidBibliography
from factcheck.findings import Loss
from factcheck.works.bibtex.fields import ALIASES, CSL_TYPES, LANGUAGES, OWN, PREFIX_OF_CSL, PREFIX_OF_OWN, SUBTYPES, fields_of
from factcheck.works.bibtex.inheriting import inherit
from factcheck.works.bibtex.parsing import RawEntry, parse_bibtex
from factcheck.works.bibtex.people import people_in
from factcheck.works.bibtex.tex import from_tex, read_tex
from factcheck.works.dates import date_from_fields, read_date
from factcheck.works.imported import ForeignEntry, ImportedWorks, collect, lost
from factcheck.works.values import address_in, doi_and_losses

__all__ = ["works_from_bibtex"]

_PEOPLE: Final = ("author", "editor")
_SUBTYPES: Final = {subtype: csl for csl, subtype in SUBTYPES.items()}

# A backslash has no place in an address: some programs put it before what TeX minds.
_NEEDLESS_ESCAPE: Final = re.compile(r"\\(?=[_%&#~$])")

_DEFAULT_TITLES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report"}

# Entries that are no works: they gather others, or hold fields for them.
_NO_WORKS: Final = {
    "set": "a set is no work; its members stand for themselves",
    "xdata": "it holds fields for other entries, which have taken them",
}

# What divides a title in two, each with the field that it is put behind.
_SUBTITLES: Final = {
    "subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journaltitle", "mainsubtitle": "maintitle",
    "titleaddon": "title",
}  # fmt: skip

# What may be a volume that has no title but that of all the volumes.
_VOLUMES: Final = ("book", "collection")

_KEPT: Final = "nothing is known that it stands for, so it stays as it is written"
_MATHEMATICS: Final = "plain text has no characters for such mathematics, so it stays as it is written"


def works_from_bibtex(text: str) -> ImportedWorks:
    """Make works of a bibliography in BibTeX, entry by entry, in the fields of biblatex or the older ones.

    Texts that the file names with ``@string`` are put in, TeX's accents and symbols become characters, and an entry takes what it
    lacks from the one that its ``crossref`` names. An entry that cannot be read, or cannot be cited, makes no work and keeps no
    other from making one; it is among the losses as ``refused``. So is, with its line, its key and the reason, every field that
    a work cannot hold (``dropped``), that came through otherwise (``changed``), or that may mean something else (``guessed``).

    Args:
        text: The whole of the file.

    Raises:
        InvalidBibliography: If there is nothing in it that looks like an entry.

    >>> works_from_bibtex("@book{Roads99, title = {Roads {\\\\&} rails}, year = 1999}").works[0].csl
    {'type': 'book', 'title': 'Roads & rails', 'issued': {'date-parts': [[1999]]}}
    >>> print(works_from_bibtex("@misc{a, title = {Roads}, file = {a.pdf}}").losses[0])
    line 1, a: dropped: file (a work has no field for it; put it into note if it matters)
    """
    entries = parse_bibtex(text)
    if not entries:
        raise InvalidBibliography("there is no entry in it, such as @report{key, title = {...}}")
    # Before anything is read, since what an entry inherits is read as its own.
    inherit(entries)
    return collect(map(_item, entries))


def _item(entry: RawEntry) -> ForeignEntry:
    where = f"line {entry.line}" + (f", {entry.key}" if entry.key else "")
    if entry.refused:
        return ForeignEntry(key=entry.key, csl={}, losses=tuple(entry.losses), where=where, holds_no_work=True)
    if entry.type in _NO_WORKS:
        losses = (lost(f"@{entry.type}", _NO_WORKS[entry.type]), *entry.losses)
        return ForeignEntry(key=entry.key, csl={}, losses=losses, where=where, holds_no_work=True)
    reading = _Reading(entry)
    try:
        own = reading.read()
    except RecursionError:
        losses = (lost("the entry", "braces nest too deeply in it; take out those that mean nothing", "refused"),)
        return ForeignEntry(key=entry.key, csl={}, losses=losses, where=where, holds_no_work=True)
    left = tuple(lost(name) for name in reading.values)
    return ForeignEntry(key=entry.key, csl=reading.csl, own=own, losses=(*entry.losses, *reading.losses, *left), where=where)


@attrs.define
class _Reading:
    """The fields of an entry that are still to be read, and what has been made of the others."""

    entry: RawEntry
    values: dict[str, str] = attrs.field(init=False)
    csl: dict[str, Any] = attrs.field(factory=dict)
    losses: list[Loss] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.values = dict(self.entry.values)

    def read(self) -> dict[str, Any]:
        """Read every field that a work can hold; give what this package has written about the work."""
        entry_type = self.entry.type
        self.csl["type"] = self._type(entry_type)
        title = self.take("title")
        if not title and self.csl["type"] in _VOLUMES and self.values.get("maintitle"):
            title = self.take("maintitle")
            self.losses.append(lost("title", "there is none, so that of the work in several volumes is taken", "guessed"))
        if title:
            self.csl["title"] = title
        for role in _PEOPLE:
            self._people(role)
        self._dates()
        self._texts(entry_type)
        own = self._own()
        for name in [name for name in self.values if name.startswith(PREFIX_OF_CSL)]:
            self.csl[name.removeprefix(PREFIX_OF_CSL)] = self.take(name)
        return own

    def take(self, name: str) -> str:
        """Read the text of a field, with the subtitle that belongs to it, and say what of it stays in TeX or vanishes."""
        text = self._shown(name)
        for below, above in _SUBTITLES.items():
            if above == name and text and below in self.values:
                text = f"{text}{'. ' if below == 'titleaddon' else ': '}{self._shown(below)}"
        return text

    def _shown(self, name: str) -> str:
        shown = read_tex(self.values.pop(name, ""), self.entry.defined)
        self.losses += _kept(name, shown.kept)
        hidden = [part for part in dict.fromkeys(shown.hidden) if part]
        self.losses += [lost(f"{name}: {part}", "TeX does not show it so in plain text") for part in hidden]
        return shown.text

    def _type(self, entry_type: str) -> str:
        written = self.take(f"{PREFIX_OF_CSL}type")
        plain = CSL_TYPES.get(entry_type, "document")
        if plain == "article-journal" and self.values.get("entrysubtype", "") in _SUBTYPES:
            return _SUBTYPES[self.take("entrysubtype")]
        if entry_type in _DEFAULT_TITLES:
            # What the old types say in their names, biblatex says in a field.
            self.values.setdefault("type", _DEFAULT_TITLES[entry_type])
        if entry_type not in CSL_TYPES and not written:
            self.losses.append(lost(f"@{entry_type}", "there is no such type of works, so it is a document", "changed"))
        return written or plain

    def _people(self, role: str) -> None:
        field = self.values.pop(role, "")
        # "\\and" is read as what stands between two names, and told there.
        self.losses += _kept(role, (source for source in read_tex(field).kept if source.strip() != "\\and"))
        names, losses = people_in(field, role)
        self.losses += losses
        if names:
            self.csl[role] = names

    def _dates(self) -> None:
        # A tilde is the mark of an approximate date here, not TeX's space.
        date, accessed = (self._as_date(name) for name in ("date", "urldate"))
        year, month, day = (self.take(name).replace("\u00a0", " ").strip() for name in ("year", "month", "day"))
        together = date_from_fields(date, month, day)[0] if re.fullmatch("[0-9]{4}", date) and year in ("", date) else {}
        if (month or day) and "date-parts" in together:
            self.csl["issued"] = together
            said = ", ".join(f"{name}: {part}" for name, part in (("month", month), ("day", day)) if part)
            losses = [lost(said, "taken with the year in the field date; biblatex would pass over it", "guessed")]
        elif date:
            self.csl["issued"], losses = read_date(date, "date")
            # The year is often kept beside the date for older styles, and says the same.
            if year and year not in date:
                losses.append(lost(f"year: {year}", "the field date gives the date"))
            losses += self._beside(month, day)
        else:
            issued, losses = date_from_fields(year, month, day)
            if issued != {"literal": ""}:
                self.csl["issued"] = issued
        self.losses += losses
        if accessed:
            self.csl["accessed"], losses = read_date(accessed, "urldate")
            self.losses += losses

    def _beside(self, month: str, day: str) -> list[Loss]:
        """Say what month and day say otherwise than the date that stands beside them."""
        rows = self.csl["issued"].get("date-parts", [[0]])
        said = date_from_fields(f"{rows[0][0]:04}", month, day)[0].get("date-parts", [[]])
        if all(row and ours[: len(row)] == row for row, ours in zip(said, rows, strict=False)):
            return []
        told = {"month": month, "day": day}
        return [lost(f"{name}: {part}", "the field date gives the date") for name, part in told.items() if part]

    def _as_date(self, name: str) -> str:
        raw = self.values.pop(name, "").strip()
        return raw if re.fullmatch(r"[0-9./~?%XT:Z+-]*", raw) else from_tex(raw)

    def _texts(self, entry_type: str) -> None:
        variables = {**ALIASES, **{field: variable for variable, field in fields_of(entry_type).items()}}
        # A list first, since reading a field takes it out of the values.
        for name in [name for name in self.values if name in variables]:
            variable = variables[name]
            if variable in self.csl:
                # Two fields that say the same, such as journal and journaltitle, are no loss.
                if str(self.csl[variable]) == from_tex(self.values[name]):
                    del self.values[name]
            elif variable == "URL":
                self._address(name)
            elif variable == "DOI":
                doi, losses = doi_and_losses(self._verbatim(name), name)
                del self.values[name]
                self.losses += losses
                if doi:
                    self.csl["DOI"] = doi
            else:
                text = self.take(name)
                if text:
                    self.csl[variable] = LANGUAGES.get(text.lower(), text) if variable == "language" else text
        # Before there was a field for addresses, they were put here, and still are.
        published = self.values.get("howpublished", "")
        if "URL" not in self.csl and re.match(r"\s*(\\(url|path)\s*\{\s*)?https?://\S+$", published.strip()):
            self._address("howpublished")

    def _address(self, name: str) -> None:
        address, losses = address_in(self._verbatim(name), name)
        del self.values[name]
        self.losses += losses
        if address:
            self.csl["URL"] = address

    def _verbatim(self, name: str) -> str:
        """Give a value that TeX takes as it is, cleared of what people put in for TeX all the same."""
        plain = _NEEDLESS_ESCAPE.sub("", self.values[name]).strip()
        return read_tex(plain).text.replace("\u00a0", "~") if "\\" in plain or "{" in plain else plain

    def _own(self) -> dict[str, Any]:
        own: dict[str, Any] = {}
        for name in OWN:
            text = self.take(f"{PREFIX_OF_OWN}{name.replace('_', '-')}")
            if text:
                own[name] = [part.strip() for part in text.split(",")] if name == "origins" else text
        return own


def _kept(name: str, sources: Iterable[str]) -> list[Loss]:
    return [
        lost(f"{name}: {source}", _MATHEMATICS if source.startswith(("$", "\\(")) else _KEPT, "guessed")
        for source in dict.fromkeys(sources)
    ]
