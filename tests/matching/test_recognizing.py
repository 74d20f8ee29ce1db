"""Which language a text is in, told by its words and letters."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.matching.language import language_among
from factcheck.matching.recognizing import language_told
from tests.matching.test_suite import SUITE, annotation_of, side_of


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("桥梁于5月2日关闭。", "zh"),
        ("橋は5月2日に閉鎖された。", "ja"),
        ("पुल 2 मई को बंद हुआ।", "hi"),
        ("Міст закрили в п'ятницю.", "uk"),
        ("Мост закрыли в пятницу.", "ru"),
        ("Мост је затворен у петак после поплаве.", "sr"),
        ("Most je zatvoren u petak.", "sr"),
        ("Der Zug hielt nach einer Stunde in Łódź.", "de"),
        ("The envoy met Milošević in the capital.", "en"),
        ("La brigada ocupó el aeródromo según los vecinos.", "es"),
        ("A brigada ocupou o aeródromo na terça-feira.", "pt"),
        ("Ura u mbyll nga policia të premten.", "sq"),
        ("Щетите от пожара са за два милиона лева.", "bg"),
        ("Silta suljettiin, mutta poliisi ei ole paikalla.", "fi"),
        ("다리가 폐쇄되었다.", "ko"),
        ("Broen blev lukket af politiet i fredags.", "da"),
        ("Bron stängdes av polisen i fredags.", "sv"),
    ],
)
def test_language_of_one_sentence_is_told(said, code):
    assert language_told(said) == code


@pytest.mark.parametrize("said", ["", "1999", "…", "Anna"])
def test_language_of_what_tells_none_is_not_guessed(said):
    assert language_told(said) is None
    assert language_among(None, [said]) is None


def test_statements_in_files_that_do_not_name_their_language_are_told_apart():
    pairs = [
        pair
        for name in ("plain", "plaintraps", "south-8", "east-8", "west-6")
        for pair in json.loads((SUITE / f"pairs-{name}.json").read_text(encoding="utf-8"))["pairs"]
    ]
    told = [language_told(pair["one"]) for pair in pairs]

    wrong = [
        pair
        for pair, code in zip(pairs, told, strict=True)
        if code not in ({"hr": "sr"}.get(pair["language"], pair["language"]), None)
    ]

    assert len(wrong) <= 0.005 * len(pairs), wrong
    assert told.count(None) <= 0.1 * len(pairs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("火灾造成12人死亡。", "火灾造成十二人死亡。"),
        ("Завод закрила міська рада.", "Завод був закритий міською радою."),
        ("船は12隻が沈んだ。", "船は十二隻が沈んだ。"),
    ],
)
def test_short_documents_match_without_being_told_their_language(one, other):
    found = factcheck.match(*(annotation_of(side_of({"one": one, "other": other}, side), side) for side in ("one", "other")))

    assert [match.relation for match in found] == ["restates"]
