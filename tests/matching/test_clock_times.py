"""Times of day with a full stop or with their words, and numbers that only look like them."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Паром отплыл в 7 часов 45 минут.", "Паром отплыл в 07:45."),
        ("ru", "Паром отплыл в 7 часов 45 минут.", "Паром отплыл в 7.45."),
        ("ru", "Паром отплыл в 18 часов.", "Паром отплыл в 18:00."),
        ("uk", "Потяг до Одеси вирушив о 18:30.", "Потяг до Одеси вирушив о 18.30."),
        ("cs", "Vlak odjíždí v 16.20 z Olomouce.", "Vlak odjíždí v 16:20 z Olomouce."),
        ("sr", "Sednica je počela u 17.30 časova.", "Sednica je počela u 17:30."),
        ("pl", "Pociąg odjechał o godz. 16.20.", "Pociąg odjechał o 16:20."),
        ("ar", "تبدأ الجلسة في الساعة 17:00.", "تبدأ الجلسة في الساعة 17."),
        ("it", "La scossa è avvenuta alle 3:32.", "La scossa è avvenuta alle ore 3.32."),
        ("fr", "Le train est parti à 17 h 30.", "Le train est parti à 17h30."),
    ],
)
def test_time_of_day_is_the_same_however_it_is_written(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Поход занял 18 часов.", "Поход занял 18:00."),
        ("ru", "Паром отплыл в 7 часов 45 минут.", "Паром отплыл в 7 часов 54 минуты."),
        ("ru", "Цена выросла в 1.50 раза.", "Цена выросла в 1:50 раза."),
        ("cs", "Poměr v 1.20 případech.", "Poměr v 1:20 případech."),
        ("cs", "Vlak odjíždí v 16.20 hodin.", "Vlak odjíždí v 16.02 hodin."),
        ("sr", "Cena je porasla u 12.30 odsto.", "Cena je porasla u 12:30 odsto."),
        ("pl", "O 5.30 złotych drożej.", "O 5:30 złotych drożej."),
    ],
)
def test_another_time_and_what_is_no_time_is_another(code, one, other):
    assert not same(code, one, other)
