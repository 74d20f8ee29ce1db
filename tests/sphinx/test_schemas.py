"""What ``fc:schema`` says of any JSON Schema, and which examples it finds wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.contract.examples import example_faults
from factcheck.contract.files import schema_folder
from factcheck.errors import UnreadableFile

# Parts of a schema, and what the page says of them.
CASES = json.loads((Path(__file__).parents[1] / "suite" / "schema-words" / "keywords.json").read_text(encoding="utf-8"))


@pytest.fixture
def said(project):
    """Give what a page says of a schema, on one line, and what the build warned of."""

    def say(schema, **options):
        project.write(
            "thing.schema.json", json.dumps({"title": "Thing", "properties": {"a": {"description": "The first."}}, **schema})
        )
        project.write("other.json", json.dumps({"title": "Other"}))
        project.write("kinds.json", json.dumps({"oneOf": [{"const": "x"}, {"const": "y"}]}))
        project.write("plain.rst", "Plain\n=====\n\n.. fc:schema:: thing.schema.json\n\nThe end.\n")
        built = project.build("text", text_sectionchars="*=-", **options)
        cells = [cell.strip() for line in built.page("plain.txt").splitlines() for cell in [line.strip("|* ")]]
        return " ".join(" ".join(cells).split()), built

    return say


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_every_keyword_is_put_into_words(said, case, monkeypatch):
    # A table as wide as this keeps each cell on one line.
    monkeypatch.setattr("sphinx.writers.text.MAXWIDTH", 1000)
    page, built = said(case["schema"])

    assert case["says"] in page
    assert built.warnings.count("WARNING") == built.warnings.count("there is no https://else.example/x.json")


def test_value_that_is_no_object_is_put_into_words(project):
    project.write(
        "thing.json",
        json.dumps({"description": "With `code` and a_name.", "type": "string", "maxLength": 3, "examples": ["abc"]}),
    )
    project.write("plain.rst", "Plain\n=====\n\n.. fc:schema:: thing.json\n   :name: triple\n\nSee :fc:schema:`triple`.\n")
    built = project.build()
    page = built.page("plain.html")

    assert "The value is text, at most 3 characters." in page
    assert '<span class="pre">a_name</span>' in page
    assert 'href="#schema-triple"' in page
    assert built.warnings == ""


def test_properties_can_be_linked_to(project):
    project.write(
        "plain.rst", "Plain\n=====\n\n.. fc:schema:: claim\n\n:fc:schema:`claim.quantity` and :ref:`x <schema-claim-quantity>`\n"
    )
    built = project.build()

    assert built.warnings == ""
    assert built.page("plain.html").count('href="#schema-claim-quantity"') == 2


def test_wrong_examples_are_warned_of_in_the_place_of_the_directive(said):
    _, built = said({"properties": {"a": {"type": "integer", "examples": [1, "x"]}}, "examples": [{"a": None}]})

    assert (
        "plain.rst:4: WARNING: thing.schema.json: example /examples/0/a: None is not of type 'integer' [factcheck.example]"
        in built.warnings
    )
    assert "example /properties/a/examples/1: 'x' is not of type 'integer'" in built.warnings


def test_changed_schema_is_read_by_the_pages_that_show_it(said):
    said({"properties": {"a": {"description": "The first."}}})
    page, built = said({"properties": {"a": {"description": "Another."}}})

    assert "Another." in page
    assert "plain" in built.read
    assert "cards" not in built.read


def test_examples_of_the_shipped_schemas_are_right():
    assert [fault for path in (schema_folder() / "v1").glob("*.schema.json") for fault in example_faults(path)] == []


def test_references_between_files_are_followed(tmp_path):
    (tmp_path / "a.json").write_text('{"$ref": "b.json", "examples": ["x", 1]}')
    (tmp_path / "b.json").write_text('{"type": "string"}')
    (tmp_path / "not.json").write_text("{")

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/1: 1 is not of type 'string'"]


def test_references_between_addresses_are_followed_beside_the_file(tmp_path):
    (tmp_path / "a.json").write_text('{"$id": "https://a.example/a", "$ref": "b", "examples": [1]}')
    (tmp_path / "b.json").write_text('{"$id": "https://a.example/b", "type": "string"}')

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/0: 1 is not of type 'string'"]


@pytest.mark.parametrize("reference", ["https://else.example/x.json", "gone.json"])
def test_reference_that_leads_nowhere_is_a_fault(tmp_path, reference):
    (tmp_path / "a.json").write_text(json.dumps({"$ref": reference, "examples": [1]}))

    assert ["there is no" in fault for fault in example_faults(tmp_path / "a.json")] == [True]


def test_formats_of_examples_are_checked(tmp_path):
    (tmp_path / "a.json").write_text('{"format": "date", "examples": ["1999-02-30", 3]}')

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/0: '1999-02-30' is not a 'date'"]


def test_file_that_is_no_json_cannot_be_read(tmp_path):
    (tmp_path / "a.json").write_text("{")

    with pytest.raises(UnreadableFile, match=r"a\.json"):
        list(example_faults(tmp_path / "a.json"))
