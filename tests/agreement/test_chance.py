"""Coefficients of agreement beyond chance, held to values that were published."""

from __future__ import annotations

import math

import pytest

from factcheck.agreement import alpha, graded_distance, kappa, masi_distance, nominal_distance

# Nine things that two annotators gave sets of labels, as the tests of a published package for agreement have them.
SETS = [("", ""), ("A", ""), ("A", "A"), ("A", "B"), ("AB", "A"), ("AB", "AC"), ("ABC", "ABC"), ("C", "AC"), ("C", "AC")]
ITEMS = [(frozenset(one), frozenset(other)) for one, other in SETS]


@pytest.mark.parametrize(
    ("distance", "observed", "expected", "value"),
    [
        (graded_distance, 0.3333, 0.4096, 0.1862),
        (masi_distance, 0.2531, 0.3388, 0.2529),
        (nominal_distance, 0.6667, 0.8758, 0.2388),
    ],
)
def test_alpha_of_sets_is_as_published(distance, observed, expected, value):
    found = alpha(ITEMS, distance)

    assert (round(found.observed, 4), round(found.expected, 4), round(found.value, 4)) == (observed, expected, value)


def test_alpha_of_four_observers_with_missing_values_is_as_published():
    # Krippendorff (2011), nominal data, 4 observers of 12 units, some missing: alpha 0.743.
    units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]

    assert round(alpha([tuple(unit) for unit in units], nominal_distance).value, 3) == 0.743


def test_kappa_is_as_cohen_has_it():
    # Twenty said yes by both, fifteen no by both, five and ten apart: observed 0.7, expected 0.5, kappa 0.4.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = kappa(pairs)

    assert math.isclose(found.value, 0.4)
    assert (found.observed, found.expected, found.n) == (0.7, 0.5, 50)


@pytest.mark.parametrize("found", [kappa([]), alpha([], nominal_distance), alpha([("a",), ()], nominal_distance)])
def test_an_empty_study_is_undefined(found):
    assert (found.value, found.n, found.observed) == (None, 0, None)
    assert found.why


@pytest.mark.parametrize("found", [kappa([("a", "a")] * 3), alpha([("a", "a")] * 3, nominal_distance)])
def test_one_label_for_all_is_undefined_and_not_one(found):
    assert (found.value, found.n) == (None, 3)
    assert "chance would agree as well" in found.why


def test_full_agreement_is_exactly_one():
    assert kappa([("a", "a"), ("b", "b"), ("c", "c")]).value == 1
    assert alpha([("a", "a"), ("b", "b"), ("c", "c")], nominal_distance).value == 1


def test_empty_sets_are_the_same():
    assert masi_distance(frozenset(), frozenset()) == graded_distance(frozenset(), frozenset()) == 0
