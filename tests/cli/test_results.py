"""What commands print for programs conforms to its schema, and arguments are told apart by one grammar."""

from __future__ import annotations

import csv
import io
import json
import shutil

import attrs
import jsonschema
import pytest
import referencing
from click.testing import CliRunner
from referencing.jsonschema import DRAFT202012

import factcheck
from factcheck.cli import cli
from factcheck.cli.arguments import things_and_paths
from factcheck.contract.files import read_schema, result_names, schema_files
from factcheck.views import results

BASE = "https://factcheck.invalid/v1/"


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def validator(name):
    contents = {**schema_files(), **{f"{one}.schema.json": read_schema(one) for one in result_names()}}
    registry = referencing.Registry().with_resources(
        (BASE + path, DRAFT202012.create_resource(body)) for path, body in contents.items()
    )
    return jsonschema.Draft202012Validator({"$ref": f"{BASE}results/{name}.schema.json"}, registry=registry)


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    """The files that the commands are given, made once."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(root / "annotations", folder / "annotations")
    shutil.copytree(root / "docs/examples", folder / "flood")
    shutil.copy(root / "tests/examples/valid/every-record.claims.json", folder)
    (folder / "items.jsonl").write_text('{"statement": "It is high.", "spans": ["river"]}\n', encoding="utf-8")
    flood = factcheck.load(folder / "flood/flood-6-may.claims.json")
    again = [attrs.evolve(claim, mode="implied") for claim in flood.claims[:9]]
    source = attrs.evolve(flood.source, path=f"flood/{flood.source.path}")
    factcheck.save(attrs.evolve(flood, claims=again, source=source), folder / "again.claims.json")
    for name, title in (("base", "The mill"), ("ours", "The old mill"), ("theirs", "The new mill")):
        record = json.loads((folder / "every-record.claims.json").read_text(encoding="utf-8"))
        record["source"]["title"] = title
        (folder / f"{name}.claims.json").write_text(json.dumps(record), encoding="utf-8")
    record = json.loads((folder / "every-record.claims.json").read_text(encoding="utf-8"))
    next(work["captures"] for work in record["works"] if "captures" in work)[0]["path"] = "register.txt"
    (folder / "copies.claims.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "register.txt").write_text("Another page.", encoding="utf-8")
    return folder


@pytest.fixture
def folder(made, tmp_path, monkeypatch):
    """A copy of the files, in which the commands are run."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


SHEET = "annotations/kosovo-objectives-1999.claims.json"

COMMANDS = {
    "pin": ["pin", "flood/flood-6-may.txt", "items.jsonl", "-o", "-", "--dry-run", "--report", "-"],
    "validate": ["validate", "annotations", "every-record.claims.json"],
    "verify": ["verify", "copies.claims.json"],
    "show": ["show", "displaced-total", "annotations"],
    "slots": ["slots", SHEET, "--level", "must"],
    "evidence": ["evidence", "displaced-total", SHEET],
    "series": ["series", "displaced-in-kosovo", "annotations"],
    "works": ["works", SHEET],
    "agree": ["agree", "flood/flood-6-may.claims.json", "again.claims.json"],
    "adjudicate": ["adjudicate", "flood/flood-6-may.claims.json", "again.claims.json", "-o", "flood/agreed.claims.json"],
    "follow": ["follow", "demand-withdraw", "annotations"],
    "match": ["match", "flood/flood-13-may.claims.json", "flood/flood-6-may.claims.json"],
    "find": ["find", "people missing", "flood"],
    "merge": ["merge", "base.claims.json", "ours.claims.json", "theirs.claims.json", "-o", "merged.claims.json"],
    "diff": ["diff", "every-record.claims.json", "flood/flood-6-may.claims.json"],
    "history": ["history", "mill-closed", "flood/flood-6-may.claims.json", "every-record.claims.json"],
    "stale": ["stale", SHEET, "--as-of", "2024-01-01"],
    "rebase": ["rebase", SHEET, "--onto", "flood/flood-6-may.txt"],
}


def test_every_result_has_a_schema():
    assert {f"results/{name}" for name in COMMANDS} == set(result_names())


@pytest.mark.parametrize("name", COMMANDS)
def test_json_conforms_to_its_schema(folder, name):
    # What pins writes a report beside its file, not instead of it.
    result = run(*COMMANDS[name], *(() if "--report" in COMMANDS[name] else ("--format", "json")))

    assert result.exit_code in (0, 1), result.output
    value = json.loads(result.stdout)
    assert value
    assert [error.message for error in validator(name).iter_errors(value)] == []


@pytest.mark.parametrize("name", result_names())
def test_schema_of_a_result_is_strict_and_explained(name):
    schema = read_schema(name)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]
    assert run("schema", name).exit_code == 0


def test_copies_are_told_as_the_library_gives_them(folder):
    (told,) = json.loads(run("verify", "copies.claims.json", "--format", "json").stdout)

    given = results.copy_results(factcheck.load("copies.claims.json"), folder=".", file="copies.claims.json")
    assert [told] == results.result_value(given)
    assert (told["sound"], told["lacking"]) == (False, [])
    assert told["fault"].startswith("it is not what was read on 2024-06-01")


@pytest.mark.parametrize("name", ["slots", "evidence", "series", "works", "stale"])
def test_command_prints_what_the_library_gives(folder, name):
    sheet = factcheck.load(SHEET)
    given = {
        "slots": lambda: [one for one in results.slot_results(sheet, file=SHEET) if one.level == "must"],
        "evidence": lambda: [results.evidence_result(sheet, "displaced-total")],
        "series": lambda: [results.series_result(factcheck.series(sheet, "displaced-in-kosovo"))],
        "works": lambda: sorted(results.work_results(sheet), key=lambda one: one.work.id),
        "stale": lambda: results.stale_results(sheet, as_of="2024-01-01", file=SHEET),
    }[name]()
    printed = json.loads(run(*COMMANDS[name], "--format", "json").stdout)
    if name == "works":
        printed.sort(key=lambda one: one["work"]["id"])

    assert printed == results.result_value(given)


@pytest.mark.parametrize(
    ("words", "things", "paths"),
    [
        (["displaced-total", "annotations"], ("displaced-total",), ("annotations",)),
        (["annotations", "displaced-total"], ("displaced-total",), ("annotations",)),
        (["release.claims.json"], (), ("release.claims.json",)),
        (["nowhere/"], (), ("nowhere/",)),
        (["-", "a"], ("a",), ("-",)),
        (["HEAD:a.claims.json", "a"], ("a",), ("HEAD:a.claims.json",)),
        (["nowhere"], ("nowhere",), ()),
    ],
)
def test_things_and_paths_are_told_apart(folder, words, things, paths):
    assert things_and_paths(words) == (things, paths)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "annotations/kosovo-objectives-1999.claims.json"],
        ["show", "annotations", "displaced-total"],
        ["evidence", "displaced-total", "annotations"],
        ["evidence", "-f", "annotations", "displaced-total"],
        ["series", "annotations", "displaced-in-kosovo"],
        ["series", "annotations"],
        ["slots", "displaced-total", "annotations"],
        ["slots", "annotations", "displaced-total"],
        ["slots", "-f", "annotations", "displaced-total"],
        ["follow", "annotations", "demand-withdraw"],
        ["follow", "displaced-total", "annotations/kosovo-objectives-1999.claims.json"],
        ["follow", "annotations", "kosovo-objectives-1999.displaced-total"],
    ],
)
def test_arguments_stand_in_any_order(folder, arguments):
    result = run(*arguments)

    assert result.exit_code == 0, result.output
    assert result.stdout


def test_broken_stranger_is_told_and_passed_over_when_a_claim_is_named(folder):
    (folder / "annotations" / "broken.claims.json").write_text("{", encoding="utf-8")

    (folder / "outside.txt").touch()
    (folder / "annotations" / "link.claims.json").symlink_to(folder / "outside.txt")
    for command in ("show", "evidence", "slots", "follow"):
        result = run(command, "displaced-total", "annotations")

        assert result.exit_code == 0
        assert "passed over: annotations/broken.claims.json" in result.stderr
        assert "passed over: annotations/link.claims.json: it is a link to" in result.stderr
    assert run("show", "annotations").exit_code == 2
    assert run("show", "displaced-total", "annotations/broken.claims.json").exit_code == 2


def test_broken_stranger_stops_no_comparison_with_a_folder(folder):
    (folder / "flood" / "broken.claims.json").write_text("{", encoding="utf-8")
    shutil.copy("again.claims.json", "flood/older.claims.json")

    matched = run("match", "annotations/kosovo-statement-1999-02-23.claims.json", "annotations", "flood/broken.claims.json")
    passed = run("match", SHEET, "flood")
    traced = run("history", "people-nissing", "flood")

    assert (matched.exit_code, "broken" in matched.stderr) == (2, True)
    assert "passed over: flood/broken.claims.json:1:2: FC101" in passed.stderr
    assert "passed over: flood/broken.claims.json:1:2: FC101" in traced.stderr
    assert "did you mean people-missing" in traced.stderr


def test_name_that_no_file_can_have_is_no_path_and_no_fault_of_the_output(folder):
    name = "a" * 300

    assert "no claim" in run("show", name, "annotations").stderr
    assert run("validate", f"{name}.claims.json").stderr.rstrip().endswith("File name too long")


@pytest.mark.parametrize(
    "arguments",
    [
        ["evidence", "annotations"],
        ["history", "a", "b"],
        ["history", "annotations"],
        ["series", "a", "b"],
        ["slots", "a", "annotations", "--write"],
        ["follow", "annotations"],
        ["follow", "a", "b", "annotations"],
    ],
)
def test_wrong_number_of_things_is_misuse(folder, arguments):
    assert run(*arguments).exit_code == 2


def test_slots_of_a_claim_are_its_own(folder):
    rows = json.loads(run("slots", "annotations", "displaced-total", "--format", "json").stdout)

    assert {row["claim"] for row in rows} == {"displaced-total"}


def test_claim_that_is_sought_where_nothing_can_be_read_is_not_sought_in_nothing(tmp_path):
    (tmp_path / "broken.claims.json").write_text("{", encoding="utf-8")

    result = run("show", "mill-closed", tmp_path)

    assert result.exit_code == 2
    assert "no claim 'mill-closed'; no annotation could be read" in result.stderr


TABLES = {
    **{name: COMMANDS[name] for name in ("slots", "series", "stale", "show", "match", "history", "merge", "rebase")},
    **{name: COMMANDS[name] for name in ("evidence", "find", "follow", "works", "adjudicate")},
    "validate": ["validate", "broken.claims.json", "annotations"],
    "verify": COMMANDS["verify"],
    "show-many": ["show", "annotations", "--category", "quantity", "--at", "0-2000"],
}


def test_what_needs_no_file_for_its_result_says_so(folder):
    result = run("merge", "base.claims.json", "ours.claims.json", "theirs.claims.json", "--format", "json")

    assert (result.exit_code, "name a file for the annotation" in result.stderr) == (2, True)


def test_changes_are_a_table_too(folder):
    rows = list(csv.DictReader(io.StringIO(run(*COMMANDS["diff"], "--format", "csv").stdout)))

    assert [row["kind"] for row in rows] == [one["kind"] for one in json.loads(run(*COMMANDS["diff"], "--format", "json").stdout)]


def test_slot_without_a_reference_has_a_row_of_its_own(folder):
    arguments = COMMANDS["evidence"]
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout)))
    (told,) = json.loads(run(*arguments, "--format", "json").stdout)

    assert {row["slot"] for row in rows} == {slot["kind"] for slot in told["slots"]}
    assert len(rows) == sum(max(1, len(slot["references"])) for slot in told["slots"])


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_printed_alike(folder, name):
    (folder / "broken.claims.json").write_text('{"id": 7}', encoding="utf-8")
    markdown = run(*TABLES[name], "--format", "markdown").stdout.splitlines()
    (folder / "flood/agreed.claims.json").unlink(missing_ok=True)
    rows = list(csv.reader(io.StringIO(run(*TABLES[name], "--format", "csv").stdout)))

    assert len(markdown) == len(rows) + 1 > 2
    assert markdown[0] == f"| {' | '.join(rows[0])} |"
    assert set(markdown[1]) <= set("|- ")


def test_spreadsheet_takes_no_text_for_a_formula():
    from factcheck.formats.spreadsheet import as_csv

    assert as_csv(["a"], [["=1+1"], ["-3"], ["@x"], ["+49 30"]]).splitlines() == ["a", "'=1+1", "-3", "'@x", "'+49 30"]


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("FC301", "What to do"),
        ("quantity.stock", "Evidence: primary-statistics (must); independent-report (must); method-note (should)"),
        ("primary-statistics", "A count or estimate"),
        ("filled", "slot-states/1"),
        ("presupposed", "modes/1"),
        ("press-statement", "(vocabulary press-statement/1)"),
        ("modes/1", "Terms: asserted, conditional"),
        ("event", "family of categories (press-statement/1)"),
        ("event", "Categories: event.incident, event.state, event.pattern"),
        ("unsorted", "no category yet"),
        ("percent", "unit of figures"),
        ("euros", "Written eur, euro, euros"),
        ("km", "One is 1,000 m"),
    ],
)
def test_codes_and_terms_are_explained(word, words):
    assert words in " ".join(run("explain", word).stdout.split())


def test_word_of_several_vocabularies_is_explained_once_for_each():
    shown = run("explain", "contradicts").stdout

    assert "stances/1" in shown
    assert "relation-types/1" in shown


def test_own_terms_are_explained_too(root):
    vocabulary = root / "tests/examples/valid/closures.json"
    term = factcheck.contract.load_vocabulary(vocabulary).terms[0]

    assert term.title in run("explain", term.id, "--vocabulary", vocabulary).stdout


def test_every_word_of_a_vocabulary_is_explained_and_printed():
    from factcheck.cli.check.lookup import _words

    words = _words(())
    units = {"unsorted", *factcheck.figures.units.unit_names()}

    assert len(words) > 300
    assert [word for word in words if run("explain", word).exit_code] == []
    assert [word for word in words if word not in units and run("schema", word).exit_code] == []


@pytest.mark.parametrize("command", ["explain", "schema"])
def test_unknown_word_has_a_suggestion(command):
    result = run(command, "quantity.stok")

    assert (result.exit_code, "did you mean quantity.stock" in result.stderr) == (2, True)


def test_schema_of_a_term_is_printed():
    assert json.loads(run("schema", "quantity.stock").stdout)["vocabulary"] == "press-statement"
    assert len(json.loads(run("schema", "contradicts").stdout)) == 2


def test_help_is_grouped_and_loads_no_command():
    import subprocess
    import sys

    code = (
        "import sys; from factcheck.cli import cli\ntry: cli(['--help'])\n"
        "except SystemExit: print([name for name in sys.modules if name.startswith('factcheck.cli.')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert [line for line in shown.splitlines() if line in ("Make:", "Check:", "Weigh:", "Compare:", "Publish:")] == [
        "Make:", "Check:", "Weigh:", "Compare:", "Publish:",
    ]  # fmt: skip
    assert shown.splitlines()[-1] == "[]"


def test_measures_conform_too_where_none_is_named(folder):
    value = json.loads(run("series", "annotations", "--format", "json").stdout)

    assert {"measure": "displaced-in-kosovo", "count": 12}.keys() == value[0].keys()
    assert list(validator("series").iter_errors(value)) == []


def test_claim_that_is_called_like_a_file_is_named_explicitly(folder):
    (folder / "displaced-total").touch()

    assert things_and_paths(["id:displaced-total", "annotations"]) == (("displaced-total",), ("annotations",))
    assert run("show", "id:displaced-total", "annotations").exit_code == 0
