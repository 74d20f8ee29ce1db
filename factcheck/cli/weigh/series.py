"""``factcheck series``: the figures of one measure over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from factcheck.cli.arguments import file_option, format_option, things_and_paths, words_argument
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import as_of_option, vocabulary_option
from factcheck.cli.printing import counted, json_text, say, written_table
from factcheck.errors import NoSuchTerm
from factcheck.figures.charting.drawing import chart
from factcheck.figures.gathering import Figure, Series, SeriesEntry, measures, series
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.phrases import units_in_words
from factcheck.views.results.figures import measure_results, series_result
from factcheck.views.results.values import result_value

__all__ = ["series_command"]

_HEADINGS = ("for", "figure", "stated", "to the document's own", "source")


@click.command("series")
@words_argument("[MEASURE] [PATH]...")
@file_option
@as_of_option
@format_option("json", "csv", "markdown", "svg")
@vocabulary_option
def series_command(
    words: tuple[str, ...], files: tuple[str, ...], as_of: str | None, format_: str, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """Show the figures of one measure over time, of claims and of references, or list the measures that there are.

    Each figure has the day for which it holds, the day on which it was stated, its source, and what it is to the document's own
    figure: same, consistent, update, correction, contradiction or not comparable.

    \b
    Examples:
      factcheck series                                           every measure, with the number of its figures
      factcheck series displaced-in-kosovo
      factcheck series displaced-in-kosovo --as-of 1999-03-26    what could be known then
      factcheck series displaced-in-kosovo --format svg > displaced.svg
    """
    things, paths = things_and_paths(words, files)
    if len(things) > 1:
        raise click.UsageError(f"one measure at a time; {' and '.join(things)} are {len(things)}")
    measure = things[0] if things else None
    annotations = [opened.annotation for opened in open_annotations(paths, vocabularies, strangers=measure is not None)]
    if measure is None:
        for line in _listed(annotations, format_):
            say(line)
        return
    _print(list(_series_of(annotations, measure, as_of)), format_)


def _print(found: Sequence[Series], format_: str) -> None:
    if format_ == "json":
        click.echo(json_text([series_result(one) for one in found]))
    elif format_ in ("csv", "markdown"):
        click.echo(_flat(found, format_), nl=False)
    elif format_ == "svg":
        # One chart has one scale and one day of issue; figures of two documents on it would look comparable.
        if len(found) > 1:
            raise click.UsageError(f"{len(found)} annotations have the measure; name the file of one with --file")
        click.echo(chart(found[0], standalone=True, unit=units_in_words(found[0])))
    else:
        say("\n\n".join("\n".join(_as_table(one)) for one in found))


def _series_of(annotations: Sequence[Annotation], measure: str, as_of: str | None) -> Iterator[Series]:
    having = [annotation for annotation in annotations if measure in measures(annotation)]
    if not having:
        raise NoSuchTerm(measure, kind="measure", known=tuple(one.measure for one in measure_results(annotations)))
    for annotation in having:
        yield series(annotation, measure, as_of=as_of)


def _listed(annotations: Sequence[Annotation], format_: str) -> Iterator[str]:
    found = measure_results(annotations)
    if format_ == "svg":
        raise click.UsageError("a chart shows one measure; name it")
    if format_ == "json":
        yield json_text(found)
        return
    if format_ in ("csv", "markdown"):
        yield written_table(format_, ("measure", "figures"), [(one.measure, one.count) for one in found]).rstrip("\n")
        return
    if not found:
        yield "no figure has a measure; factcheck amend --set quantity.measure=NAME gives it one, and so does q in factcheck edit"
    width = max((len(one.measure) for one in found), default=0)
    for one in found:
        yield f"{click.style(one.measure.ljust(width), bold=True)}  {counted(one.count, 'figure')}"


def _as_table(one: Series) -> Iterator[str]:
    units = dict.fromkeys(entry.figure.quantity.unit for entry in one.entries if entry.figure.quantity.unit)
    unit = f" ({', '.join(units)})" if units else ""
    yield f"{click.style(one.measure, bold=True)}{unit}, in {one.annotation}\n"
    # A unit that all share stands once in the heading; where units differ, a bare figure would mislead.
    several = len(units) > 1
    rows = [_row(entry, with_unit=several) for entry in one.entries]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    yield click.style(_laid_out(_HEADINGS, widths), dim=True)
    for entry, row in zip(one.entries, rows, strict=True):
        # The document's own figure is what the others are compared with.
        yield click.style(_laid_out(row, widths), bold=entry.figure.work is None)


def _row(entry: SeriesEntry, *, with_unit: bool) -> tuple[str, ...]:
    figure = entry.figure
    unit = f" {figure.quantity.unit}" if with_unit and figure.quantity.unit else ""
    who = "this document" if figure.work is None else ", ".join(figure.origins) or figure.source
    relation = str(entry.comparison) if entry.comparison else ""
    return _when(figure), f"{figure}{unit}", figure.stated or "?", relation, f"{who}, {figure.work or figure.claim}"


def _when(figure: Figure) -> str:
    quantity = figure.quantity
    if quantity.since and quantity.until:
        return f"{quantity.since} to {quantity.until}"
    return f"since {quantity.since}" if quantity.since else figure.as_of or "?"


def _laid_out(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _flat(found: Sequence[Series], format_: str) -> str:
    quantity = ("as_of", "since", "until", "value", "low", "high", "unit", "kind", "population", "place")
    plain = ("stated", "words", "claim", "work", "source")
    # The same columns whatever is found, so that files of several runs can be put under one another.
    columns = ["annotation", "measure", *quantity, "comparators", *plain, "origins", "relation", "dimension"]
    rows = []
    for one in found:
        for value in result_value(series_result(one))["figures"]:
            cells = [value["quantity"].get(key) for key in quantity]
            joined = "; ".join(value["quantity"].get("comparators", ()))
            ends = ["; ".join(value["origins"]), value["relation"], value["dimension"]]
            rows.append([one.annotation, one.measure, *cells, joined, *(value[key] for key in plain), *ends])
    return written_table(format_, columns, rows)
