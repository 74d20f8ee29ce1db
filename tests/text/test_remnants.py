"""Quotes of a text that is lost: what stood beside them, and what else looks like them."""

from __future__ import annotations

from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.word_places import WordPlaces

ROWS = [
    "Arden: the ferry carried ninety sheep across the river in April.",
    "Brool: the ferry stayed in harbour for the whole of the month.",
    "Cray: nobody has counted who crossed the bridge on market days.",
    "Dunmere: the old toll house was sold to a miller from the hills.",
]


ITEMS = (("3 March", "the roof of the mill"), ("7 April", "the rope of the ferry"), ("5 May", "the rope of the bell"))


def anchor(old, new, words, context=32):
    at = old.index(words)
    quote = Quote(
        start=at, exact=words, prefix=old[max(0, at - context) : at], suffix=old[at + len(words) : at + len(words) + context]
    )
    return reanchor([quote], None, new)[0]


def rows(*parts):
    return "\n".join(parts) + "\n"


def test_long_words_that_stand_once_are_found_though_only_one_side_is_as_it_was():
    new = rows(ROWS[1], "Esk: a new row.", ROWS[3], ROWS[0], "Fenby: another new row.")
    words = "the ferry carried ninety sheep across the river in April"

    found = anchor(rows(*ROWS), new, words)

    assert (found.status, found.start) == ("moved", new.index(words))


def test_long_words_are_asked_about_if_something_like_them_stands_elsewhere():
    new = rows(ROWS[1], "Esk: a new row.", ROWS[3], ROWS[0], "Fenby: the ferry carried seventy sheep across the river in April.")

    assert not anchor(rows(*ROWS), new, "the ferry carried ninety sheep across the river in April").is_settled


def test_copy_of_a_row_is_not_taken_for_the_row_that_was_changed_between_the_same_neighbours():
    changed = ROWS[1].replace("stayed", "never stayed")
    new = rows(ROWS[0], changed, ROWS[2], ROWS[3], ROWS[0], ROWS[1], ROWS[2])

    found = anchor(rows(*ROWS), new, "the ferry stayed in harbour for the whole of the month")

    assert found.status == "ambiguous"
    assert len(found.places) == 2


def test_short_words_need_the_words_that_stood_next_to_them():
    old = rows("7. To build a school by the year of 2022.", "8. Not to raise the local tax.", "9. To plant a tree.")
    new = rows("7. To build a school by the year of 2022.", "8. Reporters were not let in.", "9. Not to raise the local tax.")

    assert not anchor(old, new, "8").is_settled


def test_row_that_moved_is_not_taken_for_a_row_that_took_its_slot():
    said = "Ms Marn said in the hall that 259 bridges were closed; it was so on 23 May"
    old = rows(f"{said}.", "Ms Fenby left early that day.", "Mr Holt came late that evening.")
    new = rows(f"{said}.", "Ms Fenby left early that day.", "Mr Holt came late that evening.", f"{said}, and more.")

    assert not anchor(old, new, "23").is_settled


def test_changed_words_are_asked_about_if_others_elsewhere_are_as_like_them():
    old = rows(*ROWS)
    new = rows(ROWS[0], ROWS[1].replace("harbour", "port"), ROWS[2], ROWS[3], ROWS[1].replace("whole", "rest"))

    assert anchor(old, new, "the ferry stayed in harbour for the whole of the month").status == "ambiguous"
    assert (
        anchor(old, rows(ROWS[0], ROWS[1].replace("harbour", "port"), *ROWS[2:]), "the ferry stayed in harbour").status
        == "changed"
    )


def test_of_words_that_stand_often_only_those_with_all_that_stood_beside_them_are_looked_at():
    old = rows(*(f"Row {number} of the list: {number} boats were lost on day {number}." for number in range(1, 40)))
    new = "A title.\n" + old

    found = anchor(old, new, "boats were lost on day", context=60)

    assert found.start in (None, new.index("boats were lost"))


def test_lookalike_is_looked_for_by_the_rarest_words():
    text = "a grey heron stood by the lock; nothing else; a grey heron stood by the weir"
    places = WordPlaces(text)

    assert places.may_stand_elsewhere("a grey heron stood by the lock", 0)
    assert not places.may_stand_elsewhere("grey heron stood by the lock; nothing else", 2)
    assert places.may_stand_elsewhere("heron stood by", 7)
    assert WordPlaces("word " * 50 + "one two three").likest_elsewhere("word", 0, 4) == 0


def test_words_that_stand_twice_are_asked_about_if_others_came_between_them_and_what_stood_before():
    old = "§ 3\n(1) Die Behörde führt ein Register. Das gilt nicht für kleine Boote. Das Register ist öffentlich.\n"
    new = (
        "§ 3\n(1) Die Behörde führt ein Register.\n(1a) Vermietete Boote gelten auch. Das gilt nicht für kleine Boote.\n"
        "(2) Das Register ist öffentlich. Das gilt nicht für kleine Boote.\n"
    )

    assert anchor(old, new, "Das gilt nicht für kleine Boote").status == "ambiguous"


def test_words_are_found_wherever_they_stand_whole_or_cut():
    text = "one two three one two, three; one two three"
    places = WordPlaces(text)

    assert list(places.occurrences("one two three")) == [0, 30]
    assert list(places.occurrences("ne two t")) == [1, 31]
    assert list(places.occurrences("two")) == [4, 18, 34]
    assert list(places.occurrences("a four b")) == []


def test_words_that_stand_everywhere_are_found_by_reading():
    text = "a word b " * 600

    assert list(WordPlaces(text).occurrences("a word b"))[:2] == [0, 9]


def test_cells_that_a_semicolon_parts_are_one_row_that_may_stand_elsewhere():
    table = [
        "Place; tents; huts; wells; day",
        "Orrin; 41; 97; 40; 15 May",
        "Pell; 57; 27; 35; 10 August",
        "Quay; 73; 79; 88; 2 June",
    ]
    new = rows(table[0], table[1].replace("15 May", "95 May"), *table[2:], "Counted twice.", table[1])

    assert not anchor(rows(*table), new, "Orrin").is_settled


def test_row_that_moved_is_asked_about_if_its_frame_stands_elsewhere_with_other_words():
    sentence = "The hut's stove was lit on 2 May; nobody has seen it since, and the door is locked with a chain."
    old = rows("Notice to all walkers on the ridge", sentence, "Maps were sold.")
    new = rows(
        "Notice to all walkers on the ridge", "Boots were lent.", sentence.replace("was lit", "was not lit"), "Maps.", sentence
    )

    assert not anchor(old, new, "was lit on 2 May").is_settled


def test_words_that_left_the_order_of_the_others_are_asked_about():
    opened = "Ms Orr opened the meeting"
    meetings = [f"The board met on {day}. {opened}. The first item, as at all times: {item}." for day, item in ITEMS]
    old = rows(*meetings)
    new = rows(
        *(meeting.replace(f"{opened}.", "She was late.") if number != 1 else meeting for number, meeting in enumerate(meetings))
    )
    starts = (old.index("the roof"), old.index("ferry"), old.rindex(opened))
    quotes = [
        Quote(start=at, exact=words, prefix=old[max(0, at - 32) : at], suffix=old[at + len(words) :][:32])
        for at, words in zip(starts, ("the roof of the mill", "ferry", opened), strict=True)
    ]

    found = reanchor(quotes, None, new)

    assert [one.is_settled for one in found] == [True, True, False]
