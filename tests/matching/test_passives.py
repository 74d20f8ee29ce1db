"""Statements in the passive and in the active, of one sense and of two."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "passive", "active"),
    [
        ("en", "The bank is being investigated by federal agents.", "Federal agents are investigating the bank."),
        ("en", "The colonel could be tried by the tribunal.", "The tribunal could try the colonel."),
        ("en", "The plea has already been rejected by the court.", "The court has already rejected the plea."),
        ("en", "The editor was convicted by the court of gross libel.", "The court convicted the editor of gross libel."),
        ("en", "The firm was awarded the contract by the city.", "The city awarded the firm the contract."),
        ("en", "The raid was carried out by rebels.", "Rebels carried out the raid."),
        ("en", "The captain was found guilty by a jury on Tuesday.", "A jury found the captain guilty on Tuesday."),
        ("sv", "Ärendet kan läggas ned av rätten.", "Rätten kan lägga ned ärendet."),
        ("nl", "Elke storing moet door de stad worden gemeld.", "De stad moet elke storing melden."),
        ("en", "On Tuesday, the bridge was bombed by rebels.", "Rebels bombed the bridge on Tuesday."),
        ("en", "The mayor was fired by the board because he had lied.", "The board fired the mayor because he had lied."),
        (
            "de",
            "Der frühere Bürgermeister ist vom Landgericht Halden zu drei Jahren Haft verurteilt worden.",
            "Das Landgericht Halden hat den früheren Bürgermeister zu drei Jahren Haft verurteilt.",
        ),
        ("de", "Die Brücke war von einem russischen Trupp gesprengt worden.", "Ein russischer Trupp hatte die Brücke gesprengt."),
        ("de", "Das Werk soll von der Firma geschlossen werden.", "Die Firma soll das Werk schließen."),
        ("de", "Am Montag wurde die Stadt von Rebellen erobert.", "Rebellen eroberten am Montag die Stadt."),
        ("de", "In Tarn wurde der Richter von der Polizei verhaftet.", "In Tarn verhaftete die Polizei den Richter."),
        ("de", "Der Präsident wird vom Parlament gewählt.", "Das Parlament wählt den Präsidenten."),
        (
            "nl",
            "De aanvraag van het bedrijf is door de rechtbank afgewezen.",
            "De rechtbank heeft de aanvraag van het bedrijf afgewezen.",
        ),
        ("nl", "De brug zal door het leger worden gesloten.", "Het leger zal de brug sluiten."),
        ("nl", "De school wordt door de gemeente gesloten.", "De gemeente sluit de school."),
        ("sv", "Avtalet med fackförbunden har godkänts av regeringen.", "Regeringen har godkänt avtalet med fackförbunden."),
        ("sv", "Bron ska stängas av polisen.", "Polisen ska stänga bron."),
        ("sv", "Bron stängs av polisen.", "Polisen stänger bron."),
        ("sv", "I måndags greps mannen av polisen.", "I måndags grep polisen mannen."),
        ("da", "Direktøren er af byretten blevet idømt to års fængsel.", "Byretten har idømt direktøren to års fængsel."),
        ("da", "Broen lukkes af politiet.", "Politiet lukker broen."),
        ("da", "Broen skal lukkes af politiet.", "Politiet skal lukke broen."),
        ("fr", "Le pont sera fermé par la mairie.", "La mairie fermera le pont."),
        ("fr", "Le pont doit être détruit par l'armée.", "L'armée doit détruire le pont."),
        ("fr", "Le ministre fut tué par un garde.", "Un garde tua le ministre."),
        ("fr", "Le maire est soutenu par la police.", "La police soutient le maire."),
    ],
)
def test_passive_says_what_the_active_does(code, passive, active):
    assert same(code, passive, active)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "The minister was attacked by a man, who fled.", "A man attacked the minister, who fled."),
        ("en", "The colonel could be tried by the tribunal.", "The tribunal can try the colonel."),
        ("en", "The bank is being investigated by the police.", "The police were investigating the bank."),
        ("en", "The bridge was being built by the army.", "The army built the bridge."),
        ("en", "The bridge must have been built by the army.", "The army must build the bridge."),
        ("en", "The town was to be taken by the rebels.", "The rebels took the town."),
        ("en", "The mayor was beaten by the guards of the minister.", "The minister beat the guards of the mayor."),
        ("en", "The report may be published by the council.", "The council will publish the report."),
        ("en", "The road was closed by Tuesday.", "Tuesday closed the road."),
        (
            "en",
            "The plan was praised by the mayor because the council hated him.",
            "The mayor praised the plan because he hated the council.",
        ),
        ("de", "Der Minister wurde vom Präsidenten kritisiert.", "Der Minister kritisierte den Präsidenten."),
        ("de", "Die Armee wurde von den Rebellen besiegt.", "Die Armee besiegte die Rebellen."),
        ("de", "Die Ministerin wurde von der Richterin angezeigt.", "Die Ministerin zeigte die Richterin an."),
        ("de", "Das Werk soll von der Firma geschlossen werden.", "Die Firma wird das Werk schließen."),
        ("de", "Das Werk war von der Firma geschlossen worden.", "Die Firma hat das Werk geschlossen."),
        ("de", "Das Werk kann von der Firma geschlossen werden.", "Die Firma muss das Werk schließen."),
        ("de", "Der Zug wurde von Berlin nach Bonn umgeleitet.", "Berlin leitete den Zug nach Bonn um."),
        ("de", "Die Kinder wurden von den Soldaten gerettet.", "Die Kinder retteten die Soldaten."),
        ("de", "Der Bürgermeister wurde von einem Mann angegriffen, der floh.", "Ein Mann griff den Bürgermeister an, der floh."),
        ("de", "Am Montag wurde die Stadt von Rebellen erobert.", "Rebellen eroberten am Dienstag die Stadt."),
        ("de", "In Tarn wurde der Richter von Soldaten aus Lod verhaftet.", "In Lod verhafteten Soldaten aus Tarn den Richter."),
        ("nl", "De aanvraag is door de rechtbank afgewezen.", "De rechtbank had de aanvraag afgewezen."),
        ("nl", "De brug zal door het leger worden gesloten.", "Het leger moet de brug sluiten."),
        ("nl", "De minister wordt door de koning ontvangen.", "De minister ontvangt de koning."),
        ("nl", "De dorpen zijn door het leger verwoest.", "De dorpen hebben het leger verwoest."),
        ("sv", "Avtalet har godkänts av regeringen.", "Avtalet har godkänt regeringen."),
        ("sv", "Bron ska stängas av polisen.", "Polisen har stängt bron."),
        ("sv", "Bron stängs av polisen.", "Polisen stängde bron."),
        ("sv", "Företaget leds av ministern.", "Ministern led av företaget."),
        ("sv", "I måndags greps mannen av polisen.", "I måndags grep mannen polisen."),
        ("da", "Direktøren er af byretten blevet idømt to års fængsel.", "Direktøren har idømt byretten to års fængsel."),
        ("da", "Broen skal lukkes af politiet.", "Politiet vil lukke broen."),
        ("da", "Broen lukkes af politiet.", "Politiet lukkede broen."),
        ("fr", "Le pont sera fermé par la mairie.", "La mairie a fermé le pont."),
        ("fr", "Le pont doit être fermé par la mairie.", "La mairie peut fermer le pont."),
        ("fr", "Le maire aurait été frappé par le ministre.", "Le maire a été frappé par le ministre."),
        ("fr", "Le ministre fut tué par un garde.", "Le ministre tua un garde."),
        ("fr", "Le maire est soutenu par la police.", "Le maire soutient la police."),
    ],
)
def test_passive_of_another_tense_or_with_its_roles_exchanged_says_something_else(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("sv", "Den s planen förkastades av rådet.", "Den planen förkastades av rådet."),
        ("tr", "Dava 11 Eylül 2031 tarihinde", "Dava 11 Eylül 2031 tarihinde başladı."),
    ],
)
def test_letter_alone_and_sentence_that_breaks_off_are_read(code, one, other):
    assert not same(code, one, other)
