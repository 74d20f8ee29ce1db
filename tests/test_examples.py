"""The examples: files that are valid, and files that are named for the code that they must yield."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.findings import finding_codes

EXAMPLES = Path(__file__).parent / "examples"
VALID = sorted([*EXAMPLES.glob("valid/*.claims.json*"), *(EXAMPLES.parents[1] / "docs" / "examples").glob("*.claims.json")])
INVALID = sorted(EXAMPLES.glob("invalid/*.claims.json*"))
# What can be wrong only beside an older version: FCnnn.old.claims.json is that of FCnnn.claims.json.
AGAINST = sorted(EXAMPLES.glob("invalid/against/FC???.claims.json"))


def name_of(path):
    return path.name


def older(path):
    return path.with_name(path.name.replace(".claims.json", ".old.claims.json"))


def state_of(folder):
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_example_has_no_findings(path):
    assert factcheck.check(path) == ()


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_example_is_loaded(path):
    loaded = [factcheck.load(path)] if path.suffix == ".json" else list(factcheck.load_corpus(path))

    assert all(factcheck.check(annotation) == () for annotation in loaded)


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_example_yields_its_code_at_a_place_in_the_file(path):
    findings = factcheck.check(path)
    lines = path.read_bytes().decode(errors="replace").split("\n")

    assert path.name[:5] in {finding.code for finding in findings}
    for finding in findings:
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        assert finding.message


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_validating_an_invalid_example_ends_in_order_and_writes_nothing(path):
    before = state_of(EXAMPLES)
    severity = finding_codes()[path.name[:5]].severity

    result = CliRunner().invoke(cli, ["validate", "--strict", str(path)])

    assert result.exit_code == (0 if severity == "note" else 1)
    assert f"{path.name[:5]} {severity}: " in result.stdout
    assert "help: " in result.stdout
    assert state_of(EXAMPLES) == before


@pytest.mark.parametrize("path", AGAINST, ids=name_of)
def test_invalid_example_of_two_versions_yields_its_code_and_no_other(path):
    findings = factcheck.check(path, against=factcheck.load(older(path)))

    assert {finding.code for finding in findings} == {path.name[:5]}
    assert all(finding.line for finding in findings)
    assert factcheck.check(path) == ()


@pytest.mark.parametrize("path", AGAINST, ids=name_of)
def test_validating_against_an_older_version_fails(path):
    result = CliRunner().invoke(cli, ["validate", "--strict", str(path), "--against", str(older(path))])

    assert result.exit_code == 1
    assert f"{path.name[:5]} " in result.stdout


# What only an edit can find: a file holds the place that was chosen, not the quote that left it open.
OF_EDITS = {"FC323", "FC324", "FC325", "FC326", "FC329", "FC440", "FC441"}


def test_every_code_has_an_example():
    assert {path.name[:5] for path in [*INVALID, *AGAINST]} == set(finding_codes()) - OF_EDITS


def test_a_hundred_thousand_brackets_are_a_finding(tmp_path):
    path = tmp_path / "deep.claims.json"
    path.write_bytes(b"[" * 100_000 + b"]" * 100_000)

    assert [finding.code for finding in factcheck.check(path)] == ["FC104"]


def test_link_that_leads_out_of_the_folder_is_a_finding(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "mill.txt").write_bytes((EXAMPLES / "invalid/sources/mill.txt").read_bytes())
    (inside / "mill.txt").symlink_to(tmp_path / "mill.txt")
    spoilt = (EXAMPLES / "invalid/FC313.claims.json").read_text(encoding="utf-8").replace("sources/mill.txt", "mill.txt")
    (inside / "a.claims.json").write_text(spoilt, encoding="utf-8")

    assert "FC311" in [finding.code for finding in factcheck.check(inside / "a.claims.json")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("FC301-shifted", "the quote stands at 13–37"),
        ("FC301-utf-16-offsets", "these offsets count UTF-16 units; in code points they are 3–27"),
        ("FC301-curly-apostrophe", "the source has \"The mill’s gate is shut\" at 0–23"),
        ("FC301-misspelt", "from 25 on the source has"),
        ("FC302", "the quote stands at 39–70"),
        ("FC303-reversed", "the quote stands at 13–37"),
        ("FC304", "write 13"),
        ("FC411", "write it as high"),
        ("FC101-comma-after-last", "remove the comma"),
        ("FC101-nan", "JSON has no NaN"),
        ("FC101-comment", "JSON has no comments"),
        ("FC101-single-quotes", "double quotes"),
        ("FC101-python-constant", "null, true and false"),
    ],
)  # fmt: skip
def test_hint_tells_the_way_out(name, hint):
    findings = factcheck.check(EXAMPLES / "invalid" / f"{name}.claims.json")

    assert hint in findings[0].hint
