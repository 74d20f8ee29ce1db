"""Quotes at their offsets."""

from __future__ import annotations

from factcheck.checks.spans import _EXPLAINED, Whereabouts


def test_quotes_of_another_text_are_explained_up_to_a_number():
    whereabouts = Whereabouts("Rain fell on Monday.")

    hints = [whereabouts.hint(0, 6, "Monday")[0] for _ in range(_EXPLAINED + 1)]

    assert hints[_EXPLAINED - 1] == "the quote stands at 13–19"
    assert hints[_EXPLAINED] == "more than 1,000 quotes do not stand; for another edition of the text, run factcheck rebase"
