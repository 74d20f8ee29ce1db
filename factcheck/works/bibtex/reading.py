"""Works read from BibTeX; the home of bibtexparser, which finds entries and fields."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from factcheck.errors import InvalidBibliography
from factcheck.works.bibtex.fields import (
    ALIASES,
    CSL_TYPES,
    LANGUAGES,
    MONTHS,
    OWN,
    PREFIX_OF_CSL,
    PREFIX_OF_OWN,
    SUBTYPES,
    fields_of,
)
from factcheck.works.bibtex.names import division_of, end_of_group, names_in
from factcheck.works.bibtex.tex import from_tex
from factcheck.works.csl import date_from_edtf, losses_of, web_address
from factcheck.works.imported import Imported, Item, unique_ids, work_from_value

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

__all__ = ["works_from_bibtex"]

_NAMES: Final = ("author", "editor")
_OTHERS: Final = "others"
_SUBTYPES: Final = {subtype: csl for csl, subtype in SUBTYPES.items()}
_DOI_ADDRESS: Final = re.compile(r"https?://(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)

# A backslash has no place in an address: some programs put it before what TeX minds.
_NEEDLESS_ESCAPE: Final = re.compile(r"\\(?=[_%&#~$])")

# What the parser would print on its own account is raised.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

# What stands between the pieces of a value: a name of a text or a number, or the mark that joins pieces.
_BARE: Final = re.compile(r"[^\s\"#%'(),={}]+")
_JOIN: Final = re.compile(r"\s*#\s*")

_DEFAULT_TITLES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report"}


def works_from_bibtex(text: str) -> Imported:
    """Make works of a bibliography in BibTeX, in the fields of biblatex or the older ones.

    Texts that the file names with ``@string`` are put in, TeX's accents and symbols become characters, and fields that a work
    cannot hold are left out and named.

    Args:
        text: The whole of the file.

    Raises:
        InvalidBibliography: If an entry is malformed, stands twice or has no title, or there is none; the error has its line.

    >>> works_from_bibtex("@book{Roads99, title = {Roads {\\\\&} rails}, year = 1999}").works[0].csl
    {'type': 'book', 'title': 'Roads & rails', 'issued': {'date-parts': [[1999]]}}
    """
    library = _parsed(text)
    texts = _named_texts(library)
    lines = [_line_of(entry) for entry in library.entries]
    items = [_item(entry, texts) for entry in library.entries]
    if not items:
        raise InvalidBibliography("there is no entry in it, such as @report{key, title = {...}}")
    works = []
    for line, item, id_ in zip(lines, items, unique_ids(items), strict=True):
        try:
            works.append(work_from_value(item, id_))
        except InvalidBibliography as error:
            raise InvalidBibliography(f"entry {item.key!r}: {error.reason}", line=line) from None
    return Imported(works=tuple(works), losses=losses_of(works, items))


def _parsed(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(text, parse_stack=())
    for block in library.failed_blocks:
        # The parser's reasons go on to what it looked for or does next; the first sentence says what is wrong.
        reason = str(getattr(block.error, "abort_reason", block.error)).partition(". ")[0].strip(". ").replace("`", "'")
        raise InvalidBibliography(f"in what begins here: {reason}", line=_line_of(block))
    return library


def _line_of(block: Block) -> int:
    return (block.start_line or 0) + 1


def _named_texts(library: Library) -> dict[str, str]:
    texts = {name: str(number) for number, name in enumerate(MONTHS, start=1)}
    for string in library.strings:
        texts[string.key.lower()] = _value(string.value, texts, _line_of(string))
    return texts


def _values(entry: Entry, texts: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for field in entry.fields:
        line = _line_of(entry) if field.start_line is None else field.start_line + 1
        # Fields differ in capitals from program to program; in ours they tell variables of CSL apart.
        name = field.key if field.key.startswith(PREFIX_OF_CSL) else field.key.lower()
        if name in values:
            raise InvalidBibliography(f"entry {entry.key!r} has the field {name!r} twice", line=line)
        values[name] = _value(field.value, texts, line)
    return {name: value for name, value in values.items() if value.strip()}


def _value(raw: str, texts: Mapping[str, str], line: int) -> str:
    """Put a value together: texts in braces or quotation marks, numbers, names of texts, joined with ``#``."""
    pieces = []
    index = 0
    while True:
        bare = _BARE.match(raw, index)
        if raw[index : index + 1] in ('"', "{"):
            end = end_of_group(raw, index)
            pieces.append(raw[index + 1 : end])
            index = end + 1
        elif bare and (bare[0].isdecimal() or bare[0].lower() in texts):
            pieces.append(texts.get(bare[0].lower(), bare[0]))
            index = bare.end()
        elif bare:
            raise InvalidBibliography(f"{bare[0]!r} is neither in braces nor the name of an @string", line=line)
        else:
            raise InvalidBibliography(f"a value is missing, or not in braces: {raw!r}", line=line)
        if index == len(raw):
            return "".join(pieces)
        join = _JOIN.match(raw, index)
        if join is None:
            raise InvalidBibliography(f"a comma is missing before {raw[index : index + 20].strip()!r}", line=line)
        index = join.end()


@attrs.define
class _Reading:
    """The fields of an entry that are still to be read, and what has been made of the others."""

    values: dict[str, str]
    csl: dict[str, Any]

    def take(self, name: str) -> str:
        return from_tex(self.values.pop(name, ""))


def _item(entry: Entry, texts: Mapping[str, str]) -> Item:
    values = _values(entry, texts)
    try:
        return _read(values, entry)
    except RecursionError:
        raise InvalidBibliography(f"entry {entry.key!r} nests braces too deeply", line=_line_of(entry)) from None


def _read(values: dict[str, str], entry: Entry) -> Item:
    entry_type = entry.entry_type.lower()
    reading = _Reading(values, {})
    reading.csl["type"] = _type(reading, entry_type)
    _read_title(reading)
    others = list(_read_names(reading))
    _read_dates(reading)
    _read_texts(reading, entry_type)
    own = dict(_own(reading))
    for name in [name for name in values if name.startswith(PREFIX_OF_CSL)]:
        reading.csl[name.removeprefix(PREFIX_OF_CSL)] = reading.take(name)
    return Item(key=entry.key, csl=reading.csl, own=own, left_out=(*others, *reading.values))


def _type(reading: _Reading, entry_type: str) -> str:
    written = reading.take(f"{PREFIX_OF_CSL}type")
    plain = CSL_TYPES.get(entry_type, "document")
    if plain == "article-journal" and reading.values.get("entrysubtype", "") in _SUBTYPES:
        return _SUBTYPES[reading.take("entrysubtype")]
    if entry_type in _DEFAULT_TITLES:
        reading.values.setdefault("type", _DEFAULT_TITLES[entry_type])
    return written or plain


def _read_title(reading: _Reading) -> None:
    title = ": ".join(part for part in (reading.take("title"), reading.take("subtitle")) if part)
    if title:
        reading.csl["title"] = title


def _read_names(reading: _Reading) -> Iterator[str]:
    for role in _NAMES:
        names = names_in(reading.values.pop(role, ""))
        if names and names[-1].lower() == _OTHERS:
            del names[-1]
            yield f"{role}: and others"
        divided = [parts for parts in map(division_of, names) if any(parts.values())]
        if divided:
            reading.csl[role] = divided


def _read_dates(reading: _Reading) -> None:
    # A tilde is the mark of an approximate date here, not TeX's space.
    date, accessed = (reading.values.pop(name, "").strip() for name in ("date", "urldate"))
    year, month, day = (reading.take(name) for name in ("year", "month", "day"))
    number = _number_of_month(month)
    if not date and year.isdecimal() and number:
        date = f"{year:0>4}-{number:02}" + (f"-{int(day):02}" if day.isdecimal() else "")
    elif not date:
        date = " ".join(part for part in (day, month, year) if part)
    if date:
        reading.csl["issued"] = date_from_edtf(date)
    if accessed:
        reading.csl["accessed"] = date_from_edtf(accessed)


def _number_of_month(month: str) -> int | None:
    if month.isdecimal():
        return int(month)
    name = month[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else None


def _read_texts(reading: _Reading, entry_type: str) -> None:
    variables = {**ALIASES, **{field: variable for variable, field in fields_of(entry_type).items()}}
    for name in [name for name in reading.values if name in variables]:
        variable = variables[name]
        if variable in reading.csl:
            continue
        if variable == "URL":
            _read_address(reading, name)
        elif variable == "DOI":
            reading.csl["DOI"] = _DOI_ADDRESS.sub("", _NEEDLESS_ESCAPE.sub("", reading.values.pop(name)))
        else:
            text = reading.take(name)
            reading.csl[variable] = LANGUAGES.get(text.lower(), text) if variable == "language" else text
    if "URL" not in reading.csl:
        _read_address(reading, "howpublished")


def _read_address(reading: _Reading, name: str) -> None:
    raw = _NEEDLESS_ESCAPE.sub("", reading.values.get(name, ""))
    wrapped = re.fullmatch(r"\\url\{(.*)\}", raw.strip())
    address = web_address(wrapped[1] if wrapped else raw)
    if address:
        reading.csl["URL"] = address
        del reading.values[name]


def _own(reading: _Reading) -> Iterator[tuple[str, Any]]:
    for name in OWN:
        text = reading.take(f"{PREFIX_OF_OWN}{name.replace('_', '-')}")
        if text:
            yield name, [part.strip() for part in text.split(",")] if name == "origins" else text
