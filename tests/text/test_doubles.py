"""Words that seem to stand where they stood, though another row or sentence may as well have come to stand there."""

from __future__ import annotations

import pytest

from tests.text.test_placing import anchor, rows

LETTER = "A spokesman said that the state had received one letter, dated 14 June, and had answered it within a week."
BEFORE, AFTER = "The state denies this.", "Of the 3,400 people, about 900 are staying in schools."
OTHER = LETTER.replace("14", "11")
SECTIONS = (
    ("The panel counted 225 claims in Orly.", "The audit found 103 claims in Corv."),
    ("The survey found 106 leaks in Inza.", "The panel counted 155 cracks in Berl."),
    ("The audit reported 198 cases in Gorl.", "The survey counted 117 cases in Dett."),
)
TABLE = (
    "1, Corv, 34, 33, 13/07/1999",
    "2, Mosk, 46, 264, 01/12/1999",
    "3, Inza, 18, 97, 24/10/1999",
    "4, Lunz, 45, 282, 07/03/1999",
)
VOWED = (
    "La police affirme que 2 276 bateaux ont été vendus à Orly.",
    "La ville déclare que 4 378 familles ont été comptées à Lunz.",
)
SOLD = "La police affirme que 4 280 bateaux ont été vendus à Corv."


@pytest.mark.parametrize("cut", [(", ", ";\n"), (", ", ".\n"), (" June", " June.\nThe year is not known.\n")])
@pytest.mark.parametrize("is_before", [True, False])
def test_sentence_that_was_cut_beside_a_copy_with_another_figure_is_asked(cut, is_before):
    itself = LETTER.replace(*cut)
    copies = [OTHER, itself] if is_before else [itself, OTHER]

    found = anchor(f"{BEFORE} {LETTER} {AFTER}\n", f"{BEFORE} {' '.join(copies)} {AFTER}\n", "it within a week")

    assert not found.is_settled


@pytest.mark.parametrize("separator", ["\n", " "])
def test_row_that_was_cut_at_the_end_of_a_text_while_a_changed_copy_took_its_slot_is_asked(separator):
    aims = [
        "It may set off new fighting in Albania;",
        "It may widen the rift between Greece and Turkey, two allies; and",
        "It may drive out many more.",
    ]
    changed = aims[1].removesuffix("and") + "another"
    old = rows(*aims, "Nobody knows.", "The end is told in the annex.")
    new = rows(
        aims[0],
        changed,
        aims[2],
        "Nobody knows.",
        "The end is told in the annex.",
        *aims[1].replace(" and Turkey", f".{separator}Turkey").split("\n"),
    )

    found = anchor(old, new, "widen the rift between Greece and Turkey")

    assert not found.is_settled


@pytest.mark.parametrize(
    "speaks", ["{}: We know that {} were repaired. I said so on {}.", "{} – {} were lost there; it was told on {}."]
)
def test_sentence_of_a_row_that_went_is_asked_if_another_row_came_to_say_it(speaks):
    said = [
        ("Mr Marn", "362 tents", "23 March"),
        ("Dr Garn", "73 carts", "28 May"),
        ("Ms Esk", "76 boats", "26 March"),
        ("Ms Lodd", "25 wells", "13 May"),
    ]
    old = [speaks.format(*row) for row in said]
    new = [old[0].replace("23", "26"), old[1], old[3]]

    found = anchor(rows("Minutes", *old), rows("Minutes", *new), "on 26 March")

    assert not found.is_settled


def test_closing_sentence_that_came_with_the_neighbour_of_its_like_is_asked():
    agency, office, told = (
        "The agency has not confirmed this.",
        "The office has not confirmed this.",
        "It last reported on 28 October.",
    )
    old = rows("ARDEN", "41 boats were found.", f"{agency} {told}", "HOLT", "8 wells were sold.", f"{office} {told}")
    new = rows(
        "ARDEN", "41 boats were found.", f"{agency} {told.replace('28', '18')}", "HOLT", "8 wells were sold.", f"{agency} {told}"
    )

    found = anchor(old, new, told, number=1)

    assert not found.is_settled
    assert anchor(old, new.replace("18", "28").replace(agency, office), told, number=1).status != "orphan"


def test_row_that_was_joined_to_another_is_asked_if_a_copy_of_both_came():
    head, row, last = "Pupils per school on 1 September", "Alder 410 pupils 18 teachers", "Birch 415 pupils 17 teachers"
    joined = f"{head}, and {row}"

    assert not anchor(rows(head, row, last), rows(joined, joined.replace("1 ", "32 "), last), row).is_settled
    assert anchor(rows(head, row, last), rows(joined, last), row).is_settled


def test_figure_of_a_passage_that_was_copied_is_asked_where_the_copy_lost_a_part_of_it():
    first, figure, last = (
        "Die Brücke wurde gestern gesperrt.",
        "Nach Angaben der Stadt sind 1.200 Fahrzeuge betroffen.",
        "Das dauert nicht lange.",
    )
    old = rows(f"{first} {figure} {last}", "Die Stadt sagt nichts.")
    new = rows(
        f"{first.replace('gestern', 'heute')} {figure} {last}",
        f"{first} Angaben der Stadt fehlen. 200 Fahrzeuge betroffen. {last}",
        "Die Stadt sagt nichts.",
    )

    assert not anchor(old, new, "1.200").is_settled
    assert anchor(
        old, new.replace("Angaben der Stadt fehlen. 200 Fahrzeuge betroffen.", "Mehr weiß niemand."), "1.200"
    ).is_settled


@pytest.mark.parametrize("separator", [", ", ";", "\t", " | "])
def test_figure_of_a_row_that_went_is_asked_if_another_row_has_come_to_have_its_figures(separator):
    old = [row.replace(", ", separator) for row in TABLE]
    new = [old[0], old[2], "2, Lunz, 45, 264, 01/12/1999".replace(", ", separator)]

    assert not anchor(rows("Losses", *old), rows("Losses", *new), "264").is_settled


def test_words_of_a_sentence_that_went_are_asked_where_they_came_into_another_one():
    old, new = rows(*VOWED, SOLD, "Nul ne le sait."), rows(VOWED[0].replace("2 276", "4 280"), VOWED[1], "Nul ne le sait.")

    assert not anchor(old, new, "La police affirme que 4 280 bateaux").is_settled


@pytest.mark.parametrize("head", ["{} Losses", "§ {} Fees", "Part {}"])
def test_label_to_which_the_next_section_was_counted_back_is_asked(head):
    def text(first):
        return rows(*(line for number, parts in enumerate(SECTIONS, first) for line in (head.format(number), *parts)))

    new = text(0).removeprefix(head.format(0) + "\n")

    assert not anchor(text(1), new, head.format(1)).is_settled


def test_label_of_a_row_that_came_is_not_that_of_a_row_before_which_another_sentence_was_put():
    court, army, came = (
        "The court expects that 114 patrols were reported.",
        "The army confirms that 141 families moved.",
        "Nobody was there on the 17th.",
    )
    old = rows("Notes", f"12. {court}", f"13. {army}")
    new = rows("Notes", f"12. {came}", f"13. {came} {court}", f"14. {army}")

    assert not anchor(old, new, "12").has_same_words


def test_label_that_was_left_before_another_row_is_asked():
    bridges = "The mission believes that 49 bridges were reported in the north."
    families = "The mission states that 391 families were counted during the night."
    kept = (
        "11. The office believes that 170 families were lost in the north. It was told so on 1 October.",
        "12. The board states that 11 tents were sold in the north.",
    )
    agency = "The agency says that 136 families were lost during the night."
    others = (
        "15. The mission expects that 37 wells were sold on the road to the river.",
        "18. The mission states that 283 tents were counted at the old weir. It was told so on 17 August.",
        "19. The army believes that 243 wells were counted in the south.",
    )
    old = rows(*kept, f"14. {agency}", *others, f"20. {bridges}", f"21. {families}")
    new = rows(*kept, f"14. {bridges} {agency}", *others, "21. ", f"22. {families}")

    assert not anchor(old, new, "21").is_settled


def test_words_of_which_a_part_stands_once_more_in_their_unit_are_asked():
    farm = "farm of 349 people in the south; burned in 1995"
    old, new = (
        rows("Corv", farm, "Gorl"),
        rows("Corv", "farm of 349 people in the south; burned in 19934", farm.replace("the ", "the.\n"), "Gorl"),
    )

    assert not anchor(old, new, "farm of 349 people in the south").is_settled


def test_row_that_seems_to_have_stayed_is_asked_if_it_stands_below_cut_in_two_behind_its_label():
    row, fee = "(3) An inspector must keep a record of every load within 19 days.", "The fee is fixed by the council."
    old = rows("§ 1 Duties", f"{row} {fee}", "§ 2 Fees", "(1) Nobody pays.")
    new = rows(
        "§ 1 Duties",
        f"{row} {fee.replace('is', 'is not')}",
        row.replace("every ", "every.\n") + f" {fee}",
        "§ 2 Fees",
        "(1) Nobody pays.",
    )

    assert not anchor(old, new, row[4:-1]).is_settled


def test_answer_that_was_given_often_is_asked_if_a_question_beside_it_is_gone():
    said = ("It planted 10,000 trees.", "Yes, it says, every pledge was kept. No, says the council, two were not.")
    old = rows(*said, "Was the tax raised? No.", "Was a school closed? Yes.", "Were trees planted? Yes.")
    new = rows(*said, "Was a school\nclosed? Yes.")

    assert not anchor(old, new, "Yes.", number=1).is_settled


@pytest.mark.parametrize("row", ["{} {} pupils {} teachers", "{};{};{}", "| {} | {} | {} |"])
def test_row_in_whose_slot_a_copy_of_another_row_stands_has_not_become_that(row):
    alder, birch, cedar = (row.format(*cells) for cells in (("Alder", 402, 18), ("Birch", 411, 17), ("Elder", 398, 18)))
    old, new = rows("Pupils", alder, birch, cedar), rows("Pupils", alder, birch, alder)

    assert not anchor(old, new, "18", number=1).is_settled
    assert anchor(old, new, cedar).status in ("orphan", "ambiguous")
