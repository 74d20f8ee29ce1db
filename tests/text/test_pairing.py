"""Rows are weighed and paired by shortcuts that must not change what the plain reckoning gives."""

from __future__ import annotations

import math
import random

import pytest

from factcheck.text import pairing
from factcheck.text import signs as signs_of_words
from factcheck.text.editions import lay
from factcheck.text.fates import Fates
from factcheck.text.folding import fold
from factcheck.text.kinship import Kin, Kinship
from factcheck.text.pairing import Pairing
from factcheck.text.units import WORD
from tests.benchmarks.registers import CHANGES, LAYOUTS, register

SMALL = 4_000


def laid(layout, change):
    old, new, _ = register(layout, change, SMALL)
    return lay(fold(old), fold(new))


def plainly_paired(editions, kinship, kin, pairs, standing):
    """Pair units as ``Pairing`` does with all readings put in order first."""
    readings = []
    for one in kin.olds:
        for other in kin.of(one):
            alike = kinship.likeness(one, other)
            gap = 0.7 if editions.gaps_of_olds[one] == editions.gaps_of_news[other] else 0.0
            sides = sum(1.0 if standing.get(one + step) == other + step else gap for step in (-1, 1)) / 2
            if alike >= 0.4:
                readings.append((-(0.75 * alike + 0.25 * sides), one, other))
    matched = {}
    for _, one, other in sorted(readings):
        if one not in matched and other not in matched.values() and pairs.may_be(one, other):
            matched[one] = other
    return matched


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_readings_that_wait_for_their_turn_pair_what_all_readings_in_order_pair(layout, change, monkeypatch):
    monkeypatch.setattr(pairing, "_ROUNDS", 1)
    editions = laid(layout, change)
    kinship = Kinship(editions)
    kin = Kin(editions, kinship)
    pairs = Pairing(editions, kinship, kin)
    found = pairs.matched
    pairs._standing = {-1: -1, len(editions.olds): len(editions.news)} | editions.firm

    assert found == plainly_paired(editions, kinship, kin, pairs, pairs._standing)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("left", [40, 5_000], ids=["fewer signs than words", "signs enough"])
def test_words_for_which_no_sign_is_left_share_one(layout, left, monkeypatch):
    editions = laid(layout, "figure")
    plain = Fates(editions)
    monkeypatch.setattr(signs_of_words, "_SHARED", range(300, 300 + left))
    shared = Fates(editions)

    fates = [(plain.of(one), shared.of(one)) for one in range(len(editions.olds))]

    # Nobody is settled elsewhere by that; with signs for all there is hardly a doubt more.
    settled = [(one.news, other.news) for one, other in fates if other.news is not None]
    assert all(one == other for one, other in settled)
    assert left < 5_000 or len(settled) >= 0.9 * sum(one.news is not None for one, _ in fates)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_in_common_weigh_what_their_set_weighs(layout):
    editions = laid(layout, "figure")
    signs = Kinship(editions).signs
    rng = random.Random(1)
    for one, other in ((rng.choice(editions.olds).words, rng.choice(editions.news).words) for _ in range(200)):
        shared = {*WORD.findall(one.casefold())} & {*WORD.findall(other.casefold())}
        weights = [round((1 << 20) / math.log2(1 + editions.counts[word])) for word in shared]

        assert signs.common(signs.of[one], signs.of[other]) == sum(weights)
