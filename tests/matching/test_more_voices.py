"""Passives with a particle, with who does it behind the participle, or with forms that are alike in two cases."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "passive", "active"),
    [
        ("es", "El alcalde fue destituido por el gobernador.", "El gobernador destituyó al alcalde."),
        ("pt", "O prefeito foi criticado pelo governador.", "O governador criticou o prefeito."),
        ("fr", "Le maire a été démis par le gouverneur.", "Le gouverneur a démis le maire."),
        ("cs", "Most byl zničen povstalci.", "Povstalci zničili most."),
        ("cs", "Zákon byl v pondělí schválen poslanci.", "V pondělí poslanci schválili zákon."),
        ("cs", "Sklad byl vykraden zloději v 3/2011.", "Zloději vykradli sklad v březnu 2011."),
        ("sv", "Barnen skickades hem av skolan.", "Skolan skickade hem barnen."),
        ("cs", "Obchod byl vyloupen zloději.", "Zloději vyloupili obchod."),
        ("sv", "Fabriken lades ned av ägarna.", "Ägarna lade ner fabriken."),
        ("sv", "Fabriken blev nedlagd av ägarna.", "Ägarna lade ner fabriken."),
        ("sv", "Planet blev nedskjutet av rebellerna.", "Rebellerna sköt ner planet."),
        ("da", "Flyet blev skudt ned af oprørerne.", "Oprørerne skød flyet ned."),
        ("da", "Forslaget blev lagt frem af regeringen.", "Regeringen lagde forslaget frem."),
        ("da", "Byen blev indtaget af hæren.", "Hæren indtog byen."),
        ("no", "Fabrikken ble lagt ned av eierne.", "Eierne la ned fabrikken."),
        ("no", "Broen ble bombet av opprørere i går.", "Opprørere bombet broen i går."),
        ("no", "Selskapet er blitt bøtelagt av domstolen.", "Domstolen har bøtelagt selskapet."),
        ("nl", "De fabriek werd gesloten door de eigenaren.", "De eigenaren sloten de fabriek."),
        ("nl", "De brug werd verwoest door rebellen in mei 2031.", "In mei 2031 verwoestten rebellen de brug."),
        ("de", "Die Brücke wurde zerstört von Rebellen.", "Rebellen zerstörten die Brücke."),
        ("tr", "Şehir ordu tarafından ele geçirildi.", "Ordu şehri ele geçirdi."),
        ("tr", "Resim hırsız tarafından çalındı.", "Hırsız resmi çaldı."),
    ],
)
def test_passive_says_what_its_active_does(code, passive, active):
    assert same(code, passive, active)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "El alcalde fue destituido por fraude.", "El fraude destituyó al alcalde."),
        ("pt", "O prefeito foi criticado pelos gastos.", "Os gastos criticaram o prefeito."),
        ("cs", "Vojáci byli zabiti povstalci.", "Vojáci zabili povstalce."),
        ("cs", "Most byl zničen povstalci.", "Most zničil povstalce."),
        ("sv", "Mannen blev utsedd av kungen.", "Kungen såg ut mannen."),
        ("sv", "Boken blev omtalad av kungen.", "Kungen talade om boken."),
        ("sv", "Fabriken lades ner av ägarna.", "Fabriken lade ner ägarna."),
        ("da", "Flyet blev skudt ned af oprørerne.", "Oprørerne skød flyet op."),
        ("no", "Mannen ble drept av soldater.", "Mannen drepte soldater."),
        ("no", "Mannen ble drept av misunnelse.", "Misunnelse drepte mannen."),
        ("nl", "De minister werd ontslagen door een fout.", "Een fout ontsloeg de minister."),
        ("nl", "De man werd gezien door de ruit.", "De ruit zag de man."),
        ("nl", "De boot werd gevonden door de duiker uit Gent in Brugge.", "De duiker vond de boot uit Gent in Brugge."),
        ("de", "Der Mann wurde getrennt von der Frau.", "Die Frau trennte den Mann."),
        ("tr", "Şehir ordu tarafından ele geçirildi.", "Şehir orduyu ele geçirdi."),
    ],
)
def test_passive_is_no_active_of_others_or_with_another_particle(code, one, other):
    assert not same(code, one, other)
