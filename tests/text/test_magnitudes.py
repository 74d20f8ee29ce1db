"""Words of magnitude in place of a figure."""

from __future__ import annotations

import pytest

from factcheck.text.magnitudes import bounds_in_words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hundreds of thousands", (200_000, 1_000_000)),
        ("Tens of thousands of people", (20_000, 100_000)),
        ("tens of millions", (20_000_000, 100_000_000)),
        ("several hundred", (200, 1_000)),
        ("a few thousand", (2_000, 10_000)),
        ("thousands more", (2_000, None)),
        ("millions", (2_000_000, None)),
        ("dozens", (24, None)),
        ("scores of villages", (40, None)),
        ("a thousand", None),
        ("250 thousands", None),
        ("many", None),
        ("", None),
    ],
)
def test_word_of_magnitude_implies_bounds(words, expected):
    assert bounds_in_words(words) == expected
