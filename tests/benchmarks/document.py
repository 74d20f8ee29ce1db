"""What one file of 60 claims costs: checked from the shell, and explained when something is wrong with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

import factcheck
from tests.benchmarks.table import Row

__all__ = ["rows"]

SHELL_BAR, EXPLAIN_BAR = 100, 5
EXPLANATIONS = 50
FIRST_TIMES = 5

_FIRST = """
import sys, time
import factcheck
assert not factcheck.check(sys.argv[1])
start = time.perf_counter()
assert factcheck.check(sys.argv[2])
print((time.perf_counter() - start) * 1000)
"""


def _spoilt(path: Path, name: str, old: str, new: str) -> Path:
    """Write a copy of a file with one thing in its middle changed."""
    text = path.read_text(encoding="utf-8")
    middle = text.index(old, len(text) // 2)
    spoilt = path.with_name(f"{name}.claims.json")
    spoilt.write_text(text[:middle] + new + text[middle + len(old) :], encoding="utf-8")
    return spoilt


def _milliseconds(command: list[str], environment: Mapping[str, str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return (perf_counter() - start) * 1000


def _compiled(folder: Path) -> dict[str, str]:
    """Give an environment in which modules are compiled once, as an installer does, even if this process leaves no bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _shell_rows(path: Path, runs: int) -> list[Row]:
    commands = {
        "shell: python -c pass": ["-c", "pass"],
        "shell: importing click": ["-c", "import click"],
        "shell: importing click, attrs, orjson, jsonschema_rs": ["-c", "import click, attrs, orjson, jsonschema_rs"],
        "shell: python -m factcheck validate FILE, 60 claims": ["-m", "factcheck", "validate", str(path)],
    }
    environment = _compiled(path.parent)
    times: dict[str, list[float]] = {what: [] for what in commands}
    for number in range(runs + 1):
        for what, command in commands.items():
            taken = _milliseconds([sys.executable, *command], environment)
            if number:  # The first run compiles.
                times[what].append(taken)
    made = [Row(what=what, figure=f"{median(taken):.0f} ms") for what, taken in times.items()]
    last = median(times[next(reversed(times))])
    made[-1] = Row(what=made[-1].what, figure=f"{last:.0f} ms", bar=f"{SHELL_BAR} ms", met=last <= SHELL_BAR)
    return made


def _explaining_rows(path: Path) -> list[Row]:
    faults = {
        "a bad quote": _spoilt(path, "quote", '"exact": "', '"exact": "Quuxly'),
        "a schema fault": _spoilt(path, "schema", '"statement"', '"statment"'),
    }
    made = []
    for fault, spoilt in faults.items():
        first = median(
            float(subprocess.run([sys.executable, "-c", _FIRST, path, spoilt], check=True, capture_output=True, text=True).stdout)
            for _ in range(FIRST_TIMES)
        )
        times = []
        for _ in range(EXPLANATIONS):
            start = perf_counter()
            factcheck.check(spoilt)
            times.append((perf_counter() - start) * 1000)
        # The first explanation, in this process, is not among the warm ones, being one of fifty.
        warm = median(times)
        made += [
            Row(what=f"explain {fault}, 60 claims", figure=f"{warm:.2f} ms", bar=f"{EXPLAIN_BAR} ms", met=warm <= EXPLAIN_BAR),
            Row(what=f"... the first time in a process, after a good file ({fault})", figure=f"{first:.1f} ms"),
        ]
    return made


def rows(path: Path, *, runs: int) -> list[Row]:
    """Measure a file that has its text beside it.

    Args:
        path: The file, which is valid.
        runs: How often each command is run.
    """
    start = perf_counter()
    repeats = 20
    for _ in range(repeats):
        factcheck.check(path)
    sound = (perf_counter() - start) / repeats * 1000
    return [
        *_shell_rows(path, runs),
        Row(what="check a sound file, 60 claims", figure=f"{sound:.2f} ms"),
        *_explaining_rows(path),
    ]
