"""Quotes of a text that is lost, whose words stand in a row that is plainly another one."""

from __future__ import annotations

import pytest

from factcheck.text.folding import fold
from factcheck.text.other_rows import OtherRows
from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.word_places import WordPlaces
from tests.text.test_placing import anchor, rows

COURT = "The court expects that 114 patrols were reported during the night."
BEFORE = "11. The agency reports that 235 boats were sold in the south."
AFTER = "The army confirms that 141 families were closed."


def lost(old, new, *words):
    """Place some words of a text that is lost, each with what stood beside it."""
    starts = [old.index(one) for one in words]
    quotes = [
        Quote(start=at, exact=one, prefix=old[max(0, at - 32) : at], suffix=old[at + len(one) :][:32])
        for at, one in zip(starts, words, strict=True)
    ]
    return reanchor(quotes, None, new)


@pytest.mark.parametrize("label", ["{}. ", "({}) ", "§ {} "])
def test_label_behind_which_another_row_stands_is_asked(label):
    came = "The figures for the year before were lower."
    old = rows(BEFORE, label.format(12) + COURT, label.format(13) + AFTER)
    new = rows(BEFORE, label.format(12) + came, label.format(13) + COURT, label.format(14) + AFTER)

    assert anchor(old, new, "12", lost=True).status == "ambiguous"
    assert anchor(old, old.replace("11. The agency reports", "11. The board says"), "12", lost=True).has_same_words


def test_words_of_which_the_rest_of_the_row_stands_elsewhere_are_asked():
    army, row, council = (
        "4. Die Armee schweigt.",
        "5. Die Polizei meldet, dass 4.278 Häuser zerstört wurden.",
        "6. Der Rat meldet 40 Boote.",
    )
    old = rows(army, row, council)
    new = rows(army, row.replace("4.278", "59. Die.\nPolizei meldet, dass 4.278"), council)

    found, _, _ = lost(old, new, "Die Polizei meldet", army, council)

    assert not found.is_settled


def test_sentence_before_which_in_its_row_another_date_stands_is_asked():
    said = "The chair, Ms Okafor, opened the meeting at 10:00. The minutes of the last meeting were approved."
    old = rows("Minutes", f"The board met on 7 April 2021. {said} Ms Okafor spoke.", "The end.")
    new = rows("Minutes", f"The board met on 3 March 2021. {said}", "The end.")

    assert not anchor(old, new, said[:49], lost=True).is_settled


def test_sentence_goes_on_in_a_line_that_begins_in_a_small_letter():
    said = "boats were sold at the\nold weir before 6 January, but 38 schools were moved in the south later."
    old = rows("The dam.", f"According to the union, 262 {said}", "The end.")
    new = rows("The dam.", f"According to the union, 862 {said}", "The end.")

    assert not anchor(old, new, "old weir before 6 January, but 38 schools were moved", lost=True).is_settled


def test_figure_in_a_row_of_other_words_is_asked():
    old = rows(
        "Jost", "farm of 833 people in the west; burned in 1990", "Gorl", "village of 486 people in the west; burned in 1997"
    )
    new = rows(
        "Inza", "village of 387 people in the south; burned in 1990", "Gorl", "village of 486 people in the west; burned in 1997"
    )

    assert not anchor(old, new, "1990", lost=True).is_settled


@pytest.mark.parametrize(("places", "is_another"), [(1, True), (2, False)])
def test_row_that_stood_twice_as_is_known_and_stands_once_is_that_of_another(places, is_another):
    row = "• Unit 2: 25 vehicles were lost in the north;"
    known, new = fold(rows(row, "• Unit 3.", row)), fold(rows(*[row] * places))
    at = row.index("2")

    found = OtherRows(known, new, WordPlaces(new.text)).hold((at, at + 1), (row[:at], row[at + 1 :]), at)

    assert found == is_another


@pytest.mark.parametrize("elsewhere", ["The figures are not those of the mission.", "The figures are.\nthose of the mission."])
def test_sentence_that_stands_elsewhere_too_with_a_denial_or_cut_is_asked(elsewhere):
    old = rows("Fenby, 80 carts", "Norrey, 67 carts", "The figures are those of the mission.")
    new = rows("Fenby, 80 carts", elsewhere, "Norrey, 67 carts", "The figures are those of the mission.")

    assert not anchor(old, new, "The figures are those of the mission", lost=True).is_settled
    assert anchor(old, new.replace(elsewhere, "Nobody knows."), "The figures are those of the mission", lost=True).is_settled


@pytest.mark.parametrize(
    ("pledge", "figure"),
    [("To build 300 homes in Port Elin by 2024.", "2024"), ("To pay all clerks of the port 900 crowns.", "900")],
)
@pytest.mark.parametrize("label", ["{}. ", "({}) "])
def test_figure_of_a_row_whose_beginning_stands_elsewhere_under_its_label_is_asked(pledge, figure, label):
    others = ("To plant 10,000 trees.", "Not to raise the tax.", "To repair the old weir.")
    old = [label.format(number) + row for number, row in enumerate([others[0], pledge, *others[1:]], start=1)]
    relabelled = label.format(6) + pledge
    changed = old[1].replace(figure, f"{figure[:-1]}7")
    text, words = rows(*old), (figure, old[1][:24], others[0])

    assert lost(text, rows(old[0], relabelled, *old[2:], changed), *words)[0].status == "ambiguous"
    assert lost(text, rows("A line.", *old), *words)[0].is_settled


def test_answer_that_stands_twice_needs_all_that_stood_beside_it():
    kept, answer = "Yes, it says, every pledge was kept.", "No, says the council, two were not."
    tax, school = "Was the tax raised? No.", "Was a school closed? Yes."
    old = rows("What it did", f"{kept} {answer}", tax, school, "The end.")
    denied = kept.replace("was kept", "was not kept")
    new = rows("What it did", f"{denied} {answer}", tax.replace("tax", "another"), f"{kept} {answer}", school, tax)

    assert anchor(old, new, answer, lost=True).status == "ambiguous"
    assert anchor(old, rows("Before", old), answer, lost=True).is_settled
