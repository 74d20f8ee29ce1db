"""What a claim refuses to be."""

from __future__ import annotations

import pytest

from factcheck import Claim, Span


@pytest.mark.parametrize(
    "statement", ["", " ", "\u200b", "\u00a0\u00ad\n", "\u2800", "\u3164\u180e", "\u200d\ufe0f", "\u202e\u2066"]
)
def test_blank_statement_is_refused(statement):
    with pytest.raises(ValueError, match="statement is blank"):
        Claim(id="a", statement=statement, spans=[Span(start=0, end=1, exact="x")], categories=["unsorted"])
