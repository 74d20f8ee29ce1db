"""Inputs that were kept, because the package once did not bear them or said something new of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.mutating import mutant_of, seeds_of, tried_in_a_folder
from tests.fuzz.trying import COMMANDS

HERE = Path(__file__).parent
KEPT = [path for kind in COMMANDS for path in sorted((HERE / kind).iterdir())]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_kept_input_ends_in_order(path):
    tried_in_a_folder(path.parent.name, path.read_bytes())


def test_every_kind_of_input_is_kept():
    assert {path.parent.name for path in KEPT} == set(COMMANDS)


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_few_new_inputs_end_in_order(kind):
    chance = random.Random(kind)
    known = seeds_of(kind)

    for _ in range(10):
        tried_in_a_folder(kind, mutant_of(chance.choice(known), known, chance))
