from __future__ import annotations

import pytest

from factcheck.matching.language import language_among
from factcheck.matching.pairing import LEAST_SCORE
from factcheck.matching.reading import light_words
from factcheck.matching.wording import is_correction, likeness, read_wording, shared_weight, weights_of

NO_WORDS = frozenset()


@pytest.mark.parametrize(
    ("statement", "dates"),
    [
        ("It broke on 2 May 2031.", {"2 May 2031"}),
        ("It came from 4 to 6 May 2031.", {"4 to 6 May 2031"}),
        ("It stopped on March 19, 1999.", {"March 19, 1999"}),
        ("It began in March 2031, and 5,000 people left.", {"March 2031"}),
        ("It began on 2031-05-02.", {"2031-05-02"}),
        ("The mayor may go.", set()),
        ("In May 5,000 people left.", {"May"}),
    ],
)
def test_dates_are_found(statement, dates):
    assert read_wording(statement, NO_WORDS).dates == dates


@pytest.mark.parametrize(
    "pair", [("restored", "restoring"), ("houses", "house"), ("Office’s", "Office"), ("closed", "close"), ("Kéthal's", "Kéthal")]
)
def test_forms_of_a_word_are_one_word(pair):
    one, other = (read_wording(word, NO_WORDS).stems for word in pair)

    assert one == other


def test_opposites_are_one_word_with_two_signs():
    one, other = read_wording("The road is open.", NO_WORDS), read_wording("The road is closed.", NO_WORDS)

    assert one.stems == other.stems
    assert one.reversed != other.reversed


@pytest.mark.parametrize(
    "statement", ["It was not built.", "It wasn't built.", "It never was built.", "Nobody built it.", "It cannot be built."]
)
def test_negation_is_seen(statement):
    assert read_wording(statement, NO_WORDS).negated


def test_negated_negation_is_none():
    assert not read_wording("It was not without reason.", NO_WORDS).negated


def test_first_word_of_a_sentence_is_a_name_unless_it_stands_in_lower_case_elsewhere():
    assert read_wording("Heavy rain fell.", NO_WORDS).names == {"heavy"}
    assert read_wording("Heavy rain fell.", frozenset({"heavy"})).names == set()


def test_rare_words_weigh_more_than_common_ones():
    wordings = [
        read_wording(statement, NO_WORDS) for statement in ("Rain fell at Brae.", "Rain fell at Kéthal.", "Rain stopped.")
    ]
    weights = weights_of(wordings)

    assert weights["brae".removesuffix("e")] > weights["rain"] > 0
    assert shared_weight(wordings[0].stems, wordings[1].stems, weights) < shared_weight(wordings[0].stems, wordings[1].stems, {})


def test_nothing_is_like_nothing():
    assert shared_weight(NO_WORDS, NO_WORDS, {}) == 0


@pytest.mark.parametrize(
    ("words", "is_one"), [("The Office corrects its statement", True), ("Correction: it broke", True), ("It is right", False)]
)
def test_correction_is_seen_in_the_words_of_a_document(words, is_one):
    assert is_correction(words) is is_one


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("zh", "总统访问了日本。", "总统访问了中国。"),
        ("ja", "首相は日本銀行を批判した。", "首相は日本銀行を訪れた。"),
        ("pl", "Minister w Rzymie podpisał umowę.", "Minister podpisał umowę na Malcie i z Grekami."),
        ("ar", "وقع الوزير على الاتفاق.", "رفض الوزير من اليوم الاتفاق."),
    ],
)
def test_small_words_and_scripts_without_spaces_hide_no_likeness(code, one, other):
    language = language_among(code, ())
    ours, theirs = (read_wording(statement, NO_WORDS, light_words(language)) for statement in (one, other))

    assert likeness(ours, theirs, {}) >= LEAST_SCORE


def test_english_has_its_small_words_beside_its_stems():
    assert light_words(language_among("en", ())) == light_words(None) == frozenset()
