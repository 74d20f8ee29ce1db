from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidBibliography
from factcheck.works.bibtex.writing import works_to_bibtex
from factcheck.works.csl import works_to_csl
from factcheck.works.files import read_bibliography
from tests.strategies import works

KEYS = st.sampled_from(["family", "literal", "date-parts", "raw", "factcheck"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9999) | st.sampled_from(["", "x", "1999", "https://x.example/"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=6,
)
ITEMS = st.fixed_dictionaries(
    {"type": st.just("report"), "title": st.just("Roads")},
    optional=dict.fromkeys(["id", "author", "issued", "URL", "DOI", "custom", "number", "volume", "language", "circa"], VALUES),
)


def test_a_byte_order_mark_is_passed_over():
    data = b'\xef\xbb\xbf[{"id": "a", "type": "report", "title": "Roads"}]'

    assert [work.id for work in read_bibliography(data, "csl-json").works] == ["a"]


@pytest.mark.parametrize(
    ("data", "format_", "shown"),
    [
        (b"[", "csl-json", "line 1: not JSON"),
        (b'{"items": []}', "csl-json", "line 1: a bibliography in CSL-JSON is a list of items"),
        (b'[\n{"type": "report",\n"title": ""}]', "csl-json", "line 2, /0: 'title' is missing"),
        (b'[{"type": "report",\n"title": "a", "title": "b"}]', "csl-json", "line 2: key 'title' stands twice"),
        (b"@misc{a,\n title = {\xe9}}", "bibtex", "line 2: not UTF-8: byte 0xe9"),
    ],
)
def test_a_fault_is_shown_with_its_line(data, format_, shown):
    with pytest.raises(InvalidBibliography) as caught:
        read_bibliography(data, format_)

    assert str(caught.value).startswith(shown)


@given(st.lists(ITEMS | VALUES, max_size=3))
def test_any_json_is_read_or_refused(items):
    try:
        imported = read_bibliography(json.dumps(items).encode(), "csl-json")
    except InvalidBibliography as error:
        assert error.line  # noqa: PT017 - either outcome is right
    else:
        assert len(imported.works) == len(items)


@given(works(), st.data())
def test_spoilt_bibtex_is_read_or_refused(work, data):
    text = works_to_bibtex([work])
    at = data.draw(st.integers(0, len(text)))
    spoilt = text[:at] + data.draw(st.text(alphabet='{}"@,=#\\ a\n%~$', max_size=3)) + text[at + data.draw(st.integers(0, 3)) :]

    try:
        imported = read_bibliography(spoilt.encode(), "bibtex")
    except InvalidBibliography as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert all(work.csl["title"] for work in imported.works)


@given(st.lists(works(), min_size=1, max_size=2, unique_by=lambda work: work.id))
def test_both_formats_give_the_same_ids(works):
    csl = read_bibliography(json.dumps(works_to_csl(works)).encode(), "csl-json")
    bibtex = read_bibliography(works_to_bibtex(works).encode(), "bibtex")

    assert [work.id for work in csl.works] == [work.id for work in bibtex.works] == [work.id for work in works]
