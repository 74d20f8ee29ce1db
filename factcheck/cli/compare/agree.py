"""``factcheck agree``: how far several annotators of one text agree, and what they differ in."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import click

from factcheck.agreement.differing import Difference
from factcheck.agreement.measuring import Agreement, agree_on_texts
from factcheck.agreement.reckoning import Measure
from factcheck.cli.arguments import format_option
from factcheck.cli.compare.annotators import name_option, open_texts
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import as_table, counted, give, json_text, say, written_table
from factcheck.files import write_file
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.terminal import seen

__all__ = ["agree_command"]

_WIDTH: Final = 100
_COLUMNS: Final = ("subject", "measure", "variant", "between", "value", "low", "high", "n", "why")
_RATES: Final = ("precision", "recall", "f1")


@click.command("agree")
@click.argument("paths", nargs=-1, required=True, metavar="A B [C]...")
@name_option
@click.option("--seed", type=int, default=0, show_default=True, help="What the draws for the intervals begin from.")
@click.option(
    "--resamples", type=click.IntRange(0, 100_000), default=1000, show_default=True, help="How many draws; 0 gives no intervals."
)
@click.option(
    "--table", "shown", type=click.Choice(["measures", "differences"]), default="measures", show_default=True,
    help="Which table to print as csv or markdown; the other formats have both.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write it there; else to standard output.")
@format_option("json", "html", "csv", "markdown")
@vocabulary_option
def agree_command(
    paths: tuple[str, ...],
    names: tuple[str, ...],
    seed: int,
    resamples: int,
    shown: str,
    output: str | None,
    format_: str,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Measure how far several annotators of one text agree, and list what they differ in.

    Claims of A and B are put side by side by the words that they share and by their statements. Strict counts those that are
    one to one; lenient also those that are a part of the other's claim or have it for a part. A measure stands with its
    interval of 95 percent and with the number of things that it rests on; where nothing can be measured, it says why. One file
    alone is taken apart by who made the claims. Folders are compared text by text, and measured together.

    \b
    Examples:
      factcheck agree anna.claims.json ben.claims.json
      factcheck agree anna.claims.json ben.claims.json chris.claims.json --format json
      factcheck agree anna.claims.json ben.claims.json --format html -o agreement.html
      factcheck agree both.claims.json                       claims of two annotators in one file
      factcheck agree anna/ ben/                             the texts that both have
    """
    texts, called = open_texts(paths, names, vocabularies)
    annotations = [[one.annotation for one in text] for text in texts]
    found = agree_on_texts(annotations, names=called, seed=seed, resamples=resamples)
    content = _written(found, format_, shown)
    if output is None:
        give(content)
    else:
        # Colours are for a terminal, and in a file they would be signs among the words.
        write_file(output, click.unstyle(content).encode())
        say(f"{output}: {_summary(found)}")


def _written(found: Agreement, format_: str, shown: str) -> str:
    if format_ == "json":
        return json_text(found) + "\n"
    if format_ == "html":
        # The other formats do not pay for templates.
        from factcheck.views.agreement import agreement_page

        return agreement_page(found)
    if format_ == "text":
        return "".join(f"{line}\n" for line in _as_text(found))
    if shown == "measures":
        return written_table(format_, _COLUMNS, map(_row, found.measures))
    names = list(found.annotators)
    columns = ("text", "kind", "words", "about", *(f"{name}: {part}" for name in names for part in ("claims", "says")))
    rows = [
        (
            text.title,
            one.kind,
            one.words,
            one.about,
            *(cell for name in names for cell in (" ".join(one.claims[name]), one.says.get(name))),
        )
        for text in found.texts
        for one in text.differences
    ]
    return written_table(format_, columns, rows)


def _row(one: Measure) -> tuple[object, ...]:
    figures = (_figure(figure) if figure is not None else None for figure in (one.value, one.low, one.high))
    return one.subject, one.measure, one.variant, " / ".join(one.between), *figures, one.n, one.why or None


def _figure(value: float) -> str:
    return f"{value:.4f}"


def _as_text(found: Agreement) -> Iterator[str]:
    held = ", ".join(f"{name} ({counted(count, 'claim')})" for name, count in found.annotators.items())
    yield click.style(seen(f"{_titled(found)}: {held}"), bold=True)
    yield ""
    yield from _rate_table(found.measures)
    yield ""
    others = [one for one in found.measures if one.measure not in _RATES]
    rows = [
        (" ".join(filter(None, (one.subject, one.variant))), one.measure, " / ".join(one.between), _told(one), one.n, one.why)
        for one in others
    ]
    yield from as_table(("", "measure", "between", "value, 95 %", "n", ""), rows)
    for text in found.texts:
        if len(found.texts) > 1 and text.differences:
            yield ""
            yield click.style(f"— {seen(text.title)}", bold=True)
        for difference in text.differences:
            yield ""
            yield from _difference(difference)
    yield ""
    yield _summary(found)


def _titled(found: Agreement) -> str:
    return found.texts[0].title if len(found.texts) == 1 else counted(len(found.texts), "text")


def _rate_table(measures: Sequence[Measure]) -> Iterator[str]:
    rows: dict[tuple[str, ...], dict[str, Measure]] = {}
    for one in measures:
        if one.measure in _RATES:
            key = (f"{one.subject} {one.variant}", *one.between)
            rows.setdefault(key, {})[one.measure] = one
    yield from as_table(
        ("", "held against", "of", *_RATES),
        [(*key, *(_told(of[name]) for name in _RATES)) for key, of in rows.items()],
    )


def _told(one: Measure) -> str:
    if one.value is None:
        return "undefined"
    ends = "" if one.low is None or one.high is None else f" [{one.low:.3f}, {one.high:.3f}]"
    return f"{one.value:.3f}{ends}"


def _difference(one: Difference) -> Iterator[str]:
    about = f" ({seen(one.about)})" if one.about else ""
    yield f"{click.style(one.kind, bold=True)}{about}  “{textwrap.shorten(seen(one.words), _WIDTH, placeholder=' …')}”"
    for name, says in one.says.items():
        ids = ", ".join(one.claims[name])
        line = f"{name}: {says if says is not None else '—'}{f'  ({ids})' if ids else ''}"
        yield textwrap.fill(seen(line), _WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)


def _summary(found: Agreement) -> str:
    groups = Counter(one.kind for one in found.groups)
    listed = ", ".join(f"{groups[kind]} {kind}" for kind in ("one-to-one", "split", "alone") if groups[kind])
    kinds = Counter(one.kind for one in found.differences)
    differing = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"claims: {listed or 'none'}; {counted(len(found.differences), 'difference')}{': ' if differing else ''}{differing}"
