"""What a figure leaves possible."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.intervals import Interval, interval_of, least_sum

NUMBERS = st.integers(0, 10**6) | st.decimals(0, 10**4, places=2).map(float)
BOUNDS = st.none() | NUMBERS
INTERVALS = st.builds(
    lambda low, high, one, other: Interval(
        low=low if low is None or high is None else min(low, high),
        high=high if low is None or high is None else max(low, high),
        low_open=one and low != high,
        high_open=other and low != high,
    ),
    BOUNDS,
    BOUNDS,
    st.booleans(),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ({"value": 250_000, "comparators": ["about"]}, "[245,000, 255,000)"),
        ({"value": 40_000, "comparators": ["estimated"]}, "[35,000, 45,000)"),
        ({"value": 40_000}, "[39,500, 40,500)"),
        ({"value": 18_500}, "[18,450, 18,550)"),
        ({"value": 40}, "[39.5, 40.5)"),
        ({"value": 12.5}, "[12.45, 12.55)"),
        ({"value": 40_000, "comparators": ["exactly"]}, "40,000"),
        ({"value": 0}, "0"),
        ({"value": -40, "comparators": ["about"]}, "[-45, -35)"),
        ({"value": 0.4, "comparators": ["about"], "kind": "share"}, "[0.35, 0.45)"),
        ({"high": 30_000, "comparators": ["up-to"]}, "(−∞, 30,000]"),
        ({"high": 30_000, "comparators": ["up-to"], "population": "people"}, "[0, 30,000]"),
        ({"high": 30_000, "comparators": ["less-than"], "kind": "count"}, "[0, 30,000)"),
        ({"high": 0, "comparators": ["less-than"], "kind": "count"}, "0"),
        ({"high": -5, "population": "people"}, "(−∞, -5]"),
        ({"low": 60_000, "comparators": ["more-than"]}, "(60,000, ∞)"),
        ({"low": 60_000, "comparators": ["at-least"]}, "[60,000, ∞)"),
        ({"low": 3, "high": 5}, "[3, 5]"),
        ({"low": 3, "high": 3, "comparators": ["more-than"]}, "3"),
    ],
)
def test_figure_leaves_these_numbers_possible(quantity, expected):
    assert str(interval_of(quantity)) == expected


@pytest.mark.parametrize("quantity", [{}, {"kind": "degree", "comparators": ["nearly"]}, {"low": 5, "high": 3}])
def test_figure_without_a_number_has_no_interval(quantity):
    assert interval_of(quantity) is None


@given(NUMBERS, st.sampled_from([[], ["about"], ["estimated"], ["exactly"], ["already"]]))
def test_number_lies_in_what_it_leaves_possible_and_the_plain_one_is_the_narrower(number, comparators):
    interval = interval_of({"value": number, "comparators": comparators})
    rounded = interval_of({"value": number, "comparators": ["about"]})

    assert rounded.low <= interval.low <= number <= interval.high <= rounded.high


def holds(interval, number):
    above = interval.low is None or number > interval.low or (number == interval.low and not interval.low_open)
    below = interval.high is None or number < interval.high or (number == interval.high and not interval.high_open)
    return above and below


def probes(one, other):
    """Numbers among which two intervals share one if they share any: their ends, and what lies between and beyond these."""
    ends = sorted({end for interval in (one, other) for end in (interval.low, interval.high) if end is not None}) or [0]
    between = [(first + second) / 2 for first, second in pairwise(ends)]
    return [ends[0] - 1, *ends, *between, ends[-1] + 1]


@given(INTERVALS, INTERVALS)
def test_intervals_overlap_exactly_if_some_number_lies_in_both(one, other):
    shared = any(holds(one, number) and holds(other, number) for number in probes(one, other))

    assert one.overlaps(other) == other.overlaps(one) == shared


@given(INTERVALS)
def test_interval_never_lies_above_itself(interval):
    assert not interval.lies_above(interval)
    assert str(interval)


def test_sum_is_exact_and_open_where_a_part_is():
    parts = [Interval(low=0.1), Interval(low=0.2, low_open=True)]

    assert least_sum(parts) == Interval(low=0.3, low_open=True)
    assert least_sum([*parts, Interval(high=5)]) is None
    assert least_sum([]) == Interval(low=0)
