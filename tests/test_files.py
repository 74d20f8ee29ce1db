"""Reading and writing through the one door."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.errors import ChangedFile, UnreadableFile
from factcheck.files import (
    ANYTHING,
    digest_of,
    leads_out,
    limited_to,
    lines_of,
    open_file,
    read_file,
    real_path,
    size_limit,
    write_file,
)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_file_is_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"rain")

    assert read_file(tmp_path / "a") == b"rain"


def test_named_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableFile, match="named pipe, not a file; use - and standard input"):
        read_file(tmp_path / "pipe")


def test_folder_device_socket_and_nothing_are_refused(tmp_path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path in (tmp_path, Path("/dev/zero"), tmp_path / "socket", tmp_path / "none", "a\0b"):
            with pytest.raises(UnreadableFile):
                read_file(path)


def test_sparse_giant_is_refused_at_once(tmp_path):
    with (tmp_path / "giant").open("wb") as stream:
        stream.truncate(200 * 10**9)

    with pytest.raises(UnreadableFile, match="200,000,000,000 bytes, more than the 67,108,864 bytes"):
        read_file(tmp_path / "giant")


def test_file_that_grows_while_it_is_read_is_read_whole_or_refused(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"rain and snow")
    true = os.fstat

    def smaller(descriptor):
        now = true(descriptor)
        return os.stat_result((*now[:6], 4, *now[7:10]))

    monkeypatch.setattr(os, "fstat", smaller)

    assert read_file(tmp_path / "a") == b"rain and snow"
    with limited_to(12), pytest.raises(UnreadableFile, match="more than the 12 bytes"):
        read_file(tmp_path / "a")


def test_no_more_memory_is_taken_than_a_file_has(tmp_path):
    (tmp_path / "a").write_bytes(1000 * b"rain")
    tracemalloc.start()
    try:
        read_file(tmp_path / "a")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < size_limit() / 10


def test_another_limit_holds_while_the_block_runs(tmp_path):
    (tmp_path / "a").write_bytes(b"rain")
    usual = size_limit()

    with limited_to(3), pytest.raises(UnreadableFile, match="more than the 3 bytes"):
        read_file(tmp_path / "a")
    assert size_limit() == usual


def test_line_beyond_the_limit_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ntwo\nthree and more\n")

    with open_file(tmp_path / "a") as stream, limited_to(8), pytest.raises(UnreadableFile, match="line 3 has more than the 8"):
        list(lines_of(stream, "a"))


def test_line_comes_whole_however_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.files.reading._PIECE", 4)
    (tmp_path / "a").write_bytes(b"one\ntwo and more\nfour\n\nlast one")

    with open_file(tmp_path / "a") as stream, limited_to(13):
        assert list(lines_of(stream, "a")) == [b"one\n", b"two and more\n", b"four\n", b"\n", b"last one"]
    with open_file(tmp_path / "a") as stream, limited_to(12), pytest.raises(UnreadableFile, match="line 2 has more than the 12"):
        list(lines_of(stream, "a"))


def test_errors_of_the_caller_are_not_those_of_the_file(tmp_path):
    (tmp_path / "a").write_bytes(b"rain")

    with pytest.raises(BrokenPipeError), open_file(tmp_path / "a"):
        raise BrokenPipeError


def test_link_out_of_the_folder_is_seen(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in" / "circle")

    assert leads_out(tmp_path / "in" / "out") == (tmp_path / "secret").resolve()
    assert leads_out(tmp_path / "in" / "out", tmp_path) is None
    assert leads_out(tmp_path / "in" / "circle") is None


def test_writer_says_what_it_wrote_and_expects_it_next(tmp_path):
    first = write_file(tmp_path / "a", b"one", expecting=None)
    second = write_file(tmp_path / "a", [b"t", b"wo"], expecting=first)

    assert (tmp_path / "a").read_bytes() == b"two"
    assert second == digest_of(b"two")


def test_file_that_changed_meanwhile_stays_as_it_is(tmp_path):
    (tmp_path / "a").write_bytes(b"theirs")

    for expected, words in ((digest_of(b"old"), "changed after it was read"), (None, "there is such a file already")):
        with pytest.raises(ChangedFile, match=words):
            write_file(tmp_path / "a", b"ours", expecting=expected)
    with pytest.raises(ChangedFile, match="removed after it was read"):
        write_file(tmp_path / "b", b"ours", expecting=digest_of(b"old"))

    assert (tmp_path / "a").read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["a"]


def test_write_protected_file_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)

    with pytest.raises(UnreadableFile, match="write-protected"):
        write_file(tmp_path / "a", b"new", expecting=ANYTHING)
    assert (tmp_path / "a").read_bytes() == b"old"


def test_mode_is_kept_and_a_link_is_written_through(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to("a")

    write_file(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "a").stat().st_mode & 0o777) == (b"new", 0o640)


def test_what_is_no_file_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    for path in ("pipe", "folder"):
        with pytest.raises(UnreadableFile, match="it is a"):
            write_file(tmp_path / path, b"new")
    with pytest.raises(UnreadableFile, match="it is a device"):
        write_file("/dev/null", b"new")
    assert not Path("/dev/null").is_file()
    assert names_in(tmp_path) == ["folder", "pipe"]


def test_link_out_of_the_folder_is_written_through_only_by_who_has_read_it(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "outside").write_bytes(b"old")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "nowhere").symlink_to(tmp_path / "none")

    for name, expecting in (("link", ANYTHING), ("link", None), ("nowhere", ANYTHING), ("nowhere", None)):
        with pytest.raises(UnreadableFile, match="out of its folder; name that file"):
            write_file(tmp_path / "in" / name, b"new", expecting=expecting)
    assert names_in(tmp_path) == ["in", "outside"]

    write_file(tmp_path / "in" / "link", b"new", expecting=digest_of(b"old"))
    assert (tmp_path / "outside").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("arguments", "link"),
    [
        (["report", "a.claims.json"], "factcheck-report.html"),
        (["draft", "b.txt"], "b.claims.json"),
        (["draft", "b.txt"], "annotation.schema.json"),
        (["draft", "b.txt", "--force"], "b.claims.json"),
        (["pin", "b.txt", "items.jsonl"], "b.claims.json"),
        (["schema", "--export", "."], "v1/claim.schema.json"),
    ],
)
def test_no_command_writes_through_a_link_that_somebody_put_where_it_writes(tmp_path, monkeypatch, root, arguments, link):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    shutil.copy(root / "tests/examples/valid/every-record.claims.json", "a.claims.json")
    Path("b.txt").write_text("The mill closed on 2 May.\n", encoding="utf-8")
    Path("items.jsonl").write_text('{"statement": "The mill closed.", "spans": ["The mill closed"]}\n', encoding="utf-8")
    Path(link).parent.mkdir(exist_ok=True)
    Path(link).symlink_to(tmp_path / "outside")

    ran = CliRunner().invoke(cli, arguments)

    assert (ran.exit_code, "link" in ran.output or "must lie in this folder" in ran.output) == (2, True)
    assert names_in(tmp_path) == ["in"]


def test_content_that_fails_leaves_no_trace(tmp_path):
    def content():
        yield b"half"
        raise KeyError("no more")

    with pytest.raises(KeyError):
        write_file(tmp_path / "a", content())
    assert names_in(tmp_path) == []


def test_what_a_killed_writer_left_is_swept_and_what_a_living_one_holds_is_not(tmp_path):
    code = textwrap.dedent(f"""
        import sys, time
        sys.path[:0] = {sys.path!r}
        from factcheck.files import write_file
        def content():
            yield b"half"
            print("writing", flush=True)
            time.sleep(60)
        write_file({str(tmp_path / "a")!r}, content())
    """)
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert writer.stdout.readline() == b"writing\n"

    write_file(tmp_path / "b", b"whole")
    assert sum(name.endswith(".factcheck-part") for name in names_in(tmp_path)) == 1

    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    write_file(tmp_path / "b", b"whole again")
    assert names_in(tmp_path) == ["b"]


def test_pipe_and_link_that_are_named_like_a_part_of_a_writer_hold_nobody_up(tmp_path):
    os.mkfifo(tmp_path / ".pipe.factcheck-part")
    (tmp_path / "kept").write_bytes(b"kept")
    (tmp_path / ".link.factcheck-part").symlink_to(tmp_path / "kept")

    write_file(tmp_path / "a", b"rain")

    assert (read_file(tmp_path / "a"), read_file(tmp_path / "kept")) == (b"rain", b"kept")


def test_links_in_a_circle_are_told(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(UnreadableFile, match="Symlink loop"):
        real_path(tmp_path / "a")
    assert real_path(tmp_path / "none") == tmp_path.resolve() / "none"


@pytest.mark.parametrize(
    "command",
    [["find", "rain", "LOOP"], ["undo", "LOOP"], ["validate", "LOOP"], ["export", "SHEET", "--to", "csv", "-o", "LOOP"]],
)
def test_command_tells_of_links_in_a_circle(tmp_path, command, sheet_path):
    loop = tmp_path / "loop.claims.json"
    loop.symlink_to(loop)

    ran = CliRunner().invoke(cli, [{"LOOP": str(loop), "SHEET": str(sheet_path)}.get(word, word) for word in command])

    assert (ran.exit_code, "loop" in ran.output) == (2, True)


def test_of_many_writers_at_once_each_is_kept_or_told(tmp_path):
    (tmp_path / "count").write_bytes(b"0")
    code = textwrap.dedent(f"""
        import sys
        sys.path[:0] = {sys.path!r}
        from factcheck.errors import ChangedFile
        from factcheck.files import digest_of, read_file, write_file
        done = 0
        while done < 25:
            old = read_file({str(tmp_path / "count")!r})
            try:
                write_file({str(tmp_path / "count")!r}, b"%d" % (int(old) + 1), expecting=digest_of(old))
                done += 1
            except ChangedFile:
                pass
    """)
    writers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]

    assert [writer.wait() for writer in writers] == [0] * 4
    assert (tmp_path / "count").read_bytes() == b"100"


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod", "write"])
def test_fault_at_any_step_leaves_the_old_file(tmp_path, monkeypatch, call):
    (tmp_path / "a").write_bytes(b"old")

    def fail(*args, **options):
        raise OSError(28, "No space left on device")

    if call == "write":
        real = os.fdopen

        def opened(*args, **options):
            stream = real(*args, **options)
            return _Full(stream) if "w" in args[1] else stream

        monkeypatch.setattr(os, "fdopen", opened)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, call, fail)
    with pytest.raises(UnreadableFile, match="No space left"):
        write_file(tmp_path / "a", b"new")
    monkeypatch.undo()

    assert (tmp_path / "a").read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


class _Full:
    def __init__(self, stream):
        self._stream = stream

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._stream.close()

    def write(self, data):
        raise OSError(28, "No space left on device")
