"""What a large corpus costs: checked by one process and by two, written as tables, put into an index and searched.

    python -m tests.benchmarks.generate --claims 1000000 corpus.claims.jsonl
    python -m tests.benchmarks.scale corpus.claims.jsonl

Each figure has the seconds that passed and those that processors worked: on a machine that does other things too, the second is
the one to go by. Memory is the most that this process held so far, in megabytes.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from factcheck.corpora import Wanted, check_files, find, read_parquet, write_parquet


def worked() -> float:
    """Give the seconds that processors worked for this process and for those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def told(what: str, job: Callable[[], object]) -> None:
    """Run a job and print what it took."""
    began, before = perf_counter(), worked()
    job()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:40} {perf_counter() - began:8.2f} s {worked() - before:8.2f} s of work {memory:6} MB")


def check(path: Path, jobs: int) -> None:
    """Check a corpus and keep nothing of what is found."""
    for _ in check_files([path], jobs=jobs):
        pass


def search(path: Path, folder: Path) -> None:
    """Search for the words of statements, and print the median of the times."""
    with path.open("rb") as lines:
        statements = [claim["statement"] for claim in json.loads(next(lines))["claims"]][:20]
    for name, counterparts in (("a search", 0), ("a search, with counterparts", 3)):
        times = []
        for statement in statements:
            before = worked()
            find(Wanted(words=" ".join(statement.split()[:3])), [path], counterparts=counterparts, folder=folder)
            times.append(worked() - before)
        print(f"{name:40} {median(times) * 1000:8.1f} ms of work, at most {max(times) * 1000:.1f}")


def main(path: Path) -> None:
    """Measure a corpus."""
    for jobs in (1, 2):
        told(f"checked, processes: {jobs}", lambda jobs=jobs: check(path, jobs))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told("written as tables", lambda: write_parquet(path, folder / "tables"))
        told("made of tables again", lambda: read_parquet(folder / "tables", folder / "back"))
        told("put into an index", lambda: find("nothing", [path], folder=folder / "index"))
        search(path, folder / "index")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    main(parser.parse_args().corpus)
