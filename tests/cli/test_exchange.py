"""Importing from and exporting to other tools at the command line."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.formats.registry import FORMATS

LUMEN = "tests/formats/lumen-bay"


def run(*arguments, **more):
    return CliRunner().invoke(cli, [*map(str, arguments)], **more)


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / LUMEN, tmp_path / "lumen-bay")


def test_an_import_is_valid_and_has_its_text_beside_it(folder, tmp_path):
    result = run("import", folder / "brat.ann", "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "brat.txt").read_bytes() == (folder / "brat.txt").read_bytes()
    assert len(factcheck.load(tmp_path / "out" / "brat.claims.json").claims) == 18
    assert "1 annotation, 18 claims; 0 losses, 0 refused" in result.stderr
    assert result.stdout == ""


def test_several_files_of_several_formats_are_told_apart(folder, tmp_path):
    result = run("import", folder / "brat.ann", folder / "labelstudio.json", "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == ["brat.claims.json", "labelstudio-1.claims.json"]


def test_a_refusal_is_shown_and_kept_with_its_raw_value(folder, tmp_path):
    losses = tmp_path / "losses.json"

    result = run("import", folder / "doccano.jsonl", "-o", tmp_path / "out", "--losses", losses)

    assert result.exit_code == 1
    assert "name the unit with --unit" in result.stderr
    (refused,) = json.loads(losses.read_text())["refused"]
    assert len(refused["raw"]) == 18


def test_losses_fail_only_on_demand(folder, tmp_path):
    arguments = ["import", folder / "doccano.jsonl", "--unit", "utf16", "--force", "-o", tmp_path / "out"]

    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--fail-on", "lost").exit_code == 1


def test_a_text_that_the_file_does_not_have_is_given(folder, tmp_path):
    without = run("import", folder / "table.csv", "-o", tmp_path / "out")
    with_it = run("import", folder / "table.csv", "-o", tmp_path / "out", "--text", folder / "source.txt")

    assert without.exit_code == 1
    assert "give it with --text" in without.stderr
    assert with_it.exit_code == 0, with_it.output


def test_nothing_is_replaced_unless_it_is_said(folder, tmp_path):
    arguments = ["import", folder / "brat.ann", "-o", tmp_path / "out"]
    run(*arguments)

    again = run(*arguments)

    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert run(*arguments, "--force").exit_code == 0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"[[[[", b"[]", b"null", b'{"a": 1}', b"T1\tx", b"\x00" * 50])
@pytest.mark.parametrize("format_", [None, *FORMATS])
def test_no_input_is_too_odd(content, format_, tmp_path):
    file = tmp_path / "odd.json"
    file.write_bytes(content)

    result = run("import", file, "-o", tmp_path / "out", *(["--from", format_] if format_ else []))

    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_folder_is_to_be_named_by_its_files(tmp_path):
    result = run("import", tmp_path, "-o", tmp_path / "out")

    assert (result.exit_code, "name the files in it" in result.stderr) == (2, True)


def test_two_files_of_a_shared_task_are_one(tmp_path):
    (tmp_path / "n.txt").write_text("The mill closed.")
    (tmp_path / "n.a1").write_text("T1\tMill 4 8\tmill")
    (tmp_path / "n.a2").write_text("T2\tClosing 9 15\tclosed\nE1\tClosing:T2 Theme:T1\n")

    result = run("import", tmp_path / "n.a1", "-o", tmp_path / "out")

    (made,) = (factcheck.load(path) for path in (tmp_path / "out").glob("*.claims.json"))
    assert result.exit_code == 0, result.output
    assert [claim.words for claim in made.claims] == ["mill", "closed"]
    assert "n.a1" in run("import", tmp_path / "n.a2", "-o", tmp_path / "out").stderr
    (tmp_path / "n.a1").unlink()
    assert "links T1, which is no claim here" in run("import", tmp_path / "n.a2", "-o", tmp_path / "out2").stderr


def test_an_export_can_be_imported_again(sheet_path, tmp_path):
    exported = run("export", sheet_path, "--to", "labelstudio", "-o", tmp_path / "tasks.json")
    imported = run("import", tmp_path / "tasks.json", "-o", tmp_path / "out")

    assert exported.exit_code == 0, exported.output
    assert imported.exit_code == 0, imported.output
    assert "slots" in exported.stderr
    assert len(factcheck.load(next((tmp_path / "out").glob("*.claims.json"))).claims) == len(factcheck.load(sheet_path).claims)


def test_a_format_of_two_files_writes_both(sheet_path, tmp_path):
    result = run("export", sheet_path, "--to", "brat", "-o", tmp_path / "sheet.ann")

    assert result.exit_code == 0, result.output
    assert (tmp_path / "sheet.txt").exists()
    assert run("export", sheet_path, "--to", "brat", "-o", "-").exit_code == 2


def test_an_export_does_not_write_over_another_text(sheet_path, tmp_path):
    (tmp_path / "sheet.txt").write_text("mine")

    result = run("export", sheet_path, "--to", "brat", "-o", tmp_path / "sheet.ann")

    assert result.exit_code == 2
    assert (tmp_path / "sheet.txt").read_text() == "mine"


def test_an_export_goes_to_standard_output_and_can_fail_on_a_loss(sheet_path):
    result = run("export", sheet_path, "--to", "csv", "-o", "-", "--fail-on", "lost")

    assert result.exit_code == 1
    assert result.stdout.startswith("claim,part,category")


def test_verdicts_are_published_on_standard_output_with_what_the_publisher_says(root):
    file = root / "docs/examples/flood-6-may.claims.json"
    options = ("--url", "https://example.org/", "--publisher", "Desk", "--scale", "contradicted=1,mostly-supported=4")

    result = run("export", file, "--to", "claimreview", *options)

    assert result.exit_code == 0, result.output
    graph = json.loads(result.stdout)["@graph"]
    reviews = [node for node in graph if node["@type"] == "ClaimReview"]
    assert {review["publisher"]["name"] for review in reviews} == {"Desk"}
    assert reviews[0]["url"] == "https://example.org/#embankment-broke"
    assert "number of Not kept" in result.stderr
    assert "standard output: 33 claims in claimreview" in result.stderr


def test_a_scale_that_is_none_is_misuse(root):
    result = run("export", root / "docs/examples/flood-6-may.claims.json", "--to", "claimreview", "--scale", "kept=5")

    assert result.exit_code == 2
    assert "no degree of truth" in result.stderr


def test_an_annotation_is_not_written_over_by_its_export(root, tmp_path):
    file = shutil.copy(root / LUMEN / "truth.claims.json", tmp_path / "a.claims.json")
    shutil.copy(root / LUMEN / "source.txt", tmp_path / "source.txt")

    result = run("export", file, "--to", "doccano", "-o", file)

    assert result.exit_code == 2
    assert "is the annotation that is read" in result.stderr


def test_folder_of_several_is_not_exported_as_its_first(sheet_path, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copytree(sheet_path.parent, tmp_path / name / "annotations")

    result = run("export", tmp_path, "--to", "labelstudio", "-o", tmp_path / "tasks.json")

    assert (result.exit_code, "takes one; name its file" in result.stderr) == (2, True)
    assert not (tmp_path / "tasks.json").exists()
