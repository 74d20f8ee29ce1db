"""Values of foreign bibliographies in the form that works have them: addresses, DOIs, names, dates and texts of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

from factcheck.findings import Loss
from factcheck.model.dates import span_of_date
from factcheck.works.dates import MONTHS, read_date
from factcheck.works.imported import lost

__all__ = ["address_in", "csl_date", "csl_names", "doi_and_losses", "doi_in", "web_address"]

# What may stand in an address as it is; anything else, such as a letter of another script, is written in per cent (RFC 3987).
_URL_CHARACTERS: Final = "".join(map(chr, range(0x21, 0x7F)))
_DOI_ADDRESS: Final = re.compile(
    r"^\s*(?:doi\s*:\s*|doi\s+(?=10\.))?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?)?", re.IGNORECASE
)
_NEXT_DOI: Final = re.compile(r"(?<![:\s;,])(?<!doi)[\s;,]+(?:and\s+)?(?=(?:\S*doi\S*\s*)?10\.[0-9]+[./])", re.IGNORECASE)
# Publishers and libraries have services of their own, whose addresses end in the DOI too.
_DOI_ELSEWHERE: Final = re.compile(r"https?://[^\s/]+/(?:[\w.-]+/)*?(10\.[0-9]+(?:\.[0-9]+)*/[^\s?#]+)", re.IGNORECASE)
_DOI: Final = re.compile(r"10\.[0-9]+(?:\.[0-9]+)*/\S+")
_NEXT_ADDRESS: Final = re.compile(r"[\s;,]+(?=https?://)")
# The length is bounded, since int() raises an error for a text of thousands of digits.
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")

_LARGEST: Final = 10**9

# No date is longer in words.
_LONGEST: Final = 120

# EDTF (ISO 8601-2) numbers seasons from 21; CSL-JSON has them by name, or as 1 to 4.
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "1": 21, "2": 22, "3": 23, "4": 24}
_SEASONS_OF_EDTF: Final = range(21, 25)
# The older form of CSL-JSON numbers seasons so in place of a month.
_OLD_SEASONS: Final = range(13, 17)
_NAME_PARTS: Final = frozenset((
    "family", "given", "literal", "name", "suffix", "dropping-particle", "non-dropping-particle",
))  # fmt: skip

# What a name says of how it is to be written, and not of whose it is.
_OF_NO_WEIGHT: Final = frozenset(("sequence", "comma-suffix", "static-ordering", "parse-names", "isInstitution", "multi"))


def web_address(text: str) -> str | None:
    """Give an address in the characters that a URI allows, or None if it is not one of the web.

    >>> web_address("https://x.example/ä"), web_address("ftp://x.example")
    ('https://x.example/%C3%A4', None)
    """
    address = quote(text.strip(), safe=_URL_CHARACTERS)
    return address if re.match(r"https?://.", address) else None


def address_in(text: str, field: str) -> tuple[str | None, list[Loss]]:
    """Give the address of the web in a field, and say what else is in it.

    >>> address_in("https://x.example/a https://x.example/b", "url")
    ('https://x.example/a', [Loss(where='', what='url: https://x.example/b', why='a work has one address', kind='dropped')])
    """
    first, *more = _NEXT_ADDRESS.split(" ".join(text.split()).strip("<>\"' "))
    losses = [lost(f"{field}: {other}", "a work has one address") for other in more]
    if re.search(r"\s", first):
        losses.append(lost(f"{field}: {' '.join(first.split())}", "there are spaces in it, which are taken out", "changed"))
        first = "".join(first.split())
    if first.startswith("www."):
        losses.append(lost(f"{field}: {first}", "http:// is put before it", "guessed"))
        first = f"http://{first}"
    address = web_address(first)
    if address is None:
        return None, [
            lost(f"{field}: {' '.join(text.split())}", "it is no address of the web, which begins with http:// or https://")
        ]
    return address, losses


def doi_in(text: str) -> str | None:
    """Give a DOI without the address that it may be written in, or None if it is none.

    >>> doi_in("https://doi.org/10.1000/182"), doi_in("doi: 10.1000/182"), doi_in("n/a")
    ('10.1000/182', '10.1000/182', None)
    """
    doi = _DOI_ADDRESS.sub("", text).strip()
    # In an address, and nowhere else, a sign such as a slash may be written in per cent.
    doi = unquote(doi) if "%" in doi and "/" in text[: len(text) - len(doi)] else doi
    return doi if _DOI.fullmatch(doi) else None


def doi_and_losses(text: str, field: str) -> tuple[str | None, list[Loss]]:
    """Give the DOI in a field, and say what else is in it.

    What is no DOI is left out: works that have "n/a" there would be taken for one.

    >>> doi_and_losses("10.1000/182; 10.1000/183", "doi")[0], str(doi_and_losses("n/a", "doi")[1][0])
    ('10.1000/182', ': dropped: doi: n/a (it is no DOI, which begins with 10. and has a slash)')
    """
    text = " ".join(text.split())
    first, *more = _NEXT_DOI.split(text)
    doi, elsewhere = doi_in(first), _DOI_ELSEWHERE.fullmatch(first)
    losses = [lost(f"{field}: {other}", "a work has one DOI") for other in more]
    if doi is None and elsewhere:
        doi = unquote(elsewhere[1])
        losses.insert(0, lost(f"{field}: {first}", "it is taken as the address of the DOI that it ends in", "guessed"))
    if doi is None:
        return None, [lost(f"{field}: {text}", "it is no DOI, which begins with 10. and has a slash")] if text else []
    return doi, losses


def csl_names(values: list[Any], role: str) -> tuple[list[Any], list[Loss]]:
    """Put particles and suffixes where citeproc-js looks for them: before the family name, and after the given one."""
    names = []
    texts: list[str] = []
    left: dict[str, None] = {}
    for value in values:
        if isinstance(value, str) and value.strip():
            names.append({"literal": value.strip()})
            texts.append(value)
            continue
        # An empty place in a list names nobody.
        if value in (None, ""):
            continue
        if not isinstance(value, Mapping):
            names.append(value)
            continue
        extra = [key for key, part in value.items() if key not in _NAME_PARTS | _OF_NO_WEIGHT and part not in (None, "", [], {})]
        left |= dict.fromkeys(extra)
        odd = [key for key in _NAME_PARTS & value.keys() if isinstance(value[key], list | Mapping | bool) and value[key]]
        left |= {f"{key} {value[key]}": None for key in odd}
        value = {key: part for key, part in value.items() if key not in odd}
        whole = value.get("literal") or value.get("name")
        name = {"literal": str(whole)} if whole else _divided(value)
        if whole and _divided(value):
            left["family and given beside literal"] = None
        if name:
            names.append(name)
    losses = [
        lost(f"{role}: {text}", "a text in place of a name, kept whole; give family and given", "guessed") for text in texts
    ]
    return names, [*losses, *([lost(f"{role}: {', '.join(left)}")] if left else [])]


def _divided(name: Mapping[str, Any]) -> dict[str, str]:
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    given = ", ".join(part for part in (given, str(name.get("suffix") or "")) if part)
    return {key: part for key, part in (("family", family), ("given", given)) if part}


def csl_date(date: Mapping[str, Any], field: str) -> tuple[dict[str, Any], list[Loss]]:
    """Give a date of CSL-JSON as works have it: no empty parts, a season as EDTF numbers it, words where there are no parts.

    >>> csl_date({"date-parts": [[None]]}, "issued"), csl_date({"date-parts": [["1999", 0, 0]]}, "issued")[0]
    (({}, []), {'date-parts': [[1999]]})
    """
    losses: list[Loss] = []
    made: dict[str, Any] = {}
    rows = date.get("date-parts")
    if rows:
        made = _from_rows(rows, field, losses) if isinstance(rows, list) else _as_it_stands(rows, field, losses)
    if not made and date.get("raw"):
        made, losses = read_date(str(date["raw"]), field)
    elif date.get("raw"):
        losses.append(lost(f"{field}: raw {date['raw']}", "the date is given in parts too, which are taken"))
    if date.get("season"):
        _put_season(made, date["season"], field, losses)
    if date.get("circa") and date["circa"] not in ("0", "false"):
        made["circa"] = True
    elif date.get("circa") is False and made:
        made["circa"] = False
    if date.get("literal"):
        made["literal"] = date["literal"]
    known = ("date-parts", "raw", "season", "circa", "literal", "timestamp")
    left = [f"{key} {part}" for key, part in date.items() if key not in known and part]
    # That something is only about right says nothing where there is no date.
    if set(made) <= {"circa"}:
        made = {}
    return made, [*losses, *([lost(f"{field}: {', '.join(left)}")] if left else [])]


def _from_rows(rows: list[Any], field: str, losses: list[Loss]) -> dict[str, Any]:
    # Some leave out the list of rows where there is one row.
    listed = rows if all(isinstance(row, list) for row in rows) else [rows]
    made = [_row(row) for row in listed]
    kept = [row for row in made if row]
    if any(isinstance(part, bool) or not isinstance(part, int) for row in kept for part in row):
        return _as_it_stands(rows, field, losses)
    if any(len(row) > 3 for row in kept):
        losses.append(lost(f"{field}: {rows}", "a date has year, month and day; what follows is left out"))
        kept = [row[:3] for row in kept]
    if len(kept) > 2:
        losses.append(lost(f"{field}: {kept[2:]}", "a date has a beginning and an end; what follows is left out"))
        kept = kept[:2]
    if not kept:
        return {}
    if not all(map(_is_date, kept)):
        words = " – ".join(_in_words(row) for row in kept)
        losses.append(lost(f"{field}: {rows}", "no such day is in the calendar, so it stands in words", "changed"))
        return {"literal": words}
    if len(made) == 2 and len(kept) == 1:
        # Without the open end a date from which something went on would become the date of it.
        losses.append(lost(f"{field}: {rows}", "one end of it is open, so it stands in words", "changed"))
        return {"literal": "/".join("-".join(f"{part:02}" for part in row) or ".." for row in made)}
    return {"date-parts": [_with_season(row) for row in kept]}


def _with_season(row: list[int]) -> list[int]:
    """Give the number that EDTF has for a season which the older CSL-JSON puts in place of a month."""
    if len(row) == 2 and row[1] in _OLD_SEASONS:
        return [row[0], _SEASONS_OF_EDTF[_OLD_SEASONS.index(row[1])]]
    return row


def _as_it_stands(rows: Any, field: str, losses: list[Loss]) -> dict[str, Any]:
    """Give parts that are not numbers as words, lest the work fall with its date."""
    words = " ".join(map(str, _leaves(rows)))[:_LONGEST]
    losses.append(lost(f"{field}: {rows}", "these are no years, months and days, so the date stands in words", "changed"))
    return {"literal": words} if words else {}


def _leaves(value: Any) -> Iterator[Any]:
    for one in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else [value]:
        if isinstance(one, list | Mapping):
            yield from _leaves(one)
        elif one not in (None, ""):
            yield one


def _row(row: list[Any]) -> list[Any]:
    """Give the parts of a date up to the first that is unknown; Zotero writes them as texts, others as zeros or null."""
    parts: list[Any] = []
    for part in row:
        if part in (None, "", "0", "00") or (part == 0 and not isinstance(part, bool)):
            break
        whole = isinstance(part, str) and _WHOLE_NUMBER.fullmatch(part.strip())
        parts.append(int(part) if whole or (isinstance(part, float) and part.is_integer() and abs(part) < _LARGEST) else part)
    return parts


def _is_date(row: list[int]) -> bool:
    if len(row) == 2 and (row[1] in _OLD_SEASONS or row[1] in _SEASONS_OF_EDTF):
        return 1 <= row[0] <= 9999
    return span_of_date("-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(row))) is not None


def _in_words(row: list[int]) -> str:
    year = f"{-row[0]} BC" if row[0] < 0 else str(row[0])
    month = [MONTHS[row[1] - 1]] if len(row) > 1 and 1 <= row[1] <= len(MONTHS) else [f"month {row[1]},"] if len(row) > 1 else []
    return " ".join([*(str(day) for day in row[2:]), *month, year])


def _put_season(made: dict[str, Any], season: Any, field: str, losses: list[Loss]) -> None:
    number = _SEASONS.get(str(season).strip().casefold())
    rows = made.get("date-parts")
    if number and isinstance(rows, list) and len(rows) == 1 and len(rows[0]) == 1:
        made["date-parts"] = [[*rows[0], number]]
    else:
        losses.append(lost(f"{field}: season {season}", "a work has either a month or one of four seasons"))
