"""What changed between the lines of two texts: right for every pair, read by the programs that apply it, and near linear."""

from __future__ import annotations

import difflib
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.versions import lines
from factcheck.versions.lines import changed_lines, grouped_changes, unified_diff

# Few different lines, so that most stand several times, as those of JSON do.
LINES = st.lists(st.sampled_from(["{", "}", "a", "b", "c", "d", ""]), max_size=30)
TEXTS = st.lists(st.sampled_from(["{", "}", "a", "b\u2028c", "\x0c", "é", ""]), max_size=12).map("\n".join)

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")


def carried_out(before, after, changes):
    made, place = [], 0
    for change in changes:
        made += before[place : change.first] + after[change.new_first : change.new_last]
        place = change.last
    return made + before[place:]


@given(LINES, LINES)
def test_changes_make_one_text_of_the_other_and_what_lies_between_is_the_same(before, after):
    changes = changed_lines(before, after)

    assert carried_out(before, after, changes) == after
    assert all(one.first < one.last or one.new_first < one.new_last for one in changes)


@given(LINES, LINES, st.integers(0, 2))
def test_lines_that_stand_once_lead_to_what_changed(before, after, rounds):
    with pytest.MonkeyPatch.context() as patched:
        # As if the texts were too long to compare every line of one with every line of the other.
        patched.setattr(lines, "_FEW_PAIRS", 0)
        patched.setattr(lines, "_ROUNDS", rounds)
        changes = changed_lines(before, after)

    assert carried_out(before, after, changes) == after


def test_a_block_that_moved_is_shown_as_gone_and_come(monkeypatch):
    monkeypatch.setattr(lines, "_FEW_PAIRS", 0)
    rows = [f"line {number}" for number in range(9)]

    changes = changed_lines(rows, [*rows[3:], *rows[:3]])

    assert [tuple(one) for one in changes] == [(0, 3, 0, 0), (9, 9, 6, 9)]


@needs_patch
@settings(max_examples=60, deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_patch_applies_the_difference(tmp_path_factory, before, after):
    path = tmp_path_factory.mktemp("patched") / "two words.txt"
    path.write_bytes(before.encode())
    shown = unified_diff(before.encode(), after.encode(), path.name)
    ran = subprocess.run(["patch", "-p0", "-s"], cwd=path.parent, input=shown.encode(), capture_output=True, check=False)

    assert (ran.returncode, ran.stdout) == (0, b"")
    # What is left without a line is removed by patch, as its standard says.
    assert (path.read_bytes() if path.exists() else b"") == after.encode()


@needs_patch
@pytest.mark.parametrize("name", ["plain.txt", "two words.txt", 'a "name".txt', "a\\b.txt", "a\tb\nc.txt"])
def test_names_are_read_as_they_are(tmp_path, name):
    (tmp_path / name).write_text("one\ntwo\n", encoding="utf-8")
    shown = unified_diff(b"one\ntwo\n", b"one\nthree\n", name)
    subprocess.run(["patch", "-p0", "-s"], cwd=tmp_path, input=shown.encode(), check=True)

    assert (tmp_path / name).read_text(encoding="utf-8") == "one\nthree\n"


@given(LINES, LINES)
def test_small_files_are_shown_as_the_standard_library_shows_them_where_nothing_is_shared_at_the_ends(before, after):
    before, after = ["first", *before, "last"], ["begin", *after, "end"]
    old, new = ("".join(f"{line}\n" for line in side) for side in (before, after))
    wanted = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), "x", "x")

    assert unified_diff(old.encode(), new.encode(), "x") == "".join(wanted)


def test_same_content_has_no_difference():
    assert unified_diff(b"a\n", b"a\n", "x") == ""
    assert [*grouped_changes([], around=1)] == []


def test_bytes_that_are_no_text_are_shown():
    assert unified_diff(b"\xff\n", b"", "x").splitlines()[2:] == ["@@ -1 +0,0 @@", "-\ufffd"]
