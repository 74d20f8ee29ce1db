"""Steps that can be undone: kept apart from the file, and only while it is what a step made of it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from factcheck.errors import UnreadableFile
from factcheck.store.journal import _KEPT, Journal, one_at_a_time


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "work" / "mill.claims.json"
    path.parent.mkdir()
    path.write_bytes(b"0")
    return path


def stepped(file, *contents, folder=None):
    journal = Journal(file, folder=folder)
    for content in contents:
        before = file.read_bytes()
        file.write_bytes(content)
        journal.add(f"to {content.decode()}", before, content)
    return journal


def test_steps_are_undone_and_redone_one_by_one(file):
    journal = stepped(file, b"1", b"2", b"1")

    assert [(journal.undo().what, file.read_bytes()) for _ in range(3)] == [("to 1", b"2"), ("to 2", b"1"), ("to 1", b"0")]
    assert [(journal.redo().what, file.read_bytes()) for _ in range(3)] == [("to 1", b"1"), ("to 2", b"2"), ("to 1", b"1")]
    with pytest.raises(UnreadableFile, match="no step of it was undone"):
        journal.redo()


def test_new_step_forgets_what_was_undone(file):
    journal = stepped(file, b"1", b"2")
    journal.undo()
    stepped(file, b"3")

    assert [step.what for step in journal.steps()[0]] == ["to 1", "to 3"]
    assert journal.steps()[1] == ()


@pytest.mark.parametrize("changed", [b"by hand", None])
def test_file_that_is_not_what_the_step_made_is_left(file, changed):
    journal = stepped(file, b"1")
    file.unlink() if changed is None else file.write_bytes(changed)

    with pytest.raises(UnreadableFile, match="changed by other means"):
        journal.undo()
    assert (file.read_bytes() if file.exists() else None) == changed
    assert len(journal.steps()[0]) == 1


def test_files_have_steps_of_their_own(file):
    stepped(file, b"1")

    with pytest.raises(UnreadableFile, match="no step of it can be undone"):
        Journal(file.with_name("other.claims.json")).undo()


def test_steps_are_for_their_user_alone_and_not_without_end(file, tmp_path):
    journal = stepped(file, *(str(number).encode() for number in range(1, _KEPT + 5)), folder=tmp_path / "state")
    [folder] = (tmp_path / "state/factcheck/undo").iterdir()

    assert len(journal.steps()[0]) == _KEPT
    # The states between the steps, the list of them, and the lock.
    assert len(list(folder.iterdir())) == _KEPT + 1 + 2
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"steps": [{}], "done": 1}', b"\xff"])
def test_journal_that_was_spoilt_undoes_nothing(file, tmp_path, content):
    journal = stepped(file, b"1", folder=tmp_path / "state")
    [record] = (tmp_path / "state").rglob("steps.json")
    record.write_bytes(content)

    with pytest.raises(UnreadableFile, match="no step of it can be undone"):
        journal.undo()
    assert file.read_bytes() == b"1"


@pytest.mark.parametrize("content", [b"damaged", None])
def test_step_whose_content_is_lost_is_not_undone(file, tmp_path, content):
    journal = stepped(file, b"1", folder=tmp_path / "state")
    [kept] = (tmp_path / "state").rglob(journal.steps()[0][0].before)
    kept.unlink() if content is None else kept.write_bytes(content)

    with pytest.raises(UnreadableFile, match="no longer kept"):
        journal.undo()
    assert file.read_bytes() == b"1"


def test_nobody_keeps_a_step_while_another_holds_the_journal(file):
    kept = []

    def keep():
        with one_at_a_time(file):
            Journal(file).add("second", b"1", b"2")
            kept.append("second")

    with one_at_a_time(file):
        other = Thread(target=keep)
        other.start()
        other.join(timeout=0.2)
        was_waiting = other.is_alive()
        # Whoever holds it keeps a step without waiting for itself.
        Journal(file).add("first", b"0", b"1")
        kept.append("first")
    other.join()

    assert (was_waiting, kept) == (True, ["first", "second"])
    assert [step.what for step in Journal(file).steps()[0]] == ["first", "second"]


def test_journal_that_cannot_be_held_keeps_nobody_from_writing(file, tmp_path, monkeypatch):
    (tmp_path / "state").write_bytes(b"a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    with one_at_a_time(file):
        file.write_bytes(b"1")
        with pytest.raises(UnreadableFile):
            Journal(file).add("to 1", b"0", b"1")
    assert file.read_bytes() == b"1"


def test_without_a_home_there_is_nothing_to_hold(file, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)

    with one_at_a_time(file):
        file.write_bytes(b"1")
    assert file.read_bytes() == b"1"
