"""Days and phrases that stand first in one statement and elsewhere in another, and what must stay where it is."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "On Tuesday evening, crews freed 41 miners.", "Crews freed 41 miners on Tuesday evening."),
        ("en", "The bridge is closed until 3 May.", "Until 3 May the bridge is closed."),
        ("de", "Die Brücke war bis zum 3. Mai gesperrt.", "Bis zum 3. Mai war die Brücke gesperrt."),
        ("es", "El lunes el alcalde visitó el lugar.", "El alcalde visitó el lugar el lunes."),
        ("en", "Two years ago the bank closed.", "The bank closed two years ago."),
        ("en", "By 2031, the debt will have doubled.", "The debt will have doubled by 2031."),
        ("en", "On Monday, police arrested two men who had fled.", "Police arrested two men on Monday who had fled."),
        ("en", "The mayor was arrested on Monday in the old town.", "The mayor was arrested in the old town on Monday."),
        ("en", "In the north of the country, floods killed 17 people.", "Floods killed 17 people in the north of the country."),
        ("de", "Am Montagabend sperrten die Behörden die Brücke.", "Die Behörden sperrten am Montagabend die Brücke."),
        ("de", "In der Nacht zum Montag brannte die Halle.", "Die Halle brannte in der Nacht zum Montag."),
        ("de", "In der Innenstadt sperrte die Polizei zwei Straßen.", "Die Polizei sperrte in der Innenstadt zwei Straßen."),
        ("de", "Wegen des Sturms fiel das Fest aus.", "Das Fest fiel wegen des Sturms aus."),
        ("nl", "Woensdagavond sloot de burgemeester de brug.", "De burgemeester sloot woensdagavond de brug."),
        ("nl", "In de haven vond de douane 900 kilo.", "De douane vond in de haven 900 kilo."),
        ("sv", "I måndags stängde polisen bron.", "Polisen stängde bron i måndags."),
        ("sv", "Natten till tisdag brann skolan.", "Skolan brann natten till tisdag."),
        ("da", "Torsdag aften lukkede politiet broen.", "Politiet lukkede broen torsdag aften."),
        ("fr", "L'an dernier, la mairie a fermé trois écoles.", "La mairie a fermé trois écoles l'an dernier."),
        ("fr", "Dans le nord du pays, les pluies ont tué 17 personnes.", "Les pluies ont tué 17 personnes dans le nord du pays."),
        (
            "en",
            "The old port, which has four piers, will close next year.",
            "Next year the old port, which has four piers, will close.",
        ),
        ("de", "Im Mai zahlten 140 Gemeinden keine Steuern.", "140 Gemeinden zahlten im Mai keine Steuern."),
        ("de", "Am Dienstag entgleiste bei Ruhfeld ein Güterzug.", "Ein Güterzug entgleiste am Dienstag bei Ruhfeld."),
        ("de", "Der Minister sagte, dass die Brücke gesperrt ist.", "Die Brücke ist gesperrt, sagte der Minister."),
        ("de", "Der Minister sagte, die Brücke sei gesperrt.", "Die Brücke sei gesperrt, sagte der Minister."),
        ("sv", "På grund av vädret ställdes färjorna in.", "Färjorna ställdes in på grund av vädret."),
        ("sv", "Enligt polisen greps två män vid gränsen.", "Två män greps vid gränsen, enligt polisen."),
        ("nl", "Door de storm vielen in het noorden veel bomen om.", "In het noorden vielen door de storm veel bomen om."),
    ],
)
def test_day_or_phrase_may_stand_first_or_later(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "The minister promised on Monday to leave.", "On Monday the minister promised to leave."),
        ("en", "The attack on Monday killed twelve soldiers.", "The attack killed twelve soldiers on Monday."),
        ("en", "The man arrested on Monday in Tarn confessed.", "The man arrested in Tarn confessed on Monday."),
        (
            "en",
            "On Monday, police arrested two men after a fight in a bar.",
            "Police arrested two men after a fight in a bar on Monday.",
        ),
        ("en", "The shop sold more on Monday than in April.", "On Monday the shop sold more than in April."),
        (
            "en",
            "Police did not arrest the mayor on Monday because he was ill.",
            "On Monday police did not arrest the mayor because he was ill.",
        ),
        ("en", "On Monday, police arrested two men who had fled.", "Police arrested two men on Monday, who had fled."),
        ("en", "In Tarn, police arrested a man wanted for murder.", "Police arrested a man wanted for murder in Tarn."),
        ("en", "In Tarn, soldiers killed the guards of a depot.", "Soldiers killed the guards of a depot in Tarn."),
        (
            "en",
            "In the north of the country, the minister bought a house.",
            "The minister bought a house in the north of the country.",
        ),
        ("en", "In Tarn, police arrested soldiers.", "Police arrested soldiers from Tarn."),
        ("en", "For three years, the court jailed the general.", "The court jailed the general three years ago."),
        ("en", "During the ceasefire, the army approved attacks.", "The army approved attacks during the ceasefire."),
        ("en", "Because of the storm, the mayor criticised delays.", "The mayor criticised delays because of the storm."),
        ("en", "Since 2019, the bank has denied that it lost money.", "The bank has denied that it lost money since 2019."),
        ("en", "Until Friday, the union agreed to stop work.", "The union agreed to stop work until Friday."),
        ("en", "Two years ago, the editor who was jailed fled.", "The editor who was jailed two years ago fled."),
        ("en", "Last year, only the army bought trucks.", "The army bought trucks only last year."),
        (
            "en",
            "Before the war, the minister who resigned lived in Tarn.",
            "The minister who resigned before the war lived in Tarn.",
        ),
        ("en", "On Monday, the army and on Tuesday the police left.", "On Tuesday, the army and on Monday the police left."),
        ("de", "Er begann am 3. Mai mit Freunden zu singen.", "Am 3. Mai begann er mit Freunden zu singen."),
        ("de", "Der Minister versprach am Montag zu gehen.", "Am Montag versprach der Minister zu gehen."),
        ("de", "In der Innenstadt kaufte der Minister ein Haus.", "Der Minister kaufte ein Haus in der Innenstadt."),
        ("de", "In Tarn verhaftete die Polizei einen Mann aus Lod.", "Die Polizei verhaftete einen Mann aus Lod in Tarn."),
        ("de", "Nach dem Angriff kritisierte der Minister die Gewalt.", "Der Minister kritisierte die Gewalt nach dem Angriff."),
        ("de", "Der Angriff am Montagabend tötete zwölf Menschen.", "Der Angriff tötete zwölf Menschen am Montagabend."),
        ("de", "Mit dem Auto erfasste der Fahrer einen Mann.", "Der Fahrer mit dem Auto erfasste einen Mann."),
        ("de", "Seit 2019 bestreitet die Bank, dass sie Geld verlor.", "Die Bank bestreitet, dass sie seit 2019 Geld verlor."),
        ("nl", "In de stad kocht de minister een huis.", "De minister kocht een huis in de stad."),
        ("nl", "De minister beloofde maandag te vertrekken.", "Maandag beloofde de minister te vertrekken."),
        ("nl", "De aanval van maandagavond doodde twaalf mensen.", "De aanval doodde maandagavond twaalf mensen."),
        ("sv", "I måndags lovade ministern att avgå.", "Ministern lovade att avgå i måndags."),
        ("sv", "I Tarn köpte ministern ett hus.", "Ministern köpte ett hus i Tarn."),
        ("da", "Mandag aften lovede ministeren at gå.", "Ministeren lovede at gå mandag aften."),
        ("da", "I byen købte ministeren et hus.", "Ministeren købte et hus i byen."),
        ("fr", "Lundi soir, le ministre a promis de partir.", "Le ministre a promis de partir lundi soir."),
        (
            "fr",
            "L'an dernier, le maire a vendu la maison achetée à Lyon.",
            "Le maire a vendu la maison achetée l'an dernier à Lyon.",
        ),
        ("fr", "À Lyon, le ministre a acheté une usine.", "Le ministre a acheté une usine à Lyon."),
        ("fr", "Après l'attaque, le ministre a condamné les violences.", "Le ministre a condamné les violences après l'attaque."),
        ("fr", "L'homme arrêté lundi à Lyon a avoué.", "L'homme arrêté à Lyon a avoué lundi."),
        ("en", "The council raised the tax from 3 May.", "From 3 May the council raised the tax."),
        ("en", "Police arrested a man with a knife.", "With a knife police arrested a man."),
        ("en", "Police arrested a spy for Tarn.", "For Tarn police arrested a spy."),
        (
            "de",
            "Der Bürgermeister kündigte die Sperrung ab dem 3. Mai an.",
            "Ab dem 3. Mai kündigte der Bürgermeister die Sperrung an.",
        ),
        ("de", "Der Minister lehnte es am Montag ab zu gehen.", "Der Minister lehnte es ab, am Montag zu gehen."),
        ("de", "Vor dem Park kaufte die Stadt das Haus.", "Die Stadt kaufte das Haus vor dem Park."),
        ("nl", "In het park zag de man de vrouw.", "De man in het park zag de vrouw."),
        ("nl", "Voor de school kocht de stad een huis.", "De stad kocht een huis voor de school."),
        ("fr", "Pendant la guerre, le film raconte une vie.", "Le film raconte une vie pendant la guerre."),
        ("es", "El consejo aprobó la tasa hasta el 3 de mayo.", "Hasta el 3 de mayo el consejo aprobó la tasa."),
        ("es", "El lunes el alcalde olvidó pagar.", "El alcalde olvidó pagar el lunes."),
        ("ru", "В понедельник мэр забыл заплатить.", "Мэр забыл заплатить в понедельник."),
        ("en", "Anna, the mayor, and Bert left on Monday.", "On Monday, Anna and Bert, the mayor, left."),
        (
            "en",
            "The port, which closed next year, will sell two ships.",
            "Next year the port, which closed, will sell two ships.",
        ),
        ("en", "The general, who was ill, met the mayor on Monday.", "On Monday the general met the mayor, who was ill."),
        ("de", "Im Mai zahlten keine Gemeinden Steuern.", "Keine Gemeinden zahlten im Mai Steuern."),
        (
            "de",
            "Am Montag sagte der Minister, dass die Brücke gesperrt ist.",
            "Der Minister sagte, dass die Brücke am Montag gesperrt ist.",
        ),
        ("de", "Der Minister sagte, die Brücke sei gesperrt.", "Der Minister sagte, die Brücke sei nicht gesperrt."),
        ("de", "Die Brücke sei gesperrt, sagte der Minister.", "Die Brücke sei gesperrt, sagte die Ministerin."),
        ("de", "Am Dienstag entgleiste bei Ruhfeld ein Güterzug.", "Ein Güterzug bei Ruhfeld entgleiste am Mittwoch."),
        ("nl", "De minister zei dat de brug dicht is.", "De brug is dicht, zei de koning."),
        ("sv", "Polisen sade inte att bron är stängd.", "Polisen sade att bron inte är stängd."),
    ],
)
def test_what_may_belong_to_another_word_stays(code, one, other):
    assert not same(code, one, other)
