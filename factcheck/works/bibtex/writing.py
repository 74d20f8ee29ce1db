"""Works written in BibTeX, as biblatex and biber read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from factcheck.contract.codec import to_value
from factcheck.findings import Loss
from factcheck.model.work import Work
from factcheck.works.bibtex.fields import (
    CSL_TYPES,
    ENTRY_TYPES,
    LANGUAGES,
    OWN,
    PREFIX_OF_CSL,
    PREFIX_OF_OWN,
    SUBTYPES,
    fields_of,
)
from factcheck.works.bibtex.reading import works_from_bibtex
from factcheck.works.bibtex.tex import as_tex, one_line
from factcheck.works.citing import rows_in_iso

__all__ = ["losses_in_bibtex", "works_to_bibtex"]

# What BibTeX would take for the end of a name, or for the end of its family name.
_DIVIDES_NAMES: Final = re.compile(
    r"[,;=&]|\band\b|\bothers\b|\bet\.?\s+al\b|^(?:jr|sr|jnr|snr|esq|ph\.?\s?d)\.?$", re.IGNORECASE
)

# A variable of another name, such as one with spaces, cannot be a field.
_FIELD_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

# biber takes these as they are, without TeX; what would end the value is written in per cent.
_VERBATIM: Final = frozenset({"doi", "url"})
_IN_PER_CENT: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def works_to_bibtex(works: Iterable[Work]) -> str:
    """Write works as a bibliography in BibTeX, UTF-8, with the entry types and fields of biblatex.

    Variables of CSL that biblatex has no field for stand in fields whose names begin with ``csl-``, and what a work has beside
    its bibliographic data in fields that begin with ``factcheck-``; BibTeX and biber pass over both, and
    :func:`works_from_bibtex` reads them. Copies that were read are not written, nor words for a date that is given in numbers;
    every value becomes a text, and of several spaces in a row one is left.

    Args:
        works: The works, whose ids become the keys.

    >>> print(works_to_bibtex([Work(id="roads", csl={"type": "report", "title": "Roads & rails"})]), end="")
    @report{roads,
      title = {Roads \\& rails},
    }
    """
    return "\n".join(map(_entry, works))


def losses_in_bibtex(works: Iterable[Work]) -> Iterator[Loss]:
    """Say what of works would not come back from BibTeX as it is, by writing each and reading it again.

    Args:
        works: The works; each loss has the id of its work as its place.

    >>> work = Work(id="roads", csl={"type": "report", "title": "Roads  and rails"})
    >>> print(*losses_in_bibtex([work]))
    roads: changed: title (BibTeX has no field for all of it)
    """
    for work in works:
        back = works_from_bibtex(_entry(work)).works
        if not back:
            yield Loss(where=work.id, what="the work", why="BibTeX has no form for it that could be read", kind="refused")
            continue
        for name, part in work.csl.items():
            held = back[0].csl.get(name)
            if name == "id" and part != work.id:
                yield Loss(where=work.id, what=f"id: {part}", why="the id of the work is the key", kind="changed")
            elif name != "id" and held != part and (isinstance(part, Mapping) or str(held) != _as_text(part)):
                why = "no field of BibTeX can have its name" if held is None else "BibTeX has no field for all of it"
                yield Loss(where=work.id, what=name, why=why, kind="dropped" if held is None else "changed")
        if work.captures:
            yield Loss(where=work.id, what="captures", why="BibTeX has no field for copies that were read; CSL-JSON keeps them")
        if work.origins_proposed:
            yield Loss(
                where=work.id, what="origins", why="they are only proposed, and BibTeX has no place for a doubt; confirm them"
            )
        if work.note and (back[0].note or "") != work.note:
            yield Loss(where=work.id, what="note", why="BibTeX keeps one space of several, and no line ends", kind="changed")


def _as_text(part: Any) -> str:
    return str(part).lower() if isinstance(part, bool) else str(part)


def _entry(work: Work) -> str:
    entry_type = ENTRY_TYPES.get(work.csl["type"], "misc")
    rows = [f"  {name} = {{{content}}},\n" for name, content in _fields(work, entry_type) if content]
    return f"@{entry_type}{{{work.id},\n{''.join(rows)}}}\n"


def _fields(work: Work, entry_type: str) -> Iterator[tuple[str, str]]:
    csl = {name: part for name, part in work.csl.items() if name != "id"}
    yield from _type(csl.pop("type"), entry_type)
    for role in ("author", "editor"):
        yield role, " and ".join(map(_name, csl.pop(role, ())))
    yield from _issued(csl.pop("issued", {}))
    yield "urldate", _edtf(csl.pop("accessed", {}))
    names = fields_of(entry_type)
    for variable, part in csl.items():
        text = _as_text(part)
        # A language by its name, which BibTeX would read as that language's code, is kept apart.
        named = variable == "language" and text.lower() in LANGUAGES
        name = f"{PREFIX_OF_CSL}{variable}" if named else names.get(variable, f"{PREFIX_OF_CSL}{variable}")
        if _FIELD_NAME.fullmatch(name):
            yield name, one_line(text).translate(_IN_PER_CENT) if name in _VERBATIM else as_tex(text)
    for name, part in to_value(work).items():
        # BibTeX has no place for a doubt: read again, proposed origins would be settled ones.
        if name in OWN and not (name == "origins" and work.origins_proposed):
            yield f"{PREFIX_OF_OWN}{name.replace('_', '-')}", as_tex(part if isinstance(part, str) else ", ".join(part))


def _type(csl_type: str, entry_type: str) -> Iterator[tuple[str, str]]:
    if csl_type in SUBTYPES:
        yield "entrysubtype", SUBTYPES[csl_type]
    elif CSL_TYPES[entry_type] != csl_type:
        yield f"{PREFIX_OF_CSL}type", as_tex(csl_type)


def _name(name: Mapping[str, str]) -> str:
    family, given = name.get("family", ""), name.get("given", "")
    if "literal" in name or not family or (not given and " " in one_line(family)):
        # Braces round the whole keep a body's name from being divided.
        return f"{{{as_tex(name.get('literal') or family or given)}}}"
    return ", ".join(_whole(part) for part in (family, given) if part)


def _whole(part: str) -> str:
    text = as_tex(part)
    return f"{{{text}}}" if _DIVIDES_NAMES.search(text) else text


def _issued(date: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "date-parts" in date:
        yield "date", _edtf(date)
    elif "literal" in date:
        # The year is the one field of a date that takes words.
        yield "year", as_tex(date["literal"])


def _edtf(date: Mapping[str, Any]) -> str:
    mark = "~" if date.get("circa") else ""
    return "/".join(row + mark for row in rows_in_iso(date))
