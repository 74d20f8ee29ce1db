"""Unitized alpha, held to the values that its author published."""

from __future__ import annotations

from random import Random

import pytest

from factcheck.agreement import unitized_alpha
from factcheck.agreement.unitizing import merged_units

# Krippendorff (1995): a continuum from 150 on, 300 long; units of the kinds c and k by two observers.
C = [[(225, 295), (370, 400)], [(220, 300), (355, 375), (400, 420)]]
K = [[(180, 240), (300, 350)], [(180, 240), (300, 350)]]


def test_alpha_of_one_kind_is_as_published():
    found = unitized_alpha([C], length=300, start=150)

    assert (round(found.observed, 4), round(found.expected, 4), round(found.value, 4)) == (0.0144, 0.0532, 0.7286)


def test_alpha_of_equal_units_is_one():
    found = unitized_alpha([K], length=300, start=150)

    assert (found.observed, round(found.expected, 4), found.value) == (0, 0.0490, 1)


def test_alpha_over_kinds_is_as_published():
    assert round(unitized_alpha([C, K], length=300, start=150).value, 4) == 0.8587


def test_one_unit_against_its_pieces_is_as_published():
    found = unitized_alpha([[[(1, 9)], [(2, 3), (4, 5), (6, 7)]]], length=10)

    assert round(found.value, 4) == -0.7003


@pytest.mark.parametrize("annotators", [[], [[(0, 3)]]])
def test_fewer_than_two_annotators_are_undefined(annotators):
    assert unitized_alpha([annotators], length=10).value is None


@pytest.mark.parametrize(("annotators", "length"), [([[], []], 10), ([[], []], 0)])
def test_an_empty_study_is_undefined(annotators, length):
    found = unitized_alpha([annotators], length=length)

    assert found.value is None
    assert found.why


def test_a_text_of_one_letter_leaves_nothing_to_chance():
    found = unitized_alpha([[[(0, 1)], [(0, 1)]]], length=1)

    assert (found.value, found.observed, found.expected) == (None, 0, 0)


@pytest.mark.parametrize("units", [[(0, 4), (3, 6)], [(8, 12)], [(3, 3)]])
def test_units_that_overlap_or_leave_the_text_are_refused(units):
    with pytest.raises(ValueError, match="the unit from"):
        unitized_alpha([[units, []]], length=10)


def test_every_kind_needs_every_annotator():
    with pytest.raises(ValueError, match="units of every annotator"):
        unitized_alpha([[[], []], [[]]], length=10)


def test_sections_side_by_side_give_what_every_pair_of_sections_gives():
    # The definition goes through all pairs of sections; what is computed goes through those that share something.
    chance = Random(3)
    for _ in range(50):
        annotators = [merged_units((at, at + chance.randint(1, 6)) for at in chance.sample(range(40), 4)) for _ in range(3)]
        found = unitized_alpha([annotators], length=50)
        parts = [sections(units, 50) for units in annotators]
        squares = sum(
            difference(one, other)
            for ours in range(3) for theirs in range(3) if ours != theirs
            for one in parts[ours] for other in parts[theirs]
        )  # fmt: skip

        assert found.observed == squares / (6 * 50**2)


def sections(units, length):
    gaps = zip([0, *(end for _, end in units)], [*(start for start, _ in units), length], strict=True)
    return [(start, end, True) for start, end in units] + [(start, end, False) for start, end in gaps if start < end]


def difference(one, other):
    (start, end, unit), (other_start, other_end, other_unit) = one, other
    if unit and other_unit:
        return (start - other_start) ** 2 + (end - other_end) ** 2 if start < other_end and other_start < end else 0
    if unit and other_start <= start and end <= other_end:
        return (end - start) ** 2
    if other_unit and start <= other_start and other_end <= end:
        return (other_end - other_start) ** 2
    return 0
