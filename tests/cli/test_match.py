"""``factcheck match``."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.contract.codec import annotation_from_value

SECOND, FIRST = "flood-13-may.claims.json", "flood-6-may.claims.json"


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    shutil.copytree(root / "docs/examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")

    def invoke(*arguments, **options):
        return CliRunner().invoke(cli, ["match", *arguments], **options)

    return invoke


def test_every_match_is_shown_with_both_statements_and_the_reason(run):
    result = run(SECOND, FIRST)

    assert result.exit_code == 0
    assert " 1.00   +0.51  road-open supersedes road-closed\n" in result.stdout
    assert (
        "    The road from Brae to Kéthal was closed around 6 May 2031.\n    why: the opposite, for a later day\n"
        in result.stdout
    )
    assert result.stdout.endswith("30 matches: 1 contradicts, 3 corrects, 17 related, 1 restates, 8 supersedes\n")


def test_json_has_every_field_of_a_match(run):
    found = json.loads(run(SECOND, FIRST, "--format", "json").stdout)

    assert len(found) == 30
    assert next(one for one in found if one["claim"] == "road-open") == {
        "claim": "road-open",
        "document": "flood-6-may",
        "other": "road-closed",
        "relation": "supersedes",
        "score": 1.0,
        "parts": {"words": 1.0, "place": 1.0},
        "why": "the opposite, for a later day",
        "runner_up": "road-reopening",
        "margin": 0.5116,
        "status": "suggested",
    }


def test_weak_matches_are_left_out(run):
    found = json.loads(run(SECOND, FIRST, "--format", "json", "--min-score", "0.9").stdout)

    assert 10 < len(found) < 30
    assert min(one["score"] for one in found) >= 0.9


def test_folder_stands_for_all_its_files_but_the_document_itself(run):
    assert run(SECOND, ".").stdout == run(SECOND, FIRST).stdout


def test_several_documents_are_shown_one_after_the_other(run, root):
    result = run(SECOND, ".", str(root / "annotations"))

    assert "flood-13-may and kosovo-objectives-1999\n" in result.stdout
    assert "\n0 matches\n" in result.stdout


def test_standard_input_can_be_matched(run, tmp_path):
    content = (tmp_path / "examples" / SECOND).read_bytes()

    assert run("-", FIRST, input=content).stdout == run(SECOND, FIRST).stdout


def test_matches_are_written_as_suggestions_and_the_rest_stays(run):
    before = factcheck.load(SECOND)

    result = run(SECOND, FIRST, "--write")
    after = factcheck.load(SECOND)

    assert (result.exit_code, result.stdout) == (0, f"{SECOND}: 30 suggested\n")
    assert attrs.evolve(after, counterparts=()) == before
    assert factcheck.check(SECOND) == ()


def test_writing_again_keeps_the_file_as_it_is(run, tmp_path):
    run(SECOND, FIRST, "--write")
    before = (tmp_path / "examples" / SECOND).stat()

    run(SECOND, FIRST, "--write")

    after = (tmp_path / "examples" / SECOND).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_decisions_are_kept_and_shown(run):
    run(SECOND, FIRST, "--write")
    document = factcheck.load(SECOND)
    statuses = {"road-open": "confirmed", "board-says": "rejected"}
    decided = [
        attrs.evolve(one, status=statuses[one.claim], by="A. Editor", at="2031-06-01") if one.claim in statuses else one
        for one in document.counterparts
    ]
    factcheck.save(attrs.evolve(document, counterparts=decided), SECOND)

    written, shown = run(SECOND, FIRST, "--write"), run(SECOND, FIRST)

    assert written.stdout == f"{SECOND}: 1 confirmed, 1 rejected, 28 suggested\n"
    assert "road-open supersedes road-closed (confirmed)\n" in shown.stdout
    assert "board-says" not in shown.stdout


def test_counterparts_of_a_claim_are_shown_with_it(run):
    run(SECOND, FIRST, "--write")

    shown = CliRunner().invoke(cli, ["show", "road-open", "shelter-closed", "-f", SECOND]).stdout

    assert shown.count(" of flood-6-may") == 1
    assert "  supersedes    road-closed of flood-6-may, suggested\n" in shown


def test_writing_nothing_says_so(run, root):
    assert run(SECOND, str(root / "annotations"), "--write").stdout == f"{SECOND}: no counterparts\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([SECOND], "Missing argument 'OTHER...'"),
        ([SECOND, SECOND], "there is nothing to match flood-13-may with but itself"),
        ([".", FIRST], ". holds 2 annotation files; name one"),
        ([SECOND, FIRST, "copy.claims.json"], "several files have the id flood-6-may"),
        ([SECOND, "nowhere"], "nowhere: no such file or folder"),
        ([SECOND, FIRST, "--min-score", "2"], "2.0 is not in the range 0<=x<=1"),
        (["-", FIRST, "--write"], "standard input cannot be written to"),
    ],
)
def test_misuse_is_told_in_a_line(run, tmp_path, arguments, message):
    examples = tmp_path / "examples"
    if "copy.claims.json" in arguments:
        shutil.copy(examples / FIRST, examples / "copy.claims.json")

    result = run(*arguments, input=(examples / SECOND).read_bytes())

    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_file_with_faults_is_refused(run, root):
    result = run(SECOND, str(root / "tests/examples/invalid/FC420.claims.json"))

    assert result.exit_code == 2
    assert "FC420" in result.stderr


class TestLink:
    """A person says what two claims are to each other, without opening the file."""

    @pytest.fixture
    def link(self, run):
        def command(*arguments):
            folder = ["link", SECOND, "wells-unusable", "repeats", FIRST, "wells-unusable", *arguments]
            return CliRunner(env={"FACTCHECK_BY": None}).invoke(cli, folder)

        return command

    def test_link_is_kept_with_the_step_between_two_names(self, run, link):
        result = link(
            "--by", "A. Editor", "--at", "2031-05-14", "--name", "Kéthal", "the valley", "It lies there.", "--note", "Again."
        )

        assert result.stdout == f"{SECOND}: wells-unusable repeats wells-unusable of flood-6-may, confirmed\n"
        [entry] = factcheck.load(SECOND).counterparts
        assert (entry.by, entry.at, entry.note, entry.names[0].there) == ("A. Editor", "2031-05-14", "Again.", "the valley")

    def test_link_that_is_left_open_has_nobody(self, run, link):
        assert link("--status", "suggested").exit_code == 0

        [entry] = factcheck.load(SECOND).counterparts
        assert (entry.status, entry.by, entry.at) == ("suggested", None, None)

    def test_decision_of_nobody_is_refused(self, run, link):
        result = link()

        assert result.exit_code == 1
        assert "FC422" in result.output
        assert factcheck.load(SECOND).counterparts == ()

    def test_day_is_today_where_none_is_given(self, run, link):
        assert link("--by", "A. Editor").exit_code == 0
        assert factcheck.load(SECOND).counterparts[0].at

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["wells-unusable", "repeat", FIRST, "wells-unusable"], "did you mean repeats"),
            (["wells-unusable", "repeats", ".", "wells-unusable"], "holds 2 annotation files"),
            (["wells-unusable", "repeats", FIRST, "wells-usable"], "wells-unusable"),
        ],
    )
    def test_what_is_not_there_is_told(self, run, words, said):
        result = CliRunner().invoke(cli, ["link", SECOND, *words, "--by", "A. Editor"])

        assert result.exit_code == 2
        assert said in result.output


def test_what_is_compared_word_for_word_is_told(run, tmp_path):
    for name, said in (("one", "Zorp blik tamar veko."), ("other", "Zorp veko tamar blik.")):
        claim = {"id": "a", "statement": said, "spans": [{"start": 0, "end": len(said), "exact": said}]}
        source = {"title": name, "text": said, "sha256": sha256(said.encode()).hexdigest(), "length": len(said)}
        annotation = annotation_from_value({"id": name, "source": source, "claims": [claim | {"categories": ["event.incident"]}]})
        factcheck.save(annotation, tmp_path / f"{name}.claims.json")

    told = run(str(tmp_path / "one.claims.json"), str(tmp_path / "other.claims.json")).stderr

    assert [line.split(":")[1].strip() for line in told.splitlines()] == ["one", "other"]
    assert "claims are compared word for word" in told
    assert run(SECOND, FIRST).stderr == ""
