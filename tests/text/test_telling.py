"""Figures of a statement, in whatever digits they are written."""

from __future__ import annotations

import pytest

from factcheck.text.telling import telling


@pytest.mark.parametrize("words", ["¹", "² houses", "①", "3²", "x፩ ፪", "1.", "²,3", "٣"])
def test_digits_of_any_kind_are_figures_and_no_error(words):
    assert telling(words, worded=True).figures or words.startswith("x")
