"""Look for inputs that the package does not bear, by changing those that are known.

    python -m tests.fuzz.mutating --seconds 60           for continuous integration
    python -m tests.fuzz.mutating --seconds 60 --keep    also keep what made the package say something new

An input that does not end in order is always kept, beside the others in this folder; tests try all of them from then on.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.trying import COMMANDS, OutOfOrder, try_input

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS = {
    "annotations": ROOT.glob("tests/examples/*/*.claims.json"),
    "vocabularies": [*ROOT.glob("tests/examples/*/closures.json"), ROOT / "schemas/v1/vocabularies/modes.json"],
    "bibliographies": [],
    "texts": [*ROOT.glob("tests/examples/*/sources/*.txt"), *ROOT.glob("docs/examples/*.txt")],
}
BIBLIOGRAPHIES = (
    b"@article{a, title={One {T}wo}, author={A. Bee and {C Dee}}, year=1999, month=mar, doi={10.1/x}}\n@string{s={x}}\n",
    b'@misc{b, title = "A" # s # "B", url={http://a.example/}, note={\\"o \\textit{x}}}\n@comment{x}\n@preamble{"y"}\n',
    b'[{"id": "a", "type": "report", "title": "T", "issued": {"date-parts": [[1999, 3]]}, "author": [{"literal": "A"}]}]',
)

# Kept inputs are read by people and tried by every run of the tests.
LARGEST = 3000
MOST = 60
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 1e308, 2**53, 10**30, "", " ", "\u202e", "\x1b[31m", "\0", "a\nb", "<b>&", "=1+1", "..", "/",
    "x" * 200, [], {}, [[]], [None], {"": 0}, {"a": {"b": []}}, "1999-02-30", "unsorted", "٣", "é\u0301", "\U0001f6a7",
    "../../x", "a.json",
)  # fmt: skip
ODD_BYTES = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\r",
    b"\xe2\x80\xa8",
    b"\\ud800",
    b"NaN",
    b"1e999",
    b"{",
    b"]" * 9,
    b'"',
    b"\\",
)


def seeds_of(kind: str) -> list[bytes]:
    """Give what is known of a kind: seeds, and what was kept."""
    known = [path.read_bytes() for path in [*SEEDS[kind], *sorted((HERE / kind).iterdir())]]
    return [data for data in [*known, *(BIBLIOGRAPHIES if kind == "bibliographies" else ())] if len(data) <= LARGEST]


def mutant_of(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Change an input a few times, as JSON where it is that."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        changed = _changed_value(data, chance) if chance.random() < 0.7 else None
        data = changed if changed is not None else _changed_bytes(data, others, chance)
    return data[: LARGEST * 2]


def _changed_value(data: bytes, chance: random.Random) -> bytes | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    places = list(_places(value))
    if not places:
        return None
    whole, key = chance.choice(places)
    way = chance.random()
    if way < 0.2:
        del whole[key]
    elif way < 0.4:
        other, other_key = chance.choice(places)
        with contextlib.suppress(ValueError):
            whole[key] = json.loads(json.dumps(other[other_key]))
    elif way < 0.5 and isinstance(whole, dict):
        whole[f"{key}x"] = whole.pop(key)
    elif way < 0.6 and isinstance(whole, list):
        whole.append(whole[key])
    else:
        whole[key] = chance.choice(ODD_VALUES)
    return json.dumps(value, indent=chance.choice((None, 1)), ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _changed_bytes(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    way = chance.randrange(5)
    if way == 0:
        return data[:start] + data[min(end, start + 40) :]
    if way == 1:
        return data[:start] + data[start : start + 40] * 2 + data[start + 40 :]
    if way == 2:
        other = chance.choice(others)
        place = chance.randrange(len(other) + 1)
        return data[:start] + other[place : place + 60] + data[start:]
    return data[:start] + chance.choice(ODD_BYTES) + data[start + chance.randrange(2) :]


def keep(kind: str, data: bytes) -> Path:
    """Keep an input under the beginning of its digest."""
    path = HERE / kind / hashlib.sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    return path


def look(seconds: float, *, keeps: bool, seed: int) -> int:
    """Try changed inputs for a while; give how many did not end in order."""
    chance = random.Random(seed)
    pools = {kind: seeds_of(kind) for kind in COMMANDS}
    seen = {tried_in_a_folder(kind, path.read_bytes()) for kind in COMMANDS for path in (HERE / kind).iterdir()}
    tried = bad = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kind = chance.choices(list(COMMANDS), weights=(6, 2, 2, 2))[0]
        data = mutant_of(chance.choice(pools[kind]), pools[kind], chance)
        tried += 1
        try:
            signature = tried_in_a_folder(kind, data)
        except OutOfOrder as error:
            bad += 1
            print(f"{keep(kind, data)}: {error}")
            continue
        if signature not in seen:
            seen.add(signature)
            if keeps and len(data) <= LARGEST and len(list((HERE / kind).iterdir())) < MOST:
                keep(kind, data)
                pools[kind].append(data)
    print(f"{tried} inputs, {len(seen)} different outcomes, {bad} not in order")
    return bad


def tried_in_a_folder(kind: str, data: bytes) -> tuple[object, ...]:
    """Try an input in a folder that is made for it and becomes the working one."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "tests/examples/valid/mill.claims.json", folder)
        shutil.copytree(ROOT / "tests/examples/invalid/sources", folder / "sources")
        os.chdir(folder)
        try:
            return try_input(kind, data, folder)
        finally:
            os.chdir(before)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    sys.exit(1 if look(given.seconds, keeps=given.keep, seed=given.seed) else 0)
