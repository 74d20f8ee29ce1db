"""An annotation knows the vocabulary that it was checked against, wherever it is asked."""

from __future__ import annotations

import json

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck import Annotation, Claim, Source, Span
from factcheck.cli import cli
from factcheck.errors import NoSuchTerm
from factcheck.model import Reference

TEXT = "The mill closed."


def run(*arguments):
    return CliRunner().invoke(cli, arguments)


def vocabulary(*slots):
    kinds = [
        {"const": kind, "title": kind.title(), "description": "What shows it.", "filled_by": ["for"]} for kind in ("register",)
    ]
    term = {"const": "event.closing", "title": "Closing", "description": "A works is closed.", "checkability": "checkable"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "name": "cats", "version": 1, "title": "Categories",
        "description": "For closings.", "families": {"event": "What happened."},
        "oneOf": [{**term, "slots": [{"kind": kind, "level": "must"} for kind in slots]}], "slot_kinds": kinds,
    }  # fmt: skip


@pytest.fixture
def folders(tmp_path):
    claim = Claim(id="closed", statement="It closed.", spans=[Span(start=0, end=16, exact=TEXT)], categories=["event.closing"])
    annotation = Annotation(id="mill", source=Source.from_text(TEXT, title="Mill"), vocabulary="cats.json", claims=[claim])
    for name, slots in (("a", ["register"]), ("decoy", []), ("third", None)):
        (tmp_path / name).mkdir()
        if slots is not None:
            (tmp_path / name / "cats.json").write_text(json.dumps(vocabulary(*slots)))
    (tmp_path / "a" / "mill.claims.json").write_text(factcheck.dumps(annotation))
    return tmp_path


@pytest.mark.parametrize("here", ["a", "decoy", "third"])
class TestFromAnyFolder:
    def test_library_counts_the_slots_of_the_vocabulary_beside_the_file(self, folders, here, monkeypatch):
        monkeypatch.chdir(folders / here)
        path = folders / "a" / "mill.claims.json"
        mill = factcheck.load(path)

        assert [held.slot.kind for held in factcheck.weigh(mill, "closed").slots] == ["register"]
        assert [slot.kind for _, slot in factcheck.open_slots(mill, level="must")] == ["register"]
        assert factcheck.check(mill) == factcheck.check(path) == ()
        assert "Register" in factcheck.html_report([mill])
        assert mill.select(checkability="checkable", category="event") == mill.claims
        assert factcheck.versions.stale(mill, as_of="2024-01-01") == ()
        assert factcheck.diff(mill, attrs.evolve(mill, note="N."))[0].field == "note"

    def test_commands_count_them_too(self, folders, here, monkeypatch):
        monkeypatch.chdir(folders / here)
        path = "../a/mill.claims.json"

        assert "register" in run("slots", path).stdout
        assert "register" in run("evidence", "-f", path, "closed").stdout
        assert "register" in run("show", "-f", path, "closed").stdout
        assert run("diff", path, path).exit_code == 0
        assert run("history", "closed", path, path).exit_code == 0
        assert run("stale", path, "--as-of", "2024-01-01").exit_code == 0


def test_attached_vocabulary_is_neither_saved_nor_compared(folders):
    mill = factcheck.load(folders / "a" / "mill.claims.json")

    assert mill == attrs.evolve(mill, categories=None)
    assert "categories" not in json.loads(factcheck.dumps(mill))
    assert "Categories" not in repr(mill)


def test_annotation_that_names_a_file_and_was_not_loaded_says_so(folders):
    mill = attrs.evolve(factcheck.load(folders / "a" / "mill.claims.json"), categories=None)

    with pytest.raises(NoSuchTerm, match=r"no vocabulary could be read beside the annotation, .* 'cats\.json'"):
        factcheck.weigh(mill, "closed")


def test_claims_can_be_selected_by_the_checkability_that_cards_show(sheet):
    assert len(sheet.select(checkability="checkable")) == 97


@pytest.mark.parametrize("asked", [{"category": "quanttiy"}, {"mode": "assertd"}, {"checkability": "chekable"}])
def test_term_that_does_not_exist_is_refused_with_a_suggestion(sheet, asked):
    with pytest.raises(NoSuchTerm, match=r"did you mean (quantity|asserted|checkable)"):
        sheet.select(**asked)


def test_stance_that_does_not_exist_is_refused_with_a_suggestion():
    with pytest.raises(NoSuchTerm, match="did you mean supports"):
        Reference(work="w", stance="supprts")


def test_records_are_found_by_their_ids_and_in_reading_order(sheet):
    first = next(sheet.references())

    assert list(sheet) == list(sheet.reading_order)
    assert sheet.work(first[2].work).id == first[2].work
    assert sheet.origin(sheet.origins[0].id) is sheet.origins[0]
    for missing in (sheet.work, sheet.origin):
        with pytest.raises(NoSuchTerm):
            missing("nowhere")


def test_outcome_that_is_not_in_is_not_due(sheet):
    issued = sheet.source.issued
    then = [held for one in factcheck.evidence.weigh_all(sheet, as_of=issued) for held in one.slots]
    later = [held for one in factcheck.evidence.weigh_all(sheet, as_of="2024-01-01") for held in one.slots]

    assert {held.slot.kind for held in then if held.state == "not-due"} == {"outcome-record"}
    assert not [held for held in then if held.slot.kind == "outcome-record" and held.state == "open"]
    assert not [held for held in later if held.state == "not-due"]
