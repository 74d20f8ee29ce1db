"""Two statements held against each other, for the tests of all rules."""

from __future__ import annotations

from factcheck.matching.forms import read_form
from factcheck.matching.language import language_among
from factcheck.matching.restating import why_same

__all__ = ["same"]


def same(code, one, other):
    """Tell whether two statements in a language say the same, whichever comes first."""
    language = language_among(code, ())
    left, right = read_form(one, language), read_form(other, language)
    assert bool(why_same(left, right)) == bool(why_same(right, left))
    return bool(why_same(left, right))
