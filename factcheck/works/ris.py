"""RIS, the tagged format of databases and reference managers; the home of rispy, which takes records apart.

Source: the specification of RIS by Research Information Systems (2001 and 2011), as Zotero, EndNote and RefWorks write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from factcheck.errors import InvalidBibliography
from factcheck.findings import Loss
from factcheck.works.dates import read_date
from factcheck.works.imported import ImportedWorks, Item, collect, lost
from factcheck.works.values import address_in, doi_in

__all__ = ["works_from_ris"]

# The specification has two spaces before the hyphen; a file with one is read too.
_LINE: Final = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")

_TYPES: Final = {
    "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book",
    "CASE": "legal_case", "CHAP": "chapter", "COMP": "software", "CONF": "book", "CPAPER": "paper-conference", "CTLG": "book",
    "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "GEN": "document", "GOVDOC": "report",
    "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal", "JFULL": "periodical",
    "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "collection", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip

# The tags that say one thing, the one that says it best first; what the others say beside it is named as left out.
_TEXTS: Final = {
    "title": ("TI", "T1"), "container-title": ("T2", "JO", "JF", "BT", "JA", "J2", "J1"), "collection-title": ("T3",),
    "title-short": ("ST",), "publisher": ("PB",), "publisher-place": ("CY", "PP"), "volume": ("VL", "VO"), "edition": ("ET",),
    "language": ("LA",), "abstract": ("AB", "N2"), "note": ("N1",), "genre": ("M3",), "call-number": ("CN",),
    "section": ("SE",),
}  # fmt: skip
_PEOPLE: Final = {"author": ("AU", "A1"), "editor": ("ED", "A2", "A3")}
_NUMBERED: Final = frozenset(("report", "standard", "patent", "bill", "legislation", "document", "dataset"))
_OF_BOOKS: Final = frozenset(("book", "chapter", "thesis", "report", "entry-encyclopedia", "entry-dictionary"))


def works_from_ris(text: str) -> ImportedWorks:
    """Make works of a bibliography in RIS, record by record.

    Needs ``pip install factcheck-claims[ris]``. A record that cannot be cited makes no work and keeps no other from making one.

    Args:
        text: The whole of the file.

    Raises:
        InvalidBibliography: If there is no record in it, or rispy is not installed.

    >>> works_from_ris("TY  - RPRT\\nTI  - Roads\\nPY  - 1999/03//\\nER  - ").works[0].csl
    {'type': 'report', 'title': 'Roads', 'issued': {'date-parts': [[1999, 3]]}}
    """
    return collect(map(_item, _records(text)))


@attrs.define
class _Record:
    """The tags of a record that are still to be read, and what has been made of the others."""

    line: int
    tags: dict[str, list[str]]
    losses: list[Loss] = attrs.field(factory=list)

    def take(self, *tags: str) -> list[tuple[str, str]]:
        """Give tag and content of every line that has one of these tags, in their order."""
        return [(tag, part) for tag in tags for part in self.tags.pop(tag, ())]

    def one(self, *tags: str) -> str:
        """Give the first content under these tags, and name every other that says something else."""
        found = self.take(*tags)
        for tag, part in found[1:]:
            if part.casefold() != found[0][1].casefold():
                self.losses.append(lost(f"{tag}: {part}", f"{found[0][0]} says it already"))
        return found[0][1] if found else ""


def _records(text: str) -> Iterator[_Record]:
    """Cut the file into records, each with its line, and let rispy take each apart."""
    try:
        import rispy
    except ImportError:
        raise InvalidBibliography("RIS is read with rispy, which is not installed: pip install factcheck-claims[ris]") from None
    mapping = {tag: tag for tag in rispy.TAG_KEY_MAPPING} | {"UK": "unknown"}
    found = False
    for line, lines, ended in _cut(text):
        found = True
        # Contents are put under their tags as they stand; a tag that comes twice makes a list.
        source = "\n".join([*lines, "ER  - "])
        parsed: Any = rispy.loads(source, mapping=mapping, list_tags=[], delimiter_tags_mapping={}, enforce_list_tags=False)
        values = {**parsed[0], **parsed[0].get("unknown", {})}
        tags = {
            tag: [part for part in (value if isinstance(value, list) else [value]) if part]
            for tag, value in values.items()
            if tag not in ("unknown", "ER")
        }
        record = _Record(line, tags)
        if not ended:
            record.losses.append(lost("ER", "the record has no end; it is taken to end here", "guessed"))
        yield record
    if not found:
        raise InvalidBibliography("there is no record in it, which begins with a line such as TY  - JOUR")


def _cut(text: str) -> Iterator[tuple[int, list[str], bool]]:
    start, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        # An indented line goes on from the one before, even where it looks like a tag.
        match = _LINE.fullmatch(line.strip("\ufeff").rstrip()) if line[:1] != " " else None
        tag, content = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if lines:
                yield start, lines, False
            start, lines = number, [f"TY  - {content}"]
        elif tag == "ER" and lines:
            yield start, lines, True
            lines = []
        elif lines and tag:
            lines.append(f"{tag}  - {content}")
        elif lines and content:
            lines[-1] += f" {content}"
    if lines:
        yield start, lines, False


def _item(record: _Record) -> Item:
    key = record.one("ID")
    csl: dict[str, Any] = {"type": _type(record)}
    # The title of a book may stand where others have that of what they appeared in.
    if csl["type"] == "book" and "BT" in record.tags and not record.tags.keys() & {"TI", "T1"}:
        record.tags["TI"] = record.tags.pop("BT")
    for role, tags in _PEOPLE.items():
        names = [_name(part) for _, part in record.take(*tags)]
        if names:
            csl[role] = names
    for variable, tags in _TEXTS.items():
        text = record.one(*tags)
        if text:
            csl[variable] = text
    _put_dates(record, csl)
    _put_numbers(record, csl)
    _put_addresses(record, csl)
    keywords = [part for _, part in record.take("KW")]
    if keywords:
        csl["keyword"] = ", ".join(keywords)
    left = [lost(f"{tag}: {part}") for tag, parts in record.tags.items() for part in parts]
    where = f"line {record.line}" + (f", {key}" if key else "")
    return Item(key=key, csl=csl, losses=(*record.losses, *left), where=where)


def _type(record: _Record) -> str:
    written = record.one("TY")
    known = _TYPES.get(written.upper())
    if known is None:
        record.losses.append(lost(f"TY: {written}", "there is no such type of records, so it is a document", "changed"))
    return known or "document"


def _name(text: str) -> dict[str, str]:
    """Divide a name, which RIS writes as family, given, suffix; one without a comma is a body, or a name that stays whole."""
    family, _, rest = (part.strip() for part in text.partition(","))
    if not rest:
        return {"literal": text.strip(" ,")}
    return (
        {"family": family, "given": ", ".join(part.strip() for part in rest.split(",") if part.strip())}
        if family
        else {"literal": rest}
    )


def _put_dates(record: _Record, csl: dict[str, Any]) -> None:
    # The most precise date is taken: DA may have the day where PY has the year alone.
    dates = sorted(record.take("DA", "PY", "Y1"), key=lambda found: -len(re.findall(r"[0-9]+", found[1])))
    for number, (tag, part) in enumerate(dates):
        made, losses = _date(part, tag)
        if number == 0:
            csl["issued"] = made
            record.losses += losses
        elif part not in dates[0][1] and not dates[0][1].startswith(part.strip("/")):
            record.losses.append(lost(f"{tag}: {part}", f"{dates[0][0]} says it already"))
    for tag, part in record.take("Y2"):
        csl["accessed"], losses = _date(part, tag)
        record.losses += losses


def _date(text: str, tag: str) -> tuple[dict[str, Any], list[Loss]]:
    # A date of RIS is year/month/day/other, and all but the year may be empty.
    year, *rest = text.split("/")
    if re.fullmatch(r"[0-9]{4}", year.strip()) and len(rest) >= 2:
        month, day, *other = (part.strip() for part in rest)
        numbers = "-".join(part.zfill(2) for part in (year.strip(), month, day) if part)
        made, losses = read_date(numbers if month else year.strip(), tag)
        more = [lost(f"{tag}: {part}", "a work is dated to the day") for part in other if part]
        return made, [*losses, *more]
    return read_date(text.strip("/ "), tag)


def _put_numbers(record: _Record, csl: dict[str, Any]) -> None:
    number = record.one("IS", "M1")
    if number:
        csl["number" if csl["type"] in _NUMBERED else "issue"] = number
    first, last = record.one("SP"), record.one("EP")
    if first or last:
        # A work of one page may have it as the first and the last.
        csl["page"] = "–".join(dict.fromkeys(part for part in (first, last) if part))
    serial = [part for _, part in record.take("SN")]
    if serial:
        # RIS has one tag for both numbers, and the type of the record tells which it is.
        csl["ISBN" if csl["type"] in _OF_BOOKS else "ISSN"] = ", ".join(serial)


def _put_addresses(record: _Record, csl: dict[str, Any]) -> None:
    doi = doi_in(record.one("DO"))
    if doi:
        csl["DOI"] = doi
    for tag, part in record.take("UR"):
        address, losses = address_in(part, tag)
        record.losses += losses
        if address and "URL" in csl:
            record.losses.append(lost(f"{tag}: {part}", "a work has one address"))
        elif address:
            csl["URL"] = address
