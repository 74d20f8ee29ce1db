"""The authors and editors of an entry, in the ways that BibTeX, biblatex and people who knew neither write them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.findings import Loss
from factcheck.works.bibtex.names import division_of, end_of_group, names_in, split_outside_braces
from factcheck.works.bibtex.tex import from_tex, one_line
from factcheck.works.imported import lost

__all__ = ["people_in", "reads_like_two"]

# That there are more, as people say it in their languages; BibTeX knows the first alone.
_MORE: Final = (
    r"\{?[ea]t\.?[\s~]+al\.?\}?|u\.[\s~]?a\.|и[\s~]+др\.?|та[\s~]+ін\.?|i[\s~]+in\.|a[\s~]+kol\.|y[\s~]+otros|e[\s~]+outros"
    r"|et[\s~]+autres|等|ほか|سایرین|دیگران|وآخرون"
)
_OTHERS: Final = re.compile(rf"others|др\.|{_MORE}", re.IGNORECASE)
_ET_AL: Final = re.compile(rf"[,\s~]+(?:{_MORE})\s*$", re.IGNORECASE)
_MACRO_AND: Final = re.compile(r"\s*\\and(?![A-Za-z])\s*", re.IGNORECASE)
_SEMICOLON: Final = re.compile(r"\s*;\s*")
_COMMA: Final = re.compile(r"\s*,\s*")
_LONE_SUFFIX: Final = re.compile(r"(.+?)\s*,\s*((?:jr|sr|jnr|snr|esq|ph\.?\s?d)\.?)", re.IGNORECASE)
_LIST: Final = re.compile(r"[^,;]+,[^,;]+(?:;[^,;]+,[^,;]+)+")

# biblatex 3.20, section 3.2: names may be given part by part, and a style may have parts of its own, such as a title.
_PART: Final = re.compile(r"\"?\s*([A-Za-z]+(?:-i)?)\s*=\s*(.*?)\"?\s*", re.DOTALL)
_HELD: Final = ("given", "family", "prefix", "suffix")
_SUFFIX: Final = re.compile(
    r"(?:jr|sr|jun|sen|jnr|snr|[2-9](?:nd|rd|th)|ph\.?\s?d|m\.?\s?d|s\.?\s?j|esq|fils|père|filho|neto)\.?|[ivx]+", re.IGNORECASE
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
    divided = []
    # A comma behind a backslash is a narrow space, which people put between initials.
    for name in _names(one_line(field).replace("\\,", "~"), role, losses):
        said = len(losses)
        # Some put braces round the whole of a name that is given part by part, which would make it the name of a body.
        whole = name[1:-1] if name.startswith("{") and end_of_group(name, 0) == len(name) - 1 else name
        parts = (_by_parts(name, role, losses) or _by_parts(whole, role, losses)) if "=" in name else None
        person = parts or _divided(name, role, losses)
        if any(person.values()):
            divided.append(person)
            if parts is None and len(losses) == said:
                losses += _doubts(name, person, role)
    return divided, losses


def _names(field: str, role: str, losses: list[Loss]) -> list[str]:
    names: list[str] = []
    if _MACRO_AND.search(field):
        losses.append(lost(f"{role}: \\and", "taken as the word and between names; write that", "guessed"))
        field = _MACRO_AND.sub(" and ", field)
    for name in names_in(field):
        parts = [part for part in split_outside_braces(name, _SEMICOLON) if part] if ";" in name else [name]
        names += parts
        if len(parts) > 1:
            why = "taken as names with semicolons between; write and between names"
            losses.append(lost(f"{role}: {from_tex(name)}", why, "guessed"))
    # Both BibTeX and people who do not know it say in this place that there are more.
    if names and _OTHERS.fullmatch(names[-1]):
        losses.append(lost(f"{role}: and {names.pop()}", "a work names its people; nothing stands for the others"))
    elif names and (more := _ET_AL.search(names[-1])):
        losses.append(lost(f"{role}: {more[0].strip(' ,')}", "a work names its people; nothing stands for the others"))
        names[-1] = names[-1][: more.start()]
    return [name.rstrip(", ") for name in names]


def _by_parts(name: str, role: str, losses: list[Loss]) -> dict[str, str] | None:
    matches = [_PART.fullmatch(part) for part in split_outside_braces(name.strip(), _COMMA)]
    parts = {match[1]: from_tex(match[2].strip().strip('"')) for match in matches if match}
    if None in matches or not parts.keys() & {"given", "family"}:
        return None
    losses += [lost(f"{role}: {key}={value}") for key, value in parts.items() if key not in _HELD]
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    given = ", ".join(filter(None, (parts.get("given"), parts.get("suffix"))))
    return {key: part for key, part in (("family", family), ("given", given)) if part}


def reads_like_two(person: Mapping[str, str]) -> bool:
    """Tell whether what stands before and after the comma of a name may well be a person each.

    >>> reads_like_two({"family": "Doe J.", "given": "Roe R."}), reads_like_two({"family": "Doe", "given": "Jane Ann"})
    (True, False)
    """
    family, given = person.get("family", "").split(), person.get("given", "").split()
    # A family name that begins with a particle or ends with a suffix has several words too, and is one person's.
    if len(family) < 2 or len(given) < 2 or family[0][:1].islower() or _is_suffix(family[-1]):
        return False
    both_end_in_initials = all(_is_initials(words[-1]) and not _is_initials(words[0]) for words in (family, given))
    return both_end_in_initials or not any(_is_initials(word) or word[:1].islower() for word in (*family, *given))


def _is_suffix(word: str) -> bool:
    # One letter is as likely to be an initial.
    return len(word) > 1 and bool(_SUFFIX.fullmatch(word))


def _is_initials(word: str) -> bool:
    return word.isupper() and len(word.replace(".", "").replace("-", "")) <= 3


def _divided(name: str, role: str, losses: list[Loss]) -> dict[str, str]:
    """Divide a name as BibTeX does, but for three ways in which people write what it would take apart wrongly."""
    suffixed = _LONE_SUFFIX.fullmatch(name)
    if suffixed and "," not in suffixed[1]:
        person = division_of(suffixed[1])
        losses.append(
            lost(f"{role}: {from_tex(name)}", f"{suffixed[2]!r} is taken as a suffix; write Family, Jr., Given", "guessed")
        )
        return {**person, "given": ", ".join(filter(None, (person.get("given"), suffixed[2])))}
    parts = split_outside_braces(name, _COMMA)
    if len(parts) == 3 and _is_suffix(from_tex(parts[2])) and not _SUFFIX.fullmatch(from_tex(parts[1])):
        why = f"{parts[2]!r} is taken as a suffix; write Family, Jr., Given"
        losses.append(lost(f"{role}: {from_tex(name)}", why, "guessed"))
        return division_of(", ".join((parts[0], parts[2], parts[1])))
    shown = from_tex(name)
    if " & " in shown and "," not in shown and not name.startswith("{"):
        losses.append(lost(f"{role}: {shown}", "kept whole as the name of a body; put it in braces, or write and", "guessed"))
        return {"literal": shown}
    return division_of(name)


def _doubts(name: str, person: dict[str, str], role: str) -> list[Loss]:
    """Say where a name may well be something else than what it is taken for."""
    # The commas of a name are few; more of them are a list that somebody wrote without "and".
    commas = len(split_outside_braces(name.strip(), _COMMA)) - 1
    shown = from_tex(name)
    if _reads_like_a_body(person, commas):
        return [lost(f"{role}: {shown}", "taken as a person; put the name of a body in braces", "guessed")]
    if commas > 2 and "literal" in person:
        return [
            lost(f"{role}: {shown}", "kept whole, since it has too many commas for one name; write and between names", "guessed")
        ]
    if commas == 1 and reads_like_two(person):
        return [lost(f"{role}: {shown}", "taken as one name, though it reads like two; write and between names", "guessed")]
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


def _reads_like_a_body(person: Mapping[str, str], commas: int) -> bool:
    words = {word.lower() for part in person.values() for word in part.split()}
    # A word of bodies can be a family name too, and somebody has set it apart.
    return "literal" not in person and bool(_bodies() & words) and not (commas and person.get("family", "").lower() in words)


@cache
def _bodies() -> frozenset[str]:
    """Give words that stand in names of bodies, and of hardly any person."""
    return frozenset(json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8")))
