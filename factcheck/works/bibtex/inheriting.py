"""Fields that an entry takes from others: ``crossref`` and ``xdata``.

Source: the manual of biblatex 3.20, sections 2.4.1 and 3.13.6, and appendix B. What names one document, such as its DOI, address
and pages, is not handed down, so that a chapter is not taken for its book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.works.bibtex.names import names_in
from factcheck.works.bibtex.parsing import RawEntry
from factcheck.works.imported import lost

__all__ = ["inherit"]

_NOT_HANDED_DOWN: Final = frozenset((
    "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "ids", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "shorttitle", "sortkey", "sorttitle",
    "sortname", "indextitle", "indexsorttitle", "doi", "url", "urldate", "eprint", "eprinttype", "abstract", "file", "pages",
    "pagetotal", "note", "annote", "annotation", "keywords",
))  # fmt: skip
_IN_BOOKS: Final = frozenset(
    ("inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook", "suppcollection")
)
_IN_JOURNALS: Final = frozenset(("article", "review", "suppperiodical"))
_BOOKS: Final = frozenset(("book", "collection", "proceedings", "reference"))

# What a title is called in an entry that takes it from a book, a journal, or a work of several volumes.
_TITLES: Final = {
    "title": ("booktitle", "journaltitle", "maintitle"),
    "subtitle": ("booksubtitle", "journalsubtitle", "mainsubtitle"),
    "titleaddon": ("booktitleaddon", "journaltitleaddon", "maintitleaddon"),
}

# One field of an xdata entry, named in the place where it is wanted.
_ONE_FIELD: Final = re.compile(r"\s*xdata\s*=\s*([^{}\"]+?)-([a-z]+)(?:-([1-9][0-9]{0,3}))?\s*", re.DOTALL)
_LISTS: Final = frozenset(("author", "editor", "translator", "bookauthor"))
_OF_A_LIST: Final = re.compile(r"\bxdata\s*=")


def inherit(entries: Sequence[RawEntry]) -> None:
    """Put into each entry what it takes from the entries that it names, and say so."""
    by_key: dict[str, RawEntry] = {}
    # One that is refused is named only if no good one has its key.
    for entry in sorted((entry for entry in entries if entry.type != "string"), key=lambda entry: entry.refused):
        by_key.setdefault(entry.key, entry)
        by_key.setdefault(entry.key.casefold(), entry)
    done: set[int] = set()
    for entry in entries:
        _take(entry, by_key, done)


def _take(entry: RawEntry, by_key: Mapping[str, RawEntry], done: set[int]) -> None:
    # A chain of entries can be long, and lead back to where it began.
    waiting = [entry]
    while waiting:
        heir = waiting[-1]
        # Marked before its parents are looked at, so that entries which name each other come to an end.
        done.add(id(heir))
        parents = [
            by_key.get(key) or by_key.get(key.casefold())
            for field in ("xdata", "crossref")
            for key in _keys(heir.values.get(field, ""))
        ]
        undone = [parent for parent in parents if parent is not None and id(parent) not in done]
        if undone:
            waiting.append(undone[0])
            continue
        waiting.pop()
        _take_single_fields(heir, by_key)
        for field in ("xdata", "crossref"):
            for key in _keys(heir.values.pop(field, "")):
                _take_from(heir, field, key, by_key.get(key) or by_key.get(key.casefold()))


def _take_single_fields(heir: RawEntry, by_key: Mapping[str, RawEntry]) -> None:
    for name, value in heir.values.items():
        if not _OF_A_LIST.search(value):
            continue
        # Each name of a list may be taken from another entry.
        parts = names_in(value) if name in _LISTS else [value]
        heir.values[name] = " and ".join(_single_value(part, name, heir, by_key) for part in parts)


def _single_value(part: str, name: str, heir: RawEntry, by_key: Mapping[str, RawEntry]) -> str:
    match = _ONE_FIELD.fullmatch(part.strip().removeprefix("{").removesuffix("}"))
    if match is None:
        return part
    parent = by_key.get(match[1]) or by_key.get(match[1].casefold())
    found = parent.values.get(match[2], "") if parent is not None and not parent.refused else ""
    if match[3] and found:
        # "-2" is the second name of the list.
        found = next(iter(names_in(found)[int(match[3]) - 1 :]), "")
    if not found:
        heir.losses.append(lost(f"{name}: {part}", "there is no such entry, or field of it, so it stays as written", "guessed"))
        return part
    heir.losses.append(lost(f"{name}: {part}", "taken from that entry; a work names no other", "changed"))
    return found


def _keys(value: str) -> list[str]:
    return [key for key in (part.strip(" {}\n\t") for part in value.split(",")) if key]


def _take_from(heir: RawEntry, field: str, key: str, parent: RawEntry | None) -> None:
    if parent is None or parent.refused or parent is heir:
        what = (
            "is refused"
            if parent is not None and parent.refused
            else "is the entry itself"
            if parent is heir
            else "is not in the file"
        )
        heir.losses.append(lost(f"{field}: {key}", f"the entry that it names {what}, so nothing is taken from it"))
        return
    # Told by name, since what an entry has of another nobody finds in it.
    taken = []
    for name, value in parent.values.items():
        heirs_name = name if field == "xdata" else _name_for(heir, parent, name)
        if heirs_name and heirs_name not in heir.values:
            heir.values[heirs_name] = value
            taken.append(heirs_name)
    words = ", ".join(taken) or "nothing that it lacks"
    heir.losses.append(lost(f"{field}: {key}", f"{words} taken from that entry; a work names no other", "changed"))


def _name_for(heir: RawEntry, parent: RawEntry, name: str) -> str | None:
    if name in _NOT_HANDED_DOWN or name.startswith("factcheck-"):
        return None
    if name in _TITLES:
        in_book, in_journal, in_volumes = _TITLES[name]
        if heir.type in _IN_BOOKS:
            return in_book
        if heir.type in _IN_JOURNALS:
            return in_journal if "journal" not in heir.values else None
        return in_volumes if heir.type in _BOOKS and parent.type.startswith("mv") else None
    if name == "author" and heir.type != "inbook":
        return None
    if name == "journal" and "journaltitle" in heir.values:
        return None
    return None if name in ("date", "year", "month", "day") and ("date" in heir.values or "year" in heir.values) else name
