"""Which slots a claim has: what its categories demand, and what its file lists."""

from __future__ import annotations

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.slot import Slot
from factcheck.model.vocabulary import SlotDemand, Vocabulary

__all__ = ["list_slots", "slots_of"]

_STRENGTH = {"may": 0, "should": 1, "must": 2}


def slots_of(claim: Claim, vocabulary: Vocabulary) -> tuple[Slot, ...]:
    """Give the slots that a claim has: those its categories demand, and those its file lists, each with level and number.

    A slot that is demanded and listed appears once, with what the file says of it; the vocabulary fills in its level and
    number of origins. Where two categories demand the same kind, the stronger demand holds.

    Args:
        claim: The claim.
        vocabulary: The category vocabulary of its annotation.

    Returns:
        The slots, demanded ones first, in the order of the categories; every one has a level and a number of origins.
    """
    demands: dict[str, SlotDemand] = {}
    for category in claim.categories:
        term = vocabulary.by_id.get(category)
        for demand in term.slots if term else ():
            demands[demand.kind] = _stronger(demands.get(demand.kind, demand), demand)
    listed = {slot.kind: slot for slot in claim.slots}
    slots = []
    for kind in dict.fromkeys([*demands, *listed]):
        demand = demands.get(kind, SlotDemand(kind=kind, level="may"))
        slot = listed.get(kind, Slot(kind=kind))
        slots.append(attrs.evolve(slot, level=slot.level or demand.level, min_origins=slot.min_origins or demand.min_origins))
    return tuple(slots)


def _stronger(one: SlotDemand, other: SlotDemand) -> SlotDemand:
    level = max(one.level, other.level, key=_STRENGTH.__getitem__)
    return attrs.evolve(one, level=level, min_origins=max(one.min_origins, other.min_origins))


def list_slots(annotation: Annotation, vocabulary: Vocabulary) -> Annotation:
    """Give the annotation with every slot listed that its claims' categories demand, so that a person sees what is to be filled.

    Slots that are listed already stay as they are; the others come before them or among them in the order of the categories.

    Args:
        annotation: The annotation.
        vocabulary: Its category vocabulary.
    """
    return attrs.evolve(annotation, claims=[_with_slots(claim, vocabulary) for claim in annotation.claims])


def _with_slots(claim: Claim, vocabulary: Vocabulary) -> Claim:
    listed = {slot.kind: slot for slot in claim.slots}
    slots = tuple(listed.get(slot.kind, Slot(kind=slot.kind)) for slot in slots_of(claim, vocabulary))
    return claim if slots == claim.slots else attrs.evolve(claim, slots=slots)
