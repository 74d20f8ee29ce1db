"""Edits as commands: a whole file is made without typing an offset, and every step can be undone."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli

RELEASE = """Mill closes

The works council said on Monday:
- The mill closed on 2 May, and 40 workers have been laid off.
- The board knew of the closure in March.

It is the best mill ever. Estimates are that 200 people depend on it, as counted on
March 19. The board thanks everybody. It will answer questions on Friday.
"""

WHOLE_FILE = """
draft release.txt --issuer "Mill Board" --issued 2024-05-03
split F mill-closed-2-may-40 --quote "The mill closed on 2 May" --quote "40 workers have been laid off"
  --statement "The mill closed on 2 May." --statement "40 workers were laid off."
  --category event.incident --category quantity.flow --rest connective
rename F mill-closed-2-may-40 mill-closed
amend F board-knew-closure-march --category attribution.position --statement "The board knew of the closure in March."
amend F best-mill-ever --category evaluation.judgement
triage F best-mill-ever --decision not-checkable --reason "A judgement."
drop F estimates-200-people-depend-counted
add F --from "Estimates are" --to "March 19" --statement "200 people depended on the mill." --category quantity.stock
drop F board-thanks-everybody
set-aside F --quote "The board thanks everybody" --reason left-out --note "Thanks."
drop F will-answer-questions-friday --rest procedural
add F --quote "said on Monday" --statement "The works council spoke on Monday." --category attribution.statement --id spoke
refer F mill-closed primary-record --title "Register of closures" --issued 2024-05-02 --available 2024-05-02
  --origin "Trade Register" --access own-data --interest neutral --stance supports --excerpt "closed" --gist "It was entered."
refer F mill-closed independent-report --bib press.bib --origin "The Courier" --interest neutral --stance supports
refer F laid-off independent-report --work shut-2024 --stance supports --locator "p. 2"
searched F mill-closed other-party-account --where Archive --outcome nothing-found
waive F laid-off primary-statistics --reason "Too few to be counted."
assess F mill-closed --verdict supported --cutoff 2024-06-01 --at 2024-06-02
"""

BIB = """@article{shut-2024, title = {Gates shut}, date = {2024-05-03},
  journaltitle = {The Courier}, factcheck-available = {2024-05-03}}
"""


def run(*arguments):
    return CliRunner().invoke(cli, [*map(str, arguments)])


def bytes_of(file):
    return Path(file).read_bytes()


def lines_of(script):
    return script.strip().replace("\n  ", " ").splitlines()


@pytest.fixture
def release(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_BY", "A. Editor")
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "press.bib").write_text(BIB, encoding="utf-8")
    return "release.claims.json"


@pytest.fixture
def file(root, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return shutil.copy(root / "tests/examples/valid/every-record.claims.json", "every.claims.json")


class TestWholeFile:
    def test_is_made_by_commands_alone_and_is_clean(self, release):
        for line in lines_of(WHOLE_FILE):
            line = line.replace(" F ", f" {release} ").replace("laid-off ", "40-workers-have-been-laid-off ")
            result = run(*shlex.split(line))
            assert result.exit_code == 0, (line, result.output)

        checked = run("validate", "--strict", release)
        sheet = factcheck.load(release)

        assert checked.exit_code == 0, checked.output
        assert "left out on purpose" in checked.output
        assert [claim.id for claim in sheet] == [
            "spoke", "mill-closed", "40-workers-have-been-laid-off", "board-knew-closure-march", "best-mill-ever",
            "200-people-depended-on-the-mill",
        ]  # fmt: skip
        assert [span.role for span in sheet.claim("mill-closed").spans] == ["lead-in", "core"]
        assert sheet.claim("spoke").by == "a-editor"
        assert len(list(sheet.references())) == 3
        assert all(reading.counts for held in factcheck.weigh(sheet, "mill-closed").slots for reading in held.readings)
        assert sheet.claim("mill-closed").assessments[0].reviewed == factcheck.evidence.digests_of(sheet, "mill-closed")

    def test_figure_day_and_places_are_set_by_their_names_and_taken_away(self, release):
        run("draft", "release.txt", "--issuer", "Mill Board", "--issued", "2024-05-03")
        id_ = "estimates-200-people-depend-counted"
        given = [
            "quantity.value=200",
            "quantity.unit=person",
            "quantity.comparators=estimated",
            "time.at=2024-03-19",
            "places=Tarn",
        ]

        done = run("amend", release, id_, *(word for one in given for word in ("--set", one)))
        claim = factcheck.load(release).claim(id_)
        run("amend", release, id_, "--set", "quantity.unit=", "--set", "places=Tarn", "--set", "places=Oru", "--set", "time.at=")
        after = factcheck.load(release).claim(id_)

        assert done.exit_code == 0, done.output
        assert (claim.quantity.value, claim.quantity.unit, claim.quantity.comparators) == (200, "person", ("estimated",))
        assert (claim.time.at, claim.places) == ("2024-03-19", ("Tarn",))
        assert (after.quantity.value, after.quantity.unit, after.time, after.places) == (200, None, None, ("Tarn", "Oru"))
        assert '"value": 200,' in Path(release).read_text(encoding="utf-8")

    def test_parts_without_statements_are_told_to_be_worded(self, release):
        run("draft", "release.txt", "--issuer", "Mill Board", "--issued", "2024-05-03")
        quotes = ["--quote", "The mill closed on 2 May", "--quote", "40 workers have been laid off"]

        told = run("split", release, "mill-closed-2-may-40", *quotes).stdout

        assert "their statements are made of their words" in told

    def test_can_be_undone_step_by_step_and_made_again(self, release):
        run(*shlex.split(lines_of(WHOLE_FILE)[0]))
        states = [bytes_of(release)]
        for line in lines_of(WHOLE_FILE)[1:8]:
            run(*shlex.split(line.replace(" F ", f" {release} ")))
            states.append(bytes_of(release))

        for state in reversed(states[:-1]):
            assert run("undo", release).exit_code == 0
            assert bytes_of(release) == state
        assert run("undo", release).exit_code == 2
        for state in states[1:]:
            assert run("undo", release, "--redo").exit_code == 0
            assert bytes_of(release) == state


class TestEveryCommand:
    COMMANDS = (
        ["add", "--quote", "The mill closed", "--statement", "It closed."],
        ["amend", "mill-closed", "--statement", "The mill closed in May."],
        ["drop", "work-lost"],
        ["relate", "work-lost", "supports", "mill-closed"],
        ["rename", "mill-closed", "mill-shut"],
        ["triage", "mill-closed", "--decision", "check"],
        ["searched", "mill-closed", "primary-record", "--where", "Archive", "--outcome", "nothing-found", "--by", "A"],
        ["waive", "mill-closed", "independent-report", "--reason", "None.", "--by", "A"],
        ["refer", "mill-closed", "independent-report", "--work", "gazette-2024", "--stance", "context"],
        ["works", "--add", "a.bib", "--write"],
    )

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    def test_shows_with_dry_run_what_it_would_do_and_then_does_it(self, file, command, tmp_path):
        (tmp_path / "a.bib").write_text("@report{a, title = {A report}, publisher = {An agency}}", encoding="utf-8")
        before = bytes_of(file)
        if command[0] != "works":
            shown = run(*command, file, "--dry-run")
            assert shown.exit_code == 0, shown.output
            assert shown.stdout.startswith(f"--- {file}\n+++ {file}\n@@")
            assert bytes_of(file) == before

        done = run(*command, file)

        assert done.exit_code == 0, done.output
        assert bytes_of(file) != before
        assert not [finding for finding in factcheck.check(file) if finding.severity == "error"]
        run("undo", file)
        assert bytes_of(file) == before

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            (["add", "--quote", "The mill shut", "--statement", "S."], "FC301"),
            (
                ["add", "--quote", "The mill closed", "--statement", "S.", "--category", "event.incidnt"],
                "did you mean event.incident",
            ),
            (["split", "mill-closed", "--quote", "The mill", "--quote", "closed", "--keep", "1"], "FC317"),
            (["rename", "mill-closed", "work-lost"], "FC401"),
            (["relate", "mill-closed", "elaborates", "mill-closed"], "FC403"),
            (["set-aside", "--quote", "The mill closed", "--reason", "heading"], "FC307"),
            (["assess", "work-lost", "--verdict", "kept", "--by", "A"], "FC602"),
            (["join", "work-lost", "mill-closed"], "FC441"),
        ],
        ids=lambda value: value[0] if isinstance(value, list) else None,
    )
    def test_is_refused_with_the_finding_and_leaves_the_file(self, file, command, words):
        before = bytes_of(file)

        result = run(*command, file)

        assert (result.exit_code, bytes_of(file)) == (1, before), result.output
        assert "not changed" in result.stderr
        assert words in result.stderr

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            (["add", "--statement", "S."], "--quote"),
            (["add", "--from", "The", "--statement", "S."], "go together"),
            (["add", "--quote", "The mill closed", "--statement", "S.", "--id", "No Id"], "is not an id"),
            (["add", "--quote", "The mill closed", "--statement", ""], "statement is blank"),
            (["amend", "mill-closed"], "say what is to be changed"),
            (["amend", "mill-closed", "--set", "quantity.value"], "FIELD=VALUE"),
            (["amend", "mill-closed", "--set", "quantity.valu=4"], "did you mean quantity.value"),
            (["amend", "mill-closed", "--set", "quantity.value=4,5"], "written like 1870 or 4.5"),
            (["amend", "mill-closed", "--set", "quantity.value=nan"], "written like 1870 or 4.5"),
            (["amend", "mill-closed", "--set", "quantity.value=4", "--set", "quantity.value=5"], "has one value, not 2"),
            (["amend", "mill-closed", "--set", "quantity.value=4", "--set", "quantity.low=5"], "a value or bounds, not both"),
            (["amend", "mill-closed", "--set", "attribution.speaker=The mayor"], "set attribution.voice too"),
            (["amend", "mill-closed", "--set", "time.basis=exlpicit"], "explicit"),
            (["drop"], "the arguments are FILE CLAIM"),
            (["drop", "-", "mill-closed"], "name one annotation file"),
            (["add", "--quote", "The mill closed", "--statement", "S.", "--mode", "assertd"], "did you mean asserted"),
            (["set-aside", "--quote", "The mill closed", "--reason", "headin"], "did you mean heading"),
            (["drop", "mill-closd"], "did you mean mill-closed"),
            (["rename", "mill-closed"], "FILE OLD NEW"),
            (["relate", "work-lost", "elaborates"], "FILE CLAIM RELATION TARGET"),
            (["relate", "work-lost", "elaborate", "mill-closed"], "did you mean elaborates"),
            (["relate", "work-lost", "elaborates", "mill-closd"], "did you mean mill-closed"),
            (["relate", "work-lost", "causes", "mill-closed", "--remove"], "no relation causes mill-closed"),
            (["triage", "mill-closed", "--decision", "chek"], "did you mean check"),
            (["triage", "mill-closed"], "Give one of check, not-now, not-checkable, out-of-scope"),
            (["refer", "mill-closed", "primary-rekord", "--work", "gazette-2024", "--stance", "context"], "primary-record"),
            (["refer", "mill-closed", "primary-record", "--stance", "context"], "name the work"),
            (["refer", "mill-closed", "primary-record", "--work", "gazete-2024", "--stance", "context"], "gazette-2024"),
            (["refer", "mill-closed", "primary-record", "--url", "x", "--stance", "context"], "--title"),
            (["refer", "mill-closed", "primary-record", "--title", "T", "--issued", "May", "--stance", "context"], "not a date"),
            (["refer", "mill-closed", "primary-record", "--work", "x", "--access", "relay", "--stance", "context"], "--origin"),
            (["refer", "mill-closed", "primary-record", "--work", "x", "--via", "A", "--stance", "context"], "need the --origin"),
            (["refer", "mill-closed", "primary-record", "--work", "x", "--distorting", "A", "--stance", "context"], "--via"),
            (["refer", "mill-closed", "primary-record", "--work", "x", "--because", "A", "--stance", "context"], "go together"),
            (["waive", "mill-closed", "primary-record", "--reason", "None."], "FACTCHECK_BY"),
            (["waive", "mill-closed", "primary-record", "--reason", " ", "--by", "A"], "reason is blank"),
            (["searched", "mill-closed", "primary-record", "--where", " ", "--outcome", "found", "--by", "A"], "where is blank"),
            (["assess", "mill-closed", "--verdict", "supported"], "FACTCHECK_BY"),
            (["assess", "mill-closed", "--verdict", "supported", "--by", "A", "--cutoff", "2024-02-30"], "not a day"),
            (["split", "mill-closed", "--quote", "The mill closed"], "two quotes or more"),
            (["join", "mill-closed", "mill-closed"], "with itself"),
        ],
        ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else None,
    )  # fmt: skip
    def test_is_told_how_it_is_used(self, file, command, words):
        before = bytes_of(file)

        result = run(*command, file)

        assert (result.exit_code, bytes_of(file)) == (2, before), result.output
        assert words in result.stderr

    def test_takes_its_arguments_in_any_order(self, file):
        assert run("rename", "mill-closed", file, "mill-shut").exit_code == 0
        assert factcheck.load(file).claim("mill-shut")

    def test_says_what_else_it_did(self, file):
        result = run("drop", file, "mill-closed")

        assert "FC308" in result.stdout
        assert "counterpart" in result.stdout
        assert "any more; it stays" in result.stdout


class TestReferring:
    def test_work_without_a_known_origin_is_refused(self, file):
        result = run("refer", file, "mill-closed", "independent-report", "--title", "Gates shut", "--stance", "supports")

        assert result.exit_code == 1
        assert "FC504" in result.stderr
        assert "give an origin" in result.stderr

    def test_passage_that_a_party_passes_on_is_heard_via_the_party(self, file):
        run("refer", file, "mill-closed", "primary-record", "--title", "Debate", "--via", "Owner", "--origin", "Agency",
            "--stance", "supports", "--stands-as", "neutral", "--because", "It counts.")  # fmt: skip
        shown = run("evidence", "mill-closed", file)
        report = ["refer", file, "mill-closed", "independent-report", "--work", "debate", "--stance", "supports"]
        again = run(*report, "--via", "Owner", "--origin", "Agency", "--interest", "neutral")
        other = run(*report, "--origin", "Agency", "--interest", "party")

        assert "In the passage Owner has it from Agency. Stands here as neutral: It counts." in " ".join(shown.output.split())
        assert "it counts" in again.output
        assert (other.exit_code, "is there already, with interest neutral" in other.output) == (2, True)

    def test_publisher_is_proposed_and_counts_only_when_confirmed(self, file):
        run("refer", file, "mill-closed", "primary-record", "--title", "Shut", "--publisher", "News", "--stance", "supports")
        shown = run("validate", "--strict", file)
        before = factcheck.weigh(factcheck.load(file), "mill-closed")
        confirmed = run("works", file, "--confirm", "shut", "--write")
        after = factcheck.weigh(factcheck.load(file), "mill-closed")

        assert "FC505" in shown.output
        assert confirmed.exit_code == 0, confirmed.output
        assert ["news" in held.filling for held in before.slots] != ["news" in held.filling for held in after.slots]
        assert "FC505" not in run("validate", file).output

    def test_a_bibliography_is_read_in_the_encoding_that_is_named(self, file, tmp_path):
        (tmp_path / "old.bib").write_bytes("@report{one, title = {Löhne}}".encode("latin-1"))
        command = ["refer", file, "mill-closed", "independent-report", "--bib", "old.bib", "--stance", "context", "--origin", "X"]

        assert run(*command).exit_code == 2
        assert run(*command, "--encoding", "latin-1").exit_code == 0
        assert [work.csl["title"] for work in factcheck.load(file).works][-1] == "Löhne"
        assert "--encoding is of the file that --bib names" in run(*command[:4], *command[6:], "--encoding", "gbk").output

    def test_origin_is_confirmed_with_where_it_stands(self, file):
        run("refer", file, "mill-closed", "independent-report", "--title", "Shut", "--publisher", "News", "--stance", "supports")
        run("works", file, "--confirm", "shut", "--interest", "neutral", "--write")
        weighed = factcheck.weigh(factcheck.load(file), "mill-closed")

        assert "news" in next(held.filling for held in weighed.slots if held.slot.kind == "independent-report")

    def test_entry_of_a_bibliography_is_named_where_it_has_several(self, file, tmp_path):
        (tmp_path / "two.bib").write_text("@report{one, title = {One}}\n@report{two, title = {Two}}", encoding="utf-8")
        command = ["refer", file, "mill-closed", "independent-report", "--bib", "two.bib", "--stance", "context"]

        several, one, none = run(*command), run(*command, "--work", "two"), run(*command, "--work", "three")

        assert (several.exit_code, one.exit_code, none.exit_code) == (2, 0, 2)
        assert "2 entries, and one is wanted" in several.stderr
        assert "two" in factcheck.load(file).works_by_id

    def test_work_that_is_there_is_not_added_again(self, file):
        title = factcheck.load(file).works[0].csl
        before = factcheck.load(file).works
        url = ["--issued", "2024-05"] if "issued" in title else []
        run("refer", file, "mill-closed", "independent-report", "--title", title["title"], *url, "--stance", "context")

        assert factcheck.load(file).works == before


class TestUndo:
    def test_file_that_was_changed_by_hand_is_left(self, file):
        run("rename", file, "mill-closed", "mill-shut")
        Path(file).write_bytes(bytes_of(file) + b"\n")
        before = bytes_of(file)

        result = run("undo", file)

        assert (result.exit_code, bytes_of(file)) == (2, before)
        assert "changed by other means" in result.stderr

    def test_steps_are_listed_the_last_first(self, file):
        run("rename", file, "mill-closed", "mill-shut")
        run("triage", file, "mill-shut", "--decision", "check")
        run("undo", file)

        assert run("undo", file, "--list").stdout == "undone  triage mill-shut\ndone    rename mill-closed mill-shut\n"

    def test_shows_what_it_would_change(self, file):
        run("rename", file, "mill-closed", "mill-shut")
        before = bytes_of(file)
        shown = run("undo", file, "--dry-run").stdout

        assert '+      "id": "mill-closed"' in shown
        assert bytes_of(file) == before

    @pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
    def test_what_a_dry_run_shows_is_what_patch_makes_of_the_file(self, file):
        command = ("triage", file, "mill-closed", "--decision", "check", "--at", "2024-05-06")
        shown = run(*command, "--dry-run").stdout
        before = bytes_of(file)
        run(*command)
        written = bytes_of(file)
        Path(file).write_bytes(before)
        subprocess.run(["patch", "-s", file], input=shown.encode(), check=True)

        assert bytes_of(file) == written != before

    def test_keeps_nothing_beside_the_file(self, file, tmp_path):
        before = sorted(path.name for path in tmp_path.iterdir())
        run("rename", file, "mill-closed", "mill-shut")

        assert sorted(path.name for path in tmp_path.iterdir()) == before

    def test_step_that_cannot_be_kept_is_told_and_the_file_written(self, file, tmp_path, monkeypatch):
        (tmp_path / "blocked").write_text("", encoding="utf-8")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "blocked"))

        result = run("rename", file, "mill-closed", "mill-shut")

        assert result.exit_code == 0
        assert "this step cannot be undone" in result.stderr
        assert factcheck.load(file).claim("mill-shut")
