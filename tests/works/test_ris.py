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
        (["PY  - 1999", "DA  - Mar 26"], "issued", {"date-parts": [[1999, 3, 26]]}),
        (["PY  - 1999", "DA  - /03/26/"], "issued", {"date-parts": [[1999, 3, 26]]}),
        (["Y2  - //", "Y2  - 2001/05/03"], "accessed", {"date-parts": [[2001, 5, 3]]}),
        (["PY  - 1999", "DA  - soon"], "issued", {"date-parts": [[1999]]}),
        (["PY  - 1999/Mar/26"], "issued", {"date-parts": [[1999, 3, 26]]}),
        (["PY  - 1999//26"], "issued", {"literal": "1999//26"}),
        (["PY  - 1999/00/00/"], "issued", {"date-parts": [[1999]]}),
        (["DA  - //", "PY  - 1999"], "issued", {"date-parts": [[1999]]}),
        (["SP  - 1-5", "EP  - 5"], "page", "1-5"),
        (["SP  - 7", "EP  - 7"], "page", "7"),
        (["SP  - 12", "EP  - 12-20"], "page", "12-20"),
        (["EP  - 7"], "page", "7"),
        (["AU  - , ", "AU  - Doe, J"], "author", [{"family": "Doe", "given": "J"}]),
        (["AU  - Doe, J; Roe, R."], "author", [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R."}]),
        (["AU  - , J."], "author", [{"literal": "J."}]),
        (["AU  - Road Office,"], "author", [{"literal": "Road Office"}]),
        (["KW  - a", "b", "  c"], "keyword", "a, b c"),
        (["au  - Doe, J", "Au  -Roe, R"], "author", [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}]),
        (["AB  - One", "as - for example - two"], "abstract", "One as - for example - two"),
        (["AB  - a\u2028b\x0cc"], "abstract", "a\u2028b\x0cc"),
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
        (["UK  - y", "XX  - z", "UK  - w"], [("dropped", "UK: y"), ("dropped", "UK: w"), ("dropped", "XX: z")]),
        (["PY  - 1999", "DA  - 2000/01/02"], [("dropped", "PY: 1999")]),
        (["PY  - 1999", "DA  - Mar 26", "Y1  - 2001"], [("dropped", "Y1: 2001")]),
        (["PY  - 1999", "DA  - soon"], [("dropped", "DA: soon")]),
        (["PY  - 1999//26"], [("changed", "PY: 1999//26")]),
        (["AU  - Doe, J; Roe, R"], [("guessed", "AU: Doe, J; Roe, R")]),
        (["AU  - Doe J., Roe R."], [("guessed", "AU: Doe J., Roe R.")]),
        (["AU  - et al."], [("dropped", "AU: et al.")]),
        (["AU  - Doe, J", "of the Road Office"], [("guessed", "AU: of the Road Office")]),
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


def test_a_record_that_lacks_its_first_line_is_read_and_told():
    imported = works_from_ris("T1  - A\nPY  - 1999\nER  - ")

    assert [(work.csl["type"], work.csl["title"]) for work in imported.works] == [("document", "A")]
    assert [(loss.kind, loss.what) for loss in imported.losses] == [("changed", "TY")]


def test_lines_outside_records_are_told():
    imported = works_from_ris(
        "Provider: x\nTI  - A\nER  - \nTY  - RPRT\nTI  - B\nER  - \nUR  - https://x.example\nTY  - RPRT\nTI  - C\nER  - \nXX  -\n"
    )

    assert [(entry.where, entry.work and entry.work.csl["title"]) for entry in imported.entries] == [
        ("line 2", "A"), ("line 4", "B"), ("line 7", None), ("line 8", "C"),
    ]  # fmt: skip
    assert [(loss.where, loss.what) for loss in imported.losses] == [("line 2", "TY"), ("line 7", "UR: https://x.example")]


def test_a_file_that_is_indented_throughout_is_read():
    assert works_from_ris("  TY  - RPRT\r  TI  - A\r  ER  - \r").works[0].csl["title"] == "A"


def test_a_record_that_cannot_be_cited_is_refused_and_the_others_are_read():
    imported = works_from_ris("TY  - JOUR\nDO  - 10.1/a\nER  - \n\nTY  - JOUR\nTI  - B\nER  - ")

    assert [work.id for work in imported.works] == ["b"]
    assert [(loss.where, loss.what) for loss in imported.losses if loss.kind == "refused"] == [("line 1", "title")]


def test_without_the_reader_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "rispy", None)

    with pytest.raises(InvalidBibliography, match=r'pip install "factcheck-claims\[ris\]"'):
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
        assert len(imported.entries) >= lines.count("TY  - RPRT")
        assert all(entry.work or entry.losses for entry in imported.entries)


@pytest.mark.parametrize(
    ("lines", "doi", "told"),
    [
        ("M3  - 10.1/a", "10.1/a", [("guessed", "M3: 10.1/a")]),
        ("L3  - doi: 10.1/a\nM3  - Article", "10.1/a", [("guessed", "L3: doi: 10.1/a")]),
        ("M3  - 10.1/a\nDO  - 10.2/b", "10.2/b", []),
        ("N1  - see 10.1/a", None, []),
    ],
)
def test_a_doi_is_found_where_programs_put_it_before_there_was_a_tag_for_it(lines, doi, told):
    imported = works_from_ris(f"TY  - JOUR\nTI  - Roads\n{lines}\nER  - ")

    assert imported.works[0].csl.get("DOI") == doi
    assert [(loss.kind, loss.what) for loss in imported.losses] == told
