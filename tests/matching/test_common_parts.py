"""Times, places and causes of any length that two statements in a Slavic language have at different places."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        (
            "ru",
            "Вечером 14 марта в порту Новороссийска загорелся сухогруз под флагом Панамы.",
            "Сухогруз под флагом Панамы загорелся в порту Новороссийска вечером 14 марта.",
        ),
        (
            "uk",
            "Уночі 9 березня російські війська обстріляли Нікополь з артилерії.",
            "Російські війська обстріляли Нікополь з артилерії вночі 9 березня.",
        ),
        (
            "pl",
            "W nocy z soboty na niedzielę w Radomiu spłonął magazyn z oponami.",
            "Magazyn z oponami spłonął w Radomiu w nocy z soboty na niedzielę.",
        ),
        ("pl", "Na skutek ulewy zalane zostały dwie stacje metra.", "Dwie stacje metra zostały zalane na skutek ulewy."),
        (
            "cs",
            "Kvůli povodním bylo v neděli v Opavě evakuováno tisíc lidí.",
            "V Opavě bylo v neděli kvůli povodním evakuováno tisíc lidí.",
        ),
        ("hr", "Europski parlament usvojio je izvješće o Albaniji.", "Izvješće o Albaniji usvojio je Europski parlament."),
        (
            "hr",
            "Nakon što je oluja prošla, trajekti su ponovno zaplovili.",
            "Trajekti su ponovno zaplovili nakon što je oluja prošla.",
        ),
    ],
)
def test_part_that_hangs_on_the_verb_in_both_stands_anywhere(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "В порту автобус сбил поезд.", "Поезд сбил в порту автобус."),
        ("ru", "Министр назвал ошибкой удар в субботу.", "В субботу министр назвал ошибкой удар."),
        ("ru", "Посол в Тарне умер.", "В Тарне умер посол."),
        ("ru", "Из-за пожара в Тарне отменили поезд.", "В Тарне из-за пожара отменили поезд."),
        ("ru", "Пассажиры рейса в понедельник подали жалобу.", "В понедельник пассажиры рейса подали жалобу."),
        ("ru", "Вследствие аварии в шахте погибли горняки.", "В шахте погибли горняки вследствие аварии."),
        ("uk", "Міністр згадав обстріл у суботу.", "У суботу міністр згадав обстріл."),
        ("uk", "Військові на кордоні країни обстріляли село.", "На кордоні військові країни обстріляли село."),
        ("pl", "Minister wspomniał atak w sobotę.", "W sobotę minister wspomniał atak."),
        ("pl", "Zatrzymani w piątek żołnierze wrócili do koszar.", "W piątek zatrzymani żołnierze wrócili do koszar."),
        ("cs", "Ministr zmínil útok v sobotu.", "V sobotu ministr zmínil útok."),
        ("cs", "Na přejezdu autobus srazil vlak.", "Vlak srazil autobus na přejezdu."),
        ("sr", "Ministar je pomenuo napad u subotu.", "U subotu je ministar pomenuo napad."),
        ("hr", "Uhićeni u petak vojnici vratili su se u vojarnu.", "U petak su se uhićeni vojnici vratili u vojarnu."),
    ],
)
def test_part_that_may_hang_on_a_noun_stays(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Новый терминал строит турецкая компания.", "Новый терминал строится турецкой компанией."),
        ("uk", "Міст відбудовує німецька компанія.", "Міст відбудовується німецькою компанією."),
        ("ru", "Суд приговорил банкира к восьми годам колонии.", "Банкир был приговорён судом к 8 годам колонии."),
        ("pl", "Sejm odrzucił weto prezydenta 276 głosami.", "Weto prezydenta zostało odrzucone przez Sejm 276 głosami."),
        ("zh", "联合国安理会一致通过了该决议。", "该决议获联合国安理会一致通过。"),
        ("zh", "受台风影响，昨天市政府取消了航班。", "昨天，市政府受台风影响取消了航班。"),
        ("zh", "该条约于民国三十四年八月十四日签订。", "该条约于1945年8月14日签订。"),
        ("ja", "国連安保理は10日、制裁決議を採択した。", "制裁決議が10日、国連安保理で採択された。"),
    ],
)
def test_passive_in_one_word_a_measure_and_a_cause_are_told(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Страна делится хлебом.", "Хлеб делит страну."),
        ("ru", "Банкир оштрафован судом на 8 рублей.", "Банкир оштрафовал суд на 8 рублей."),
        ("pl", "Bankier został skazany przez sąd na 8 lat.", "Bankier skazał sąd na 8 lat."),
        ("uk", "Школа фінансувалася фондом.", "Фонд фінансує школу."),
        ("zh", "该市获国务院批准成立大学。", "国务院批准了该市成立大学。"),
        ("zh", "因罢工，政府批准公司停产。", "政府批准公司因罢工停产。"),
        ("ja", "法案が5日、横浜で可決された。", "横浜が5日、法案を可決した。"),
    ],
)
def test_other_roles_measures_and_causes_are_not(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "На шахте «Распадская» ночью произошёл взрыв.", "Ночью на шахте «Распадская» произошёл взрыв."),
        ("pl", "Według UNHCR granicę przekroczył milion osób.", "Granicę przekroczył, według UNHCR, milion osób."),
        (
            "cs",
            "Podle ministerstva přišlo loni do Česka 90 tisíc lidí.",
            "Loni přišlo do Česka 90 tisíc lidí, podle ministerstva.",
        ),
        ("cs", "V noci na úterý shořela v Liberci hala.", "Hala shořela v Liberci v noci na úterý."),
        ("pl", "W Gdyni zwodowano w piątek nową fregatę.", "Nową fregatę zwodowano w piątek w Gdyni."),
        (
            "pl",
            "W środę rano na autostradzie A4 zderzyły się dwa auta.",
            "Dwa auta zderzyły się na autostradzie A4 w środę rano.",
        ),
        ("ru", "Парламент отправил правительство в отставку.", "Правительство было отправлено парламентом в отставку."),
        ("zh", "全国粮食产量达到一万三千九百亿斤。", "全国粮食产量达到13900亿斤。"),
        ("zh", "因疫情，该公司去年关闭了三家工厂。", "该公司去年因疫情关闭了三家工厂。"),
    ],
)
def test_names_in_quotation_marks_sources_and_verbs_that_end_like_nouns_hinder_no_order(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "По данным полиции города, водитель скрылся.", "Водитель города, по данным полиции, скрылся."),
        ("cs", "Policie podle ministra pochybila.", "Podle policie, ministr pochybil."),
        ("pl", "Tunel został wydrążony przez dziesięć godzin.", "Tunel wydrążyło dziesięć godzin."),
        ("pl", "W Gdyni odwołano koncert w piątek.", "W piątek odwołano koncert w Gdyni."),
        ("zh", "因疫情，该公司去年关闭了工厂。", "该公司因去年疫情关闭了工厂。"),
    ],
)
def test_another_source_a_while_and_another_cause_are_none(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        (
            "cs",
            "V úterý ráno na dálnici D1 u Jihlavy havaroval autobus.",
            "Autobus havaroval v úterý ráno na dálnici D1 u Jihlavy.",
        ),
        (
            "ru",
            "Утром 7 октября боевики прорвали ограждение на границе с Газой.",
            "Боевики прорвали ограждение на границе с Газой утром 7 октября.",
        ),
        ("pl", "Pociąg jechał z prędkością stu kilometrów na godzinę.", "Pociąg jechał z prędkością 100 km/h."),
    ],
)
def test_things_that_end_like_events_hinder_no_order(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Министр посетил строительство здания утром 3 мая.", "Утром 3 мая министр посетил строительство здания."),
        ("cs", "Policie popsala nehodu na dálnici v úterý ráno.", "V úterý ráno policie popsala nehodu na dálnici."),
        ("pl", "Komisja omówiła raport policji w środę rano.", "W środę rano komisja omówiła raport policji."),
        ("uk", "Посол згадав рішення адміністрації вранці 3 травня.", "Вранці 3 травня посол згадав рішення адміністрації."),
        ("zh", "在伦敦，附近警方逮捕了两人。", "警方在伦敦附近逮捕了两人。"),
    ],
)
def test_day_stays_behind_an_event_with_an_owner(code, one, other):
    assert not same(code, one, other)
