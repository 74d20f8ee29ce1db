"""Months and days in short forms, in figures and with ordinals, and words that look like them."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("it", "Il 1° febbraio 2031 il ponte fu chiuso.", "Il primo febbraio 2031 il ponte fu chiuso."),
        ("it", "Il ponte fu chiuso il 27 sett. 2031.", "Il ponte fu chiuso il 27 settembre 2031."),
        ("cs", "Most byl uzavřen v září 2009.", "Most byl uzavřen v 9/2009."),
        ("ru", "Мост закрыли 27 февраля.", "Мост закрыли 27 фев."),
        ("ru", "Мост закрыли 27 сентября 2031 г.", "Мост закрыли 27 сен 2031 г."),
        ("uk", "Міст закрили 27 вересня.", "Міст закрили 27 вер."),
        ("pl", "Most zamknięto 27 października 2031 r.", "Most zamknięto 27 paźdz. 2031 r."),
        ("es", "El puente se cerró el 1.º de febrero de 2031.", "El puente se cerró el primero de febrero de 2031."),
        ("pt", "A ponte foi fechada em 1º de fevereiro de 2031.", "A ponte foi fechada em primeiro de fevereiro de 2031."),
        ("ro", "Podul a fost închis la 1 februarie 2031.", "Podul a fost închis la întâi februarie 2031."),
        ("de", "Die Brücke wurde am 27. Febr. 2031 gesperrt.", "Die Brücke wurde am 27. Februar 2031 gesperrt."),
        ("nl", "De brug werd op 1e februari 2031 gesloten.", "De brug werd op 1 febr. 2031 gesloten."),
        ("sv", "Bron stängdes den 27 febr. 2031.", "Bron stängdes den 27 februari 2031."),
        ("no", "Broen ble stengt 27. febr. 2031.", "Broen ble stengt 27. februar 2031."),
        ("el", "Η γέφυρα έκλεισε στις 27 Σεπτ. 2031.", "Η γέφυρα έκλεισε στις 27 Σεπτεμβρίου 2031."),
        ("ar", "أُغلق الجسر في الخامس من فبراير 2031.", "أُغلق الجسر في 5 فبراير 2031."),
    ],
)
def test_day_or_month_is_written_otherwise(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("it", "La temperatura fu di 1° a febbraio.", "La temperatura fu di 1 a febbraio."),
        ("it", "Vinse 6 set.", "Vinse 6 settembre."),
        ("cs", "Vyhláška 9/2009 platí.", "Vyhláška září 2009 platí."),
        ("cs", "Most byl uzavřen v 9/2009.", "Most byl uzavřen 9. února 2009."),
        ("cs", "Zbyl 1 led.", "Zbyl 1. ledna."),
        ("pl", "Posadzono 12 lip.", "Posadzono 12 lipca."),
        ("uk", "Надіслано 1 лист.", "Надіслано 1 листопада."),
        ("sr", "Otvoren je 1 nov most.", "Otvoren je 1. novembra most."),
        ("es", "En mayo dos lanchas se hundieron.", "El 2 de mayo lanchas se hundieron."),
        ("es", "El 1.º de mayo de 2031 cerró.", "El 1 de marzo de 2031 cerró."),
        ("en", "The court ruled in 9/2009.", "The court ruled in case 9/2009."),
    ],
)
def test_what_looks_like_a_day_or_month_is_none(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("sv", "Armén förlorade elvahundra man.", "Armén förlorade 1 100 man."),
        ("sv", "Armén förlorade femtonhundrafemtio man.", "Armén förlorade 1550 man."),
        ("da", "Hæren mistede femtenhundrede mand.", "Hæren mistede 1500 mand."),
        ("no", "Hæren mistet elleve hundre mann.", "Hæren mistet 1100 mann."),
        ("nl", "Het leger verloor elfhonderd man.", "Het leger verloor 1.100 man."),
        ("en", "The army lost twelve hundred and fifty men.", "The army lost 1,250 men."),
    ],
)
def test_thousand_may_be_counted_in_hundreds(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("sv", "Armén förlorade elvahundra man.", "Armén förlorade tolvhundra man."),
        ("nl", "Het leger verloor elfhonderd man.", "Het leger verloor elfduizend man."),
        ("en", "Eleven hundred men fled.", "Eleven men fled."),
    ],
)
def test_another_number_of_hundreds_is_another(code, one, other):
    assert not same(code, one, other)
