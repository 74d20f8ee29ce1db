from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidBibliography
from factcheck.works.ris import works_from_ris

FULL = """\
TY  - JOUR
ID  - doe99
TI  - Roads
AU  - Doe, Jane
AU  - Roe, Richard, Jr.
AU  - Road Office
JO  - Journal of Roads
PY  - 1999
DA  - 1999/03/24/
VL  - 7
IS  - 2
SP  - 11
EP  - 19
SN  - 1234-5678
DO  - https://doi.org/10.1000/182
UR  - https://x.example/a
AB  - A first line
      that goes on
KW  - roads
KW  - rails
Y2  - 2019/03/12/T20:12:22Z
L1  - a.pdf
ER  -
"""


def one(*lines):
    return works_from_ris("\n".join(["TY  - RPRT", "TI  - Roads", *lines, "ER  - "]))


def test_a_record_is_read_whole():
    imported = works_from_ris(FULL)

    assert [(work.id, dict(work.csl)) for work in imported.works] == [("doe99", {
        "type": "article-journal", "title": "Roads", "container-title": "Journal of Roads",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard, Jr."}, {"literal": "Road Office"}],
        "issued": {"date-parts": [[1999, 3, 24]]}, "accessed": {"date-parts": [[2019, 3, 12]]}, "volume": "7", "issue": "2",
        "page": "11–19", "ISSN": "1234-5678", "DOI": "10.1000/182", "URL": "https://x.example/a",
        "abstract": "A first line that goes on", "keyword": "roads, rails",
    })]  # fmt: skip
    assert [(loss.where, loss.kind, loss.what) for loss in imported.losses] == [
        ("line 1, doe99", "dropped", "Y2: T20:12:22Z"), ("line 1, doe99", "dropped", "L1: a.pdf"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "variable", "held"),
    [
        (["PY  - 1999///"], "issued", {"date-parts": [[1999]]}),
        (["PY  - 1999/03//Spring"], "issued", {"date-parts": [[1999, 3]]}),
        (["Y1  - 5 mai 2020"], "issued", {"date-parts": [[2020, 5, 5]]}),
        (["IS  - R/7"], "number", "R/7"),
        (["SN  - 978-3"], "ISBN", "978-3"),
        (["A2  - Doe, J."], "editor", [{"family": "Doe", "given": "J."}]),
        (["TI - Again"], "title", "Roads"),
    ],
)
def test_tags_are_read(lines, variable, held):
    assert one(*lines).works[0].csl[variable] == held


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (["T1  - Other"], [("dropped", "T1: Other")]),
        (["T1  - roads"], []),
        (["UR  - https://a.example", "UR  - https://b.example"], [("dropped", "UR: https://b.example")]),
        (["UR  - a.pdf"], [("dropped", "UR: a.pdf")]),
        (["XX  - y", "C1  - z"], [("dropped", "XX: y"), ("dropped", "C1: z")]),
        (["PY  - 1999", "DA  - 2000/01/02"], [("dropped", "PY: 1999")]),
    ],
)
def test_what_a_work_cannot_hold_is_told(lines, lost):
    assert sorted((loss.kind, loss.what) for loss in one(*lines).losses) == sorted(lost)


def test_records_without_an_end_or_a_known_type_are_read_and_told():
    imported = works_from_ris("TY  - RPRT\nTI  - A\nTY  - Journal Article\nTI  - B")

    assert [(work.id, work.csl["type"]) for work in imported.works] == [("a", "report"), ("b", "document")]
    assert [(loss.where, loss.kind, loss.what) for loss in imported.losses] == [
        ("line 1", "guessed", "ER"), ("line 3", "guessed", "ER"), ("line 3", "changed", "TY: Journal Article"),
    ]  # fmt: skip


def test_a_record_that_cannot_be_cited_is_refused_and_the_others_are_read():
    imported = works_from_ris("TY  - JOUR\nDO  - 10.1/a\nER  - \n\nTY  - JOUR\nTI  - B\nER  - ")

    assert [work.id for work in imported.works] == ["b"]
    assert [(loss.where, loss.what) for loss in imported.losses if loss.kind == "refused"] == [("line 1", "title")]


def test_without_the_reader_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "rispy", None)

    with pytest.raises(InvalidBibliography, match=r"pip install factcheck-claims\[ris\]"):
        works_from_ris(FULL)


@given(
    st.lists(
        st.sampled_from(
            ["TY  - RPRT", "TI  - A", "ER  -", "ER  - ", "AU  - , J", "PY  - 1999//", "", "words", "XY  -", "DA  - x", "SP  - 1"]
        )
    )
)
def test_any_lines_are_read_or_refused(lines):
    try:
        imported = works_from_ris("\n".join(lines))
    except InvalidBibliography:
        assert "TY  - RPRT" not in lines
    else:
        assert len(imported.entries) == lines.count("TY  - RPRT")
