"""A table of claims that goes to a spreadsheet and comes back."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

import factcheck
from factcheck.cli import cli

COLUMNS = "annotation,id,statement,category,categories,triage,triage_reason,assignee,digest"


def run(*arguments, **more):
    return CliRunner().invoke(cli, [*map(str, arguments)], **more)


@pytest.fixture
def file(tmp_path, monkeypatch, root):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    text = "The mill closed on 2 May. Forty people lost their work. It will open again."
    (tmp_path / "mill.txt").write_text(text)
    assert run("draft", tmp_path / "mill.txt", "--no-schema", "--no-gitattributes").exit_code == 0
    return tmp_path / "mill.claims.json"


def written(file, columns=COLUMNS):
    return list(csv.DictReader(io.StringIO(run("table", "claims", file, "--columns", columns).stdout)))


def back(file, rows, *more, delimiter=",", encoding="utf-8"):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    table = file.with_name("back.csv")
    table.write_bytes(stream.getvalue().encode(encoding))
    return run("apply", table, file, *more)


def test_a_table_that_nobody_changed_changes_nothing(file):
    result = back(file, written(file))

    assert (result.exit_code, result.output) == (0, f"{file}: nothing to change\n")


def test_statement_categories_and_triage_come_back_as_one_step(file):
    rows = written(file)
    rows[0] |= {"statement": "The mill closed on 2 May 2024.", "category": "event.incident"}
    rows[1] |= {"categories": "quantity.flow; event.incident", "triage": "check", "assignee": "B. Checker"}

    result = back(file, rows, "--by", "A. Editor", "--at", "2024-06-01")

    assert result.exit_code == 0, result.output
    assert "2 claims changed" in result.output
    first, second, third = factcheck.load(file).claims
    assert (first.statement, first.categories) == ("The mill closed on 2 May 2024.", ("event.incident",))
    assert [slot.kind for slot in first.slots][:1] == ["primary-record"]
    assert second.categories == ("quantity.flow", "event.incident")
    assert (second.triage.decision, second.triage.by, second.triage.at, second.triage.assignee) == (
        "check", "A. Editor", "2024-06-01", "B. Checker",
    )  # fmt: skip
    assert third.triage is None
    assert run("undo", file).exit_code == 0
    assert next(iter(factcheck.load(file))).statement == "The mill closed on 2 May."


def test_what_spreadsheets_make_of_csv_is_read(file):
    rows = written(file)
    rows[0]["statement"] = "The “mill” closed."

    result = back(file, list(reversed(rows))[1:], delimiter=";", encoding="utf-8-sig")

    assert result.exit_code == 0, result.output
    assert factcheck.load(file).claims[0].statement == "The “mill” closed."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "mill-closed-2-mai"}, "there is no claim 'mill-closed-2-mai'; did you mean"),
        ({"statement": " "}, "an empty cell is no statement"),
        ({"category": ""}, "an empty cell is no category"),
        ({"categories": ";"}, "an empty cell is no category"),
        ({"category": "event.nothing"}, "FC405"),
        ({"category": "event.state", "categories": "event.incident"}, "category and categories say different things"),
        ({"triage": "perhaps"}, "no term of triage-decisions for decision 'perhaps'"),
        ({"assignee": "B. Checker"}, "an empty cell decides nothing"),
        ({"statement": "Else.", "digest": "0"}, "the file has changed since the table was written"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_and_the_others_are_taken(file, change, said):
    rows = written(file)
    rows[0] |= change
    rows[1]["statement"] = "Forty people lost work."

    result = back(file, rows)

    assert result.exit_code == 1
    assert "line 2, " in result.output
    assert said in result.output
    first, second, _ = factcheck.load(file).claims
    assert (first.statement, second.statement) == ("The mill closed on 2 May.", "Forty people lost work.")


def test_a_change_of_the_file_is_never_written_over(file):
    rows = written(file)
    run("amend", file, "mill-closed-2-may", "--statement", "It closed in May.")
    rows[0]["statement"] = "The mill closed."

    result = back(file, rows)

    assert result.exit_code == 1
    assert factcheck.load(file).claims[0].statement == "It closed in May."


def test_a_second_line_of_one_claim_is_refused(file):
    rows = written(file)

    result = back(file, [*rows, rows[0]])

    assert (result.exit_code, "line 2 is of this claim too" in result.output) == (1, True)


def test_lines_of_other_annotations_and_changes_in_other_columns_are_told(file):
    rows = written(file, f"{COLUMNS},mode,number,disinterested")
    rows[0] |= {"mode": "reported", "number": "1.0", "disinterested": str(rows[0]["disinterested"]).upper()}
    rows[1]["annotation"] = "other"
    rows = [{**row, "of my own": "x" if number == 0 else ""} for number, row in enumerate(rows)]

    result = back(file, rows)

    assert result.exit_code == 0
    assert "1 line of other annotations passed over" in result.output
    assert "changed and not read back: mode, of my own\n" in result.output


def test_texts_that_begin_like_formulas_go_out_and_come_back_as_they_are(file):
    run("amend", file, "mill-closed-2-may", "--statement", "=1+1 mills closed.")
    run("triage", file, written(file)[1]["id"], "--decision", "check", "--reason", "'=quoted")
    rows = written(file)

    assert rows[0]["statement"] == "'=1+1 mills closed."
    assert back(file, rows).output.endswith("nothing to change\n")
    rows[0]["statement"] = "'=2+2 mills closed."
    assert back(file, rows).exit_code == 0
    assert factcheck.load(file).claims[0].statement == "=2+2 mills closed."


def test_a_workbook_comes_back(file, tmp_path):
    table = tmp_path / "claims.xlsx"
    run("table", "claims", file, "-o", table)
    book = load_workbook(table)
    names = [cell.value for cell in book.active[1]]
    book.active.cell(2, names.index("statement") + 1).value = "=The mill closed."
    book.active.cell(3, names.index("triage") + 1).value = "check"
    book.save(table)

    result = run("apply", table, file)

    assert result.exit_code == 0, result.output
    first, second, _ = factcheck.load(file).claims
    assert (first.statement, second.triage.decision) == ("=The mill closed.", "check")


def test_numbers_in_a_workbook_are_read_as_they_look(file, tmp_path):
    book = Workbook()
    for line in (["id", "digest", "statement"], [2024.0, None, 1.5], [None, None, None]):
        book.active.append(line)
    book.save(tmp_path / "n.xlsx")

    result = run("apply", tmp_path / "n.xlsx", file)

    assert "line 2, 2024: refused: there is no claim '2024'" in result.output


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"id;statement\n1;2\n", "no column digest"),
        ("a.csv", b"id;digest\n1;2\n", "no column one of statement"),
        ("a.csv", "id,digest,statement\nä,1,2\n".encode("latin-1"), "save it as CSV UTF-8"),
        ("a.csv", b"id,digest,statement\n" + b"x" * 200_000, "is no CSV"),
        ("a.xlsx", b"PK\x03\x04", "is no workbook"),
    ],
)
def test_what_is_no_table_is_misuse(file, name, data, said):
    table = file.with_name(name)
    table.write_bytes(data)

    result = run("apply", table, file)

    assert result.exit_code == 2
    assert said in result.output


def test_a_workbook_that_unpacks_to_more_than_may_be_read_is_refused(file):
    table = file.with_name("bomb.xlsx")
    with zipfile.ZipFile(table, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * 1_000_000)

    result = run("--limit", "500000", "apply", table, file)

    assert result.exit_code == 2
    assert "unpacks to more than 500,000 bytes" in result.output


def test_without_openpyxl_a_workbook_says_what_to_install(file, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    table = file.with_name("a.xlsx")
    table.write_bytes(b"PK")

    assert "factcheck-claims[xlsx]" in run("apply", table, file).output


def test_a_dry_run_writes_nothing(file):
    rows, before = written(file), file.read_bytes()
    rows[0]["statement"] = "The mill closed."

    result = back(file, rows, "--dry-run")

    assert '+      "statement": "The mill closed."' in result.output
    assert file.read_bytes() == before


def test_a_thousand_changes_are_tried_together(sheet, monkeypatch):
    from factcheck.versions.edits import together

    tried = []
    monkeypatch.setattr(together, "accepted", lambda before, after: tried.append(after) or after)

    after, refused = together.amend_each(sheet, {claim.id: {"statement": "Else."} for claim in sheet})

    assert (len(tried), refused) == (1, {})
    assert {claim.statement for claim in after} == {"Else."}
