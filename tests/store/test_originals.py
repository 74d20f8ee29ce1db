"""The file that a text was extracted from, beside its annotation: compared if it is there, and no part of the text."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.files import digest_of, digest_of_file, limited_to
from factcheck.model.extraction import Extraction, Extractor, Original, Run
from factcheck.store.files import load_outdated

TEXT = "The mill closed."


@pytest.fixture
def saved(tmp_path):
    (tmp_path / "mill.pdf").write_bytes(b"%PDF-")
    (tmp_path / "mill.txt").write_text(TEXT)
    extraction = Extraction(
        original=Original(path="mill.pdf", media_type="application/pdf", sha256=digest_of(b"%PDF-")),
        by=Extractor(name="pypdfium2", version="5"),
        policy="reading-order",
        map=[Run(start=0, end=16, page=1)],
    )
    source = attrs.evolve(factcheck.Source.from_text(TEXT, title="Mill", path="mill.txt"), extraction=extraction)
    path = tmp_path / "mill.claims.json"
    factcheck.save(factcheck.draft(source, id="mill"), path)
    return path


def codes(path):
    return {finding.code for finding in factcheck.check(path)} - {"FC412"}


def test_extraction_is_saved_and_loaded(saved):
    assert factcheck.load(saved).source.extraction.map == (Run(start=0, end=16, page=1),)
    assert codes(saved) == set()


def test_original_with_other_bytes_is_an_error_that_still_lets_the_text_be_rebased(saved):
    saved.with_name("mill.pdf").write_bytes(b"%PDF-2")

    assert codes(saved) == {"FC333"}
    with pytest.raises(factcheck.InvalidAnnotation, match="FC333"):
        factcheck.load(saved)
    assert load_outdated(saved).source.text == TEXT


def test_original_that_is_not_there_is_no_fault(saved):
    saved.with_name("mill.pdf").unlink()

    assert codes(saved) == set()


def test_original_that_is_no_file_is_an_error(saved):
    saved.with_name("mill.pdf").unlink()
    saved.with_name("mill.pdf").mkdir()

    assert codes(saved) == {"FC333"}


def test_original_is_not_sought_outside_the_folder(saved, tmp_path_factory):
    outside = tmp_path_factory.mktemp("elsewhere") / "mill.pdf"
    outside.write_bytes(b"%PDF-")
    saved.with_name("mill.pdf").unlink()
    saved.with_name("mill.pdf").symlink_to(outside)

    assert codes(saved) == {"FC311"}


def test_annotation_in_memory_is_checked_without_its_original(saved):
    annotation = factcheck.load(saved)
    saved.with_name("mill.pdf").write_bytes(b"%PDF-2")

    assert {finding.code for finding in factcheck.check(annotation)} == {"FC412"}


def test_digest_of_a_file_needs_no_room_for_it_in_memory(tmp_path):
    path = tmp_path / "large"
    path.write_bytes(b"x" * 5000)
    with limited_to(100):
        assert digest_of_file(path) == digest_of(b"x" * 5000)
