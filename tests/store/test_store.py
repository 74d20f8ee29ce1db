"""Loading, checking and saving."""

from __future__ import annotations

import difflib
import gc
import json
import os

import attrs
import pytest
from hypothesis import given, settings

import factcheck
from factcheck.files import write_file
from tests.strategies import annotations


def shown(findings):
    return [f"{finding.code} {finding.where} {finding.message}" for finding in findings if finding.severity == "error"]


class TestLaws:
    @given(annotations())
    def test_generated_annotations_are_valid(self, annotation):
        assert shown(factcheck.check(annotation)) == []

    @given(annotations())
    def test_what_is_dumped_is_loaded_again(self, annotation):
        assert factcheck.loads(factcheck.dumps(annotation)) == annotation

    @given(annotations())
    def test_canonical_form_is_a_fixed_point(self, annotation):
        dumped = factcheck.dumps(annotation)

        assert factcheck.dumps(factcheck.loads(dumped)) == dumped

    @settings(max_examples=25)
    @given(annotations(path="text.txt"))
    def test_what_is_saved_is_loaded_again(self, tmp_path_factory, annotation):
        folder = tmp_path_factory.mktemp("saved")
        (folder / "text.txt").write_bytes(annotation.source.text.encode())

        factcheck.save(annotation, folder / "a.claims.json")

        assert factcheck.load(folder / "a.claims.json") == annotation
        assert "text" not in json.loads((folder / "a.claims.json").read_bytes())["source"]

    @settings(max_examples=25)
    @given(annotations(), annotations())
    def test_what_is_saved_in_a_corpus_is_loaded_again(self, tmp_path_factory, first, second):
        path = tmp_path_factory.mktemp("corpus") / "c.claims.jsonl"
        pair = [first, attrs.evolve(second, id=f"{first.id}-again")]

        factcheck.store.save_corpus(pair, path)

        assert list(factcheck.load_corpus(path)) == pair
        assert shown(factcheck.check(path)) == []


class TestLoading:
    def test_missing_file_is_unreadable(self, tmp_path):
        with pytest.raises(factcheck.errors.UnreadableFile, match="No such file"):
            factcheck.load(tmp_path / "none.claims.json")

    def test_missing_corpus_is_unreadable(self, tmp_path):
        with pytest.raises(factcheck.errors.UnreadableFile, match="No such file"):
            list(factcheck.load_corpus(tmp_path / "none.claims.jsonl"))

    def test_error_carries_every_finding(self, mill):
        mill["claims"][0]["mode"] = "claimed"
        mill["claims"][1]["spans"][0]["start"] = 40

        with pytest.raises(factcheck.InvalidAnnotation) as raised:
            factcheck.loads(json.dumps(mill))

        assert [finding.code for finding in raised.value.findings] == ["FC410", "FC301"]
        assert "2 findings" in str(raised.value)

    def test_warnings_do_not_prevent_loading(self, mill):
        del mill["unclaimed"]

        assert factcheck.loads(json.dumps(mill)).unclaimed == ()

    def test_text_of_the_source_is_read_from_its_file(self, sheet):
        assert len(sheet.source.text) == sheet.source.length

    def test_own_vocabulary_is_known_by_its_key(self, mill, tmp_path):
        own = {"name": "mills", "version": 2, "title": "Mills", "description": "Of mills.",
               "oneOf": [{"const": "event.closure", "title": "Closure", "description": "A mill closes."}]}  # fmt: skip
        (tmp_path / "mills.json").write_text(json.dumps(own), encoding="utf-8")
        mill["vocabulary"] = "mills/2"
        for claim in mill["claims"]:
            claim["categories"] = ["event.closure"]
            claim.pop("slots", None)

        loaded = factcheck.loads(json.dumps(mill), vocabularies=[factcheck.contract.load_vocabulary(tmp_path / "mills.json")])

        assert loaded.select(category="event") == loaded.claims


class TestChecking:
    def test_annotation_in_memory_is_checked(self, sheet):
        assert factcheck.check(sheet) == ()

    def test_id_repeated_in_a_corpus_is_found(self, mill, tmp_path):
        path = tmp_path / "c.claims.jsonl"
        path.write_text(f"{json.dumps(mill)}\n\n{json.dumps(mill)}\n", encoding="utf-8")

        (finding,) = factcheck.check(path)

        assert (finding.code, finding.line) == ("FC401", 3)

    def test_corpus_is_read_a_line_at_a_time(self, mill, tmp_path):
        path = tmp_path / "c.claims.jsonl"
        path.write_text(json.dumps(mill) + "\nnot json\n", encoding="utf-8")

        corpus = factcheck.load_corpus(path)

        assert next(corpus).id == "mill"
        with pytest.raises(factcheck.InvalidAnnotation):
            next(corpus)


class TestSaving:
    def test_invalid_annotation_is_not_written(self, sheet, tmp_path):
        with pytest.raises(factcheck.InvalidAnnotation) as raised:
            factcheck.save(sheet, tmp_path / "a.claims.json")

        assert [finding.code for finding in raised.value.findings] == ["FC310"]
        assert list(tmp_path.iterdir()) == []

    def test_invalid_annotation_spoils_no_corpus(self, mill, tmp_path):
        annotation = factcheck.loads(json.dumps(mill))
        path = tmp_path / "c.claims.jsonl"
        path.write_text("old", encoding="utf-8")
        wrong = attrs.evolve(annotation, vocabulary="none/1")

        with pytest.raises(factcheck.InvalidAnnotation):
            factcheck.store.save_corpus([annotation, wrong], path)

        assert path.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [path]

    def test_one_edited_claim_changes_few_lines(self, sheet):
        before = factcheck.dumps(sheet)
        edited = [attrs.evolve(claim, note="New.") if claim.id == "displaced-total" else claim for claim in sheet.claims]
        after = factcheck.dumps(attrs.evolve(sheet, claims=edited))

        changed = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]

        assert len(changed) <= 3

    def test_each_span_stands_on_a_line_of_its_own(self, sheet):
        lines = factcheck.dumps(sheet).splitlines()

        for claim in sheet.claims:
            for span in claim.spans:
                start = f'{{"start": {span.start}, "end": {span.end}, '
                assert any(line.lstrip().startswith(start) and line.rstrip(",").endswith("}") for line in lines)

    def test_failed_write_leaves_the_old_file_and_nothing_else(self, tmp_path):
        path = tmp_path / "f"
        path.write_bytes(b"old")

        def failing():
            yield b"new"
            raise OSError(28, "No space left on device")

        with pytest.raises(factcheck.errors.UnreadableFile, match="No space left"):
            write_file(path, failing())

        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_mode_of_the_file_is_kept(self, tmp_path):
        path = tmp_path / "f"
        path.write_bytes(b"old")
        path.chmod(0o640)

        write_file(path, b"new")

        assert path.stat().st_mode & 0o777 == 0o640

    def test_new_file_has_the_usual_mode(self, tmp_path):
        mask = os.umask(0o027)
        try:
            write_file(tmp_path / "f", b"new")
        finally:
            os.umask(mask)

        assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640

    def test_link_is_followed(self, tmp_path):
        (tmp_path / "real").write_bytes(b"old")
        (tmp_path / "link").symlink_to(tmp_path / "real")

        write_file(tmp_path / "link", b"new")

        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_bytes() == b"new"

    def test_file_that_cannot_be_written_is_an_error(self, tmp_path):
        with pytest.raises(factcheck.errors.UnreadableFile):
            write_file(tmp_path / "no" / "folder", b"new")


def test_garbage_collector_is_left_as_it_was(sheet_path, root):
    factcheck.load(sheet_path)
    for _ in factcheck.load_corpus(root / "tests/examples/valid/corpus.claims.jsonl"):
        assert gc.isenabled()

    gc.disable()
    try:
        factcheck.load(sheet_path)
        left_off = not gc.isenabled()
    finally:
        gc.enable()

    assert left_off
