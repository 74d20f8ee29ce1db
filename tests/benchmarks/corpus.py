"""What a corpus costs, from reading it to having every record."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import orjson

from factcheck.checks.run import check_integrity
from factcheck.contract.codec import annotation_from_value
from factcheck.contract.conformance import conforms, explainer
from factcheck.contract.json_text import parse
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.store.examining import examine_corpus
from factcheck.store.files import load_corpus
from tests.benchmarks.table import Row

__all__ = ["rows"]

# The floor is what a script would do that wants the bare values: the parser of the standard library, nothing kept. A second
# floor shows what the parser that factcheck uses would do by itself.
FLOOR = "floor: read and json.loads, line by line"
BARS = {"check only": 2.0, "full load": 3.0}

# What keeps every object is measured on fewer claims: the whole corpus as objects would need gigabytes.
KEPT_LINES = 350

# jsonschema takes 500 times as long as jsonschema-rs, so it sees a sample.
SAMPLED_LINES = 4

# The collector works in one row more than in another; below this share of difference the two figures are the same figure.
SAME = 0.03

Job = Callable[[Path], float]


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as lines:
        yield from lines


def _whole(consume: Callable[[Path], Any]) -> Job:
    """Make a job that times all that it does."""

    def job(path: Path) -> float:
        start = perf_counter()
        consume(path)
        return perf_counter() - start

    return job


def _part(prepare: Callable[[bytes], Any], work: Callable[[Any], object]) -> Job:
    """Make a job that times what it does to each line, but not how that line is prepared."""

    def job(path: Path) -> float:
        spent = 0.0
        for line in _lines(path):
            prepared = prepare(line)
            start = perf_counter()
            work(prepared)
            spent += perf_counter() - start
        return spent

    return job


def _floor(path: Path) -> None:
    for line in _lines(path):
        json.loads(line)


def _orjson_floor(path: Path) -> None:
    for line in _lines(path):
        orjson.loads(line)


def _parse(path: Path) -> None:
    for line in _lines(path):
        _, faults = parse(line.strip())
        if faults:
            raise ValueError(faults)


def _check(path: Path) -> None:
    for examined in examine_corpus(path):
        if examined.findings:
            raise ValueError(examined.findings)


def _load(path: Path) -> None:
    for _ in load_corpus(path):
        pass


def _schema(value: Any) -> None:
    if not conforms(value):
        raise ValueError(value["id"])


def _integrity(value: Any) -> None:
    findings = check_integrity(value, value["source"]["text"], load_vocabulary("press-statement"))
    if findings:
        raise ValueError(findings)


JOBS: dict[str, Job] = {
    FLOOR: _whole(_floor),
    "second floor: read and orjson.loads": _whole(_orjson_floor),
    "parse only (orjson, and keys that stand twice)": _whole(_parse),
    "schema only (jsonschema-rs)": _part(orjson.loads, _schema),
    "integrity only": _part(orjson.loads, _integrity),
    "objects only": _part(orjson.loads, annotation_from_value),
    "check only": _whole(_check),
    "full load": _whole(_load),
}

KEEPING: dict[str, Job] = {
    "floor, every value kept": _whole(lambda path: [json.loads(line) for line in _lines(path)]),
    "full load, every record kept": _whole(lambda path: list(load_corpus(path))),
}


def measure(jobs: dict[str, Job], path: Path, rounds: int) -> dict[tuple[str, bool], list[float]]:
    """Time every job in every round, with the garbage collector on and off, each round in another order.

    Returns:
        Seconds by job and by whether the collector was on, a figure a round; those of one round belong together.
    """
    order = [(name, collected) for name in jobs for collected in (True, False)]
    seconds: dict[tuple[str, bool], list[float]] = {key: [] for key in order}
    for number in range(rounds):
        turned = number * len(order) // rounds
        for name, collected in [*order[turned:], *order[:turned]]:
            gc.collect()
            if not collected:
                gc.disable()
            try:
                seconds[name, collected].append(jobs[name](path))
            finally:
                gc.enable()
    return seconds


def _ratio(seconds: dict[tuple[str, bool], list[float]], name: str, floor: str, collected: bool) -> float:
    pairs = zip(seconds[name, collected], seconds[floor, collected], strict=True)
    return median(one / other for one, other in pairs)


def _rows_of(jobs: dict[str, Job], path: Path, *, claims: int, rounds: int) -> Iterator[Row]:
    seconds = measure(jobs, path, rounds)
    floor = next(iter(jobs))
    for name in jobs:
        on, off = median(seconds[name, True]), median(seconds[name, False])
        bar = BARS.get(name)
        for time, collected in ((on, True), (off, False)):
            if collected or abs(on - off) > SAME * on:
                ratio = _ratio(seconds, name, floor, collected)
                yield Row(
                    what=name if collected else f"... the same, garbage collector off{' (both)' if name != floor else ''}",
                    figure=f"{time / claims * 1e6:.2f} us a claim",
                    ratio=ratio,
                    bar="" if bar is None or not collected else f"{bar:.0f} x floor",
                    met=None if bar is None or not collected else ratio <= bar,
                )


def _explaining_row(path: Path, floor: float) -> Row:
    values = [orjson.loads(line) for line in islice(_lines(path), SAMPLED_LINES)]
    validator = explainer("annotation")
    times = []
    for value in values * 3:
        start = perf_counter()
        if not validator.is_valid(value):
            raise ValueError(value["id"])
        times.append((perf_counter() - start) / len(value["claims"]) * 1e6)
    figure = median(times)
    return Row(what="jsonschema only (sample)", figure=f"{figure:.0f} us a claim", ratio=figure / floor)


def rows(path: Path, *, claims: int, rounds: int) -> list[Row]:
    """Measure a corpus.

    Args:
        path: The corpus.
        claims: How many claims it holds.
        rounds: How often each row is measured.
    """
    made = list(_rows_of(JOBS, path, claims=claims, rounds=rounds))
    made.insert(5, _explaining_row(path, float(made[0].figure.split()[0])))
    kept = path.with_name("kept.claims.jsonl")
    lines = list(islice(_lines(path), KEPT_LINES))
    kept.write_bytes(b"".join(lines))
    made += _rows_of(KEEPING, kept, claims=sum(len(orjson.loads(line)["claims"]) for line in lines), rounds=rounds)
    return made
