"""How what commands do grows with the number of claims: the exponent of every command between 100, 1,000 and 10,000 claims.

    python -m tests.benchmarks.growth                      # half an hour
    python -m tests.benchmarks.growth --largest 1000       # some minutes
    python -m tests.benchmarks.growth --only match pin     # those whose name holds one of these words
    python -m tests.benchmarks.growth --instructions       # count instructions too, with perf or valgrind, where it is

Each command is run as a user runs it, in a process of its own, on fresh copies of files that are made for each size. Time is
that which processors worked for it and not that which passed, the least of some rounds, so that other work on the machine matters
little. It still depends on caches: beyond their size each step costs more, though there are no more steps in proportion. The
number of instructions does not, and tells the two apart: where seconds grow faster than instructions, it is the memory of the
machine. ``perf`` counts them where the processor lets it; ``valgrind`` does everywhere, at thirty times the time.

Start-up is taken off: what a run on two claims costs. An exponent of 1 is linear; of n log n one sees 1.10 to 1.15 here. Where
what is left is less than a tenth of the start-up, no exponent is told, since the difference of two such figures is chance.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from math import log
from pathlib import Path

import attrs

from tests.benchmarks.growth_cases import COMMANDS, write_inputs

__all__ = ["main"]

# Two, since a command that joins claims needs as many.
SIZES = (2, 100, 1_000, 10_000)
ROUNDS = {2: 3, 100: 2, 1_000: 2, 10_000: 1}
BAR = 1.15

# The least share of the start-up that the work of a size must have for its growth to be told.
LEAST = 0.1


@attrs.frozen
class Cost:
    """What a run took: seconds of processors, and instructions of the program in millions where they are counted."""

    seconds: float
    instructions: float | None = None


class Bench:
    """The inputs of one size, and the runs on them.

    Args:
        folder: Where the inputs stand.
        size: Number of claims.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        self.inputs = folder / "inputs"
        self.folder = folder / "work"
        self.inputs.mkdir(parents=True)
        self.words = write_inputs(self.inputs, size)
        # Steps that can be undone and indexes of searches are files too, and each run begins without any.
        self.environment = os.environ | {"XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache")}

    def command(self, line: str) -> list[str]:
        """Give the words of a line of the table."""
        if line.startswith("SPHINX "):
            return [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", line.split()[1], "built"]
        return [sys.executable, "-m", "factcheck", *(self.words.get(word, word) for word in shlex.split(line))]

    def prepare(self, name: str) -> None:
        """Make the folder anew, with what came before where a command is about that."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for kept in ("state", "cache"):
            shutil.rmtree(self.folder.parent / kept, ignore_errors=True)
        shutil.copytree(self.inputs, self.folder)
        if name.startswith("undo"):
            self._quietly("amend edited.claims.json FIRST --note seen")
        if name == "undo --redo":
            self._quietly("undo edited.claims.json")
        if name == "find":
            self._quietly("find northern alike.claims.json")
        if name.startswith("import "):
            (self.folder / "in").mkdir()
            self._quietly(COMMANDS[f"export {name.removeprefix('import ')}"])
            for path in self.folder.glob("out-*"):
                path.rename(self.folder / "in" / path.name)
            if (self.folder / "in" / "out-brat.ann").exists():
                shutil.copy(self.folder / "one.txt", self.folder / "in" / "out-brat.txt")

    def _quietly(self, line: str) -> None:
        subprocess.run(self.command(line), cwd=self.folder, env=self.environment, capture_output=True, check=False)

    def cost(self, name: str, counter: str | None) -> Cost:
        """Run a command some times and give the least that it took."""
        best = float("inf")
        command = self.command(COMMANDS[name])
        for _ in range(ROUNDS.get(self.size, 1)):
            self.prepare(name)
            best = min(best, self._seconds(name, command))
        counted = None
        if counter:
            self.prepare(name)
            counted = self._instructions(command, counter)
        return Cost(best, counted)

    def _seconds(self, name: str, command: list[str]) -> float:
        with (self.folder / "stderr").open("wb") as told:
            running = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=told)
            _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        # Findings are a result; a command that did not do its work would look as if it did not grow.
        if running.returncode not in (0, 1):
            words = (self.folder / "stderr").read_text(errors="replace")[-300:]
            print(f"{name}, {self.size}: status {running.returncode}: {words}", file=sys.stderr)
        return used.ru_utime + used.ru_stime

    def _instructions(self, command: list[str], counter: str) -> float | None:
        before = {
            "perf": ["perf", "stat", "-x,", "-e", "instructions:u", "--"],
            "valgrind": ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"],
        }[counter]
        ran = subprocess.run(
            [*before, *command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        found = re.search(r"^([0-9]+),.*instructions|I\s+refs:\s+([0-9,]+)", ran.stderr.decode(errors="replace"), re.MULTILINE)
        return None if found is None else int((found[1] or found[2]).replace(",", "")) / 1e6


def _counter() -> str | None:
    """Name the program that counts instructions here."""
    told = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "true"], capture_output=True, check=False, text=True)
    if told.returncode == 0 and "not supported" not in told.stderr:
        return "perf"
    return "valgrind" if shutil.which("valgrind") else None


def exponent(costs: list[float | None], sizes: list[int], step: int) -> float | None:
    """Give the exponent of the step that ends at a place, start-up taken off; None where it would be chance."""
    base, before, after = costs[0], costs[step - 1], costs[step]
    if base is None or before is None or after is None or before - base < LEAST * base:
        return None
    # A run on the smallest file is the start-up and the work for what is in it.
    return log(max(after - base, 1e-9) / (before - base)) / log((sizes[step] - sizes[0]) / (sizes[step - 1] - sizes[0]))


def _row(name: str, costs: list[Cost], sizes: list[int]) -> str:
    seconds, counts = [cost.seconds for cost in costs], [cost.instructions for cost in costs]
    steps = [exponent([*seconds], sizes, step) for step in range(2, len(sizes))]
    counted = [exponent(counts, sizes, step) for step in range(2, len(sizes))]
    # Instructions tell of the work where they are counted; seconds do where they are not.
    telling = [one for one in (counted if any(counts) else steps) if one is not None]
    cells = [f"{cost.seconds - (base if number else 0):,.2f} s" for base in seconds[:1] for number, cost in enumerate(costs)]
    shown = ["" if one is None else f"{one:.2f}" for one in (*steps, *counted)]
    met = "" if not telling else "yes" if max(telling) <= BAR else "NO"
    return f"| {name} | {' | '.join([*cells, *shown])} | {met} |"


def _wanted(names: list[str]) -> list[str]:
    return [name for name in COMMANDS if not names or any(word in name for word in names)]


def main() -> None:
    """Measure and print the table, a line at a time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the largest number of claims")
    parser.add_argument("--only", nargs="*", default=[], help="only what has one of these words in its name")
    parser.add_argument("--instructions", action="store_true", help="count instructions too")
    given = parser.parse_args()
    sizes = [size for size in SIZES if size <= given.largest]
    counter = _counter() if given.instructions else None
    with tempfile.TemporaryDirectory() as folder:
        benches = [Bench(Path(folder) / str(size), size) for size in sizes]
        steps = [f"{before:,} to {after:,}" for before, after in pairwise(sizes[1:])]
        heads = [
            "start",
            *(f"{size:,}" for size in sizes[1:]),
            *steps,
            *(f"instructions, {step}" for step in steps),
            f"at most {BAR}",
        ]
        print(f"| what | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}", flush=True)
        for name in _wanted(given.only):
            print(_row(name, [bench.cost(name, counter) for bench in benches], sizes), flush=True)


if __name__ == "__main__":
    main()
