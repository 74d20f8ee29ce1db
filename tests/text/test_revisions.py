"""The pages of this project as people rewrote them, whose labels are composed over all commits between two editions."""

from __future__ import annotations

import pytest

from tests.benchmarks.revisions import HALVES, judged, load_pairs
from tests.benchmarks.revisions_pairs import (
    by_fewest_edits,
    by_longest_blocks,
    composed,
    expected,
    half_of,
    origins,
)

COMPARISONS = [by_longest_blocks, by_fewest_edits]
OLD = "The board met in May. It was late.\n\nThe old bridge over the river was closed for a month after the flood.\n"


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("lost", [False, True])
def test_no_quote_of_a_page_is_placed_wrongly_without_a_word(half, lost):
    counts, _ = judged([pair.case for pair in load_pairs() if pair.half == half], lost=lost)

    assert sum(counts.values()) > 400
    assert not [key for key in counts if key[1] == "wrong in silence"]


def test_half_of_a_page_is_that_of_its_name():
    assert all(pair.half == half_of(pair.case.name.rsplit(".", 2)[0].replace(".", "/") + ".md") for pair in load_pairs())


@pytest.mark.parametrize("compare", COMPARISONS)
def test_character_is_followed_back_over_all_commits(compare):
    kept = composed(
        [OLD, OLD.replace("It was late.", "It was very late."), "A title\n\n" + OLD.replace("in May", "in June")], compare
    )

    assert kept.origins[kept.text.index("late")] == OLD.index("late")
    assert kept.origins[kept.text.index("June")] == -1


@pytest.mark.parametrize("compare", COMPARISONS)
def test_stretch_that_stands_once_is_followed_where_it_moved_and_was_wrapped_anew(compare):
    moves = "Nobody on the other bank had seen how high the water stood that evening."
    stays = "\n".join(f"{number}. Row of the list, which is kept." for number in range(1, 9))
    old, new = f"{moves}\n{stays}\n", f"{stays}\n{moves.replace(' how', chr(10) + 'how')}\n"
    found = origins(old, new, compare)

    assert [found[new.index(word)] for word in ("Nobody", "water", "Row")] == [
        old.index(word) for word in ("Nobody", "water", "Row")
    ]


@pytest.mark.parametrize("compare", COMPARISONS)
def test_word_that_two_sentences_have_in_common_by_chance_is_not_followed(compare):
    found = origins("the head of state left for the coast", "a report of many figures came out", compare)

    assert max(found) == -1


@pytest.mark.parametrize(
    ("new", "words", "kind"),
    [
        (OLD.replace("old", "old stone"), "The old bridge over the river", "changed"),
        (OLD.replace("\n\n", "\n\nA line.\n\n"), "the river", "same"),
        (OLD.replace(" It was late.", ""), "It was late", "gone"),
        (OLD.replace("It was late", "Nobody came"), "It was late", None),
        (OLD.replace("It was late", "It was early"), "It was late", None),
    ],
)
def test_words_that_were_typed_where_others_stood_are_labelled_only_if_they_lie_between_them(new, words, kind):
    kept = [composed([OLD, new], compare) for compare in COMPARISONS]
    found = expected(OLD, kept, OLD.index(words), OLD.index(words) + len(words))

    assert (found and found[0]) == kind
