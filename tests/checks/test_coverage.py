"""Coverage, against a definition that looks at every character."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.coverage import coverage_of, merged, unaccounted

TEXTS = st.text(st.sampled_from("ab é🏭$•’-.,\n\u00a0\u0301一"), max_size=25)


@st.composite
def texts_and_extents(draw):
    text = draw(TEXTS)
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    return text, draw(st.lists(bounds, max_size=4)) if text else []


def is_silent(character):
    return unicodedata.category(character)[0] in "ZPC"


@given(texts_and_extents())
def test_every_character_that_speaks_is_accounted_for_or_reported(case):
    text, extents = case
    covered = {place for start, end in extents for place in range(start, end)}

    reported = list(unaccounted(text, extents))

    missing = {place for place in range(len(text)) if place not in covered and not is_silent(text[place])}
    assert {place for start, end in reported for place in range(start, end) if not is_silent(text[place])} == missing
    assert not covered & {place for start, end in reported for place in range(start, end)}
    assert all(not is_silent(text[start]) and not is_silent(text[end - 1]) for start, end in reported)


@given(texts_and_extents())
def test_merged_extents_are_disjoint_and_cover_the_same(case):
    _, extents = case

    result = merged(extents)

    assert {p for start, end in result for p in range(start, end)} == {p for start, end in extents for p in range(start, end)}
    assert all(one[1] < other[0] for one, other in pairwise(result))


@given(texts_and_extents())
def test_word_counts_as_accounted_for_only_if_nothing_in_it_is_missing(case):
    text, extents = case
    missing = {place for start, end in unaccounted(text, extents) for place in range(start, end)}
    words, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        if any(character.isalnum() for character in word):
            words.append(range(place, place + len(word)))
        place += len(word)

    coverage = coverage_of(text, extents)

    assert coverage.words == len(words)
    assert coverage.accounted == sum(not missing & set(word) for word in words)
