"""The smallest texts in which a quote seems to stand where it does not, or seems the same and is not."""

from __future__ import annotations

import pytest

from factcheck.text.ends import glued
from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.turning import turning_words

ROWS = (
    "4. The union states that the road is open.",
    "5. The army states that the bridge was hit.",
    "6. The board states that the well is dry.",
    "7. The court states that nobody was hurt.",
)
CHANGED = "5. The army does not state that the bridge was hit."
COPY = "50. The army states that the bridge was hit."
AROUND = "First line here.\n{}. The council met on Monday. The river rose."


def anchor(old, new, words, number=0, lost=False):
    """Place the occurrence of words of that number; without the old text, by what stood beside them."""
    start = -1
    for _ in range(number + 1):
        start = old.index(words, start + 1)
    quote = Quote(start=start, exact=words, prefix=old[max(0, start - 32) : start], suffix=old[start + len(words) :][:32])
    return reanchor([quote], None if lost else old, new)[0]


def rows(*lines):
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("at", [2, 3, 4])
@pytest.mark.parametrize("words", ["The army states that the bridge was hit", ROWS[1], "the bridge was hit"])
def test_words_that_came_below_do_not_stand_for_those_that_were_denied(at, words):
    lines = [ROWS[0], CHANGED, *ROWS[2:]]
    lines.insert(at, COPY)
    new = rows(*lines)

    found = anchor(rows(*ROWS), new, words)

    assert found.status == "ambiguous"
    assert {new.count("\n", 0, start) for start, _ in found.places} == {1, at}


@pytest.mark.parametrize("in_slot", [CHANGED, COPY])
@pytest.mark.parametrize("words", ["The army states that the bridge was hit", ROWS[1]])
def test_row_that_moved_is_asked_about_if_a_lookalike_took_its_slot(in_slot, words):
    new = rows(ROWS[0], in_slot, ROWS[2], ROWS[3], ROWS[1])

    found = anchor(rows(*ROWS), new, words)

    assert found.status == "ambiguous"
    assert {new.count("\n", 0, start) for start, _ in found.places} == {1, 4}


def test_row_that_moved_and_left_its_slot_empty_is_settled():
    new = rows(ROWS[0], ROWS[2], ROWS[3], ROWS[1])

    found = anchor(rows(*ROWS), new, "the bridge was hit")

    assert (found.status, new.count("\n", 0, found.start)) == ("moved", 3)
    assert found.score >= 0.8


def test_rows_that_change_places_while_another_is_edited_take_their_quotes_along():
    lines = [f"Unit {number}: {lost} vehicles were lost" for number, lost in ((1, 25), (2, 30), (3, 31), (4, 25))]
    new = rows(lines[1], lines[0], lines[2].replace("31", "33"), lines[3])

    found = [anchor(rows(*lines), new, "were lost", number) for number in range(4)]

    assert [new.count("\n", 0, one.start) for one in found] == [1, 0, 2, 3]


@pytest.mark.parametrize("words", ["25", "30"])
def test_cells_that_change_places_are_asked_about(words):
    old = "A | 25 | 30\nB | 12 | 13\nC | 40 | 41\n"

    found = anchor(old, "A | 30 | 25\nB | 12 | 13\nC | 40 | 42\n", words)

    assert found.status == "ambiguous"
    assert set(found.places) == {(4, 6), (9, 11)}


def test_sentence_that_also_stands_inside_another_line_is_not_taken_to_stand_once():
    formula = "This Article shall enter into force on the day after."
    old = rows("Article 1", "The board shall publish it.", formula, "Article 2", "The court shall sit in May.")
    new = rows(
        "Article 1", f"The board shall publish it. {formula}", "Article 1a", formula, "Article 2", "The court shall sit in May."
    )

    found = anchor(old, new, formula[:-1])

    assert found.start in (None, new.index(formula))


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(
    "more",
    [
        " 000",
        " thousand",
        "%",
        " %",
        "+",
        "–50",
        " - 50",
        " to 50",
        " Mio.",
        " тысяч",
        " ألف",
        "万",
        ",000",
        ".5",
        "k",
        " 1/2",
        "½",
        "/50",
        "'000",
        "·000",
    ],
)
def test_figure_that_goes_on_is_another_figure(more, lost):
    old, new = AROUND.format("In the raid they killed 40"), AROUND.format(f"In the raid they killed 40{more}")

    assert not anchor(old, new, "killed 40", lost=lost).is_settled


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(
    "more", ["<", "~", "30–", "$", "€ ", "US$", "-", "30 to ", "30 bis ", "от 30 до ", "±", "no. ", "№ ", "1,"]
)
def test_figure_that_begins_before_is_another_figure(more, lost):
    old, new = AROUND.format("It killed 40 men in May"), AROUND.format(f"It killed {more.replace('_', ' ')}40 men in May")

    assert not anchor(old, new, "40 men", lost=lost).is_settled


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(
    ("words", "longer"),
    [
        ("military", "non-military"),
        ("president", "vice-president"),
        ("president", "president-elect"),
        ("May", "mid-May"),
        ("$5", "$5 m"),
        ("police", "police/army"),
    ],
)
def test_word_that_became_a_part_of_another_is_another_word(words, longer, lost):
    old, new = AROUND.format(f"It was the {words} of it then"), AROUND.format(f"It was the {longer} of it then")

    assert not anchor(old, new, words, lost=lost).is_settled


def test_figure_that_went_on_before_is_still_the_same():
    old, new = AROUND.format("It cost 40 thousand then"), AROUND.format("So it cost 40 thousand then")

    assert anchor(old, new, "cost 40").is_settled


def test_end_of_a_text_ends_words():
    assert glued("killed 40", 7, 9) == (7, 9)


def test_insertion_of_any_length_lies_within_a_quote():
    added = "as was said at the meeting of the board in the spring of that year by two people who were there, "
    old, new = AROUND.format("The mill was closed by its owners"), AROUND.format(f"The mill was, {added}closed by its owners")

    found = anchor(old, new, "The mill was closed by its owners")

    assert (found.status, found.exact) == ("changed", new[17 : new.index(". The council")])


def test_sentence_that_was_split_is_found_whole():
    old = "The board met. The mill was closed in May and the mine was sold in June. The river rose."
    new = "The board met. The mill was closed in May. The mine was sold in June. The river rose."

    found = anchor(old, new, "The mill was closed in May and the mine was sold in June")

    assert (found.status, found.exact) == ("changed", "The mill was closed in May. The mine was sold in June")


def test_sentence_that_was_joined_to_another_is_found_in_it():
    old = "The board met. The mill was closed in May. The mine was sold in June. The river rose."
    new = "The board met. The mill was closed in May and the mine was sold in June. The river rose."

    found = anchor(old, new, "mine was sold in June")

    assert (found.status, found.exact) == ("moved", "mine was sold in June")


def test_sentence_that_moved_into_another_paragraph_is_found():
    fire = "The mill lost forty looms in the great fire of May."
    old = rows("The board met on Monday.", fire, "The river rose by a metre.", "The mine stayed open.")
    new = rows("The board met on Monday.", "The river rose by a metre.", f"The mine stayed open. {fire}")

    found = anchor(old, new, "forty looms")

    assert (found.status, found.start) == ("moved", new.index("forty looms"))


TURNS = [
    ("en", "The army shelled the town", "It is not true that the army shelled the town", "army shelled the town", ("not",)),
    ("en", "The army shelled the town", "The army reportedly shelled the town", "shelled the town", ("reportedly",)),
    ("en", "He approved the plan of it", "He disapproved the plan of it", "the plan of it", ("disapproved",)),
    ("en", "The army didn't shell the town", "The army did shell the town", "shell the town", ("didn't",)),
    (
        "en",
        "All roads of the valley are open",
        "All roads except one of the valley are open",
        "of the valley are open",
        ("except",),
    ),
    ("de", "Die Armee beschoss die Stadt", "Die Armee beschoss angeblich die Stadt", "die Stadt", ("angeblich",)),
    ("cs", "Vláda podepsala dohodu v květnu", "Vláda nepodepsala dohodu v květnu", "dohodu v květnu", ("nepodepsala",)),
    ("tr", "Heyet geldi ve köyü gördü", "Heyet gelmedi ve köyü gördü", "ve köyü gördü", ("gelmedi",)),
    ("ru", "Армия обстреляла город ночью", "Армия якобы обстреляла город ночью", "обстреляла город", ("якобы",)),
    ("nl", "De burgemeester tekende het akkoord", "Als de burgemeester tekende het akkoord", "tekende het akkoord", ("Als",)),
    ("ja", "軍は町を砲撃した", "軍は町を砲撃していない", "軍は町を砲撃し", ("ない",)),
]


@pytest.mark.parametrize(("language", "old", "new", "words", "by"), TURNS)
def test_word_that_can_turn_the_sense_of_a_sentence_is_asked_about(language, old, new, words, by):
    old, new = AROUND.format(old), AROUND.format(new)
    quote = Quote(start=old.index(words), exact=words)

    (found,) = reanchor([quote], old, new, language=language)

    assert (found.status, found.exact, found.turned_by) == ("turned", words, by)
    assert found.has_same_words
    assert not found.is_settled


def test_question_is_no_statement():
    found = anchor(
        "First line here. Is the road open now? It rained.", "First line here. Is the road open now. It rained.", "road open"
    )

    assert (found.status, found.turned_by) == ("turned", ("?",))


def test_language_that_is_not_known_has_the_words_of_all():
    assert turning_words("Sie kam heute", "Sie kam heute nicht", None) == ("nicht",)


@pytest.mark.parametrize("lost", [False, True])
def test_sentence_that_changed_elsewhere_is_shown_and_asks_nobody(lost):
    old, new = AROUND.format("The army shelled the town on Monday"), AROUND.format("The army shelled the town on Tuesday")

    found = anchor(old, new, "shelled the town", lost=lost)

    assert found.is_settled
    assert found.passages == ("The army shelled the town on Monday", "The army shelled the town on Tuesday")


@pytest.mark.parametrize("lost", [False, True])
def test_denial_is_seen_with_and_without_the_old_text(lost):
    old, new = AROUND.format("The army shelled the town"), AROUND.format("It is not true that the army shelled the town")

    assert anchor(old, new, "army shelled the town", lost=lost).turned_by == ("not",)


def test_near_copy_that_came_in_elsewhere_makes_both_readings_possible():
    old = rows("Report of May", *ROWS, "The end of the report of the four.")
    new = rows(
        "Report of May",
        ROWS[1].replace("was", "was not"),
        "The road was closed in May by the army.",
        *ROWS,
        "The end of the report of the four.",
    )

    found = anchor(old, new, "the bridge was hit")

    assert found.status == "ambiguous"
    assert {new.count("\n", 0, start) for start, _ in found.places} == {1, 4}


def test_quote_of_a_row_that_changed_around_it_is_asked_about_if_the_row_stands_elsewhere():
    row = "The board met on Monday in Esk. The minutes of the meeting were approved at once."
    old = rows("Minutes of the year", row, "The river rose by a metre.", "The well was dry in May.")
    new = rows("Minutes of the year", row.replace("met", "did not meet"), *old.splitlines()[2:], row)

    found = anchor(old, new, "were approved at once")

    assert found.status == "ambiguous"
    assert len(found.places) == 2


def test_cells_that_a_semicolon_parts_are_one_row():
    old = "Esk; 72; 17; 48; 2 October\nGarn; 44; 58; 15; 7 May\n"

    found = anchor(old, old.replace("72", "72 million"), "17")

    assert (found.status, found.exact) == ("moved", "17")


def test_figure_that_became_another_takes_no_words_along():
    old, new = AROUND.format("It has 12 looms in all"), AROUND.format("It has 92 only looms in all")

    assert anchor(old, new, "12").exact == "92"


def test_row_that_was_split_is_not_taken_for_a_new_row_with_another_label():
    row = "(1) The board shall, within 50 days, publish how many boats were found:"
    split = row.replace(", within", ". It was also said that within")
    old = rows(row, "(3) The ministry shall, within 20 days, publish how many wells were found:")
    new = old.replace(row, f"{row.replace('1', '5')}\n{split}")

    assert not anchor(old, new, "publish how many boats were found").is_settled


def test_row_that_was_filled_with_words_is_not_taken_for_its_changed_copy():
    row = "14. The committee believes that 273 families were found there."
    filled = row.replace("that", "that, as was said at the meeting of the board in the spring,")
    old = rows(*ROWS, row, "15. The mission says that 335 patrols were lost.")
    new = rows(*ROWS, row.replace("were", "were not"), "15. The mission says that 335 patrols were lost.", filled)

    assert anchor(old, new, "14").status == "ambiguous"


@pytest.mark.parametrize("words", ["• The road is open;", "| read it | [here](page.md) |"])
def test_signs_at_both_ends_of_a_row_belong_to_it_wherever_it_went(words):
    old = rows("The first row of it stays.", words, "The second row of it stays.", "The third row of it stays.")
    new = rows("The first row of it stays.", "The second row of it stays.", "The third row of it stays.", words, "A new row.")

    assert anchor(old, new, words).exact == words


@pytest.mark.parametrize("sign", ["\t", "\n"])
def test_figures_of_two_cells_or_rows_are_not_one(sign):
    old = f"First line here.\nEsk\t12{sign}342 boats\nBrool\t13\nLast line here.\n"
    new = f"First line here, too.\nEsk\t12{sign}870 boats\nBrool\t13\nLast line here.\n"

    assert anchor(old, new, "12").exact == "12"


ANSWERS = (
    "Every pledge was kept, it says. No, says the council, two were not.",
    "Was the tax raised? No.",
    "Was a school closed? Yes.",
    "Were trees planted? Yes.",
)


def test_answer_that_went_is_not_taken_for_an_equal_word_that_came_elsewhere():
    new = rows("Every pledge was kept, it says. No.", "says the council, two were not.", ANSWERS[3])

    found = anchor(rows(*ANSWERS), new, "No.")

    assert not found.is_settled


def test_answer_of_a_question_that_moved_goes_with_it():
    new = rows(ANSWERS[0], ANSWERS[2], ANSWERS[3], ANSWERS[1])

    found = anchor(rows(*ANSWERS), new, "No.")

    assert (found.status, found.start) == ("moved", new.rindex("No."))


@pytest.mark.parametrize(("words", "number"), [("Keeper:", 1), ("path: the mole", 1)])
def test_short_lines_of_an_entry_that_went_are_not_taken_for_those_of_another(words, number):
    light = ("Lamp on the rocks, lit in autumn only", "Keeper:", "path: the mole", "It was painted white after the war.")
    bell = ("Bell of the southern pier, rung in fog", "Keeper:", "path: the mole", "rope: renewed after the storm of May")
    horn = ("Horn on a raft, two miles off the coast", "Keeper:", "path: the mole", "sounded by the wind alone, day and night")
    mill = "Toll house, sold to a miller of the valley"
    old, new = rows(*light, mill, *bell), rows(*light, *horn, mill)

    assert not anchor(old, new, words, number).is_settled


def test_rows_that_moved_together_are_asked_about_if_a_lookalike_took_the_slot_of_one():
    lines = (
        "Bridges, ferries and their state when the council met in spring.",
        "Gates:",
        "open (to barges, at night)",
        "Painted.",
        "Fish of many kinds were counted below the weir in May and June.",
    )
    in_slot = ("Doors of the mill:", "closed (to barges, at night)", "Nobody has a key.")
    new = rows(lines[0], *in_slot, lines[4], "The ferry has a rope.", *lines[1:4], "The horn is mute.")

    found = anchor(rows(*lines), new, lines[2])

    assert found.status == "ambiguous"


def test_words_of_a_row_that_went_are_not_settled_on_a_new_row_that_says_the_same_of_another_day():
    lines = (
        "1,2 July,Ferry Bay,raft adrift,3,warden",
        "2,3 July,Ferry Bay,horse lost,1,farmer",
        "3,5 July,Upper Weir,raft adrift,0,warden",
        "4,9 July,Old Mill,fire in a shed,2,miller",
        "5,9 July,Old Mill,shed robbed,0,constable",
        "6,12 July,Upper Weir,boat aground,0,warden",
        "7,15 July,Ferry Bay,raft adrift,1,warden",
    )
    kept = [f"{int(line[0]) - (number > 1)}{line[1:]}" for number, line in enumerate(lines) if number != 2]
    new = rows(*kept, "7,19 July,Upper Weir,raft adrift,0,bell ringer")

    assert not anchor(rows(*lines), new, "raft adrift", 1).is_settled


def test_word_that_stands_often_is_not_settled_in_a_short_row_with_another_label():
    lines = ("Post 1: 14 carts, 3 guns", "Post 2: none", "Post 3: 21 carts, 8 guns", "Post 4: none", "Post 5: 9 carts, 1 gun")
    new = rows(*lines[:3], "Post 6: none", "Post 5: 9 carts, 1 gun")

    assert not anchor(rows(*lines), new, "none", 1).is_settled


def test_few_words_of_a_row_of_which_little_is_left_are_asked_about_where_it_did_not_stand():
    old = rows(*ROWS, "Whoever wants a rope says so.", "begin", "fetch rope <kind>", "end", "That is all.")
    new = rows(ROWS[0], "Lamps are kept in the shed.", "begin", "fetch rope hemp", "end", "Oil is kept there too.", *ROWS[1:])

    assert anchor(old, new, "fetch rope").status == "ambiguous"
