"""What was counted, as measures with intervals: shares found, and how far chance in the choice of text would move them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from random import Random
from typing import Final, TypeVar

import attrs

from factcheck.agreement.chance import Coefficient
from factcheck.model.display import brief

__all__ = ["Measure", "Sampler", "coefficient_measure", "rate_measures", "share_measure"]

_Item = TypeVar("_Item", bound=Hashable)
_Value = float | None
PairCounts = tuple[int, int, int, int]

_LEVEL: Final = 0.95
"""Share of the resamples that lie within an interval."""

_LEAST_DEFINED: Final = 0.5
"""Share of the resamples in which a measure must be defined, lest its interval be that of a chosen few."""

_LEAST_ITEMS: Final = 2
"""Items from which resampling can move anything."""


@brief
@attrs.frozen(kw_only=True)
class Measure:
    """One measure of agreement.

    Args:
        subject: What it is of: ``claims``, ``spans``, ``claimed-or-not``, ``categories``, ``modes``, ``tags``, ``quantities``,
            ``times`` or ``stances``.
        measure: ``precision``, ``recall``, ``f1``, ``kappa``, ``alpha``, ``masi-alpha``, ``unitized-alpha`` or ``share``.
        variant: ``strict`` or ``lenient`` for claims; ``exact``, ``overlapping`` or ``characters`` for spans; else None.
        between: The annotators; for precision and recall the first is the one that the other is held against.
        value: The measure; None where it is not defined.
        low: Lower end of its interval of 95 percent; None where there is none.
        high: Upper end.
        n: Number of the things that it rests on.
        why: Why it is not defined, or has no interval; empty where neither is so.
    """

    subject: str
    measure: str
    variant: str | None = None
    between: tuple[str, ...]
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int
    why: str = ""


@attrs.frozen(kw_only=True)
class Sampler:
    """Draws things again and again, with replacement, to see how far a measure of them moves (Efron 1979).

    Args:
        seed: What the draws begin from; one seed gives the same intervals on every machine.
        resamples: How many draws; none gives no intervals.
    """

    seed: int = 0
    resamples: int = 1000

    def intervals(
        self, label: str, items: Sequence[_Item], statistic: Callable[[Mapping[_Item, int]], Sequence[_Value]]
    ) -> list[tuple[_Value, _Value]]:
        """Give the interval of each measure that a statistic of some items consists of.

        Args:
            label: What the draws are for, so that two measures do not share them.
            items: The things; what is drawn together stands in one.
            statistic: Gives the measures of things of which it is told how often each was drawn, None where one is not defined.
        """
        if len(items) < _LEAST_ITEMS or not self.resamples:
            return [(None, None)] * len(statistic(Counter(items)))
        # Chance as chess has it, not as locks need it.
        chance = Random(f"{self.seed} {label}")  # noqa: S311 (a seed, no secret)
        # Many things are alike, so that what was drawn is counted before it is measured.
        draws = [statistic(Counter(chance.choices(items, k=len(items)))) for _ in range(self.resamples)]
        return [self._ends([value for value in values if value is not None]) for values in zip(*draws, strict=True)]

    def _ends(self, values: list[float]) -> tuple[_Value, _Value]:
        if len(values) < _LEAST_DEFINED * self.resamples:
            return None, None
        ordered, cut = sorted(values), (1 - _LEVEL) / 2
        # Both ends are rounded outward, so that with few resamples an interval is too wide rather than too narrow.
        return ordered[int(cut * (len(ordered) - 1))], ordered[-1 - int(cut * (len(ordered) - 1))]


def rate_measures(
    subject: str, variant: str, names: tuple[str, str], rows: Sequence[PairCounts], sampler: Sampler
) -> Iterator[Measure]:
    """Give precision, recall and F1, with the one annotator as the one to be found and then with the other.

    Args:
        subject: What was counted.
        variant: How it was counted.
        names: The two annotators.
        rows: For each stretch that is drawn together: how many the one has, how many of them the other has too, how many the
            other has, how many of them the one has too.
        sampler: Draws them.
    """
    label = f"{subject} {variant} {' '.join(names)}"
    ends = sampler.intervals(label, rows, _rates)
    values, sums = _rates(Counter(rows)), _sums(Counter(rows))
    # The recall of the one is the precision of the other, so one set of draws serves both directions.
    for recall, precision in ((0, 1), (1, 0)):
        between = names[recall], names[precision]
        for name, place in (("precision", precision), ("recall", recall), ("f1", 2)):
            value = values[place]
            # F1 rests on what both have, a share on what one has.
            n = sums[0] + sums[2] if place == 2 else sums[2 * place]
            yield Measure(
                subject=subject, measure=name, variant=variant, between=between, value=value, n=n,
                low=ends[place][0] if value is not None else None, high=ends[place][1] if value is not None else None,
                why="" if value is not None else f"there are no {subject} to be found",
            )  # fmt: skip


def _sums(rows: Mapping[PairCounts, int]) -> tuple[int, int, int, int]:
    one, one_found, other, other_found = (sum(number * row[place] for row, number in rows.items()) for place in range(4))
    return one, one_found, other, other_found


def _rates(rows: Mapping[PairCounts, int]) -> tuple[_Value, _Value, _Value]:
    """Give the share of the one's that the other has, the share of the other's that the one has, and F1."""
    ours, ours_found, theirs, theirs_found = _sums(rows)
    if not ours + theirs:
        return None, None, None
    one, other = ours_found / ours if ours else None, theirs_found / theirs if theirs else None
    # Where one side has nothing, nothing of the other is found.
    both = (one or 0.0) + (other or 0.0)
    return one, other, 2 * (one or 0.0) * (other or 0.0) / both if both else 0.0


def coefficient_measure(
    subject: str,
    measure: str,
    names: tuple[str, ...],
    items: Sequence[_Item],
    coefficient: Callable[[Mapping[_Item, int]], Coefficient],
    sampler: Sampler,
) -> Measure:
    """Give a coefficient of what was said of the same things, with its interval.

    Args:
        subject: What was said.
        measure: Name of the coefficient.
        names: The annotators.
        items: What each said of each thing.
        coefficient: Gives it of things of which it is told how often each was said so.
        sampler: Draws the things.
    """
    found = coefficient(Counter(items))
    low = high = None
    if found.value is not None:
        [(low, high)] = sampler.intervals(f"{subject} {measure} {' '.join(names)}", items, lambda one: [coefficient(one).value])
    return Measure(
        subject=subject, measure=measure, between=names, value=found.value, low=low, high=high, n=found.n, why=found.why
    )


def share_measure(subject: str, names: tuple[str, str], same: Sequence[bool], sampler: Sampler, *, why: str) -> Measure:
    """Give the share of the things on which two annotators say the same, with its interval.

    Args:
        subject: What they say.
        names: The two.
        same: For each thing whether they say the same.
        sampler: Draws the things.
        why: Why the share is not defined where there are no such things.
    """
    if not same:
        return Measure(subject=subject, measure="share", between=names, value=None, n=0, why=why)
    [(low, high)] = sampler.intervals(f"{subject} share {' '.join(names)}", same, _share)
    return Measure(subject=subject, measure="share", between=names, value=sum(same) / len(same), low=low, high=high, n=len(same))


def _share(same: Mapping[bool, int]) -> tuple[_Value]:
    return (same.get(True, 0) / sum(same.values()),)
