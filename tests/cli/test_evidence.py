from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli


@pytest.fixture
def release(root, tmp_path):
    """The file that has one record of every kind."""
    return shutil.copy(root / "tests/examples/valid/every-record.claims.json", tmp_path / "release.claims.json")


def run(*arguments, **options):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], **options)


def listed(*arguments):
    return json.loads(run("slots", "--format", "json", *arguments).stdout)


class TestSlots:
    def test_nobody_looked_is_told_apart_from_nothing_found(self, release):
        before = {row["kind"]: row["searched"] for row in listed(release) if row["claim"] == "work-lost"}
        options = ["--where", "Archive", "--by", "A. Editor", "--at", "2024-06-05"]
        run("searched", release, "work-lost", "primary-statistics", "--outcome", "nothing-found", *options)
        run("searched", release, "work-lost", "method-note", "--outcome", "incomplete", *options)
        told = run("slots", release).stdout

        assert set(before.values()) == {"nobody-looked"}
        for kind, words in (
            ("primary-statistics", "searched: nothing found"),
            ("method-note", "searched: incomplete"),
            ("independent-report", "nobody looked"),
        ):
            assert any("work-lost" in line and kind in line and line.endswith(words) for line in told.splitlines()), (kind, told)

    @pytest.mark.parametrize(
        ("option", "word", "meant"),
        [("--category", "quantity.stokc", "quantity.stock"), ("--kind", "primary-rekord", "primary-record")],
    )
    def test_term_that_does_not_exist_is_no_empty_answer(self, release, option, word, meant):
        result = run("slots", release, option, word)

        assert (result.exit_code, result.stdout) == (2, "")
        assert f"'{word}'; did you mean {meant}" in result.stderr

    def test_table_ends_in_a_summary(self, release):
        result = run("slots", release)

        assert result.exit_code == 0
        assert "mill-closed  primary-record       must    filled  3 refs; 2 of 2 origins; register, witnesses" in result.stdout
        assert result.stdout.endswith(
            "6 slots: 4 open, 1 filled, 1 waived; 1 of 2 claims have support from a disinterested origin\n"
        )

    @pytest.mark.parametrize(
        ("arguments", "kinds"),
        [
            (["--open", "--level", "must"], ["primary-statistics", "independent-report"]),
            (["--filled"], ["primary-record"]),
            (["--state", "waived", "--state", "filled"], ["primary-record", "independent-report"]),
            (["--category", "quantity", "--kind", "method-note"], ["method-note"]),
            (["--independent"], ["independent-report", "independent-report"]),
        ],
    )
    def test_filters_choose_slots(self, release, arguments, kinds):
        assert [row["kind"] for row in listed(release, *arguments)] == kinds

    def test_nothing_chosen_is_said(self, release):
        assert run("slots", release, "--category", "causal").stdout.startswith("0 slots; 0 of 0 claims")

    def test_day_leaves_out_what_was_not_available(self, release):
        (row,) = listed(release, "--kind", "primary-record", "--as-of", "2024-05-30")

        assert (row["state"], row["origins"]) == ("open", ["witnesses"])

    def test_csv_has_a_line_a_slot(self, release):
        rows = list(csv.DictReader(io.StringIO(run("slots", release, "--format", "csv").stdout)))

        assert len(rows) == 6
        assert rows[0]["origins"] == "register; witnesses"

    def test_contradicting_origins_are_named(self, root):
        shown = run("slots", root / "annotations", "--state", "contradicted").stdout

        assert "against: contact-group" in shown

    def test_unknown_kind_is_refused_with_a_suggestion(self, release):
        result = run("slots", release, "--kind", "primary-statistic")

        assert (result.exit_code, result.stderr) == (
            2, "factcheck: no slot kind 'primary-statistic'; did you mean primary-statistics?\n",
        )  # fmt: skip

    def test_what_is_no_day_is_misuse(self, release):
        result = run("slots", release, "--as-of", "March")

        assert result.exit_code == 2
        assert "not a day written YYYY-MM-DD" in result.stderr

    def test_write_lists_the_slots_that_are_demanded(self, release):
        before = factcheck.load(release)

        assert run("slots", "--write", release).stdout == f"{release}: 1 slot added\n"
        assert [slot.kind for slot in factcheck.load(release).claim("work-lost").slots] == [
            "primary-statistics", "independent-report", "method-note",
        ]  # fmt: skip
        assert factcheck.load(release).claim("mill-closed") == before.claim("mill-closed")
        assert run("slots", "--write", release).stdout == f"{release}: no slots added\n"

    def test_write_needs_a_file(self, release):
        result = run("slots", "--write", "-", input=release.read_text(encoding="utf-8"))

        assert result.exit_code == 2
        assert "standard input cannot be written to" in result.stderr

    def test_standard_input_is_read(self, release):
        result = run("slots", "-", input=release.read_text(encoding="utf-8"))

        assert result.stdout == run("slots", release).stdout


class TestEvidence:
    def test_everything_known_is_told(self, release):
        shown = run("evidence", "mill-closed", "work-lost", "-f", release).stdout

        for words in (
            "  for: 2, Trade Register, Two passers-by",
            "primary-record (must, 2 independent origins): filled: Trade Register, Two passers-by",
            "    + Supports: Register of closures [register-2024] (2024-05~), line 7",
            "        “closed 2 May”",
            "Searched 2024-06-01 by A. Editor: Trade Register",
            "Waived by A. Editor, 2024-06-02: Nobody else was there.",
            "primary-statistics (must), 1 more origin: A count or estimate by whoever counted",
        ):
            assert words in shown

    def test_lineage_explains_the_count(self, root):
        shown = run("evidence", "objective-show-seriousness", "-f", root / "annotations").stdout

        assert "same origin as clinton-briefing-room-statement-1999-03-24" in " ".join(shown.split())

    def test_day_is_told_beside_the_count(self, release):
        shown = run("evidence", "mill-closed", "-f", release, "--as-of", "2024-05-30").stdout

        assert "independent origins (as of 2024-05-30)" in shown
        assert "· Supports: Register of closures [register-2024]" in shown
        assert "available only from 2024-05~" in " ".join(shown.split())

    def test_json_has_lineage_and_digests(self, release):
        (value,) = json.loads(run("evidence", "mill-closed", "-f", release, "--format", "json").stdout)
        annotation = factcheck.load(release)

        assert value["reviewed"]["evidence"] == factcheck.evidence.digests_of(annotation, "mill-closed").evidence
        assert value["slots"][0]["references"][0]["lineage"] == [["register"]]
        assert value["disinterested"] == ["register"]

    def test_evidence_against_is_marked(self, root):
        shown = run("evidence", "racak-perpetrators", "-f", root / "annotations").stdout

        assert "[dpa-finnish-experts-2001-01-17]" in shown
        assert "    - Contradicts: " in shown

    def test_unknown_claim_is_refused_with_a_suggestion(self, release):
        result = run("evidence", "mill-closes", "-f", release)

        assert result.exit_code == 2
        assert "did you mean mill-closed" in result.stderr
