"""What changed between two versions of an annotation, claim by claim and in a fact-checker's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

import attrs

from factcheck.contract.codec import to_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.digests import stale_parts
from factcheck.evidence.weighed import ClaimEvidence, SlotEvidence
from factcheck.evidence.weighing import weigh_all
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.reference import Reference
from factcheck.model.renames import interleave, pair, renamed_claims
from factcheck.model.slot import Slot

__all__ = ["Change", "Versions", "claim_changes", "counted_like", "diff"]

_Record = TypeVar("_Record", bound=attrs.AttrsInstance)

# Fields of a claim whose change has a kind of its own; that of any other field of these records is a change of details.
_KINDS_OF_FIELDS: Final = {"statement": "reworded", "spans": "re-anchored", "categories": "recategorised"}
# What is compared in a way of its own, and must not be told once more as a field that differs.
_PARTS_OF_CLAIMS: Final = ("id", "slots", "assessments")
_PARTS_OF_ANNOTATIONS: Final = ("source", "claims", "unclaimed", "works", "origins")


@brief
@attrs.frozen(kw_only=True)
class Change:
    """One thing that differs between two versions of an annotation.

    Args:
        kind: A term of the vocabulary ``change-kinds``, such as ``reworded``.
        claim: Id of the claim in the newer version, or in the older one where it was removed; None where it is about no claim.
        slot: Kind of the slot that it is about.
        subject: Id of the work, the origin or the assessment that it is about.
        field: The field that differs, with the record that holds it: ``quantity.value``.
        before: What stood there, as a JSON value; None where nothing did.
        after: What stands there now, as a JSON value; None where nothing does.
    """

    kind: str
    claim: str | None = None
    slot: str | None = None
    subject: str | None = None
    field: str | None = None
    before: Any = None
    after: Any = None


@brief
@attrs.frozen(kw_only=True, slots=False)
class Versions:
    """Two versions of an annotation, with what is known of their claims.

    Args:
        old: The older version.
        new: The newer version.
        renamed: The new id of each claim that was renamed, by its old id.
    """

    old: Annotation
    new: Annotation
    renamed: Mapping[str, str]

    def older_id(self, id: str) -> str:
        """Give the id that a claim of the newer version has in the older one, if it is there."""
        return self._older_ids.get(id, id)

    @cached_property
    def _older_ids(self) -> Mapping[str, str]:
        return {new: old for old, new in self.renamed.items()}


def diff(old: Annotation, new: Annotation) -> tuple[Change, ...]:
    """Tell what changed between two versions of an annotation.

    Claims are known by their ids; one that got another id and is otherwise the same counts as renamed. Nothing is told of the
    order of claims, works and origins in the file, since it means nothing.

    Args:
        old: The older version.
        new: The newer version, by whose category vocabulary the slots of both are counted.

    Returns:
        Changes of the annotation and its source, then of claims in reading order, of works, and of origins.

    Raises:
        NoSuchTerm: If the category vocabulary is not attached and does not come with the package.

    >>> from factcheck.model.source import Source
    >>> from factcheck.model.span import Span
    >>> claim = Claim(id="wet", statement="It rains.", spans=[Span(start=0, end=4, exact="Rain")], categories=["event.state"])
    >>> old = Annotation(id="day", source=Source.from_text("Rain.", title="Day"), claims=[claim])
    >>> [change] = diff(old, attrs.evolve(old, claims=[attrs.evolve(claim, statement="It rained.")]))
    >>> change.claim, change.kind, change.after
    ('wet', 'reworded', 'It rained.')
    """
    new = attrs.evolve(new, categories=new.terms)
    versions = Versions(old=old, new=new, renamed=renamed_claims(old, new))
    return (*_of_annotation(old, new), *_of_claims(versions), *_of_records(old, new))


def counted_like(annotation: Annotation, newer: Annotation) -> Annotation:
    """Give an annotation whose slots are counted by the category vocabulary of a newer version.

    Otherwise a new demand of a category would look like a change of every claim that has it.
    """
    return attrs.evolve(annotation, vocabulary=newer.vocabulary, categories=newer.terms)


def _of_annotation(old: Annotation, new: Annotation) -> Iterator[Change]:
    for field, before, after in _differences(old, new, besides=_PARTS_OF_ANNOTATIONS):
        yield Change(kind="annotation-changed", field=field, before=before, after=after)
    for field, before, after in _differences(old.source, new.source):
        yield Change(kind="source-changed", field=field, before=before, after=after)
    # Unclaimed spans have no ids, so one that was altered is one that left and one that came.
    left, come = (
        [to_value(span) for span in one.unclaimed if span not in known]
        for one, known in ((old, frozenset(new.unclaimed)), (new, frozenset(old.unclaimed)))
    )
    if left or come:
        yield Change(kind="unclaimed-changed", before=left or None, after=come or None)


def _of_claims(versions: Versions) -> Iterator[Change]:
    old, new = versions.old, versions.new
    # To weigh all claims is what costs, and nothing else of the two versions bears on it.
    if (old.claims, old.works, old.origins, old.source) == (new.claims, new.works, new.origins, new.source):
        return
    weighed = [{one.claim.id: one for one in weigh_all(annotation)} for annotation in (counted_like(old, new), new)]
    earlier = [versions.renamed.get(claim.id, claim.id) for claim in old.reading_order]
    for id_ in interleave([claim.id for claim in new.reading_order], earlier):
        yield from claim_changes(versions, weighed[0].get(versions.older_id(id_)), weighed[1].get(id_))


def _of_records(old: Annotation, new: Annotation) -> Iterator[Change]:
    for kind, before, after in (("work", old.works, new.works), ("origin", old.origins, new.origins)):
        earlier, later = ({record.id: record for record in records} for records in (before, after))
        for id_ in interleave(list(later), list(earlier)):
            if id_ not in earlier:
                yield Change(kind=f"{kind}-added", subject=id_, after=to_value(later[id_]))
            elif id_ not in later:
                yield Change(kind=f"{kind}-removed", subject=id_, before=to_value(earlier[id_]))
            else:
                for field, was, is_ in _differences(earlier[id_], later[id_]):
                    yield Change(kind=f"{kind}-changed", subject=id_, field=field, before=was, after=is_)


def claim_changes(versions: Versions, before: ClaimEvidence | None, after: ClaimEvidence | None) -> Iterator[Change]:
    """Tell what changed of one claim.

    Args:
        versions: The two versions.
        before: The claim in the older one, weighed; None where it is not there.
        after: The claim in the newer one, weighed; None where it is not there.
    """
    if before is None or after is None:
        if after is not None:
            yield Change(kind="claim-added", claim=after.claim.id, after=to_value(after.claim))
        elif before is not None:
            yield Change(kind="claim-removed", claim=before.claim.id, before=to_value(before.claim))
        return
    id_ = after.claim.id
    if before.claim.id != id_:
        yield Change(kind="claim-renamed", claim=id_, before=before.claim.id, after=id_)
    for field, was, is_ in _differences(_retargeted(before.claim, versions.renamed), after.claim, besides=_PARTS_OF_CLAIMS):
        kind = _KINDS_OF_FIELDS.get(field, "details-changed")
        yield Change(kind=kind, claim=id_, field=field, before=was, after=is_)
    for change in (*_of_slots(before.slots, after.slots), *_of_assessments(versions, before.claim, after.claim)):
        yield attrs.evolve(change, claim=id_)


def _retargeted(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    """Let relations lead to the new ids of claims, so that a claim does not change because another one was renamed."""
    links = [attrs.evolve(link, target=renamed.get(link.target, link.target)) for link in claim.relations]
    return attrs.evolve(claim, relations=links)


def _of_slots(before: Sequence[SlotEvidence], after: Sequence[SlotEvidence]) -> Iterator[Change]:
    earlier, later = ({held.slot.kind: held for held in slots} for slots in (before, after))
    for kind in interleave(list(later), list(earlier)):
        was, is_ = earlier.get(kind), later.get(kind)
        old, new = (held.slot if held else Slot(kind=kind) for held in (was, is_))
        if was is None:
            yield Change(kind="slot-added", slot=kind, after=new.level)
        elif is_ is None:
            yield Change(kind="slot-removed", slot=kind, before=old.level)
        else:
            for field, first, last in _differences(old, new, besides=("references",)):
                yield Change(kind="slot-changed", slot=kind, field=field, before=first, after=last)
        for change in _of_references(old.references, new.references):
            yield attrs.evolve(change, slot=kind)
        # A new slot counts as open before, so that one which comes with its evidence is told to be filled.
        state = was.state if was else min(load_vocabulary("slot-states").having("fillable"))
        if is_ is not None and is_.state != state:
            word = "reopened" if is_.is_open else is_.state
            yield Change(kind=f"slot-{word}", slot=kind, before=state, after=is_.state)


def _of_references(before: Sequence[Reference], after: Sequence[Reference]) -> Iterator[Change]:
    # One that cites the same work is the same reference, altered; where there are several, that of the same passage.
    partners = pair(before, after, (lambda one: one, lambda one: (one.work, one.locator), lambda one: one.work))
    for place, reference in zip(partners, after, strict=True):
        if place is None:
            yield Change(kind="evidence-added", subject=reference.work, after=to_value(reference))
        else:
            for field, was, is_ in _differences(before[place], reference):
                yield Change(kind="evidence-changed", subject=reference.work, field=field, before=was, after=is_)
    kept = set(partners)
    for place, reference in enumerate(before):
        if place not in kept:
            yield Change(kind="evidence-removed", subject=reference.work, before=to_value(reference))


def _of_assessments(versions: Versions, before: Claim, after: Claim) -> Iterator[Change]:
    earlier, later = ({one.id: one for one in claim.assessments} for claim in (before, after))
    for id_ in interleave(list(later), list(earlier)):
        if id_ not in earlier:
            yield Change(kind="assessment-added", subject=id_, after=to_value(later[id_]))
        elif id_ not in later:
            yield Change(kind="assessment-removed", subject=id_, before=to_value(earlier[id_]))
        else:
            for field, was, is_ in _differences(earlier[id_], later[id_]):
                yield Change(kind="assessment-altered", subject=id_, field=field, before=was, after=is_)
    # What was replaced in the older version already is no change.
    settled = {one.supersedes for one in before.assessments}
    replaced = {one.supersedes: one.id for one in after.assessments if one.supersedes and one.supersedes not in settled}
    for id_, successor in replaced.items():
        yield Change(kind="assessment-superseded", subject=id_, after=successor)
    for id_ in later:
        # Nobody goes by an assessment that was replaced, so its age is not told.
        if id_ in earlier and id_ not in {*settled, *replaced}:
            yield from _of_age(versions, (before, earlier[id_]), (after, later[id_]))


def _of_age(versions: Versions, before: tuple[Claim, Assessment], after: tuple[Claim, Assessment]) -> Iterator[Change]:
    was, is_ = stale_parts(versions.old, *before), stale_parts(versions.new, *after)
    # What was stale already is no news, even if more of it has changed since.
    if is_ and not was:
        yield Change(kind="assessment-stale", subject=after[1].id, after=list(is_))


def _differences(before: _Record, after: _Record, *, besides: Iterable[str] = ()) -> Iterator[tuple[str, Any, Any]]:
    """Give the fields in which two records of one class differ, with both values; those of a record in it one by one."""
    for field in attrs.fields(type(after)):
        was, is_ = getattr(before, field.name), getattr(after, field.name)
        # What does not count for equality, such as the file that it was read from, is no part of what an annotation says.
        if field.name in besides or not field.eq or was == is_:
            continue
        # A record is taken apart only where both versions have one; where a figure came or went, it is told whole.
        if attrs.has(type(was)) and type(was) is type(is_):
            inner = _differences(was, is_)
        elif isinstance(was, Mapping) and isinstance(is_, Mapping):
            inner = (
                (key, was.get(key), is_.get(key)) for key in interleave(list(is_), list(was)) if was.get(key) != is_.get(key)
            )
        else:
            yield field.name, _plain(was), _plain(is_)
            continue
        for name, first, last in inner:
            yield f"{field.name}.{name}", first, last


def _plain(part: Any) -> Any:
    if attrs.has(type(part)):
        return to_value(part)
    # An empty list says no more than a missing one does.
    return [_plain(item) for item in part] or None if isinstance(part, tuple) else part
