"""Series of figures and lists of works as commands print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from factcheck.figures.gathering import Series, SeriesEntry, measures
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.quantity import Quantity
from factcheck.model.work import Work
from factcheck.works.citing import cite

__all__ = [
    "FigureResult", "MeasureResult", "SeriesResult", "WorkResult", "measure_results", "series_result", "work_results",
]  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class FigureResult:
    """A figure of a series.

    Args:
        words: The figure as it is written.
        quantity: The quantity.
        interval: The numbers that it leaves possible: ``low``, ``high``, ``low_open``, ``high_open``, ``implied``; None
            where it gives no number.
        stated: When it was stated, ISO 8601 or EDTF.
        claim: Id of the claim that gives it, or that its reference stands at.
        work: Id of the work that gives it; None where the document itself does.
        source: Title of the document or work.
        origins: Names of those whose figure it is.
        relation: What it is to the document's own figure, a term of ``figure-relations``; None where there is none.
        dimension: In what the two cannot be compared.
        compared_with: Id of the claim whose figure it was compared with.
    """

    words: str | None
    quantity: Quantity
    interval: Mapping[str, Any] | None
    stated: str | None
    claim: str | None
    work: str | None
    source: str | None
    origins: tuple[str, ...]
    relation: str | None
    dimension: str | None
    compared_with: str | None


@brief
@attrs.frozen(kw_only=True)
class SeriesResult:
    """The figures of a measure over time, as ``factcheck series`` shows them.

    Args:
        measure: The measure.
        annotation: Id of the annotation.
        title: Title of its document.
        figures: The figures in order of time.
    """

    measure: str
    annotation: str
    title: str
    figures: tuple[FigureResult, ...]


@brief
@attrs.frozen(kw_only=True)
class MeasureResult:
    """A measure, as ``factcheck series`` lists it when none is named.

    Args:
        measure: The measure.
        count: How many figures of it there are.
    """

    measure: str
    count: int


def measure_results(annotations: Iterable[Annotation]) -> tuple[MeasureResult, ...]:
    """Give the measures of annotations with the number of their figures, in alphabetical order.

    Args:
        annotations: The annotations.
    """
    counts: Counter[str] = Counter()
    for annotation in annotations:
        counts.update(measures(annotation))
    return tuple(MeasureResult(measure=measure, count=count) for measure, count in sorted(counts.items()))


def series_result(found: Series) -> SeriesResult:
    """Give a series as a command prints it.

    Args:
        found: What :func:`factcheck.series` gave.
    """
    figures = tuple(map(_figure_result, found.entries))
    return SeriesResult(measure=found.measure, annotation=found.annotation, title=found.title, figures=figures)


def _figure_result(entry: SeriesEntry) -> FigureResult:
    figure, comparison = entry.figure, entry.comparison
    return FigureResult(
        words=figure.words, quantity=figure.quantity, interval=attrs.asdict(figure.interval) if figure.interval else None,
        stated=figure.stated, claim=figure.claim, work=figure.work, source=figure.source, origins=figure.origins,
        relation=comparison.relation if comparison else None, dimension=comparison.dimension if comparison else None,
        compared_with=comparison.one.claim if comparison else None,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class WorkResult:
    """A work, as ``factcheck works`` lists it.

    Args:
        work: The work.
        citation: The work in a line.
        references: How many references cite it.
    """

    work: Work
    citation: str
    references: int


def work_results(annotation: Annotation, *, claim: str | None = None) -> tuple[WorkResult, ...]:
    """Give the works of an annotation with the number of their references, in the order of the file.

    Args:
        annotation: The annotation.
        claim: Id of a claim; then only the works that it cites.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
    """
    wanted = None if claim is None else annotation.claim(claim)
    counts = dict.fromkeys(annotation.works_by_id, 0)
    for citing, _, reference in annotation.references():
        if wanted in (None, citing):
            counts[reference.work] += 1
    return tuple(
        WorkResult(work=work, citation=cite(work).text, references=counts[work.id])
        for work in annotation.works
        if claim is None or counts[work.id]
    )
