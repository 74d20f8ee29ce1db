"""Agreement beyond chance on what was said of the same things: Cohen's kappa, and Krippendorff's alpha with several distances."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

import attrs

from factcheck.model.display import brief

__all__ = ["Coefficient", "alpha", "alpha_of", "graded_distance", "kappa", "kappa_of", "masi_distance", "nominal_distance"]

Sets = frozenset[str]

_NOTHING: Final = "there is nothing that several annotators said something of"
_ONE_LABEL: Final = "all was said alike, so that chance would agree as well"


@brief
@attrs.frozen(kw_only=True)
class Coefficient:
    """A coefficient of agreement, with what it is made of.

    Args:
        value: The coefficient: 1 for full agreement, 0 for as much as chance gives; None where it is not defined.
        n: Number of the things that were compared.
        observed: Agreement (kappa) or disagreement (alpha) that was seen; None where nothing was compared.
        expected: The same as chance gives it.
        why: Why it is not defined; empty where it is.
    """

    value: float | None
    n: int
    observed: float | None = None
    expected: float | None = None
    why: str = ""


def kappa(pairs: Iterable[tuple[object, object]]) -> Coefficient:
    """Give Cohen's kappa of what two annotators said of the same things.

    Source: Cohen (1960), A coefficient of agreement for nominal scales.

    Args:
        pairs: What the one and the other said of each thing.

    >>> round(kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]).value, 3)
    0.5
    >>> kappa([]).value is None
    True
    """
    return kappa_of(Counter(pairs))


def kappa_of(counts: Mapping[tuple[Any, Any], int]) -> Coefficient:
    """Give kappa of pairs of which it is known how often each was said; see :func:`kappa`."""
    count = sum(counts.values())
    if not count:
        return Coefficient(value=None, n=0, why=_NOTHING)
    ours: Counter[object] = Counter()
    theirs: Counter[object] = Counter()
    for (one, other), number in counts.items():
        ours[one] += number
        theirs[other] += number
    # Whole numbers as long as can be, so that full agreement is 1 and not nearly so.
    same = sum(number for (one, other), number in counts.items() if one == other)
    by_chance = sum(number * theirs[label] for label, number in ours.items())
    observed, expected = same / count, by_chance / count**2
    # Both gave one label to everything, and the divisor below would be 0.
    if by_chance == count**2:
        return Coefficient(value=None, n=count, observed=observed, expected=expected, why=_ONE_LABEL)
    value = (same * count - by_chance) / (count**2 - by_chance)
    return Coefficient(value=value, n=count, observed=observed, expected=expected)


def alpha(items: Iterable[Sequence[Any]], distance: Callable[[Any, Any], float]) -> Coefficient:
    """Give Krippendorff's alpha of what any number of annotators said of the same things.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability.

    Args:
        items: For each thing what was said of it; one that fewer than two said something of does not count.
        distance: How far two labels are from each other, 0 to 1; the same in either order.

    >>> alpha([("a", "a"), ("b", "b")], nominal_distance).value
    1.0
    """
    # A pair of labels is met within things and again among all labels; its distance is computed once.
    known = cache(distance)
    return alpha_of(Counter(tuple(item) for item in items), known)


def alpha_of(said: Mapping[tuple[Any, ...], int], distance: Callable[[Any, Any], float]) -> Coefficient:
    """Give alpha of things of which it is known how often each was said so; see :func:`alpha`."""
    # What one annotator alone said makes no pair, and must not weigh in what chance gives.
    items = {item: number for item, number in said.items() if len(item) > 1}
    count = sum(items.values())
    if not count:
        return Coefficient(value=None, n=0, why=_NOTHING)
    counts: Counter[Any] = Counter()
    for item, number in items.items():
        for label in item:
            counts[label] += number
    whole = counts.total()
    # Plain sums would depend on the order in which labels come, and with it the last digits of an interval.
    apart = math.fsum(number * _within(item, distance) for item, number in items.items())
    by_chance = math.fsum(
        number * times * distance(one, other) for one, number in counts.items() for other, times in counts.items()
    )
    # A label is never paired with itself, hence one less: Krippendorff draws pairs without putting the first back.
    observed, expected = apart / whole, by_chance / (whole * (whole - 1))
    if not expected:
        return Coefficient(value=None, n=count, observed=observed, expected=expected, why=_ONE_LABEL)
    return Coefficient(value=1 - observed / expected, n=count, observed=observed, expected=expected)


def _within(item: Sequence[Any], distance: Callable[[Any, Any], float]) -> float:
    """Give the sum of the distances between all ordered pairs of labels of a thing, each label counted once."""
    return math.fsum(distance(one, other) for one in item for other in item) / (len(item) - 1)


def nominal_distance(one: object, other: object) -> float:
    """Give 0 for two labels that are the same, 1 for any others."""
    return 0.0 if one == other else 1.0


def graded_distance(one: Sets, other: Sets) -> float:
    """Give the distance of two sets by how they lie: 0 the same, 1/3 one within the other, 2/3 with something in common, else 1.

    Source: Passonneau (2004), Computing reliability for coreference annotation.

    >>> graded_distance(frozenset("ab"), frozenset("bc"))
    0.6666666666666666
    """
    if one == other:
        return 0.0
    if one <= other or other <= one:
        return 1 / 3
    return 1.0 if one.isdisjoint(other) else 2 / 3


def masi_distance(one: Sets, other: Sets) -> float:
    """Give the MASI distance of two sets: the share of all members that they do not have in common, times the graded distance.

    This is the form in which the annotation tools of Darmstadt have it. Others take one less the product of the two likenesses,
    which is larger for sets that overlap.

    Source: Passonneau (2006), Measuring agreement on set-valued items (MASI).

    >>> round(masi_distance(frozenset("a"), frozenset("ab")), 4)
    0.1667
    """
    every = one | other
    # Two empty sets are alike, and there is nothing to divide by.
    apart = 1 - len(one & other) / len(every) if every else 0.0
    return apart * graded_distance(one, other)
