"""Kinds of edits that versions of laws, lists and translations showed, in small texts: none may settle on what is not theirs."""

from __future__ import annotations

import pytest

from tests.text.test_placing import anchor, rows


def test_sentence_cut_short_is_not_taken_for_a_lost_one_of_the_same_form():
    lease, notice = (
        f"{what} of a stall lasts 2 years and may be prolonged by 1 year by the board" for what in ("The lease", "4. The notice")
    )
    tail = ", and it may be ended early by the guard of the market as soon as most of the square is needed for works below it."
    before, after = "2. The board is elected in spring.", "5. Fees are paid in advance."
    old, new = rows(before, lease + tail, notice + ".", after), rows(before, lease + ".", after)

    assert not anchor(old, new, "may be prolonged by 1 year by the board", number=1).is_settled


def test_changed_rows_do_not_change_places_if_they_may_have_stayed_in_order():
    form = "Hand in four red forms"
    old = rows(
        "The list begins.", *(form + what for what in (" or more.", ", please or more.", " no less.", ", please no less."))
    )
    now = (" and no greater.", ", please and no greater.", " or below.", ", please or below.")
    new = rows(
        "The list begins.",
        *(form + what for what in now[:2]),
        "Another thing stands between.",
        *(form + what for what in now[2:]),
    )

    assert not anchor(old, new, form, number=1).is_settled


def test_words_that_stand_once_are_found_in_a_sentence_of_which_half_is_new_as_in_one_that_is_gone():
    stays = "as soon as the ice on the northern canal has gone for good"
    old = rows("The season is short.", f"Ferries run again {stays}.", "Fares rise.")
    added = "no owner is told of it by post, but a red flag is hung from the tower of the harbour office"
    new = rows("The season is short.", f"By order of the town boats may leave {stays}; {added}.", "Fares rise.")

    found = anchor(old, new, "ice on the northern canal")

    assert (found.status, found.start) == ("turned", new.index("ice on"))


@pytest.mark.parametrize("words", ['"NO",107', "107", '"Vik","NO",107,61.08'])
def test_cell_beside_figures_with_points_is_found_though_these_have_fewer_digits(words):
    heads = ('"A1","Vik","NO",107,', '"A2","Moss","NO",20,', '"A3","Bergen","NO",4672,')
    old = rows(*(head + "61.0833333333,120.5916667" for head in heads))
    new = rows(*(head + "61.083333,120.591667" for head in heads))

    found = anchor(old, new, words)

    assert found.start == new.index(words)
    assert found.is_settled == words.endswith("107")


@pytest.mark.parametrize("figure", ["12,107", "107,500.5", "107,5", "107,250"])
def test_figure_with_a_comma_is_still_one(figure):
    old, new = rows("It lost 107 men.", "It is over."), rows(f"It lost {figure} men.", "It is over.")

    assert not anchor(old, new, "lost 107" if figure.startswith("107") else "107 men").is_settled


def test_line_that_stands_twice_is_found_between_lines_of_which_the_marks_alone_changed():
    north = ("'north': {", "'HULL': 'boats of wood',", "'PORT': 'upper',", "'CREW': 'first',", "# ... and what else it has", "},")
    south = (
        "'second': {",
        "'HULL': 'boats of wood',",
        "'PORT': 'upper',",
        "'CREW': 'second',",
        "'DECK': {",
        "'RAIL': 'north',",
        "},",
    )
    last = ("# ... and what else it has", "},", "That is all of them that we know of.")
    old = rows("These are all the ferries that we know of.", *north, *south, *last)
    new = old.replace("'", '"')

    found = anchor(old, new, "# ... and what else it has")

    assert (found.status, found.start) == ("exact", new.index("# ..."))


def test_line_that_stands_twice_is_found_if_no_line_came_or_went_between_those_that_stayed():
    heads = ("The ferries of the north leave from here.", "The sleds of the south leave from there.", "All else walks.")
    old = rows(
        heads[0], "it holds 4 men", "any day", "fee of 3 coins", heads[1], "it holds 7 men", "any day", "fee of 8 coins", heads[2]
    )
    new = rows(
        heads[0], "it holds 5 men", "any day", "fee of 9 coins", heads[1], "it holds 2 men", "any day", "fee of 1 coins", heads[2]
    )
    found = [anchor(old, new, "any day", number) for number in (0, 1)]

    assert [(one.is_settled, one.start) for one in found] == [(True, new.index("any day")), (True, new.rindex("any day"))]
