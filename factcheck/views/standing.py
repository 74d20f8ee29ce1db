"""Where a claim stands: what independent evidence does to it, in one word and one line, and how much it matters to a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from factcheck.evidence.weighed import ClaimEvidence
from factcheck.model.assessment import Assessment, standing
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.views.lookup import Lookup
from factcheck.views.words import CardLine, Words

__all__ = ["STANDINGS", "Standing", "first_of", "standing_of", "verdicts_of"]

STANDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "contested": ("Contested", "Evidence independent of the issuer bears for the claim, and such evidence bears against it."),
    "contradicted": ("Contradicted", "Evidence independent of the issuer bears against the claim, and none for it."),
    "backed": ("Evidence for it", "Evidence independent of the issuer bears for the claim, and none against it."),
    "open": ("Open", "No evidence independent of the issuer is on record, and there may be more to find."),
    "closed": ("No evidence to come", "No such evidence is on record, and none is asked for, to be had or due."),
}
"""Where a claim can stand: a word for it, and what the word means."""

_WEIGHTS: Final = {"contested": 1, "contradicted": 2}
_FIGURE, _EVENT, _REST = 3, 4, 5
_TRAITS: Final = {"counting": _FIGURE, "happening": _EVENT}


@brief
@attrs.frozen(kw_only=True)
class Standing:
    """Where a claim stands.

    Args:
        claim: The claim.
        id: A key of :data:`STANDINGS`.
        verdicts: Its verdicts, without those that a later one takes the place of.
        rank: How soon a reader should see it: 0 with a verdict, then contested, contradicted, figures and events
            of which evidence that must be found is open, and all the rest.
        told: What the evidence is, in a line, with who gave a verdict on it.
        verdict: The title of its latest verdict; empty where there is none.
    """

    claim: Claim
    id: str
    verdicts: tuple[Assessment, ...]
    rank: int
    told: CardLine
    verdict: str = ""

    @property
    def title(self) -> str:
        """The word for it."""
        return STANDINGS[self.id][0]

    @property
    def matters(self) -> bool:
        """Whether it belongs to the claims that are shown first."""
        return self.rank < _REST


def verdicts_of(claim: Claim) -> tuple[Assessment, ...]:
    """Give the assessments of a claim that no later one takes the place of, oldest first."""
    return standing(claim.assessments)


def standing_of(it: Lookup, evidence: ClaimEvidence) -> Standing:
    """Give where a claim stands.

    Args:
        it: Its annotation, looked up.
        evidence: The claim, weighed.
    """
    id_, verdicts = _id(evidence), verdicts_of(evidence.claim)
    return Standing(
        claim=evidence.claim,
        id=id_,
        verdicts=verdicts,
        rank=0 if verdicts else _WEIGHTS.get(id_) or _rank_of_kind(it, evidence),
        told=tuple(_told(it, evidence, id_, verdicts)),
        verdict=it.term(verdicts[-1].verdict, "verdicts").title if verdicts else "",
    )


def first_of(standings: Iterable[Standing]) -> list[Standing]:
    """Give the claims that matter most, in the order in which a reader should see them."""
    # Sorting keeps the order of reading among those of one rank.
    return sorted((one for one in standings if one.matters), key=lambda one: one.rank)


def _id(evidence: ClaimEvidence) -> str:
    # Neither word is a verdict, and so one source against many for it is contested all the same: numbers of sources prove
    # nothing.
    if evidence.contradicting:
        return "contested" if evidence.supporting else "contradicted"
    if evidence.supporting:
        return "backed"
    return "open" if any(held.is_open for held in evidence.slots) else "closed"


def _rank_of_kind(it: Lookup, evidence: ClaimEvidence) -> int:
    if not _lacking(evidence):
        return _REST
    # A figure or an event can be looked up by anybody, where a judgement or an aim cannot.
    traits = [trait for term in it.annotation.terms_of(evidence.claim) for trait in term.traits]
    counted = _FIGURE if evidence.claim.quantity else _REST
    return min([counted, *(_TRAITS.get(trait, _REST) for trait in traits)])


def _lacking(evidence: ClaimEvidence) -> list[str]:
    return [held.slot.kind for held in evidence.slots if held.is_open and held.is_required]


def _told(it: Lookup, evidence: ClaimEvidence, id_: str, verdicts: tuple[Assessment, ...]) -> Iterator[Words]:
    for one in verdicts:
        # One verdict stands beside this line already; of several it is said which is whose.
        title = f"“{it.term(one.verdict, 'verdicts').title}” " if len(verdicts) > 1 else ""
        yield Words(f"verdict {title}by {one.by}, ")
        yield Words(one.at, "day")
        yield Words("; ")
    yield Words(_sources(evidence) or f"nothing independent of the issuer {'yet' if id_ == 'open' else 'to come'}")
    lacking = [it.slot_kind(kind).title.lower() for kind in _lacking(evidence)]
    if lacking:
        yield Words(f"; still wanted: {', '.join(dict.fromkeys(lacking))}")


def _sources(evidence: ClaimEvidence) -> str:
    """Say how many sources bear which way, and how many of those for the claim are known to be disinterested."""
    told: list[str] = []
    for count, side in ((len(evidence.supporting), "for"), (len(evidence.contradicting), "against")):
        noun = "" if told else f" {'source' if count == 1 else 'sources'} independent of the issuer"
        if count:
            told.append(f"{count}{noun} {side} it{_known(evidence) if side == 'for' else ''}")
    return ", ".join(told)


def _known(evidence: ClaimEvidence) -> str:
    # Independent of the issuer is not disinterested: another government, or the other party, is the one and not the other.
    count, known = len(evidence.supporting), len(evidence.disinterested)
    if known == count:
        return ""
    return f" ({known or ('not' if count == 1 else 'none')} known to be disinterested)"
