"""Axes."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.charting.scales import day_number, number_ticks, number_words, time_scale, time_ticks

DAYS = st.integers(day_number((1, 1, 1)), day_number((9999, 12, 31)))
RECENT = st.integers(day_number((1998, 1, 1)), day_number((2002, 1, 1)))
SPANS = st.lists(st.tuples(RECENT, st.integers(0, 60)).map(lambda pair: (pair[0], pair[0] + pair[1])), min_size=1, max_size=12)


@given(st.floats(-1e9, 0), st.floats(0, 1e9))
def test_numbers_of_an_axis_are_evenly_spread_over_what_is_shown(least, most):
    ticks = number_ticks(least, most)

    assert ticks[0] <= Decimal(str(least)) <= Decimal(str(most)) <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    assert len({other - one for one, other in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (0, 250_000, ["0", "100,000", "200,000", "300,000"]),
        (0, 3, ["0", "1", "2", "3"]),
        (0, 0, ["0", "1"]),
        (-5, 10, ["-5", "0", "5", "10"]),
        (0, 0.3, ["0", "0.1", "0.2", "0.3"]),
        (0, 8e15, ["0", "2e+15", "4e+15", "6e+15", "8e+15"]),
    ],
)
def test_numbers_of_an_axis_are_round(least, most, words):
    assert [number_words(tick) for tick in number_ticks(least, most)] == words


@given(DAYS, DAYS, st.integers(1, 4))
def test_days_of_an_axis_are_few_and_in_order(one, other, most):
    first, last = sorted((one, other))

    days = [day for day, _ in time_ticks(first, last, most=most)]

    assert 1 <= len(days) <= most
    assert days == sorted(set(days))
    assert first <= days[0] <= days[-1] <= last


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ((1999, 3, 26), (1999, 3, 26), ["26 Mar 1999"]),
        ((1999, 3, 26), (1999, 3, 27), ["26 Mar 1999", "27 Mar 1999"]),
        ((1999, 3, 20), (1999, 3, 26), ["20 Mar 1999", "22 Mar 1999", "24 Mar 1999", "26 Mar 1999"]),
        ((1998, 12, 20), (1999, 5, 20), ["Jan 1999", "Mar 1999", "May 1999"]),
        ((1998, 12, 20), (2001, 5, 20), ["1999", "2000", "2001"]),
    ],
)
def test_days_of_an_axis_have_labels(first, last, labels):
    assert [label for _, label in time_ticks(day_number(first), day_number(last))] == labels


@given(SPANS)
def test_later_days_lie_further_to_the_right(spans):
    scale = time_scale(spans, 10, 350)
    days = sorted({day for span in spans for day in span})
    places = [scale(day) for day in days]

    assert all(one < other for one, other in pairwise(places))
    assert 10 - 1e-6 <= places[0] <= places[-1] <= 350 + 1e-6


def test_long_empty_time_is_a_break():
    spans = [(0 + 730_000, 730_000), (730_200, 730_210), (730_215, 730_215)]

    scale = time_scale(spans, 0, 300)

    assert len(scale.breaks) == 1
    assert scale(730_000) < scale.breaks[0] < scale(730_200)


def test_two_days_have_no_break():
    assert time_scale([(730_000, 730_000), (731_000, 731_000)], 0, 300).breaks == []
