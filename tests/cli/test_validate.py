from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from factcheck.cli import cli


def run(*arguments, **more):
    return CliRunner().invoke(cli, ["validate", *map(str, arguments)], **more)


@pytest.fixture
def file(mill, tmp_path):
    """A valid file, and the means to spoil it."""

    def write(name="mill.claims.json", **changes):
        path = tmp_path / name
        value = {**mill, **changes}
        path.write_text(json.dumps(value) if name.endswith("l") else json.dumps(value, indent=2), encoding="utf-8")
        return path

    return write


def spoilt(mill):
    return [{**mill["claims"][0], "mode": "assertd"}, mill["claims"][1]]


class TestOutcome:
    def test_valid_file_ends_with_0_and_a_summary(self, file):
        result = run(file())

        assert (result.exit_code, result.stdout) == (0, "1 file: 2 claims, 15 of 15 words accounted for; no findings\n")

    def test_findings_end_with_1(self, file, mill):
        assert run(file(claims=spoilt(mill))).exit_code == 1

    def test_warning_fails_only_when_strict(self, file):
        path = file(unclaimed=[])

        assert (run(path).exit_code, run("--strict", path).exit_code) == (0, 1)

    def test_words_that_are_missing_are_counted(self, file):
        assert "13 of 15 words accounted for; 1 warning" in run(file(unclaimed=[])).stdout

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["none.json"], "factcheck: none.json: no such file or folder"),
            (["."], "factcheck: .: no *.claims.json or *.claims.jsonl in this folder or below"),
        ],
    )
    def test_unreadable_path_ends_with_2_and_one_line(self, arguments, message, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        result = run(*arguments)

        assert (result.exit_code, result.stderr.strip(), result.stdout) == (2, message, "")

    @pytest.mark.parametrize("arguments", [[], ["--select", "FC9", "x"], ["--format", "xml", "x"], ["--unheard-of", "x"]])
    def test_misuse_ends_with_2(self, arguments):
        assert run(*arguments).exit_code == 2

    def test_unreadable_file_ends_with_2(self, tmp_path, monkeypatch):
        path = tmp_path / "a.claims.jsonl"
        path.mkdir()

        assert run(tmp_path).exit_code == 2

    def test_missing_vocabulary_file_ends_with_2(self, file, tmp_path):
        assert run("--vocabulary", tmp_path / "none.json", file()).exit_code == 2


def test_reason_that_is_no_word_at_all_is_a_finding(file, mill):
    result = run(file(unclaimed=[{**mill["unclaimed"][0], "reason": {"kind": "title"}}]))

    assert (result.exit_code, "FC203" in result.stdout) == (1, True)


class TestSelection:
    def test_selected_codes_are_reported_alone(self, file, mill):
        path = file(claims=spoilt(mill), unclaimed=[{**mill["unclaimed"][0], "reason": "x"}])

        assert run("--select", "FC3,fc2", path).exit_code == 0
        assert "FC410" in run("--select", "FC4", path).stdout

    def test_ignored_codes_are_not_reported(self, file, mill):
        result = run("--ignore", "FC410", "--format", "concise", file(claims=spoilt(mill)))

        assert (result.exit_code, result.stdout) == (0, "")


class TestPlaces:
    def test_folder_is_searched_through_and_hidden_ones_are_not(self, file, mill, tmp_path):
        for folder in ("a/b", ".hidden"):
            (tmp_path / folder).mkdir(parents=True)
            (tmp_path / folder / "x.claims.json").write_text(json.dumps(mill), encoding="utf-8")
        file("c.claims.jsonl")
        (tmp_path / "other.json").write_text("{}", encoding="utf-8")

        assert run(tmp_path).stdout.startswith("2 files: 4 claims")

    def test_single_annotation_is_read_from_standard_input(self, mill):
        result = run("-", input=json.dumps(mill, indent=1))

        assert (result.exit_code, result.stdout[:17]) == (0, "1 file: 2 claims,")

    def test_corpus_is_read_from_standard_input(self, mill):
        lines = [json.dumps({**mill, "id": f"m{number}"}) for number in range(3)]

        assert run("-", input="\n".join(lines)).stdout.startswith("1 file: 6 claims")

    def test_fault_on_standard_input_is_placed(self):
        assert run("-", "--format", "concise", input='{"a": [1,}').stdout.startswith("<stdin>:1:10: FC101 error:")

    def test_own_vocabulary_is_named_on_the_command_line(self, file, mill, tmp_path):
        own = {
            "name": "own",
            "version": 1,
            "title": "Own",
            "description": "Own.",
            "oneOf": [{"const": "a.b", "title": "B", "description": "B."}],
        }
        (tmp_path / "own.json").write_text(json.dumps(own), encoding="utf-8")
        claims = [{**claim, "categories": ["a.b"], "slots": []} for claim in mill["claims"]]
        path = file(vocabulary="own/1", claims=claims)

        assert run(path).exit_code == 1
        assert run("--vocabulary", tmp_path / "own.json", path).exit_code == 0


class TestFormats:
    @pytest.fixture
    def bad(self, file, mill):
        return file(claims=spoilt(mill), unclaimed=[])

    def test_text_shows_the_line_a_caret_and_a_way_out(self, bad):
        lines = run(bad).stdout.splitlines()

        assert lines[0].endswith(':39:15: FC410 error: mode "assertd" is not a known term; did you mean asserted?')
        assert lines[1] == '  39 |       "mode": "assertd"'
        assert lines[2] == "     |               ^^^^^^^^^"
        assert lines[3] == "  help: Choose a term of the list."

    def test_long_line_is_cut_around_the_place(self, file, mill):
        claims = [
            {
                **mill["claims"][0],
                "note": "x" * 300,
                "statement": "y" * 300,
                "spans": [{"start": 14, "end": 38, "exact": "The mill closed on 2 May"}],
            }
        ]
        path = file(claims=claims)
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")

        shown, caret = run("--select", "FC301", path).stdout.splitlines()[1:3]

        assert shown.startswith("  1 | …")
        assert shown[caret.index("^") :].startswith('"The mill')
        assert len(shown) < 130

    def test_concise_gives_a_line_each_and_the_summary_apart(self, bad):
        result = run("--format", "concise", bad)

        assert len(result.stdout.splitlines()) == 1
        assert "1 error" in result.stderr

    def test_json_holds_findings_and_counts(self, bad):
        report = json.loads(run("--format", "json", bad).stdout)

        assert report["summary"]["errors"] == 1
        assert {"code", "severity", "message", "hint", "file", "line", "column", "where", "fix"} == set(report["findings"][0])
        assert report["findings"][0]["where"] == "/claims/0/mode"

    def test_github_commands_escape_what_they_quote(self, file, tmp_path):
        path = file("a,b.claims.json", vocabulary="none/1", note="n")

        (line,) = run("--format", "github", path).stdout.splitlines()

        assert line.startswith(f"::error file={tmp_path}/a%2Cb.claims.json,line=")
        assert ",title=FC406::no schema or vocabulary" in line

    def test_note_becomes_a_notice(self, tmp_path, mill):
        text = mill["source"]["text"] + "\r"
        import factcheck

        source = factcheck.Source.from_text(text, title="T")
        mill["source"] = {"title": "T", "text": text, "sha256": source.sha256, "length": source.length}
        (tmp_path / "a.claims.json").write_text(json.dumps(mill), encoding="utf-8")

        result = run("--strict", "--format", "github", tmp_path)

        assert (result.exit_code, result.stdout[:9]) == (0, "::notice ")

    def test_sarif_has_rules_and_places(self, bad):
        (sarif,) = json.loads(run("--format", "sarif", bad).stdout)["runs"]

        assert [rule["id"] for rule in sarif["tool"]["driver"]["rules"]] == ["FC410"]
        (result,) = sarif["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 39, "startColumn": 15, "endColumn": 24}
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")

    def test_sarif_names_relative_files_relatively(self, bad, monkeypatch):
        monkeypatch.chdir(bad.parent)

        (sarif,) = json.loads(run("--format", "sarif", bad.name).stdout)["runs"]

        assert sarif["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mill.claims.json"

    def test_line_of_a_corpus_is_not_shown(self, file, mill):
        result = run(file("c.claims.jsonl", claims=spoilt(mill)))

        assert ":1:" in result.stdout
        assert " | " not in result.stdout


class TestProgress:
    def test_long_corpus_shows_progress_at_a_terminal(self, file, monkeypatch):
        import factcheck.cli.check.validate as command

        monkeypatch.setattr(command, "_LONG_BYTES", 1)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        shown = list(command._with_progress(str(file("c.claims.jsonl")), ()))

        assert [examined.findings for examined in shown] == [()]


class TestFromTheShell:
    def shell(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
            check=False,
        )

    def test_module_runs(self, sheet_path):
        done = self.shell("validate", str(sheet_path))

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("715 of 715 words accounted for; no findings\n")

    def at_a_terminal(self, *arguments, **environment):
        pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "factcheck", *arguments]
        subprocess.run(command, stdout=theirs, stderr=theirs, env={**os.environ, **environment}, check=False)
        os.close(theirs)
        with os.fdopen(ours, "rb") as terminal:
            return terminal.read1().decode()

    def test_colours_show_at_a_terminal_only(self, file, mill):
        path = str(file(claims=spoilt(mill)))

        assert "\x1b" in self.at_a_terminal("validate", path, NO_COLOR="")
        assert "\x1b" not in self.at_a_terminal("validate", path, NO_COLOR="1")
        assert "\x1b" not in self.shell("validate", path).stdout

    def test_output_is_utf_8_whatever_the_locale(self, file, mill):
        claims = [{**mill["claims"][0], "spans": [{"start": 14, "end": 38, "exact": "The mill closed on 2 May"}]}]

        done = self.shell("validate", str(file(claims=claims)), LC_ALL="C", PYTHONIOENCODING="ascii")

        assert "13–37" in done.stdout

    def test_version_is_that_of_the_distribution(self):
        assert self.shell("--version").stdout == "factcheck 0.1.0\n"
