"""``factcheck rebase``."""

from __future__ import annotations

import json

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli

TEXT = "Mill notice\n\nThe mill lost 40 looms in May. The board met twice. The river rose.\n"
NEW = "Mill notice\n\nThe mill lost 50 looms in May. A new sentence stands here. The river rose.\n"


def run(*arguments, **more):
    return CliRunner().invoke(cli, ["rebase", *map(str, arguments)], **more)


@pytest.fixture
def release(tmp_path):
    """The path of an annotation whose text is stored beside it."""
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "release.claims.json"
    factcheck.save(factcheck.draft(factcheck.Source.from_text(TEXT, title="Mill", path="release.txt"), id="release"), path)
    return path


@pytest.fixture
def edited(release):
    path = release.with_name("edited.txt")
    path.write_text(NEW, encoding="utf-8")
    return path


def test_nothing_is_written_unless_asked_for(release, edited):
    before = release.read_bytes()

    result = run(release, "--onto", edited)

    assert (result.exit_code, release.read_bytes()) == (1, before)
    assert "changed" in result.stdout
    assert "The mill lost [-40-]{+50+} looms in May" in result.stdout
    assert "cannot stay: board-met-twice (claims): orphan" in result.stdout
    assert result.stdout.endswith("3 spans: 1 moved, 1 changed, 1 orphan\n")


def test_text_that_is_as_it_was_ends_with_0(release):
    result = run(release, "--all")

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "3 spans: 3 exact")
    assert result.stdout.splitlines()[1].split() == ["mill-lost-40-looms-may", "exact", "1.00", "1.00", "13–42", "13–42"]


def test_words_that_moved_end_with_0(release, edited):
    edited.write_text("News: " + TEXT, encoding="utf-8")

    assert run(release, "--onto", edited).exit_code == 0


def test_what_cannot_stay_is_not_dropped_unasked(release, edited):
    before = release.read_bytes()

    result = run(release, "--onto", edited, "--write")

    assert (result.exit_code, release.read_bytes()) == (1, before)
    assert "not written: 1 record cannot stay" in result.stderr


def test_annotation_is_written_and_the_rest_set_aside(release, edited, tmp_path):
    aside = tmp_path / "review.json"

    result = run(release, "--onto", edited, "--write", "--set-aside", aside)

    made = factcheck.load(release)
    (record,) = json.loads(aside.read_text(encoding="utf-8"))
    assert result.exit_code == 1
    assert (made.source.path, made.source.text) == ("edited.txt", NEW)
    assert [claim.tags for claim in made.claims] == [("source-changed",), ()]
    assert (record["claim"], record["field"], record["record"]["id"]) == ("board-met-twice", "claims", "board-met-twice")
    assert "written; not accounted for: 1 stretch of the text" in result.stdout


def test_text_that_was_edited_in_place_needs_no_name(release):
    release.with_name("release.txt").write_text("News.\n" + TEXT, encoding="utf-8")

    result = run(release, "--write")

    assert result.exit_code == 0
    assert "not at hand" in result.stdout
    assert factcheck.load(release).claims[0].spans[0].start == 19


def test_file_for_what_cannot_stay_is_not_overwritten(release, edited, tmp_path):
    (tmp_path / "review.json").write_text("mine", encoding="utf-8")
    before = release.read_bytes()

    result = run(release, "--onto", edited, "--write", "--set-aside", tmp_path / "review.json")

    assert (result.exit_code, release.read_bytes()) == (2, before)
    assert (tmp_path / "review.json").read_text(encoding="utf-8") == "mine"


def test_words_that_are_set_aside_are_shown(release, edited):
    value = json.loads(release.read_text(encoding="utf-8"))
    value["claims"][0]["hedges"] = ["40"]
    release.write_text(json.dumps(value), encoding="utf-8")

    result = run(release, "--onto", edited)

    assert "mill-lost-40-looms-may (hedges): these words no longer stand in a span of the claim: 40" in result.stdout


def test_json_has_a_row_for_each_span(release, edited):
    result = run(release, "--onto", edited, "--format", "json")

    rows = json.loads(result.stdout)
    assert [row["status"] for row in rows] == ["changed", "orphan", "moved"]
    assert rows[0] | {"score": 0, "margin": 0} == {
        "claim": "mill-lost-40-looms-may", "start": 13, "end": 42, "status": "changed", "new_start": 13, "new_end": 42,
        "exact": "The mill lost 50 looms in May", "score": 0, "margin": 0, "places": [],
            "old_sentence": None, "new_sentence": None, "turned_by": [],
    }  # fmt: skip


def test_places_in_question_are_shown(tmp_path):
    text = "H one.\nrow row row.\nrow row row.\nT two."
    path = tmp_path / "rows.claims.json"
    factcheck.save(factcheck.draft(factcheck.Source.from_text(text, title="Rows"), id="rows"), path)

    result = run(path, "--onto", "-", input="H one.\nrow row row.\nT two.")

    assert "ambiguous" in result.stdout
    assert "perhaps 7–18, line 2: row row row" in result.stdout


def test_inline_text_is_replaced_from_standard_input(tmp_path):
    path = tmp_path / "inline.claims.json"
    factcheck.save(factcheck.draft(factcheck.Source.from_text(TEXT, title="Mill"), id="inline"), path)

    result = run(path, "--onto", "-", "--write", input="News.\n" + TEXT)

    assert result.exit_code == 0
    assert factcheck.load(path).source.text == "News.\n" + TEXT


def test_long_stretches_that_stayed_are_shortened(tmp_path):
    text = f"The mill by the river {'and the old road ' * 8}lost 40 looms in the flood of May."
    path = tmp_path / "long.claims.json"
    factcheck.save(factcheck.draft(factcheck.Source.from_text(text, title="Long"), id="long"), path)

    assert " … " in run(path, "--onto", "-", input=text.replace("40", "50")).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--set-aside", "x.json"], "goes with --write"),
        (["--onto", "-", "--write"], "names a file for its text"),
        (["--onto", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_misuse_ends_with_2(release, arguments, told):
    result = run(release, *arguments, input=TEXT)

    assert result.exit_code == 2
    assert told in result.stderr


def test_inline_text_needs_a_new_one(tmp_path):
    path = tmp_path / "inline.claims.json"
    factcheck.save(factcheck.draft(factcheck.Source.from_text(TEXT, title="Mill"), id="inline"), path)

    assert run(path).exit_code == 2


def test_new_text_must_lie_beside_the_annotation_that_is_to_name_it(release, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "new.txt"
    elsewhere.write_text("News.\n" + TEXT, encoding="utf-8")

    assert run(release, "--onto", elsewhere).exit_code == 0
    assert run(release, "--onto", elsewhere, "--write").exit_code == 2


def test_sentence_that_may_have_turned_is_shown_with_what_changed_and_ends_with_1(release, edited):
    edited.write_text(TEXT.replace("The river rose", "It is not true that the river rose"), encoding="utf-8")
    sheet = factcheck.load(release)
    start = TEXT.index("river rose")
    span = factcheck.Span(start=start, end=start + 10, exact="river rose")
    river = sheet.claims[-1].id
    claims = [attrs.evolve(claim, spans=[span]) if claim.id == river else claim for claim in sheet.claims]
    factcheck.save(attrs.evolve(sheet, claims=claims), release)

    result = run(release, "--onto", edited)

    assert result.exit_code == 1
    assert f"{river}" in result.stdout.splitlines()[1]
    assert result.stdout.splitlines()[2:4] == [
        "    its sentence: [-The-]{+It is not true that the+} river rose",
        "    may turn its sense: not",
    ]
    (row,) = [row for row in json.loads(run(release, "--onto", edited, "--format", "json").stdout) if row["claim"] == river]
    assert (row["status"], row["turned_by"], row["old_sentence"]) == ("turned", ["not"], "The river rose")


def test_sentence_that_changed_elsewhere_is_shown_and_ends_with_0(release, edited):
    edited.write_text(TEXT.replace("The river rose.", "On Monday The river rose."), encoding="utf-8")

    result = run(release, "--onto", edited)

    assert result.exit_code == 0
    assert "its sentence: {+On Monday +}The river rose" in result.stdout
