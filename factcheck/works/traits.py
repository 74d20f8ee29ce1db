"""What a work is recognised by, in a form that does not depend on how it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from factcheck.model.work import Work
from factcheck.works.values import doi_in

__all__ = ["COMPARED", "NUMBERING", "Traits"]

NUMBERING: Final = ("number", "issue", "volume")
"""What tells works of one title apart, the most telling first."""

COMPARED: Final = (
    "number", "volume", "issue", "page", "edition", "version", "chapter-number", "ISBN", "container-title", "publisher",
)  # fmt: skip
"""The variables that are compared as they stand, in the order in which they are told."""

_TAG: Final = re.compile(r"</?[a-z:]+[^<>]*>", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_RUN: Final = re.compile(r"[0-9]+|[^\W\d_]+")

# What a number may be written with, without being another for it.
_LABELS: Final = frozenset(("no", "nos", "nr", "num", "number", "numero", "n", "nro", "номер", "vol", "volume", "bd", "band"))


@attrs.frozen(slots=False)
class Traits:
    """A work, and what it is recognised by.

    Args:
        work: The work.
    """

    work: Work

    @cached_property
    def title(self) -> str:
        """Its title in plain words."""
        return _plain(str(self.work.csl.get("title", "")))

    @cached_property
    def short(self) -> str:
        """Its title as far as the first colon, dash or full stop."""
        return _plain(re.split(r":\s| [–—-] |[.?!]\s", str(self.work.csl.get("title", "")), maxsplit=1)[0])

    @cached_property
    def doi(self) -> str:
        """Its DOI, also if only its address tells it."""
        address = str(self.work.csl.get("URL", ""))
        # An address is one of a DOI only where it is that of the service.
        doi = doi_in(str(self.work.csl.get("DOI", ""))) or (doi_in(address) if "doi.org/" in address else None)
        return (doi or "").casefold()

    @cached_property
    def url(self) -> str:
        """The address without what does not matter; none if it is that of a whole site."""
        return self.site if "/" in self.site or "." not in self.site.rpartition("/")[2] else ""

    @cached_property
    def site(self) -> str:
        """Its address without what does not matter."""
        return str(self.work.csl.get("URL", "")).partition("://")[2].partition("#")[0].rstrip("/").removeprefix("www.")

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Year, month and day of each end of its date, as far as they are known."""
        return tuple(tuple(row) for row in self.work.csl.get("issued", {}).get("date-parts", ()))

    @cached_property
    def year(self) -> int | None:
        """The year of its date; None if it is not known."""
        return self.rows[0][0] if self.rows else None

    @cached_property
    def authors(self) -> frozenset[str]:
        """The family names of its authors, and names that are not divided."""
        return self._names("author")

    @cached_property
    def editors(self) -> frozenset[str]:
        """The editors of a work that has nobody else."""
        return frozenset() if self.authors else self._names("editor")

    def _names(self, role: str) -> frozenset[str]:
        names = self.work.csl.get(role, ())
        words = (_plain(str(name.get("family") or name.get("literal") or name.get("given") or "")) for name in names)
        return frozenset(word for word in words if word)

    @cached_property
    def initials(self) -> Mapping[str, frozenset[str]]:
        """The initials of the given names that a family name stands with; a name may be cut to any of them."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for name in self.work.csl.get("author", ()):
            words = _plain(str(name.get("given", "")).partition(",")[0]).split()
            found[_plain(str(name.get("family", "")))] |= {word[0] for word in words}
        return found

    @cached_property
    def others(self) -> Mapping[str, str]:
        """The variables of :data:`COMPARED` that it has."""
        found = {name: _plain(str(self.work.csl[name])) for name in COMPARED if self.work.csl.get(name)}
        numbers = {name: " ".join(_runs(found[name])) for name in NUMBERING if name in found}
        # Pages may be given without the last, and an edition as "2" or "2nd ed.".
        heads = {
            "page": re.findall("[a-z]*[0-9]+", found.get("page", ""))[:1],
            "edition": re.findall("[0-9]+", found.get("edition", "")),
        }
        headed = {name: " ".join(runs) for name, runs in heads.items() if runs}
        return {name: text.replace(" ", "") for name, text in found.items()} | numbers | headed

    def runs(self, kind: str) -> tuple[str, ...]:
        """Give the runs of letters and figures that a number, volume or issue consists of."""
        return tuple(self.others.get(kind, "").split())

    @cached_property
    def marks(self) -> frozenset[str]:
        """What the work has of that which tells works of one title apart."""
        has = {"URL": self.site, "author": self.authors, **self.others}
        return frozenset(name for name in (*NUMBERING, "page", "edition", "version", "URL", "author") if has.get(name))

    @cached_property
    def has_body(self) -> bool:
        """Whether a name among its authors is not divided, as those of bodies are."""
        return any("literal" in name for name in self.work.csl.get("author", ()))


def _plain(text: str) -> str:
    """Give the words of a text without capitals, accents, tags and punctuation."""
    folded = unicodedata.normalize("NFKD", _TAG.sub("", text).casefold())
    return " ".join(_WORD.findall("".join(one for one in folded if not unicodedata.combining(one))))


def _runs(text: str) -> list[str]:
    """Give the runs of letters and figures in a plain text, without labels and zeros that say nothing."""
    runs = [run.lstrip("0") or "0" if run.isdecimal() else run for run in _RUN.findall(text)]
    return [run for run in runs if run not in _LABELS] or runs or [text]
