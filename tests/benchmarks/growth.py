"""How what commands do grows with the number of claims, and with likeness: the exponent of each between two sizes.

python -m tests.benchmarks.growth          # 100, 1,000 and 10,000 claims, some minutes
python -m tests.benchmarks.growth --quick  # up to 1,000

Each is timed in one process, the least of three rounds. An exponent of 1 is linear; of n log n one sees about 1.1 here. What is
measured is what a command calls, without the start of Python.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from math import log
from pathlib import Path
from time import perf_counter
from typing import Any

import attrs

import factcheck
from factcheck import Annotation, Source
from factcheck.store.examining import examine_file
from factcheck.versions import edits, stale
from factcheck.views import html_report
from factcheck.views.results import slot_results
from tests.benchmarks.generate import write_file

__all__ = ["main"]

SIZES = (100, 1_000, 10_000)
ROUNDS = 3
BAR = 1.15


def _alike(count: int) -> tuple[Source, list[dict[str, Any]]]:
    """Give a text whose sentences differ in one number, and an item to pin for each."""
    sentences = [f"On day {number} about {number + 1000} people left the town by the northern road." for number in range(count)]
    items = [{"statement": sentence, "spans": [sentence[:-1]]} for sentence in sentences]
    return Source.from_text("\n".join(sentences) + "\n", title="Days"), items


def _subjects(folder: Path, count: int) -> dict[str, Callable[[], object]]:
    path = folder / f"generated-{count}.claims.json"
    write_file(path, claims=count)
    sheet = factcheck.load(path)
    source, items = _alike(count)
    alike = factcheck.pin(source, items).annotation
    changed = attrs.evolve(sheet, claims=[attrs.evolve(claim, note="looked at") for claim in sheet.claims])
    tagged = attrs.evolve(sheet, claims=[attrs.evolve(claim, tags=("seen",)) for claim in sheet.claims])
    other = attrs.evolve(alike, id="other", claims=[attrs.evolve(claim, note=None) for claim in alike.claims])
    moved = "A line that was not there.\n" + (source.text or "")
    middle = sheet.claims[len(sheet.claims) // 2].id
    empty = Annotation(id="days", source=source, claims=())
    return {
        "validate": lambda: examine_file(path),
        "load": lambda: factcheck.load(path),
        "fmt": lambda: factcheck.dumps(sheet),
        "slots": lambda: slot_results(sheet),
        "stale": lambda: stale(sheet, as_of="2030-01-01"),
        "report": lambda: html_report([sheet]),
        "diff": lambda: factcheck.diff(sheet, changed),
        "merge": lambda: factcheck.merge(sheet, changed, tagged),
        "rename (an edit)": lambda: edits.rename(sheet, middle, "another-name"),
        "draft, like sentences": lambda: factcheck.draft(source, id="days"),
        "pin, like sentences": lambda: factcheck.pin(empty, items),
        "match, like claims": lambda: factcheck.match(alike, other),
        "rebase, like claims": lambda: factcheck.rebase(alike, moved),
    }


def _seconds(subject: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        begun = perf_counter()
        subject()
        best = min(best, perf_counter() - begun)
        # What takes seconds is not noisy enough to be done again.
        if best > 1:
            break
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 1,000 claims")
    sizes = SIZES[:2] if parser.parse_args().quick else SIZES
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            for name, subject in _subjects(Path(folder), size).items():
                times.setdefault(name, []).append(_seconds(subject))
    print(f"| what | {' | '.join(f'{size:,} claims' for size in sizes)} | exponent | at most {BAR} |")
    print("|---|" + "---|" * (len(sizes) + 2))
    for name, spent in times.items():
        exponent = log(spent[-1] / spent[-2]) / log(sizes[-1] / sizes[-2])
        cells = " | ".join(f"{seconds * 1000:,.1f} ms" for seconds in spent)
        print(f"| {name} | {cells} | {exponent:.2f} | {'yes' if exponent <= BAR else 'NO'} |")


if __name__ == "__main__":
    main()
