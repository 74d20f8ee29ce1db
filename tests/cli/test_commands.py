"""The other commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import _HOMES, cli
from factcheck.contract.files import result_names, schema_names
from factcheck.findings import finding_codes


def run(*arguments, **more):
    return CliRunner().invoke(cli, [*map(str, arguments)], **more)


@pytest.mark.parametrize("command", _HOMES)
def test_help_has_examples(command):
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"Examples:\n    factcheck {command}" in result.stdout


def test_help_lists_every_command():
    shown = run("-h").stdout

    assert all(f"\n  {command} " in shown for command in _HOMES)


def test_unknown_command_is_misuse():
    assert run("verify").exit_code == 2


class TestShow:
    def test_claim_is_shown_in_its_text_with_its_slots(self, sheet_path):
        shown = run("show", "displaced-total", "-f", sheet_path).stdout

        assert "core 920–983, line 8" in shown
        assert "• ⟦The total number of displaced in Kosovo is estimated at 250,000⟧;" in shown
        assert "figure        about 250,000 people, an estimate, a level, on 1999-03-26 (document date)" in shown
        assert "slot          primary-statistics (must): open" in shown
        assert "voice         Anonymous estimate" in shown

    def test_everything_that_a_claim_has_is_shown(self, root):
        shown = run("show", "mill-closed", "work-lost", "-f", root / "tests/examples/valid/every-record.claims.json").stdout

        assert "slot          primary-record (must, 2 independent origins): filled: Trade Register, Two passers-by" in shown
        assert "independent-report (must): waived" in shown
        assert "figure        up to 40 people, over a period · written “Up to 40”" in shown
        assert "elaborates    mill-closed" in shown
        assert "hedges        “Up to”" in shown

    def test_notes_speakers_and_periods_are_shown(self, sheet_path):
        shown = run(
            "show",
            "issuer-mindful-of-kla",
            "nato-would-respond",
            "international-diplomacy",
            "duration-of-repression",
            "-f",
            sheet_path,
        ).stdout

        assert 'note          "We" is not said' in shown
        assert "voice         Named, NATO" in shown
        assert "time          since 1998-02" in shown
        assert "· partly checkable" in shown

    def test_claims_are_listed_in_reading_order(self, sheet, sheet_path):
        lines = run("show", "-f", sheet_path).stdout.splitlines()

        assert [line.split()[0] for line in lines] == [claim.id for claim in sheet.reading_order]

    def test_filters_are_joined(self, sheet_path):
        lines = run("show", "-f", sheet_path.parent, "--category", "quantity", "--mode", "implied").stdout.splitlines()

        assert [line.split()[0] for line in lines] == ["kosovars-came-down", "kosovars-returned-home"]

    @pytest.mark.parametrize("range_", ["920-983", "930", "920–921"])
    def test_characters_are_asked_for_their_claims(self, sheet_path, range_):
        assert "displaced-total " in run("show", "-f", sheet_path, "--at", range_).stdout

    @pytest.mark.parametrize("range_", ["x", "9-x", "9-9", "9-3"])
    def test_range_that_is_none_is_misuse(self, sheet_path, range_):
        assert run("show", "-f", sheet_path, "--at", range_).exit_code == 2

    def test_json_is_that_of_the_file(self, sheet_path):
        (claim,) = json.loads(run("show", "displaced-total", "-f", sheet_path, "--format", "json").stdout)

        assert claim in json.loads(sheet_path.read_text(encoding="utf-8"))["claims"]

    def test_unknown_claim_ends_with_2_and_a_suggestion(self, sheet_path):
        result = run("show", "displaced-totl", "-f", sheet_path)

        assert (result.exit_code, result.stdout) == (2, "")
        assert "did you mean displaced-total" in result.stderr

    def test_invalid_file_ends_with_2(self, tmp_path):
        (tmp_path / "a.claims.json").write_text("{}", encoding="utf-8")

        result = run("show", "-f", tmp_path)

        assert result.exit_code == 2
        assert "FC201" in result.stderr

    def test_slots_of_an_own_vocabulary_are_shown(self, root):
        path = root / "tests/examples/valid/own-vocabulary.claims.json"

        assert "slot          register-entry (must): open" in run("show", "mill-closed", "-f", path).stdout


class TestDraft:
    @pytest.fixture
    def release(self, tmp_path):
        path = tmp_path / "Press Release.txt"
        path.write_text("Mill closes\n\nThe mill closed on 2 May. It is shut.\n", encoding="utf-8")
        return path

    def test_annotation_is_written_beside_the_text(self, release):
        result = run("draft", release, "--issuer", "Mill Board", "--issued", "2024-05-02")

        target = release.parent / "Press Release.claims.json"
        made = factcheck.load(target)
        assert result.exit_code == 0
        assert (made.id, made.source.title, made.source.path) == ("press-release", "Mill closes", "Press Release.txt")
        assert (made.source.issuer, made.source.issued) == ("mill-board", "2024-05-02")
        assert f"2 candidates; next: factcheck edit '{target}', then factcheck validate '{target}'" in result.stdout

    def test_annotation_names_a_schema_that_is_written_beside_it(self, release):
        said = run("draft", release).stdout

        target = release.parent / "Press Release.claims.json"
        schema = release.parent / "annotation.schema.json"
        assert factcheck.load(target).schema == "./annotation.schema.json"
        assert json.loads(schema.read_text(encoding="utf-8")) == factcheck.contract.bundle()
        assert f"{schema}: written for editors; --no-schema leaves it out" in said

    def test_schema_that_is_there_is_named_and_kept(self, release):
        (release.parent / "annotation.schema.json").write_text("{}", encoding="utf-8")

        assert "written for editors" not in run("draft", release).stdout
        assert (release.parent / "annotation.schema.json").read_text(encoding="utf-8") == "{}"

    def test_one_schema_serves_a_repository_and_none_above_it(self, release, tmp_path):
        repository = tmp_path / "repository"
        (repository / ".git").mkdir(parents=True)
        (repository / "texts").mkdir()
        (tmp_path / "annotation.schema.json").write_text("{}", encoding="utf-8")
        moved = release.rename(repository / "texts" / "r.txt")

        run("draft", moved)
        assert factcheck.load(moved.with_name("r.claims.json")).schema == "./annotation.schema.json"

        (repository / "texts/annotation.schema.json").rename(repository / "annotation.schema.json")
        run("draft", moved, "--force")
        assert factcheck.load(moved.with_name("r.claims.json")).schema == "../annotation.schema.json"

    def test_schema_can_be_left_out(self, release):
        run("draft", release, "--no-schema")

        assert factcheck.load(release.parent / "Press Release.claims.json").schema is None
        assert not (release.parent / "annotation.schema.json").exists()

    def test_file_that_exists_is_kept_unless_forced(self, release):
        run("draft", release)
        target = release.parent / "Press Release.claims.json"
        target.write_text("mine", encoding="utf-8")

        refused = run("draft", release)

        assert (refused.exit_code, target.read_text(encoding="utf-8")) == (2, "mine")
        assert run("draft", release, "--force").exit_code == 0
        assert factcheck.check(target)

    def test_text_below_the_annotation_is_named_relatively(self, release, tmp_path):
        folder = tmp_path / "texts"
        folder.mkdir()
        moved = release.rename(folder / "r.txt")

        assert run("draft", moved, "-o", tmp_path / "r.claims.json").exit_code == 0
        assert factcheck.load(tmp_path / "r.claims.json").source.path == "texts/r.txt"

    def test_text_outside_the_folder_of_the_annotation_is_refused(self, release, tmp_path):
        (tmp_path / "in").mkdir()

        result = run("draft", release, "-o", tmp_path / "in" / "r.claims.json")

        assert result.exit_code == 2
        assert "must lie in this folder or below" in result.stderr

    def test_standard_input_is_carried_inline(self):
        result = run("draft", "-", "--title", "Mill", input="The mill closed.\n")

        assert factcheck.loads(result.stdout).source.text == "The mill closed.\n"

    def test_standard_input_can_go_to_a_file(self, tmp_path):
        run("draft", "-", "-o", tmp_path / "工.claims.json", input="The mill closed.\n")

        made = factcheck.load(tmp_path / "工.claims.json")
        assert (made.id, made.source.path, made.source.title) == ("draft", None, "-")

    @pytest.mark.parametrize(
        ("content", "message"), [(b"\xff\xfe", "not UTF-8"), (b" \n", "there is no text in it"), (None, "No such file")]
    )
    def test_text_that_cannot_be_read_ends_with_2(self, tmp_path, content, message):
        path = tmp_path / "t.txt"
        if content is not None:
            path.write_bytes(content)

        result = run("draft", path)

        assert result.exit_code == 2
        assert message in result.stderr

    def test_day_that_does_not_exist_is_misuse(self, release):
        assert run("draft", release, "--issued", "2024-02-30").exit_code == 2


class TestFmt:
    @pytest.fixture
    def path(self, mill, tmp_path):
        path = tmp_path / "m.claims.json"
        path.write_text(json.dumps(mill), encoding="utf-8")
        return path

    def test_file_is_rewritten_once(self, path):
        assert run("fmt", path).stdout.strip().endswith("is rewritten")
        assert run("fmt", path).stdout == ""
        assert factcheck.dumps(factcheck.load(path)) == path.read_text(encoding="utf-8")

    def test_check_writes_nothing_and_fails(self, path):
        before = path.read_bytes()

        result = run("fmt", "--check", path.parent)

        assert (result.exit_code, path.read_bytes()) == (1, before)
        assert "would be rewritten" in result.stdout

    def test_file_that_does_not_conform_is_left_as_it_is(self, path):
        path.write_text('{"id": "a", "sauce": 1}', encoding="utf-8")

        result = run("fmt", path)

        assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, '{"id": "a", "sauce": 1}')
        assert "left as it is: FC" in result.stderr

    def test_wrong_quotes_do_not_prevent_it(self, path, mill):
        mill["claims"][0]["spans"][0]["start"] = 14
        path.write_text(json.dumps(mill), encoding="utf-8")

        assert run("fmt", path).exit_code == 0

    def test_standard_input_goes_to_standard_output(self, mill):
        result = run("fmt", "-", input=json.dumps(mill))

        assert json.loads(result.stdout) == mill
        assert result.stdout == factcheck.dumps(factcheck.loads(json.dumps(mill)))

    def test_folder_in_place_of_a_file_ends_with_2(self, tmp_path):
        (tmp_path / "x.claims.json").mkdir()

        assert run("fmt", tmp_path / "x.claims.json").exit_code == 2


class TestLookup:
    def test_schemas_are_listed(self):
        assert [line.split()[0] for line in run("schema").stdout.splitlines()] == [*schema_names(), *result_names()]

    @pytest.mark.parametrize("name", ["claim", "press-statement"])
    def test_schema_is_printed(self, name):
        assert json.loads(run("schema", name).stdout) == factcheck.contract.read_schema(name)

    def test_bundle_refers_to_itself_alone(self):
        assert '"$ref": "#/$defs/span"' in run("schema", "--bundle").stdout

    def test_schemas_are_exported(self, tmp_path):
        result = run("schema", "--export", tmp_path / "out")

        assert result.exit_code == 0
        assert len(list((tmp_path / "out/v1").rglob("*.json"))) == len(schema_names()) + len(result_names())

    def test_export_that_fails_ends_with_2(self, tmp_path):
        (tmp_path / "out").write_text("", encoding="utf-8")

        assert run("schema", "--export", tmp_path / "out").exit_code == 2

    def test_unknown_schema_ends_with_2(self):
        assert run("schema", "clam").exit_code == 2

    def test_every_code_is_explained(self):
        for code, meaning in finding_codes().items():
            shown = " ".join(run("explain", code).stdout.split())
            assert meaning.explanation in shown
            assert meaning.remedy in shown

    def test_codes_are_listed(self):
        assert len(run("explain").stdout.splitlines()) == len(finding_codes())

    def test_unknown_code_ends_with_2(self):
        assert run("explain", "FC999").exit_code == 2

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion_script_is_printed(self, shell):
        assert "_FACTCHECK_COMPLETE" in run("completion", shell).stdout

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("factcheck explain FC30", "FC301"),
            ("factcheck schema clai", "claim"),
            ("factcheck val", "validate"),
            ("factcheck triage release.claims.json mill-closed --decision not", "not-checkable"),
        ],
    )
    def test_shell_is_offered_what_fits(self, words, expected):
        environment = {"_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}

        result = CliRunner().invoke(cli, [], env=environment, prog_name="factcheck")

        assert expected in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_full_disk_is_told_in_a_line(sheet_path):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "factcheck", "validate", sheet_path]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert ran.stderr.splitlines() == ["factcheck: cannot write the output: No space left on device"]
    assert ran.returncode == 2


def test_interruption_is_not_taken_for_findings(monkeypatch, sheet_path):
    def interrupt(*paths):
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.cli.check.validate.annotation_files", interrupt)

    result = CliRunner().invoke(cli, ["validate", str(sheet_path)])

    assert result.exit_code == 130
    assert "Traceback" not in result.output
