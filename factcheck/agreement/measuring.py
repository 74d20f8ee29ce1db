"""How far several annotators of one text agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations

import attrs

from factcheck.agreement.aligning import Alignment, align, core_spans
from factcheck.agreement.chance import alpha_of, kappa_of, masi_distance, nominal_distance
from factcheck.agreement.comparing import same_figure, same_time, stances
from factcheck.agreement.differing import Difference, differences
from factcheck.agreement.reckoning import Measure, Row, Sampler, coefficient_measure, rate_measures, share_measure
from factcheck.agreement.unitizing import merged_units, unitized_alpha
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief

__all__ = ["Agreement", "AlignedClaims", "agree"]

_NO_INTERVAL = "no interval: what is drawn anew would have to be whole texts"
_OTHER_VOCABULARY = "the annotators took their categories from several vocabularies"


@brief
@attrs.frozen(kw_only=True)
class AlignedClaims:
    """Claims that say the same, by annotator.

    Args:
        kind: ``one-to-one``, ``split`` or ``alone``.
        claims: For each annotator the ids of the claims.
    """

    kind: str
    claims: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)


@brief
@attrs.frozen(kw_only=True)
class Agreement:
    """How far several annotators of one text agree, and what they differ in.

    Args:
        title: Title of the document.
        sha256: Digest of its text.
        length: Length of its text in code points.
        annotators: What the annotators are called, with the number of claims of each.
        seed: What the draws for the intervals began from.
        resamples: How many draws there were.
        measures: The measures: claims, spans, claimed or not, categories, modes, quantities, times, stances.
        groups: Which claims of the one say what which of the other say, in reading order.
        differences: What they differ in, in reading order.
    """

    title: str
    sha256: str
    length: int
    annotators: Mapping[str, int] = attrs.field(hash=False)
    seed: int
    resamples: int
    measures: tuple[Measure, ...]
    groups: tuple[AlignedClaims, ...]
    differences: tuple[Difference, ...]


def agree(*annotations: Annotation, names: Sequence[str] = (), seed: int = 0, resamples: int = 1000) -> Agreement:
    """Measure how far several annotators of one text agree.

    Where nothing can be measured, because there is no claim or nothing to differ in, a measure is None and says why; it is
    never 1. Intervals come of drawing the aligned claims, and the passages that spans share, again and again.

    Args:
        annotations: The annotation of each annotator, two or more.
        names: What the annotators are called; their numbers, from 1, where it is not given.
        seed: What the draws for the intervals begin from.
        resamples: How many draws; 0 gives no intervals.

    Raises:
        ValueError: If there are fewer than two annotations, they are not of one text, or the names are not one for each.
    """
    called = tuple(names) or tuple(str(number + 1) for number in range(len(annotations)))
    if len(set(called)) != len(annotations):
        raise ValueError("the annotators need a name each")
    alignment = align(*annotations)
    source = annotations[0].source
    return Agreement(
        title=source.title,
        sha256=source.sha256,
        length=source.length,
        annotators={name: len(one.claims) for name, one in zip(called, annotations, strict=True)},
        seed=seed,
        resamples=resamples,
        measures=tuple(_measures(alignment, called, Sampler(seed=seed, resamples=resamples))),
        groups=tuple(
            AlignedClaims(
                kind=group.kind,
                claims={name: tuple(claim.id for claim in held) for name, held in zip(called, group.claims, strict=True)},
            )
            for group in alignment.groups
        ),
        differences=differences(alignment, called),
    )


def _measures(alignment: Alignment, names: tuple[str, ...], sampler: Sampler) -> Iterator[Measure]:
    pairs = [(at, to, (names[at], names[to])) for at, to in combinations(range(len(names)), 2)]
    for at, to, called in pairs:
        for variant, rows in _claim_rows(alignment, at, to).items():
            yield from rate_measures("claims", variant, called, rows, sampler)
    for at, to, called in pairs:
        for variant, rows in _span_rows(alignment.annotations[at], alignment.annotations[to]).items():
            yield from rate_measures("spans", variant, called, rows, sampler)
    yield _claimed_or_not(alignment, names)
    yield from _labels(alignment, names, sampler)
    for at, to, called in pairs:
        yield from _details(alignment, at, to, called, sampler)


def _claim_rows(alignment: Alignment, at: int, to: int) -> dict[str, list[Row]]:
    """Count for each group the claims of two annotators, and those with a counterpart: one to one, and whole or in part."""
    matched = {(place, claim.id) for pair in alignment.partners(at, to) for place, claim in zip((at, to), pair, strict=True)}
    rows: dict[str, list[Row]] = {"strict": [], "lenient": []}
    for group in alignment.groups:
        ours, theirs = [(at, claim.id) for claim in group.claims[at]], [(to, claim.id) for claim in group.claims[to]]
        if not ours + theirs:
            continue
        strict = [sum(key in matched for key in keys) for keys in (ours, theirs)]
        rows["strict"].append((len(ours), strict[0], len(theirs), strict[1]))
        found = alignment.with_counterpart
        lenient = [sum((key, other) in found for key in keys) for keys, other in ((ours, to), (theirs, at))]
        rows["lenient"].append((len(ours), lenient[0], len(theirs), lenient[1]))
    return rows


def _span_rows(one: Annotation, other: Annotation) -> dict[str, list[Row]]:
    """Count for each passage the core spans of two annotators, each span once, and those that the other has too."""
    spans = [sorted({(span.start, span.end) for claim in side for span in core_spans(claim)}) for side in (one, other)]
    units = [merged_units(side) for side in spans]
    rows: dict[str, list[Row]] = {"exact": [], "overlapping": [], "characters": []}
    places = [0, 0]
    held_units = [0, 0]
    for _, end in merged_units([*spans[0], *spans[1]]):
        # A passage holds whole spans, so that what it holds of each side is the next of its list.
        held, runs = [], []
        for side in (0, 1):
            first, places[side] = places[side], _beyond(spans[side], places[side], end)
            held.append(spans[side][first : places[side]])
            first, held_units[side] = held_units[side], _beyond(units[side], held_units[side], end)
            runs.append(units[side][first : held_units[side]])
        exact = len(set(held[0]) & set(held[1]))
        rows["exact"].append((len(held[0]), exact, len(held[1]), exact))
        near = [sum(_touches(span, runs[1 - side]) for span in held[side]) for side in (0, 1)]
        rows["overlapping"].append((len(held[0]), near[0], len(held[1]), near[1]))
        sizes = [sum(last - first for first, last in runs[side]) for side in (0, 1)]
        both = sizes[0] + sizes[1] - sum(last - first for first, last in merged_units([*runs[0], *runs[1]]))
        rows["characters"].append((sizes[0], both, sizes[1], both))
    return rows


def _beyond(spans: Sequence[tuple[int, int]], place: int, end: int) -> int:
    while place < len(spans) and spans[place][0] < end:
        place += 1
    return place


def _touches(span: tuple[int, int], runs: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in runs)


def _claimed_or_not(alignment: Alignment, names: tuple[str, ...]) -> Measure:
    units = [
        merged_units((span.start, span.end) for claim in side for span in core_spans(claim)) for side in alignment.annotations
    ]
    found = unitized_alpha([units], length=alignment.annotations[0].source.length)
    return Measure(
        subject="claimed-or-not", measure="unitized-alpha", between=names, value=found.value, n=found.units,
        why=found.why or _NO_INTERVAL,
    )  # fmt: skip


def _labels(alignment: Alignment, names: tuple[str, ...], sampler: Sampler) -> Iterator[Measure]:
    """Give kappa of each two annotators and alpha of all, of the categories and of the modes."""
    one_vocabulary = len({one.vocabulary for one in alignment.annotations}) == 1
    pairs = [(at, to, (names[at], names[to])) for at, to in combinations(range(len(names)), 2)]
    for subject, label in (("categories", _leading), ("modes", _mode)):
        known = one_vocabulary or subject == "modes"
        for at, to, called in pairs:
            said = [(label(one), label(other)) for one, other in alignment.partners(at, to)] if known else []
            yield _told(coefficient_measure(subject, "kappa", called, said, kappa_of, sampler), known)
        yield _told(_alpha_of_all(alignment, subject, names, sampler, known), known)


def _alpha_of_all(alignment: Alignment, subject: str, names: tuple[str, ...], sampler: Sampler, known: bool) -> Measure:
    held = [[claim for claim in cluster if claim is not None] for cluster in alignment.clusters] if known else []
    several = [claims for claims in held if len(claims) > 1]
    if subject == "modes":
        modes = [tuple(claim.mode for claim in claims) for claims in several]
        return coefficient_measure(subject, "alpha", names, modes, partial(alpha_of, distance=nominal_distance), sampler)
    sets = [tuple(frozenset(claim.categories) for claim in claims) for claims in several]
    return coefficient_measure(subject, "masi-alpha", names, sets, partial(alpha_of, distance=cache(masi_distance)), sampler)


def _told(measure: Measure, known: bool) -> Measure:
    return measure if known else attrs.evolve(measure, why=_OTHER_VOCABULARY)


def _leading(claim: Claim) -> str:
    return claim.categories[0]


def _mode(claim: Claim) -> str:
    return claim.mode


def _details(alignment: Alignment, at: int, to: int, names: tuple[str, str], sampler: Sampler) -> Iterator[Measure]:
    partners = list(alignment.partners(at, to))
    fields: tuple[tuple[str, str, Callable[..., bool]], ...] = (
        ("quantities", "quantity", same_figure),
        ("times", "time", same_time),
    )
    for subject, field, same in fields:
        given = [(getattr(one, field), getattr(other, field)) for one, other in partners]
        compared = [same(*pair) for pair in given if pair != (None, None)]
        why = f"no aligned claim has a {field}"
        yield share_measure(subject, names, compared, sampler, why=why)
        said = [(one is not None, other is not None) for one, other in given]
        has = coefficient_measure(subject, "kappa", names, said, kappa_of, sampler)
        yield attrs.evolve(has, variant="given-or-not")
    ours, theirs = alignment.annotations[at], alignment.annotations[to]
    cited = [(one, other) for mine, yours in partners for _, one, other in stances((ours, mine), (theirs, yours))]
    why = "the annotators cite no work in common for an aligned claim"
    yield share_measure("stances", names, [one == other for one, other in cited], sampler, why=why)
    yield coefficient_measure("stances", "kappa", names, cited, kappa_of, sampler)
