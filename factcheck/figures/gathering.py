"""Figures of one measure side by side: the document's own, and those of the works that its references lead to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import attrs

from factcheck.contract.codec import to_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import NoSuchTerm
from factcheck.evidence.availability import was_available
from factcheck.evidence.lineage import ancestors_of
from factcheck.figures.comparability import Outcome, StatedFigure, relate
from factcheck.figures.intervals import Interval, bound_words, interval_of, is_rounded
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import ANY_DAY, DateSpan, Day, day_of, span_of_date
from factcheck.model.display import brief
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Reference
from factcheck.model.work import Work
from factcheck.works.citing import rows_in_iso

__all__ = [
    "Comparison", "Figure", "Series", "SeriesEntry", "all_series", "compare", "measure_in_words", "measures", "series",
    "words_written",
]  # fmt: skip

# What two quotations of one figure can differ in.
_WORDING: Final[Mapping[str, Any]] = {"population": None, "basis": None, "as_written": None}

# No date has a year of five digits, so what has no date comes last.
_END_OF_TIME: Day = (10_000, 1, 1)
_RELATIONS: Final[Mapping[str, str]] = {
    "same": "the same figure",
    "consistent": "can be true beside it",
    "update": "for {when} days",
    "correction": "another figure, stated {when}",
    "contradiction": "cannot be true beside it",
}
_WORD: Final = re.compile(r"\w+")


@brief
@attrs.frozen(kw_only=True, slots=False)
class Figure:
    """A quantity with the statement that it stands in: who gives it, and when.

    Args:
        quantity: The quantity.
        stated: When it was stated, ISO 8601 or EDTF: the day of issue of the document or work, else the day from which the work
            was available.
        claim: Id of the claim that gives it, or that its reference stands at.
        work: Id of the work that gives it; None where the document itself does.
        source: Title of the document or work.
        origins: Names of those whose figure it is.
        lineage: Ids of the origins, and of all that these derive from.
        words: The figure as it is written.
    """

    quantity: Quantity
    stated: str | None = None
    claim: str | None = None
    work: str | None = None
    source: str | None = None
    origins: tuple[str, ...] = ()
    lineage: frozenset[str] = frozenset()
    words: str | None = None

    @cached_property
    def interval(self) -> Interval | None:
        """The numbers that the figure leaves possible; None where it gives no number."""
        return interval_of(self._statement.quantity)

    @property
    def as_of(self) -> str | None:
        """The day for which the figure holds, or the end of the period that it covers, as far as either is written."""
        return self.quantity.as_of or self.quantity.until

    @property
    def held(self) -> DateSpan:
        """The first and last day for which the figure can hold; where it gives no day itself, when it was stated."""
        return self._statement.held

    @cached_property
    def _statement(self) -> StatedFigure:
        return StatedFigure(quantity=to_value(self.quantity), stated=self.stated)

    def __str__(self) -> str:
        if self.interval is None:
            return f'"{self.words}"' if self.words else "no figure"
        if self.interval.implied:
            limit = "" if self.interval.high is None else f", fewer than {self.interval.high:,}"
            return f'"{self.words}" (implies at least {self.interval.low:,}{limit})'
        value, low, high = self.quantity.value, self.quantity.low, self.quantity.high
        words = bound_words(self.quantity.comparators)
        near = "about " if is_rounded(self.quantity.comparators) else ""
        if value is not None:
            bound = words.get("low") or words.get("high")
            return f"{f'{bound} ' if bound else near}{value:,}"
        if low is not None and high is not None and not (self.interval.low_open or self.interval.high_open):
            return f"{near}{low:,} to {high:,}"
        ends = ((words.get("low", "at least"), low), (words.get("high", "at most"), high))
        return " and ".join(f"{word} {number:,}" for word, number in ends if number is not None)


@brief
@attrs.frozen(kw_only=True)
class Comparison:
    """What two figures are to each other; as text, what the other is to the one.

    Args:
        one: A figure.
        other: Another.
        relation: A term of the vocabulary ``figure-relations``: ``same``, ``consistent``, ``update``, ``correction``,
            ``contradiction`` or ``not-comparable``.
        dimension: In what the two differ where they are not comparable: ``measure``, ``kind``, ``unit``, ``population``,
            ``place``, ``period``, or ``figure`` where one of them gives no number.
        later: The figure that holds later, for an update, or that was stated later, for a correction.
    """

    one: Figure
    other: Figure
    relation: str
    dimension: str | None = None
    later: Figure | None = None

    def __str__(self) -> str:
        what = self.dimension
        if self.later is not None:
            what = "later" if self.later is self.other else "earlier"
        return f"{self.relation} ({what})" if what else self.relation

    @property
    def is_apart(self) -> bool:
        """Whether the two cannot be compared."""
        return self.relation in load_vocabulary("figure-relations").having("apart")

    @property
    def words(self) -> str:
        """What the other figure is to the one, as somebody says it who does not know the terms."""
        if self.is_apart:
            return f"not comparable: {'no number' if self.dimension == 'figure' else f'another {self.dimension}'}"
        when = "" if self.later is None else "later" if self.later is self.other else "earlier"
        return _RELATIONS[self.relation].format(when=when)


def compare(one: Figure | Quantity, other: Figure | Quantity) -> Comparison:
    """Tell what two figures are to each other, in either order the same.

    Figures are compared as intervals: a bound is open at its other end, and a number is good to what its digits and words allow.
    Only what both figures say can keep them apart, and other words for the population or place of one measure only where the
    figures disagree. A later figure of the same stock is an update, whatever it is; for one and the same time, figures that share
    no number contradict each other, unless they can be of one origin and one of them was stated later, which makes it a
    correction.

    Args:
        one: A figure, or a quantity of which it is not known who stated it and when.
        other: Another.

    >>> from factcheck.model import Quantity
    >>> compare(Quantity(high=30_000, as_of="1999-03-23"), Quantity(low=25_000, as_of="1999-03-23")).relation
    'consistent'
    >>> print(compare(Quantity(value=250, unit="person"), Quantity(value=60, unit="family")))
    not-comparable (unit)
    """
    left, right = (Figure(quantity=part) if isinstance(part, Quantity) else part for part in (one, other))
    # Two figures of which one has no known origin may be of one origin.
    apart = bool(left.lineage and right.lineage) and left.lineage.isdisjoint(right.lineage)
    outcome: Outcome = relate(left._statement, right._statement, of_one_origin=not apart)
    later = None if outcome.later is None else (left, right)[outcome.later]
    return Comparison(one=left, other=right, relation=outcome.relation, dimension=outcome.dimension, later=later)


@brief
@attrs.frozen(kw_only=True)
class SeriesEntry:
    """A figure of a series, with what it is to the document's own.

    Args:
        figure: The figure.
        comparison: Its comparison with a figure of the document: that of the claim which its reference stands at, if this has the
            measure; else the first with which it can be compared. None for the document's own figures, and where it has none.
    """

    figure: Figure
    comparison: Comparison | None = None


@brief
@attrs.frozen(kw_only=True)
class Series:
    """The figures of one measure in the order of the days for which they hold, then of the days on which they were stated.

    Args:
        measure: The measure.
        annotation: Id of the annotation.
        title: Title of its document.
        entries: The figures.
        named: The measure in words; made of its name when None.
    """

    measure: str
    annotation: str
    title: str
    entries: tuple[SeriesEntry, ...]
    named: str | None = None

    @property
    def words(self) -> str:
        """The measure as people read it."""
        return self.named or measure_in_words(self.measure)


def measures(annotation: Annotation) -> Mapping[str, int]:
    """Give the measures of an annotation, in alphabetical order, each with the number of figures that :func:`series` gives."""
    return {measure: len(figures) for measure, figures in sorted(_figures_by_measure(annotation).items())}


def series(annotation: Annotation, measure: str, *, as_of: str | None = None) -> Series:
    """Give every figure of one measure that the claims and references of an annotation hold.

    The quantity of a reference that names no measure or kind is taken to be of those of its claim. A figure
    for which a work is cited at several places is one.

    Args:
        annotation: The annotation.
        measure: A measure, as quantities name it.
        as_of: A day, ISO 8601. Figures of works that were certainly available on it remain, and those of the document.

    Raises:
        NoSuchTerm: If no figure has the measure.
        ValueError: If *as_of* is no day.
    """
    found = _figures_by_measure(annotation)
    if measure not in found:
        raise NoSuchTerm(measure, kind="measure", known=tuple(sorted(found)))
    return _series(annotation, measure, found[measure], _known_works(annotation, as_of), words_written(annotation))


def all_series(annotation: Annotation, *, as_of: str | None = None) -> Mapping[str, Series]:
    """Give the series of every measure of an annotation, by its name, in alphabetical order; see :func:`series`.

    Args:
        annotation: The annotation.
        as_of: A day, ISO 8601. Figures of works that were certainly available on it remain, and those of the document.

    Raises:
        ValueError: If *as_of* is no day.
    """
    known = _known_works(annotation, as_of)
    # All measures are gathered in one pass: asking for each by itself would read every reference once for every measure.
    found, written = sorted(_figures_by_measure(annotation).items()), words_written(annotation)
    return {measure: _series(annotation, measure, figures, known, written) for measure, figures in found}


def words_written(annotation: Annotation) -> frozenset[str]:
    """Give the words of a document, by which :func:`measure_in_words` tells names from other words."""
    return frozenset(_WORD.findall(annotation.source.text or ""))


def _figures_by_measure(annotation: Annotation) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in _figures(annotation):
        # A figure without a measure may count anything, so it is beside no other.
        if figure.quantity.measure:
            found.setdefault(figure.quantity.measure, []).append(figure)
    return found


def _known_works(annotation: Annotation, as_of: str | None) -> frozenset[str]:
    day = None if as_of is None else day_of(as_of)
    return frozenset(work.id for work in annotation.works if day is None or was_available(work, day))


def _series(
    annotation: Annotation, measure: str, figures: list[Figure], known: frozenset[str], written: frozenset[str]
) -> Series:
    own = [figure for figure in figures if figure.work is None]
    shown = [figure for figure in figures if figure.work is None or figure.work in known]
    entries = tuple(SeriesEntry(figure=figure, comparison=_beside(figure, own)) for figure in sorted(shown, key=_place))
    words = measure_in_words(measure, written)
    return Series(measure=measure, annotation=annotation.id, title=annotation.source.title, entries=entries, named=words)


def measure_in_words(measure: str, written: Collection[str] = ()) -> str:
    """Give the name of a measure as people read it, with the names of places and peoples as the document spells them.

    Args:
        measure: The measure, words joined by hyphens.
        written: The words of the document. One that it never writes with a small letter is a name.

    >>> measure_in_words("displaced-in-kosovo", {"displaced", "in", "Kosovo"})
    'Displaced in Kosovo'
    >>> measure_in_words("displaced-in-kosovo-flow", {"displaced", "in", "Kosovo"})
    'Displaced in Kosovo over a period'
    """
    # A measure over a period and one at a day need two names, and often differ in this last word alone.
    measure = re.sub(r"(?<=.)-flow$", "-over-a-period", measure)
    words = [name if word not in written and (name := word.capitalize()) in written else word for word in measure.split("-")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _span(date: str | None) -> DateSpan:
    return (span_of_date(date) if date else None) or ANY_DAY


def _beside(figure: Figure, own: list[Figure]) -> Comparison | None:
    if figure.work is None or not own:
        return None
    comparisons = [compare(one, figure) for one in own]
    # False comes before True, and of equals the first is taken.
    return min(comparisons, key=lambda made: (made.one.claim != figure.claim, made.is_apart))


def _place(figure: Figure) -> tuple[Day, Day, Day, bool, str, str]:
    held, stated = figure.held, _span(figure.stated)
    first, last = held[0] or held[1] or _END_OF_TIME, held[1] or held[0] or _END_OF_TIME
    return first, last, stated[0] or _END_OF_TIME, figure.work is not None, figure.work or "", figure.claim or ""


def _figures(annotation: Annotation) -> Iterator[Figure]:
    works = annotation.works_by_id
    seen: set[tuple[Any, ...]] = set()
    for claim in annotation:
        if claim.quantity is not None:
            yield _own_figure(annotation, claim)
        for slot in claim.slots:
            for reference in slot.references:
                work = works.get(reference.work)
                if reference.quantity is None or work is None:
                    continue
                figure = _cited_figure(annotation, claim, reference, work)
                # One sentence of a work that is cited for two claims is one figure, however differently it was quoted.
                said = (work.id, attrs.evolve(figure.quantity, **_WORDING))
                if said not in seen:
                    seen.add(said)
                    yield figure


def _own_figure(annotation: Annotation, claim: Claim) -> Figure:
    source, quantity = annotation.source, claim.quantity or Quantity()
    issuers = () if source.issuer is None else (source.issuer,)
    return Figure(
        quantity=quantity,
        stated=source.issued,
        claim=claim.id,
        source=source.title,
        words=quantity.as_written,
        **_origins(annotation, issuers),
    )


def _cited_figure(annotation: Annotation, claim: Claim, reference: Reference, work: Work) -> Figure:
    quantity = reference.quantity or Quantity()
    # Who cites a figure for a claim seldom repeats what is counted; a passage of another measure says so.
    if claim.quantity is not None and quantity.measure in (None, claim.quantity.measure):
        quantity = attrs.evolve(quantity, measure=claim.quantity.measure, kind=quantity.kind or claim.quantity.kind)
    return Figure(
        quantity=quantity,
        stated=_issued(work.csl) or work.available,
        claim=claim.id,
        work=work.id,
        source=str(work.csl.get("title", work.id)),
        words=quantity.as_written or reference.excerpt,
        **_origins(annotation, _knowing(reference, work)),
    )


def _knowing(reference: Reference, work: Work) -> tuple[str, ...]:
    """Give whose figure a passage gives: whoever knows, if it tells through whom it has it, else those who speak in it."""
    # The figure is that of the last link, who counted, and not of those who passed it on.
    known = tuple(link.origin for link in reference.relay[-1:])
    return tuple(dict.fromkeys([*known, *reference.origins])) or work.origins


def _origins(annotation: Annotation, ids: tuple[str, ...]) -> dict[str, Any]:
    known = annotation.origins_by_id
    return {"origins": tuple(known[id_].name for id_ in ids if id_ in known), "lineage": ancestors_of(ids, known)}


def _issued(csl: Mapping[str, Any]) -> str | None:
    """Give the day, month or year in which a work was issued, ISO 8601."""
    date = "/".join(rows_in_iso(csl.get("issued", {})))
    return date if span_of_date(date) else None
