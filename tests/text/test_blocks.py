"""Lines that stand under each heading and were changed there: each is told apart by the rows between which it stands."""

from __future__ import annotations

import pytest

from tests.text.test_placing import anchor, rows

HEADS = ("The mill by the old weir", "The toll house at the ford", "The ferry below the bridge")
TAILS = ("It was sold to a baker in spring.", "Nobody has lived there for years.", "It takes no horses after dark.")
LINE, NEW_LINE = "* seen by these wardens:", "* Seen by these wardens:"
LIGHT = ("The light on the northern pier", NEW_LINE, "Two lamps were lit in autumn.")


def entries(lines, heads=HEADS, tails=TAILS):
    return [row for entry in zip(heads, lines, tails, strict=True) for row in entry]


OLD = rows(*entries([LINE] * 3))


@pytest.mark.parametrize("number", [1, 2])
def test_line_that_was_changed_under_each_heading_is_found_under_its_own(number):
    new = rows(*LIGHT, *entries([NEW_LINE] * 3))

    found = anchor(OLD, new, LINE, number)

    assert (found.status, new.count("\n", 0, found.start)) == ("changed", 3 * number + 4)


def test_line_that_changed_is_found_though_others_of_its_form_came_twice():
    old = rows(*entries(["* lit from 2.2.0 on", LINE, LINE]))
    new = rows(
        HEADS[0], "* lit from 2.2 on", *entries([LINE] * 3)[2:], "The bell", "* lit from 2.8 on", "A horn", "* lit from 2.8 on"
    )

    found = anchor(old, new, "* lit from 2.2.0 on")

    assert (found.status, found.exact) == ("changed", "* lit from 2.2 on")


@pytest.mark.parametrize(
    "new",
    [
        # Its heading went elsewhere with a line of the same words, and a changed copy of the entry took its place.
        [*entries([NEW_LINE] * 3, (HEADS[0], HEADS[1] + " again", HEADS[2])), HEADS[1], NEW_LINE, TAILS[1]],
        [*entries([NEW_LINE] * 3, tails=(TAILS[0], TAILS[1][:-1] + " now.", TAILS[2])), HEADS[1], NEW_LINE, TAILS[1]],
        # Its heading and what followed it are gone, and another entry came there.
        entries([NEW_LINE] * 3, (HEADS[0], LIGHT[0], HEADS[2]), (TAILS[0], LIGHT[2], TAILS[2])),
        # Nobody can tell which of two lines under its heading it is.
        [*entries([NEW_LINE] * 3)[:5], NEW_LINE, *entries([NEW_LINE] * 3)[5:]],
        # Only one of its neighbours is left.
        entries([NEW_LINE] * 3, tails=(TAILS[0], LIGHT[2], TAILS[2])),
        entries([NEW_LINE] * 3, (HEADS[0], LIGHT[0], HEADS[2])),
        # The whole entry went elsewhere, and another came where it was.
        [*entries([NEW_LINE] * 3, (HEADS[0], LIGHT[0], HEADS[2]), (TAILS[0], LIGHT[2], TAILS[2])), HEADS[1], TAILS[1]],
    ],
)
def test_words_of_a_line_that_was_changed_everywhere_are_asked_about_where_its_block_is_in_doubt(new):
    assert not anchor(OLD, rows(*new), "by these wardens", 1).has_same_words
