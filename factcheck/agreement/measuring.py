"""How far several annotators of one text agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations

import attrs

from factcheck.agreement.aligning import Alignment, align, core_spans
from factcheck.agreement.chance import alpha_of, kappa_of, masi_distance, nominal_distance
from factcheck.agreement.comparing import same_days, same_figure, stances
from factcheck.agreement.differing import Difference, differences
from factcheck.agreement.reckoning import Measure, PairCounts, Sampler, coefficient_measure, rate_measures, share_measure
from factcheck.agreement.unitizing import merged_units, unitized_alpha
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief

__all__ = ["AgreedText", "Agreement", "AlignedClaims", "agree", "agree_on_texts"]

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
class AgreedText:
    """A text that several annotators annotated, with their claims side by side.

    Args:
        title: Title of the document.
        sha256: Digest of its text.
        length: Length of its text in code points.
        groups: Which claims of the one say what which of the other say, in reading order.
        differences: What the annotators differ in, in reading order.
    """

    title: str
    sha256: str
    length: int
    groups: tuple[AlignedClaims, ...]
    differences: tuple[Difference, ...]


@brief
@attrs.frozen(kw_only=True)
class Agreement:
    """How far several annotators of one text, or of several, agree, and what they differ in.

    Args:
        annotators: What the annotators are called, with the number of claims of each.
        seed: What the draws for the intervals began from.
        resamples: How many draws there were.
        measures: The measures: claims, spans, claimed or not, categories, modes, tags, quantities, times, stances.
        texts: The texts, with the claims side by side.
    """

    annotators: Mapping[str, int] = attrs.field(hash=False)
    seed: int
    resamples: int
    measures: tuple[Measure, ...]
    texts: tuple[AgreedText, ...]

    @property
    def groups(self) -> tuple[AlignedClaims, ...]:
        """Which claims say the same, of all texts."""
        return tuple(group for text in self.texts for group in text.groups)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the annotators differ in, of all texts."""
        return tuple(one for text in self.texts for one in text.differences)


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
    return agree_on_texts([annotations], names=names, seed=seed, resamples=resamples)


def agree_on_texts(
    texts: Iterable[Sequence[Annotation]], *, names: Sequence[str] = (), seed: int = 0, resamples: int = 1000
) -> Agreement:
    """Measure how far several annotators agree on several texts together; see :func:`agree`.

    Args:
        texts: For each text the annotation of each annotator, in one order.
        names: What the annotators are called; their numbers, from 1, where it is not given.
        seed: What the draws for the intervals begin from.
        resamples: How many draws; 0 gives no intervals.

    Raises:
        ValueError: If a text has not an annotation of each annotator, two or more, or there is no text, or the names are not one
            for each.
    """
    alignments = [align(*annotations) for annotations in texts]
    # With one annotator missing in some texts, measures of pairs would be over other texts for each pair.
    counts = {len(alignment.annotations) for alignment in alignments}
    if len(counts) != 1:
        raise ValueError("each text needs an annotation of each annotator")
    [count] = counts
    called = _called(names, count)
    claims = [sum(len(alignment.annotations[at].claims) for alignment in alignments) for at in range(count)]
    return Agreement(
        annotators=dict(zip(called, claims, strict=True)),
        seed=seed,
        resamples=resamples,
        measures=tuple(_measures(alignments, called, Sampler(seed=seed, resamples=resamples))),
        texts=tuple(_agreed(alignment, called) for alignment in alignments),
    )


def _called(names: Sequence[str], count: int) -> tuple[str, ...]:
    called = tuple(names) or tuple(str(number + 1) for number in range(count))
    if len(set(called)) != count or len(called) != count:
        raise ValueError("the annotators need a name each")
    return called


def _agreed(alignment: Alignment, names: Sequence[str]) -> AgreedText:
    source = alignment.annotations[0].source
    groups = [
        AlignedClaims(
            kind=group.kind,
            claims={name: tuple(claim.id for claim in held) for name, held in zip(names, group.claims, strict=True)},
        )
        for group in alignment.groups
    ]
    told = differences(alignment, names)
    return AgreedText(title=source.title, sha256=source.sha256, length=source.length, groups=tuple(groups), differences=told)


def _measures(alignments: Sequence[Alignment], names: tuple[str, ...], sampler: Sampler) -> Iterator[Measure]:
    pairs = [(at, to, (names[at], names[to])) for at, to in combinations(range(len(names)), 2)]
    for subject, variants, counted in (
        ("claims", ("strict", "lenient"), _claim_rows),
        ("spans", ("exact", "overlapping", "characters"), _span_rows),
    ):
        for at, to, called in pairs:
            rows = [counted(alignment, at, to) for alignment in alignments]
            for variant in variants:
                yield from rate_measures(subject, variant, called, [row for one in rows for row in one[variant]], sampler)
    yield _claimed_or_not(alignments, names)
    for subject, label in (("categories", _leading), ("modes", _mode)):
        # One word of two vocabularies need not mean one thing, so that nothing of theirs is compared.
        known = subject == "modes" or len({one.vocabulary for text in alignments for one in text.annotations}) == 1
        for at, to, called in pairs:
            said = [(label(one), label(other)) for one, other in _partners(alignments, at, to)] if known else []
            yield _told(coefficient_measure(subject, "kappa", called, said, kappa_of, sampler), known)
        yield _told(_alpha_of_all(alignments if known else (), subject, names, sampler), known)
    if any(claim.tags for text in alignments for one in text.annotations for claim in one.claims):
        yield _alpha_of_all(alignments, "tags", names, sampler)
    for at, to, called in pairs:
        yield from _details(alignments, at, to, called, sampler)


def _partners(alignments: Iterable[Alignment], at: int, to: int) -> Iterator[tuple[Claim, Claim]]:
    return (pair for alignment in alignments for pair in alignment.partners(at, to))


def _claim_rows(alignment: Alignment, at: int, to: int) -> dict[str, list[PairCounts]]:
    """Count for each group the claims of two annotators, and those with a counterpart: one to one, and whole or in part."""
    matched = {(place, claim.id) for pair in alignment.partners(at, to) for place, claim in zip((at, to), pair, strict=True)}
    rows: dict[str, list[PairCounts]] = {"strict": [], "lenient": []}
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


def _span_rows(alignment: Alignment, at: int, to: int) -> dict[str, list[PairCounts]]:
    """Count for each passage the core spans of two annotators, each span once, and those that the other has too."""
    spans = [
        sorted({(span.start, span.end) for claim in alignment.annotations[side] for span in core_spans(claim)})
        for side in (at, to)
    ]
    units = [merged_units(side) for side in spans]
    rows: dict[str, list[PairCounts]] = {"exact": [], "overlapping": [], "characters": []}
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
        # What both have is what would be counted twice if the two were put together.
        both = sizes[0] + sizes[1] - sum(last - first for first, last in merged_units([*runs[0], *runs[1]]))
        rows["characters"].append((sizes[0], both, sizes[1], both))
    return rows


def _beyond(spans: Sequence[tuple[int, int]], place: int, end: int) -> int:
    while place < len(spans) and spans[place][0] < end:
        place += 1
    return place


def _touches(span: tuple[int, int], runs: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in runs)


def _claimed_or_not(alignments: Sequence[Alignment], names: tuple[str, ...]) -> Measure:
    """Give unitized alpha of what stands in any claim, with the texts laid end to end."""
    units: list[list[tuple[int, int]]] = [[] for _ in names]
    length = 0
    for alignment in alignments:
        for held, side in zip(units, alignment.annotations, strict=True):
            # Unitized alpha needs units of one annotator that do not overlap, and claims may share words.
            spans = merged_units((span.start, span.end) for claim in side for span in core_spans(claim))
            held += [(length + start, length + end) for start, end in spans]
        length += alignment.annotations[0].source.length
    found = unitized_alpha([units], length=length)
    return Measure(
        subject="claimed-or-not", measure="unitized-alpha", between=names, value=found.value, n=found.units,
        why=found.why or _NO_INTERVAL,
    )  # fmt: skip


def _alpha_of_all(alignments: Iterable[Alignment], subject: str, names: tuple[str, ...], sampler: Sampler) -> Measure:
    held = [[claim for claim in cluster if claim is not None] for alignment in alignments for cluster in alignment.clusters]
    several = [claims for claims in held if len(claims) > 1]
    if subject == "modes":
        modes = [tuple(claim.mode for claim in claims) for claims in several]
        return coefficient_measure(subject, "alpha", names, modes, partial(alpha_of, distance=nominal_distance), sampler)
    sets = [tuple(frozenset(claim.tags if subject == "tags" else claim.categories) for claim in claims) for claims in several]
    # Every draw asks for the distances of the same few sets.
    return coefficient_measure(subject, "masi-alpha", names, sets, partial(alpha_of, distance=cache(masi_distance)), sampler)


def _told(measure: Measure, known: bool) -> Measure:
    return measure if known else attrs.evolve(measure, why=_OTHER_VOCABULARY)


def _leading(claim: Claim) -> str:
    return claim.categories[0]


def _mode(claim: Claim) -> str:
    return claim.mode


def _details(alignments: Sequence[Alignment], at: int, to: int, names: tuple[str, str], sampler: Sampler) -> Iterator[Measure]:
    fields: tuple[tuple[str, str, Callable[..., bool]], ...] = (
        ("quantities", "quantity", same_figure),
        ("times", "time", same_days),
    )
    for subject, field, same in fields:
        given = [(getattr(one, field), getattr(other, field)) for one, other in _partners(alignments, at, to)]
        # Two who both give nothing would agree on every claim without a figure, and so on nearly all.
        compared = [same(*pair) for pair in given if pair != (None, None)]
        why = f"no aligned claim has a {field}"
        yield share_measure(subject, names, compared, sampler, why=why)
        # Whether there is a figure at all is another question than which, and is measured beside it.
        said = [(one is not None, other is not None) for one, other in given]
        has = coefficient_measure(subject, "kappa", names, said, kappa_of, sampler)
        yield attrs.evolve(has, variant="given-or-not")
    cited = [
        (stance, other)
        for alignment in alignments
        for mine, yours in alignment.partners(at, to)
        for _, stance, other in stances((alignment.annotations[at], mine), (alignment.annotations[to], yours))
    ]
    why = "the annotators cite no work in common for an aligned claim"
    yield share_measure("stances", names, [one == other for one, other in cited], sampler, why=why)
    yield coefficient_measure("stances", "kappa", names, cited, kappa_of, sampler)
