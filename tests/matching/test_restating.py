"""What two statements may differ in and still say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching.forms import read_form
from factcheck.matching.language import language_of
from factcheck.matching.restating import why_same

LANGUAGES = ("ar", "cs", "da", "de", "el", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sr", "sv", "tr", "uk")


def same(code, one, other):
    language = language_of(code, ())
    left, right = read_form(one, language), read_form(other, language)
    assert bool(why_same(left, right)) == bool(why_same(right, left))
    return bool(why_same(left, right))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("it", "Il cane è stato morso dal gatto.", "Il gatto ha morso il cane."),
        ("pt", "O cão foi mordido pelo gato.", "O gato mordeu o cão."),
        ("nl", "De brug werd door het leger verwoest.", "Het leger verwoestte de brug."),
        ("sv", "Bron förstördes av armén.", "Armén förstörde bron."),
        ("uk", "Двадцять п'ять сіл без світла.", "25 сіл без світла."),
        ("cs", "Most otevřeli 4. června 2031.", "Most otevřeli 4.6.2031."),
        ("sr", "Мост је отворен 4. јуна 2031. године.", "Most je otvoren 4. juna 2031."),
        ("da", "Broen åbnede den 4. juni 2031.", "Broen åbnede den 4.6.2031."),
        ("ro", "Podul are trei metri.", "Podul are 3 metri."),
        ("el", "Έφυγαν δώδεκα οικογένειες.", "Έφυγαν 12 οικογένειες."),
        ("tr", "Kentte iki milyon kişi var.", "Kentte 2.000.000 kişi var."),
        ("ar", "فتح الجسر في 4 مايو 2031.", "فتح الجسر في ٤ أيار ٢٠٣١."),
    ],
)
def test_other_languages_have_their_numbers_dates_and_voices(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "Anna was seen by Bert and Carl on 2 May 2031.", "Bert saw Anna and Carl on 2 May 2031."),
        ("en", "Brae beat Orrel and Kethal lost.", "Brae beat Kethal and Orrel lost."),
        ("en", "The minister resigned after the protests in Brae.", "In Brae the minister resigned after the protests."),
        ("en", "May 3 men came.", "On 3 May men came."),
        ("en", "The court met on 2/5/2031.", "The court met on 5/2/2031."),
        ("fr", "Le 2 mai 2031, le maire a promis de partir.", "Le maire a promis de partir le 2 mai 2031."),
        ("de", "Er versprach, am 2. Mai 2031 zu kommen.", "Am 2. Mai 2031 versprach er, zu kommen."),
        ("es", "Mató Juan al perro.", "Mató al perro Juan."),
        ("ru", "Танк подбил самолёт.", "Самолёт подбил танк."),
        ("ru", "Волка видела лиса.", "Лиса видела волк."),
    ],
)
def test_words_that_could_belong_elsewhere_do_not_move(code, one, other):
    assert not same(code, one, other)


def test_languages_that_differ_are_compared_word_for_word():
    german, english = (read_form("Rain fell.", language_of(code, ())) for code in ("de", "en"))

    assert why_same(german, english)
    assert not why_same(read_form("5 km", language_of("de", ())), read_form("5 kilometres", language_of("en", ())))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_signs_of_each_kind(code):
    language = language_of(code, ())

    for kind in ("negation", "focus", "modality", "hedging", "hearsay", "quantity", "clauses", "intent", "deixis"):
        assert language.words(kind), kind


@given(st.sampled_from(LANGUAGES), st.text(max_size=60))
def test_any_text_is_read_and_says_what_it_says(code, text):
    assert same(code, text, text)


@given(
    st.sampled_from(LANGUAGES),
    st.lists(
        st.sampled_from(["12", "3.5", "1.200", "1,5", "¹", "٣", "million", "mil", "2031", "%", "km", "May", ".", ",", "$"]),
        min_size=1,
    ),
)
def test_numbers_in_any_order_are_read(code, words):
    assert same(code, " ".join(words), " ".join(words))
