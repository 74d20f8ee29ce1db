from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text import structure_of
from factcheck.text.coverage import unaccounted

SUITE = sorted((Path(__file__).parents[1] / "suite/structure").glob("*.json"))


def candidates(text, language=None):
    return [text[piece.start : piece.end] for piece in structure_of(text, language=language).pieces if piece.kind == "sentence"]


def reasons(text):
    return [
        (piece.kind, text[piece.start : piece.end])
        for piece in structure_of(text).pieces
        if piece.kind not in ("sentence", "lead-in")
    ]


def lead_ins(text):
    return [[text[slice(*lead)] for lead in piece.lead_ins] for piece in structure_of(text).pieces if piece.kind == "sentence"]


def test_a_line_that_ends_in_a_word_that_something_must_follow_opens_a_list():
    text = "The board met.\n\nThe opening hangs on a decision of:\n- the office;\n- the court."

    assert lead_ins(text)[1:] == [["The opening hangs on a decision of"]] * 2


def test_a_headline_that_begins_with_a_body_is_a_title_under_the_kind_of_the_text():
    text = "COMUNICADO\n\nMinisterio cierra el puente\n\nEl puente cerró el martes. Nadie murió.\n"

    assert reasons(text)[:2] == [("banner", "COMUNICADO"), ("title", "Ministerio cierra el puente")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He works for Grain Co. Inc. Police came.", ["He works for Grain Co. Inc", "Police came"]),
        ("EE. UU. Envió ayuda. El Gral. Pérez habló.", ["EE. UU", "Envió ayuda", "El Gral. Pérez habló"]),
        ("W 1998 r. Sejm przyjął ustawę. Przyszło ok. 40 os. Pan Nowak mówił.",
         ["W 1998 r. Sejm przyjął ustawę", "Przyszło ok. 40 os", "Pan Nowak mówił"]),
        ("Vgl. Abs. 2 Nr. 3 des Gesetzes. Danach ging es.", ["Vgl. Abs. 2 Nr. 3 des Gesetzes", "Danach ging es"]),
        ("O Sr. Dr. Lopes chegou. A Av. Brasil foi fechada.", ["O Sr. Dr. Lopes chegou", "A Av. Brasil foi fechada"]),
        ("Rätten började den 11 sept. 2031. Domen kom.", ["Rätten började den 11 sept. 2031", "Domen kom"]),
        ("Příměří začalo 3. 8. 2031. Trvalo den.", ["Příměří začalo 3. 8. 2031", "Trvalo den"]),
        ("Wir kamen am 3. Mai. 2031 war es kalt.", ["Wir kamen am 3. Mai", "2031 war es kalt"]),
        ("Le siège est 4 av. Foch. Il pleut.", ["Le siège est 4 av. Foch", "Il pleut"]),
    ],
)  # fmt: skip
def test_abbreviations_end_sentences_by_what_follows_in_short_texts_too(text, parts):
    assert candidates(text) == parts


def test_bare_times_before_names_are_labels():
    text = "00:00:05 Anna: It ended.\n00:00:09 Bernd: When?\n00:00:12 Anna: In May."

    assert [piece.kind for piece in structure_of(text).pieces] == ["speaker-label", "sentence", "speaker-label", "question",
        "speaker-label", "sentence"]  # fmt: skip


def test_an_agency_after_place_and_day_belongs_to_the_dateline():
    assert reasons("МОСКВА, 5 мая 2001 г. — ТАСС. Мост закрыт.") == [("dateline", "МОСКВА, 5 мая 2001 г. — ТАСС.")]


def test_a_line_that_opens_a_list_is_no_title_where_its_verb_is_known_by_its_end():
    text = "El consejo aprobó:\n• ayudar a Tarno.\n• cerrar."

    assert structure_of(text).title is None
    assert lead_ins(text) == [["El consejo aprobó"]] * 2


def test_numbered_paragraphs_after_a_finished_sentence_hang_on_nothing():
    text = "The Court ruled today.\n\n1. He was born in 1970.\n\n2. He was freed."

    assert candidates(text) == ["The Court ruled today", "He was born in 1970", "He was freed"]
    assert lead_ins(text) == [[], [], []]


@pytest.mark.parametrize("mark", ["►", "➢", "✓", "■", "§", "⁃", "→", "+", "\uf0b7", "•", "-", "–", "*"])
def test_items_hang_on_what_opens_their_list(mark):
    text = f"The board will:\n{mark} Fund a school\n{mark} Pay for it"

    assert candidates(text) == ["Fund a school", "Pay for it"]
    assert lead_ins(text) == [["The board will"]] * 2


@pytest.mark.parametrize(
    "marks", [("a.", "b."), ("A.", "B."), ("i.", "ii."), ("(a)", "(b)"), ("1.1", "1.2"), ("1)", "2)"), ("\to\t", "\to\t")]
)
def test_numbers_and_letters_are_marks_too(marks):
    text = f"The board will:\n{marks[0]} Fund a school\n{marks[1]} Pay for it"

    assert candidates(text) == ["Fund a school", "Pay for it"]


def test_items_below_items_have_the_lead_ins_of_both_levels():
    text = "The board will:\n- fund schools:\n  - in Tarn;\n  - in Oru.\n- pay for it."

    assert lead_ins(text) == [["The board will", "fund schools"], ["The board will", "fund schools"], ["The board will"]]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("The office said so. About 40 people left.", "en", 2),
        ("They sued Grain Inc. Police came.", "en", 2),
        ("Lt. Col. Doe left at 9 p.m. on Friday with Dr. Hale.", "en", 1),
        ("Am 17. Juni 2024 entschied das Gericht.", "de", 1),
        ("L'art. 5 al. 2 du décret le dit.", "fr", 1),
        ("La Dra. Núñez llegó.", "es", 1),
        ("Он живёт на ул. Ленина.", "ru", 1),
        ("“Why now?” Harry asked.", "en", 1),
        ("« Pourquoi ? » a demandé le maire.", "fr", 1),
        ("「なぜ今か。」と彼は尋ねた。次だ。", "ja", 2),
        ("The mill closed.Forty left.", "en", 2),
        ("ዝናብ ነበር። ወንዙ ሞላ።", None, 2),
        ("Անձրև էր։ Գետը լցվեց։", None, 2),
    ],
)
def test_full_stops_end_a_sentence_by_what_follows(text, language, wanted):
    assert len(candidates(text, language)) == wanted


@pytest.mark.parametrize("mark", ["[1]", "¹", "1", "†"])
def test_note_marks_are_set_aside(mark):
    text = f"The mill closed in May.{mark} Forty left."

    assert candidates(text) == ["The mill closed in May", "Forty left"]
    assert ("note-mark", mark) in reasons(text)


def test_labels_of_turns_name_the_speaker():
    text = "MR. RUBIN: The lease ended.\n\nQUESTION: When?\n\nMR. RUBIN: In May.\n\n(Applause.)"
    pieces = structure_of(text).pieces

    assert [text[slice(*piece.speaker)] for piece in pieces if piece.kind == "sentence"] == ["MR. RUBIN", "MR. RUBIN"]
    assert [kind for kind, _ in reasons(text)] == [
        "speaker-label",
        "speaker-label",
        "question",
        "speaker-label",
        "stage-direction",
    ]


def test_a_release_has_its_title_and_dateline():
    text = (
        "FOR IMMEDIATE RELEASE\nMay 5, 2001\n\nContact: Ann Doe\n\nBoard closes mill\n\n"
        "WASHINGTON, May 5, 2001 -- The mill closed. Forty people left."
    )
    found = structure_of(text)

    assert text[slice(*found.title)] == "Board closes mill"
    assert found.issued == "2001-05-05"
    assert candidates(text) == ["The mill closed", "Forty people left"]


def test_words_parted_at_line_ends_and_pages_stay_in_one_sentence():
    text = "The infor-\nmation was wrong, as the board\nsaid in the\n\n- 2 -\n\nend of May. Forty left."
    found = [piece for piece in structure_of(text).pieces if piece.kind == "sentence"]

    assert len(found) == 2
    assert [text[slice(*part)] for part in found[0].parts][-1] == "end of May"


def test_rows_have_their_column_heads():
    text = "Losses\n\n| Town | Dead |\n|---|---|\n| Oru | 4 |\n| Kell | 9 |\n\nThat is all."

    assert candidates(text) == ["Oru | 4", "Kell | 9", "That is all"]
    assert lead_ins(text)[0] == ["Town | Dead"]


def test_quoted_mail_is_read_under_the_name_of_its_sender():
    text = (
        "It rained on Monday.\n\nOn Mon, 5 May 2014 at 10:00, Ann Doe <ann@x.example> wrote:\n> The mill closed.\n> It is shut."
    )
    pieces = structure_of(text).pieces

    assert [piece.speaker and text[slice(*piece.speaker)] for piece in pieces if piece.kind == "sentence"] == [
        None,
        "Ann Doe",
        "Ann Doe",
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('abA. \n-•1)é🏭。:;,’$"“”?>|\t(#\f²*—'), min_size=1, max_size=80))
def test_every_word_of_any_text_is_in_one_piece(text):
    pieces = structure_of(text).pieces
    cores = sorted(part for piece in pieces for part in piece.parts or ((piece.start, piece.end),))

    assert all(first[1] <= second[0] for first, second in itertools.pairwise(cores))
    assert all(0 <= start < end <= len(text) for start, end in cores)
    assert not [text[start:end] for start, end in unaccounted(text, cores) if any(each.isalpha() for each in text[start:end])]


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.stem)
def test_document_is_taken_apart_as_the_case_says(path):
    case = json.loads(path.read_text(encoding="utf-8"))
    text = case["text"]
    found = structure_of(text)

    pieces = []
    for piece in found.pieces:
        entry = {"kind": piece.kind, "exact": text[piece.start : piece.end]}
        if piece.lead_ins:
            entry["lead_ins"] = [text[slice(*lead)] for lead in piece.lead_ins]
        if piece.speaker and piece.kind == "sentence":
            entry["speaker"] = text[slice(*piece.speaker)]
        pieces.append(entry)

    assert pieces == case["pieces"], case["why"]
    assert (found.language, found.issued) == (case["language"], case["issued"])
    assert (text[slice(*found.title)] if found.title else None) == case["title"]


def test_the_suite_has_many_forms_and_languages():
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in SUITE]

    assert len(cases) >= 24
    assert len({case["form"] for case in cases}) >= 8
    assert len({case["language"] for case in cases}) >= 6
