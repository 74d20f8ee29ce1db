"""Passages that were copied below themselves, and of which one was changed: which of the two came is asked."""

from __future__ import annotations

import pytest

from tests.text.test_placing import anchor, rows

HEAD = "Notice released by the harbour board on 26 March 1999: The aims of the new dam are safety and work."
SAYS = "We have three strong reasons to build it: floods, trade and fish; and each of them is enough by itself."
LAST = "First, the river has left its bed every spring since the old dam was opened to boats."


def test_sentence_that_was_denied_in_its_place_and_stands_unchanged_in_the_copy_below_is_asked():
    denied, other_day = SAYS.replace("have", "have not"), HEAD.replace("1999", "1959")
    old = rows("The dam", f"{HEAD} {SAYS} {LAST}", "It is paid for by fares.")
    new = rows("The dam", f"{HEAD} {denied} {LAST}", f"{other_day} {SAYS} {LAST}", "It is paid for by fares.")

    found = anchor(old, new, SAYS[:-1])

    assert (found.status, len(found.places)) == ("ambiguous", 2)


def test_rows_of_one_form_that_came_in_between_two_are_no_copies_of_them():
    form = "{} boats were moored at the northern quay on {} May, and the master of the harbour was told of it the same day."
    first, second, *others = (form.format(40 + day, day) for day in range(3, 8))
    old, new = rows("A", first, second, "B"), rows("A", first, *others, second, "B")

    assert all(anchor(old, new, quote[:-1]).is_settled for quote in (first, second))


@pytest.mark.parametrize("last", [True, False], ids=["sentence behind", "sentence before"])
def test_sentence_whose_neighbour_stands_elsewhere_with_the_same_cut_in_two_is_asked(last):
    kept = "If nothing is done to stop the flood now, it will spread and both the cost and the risk will be greater by far."
    fact = "No one should forget that the flood of the last century began in this small valley."
    cut = "If nothing is done to stop the flood now, it will spread;\nboth the cost and the risk will be greater by far."
    pair, changed, copied = [fact, kept], [fact.replace("began in", "began beside"), kept], [fact, cut]
    if not last:
        pair, changed, copied = pair[::-1], changed[::-1], copied[::-1]
    old = rows("The dam", " ".join(pair), "Fares rise.", "The end is told in the annex.")
    new = rows("The dam", " ".join(changed), "Fares rise.", "The end is told in the annex.", *copied)

    found = anchor(old, new, kept[:-1])

    assert found.status == "ambiguous"
    assert anchor(old, new.replace("\n".join(copied), "Nothing else."), kept[:-1]).is_settled


@pytest.mark.parametrize("mark", ["", "• "])
@pytest.mark.parametrize("came", [("denied",), ("denied", "denied"), ("kept", "denied")])
def test_denial_among_the_first_words_of_a_line_beside_it_is_asked_however_much_follows(mark, came):
    kept, denied = "There are already 18,500 people in the town.", "There are not already 18,500 people in the town."
    things = ("mill", "school", "bank", "port", "court", "mine", "dam", "hall", "road", "yard")
    after = [f"The {thing} in Lod opened with {37 * len(thing)} guests." for thing in things]
    lines = [denied if one == "denied" else kept for one in came]
    old = rows(HEAD, *(mark + line for line in (kept, *after)))
    new = rows(HEAD, *(mark + line for line in (*lines, *([] if "kept" in came else [kept]), *after)))

    assert anchor(old, new, kept).status == "ambiguous"
    assert anchor(old, rows("A word before it.", old), kept).is_settled
