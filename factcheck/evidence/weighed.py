"""What weighing gives: a reference, a slot and a claim, each with what its evidence comes to."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.lineage import Path
from factcheck.evidence.slots import must_be_filled, undemanded_level
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.reference import Reference
from factcheck.model.slot import Slot
from factcheck.model.work import Work

__all__ = ["ClaimEvidence", "Reading", "SlotEvidence"]


@brief
@attrs.frozen(kw_only=True)
class Reading:
    """A reference, and what it counts for in its slot.

    Args:
        reference: The reference.
        work: The work that it cites; None where the annotation has no such work.
        bears: Which way it bears on the claim: ``for``, ``against`` or ``neither``.
        paths: Its lineage: from each origin that speaks in it to the origins that it comes down to, as ids.
        counts: Whether these are counted in the slot.
        why: Whose word it is, and why it does not count if it does not.
        admission: Whether it is the claimant's own word against the claim. That fills no slot, and can refute.
        via: Ids of those with an interest through whom alone the independent origins are heard in it.
        apart: Ids of the independent origins that speak in it as somebody disinterested, heard through nobody with an interest.
    """

    reference: Reference
    work: Work | None
    bears: str
    paths: tuple[Path, ...] = ()
    counts: bool
    why: str
    admission: bool = False
    via: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[str, ...]:
        """Ids of the independent origins that it comes down to."""
        return tuple(dict.fromkeys(path[-1] for path in self.paths))


@brief
@attrs.frozen(kw_only=True)
class SlotEvidence:
    """What a slot holds, and its state.

    Args:
        slot: The slot, with its level and number of origins filled in.
        state: A term of ``slot-states``: ``filled`` where enough independent origins bear as the kind of slot asks;
            ``contested`` where they bear both ways and the kind does not ask for that; ``contradicted`` where they bear only
            against the claim and the kind does not ask for that; ``waived`` by a named person;
            ``not-due`` where only the outcome can fill it and that is not in yet on the day that is looked at; ``unobtainable``
            where every search that is recorded ended with nothing; else ``open``.
        readings: Its references, each with what it counts for.
        filling: Ids of the independent origins that fill it.
        supporting: Ids of the independent origins that bear for the claim.
        contradicting: Ids of the independent origins that bear against it.
    """

    slot: Slot
    state: str
    readings: tuple[Reading, ...] = ()
    filling: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """How many more independent origins would fill it."""
        return max(0, (self.slot.min_origins or 1) - len(self.filling))

    @property
    def level(self) -> str:
        """How strongly it is demanded, a term of ``slot-levels``."""
        return self.slot.level or undemanded_level()

    @property
    def is_required(self) -> bool:
        """Whether it must be filled."""
        return must_be_filled(self.slot.level)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be filled, and may be."""
        return self.state in load_vocabulary("slot-states").having("fillable")


@brief
@attrs.frozen(kw_only=True)
class ClaimEvidence:
    """What is known on a claim: its slots, and the independent origins that bear for and against it.

    Args:
        claim: The claim.
        slots: Its slots, those that its categories demand first.
        supporting: Ids of the independent origins that bear for it, in any slot; never the issuer's own.
        contradicting: Ids of those that bear against it.
        disinterested: Those of *supporting* that are known to take no side, and are heard through nobody who does.
        via: For each of the others that is heard only through somebody with an interest, the ids of those.
    """

    claim: Claim
    slots: tuple[SlotEvidence, ...]
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    disinterested: tuple[str, ...]
    via: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
