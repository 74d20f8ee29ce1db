"""What CSL-JSON and BibTeX call the same thing: types of works and their fields.

Source: the manual of biblatex 3.20, sections 2.1 and 2.2, and the variables and types of CSL 1.0.2.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALIASES", "CSL_TYPES", "ENTRY_TYPES", "LANGUAGES", "OWN", "PREFIX_OF_CSL", "PREFIX_OF_OWN", "SUBTYPES",
    "fields_of",
]  # fmt: skip

ENTRY_TYPES: Final = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "report": "report", "thesis": "thesis", "webpage": "online",
    "post": "online", "post-weblog": "online", "legislation": "legislation", "bill": "legislation", "regulation": "legislation",
    "hearing": "legal", "treaty": "legal", "legal_case": "jurisdiction", "dataset": "dataset", "software": "software",
    "entry-encyclopedia": "inreference", "entry-dictionary": "inreference", "manuscript": "unpublished",
    "speech": "unpublished", "pamphlet": "booklet", "personal_communication": "letter", "motion_picture": "movie",
    "broadcast": "video", "song": "audio", "patent": "patent", "standard": "standard", "review": "review",
    "periodical": "periodical", "collection": "collection", "document": "misc",
}  # fmt: skip
"""The entry type of biblatex for a type of CSL; any other type becomes ``misc``."""

# Types that are read and never written: those of BibTeX, of biblatex beyond its common ones, and of managers.
_FOREIGN_TYPES: Final = {
    "techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "electronic": "webpage", "www": "webpage",
    "conference": "paper-conference", "inbook": "chapter", "suppbook": "chapter", "mvbook": "book", "manual": "book",
    "proceedings": "book", "reference": "book", "legal": "treaty", "unpublished": "manuscript", "image": "graphic",
    "artwork": "graphic", "bookinbook": "chapter", "mvproceedings": "book", "mvcollection": "collection",
    "mvreference": "book", "suppcollection": "chapter", "suppperiodical": "article-journal", "bachelorthesis": "thesis",
    "bachelorsthesis": "thesis",
    "masterthesis": "thesis", "dissertation": "thesis",
    "newspaper": "article-newspaper", "webpage": "webpage", "presentation": "speech", "performance": "performance",
    "music": "song", "website": "webpage", "manuscript": "manuscript", "softwareversion": "software",
    "softwaremodule": "software", "codefragment": "software",
}  # fmt: skip

# The first type of CSL that is written as an entry type is the one that the entry type is read as.
CSL_TYPES: Final = {**{entry: csl for csl, entry in reversed(ENTRY_TYPES.items())}, **_FOREIGN_TYPES}
"""The type of CSL for an entry type, in lower case; any other is a ``document``."""

SUBTYPES: Final = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
"""Types of CSL that biblatex tells apart by ``entrysubtype``."""

OWN: Final = ("kind", "origins", "available", "extent_read", "note")
"""What BibTeX holds of a work beside its bibliographic data, in fields of its own; copies that were read are not held."""

PREFIX_OF_OWN: Final = "factcheck-"
"""How the names of those fields begin."""

PREFIX_OF_CSL: Final = "csl-"
"""How the names of fields begin that hold a variable of CSL for which biblatex has none."""

_FIELDS: Final = {
    "title": "title", "title-short": "shorttitle", "collection-title": "series", "edition": "edition", "volume": "volume",
    "page": "pages", "number-of-pages": "pagetotal", "chapter-number": "chapter", "publisher-place": "location",
    "event-title": "eventtitle", "event-place": "venue", "version": "version", "status": "pubstate", "genre": "type",
    "keyword": "keywords", "abstract": "abstract", "note": "note", "annote": "annotation", "language": "language",
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn",
}  # fmt: skip

# Who stands behind a work is called by the kind of work.
_ISSUED_BY: Final = {
    "report": "institution", "thesis": "institution", "online": "organization", "unpublished": "organization",
    "misc": "organization", "software": "organization", "dataset": "organization",
}  # fmt: skip

ALIASES: Final = {
    "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "publisher": "publisher", "institution": "publisher", "organization": "publisher", "school": "publisher",
    "holder": "publisher", "address": "publisher-place", "langid": "language", "annote": "annote",
}  # fmt: skip
"""Fields that BibTeX has for a variable of CSL beside the one that is written."""

# Names that babel and polyglossia have for languages.
LANGUAGES: Final = {
    "english": "en", "british": "en-GB", "american": "en-US", "french": "fr", "german": "de", "ngerman": "de", "italian": "it",
    "spanish": "es", "dutch": "nl", "russian": "ru", "serbian": "sr", "croatian": "hr", "albanian": "sq", "macedonian": "mk",
    "polish": "pl", "portuguese": "pt", "swedish": "sv", "turkish": "tr", "greek": "el", "ukrainian": "uk", "arabic": "ar",
}  # fmt: skip


def fields_of(entry_type: str) -> dict[str, str]:
    """Give for the variables of CSL with one text the field that an entry of this type has for each.

    >>> fields_of("article")["container-title"], fields_of("article")["issue"], fields_of("report")["number"]
    ('journaltitle', 'number', 'number')
    """
    in_journal = entry_type == "article"
    return {
        **_FIELDS,
        "container-title": "journaltitle" if in_journal else "booktitle",
        "publisher": _ISSUED_BY.get(entry_type, "publisher"),
        **({"issue": "number", "number": "eid"} if in_journal else {"issue": "issue", "number": "number"}),
    }
