"""Whatever goes wrong at whichever step of writing, the file is the old one or the new one, whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="attempts run in processes that are forked")

SCRIPT = Path(__file__).with_name("faulting.py")
DONE, REFUSED, DONE_ALL_THE_SAME = 0, 1, 4


def attempts(folder, kind, root):
    command = [sys.executable, SCRIPT, folder, kind]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(root), "PATH": ""})
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_step_that_fails_is_told_and_leaves_the_old_file(tmp_path, root):
    tried = attempts(tmp_path, "fail", root)

    assert len(tried) > 10
    assert {one["status"] for one in tried} == {DONE, REFUSED, DONE_ALL_THE_SAME}
    # After the file has its name, a fault can only be in what tidies up; before, nothing has happened yet.
    assert {(one["status"] == REFUSED, one["state"]) for one in tried} <= {(True, "old"), (False, "new")}
    assert all(one["swept"] for one in tried)


def test_a_writer_that_is_killed_at_any_step_leaves_a_whole_file_and_no_litter_for_long(tmp_path, root):
    tried = attempts(tmp_path, "kill", root)

    assert len(tried) > 10
    assert {one["status"] for one in tried} == {DONE, -signal.SIGKILL}
    assert {one["state"] for one in tried} == {"old", "new"}
    assert all(one["swept"] for one in tried)


def test_a_disk_that_is_full_after_any_number_of_bytes_leaves_the_old_file(tmp_path, root):
    tried = attempts(tmp_path, "size", root)

    assert [one["state"] for one in tried] == ["old"] * (len(tried) - 1) + ["new"]
    assert {one["status"] for one in tried[:-1]} == {REFUSED}
    assert [one["left"] for one in tried] == [0] * len(tried)
