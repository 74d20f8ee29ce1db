"""A file is made from nothing by commands alone, and nobody types an offset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli

TEXT = """Mill closes

The mill closed on 2 May and 40 workers have been laid off. The council thanked everybody at length. The mill closed early.
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    assert run("draft", "release.txt").exit_code == 0
    return "release.claims.json"


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def done(*arguments):
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result


def test_file_is_made_by_commands_alone(file, tmp_path):
    first, second, third = [claim.id for claim in factcheck.load(file)]
    done("split", file, first, "--quote", "The mill closed on 2 May", "--quote", "40 workers have been laid off")
    done("rename", file, first, "mill-closed")
    done("drop", file, second)
    done("set-aside", file, "--from", "The council thanked", "--to", "at length.", "--reason", "left-out", "--note", "Thanks.")
    done("join", file, "mill-closed", third, "--statement", "The mill closed on 2 May.")
    done("drop", file, "40-workers-have-been-laid-off")
    done(
        "add",
        file,
        "--quote",
        "40 workers have been laid off",
        "--statement",
        "40 workers were laid off.",
        "--category",
        "quantity.flow",
        "--id",
        "laid-off",
    )
    done("triage", file, "laid-off", "--decision", "check", "--assignee", "B. Checker")
    referred = done(
        "refer",
        file,
        "laid-off",
        "primary-statistics",
        "--title",
        "Register",
        "--origin",
        "Trade Register",
        "--interest",
        "neutral",
        "--stance",
        "supports",
        "--excerpt",
        "40 dismissed",
    )
    done(
        "searched",
        file,
        "laid-off",
        "independent-report",
        "--where",
        "Press archive",
        "--outcome",
        "nothing-found",
        "--by",
        "A.",
        "--at",
        "2024-06-01",
    )
    done("waive", file, "laid-off", "method-note", "--reason", "None is kept.", "--by", "A.", "--at", "2024-06-01")
    done("assess", file, "laid-off", "--verdict", "insufficient", "--by", "R.", "--at", "2024-06-02")

    sheet = factcheck.load(file)
    assert "new origin: trade-register (Trade Register), interest neutral" in referred.stderr
    assert {held.slot.kind: held.state for held in factcheck.weigh(sheet, "laid-off").slots} == {
        "primary-statistics": "filled",
        "independent-report": "unobtainable",
        "method-note": "waived",
    }
    assert not [finding for finding in factcheck.check(sheet) if finding.severity == "error"]


def test_dry_run_shows_a_diff_and_writes_nothing(file):
    before = Path(file).read_text(encoding="utf-8")
    result = done("rename", file, factcheck.load(file).claims[0].id, "mill", "--dry-run")

    assert '+      "id": "mill"' in result.stdout
    assert Path(file).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["add", "FILE", "--quote", "The mill closed", "--statement", "S."], 1, "stands in 2 places"),
        (["add", "FILE", "--quote", "The mil", "--statement", "S."], 1, "does not stand in the text as whole words"),
        (["add", "FILE", "--statement", "S."], 2, "name the words with --quote"),
        (["add", "FILE", "--from", "The mill", "--statement", "S."], 2, "--from and --to go together"),
        (["add", "FILE", "--quote", "40 workers", "--statement", "S.", "--category", "quantity.flw"], 1, "FC405"),
        (["add", "FILE", "--quote", "40 workers", "--statement", "S.", "--id", "No Id"], 2, "is not an id"),
        (["add", "FILE", "--quote", "40 workers", "--statement", "S.", "--mode", "assertd"], 2, "did you mean asserted"),
        (["split", "FILE", "x", "--quote", "a"], 2, "two or more"),
        (["drop", "FILE", "nowhere"], 2, "no claim 'nowhere'"),
        (["set-aside", "FILE", "--quote", "40 workers", "--reason", "heading"], 1, "FC307"),
        (["set-aside", "FILE", "--quote", "40 workers", "--reason", "headin"], 2, "did you mean heading"),
        (["refer", "FILE", "x", "primary-record", "--stance", "supports"], 2, "name one work"),
        (["drop", "-", "x"], 2, "standard input cannot be written to"),
    ],
)
def test_edit_that_is_not_sound_is_refused_and_the_file_stays(file, arguments, code, words):
    before = Path(file).read_text(encoding="utf-8")
    result = run(*[file if one == "FILE" else one for one in arguments])

    assert (result.exit_code, words in result.output) == (code, True), result.output
    assert Path(file).read_text(encoding="utf-8") == before


def test_work_without_an_origin_is_told(file, tmp_path):
    claim = factcheck.load(file).claims[0].id
    done(
        "add",
        file,
        "--quote",
        "40 workers",
        "--statement",
        "There were 40 workers.",
        "--category",
        "quantity.stock",
        "--id",
        "forty",
    )
    (tmp_path / "one.json").write_text(json.dumps([{"id": "one", "type": "report", "title": "One"}]), encoding="utf-8")

    result = done("refer", file, "forty", "primary-statistics", "--bib", "one.json", "--stance", "supports")

    assert "one has no origin, so it counts for nothing" in result.stderr
    assert claim
