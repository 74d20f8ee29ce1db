"""The domain ``fc``: what stands where, what pages have asked for, and what they link to."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, Index, IndexEntry, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.vocabulary import Term
from factcheck.sphinx.environment import Answer, Library, Question
from factcheck.sphinx.objects import Key, PageObject, Places, short
from factcheck.sphinx.warnings import warn
from factcheck.sphinx.written import PagesWritten

__all__ = ["NAME", "ClaimsDomain", "domain_of"]

NAME: Final = "fc"

# What stands more than once is a mistake; marks of a text and terms of a vocabulary do no harm.
_ONCE: Final = {"claim": "duplicate", "work": "duplicate", "schema": "duplicate"}
_SOUGHT: Final = {"claim": "card", "work": "entry in a bibliography", "category": "place", "schema": "page"}


class _Role(XRefRole):
    """A link that shows a name without what it belongs to."""

    def process_link(
        self, env: BuildEnvironment, refnode: nodes.Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Show a name without what it belongs to; a category as it is written, since its family has a full stop too."""
        name = target.strip()
        plain = has_explicit_title or refnode["reftype"] == "category"
        return (title if plain else short(refnode["reftype"], name)), name


class ClaimIndex(Index):
    """Every claim that has a card, by the family of its leading category."""

    name = "claims"
    localname = "Claims"
    shortname = "claims"

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Give the entries of the index."""
        wanted = None if docnames is None else set(docnames)
        groups: dict[str, list[IndexEntry]] = defaultdict(list)
        for place in sorted(cast(ClaimsDomain, self.domain).places, key=lambda place: (short(*place.key), place.name)):
            if place.group and (wanted is None or place.docname in wanted):
                entry = IndexEntry(short(*place.key), 0, place.docname, place.anchor, "", "", place.title)
                groups[place.group].append(entry)
        return sorted(groups.items()), False


class ClaimsDomain(Domain):
    """Claims, the works that they cite, and the categories and schemas that say what they mean."""

    name = NAME
    label = "factcheck"
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in ("claim", "category", "work", "schema")}
    roles: ClassVar = {
        "claim": _Role(warn_dangling=True),
        "category": _Role(warn_dangling=True),
        "work": _Role(warn_dangling=True, innernodeclass=nodes.inline),
        "schema": _Role(warn_dangling=True),
    }
    indices: ClassVar = [ClaimIndex]
    initial_data: ClassVar = {"places": {}, "mentions": {}, "answers": {}, "shelves": {}}
    data_version = 1

    library: Library
    """The annotation files; set when a build begins."""
    written: PagesWritten
    """The pages of the folder that is being built; set when a build begins."""

    @property
    def places(self) -> Places:
        """Where everything stands; right once all pages are read."""
        # Finding places is asked for thousands of times between two changes of them, so the tables for it are made once.
        if self._places is None:
            self._places = Places(self.data["places"])
        return self._places

    _places: Places | None = None
    _read: tuple[str | None, set[Key]] = (None, set())

    def add(self, place: PageObject) -> bool:
        """Note what stands on a page that is being read, and tell whether it is the first of its name there."""
        listed = self.data["places"].setdefault(place.docname, [])
        if self._read[0] != place.docname:
            # What is kept between builds is the list alone; the names of the page that is read now are found in a set.
            self._read = place.docname, {entry.key for entry in listed}
        is_first = place.key not in self._read[1]
        self._read[1].add(place.key)
        listed.append(place)
        return is_first

    def ask(self, docname: str, question: Question) -> Answer:
        """Ask the library for a page, which is read again when the answer changes."""
        answer = self.library.answer(question)
        self.data["answers"].setdefault(docname, {})[question] = answer
        return answer

    def outdated(self) -> set[str]:
        """Give the pages that would be answered otherwise now than when they were read."""
        return {
            docname
            for docname, answers in self.data["answers"].items()
            if any(self.library.answer(question) != answer for question, answer in answers.items())
        }

    def fingerprints(self) -> dict[str, str]:
        """Give, for each page that asks or links, a digest of what it was answered and of what its links lead to."""
        found = {}
        for docname in sorted({*self.data["answers"], *self.data["mentions"]}):
            answers = sorted(self.data["answers"].get(docname, {}).items())
            # What a link leads to can move although the page that has the link says the same.
            led = [(*mention, self._leads_to(*mention)) for mention in sorted(self.data["mentions"].get(docname, ()))]
            found[docname] = hashlib.sha256(repr((answers, led)).encode()).hexdigest()
        return found

    def _leads_to(self, kind: str, name: str) -> object:
        if kind == "within":
            return self.places.within(name)
        kinds = self.object_types if kind == "any" else (kind,)
        found = [(place.docname, place.anchor, place.title) for each in kinds for place in self.places.find(each, name)]
        return found or self.term(name)

    def term(self, name: str) -> Term | None:
        """Give the category that a name means, with or without its vocabulary before it; None where there is none."""
        vocabulary, _, term = name.partition(".")
        known = {found.name: found for found in self.library.vocabularies.values()}
        # Annotations name this one without a file, so a link to it works in a project that has none of its own.
        known.setdefault("press-statement", load_vocabulary("press-statement"))
        if vocabulary in known and term in known[vocabulary].by_id:
            return known[vocabulary].by_id[term]
        return next((found.by_id[name] for found in known.values() if name in found.by_id), None)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for part in ("places", "mentions", "answers"):
            self.data[part].pop(docname, None)
        self._places = None
        self._read = None, set()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        # Each process that reads pages has data of its own, of which only its pages are newer than ours.
        for part in ("places", "mentions", "answers"):
            self.data[part].update({doc: held for doc, held in otherdata[part].items() if doc in docnames})
        self._places = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what a page links to."""
        mentions = {
            (node["reftype"], node["reftarget"])
            for node in document.findall(pending_xref)
            if node.get("refdomain") == NAME or node["reftype"] == "any"
        }
        if mentions:
            self.data["mentions"].setdefault(docname, set()).update(mentions)
        self._places = None

    def check_consistency(self) -> None:
        """Warn of what stands more than once."""
        for place, first in self.places.repeated():
            if place.kind in _ONCE:
                at = (place.docname, place.line)
                message = f"{place.kind} {place.name!r} has its {_SOUGHT[place.kind]} in {first.docname!r} already"
                warn(message, _ONCE[place.kind], at)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Turn a link into one that leads somewhere, if its name means one thing."""
        found = self.places.find(typ, target)
        # Of several meanings none is guessed: complaining names them all, and which full names would do.
        if len(found) != 1:
            return None
        return self._reference(found[0], fromdocname, builder, contnode, explicit=node.get("refexplicit", False))

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Give all that a name can mean."""
        explicit = node.get("refexplicit", False)
        return [
            (f"{NAME}:{kind}", self._reference(place, fromdocname, builder, contnode, explicit=explicit))
            for kind in self.object_types
            for place in self.places.find(kind, target)
        ]

    def _reference(
        self, place: PageObject, fromdocname: str, builder: Builder, contnode: nodes.Element, *, explicit: bool
    ) -> nodes.reference:
        # A bibliography gives works titles that people know; other things are known by their names.
        words = nodes.inline("", place.title, classes=["xref", NAME]) if place.kind == "work" and not explicit else contnode
        return make_refnode(builder, fromdocname, place.docname, place.anchor, words, place.title)

    def describe(self, node: pending_xref, contnode: nodes.Element) -> nodes.Element | None:
        """Give what a category means where no page of any project does; None for what is no category."""
        if node.get("refdomain") != NAME or node["reftype"] != "category":
            return None
        term = self.term(node["reftarget"])
        return nodes.inline("", "", contnode, classes=["fc-term"]) if term else None

    def complain(self, node: pending_xref) -> bool:
        """Warn of a link that leads nowhere, unless the page does without."""
        kind, name = node["reftype"], node["reftarget"]
        # Links that our cards make do without a target, since a page may show a claim and not its bibliography.
        if not node.get("fc-optional"):
            warn(self._reason(kind, name), kind, node)
        return True

    def _reason(self, kind: str, name: str) -> str:
        found = self.places.find(kind, name)
        if found:
            return f"{kind} {name!r} can be any of {', '.join(place.name for place in found)}; write the full name"
        id_, _, claim = name.rpartition(".")
        held = claim in self.library.claims(id_) if id_ else bool(self.library.holders(claim))
        if kind == "claim" and held:
            return f"claim {name!r} has no card on any page; show it with fc:claim or fc:claims"
        return f"there is no {kind} {name!r}"

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give what other projects and the search can find."""
        for place in sorted(self.places, key=lambda place: place.key):
            if place.kind in self.object_types:
                # In a search people type titles of works and ids of everything else.
                shown = place.title if place.kind == "work" else place.name
                yield place.name, shown, place.kind, place.docname, place.anchor, 1


def domain_of(env: BuildEnvironment) -> ClaimsDomain:
    """Give the domain of a build."""
    return cast(ClaimsDomain, env.domains[NAME])
