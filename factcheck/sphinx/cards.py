"""The card of a claim, as a description of an object like those that Sphinx makes of functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from docutils import nodes
from sphinx import addnodes

from factcheck.evidence.weighing import ClaimEvidence, Reading, SlotEvidence
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.quantity import Quantity
from factcheck.model.relation import Relation
from factcheck.model.slot import Search
from factcheck.sphinx.building import Cell, bullets, emphasis, fields, inline, joined, link, paragraph, strong
from factcheck.sphinx.domain import NAME
from factcheck.views.fragments import Fragments
from factcheck.views.phrases import figure_in_words, period_in_words

__all__ = ["Desk"]


@attrs.frozen(kw_only=True)
class Desk:
    """An annotation on a page, from which nodes are made.

    Args:
        fragments: The annotation.
        docname: The page.
    """

    fragments: Fragments
    docname: str

    @property
    def id(self) -> str:
        """Id of the annotation."""
        return self.fragments.annotation.id

    def name(self, claim: Claim | str) -> str:
        """Give the full name of a claim, which is also its identifier on a page."""
        return self.fragments.lookup.key(claim)

    def claim_link(self, id: str, *words: Cell) -> nodes.Node:
        """Make a link to the card of a claim."""
        return link(self.docname, "claim", self.name(id), *(words or (id,)))

    def category_link(self, category: str, *words: Cell) -> nodes.Node:
        """Make a link to what a category means."""
        name = f"{self.fragments.annotation.terms.name}.{category}"
        return link(self.docname, "category", name, *(words or (category,)))

    def title(self, id: str, vocabulary: str) -> str:
        """Give the title of a term within a sentence."""
        return self.fragments.lookup.term(id, vocabulary).title.lower()

    def words(self, id: str) -> Iterator[str]:
        """Give what a claim can be found by: what the document says, and what references say on it."""
        claim = self.fragments.annotation.claim(id)
        yield from filter(None, (claim.id, claim.statement, claim.words, claim.note, *claim.places, *claim.agents, *claim.tags))
        for slot in claim.slots:
            for reference in slot.references:
                yield from filter(None, (reference.excerpt, reference.gist, reference.note))

    def card(self, claim: Claim, *, anchor: str | None) -> addnodes.desc:
        """Make the card of a claim.

        Args:
            claim: The claim.
            anchor: Its identifier on the page, if it is the first card of the claim there.
        """
        ids = [anchor] if anchor else []
        signature = addnodes.desc_signature("", "", addnodes.desc_name("", claim.id), ids=ids)
        signature["_toc_parts"], signature["_toc_name"] = (), ""
        content = addnodes.desc_content("", paragraph(claim.statement, classes=["fc-statement"]))
        content += self._words(claim)
        content += fields(self._rows(claim))
        return addnodes.desc(
            "", signature, content, domain=NAME, objtype="claim", desctype="claim", no_index=False, classes=[NAME, "claim"]
        )

    def _words(self, claim: Claim) -> nodes.block_quote:
        words = link(self.docname, "mark", self.name(claim), claim.words)
        return nodes.block_quote("", paragraph(words, classes=["fc-words"]))

    def _rows(self, claim: Claim) -> Iterator[tuple[str, Sequence[nodes.Node]]]:
        evidence = self.fragments.lookup.evidence[claim.id]
        for name, cells in self._facts(claim):
            yield name, [paragraph(*cells)]
        for name, links in self.fragments.lookup.relations(claim):
            yield name, [paragraph(*joined(self._relation(*one) for one in links))]
        for name, entry in self.fragments.lookup.counterparts(claim):
            yield name, [paragraph(self._counterpart(entry))]
        if evidence.slots:
            yield "Slots", [self.slots(evidence)]
        if claim.assessments:
            yield "Assessments", [bullets([paragraph(*self._assessment(one))] for one in claim.assessments)]

    def _facts(self, claim: Claim) -> Iterator[tuple[str, Sequence[Cell]]]:
        it = self.fragments.lookup
        for number, category in enumerate(claim.categories):
            term = it.term(category)
            described = f": {term.description}" if term.description else ""
            yield "And" if number else "Category", [self.category_link(category, strong(term.title)), f" ({category})", described]
        checkability = it.checkability(claim)
        mode = it.term(claim.mode, "modes").title
        yield "Mode", [f"{mode}, {self.title(checkability, 'checkabilities')}" if checkability else mode]
        if claim.attribution:
            told = [
                it.term(claim.attribution.voice, "voices").title,
                claim.attribution.speaker,
                quoted(claim.attribution.as_written),
            ]
            yield "Voice", [", ".join(filter(None, told))]
        if claim.hedges:
            yield "Hedges", [", ".join(map(quoted, claim.hedges))]
        if claim.quantity:
            yield "Figure", self.figure(claim.quantity)
        if claim.time:
            yield "Time", ["; ".join(self._time(claim))]
        for name, words in (("Places", claim.places), ("Agents", claim.agents), ("Labels", claim.tags)):
            if words:
                yield name, [", ".join(words)]
        if claim.note:
            yield "Note", [claim.note]

    def _time(self, claim: Claim) -> Iterator[str]:
        time = claim.time
        if time is not None:
            basis = f" ({self.title(time.basis, 'date-bases')})" if time.basis else ""
            when = period_in_words(time.at, time.since, time.until)
            if when:
                yield when + basis
            if time.as_written:
                yield f"written {quoted(time.as_written)}"

    def figure(self, quantity: Quantity) -> list[Cell]:
        """Word a figure: its number or bound, then what it counts, when, and as it is written."""
        return [strong(figure_in_words(quantity)), "; ".join(["", *self._about_figure(quantity)]).replace("; ", " ", 1)]

    def _about_figure(self, quantity: Quantity) -> Iterator[str]:
        it = self.fragments.lookup
        numbered = (quantity.value, quantity.low, quantity.high) != (None, None, None)
        if quantity.unit and numbered:
            yield quantity.unit
        # The figure itself says whether it is a bound, and whether it is about so much.
        plain = [it.term(name, "comparators") for name in quantity.comparators if name != "about"]
        yield from (term.title.lower() for term in plain if term.bound is None)
        if quantity.kind:
            yield self.title(quantity.kind, "quantity-kinds")
        when = period_in_words(quantity.as_of and f"as of {quantity.as_of}", quantity.since, quantity.until)
        if when:
            yield when + (f" ({self.title(quantity.basis, 'date-bases')})" if quantity.basis else "")
        yield from filter(None, (quantity.population, quantity.place))
        if quantity.as_written and numbered:
            yield f"written {quoted(quantity.as_written)}"

    def _relation(self, id: str, relation: Relation) -> Cell:
        status = "" if relation.status == "explicit" else f" ({self.title(relation.status, 'relation-statuses')})"
        note = f": {relation.note}" if relation.note and id == relation.target else ""
        return inline(self.claim_link(id), status + note)

    def _counterpart(self, entry: Counterpart) -> str:
        status = self.title(entry.status, "counterpart-statuses")
        decided = "".join([f" by {entry.by}" if entry.by else "", f" on {entry.at}" if entry.at else ""])
        note = f": {entry.note}" if entry.note else ""
        return f"{entry.target} (of {entry.document}, {status}{decided}){note}"

    def _assessment(self, one: Assessment) -> Iterator[Cell]:
        yield f"{one.at}, {one.by}: "
        yield strong(self.fragments.lookup.term(one.verdict, "verdicts").title)
        yield f", {self.title(one.basis, 'assessment-bases')}"
        if one.degree is not None:
            yield f", degree {one.degree}"
        if one.evidence_cutoff:
            yield f", evidence until {one.evidence_cutoff}"
        if one.certainty:
            yield f", {self.title(one.certainty, 'certainties')} certainty"
        if one.supersedes:
            yield f", in place of {one.supersedes}"
        yield f". {one.rationale}" if one.rationale else "."

    def slots(self, evidence: ClaimEvidence) -> nodes.bullet_list:
        """Make a list of the slots of a claim, each with its state and what was found for it."""
        return bullets((list(self._slot(held)) for held in evidence.slots), classes=["fc-slots"])

    def _slot(self, held: SlotEvidence) -> Iterator[nodes.Node]:
        slot, it = held.slot, self.fragments.lookup
        wanted = self.title(slot.level or "may", "slot-levels")
        number = f", {slot.min_origins} origins" if (slot.min_origins or 1) > 1 else ""
        state = inline(it.term(held.state, "slot-states").title.lower(), classes=["fc-state", f"fc-state-{held.state}"])
        yield paragraph(it.slot_kind(slot.kind).title, f" ({wanted}{number}): ", state)
        if slot.waived:
            yield paragraph(f"Waived by {slot.waived.by}, {slot.waived.at}: {slot.waived.reason}")
        found = [[paragraph(*self._reading(reading))] for reading in held.readings]
        found += [[paragraph(self._search(search))] for search in slot.searches]
        if found:
            yield bullets(found)

    def _reading(self, reading: Reading) -> Iterator[Cell]:
        reference, it = reading.reference, self.fragments.lookup
        yield emphasis(it.term(reference.stance, "stances").title)
        yield ": "
        work = f"{self.fragments.prefix}{reference.work}"
        yield link(self.docname, "work", work, it.title(reading.work) if reading.work else reference.work)
        yield f", {reference.locator}." if reference.locator else "."
        yield from (f" {words}" for words in (quoted(reference.excerpt), reference.gist) if words)
        if reference.quantity:
            yield " "
            yield inline(*self.figure(reference.quantity))
            yield "."
        yield f" {reference.note}" if reference.note else ""
        counts = "Counts" if reading.counts else "Does not count"
        yield inline(f" {counts}: {reading.why}.", classes=["fc-lineage"])

    def _search(self, search: Search) -> str:
        outcome = self.fragments.lookup.term(search.outcome, "search-outcomes").title
        query = f", {quoted(search.query)}" if search.query else ""
        note = f"; {search.note}" if search.note else ""
        return f"Searched {search.at} by {search.by}: {search.where}{query}. {outcome}{note}."


def quoted(words: str | None) -> str:
    """Put words into quotation marks; nothing where there are none."""
    return f"“{words}”" if words else ""
