"""The card of a claim as data: what it says, row by row, for every writer to put on a page, into a document or on a screen.

A field of a record is worded here and nowhere else. A writer only knows what to make of the roles of words and of their links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import attrs

from factcheck.evidence.weighing import ClaimEvidence, Reading, SlotEvidence
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.display import brief
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Reference
from factcheck.model.relation import Relation
from factcheck.model.slot import Search, Waiver
from factcheck.model.time import Time
from factcheck.model.triage import Triage
from factcheck.views.lookup import Lookup
from factcheck.views.phrases import figure_in_words, period_in_words

__all__ = ["Card", "ReferenceCard", "Row", "SlotCard", "Words", "card_of", "facts_of", "figure_of", "plain"]

Role = Literal["plain", "strong", "quote", "quiet", "remark", "day"]
Target = Literal["claim", "category", "work", "origin"]


@brief
@attrs.frozen
class Words:
    """Some words of a card.

    Args:
        text: The words.
        role: How they are said: ``plain``, ``strong``, ``quote`` for somebody's own words, ``quiet`` for what explains,
            ``remark`` for a sentence that stands by itself, ``day`` for a date.
        target: What kind of thing they name, if a link may lead there: ``claim``, ``category``, ``work`` or ``origin``.
        name: Id of that thing.
    """

    text: str
    role: Role = "plain"
    target: Target | None = None
    name: str = ""


Line = tuple[Words, ...]


@brief
@attrs.frozen(kw_only=True)
class Row:
    """One thing that is known of a claim.

    Args:
        label: What it is.
        lines: What is said of it: one line, or several where there are several things.
        listed: Whether the lines are items of a list, however many there are.
    """

    label: str
    lines: tuple[Line, ...]
    listed: bool = False


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
    """

    bears: str
    counts: bool
    heading: Line
    passage: Line
    figure: Line
    note: Line
    added: Line
    lineage: Line


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
    filling: Line
    waived: Line
    origins: tuple[Line, ...]
    references: tuple[ReferenceCard, ...]
    searches: tuple[Line, ...]


@brief
@attrs.frozen(kw_only=True)
class Card:
    """All that is known of a claim, as a reader sees it.

    Args:
        claim: The claim.
        number: Its number in reading order, from 1.
        facts: What it is, row by row.
        summary: How many independent origins bear for it and against it.
        slots: Its slots.
        assessments: Its assessments, oldest first, a line each.
    """

    claim: Claim
    number: int
    facts: tuple[Row, ...]
    summary: tuple[Row, ...]
    slots: tuple[SlotCard, ...]
    assessments: tuple[Line, ...]


def plain(line: Iterable[Words]) -> str:
    """Give a line as plain text: what somebody said in quotation marks, and a semicolon before what stands by itself.

    >>> plain([Words("about 40", "strong"), Words(", written "), Words("some forty", "quote")])
    'about 40, written “some forty”'
    """
    around = {"quote": ("“", "”"), "remark": ("; ", "")}
    return "".join(words.text.join(around.get(words.role, ("", ""))) for words in line)


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
        summary=tuple(_summary(it, evidence)),
        slots=tuple(_slot(it, held) for held in evidence.slots),
        assessments=tuple(tuple(_assessment(it, one)) for one in claim.assessments),
    )


def facts_of(it: Lookup, claim: Claim) -> Iterator[Row]:
    """Give what a claim is, row by row, without its evidence.

    Args:
        it: Its annotation, looked up.
        claim: The claim.
    """
    for number, category in enumerate(claim.categories):
        yield _row("And" if number else "Category", _category(it, category))
    yield _row("Mode", _mode(it, claim))
    if claim.attribution:
        told = [Words(it.term(claim.attribution.voice, "voices").title)]
        told += [Words(f", {claim.attribution.speaker}")] if claim.attribution.speaker else []
        yield _row("Voice", [*told, *_written(claim.attribution.as_written)])
    if claim.hedges:
        yield _row("Hedges", _joined([Words(hedge, "quote")] for hedge in claim.hedges))
    if claim.quantity:
        yield _row("Figure", figure_of(it, claim.quantity))
    if claim.time:
        yield _row("Time", _time(it, claim.time))
    for label, names in (("Places", claim.places), ("Agents", claim.agents)):
        if names:
            yield _row(label, [Words(", ".join(names))])
    for label, links in it.relations(claim):
        lines = (tuple(_relation(it, id_, relation)) for id_, relation in links)
        yield Row(label=label, lines=tuple(lines), listed=True)
    for label, entry in it.counterparts(claim):
        yield _row(label, _counterpart(it, entry))
    if claim.triage:
        yield _row("Triage", _triage(it, claim.triage))
    if claim.by:
        yield _row("Annotator", _annotator(it, claim.by))
    if claim.tags:
        yield _row("Labels", [Words(", ".join(claim.tags))])
    if claim.note:
        yield _row("Note", [Words(claim.note)])


def figure_of(it: Lookup, quantity: Quantity) -> Line:
    """Word a figure: its number or bound with what it counts, then what kind it is, when it holds, and as it is written."""
    numbered = (quantity.value, quantity.low, quantity.high) != (None, None, None)
    parts = [it.term(name, "comparators").title.lower() for name in quantity.comparators if _is_apart(it, name)]
    parts += [_title(it, quantity.kind, "quantity-kinds")] if quantity.kind else []
    when = period_in_words(quantity.as_of and f"as of {quantity.as_of}", quantity.since, quantity.until)
    if when or quantity.basis:
        parts.append(" ".join(filter(None, [when, quantity.basis and f"({_title(it, quantity.basis, 'date-bases')})"])))
    parts += filter(None, (quantity.population, quantity.place, quantity.measure and f"measure {quantity.measure}"))
    said = [Words(figure_in_words(quantity), "strong"), *(Words(f" · {part}") for part in parts)]
    return (*said, *(_written(quantity.as_written) if numbered else ()))


def _is_apart(it: Lookup, comparator: str) -> bool:
    """Tell whether a comparator is said beside the figure, which itself says what bounds it and that it is about so much."""
    return it.term(comparator, "comparators").bound is None and comparator != _ABOUT


_ABOUT: Final = "about"


def _row(label: str, line: Iterable[Words]) -> Row:
    return Row(label=label, lines=(tuple(line),))


def _title(it: Lookup, id_: str, vocabulary: str) -> str:
    """Give the title of a term within a sentence."""
    return it.term(id_, vocabulary).title.lower()


def _joined(lines: Iterable[Iterable[Words]]) -> Iterator[Words]:
    for number, line in enumerate(lines):
        if number:
            yield Words(", ")
        yield from line


def _written(words: str | None) -> Line:
    return (Words(" · written "), Words(words, "quote")) if words else ()


def _category(it: Lookup, category: str) -> Iterator[Words]:
    term = it.term(category)
    yield Words(term.title, "strong", "category", category)
    if term.title != category:
        yield Words(f" {category}", "quiet")
    if term.description:
        yield Words(f": {term.description}")


def _mode(it: Lookup, claim: Claim) -> Iterator[Words]:
    yield Words(it.term(claim.mode, "modes").title)
    checkability = it.checkability(claim)
    if checkability:
        yield Words(f" · {_title(it, checkability, 'checkabilities')}")


def _time(it: Lookup, time: Time) -> Iterator[Words]:
    when = period_in_words(time.at, time.since, time.until)
    basis = f"({_title(it, time.basis, 'date-bases')})" if time.basis else ""
    yield Words(" ".join(filter(None, (when, basis))))
    yield from _written(time.as_written)


def _relation(it: Lookup, id_: str, relation: Relation) -> Iterator[Words]:
    yield Words(id_, target="claim", name=id_)
    if relation.status != "explicit":
        yield Words(f" {_title(it, relation.status, 'relation-statuses')}", "quiet")
    # Read from its other end, a relation is told without the note, which stands at the claim that holds it.
    if relation.note and id_ == relation.target:
        yield Words(relation.note, "remark")


def _counterpart(it: Lookup, entry: Counterpart) -> Iterator[Words]:
    yield Words(entry.target)
    decided = "".join([f" by {entry.by}" if entry.by else "", f" on {entry.at}" if entry.at else ""])
    yield Words(f" of {entry.document}, {_title(it, entry.status, 'counterpart-statuses')}{decided}", "quiet")
    if entry.note:
        yield Words(entry.note, "remark")


def _triage(it: Lookup, triage: Triage) -> Iterator[Words]:
    yield Words(it.term(triage.decision, "triage-decisions").title, "strong")
    if triage.assignee:
        yield Words(f", {triage.assignee}")
    decided = "".join([f" by {triage.by}" if triage.by else "", f" on {triage.at}" if triage.at else ""])
    if decided:
        yield Words(f", decided{decided}", "quiet")
    if triage.reason:
        yield Words(triage.reason, "remark")


def _annotator(it: Lookup, id_: str) -> Iterator[Words]:
    annotator = next((one for one in it.annotation.annotators if one.id == id_), None)
    if annotator is None:
        yield Words(id_)
        return
    yield Words(annotator.name)
    version = f" {annotator.version}" if annotator.version else ""
    yield Words(f"{version}, {_title(it, annotator.kind, 'annotator-kinds')}", "quiet")
    if annotator.note:
        yield Words(annotator.note, "remark")


def _summary(it: Lookup, evidence: ClaimEvidence) -> Iterator[Row]:
    for label, ids in (("For", evidence.supporting), ("Against", evidence.contradicting)):
        yield _row(label, [Words(str(len(ids)), "strong"), *(_origins(it, ids, before=", ") if ids else ())])
    yield _row("For, and neither claimant nor party", [Words(str(len(evidence.disinterested)), "strong")])


def _origins(it: Lookup, ids: Iterable[str], *, before: str = "") -> Iterator[Words]:
    for number, id_ in enumerate(ids):
        if before or number:
            yield Words(", " if number else before)
        origin = it.origin(id_)
        yield Words(origin.name if origin else id_, target="origin", name=id_)


def _slot(it: Lookup, held: SlotEvidence) -> SlotCard:
    slot, kind = held.slot, it.slot_kind(held.slot.kind)
    told = (("Independent origins that bear for the claim: ", held.supporting), ("Independent origins that bear against it: ",
            held.contradicting))  # fmt: skip
    level = slot.level or "may"
    return SlotCard(
        kind=slot.kind,
        title=kind.title,
        description=kind.description,
        state=held.state,
        state_title=_title(it, held.state, "slot-states"),
        level=level,
        level_title=_title(it, level, "slot-levels"),
        wanted=slot.min_origins or 1,
        missing=held.missing,
        filling=tuple(_origins(it, held.filling)),
        waived=tuple(_waived(slot.waived)) if slot.waived else (),
        origins=tuple((Words(words), *_origins(it, ids), Words(".")) for words, ids in told if ids),
        references=tuple(_reference(it, reading) for reading in held.readings),
        searches=tuple(tuple(_search(it, search)) for search in slot.searches),
    )


def _waived(waiver: Waiver) -> Iterator[Words]:
    yield Words(f"Waived by {waiver.by}, ")
    yield Words(waiver.at, "day")
    yield Words(f": {waiver.reason}")


def _reference(it: Lookup, reading: Reading) -> ReferenceCard:
    reference = reading.reference
    return ReferenceCard(
        bears=reading.bears,
        counts=reading.counts,
        heading=tuple(_heading(it, reading)),
        passage=tuple(_passage(reference)),
        figure=figure_of(it, reference.quantity) if reference.quantity else (),
        note=(Words(reference.note),) if reference.note else (),
        added=tuple(_added(it, reference)),
        lineage=(Words("Counts" if reading.counts else "Does not count", "strong"), Words(f": {reading.why}")),
    )


def _heading(it: Lookup, reading: Reading) -> Iterator[Words]:
    reference, work = reading.reference, reading.work
    yield Words(it.term(reference.stance, "stances").title, "strong")
    yield Words(": ")
    yield Words(it.title(work) if work else reference.work, target="work", name=reference.work)
    if work is not None and work.available:
        yield Words(f" ({work.available})", "quiet")
    if reference.locator:
        yield Words(f", {reference.locator}")


def _passage(reference: Reference) -> Iterator[Words]:
    if reference.excerpt:
        yield Words(reference.excerpt, "quote")
    if reference.excerpt and reference.gist:
        yield Words(" ")
    if reference.gist:
        yield Words(reference.gist)


def _added(it: Lookup, reference: Reference) -> Iterator[Words]:
    if reference.added is not None:
        yield Words(f"Added by {reference.added.by} on ")
        yield Words(reference.added.at, "day")
        if reference.added.method:
            yield Words(f", {_title(it, reference.added.method, 'addition-methods')}")


def _search(it: Lookup, search: Search) -> Iterator[Words]:
    yield Words("Searched ")
    yield Words(search.at, "day")
    yield Words(f" by {search.by}: {search.where}")
    if search.query:
        yield Words(", ")
        yield Words(search.query, "quote")
    yield Words(f". {it.term(search.outcome, 'search-outcomes').title}")
    yield Words(f"; {search.note}." if search.note else ".")


def _assessment(it: Lookup, one: Assessment) -> Iterator[Words]:
    yield Words(one.at, "day")
    yield Words(f" {one.by}: ")
    yield Words(it.term(one.verdict, "verdicts").title, "strong")
    yield Words(f", {_title(it, one.basis, 'assessment-bases')}" if one.basis else "")
    yield Words(f", degree {one.degree}" if one.degree is not None else "")
    yield Words(f", evidence until {one.evidence_cutoff}" if one.evidence_cutoff else "")
    yield Words(f", {_title(it, one.certainty, 'certainties')} certainty" if one.certainty else "")
    yield Words(f", in place of {one.supersedes}" if one.supersedes else "")
    if one.rationale:
        yield Words(one.rationale, "remark")
