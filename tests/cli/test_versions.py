"""The commands that compare versions, with files and with real git repositories."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.contract.codec import to_value
from factcheck.model import Relation, Slot
from tests.versions.edits import BASE, LOOK, NEW, SEEN, edited, with_claim, with_slot

NAME = "mill.claims.json"
ROOT = Path(__file__).resolve().parent.parent.parent


def run(*arguments, **more):
    return CliRunner().invoke(cli, [*map(str, arguments)], **more)


def write(folder, annotation, name=NAME):
    (folder / name).write_text(factcheck.dumps(annotation), encoding="utf-8")
    return folder / name


@pytest.fixture
def versions(tmp_path):
    """Write several versions, and give their files."""

    def write_all(*annotations):
        return [write(tmp_path, annotation, f"{number}.claims.json") for number, annotation in enumerate(annotations)]

    return write_all


class Repository:
    """A git repository with an annotation file."""

    def __init__(self, folder):
        self.folder = folder
        self("init", "-q", "-b", "main", ".")

    def __call__(self, *arguments, fails=False):
        environment = {
            **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT), "GIT_AUTHOR_DATE": "2024-06-01T12:00:00Z", "GIT_COMMITTER_DATE": "2024-06-01T12:00:00Z",
        }  # fmt: skip
        identity = ["-c", "user.name=A. Editor", "-c", "user.email=editor@mill.example"]
        command = ["git", *identity, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, annotation, name=NAME):
        path = write(self.folder, annotation, name)
        self("add", "-A")
        self("commit", "-q", "-m", "Next")
        return path

    def use_driver(self):
        (self.folder / ".gitattributes").write_text("*.claims.json merge=factcheck\n", encoding="utf-8")
        self("config", "merge.factcheck.driver", f"'{sys.executable}' -m factcheck merge --driver --name %P %O %A %B")

    def branch(self, annotation):
        """Commit a version on a branch, which begins before the last commit of the main line."""
        self("checkout", "-q", "-b", "draft", "HEAD~1")
        self.commit(annotation)
        self("checkout", "-q", "main")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    made = Repository(folder)
    made.commit(BASE)
    return made


class TestDiff:
    def test_changes_are_grouped_by_claim(self, versions):
        result = run("diff", *versions(BASE, edited(["statement", "figure", "reference", "work", "note-of-all"])))

        assert result.exit_code == 1
        assert result.stdout == (
            "document\n"
            "  Annotation changed  note: Read twice.\n"
            "\n"
            "mill-closed\n"
            "  Reworded        The mill [-closed-]{+shut+} on 2 May.\n"
            "  Evidence added  primary-record, gazette: supports, The gates were shut.\n"
            "  Slot filled     primary-record: open → filled\n"
            "\n"
            "work-lost\n"
            "  Details changed  quantity.high: 40 → 50\n"
            "\n"
            "works\n"
            "  Work added  poll: Poll\n"
            "\n"
            "6 changes; claims: 2 changed\n"
        )

    def test_every_kind_of_value_is_shown_on_one_line(self, versions):
        old = with_claim(edited(["tag"]), assessments=[LOOK])
        new = attrs.evolve(
            with_claim(edited(["spans", "place", "categories", "unclaimed", "title", "no-relation"]), assessments=[]),
            claims=[
                attrs.evolve(edited(["spans", "categories", "date"]).claims[0], assessments=[]),
                edited(["place", "no-relation", "unit"]).claims[1],
                NEW,
            ],
        )

        shown = run("diff", *versions(old, new)).stdout

        assert "Re-anchored    " in shown
        assert "core 13–37 → core 13–28; The mill closed[- on 2 May-]" in shown
        assert "Recategorised       {+record.act+}" in shown
        assert "Assessment removed  look: insufficient, A. Rater, 2024-06-01" in shown
        assert "Details changed  places: {+Hill+}" in shown
        assert "Details changed  relations: [-elaborates, mill-closed-]" in shown
        assert "Details changed  tags: [-urgent-]" in shown
        assert "Details changed  quantity.unit: person → worker" in shown
        assert "Claim added  The gates are shut for good." in shown
        assert "Unclaimed text changed  [-Mill closes, title-], {+Mill closes, heading+}" in shown
        assert "claims: 2 changed, 1 added" in shown

    def test_order_and_absence_are_shown(self, versions):
        old = with_claim(
            with_claim(BASE, note="Read."), 1, places=["Hill", "Dale"], quantity=attrs.evolve(BASE.claims[1].quantity)
        )
        new = with_claim(BASE, 1, places=["Dale", "Hill"], quantity=None)

        shown = run("diff", *versions(old, new)).stdout

        assert "places: Hill, Dale → Dale, Hill" in shown
        assert "note: Read. → nothing" in shown
        assert 'quantity: {"high": 40, "comparators": ["up-to"], "unit": "person", "a… → nothing\n' in shown

    def test_longer_words_are_moved(self, versions):
        moved = with_claim(
            BASE, spans=[attrs.evolve(span, start=span.start - 1, end=span.end - 1) for span in BASE.claims[0].spans]
        )

        assert "core 13–37 → core 12–36\n" in run("diff", *versions(BASE, moved)).stdout

    def test_nothing_changed(self, versions):
        result = run("diff", *versions(BASE, BASE))

        assert (result.exit_code, result.stdout) == (0, "no changes\n")
        assert run("diff", *versions(BASE, BASE), "--format", "json").stdout == "[]\n"

    def test_json_has_every_field_of_every_change(self, versions):
        values = json.loads(run("diff", *versions(BASE, edited(["figure"])), "--format", "json").stdout)

        assert values == [
            {
                "kind": "details-changed", "claim": "work-lost", "slot": None, "subject": None, "field": "quantity.high",
                "before": 40, "after": 50,
            }
        ]  # fmt: skip

    def test_markdown_takes_nothing_of_the_texts_for_marks(self, versions):
        shown = run(
            "diff", *versions(BASE, with_claim(BASE, statement="The *mill* closed on 2 May.")), "--format", "markdown"
        ).stdout

        assert shown == (
            "### `mill-closed`\n\n- Reworded: The **\\***mill**\\*** closed on 2 May.\n\n1 change; claims: 1 changed\n"
        )

    def test_version_may_come_from_standard_input(self, versions):
        result = run("diff", "-", *versions(edited(["note"])), input=factcheck.dumps(BASE))

        assert "note: Read again." in result.stdout

    def test_version_may_come_from_git(self, repository):
        write(repository.folder, edited(["note"]))

        assert run("diff", f"HEAD:{NAME}", NAME).exit_code == 1
        assert run("diff", f"HEAD:./{NAME}", f"HEAD:{NAME}").exit_code == 0

    def test_own_vocabulary_is_found_beside_either_version(self, repository, root):
        repository("rm", "-q", NAME)
        shutil.copytree(root / "tests/examples/valid", repository.folder / "a")
        shutil.copy(root / "tests/examples/invalid/strikes.json", repository.folder)
        name = "a/own-vocabulary.claims.json"
        repository("add", "-A")
        repository("commit", "-q", "-m", "Next")

        for version in (name, f"HEAD:{name}", f"HEAD:./{name}"):
            assert run("diff", name, version).stdout == "no changes\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nowhere.claims.json", NAME), "nowhere.claims.json: No such file or directory"),
            (("HEAD:nowhere", NAME), "HEAD:nowhere: path 'nowhere' does not exist in 'HEAD'"),
            (("v9:mill.claims.json", NAME), "v9:mill.claims.json: "),
        ],
    )
    def test_version_that_is_not_there_is_one_line(self, repository, arguments, said):
        result = run("diff", *arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"factcheck: {said}")
        assert result.stderr.count("\n") == 1

    def test_git_that_is_missing_is_one_line(self, repository, monkeypatch):
        monkeypatch.setenv("PATH", "")

        result = run("diff", f"HEAD:{NAME}", NAME)

        assert result.exit_code == 2
        assert result.stderr == f"factcheck: HEAD:{NAME}: git is needed for this, and is not installed\n"

    @pytest.mark.parametrize("spoil", [lambda value: value.pop("id"), lambda value: value["claims"].append(value["claims"][0])])
    def test_version_that_does_not_conform_is_refused_by_name(self, tmp_path, versions, spoil):
        value = to_value(BASE)
        spoil(value)
        spoilt = tmp_path / "spoilt.claims.json"
        spoilt.write_text(json.dumps(value), encoding="utf-8")

        result = run("diff", *versions(BASE), spoilt)

        assert result.exit_code == 2
        assert f"{spoilt}: FC" in result.stderr


class TestMerge:
    def test_result_goes_to_standard_output(self, versions):
        base, ours, theirs = versions(BASE, edited(["claim"]), edited(["reference"]))

        result = run("merge", base, ours, theirs)

        assert result.exit_code == 0
        assert result.stdout == factcheck.dumps(edited(["claim", "reference"]))

    def test_result_goes_to_a_file_and_conflicts_to_standard_error(self, versions, tmp_path):
        ours, theirs = (with_claim(BASE, note=note) for note in ("Ours.", "Theirs."))
        target = tmp_path / "merged.claims.json"

        result = run("merge", *versions(BASE, ours, theirs), "-o", target)

        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{target}: conflict: claims/mill-closed/note: both sides added it differently;")
        assert factcheck.load(target) == ours

    def test_driver_writes_over_ours(self, versions):
        base, ours, theirs = versions(BASE, edited(["claim"]), edited(["reference"]))

        assert run("merge", "--driver", base, ours, theirs).exit_code == 0
        assert factcheck.load(ours) == edited(["claim", "reference"])

    def test_driver_with_output_is_misuse(self, versions):
        assert run("merge", "--driver", *versions(BASE, BASE, BASE), "-o", "x").exit_code == 2

    def test_base_may_be_empty(self, versions, tmp_path):
        empty = tmp_path / "empty"
        empty.touch()

        assert run("merge", empty, *versions(edited(["work"]), edited(["claim"]))).exit_code == 0

    def test_side_that_does_not_conform_leaves_ours_alone(self, versions, tmp_path):
        base, ours = versions(BASE, edited(["claim"]))
        spoilt = tmp_path / "spoilt"
        spoilt.write_text("<<<<<<< ours\n", encoding="utf-8")
        before = ours.read_bytes()

        result = run("merge", "--driver", base, ours, spoilt)

        assert (result.exit_code, ours.read_bytes()) == (2, before)
        assert f"\n{spoilt}:1:1: FC101" in result.stderr
        assert "\nmill (theirs):1:1: FC101" in run("merge", "--driver", "--name", "mill", base, ours, spoilt).stderr


class TestMergeInGit:
    def test_what_lines_cannot_join_the_driver_does(self, repository):
        """Both sides put something in the same place: a claim at the end, a reference and a verdict into the same lists."""
        mine = attrs.evolve(with_slot(BASE, references=[SEEN]), claims=[*with_slot(BASE, references=[SEEN]).claims, NEW])
        theirs = edited(["other-reference", "verdict", "claim"])
        theirs = attrs.evolve(theirs, claims=[*theirs.claims[:2], attrs.evolve(NEW, id="gates", statement="The gates are shut.")])
        repository.commit(mine)
        repository.branch(theirs)

        assert "CONFLICT" in repository("merge", "draft", fails=True)
        repository("merge", "--abort")
        repository.use_driver()
        repository("merge", "-q", "-m", "Join", "draft")

        done = factcheck.load(NAME)
        assert [claim.id for claim in done.claims] == ["mill-closed", "work-lost", "shut-for-good", "gates"]
        assert [reference.work for reference in done.claims[0].slots[0].references] == ["gazette", "register"]
        assert [one.id for one in done.claims[0].assessments] == ["look"]
        assert run("validate", "--against", "HEAD~1", NAME).exit_code == 0

    def test_conflict_stops_the_merge_and_leaves_a_whole_file(self, repository):
        repository.use_driver()
        repository.commit(with_claim(BASE, note="Ours."))
        repository.branch(with_claim(edited(["figure"]), note="Theirs."))

        said = repository("merge", "draft", fails=True)

        assert f"{NAME}: conflict: claims/mill-closed/note: " in said
        assert "CONFLICT (content)" in said
        assert repository("status", "--short", NAME) == f"UU {NAME}\n"
        assert factcheck.load(NAME) == with_claim(edited(["figure"]), note="Ours.")

    def test_file_that_both_sides_added_is_joined(self, repository):
        repository.use_driver()
        other = "other.claims.json"
        repository.commit(edited(["work"]), other)
        repository("checkout", "-q", "-b", "draft", "HEAD~1")
        repository.use_driver()
        repository.commit(edited(["claim"]), other)
        repository("checkout", "-q", "main")

        repository("merge", "-q", "-m", "Join", "draft")

        assert factcheck.load(other) == edited(["work", "claim"])

    def test_rebase_takes_the_driver_too(self, repository):
        repository.use_driver()
        repository.commit(edited(["claim"]))
        repository.branch(edited(["other-claim", "reference"]))
        repository("checkout", "-q", "draft")

        repository("rebase", "-q", "main")

        assert factcheck.diff(edited(["claim", "other-claim", "reference"]), factcheck.load(NAME)) == ()


class TestHistory:
    def test_versions_of_git_are_told_newest_last_through_renamings(self, repository):
        repository.commit(edited(["statement"]))
        repository("mv", NAME, "moved.claims.json")
        renamed = with_claim(edited(["statement"]), id="closure")
        renamed = with_claim(renamed, 1, relations=[Relation(type="elaborates", target="closure")])
        repository.commit(renamed, "moved.claims.json")
        write(repository.folder, with_slot(renamed, references=[SEEN]), "moved.claims.json")

        lines = run("history", "closure").stdout.splitlines()

        assert [line.split("  ") for line in lines if line and line[0] != " "] == [
            [lines[0][:18], "mill-closed"],
            [lines[3][:18], "mill-closed"],
            [lines[6][:18], "closure"],
            ["working tree", "closure"],
        ]
        assert lines[0].startswith("2024-06-01 ")
        assert lines[1] == "  Claim added  The mill closed on 2 May."
        assert lines[4] == "  Reworded  The mill [-closed-]{+shut+} on 2 May."
        assert lines[7] == "  Claim renamed  mill-closed → closure"

    def test_merge_is_one_change(self, repository):
        repository.use_driver()
        repository.commit(edited(["note"]))
        repository.branch(edited(["statement"]))
        repository("merge", "-q", "-m", "Join", "draft")

        values = json.loads(run("history", "mill-closed", NAME, "--format", "json").stdout)

        assert [[change["kind"] for change in value["changes"]] for value in values] == [["claim-added"], ["reworded"]]
        assert [value["claim"] for value in values] == ["mill-closed", "mill-closed"]

    def test_files_may_be_the_versions(self, versions):
        files = versions(BASE, edited(["note"]), edited(["note", "statement"]))

        shown = run("history", "mill-closed", *files).stdout

        assert shown.count(".claims.json  mill-closed\n") == 2
        assert shown.index("Claim added") < shown.index("Reworded")

    def test_file_with_the_claim_is_found(self, repository):
        repository.commit(attrs.evolve(BASE, id="other", claims=[NEW]), "a.claims.json")

        assert "Claim added" in run("history", "mill-closed", ".").stdout
        result = run("history", "mill-close")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "did you mean mill-closed" in result.stderr

    def test_version_that_does_not_conform_is_passed_over_and_named(self, repository):
        (repository.folder / NAME).write_text("<<<<<<< ours", encoding="utf-8")
        repository("commit", "-q", "-a", "-m", "Spoil")
        repository.commit(edited(["statement"]))

        result = run("history", "mill-closed", NAME)

        assert result.exit_code == 0
        assert "passed over: FC101" in result.stderr
        assert "Reworded" in result.stdout

    def test_nothing_to_tell_from_is_one_line(self, repository, tmp_path):
        (repository.folder / "spoilt.claims.json").write_text("{}", encoding="utf-8")
        new = run("history", "mill-closed", "spoilt.claims.json")
        repository("add", "-A")
        repository("commit", "-q", "-m", "Spoil")
        spoilt = run("history", "mill-closed", "spoilt.claims.json")
        outside = run("history", "mill-closed", write(tmp_path, BASE))

        assert new.stderr == (
            "factcheck: spoilt.claims.json: git has no version of it; commit it, or name the files that are its versions\n"
        )
        assert "factcheck: spoilt.claims.json: no version of it conforms to the schema; factcheck validate" in spoilt.stderr
        assert "not a git repository" in outside.stderr
        assert [result.exit_code for result in (new, spoilt, outside)] == [2, 2, 2]


class TestSettingsOfGit:
    """What a user or a repository has set changes nothing and runs nothing."""

    @pytest.mark.parametrize(
        "name", ["a\u2028b.claims.json", 'quo"te\tand tab.claims.json', ":leading.claims.json", "new\nline.claims.json"]
    )
    def test_history_of_a_file_with_a_difficult_name(self, repository, name):
        repository.commit(BASE, name)
        repository.commit(edited(["statement"]), name)

        result = run("history", "mill-closed", f"./{name}")

        assert (result.exit_code, "Reworded" in result.stdout) == (0, True), result.output

    def test_settings_run_no_program_and_do_not_disturb_the_output(self, repository, tmp_path):
        trap = tmp_path / "trap"
        trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
        trap.chmod(0o755)
        repository.commit(edited(["statement"]))
        plain = run("history", "mill-closed", NAME)
        for key in ("gpg.program", "core.fsmonitor", "diff.external", "core.pager", "core.editor"):
            repository("config", key, str(trap))
        for key, value in {
            "log.showSignature": "true",
            "color.ui": "always",
            "log.decorate": "full",
            "log.follow": "false",
            "diff.relative": "true",
            "diff.orderFile": "/nonexistent",
        }.items():
            repository("config", key, value)

        result = run("history", "mill-closed", NAME)

        assert (result.exit_code, result.stdout) == (0, plain.stdout)
        assert run("diff", f"HEAD~1:{NAME}", NAME).exit_code == 1
        assert not (tmp_path / "sprung").exists()

    @pytest.mark.parametrize(
        "surroundings",
        [
            {"GIT_DIR": "{other}/.git"},
            {"GIT_DIR": ".git"},
            {"GIT_WORK_TREE": "{other}"},
            {"GIT_OBJECT_DIRECTORY": "/nonexistent"},
            {"GIT_GLOB_PATHSPECS": "1"},
            {"GIT_TRACE": "1"},
            {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "diff.relative", "GIT_CONFIG_VALUE_0": "true"},
        ],
    )
    def test_what_another_repository_has_left_in_the_environment_changes_nothing(
        self, repository, tmp_path, monkeypatch, surroundings
    ):
        below = repository.folder / "below"
        below.mkdir()
        repository.commit(BASE, f"below/{NAME}")
        repository.commit(edited(["statement"]), f"below/{NAME}")
        (tmp_path / "other").mkdir()
        subprocess.run(["git", "init", "--quiet", tmp_path / "other"], check=True)
        monkeypatch.chdir(below)
        for name, value in surroundings.items():
            monkeypatch.setenv(name, value.format(other=tmp_path / "other"))

        result = run("history", "mill-closed", NAME)

        assert (result.exit_code, "Reworded" in result.stdout) == (0, True), result.output
        assert run("diff", f"HEAD~1:below/{NAME}", NAME).exit_code == 1

    def test_objects_that_a_clone_left_out_are_fetched_by_no_program(self, repository, tmp_path):
        trap = tmp_path / "trap"
        trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
        trap.chmod(0o755)
        for key, value in {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.url": f"ext::{trap} %S",
            "remote.origin.promisor": "true",
            "protocol.ext.allow": "always",
        }.items():
            repository("config", key, value)
        blob = repository("rev-parse", f"HEAD:{NAME}").strip()
        missing = repository.folder / ".git" / "objects" / blob[:2] / blob[2:]
        missing.chmod(0o644)
        missing.unlink()

        result = run("diff", f"HEAD:{NAME}", NAME)

        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert not (tmp_path / "sprung").exists()

    def test_what_git_refuses_is_one_line_with_its_way_out(self, repository, monkeypatch):
        said = (
            b"fatal: detected dubious ownership in repository at '/x'\nTo add an exception for this directory, call:\n\n"
            b"\tgit config --global --add safe.directory /x\n"
        )
        done = subprocess.CompletedProcess([], 128, b"", said)
        monkeypatch.setattr("factcheck.cli.compare.git.subprocess.run", lambda *args, **options: done)

        result = run("history", "mill-closed", NAME)

        assert result.stderr == (
            f"factcheck: {NAME}: detected dubious ownership in repository at '/x'; git config --global --add safe.directory /x\n"
        )

    def test_name_that_git_would_take_for_an_option_is_no_revision(self, repository):
        result = run("diff", "--", "--textconv:x", NAME)

        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "no revision begins with a hyphen" in result.stderr

    def test_giant_in_the_repository_is_not_read(self, repository):
        result = run("--limit", "100", "diff", f"HEAD:{NAME}", NAME)

        assert (result.exit_code, "more than the 100 that are allowed" in result.stderr) == (2, True)


class TestStale:
    @pytest.fixture
    def dated(self, tmp_path):
        return write(tmp_path, attrs.evolve(BASE, source=attrs.evolve(BASE.source, issued="2024-05-03")))

    def test_table_says_how_old_and_how_old_is_allowed(self, dated):
        result = run("stale", dated, "--as-of", "2024-09-01")

        assert result.exit_code == 1
        assert [line.split() for line in result.stdout.splitlines()] == [
            ["claim", "category", "allowed", "age", "speaks", "of", "evidence", "assessed"],
            ["work-lost", "quantity.flow", "90", "121", "2024-05-03", "unknown", "unknown"],
        ]

    def test_nothing_is_stale(self, dated):
        result = run("stale", dated, "--as-of", "2024-05-04")

        assert (result.exit_code, result.stdout) == (0, "nothing is stale\n")

    def test_json_and_csv_say_the_same(self, dated):
        (value,) = json.loads(run("stale", dated, "--as-of", "2024-09-01", "--format", "json").stdout)
        (row,) = csv.DictReader(io.StringIO(run("stale", dated, "--as-of", "2024-09-01", "--format", "csv").stdout))

        assert (value["claim"], value["age"], value["evidence"]) == ("work-lost", 121, None)
        assert row == {key: "" if content is None else str(content) for key, content in value.items()}

    @pytest.mark.parametrize("arguments", [[], ["--as-of", "2024-02-30"]])
    def test_day_is_needed(self, dated, arguments):
        assert run("stale", dated, *arguments).exit_code == 2


class TestValidateAgainst:
    ASSESSED = with_claim(BASE, assessments=[LOOK], slots=[Slot(kind="primary-record")])

    def test_every_file_is_compared_with_itself_in_a_revision(self, repository):
        repository.commit(self.ASSESSED)
        write(repository.folder, BASE)
        write(repository.folder, attrs.evolve(BASE, id="new"), "new.claims.json")

        result = run("validate", ".", "--against", "main", "--format", "concise")

        assert result.exit_code == 1
        assert f"{NAME}:" in result.stdout
        assert result.stdout.count("FC610") == 1
        assert run("validate", ".", "--against", "HEAD~1").exit_code == 0

    def test_one_file_is_compared_with_another_or_with_a_blob(self, repository):
        repository.commit(self.ASSESSED)
        kept = write(repository.folder, self.ASSESSED, "kept.json")
        write(repository.folder, BASE)

        for older in (kept, f"HEAD:{NAME}"):
            assert "FC610" in run("validate", NAME, "--against", older).stdout
        assert "FC610" in run("validate", "-", "--against", kept, input=factcheck.dumps(BASE)).stdout

    def test_findings_of_both_kinds_come_in_the_order_of_the_file(self, versions):
        old, new = versions(self.ASSESSED, attrs.evolve(BASE, unclaimed=[]))

        found = [finding.code for finding in factcheck.check(new, against=factcheck.load(old))]

        assert "FC308" in found
        assert "FC610" in found

    def test_file_that_does_not_conform_is_compared_with_nothing(self, versions, tmp_path):
        (tmp_path / "a.claims.json").write_text("{}", encoding="utf-8")

        assert run("validate", tmp_path / "a.claims.json", "--against", *versions(BASE)).exit_code == 1

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((".", "--against", NAME), "is the older version of one file, and there are 2"),
            (("-", "--against", "HEAD"), "standard input has no older version in git"),
            (("all.claims.jsonl", "--against", "HEAD"), "not corpora"),
            ((NAME, "--against", "v9"), "v9: No such file or directory"),
            (("../outside.claims.json", "--against", "HEAD"), "not a git repository"),
        ],
    )
    def test_what_cannot_be_compared_is_misuse(self, repository, arguments, said):
        repository.commit(attrs.evolve(BASE, id="other"), "other.claims.json")
        write(repository.folder.parent, BASE, "outside.claims.json")
        corpus = repository.folder / "all.claims.jsonl"
        if "all.claims.jsonl" in arguments:
            corpus.write_text("{}\n", encoding="utf-8")

        result = run("validate", *arguments, input=factcheck.dumps(BASE))

        assert result.exit_code == 2
        assert said in result.stderr
