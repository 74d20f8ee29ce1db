"""What a claim is, row by row, as data: each field of it is worded here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.extraction import place_of_spans
from factcheck.model.quantity import Quantity
from factcheck.model.relation import Relation
from factcheck.model.time import Time
from factcheck.model.triage import Triage
from factcheck.views.lookup import Lookup
from factcheck.views.phrases import figure_in_words, plain_term, some_time
from factcheck.views.words import CardLine, Row, Words, with_commas

__all__ = ["facts_of", "figure_of", "place_in_original", "row_of", "title_of", "when_of"]


def facts_of(it: Lookup, claim: Claim) -> Iterator[Row]:
    """Give what a claim is, row by row, without its evidence.

    Args:
        it: Its annotation, looked up.
        claim: The claim.
    """
    for number, category in enumerate(claim.categories):
        yield row_of("And" if number else "Kind", _category(it, category), field="" if number else "Category")
    yield row_of("How it is said", _mode(it, claim), field="Mode")
    stands = place_in_original(it, claim)
    if stands:
        yield row_of("In the original", [Words(stands)], field="Original")
    if claim.attribution:
        told = [Words(it.term(claim.attribution.voice, "voices").title)]
        told += [Words(f", {claim.attribution.speaker}")] if claim.attribution.speaker else []
        yield row_of("Whose words", [*told, *_written(claim.attribution.as_written)], field="Voice")
    if claim.hedges:
        yield row_of("Softened by", with_commas([Words(hedge, "quote")] for hedge in claim.hedges), field="Hedges")
    if claim.quantity:
        yield row_of("Figure", figure_of(it, claim.quantity))
    if claim.time:
        yield row_of("When", _time(it, claim.time), field="Time")
    for label, field, names in (("Where", "Places", claim.places), ("Who", "Agents", claim.agents)):
        if names:
            yield row_of(label, [Words(", ".join(names))], field=field)
    for label, links in it.relations(claim):
        lines = (tuple(_relation(it, id_, relation)) for id_, relation in links)
        yield Row(label=label, lines=tuple(lines), listed=True)
    for label, entry in it.counterparts(claim):
        yield row_of(label, _counterpart(it, entry))
    if claim.triage:
        yield row_of("To be checked", _triage(it, claim.triage), field="Triage")
    if claim.by:
        yield row_of("Annotated by", _annotator(it, claim.by), field="Annotator")
    if claim.tags:
        yield row_of("Labels", [Words(", ".join(claim.tags))])
    if claim.note:
        yield row_of("Note", [Words(claim.note)])


def place_in_original(it: Lookup, claim: Claim) -> str:
    """Word where a claim stands in the file that its text was extracted from, such as "p. 4 of release.pdf", or nothing."""
    extraction = it.annotation.source.extraction
    place = place_of_spans(extraction, claim.spans)
    path = extraction.original.path if extraction else None
    return f"{place} of {path}" if place and path else place


def figure_of(it: Lookup, quantity: Quantity, *, beside: Quantity | None = None, short: bool = False) -> CardLine:
    """Word a figure: its number or bound with what it counts, when it holds, what is counted where, and as it is written.

    Args:
        it: The annotation, looked up.
        quantity: The figure.
        beside: A figure that it stands beside, whose measure need not be told again.
        short: Whether to leave out what kind of figure it is, where its day comes from, its measure and its words.
    """
    numbered = (quantity.value, quantity.low, quantity.high) != (None, None, None)
    figure = figure_in_words(quantity)
    # What the figure itself does not say of its comparators is said beside it, so that none is lost.
    said = [Words(figure, "strong")]
    for name in quantity.comparators:
        if title_of(it, name, "comparators") not in figure.lower():
            said += [Words(", "), _term(it, name, "comparators")]
    if quantity.kind and not short:
        said += [Words(", "), _term(it, quantity.kind, "quantity-kinds")]
    when = [*when_of(quantity.as_of, quantity.since, quantity.until), *_basis(it, None if short else quantity.basis)]
    said += [Words(", "), *when] if when else []
    measure = None if short or (beside and beside.measure == quantity.measure) else quantity.measure
    said += [Words(f" · {part}") for part in (quantity.population, quantity.place) if part]
    said += [Words(" · "), Words(it.measure(measure), target="measure", name=measure)] if measure else []
    said += _written(quantity.as_written) if numbered and not short else ()
    # What a reader has just seen linked need not be linked again.
    return tuple(said) if beside is None else tuple(attrs.evolve(one, target=None, name="") for one in said)


def row_of(label: str, line: Iterable[Words], *, field: str = "") -> Row:
    """Give a row of one line.

    Args:
        label: What it is, in the words of a reader.
        line: What is said of it.
        field: What whoever makes claims calls it, where that is another word.
    """
    return Row(label=label, lines=(tuple(line),), field=field)


def _category(it: Lookup, category: str) -> Iterator[Words]:
    term = it.term(category)
    yield Words(term.title, "strong", "category", category)
    if term.title != category:
        yield Words(f" {category}", "meaning")
    if term.description:
        yield Words(f": {term.description}", "meaning")


def _mode(it: Lookup, claim: Claim) -> Iterator[Words]:
    yield Words(it.term(claim.mode, "modes").title, target="term", name=f"modes:{claim.mode}")
    checkability = it.checkability(claim)
    if checkability:
        title = title_of(it, checkability, "checkabilities")
        yield from (Words(" · "), Words(title, target="term", name=f"checkabilities:{checkability}"))


def _time(it: Lookup, time: Time) -> Iterator[Words]:
    yield from when_of(time.at, time.since, time.until)
    yield from (attrs.evolve(one, target=None, name="") for one in _basis(it, time.basis))
    yield from _written(time.as_written)


def when_of(at: str | None, since: str | None, until: str | None) -> Iterator[Words]:
    """Word a day or a period, its days as days."""
    known = [(words, day) for words, day in (("", at), ("since ", since), ("until ", until)) if day]
    for number, (words, day) in enumerate(known):
        before = words + some_time(day) if words else _preposition(day)
        yield Words(f"{' ' if number else ''}{before}")
        yield Words(day, "day")


def _preposition(day: str) -> str:
    if "/" in day:
        return ""
    return "on " if len(day.rstrip("?~%")) == len("1999-03-26") else "in "


def _basis(it: Lookup, basis: str | None) -> Iterator[Words]:
    if basis:
        term = _term(it, basis, "date-bases")
        yield from (Words(" "), attrs.evolve(term, text=f"({term.text})"))


def _term(it: Lookup, id_: str, vocabulary: str) -> Words:
    """Say a term in plain words, with a link to what it means."""
    words = plain_term(vocabulary, id_) or title_of(it, id_, vocabulary)
    return Words(words, target="term", name=f"{vocabulary}:{id_}")


def _relation(it: Lookup, id_: str, relation: Relation) -> Iterator[Words]:
    yield Words(id_, target="claim", name=id_)
    if relation.status != Relation.status:
        yield Words(f" {title_of(it, relation.status, 'relation-statuses')}", "quiet")
    # Read from its other end, a relation is told without the note, which stands at the claim that holds it.
    if relation.note and id_ == relation.target:
        yield Words(relation.note, "remark")


def _counterpart(it: Lookup, entry: Counterpart) -> Iterator[Words]:
    # A file knows claims of other documents by their ids; their statements are known where those documents are at hand.
    beside = it.others.get((entry.document, entry.target))
    yield Words(beside.statement, target="other", name=beside.address) if beside else Words(entry.target)
    of = f"“{beside.title}”" if beside else entry.document
    yield Words(f" of {of}, {title_of(it, entry.status, 'counterpart-statuses')}", "quiet")
    yield from _decided(entry.by, entry.at)
    for step in entry.names:
        yield Words(f"“{step.here}” here, “{step.there}” there: {step.ground}", "remark")
    if entry.note:
        yield Words(entry.note, "remark")


def _triage(it: Lookup, triage: Triage) -> Iterator[Words]:
    yield Words(it.term(triage.decision, "triage-decisions").title, "strong")
    if triage.assignee:
        yield Words(f", {triage.assignee}")
    if triage.by or triage.at:
        yield Words(", decided", "quiet")
        yield from _decided(triage.by, triage.at)
    if triage.reason:
        yield Words(triage.reason, "remark")


def _decided(by: str | None, at: str | None) -> Iterator[Words]:
    if by:
        yield Words(f" by {by}", "quiet")
    if at:
        yield from (Words(" on ", "quiet"), Words(at, "day"))


def _annotator(it: Lookup, id_: str) -> Iterator[Words]:
    annotator = next((one for one in it.annotation.annotators if one.id == id_), None)
    if annotator is None:
        yield Words(id_)
        return
    yield Words(annotator.name)
    version = f" {annotator.version}" if annotator.version else ""
    yield Words(f"{version}, {title_of(it, annotator.kind, 'annotator-kinds')}", "quiet")
    if annotator.note:
        yield Words(annotator.note, "remark")


def _written(words: str | None) -> CardLine:
    return (Words(" · written "), Words(words, "quote")) if words else ()


def title_of(it: Lookup, id_: str, vocabulary: str) -> str:
    """Give the title of a term within a sentence."""
    return it.term(id_, vocabulary).title.lower()
