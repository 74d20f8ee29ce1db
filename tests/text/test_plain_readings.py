"""Edits of which one reading is plain, so that nobody need be asked, each beside the edit that looks like it and is open."""

from __future__ import annotations

import pytest

from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.word_places import WordPlaces
from tests.text.test_placing import anchor, rows

DATES = (
    "1987-03-05;Eastquay;crane fell;2;3;newspaper",
    "1987-03-09;Westpier;fire in the depot;0;1;harbour log",
    "1987-03-11;Newhaven;man overboard;1;0;harbour log",
    "1987-03-14;Oldport;man overboard;0;1;harbour log",
)
SECTIONS = (
    "Section 3. Licence",
    "The licence is granted by the authority for ten years.",
    "Section 4. Reports",
    "The operator tells of any damage within three days.",
    "Section 5. Fines",
    "Whoever has no licence pays a fine.",
)


@pytest.mark.parametrize(("came", "status"), [("1987-03-12;Westpier;man overboard;0;0;harbour log", "moved")])
def test_row_that_stands_as_it_did_is_settled_though_a_new_one_with_another_label_came_beside_it(came, status):
    new = rows(DATES[0].replace(";3;", ";4;"), DATES[1].replace("-09", "-10"), *DATES[2:3], came, DATES[3])

    assert anchor(rows(*DATES), new, DATES[3]).status == status
    assert anchor(rows(*DATES), new, DATES[2]).status == "exact"


def test_row_is_asked_about_if_what_came_beside_it_has_its_label():
    new = rows(
        DATES[0].replace(";3;", ";4;"), DATES[1].replace("-09", "-10"), DATES[2], DATES[2].replace(";1;0;", ";0;0;"), DATES[3]
    )

    assert anchor(rows(*DATES), new, DATES[2]).status == "ambiguous"


def test_heading_that_was_renumbered_is_told_by_the_section_below_it():
    new = rows(
        *SECTIONS[:2],
        "Section 4. Register",
        "The authority keeps a register that anybody may read.",
        "Section 5. Reports",
        SECTIONS[3].replace("three", "two working"),
        "Section 6. Fines",
        SECTIONS[5],
    )

    found = anchor(rows(*SECTIONS), new, "Section 4. Reports")

    assert (found.status, found.exact) == ("changed", "Section 5. Reports")


def test_line_that_stands_often_is_told_by_the_line_beside_it():
    old = rows("# One", "It is plain.", "```console", "$ harbour check", "```", "# Two", "Nothing here.")
    new = rows(
        "# One", "It was not so.", "```console", "$ harbour list", "```", "It is said.", "```console", "$ harbour check", "```",
        "# Two", "Nothing here.",
    )  # fmt: skip

    found = anchor(old, new, "```console")

    assert (found.status, new.count("\n", 0, found.start)) == ("moved", 6)


def test_row_keeps_its_name_though_most_of_it_changed():
    old = rows(
        "aster-tug  independent  must  filled  5 refs; 2 of 1 origin; log",
        "bella-ferry  independent  must  filled  3 refs; 1 of 1 origin; press",
        "The list ends here, as it did.",
    )
    new = rows(
        "cormoran-barge  independent  must  filled  3 refs; 1 of 1 origin; press",
        "dora-tug  independent  must  filled  5 refs; 2 of 1 origin; port",
        "bella-ferry  independent  must  filled  2 refs; 1 of 1 origin; port",
        "The list ends here, as it did.",
    )

    found = anchor(old, new, "bella-ferry  independent  must  filled  3 refs")

    assert (found.status, found.exact) == ("changed", "bella-ferry  independent  must  filled  2 refs")


def test_heading_in_other_words_has_become_the_one_that_stands_just_where_it_stood():
    old = rows("It rained all day.", "Один лётчик взят в плен.", "The road to the river is open again.")
    new = rows("It rained all day.", "Двое лётчиков взяты в плен.", "The road to the river is open again.")

    assert anchor(old, new, "Один лётчик взят в плен").exact == "Двое лётчиков взяты в плен"
    assert anchor(old, new.replace("Двое лётчиков взяты в плен", "Nobody came"), "Один лётчик взят в плен").status == "orphan"


def test_quote_that_is_all_of_its_sentence_has_become_what_that_has():
    old, new = "# Register\nAs of 1 March. It is long.\n", "# Register\nAs of 1 September. It is long.\n"

    assert anchor(old, new, "As of 1 March").exact == "As of 1 September"


LONG = "Nobody in the two villages had seen how high the water of the river stood that evening"


def test_words_that_stand_once_with_their_neighbours_are_found_though_their_sentence_is_gone():
    old = rows(f"The clerk wrote to the board, the court, both banks and all who asked him for it: {LONG}.", "The mill closed.")
    new = rows(
        "The mill closed.", f"A | {LONG} | wells, roads, barns, fields, herds, boats, rafts, sheds, yards, gates, walls | 12"
    )

    found = anchor(old, new, "how high the water")

    assert (found.has_same_words, found.exact) == (True, "how high the water")
    assert found.score >= 0.8
    assert anchor(old, new.replace("evening", "morning"), "that evening").status in ("orphan", "changed", "ambiguous")


def test_words_that_stand_in_one_of_two_rows_in_question_are_there():
    old = rows("first = the name of the vessel as it was entered by the clerk", "It ends.")
    new = rows(
        "first = the name of the vessel, and of its port and owner, as they were sent",
        "second = what was written, as it was entered by the clerk on the day",
        "It ends.",
    )

    found = anchor(old, new, "as it was entered by the clerk")

    assert (found.has_same_words, new.count("\n", 0, found.start)) == (True, 1)


def test_sentence_that_also_stands_inside_another_line_now_is_asked_about():
    old = rows("The mayor resigned.", "The bridge is closed.", "Traffic was heavy since the bridge was old.")
    new = rows("The mayor resigned and said: The bridge is closed.", "Traffic was heavy. The bridge is closed. So say all.")

    found = anchor(old, new, "The bridge is closed.")

    assert found.status == "ambiguous"
    assert len(found.places) == 2


def test_part_of_another_figure_is_no_second_place():
    old, new = rows("Unit 1: 5 wells were lost", "Unit 2: 7"), rows("Unit 1: 15 wells were lost", "Unit 2: 7")

    assert anchor(old, new, "5 wells were lost").exact == "15 wells were lost"


class TestLost:
    """What holds if nothing is left of the old text but the quotes."""

    def test_cell_of_a_row_is_asked_about_if_the_rest_of_its_row_stands_elsewhere(self):
        old = rows("Marn\t19\t64\t25 June", "Lodd\t28\t27\t10 May", "Fenby\t70\t37\t16 August")
        new = rows("Marn\t19\t64\t25 June", "Lodd\t28\t282\t10 May", "Fenby\t70\t37\t16 August", "Lodd\t28\t27\t10 May")

        assert anchor(old, new, "10 May", lost=True).status == "ambiguous"

    def test_sentence_that_stands_twice_is_asked_about_if_only_one_side_is_as_it_was(self):
        sentence = "Le pont a été fermé hier soir."
        old = f"La route reste ouverte cet hiver.\n\n{sentence} La ville compte 1200 voitures.\n"
        copy = f"Il pleut ici. {sentence} Tout est dit.\n"
        new = copy + f"La route reste ouverte cet hiver.\n\n{sentence} La ville compte 1402 autos.\n"

        assert anchor(old, new, "Le pont a été fermé", lost=True).status == "ambiguous"

    def test_words_that_stand_once_just_where_they_stood_are_there(self):
        old = rows("harbour report of the year", "all.html: 2 documents, 126 claims; slots: 267 open, 9 filled")
        new = rows("harbour report of the year", "all.html: 2 documents, 165 claims; slots: 359 open, 8 filled")

        found = anchor(old, new, "2 documents", lost=True)

        assert (found.has_same_words, found.exact) == (True, "2 documents")

    def test_label_is_not_told_by_the_row_above_it(self):
        old = rows("6. The army states that all of the wells were moved.", "7. The office reports a flood.")
        new = rows(
            "6. The army states that all of the wells were moved.", "7. More people wrote.", "8. The office reports a flood."
        )

        assert not anchor(old, new, "7", lost=True).is_settled

    def test_longer_words_that_hold_a_quote_are_no_second_place_for_it(self):
        old = "It is told for all.\n\n## Where to begin\n\n| you want to | read |\n|---|---|\n| annotate |\nA line.\n"
        new = old.replace("| annotate", "| know why | it\n| annotate")

        assert anchor(old, new, "you want to | read |", lost=True).has_same_words


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("15 wells, 5 wells and 5 wellsprings", "5 wells", [10]),
        ("旧工厂在冬天关闭。旧工厂在冬天关闭", "工厂在冬天", [1, 10]),
        ("a-b: a, b", ": ", [3]),
    ],
)
def test_words_stand_whole_where_no_word_goes_on_at_their_ends(text, words, places):
    assert list(WordPlaces(text).whole_occurrences(words)) == places


def test_sentence_that_was_joined_to_the_next_is_asked_about_if_it_was_typed_again_below():
    plea, since = (
        "The preference has been to reach these aims by peaceful means",
        "Since the fighting began, many bodies have met in the city",
    )
    old = f"All these conditions now exist.\n\n{plea}. {since} in 1998. The boards have signed.\n\nThe rest refused to sign.\n"
    joined = f"{plea}, and {since} in 1998. The boards have signed.\n{plea}. {since} in 1993. The boards have signed."
    new = f"All these conditions now exist.\n\n{joined}\n\nThe rest refused to sign.\n"

    assert anchor(old, new, plea).status == "ambiguous"


def test_row_that_was_split_by_a_phrase_is_found_in_both_parts():
    row = "(1) The ministry shall, within 84 days, publish how many schools were found:"
    old = rows("The law begins.", row, "(a) in the north, where the agency says so;", "The law ends.")
    new = old.replace(", publish", ". It was also said that publish")

    assert anchor(old, new, row.rstrip(":")).exact.endswith("publish how many schools were found")
    assert anchor(old, new, "how many schools").has_same_words


def test_changed_words_between_the_same_neighbours_are_no_second_place_if_the_old_text_had_them():
    frame = "invented release and its own draft:\n\n{}\n:caption: release.txt of the mill\n\n"
    old = frame.format("```{code-block} text") + frame.format("```{code-block} json")
    quotes = [Quote(start=0, exact=old[:100]), Quote(start=100, exact=old[100:])]
    at = old.index("```{code-block} text")

    found = reanchor([*quotes, Quote(start=at, exact="```{code-block} text")], None, f"A line.\n{old}")

    assert found[-1].start == at + len("A line.\n")


@pytest.mark.parametrize("words", ["Yes, it says, every pledge was kept", "it says"])
def test_sentence_that_was_cut_in_two_and_changed_is_asked_about_if_it_was_typed_again_below(words):
    plea = "Yes, it says, every pledge was kept."
    old = rows("It planted 10,000 trees.", f"{plea} No, says the council, two were not.", "Was the tax raised? No.")
    changed = old.replace("says, every", "says;\nevery").replace("was kept", "was not kept")
    new = f"A second meeting was held.\n{changed}{plea} No, says the council, two were not.\n"

    assert not anchor(old, new, words).is_settled


def test_lost_cell_is_asked_about_if_its_row_begins_otherwise_and_it_stands_in_other_rows():
    old = rows("10 families were lost in the south;", "75 schools were found in the north;", "58 trucks were lost at night;")
    new = rows(
        "10 families were lost in the south;",
        "15 schools were found in the north;",
        "58 trucks were lost at night;",
        "75 schools and 443 houses were found in the north;",
    )

    assert not anchor(old, new, "in the north", lost=True).is_settled


def test_little_that_is_left_of_long_words_is_not_shown_as_theirs():
    old = "It rained all day. Then nobody at the ministry would say whether it ends in May. The mill closed.\n"
    new = old.replace("nobody at the ministry would say ", "")

    found = anchor(old, new, "nobody at the ministry would say whether")

    assert found.status == "ambiguous"
    assert [new[slice(*place)] for place in found.places] == ["whether"]
