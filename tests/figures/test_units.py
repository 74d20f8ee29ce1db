"""Units by what they mean."""

from __future__ import annotations

import pytest

from factcheck.figures.comparability import StatedFigure, difference, relate, what_is_counted
from factcheck.figures.units import UnitMeaning, unit_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person", "persons"),
        ("person", "People"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("USD", "us-dollar"),
        ("US dollar", "US$"),
        ("km", "kilometres"),
        ("kilometer", "kilometre"),
        ("million-us-dollar", "USD million"),
    ],
)
def test_names_of_one_unit_mean_the_same(one, other):
    assert unit_of(one) == unit_of(other)
    assert difference({"unit": one}, {"unit": other}) is None


@pytest.mark.parametrize(("one", "other"), [("person", "family"), ("percent", "percentage-point"), ("usd", "eur"), ("km", "kg")])
def test_other_units_keep_figures_apart(one, other):
    assert difference({"unit": one}, {"unit": other}) == "unit"


def test_name_that_is_not_known_means_itself():
    assert unit_of("Sack-of  Flour") == UnitMeaning("sack of flour")
    assert unit_of("thousand-sack") == UnitMeaning("sack", 1000)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"value": 2, "unit": "km"}, {"value": 2000, "unit": "m"}, "same"),
        ({"value": 2, "unit": "km"}, {"value": 2, "unit": "m"}, "contradiction"),
        ({"value": 1.5, "unit": "million-us-dollar"}, {"value": 1_500_000, "unit": "USD"}, "same"),
        ({"value": 2, "unit": "km"}, {"value": 2, "unit": "kilometres"}, "same"),
        ({"as_written": "some", "unit": "km"}, {"value": 2, "unit": "m"}, "not-comparable"),
    ],
)
def test_multiples_of_a_unit_are_compared_by_their_size(one, other, relation):
    assert relate(StatedFigure(quantity=one), StatedFigure(quantity=other)).relation == relation
    assert relate(StatedFigure(quantity=other), StatedFigure(quantity=one)).relation == relation


def test_figures_in_other_multiples_do_not_stand_in_one_sum():
    assert what_is_counted({"unit": "km"}) != what_is_counted({"unit": "m"})
    assert what_is_counted({"unit": "km"}) == what_is_counted({"unit": "Kilometer"})
