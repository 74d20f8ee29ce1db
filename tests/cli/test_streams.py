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
