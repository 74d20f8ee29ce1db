"""Strict parsing, and the place of a value in its text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.contract.json_text import _has_repeated_keys, locate_all, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-100, 100) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


def pointers(value, pointer=""):
    yield pointer, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from pointers(part, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from pointers(part, f"{pointer}/{number}")


def locate(text, pointer, *, on_key=False):
    return locate_all(text, [(pointer, on_key)])[0]


def at(text, place):
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 :]


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_value_is_found_where_it_stands(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    for pointer, part in pointers(value):
        place = locate(text, pointer)
        rest = "\n".join([at(text, place), *text.split("\n")[place.line :]])

        assert json.JSONDecoder().raw_decode(rest)[0] == part
        if "\n" not in json.dumps(part, indent=indent):
            assert json.loads(at(text, place)[: place.width]) == part


@given(st.dictionaries(st.text(max_size=5), st.integers(), min_size=1, max_size=4))
def test_key_is_found_where_it_stands(value):
    text = json.dumps(value, indent=1)
    for key in value:
        place = locate(text, "/" + key.replace("~", "~0").replace("/", "~1"), on_key=True)

        assert json.loads(at(text, place)[: place.width]) == key


@pytest.mark.parametrize("pointer", ["/b", "/a/7", "/a/0/x", "/c/0"])
def test_what_is_not_there_is_sought_as_far_as_it_goes(pointer):
    text = '{"a": [1], "c": {}}'

    assert locate(text, pointer).line == 1


@given(VALUES)
def test_valid_json_is_parsed(value):
    assert parse(json.dumps(value).encode()) == (value, [])
    assert parse(json.dumps(value, ensure_ascii=False, indent=3).encode()) == (value, [])


@given(st.lists(st.text(max_size=3), min_size=2, max_size=4))
def test_repeated_keys_are_found_and_only_those(keys):
    text = "{" + ", ".join(f"{json.dumps(key)}: 1" for key in keys) + "}"

    value, findings = parse(text.encode())

    assert len(findings) == len(keys) - len(set(keys))
    assert all(finding.code == "FC103" for finding in findings)
    assert (value is None) == bool(findings)


WRITTEN = st.recursive(
    st.sampled_from(['"k"', r'"\u006b"', r'"\u0022"', r'"\""', '"é"', "1"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(st.sampled_from(['"k"', r'"\u006b"', r'"\u0022"', r'"\""']), inner), max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"
        )
    ),
)
"""JSON texts of which some have a key twice in an object, and some write quotation marks by their number."""


@given(WRITTEN)
def test_keys_that_stand_twice_are_found_however_quotation_marks_are_written(text):
    assert bool(parse(text.encode())[1]) == _has_repeated_keys(text)


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ('{"k": 1, "k": 2 }', True),
        ('{"k": "\\u0022\\u0022", "k": "\\u0022\\u0022" }', True),
        ('{"k": 1, "k": "\\u0022\\u0022" }', True),
        ('{"k": {"a": "\\"", "\\u006b": 1}, "b": "\\u0022" }', False),
        ('{"k": 1, "\\u006b": 2 }', True),
    ],
)
def test_quotation_marks_that_are_written_by_number_hide_no_repeated_key(text, repeated):
    assert bool(parse(text.encode())[1]) == repeated


def test_repeated_key_is_shown_at_its_second_place():
    _, findings = parse(b'{"a": {"k": "k:",\n  "k": 2}, "k": [{"a": 1}]}')

    assert [(finding.line, finding.column, finding.width) for finding in findings] == [(2, 3, 3)]


def test_nesting_that_can_be_read_but_not_written_is_too_deep():
    for depth in (300, 1000, 5000):
        _, (finding,) = parse(b"[" * depth + b"]" * depth)

        assert finding.code == "FC104"


def test_first_byte_that_is_not_utf_8_is_named():
    _, (finding,) = parse(b'{\n "a": "\xe9"}')

    assert (finding.code, finding.line, finding.column) == ("FC102", 2, 8)
    assert "byte 9 (0xe9)" in finding.message


def test_many_places_are_those_found_one_by_one():
    text = '{"a": [1, {"b~/": "x"}, []],\n "é": {"c": null}}'
    wanted = [("/a/1/b~0~1", False), ("/a/1/b~0~1", True), ("", False), ("/é/c", False), ("/é/none/x", False), ("/a/9", True)]
    wanted += [("/a/x", False), ("/a/1", False), ("/a/2/0", False), ("/é", True)]

    assert locate_all(text, wanted) == [locate(text, pointer, on_key=on_key) for pointer, on_key in wanted]
    assert [(place.line, place.column) for place in locate_all(text, wanted)][:5] == [(1, 19), (1, 12), (1, 1), (2, 13), (2, 7)]
