"""Evidence, weighed: what each reference counts for, the state of each slot, and the independent origins of a claim.

Nothing of this is stored: it is computed from the references, their stances, and the lineage of their origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.availability import was_available
from factcheck.evidence.interests import Interests
from factcheck.evidence.lineage import Path, passage_paths, speakers_of
from factcheck.evidence.passages import KnownPassages, passage_of
from factcheck.evidence.slots import demands_of, slots_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import Day, day_of, span_of_date
from factcheck.model.display import brief
from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.slot import Slot
from factcheck.model.vocabulary import SlotDemand, Term
from factcheck.model.work import Work
from factcheck.text.partial_dates import narrowed

__all__ = ["ClaimEvidence", "Reading", "SlotEvidence", "open_slots", "outcome_is_in", "weigh", "weigh_all"]


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
        if held.state == "open" and level in (None, held.slot.level)
    )


def outcome_is_in(annotation: Annotation, claim: Claim, day: Day) -> bool:
    """Tell whether the outcome of a claim can be known on a day.

    It can when the time of the claim is over; where that is not said, on any day after the document's own.

    Args:
        annotation: The annotation.
        claim: The claim.
        day: Year, month and day.
    """
    time, issued = claim.time, annotation.source.issued
    words = (time and time.as_written) or ""
    dates = [(date, said) for date, said in ((time and (time.until or time.at), words), (issued, "")) if date]
    spans = [narrowed(span, said) for date, said in dates if (span := span_of_date(date)) is not None]
    ends = [end for _, end in spans if end is not None]
    # The later end decides, so that nothing is due before the document was there to say it.
    return not ends or day > max(ends)


class _Scales:
    """What weighing needs to know of an annotation, looked up once."""

    def __init__(self, annotation: Annotation, *, as_of: str | None) -> None:
        self.annotation = annotation
        self.as_of = as_of
        self.day = None if as_of is None else day_of(as_of)
        self.stances = load_vocabulary("stances")
        self.outcomes = load_vocabulary("search-outcomes").by_id
        # What a file lists without a demand waits for its outcome if the kind does so wherever it is demanded.
        self.usual = demands_of(annotation.terms.terms)
        self.works, self.origins = annotation.works_by_id, annotation.origins_by_id
        self.interests = Interests(self.origins, issuer=annotation.source.issuer)
        self.claimants = self.interests.claimants

    def weigh(self, claim: Claim) -> ClaimEvidence:
        demands = demands_of(self.annotation.terms_of(claim))
        wanted = slots_of(self.annotation, claim)
        spent: KnownPassages[str] = KnownPassages()
        slots = tuple(
            self.hold(slot, due=self.is_due(claim, demands.get(slot.kind) or self.usual.get(slot.kind)), spent=spent)
            for slot in wanted
        )
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
        kind = self.annotation.terms.slot_kinds_by_id.get(slot.kind) or Term(id=slot.kind, title=slot.kind, description="")
        first: dict[str, str] = {}
        # Only slots that must be filled compete for a sentence; one that is waived needs none, and must not use up what another
        # needs.
        demanding = slot.level == "must" and slot.waived is None
        earlier = spent if demanding else KnownPassages()
        readings = tuple(_without_reprints(self.read(reference, kind, first, earlier) for reference in slot.references))
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

    def is_due(self, claim: Claim, demand: SlotDemand | None) -> bool:
        """Tell whether what only the outcome can fill may be asked for on the day that is looked at."""
        if self.day is None or demand is None or demand.due != "later":
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

    def read(self, reference: Reference, kind: Term, first: dict[str, str], earlier: KnownPassages[str]) -> Reading:
        """Say what a reference counts for; *first* remembers the work in which each root was met first."""
        work = self.works.get(reference.work)
        stance = self.stances.term(reference.stance)
        bears = stance.bears or "neither"
        paths, refusal = self._eligible(reference, work, kind)
        doubt = self._unavailable(work) or self._unconfirmed(work, reference)
        wholly = bool(paths) and all(self.interests.is_wholly_claimants(path, reference) for path in paths)
        admission = bears == "against" and not doubt and wholly and not _distortion(reference, self.origins)
        if admission and refusal:
            refusal = "the claimant's own word against its claim, which fills no slot and can refute"
        # What cannot count in any slot is told before what this one does not take.
        refusal = doubt or refusal
        if not refusal and ("background" in stance.traits or bears not in (*kind.filled_by, "against")):
            refusal = f"{stance.title.lower()}, which is not what the slot asks for"
        # Asked last, lest a sentence that this slot would refuse anyway be told to be spent elsewhere.
        refusal = refusal or _spent(reference, earlier)
        lineage = "; ".join(dict.fromkeys(self._worded(path, reference, first, counts=not refusal) for path in paths))
        why = f"{lineage}: {refusal}" if lineage and refusal else lineage or refusal
        return Reading(
            reference=reference, work=work, bears=bears, paths=paths, counts=not refusal, why=why, admission=admission,
            via=_once(id_ for path in paths for id_ in self.interests.via(path, reference)),
            apart=_once(path[-1] for path in paths if not self.interests.doubt(path, reference)),
        )  # fmt: skip

    def _unconfirmed(self, work: Work | None, reference: Reference) -> str:
        proposed = work is not None and work.origins_proposed and not reference.voices
        return "whose word it is was only proposed, and nobody has confirmed it" if proposed else ""

    def _unavailable(self, work: Work | None) -> str:
        if work is None:
            return "its work is not in the annotation"
        if self.day is None:
            return ""
        if work.available is None:
            return "it is not recorded since when the public could know it"
        return "" if was_available(work, self.day) else f"available only from {work.available}"

    def _eligible(self, reference: Reference, work: Work | None, kind: Term) -> tuple[tuple[Path, ...], str]:
        """Give the chains that may count in a slot of this kind, or every chain with the reason why none may."""
        every = passage_paths(reference, work, self.origins)
        if not every:
            return (), "its lineage leads to no root" if speakers_of(reference, work) else "its origin is not recorded"
        distortion = _distortion(reference, self.origins)
        if distortion and not reference.origins:
            return every, distortion
        # What distorts is out; others that the passage names speak for themselves.
        sound = attrs.evolve(reference, relay=()) if distortion else reference
        shunned = self.interests.shunned_by(kind)
        # The way round somebody with an interest need not be the shortest, and the shortest alone stands among the others.
        ways = [path for avoiding in (shunned, ()) for path in passage_paths(sound, work, self.origins, avoiding=avoiding)]
        refusals = {path: self.interests.refusal(path, reference, kind) for path in ways}
        # Backwards, so that of several ways to one root the first that fits is what remains.
        fit = {path[-1]: path for path in reversed(ways) if not refusals[path]}
        if not fit:
            return every, next(iter(refusals.values()))
        return tuple(path for path in dict.fromkeys(ways) if path in fit.values()), ""

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

    def _worded(self, path: Path, reference: Reference, first: dict[str, str], *, counts: bool) -> str:
        """Word a path: who it is from, by way of whom, and which earlier work in the slot has it from the same."""
        work, names = reference.work, [self.origins[id_].name for id_ in path]
        if self.interests.via(path, reference):
            words = f"{names[-1]}, via {', via '.join(reversed(names[:-1]))}"
        else:
            words = f"{names[0]}, from {', from '.join(names[1:])}" if names[1:] else names[0]
        # A passage that is refused may not be named as the earlier one, since that would discount another by what does not
        # count itself.
        earlier = first.setdefault(path[-1], work) if counts else work
        return words if earlier == work else f"{words}: same origin as {earlier}"


def _distortion(reference: Reference, origins: Mapping[str, Origin]) -> str:
    """Say which link of a passage's chain distorts, or nothing."""
    for link, source in pairwise(reference.relay):
        if link.distorts:
            note = f" ({link.note})" if link.note else ""
            return (
                f"{origins[link.origin].name} distorts what {origins[source.origin].name} says{note}, so that it is nobody's word"
            )
    return ""


def _without_reprints(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Give readings, of which none counts that has its sentence from another work, whoever is named for it there."""
    counted: KnownPassages[Reading] = KnownPassages()
    for reading in readings:
        passage = passage_of(reading.reference)
        alike = (one for _, one in counted.same_as(passage)) if reading.counts else ()
        elsewhere = (one for one in alike if reading.reference.work != one.reference.work)
        # Where it names no root that the other has not, it adds nothing to the count, and so may stand.
        same = next((one for one in elsewhere if not set(reading.roots) <= set(one.roots)), None)
        if same is not None:
            why = f"{reading.why}: the same sentence as in {same.reference.work}, which is counted"
            reading = attrs.evolve(reading, counts=False, why=why)
        if reading.counts:
            counted.add(passage, reading)
        yield reading


def _spent(reference: Reference, earlier: KnownPassages[str]) -> str:
    """Say in which slot the same sentence counts already, or nothing."""
    for _, kind in earlier.same_as(passage_of(reference)):
        return f"the same sentence counts in {kind}, and one sentence counts for one slot that must be filled"
    return ""


def _opposed(kind: Term, roots: Mapping[str, tuple[str, ...]]) -> str:
    """Give the state that evidence against the claim makes, or nothing where there is none or the slot asks for it."""
    if not roots["against"] or "against" in kind.filled_by:
        return ""
    return "contested" if roots["for"] else "contradicted"


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
