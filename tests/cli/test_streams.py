"""Pipes that close, paths that no locale knows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "factcheck"]


@pytest.mark.parametrize("arguments", [["validate", "--format", "concise", "bad"], ["show", "annotations"], ["explain"]])
def test_closed_pipe_is_no_finding(root, tmp_path, arguments):
    shutil.copytree(root / "annotations", tmp_path / "annotations")
    (tmp_path / "bad").mkdir()
    for number in range(300):
        (tmp_path / "bad" / f"{number}.claims.json").write_text("{", encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        done = subprocess.run([*COMMAND, *arguments], cwd=tmp_path, stdout=nobody, stderr=subprocess.PIPE, check=False)

    assert done.returncode in (0, 141)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "concise"])
def test_path_that_the_locale_does_not_know_is_no_traceback(root, tmp_path, format_):
    name = os.fsencode("Štampa-Косово") + b"-\xff.claims.json"
    target = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(target)).write_bytes(b"{")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*COMMAND, "validate", "--format", format_, target], cwd=tmp_path, env=environment, capture_output=True, check=False
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def shell(folder, line):
    """Run a line of a shell in which FC is the command."""
    line = line.replace("FC", f"'{sys.executable}' -m factcheck")
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=False)


NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")


@pytest.mark.parametrize("line", ["FC validate a.claims.json >&-", "FC --help >&-", "FC validate a.claims.json <&- >&- 2>&-"])
def test_stream_that_is_closed_takes_nothing_and_changes_no_status(root, tmp_path, line):
    shutil.copy(root / "tests/examples/valid/every-record.claims.json", tmp_path / "a.claims.json")

    done = shell(tmp_path, line)

    assert (done.returncode, done.stderr) == (0, b"")


def test_file_does_not_take_the_place_of_a_closed_stream(root, tmp_path):
    shutil.copy(root / "tests/examples/valid/every-record.claims.json", tmp_path / "a.claims.json")

    done = shell(tmp_path, "FC report a.claims.json -o page.html <&- >&- 2>&-")

    assert done.returncode == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_standard_input_that_is_closed_holds_nothing(tmp_path):
    done = shell(tmp_path, "FC validate - <&-")

    assert (done.returncode, b"the file is empty" in done.stdout) == (1, True)


@NEEDS_FULL
@pytest.mark.parametrize("line", ["FC --help >/dev/full", "FC explain >/dev/full", "FC explain --help >/dev/full"])
def test_full_disk_is_told_in_one_line(tmp_path, line):
    done = shell(tmp_path, line)

    assert (done.returncode, done.stderr) == (2, b"factcheck: cannot write the output: No space left on device\n")


@NEEDS_FULL
@pytest.mark.parametrize("line", ["FC validate none 2>/dev/full", "FC none 2>/dev/full", "FC explain >/dev/full 2>&1"])
def test_what_cannot_even_be_said_has_the_status_of_misuse(tmp_path, line):
    assert shell(tmp_path, line).returncode == 2


@pytest.mark.parametrize("format_", ["text", "concise"])
def test_line_feed_in_a_name_makes_no_other_finding(tmp_path, format_):
    name = "a\nb.claims.json:1:1: FC101 error: forged.claims.json"
    (tmp_path / name).write_text("{", encoding="utf-8")

    found = subprocess.run([*COMMAND, "validate", "--format", format_, name], cwd=tmp_path, capture_output=True, check=False)
    missing = subprocess.run([*COMMAND, "show", f"x{name}"], cwd=tmp_path, capture_output=True, check=False)

    assert not [line for line in found.stdout.splitlines() if line.startswith(b"b.claims")]
    assert missing.stderr.count(b"\n") == 1


def test_what_cannot_be_read_is_not_edited(tmp_path):
    os.mkfifo(tmp_path / "a.claims.json")

    done = subprocess.run([*COMMAND, "edit", "--no-browser", "a.claims.json"], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, b"it is a named pipe" in done.stderr, done.stdout) == (2, True, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are words there")
@pytest.mark.parametrize("command", [["draft", "NAME"], ["pin", "NAME", "items.jsonl"], ["draft", "PAGE"]])
def test_name_that_no_annotation_can_hold_is_one_line(tmp_path, command):
    text, page = b"caf\xe9.txt", b"caf\xe9.html"
    (tmp_path / os.fsdecode(text)).write_text("The mill closed.", encoding="utf-8")
    (tmp_path / os.fsdecode(page)).write_text("<p>The mill closed.</p>", encoding="utf-8")
    (tmp_path / "items.jsonl").write_text('{"statement": "It closed.", "spans": ["The mill closed"]}\n', encoding="utf-8")
    words = [{"NAME": text, "PAGE": page}.get(word, word) for word in command]

    done = subprocess.run([*COMMAND, *words], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, done.stderr.count(b"\n"), b"its name is not UTF-8" in done.stderr) == (2, 1, True), done.stderr


def test_title_that_no_file_can_hold_is_misuse(tmp_path):
    (tmp_path / "a.txt").write_text("The mill closed.", encoding="utf-8")

    done = subprocess.run([*COMMAND, "draft", "a.txt", "--title", b"caf\xe9"], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, b"title has half of a surrogate pair" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    "command",
    [["pin", "a.txt", "i.jsonl", "--title", b"\xff"], ["export", "b.claims.json", "--to", "nanopub", "--publisher", b"\xff"]],
)
def test_argument_that_is_not_utf_8_is_one_line(root, tmp_path, command):
    (tmp_path / "a.txt").write_text("The mill closed.", encoding="utf-8")
    (tmp_path / "i.jsonl").write_text('{"statement": "It closed.", "spans": ["The mill closed"]}\n', encoding="utf-8")
    shutil.copy(root / "tests/examples/valid/every-record.claims.json", tmp_path / "b.claims.json")

    done = subprocess.run([*COMMAND, *command], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, done.stderr.count(b"\n"), b"is not UTF-8" in done.stderr) == (2, 1, True), done.stderr
