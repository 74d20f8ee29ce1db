"""Passives that Romance languages put with "se", and objects that a pronoun takes up before the verb."""

from __future__ import annotations

import pytest

from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "En 2030 se vendieron mil casas en Lugo.", "En 2030 fueron vendidas mil casas en Lugo."),
        ("es", "Fueron detenidas cuatro personas en Lugo.", "Se detuvo a cuatro personas en Lugo."),
        ("pt", "Foram construídas 80 escolas em Beja.", "Construíram-se 80 escolas em Beja."),
        ("it", "Nel 2030 si sono vendute 400 barche.", "Nel 2030 sono state vendute 400 barche."),
        ("ro", "S-au construit 90 de școli la Cluj.", "Au fost construite 90 de școli la Cluj."),
    ],
)
def test_passive_without_agent_is_one_with_se(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "Fueron vendidos los jueces.", "Se vendieron los jueces."),
        ("es", "La policía fue entregada en Lima.", "Se entregó a la policía en Lima."),
        ("es", "No fueron vendidas mil casas.", "Se vendieron mil casas."),
        ("it", "Sono stati feriti due operai.", "Si sono feriti due operai."),
        ("ro", "Au fost spălate fetele.", "S-au spălat fetele."),
    ],
)
def test_what_somebody_does_to_themselves_is_no_passive(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("es", "La medida la aprobó el Senado en mayo.", "El Senado aprobó la medida en mayo."),
        ("el", "Την πρόταση την απέρριψε ο δήμαρχος.", "Ο δήμαρχος απέρριψε την πρόταση."),
    ],
)
def test_object_that_a_pronoun_takes_up_stands_behind_the_verb_as_well(code, one, other):
    assert same(code, one, other)


def test_pronoun_of_somebody_named_before_takes_nothing_up():
    assert not same("es", "La alcaldesa la anunció la semana pasada.", "La semana pasada anunció la alcaldesa.")
