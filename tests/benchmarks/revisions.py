"""Measures how well quotes are found again in the pages of this project as people rewrote them.

python -m tests.benchmarks.revisions                     # both halves, each by itself
python -m tests.benchmarks.revisions --half chosen --misses   # and each quote that was not found as a person finds it

Nothing may be chosen on the half that is called ``measured``; so --misses shows the other one alone.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator

import attrs

from factcheck.text.reanchoring import Anchor, reanchor
from tests.benchmarks.anchoring import Case, quote_of, verdict
from tests.benchmarks.revisions_pairs import SUITE
from tests.benchmarks.table import Row, printed

HALVES = ("chosen", "measured")
BARS = {"all": 0.975, "changed": 0.95, "moved": 0.9, "same": 0.0, "gone": 0.0, "lost": 0.85}


@attrs.frozen
class Pair:
    """Two editions of a page with quotes of the older one, and the half to which the page belongs."""

    half: str
    case: Case


def load_pairs() -> Iterator[Pair]:
    """Read the suite."""
    for row in json.loads((SUITE / "pairs.json").read_text(encoding="utf-8"))["pairs"]:
        old, new = ((SUITE / "texts" / row[key]).read_bytes().decode() for key in ("old", "new"))
        quotes = tuple(
            (quote_of(old, start, end), kind, tuple((first, last) for first, last in places))
            for start, end, kind, places in row["quotes"]
        )
        yield Pair(row["half"], Case(name=row["old"], old=old, new=new, bare=False, quotes=quotes))


def judged(cases: list[Case], *, lost: bool, misses: bool = False) -> tuple[Counter, float]:
    """Count what was found, with the old texts or with what stands beside the quotes alone."""
    counts: Counter = Counter()
    began = time.process_time()
    for case in cases:
        anchors = reanchor([quote for quote, _, _ in case.quotes], None if lost else case.old, case.new)
        for (quote, kind, places), anchor in zip(case.quotes, anchors, strict=True):
            found = found_as(anchor, kind, places)
            is_moved = kind == "same" and case.old[: quote.start].count("\n\n") != case.new[: places[0][0]].count("\n\n")
            counts["moved" if is_moved else kind, found] += 1
            if misses and (found.startswith("wrong") or (found == "asked" and kind != "open")):
                stands = [case.new[slice(*place)][:80] for place in places]
                print(f"{found} {case.name} {kind} {quote.start} {quote.exact[:80]!r} -> {places} {stands!r}; {anchor}"[:900])
    return counts, time.process_time() - began


def found_as(anchor: Anchor, kind: str, places: tuple[tuple[int, int], ...]) -> str:
    """Judge an anchor, and tell a wrong place that a person is shown from one that nobody would look at."""
    found = verdict(anchor, kind, places)
    return found if found != "wrong" else "wrong in silence" if anchor.is_settled else "wrong and shown"


def rows(name: str, cases: list[Case], *, misses: bool) -> Iterator[Row]:
    known, seconds = judged(cases, lost=False, misses=misses)
    lost, _ = judged(cases, lost=True)
    yield Row(what=f"{name}: pairs of editions", figure=f"{len(cases)}")
    for what, counts in (("old text known", known), ("old text lost", lost)):
        total = sum(counts.values())
        silent, shown = (
            sum(count for (_, found), count in counts.items() if found == f"wrong {how}") for how in ("in silence", "and shown")
        )
        yield Row(what=f"{name}, {what}: wrong in silence", figure=f"{silent} of {total:,}", bar="0", met=not silent)
        yield Row(what=f"{name}, {what}: wrong, but shown as changed or turned", figure=f"{shown} of {total:,}")
    for kind, bar in BARS.items():
        chosen = lost if kind == "lost" else known
        kinds = [key for key in chosen if key[0] == kind or (kind in ("all", "lost") and key[0] != "open")]
        total, right = sum(chosen[key] for key in kinds), sum(chosen[key] for key in kinds if key[1] == "right")
        if total:
            figure = f"{right / total:.3f} of {total:,}"
            met = right >= bar * total if bar else None
            yield Row(what=f"{name}: found as a person finds it: {kind}", figure=figure, bar=f"{bar:g}" if bar else "", met=met)
    yield Row(what=f"{name}: processor time", figure=f"{seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=HALVES, help="one half alone")
    parser.add_argument("--misses", action="store_true", help="print what was missed in the half on which may be chosen")
    arguments = parser.parse_args()
    pairs = list(load_pairs())
    for half in [arguments.half] if arguments.half else HALVES:
        cases = [pair.case for pair in pairs if pair.half == half]
        print(printed(rows(half, cases, misses=arguments.misses and half == "chosen")))


if __name__ == "__main__":
    main()
