"""Tables of quotes as people keep them: several annotators and texts in one, one column alone, and workbooks."""

from __future__ import annotations

import io
import sys

import attrs
import openpyxl
import pytest

from factcheck.formats import Text, export_to
from factcheck.formats.workbook import LONGEST
from factcheck.model import Annotation, Claim, Source, Span
from tests.formats.test_reading import MILL, read, reasons, words


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def annotation(text, words=None):
    exact = words or text
    span = Span(start=text.index(exact), end=text.index(exact) + len(exact), exact=exact)
    claim = Claim(id="one", statement="It is so.", spans=(span,), categories=("event.incident",))
    return Annotation(id="notice", source=Source.from_text(text, title="Notice"), claims=(claim,))


def back(text, words=None):
    exported = export_to("xlsx", annotation(text, words))
    return exported, read(exported.documents[0].data, name="notice.xlsx", text=Text(content=text))


class TestRows:
    def test_each_annotator_gets_an_annotation(self):
        imported = read("quote,coder\nmill closed,Ann\nwas old,Bob\nMonday,Ann\n", name="q.csv", text=Text(content=MILL))

        assert words(imported) == [["mill closed"], ["Monday"], ["was old"]]
        assert [made.annotators[0].name for made in imported.annotations] == ["Ann", "Bob"]
        assert [claim.by for made in imported.annotations for claim in made.claims] == ["ann", "ann", "bob"]

    def test_each_text_of_a_column_gets_an_annotation(self):
        imported = read(f"text,quote\n{MILL},mill closed\nAnother text.,Another\n", name="q.csv")

        assert words(imported) == [["mill closed"], ["Another"]]
        assert [one.source.text for one in imported.annotations] == [MILL, "Another text."]
        assert [one.id for one in imported.annotations] == ["q-1", "q-2"]

    def test_one_column_is_a_table_where_the_name_says_so(self):
        assert words(read("quote\nmill closed\n", name="q.csv", text=Text(content=MILL))) == [["mill closed"]]
        assert read("quote\nmill closed\n", name="q.txt", text=Text(content=MILL)).annotations == ()

    def test_table_without_rows_is_asked_for_its_text(self):
        assert "give it with --text" in reasons(read("quote\n", name="q.csv"))[0]

    def test_table_in_another_encoding_says_so(self):
        assert "not UTF-8: byte 0xe9; convert the file first" in reasons(read("quote\ncafé\n".encode("latin-1"), name="q.csv"))[0]

    def test_file_in_another_encoding_says_so(self):
        assert "not UTF-8" in reasons(read("T1\tX 0 1\té".encode("latin-1"), name="q.ann"))[0]

    def test_table_without_quotes_says_which_column_is_wanted(self):
        assert "no column of quotes" in reasons(read("text,label\na,b\n", name="q.csv"))[0]

    def test_nothing_of_a_table_is_passed_over_in_silence(self):
        table = "My table\n\nquote,category,seen\nmill closed\n\nMonday,event.incident,May,more\n"

        imported = read(table, name="q.csv", text=Text(content=MILL))

        assert words(imported) == [["mill closed"], ["Monday"]]
        assert [(loss.where, loss.what) for loss in imported.losses if loss.kind == "dropped"] == [
            ("row 1", "My table"), ("row 3", "column seen"), ("row 6", "cells after the last column"),
        ]  # fmt: skip

    def test_line_that_names_the_separator_is_no_row(self):
        imported = read("sep=;\r\nquote;note\r\nmill closed;a,b\r\n", name="q.csv", text=Text(content=MILL))

        assert words(imported) == [["mill closed"]]
        assert imported.annotations[0].claims[0].note == "a,b"

    def test_what_is_no_table_is_told(self):
        assert "no table" in reasons(read('quote\n"' + "x" * 200_000, name="q.csv", format="csv"))[0]


class TestWorkbooks:
    def test_first_sheet_is_read(self):
        data = workbook(["Quote", "Category", "Claim"], ["mill closed", "event.incident", 1.0], [None, None, None], ["was old"])

        imported = read(data, name="q.xlsx", text=Text(content=MILL))

        assert words(imported) == [["mill closed"], ["was old"]]
        assert imported.annotations[0].claims[0].id == "claim-1"

    @pytest.mark.parametrize("text", ["a\r\nb\x07c\x0bd\ufffee", "=SUM(1)", "+1", "'a", "_x0041_ b", "a 🏭 b", "tab\there"])
    def test_any_character_comes_back(self, text):
        exported, imported = back(text)

        assert words(imported) == [[text]]
        assert not [loss for loss in exported.losses if loss.where.startswith("row")]

    def test_other_sheets_are_told(self):
        book = openpyxl.Workbook()
        book.active.append(["quote"])
        book.active.append(["mill closed"])
        book.create_sheet("More")
        stream = io.BytesIO()
        book.save(stream)

        imported = read(stream.getvalue(), name="q.xlsx", text=Text(content=MILL))

        assert ("sheet More", "only the first sheet is read") in [(loss.where, loss.why) for loss in imported.losses]

    def test_words_that_look_like_a_number_of_a_character_are_told(self):
        exported, _ = back("_x0007_ is written so.")

        assert [(loss.kind, loss.where) for loss in exported.losses if loss.where.startswith("row")] == [
            ("changed", "row 2, column quote")
        ]

    def test_cell_that_is_full_is_told(self):
        exported, _ = back("x" * (LONGEST + 1))

        assert [loss.where for loss in exported.losses if loss.where.startswith("row")] == ["row 2, column quote"]

    def test_what_is_no_workbook_is_refused(self):
        assert "no workbook" in reasons(read(b"PK\x03\x04 xl/workbook.xml", name="q.xlsx"))[0]

    def test_without_openpyxl_it_is_said_what_to_install(self, monkeypatch):
        data = workbook(["quote"], ["mill closed"])
        monkeypatch.setitem(sys.modules, "openpyxl", None)

        assert "factcheck-claims[xlsx]" in reasons(read(data, name="q.xlsx"))[0]

    def test_statement_that_somebody_changed_goes_before_the_note(self):
        exported = export_to("xlsx", annotation(MILL, "mill closed"))
        book = openpyxl.load_workbook(io.BytesIO(exported.documents[0].data))
        book.active["E2"] = "The mill shut."
        stream = io.BytesIO()
        book.save(stream)

        imported = read(stream.getvalue(), name="notice.xlsx", text=Text(content=MILL))

        expected = attrs.evolve(annotation(MILL, "mill closed").claims[0], statement="The mill shut.", by="import-xlsx")
        assert imported.annotations[0].claims == (expected,)
