"""Seasons with their year stand first or last, with the words that each language puts between, and are one season of one year."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "In autumn 1994 the factory closed.", "The factory closed in the autumn of 1994."),
        ("en", "In fall 1994 rebels seized the town.", "Rebels seized the town in autumn 1994."),
        ("en", "Since the autumn of 1994 the school has been shut.", "The school has been shut since autumn 1994."),
        ("sv", "Hösten 1994 stängdes fabriken.", "Fabriken stängdes hösten 1994."),
        ("sv", "På våren 2003 sålde staten banken.", "Staten sålde banken våren 2003."),
        ("da", "I foråret 2003 solgte staten banken.", "Staten solgte banken i foråret 2003."),
        ("no", "Sommeren 2019 bøtela domstolen selskapet.", "Domstolen bøtela selskapet sommeren 2019."),
        ("cs", "Na podzim roku 1994 byla továrna uzavřena.", "Továrna byla uzavřena na podzim 1994."),
        ("sr", "U jesen 1994. godine vojska je napustila grad.", "Vojska je napustila grad u jesen 1994."),
        ("sr", "У јесен 1994. војска је напустила град.", "Војска је напустила град у јесен 1994."),
        ("hr", "U proljeće 2003. država je prodala banku.", "Država je prodala banku u proljeće 2003."),
        ("tr", "1994 yılının sonbaharında fabrika kapandı.", "Fabrika 1994 sonbaharında kapandı."),
        ("ar", "في خريف عام 1994 أغلقت الشركة المصنع.", "أغلقت الشركة المصنع في خريف 1994."),
        ("fr", "À l'automne 1994, l'usine a fermé.", "L'usine a fermé à l'automne de 1994."),
        ("it", "Nell'autunno del 1994 la fabbrica fu chiusa.", "La fabbrica fu chiusa nell'autunno 1994."),
        ("ro", "În toamna anului 1994 armata a părăsit orașul.", "Armata a părăsit orașul în toamna lui 1994."),
        ("pl", "Jesienią 1994 wojsko opuściło miasto.", "Wojsko opuściło miasto jesienią 1994 r."),
        ("he", "בסתיו 1994 הצבא עזב את העיר.", "הצבא עזב את העיר בסתיו 1994."),
        ("hi", "1994 की शरद ऋतु में सेना ने शहर छोड़ा।", "सेना ने 1994 की शरद ऋतु में शहर छोड़ा।"),
        ("ja", "1994年の秋に軍は町を離れた。", "軍は1994年秋に町を離れた。"),
        ("ja", "2011年春、政府は銀行を売却した。", "政府は2011年春に銀行を売却した。"),
        ("zh", "1994年秋,军队离开了城市。", "军队于1994年秋天离开了城市。"),
    ],
)
def test_season_with_its_year_moves(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "In autumn 1994 the factory closed.", "The factory closed in spring 1994."),
        ("en", "In autumn 1994 the factory closed.", "The factory closed in 1994."),
        ("en", "The critic praised autumn 1994.", "The critic praised in autumn 1994."),
        ("en", "By autumn 1994 the army had left the town.", "In autumn 1994 the army had left the town."),
        ("en", "In spring 2004 the minister promised to leave.", "The minister promised to leave in spring 2004."),
        ("en", "In spring 2000 soldiers died.", "Soldiers died in spring 2000."),
        ("en", "In May 2000 soldiers died.", "Soldiers died in May 2000."),
        ("sv", "Före hösten 1994 stängdes fabriken.", "Fabriken stängdes hösten 1994."),
        ("cs", "Do podzimu 1994 byla továrna uzavřena.", "Továrna byla uzavřena na podzim 1994."),
        ("sr", "Pre jeseni 1994. fabrika je zatvorena.", "Fabrika je zatvorena u jesen 1994."),
        ("tr", "1994 sonbaharında fabrika kapandı.", "Fabrika 1994 yılında kapandı."),
        ("ar", "قبل خريف 1994 أغلقت الشركة المصنع.", "أغلقت الشركة المصنع في خريف 1994."),
        ("ja", "政府は2011年春の選挙を延期した。", "政府は2011年春に選挙を延期した。"),
        ("ja", "2004年春に大臣は辞任すると述べた。", "大臣は2004年春に辞任すると述べた。"),
    ],
)
def test_another_season_or_year_or_a_season_of_something_else_is_another(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "On Monday the court blamed the attack.", "The court blamed the attack on Monday."),
        ("es", "El lunes el senado aprobó el ataque.", "El senado aprobó el ataque el lunes."),
        ("it", "Lunedì il ministro criticò l'attacco.", "Il ministro criticò l'attacco lunedì."),
        ("de", "Im Herbst 1994 genehmigte der Senat den Angriff.", "Der Senat genehmigte den Angriff im Herbst 1994."),
        ("fr", "Lundi, le sénat a approuvé l'attaque.", "Le sénat a approuvé l'attaque lundi."),
        ("sv", "I måndags godkände senaten attacken.", "Senaten godkände attacken i måndags."),
        ("no", "Mandag godkjente senatet angrepet.", "Senatet godkjente angrepet mandag."),
        ("he", "ב-3 במאי 1994 השר גינה את התקיפה.", "השר גינה את התקיפה ב-3 במאי 1994."),
    ],
)
def test_day_behind_a_known_event_may_be_that_of_the_event(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "On Monday rebels launched an attack.", "Rebels launched an attack on Monday."),
        ("sv", "I måndags inledde rebeller en attack.", "Rebeller inledde en attack i måndags."),
    ],
)
def test_day_behind_an_event_that_begins_is_that_of_both(code, one, other):
    assert same(code, one, other)
