"""Verdicts, held to what they rest on: open slots, the cutoff of the evidence, what the category allows, later changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import attrs

from factcheck.contract.codec import annotation_from_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.availability import outcome_is_in
from factcheck.evidence.digests import stale_parts
from factcheck.evidence.refuting import Refutation, refutation_of
from factcheck.evidence.weighed import SlotEvidence
from factcheck.evidence.weighing import weigh
from factcheck.findings import Finding
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.dates import day_of
from factcheck.model.vocabulary import Term, Vocabulary

__all__ = ["verdict_findings"]

_STATES_IN_WORDS: Final = {"not-due": "not due"}
_WAY_OUT: Final = "fill the slot, waive it, or choose a verdict such as insufficient"
_WAYS_OUT: Final = {
    "contested": "evidence bears both ways: choose conflicting or mixed",
    "contradicted": "evidence bears against the claim there: find what bears for it, or choose another verdict",
    "filled": "evidence bears for the claim there: find what bears against it, or choose another verdict",
    "not-due": "wait for the outcome, and say pending until then",
}
"""What to do about a slot that refuses a verdict, by its state."""


def verdict_findings(value: Mapping[str, Any], numbers: Sequence[int], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Find what forbids or ages the verdicts of an annotation.

    Args:
        value: The JSON value of an annotation that conforms to its schema.
        numbers: Places of the claims that may have assessments.
        vocabulary: Its category vocabulary.
    """
    annotation = annotation_from_value(value, categories=vocabulary)
    verdicts = load_vocabulary("verdicts").by_id
    for number in numbers:
        claim = annotation.claims[number]
        superseded = {assessment.supersedes for assessment in claim.assessments}
        for place, assessment in enumerate(claim.assessments):
            where = f"/claims/{number}/assessments/{place}"
            verdict = verdicts[assessment.verdict]
            yield from _out_of_place(annotation, claim, verdict, where)
            yield from _worded_wrongly(assessment, verdict, where)
            # What a later assessment replaced stands as it was made; the evidence may have moved on since.
            if assessment.id not in superseded:
                yield from _premature(annotation, claim, assessment, verdict, where)
                yield from _stale(annotation, claim, assessment, where)


def _out_of_place(annotation: Annotation, claim: Claim, verdict: Term, where: str) -> Iterator[Finding]:
    # Of several categories one is enough: a claim that is a forecast and a commitment takes the verdicts of both.
    terms = annotation.terms_of(claim)
    beyond = annotation.checkability_of(claim) in load_vocabulary("checkabilities").having("beyond-evidence")
    if beyond and "beyond-evidence" not in verdict.traits:
        message = f"{verdict.id!r} on a claim that is not checkable ({', '.join(claim.categories)})"
        yield Finding(code="FC602", message=message, where=f"{where}/verdict")
    elif verdict.applies_to and not any({term.id, term.family} & set(verdict.applies_to) for term in terms):
        message = f"{verdict.id!r} is for {' and '.join(verdict.applies_to)}, not for {', '.join(claim.categories)}"
        yield Finding(code="FC602", message=message, where=f"{where}/verdict")


def _worded_wrongly(assessment: Assessment, verdict: Term, where: str) -> Iterator[Finding]:
    if assessment.degree is not None and not verdict.degree_of_truth:
        message = f"{verdict.id!r} is no degree of truth and takes no number, but has {assessment.degree}"
        yield Finding(code="FC603", message=message, where=f"{where}/degree")
    # How sure a rater is and how likely a thing is are two scales. Words of both in one rationale leave open which of them is
    # meant.
    certainty, likelihood = (_found(assessment.rationale or "", name) for name in ("certainties", "likelihoods"))
    if certainty and likelihood:
        message = f"the rationale says {certainty!r} and {likelihood!r}"
        yield Finding(code="FC604", message=message, where=f"{where}/rationale")


def _found(words: str, vocabulary: str) -> str | None:
    match = _expressions(vocabulary).search(words)
    return match.group() if match else None


@cache
def _expressions(vocabulary: str) -> re.Pattern[str]:
    # The longest first, since a pattern takes the first alternative that fits, and one phrase may begin another.
    phrases = sorted((word for term in load_vocabulary(vocabulary).terms for word in term.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _premature(annotation: Annotation, claim: Claim, assessment: Assessment, verdict: Term, where: str) -> Iterator[Finding]:
    cutoff = assessment.evidence_cutoff
    # Without its cutoff such a verdict cannot be told from one in hindsight, so nothing else of it can be judged.
    if cutoff is None and assessment.basis in load_vocabulary("assessment-bases").having("cut-off"):
        message = f"a {assessment.basis} verdict says up to which day evidence was taken into account"
        yield Finding(code="FC605", message=message, where=where, hint="add evidence_cutoff")
        return
    yield from _kept_early(annotation, claim, assessment, verdict, where)
    now = list(_refusals(annotation, claim, verdict, None))
    then = list(_refusals(annotation, claim, verdict, cutoff))
    # A verdict is held to the evidence up to its cutoff; what the whole record would bear out says that it came later.
    if then and not now:
        message = f"{verdict.id!r} as of {cutoff}, but what bears it out was not available by then: {then[0].message}"
        yield Finding(code="FC607", message=message, where=f"{where}/evidence_cutoff")
    else:
        yield from (attrs.evolve(finding, where=f"{where}/verdict") for finding in then)


def _kept_early(annotation: Annotation, claim: Claim, assessment: Assessment, verdict: Term, where: str) -> Iterator[Finding]:
    if "fulfilled" not in verdict.traits:
        return
    # Nobody knew more than the day of the verdict gave, nor took more into account than the cutoff lets in.
    day = min(filter(None, (assessment.at, assessment.evidence_cutoff)))
    if not outcome_is_in(annotation, claim, day_of(day)):
        time = claim.time and (claim.time.until or claim.time.at)
        over = f"the time of the claim ({time}) is over" if time else f"its document is out ({annotation.source.issued})"
        message = f"{verdict.id!r} as of {day}, before {over}"
        yield Finding(code="FC624", message=message, where=f"{where}/verdict", hint="say pending until the outcome is in")


def _refusals(annotation: Annotation, claim: Claim, verdict: Term, as_of: str | None) -> Iterator[Finding]:
    """Find what the evidence up to a day has against a verdict."""
    # Insufficient, conflicting and the like say that evidence is lacking or divided, which open slots bear out.
    if not verdict.conclusive:
        return
    evidence = weigh(annotation, claim, as_of=as_of)
    musts = [held for held in evidence.slots if held.is_required and held.state in verdict.refused_beside]
    # One sentence a state and not one a slot, since one and the same remedy mends them all.
    for state in dict.fromkeys(held.state for held in musts):
        kinds = [held.slot.kind for held in musts if held.state == state]
        told = f"{_listed(kinds)} {'is' if len(kinds) == 1 else 'are'} {_STATES_IN_WORDS.get(state, state)}"
        hint = _WAYS_OUT.get(state, _WAY_OUT)
        yield Finding(code="FC606", message=f"{verdict.id!r} while {told}{_lacking(musts, state)}", hint=hint)
    if "refuting" in verdict.traits:
        refutation = refutation_of(annotation, evidence)
        if not refutation.suffices:
            yield _unrefuted(annotation, verdict, refutation)


def _lacking(held: Iterable[SlotEvidence], state: str) -> str:
    # A slot that nobody has filled at all lacks no number that is worth telling.
    missing = {one.slot.kind: one.missing for one in held if one.state == state and one.is_open and one.filling}
    return "".join(f"; {kind} lacks {count} more independent {_origins(count)}" for kind, count in missing.items())


def _unrefuted(annotation: Annotation, verdict: Term, refutation: Refutation) -> Finding:
    names = annotation.origins_by_id
    told = [f"{names[id_].name} (neither there nor with data of its own)" for id_ in refutation.disinterested]
    told += [f"{names[id_].name} ({why})" for id_, why in refutation.apart.items()]
    against = f"against the claim stands only {_listed(told)}" if told else "nothing that counts stands against the claim"
    lacking = (
        "one more disinterested origin" if refutation.disinterested else "a disinterested origin with access or data of its own"
    )
    message = f"{verdict.id!r}, but {against}; missing is {lacking}, or the claimant's own record"
    return Finding(code="FC623", message=message)


def _origins(count: int) -> str:
    return "origin" if count == 1 else "origins"


def _stale(annotation: Annotation, claim: Claim, assessment: Assessment, where: str) -> Iterator[Finding]:
    changed = stale_parts(annotation, claim, assessment)
    if changed:
        message = f"the {_listed(changed)} changed since {assessment.by} looked at it on {assessment.at}"
        yield Finding(code="FC608", message=message, where=f"{where}/reviewed")


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
