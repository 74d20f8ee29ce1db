from __future__ import annotations

import gc
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text import reanchoring
from factcheck.text.editions import lay
from factcheck.text.folding import fold
from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.skeleton import restored, skeleton
from factcheck.text.words import carried_over, word_changes

WORDS = ("the", "mill", "mine", "closed", "40", "250,000", "not", "in", "May,", "was.", "•", "–", "“Fair”", "🏭\n", "It")
PROSE = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
OPTIONS = settings(max_examples=150, deadline=None)


def quotes_in(text, cuts):
    ends = sorted({min(cut, len(text)) for cut in cuts})
    return [Quote(start=start, exact=text[start:end]) for start, end in pairwise(ends) if start < end]


@OPTIONS
@given(PROSE, st.lists(st.integers(0, 150), max_size=6))
def test_unchanged_text_moves_nothing(text, cuts):
    quotes = quotes_in(text, cuts)

    for quote, anchor in zip(quotes, reanchor(quotes, text, text), strict=True):
        assert (anchor.status, anchor.start, anchor.end, anchor.margin) == ("exact", quote.start, quote.end, 1.0)


@OPTIONS
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8, unique=True), st.integers(0, 7), st.text("xyz \n", max_size=20))
def test_new_lines_before_a_span_move_it_by_just_that_much(numbers, place, new):
    lines = [f"In the year {number} the mill was closed by its owners.\n" for number in numbers]
    place = min(place, len(lines))
    old = "".join(lines)
    inserted = f"Zz {new}\n"
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    quotes = [Quote(start=start + 7, exact=line[7:-2]) for start, line in zip(starts, lines, strict=True)]

    anchors = reanchor(quotes, old, "".join([*lines[:place], inserted, *lines[place:]]))

    shifts = [anchor.start - quote.start for quote, anchor in zip(quotes, anchors, strict=True)]
    assert shifts == [0] * place + [len(inserted)] * (len(lines) - place)


@OPTIONS
@given(PROSE, PROSE, st.lists(st.integers(0, 150), max_size=6), st.booleans())
def test_anchor_says_what_stands_there(old, new, cuts, bare):
    quotes = quotes_in(old, cuts)

    for quote, anchor in zip(quotes, reanchor(quotes, None if bare else old, new), strict=True):
        assert anchor.runner_up >= 0
        if anchor.start is None:
            assert anchor.status in ("ambiguous", "orphan")
            assert all(0 <= start < end <= len(new) for start, end in anchor.places)
            continue
        assert new[anchor.start : anchor.end] == anchor.exact
        assert anchor.has_same_words == (fold(anchor.exact).text == fold(quote.exact).text)
        assert (anchor.exact == quote.exact) == (anchor.status in ("exact", "moved")) or anchor.status == "turned"


@OPTIONS
@given(PROSE, PROSE)
def test_units_that_stayed_are_equal_and_paired_once(old, new):
    editions = lay(fold(old), fold(new))

    assert list(editions.chain.values()) == sorted(set(editions.chain.values()))
    for one, other in {**editions.chain, **editions.firm}.items():
        assert editions.olds[one].words == editions.news[other].words


@OPTIONS
@given(PROSE, PROSE)
def test_word_changes_give_both_wordings(old, new):
    changes = word_changes(old, new)

    assert "".join(change.words for change in changes if change.kind != "added") == fold(old).text
    assert "".join(change.words for change in changes if change.kind != "removed") == fold(new).text


def test_word_added_beside_words_that_stayed_is_left_out():
    old, new = "Serb forces burned villages.", "Serb forces often burned villages."

    assert carried_over(old, 12, 27, new) == (18, 33)


def test_offset_within_replaced_words_falls_between_words():
    old, new = "aa bb cc", "xx yy zz"

    start, end = carried_over(old, 3, 8, new)

    assert new[start:end] in ("yy zz", " yy zz")


def test_quotes_that_stand_at_their_offsets_are_exact_without_the_old_text():
    text = "The mill closed. The mine closed."
    quotes = [Quote(start=0, exact="The mill"), Quote(start=9, exact="closed", suffix=".")]

    assert [anchor.status for anchor in reanchor(quotes, None, text)] == ["exact", "exact"]


def test_repeated_phrase_at_its_offset_is_not_taken_for_granted_without_the_old_text():
    (anchor,) = reanchor([Quote(start=4, exact="mill")], None, "The mill of the mill.")

    assert anchor.status == "ambiguous"
    assert {(4, 8), (16, 20)} >= set(anchor.places)


def test_quote_that_is_not_in_the_old_text_is_refused():
    with pytest.raises(ValueError, match="does not stand at 1"):
        reanchor([Quote(start=1, exact="The")], "The mill.", "The mine.")


def test_quotes_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="does not stand at 0"):
        reanchor([Quote(start=0, exact="The mill"), Quote(start=4, exact="mine")], None, "The mill.")


def test_quote_without_words_is_refused():
    with pytest.raises(ValueError, match="needs words"):
        Quote(start=0, exact="")


def test_paragraph_that_moved_takes_its_quotes_along():
    first = "The mill was closed by its owners in May.\nForty people lost their work there.\n"
    second = "The mine stayed open until the end of June.\nNobody lost any work in the mine.\n"
    third = "The board met twice about both of them.\n"
    old, new = first + second + third, second + third + first

    (anchor,) = reanchor([Quote(start=old.index("Forty"), exact="Forty people")], old, new)

    assert (anchor.status, anchor.start) == ("moved", new.index("Forty"))


def test_quotes_with_an_equal_right_to_one_place_are_both_doubtful():
    old = "H one.\nrow row row.\nrow row row.\nT two."
    quotes = [Quote(start=start, exact="row row row") for start in (7, 20)]

    anchors = reanchor(quotes, old, "H one.\nrow row row.\nT two.")

    assert [anchor.status for anchor in anchors] == ["ambiguous", "ambiguous"]
    assert {anchor.places for anchor in anchors} == {((7, 18),)}


def test_offsets_of_a_lost_text_may_be_any_size():
    quotes = [Quote(start=10**15, exact="The mill closed on Monday", suffix=". It")]

    (anchor,) = reanchor(quotes, None, "News. The mill closed on Monday. It was old.")

    assert (anchor.status, anchor.start) == ("moved", 6)


def test_skeleton_marks_what_nobody_kept():
    known = skeleton([(0, "The mill closed"), (100, "It is shut")])

    assert known.text == "The mill closed\n\uffff\nIt is shut"
    assert known.text[known.place(103) :] == "is shut"


def test_text_is_restored_only_if_nothing_but_signs_is_missing():
    assert restored([(0, "One"), (5, "two")], length=9) == "One. two "
    assert restored([(0, "One"), (40, "two")], length=44) is None


def test_importing_anchoring_leaves_rapidfuzz_alone():
    code = "import sys, factcheck.text.reanchoring, factcheck.versions.rebasing; sys.exit('rapidfuzz' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("more", [" 000", " thousand", "%", "+", "–50", "bn", "½"])
def test_figure_that_goes_on_is_asked_about_if_nobody_knows_what_stood_beside_it(more):
    new = f"The flood had killed 40{more}, it says. The river fell."
    quotes = [Quote(start=10, exact="had killed 40"), Quote(start=new.index("The river"), exact="The river fell")]

    found = reanchor(quotes, None, new)

    assert [one.status for one in found] == ["ambiguous", "exact"]
    assert found[0].places == ((10, 23),)


def test_figure_that_is_known_to_go_on_stands_as_it_did():
    new = "The flood had killed 40 000, it says."

    (found,) = reanchor([Quote(start=10, exact="had killed 40", prefix="flood ", suffix=" 000, it")], None, new)

    assert found.status == "exact"


def test_the_collector_of_garbage_waits_while_editions_are_compared_and_is_on_again(monkeypatch):
    seen = []
    monkeypatch.setattr(reanchoring, "guess", lambda text: seen.append(gc.isenabled()))

    reanchor([Quote(start=0, exact="Rain fell")], "Rain fell.", "Snow and rain fell.")

    assert seen == [False]
    assert gc.isenabled()
