"""The command that writes the page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from factcheck.cli import cli


def run(*arguments, **more):
    return CliRunner().invoke(cli, ["report", *map(str, arguments)], **more)


def test_page_is_written_and_summed_up(sheet_path, sheet, tmp_path):
    target = tmp_path / "sheet.html"

    result = run(sheet_path, "-o", target)

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{target}: 1 document, {len(sheet.claims)} claims; slots: ")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_page_has_a_name_by_default(sheet_path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = run(sheet_path)

    assert result.stdout.startswith("factcheck-report.html: ")
    assert [path.name for path in tmp_path.iterdir()] == ["factcheck-report.html"]


def test_page_goes_to_standard_output_alone(sheet_path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = run(sheet_path, "-o", "-")

    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.endswith("</html>\n")
    assert list(tmp_path.iterdir()) == []


def test_annotation_comes_from_standard_input(root, tmp_path):
    result = run("-", "-o", "-", input=(root / "tests/examples/valid/every-record.claims.json").read_bytes())

    assert "<h1 dir=auto>Mill closes</h1>" in result.stdout


def test_files_and_folders_make_one_page(root, sheet, tmp_path):
    shutil.copytree(root / "annotations", tmp_path / "held", ignore=shutil.ignore_patterns("*-statement-*"))

    result = run(tmp_path / "held", root / "tests/examples/valid/every-record.claims.json", "-o", tmp_path / "all.html")

    assert f"2 documents, {len(sheet.claims) + 2} claims" in result.stdout
    assert "1 waived" in result.stdout


def test_document_without_slots_says_so(root, tmp_path):
    result = run(root / "tests/examples/valid/no-claims.claims.json", "-o", tmp_path / "a.html")

    assert result.stdout.endswith("1 document, 0 claims; slots: none\n")


def test_vocabulary_beside_the_annotation_is_used(root, tmp_path):
    result = run(root / "tests/examples/valid/own-vocabulary.claims.json", "-o", tmp_path / "own.html")

    assert result.exit_code == 0


def test_evidence_can_be_that_of_a_day(sheet_path, tmp_path):
    assert "filled" not in run(sheet_path, "-o", tmp_path / "then.html", "--as-of", "1990-01-01").stdout


@pytest.mark.parametrize("arguments", [["nowhere"], ["--as-of", "1999"]])
def test_misuse_is_told_in_one_line(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = run(*arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_annotation_is_never_written_over(root, tmp_path):
    path = tmp_path / "mill.claims.json"
    path.write_bytes((root / "tests/examples/valid/every-record.claims.json").read_bytes())
    before = path.read_bytes()

    result = run(path, "-o", path)

    assert result.exit_code == 2
    assert "name another file with -o" in result.stderr
    assert path.read_bytes() == before


def test_invalid_annotation_leaves_the_old_page(mill, tmp_path):
    mill["source"]["length"] = 3
    (tmp_path / "mill.claims.json").write_text(json.dumps(mill), encoding="utf-8")
    (tmp_path / "page.html").write_text("old", encoding="utf-8")

    result = run(tmp_path, "-o", tmp_path / "page.html")

    assert result.exit_code == 2
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_who_waits_at_a_terminal_sees_progress(root, tmp_path):
    example = (root / "tests/examples/valid/every-record.claims.json").read_bytes()
    for number in range(5):
        (tmp_path / f"{number}.claims.json").write_bytes(example)
    master, terminal = os.openpty()
    command = [sys.executable, "-m", "factcheck", "report", str(tmp_path), "-o", str(tmp_path / "all.html")]

    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env={**os.environ, "TERM": "xterm"}, check=True)
    os.close(terminal)
    seen = os.read(master, 65536).decode()
    os.close(master)

    assert "Reading" in seen
    assert "5/5" in seen
    assert b"Reading" not in done.stdout
