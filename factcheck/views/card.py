"""The card of a claim as data: what it says, row by row, for every writer to put on a page, into a document or on a screen.

A field of a record is worded here or in ``facts`` and nowhere else. A writer only knows what to make of the roles of words and of
their links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.evidence.weighed import ClaimEvidence, Reading, SlotEvidence
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.extraction import place_of
from factcheck.model.reference import Addition, Reference
from factcheck.model.slot import Search, Waiver
from factcheck.views.facts import facts_of, figure_of, place_in_original, row_of, title_of, when_of
from factcheck.views.lookup import Lookup
from factcheck.views.standing import Standing, standing_of
from factcheck.views.words import CardLine, Row, Words, with_commas

__all__ = ["Card", "ReferenceCard", "SlotCard", "added_line", "card_of", "search_line"]


@brief
@attrs.frozen(kw_only=True)
class ReferenceCard:
    """A reference in its slot.

    Args:
        bears: ``for``, ``against`` or ``neither``.
        counts: Whether it is counted.
        heading: Stance, work and locator.
        passage: The excerpt and the gist.
        figure: The figure that the passage gives; empty if it gives none.
        note: What a reader should know; empty if there is nothing.
        added: Who added it, when and how; empty where that is not recorded.
        lineage: Whose word it is, and whether it counts.
        chain: Through whom the passage has it, and where whoever knows stands in it; empty where it says neither.
        added_as_usual: Whether it was added as most references of the annotation were.
    """

    bears: str
    counts: bool
    heading: CardLine
    passage: CardLine
    figure: CardLine
    note: CardLine
    added: CardLine
    lineage: CardLine
    chain: CardLine
    added_as_usual: bool = False


@brief
@attrs.frozen(kw_only=True)
class SlotCard:
    """A slot with its state and all that was found for it.

    Args:
        kind: Id of the kind of evidence.
        title: The kind in words.
        description: What the kind means; empty where the vocabulary does not say.
        state: Id of the state.
        state_title: The state in words.
        level: Id of the level.
        level_title: The level in words.
        wanted: Number of independent origins that fill it.
        missing: How many more would.
        filling: Names of the origins that fill it.
        waived: The decision that it need not be filled; empty if there is none.
        origins: The independent origins that bear for the claim and those that bear against it, a line each; empty if there are
            none.
        references: What was found.
        searches: Where somebody looked, a line each.
    """

    kind: str
    title: str
    description: str
    state: str
    state_title: str
    level: str
    level_title: str
    wanted: int
    missing: int
    filling: CardLine
    waived: CardLine
    origins: tuple[CardLine, ...]
    references: tuple[ReferenceCard, ...]
    searches: tuple[CardLine, ...]


@brief
@attrs.frozen(kw_only=True)
class Card:
    """All that is known of a claim, as a reader sees it.

    Args:
        claim: The claim.
        number: Its number in reading order, from 1.
        facts: What it is, row by row.
        line: What it is, in one line.
        standing: Where it stands.
        summary: How many independent origins bear for it and against it.
        slots: Its slots.
        assessments: Its assessments, oldest first, a line each.
        place: Where it stands in the file that the text was extracted from; empty where that is not known.
        places: The same of each of its spans, in their order.
    """

    claim: Claim
    number: int
    facts: tuple[Row, ...]
    line: CardLine
    standing: Standing
    summary: tuple[Row, ...]
    slots: tuple[SlotCard, ...]
    assessments: tuple[CardLine, ...]
    place: str = ""
    places: tuple[str, ...] = ()


def card_of(it: Lookup, evidence: ClaimEvidence) -> Card:
    """Give the card of a claim.

    Args:
        it: Its annotation, looked up.
        evidence: The claim, weighed.
    """
    claim = evidence.claim
    return Card(
        claim=claim,
        number=it.numbers[claim.id],
        facts=tuple(facts_of(it, claim)),
        line=tuple(_line(it, claim)),
        standing=standing_of(it, evidence),
        summary=tuple(_summary(it, evidence)),
        slots=tuple(_slot(it, held, claim) for held in evidence.slots),
        assessments=tuple(tuple(_assessment(it, one, claim)) for one in claim.assessments),
        place=place_in_original(it, claim),
        places=tuple(place_of(it.annotation.source.extraction, span.start, span.end) for span in claim.spans),
    )


def _line(it: Lookup, claim: Claim) -> Iterator[Words]:
    """Say what a claim is in one line: its figure, or else its category, and when and where it holds."""
    # Whoever runs through a list of claims looks for their figures; a category is what is left where there is none.
    if claim.quantity:
        yield from figure_of(it, claim.quantity, short=True)
        return
    yield Words(it.term(claim.categories[0]).title)
    if claim.mode != Claim.mode:
        yield Words(f", {title_of(it, claim.mode, 'modes')}")
    if claim.time and (claim.time.at or claim.time.since or claim.time.until):
        yield Words(", ")
        yield from when_of(claim.time.at, claim.time.since, claim.time.until)
    if claim.places:
        yield Words(f", {', '.join(claim.places)}")


def _summary(it: Lookup, evidence: ClaimEvidence) -> Iterator[Row]:
    for label, ids in (("For", evidence.supporting), ("Against", evidence.contradicting)):
        yield row_of(label, with_commas([[Words(str(len(ids)))], *(_heard(it, evidence, id_) for id_ in ids)]))
    yield row_of("For, and disinterested", [Words(str(len(evidence.disinterested)))])


def _heard(it: Lookup, evidence: ClaimEvidence, id_: str) -> list[Words]:
    """Name an origin, and through whom alone it is heard if that is somebody with an interest."""
    through = list(with_commas([name] for name in _origins(it, evidence.via.get(id_, ()))))
    return [*_origins(it, [id_]), *([Words(" via "), *through] if through else [])]


def _origins(it: Lookup, ids: Iterable[str]) -> Iterator[Words]:
    for id_ in ids:
        origin = it.origin(id_)
        yield Words(origin.name if origin else id_, target="origin", name=id_)


def _slot(it: Lookup, held: SlotEvidence, claim: Claim) -> SlotCard:
    slot, kind = held.slot, it.slot_kind(held.slot.kind)
    told = (("Independent origins that bear for the claim: ", held.supporting), ("Independent origins that bear against it: ",
            held.contradicting))  # fmt: skip
    level = held.level
    return SlotCard(
        kind=slot.kind,
        title=kind.title,
        description=kind.description,
        state=held.state,
        state_title=title_of(it, held.state, "slot-states"),
        level=level,
        level_title=title_of(it, level, "slot-levels"),
        wanted=slot.min_origins or 1,
        missing=held.missing,
        filling=tuple(with_commas([name] for name in _origins(it, held.filling))),
        waived=tuple(_waived(slot.waived)) if slot.waived else (),
        origins=tuple(
            (Words(words), *with_commas([name] for name in _origins(it, ids)), Words(".")) for words, ids in told if ids
        ),
        references=tuple(_reference(it, reading, claim) for reading in held.readings),
        searches=tuple(tuple(_search(it, search)) for search in slot.searches),
    )


def _waived(waiver: Waiver) -> Iterator[Words]:
    yield Words(f"Waived by {waiver.by}, ")
    yield Words(waiver.at, "day")
    yield Words(f": {waiver.reason}")


def _reference(it: Lookup, reading: Reading, claim: Claim) -> ReferenceCard:
    reference = reading.reference
    return ReferenceCard(
        bears=reading.bears,
        counts=reading.counts,
        heading=tuple(_heading(it, reading)),
        passage=tuple(_passage(reference)),
        figure=figure_of(it, reference.quantity, beside=claim.quantity) if reference.quantity else (),
        note=(Words(reference.note),) if reference.note else (),
        added=tuple(added_line(it, reference.added)),
        added_as_usual=reference.added is not None and reference.added == it.usual_addition,
        chain=tuple(_chain(it, reference)),
        lineage=(Words("Counts" if reading.counts else "Does not count", "strong"), Words(f": {reading.why}")),
    )


def _heading(it: Lookup, reading: Reading) -> Iterator[Words]:
    reference, work = reading.reference, reading.work
    yield Words(it.term(reference.stance, "stances").title, "strong")
    yield Words(": ")
    yield Words(it.title(work) if work else reference.work, target="work", name=reference.work)
    if work is not None and work.available:
        yield from (Words(" ("), Words(work.available, "day"), Words(")"))
    if reference.locator:
        yield Words(f", {reference.locator}")


def _passage(reference: Reference) -> Iterator[Words]:
    if reference.excerpt:
        yield Words(reference.excerpt, "quote")
    # The words of the source come first; what somebody made of them must never look like a quotation.
    if reference.excerpt and reference.gist:
        yield Words(" ")
    if reference.gist:
        yield Words(reference.gist)


def added_line(it: Lookup, added: Addition | None) -> Iterator[Words]:
    """Say who added a reference, when and how; nothing where that is not recorded."""
    if added is not None:
        yield Words(f"Added by {added.by} on ")
        yield Words(added.at, "day")
        if added.method:
            yield Words(f", {title_of(it, added.method, 'addition-methods')}")


def _chain(it: Lookup, reference: Reference) -> Iterator[Words]:
    for number, link in enumerate(reference.relay):
        # A chain is read from who speaks down to whoever knows, as one would say it.
        yield Words(" has it from " if number else "In the passage ")
        yield from _origins(it, [link.origin])
        told = ["which distorts it"] if link.distorts else []
        told += [link.note] if link.note else []
        yield Words(f" ({'; '.join(told)})" if told else "")
    if reference.relay:
        yield Words("" if len(reference.relay) > 1 else " speaks")
        yield Words(". " if reference.interest else ".")
    if reference.interest is not None:
        yield Words(f"Stands here as {title_of(it, reference.interest.value, 'origin-interests')}: {reference.interest.reason}")


def _search(it: Lookup, search: Search) -> Iterator[Words]:
    # Hundreds of slots were searched in one sitting, which a report tells once.
    if it.whole and (search.at, search.by, search.where) == it.usual_search:
        yield Words("Searched as told under Method")
    else:
        yield from search_line(search.at, search.by, search.where)
    if search.query:
        yield Words(", ")
        yield Words(search.query, "quote")
    yield Words(f". {it.term(search.outcome, 'search-outcomes').title}")
    yield Words(f"; {search.note}." if search.note else ".")


def search_line(at: str, by: str, where: str) -> Iterator[Words]:
    """Say when somebody searched where."""
    yield Words("Searched ")
    yield Words(at, "day")
    yield Words(f" by {by}: {where}")


def _assessment(it: Lookup, one: Assessment, claim: Claim) -> Iterator[Words]:
    yield Words(one.at, "day")
    yield Words(f" {one.by}: ")
    yield Words(it.term(one.verdict, "verdicts").title, "strong")
    yield Words(f", {title_of(it, one.basis, 'assessment-bases')}" if one.basis else "")
    yield Words(f", degree {one.degree}" if one.degree is not None else "")
    if one.evidence_cutoff:
        yield from (Words(", evidence until "), Words(one.evidence_cutoff, "day"))
    yield Words(f", {title_of(it, one.certainty, 'certainties')} certainty" if one.certainty else "")
    if one.supersedes:
        yield from _replaced(it, one.supersedes, claim)
    if one.rationale:
        yield Words(one.rationale, "remark")


def _replaced(it: Lookup, id_: str, claim: Claim) -> Iterator[Words]:
    """Name the assessment that a later one takes the place of by what it said, not by its id, which stands nowhere else."""
    for one in claim.assessments:
        if one.id == id_:
            yield from (Words(f", in place of “{it.term(one.verdict, 'verdicts').title}” of "), Words(one.at, "day"))
