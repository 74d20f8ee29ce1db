"""Works whose word is not said."""

from __future__ import annotations

import pytest

from factcheck.checks.origins import origin_findings

WITHOUT = {"id": "shut", "csl": {"type": "report", "title": "Shut"}}


def value(work, *references):
    return {"claims": [{"slots": [{"kind": "independent-report", "references": list(references)}]}], "works": [work]}


@pytest.mark.parametrize(
    ("work", "reference", "codes"),
    [
        (WITHOUT, {"work": "shut", "stance": "supports"}, ["FC504"]),
        (WITHOUT, {"work": "shut", "stance": "contradicts"}, ["FC504"]),
        (WITHOUT, {"work": "shut", "stance": "context"}, []),
        (WITHOUT, {"work": "shut", "stance": "supplies"}, ["FC504"]),
        (WITHOUT, {"work": "shut", "stance": "different-figure"}, ["FC504"]),
        (WITHOUT, {"work": "shut", "stance": "supports", "origins": ["agency"]}, []),
        (WITHOUT, {"work": "shut", "stance": "supports", "relay": [{"origin": "agency"}]}, []),
        ({**WITHOUT, "origins": []}, {"work": "shut", "stance": "supports"}, ["FC504"]),
        ({**WITHOUT, "origins": ["agency"]}, {"work": "shut", "stance": "supports"}, []),
        ({**WITHOUT, "origins": ["agency"], "origins_proposed": True}, {"work": "shut", "stance": "supports"}, ["FC505"]),
        ({**WITHOUT, "origins": ["agency"], "origins_proposed": True}, {"work": "other", "stance": "supports"}, []),
    ],
)
def test_work_is_reported_where_what_rests_on_it_counts_for_nothing(work, reference, codes):
    assert [finding.code for finding in origin_findings(value(work, reference))] == codes


def test_work_is_reported_once_with_the_number_of_references():
    [finding] = origin_findings(value(WITHOUT, *[{"work": "shut", "stance": "supports"}] * 3))

    assert "3 references that rest on it count for nothing" in finding.message
    assert finding.where == "/works/0"
