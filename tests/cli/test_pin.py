"""``factcheck pin`` and ``factcheck prompt`` as a person or a script uses them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli

TEXT = "Mill closes\n\nThe mill closed on 2 May. 40 workers were laid off. The mill closed on 9 May.\n"
GOOD = {"statement": "40 workers were laid off.", "spans": ["40 workers were laid off"], "categories": ["event.incident"]}
TWICE = {"statement": "The mill closed.", "spans": ["The mill closed"]}
INVENTED = {"statement": "The mill burned.", "spans": ["The mill burned on 2 May"]}


def run(*arguments, text=None):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=text)


def lines(*items):
    return "".join(json.dumps(one) + "\n" for one in items)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "items.jsonl").write_text(lines(GOOD, TWICE, INVENTED), encoding="utf-8")
    return tmp_path


def test_good_ones_are_written_and_the_others_told(folder):
    result = run("pin", "release.txt", "items.jsonl", "-o", "release.claims.json", "--report", "report.json")

    assert result.exit_code == 1
    assert [claim.id for claim in factcheck.load("release.claims.json").claims] == ["40-workers-were-laid-off"]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [(one["item"], one["code"]) for one in report["refused"]] == [(2, "FC323"), (3, "FC324")]
    assert report["refused"][1]["nearest"] == "The mill closed on 2 May"
    assert report["policy"]["digest"][:12] in result.stderr
    assert "2 items refused" in result.stderr


def test_the_loop_ends_when_all_is_pinned(folder):
    run("pin", "release.txt", "items.jsonl", "-o", "release.claims.json", "--report", "report.json")
    asked = run("prompt", "release.claims.json", "--report", "report.json").stdout
    mended = [{**TWICE, "spans": [{"exact": "The mill closed", "suffix": "on 9 May"}]}]

    result = run("pin", "-", "--into", "release.claims.json", text=lines(*mended))

    assert "[4] The mill closed on 9 May" in asked
    assert "[3]" not in asked
    assert "stands in 2 places" in asked
    assert result.exit_code == 0, result.output
    assert len(factcheck.load("release.claims.json").claims) == 2
    assert run("undo", "release.claims.json").exit_code == 0
    assert len(factcheck.load("release.claims.json").claims) == 1


def test_prompt_is_the_same_each_time_and_names_every_category(folder):
    first, second = run("prompt", "release.txt").stdout, run("prompt", "release.txt").stdout

    assert first == second
    assert TEXT.splitlines()[2] in first
    for term in factcheck.pin(TEXT, [GOOD]).annotation.terms.terms:
        assert f"`{term.id}`" in first


def test_what_the_prompt_shows_as_an_example_conforms(folder):
    from factcheck.contract.conformance import check_schema
    from factcheck.views.prompting import _EXAMPLE

    assert list(check_schema(json.loads(_EXAMPLE), "unpinned-claim")) == []


def test_a_line_that_is_not_json_writes_nothing(folder):
    (folder / "items.jsonl").write_text(lines(GOOD) + "{oh\n", encoding="utf-8")

    result = run("pin", "release.txt", "items.jsonl", "-o", "release.claims.json")

    assert result.exit_code == 2
    assert "line 2 is not JSON" in result.stderr
    assert not (folder / "release.claims.json").exists()


def test_nothing_pinned_writes_nothing(folder):
    result = run("pin", "release.txt", "-", "-o", "release.claims.json", text=lines(INVENTED))

    assert result.exit_code == 1
    assert "not written" in result.stderr
    assert not (folder / "release.claims.json").exists()


def test_an_existing_file_is_not_replaced(folder):
    (folder / "release.claims.json").write_text("mine", encoding="utf-8")

    result = run("pin", "release.txt", "items.jsonl")

    assert result.exit_code == 2
    assert "--into" in result.stderr
    assert (folder / "release.claims.json").read_text(encoding="utf-8") == "mine"


def test_dry_run_shows_the_difference_and_writes_nothing(folder):
    run("pin", "release.txt", "-", "-o", "release.claims.json", text=lines(GOOD))
    before = (folder / "release.claims.json").read_bytes()
    other = {**TWICE, "spans": ["The mill closed on 2 May"]}

    result = run("pin", "-", "--into", "release.claims.json", "--dry-run", text=lines(other))

    assert '+      "statement": "The mill closed."' in result.stdout
    assert (folder / "release.claims.json").read_bytes() == before


def test_text_that_is_not_that_of_the_file_is_refused(folder):
    run("pin", "release.txt", "-", "-o", "release.claims.json", text=lines(GOOD))
    (folder / "other.txt").write_text("Another text.\n", encoding="utf-8")

    result = run("pin", "other.txt", "items.jsonl", "--into", "release.claims.json")

    assert result.exit_code == 2
    assert "is not the text of release.claims.json" in result.stderr


def test_a_file_whose_spans_are_words_is_filled_in(folder):
    value = {"id": "release", "source": {"title": "Mill closes", "path": "release.txt"},
             "claims": [{**GOOD, "id": "laid-off", "slots": [{"kind": "primary-record"}, {"kind": "independent-report"},
                                                             {"kind": "other-party-account"}]}]}  # fmt: skip
    (folder / "w.claims.json").write_text(json.dumps(value), encoding="utf-8")

    result = run("pin", "w.claims.json", "--report", "-")

    assert result.exit_code in (0, 1), result.output
    assert json.loads(result.stdout)["pinned"] == [{"item": 1, "id": "laid-off", "given": None}]
    assert '"start": 39' in (folder / "w.claims.json").read_text(encoding="utf-8")


def test_the_rules_are_printed(folder):
    result = run("pin", "--policy")

    assert result.exit_code == 0
    assert "U+201C" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["release.txt"],
        ["-", "-"],
        ["release.txt", "items.jsonl", "-o", "x.claims.json", "--into", "y.claims.json"],
        ["items.jsonl", "--into", "y.claims.json", "--title", "T"],
        ["no.txt", "items.jsonl"],
        ["release.txt", "no.jsonl"],
        ["items.jsonl", "--into", "no.claims.json"],
        ["no.claims.json"],
    ],
)
def test_misuse_ends_with_status_2_and_a_reason(folder, arguments):
    result = run("pin", *arguments)

    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


def test_something_else_is_no_report(folder):
    (folder / "report.json").write_text('{"refused": [{"reason": "no"}]}', encoding="utf-8")

    result = run("prompt", "release.txt", "--report", "report.json")

    assert result.exit_code == 2
    assert "not a report" in result.stderr
