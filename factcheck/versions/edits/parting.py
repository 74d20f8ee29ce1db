"""Edits that make several claims of one, and one of two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.slot import Slot
from factcheck.model.span import Span
from factcheck.text.closing import closed
from factcheck.versions.edits.accepting import accepted, replaced, with_links
from factcheck.versions.edits.listing import free_id, with_slots
from factcheck.versions.edits.places import Quoted, spans_of, text_of
from factcheck.versions.edits.remains import with_rest_aside

__all__ = ["join", "split"]

# What a claim says in words of the document, by which each goes to the part that has the words.
_WORDED: Final = ("attribution", "quantity", "time")
_LISTED: Final = ("hedges", "places", "agents")

# What a claim has once, so that two claims which differ in it are not one.
_SINGLE: Final = ("mode", "checkability", "attribution", "quantity", "time", "triage")
_SINGLE_OF_SLOT: Final = ("level", "min_origins", "waived")


def split(
    annotation: Annotation,
    claim: str,
    *,
    quotes: Iterable[Quoted],
    statements: Iterable[str] = (),
    categories: Iterable[str] = (),
    keep: int | None = None,
    rest: str | None = None,
) -> Annotation:
    """Make several claims of one: a claim for each quote, with the lead-ins, categories and mode that the one has.

    Figures, dates, hedges and attributions go to the parts whose words they are. What hangs on the claim as a whole, such as
    evidence, verdicts and links, goes to one part, which keeps the id; if there is any, *keep* has to say which.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        quotes: The words of each new claim, two or more, all of them words of the claim.
        statements: Their statements, in the same order; made of lead-in and words where there are none.
        categories: Their categories: one for all, or one for each; those of the claim when there are none.
        keep: Which part, counted from 1, keeps the id and what hangs on the claim; the first when nothing does.
        rest: Reason for which the words of the claim that no part has are set aside; they are left bare when None.

    Raises:
        InvalidAnnotation: If a quote has no certain place in the claim, a part is not sound, or it is not said what goes where.
        NoSuchClaim: If the annotation has no such claim.
        ValueError: If numbers of quotes, statements and categories do not fit.
    """
    whole = annotation.claim(claim)
    cores = whole.cores
    shared = [span for span in whole.spans if not span.leads]
    places = [_in_order([*shared, *spans_of(annotation, quote, within=cores, of=whole.id)]) for quote in quotes]
    said, sorts = list(statements), list(categories)
    _refuse_misfits(len(places), len(said), len(sorts), keep)
    parts: list[Claim] = []
    taken = {one.id for one in annotation.claims}
    for number, (spans, sort) in enumerate(zip(places, _sorts(sorts, len(places), whole), strict=True), start=1):
        statement = said[number - 1] if number <= len(said) else _sentence(spans)
        keeps = number == (keep or 1)
        # All parts share the lead-in, so ids that began with it would differ in nothing but a number.
        own = " ".join(span.exact for span in spans if span.leads)
        id_ = whole.id if keeps else free_id(own, taken)
        # Two parts may begin with the same words, and neither may get the id of the other.
        taken.add(id_)
        part = attrs.evolve(whole, id=id_, statement=statement, spans=spans, categories=sort, **_worded_in(whole, spans))
        parts.append(part if keeps else attrs.evolve(part, slots=(), assessments=(), relations=(), note=None))
    parts = _with_homeless(annotation, whole, parts, keep)
    after = replaced(annotation, whole.id, [with_slots(annotation, part) for part in parts])
    return accepted(annotation, with_rest_aside(after, cores, rest))


def _refuse_misfits(parts: int, statements: int, categories: int, keep: int | None) -> None:
    if parts < 2 or statements > parts or categories not in (0, 1, parts):
        raise ValueError("split takes two quotes or more, at most as many statements, and a category for all or for each")
    if keep is not None and not 1 <= keep <= parts:
        raise ValueError(f"there is no part {keep}; the parts are 1 to {parts}")


def _sorts(categories: Sequence[str], parts: int, whole: Claim) -> list[tuple[str, ...]]:
    """Give the categories of each part: its own, or the one that is for all, or those of the claim."""
    if not categories:
        return [whole.categories] * parts
    # There is one for each part or one in all, so the list repeated begins with what each part has.
    return [(one,) for one in (list(categories) * parts)[:parts]]


def _worded_in(whole: Claim, spans: Sequence[Span]) -> dict[str, Any]:
    """Give what the claim says in words of the document, as far as these spans have the words."""
    fields: dict[str, Any] = {
        name: [words for words in getattr(whole, name) if any(words in span.exact for span in spans)] for name in _LISTED
    }
    for name in _WORDED:
        detail = getattr(whole, name)
        # A figure or a date that does not say how it is written cannot be found in the words of a part, so it waits for *keep*
        # to give it a place.
        words = None if detail is None else detail.as_written
        fields[name] = detail if words and any(words in span.exact for span in spans) else None
    return fields


def _with_homeless(annotation: Annotation, whole: Claim, parts: list[Claim], keep: int | None) -> list[Claim]:
    """Give the part that is to be kept what no other has, and refuse to guess which part that is."""
    homeless = {
        name: [one for one in getattr(whole, name) if all(one not in getattr(part, name) for part in parts)] for name in _LISTED
    }
    lone = [name for name in _WORDED if getattr(whole, name) is not None and all(getattr(part, name) is None for part in parts)]
    hanging = [*_hanging(annotation, whole), *(name for name, words in homeless.items() if words), *lone]
    if hanging and keep is None:
        message = f"{whole.id!r} has {_listed(hanging)}, and nothing says which part of it keeps that"
        raise InvalidAnnotation([Finding(code="FC440", message=message, hint="say which part keeps it, counted from 1")])
    kept = parts[(keep or 1) - 1]
    fields: dict[str, Any] = {name: [*getattr(kept, name), *words] for name, words in homeless.items() if words}
    fields |= {name: getattr(whole, name) for name in lone}
    return [attrs.evolve(part, **fields) if part is kept else part for part in parts]


def _hanging(annotation: Annotation, claim: Claim) -> Iterator[str]:
    if claim.relations or any(one.target == claim.id for other in annotation.claims for one in other.relations):
        yield "relations"
    if any(entry.claim == claim.id for entry in annotation.counterparts):
        yield "counterparts"
    # An empty slot does not hang on the claim, since every part gets those that its own categories demand.
    if any(slot.references or slot.searches or slot.waived for slot in claim.slots):
        yield "evidence"
    if claim.assessments:
        yield "a verdict"
    if claim.note:
        yield "a note"


def join(annotation: Annotation, claim: str, other: str, *, statement: str | None = None) -> Annotation:
    """Make one claim of two: the first with the words, categories, evidence and links of both.

    Args:
        annotation: The annotation.
        claim: Id of the claim that stays.
        other: Id of the claim that goes into it.
        statement: The new statement; the two after one another when None.

    Raises:
        InvalidAnnotation: If the two differ in what one claim has once, or the claim that goes has verdicts.
        NoSuchClaim: If the annotation has no such claims.
        ValueError: If the two are one.
    """
    one, two = annotation.claim(claim), annotation.claim(other)
    if one.id == two.id:
        raise ValueError(f"{one.id!r} cannot be joined with itself")
    _refuse_verdicts(two, one)
    slots = {slot.kind: slot for slot in one.slots}
    for slot in two.slots:
        slots[slot.kind] = _both(slots[slot.kind], slot) if slot.kind in slots else slot
    fields: dict[str, Any] = {
        name: dict.fromkeys([*getattr(one, name), *getattr(two, name)]) for name in ("categories", *_LISTED, "tags", "relations")
    }
    fields |= {name: _only(name, one, two, f"{one.id!r} and {two.id!r}") for name in _SINGLE}
    joined = attrs.evolve(
        one,
        statement=statement or f"{one.statement} {two.statement}",
        spans=_merged([*one.spans, *two.spans], text_of(annotation)),
        slots=slots.values(),
        note=" ".join(dict.fromkeys(filter(None, (one.note, two.note)))) or None,
        **fields,
    )
    without = replaced(replaced(annotation, two.id, []), one.id, [with_slots(annotation, joined)])
    return accepted(annotation, with_links(without, {two.id: one.id}))


def _refuse_verdicts(going: Claim, staying: Claim) -> None:
    if going.assessments:
        message = f"{going.id!r} has verdicts, which were given on it alone and cannot become verdicts on {staying.id!r}"
        hint = "let the other claim be the one that goes" if not staying.assessments else "keep the two apart, and relate them"
        raise InvalidAnnotation([Finding(code="FC441", message=message, hint=hint)])


def _only(name: str, one: Any, two: Any, whose: str) -> Any:
    """Give a field of which the joined record can have only one value."""
    values = list(dict.fromkeys(value for value in (getattr(one, name), getattr(two, name)) if value is not None))
    if len(values) > 1:
        message = f"{whose} differ in {name}, of which one claim has only one"
        raise InvalidAnnotation([Finding(code="FC441", message=message, hint=f"keep the two apart, or make {name} equal first")])
    return values[0] if values else None


def _both(one: Slot, other: Slot) -> Slot:
    return attrs.evolve(
        one,
        references=dict.fromkeys([*one.references, *other.references]),
        searches=dict.fromkeys([*one.searches, *other.searches]),
        # The stronger of two levels is not taken silently: each is somebody's word, and only a
        # person can say which of them holds.
        **{name: _only(name, one, other, f"the slots {one.kind!r} of the two") for name in _SINGLE_OF_SLOT},
    )


def _merged(spans: Iterable[Span], text: str) -> list[Span]:
    """Give spans in order and disjoint; those that share characters become one, a core span if either is."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if merged and span.start < merged[-1].end:
            start, end = merged[-1].start, max(merged[-1].end, span.end)
            role = merged[-1].role if merged[-1].leads else span.role
            # It is a new span without prefix and suffix, since what the two had stands beside edges that are gone.
            merged[-1] = Span(start=start, end=end, exact=text[start:end], role=role)
        else:
            merged.append(span)
    return merged


def _sentence(spans: Iterable[Span]) -> str:
    carrying = load_vocabulary("span-roles").having("carrying")
    return closed(" ".join(span.exact for span in spans if span.role in carrying))


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: span.start)


def _listed(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])
