"""Times, places and causes that stand elsewhere in Romance languages and in Greek, and whoever is said to have said something."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        (
            "es",
            "Tras dos días de disturbios en Callao, el alcalde y la policía cerraron la plaza.",
            "El alcalde y la policía cerraron la plaza tras dos días de disturbios en Callao.",
        ),
        (
            "es",
            "En la bahía de Paita se hundieron en mayo dos lanchas.",
            "En mayo se hundieron dos lanchas en la bahía de Paita.",
        ),
        ("pt", "Em Beja, a polícia apreendeu no domingo duas armas.", "A polícia apreendeu no domingo, em Beja, duas armas."),
        ("pt", "Devido à cheia, o porto suspendeu as obras.", "O porto suspendeu as obras devido à cheia."),
        ("it", "A Siracusa sono arrivati ieri 90 profughi.", "Ieri 90 profughi sono arrivati a Siracusa."),
        ("ro", "În mai, Senatul va vota legea pentru anul viitor.", "Senatul va vota în mai legea pentru anul viitor."),
        ("el", "Στη Χίο έφτασαν τη Δευτέρα 40 μετανάστες.", "Τη Δευτέρα 40 μετανάστες έφτασαν στη Χίο."),
    ],
)
def test_part_moves_about_the_one_verb_of_a_statement(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "El cónsul en Lima murió el lunes.", "En Lima murió el lunes el cónsul."),
        ("es", "Tras el ataque en Lima murió un juez.", "En Lima murió un juez tras el ataque."),
        ("es", "El juez aprobó el cierre hasta 2031.", "Hasta 2031, el juez aprobó el cierre."),
        ("pt", "A polícia libertou o homem preso no sábado.", "No sábado, a polícia libertou o homem preso."),
        ("it", "Il sindaco ha mostrato la casa dopo il parco.", "Dopo il parco, il sindaco ha mostrato la casa."),
        ("el", "Ο πρέσβης στο Κάιρο πέθανε τη Δευτέρα.", "Στο Κάιρο πέθανε ο πρέσβης τη Δευτέρα."),
    ],
)
def test_part_that_may_be_that_of_a_noun_stays(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "Dos barcos se hundieron en Vigo, informó la armada.", "La armada informó que dos barcos se hundieron en Vigo."),
        ("ro", "Prețurile au crescut, au transmis Anna și Bert Voss.", "Anna și Bert Voss au transmis că prețurile au crescut."),
    ],
)
def test_whoever_says_something_stands_before_or_behind_it(code, one, other):
    assert same(code, one, other)


def test_second_thing_that_somebody_does_is_not_what_they_say():
    assert not same("es", "El juez dijo que el preso mintió y salió.", "El preso mintió y salió, dijo el juez.")


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("tr", "Sahil ekipleri salı günü Van'da üç tekne buldu.", "Salı günü Van'da sahil ekipleri üç tekne buldu."),
        ("tr", "Sis nedeniyle Sinop limanı cuma sabahı kapatıldı.", "Sinop limanı sis nedeniyle cuma sabahı kapatıldı."),
        ("hi", "मंत्री ने शनिवार को रांची में बांध का उद्घाटन किया।", "शनिवार को रांची में मंत्री ने बांध का उद्घाटन किया।"),
        ("hi", "पुलिस के अनुसार, रांची में दो दुकानें जलीं।", "रांची में दो दुकानें जलीं, पुलिस के अनुसार।"),
    ],
)
def test_dates_places_and_causes_move_together_before_a_verb_at_the_end(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("tr", "Sel yüzünden göç eden aileler köye döndü.", "Göç eden aileler sel yüzünden köye döndü."),
        ("hi", "शनिवार को हुए हमले के कारण बाजार बंद रहा।", "हुए हमले के कारण शनिवार को बाजार बंद रहा।"),
    ],
)
def test_cause_of_a_participle_stays(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ar", "العمال أغلقوا المصنع.", "أغلق العمال المصنع."),
        ("it", "La banca ha comprato il teatro dal Comune.", "Il Comune ha venduto il teatro alla banca."),
        ("es", "La flota tocó tierra el martes en Lugo.", "El martes, la flota tocó tierra en Lugo."),
        ("ro", "Vântul a suflat cu 90 km/h.", "Vântul a suflat cu 90 de kilometri pe oră."),
    ],
)
def test_verb_before_its_subject_sale_and_speed_are_the_same_said_otherwise(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ar", "الجنود قتلوا الصحفي.", "قتل الصحفي الجنود."),
        ("es", "La madre compró flores a su hija.", "Su hija vendió flores a la madre."),
    ],
)
def test_roles_that_are_not_plain_stay(code, one, other):
    assert not same(code, one, other)
