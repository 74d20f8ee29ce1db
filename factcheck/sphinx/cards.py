"""The card of a claim, as a description of an object like those that Sphinx makes of functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs
from docutils import nodes
from sphinx import addnodes

from factcheck.evidence.weighed import ClaimEvidence
from factcheck.model.claim import Claim
from factcheck.sphinx.building import Cell, bullets, fields, inline, link_node, paragraph, strong
from factcheck.sphinx.domain import NAME
from factcheck.views.card import Card, ReferenceCard, SlotCard, card_of
from factcheck.views.fragments import Fragments
from factcheck.views.phrases import shortened
from factcheck.views.words import Words, plain

__all__ = ["CardMaker"]

# A card links to many claims; of each it tells so many characters, and the rest is one step away.
_LENGTH: Final = 72


@attrs.frozen(kw_only=True)
class CardMaker:
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
        return link_node(self.docname, "claim", self.name(id), *(words or (id,)))

    def category_link(self, category: str, *words: Cell) -> nodes.Node:
        """Make a link to what a category means."""
        name = f"{self.fragments.annotation.terms.name}.{category}"
        return link_node(self.docname, "category", name, *(words or (category,)))

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
        # Sphinx asks every description for these two, and a claim has no parts of a name to put into a table of contents.
        signature["_toc_parts"], signature["_toc_name"] = (), ""
        content = addnodes.desc_content("", paragraph(claim.statement, classes=["fc-statement"]))
        content += self._words(claim)
        content += fields(self._rows(card_of(self.fragments.lookup, self.fragments.lookup.evidence[claim.id])))
        return addnodes.desc(
            "", signature, content, domain=NAME, objtype="claim", desctype="claim", no_index=False, classes=[NAME, "claim"]
        )

    def _words(self, claim: Claim) -> nodes.block_quote:
        words = link_node(self.docname, "mark", self.name(claim), claim.words)
        return nodes.block_quote("", paragraph(words, classes=["fc-words"]))

    def _rows(self, card: Card) -> Iterator[tuple[str, Sequence[nodes.Node]]]:
        for row in card.facts:
            lines = [paragraph(*self._said(line)) for line in row.lines]
            yield row.label, [bullets([line] for line in lines)] if row.listed else lines
        if card.slots:
            yield "Evidence asked for", [self._slots(card)]
        if card.assessments:
            yield "Verdicts", [bullets([paragraph(*self._said(line))] for line in card.assessments)]

    def _said(self, line: Iterable[Words]) -> Iterator[Cell]:
        for words in line:
            yield self._words_of(words)

    def _words_of(self, words: Words) -> Cell:
        """Give words with their role, and with a link where they name something that has a place of its own."""
        if words.target == "claim":
            return self.claim_link(words.name, shortened(self.fragments.lookup.statement(words.name), length=_LENGTH))
        if words.target == "category":
            return self.category_link(words.name, strong(words.text))
        if words.target == "work":
            return link_node(self.docname, "work", f"{self.fragments.prefix}{words.name}", words.text)
        if words.role == "strong":
            return strong(words.text)
        return plain([words])

    def slots(self, evidence: ClaimEvidence) -> nodes.bullet_list:
        """Make a list of the slots of a claim, each with its state and what was found for it."""
        return self._slots(card_of(self.fragments.lookup, evidence))

    def _slots(self, card: Card) -> nodes.bullet_list:
        return bullets((list(self._slot(slot)) for slot in card.slots), classes=["fc-slots"])

    def _slot(self, slot: SlotCard) -> Iterator[nodes.Node]:
        number = f", {slot.wanted} origins" if slot.wanted > 1 else ""
        state = inline(slot.state_title, classes=["fc-state", f"fc-state-{slot.state}"])
        yield paragraph(slot.title, f" ({slot.level_title}{number}): ", state)
        if slot.waived:
            yield paragraph(*self._said(slot.waived))
        found = [[paragraph(*self._reference(reference))] for reference in slot.references]
        found += [[paragraph(*self._said(search))] for search in slot.searches]
        if found:
            yield bullets(found)

    def _reference(self, reference: ReferenceCard) -> Iterator[Cell]:
        yield from self._said(reference.heading)
        for line in (reference.passage, reference.figure, reference.note):
            if line:
                yield ". "
                yield from self._said(line)
        yield inline(". ", *self._said(reference.lineage), ".", classes=["fc-lineage"])
        for line in (reference.chain, reference.added):
            if line:
                yield " "
                yield from self._said(line)
