"""Measures re-anchoring in registers of which every row changed, as ratios within one run.

python -m tests.benchmarks.registers            # 200,000 characters and 100 quotes, 5,000,000 and 10,000
python -m tests.benchmarks.registers --only csv # layouts or changes whose name holds one of these words

Each figure is processor time of one call, told as soon as it is known. The ratio is what 25 times the text and 100 times the
quotes took by the row with 100 quotes: much less than 100 where texts cost more than quotes, and never more unless something
grows faster than both.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable

from factcheck.text.reanchoring import Quote, reanchor
from tests.benchmarks.anchoring import quote_of
from tests.benchmarks.composed_texts import BODIES, PLACES, THINGS, day, phrase
from tests.benchmarks.table import Row, printed

SIZES = ((200_000, 100, 1.0), (5_000_000, 10_000, 10.0))

SYLLABLES = ("ka", "ro", "mi", "ten", "val", "dor", "es", "li", "nu", "bra", "sto", "pel", "gar", "wi", "on", "fre", "hal", "zem")
WORD = re.compile(r"[^\s,|]+")


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def unit(rng: random.Random, number: int) -> str:
    return f"Unit {number}: {phrase(rng)} on {day(rng)}, as the {rng.choice(BODIES)} of {rng.choice(PLACES)} reports"


def named(rng: random.Random, number: int) -> str:
    return f"No. {number} {name(rng)} {name(rng)}, born {rng.randrange(1900, 2000)}, was last seen in {name(rng)} on {day(rng)}"


def formula(rng: random.Random, number: int) -> str:
    fee = rng.randrange(100, 9999)
    return f"The holder of permit {number} shall pay {fee} to the office before {day(rng)} and keep a copy of this notice"


def short(rng: random.Random, number: int) -> str:
    return f"{name(rng)} {rng.randrange(1000, 9999)}"


def csv(rng: random.Random, number: int) -> str:
    return f"{number},{rng.choice(PLACES)},{name(rng)},{rng.randrange(9999)},{rng.choice(THINGS)},19{rng.randrange(10, 99)}-05-17"


def table(rng: random.Random, number: int) -> str:
    return f"| {number} | {rng.choice(PLACES)} {name(rng)} | {rng.randrange(9999)} | {rng.randrange(99)} | {day(rng)} |"


def sentence(rng: random.Random, number: int) -> str:
    return f"The {rng.choice(BODIES)} in {name(rng)} states that {phrase(rng)} near {name(rng)}."


LAYOUTS: dict[str, Callable[[random.Random, int], str]] = {
    "rows": unit,
    "names": named,
    "formulas": formula,
    "short rows": short,
    "csv": csv,
    "table": table,
    "one paragraph": sentence,
}


def replaced(row: str, place: int, words: str) -> str:
    found = list(WORD.finditer(row))[place]
    return row[: found.start()] + words + row[found.end() :]


def with_figure(rng: random.Random, row: str) -> str:
    figures = list(re.finditer(r"\d+", row))
    chosen = rng.choice(figures[1:] or figures)
    return row[: chosen.start()] + str(int(chosen[0]) + rng.randrange(1, 50)) + row[chosen.end() :]


def with_word(rng: random.Random, row: str) -> str:
    return replaced(row, len(WORD.findall(row)) // 2, name(rng))


def with_ends(rng: random.Random, row: str) -> str:
    return replaced(replaced(row, 0, name(rng)), -1, name(rng) + row[-1] * row.endswith("."))


def renumbered(rng: random.Random, row: str) -> str:
    return re.sub(r"\d+", lambda number: str(int(number[0]) + 1), row, count=1)


CHANGES = ("figure", "word", "ends", "renumbered", "shuffled", "two in five replaced")


def changed(change: str, layout: str, rows: list[str], rng: random.Random) -> list[str]:
    each = {"word": with_word, "ends": with_ends, "renumbered": renumbered}.get(change, with_figure)
    news = [each(rng, row) for row in rows]
    if change == "shuffled":
        rng.shuffle(news)
    if change == "two in five replaced":
        news = [LAYOUTS[layout](rng, len(rows) + at) if rng.random() < 0.4 else row for at, row in enumerate(news)]
    return news


def register(layout: str, change: str, size: int) -> tuple[str, str, list[tuple[int, int]]]:
    """Make two editions of a register of about so many characters, and say where the rows of the old one stand."""
    rng = random.Random(f"{layout} {change} {size}")
    rows: list[str] = []
    extents: list[tuple[int, int]] = []
    at = 0
    while at < size:
        rows.append(LAYOUTS[layout](rng, len(rows) + 1))
        extents.append((at, at + len(rows[-1])))
        at = extents[-1][1] + 1
    sign = " " if layout == "one paragraph" else "\n"
    return sign.join(rows), sign.join(changed(change, layout, rows, rng)), extents


def quotes(old: str, extents: list[tuple[int, int]], number: int) -> list[Quote]:
    """Quote rows, every second one as a whole and of the others some words."""
    rng = random.Random(number)
    found = []
    for turn, (start, end) in enumerate(sorted(rng.sample(extents, min(number, len(extents))))):
        words = [word.span() for word in WORD.finditer(old, start, end)]
        first = rng.randrange(len(words))
        last = min(len(words) - 1, first + rng.randrange(8))
        found.append(quote_of(old, start, end) if turn % 2 else quote_of(old, words[first][0], words[last][1]))
    return found


def seconds(layout: str, change: str, size: int, number: int) -> float:
    old, new, extents = register(layout, change, size)
    chosen = quotes(old, extents, number)
    began = time.process_time()
    reanchor(chosen, old, new)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="only what has one of these words in its name")
    given = parser.parse_args()
    # Once in vain, for what is loaded at the first use.
    seconds("rows", "figure", 1_000, 10)
    rows = []
    for layout in LAYOUTS:
        for change in CHANGES:
            what = f"{layout}, {change}"
            if given.only and not any(word in what for word in given.only):
                continue
            floor = 0.0
            for size, number, bar in SIZES:
                took = seconds(layout, change, size, number)
                floor = floor or took
                told = f"{what}: {size:,} characters, {number:,} quotes"
                print(f"{told}: {took:.2f} s", file=sys.stderr, flush=True)
                rows.append(Row(what=told, figure=f"{took:.2f} s", ratio=took / floor, bar=f"{bar:g} s", met=took <= bar))
    print(printed(rows))


if __name__ == "__main__":
    main()
