"""What the page shows of an annotation, as JSON: everything once, and then only what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.contract.codec import to_value
from factcheck.contract.vocabulary import UNSORTED
from factcheck.editor.terms import terms_for
from factcheck.evidence.weighed import SlotEvidence
from factcheck.evidence.weighing import weigh
from factcheck.findings import Finding, finding_codes
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.work import Work
from factcheck.store.files import check
from factcheck.text.coverage import unaccounted
from factcheck.views.coverage import coverage_of_annotation
from factcheck.views.lookup import Lookup
from factcheck.views.standing import standing_of
from factcheck.works.citing import cite

__all__ = ["Shown", "shown", "what_changed"]

_Value = dict[str, Any]


@attrs.frozen(kw_only=True)
class Shown:
    """A state of an annotation as windows show it.

    Args:
        annotation: The annotation.
        order: Ids of its claims in reading order.
        claims: What is shown of each claim, by id.
        rest: What is shown beside the claims, by name.
    """

    annotation: Annotation
    order: tuple[str, ...]
    claims: Mapping[str, _Value]
    rest: Mapping[str, Any]

    def everything(self, path: str) -> _Value:
        """Give all of it, with the text and the terms that may be chosen.

        Args:
            path: What the file is called.
        """
        source = self.annotation.source
        head = {"title": source.title, "language": source.language, "issued": source.issued, "text": source.text, "path": path}
        return {"head": head, "terms": terms_for(self.annotation), "order": self.order, "claims": self.claims, **self.told}

    @property
    def told(self) -> _Value:
        """What windows are told beside the claims: all but what only decides whether something is to be made again."""
        return {name: part for name, part in self.rest.items() if name != "covered"}


def shown(annotation: Annotation, *, before: Shown | None = None) -> Shown:
    """Give what is shown of an annotation.

    Args:
        annotation: A valid annotation with its text.
        before: What was shown before, so that what did not change is not made again.
    """
    it = Lookup(annotation=annotation)
    by_claim, others = _findings(annotation)
    same = _claims_weighed_alike(before, annotation) if before else {}
    claims: dict[str, _Value] = {}
    for claim in annotation.claims:
        findings = by_claim.get(claim.id, [])
        old = before.claims[claim.id] if before and same.get(claim.id) is claim else None
        claims[claim.id] = old if old is not None and old["findings"] == findings else _claim(it, claim, findings)
    rest = _rest(annotation, others, before)
    return Shown(annotation=annotation, order=tuple(claim.id for claim in annotation.reading_order), claims=claims, rest=rest)


def _claims_weighed_alike(before: Shown, annotation: Annotation) -> Mapping[str, Claim]:
    """Give the claims from before by id, if what their evidence is weighed by is what it was; a claim never changes."""
    old = before.annotation
    alike = (old.works, old.origins, old.source) == (annotation.works, annotation.origins, annotation.source)
    return {claim.id: claim for claim in old.claims} if alike and old.terms is annotation.terms else {}


def what_changed(old: Shown, new: Shown) -> _Value:
    """Give what a window needs to show another state than it does: claims that are new, other or gone, and other parts."""
    changed: dict[str, _Value | None] = {id_: made for id_, made in new.claims.items() if old.claims.get(id_) is not made}
    changed |= {id_: None for id_ in old.claims if id_ not in new.claims}
    answer: _Value = {"changed": changed}
    if old.order != new.order:
        answer["order"] = new.order
    answer |= {name: part for name, part in new.told.items() if old.rest[name] != part}
    if old.annotation.source.sha256 != new.annotation.source.sha256:
        answer["text"] = new.annotation.source.text
    return answer


def _findings(annotation: Annotation) -> tuple[Mapping[str, list[_Value]], list[_Value]]:
    by_claim: defaultdict[str, list[_Value]] = defaultdict(list)
    others = []
    for one in check(annotation):
        _, first, *steps = [*one.where.split("/"), "", ""]
        if first == "claims" and steps[0].isdigit():
            by_claim[annotation.claims[int(steps[0])].id].append(_finding(one, "/".join(["", *steps[1:]]).rstrip("/")))
        else:
            others.append(_finding(one, one.where))
    return by_claim, others


def _finding(finding: Finding, where: str) -> _Value:
    hint = finding.hint or finding_codes()[finding.code].remedy
    return {"code": finding.code, "severity": finding.severity, "message": finding.message, "hint": hint, "where": where}


def _claim(it: Lookup, claim: Claim, findings: list[_Value]) -> _Value:
    # Only the claims that changed are weighed again.
    evidence = weigh(it.annotation, claim)
    standing = standing_of(it, evidence)
    slots = [_slot(it, held) for held in evidence.slots]
    return {
        "value": to_value(claim),
        "slots": slots,
        "standing": {"id": standing.id, "title": standing.title, "told": "".join(words.text for words in standing.told)},
        "unsorted": UNSORTED in claim.categories,
        "checkability": it.checkability(claim),
        "findings": findings,
    }


def _slot(it: Lookup, held: SlotEvidence) -> _Value:
    kind = it.slot_kind(held.slot.kind)
    return {
        "kind": held.slot.kind,
        "title": kind.title,
        "means": kind.description,
        "level": held.slot.level,
        "state": held.state,
        "missing": held.missing,
        "readings": [{"counts": one.counts, "why": one.why} for one in held.readings],
    }


def _rest(annotation: Annotation, findings: list[_Value], before: Shown | None) -> _Value:
    text = annotation.source.text or ""
    extents = [(span.start, span.end) for claim in annotation.claims for span in claim.spans]
    unclaimed = [[one.start, one.end, one.reason, one.note or ""] for one in annotation.unclaimed]
    old = before.rest if before and before.annotation.source == annotation.source else {}
    covered = {"unclaimed": unclaimed, "extents": extents}
    if old.get("covered") != covered:
        bare = unaccounted(text, [*extents, *((one.start, one.end) for one in annotation.unclaimed)])
        covering = {"bare": [list(extent) for extent in bare], "coverage": str(coverage_of_annotation(annotation))}
    else:
        covering = {"bare": old["bare"], "coverage": old["coverage"]}
    works_alike = bool(old) and before is not None and before.annotation.works == annotation.works
    return {
        "findings": findings,
        "unclaimed": unclaimed,
        **covering,
        "works": old["works"] if works_alike else [_work(one) for one in annotation.works],
        "origins": [{"id": one.id, "name": one.name} for one in annotation.origins],
        "covered": covered,
    }


def _work(work: Work) -> _Value:
    return {"id": work.id, "cited": cite(work).text, "origins": list(work.origins), "proposed": work.origins_proposed}
