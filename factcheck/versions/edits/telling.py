"""What an edit did beside what it was asked for, told by comparing the annotation before it with the one after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any

import attrs

from factcheck.checks.spans import quoted
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.store.files import check
from factcheck.works.citing import cite

__all__ = ["consequences"]


def consequences(before: Annotation, after: Annotation) -> tuple[str, ...]:
    """Say what else an edit did, a sentence each, so that nothing goes or comes unseen.

    Told are links that went or lead elsewhere, parts of claims that are gone, works and origins that are new or no longer cited,
    words that are set aside no longer, and warnings that were not there.

    Args:
        before: The annotation before the edit.
        after: The annotation after it.
    """
    old, new = _without_shared(before, after)
    told = [
        *_relations(old, new),
        *_gone(before, after, _counterparts, lambda one: f"the counterpart {one.target!r} of {one.document!r} went"),
        *_parts(old, new),
        *_works(before, after, old),
        *_gone(
            before, after, lambda one: one.unclaimed, lambda one: f"{quoted(one.exact)} is no longer set aside as {one.reason}"
        ),
        *_warnings(before, after),
    ]
    return tuple(dict.fromkeys(told))


def _without_shared(before: Annotation, after: Annotation) -> tuple[Annotation, Annotation]:
    """Leave out the claims that an edit did not touch: they are the same records, and what they have they have kept."""
    shared = {id(claim) for claim in before.claims} & {id(claim) for claim in after.claims}
    old, new = ([claim for claim in one.claims if id(claim) not in shared] for one in (before, after))
    return attrs.evolve(before, claims=old), attrs.evolve(after, claims=new)


def _relations(before: Annotation, after: Annotation) -> Iterator[str]:
    old = {(claim.id, one.type, one.target): None for claim in before.claims for one in claim.relations}
    new = {(claim.id, one.type, one.target): None for claim in after.claims for one in claim.relations}
    come = [link for link in new if link not in old]
    for source, type_, target in (link for link in old if link not in new):
        # A link that followed has one end and the type that it had.
        heir = next((one for one in come if one[1] == type_ and (one[0] == source or one[2] == target)), None)
        if heir is None:
            yield f"the relation {source} {type_} {target} went"
        else:
            come.remove(heir)
            yield f"the relation {source} {type_} {target} is now {' '.join(heir)}"


def _counterparts(annotation: Annotation) -> Iterator[Any]:
    return iter(annotation.counterparts)


def _gone(
    before: Annotation, after: Annotation, records: Callable[[Annotation], Iterable[Any]], worded: Callable[[Any], str]
) -> Iterator[str]:
    """Word the records that are not there any more, however the claims that they belong to are called now."""
    kept = Counter(_apart_from_claim(one) for one in records(after))
    for one in records(before):
        key = _apart_from_claim(one)
        if kept[key] == 0:
            yield worded(one)
        kept[key] -= 1


def _apart_from_claim(record: Any) -> Hashable:
    # A counterpart is one and the same under another id of its claim, and when somebody decides on it.
    return (record.document, record.target, record.relation) if hasattr(record, "document") else record


def _parts(before: Annotation, after: Annotation) -> Iterator[str]:
    """Word what claims that are still there have lost, and what evidence and verdicts went with any claim."""
    there = {claim.id for claim in after.claims}
    for name, label in (("hedges", "hedge"), ("places", "place"), ("agents", "agent"), ("tags", "label")):
        for one in _lost(before, after, _held(name), there):
            yield f"the {label} {one!r} went"
    for name, label in (("quantity", "figure"), ("time", "time"), ("attribution", "attribution"), ("note", "note")):
        lost = _lost(before, after, _held(name), there)
        # Another figure in the place of one is what the edit was asked for, and no consequence of it.
        if lost and not _is_amended(before, after, name, there):
            yield f"the {label} went" if len(lost) == 1 else f"{len(lost)} {label}s went"
    references = _lost(before, after, _in_slots("references"))
    if references:
        listed = ", ".join(dict.fromkeys(one.work for one in references))
        yield f"{len(references)} reference{'' if len(references) == 1 else 's'} went: to {listed}"
    for one in _lost(before, after, _in_slots("searches")):
        yield f"the search of {one.at} by {one.by} went"
    for one in _lost(before, after, _waivers):
        yield f"the waiver of {one.at} by {one.by} went"
    had = {claim.id for claim in before.claims if claim.triage is not None}
    decided = {claim.id: claim.triage for claim in after.claims if claim.triage is not None}
    elsewhere = {one for id_, one in decided.items() if id_ not in had}
    for claim in before.claims:
        # A decision that takes the place of another is what the edit was asked for, and one goes along when its claim is renamed.
        if claim.triage is not None and claim.id not in decided and claim.triage not in elsewhere:
            yield f"the decision {claim.triage.decision!r} on {claim.id} went"
    for one in _lost(before, after, _held("assessments")):
        yield f"the verdict {one.verdict!r} of {one.by}, {one.at}, went"


Records = Callable[[Claim], Iterable[Any]]


def _lost(before: Annotation, after: Annotation, records: Records, ids: Collection[str] | None = None) -> list[Any]:
    """Give what no claim has any more of the records that claims had, or those of some ids."""
    kept = Counter(one for claim in after.claims for one in records(claim))
    lost = []
    for claim in before.claims:
        for one in records(claim):
            if kept[one] <= 0 and (ids is None or claim.id in ids):
                lost.append(one)
            kept[one] -= 1
    return lost


def _held(name: str) -> Records:
    def held(claim: Claim) -> Iterator[Any]:
        value = getattr(claim, name)
        yield from value if isinstance(value, tuple) else () if value is None else (value,)

    return held


def _waivers(claim: Claim) -> Iterator[Any]:
    return (slot.waived for slot in claim.slots if slot.waived is not None)


def _in_slots(name: str) -> Records:
    return lambda claim: (one for slot in claim.slots for one in getattr(slot, name))


def _is_amended(before: Annotation, after: Annotation, name: str, ids: Collection[str]) -> bool:
    """Tell whether each of these claims that had the field still has one, if another."""
    had = {claim.id for claim in before.claims if claim.id in ids and getattr(claim, name) is not None}
    return had <= {claim.id for claim in after.claims if getattr(claim, name) is not None}


def _works(before: Annotation, after: Annotation, old: Annotation) -> Iterator[str]:
    for work in after.works:
        if work.id not in before.works_by_id:
            yield f"new work {work.id}: {cite(work).text}"
    for origin in after.origins:
        if origin.id not in before.origins_by_id:
            yield f"new origin {origin.id}: {origin.name}"
    # What nothing that changed cited before is cited as it was, so most edits need not look at all references.
    doubtful = dict.fromkeys(reference.work for _, _, reference in old.references())
    cited = {reference.work for _, _, reference in after.references()} if doubtful else set()
    for id_ in doubtful:
        if id_ not in cited:
            yield f"nothing cites the work {id_} any more; it stays"
    if doubtful or (before.works, before.origins) != (after.works, after.origins):
        for id_ in sorted(_led_to(before) - _led_to(after)):
            yield f"nothing leads to the origin {id_} any more; it stays"


def _led_to(annotation: Annotation) -> set[str]:
    """Give the origins that references, through their works, lead to directly."""
    led_to: set[str] = set()
    for _, _, reference in annotation.references():
        work = annotation.works_by_id.get(reference.work)
        led_to |= {*reference.voices, *(work.origins if work else ())}
    return led_to


def _warnings(before: Annotation, after: Annotation) -> Iterator[str]:
    # Places do not count here either: the claims after one that is dropped have other numbers, and are none the worse for it.
    known = Counter((one.code, one.message) for one in check(before))
    for one in check(after):
        key = (one.code, one.message)
        if one.severity == "warning" and known[key] == 0:
            yield f"{one.code}: {one.message}"
        known[key] -= 1
