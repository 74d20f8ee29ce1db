"""Evidence, weighed: the state of each slot of a claim, and the independent origins that bear for and against it.

Nothing of this is stored: it is computed from the references, their stances, and the lineage of their origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.availability import outcome_is_in
from factcheck.evidence.crediting import Crediting, without_reprints
from factcheck.evidence.interests import Interests
from factcheck.evidence.passages import KnownPassages, passage_of
from factcheck.evidence.slots import demands_of, must_be_filled, slots_of
from factcheck.evidence.weighed import ClaimEvidence, Reading, SlotEvidence
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import day_of
from factcheck.model.slot import Slot
from factcheck.model.vocabulary import SlotDemand, Term, unknown_term

__all__ = ["open_slots", "weigh", "weigh_all"]


def weigh(annotation: Annotation, claim: str | Claim, *, as_of: str | None = None) -> ClaimEvidence:
    """Weigh the evidence for one claim.

    Args:
        annotation: The annotation.
        claim: The claim, or its id.
        as_of: Count only works that the public could know by this day, ISO 8601; a work whose availability is not recorded does
            not count then. Everything counts when None.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
        NoSuchTerm: If its category vocabulary is not attached and does not come with the package, or a stance is no stance.
        ValueError: If *as_of* is no day.
    """
    found = annotation.claim(claim) if isinstance(claim, str) else claim
    return _Scales(annotation, as_of=as_of).weigh(found)


def weigh_all(annotation: Annotation, *, as_of: str | None = None) -> tuple[ClaimEvidence, ...]:
    """Weigh the evidence for every claim, in reading order. Arguments and errors as for :func:`weigh`."""
    scales = _Scales(annotation, as_of=as_of)
    return tuple(scales.weigh(claim) for claim in annotation)


def open_slots(
    annotation: Annotation, claim: str | Claim | None = None, *, as_of: str | None = None, level: str | None = None
) -> tuple[tuple[Claim, Slot], ...]:
    """Give the slots that are still to be filled.

    Args:
        annotation: The annotation.
        claim: The claim, or its id; every claim in reading order when None.
        as_of: Count only works that the public could know by this day, ISO 8601.
        level: ``must``, ``should`` or ``may``; every level when None.

    Returns:
        Pairs of a claim and a slot, in reading order.

    Raises:
        NoSuchTerm: If its category vocabulary is not attached and does not come with the package, or a stance is no stance.
    """
    if level is not None:
        load_vocabulary("slot-levels").term(level)
    every = weigh_all(annotation, as_of=as_of) if claim is None else (weigh(annotation, claim, as_of=as_of),)
    return tuple(
        (evidence.claim, held.slot)
        for evidence in every
        for held in evidence.slots
        if held.is_open and level in (None, held.slot.level)
    )


class _Scales:
    """What weighing needs to know of an annotation, looked up once."""

    def __init__(self, annotation: Annotation, *, as_of: str | None) -> None:
        self.annotation = annotation
        self.as_of = as_of
        self.day = None if as_of is None else day_of(as_of)
        self.outcomes = load_vocabulary("search-outcomes").by_id
        self.interests = Interests(annotation.origins_by_id, issuer=annotation.source.issuer)
        self.claimants = self.interests.claimants
        self.crediting = Crediting(annotation, self.interests, day=self.day)

    @cached_property
    def usual(self) -> dict[str, SlotDemand]:
        # To go through all categories takes longer than to weigh a claim, and is of use only where a day is asked for.
        return demands_of(self.annotation.terms.terms)

    def weigh(self, claim: Claim) -> ClaimEvidence:
        demands = demands_of(self.annotation.terms_of(claim))
        wanted = slots_of(self.annotation, claim)
        spent: KnownPassages[str] = KnownPassages()
        slots = tuple(self.hold(slot, due=self.is_due(claim, slot.kind, demands), spent=spent) for slot in wanted)
        counted = [reading for held in slots for reading in held.readings if reading.counts]
        apart = _once(root for reading in counted if reading.bears == "for" for root in reading.apart)
        return ClaimEvidence(
            claim=claim,
            slots=slots,
            supporting=_once(root for held in slots for root in held.supporting if root not in self.claimants),
            contradicting=_once(root for held in slots for root in held.contradicting if root not in self.claimants),
            disinterested=apart,
            via=self.heard_through(counted),
        )

    def hold(self, slot: Slot, *, due: bool, spent: KnownPassages[str]) -> SlotEvidence:
        """Weigh a slot; *spent* holds the passages that count in slots before it that must be filled, each with that slot."""
        # An unknown kind is a finding of the check. Here it is weighed like one that asks for nothing special, so that the
        # claim can be shown before it is mended.
        kind = self.annotation.terms.slot_kinds_by_id.get(slot.kind) or unknown_term(slot.kind)
        first: dict[str, str] = {}
        # Only slots that must be filled compete for a sentence; one that is waived needs none, and must not use up what another
        # needs.
        demanding = must_be_filled(slot.level) and slot.waived is None
        earlier = spent if demanding else KnownPassages()
        readings = tuple(without_reprints(self.crediting.read(reference, kind, first, earlier) for reference in slot.references))
        counted = [reading for reading in readings if reading.counts]
        if demanding:
            for reading in counted:
                spent.add(passage_of(reading.reference), slot.kind)
        roots = {
            bearing: _once(root for reading in counted if reading.bears == bearing for root in reading.roots)
            for bearing in ("for", "against")
        }
        filling = _once(root for reading in counted if reading.bears in kind.filled_by for root in reading.roots)
        return SlotEvidence(
            slot=slot,
            state=self.state(slot, due=due, enough=len(filling) >= (slot.min_origins or 1), opposed=_opposed(kind, roots)),
            readings=readings,
            filling=filling,
            supporting=roots["for"],
            contradicting=roots["against"],
        )

    def is_due(self, claim: Claim, kind: str, demands: Mapping[str, SlotDemand]) -> bool:
        """Tell whether what only the outcome can fill may be asked for on the day that is looked at."""
        if self.day is None:
            return True
        # What a file lists without a demand waits for its outcome if the kind does so wherever it is demanded.
        demand = demands.get(kind) or self.usual.get(kind)
        if demand is None or demand.due != "later":
            return True
        return outcome_is_in(self.annotation, claim, self.day)

    def state(self, slot: Slot, *, due: bool, enough: bool, opposed: str) -> str:
        # The order is the rule: a decision under a name stands above all counting, and evidence against the claim above enough
        # for it, lest a contested slot pass for a filled one.
        if slot.waived is not None:
            return "waived"
        if opposed:
            return opposed
        if enough:
            return "filled"
        if not due:
            return "not-due"
        # One search that did not exhaust its place leaves something to look for, however many others ended with nothing.
        outcomes = [self.outcomes[search.outcome] for search in slot.searches]
        return "unobtainable" if outcomes and all(outcome.exhausts for outcome in outcomes) else "open"

    def heard_through(self, readings: Iterable[Reading]) -> dict[str, tuple[str, ...]]:
        """Give the origins that are heard in no passage but through somebody with an interest, with those."""
        through: dict[str, tuple[str, ...]] = {}
        for reading in readings:
            for path in reading.paths:
                via = self.interests.via(path, reading.reference)
                # Once an origin is heard directly its entry is empty and stays so: there is a passage in which nobody stands
                # between.
                through[path[-1]] = via and through.get(path[-1], via)
        return {root: via for root, via in through.items() if via}


def _opposed(kind: Term, roots: Mapping[str, tuple[str, ...]]) -> str:
    """Give the state that evidence against the claim makes, or nothing where there is none or the slot asks for it."""
    if not roots["against"] or "against" in kind.filled_by:
        return ""
    return "contested" if roots["for"] else "contradicted"


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
