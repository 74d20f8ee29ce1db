"""Numbers, days, times and units that are written in several ways, and what must not be taken for the same."""

from __future__ import annotations

import pytest

from factcheck.matching.forms import read_form
from factcheck.matching.language import language_among
from tests.matching.statements import same

FRAMES = {
    "en": "The men saw {} there.",
    "de": "Die Männer sahen {} dort.",
    "nl": "De mannen zagen {} daar.",
    "sv": "Männen såg {} där.",
    "da": "Mændene så {} der.",
    "no": "Mennene så {} der.",
    "fr": "Les hommes ont vu {} ici.",
}


def read(code, words):
    return read_form(FRAMES[code].format(words), language_among(code, ())).folded


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "90 minutes|90 min|90 mins"),
        ("en", "2 hours|2 hrs|2 h"),
        ("en", "120 kilometres per hour|120 km/h|120 kph|120 kilometres an hour"),
        ("en", "30 square kilometres|30 sq km|30 km2|30 km²"),
        ("en", "12 tonnes|12 metric tons|12 t"),
        ("en", "£5 million|5 million pounds|£5m|5 million pounds sterling"),
        ("en", "1,200,000 people|1.2 million people|1.2m people"),
        ("en", "€5 million|5m euros"),
        ("en", "two thirds of the crew|two-thirds of the crew|2/3 of the crew"),
        ("en", "a hundred men|one hundred men|100 men"),
        ("en", "on 3 June 2031|on the third of June 2031|on June third, 2031"),
        ("en", "3 to 5 June 2031|from June 3 to 5, 2031|from 3 June to 5 June 2031|June 3-5, 2031|June 3–5, 2031"),
        ("en", "between 3 and 5 June 2031|between June 3 and 5, 2031|between 3 June and 5 June 2031"),
        ("en", "the UN in World War Two|the United Nations in World War II"),
        ("da", "FN's hjælp|De Forenede Nationers hjælp"),
        ("nl", "het Openbaar Ministerie|het OM"),
        ("de", "120 Kilometern pro Stunde|120 km/h|120 Stundenkilometer"),
        ("de", "30 Quadratkilometer|30 qkm|30 km2"),
        ("de", "350 Männer|dreihundertundfünfzig Männer"),
        ("de", "1200 Männer|zwölfhundert Männer|eintausendzweihundert Männer"),
        ("de", "1000 Männer|tausend Männer|eintausend Männer"),
        ("de", "am 3. Juni 2031|am dritten Juni 2031"),
        ("de", "vom 3. bis 5. Juni 2031|vom 3. bis zum 5. Juni 2031|vom 3. Juni bis zum 5. Juni 2031|3.-5. Juni 2031"),
        ("nl", "40 procent|40 pct"),
        ("nl", "1200 mannen|twaalfhonderd mannen"),
        ("nl", "op 3 juni 2031|op drie juni 2031"),
        ("nl", "om 17.00 uur|om 17u"),
        ("sv", "5 miljoner kronor|5 milj. kr"),
        ("sv", "350 män|tre hundra femtio män|trehundrafemtio män"),
        ("sv", "en och en halv miljon män|1 500 000 män"),
        ("sv", "den 3 juni 2031|den 3:e juni 2031|den tredje juni 2031|den 3/6 2031|den 3 jun. 2031"),
        ("sv", "klockan 17|kl. 17|kl 17.00|klockan 17:00"),
        ("da", "5 millioner kroner|5 mio. kr."),
        ("da", "350 mænd|tre hundrede og halvtreds mænd|trehundredeoghalvtreds mænd"),
        ("da", "den 3. juni 2031|d. 3. juni 2031|3/6 2031|den tredje juni 2031"),
        ("da", "kl. 17|klokken 17.00"),
        ("no", "350 menn|trehundreogfemti menn"),
        ("fr", "120 kilomètres à l'heure|120 km/h|120 kilomètres-heure"),
        ("fr", "350 hommes|trois cent cinquante hommes|trois-cent-cinquante hommes"),
        ("fr", "les deux tiers de l'équipage|deux tiers de l'équipage|2/3 de l'équipage"),
        ("fr", "2 milliards d'euros|2 Md€|2 Mds d'euros"),
        ("fr", "le 1er juin 2031|le premier juin 2031"),
        ("fr", "le 3 juin 2031|le trois juin 2031"),
        ("fr", "du 3 au 5 juin 2031|du 3 juin au 5 juin 2031"),
    ],
)
def test_value_is_read_as_one_however_it_is_written(code, written):
    first, *others = written.split("|")

    assert [form for form in others if read(code, form) != read(code, first)] == []


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "talks moved from 5 to 3 June", "talks moved from 3 to 5 June"),
        ("en", "June 3 and 5 soldiers", "June 3 and June 5 soldiers"),
        ("en", "3 and 5 June demonstrators", "on 3 June and 5 June demonstrators"),
        ("en", "between 3 and 5 June", "from 3 to 5 June"),
        ("en", "the second May election", "the 2 May election"),
        ("en", "a 5 m wall", "5 million walls"),
        ("en", "$5 million", "5 million Canadian dollars"),
        ("de", "vom 3. bis 5. Juni 2031", "vom 3. Juni 2030 bis 5. Juni 2031"),
        ("nl", "van 3 tot 5 juni", "van 3 tot en met 5 juni"),
        ("sv", "klockan 17", "17 man"),
        ("da", "3/6 2031", "6/3 2031"),
        ("fr", "à cinq heures et demie", "à cinq heures"),
        ("fr", "un tiers de l'équipage", "deux tiers de l'équipage"),
    ],
)
def test_values_that_differ_are_not_read_as_one(code, one, other):
    assert read(code, one) != read(code, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Крепость заложена в третьем веке до нашей эры.", "Крепость заложена в III веке до н. э."),
        ("pl", "Osada powstała w VI wieku przed naszą erą.", "Osada powstała w szóstym wieku p.n.e."),
        ("cs", "Hradiště vzniklo v 1. století př. n. l.", "Hradiště vzniklo v prvním století před naším letopočtem."),
        ("pl", "Traktat podpisano 12 września 1990 roku.", "Traktat podpisano 12 IX 1990 r."),
        ("ru", "Министерство иностранных дел Российской Федерации вызвало посла.", "МИД РФ вызвал посла."),
        ("hr", "Ministarstvo unutarnjih poslova objavilo je popis.", "MUP je objavio popis."),
    ],
)
def test_century_month_or_body_is_written_otherwise(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Город основан в III веке до н. э.", "Город основан в III веке н. э."),
        ("ru", "Усадьба стояла 3 века.", "Усадьба стояла в 3 веке."),
        ("cs", "Hrad stál 3 století.", "Hrad stál v 3. století."),
        ("pl", "Traktat podpisano 12 IX 1990 r.", "Traktat podpisano 12 XI 1990 r."),
        ("pl", "Jan Paweł II 12 maja 1990 r. odwiedził parafię.", "Jan Paweł 2 maja 1990 r. odwiedził 12 parafię."),
        ("sr", "Ministar je rekao da su pobedili.", "Ministar su rekao da je pobedili."),
    ],
)
def test_another_century_month_or_clause_is_another(code, one, other):
    assert not same(code, one, other)
