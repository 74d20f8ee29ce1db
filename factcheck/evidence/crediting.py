"""What a reference counts for in a slot: whose word it is, and why it does not count if it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.availability import was_available
from factcheck.evidence.interests import Interests
from factcheck.evidence.lineage import Path, passage_paths, speakers_of
from factcheck.evidence.passages import KnownPassages, passage_of
from factcheck.evidence.weighed import Reading
from factcheck.model.annotation import Annotation
from factcheck.model.dates import Day
from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.vocabulary import Term
from factcheck.model.work import Work

__all__ = ["Crediting", "without_reprints"]


class Crediting:
    """Reads references of an annotation, and says of each what it counts for.

    Args:
        annotation: The annotation.
        interests: Who takes which side in it.
        day: Count only works that the public could know by this day; every work when None.
    """

    def __init__(self, annotation: Annotation, interests: Interests, *, day: Day | None) -> None:
        self._works, self._origins = annotation.works_by_id, annotation.origins_by_id
        self._interests = interests
        self._day = day
        self._stances = load_vocabulary("stances")

    def read(self, reference: Reference, kind: Term, first: dict[str, str], earlier: KnownPassages[str]) -> Reading:
        """Say what a reference counts for; *first* remembers the work in which each root was met first."""
        work = self._works.get(reference.work)
        stance = self._stances.term(reference.stance)
        bears = stance.bears or "neither"
        paths, refusal = self._eligible(reference, work, kind)
        doubt = self._unavailable(work) or self._unconfirmed(work, reference)
        wholly = bool(paths) and all(self._interests.is_wholly_claimants(path, reference) for path in paths)
        admission = bears == "against" and not doubt and wholly and not _distortion(reference, self._origins)
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
            via=_once(id_ for path in paths for id_ in self._interests.via(path, reference)),
            apart=_once(path[-1] for path in paths if not self._interests.doubt(path, reference)),
        )  # fmt: skip

    def _unconfirmed(self, work: Work | None, reference: Reference) -> str:
        proposed = work is not None and work.origins_proposed and not reference.voices
        return "whose word it is was only proposed, and nobody has confirmed it" if proposed else ""

    def _unavailable(self, work: Work | None) -> str:
        if work is None:
            return "its work is not in the annotation"
        if self._day is None:
            return ""
        if work.available is None:
            return "it is not recorded since when the public could know it"
        return "" if was_available(work, self._day) else f"available only from {work.available}"

    def _eligible(self, reference: Reference, work: Work | None, kind: Term) -> tuple[tuple[Path, ...], str]:
        """Give the chains that may count in a slot of this kind, or every chain with the reason why none may."""
        every = passage_paths(reference, work, self._origins)
        if not every:
            return (), "its lineage leads to no root" if speakers_of(reference, work) else "its origin is not recorded"
        distortion = _distortion(reference, self._origins)
        if distortion and not reference.origins:
            return every, distortion
        # What distorts is out; others that the passage names speak for themselves.
        sound = attrs.evolve(reference, relay=()) if distortion else reference
        shunned = self._interests.shunned_by(kind)
        # The way round somebody with an interest need not be the shortest, and the shortest alone stands among the others.
        ways = [path for avoiding in (shunned, ()) for path in passage_paths(sound, work, self._origins, avoiding=avoiding)]
        refusals = {path: self._interests.refusal(path, reference, kind) for path in ways}
        # Backwards, so that of several ways to one root the first that fits is what remains.
        fit = {path[-1]: path for path in reversed(ways) if not refusals[path]}
        if not fit:
            return every, next(iter(refusals.values()))
        return tuple(path for path in dict.fromkeys(ways) if path in fit.values()), ""

    def _worded(self, path: Path, reference: Reference, first: dict[str, str], *, counts: bool) -> str:
        """Word a path: who it is from, by way of whom, and which earlier work in the slot has it from the same."""
        work, names = reference.work, [self._origins[id_].name for id_ in path]
        if self._interests.via(path, reference):
            words = f"{names[-1]}, via {', via '.join(reversed(names[:-1]))}"
        else:
            words = f"{names[0]}, from {', from '.join(names[1:])}" if names[1:] else names[0]
        # A passage that is refused may not be named as the earlier one, since that would discount another by what does not
        # count itself.
        earlier = first.setdefault(path[-1], work) if counts else work
        return words if earlier == work else f"{words}: same origin as {earlier}"


def without_reprints(readings: Iterable[Reading]) -> Iterator[Reading]:
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


def _distortion(reference: Reference, origins: Mapping[str, Origin]) -> str:
    """Say which link of a passage's chain distorts, or nothing."""
    for link, source in pairwise(reference.relay):
        if link.distorts:
            note = f" ({link.note})" if link.note else ""
            return (
                f"{origins[link.origin].name} distorts what {origins[source.origin].name} says{note}, so that it is nobody's word"
            )
    return ""


def _spent(reference: Reference, earlier: KnownPassages[str]) -> str:
    """Say in which slot the same sentence counts already, or nothing."""
    for _, kind in earlier.same_as(passage_of(reference)):
        return f"the same sentence counts in {kind}, and one sentence counts for one slot that must be filled"
    return ""


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
