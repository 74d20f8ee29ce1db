"""Measures how fast factcheck is, as ratios within one run, and prints one table.

python -m tests.benchmarks.run           # a corpus of 100,000 claims, some minutes
python -m tests.benchmarks.run --quick   # 6,000 claims, some seconds; ratios are rough
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import corpus, document, queries
from tests.benchmarks.generate import write_corpus, write_file
from tests.benchmarks.table import Row, printed

QUICK_CLAIMS, FULL_CLAIMS = 6_000, 100_000
QUICK_ROUNDS, FULL_ROUNDS = 3, 7
QUICK_SPANS, FULL_SPANS = 10_000, 100_000
SHELL_RUNS = 20

# The peak of a process that streams a corpus ten times as large may differ by what the allocator happens to keep, and by the
# ids of the annotations, which must be remembered to find one that is used twice: about 200 bytes each.
MOST_GROWTH = 1.1

# Linux gives a new process the peak of the process that started it (getrusage), so the peak is read from the process's own
# memory map where there is one.
_PEAK = """
import resource, sys
from factcheck.store.examining import examine_corpus
assert not any(examined.findings for examined in examine_corpus(sys.argv[1]))
try:
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
except FileNotFoundError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


def memory_rows(folder: Path, sizes: tuple[int, int]) -> list[Row]:
    """Measure the peak memory of a process that checks a corpus, for two sizes of corpus."""
    peaks = []
    for size in sizes:
        path = folder / f"{size}.claims.jsonl"
        if not path.exists():
            write_corpus(path, claims=size)
        ran = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, check=True, text=True)
        peaks.append(int(ran.stdout) / 1024)
    growth = peaks[1] / peaks[0]
    return [
        Row(what=f"peak memory, streamed check, {sizes[0]:,} claims", figure=f"{peaks[0]:.1f} MB"),
        Row(
            what=f"peak memory, streamed check, {sizes[1]:,} claims",
            figure=f"{peaks[1]:.1f} MB, {growth:.2f} of that",
            bar="independent of the size",
            met=growth < MOST_GROWTH,
        ),
    ]


def setting() -> str:
    """Say what the figures were measured with."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("orjson", "jsonschema-rs", "jsonschema", "attrs", "click"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {packages}; {os.cpu_count()} cores, of which one is used; load {os.getloadavg()[0]:.2f} at the start"


def on_one_core() -> None:
    """Keep this process, and those that it starts, on one core where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description="Measure how fast factcheck is.")
    parser.add_argument("--quick", action="store_true", help=f"a corpus of {QUICK_CLAIMS:,} claims instead of {FULL_CLAIMS:,}")
    parser.add_argument("--rounds", type=int, help="how often each row is measured")
    given = parser.parse_args()
    on_one_core()
    claims = QUICK_CLAIMS if given.quick else FULL_CLAIMS
    rounds = given.rounds or (QUICK_ROUNDS if given.quick else FULL_ROUNDS)
    print(setting())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = folder / f"{claims}.claims.jsonl"
        write_corpus(large, claims=claims)
        one = folder / "one.claims.json"
        write_file(one)
        print(f"corpus: {claims:,} claims, {large.stat().st_size / 1e6:.1f} MB; medians of {rounds} rounds\n", flush=True)
        rows = corpus.rows(large, claims=claims, rounds=rounds)
        rows += memory_rows(folder, (claims // 10, claims))
        rows += document.rows(one, runs=SHELL_RUNS if not given.quick else 5)
        rows += queries.rows(QUICK_SPANS if given.quick else FULL_SPANS)
    print(printed(rows))
    unmet = [row.what for row in rows if row.met is False]
    print(f"\n{len(unmet)} of {sum(row.met is not None for row in rows)} bars not met" + "".join(f"\n- {what}" for what in unmet))


if __name__ == "__main__":
    main()
