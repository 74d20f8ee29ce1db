"""Tables that leave the editor for a spreadsheet and come back."""

from __future__ import annotations

import base64
import csv
import io

import pytest

import factcheck
from factcheck.editor.shelf import Shelf
from factcheck.formats.spreadsheet import read_sheet


def written(shelf, **asked):
    answer = shelf.call("table", {"table": "claims", "format": "csv", **asked})
    return answer, base64.b64decode(answer.get("content", ""))


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def back(shelf, rows, file="mill.claims.json", **more):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    sent = base64.b64encode(stream.getvalue().encode()).decode()
    return shelf.call("take", {"file": file, "name": "claims.csv", "content": sent, "by": "A. Editor", **more})


@pytest.fixture
def shelf(drafted):
    return Shelf(str(drafted()))


def test_table_of_claims_has_the_columns_that_were_asked_for(shelf):
    answer, data = written(shelf, file="mill.claims.json", columns=["id", "digest"])

    assert (answer["name"], answer["lines"]) == ("claims.csv", len(rows_of(data)))
    assert list(rows_of(data)[0]) == ["id", "digest"]


def test_workbook_is_one_that_can_be_read(shelf):
    answer, data = written(shelf, file="mill.claims.json", format="xlsx")

    columns, rows = read_sheet("claims.xlsx", data)
    assert "statement" in columns
    assert len(list(rows)) == answer["lines"]


def test_texts_that_a_workbook_cuts_are_counted(drafted):
    path = drafted(text=f"The mill {'and so on ' * 4000}closed.\n")

    assert written(Shelf(str(path)), file="mill.claims.json", format="xlsx")[0]["cut"] == 2
    assert written(Shelf(str(path)), file="mill.claims.json")[0]["cut"] == 0


def test_table_of_a_folder_has_the_claims_of_every_file(drafted):
    path = drafted()
    drafted(name="dam", text="The dam broke on 3 May 2024.\n")

    _, data = written(Shelf(str(path.parent)))

    assert {row["annotation"] for row in rows_of(data)} == {"mill", "dam"}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"table": "nothing"}, "nothing"),
        ({"format": "ods"}, "ods"),
        ({"columns": ["nothing"]}, "column of claims"),
    ],
)
def test_what_is_no_table_is_refused(shelf, asked, words):
    with pytest.raises(factcheck.errors.NoSuchTerm, match=words):
        written(shelf, file="mill.claims.json", **asked)


def test_edited_table_comes_back_as_one_step_and_refused_lines_are_told(shelf):
    _, data = written(shelf, file="mill.claims.json")
    rows = rows_of(data)
    rows[0] |= {"category": "event.incident", "triage": "check", "quantity_value": "7"}
    rows[1] |= {"category": "event.nothing"}
    rows.append(rows[0] | {"annotation": "elsewhere"})

    answer = back(shelf, rows)

    first = shelf.call("open", {"file": "mill.claims.json"})
    assert answer["table"]["changed"] == 1
    refused, *rest = answer["table"]["lines"]
    assert refused.startswith(f"line 3, {rows[1]['id']}: refused: FC405")
    assert rest == ["Lines of other annotations, passed over: 1.", "Changed and not read back: quantity_value."]
    assert first["claims"][rows[0]["id"]]["value"]["triage"]["by"] == "A. Editor"
    assert shelf.call("undo", {"file": "mill.claims.json", "seq": answer["seq"]})["did"].startswith("undo: apply claims.csv")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"content": "no base64!"}, "did not arrive whole"),
        ({"content": ""}, "is empty"),
        ({"name": "claims.xlsx"}, "is no workbook"),
    ],
)
def test_what_is_no_table_that_comes_back_changes_nothing(shelf, asked, words):
    _, data = written(shelf, file="mill.claims.json")

    answer = back(shelf, rows_of(data), **asked)

    assert words in answer["refused"]["findings"][0]["message"]
    assert "table" not in answer


def test_person_saves_a_table_edits_it_and_takes_it_back(window, drafted, tmp_path):
    path = drafted()
    page = window(path, hash="#table")
    page.until("document.getElementById('save-table') !== null")
    page.tab.click("#save-table")
    with page.tab.expect_download() as download:
        page.tab.click("dialog button[type=submit]")
    page.rest()
    rows = rows_of(download.value.path().read_bytes())
    assert download.value.suggested_filename == "claims.csv"
    rows[0]["statement"] = "=The mill closed."
    edited = tmp_path / "edited.csv"
    with edited.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)

    with page.tab.expect_file_chooser() as chooser:
        page.tab.click("#take-table")
    chooser.value.set_files(edited)
    page.until("document.querySelector('dialog.sheet') !== null")

    assert "1 claim changed" in page.tab.inner_text("dialog.sheet")
    assert page.saved().claim(rows[0]["id"]).statement == "=The mill closed."
