"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.formats.workbook import LONGEST, as_workbook
from factcheck.views.tables import TABLES, columns_of, table_rows

GOLDEN = Path(__file__).parents[1] / "golden" / "tables"


def run(*arguments, **more):
    return CliRunner().invoke(cli, ["table", *map(str, arguments)], **more)


@pytest.fixture
def example(root):
    return root / "tests/examples/valid/every-record.claims.json"


@pytest.mark.parametrize("kind", TABLES)
def test_table_is_written_as_it_was(kind, example):
    assert run(kind, example).stdout == (GOLDEN / f"{kind}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", TABLES)
def test_every_line_has_every_column_in_order(kind, sheet):
    rows = table_rows(kind, sheet)

    assert rows
    assert {tuple(row) for row in rows} == {columns_of(kind)}


def test_number_of_lines_is_that_of_what_is_listed(sheet_path, sheet):
    cited = sum(len(slot.references) for claim in sheet.claims for slot in claim.slots)
    for kind, count in (("claims", len(sheet.claims)), ("references", cited), ("works", len(sheet.works))):
        assert len(list(csv.reader(io.StringIO(run(kind, sheet_path).stdout)))) == count + 1


def test_columns_are_chosen_in_order(example):
    lines = run("claims", example, "--columns", "statement, id,id").stdout.splitlines()

    assert lines[0] == "statement,id"
    assert lines[1].endswith(",mill-closed")


def test_columns_can_be_listed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert run("works", "--columns", "?").stdout.splitlines() == list(columns_of("works"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims", "--columns", "statment"], "no column of claims 'statment'; did you mean statement"),
        (["claims", "--columns", ","], "names no column"),
        (["claim"], "'claim' is not one of"),
        (["claims", "nowhere.json"], "no such file"),
    ],
)
def test_misuse_is_told(arguments, told, example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.claims.json").write_bytes(example.read_bytes())

    result = run(*arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def spoilt(example, tmp_path, note):
    value = json.loads(example.read_text(encoding="utf-8"))
    value["claims"][0]["note"] = note
    path = tmp_path / "mill.claims.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


FORMULAS = ["=HYPERLINK(A1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_in_a_text_is_harmless_in_csv(formula, example, tmp_path):
    shown = run("claims", spoilt(example, tmp_path, formula), "--columns", "note").stdout

    assert list(csv.reader(io.StringIO(shown)))[1] == [f"'{formula}"]


def test_negative_number_stays_a_number(example, tmp_path):
    assert run("claims", spoilt(example, tmp_path, "-12.5"), "--columns", "note").stdout.splitlines()[1] == "-12.5"


class TestWorkbook:
    @pytest.fixture(autouse=True)
    def openpyxl(self):
        return pytest.importorskip("openpyxl", reason="openpyxl is not installed")

    @pytest.mark.parametrize("kind", TABLES)
    def test_workbook_holds_what_csv_holds(self, kind, example, tmp_path, openpyxl):
        run(kind, example, "-o", tmp_path / "a.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active

        told = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert sheet.title == kind
        assert told == list(csv.reader(io.StringIO(run(kind, example).stdout)))

    @pytest.mark.parametrize("formula", FORMULAS)
    def test_formula_in_a_text_is_a_text(self, formula, openpyxl):
        cell = openpyxl.load_workbook(io.BytesIO(as_workbook("claims", ["note"], [[formula]]))).active["A2"]

        assert (cell.value, cell.data_type) == (formula, "s")

    def test_what_a_workbook_cannot_hold_is_seen(self, openpyxl):
        cell = openpyxl.load_workbook(io.BytesIO(as_workbook("claims", ["note"], [["red \x1b[31m"]]))).active["A2"]

        assert cell.value == "red \ufffd[31m"

    def test_text_that_is_too_long_is_told(self, example, tmp_path):
        result = run("claims", spoilt(example, tmp_path, "x" * (LONGEST + 1)), "-o", tmp_path / "a.xlsx")

        assert "line 2, note: 32,768 characters, cut to the 32,767 that a cell holds" in result.stderr
        assert result.stdout.startswith(f"{tmp_path / 'a.xlsx'}: 2 lines of ")


def test_without_openpyxl_the_way_out_is_told(example, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)

    result = run("claims", example, "-o", tmp_path / "a.xlsx")

    assert result.exit_code == 2
    assert "install factcheck-claims[xlsx], or write CSV" in result.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_annotation_is_never_written_over(example, tmp_path):
    path = tmp_path / "mill.claims.json"
    path.write_bytes(example.read_bytes())

    assert run("claims", path, "-o", path).exit_code == 2
    assert path.read_bytes() == example.read_bytes()


def test_name_of_the_file_says_the_format(example, tmp_path):
    run("works", example, "--columns", "id", "-o", tmp_path / "a.md")

    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("| id |\n")


def test_day_is_heeded(sheet_path):
    counts = [
        run("references", sheet_path, "--columns", "counts", *day).stdout.count("True") for day in ([], ["--as-of", "1990-01-01"])
    ]

    assert counts[1] == 0 < counts[0]


def test_triage_is_in_the_table(sheet):
    first = attrs.evolve(
        sheet.reading_order[0], triage=factcheck.model.Triage(decision="check", assignee="A. Editor", reason="R")
    )
    row = table_rows("claims", attrs.evolve(sheet, claims=[first, *sheet.reading_order[1:]]))[0]

    assert (row["triage"], row["triage_reason"], row["assignee"]) == ("check", "R", "A. Editor")
