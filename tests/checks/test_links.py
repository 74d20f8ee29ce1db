"""Categories against the vocabulary that the annotation was checked against."""

import attrs
import pytest

from factcheck.checks.links import category_findings
from factcheck.contract.vocabulary import load_vocabulary

_CLAIM = {"id": "mill-closed", "categories": ["event.closuer"]}


@pytest.fixture
def packaged():
    return load_vocabulary("press-statement")


def _finding(vocabulary):
    (finding,) = category_findings(_CLAIM, vocabulary, "/claims/0")
    return finding


def test_the_terms_of_the_package_are_where_its_remedy_says(packaged):
    finding = _finding(packaged)

    assert "press-statement/1" in finding.message
    assert finding.hint == ""


@pytest.mark.parametrize("name", ["strikes", "press-statement"])
def test_nobody_is_sent_to_the_terms_of_the_package_from_a_vocabulary_of_its_own(packaged, name):
    own = attrs.evolve(packaged, name=name, terms=packaged.terms[:3])

    finding = _finding(own)

    assert f"is not in {name}/1" in finding.message
    assert "own vocabulary" in finding.hint
