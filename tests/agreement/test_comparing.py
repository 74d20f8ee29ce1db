"""Details of claims compared by what they mean, and told in a line."""

from __future__ import annotations

import pytest

from factcheck.agreement.comparing import same_days, same_figure, say_otherwise, told_figure, told_time
from factcheck.model import Quantity, Time


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"value": 40}, {"value": 40, "unit": "house"}, True),
        ({"value": 40, "unit": "house"}, {"value": 40, "unit": "person"}, False),
        ({"value": 40, "as_of": "2024-05"}, {"value": 40, "as_of": "2024-06"}, False),
        ({"value": 40, "as_of": "2024-05"}, {"value": 40}, True),
        ({"value": 40}, {"low": 40, "comparators": ["more-than"]}, False),
        ({"value": 40}, {"value": 40, "comparators": ["about"]}, False),
        ({"as_written": "many  people"}, {"as_written": "Many people"}, True),
        ({"as_written": "many"}, {"as_written": "few"}, False),
    ],
)
def test_figures_are_the_same_if_they_leave_the_same_possible(one, other, same):
    assert same_figure(Quantity(**one), Quantity(**other)) == same_figure(Quantity(**other), Quantity(**one)) == same


def test_no_figure_is_like_no_figure_only():
    assert same_figure(None, None)
    assert not same_figure(None, Quantity(value=1))
    assert same_days(None, None)
    assert not same_days(Time(at="2024"), None)


@pytest.mark.parametrize(
    ("one", "other", "otherwise"),
    [
        ("Forty people died.", "40 people were killed.", False),
        ("Forty people died.", "Fifty people died.", True),
        ("The road is open.", "The road is closed.", True),
        ("The road is open.", "The road is not open.", True),
        ("The road is open.", "One road is open to traffic.", False),
    ],
)
def test_statements_say_otherwise_by_numbers_denials_and_opposites(one, other, otherwise):
    assert say_otherwise(one, other) == say_otherwise(other, one) == otherwise


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (None, None),
        (
            Quantity(value=40, unit="person", as_of="2024", as_written="forty", comparators=["exactly"]),
            "“forty”, 40 person, 2024",
        ),
        (Quantity(high=40, since="2024", until="2025"), "(−∞, 40], 2024–2025"),
        (Quantity(measure="jobs"), "a quantity without figure or words"),
    ],
)
def test_quantities_are_told_in_a_line(quantity, told):
    assert told_figure(quantity) == told


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (None, None),
        (Time(since="2024", until="2025", as_written="then"), "since 2024, until 2025, “then”"),
        (Time(basis="inferred"), "no date"),
    ],
)
def test_times_are_told_in_a_line(time, told):
    assert told_time(time) == told
