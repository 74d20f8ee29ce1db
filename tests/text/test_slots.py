"""What stands where a row stood, in slots that are too long to be looked at as wholes."""

from __future__ import annotations

import pytest

from factcheck.text.editions import lay
from factcheck.text.folding import fold
from factcheck.text.kinship import Kin, Kinship
from factcheck.text.slots import Slots


def slots_of(old, new, lead):
    editions = lay(fold("\n".join(old)), fold("\n".join(new)))
    return Slots(editions, [*range(len(editions.olds))], [*range(len(editions.news))], lead)


OLD = [f"The old row {number}" for number in range(60)]
NEW = [f"Another one {number}" for number in range(100, 190)]


def test_all_of_a_short_slot_is_looked_at():
    assert slots_of(OLD[:3], NEW[:16], lambda one: None).of(1) == [*range(16)]


@pytest.mark.parametrize(("one", "places"), [(0, range(5)), (30, range(41, 50)), (59, range(84, 90))])
def test_rank_tells_where_a_row_of_a_long_slot_stood(one, places):
    assert slots_of(OLD, NEW, lambda one: None).of(one) == [*places]


@pytest.mark.parametrize(("one", "middle"), [(20, 50), (40, 70)])
def test_words_that_lead_somewhere_tell_better_where_a_row_stood(one, middle):
    leads = {20: 50, 40: 70}

    assert slots_of(OLD, NEW, leads.get).of(one) == [*range(middle - 2, middle + 3)]


@pytest.mark.parametrize(("one", "middle"), [(10, 25), (30, 60), (50, 80)])
def test_rows_between_those_whose_words_lead_somewhere_stand_between_these(one, middle):
    leads = {20: 50, 40: 70}

    assert slots_of(OLD, NEW, leads.get).of(one) == [*range(middle - 4, middle + 5)]


@pytest.mark.parametrize("stray", [1, 5, 89])
def test_words_that_lead_out_of_order_tell_nothing(stray):
    leads = {19: 49, 20: 50, 21: stray, 22: 52, 40: 70}

    assert slots_of(OLD, NEW, leads.get).of(21) == [*range(47, 56)]


def test_row_of_which_many_came_before_is_found_by_its_words():
    old = [f"Permit {number}: the holder pays {7 * number} to the office" for number in range(1, 200)]
    new = [f"Form {number} is kept here" for number in range(300)] + [row.replace("office", "court") for row in old]
    editions = lay(fold("\n".join(old)), fold("\n".join(new)))

    candidates = Kin(editions, Kinship(editions)).of(90)

    assert max(candidates, key=candidates.__getitem__) == 390
    assert {388, 389, 390, 391, 392} <= set(candidates)
