"""No edit is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest

import factcheck
from factcheck.errors import ChangedFile
from factcheck.files import ANYTHING
from factcheck.model import Work
from factcheck.store.journal import Journal
from factcheck.versions.keeping import save_edit
from factcheck.versions.steps import rewrite

WRITERS, ROUNDS = 3, 4


@pytest.fixture
def path(root, tmp_path):
    target = tmp_path / "a.claims.json"
    annotation = factcheck.load(root / "tests/examples/valid/every-record.claims.json")
    factcheck.save(annotation, target)
    return target


def noted(annotation, note):
    return attrs.evolve(annotation, note=note)


def test_second_of_two_who_loaded_is_refused(path):
    one, two = factcheck.load(path), factcheck.load(path)
    factcheck.save(noted(one, "one"), path)

    with pytest.raises(ChangedFile, match="changed after it was read"):
        factcheck.save(noted(two, "two"), path)
    assert factcheck.load(path).note == "one"


def test_two_edits_of_one_load_are_not_both_saved(path):
    loaded = factcheck.load(path)
    factcheck.save(noted(loaded, "one"), path)

    with pytest.raises(ChangedFile):
        factcheck.save(attrs.evolve(loaded, id="other"), path)


def test_one_who_goes_on_from_what_was_saved_is_not_refused(path):
    sheet = factcheck.load(path)
    for note in ("one", "two", "three"):
        sheet = noted(sheet, note)
        factcheck.save(sheet, path)

    assert factcheck.load(path).note == "three"


def test_file_that_was_not_read_is_not_replaced(path, tmp_path):
    sheet = factcheck.load(path)
    factcheck.save(sheet, tmp_path / "b.claims.json")

    with pytest.raises(ChangedFile, match="there is such a file already"):
        factcheck.save(noted(factcheck.load(path), "x"), tmp_path / "b.claims.json")
    factcheck.save(noted(factcheck.load(path), "x"), tmp_path / "b.claims.json", expecting=ANYTHING)
    assert factcheck.load(tmp_path / "b.claims.json").note == "x"


def test_removed_file_is_not_made_again(path):
    sheet = factcheck.load(path)
    path.unlink()

    with pytest.raises(ChangedFile, match="removed"):
        factcheck.save(sheet, path)


def test_edits_of_other_things_are_joined(path):
    one, two = factcheck.load(path), factcheck.load(path)
    factcheck.save(noted(one, "one"), path)

    kept = save_edit(two, attrs.evolve(two, works=[*two.works, Work(id="w", csl={"type": "report", "title": "W"})]), path)

    assert (kept.note, kept.work("w").id) == ("one", "w")
    assert factcheck.load(path) == kept
    factcheck.save(noted(kept, "again"), path)


def test_edits_of_the_same_thing_are_refused_with_both_named(path):
    one, two = factcheck.load(path), factcheck.load(path)
    factcheck.save(noted(one, "one"), path)

    with pytest.raises(ChangedFile, match=r"sha256 \w+ then, sha256 \w+ now.*note was changed on both sides"):
        save_edit(two, noted(two, "two"), path)
    assert factcheck.load(path).note == "one"


def test_what_a_file_was_read_from_is_neither_saved_nor_compared(path):
    sheet = factcheck.load(path)

    assert sheet == attrs.evolve(sheet, read_from=None)
    assert "read_from" not in json.loads(path.read_text(encoding="utf-8"))


def test_of_two_commands_at_once_neither_loses_works(path, tmp_path):
    for round_ in range(6):
        files = []
        for side in "ab":
            item = {"id": f"{side}{round_}", "type": "report", "title": f"Report {side} {round_}"}
            files.append(tmp_path / f"{side}.json")
            files[-1].write_text(json.dumps([item]), encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "works", str(path), "--write", "--add"]
        running = [subprocess.Popen([*command, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for file in files]
        for one in running:
            _, complaint = one.communicate()
            assert one.returncode == 0, complaint

        assert {f"a{round_}", f"b{round_}"} <= set(factcheck.load(path).works_by_id)


def test_steps_of_writers_who_race_are_kept_in_the_order_of_the_file_and_undone_exactly(path, monkeypatch):
    begun = path.read_bytes()
    keep = Journal.add

    def keep_slowly(journal, what, before, after):
        # Long enough for another writer to write the file, if it could, before this step is kept.
        time.sleep(0.05 if what.startswith("w-0") else 0)
        keep(journal, what, before, after)

    monkeypatch.setattr(Journal, "add", keep_slowly)

    def write(writer):
        for number in range(ROUNDS):
            work = Work(id=f"w-{writer}-{number}", csl={"type": "report", "title": f"Report {writer} {number}"})
            rewrite(path, lambda sheet, work=work: attrs.evolve(sheet, works=[*sheet.works, work]), what=work.id)

    with ThreadPoolExecutor(WRITERS) as writers:
        [*writers.map(write, range(WRITERS))]
    steps, _ = Journal(path).steps()

    assert {work.id for work in factcheck.load(path).works} >= {one.what for one in steps}
    assert [one.before for one in steps[1:]] == [one.after for one in steps[:-1]]
    assert len(steps) == WRITERS * ROUNDS
    for _ in steps:
        Journal(path).undo()
    assert path.read_bytes() == begun
