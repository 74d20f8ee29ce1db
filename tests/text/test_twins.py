import pytest

from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.twins import are_twins
from tests.benchmarks.anchoring import quote_of

PAIRS = {
    "en": ("The army states that 56 schools were shut.", "The army does not state that 56 schools were shut."),
    "en, short": ("The bridge was open.", "The bridge was not open."),
    "en, by a verb": ("The ministry confirmed the losses on Monday.", "The ministry denied the losses on Monday."),
    "en, by a pronoun": ("Some of the guards were armed.", "None of the guards were armed."),
    "de": ("Die Armee hat 56 Schulen am alten Wehr geschlossen.", "Die Armee hat 56 Schulen am alten Wehr nicht geschlossen."),
    "de, by a pronoun": ("Alle wussten davon, sagte der Sprecher.", "Niemand wusste davon, sagte der Sprecher."),
    "fr": ("L'armée a fermé 56 écoles près du vieux barrage.", "L'armée n'a pas fermé 56 écoles près du vieux barrage."),
    "ru": ("Армия закрыла 56 школ у старой плотины.", "Армия не закрыла 56 школ у старой плотины."),
    "zh": ("军队在老坝附近关闭了五十六所学校。", "军队没有在老坝附近关闭五十六所学校。"),
}
OTHERS = {
    "en": "The {} in Lod was built with {} stones.",
    "de": "Das {} in Lod wurde mit {} Steinen gebaut.",
    "fr": "Le {} de Lod fut bâti avec {} pierres.",
    "ru": "Дом {} в Лоде построили из {} камней.",
    "zh": "洛德的{}用{}块石头建成。",
}
THINGS = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "K", "L", "M")
FORMS = {
    "lines": lambda rows: "\n".join(rows) + "\n",
    "bullets": lambda rows: "".join(f"  • {row}\n" for row in rows),
    "sentences in lines": lambda rows: "\n".join(" ".join(rows[at : at + 3]) for at in range(0, len(rows), 3)) + "\n",
    "one paragraph": lambda rows: " ".join(rows) + "\n",
    "cells": lambda rows: "".join(f"Lod | {row[:-1]} | no more\n" for row in rows),
}


def others(language: str, number: int) -> list[str]:
    return [OTHERS[language[:2]].format(thing, 37 * (at + 2)) for at, thing in enumerate(THINGS[:number])]


def anchor(old: str, new: str, words: str, *, lost: bool = False):
    start = old.index(words)
    (found,) = reanchor([quote_of(old, start, start + len(words))], None if lost else old, new)
    return found


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", PAIRS)
@pytest.mark.parametrize("at", [0, 2, 11])
def test_line_beside_which_came_what_denies_or_affirms_it_is_asked_about(language, form, lost, at):
    rows, write = others(language, 11), FORMS[form]
    for one, other in (PAIRS[language], PAIRS[language][::-1]):
        old = [*rows[:at], one, *rows[at:]]
        for place in (at, at + 1):
            new = write([*old[:place], other, *old[place:]])
            found = anchor(write(old), new, one[:-1], lost=lost)

            assert found.status == "ambiguous", (one, place)
            assert len(found.places) > 1


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("label", ["{}. ", "Unit {}: ", "({}) "])
@pytest.mark.parametrize("language", PAIRS)
def test_denied_row_that_has_the_label_is_asked_about_and_one_with_another_label_is_not(language, label, lost):
    rows = others(language, 8)
    for one, other in (PAIRS[language], PAIRS[language][::-1]):
        old = [label.format(number) + row for number, row in enumerate([*rows[:4], one, *rows[4:]], start=1)]
        swapped = [*old[:4], label.format(5) + other, label.format(50) + one, *old[5:]]
        beside = [*old[:5], label.format(50) + other, *old[5:]]

        assert anchor("\n".join(old), "\n".join(swapped), one[:-1], lost=lost).status == "ambiguous"
        if not lost and language != "zh":
            assert anchor("\n".join(old), "\n".join(beside), one[:-1]).status == "exact"


def test_labels_that_were_counted_on_are_no_reason_to_settle_on_a_row_whose_label_a_denial_has():
    old = "1. It rained.\n2. The bridge was open.\n3. The mill was shut.\n"
    new = "1. It rained.\n2. The bridge was not open.\n3. The bridge was open.\n4. The mill was shut.\n"

    assert not anchor(old, new, "The bridge was open").has_same_words


def test_twins_that_both_stood_in_the_old_text_are_settled():
    rows = others("en", 6)
    for one, other in PAIRS.values():
        old = "\n".join([*rows[:3], one, other, *rows[3:]])
        for words in (one[:-1], other[:-1]):
            assert anchor(old, "A line before.\n" + old, words).status == "moved"


def test_twin_of_which_the_beginning_is_known_to_have_stood_there_is_none_that_came():
    one, other = PAIRS["en"]
    old = "\n".join([*others("en", 3), one, other, *others("en", 6)[3:]])

    assert anchor(old, "A line before.\n" + old, one[:-1], lost=True).status == "moved"


def test_neighbour_that_changed_into_a_twin_is_no_twin_that_came():
    old = "A line.\nThe gate at the mill was shut in May.\nThe gate at the lock was shut in May.\nAnother line.\n"
    new = old.replace("lock was shut", "lock was not shut")

    assert anchor(old, new, "The gate at the mill was shut in May").status == "exact"


def test_row_of_the_same_form_with_other_figures_is_no_twin():
    rows = [f"{count} trucks were lost in the north." for count in (12, 25, 31)]

    assert anchor("\n".join(rows), "\n".join([*rows[:2], "26 trucks were not lost in the north.", rows[2]]), rows[1]).is_settled


def test_text_that_grew_at_its_end_by_a_denial_of_the_last_line_is_asked_about_though_all_quotes_stand_where_they_stood():
    old = "\n".join([*others("en", 5), "The bridge was open."]) + "\n"

    assert anchor(old, old + "The bridge was not open.\n", "The bridge was open", lost=True).status == "ambiguous"
    assert anchor(old, old + "It rained on the following day.\n", "The bridge was open", lost=True).status == "exact"
    assert reanchor([Quote(start=0, exact="The A in Lod")], None, old + "The A.")[0].status == "exact"


def test_twins_are_told_by_their_words():
    assert are_twins("There are 18,500 people in the town", "There are 18,500 people again in the town", "en")
    assert not are_twins("The army states so", "The court says so", "en")
    assert not are_twins("function:: check.versions.edits.refer", "function:: check.versions.edits.confirm", "en")
    assert not are_twins("It rained", "It rained", "en")
    assert not are_twins("The mill in Arden was shut by the board", "The mine in Arden was shut by the board", "en")
