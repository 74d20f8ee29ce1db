"""A corpus in parts: divided at line ends, examined anywhere, and put together as if one had checked it all."""

from __future__ import annotations

import copy
import json
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
from concurrent.futures.process import BrokenProcessPool
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.cli import cli
from factcheck.corpora import check_files, examine_part, merge_parts, partitions, processes
from factcheck.files import limited_to
from factcheck.store.counting import Counts, counts_of
from factcheck.store.examining import examine_corpus

HERE = Path(__file__).parent


def line_of(mill, id, *, offset=0):
    value = copy.deepcopy(mill)
    value["id"] = id
    value["claims"][0]["spans"][0]["start"] += offset
    return json.dumps(value).encode()


def write_corpus(mill, folder):
    """Write a corpus with a repeated id, a wrong quote, no JSON, blank lines, mixed line ends, and none at the end."""
    lines = [
        line_of(mill, "one") + b"\n",
        b"\n",
        line_of(mill, "two", offset=1) + b"\r\n",
        b'{"id": \n',
        line_of(mill, "one") + b"\n",
        b"   \n",
        line_of(mill, "two", offset=1) + b"\n",
        line_of(mill, "three"),
    ]
    path = folder / "c.claims.jsonl"
    path.write_bytes(b"".join(lines))
    return path


@pytest.fixture
def corpus(mill, tmp_path):
    return write_corpus(mill, tmp_path)


def in_parts(path, size):
    return [examine_part(part) for part in partitions(path, size)]


class TestPartitions:
    @given(size=st.integers(1, 12_000))
    def test_parts_adjoin_and_cut_no_line(self, size, mill, tmp_path_factory):
        path = tmp_path_factory.mktemp("c") / "c.claims.jsonl"
        path.write_bytes(b"\n\n" + line_of(mill, "one") + b"\n" + line_of(mill, "two") + b"\n\n" + line_of(mill, "three"))
        data = path.read_bytes()

        parts = partitions(path, size)

        assert (parts[0].start, parts[-1].end) == (0, len(data))
        assert all(one.end == other.start for one, other in pairwise(parts))
        assert all(data[part.end - 1 : part.end] == b"\n" for part in parts[:-1])
        assert all(part.end > part.start for part in parts)

    def test_parts_are_about_as_large_as_was_asked(self, mill, tmp_path):
        path = tmp_path / "c.claims.jsonl"
        path.write_bytes(b"".join(line_of(mill, f"m-{number}") + b"\n" for number in range(100)))
        line = path.stat().st_size / 100

        sizes = [part.end - part.start for part in partitions(path, 10_000)]

        assert all(10_000 - line <= size <= 10_000 + 2 * line for size in sizes[:-1])

    def test_annotation_file_is_one_part(self, sheet_path):
        assert [(part.start, part.end) for part in partitions(sheet_path, 10)] == [(0, sheet_path.stat().st_size)]

    def test_part_of_no_bytes_is_refused(self, corpus):
        with pytest.raises(ValueError, match="holds nothing"):
            partitions(corpus, 0)

    def test_part_can_be_sent_to_another_process(self, corpus):
        vocabulary = factcheck.contract.load_vocabulary("press-statement")
        part = partitions(corpus, 100, vocabularies=[vocabulary])[0]

        assert pickle.loads(pickle.dumps(part)) == part  # noqa: S301 (made here)
        assert pickle.loads(pickle.dumps(examine_part(part))) == examine_part(part)  # noqa: S301


class TestMerging:
    @given(size=st.integers(1, 9_000), seed=st.integers(0, 99))
    def test_parts_in_any_order_find_what_one_finds(self, size, seed, mill, tmp_path_factory):
        path = write_corpus(mill, tmp_path_factory.mktemp("c"))
        results = in_parts(path, size)
        random.Random(seed).shuffle(results)

        checked = merge_parts([*results, *results[:2]])

        assert checked.findings == factcheck.check(path)
        assert {finding.code for finding in checked.findings} >= {"FC101", "FC301", "FC401"}
        assert checked.counts == sum(map(counts_of, examine_corpus(path)), Counts())

    def test_repeated_id_names_the_line_in_the_other_part(self, mill, tmp_path):
        path = tmp_path / "c.claims.jsonl"
        path.write_bytes(b"\n".join(line_of(mill, id_) for id_ in ("a", "b", "c", "a")))

        (finding,) = merge_parts(in_parts(path, 1)).findings

        assert (finding.code, finding.line, finding.message) == ("FC401", 4, "annotation id 'a' is used before, on line 1")

    @pytest.mark.parametrize("lost", [0, 1, -1])
    def test_part_that_nobody_examined_is_told(self, lost, corpus):
        results = in_parts(corpus, 1_000)
        del results[lost]

        with pytest.raises(factcheck.FactcheckError, match=r"bytes [\d,]+ to [\d,]+ were examined by nobody"):
            merge_parts(results)

    def test_annotation_file_is_merged_as_it_is(self, mill, tmp_path):
        path = tmp_path / "m.claims.json"
        path.write_bytes(line_of(mill, "m", offset=1))

        assert merge_parts(in_parts(path, 10)).findings == factcheck.check(path) != ()

    def test_corpus_without_annotations_is_found(self, tmp_path):
        path = tmp_path / "c.claims.jsonl"
        path.write_bytes(b"\n\n\n")

        assert merge_parts(in_parts(path, 1)).findings == factcheck.check(path) != ()

    def test_file_that_changed_meanwhile_is_not_examined(self, corpus):
        part = partitions(corpus)[0]
        corpus.write_bytes(corpus.read_bytes() + b"\n")

        with pytest.raises(factcheck.errors.UnreadableFile, match="changed while"):
            examine_part(part)

    def test_line_without_an_end_is_not_followed_to_it(self, corpus):
        # A terabyte that takes no room on the disk would be read for an hour.
        with corpus.open("r+b") as stream:
            stream.truncate(10**12)

        with limited_to(1 << 20):
            parts = partitions(corpus, 1 << 16)
            with pytest.raises(factcheck.errors.UnreadableFile, match="has more than the 1,048,576 bytes"):
                list(map(examine_part, parts))

    def test_limit_goes_along_with_a_part(self, corpus):
        with limited_to(300):
            part = partitions(corpus, 10)[1]

        with pytest.raises(factcheck.errors.UnreadableFile, match=r"line 2 after byte [\d,]+ has more than the 300 bytes"):
            examine_part(part)


class TestProcesses:
    def test_several_processes_find_what_one_finds_in_the_same_order(self, corpus, sheet_path):
        checked = list(check_files([corpus, sheet_path, corpus], jobs=2, size=1_500))

        found = [finding for one in checked for finding in one.findings]
        assert found == [*factcheck.check(corpus), *factcheck.check(sheet_path), *factcheck.check(corpus)]

    def test_command_reports_the_same_with_two_processes(self, corpus):
        one, two = (CliRunner().invoke(cli, ["validate", "--jobs", jobs, str(corpus)]) for jobs in ("1", "2"))

        assert (one.exit_code, one.output) == (two.exit_code, two.output)
        assert "FC401" in one.output

    @pytest.mark.parametrize("more", [["-"], ["--against", "x.claims.json"]])
    def test_what_cannot_be_divided_is_refused(self, more, sheet_path):
        done = CliRunner().invoke(cli, ["validate", "--jobs", "2", str(sheet_path), *more], input="{}")

        assert done.exit_code == 2

    def test_process_that_is_ended_from_outside_is_told(self, corpus, monkeypatch):
        class Broken:
            def result(self):
                raise BrokenProcessPool

        monkeypatch.setattr(processes.ProcessPoolExecutor, "submit", lambda *_: Broken())

        with pytest.raises(factcheck.FactcheckError, match="ended from outside"):
            list(check_files([corpus], jobs=1))

    def test_processes_leave_an_interrupt_to_their_parent_and_end_with_it(self, monkeypatch):
        ended = threading.Event()
        gone, held = os.pipe()
        monkeypatch.setattr(processes.multiprocessing, "parent_process", lambda: SimpleNamespace(sentinel=gone))
        monkeypatch.setattr(processes.os, "_exit", lambda status: ended.set())
        before = signal.getsignal(signal.SIGINT)
        try:
            processes._follow_the_first()

            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            assert not ended.is_set()
            os.close(held)
            assert ended.wait(timeout=20)
        finally:
            signal.signal(signal.SIGINT, before)
            os.close(gone)


LEFT_ALONE = """
import sys, time
from factcheck.corpora import check_files

if __name__ == "__main__":
    found = check_files([sys.argv[1]], jobs=2, size=1000)
    next(found)
    print("begun", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with a signal")
def test_processes_end_with_the_one_that_was_killed(corpus, tmp_path):
    script = tmp_path / "alone.py"
    script.write_text(LEFT_ALONE)
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}

    with subprocess.Popen([sys.executable, script, corpus], stdout=subprocess.PIPE, env=environment) as running:
        assert running.stdout.readline() == b"begun\n"
        running.kill()
        # The end of what is printed comes when the last process is gone that could print something.
        rest, _ = running.communicate(timeout=20)

    assert rest == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a worker is killed with a signal")
def test_a_killed_worker_of_dask_loses_nothing_and_doubles_nothing(corpus, tmp_path):
    pytest.importorskip("distributed", reason="needs Dask's scheduler: pip install 'dask[distributed]'")
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent), "HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, str(HERE / "killing.py"), str(corpus), str(tmp_path / "killed")],
        capture_output=True, text=True, check=False, env=environment, timeout=120,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "killed").exists()
    alone = [attrs.asdict(attrs.evolve(finding, fix=())) for finding in factcheck.check(corpus)]
    assert json.loads(done.stdout) == json.loads(json.dumps(alone))
