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
from factcheck.works.bibtex.people import reads_like_two
from factcheck.works.dates import date_from_fields, read_date
from factcheck.works.imported import ForeignEntry, ImportedWorks, collect, lost
from factcheck.works.values import address_in, doi_and_losses, doi_in

__all__ = ["works_from_ris"]

# The specification has capitals, two spaces before the hyphen and one behind; what comes near enough is read too. With one space
# before it, small letters are not, since a line of an abstract may go on with "as - for example".
_LINE: Final = re.compile(r"([A-Z][A-Z0-9] {1,2}|[A-Za-z][A-Za-z0-9] {2})-\s*(.*)")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")

# Contents that people break over lines; of any other tag it is told.
_LONG: Final = frozenset(("AB", "N1", "N2", "TI", "T1", "T2", "T3", "JO", "JF", "AD", "KW", "PB", "BT", "C1", "C2", "M3", "U1"))

_TYPES: Final = {
    "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book",
    "CASE": "legal_case", "CHAP": "chapter", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book",
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
_OF_DOI_BEFORE: Final = ("M3", "L3", "N1")
_NAMING: Final = frozenset(("TI", "T1", "AU", "A1", "BT"))
# rispy keeps tags that it does not know under a tag of its own, which files have too; this one no program writes.
_STAND_IN: Final = "Z9"
_OTHERS: Final = re.compile(r"et\.? al\.?|(?:and )?others", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_NUMBERED: Final = frozenset(("report", "standard", "patent", "bill", "legislation", "document", "dataset"))
_OF_BOOKS: Final = frozenset(("book", "chapter", "thesis", "report", "entry-encyclopedia", "entry-dictionary"))


def works_from_ris(text: str) -> ImportedWorks:
    """Make works of a bibliography in RIS, record by record.

    Needs ``pip install "factcheck-claims[ris]"``. A record that cannot be cited makes no work and keeps no other from making one.

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
                self.losses.append(lost(f"{tag}: {part}", f"a work has one of it, and {found[0][0]} gives it"))
        return found[0][1] if found else ""


def _records(text: str) -> Iterator[_Record]:
    """Cut the file into records, each with its line, and let rispy take each apart."""
    try:
        import rispy
    except ImportError:
        raise InvalidBibliography('RIS is read with rispy, which is not installed: pip install "factcheck-claims[ris]"') from None
    mapping = {tag: tag for tag in rispy.TAG_KEY_MAPPING} | {"UK": "unknown"}
    found = False
    for line, lines, losses in _cut(text):
        found = True
        # Contents are put under their tags as they stand; a tag that comes twice makes a list.
        source = "\n".join([*(_STAND_IN + line[2:] if line.startswith("UK") else line for line in lines), "ER  - "])
        parsed: Any = rispy.loads(source, mapping=mapping, list_tags=[], delimiter_tags_mapping={}, enforce_list_tags=False)
        values = {**parsed[0], **parsed[0].get("unknown", {})}
        tags = {
            "UK" if tag == _STAND_IN else tag: [part for part in (value if isinstance(value, list) else [value]) if part]
            for tag, value in values.items()
            if tag not in ("unknown", "ER")
        }
        if any(tags.values()):
            yield _Record(line, tags, losses)
    if not found:
        raise InvalidBibliography("there is no record in it, which begins with a line such as TY  - JOUR")


def _lines_of(text: str) -> list[str]:
    """Give the lines of a file; none if no record begins in it."""
    lines = _LINE_END.split(text)
    # An indented line goes on from the one before, even where it looks like a tag, unless all are indented.
    for written in (lines, [line.lstrip() for line in lines]):
        if any(_tag_of(line)[0] in ("TY", "ER") for line in written):
            return written
    return []


def _cut(text: str) -> Iterator[tuple[int, list[str], list[Loss]]]:
    """Give each record: its line, its tags a line, and what was mended of it."""
    start, lines, losses = 0, list[str](), list[Loss]()
    for number, line in enumerate(_lines_of(text), start=1):
        tag, content = _tag_of(line)
        if tag == "ER" or (tag == "TY" and lines):
            if tag == "TY":
                losses.append(lost("ER", "the record has no end; it is taken to end here", "guessed"))
            if lines:
                yield start, lines, losses
            lines, losses = [], []
        if tag and tag != "ER":
            if not lines:
                # A record must begin with its type, for the reader too; what lacks it is not left out in silence.
                start, lines = number, [] if tag == "TY" else ["TY  - "]
            lines.append(f"{tag}  - {content}")
        elif lines and content and not tag:
            last = lines[-1][:2]
            if last not in _LONG:
                losses.append(
                    lost(f"{last}: {content}", f"line {number}: it has no tag, and is put to the line before", "guessed")
                )
            # EndNote writes each of several keywords on a line of its own.
            if last == "KW" and line[:1] != " ":
                lines.append(f"KW  - {content}")
            else:
                lines[-1] += f" {content}"
    if lines:
        yield start, lines, [*losses, lost("ER", "the record has no end; it is taken to end here", "guessed")]


def _tag_of(line: str) -> tuple[str, str]:
    """Give the tag of a line, in capitals, and its content; no tag if it goes on from the line before."""
    match = _LINE.fullmatch(line.strip("\ufeff").rstrip())
    return (match[1].strip().upper(), match[2].strip()) if match else ("", line.strip())


def _item(record: _Record) -> ForeignEntry:
    if not record.tags.get("TY") and not record.tags.keys() & _NAMING:
        # Some databases put a line of their own behind the end of a record.
        outside = [
            lost(f"{tag}: {part}", "it stands outside of any record") for tag, parts in record.tags.items() for part in parts
        ]
        return ForeignEntry(key="", csl={}, losses=tuple(outside), where=f"line {record.line}", holds_no_work=True)
    key = record.one("ID")
    csl: dict[str, Any] = {"type": _type(record)}
    # The title of a book may stand where others have that of what they appeared in.
    if csl["type"] == "book" and "BT" in record.tags and not record.tags.keys() & {"TI", "T1"}:
        record.tags["TI"] = record.tags.pop("BT")
    for role, tags in _PEOPLE.items():
        names = [name for tag, part in record.take(*tags) for name in _names(part, tag, record.losses)]
        if names:
            csl[role] = names
    _put_doi(record, csl)
    for variable, tags in _TEXTS.items():
        text = record.one(*tags)
        if text:
            csl[variable] = text
    _put_dates(record, csl)
    _put_accessed(record, csl)
    _put_numbers(record, csl)
    _put_addresses(record, csl)
    keywords = [part for _, part in record.take("KW")]
    if keywords:
        csl["keyword"] = ", ".join(keywords)
    left = [lost(f"{tag}: {part}") for tag, parts in record.tags.items() for part in parts]
    where = f"line {record.line}" + (f", {key}" if key else "")
    return ForeignEntry(key=key, csl=csl, losses=(*record.losses, *left), where=where)


def _type(record: _Record) -> str:
    written = record.one("TY")
    known = _TYPES.get(written.upper())
    if known is None:
        why = "there is no such type of records" if written else "the record does not begin with its type"
        record.losses.append(lost(f"TY: {written}".strip(" :"), f"{why}, so it is a document", "changed"))
    return known or "document"


def _names(text: str, tag: str, losses: list[Loss]) -> list[dict[str, str]]:
    """Give the people of a line; RIS has a line for each, which not everybody knew."""
    parts = [part for part in (part.strip(" ,") for part in text.split(";")) if part]
    if len(parts) > 1:
        losses.append(lost(f"{tag}: {text}", "taken as names with semicolons between; give each a line", "guessed"))
    names = []
    for part in parts:
        if _OTHERS.fullmatch(part):
            losses.append(lost(f"{tag}: {part}", "a work names its people; nothing stands for the others"))
        else:
            names.append(_name(part))
            if reads_like_two(names[-1]):
                losses.append(lost(f"{tag}: {part}", "taken as one name, though it reads like two; give each a line", "guessed"))
    return names


def _name(text: str) -> dict[str, str]:
    """Divide a name, which RIS writes as family, given, suffix; one without a comma is a body, or a name that stays whole."""
    family, _, rest = (part.strip() for part in text.partition(","))
    given = ", ".join(part.strip() for part in rest.split(",") if part.strip())
    return {"family": family, "given": given} if given else {"literal": text}


def _put_dates(record: _Record, csl: dict[str, Any]) -> None:
    found = [(tag, part) for tag, part in record.take("DA", "PY", "Y1") if part.strip("/ ")]
    # The most precise date is taken: DA may have the day where PY has the year alone.
    found.sort(key=lambda one: (not _YEAR.search(one[1]), -len(re.findall(r"[0-9]+", one[1]))))
    if not found:
        return
    tag, part = found[0]
    yearless = next((one for one in found[1:] if not _YEAR.search(one[1])), None)
    if yearless and re.fullmatch(r"[0-9]{4}[/ ]*", part):
        # EndNote and many databases give the year as PY and the day of it, such as "Mar 26", as DA.
        year, day = part.strip("/ "), yearless[1]
        made, losses = _date(year + day, tag) if day.startswith("/") else date_from_fields(year, day, "")
        if "date-parts" in made:
            csl["issued"] = made
            record.losses += losses
            found.remove(yearless)
    if "issued" not in csl:
        csl["issued"], losses = _date(part, tag)
        record.losses += losses
    for other, said in found[1:]:
        if said not in part and not part.startswith(said.strip("/")):
            record.losses.append(lost(f"{other}: {said}", f"a work has one of it, and {tag} gives it"))


def _put_accessed(record: _Record, csl: dict[str, Any]) -> None:
    for tag, part in record.take("Y2"):
        if part.strip("/ "):
            csl["accessed"], losses = _date(part, tag)
            record.losses += losses


def _date(text: str, tag: str) -> tuple[dict[str, Any], list[Loss]]:
    # A date of RIS is year/month/day/other, and all but the year may be empty.
    year, *rest = (part.strip() for part in text.split("/"))
    if not re.fullmatch(r"[0-9]{4}", year) or len(rest) < 2:
        return read_date(text.strip("/ "), tag)
    month, day, *other = ("" if part in ("0", "00") else part for part in rest)
    made, losses = date_from_fields(year, month, day)
    if "date-parts" not in made or (day and not month):
        # A day of no month is kept in words too, lest it be lost.
        made, losses = {"literal": text.strip("/ ")}, [lost(f"{tag}: {text}", "not understood, so it stands in words", "changed")]
    return made, [*losses, *(lost(f"{tag}: {part}", "a work is dated to the day") for part in other if part)]


def _put_numbers(record: _Record, csl: dict[str, Any]) -> None:
    number = record.one("IS", "M1")
    if number:
        csl["number" if csl["type"] in _NUMBERED else "issue"] = number
    first, last = record.one("SP"), record.one("EP")
    if first and re.match(rf"{re.escape(first)}\s*[-–—]", last):
        # The last page comes with the first before it.
        csl["page"] = last
    elif last and first.endswith(last):
        # A work of one page may have it as the first and the last, and some write both as the first.
        csl["page"] = first
    elif first or last:
        csl["page"] = "–".join(part for part in (first, last) if part)
    serial = [part for _, part in record.take("SN")]
    if serial:
        # RIS has one tag for both numbers, and the type of the record tells which it is.
        csl["ISBN" if csl["type"] in _OF_BOOKS else "ISSN"] = ", ".join(serial)


def _put_doi(record: _Record, csl: dict[str, Any]) -> None:
    # Before there was a tag for it, programs put it into these, which hold other things too.
    for tag in _OF_DOI_BEFORE if "DO" not in record.tags else ():
        parts = record.tags.get(tag, [])
        if len(parts) == 1 and doi_in(parts[0]):
            record.losses.append(lost(f"{tag}: {parts[0]}", "taken as the DOI that it looks like", "guessed"))
            record.tags["DO"] = record.tags.pop(tag)
            break
    doi, losses = doi_and_losses(record.one("DO"), "DO")
    record.losses += losses
    if doi:
        csl["DOI"] = doi


def _put_addresses(record: _Record, csl: dict[str, Any]) -> None:
    for tag, part in record.take("UR"):
        address, losses = address_in(part, tag)
        record.losses += losses
        if address and "URL" in csl:
            record.losses.append(lost(f"{tag}: {part}", "a work has one address"))
        elif address:
            csl["URL"] = address
