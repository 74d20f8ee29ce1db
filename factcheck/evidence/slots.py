"""Which slots a claim has: what its categories demand, and what its file lists."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.slot import Slot
from factcheck.model.vocabulary import SlotDemand, Term

__all__ = ["demands_of", "list_slots", "must_be_filled", "slots_of", "undemanded_level"]


def slots_of(annotation: Annotation, claim: str | Claim) -> tuple[Slot, ...]:
    """Give the slots that a claim has: those its categories demand, and those its file lists, each with level and number.

    A slot that is demanded and listed appears once, with what the file says of it; the vocabulary fills in its level and
    number of origins. Where two categories demand the same kind, the stronger demand holds.

    Args:
        annotation: The annotation.
        claim: The claim, or its id.

    Returns:
        The slots, demanded ones first, in the order of the categories; every one has a level and a number of origins.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
    """
    found = annotation.claim(claim) if isinstance(claim, str) else claim
    demands = demands_of(annotation.terms_of(found))
    listed = {slot.kind: slot for slot in found.slots}
    slots = []
    # What the categories demand comes first, in their order; what a file lists besides follows.
    for kind in dict.fromkeys([*demands, *listed]):
        # What only the file lists is demanded by no rule, so nothing is missing for want of it.
        demand = demands.get(kind) or SlotDemand(kind=kind, level=undemanded_level())
        slot = listed.get(kind, Slot(kind=kind))
        # What a file says of a level or a number is somebody's word on this claim, so it prevails over the rule for all.
        slots.append(attrs.evolve(slot, level=slot.level or demand.level, min_origins=slot.min_origins or demand.min_origins))
    return tuple(slots)


def undemanded_level() -> str:
    """Give the level of a slot that no category demands: somebody added it, and nothing is missing where it stays empty."""
    return min(load_vocabulary("slot-levels").having("undemanded"))


def must_be_filled(level: str | None) -> bool:
    """Tell whether a slot of a level must be filled."""
    return level in load_vocabulary("slot-levels").having("required")


def demands_of(categories: Iterable[Term]) -> dict[str, SlotDemand]:
    """Give what categories demand together, by the kind of slot, in the order of the categories.

    Args:
        categories: The categories, as terms of their vocabulary.
    """
    demands: dict[str, SlotDemand] = {}
    for term in categories:
        for demand in term.slots:
            before = demands.get(demand.kind)
            # Most kinds are demanded once, and to make a demand anew takes longer than all else here.
            demands[demand.kind] = demand if before is None else _stronger(before, demand)
    return demands


def _stronger(one: SlotDemand, other: SlotDemand) -> SlotDemand:
    # The vocabulary lists the levels from the strongest on.
    level = min(one.level, other.level, key=list(load_vocabulary("slot-levels").by_id).index)
    # What one category wants now is due now, whatever another would wait for.
    due = "now" if "now" in (one.due, other.due) else one.due
    return attrs.evolve(one, level=level, min_origins=max(one.min_origins, other.min_origins), due=due)


def list_slots(annotation: Annotation) -> Annotation:
    """Give the annotation with every slot listed that its claims' categories demand, so that a person sees what is to be filled.

    Slots that are listed already stay as they are; the others come before them or among them in the order of the categories.

    Args:
        annotation: The annotation.
    """
    return attrs.evolve(annotation, claims=[_with_slots(annotation, claim) for claim in annotation.claims])


def _with_slots(annotation: Annotation, claim: Claim) -> Claim:
    listed = {slot.kind: slot for slot in claim.slots}
    slots = tuple(listed.get(slot.kind, Slot(kind=slot.kind)) for slot in slots_of(annotation, claim))
    return claim if slots == claim.slots else attrs.evolve(claim, slots=slots)
