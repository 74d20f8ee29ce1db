"""The schema in one file, as editors and strict validators read it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.contract.bundling import bundle
from factcheck.contract.conformance import check_schema
from factcheck.contract.files import read_schema, schema_files, schema_names
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.versions.pinning import fill

SCRIPT = Path(__file__).with_name("editor.cjs")
EXAMPLES = Path(__file__).parents[1] / "examples"
RECORDS = [name for name in schema_names() if "properties" in read_schema(name)]

# Keywords that have schemas in them by name, in a list, or alone.
NAMED, LISTED = {"properties", "dependentSchemas", "$defs"}, {"oneOf", "anyOf", "allOf"}
SINGLE = {"items", "additionalProperties", "propertyNames", "not", "if", "then", "else"}


def keywords_of(schema):
    if isinstance(schema, dict):
        for key, part in schema.items():
            yield key
            parts = part.values() if key in NAMED else part if key in LISTED else [part] if key in SINGLE else ()
            for body in parts:
                yield from keywords_of(body)


def node_has_what_is_needed():
    if shutil.which("node") is None:
        return "node is not installed"
    wanted = "require.resolve('ajv/dist/2020'); require.resolve('vscode-json-languageservice')"
    found = subprocess.run(["node", "-e", wanted], capture_output=True, check=False)
    return "" if found.returncode == 0 else "npm install ajv vscode-json-languageservice, and name node_modules in NODE_PATH"


@pytest.fixture(scope="module")
def ask():
    """Ask Ajv and the language service."""
    if reason := node_has_what_is_needed():
        pytest.skip(reason)

    def ask(**request):
        done = subprocess.run(["node", SCRIPT], input=json.dumps(request), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return ask


@pytest.fixture
def own():
    return load_vocabulary(EXAMPLES / "valid/closures.json")


@pytest.mark.parametrize("name", RECORDS)
def test_bundle_has_standard_keywords_and_no_examples(name):
    schema = bundle(name)

    known = {
        *NAMED, *LISTED, *SINGLE, "$schema", "$ref", "title", "description", "type", "required", "default", "const", "enum",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems", "uniqueItems",
        "minProperties", "deprecated",
    }  # fmt: skip
    assert set(keywords_of(schema)) <= known
    jsonschema.Draft202012Validator.check_schema(schema)


def test_nothing_that_decides_is_left_out_of_a_bundle():
    private = {*read_schema("vocabulary")["properties"], *read_schema("vocabulary")["properties"]["oneOf"]["items"]["properties"]}
    used = {key for schema in schema_files().values() for key in keywords_of(schema)}
    kept = {key for name in RECORDS for key in keywords_of(bundle(name))}

    assert used - kept <= private | {"examples", "format"}


def test_a_pattern_stands_beside_every_format_that_is_left_out():
    def formats(schema):
        if isinstance(schema, dict):
            if "format" in schema:
                yield schema
            for part in schema.values():
                yield from formats(part)
        elif isinstance(schema, list):
            for part in schema:
                yield from formats(part)

    assert all("pattern" in part for schema in schema_files().values() for part in formats(schema))


def test_bundle_refuses_what_the_schema_refuses():
    validator = jsonschema.Draft202012Validator(bundle())
    for path in sorted(EXAMPLES.glob("invalid/FC2*.claims.json")):
        value = json.loads(path.read_text(encoding="utf-8"))
        found = check_schema(value)
        only_format = all("calendar" in finding.message or "http" in finding.message for finding in found)
        if found and not only_format:
            assert not validator.is_valid(value), path.name


@pytest.mark.parametrize("name", ["every-record", "figures", "scripts", "mill", "who-and-what", "no-claims"])
def test_bundle_accepts_what_is_valid(name):
    value = json.loads((EXAMPLES / f"valid/{name}.claims.json").read_text(encoding="utf-8"))

    assert list(jsonschema.Draft202012Validator(bundle()).iter_errors(value)) == []


def test_categories_and_kinds_of_slot_are_those_of_the_vocabulary(mill):
    validator = jsonschema.Draft202012Validator(bundle())
    assert validator.is_valid(mill)

    mill["claims"][0]["categories"] = ["event.incidnet"]
    assert not validator.is_valid(mill)
    mill["claims"][0]["categories"] = ["unsorted"]
    assert validator.is_valid(mill)
    mill["claims"][0]["slots"] = [{"kind": "primary-recrod"}]
    assert not validator.is_valid(mill)


def test_terms_say_what_they_mean_and_what_they_demand():
    stock = bundle("claim")["$defs"]["categories"]["anyOf"][0]

    assert stock["const"] == "quantity.stock"
    assert stock["description"].startswith(
        "A level at a point in time. Evidence: primary-statistics (must), independent-report (must)"
    )


def test_another_vocabulary_takes_the_place_of_the_usual_one(mill, tmp_path):
    own = {
        "name": "own", "version": 2, "title": "Own", "description": "Own.",
        "oneOf": [{"const": "a.b", "title": "B", "description": "B."}],
    }  # fmt: skip
    (tmp_path / "own.json").write_text(json.dumps(own), encoding="utf-8")
    printed = CliRunner().invoke(cli, ["schema", "--bundle", "annotation", "--vocabulary", str(tmp_path / "own.json")])
    validator = jsonschema.Draft202012Validator(json.loads(printed.stdout))
    claims = [{**claim, "categories": ["a.b"], "slots": []} for claim in mill["claims"]]

    assert validator.is_valid({**mill, "vocabulary": "own/2", "claims": claims})
    assert validator.is_valid({**mill, "vocabulary": "lists/own.json", "claims": claims})
    # The annotation that names none has the usual one, and this vocabulary has no kinds of slot.
    assert not validator.is_valid({**mill, "claims": claims})
    assert not validator.is_valid({**mill, "vocabulary": "press-statement/1", "claims": claims})
    assert not validator.is_valid(
        {**mill, "vocabulary": "own/2", "claims": [{**claims[0], "slots": [{"kind": "primary-record"}]}]}
    )


@pytest.mark.parametrize(
    "arguments",
    [["claim", "--vocabulary", "press-statement"], ["--bundle", "--vocabulary", "modes"], ["--bundle", "--settings", "vscode"]],
)
def test_what_does_not_go_together_is_misuse(arguments):
    assert CliRunner().invoke(cli, ["schema", *arguments]).exit_code == 2


def test_settings_read_every_line_of_the_concise_format(tmp_path, mill):
    settings = json.loads(CliRunner().invoke(cli, ["schema", "--settings", "vscode"]).stdout)
    (task,) = settings[".vscode/tasks.json"]["tasks"]
    source = factcheck.Source.from_text(mill["source"]["text"] + "\r\n", title="Mill")
    mill["source"] = {"title": "Mill", "text": source.text, "sha256": source.sha256, "length": source.length}
    mill["claims"][1]["relations"][0]["target"], mill["unclaimed"] = "nobody", []
    path = tmp_path / "a b: 1.claims.json"
    path.write_text(json.dumps(mill, indent=1), encoding="utf-8")

    lines = CliRunner().invoke(cli, ["validate", "--format", "concise", str(path)]).stdout.splitlines()

    pattern = task["problemMatcher"]["pattern"]
    read = [re.match(pattern["regexp"], line) for line in lines]
    assert {found[pattern["severity"]] for found in read} == {"error", "warning", "note"}
    assert all(found[pattern["file"]] == str(path) for found in read)
    assert settings[".vscode/settings.json"]["json.schemas"][0]["url"] == "./annotation.schema.json"
    assert task["command"].startswith("factcheck validate --format concise")


class TestInAnEditor:
    def test_every_bundle_compiles_in_ajv_and_nothing_is_said_of_it(self, ask, own):
        for schema in (*map(bundle, RECORDS), bundle(categories=own)):
            assert ask(schema=schema)["said"] == []

    def test_ajv_and_the_checks_of_the_package_agree(self, ask, sheet_path):
        values = [json.loads(path.read_text(encoding="utf-8")) for path in (sheet_path, EXAMPLES / "invalid/FC202.claims.json")]

        assert ask(schema=bundle(), values=values)["accepted"] == [True, False]

    def test_terms_are_offered_and_examples_are_not(self, ask):
        edits = [{"text": f'{{"claims": [{{{part}}}]}}'} for part in (
            '"mode": ⌖', '"categories": [⌖]', '"slots": [{"kind": ⌖}]', '"id": ⌖', '"statement": ⌖',
        )]  # fmt: skip
        modes, categories, kinds, ids, statements = (one["offered"] for one in ask(schema=bundle(), edits=edits)["edited"])

        assert set(modes) == {f'"{term.id}"' for term in load_vocabulary("modes").terms}
        assert set(categories) == {f'"{name}"' for name in (*load_vocabulary("press-statement").by_id, "unsorted")}
        assert set(kinds) == {f'"{name}"' for name in load_vocabulary("press-statement").slot_kinds_by_id}
        assert {*ids, *statements} <= {'""'}

    def test_a_new_property_holds_nobody_elses_words(self, ask):
        (edited,) = ask(schema=bundle(), edits=[{"text": '{"claims": [{⌖}]}'}])["edited"]

        statement = edited["inserted"][edited["offered"].index("statement")]
        assert re.fullmatch(r'"statement": "?\$1"?', statement)

    def test_unknown_terms_are_marked_and_unsorted_claims_are_warned_of(self, ask, mill):
        mill["claims"][0]["categories"] = ["unsorted"]
        wrong = json.loads(json.dumps(mill))
        wrong["claims"][1]["categories"] = ["quantity.flows"]

        fine, marked = ask(schema=bundle(), edits=[{"text": json.dumps(mill)}, {"text": json.dumps(wrong)}])["edited"]

        assert [message for _, message in fine["problems"]] == ["Value is deprecated"]
        assert len(marked["problems"]) == 2

    def test_meaning_is_shown_of_a_term(self, ask, mill):
        text = json.dumps(mill).replace('"event.inc', '"event.⌖inc')

        (edited,) = ask(schema=bundle(), edits=[{"text": text}])["edited"]

        assert "Evidence: primary-record (must)" in edited["hover"].replace("\\", "")

    def test_a_draft_has_help_at_once(self, ask, tmp_path):
        (tmp_path / "r.txt").write_text("Mill closes\n\nThe mill closed on 2 May.\n", encoding="utf-8")
        assert CliRunner().invoke(cli, ["draft", str(tmp_path / "r.txt")]).exit_code == 0
        path = tmp_path / "r.claims.json"
        text = path.read_text(encoding="utf-8").replace('"unsorted"', '"event.incident", ⌖')

        (edited,) = ask(edits=[{"text": text, "uri": path.as_uri()}])["edited"]

        assert '"quantity.stock"' in edited["offered"]


def filled(snippet):
    """Give what a snippet writes where every field is left as it is proposed, or gets a word."""
    body = re.sub(r"\$0\Z", "", "\n".join(snippet["body"]))
    return json.loads(re.sub(r"\$\d", "word", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body)))


def test_snippets_write_records_that_conform(mill):
    settings = json.loads(CliRunner().invoke(cli, ["schema", "--settings", "vscode"]).stdout)
    snippets = {one["prefix"]: filled(one) for one in settings[".vscode/factcheck.code-snippets"].values()}

    assert check_schema(snippets["reference"], "reference") == []
    assert check_schema(snippets["work"], "work") == []
    pinned = fill({**mill, "claims": [{**snippets["claim"], "spans": ["The mill closed"]}]}, mill["source"]["text"])
    assert check_schema(pinned.value) == []
    assert pinned.value["claims"][0]["spans"][0]["start"] == 13
