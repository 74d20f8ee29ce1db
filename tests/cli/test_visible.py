"""What a file holds is shown, and does nothing: no control character and no change of direction reaches a screen."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.cli.printing import printable

HOSTILE = "\x1b]0;owned\x07 \x1b[2J \x9b8m \u202egnp.exe \u2066x \x08\x7f"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PROSE = ("statement", "note", "gist", "name", "title", "tags", "by", "rationale", "reason")
OWN_STYLE = re.compile(r"\x1b\[[0-9]+m")


def spoil(value, key=""):
    """Put the hostile text at the end of every text that people write."""
    if isinstance(value, dict):
        return {name: spoil(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [spoil(part, key) for part in value]
    return (
        f"{value} {HOSTILE}"
        if key in ("statement", "note", "gist", "name", "title", "tags", "by", "rationale", "reason")
        else value
    )


@pytest.fixture
def folder(root, tmp_path, monkeypatch):
    value = json.loads((root / "tests/examples/valid/every-record.claims.json").read_text(encoding="utf-8"))
    for name in ("every-record", "other"):
        spoilt = {**spoil({key: value[key] for key in ("claims", "works", "origins")})}
        (tmp_path / f"{name}.claims.json").write_text(json.dumps({**value, **spoilt}), encoding="utf-8")
    (tmp_path / "hostile.txt").write_text(f"{HOSTILE} The mill closed {HOSTILE} on 2 May.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("color", [True, False])
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "."],
        ["validate", ".", "--format", "concise"],
        ["validate", ".", "--format", "github"],
        ["show", "every-record.claims.json"],
        ["slots", "every-record.claims.json"],
        ["slots", "every-record.claims.json", "--format", "markdown"],
        ["stale", "."],
        ["diff", "every-record.claims.json", "other.claims.json"],
        ["match", "every-record.claims.json", "other.claims.json"],
        ["drop", "every-record.claims.json", "no-such-claim"],
        ["explain", HOSTILE],
        ["show", HOSTILE, "every-record.claims.json"],
        ["series", "every-record.claims.json"],
        ["show", "-f", "every-record.claims.json", "--format", "json"],
        ["evidence", "mill-closed", "-f", "every-record.claims.json", "--format", "json"],
        ["validate", ".", "--format", "json"],
        ["validate", ".", "--format", "sarif"],
        ["works", "every-record.claims.json", "--format", "csl-json"],
        ["amend", "every-record.claims.json", f"no {HOSTILE}", "--note", "x"],
        ["validate", f"--no {HOSTILE}", "."],
        ["works", "every-record.claims.json"],
        ["fmt", "--check", "."],
        ["rebase", "every-record.claims.json", "--onto", "hostile.txt", "--all"],
        ["show", "every-record.claims.json", "--format", "csv"],
        ["validate", ".", "--format", "csv"],
        ["works", "every-record.claims.json", "--format", "csv"],
        ["table", "claims", "every-record.claims.json"],
        ["table", "works", "every-record.claims.json", "--format", "markdown"],
        ["agree", "every-record.claims.json", "other.claims.json", "--format", "html"],
        ["report", "every-record.claims.json", "-o", "-", "--claimreview"],
        ["schema", HOSTILE],
    ],
)
def test_nothing_that_acts_reaches_the_screen(folder, arguments, color):
    result = CliRunner().invoke(cli, arguments, color=color)

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert FORBIDDEN.findall(OWN_STYLE.sub("", result.output)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["prompt", "every-record.claims.json"],
        ["works", "every-record.claims.json", "--format", "bibtex"],
        ["export", "every-record.claims.json", "--to", "csv"],
        ["export", "every-record.claims.json", "--to", "webannotation"],
        ["draft", "-"],
        ["fmt", "-"],
    ],
)
def test_what_is_exact_in_a_pipe_does_nothing_on_a_screen(folder, arguments):
    given = (folder / ("hostile.txt" if arguments[0] == "draft" else "every-record.claims.json")).read_text(encoding="utf-8")
    screen, ours = os.openpty()
    command = [sys.executable, "-m", "factcheck", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=ours, stderr=subprocess.DEVNULL, text=True) as process:
        os.close(ours)
        process.stdin.write(given)
        process.stdin.close()
        shown = b"".join(_read_from(screen)).decode()
    piped = CliRunner().invoke(cli, arguments, input=given).stdout

    assert len(shown) > 500
    assert FORBIDDEN.findall(OWN_STYLE.sub("", shown.replace("\r\n", "\n"))) == []
    assert FORBIDDEN.findall(piped)


def _read_from(screen):
    with contextlib.suppress(OSError):
        while piece := os.read(screen, 65_536):
            yield piece
    os.close(screen)


def test_reviews_in_a_page_say_what_the_file_says(folder):
    page = CliRunner().invoke(cli, ["report", "every-record.claims.json", "-o", "-", "--claimreview"]).stdout
    (data,) = re.findall('<script type="?application/ld[+]json"?>(.*?)</script>', page, re.DOTALL)

    reviewed = [node["claimReviewed"] for node in json.loads(data)["@graph"] if "claimReviewed" in node]
    assert [words.endswith(HOSTILE) for words in reviewed] == [True]
    assert page.count("\u202e") == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_signs_in_a_table_are_no_edit(folder, ending):
    table = f"claims.{ending}"
    CliRunner().invoke(cli, ["table", "claims", "every-record.claims.json", "-o", table])
    before = (folder / "every-record.claims.json").read_bytes()

    taken = CliRunner().invoke(cli, ["apply", table, "every-record.claims.json"])

    assert (taken.exit_code, "nothing to change" in taken.output) == (0, True), taken.output
    assert (folder / "every-record.claims.json").read_bytes() == before


def test_own_styles_pass_and_others_are_shown():
    assert printable("\x1b[1mbold\x1b[0m") == "\x1b[1mbold\x1b[0m"
    assert printable("\x1b[8mhidden") == "␛[8mhidden"
    assert printable("plain\tand\nlines") == "plain\tand\nlines"


def test_json_that_is_printed_says_what_the_file_says(folder):
    printed = CliRunner().invoke(cli, ["show", "-f", "every-record.claims.json", "--format", "json"]).stdout

    assert {claim["statement"].endswith(HOSTILE) for claim in json.loads(printed)} == {True}
