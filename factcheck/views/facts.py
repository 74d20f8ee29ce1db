"""What a claim is, row by row, as data: each field of it is worded here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.quantity import Quantity
from factcheck.model.relation import Relation
from factcheck.model.time import Time
from factcheck.model.triage import Triage
from factcheck.views.lookup import Lookup
from factcheck.views.phrases import figure_in_words, period_in_words
from factcheck.views.words import Line, Row, Words, joined

__all__ = ["facts_of", "figure_of", "row_of", "title_of"]


def facts_of(it: Lookup, claim: Claim) -> Iterator[Row]:
    """Give what a claim is, row by row, without its evidence.

    Args:
        it: Its annotation, looked up.
        claim: The claim.
    """
    for number, category in enumerate(claim.categories):
        yield row_of("And" if number else "Category", _category(it, category))
    yield row_of("Mode", _mode(it, claim))
    if claim.attribution:
        told = [Words(it.term(claim.attribution.voice, "voices").title)]
        told += [Words(f", {claim.attribution.speaker}")] if claim.attribution.speaker else []
        yield row_of("Voice", [*told, *_written(claim.attribution.as_written)])
    if claim.hedges:
        yield row_of("Hedges", joined([Words(hedge, "quote")] for hedge in claim.hedges))
    if claim.quantity:
        yield row_of("Figure", figure_of(it, claim.quantity))
    if claim.time:
        yield row_of("Time", _time(it, claim.time))
    for label, names in (("Places", claim.places), ("Agents", claim.agents)):
        if names:
            yield row_of(label, [Words(", ".join(names))])
    for label, links in it.relations(claim):
        lines = (tuple(_relation(it, id_, relation)) for id_, relation in links)
        yield Row(label=label, lines=tuple(lines), listed=True)
    for label, entry in it.counterparts(claim):
        yield row_of(label, _counterpart(it, entry))
    if claim.triage:
        yield row_of("Triage", _triage(it, claim.triage))
    if claim.by:
        yield row_of("Annotator", _annotator(it, claim.by))
    if claim.tags:
        yield row_of("Labels", [Words(", ".join(claim.tags))])
    if claim.note:
        yield row_of("Note", [Words(claim.note)])


def figure_of(it: Lookup, quantity: Quantity) -> Line:
    """Word a figure: its number or bound with what it counts, then what kind it is, when it holds, and as it is written."""
    numbered = (quantity.value, quantity.low, quantity.high) != (None, None, None)
    figure = figure_in_words(quantity)
    # What the figure itself does not say of its comparators is said beside it, so that none is lost.
    parts = [
        title for title in (title_of(it, name, "comparators") for name in quantity.comparators) if title not in figure.lower()
    ]
    parts += [title_of(it, quantity.kind, "quantity-kinds")] if quantity.kind else []
    when = period_in_words(quantity.as_of and f"as of {quantity.as_of}", quantity.since, quantity.until)
    if when or quantity.basis:
        parts.append(" ".join(filter(None, [when, quantity.basis and f"({title_of(it, quantity.basis, 'date-bases')})"])))
    parts += filter(None, (quantity.population, quantity.place, quantity.measure and f"measure {quantity.measure}"))
    said = [Words(figure, "strong"), *(Words(f" · {part}") for part in parts)]
    return (*said, *(_written(quantity.as_written) if numbered else ()))


def row_of(label: str, line: Iterable[Words]) -> Row:
    """Give a row of one line."""
    return Row(label=label, lines=(tuple(line),))


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
        yield Words(f" · {title_of(it, checkability, 'checkabilities')}")


def _time(it: Lookup, time: Time) -> Iterator[Words]:
    when = period_in_words(time.at, time.since, time.until)
    basis = f"({title_of(it, time.basis, 'date-bases')})" if time.basis else ""
    yield Words(" ".join(filter(None, (when, basis))))
    yield from _written(time.as_written)


def _relation(it: Lookup, id_: str, relation: Relation) -> Iterator[Words]:
    yield Words(id_, target="claim", name=id_)
    if relation.status != "explicit":
        yield Words(f" {title_of(it, relation.status, 'relation-statuses')}", "quiet")
    # Read from its other end, a relation is told without the note, which stands at the claim that holds it.
    if relation.note and id_ == relation.target:
        yield Words(relation.note, "remark")


def _counterpart(it: Lookup, entry: Counterpart) -> Iterator[Words]:
    yield Words(entry.target)
    decided = "".join([f" by {entry.by}" if entry.by else "", f" on {entry.at}" if entry.at else ""])
    yield Words(f" of {entry.document}, {title_of(it, entry.status, 'counterpart-statuses')}{decided}", "quiet")
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
    yield Words(f"{version}, {title_of(it, annotator.kind, 'annotator-kinds')}", "quiet")
    if annotator.note:
        yield Words(annotator.note, "remark")


def _written(words: str | None) -> Line:
    return (Words(" · written "), Words(words, "quote")) if words else ()


def title_of(it: Lookup, id_: str, vocabulary: str) -> str:
    """Give the title of a term within a sentence."""
    return it.term(id_, vocabulary).title.lower()
