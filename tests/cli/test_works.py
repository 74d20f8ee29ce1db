"""The bibliography of an annotation: printed, exchanged, added to."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli

EXAMPLE = "tests/examples/valid/bibliography.claims.json"
NEW = "@report{new, title = {A new work}, date = {2024-05}, translator = {A, B}, factcheck-origins = {board, office}}"


def run(*arguments, **more):
    return CliRunner().invoke(cli, ["works", *map(str, arguments)], **more)


@pytest.fixture
def file(root, tmp_path):
    return shutil.copy(root / EXAMPLE, tmp_path / "release.claims.json")


def ids(*options):
    return [entry["work"]["id"] for entry in json.loads(run(*options, "--format", "json").stdout)]


class TestPrinting:
    def test_works_are_listed_by_date_with_what_is_known_of_them(self, file):
        shown = run(file).stdout

        assert shown.index("mill-act-2020") < shown.index("mill-board-2024") < shown.index("mill-poster")
        assert "  Jürgen Müller and Zoë van der Berg. „Mühle schließt“: was nun? Neue Straße, 3 May 2024." in shown
        assert "2 references; primary; read: whole; available 2024-05-02; origins: Mill Board (board)" in shown
        assert shown.endswith("8 works, 3 cited by 4 references\n")

    def test_a_folder_stands_for_the_one_annotation_in_it(self, file):
        assert run(file.parent).stdout == run(file).stdout

    def test_a_folder_of_several_annotations_is_refused(self, file):
        shutil.copy(file, file.with_name("other.claims.json"))

        result = run(file.parent)

        assert result.exit_code == 2
        assert "2 annotation files" in result.stderr

    def test_works_can_be_chosen_by_origin_claim_and_use(self, file):
        assert ids(file, "--origin", "board") == ["mill-board-2024", "mueller-strasse-2024"]
        assert ids(file, "--claim", "mill-closed") == ["melnitsa-2024", "mill-board-2024", "mueller-strasse-2024"]
        assert ids(file, "--unused")[:2] == ["mill-act-2020", "mill-hearing-2023"]

    @pytest.mark.parametrize(("option", "word"), [("--origin", "boat"), ("--claim", "mill-close")])
    def test_an_unknown_origin_or_claim_is_refused_with_the_nearest(self, file, option, word):
        result = run(file, option, word)

        assert result.exit_code == 2
        assert "did you mean" in result.stderr

    def test_as_of_keeps_what_was_certainly_available(self, file):
        shown = run(file, "--as-of", "2024-05-02").stdout

        assert ids(file, "--as-of", "2024-05-02") == ["mill-act-2020", "mill-board-2024"]
        assert shown.endswith("; left out: 1 available later, 5 of which it is unknown or uncertain since when\n")
        assert "melnitsa-2024" in ids(file, "--as-of", "2024-06-30")
        assert "melnitsa-2024" not in ids(file, "--as-of", "2024-06-29")

    def test_only_a_day_can_be_given(self, file):
        assert "not a day" in run(file, "--as-of", "2024-05").stderr

    def test_csv_has_a_row_for_each_work(self, file):
        result = run(file, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(result.stdout)))

        assert len(rows) == 8
        assert rows[4]["title"] == "Closure of the mill: 100 % of {all} staff & R_D #3"
        assert (rows[4]["origins"], rows[4]["references"]) == ("board", "2")
        assert result.stderr == "8 works, 3 cited by 4 references\n"

    def test_what_a_format_cannot_hold_is_said_on_standard_error(self, file):
        result = run(file, "--format", "bibtex")

        assert (
            "mill-board-2024: dropped: captures (BibTeX has no field for copies that were read; CSL-JSON keeps them)"
            in result.stderr
        )
        assert "dropped" not in result.stdout
        assert run(file, "--format", "csl-json").stderr == "8 works, 3 cited by 4 references\n"

    @pytest.mark.parametrize("format_", ["csl-json", "bibtex"])
    def test_what_is_printed_for_other_programs_comes_back_as_the_same_works(self, file, format_):
        printed = run(file, "--format", format_).stdout

        added = run(file, "--add", "-", "--from", format_, input=printed)

        assert added.exit_code == 0
        assert added.stdout.endswith("0 works would be added, 8 there already, 0 refused\n")


class TestLosses:
    def test_what_became_of_each_entry_is_written_for_programs(self, file, tmp_path):
        (tmp_path / "new.bib").write_text(
            "@misc{a, title = {Tolls}, file = {a.pdf}} @misc{b, url = {x}} @misc{c, title = {Mill Act}}\n"
            "@set{d, entryset = {a}} @misc{mill-act-2020, title = {Fords}} @misc{e, title = {Dams}, note = {n}}\n"
            "@misc{f, title = {Dams}, note = {n}, doi = {n/a}, keywords = {k}, url = {https://x.example/1}}"
        )

        run(file, "--add", tmp_path / "new.bib", "--losses", tmp_path / "losses.json", "--same", "f")

        report = json.loads((tmp_path / "losses.json").read_text(encoding="utf-8"))
        assert [(loss["where"], loss["kind"], loss["what"]) for loss in report["losses"]] == [
            ("line 1, a", "dropped", "file"), ("line 1, b", "dropped", "url: x"), ("line 2, d", "dropped", "@set"),
            ("line 3, f", "dropped", "keyword"), ("line 3, f", "dropped", "URL"),
        ]  # fmt: skip
        assert [one["where"] for one in report["refused"]] == ["line 1, b", "line 1, c", "line 2, mill-act-2020"]
        assert report["refused"][1]["raw"]["csl"]["title"] == "Mill Act"
        assert {one["file"] for part in report.values() for one in part} == {str(tmp_path / "new.bib")}

    def test_without_works_to_add_there_is_nothing_to_lose(self, file, tmp_path):
        assert run(file, "--losses", tmp_path / "losses.json").exit_code == 2
        assert not (tmp_path / "losses.json").exists()


class TestAdding:
    def test_nothing_is_written_unasked(self, file, tmp_path):
        before = file.read_bytes()
        (tmp_path / "new.bib").write_text(NEW)

        result = run(file, "--add", tmp_path / "new.bib")

        assert result.exit_code == 0
        assert result.stdout == (
            "+ new: A new work. May 2024.\n"
            "    line 1, new: dropped: translator (a work has no field for it; put it into note if it matters)\n"
            "    left out: origin office, which the annotation does not have\n"
            f"{file}: 1 work would be added, 0 there already, 0 refused; --write adds them\n"
        )
        assert file.read_bytes() == before

    def test_works_are_written_when_asked(self, file, tmp_path):
        before = factcheck.load(file)
        (tmp_path / "new.bib").write_text(NEW)

        result = run(file, "--add", tmp_path / "new.bib", "--write")
        after = factcheck.load(file)

        assert result.stdout.endswith("1 work added, 0 there already, 0 refused\n")
        assert after.works[:-1] == before.works
        assert (after.works[-1].id, after.works[-1].origins) == ("new", ("board",))
        assert after.claims == before.claims

    def test_works_that_are_there_leave_the_file_untouched(self, file, tmp_path):
        before = file.stat().st_mtime_ns
        (tmp_path / "old.json").write_text('[{"id": "x", "type": "book", "title": "磨坊关闭", "DOI": "10.1000/182"}]')

        result = run(file, "--add", tmp_path / "old.json", "--write")

        assert "= x: is there as mo-2024, with the same DOI; not taken over: type\n" in result.stdout
        assert file.stat().st_mtime_ns == before

    def test_a_work_with_an_id_that_is_taken_is_refused(self, file):
        result = run(file, "--add", "-", "--from", "bibtex", input="@misc{mill-act-2020, title = {Another}}")

        assert result.exit_code == 1
        assert "! mill-act-2020: refused, since another work has this id: Mill Act. no. 14, 2020." in result.stdout

    @pytest.mark.parametrize(
        ("name", "content", "shown"),
        [
            (
                "bad.bib",
                "@misc{a,\n title = {x} y}\n@misc{b, title = {Good}}",
                "line 1, a: refused: title: line 2: a comma is missing",
            ),
            (
                "bad.json",
                '[\n{"type": "book"},\n{"type": "book", "title": "Good"}]',
                "line 2, /0: refused: title: 'title' is missing",
            ),
            ("bad.ris", "TY  - JOUR\nER  - \nTY  - JOUR\nTI  - Good\nER  - ", "line 1: refused: title: 'title' is missing"),
        ],
    )
    def test_a_faulty_entry_is_refused_in_one_line_and_the_good_ones_are_added(self, file, tmp_path, name, content, shown):
        (tmp_path / name).write_text(content)

        result = run(file, "--add", tmp_path / name, "--write")

        assert result.exit_code == 1
        assert f"! {tmp_path / name}, {shown}" in result.stdout
        assert result.stdout.endswith("1 work added, 0 there already, 1 refused\n")
        assert factcheck.load(file).works[-1].csl["title"] == "Good"

    @pytest.mark.parametrize(
        ("name", "content", "shown"),
        [
            ("bad.bib", b"nothing", "bad.bib: there is no entry in it"),
            ("bad.json", b'[\n{"type": "book"]', "bad.json: line 2: not JSON"),
            ("bad.bib", b"@misc{a,\n title = {Caf\xe9}}", "bad.bib: line 2: not UTF-8: byte 0xe9; with --encoding latin-1"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_refused_in_one_line(self, file, tmp_path, name, content, shown):
        before = file.read_bytes()
        (tmp_path / name).write_bytes(content)

        result = run(file, "--add", tmp_path / name, "--write")

        assert result.exit_code == 2
        assert shown in result.stderr
        assert result.stderr.count("\n") == 1
        assert file.read_bytes() == before

    def test_an_encoding_can_be_given(self, file, tmp_path):
        (tmp_path / "old.bib").write_bytes("@misc{a, title = {Café}}".encode("latin-1"))

        assert "+ a: Café." in run(file, "--add", tmp_path / "old.bib", "--encoding", "latin-1").stdout

    def test_a_work_that_may_be_there_is_asked_about_until_somebody_answers(self, file):
        came = "@misc{act, title = {Mill Act}}"
        add = ("--add", "-", "--from", "bibtex")

        asked = run(file, *add, input=came)

        assert asked.exit_code == 1
        assert (
            "? act: Mill Act. no date.\n    may be mill-act-2020, with the same title, but nothing that settles it; --new act"
            in asked.stdout
        )
        assert asked.stdout.endswith(
            "0 works would be added, 0 there already, 1 to be answered with --new or --same, 0 refused\n"
        )
        assert "+ act:" in run(file, *add, "--new", "act", input=came).stdout
        assert "= act: is there as mill-act-2020" in run(file, *add, "--same", "act", input=came).stdout
        assert run(file, *add, "--same", "acts", input=came).exit_code == 2

    def test_what_makes_no_work_and_is_no_fault_is_told(self, file):
        result = run(file, "--add", "-", "--from", "bibtex", input="@set{s, entryset = {a}}\n@misc{a, title = {Good}}")

        assert result.exit_code == 0
        assert "- <stdin>, line 1, s: no work: @set: a set is no work" in result.stdout

    def test_a_file_that_is_not_there_is_refused(self, file):
        assert run(file, "--add", "nowhere.bib").exit_code == 2

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (["--add", "works.txt"], "does not tell its format"),
            (["--add", "works.nbib"], "is NBIB of PubMed, which is not read; save it as RIS, BibTeX or CSL-JSON"),
            (["--add", "works.YAML"], "is CSL-YAML, which is not read"),
            (["--add", "-"], "does not tell its format"),
            (["--add", "a.bib", "--unused"], "do not go with them"),
            (["--confirm", "a", "--format", "csv"], "do not go with them"),
            (["--write"], "go with --add"),
            (["--from", "bibtex"], "go with --add"),
            (["--encoding", "gbk"], "go with --add"),
            (["--new", "a"], "go with --add"),
        ],
    )
    def test_options_that_make_no_sense_together_are_misuse(self, file, options, words):
        result = run(file, *options)

        assert result.exit_code == 2
        assert words in result.stderr
