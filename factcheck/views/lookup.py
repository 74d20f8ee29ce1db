"""What templates look up about an annotation: numbers, evidence, terms, and what is linked to what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.evidence.weighing import weigh_all
from factcheck.figures.gathering import measure_in_words, words_written
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.display import brief
from factcheck.model.origin import Origin
from factcheck.model.reference import Addition, Reference
from factcheck.model.relation import Relation
from factcheck.model.vocabulary import Term, unknown_term
from factcheck.model.work import Work
from factcheck.views.recording import last_day

__all__ = ["HUES", "Links", "Lookup", "OtherClaim"]

HUES = 6
"""How many hues the style sheet has for claims."""

Links = tuple[tuple[str, Relation], ...]
"""Ids of claims, each with the relation that leads to it or comes from it."""


@brief
@attrs.frozen(kw_only=True)
class OtherClaim:
    """A claim of another document that is at hand.

    Args:
        statement: Its statement.
        title: Title of its document.
        address: Address of its card.
    """

    statement: str
    title: str
    address: str


@brief
@attrs.frozen(kw_only=True, slots=False)
class Lookup:
    """An annotation with all that a template asks of it, each thing computed once.

    Args:
        annotation: A valid annotation.
        prefix: What the identifiers of this annotation begin with.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.
        whole: Whether all parts of the annotation stand on the page, so that cards leave what terms mean to the list of terms.
        report: Address of the page that has the whole of the annotation, where this page has one claim of it.
        pages: What the addresses of pages of a claim each begin with, where a report has such pages.
        others: The claims of other documents at hand, by the ids of their annotations and their own.
        marked_days: Whether days bear their ISO date for programs, where a page does not have thousands.
    """

    annotation: Annotation
    prefix: str = ""
    as_of: str | None = None
    whole: bool = False
    report: str = ""
    pages: str | None = None
    others: Mapping[tuple[str, str], OtherClaim] = attrs.field(factory=dict, eq=False, repr=False)
    marked_days: bool = True

    def claim_href(self, id: str) -> str:
        """Give the address of a claim: of its card, or of its page where this is one of those."""
        # On a page of one claim every other claim has a page of its own beside it.
        return f"{id}.html" if self.report else f"#{self.key(id)}"

    def origin_href(self, id: str) -> str:
        """Give the address at which the page, or the whole report, tells of an origin."""
        return f"{self.report}#{self.prefix}origin_{id}"

    def page_href(self, claim: Claim) -> str | None:
        """Give the address of the page of a claim; None where there is none."""
        return None if self.pages is None else f"{self.pages}{claim.id}.html"

    def key(self, claim: Claim | str) -> str:
        """Give the identifier of a claim's card on the page."""
        return self.prefix + (claim if isinstance(claim, str) else claim.id)

    def hue(self, claim: Claim) -> int:
        """Give the number of the hue in which a claim is marked."""
        return self.numbers[claim.id] % HUES

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each claim in reading order, from 1, by its id."""
        return {claim.id: number for number, claim in enumerate(self.annotation.reading_order, start=1)}

    @cached_property
    def evidence(self) -> dict[str, ClaimEvidence]:
        """The evidence for each claim by its id, in reading order."""
        # All claims are weighed at once, since lineage of origins is followed once for all of them.
        weighed = weigh_all(self.annotation, as_of=self.as_of)
        return {evidence.claim.id: evidence for evidence in weighed}

    def work_key(self, id: str) -> str:
        """Give the identifier of a work on the page: by its number in a report, which names some often, else by its id."""
        return f"{self.prefix}work_{self._work_numbers[id] if self.whole and id in self._work_numbers else id}"

    @cached_property
    def _work_numbers(self) -> dict[str, int]:
        return {work.id: number for number, work in enumerate(self.annotation.works, start=1)}

    def term_key(self, vocabulary: str, id: str) -> str:
        """Give the identifier of a term on the page: by its number in a report, where cards name some hundreds of times."""
        if not self.whole:
            return f"{self.prefix}term_{vocabulary}_{id}"
        return f"{self.prefix}t_{self._term_numbers.setdefault((vocabulary, id), len(self._term_numbers) + 1)}"

    @cached_property
    def _term_numbers(self) -> dict[tuple[str, str], int]:
        return {}

    @cached_property
    def usual_addition(self) -> Addition | None:
        """Who added most references, when and how, which a report says once; None where no two were added alike."""
        # What stands on four hundred of five hundred references tells a reader nothing on each of them.
        counted = Counter(reference.added for reference in self.references if reference.added)
        # Said once for one reference it would save nothing, and a reader would have to look it up.
        return next((addition for addition, count in counted.most_common(1) if count > 1), None)

    @cached_property
    def usual_search(self) -> tuple[str, str, str] | None:
        """When, by whom and where most searches were made, which a report says once; None where no two were made alike."""
        slots = (slot for claim in self.annotation.claims for slot in claim.slots)
        counted = Counter((search.at, search.by, search.where) for slot in slots for search in slot.searches)
        return next((usual for usual, count in counted.most_common(1) if count > 1), None)

    @cached_property
    def brief(self) -> Lookup:
        """The same where a link to what a term means would be out of place, as within the heading of what folds."""
        return attrs.evolve(self, whole=False, marked_days=not self.whole)

    def measure(self, id: str) -> str:
        """Give the name of a measure as people read it, with names as the document writes them."""
        return measure_in_words(id, self._written)

    @cached_property
    def _written(self) -> frozenset[str]:
        return words_written(self.annotation)

    def statement(self, id: str) -> str:
        """Give the statement of a claim by its id; the id where the annotation has no such claim."""
        return self._statements.get(id, id)

    @cached_property
    def _statements(self) -> dict[str, str]:
        return {claim.id: claim.statement for claim in self.annotation.claims}

    def states_of(self, claim: Claim) -> Counter[str]:
        """Count the slots of a claim in each state."""
        return Counter(held.state for held in self.evidence[claim.id].slots)

    @cached_property
    def states(self) -> Counter[str]:
        """How many slots are in each state."""
        return sum(map(self.states_of, self.annotation.claims), Counter())

    def states_in_order(self) -> tuple[str, ...]:
        """Give the states that slots of the annotation are in, in the order of the vocabulary."""
        return tuple(term.id for term in load_vocabulary("slot-states").terms if self.states[term.id])

    def checkability(self, claim: Claim) -> str | None:
        """Give the checkability of a claim: its own, else that of the first of its categories."""
        return self.annotation.checkability_of(claim)

    def relations(self, claim: Claim) -> list[tuple[str, Links]]:
        """Give the links of a claim in both directions, under the name that each has as read from this claim."""
        found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for relation in claim.relations:
            found[self.term(relation.type, "relation-types").title].append((relation.target, relation))
        for other, relation in self._incoming.get(claim.id, ()):
            term = self.term(relation.type, "relation-types")
            # A relation without a name for its other direction is named by itself, which is clumsy and not wrong.
            backwards = term.title if term.symmetric else (term.inverse or relation.type).replace("-", " ").capitalize()
            found[backwards].append((other, relation))
        return [(name, tuple(links)) for name, links in found.items()]

    def counterparts(self, claim: Claim) -> list[tuple[str, Counterpart]]:
        """Give the claims of other documents that a claim is linked to, each with what the claim is to it."""
        # A link that somebody rejected stands here too: that the two are not the same is worth knowing.
        found = self._counterparts.get(claim.id, ())
        return [(self.term(entry.relation, "relation-types").title, entry) for entry in found]

    @cached_property
    def _counterparts(self) -> dict[str, list[Counterpart]]:
        found: dict[str, list[Counterpart]] = defaultdict(list)
        for entry in self.annotation.counterparts:
            found[entry.claim].append(entry)
        return found

    @cached_property
    def last_day(self) -> str | None:
        """The last day on which somebody is recorded to have done something, which each page of a claim may ask for."""
        return last_day(self.annotation)

    def works_cited(self, claim: Claim) -> list[Work]:
        """Give the works that references of a claim cite, in the order of the annotation."""
        cited = {reference.work for slot in claim.slots for reference in slot.references} & self._work_numbers.keys()
        return [self.annotation.works_by_id[id_] for id_ in sorted(cited, key=self._work_numbers.__getitem__)]

    def term(self, id: str, vocabulary: str | None = None) -> Term:
        """Give what a term means; one that its vocabulary does not have stands for itself.

        Args:
            id: The term, such as ``presupposed``.
            vocabulary: Name of its vocabulary, such as ``modes``; that of the categories when None.
        """
        # A file may use a term that a later vocabulary has; it is shown as it is written, and checking says what is wrong.
        known = self.annotation.terms if vocabulary is None else load_vocabulary(vocabulary)
        return known.by_id.get(id) or unknown_term(id)

    def slot_kind(self, id: str) -> Term:
        """Give what a kind of slot means; one that the vocabulary does not have stands for itself."""
        return self.annotation.terms.slot_kinds_by_id.get(id) or unknown_term(id)

    def origin(self, id: str) -> Origin | None:
        """Give an origin by its id, or None if the annotation has none such."""
        return self.annotation.origins_by_id.get(id)

    def has_work(self, id: str) -> bool:
        """Tell whether the annotation has a work."""
        return id in self.annotation.works_by_id

    def title(self, work: Work) -> str:
        """Give the title of a work, or its id where it has none."""
        title = work.csl.get("title")
        return title if isinstance(title, str) and title else work.id

    @property
    def references(self) -> list[Reference]:
        """Every reference of every claim."""
        return [reference for _, _, reference in self.annotation.references()]

    @property
    def assessments(self) -> list[Assessment]:
        """Every assessment of every claim."""
        return [assessment for claim in self.annotation.claims for assessment in claim.assessments]

    @cached_property
    def citing(self) -> dict[str, tuple[Claim, ...]]:
        """The claims whose references cite a work, in reading order, by the work's id."""
        found: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim, _, reference in self.annotation.references():
            found[reference.work][claim.id] = claim
        return {work: tuple(claims.values()) for work, claims in found.items()}

    @cached_property
    def _incoming(self) -> dict[str, list[tuple[str, Relation]]]:
        found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for claim in self.annotation.reading_order:
            for relation in claim.relations:
                found[relation.target].append((claim.id, relation))
        return found
