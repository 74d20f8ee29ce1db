"""Texts with one word, or one run of signs, of tens of thousands of characters, as a picture or a line of leaders is."""

from __future__ import annotations

import time

import pytest

from factcheck.documents import draft_file


def seconds(folder, unit, length):
    path = folder / "a.txt"
    path.write_text(f"Title\n\nThe mill closed. {unit * (length // len(unit))} end.\n", encoding="utf-8")
    started = time.process_time()
    draft_file(path)
    return time.process_time() - started


@pytest.mark.parametrize("unit", ["x", ".", " ", "…", "-\n", ". "])
def test_a_long_run_is_not_gone_through_from_each_of_its_signs(tmp_path, unit):
    # A square takes ten seconds at this length, and more than a minute where the pattern has two repetitions.
    assert seconds(tmp_path, unit, 40_000) < 5
