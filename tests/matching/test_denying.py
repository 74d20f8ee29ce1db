"""Denials in languages other than English: one sign of negation, and all else the same."""

from __future__ import annotations

import pytest

from factcheck.matching.denying import denies
from factcheck.matching.forms import read_form
from factcheck.matching.language import language_among


def denied(code, one, other):
    language = language_among(code, ())
    left, right = read_form(one, language), read_form(other, language)
    assert denies(left, right) == denies(right, left)
    return denies(left, right)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "Die Brücke ist gesperrt.", "Die Brücke ist nicht gesperrt."),
        ("nl", "De brug is open.", "De brug is niet open."),
        ("sv", "Bron är öppen.", "Bron är inte öppen."),
        ("da", "Broen er åben.", "Broen er ikke åben."),
        ("fr", "Le pont est ouvert.", "Le pont n'est pas ouvert."),
        ("fr", "Le maire signe l'accord.", "Le maire ne signe pas l'accord."),
        ("es", "El puente está abierto.", "El puente no está abierto."),
        ("it", "Il ponte è aperto.", "Il ponte non è aperto."),
        ("pt", "A ponte está aberta.", "A ponte não está aberta."),
        ("ro", "Consiliul a votat.", "Consiliul n-a votat."),
        ("el", "Η γέφυρα είναι ανοιχτή.", "Η γέφυρα δεν είναι ανοιχτή."),
        ("pl", "Most jest otwarty.", "Most nie jest otwarty."),
        ("cs", "Most je otevřený.", "Most není otevřený."),
        ("cs", "Starosta odešel.", "Starosta neodešel."),
        ("ru", "Мост открыт.", "Мост не открыт."),
        ("uk", "Міст відкритий.", "Міст не відкритий."),
        ("sr", "Мост је отворен.", "Most nije otvoren."),
        ("tr", "Köprü açık.", "Köprü açık değil."),
        ("tr", "Hükümet kampı kapattı.", "Hükümet kampı kapatmadı."),
        ("ar", "الجسر مفتوح.", "الجسر ليس مفتوحا."),
        ("he", "הגשר פתוח.", "הגשר לא פתוח."),
        ("hi", "पुल खुला है।", "पुल खुला नहीं है।"),
        ("zh", "政府关闭难民营。", "政府没有关闭难民营。"),
        ("zh", "政府关闭了难民营。", "政府没有关闭难民营。"),
        ("ar", "وقع الوزير الاتفاق.", "لم يوقع الوزير الاتفاق."),
        ("pl", "Burmistrz podpisał umowę.", "Burmistrz nie podpisał umowy."),
        ("ja", "政府は収容所を閉鎖した。", "政府は収容所を閉鎖しなかった。"),
    ],
)
def test_denial_of_the_same_is_told(code, one, other):
    assert denied(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "Alle Brücken sind gesperrt.", "Alle Brücken sind nicht gesperrt."),
        ("de", "Er kam nur am Montag.", "Er kam nicht nur am Montag."),
        ("de", "Ein Soldat starb.", "Ein Soldat starb nicht."),
        ("de", "12 Soldaten starben.", "12 Soldaten starben nicht."),
        ("de", "Niemand kam nicht.", "Niemand kam."),
        ("de", "Die Brücke ist gesperrt.", "Der Tunnel ist nicht gesperrt."),
        ("de", "Die Brücke ist gesperrt.", "Die Brücke ist seit gestern um zwei nicht gesperrt."),
        ("fr", "Le pont est ouvert.", "Le pont n'est plus ouvert."),
        ("fr", "Le maire parle à Anna et Bert.", "Ne parle le maire à Anna Bert Carl Dora pas."),
        ("sr", "Most je otvoren.", "Nije most nije otvoren."),
        ("it", "Il sindaco può firmare.", "Il sindaco non può firmare."),
        ("es", "El alcalde dijo la verdad.", "El alcalde no dijo la verdad."),
        ("ru", "Мост открыт.", "Мост не открыт и не закрыт."),
        ("fi", "Silta on auki.", "Silta ei ole auki."),
    ],
)
def test_what_can_hold_beside_it_is_no_denial(code, one, other):
    assert not denied(code, one, other)


def test_languages_that_differ_deny_nothing_of_one_another():
    german, dutch = (
        read_form(said, language_among(code, ())) for code, said in (("de", "Brug is niet open."), ("nl", "Brug is open."))
    )

    assert not denies(german, dutch)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "The court freed two men.", "The court did not free two men."),
        ("de", "Das Gericht verurteilte zwei Männer.", "Das Gericht verurteilte zwei Männer nicht."),
    ],
)
def test_number_of_which_there_can_be_more_leaves_room(code, one, other):
    assert not denied(code, one, other)


def test_number_of_known_things_leaves_none():
    assert denied("en", "The court freed the two men.", "The court did not free the two men.")
