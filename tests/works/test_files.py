from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidBibliography
from factcheck.works.bibtex.writing import works_to_bibtex
from factcheck.works.csl import works_to_csl
from factcheck.works.files import WORK_FORMATS, read_bibliography
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
        (b'{"works": []}', "csl-json", "line 1: a bibliography in CSL-JSON is a list of items"),
        (b'[{"type": "report",\n"title": "a", "title": "b"}]', "csl-json", "line 2: key 'title' stands twice"),
        (b"@misc{a,\n title = {\xe9}}", "bibtex", "line 2: not UTF-8: byte 0xe9; with --encoding latin-1 it would read"),
        (b"TX  - a", "ris", "there is no record in it"),
    ],
)
def test_a_fault_is_shown_with_its_line(data, format_, shown):
    with pytest.raises(InvalidBibliography) as caught:
        read_bibliography(data, format_)

    assert str(caught.value).startswith(shown)


def test_an_item_that_is_refused_is_named_with_its_line():
    data = b'[\n{"id": "a", "type": "report", "title": "x"},\n\n{"id": "b", "type": "report", "title": ""}]'

    [loss] = read_bibliography(data, "csl-json").losses

    assert (loss.where, loss.kind, loss.what) == ("line 4, /1, b", "refused", "title")


@pytest.mark.parametrize("wrapped", ['{"type": "report", "title": "x"}', '{"items": [{"type": "report", "title": "x"}]}'])
def test_one_item_or_a_list_that_a_program_wraps_up_is_read(wrapped):
    assert [work.csl["title"] for work in read_bibliography(wrapped.encode(), "csl-json").works] == ["x"]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Café", "latin-1"), ("it’s “so”", "cp1252"), ("中文标题", "gbk"), ("Москва и область", "cp1251"),
        ("日本語の本", "shift_jis"), ("Café", "utf-16"), ("Cafe", "utf-16-le"), ("Cafe", "utf-16-be"), ("Cafe", "utf-32"),
        ("Москва и область", "koi8-r"), ("Москва и область", "cp866"), ("日本語のタイトル", "euc_jp"),
        ("日本語の本", "iso2022_jp"),
        ("서울 보고서 발표", "euc_kr"), ("Łódź, żółć i gęś", "cp1250"),
        ("Wartości i wstępne", "iso8859_2"),
        ("Šešelj i čovek", "cp1250"), ("中文標題的書", "big5"), ("a “mild” one", "shift_jis"),
        ("Über Genèvé: Håkan", "mac_roman"),
    ],
)  # fmt: skip
def test_another_encoding_is_proposed_and_then_read(words, encoding):
    data = f"@misc{{a,\n title = {{{words}}}}}".encode(encoding)

    with pytest.raises(InvalidBibliography, match=f"--encoding {encoding} it would read"):
        read_bibliography(data, "bibtex")
    assert read_bibliography(data, "bibtex", encoding=encoding).works[0].csl["title"] == words


@pytest.mark.parametrize("field", ["title", "author", "key"])
def test_a_byte_that_is_not_utf_8_refuses_its_entry_alone(field):
    broken = {"title": "x", "author": "Doe, J.", "key": "b"} | {field: "Caf%"}
    source = "@misc{a, title = {Čeština, žluťoučký kůň}}\n@misc{%s, title = {%s}, author = {%s}}\n@misc{c, title = {Roads}}"
    data = (source % (broken["key"], broken["title"], broken["author"])).encode().replace(b"%", b"\xe9")

    imported = read_bibliography(data, "bibtex")

    assert [work.id for work in imported.works] == ["a", "c"]
    [loss] = imported.losses
    assert (loss.kind, loss.what, loss.where[:6]) == ("refused", field, "line 2")
    assert "byte 0xe9 is not UTF-8" in loss.why
    json.dumps(attrs.asdict(imported), ensure_ascii=False, default=str).encode()


def test_a_byte_that_is_not_utf_8_refuses_its_entry_of_ris_and_a_file_of_json():
    entries = b"TY  - RPRT\nTI  - Caf\xe9\nER  - \nTY  - RPRT\nTI  - " + "Čeština, žluťoučký kůň\nER  - \n".encode()

    assert [entry.is_refused for entry in read_bibliography(entries, "ris").entries] == [True, False]
    with pytest.raises(InvalidBibliography, match="UTF-8"):
        read_bibliography('[{"title": "Čeština, žluťoučký kůň'.encode() + b'\xe9"}]', "csl-json")


@pytest.mark.parametrize(
    ("format_", "source"),
    [
        ("bibtex", "@misc{a, title = {Roads an\0 rails}}%@misc{b, title = {Rails}}"),
        ("ris", "TY  - RPRT\nTI  - Roads an\0 rails\nER  - \nTY  - RPRT\nTI  - Rails of many towns by hand\nPY  - 2004\nER  - "),
        ("csl-json", '[{"type": "report", "title": "Roads an\0 rails"}, {"type": "report", "title": "Rails and their beds"}]'),
    ],
)
def test_a_character_that_is_gone_is_told_and_ends_no_file(format_, source):
    imported = read_bibliography(source.replace("%", "\n" * 40).encode(), format_)

    assert [work.csl["title"][:5] for work in imported.works] == ["Roads", "Rails"]
    assert [(loss.kind, loss.what) for loss in imported.losses] == [("guessed", "title")]


def test_an_encoding_that_there_is_not_is_refused():
    with pytest.raises(InvalidBibliography, match="no encoding 'nonsense'"):
        read_bibliography(b"x", "bibtex", encoding="nonsense")


@given(st.binary(max_size=60), st.sampled_from(list(WORK_FORMATS)), st.sampled_from([None, "latin-1", "utf-16", "gbk"]))
def test_any_bytes_are_read_or_refused(data, format_, encoding):
    try:
        read_bibliography(data, format_, encoding=encoding)
    except InvalidBibliography as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


@given(st.lists(ITEMS | VALUES, max_size=3))
def test_any_json_is_read_or_refused(items):
    try:
        imported = read_bibliography(json.dumps(items).encode(), "csl-json")
    except InvalidBibliography as error:
        assert error.line  # noqa: PT017 - either outcome is right
    else:
        assert len(imported.entries) == len(items)
        assert len(imported.works) + len(imported.refused) == len(items)


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
        assert all(work.csl.get("title") or work.csl["issued"] for work in imported.works)


@given(st.lists(works(), min_size=1, max_size=2, unique_by=lambda work: work.id))
def test_both_formats_give_the_same_ids(works):
    csl = read_bibliography(json.dumps(works_to_csl(works)).encode(), "csl-json")
    bibtex = read_bibliography(works_to_bibtex(works).encode(), "bibtex")

    assert [work.id for work in csl.works] == [work.id for work in bibtex.works] == [work.id for work in works]
