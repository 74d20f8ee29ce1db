"""Verdicts, held to what they rest on: open slots, the cutoff of the evidence, what the category allows, later changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.contract.codec import annotation_from_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.digests import stale_parts
from factcheck.evidence.weighing import weigh
from factcheck.findings import Finding
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.vocabulary import Term, Vocabulary

__all__ = ["verdict_findings"]

_NOT_CHECKABLE: Final = "not-checkable"
"""The checkability of a claim that evidence cannot settle, and the one verdict that such a claim takes."""

_CONTEMPORANEOUS: Final = "contemporaneous"


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
    terms = annotation.terms_of(claim)
    if annotation.checkability_of(claim) == _NOT_CHECKABLE != verdict.id:
        message = f"{verdict.id!r} on a claim that is not checkable ({', '.join(claim.categories)})"
        yield Finding(code="FC602", message=message, where=f"{where}/verdict")
    elif verdict.applies_to and not any({term.id, term.family} & set(verdict.applies_to) for term in terms):
        message = f"{verdict.id!r} is for {' and '.join(verdict.applies_to)}, not for {', '.join(claim.categories)}"
        yield Finding(code="FC602", message=message, where=f"{where}/verdict")


def _worded_wrongly(assessment: Assessment, verdict: Term, where: str) -> Iterator[Finding]:
    if assessment.degree is not None and not verdict.degree_of_truth:
        message = f"{verdict.id!r} is no degree of truth and takes no number, but has {assessment.degree}"
        yield Finding(code="FC603", message=message, where=f"{where}/degree")
    certainty, likelihood = (_found(assessment.rationale or "", name) for name in ("certainties", "likelihoods"))
    if certainty and likelihood:
        message = f"the rationale says {certainty!r} and {likelihood!r}"
        yield Finding(code="FC604", message=message, where=f"{where}/rationale")


def _found(words: str, vocabulary: str) -> str | None:
    match = _expressions(vocabulary).search(words)
    return match.group() if match else None


@cache
def _expressions(vocabulary: str) -> re.Pattern[str]:
    phrases = sorted((word for term in load_vocabulary(vocabulary).terms for word in term.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _premature(annotation: Annotation, claim: Claim, assessment: Assessment, verdict: Term, where: str) -> Iterator[Finding]:
    cutoff = assessment.evidence_cutoff
    if assessment.basis == _CONTEMPORANEOUS and cutoff is None:
        message = "a contemporaneous verdict says up to which day evidence was taken into account"
        yield Finding(code="FC605", message=message, where=where, hint="add evidence_cutoff")
        return
    if not verdict.conclusive:
        return
    lacking = _open_kinds(annotation, claim, None)
    if lacking:
        message = f"{verdict.id!r} while {_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} open"
        yield Finding(code="FC606", message=message, where=f"{where}/verdict")
    elif later := _open_kinds(annotation, claim, cutoff):
        message = f"{verdict.id!r} as of {cutoff}, but what fills {_listed(later)} was not available by then"
        yield Finding(code="FC607", message=message, where=f"{where}/evidence_cutoff")


def _open_kinds(annotation: Annotation, claim: Claim, as_of: str | None) -> list[str]:
    slots = weigh(annotation, claim, as_of=as_of).slots
    return [held.slot.kind for held in slots if held.slot.level == "must" and held.state in ("open", "not-due")]


def _stale(annotation: Annotation, claim: Claim, assessment: Assessment, where: str) -> Iterator[Finding]:
    changed = stale_parts(annotation, claim, assessment)
    if changed:
        message = f"the {_listed(changed)} changed since {assessment.by} looked at it on {assessment.at}"
        yield Finding(code="FC608", message=message, where=f"{where}/reviewed")


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
