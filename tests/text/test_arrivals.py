"""Rows that were wrapped anew where they were denied, and equal lines of which one went with all around it."""

from __future__ import annotations

import textwrap

import pytest

from tests.text.test_placing import anchor, rows

FACTS = ("The mission believes that 22 wells were sold near the border.", "The court says that 56 schools were shut in Lod.")
OTHERS = tuple(
    f"The {body} states that {31 + number} tents were moved on the road to the river." for number, body in enumerate("ABCDEFG")
)
CLOSING = "The board took note."


@pytest.mark.parametrize("place", [0, 2, 8])
@pytest.mark.parametrize("width", [14, 18, 22, 26, 36])
@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("at", [0, 4, 7])
def test_row_that_was_denied_and_wrapped_in_its_place_while_its_words_stand_under_another_label_is_asked(fact, width, place, at):
    old = [f"{number}. {row}" for number, row in enumerate([*OTHERS[:at], fact, *OTHERS[at:]], start=1)]
    denied = textwrap.fill(old[at].replace("were ", "were not "), width)
    new = [*old[:at], denied, *old[at + 1 :]]
    new.insert(place, f"50. {fact}")

    found = anchor(rows(*old), rows(*new), fact[:-1])

    assert not found.is_settled
    assert not anchor(rows(*old), rows(*new), fact[4:-5]).is_settled


@pytest.mark.parametrize("closing", [CLOSING, "This was agreed by all.", "Nobody spoke against it, and it was agreed."])
def test_equal_lines_of_which_one_went_with_all_between_are_asked_about(closing):
    gates = ("On the upper lock, the gate had been repaired.", "On the lower lock, the lamps were out.")
    wall = "On the old weir, the wall had been repaired."
    old = rows(
        "Minutes", f"{gates[0]} It had cost 184 crowns. {closing}", f"{gates[1]} It would cost 148 crowns. {closing}", wall
    )
    new = rows("Minutes", f"{gates[0].replace('gate', 'old gate')} {closing}", wall)

    assert not anchor(old, new, closing, 1).is_settled
    assert anchor(old, rows("A line", old), closing, 1).is_settled


def test_sentence_of_a_copied_paragraph_that_was_denied_in_one_of_the_two_is_asked_about():
    first = "The board met on 3 March. The chair opened the meeting at ten. The minutes of the last meeting were approved."
    last = "It met on 7 April. The chair opened the meeting at ten. The minutes of the last meeting were approved. It closed."
    old = rows("Minutes", "", first, "", "On the lock nothing was said.", "", last)
    new = rows(first.replace("were approved", "were not approved"), "", old)

    assert not anchor(old, new, "The minutes of the last meeting were approved").is_settled
    assert anchor(old, new, "The minutes of the last meeting were approved", 1).is_settled
    assert anchor(old, rows("A line", "", old), "The minutes of the last meeting were approved").is_settled


def test_equal_sentences_that_now_stand_side_by_side_are_not_told_apart():
    lock, weir = "On the lock, the gate had been repaired.", "On the weir, the wall had been repaired."
    old = rows("Minutes", f"{lock} {CLOSING}", f"{weir} {CLOSING}", "The end was near.", "Nobody spoke.")
    new = rows("Minutes", f"{lock} {CLOSING} {CLOSING}", "The end was near.", "Nobody spoke.")

    assert not any(anchor(old, new, CLOSING, number).is_settled for number in (0, 1))


def test_row_that_was_joined_to_the_one_before_it_and_denied_is_asked_about_where_it_stands_in_a_copy_of_the_two():
    facts = [f"Camp {number}: {31 * number} trucks were lost in the south on {number} March" for number in range(1, 8)]
    facts[4] = "Camp 5: 94 bridges were reported near the border on 12 August"
    joined = f"{facts[4]}, and {facts[5]}"
    copied = f"Camp 78: 94\nbridges were reported\nnear the border on 12 August, and {facts[5]}"
    new = rows(*facts[:4], joined.replace("were lost", "were not lost"), facts[6], copied, "The end")

    assert not anchor(rows(*facts, "The end"), new, facts[5]).is_settled
