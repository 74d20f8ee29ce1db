"""The authors and editors of an entry, in the ways that BibTeX, biblatex and people who knew neither write them."""

from __future__ import annotations

import re
from typing import Final

from factcheck.findings import Loss
from factcheck.works.bibtex.names import division_of, names_in, split_outside_braces
from factcheck.works.bibtex.tex import from_tex
from factcheck.works.imported import lost

__all__ = ["people_in"]

_OTHERS: Final = re.compile(r"others|\{?et\.?\s+al\.?\}?", re.IGNORECASE)
_ET_AL: Final = re.compile(r"[,\s]+(?:\{?et\.?\s+al\.?\}?)\s*$", re.IGNORECASE)
_SEMICOLON: Final = re.compile(r"\s*;\s*")
_COMMA: Final = re.compile(r"\s*,\s*")
_LIST: Final = re.compile(r"[^,;]+,[^,;]+(?:;[^,;]+,[^,;]+)+")

# biblatex 3.20, section 3.2: names may be given part by part.
_PART: Final = re.compile(
    r"\"?\s*(given|family|prefix|suffix|given-i|family-i|prefix-i|suffix-i|useprefix|nametemplates)\s*=\s*(.*?)\"?\s*", re.DOTALL
)
_SUFFIX: Final = re.compile(
    r"(?:jr|sr|jun|sen|jnr|snr|[ivx]+|[2-9](?:nd|rd|th)|ph\.?\s?d|m\.?\s?d|s\.?\s?j|esq|fils|père|filho|neto)\.?", re.IGNORECASE
)


def people_in(field: str, role: str) -> tuple[list[dict[str, str]], list[Loss]]:
    """Give the names of a list, divided, and say what of the list is left out or guessed.

    Args:
        field: The value, in TeX.
        role: ``author`` or ``editor``.

    >>> people_in("Doe, J.; Roe, R.", "author")[0]
    [{'family': 'Doe', 'given': 'J.'}, {'family': 'Roe', 'given': 'R.'}]
    >>> people_in("given=Hans, family=Harman, prefix=von", "author")[0]
    [{'family': 'von Harman', 'given': 'Hans'}]
    """
    losses: list[Loss] = []
    names = names_in(field)
    if len(names) == 1 and ";" in names[0]:
        parts = [part for part in split_outside_braces(names[0].strip(), _SEMICOLON) if part]
        if len(parts) > 1:
            names = parts
            losses.append(
                lost(f"{role}: {one(field)}", "taken as names with semicolons between; write and between names", "guessed")
            )
    if names and _OTHERS.fullmatch(names[-1]):
        losses.append(lost(f"{role}: and {names.pop()}", "a work names its people; nothing stands for the others"))
    elif names and _ET_AL.search(names[-1]):
        losses.append(lost(f"{role}: et al.", "a work names its people; nothing stands for the others"))
        names[-1] = _ET_AL.sub("", names[-1])
    divided = []
    for name in (name.rstrip(", \t\n") for name in names):
        parts_of = _by_parts(name, role, losses) if "=" in name else None
        person = parts_of or division_of(name)
        if any(person.values()):
            divided.append(person)
            if parts_of is None:
                losses += _doubts(name, person, role)
    return divided, losses


def one(text: str) -> str:
    """Give a value in one line, as TeX would show it."""
    return from_tex(text)


def _by_parts(name: str, role: str, losses: list[Loss]) -> dict[str, str] | None:
    matches = [_PART.fullmatch(part) for part in split_outside_braces(name.strip(), _COMMA)]
    if not matches or any(match is None for match in matches):
        return None
    parts = {match[1]: from_tex(match[2].strip().strip('"')) for match in matches if match}
    losses += [
        lost(f"{role}: {key}={value}") for key, value in parts.items() if key not in ("given", "family", "prefix", "suffix")
    ]
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    given = ", ".join(filter(None, (parts.get("given"), parts.get("suffix"))))
    return {key: part for key, part in (("family", family), ("given", given)) if part}


def _doubts(name: str, person: dict[str, str], role: str) -> list[Loss]:
    """Say where a name may well be something else than what it is taken for."""
    commas = len(split_outside_braces(name.strip(), _COMMA)) - 1
    shown = one(name)
    if commas > 2 and "literal" in person:
        return [
            lost(f"{role}: {shown}", "kept whole, since it has too many commas for one name; write and between names", "guessed")
        ]
    middle = from_tex(split_outside_braces(name.strip(), _COMMA)[1]) if commas == 2 else ""
    if middle and not _SUFFIX.fullmatch(middle):
        return [lost(f"{role}: {shown}", f"{middle!r} is taken as the suffix of one name; write and between names", "guessed")]
    # What braces hold together was meant to be one, unless it looks just like a list.
    bare = re.sub(r"\{[^{}]*\}", "", re.sub(r"\{[^{}]*\}", "", name))
    if ";" in bare or ((" & " in bare or "\\&" in bare) and "," in bare):
        return [lost(f"{role}: {shown}", "taken as one name, though it reads like several; write and between names", "guessed")]
    if "literal" in person and _LIST.fullmatch(shown):
        return [
            lost(f"{role}: {shown}", "kept whole, since braces hold it together, though it reads like several names", "guessed")
        ]
    return []
