"""Places behind a person with an office, whom no place tells from others, so that they are where it was done."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "In Tarn, the court cleared the former mayor on Friday.", "The court cleared the former mayor in Tarn on Friday."),
        ("en", "In Tarn, the police questioned the suspect.", "The police questioned the suspect in Tarn."),
        ("nl", "In Breda verhoorde de politie de verdachte.", "De politie verhoorde de verdachte in Breda."),
        ("sv", "I Malmö frikände rätten den tidigare borgmästaren.", "Rätten frikände den tidigare borgmästaren i Malmö."),
        ("es", "En Bogotá, el tribunal absolvió ayer al exalcalde.", "Ayer el tribunal absolvió al exalcalde en Bogotá."),
        ("es", "En Lima la policía interrogó al sospechoso.", "La policía interrogó al sospechoso en Lima."),
        ("pt", "Em Maputo, o tribunal absolveu o antigo ministro.", "O tribunal absolveu o antigo ministro em Maputo."),
        ("it", "A Palermo il tribunale ha assolto ieri l'ex sindaco.", "Ieri il tribunale ha assolto l'ex sindaco a Palermo."),
        (
            "el",
            "Στην Πάτρα το δικαστήριο αθώωσε χθες τον πρώην δήμαρχο.",
            "Χθες το δικαστήριο αθώωσε τον πρώην δήμαρχο στην Πάτρα.",
        ),
        ("uk", "У Львові суд у п'ятницю виправдав колишнього мера.", "Суд у п'ятницю виправдав колишнього мера у Львові."),
        ("pl", "W Łodzi sąd uniewinnił w piątek byłego burmistrza.", "W piątek sąd uniewinnił byłego burmistrza w Łodzi."),
        ("ru", "В Самаре полиция задержала бывшего губернатора.", "Полиция задержала бывшего губернатора в Самаре."),
        ("uk", "У Львові поліція затримала підозрюваного.", "Поліція затримала підозрюваного у Львові."),
        ("pl", "W Łodzi policja zatrzymała podejrzanego.", "Policja zatrzymała podejrzanego w Łodzi."),
        ("cs", "V Brně policie zadržela podezřelého.", "Policie zadržela podezřelého v Brně."),
        ("de", "In Tarn verhörte die Polizei den Tatverdächtigen.", "Die Polizei verhörte den Tatverdächtigen in Tarn."),
        ("fr", "À Lyon, le tribunal a acquitté l'ancien maire.", "Le tribunal a acquitté l'ancien maire à Lyon."),
        ("ro", "La Cluj, poliția a arestat suspectul.", "Poliția a arestat suspectul la Cluj."),
        ("sr", "U Nišu policija je uhapsila osumnjičenog.", "Policija je uhapsila osumnjičenog u Nišu."),
    ],
)
def test_place_behind_a_person_with_an_office_may_stand_first(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "In Tarn, the court heard the brother of the mayor.", "The court heard the brother of the mayor in Tarn."),
        ("en", "In Tarn, the paper condemned the attack on the mayor.", "The paper condemned the attack on the mayor in Tarn."),
        ("en", "In Tarn, the court cleared the ambassador.", "The court cleared the ambassador in Tarn."),
        ("en", "In Tarn, the court cleared the former mayor.", "The court in Lod cleared the former mayor in Tarn."),
        ("en", "In Tarn, the man praised the book on the president.", "The man praised the book on the president in Tarn."),
        ("ru", "В Самаре суд допросил брата мэра.", "Суд допросил брата мэра в Самаре."),
        ("ru", "В Самаре газета осудила убийство мэра.", "Газета осудила убийство мэра в Самаре."),
        ("es", "En Lima el diario condenó el ataque al presidente.", "El diario condenó el ataque al presidente en Lima."),
        ("es", "En Lima el juez oyó al hermano del alcalde.", "El juez oyó al hermano del alcalde en Lima."),
        (
            "de",
            "In Tarn verurteilte die Zeitung den Angriff auf den Präsidenten.",
            "Die Zeitung verurteilte den Angriff auf den Präsidenten in Tarn.",
        ),
        (
            "it",
            "A Palermo il giornale ha condannato l'attacco contro il sindaco.",
            "Il giornale ha condannato l'attacco contro il sindaco a Palermo.",
        ),
        (
            "fr",
            "À Lyon, le journal a condamné l'attaque contre le maire.",
            "Le journal a condamné l'attaque contre le maire à Lyon.",
        ),
        ("pl", "W Łodzi gazeta potępiła zabójstwo burmistrza.", "Gazeta potępiła zabójstwo burmistrza w Łodzi."),
        ("ro", "La Cluj, ziarul a condamnat atacul asupra primarul.", "Ziarul a condamnat atacul asupra primarul la Cluj."),
        ("ro", "La Cluj, ziarul a criticat interviul cu primarul.", "Ziarul a criticat interviul cu primarul la Cluj."),
        (
            "el",
            "Στην Πάτρα η εφημερίδα καταδίκασε την επίθεση κατά τον δήμαρχο.",
            "Η εφημερίδα καταδίκασε την επίθεση κατά τον δήμαρχο στην Πάτρα.",
        ),
        ("sv", "I Malmö fördömde tidningen attacken mot borgmästaren.", "Tidningen fördömde attacken mot borgmästaren i Malmö."),
        (
            "nl",
            "In Breda veroordeelde de krant de aanslag op de burgemeester.",
            "De krant veroordeelde de aanslag op de burgemeester in Breda.",
        ),
        (
            "pt",
            "Em Maputo, o jornal condenou o ataque contra o presidente.",
            "O jornal condenou o ataque contra o presidente em Maputo.",
        ),
        ("cs", "V Brně noviny odsoudily vraždu starosty.", "Noviny odsoudily vraždu starosty v Brně."),
        ("cs", "V Brně noviny odsoudily útok na starostu.", "Noviny odsoudily útok na starostu v Brně."),
        ("ru", "В Самаре мэр убил президента.", "Президент убил мэра в Самаре."),
        ("es", "En Lima el ministro criticó al presidente.", "El presidente criticó al ministro en Lima."),
        ("de", "In Wien traf der Kanzler den Präsidenten.", "Den Kanzler traf der Präsident in Wien."),
        ("ru", "В Самаре полиция задержала сына губернатора.", "Полиция задержала сына губернатора в Самаре."),
        ("ru", "В Самаре газета сравнила министра с президентом.", "Газета сравнила министра с президентом в Самаре."),
        ("ru", "В Самаре газета назвала врача министра.", "Газета назвала врача министра в Самаре."),
        (
            "en",
            "In Tarn, the court sentenced the killer of the president.",
            "The court sentenced the killer of the president in Tarn.",
        ),
        (
            "en",
            "In Tarn, the court sentenced the man who shot the president.",
            "The court sentenced the man who shot the president in Tarn.",
        ),
        (
            "en",
            "In Tarn, the court tried a man suspected of killing the president.",
            "The court tried a man suspected of killing the president in Tarn.",
        ),
        (
            "en",
            "In Tarn, the court tried a man accused of shooting the president.",
            "The court tried a man accused of shooting the president in Tarn.",
        ),
        (
            "en",
            "In Tarn, the paper quoted a man criticising the president.",
            "The paper quoted a man criticising the president in Tarn.",
        ),
        (
            "en",
            "In Tarn, the inquiry cleared police guarding the president.",
            "The inquiry cleared police guarding the president in Tarn.",
        ),
        ("en", "In Tarn, the army denied shooting the president.", "The army denied shooting the president in Tarn."),
        ("en", "In Tarn, the army regretted shooting the president.", "The army regretted shooting the president in Tarn."),
        ("en", "In Tarn, the army admitted it had shot the president.", "The army admitted it had shot the president in Tarn."),
        ("en", "In Tarn, the envoy promised to visit the president.", "The envoy promised to visit the president in Tarn."),
        (
            "de",
            "In Tarn verurteilte das Gericht den Mann, der den Präsidenten beleidigte.",
            "Das Gericht verurteilte den Mann, der den Präsidenten beleidigte, in Tarn.",
        ),
        ("es", "En Lima el ejército negó matar al presidente.", "El ejército negó matar al presidente en Lima."),
        ("es", "En Lima el jefe prometió visitar al presidente.", "El jefe prometió visitar al presidente en Lima."),
        ("fr", "À Lyon, l'armée a nié avoir tué le maire.", "L'armée a nié avoir tué le maire à Lyon."),
        (
            "fr",
            "À Lyon, la police a arrêté un homme insultant le maire.",
            "La police a arrêté un homme insultant le maire à Lyon.",
        ),
        ("it", "A Palermo il capo ha promesso di visitare il sindaco.", "Il capo ha promesso di visitare il sindaco a Palermo."),
        (
            "nl",
            "In Breda zei de krant dat men de burgemeester bedreigde.",
            "De krant zei dat men de burgemeester bedreigde in Breda.",
        ),
        ("sv", "I Malmö ville ministern träffa presidenten.", "Ministern ville träffa presidenten i Malmö."),
        ("sv", "I Malmö nekade mannen till att ha hotat presidenten.", "Mannen nekade till att ha hotat presidenten i Malmö."),
        (
            "ru",
            "В Самаре суд осудил мужчину, оскорбившего губернатора.",
            "Суд осудил мужчину, оскорбившего губернатора в Самаре.",
        ),
        ("ru", "В Самаре депутат обещал встретить президента.", "Депутат обещал встретить президента в Самаре."),
        (
            "el",
            "Στην Πάτρα ο στρατός αρνήθηκε ότι σκότωσε τον δήμαρχο.",
            "Ο στρατός αρνήθηκε ότι σκότωσε τον δήμαρχο στην Πάτρα.",
        ),
        ("pt", "Em Maputo, o chefe prometeu visitar o presidente.", "O chefe prometeu visitar o presidente em Maputo."),
        ("ro", "La Cluj, armata a negat că l-a ucis pe primarul.", "Armata a negat că l-a ucis pe primarul la Cluj."),
        (
            "pl",
            "W Łodzi sąd skazał mężczyznę, który znieważył burmistrza.",
            "Sąd skazał mężczyznę, który znieważył burmistrza w Łodzi.",
        ),
        ("cs", "V Brně soud odsoudil muže ohrožujícího starostu.", "Soud odsoudil muže ohrožujícího starostu v Brně."),
        ("en", "In Tarn, the army admitted it killed the president.", "The army admitted it killed the president in Tarn."),
        ("en", "In Tarn, the army said troops killed the president.", "The army said troops killed the president in Tarn."),
        (
            "fr",
            "À Lyon, la police a arrêté un homme ayant menacé le maire.",
            "La police a arrêté un homme ayant menacé le maire à Lyon.",
        ),
        ("sv", "I Malmö bad ministern rätten frikänna borgmästaren.", "Ministern bad rätten frikänna borgmästaren i Malmö."),
        ("nl", "In Breda liet de krant de burgemeester filmen.", "De krant liet de burgemeester in Breda filmen."),
        (
            "es",
            "En Lima el diario acusó a un hombre de herir al alcalde.",
            "El diario acusó a un hombre de herir al alcalde en Lima.",
        ),
        ("it", "A Palermo il capo ha fatto arrestare il sindaco.", "Il capo ha fatto arrestare il sindaco a Palermo."),
        ("es", "En Lima el ejército mató al hermano del alcalde.", "El ejército mató al hermano del alcalde en Lima."),
        ("es", "En Lima el diario llamó asesino al alcalde.", "El diario llamó al alcalde asesino en Lima."),
        (
            "es",
            "En Lima el juez oyó a un hombre que insultó al alcalde.",
            "El juez oyó a un hombre que insultó al alcalde en Lima.",
        ),
    ],
)
def test_place_may_be_that_of_what_somebody_else_did(code, one, other):
    assert not same(code, one, other)
