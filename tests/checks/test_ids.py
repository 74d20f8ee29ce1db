"""Ids that judge or deny where their claim does not."""

from __future__ import annotations

import pytest

from factcheck.checks.ids import id_findings


def found(id_, statement, words="The words of the text."):
    claim = {"id": id_, "statement": statement, "spans": [{"exact": words}]}
    return [(one.code, one.where) for one in id_findings(claim, "/claims/0")]


@pytest.mark.parametrize(
    ("id_", "statement", "words", "reported"),
    [
        ("mill-closed", "The mill closed.", "The mill closed", False),
        ("mill-massacre", "Forty people died at the mill.", "forty died", True),
        ("mill-massacre", "Forty people died at the mill.", "the massacre at the mill", False),
        ("board-violated-agreement", "The board is in violation of the agreement.", "in violation", False),
        ("board-violated-agreement", "The board closed the mill in spite of the agreement.", "closed", True),
        ("false-promise", "The board promised work.", "promised", True),
        ("board-did-not-sign", "The board did not sign.", "did not sign", False),
        ("board-did-not-sign", "The board refused to sign.", "refused to sign", False),
        ("board-not-ready", "The board is ready.", "is ready", True),
        ("no-work-lost", "The board hadn't cut work.", "hadn't", False),
        ("truck-lined-up", "A truck stood there.", "stood", False),
        ("factory-shut", "The works closed.", "closed", False),
        ("li-peng-spoke", "A statesman spoke.", "spoke", False),
        ("lieutenant-spoke", "An officer spoke.", "spoke", False),
    ],
)
def test_id_says_no_more_than_its_claim(id_, statement, words, reported):
    assert found(id_, statement, words) == ([("FC430", "/claims/0/id")] if reported else [])
