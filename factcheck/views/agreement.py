"""A page on how far annotators agree: the measures, and what they differ in side by side with the differences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs
from markupsafe import Markup

from factcheck.agreement.differing import Difference
from factcheck.agreement.measuring import Agreement
from factcheck.agreement.reckoning import Measure
from factcheck.text.words import word_changes
from factcheck.views.environment import asset, filled_template
from factcheck.views.fragments import stylesheet
from factcheck.views.policy import policy_for

__all__ = ["agreement_page"]

_SUBJECTS: Final = {
    "claims": "Claims", "spans": "Spans", "claimed-or-not": "Claimed or not", "categories": "Categories", "modes": "Modes",
    "tags": "Tags",
    "quantities": "Quantities", "times": "Times", "stances": "Stances",
}  # fmt: skip

_RATES: Final = ("precision", "recall", "f1")
_VARIANTS: Final = ("strict", "lenient", "exact", "overlapping", "characters")


@attrs.frozen(kw_only=True)
class _Row:
    """A difference ready to be shown: for each annotator the ids, and what is said in pieces that are marked or not."""

    difference: Difference
    cells: tuple[tuple[tuple[str, ...], tuple[tuple[str, bool], ...] | None], ...]


def agreement_page(found: Agreement) -> str:
    """Give a page of HTML on how far annotators agree; a column for each of them, what the first and another differ in marked.

    The page is one file that asks the network for nothing and runs no script.

    Args:
        found: What :func:`factcheck.agreement.agree` gave.
    """
    style = Markup("\n").join([stylesheet(), asset("page.css"), asset("agreement.css")])
    names = tuple(found.annotators)
    return filled_template(
        "agreement",
        found=found,
        names=names,
        rates=list(_rates(found.measures)),
        others=[
            (_SUBJECTS[subject], list(measures))
            for subject, measures in groupby((one for one in found.measures if one.measure not in _RATES), _subject)
        ],
        told=_told,
        title=found.texts[0].title if len(found.texts) == 1 else f"{len(found.texts)} texts",
        texts=[(text.title, [_row(one, names) for one in text.differences]) for text in found.texts if text.differences],
        style=style,
        policy=policy_for([style], []),
    )


def _rates(measures: Sequence[Measure]) -> Iterator[tuple[str, list[tuple[str, tuple[str, ...], list[Measure]]]]]:
    """Give precision, recall and F1 in a row each for who is held against whom, by what is counted."""
    for subject, counted in groupby((one for one in measures if one.measure in _RATES), _subject):
        rows: dict[tuple[str, tuple[str, ...]], list[Measure]] = {}
        for one in counted:
            rows.setdefault((one.variant or "", one.between), []).append(one)
        yield _SUBJECTS[subject], [(variant, between, three) for (variant, between), three in sorted(rows.items(), key=_variant)]


def _subject(one: Measure) -> str:
    return one.subject


def _variant(row: tuple[tuple[str, tuple[str, ...]], list[Measure]]) -> int:
    return _VARIANTS.index(row[0][0])


def _told(one: Measure) -> str:
    if one.value is None:
        return "undefined"
    return f"{one.value:.3f}" + ("" if one.low is None or one.high is None else f" ({one.low:.3f} to {one.high:.3f})")


def _row(difference: Difference, names: Sequence[str]) -> _Row:
    said = [difference.says.get(name) for name in names]
    first = next((words for words in said if words is not None), "")
    other = next((words for words in said[1:] if words is not None and words != first), first)
    cells = []
    for at, (name, words) in enumerate(zip(names, said, strict=True)):
        against = other if at == 0 else first
        pieces = None if words is None else tuple(_pieces(words, against))
        cells.append((difference.claims[name], pieces))
    return _Row(difference=difference, cells=tuple(cells))


def _pieces(words: str, against: str) -> Iterator[tuple[str, bool]]:
    """Give words in pieces, those marked that stand otherwise in the other."""
    for change in word_changes(against, words, as_written=True):
        if change.kind != "removed":
            yield change.words, change.kind == "added" and not change.words.isspace()
