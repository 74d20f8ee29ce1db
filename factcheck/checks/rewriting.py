"""History that was rewritten: verdicts and ids that a newer version treats as if they had never stood in an older one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from factcheck.contract.codec import to_value
from factcheck.findings import Finding
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.renames import renamed_claims
from factcheck.model.work import Work

__all__ = ["rewritten_findings"]

# Scripts that set no spaces between words, for which each character is taken as a word: Thai to Khmer, and from CJK on.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff\U00020000-\U0003ffff"

# Words of less than four letters are mostly articles and prepositions, which any two sentences share.
_WORD: Final = re.compile(rf"[{_UNSPACED}]|\d+|[^\W\d_{_UNSPACED}]{{4,}}")

# Either of these, shared, shows that two records are of one work, whatever their titles.
_IDENTIFIERS: Final = ("DOI", "URL", "ISBN", "PMID")


def rewritten_findings(old: Annotation, new: Annotation) -> Iterator[Finding]:
    """Find what a version of an annotation rewrites of an older one.

    Args:
        old: The older version.
        new: The newer version, in which the findings have their places.
    """
    renamed = renamed_claims(old, new)
    places = {claim.id: number for number, claim in enumerate(new.claims)}
    for claim in old.claims:
        place = places.get(renamed.get(claim.id, claim.id))
        if place is not None:
            yield from _claim_findings(claim, new.claims[place], f"/claims/{place}")
        elif claim.assessments:
            message = f"claim {claim.id!r} is gone with its assessments {_listed(claim.assessments)}"
            yield Finding(code="FC610", message=message, where="/claims", on_key=True)
    works = {work.id: work for work in old.works}
    for number, work in enumerate(new.works):
        if work.id in works and _are_two_works(works[work.id], work):
            message = f"{work.id!r} was {_title(works[work.id])!r} and is {_title(work)!r}"
            yield Finding(code="FC414", message=message, where=f"/works/{number}/id")


def _claim_findings(old: Claim, new: Claim, where: str) -> Iterator[Finding]:
    if not _share_words(_words_of(old), _words_of(new)):
        message = f"{new.id!r} was {old.statement!r} and is {new.statement!r}"
        yield Finding(code="FC413", message=message, where=f"{where}/id")
    before = {one.id: one for one in old.assessments}
    gone = [one for one in old.assessments if one.id not in {each.id for each in new.assessments}]
    if gone:
        message = f"{_listed(gone)} {'is' if len(gone) == 1 else 'are'} gone from {new.id!r}"
        yield Finding(code="FC610", message=message, where=f"{where}/assessments" if new.assessments else f"{where}/id")
    for number, one in enumerate(new.assessments):
        place = f"{where}/assessments/{number}"
        if one.id not in before:
            yield from _inserted(one, [later for later in new.assessments[number + 1 :] if later.id in before], place)
        elif before[one.id] != one:
            fields = ", ".join(_altered(before[one.id], one))
            message = f"{one.id!r}, given by {before[one.id].by} on {before[one.id].at}, differs in {fields}"
            yield Finding(code="FC609", message=message, where=place)


def _inserted(one: Assessment, after: Iterable[Assessment], place: str) -> Iterator[Finding]:
    """Find an assessment that was put before some that the older version has."""
    after = list(after)
    older = [each for each in after if each.at < one.at]
    if older:
        message = f"{one.id!r} of {one.at} stands before {older[0].id!r} of {older[0].at}, which was there first"
        yield Finding(code="FC611", message=message, where=place)
    elif after:
        message = f"{one.id!r} of {one.at} was not there when {after[0].id!r} of {after[0].at} was given"
        yield Finding(code="FC612", message=message, where=f"{place}/at")


def _altered(old: Assessment, new: Assessment) -> list[str]:
    before, after = to_value(old), to_value(new)
    return [field for field in dict.fromkeys([*before, *after]) if before.get(field) != after.get(field)]


def _listed(assessments: Iterable[Assessment]) -> str:
    return ", ".join(repr(one.id) for one in assessments)


def _words_of(claim: Claim) -> set[str]:
    return _words(" ".join([claim.statement, *(span.exact for span in claim.spans)]))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _share_words(one: set[str], other: set[str]) -> bool:
    """Tell whether two texts have a word in common; texts without words of note are given the benefit of the doubt."""
    return not one or not other or bool(one & other)


def _are_two_works(old: Work, new: Work) -> bool:
    if any(_text(old, field) and _text(old, field) == _text(new, field) for field in _IDENTIFIERS):
        return False
    return not _share_words(_words(_title(old)), _words(_title(new)))


def _title(work: Work) -> str:
    return _text(work, "title")


def _text(work: Work, field: str) -> str:
    value: Any = work.csl.get(field)
    return str(value).casefold() if field in _IDENTIFIERS and value is not None else str(value or "")
