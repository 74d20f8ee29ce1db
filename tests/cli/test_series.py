"""``factcheck series``."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner

from factcheck.cli import cli

MEASURE = "sheltering-in-northtown"


@pytest.fixture
def run(root):
    path = root / "tests/examples/valid/figures.claims.json"

    def invoke(*arguments, file=path):
        return CliRunner().invoke(cli, ["series", *arguments, "-f", str(file)])

    return invoke


@pytest.mark.parametrize("format_", ["text", "json", "csv", "svg"])
def test_output_is_golden(run, root, format_):
    golden = root / "tests/golden/series" / f"{MEASURE}.{'txt' if format_ == 'text' else format_}"

    assert run(MEASURE, "--format", format_).stdout == golden.read_text(encoding="utf-8")


def test_only_what_was_available_is_shown(run):
    (shown,) = json.loads(run(MEASURE, "--as-of", "2024-05-20", "--format", "json").stdout)

    assert [figure["work"] for figure in shown["figures"]] == ["red-cross-17-may", None, "red-cross-20-may"]


def test_rows_for_a_spreadsheet_have_every_figure(run):
    rows = list(csv.DictReader(run("arrived-in-northtown", "--format", "csv").stdout.splitlines()))

    assert [(row["low"], row["high"], row["since"], row["relation"]) for row in rows] == [
        ("", "300", "2024-05-14", ""),
        ("700", "", "2024-05-01/2024-05-10", ""),
        ("240", "260", "2024-05-14", "consistent"),
    ]


def test_period_of_a_sum_is_shown(run):
    figure = run("arrived-in-northtown").stdout.splitlines()[3]

    assert figure.split("  ")[0] == "2024-05-14 to 2024-05-20"


def test_file_without_a_measure_is_told_how_to_get_one(run, root):
    result = run(file=root / "tests/examples/valid/no-claims.claims.json")

    assert result.exit_code == 0
    assert "no figure has a measure; factcheck amend --set quantity.measure=NAME gives it one" in result.stdout


def test_measures_are_listed(run):
    assert run().stdout.splitlines() == [
        "arrived-in-northtown     3 figures",
        "children-in-northtown    1 figure",
        "sheltering-in-northtown  7 figures",
    ]
    assert json.loads(run("--format", "json").stdout)[0] == {"measure": "arrived-in-northtown", "count": 3}
    assert run("--format", "csv").stdout.splitlines()[:2] == ["measure,figures", "arrived-in-northtown,3"]


def test_unknown_measure_ends_with_2_and_a_suggestion(run):
    result = run("sheltering-in-nothtown")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("factcheck: no measure 'sheltering-in-nothtown'; did you mean sheltering-in-northtown")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("--format", "svg"), (MEASURE, "--as-of", "2024-02-30")])
def test_misuse_ends_with_2(run, arguments):
    assert run(*arguments).exit_code == 2


def test_series_of_several_files_stand_one_after_the_other(run, root, tmp_path):
    value = json.loads((root / "tests/examples/valid/figures.claims.json").read_text(encoding="utf-8"))
    for name in ("one", "two"):
        (tmp_path / f"{name}.claims.json").write_text(json.dumps({**value, "id": name}), encoding="utf-8")

    text = run(MEASURE, file=tmp_path).stdout
    refused = run(MEASURE, "--format", "svg", file=tmp_path)

    assert text.count("to the document's own") == 2
    assert "in one\n" in text
    assert "in two\n" in text
    assert run(file=tmp_path).stdout.splitlines()[0] == "arrived-in-northtown     6 figures"
    assert (refused.exit_code, "name the file" in refused.stderr) == (2, True)


def test_figure_without_source_or_day_is_shown(run, mill, tmp_path):
    mill["claims"][1]["quantity"]["measure"] = "work-lost"
    reference = {"work": "w", "stance": "context", "quantity": {"value": 38, "unit": "person"}}
    since = {"work": "w", "stance": "context", "quantity": {"value": 39, "unit": "person", "since": "2024"}}
    mill["claims"][1]["slots"] = [{"kind": "primary-statistics", "references": [reference, since]}]
    mill["works"] = [{"id": "w", "csl": {"type": "report", "title": "Register"}}]
    (tmp_path / "mill.claims.json").write_text(json.dumps(mill), encoding="utf-8")

    lines = run("work-lost", file=tmp_path).stdout.splitlines()

    assert [line.split() for line in lines[3:]] == [
        ["?", "up", "to", "40", "?", "this", "document,", "work-lost"],
        ["?", "38", "?", "consistent", "Register,", "w"],
        ["since", "2024", "39", "?", "not-comparable", "(period)", "Register,", "w"],
    ]
