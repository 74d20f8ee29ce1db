"""Measures how well and how fast quotes are found again, beside two peers that look at nothing but the words.

python -m tests.benchmarks.anchoring            # the table
python -m tests.benchmarks.anchoring --misses   # and each quote that was not found as a person finds it
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
from rapidfuzz import fuzz

from factcheck.text.reanchoring import Anchor, Quote, reanchor
from tests.benchmarks.table import Row, printed

SUITE = Path(__file__).resolve().parent.parent / "suite" / "anchoring"
ROOT = SUITE.parent.parent.parent

# How much of the expected and the found place must be common to both, of what either has.
SAME_PLACE, CHANGED_PLACE = 0.9, 0.5
CONTEXT = 32
LEAST_RECALL = 0.95
SMALL_BAR, LARGE_BAR = 0.05, 2.0
LARGE = 5_000_000
CLAIMS = 200
PEER_CUTOFF = 80

Method = Callable[[Sequence[Quote], str | None, str], Sequence[Anchor]]


@attrs.frozen(kw_only=True)
class Case:
    """An edited text with quotes of the old one.

    Args:
        name: Name of the case.
        old: The old text.
        new: The new text.
        bare: Whether the old text is withheld.
        quotes: The quotes, each with what is expected (``same``, ``changed``, ``gone``, ``open``) and the right places.
    """

    name: str
    old: str
    new: str
    bare: bool
    quotes: tuple[tuple[Quote, str, tuple[tuple[int, int], ...]], ...]


def load_cases() -> Iterator[Case]:
    """Read the suite."""
    known = {entry["text"]: entry for entry in json.loads((SUITE / "quotes.json").read_text(encoding="utf-8"))}
    texts = {name: (ROOT / entry["path"]).read_bytes().decode() for name, entry in known.items()}
    for path in sorted((SUITE / "cases").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            old = texts[case["text"]] if "text" in case else case["old"]
            new = "".join(part if isinstance(part, str) else old[slice(*part)] for part in case.get("parts", [case.get("new")]))
            extents = known[case["text"]]["quotes"] if "text" in case else case["extents"]
            quotes = tuple(
                (quote_of(old, *extents[number]), kind, tuple((start, end) for start, end in places))
                for number, kind, places in case["quotes"]
            )
            yield Case(name=case["name"], old=old, new=new, bare=case.get("bare", False), quotes=quotes)


def quote_of(text: str, start: int, end: int) -> Quote:
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quote(start=start, exact=text[start:end], prefix=prefix, suffix=suffix)


def verdict(anchor: Anchor, kind: str, places: Sequence[tuple[int, int]]) -> str:
    """Judge an anchor: ``right``, ``asked`` (a person is asked who need not be), or ``wrong`` without a word."""
    if anchor.start is None or anchor.end is None:
        return "right" if kind == "gone" and anchor.status == "orphan" else "asked"
    common = max((shared((anchor.start, anchor.end), place) for place in places), default=0.0)
    if common < (CHANGED_PLACE if kind == "changed" or anchor.status == "changed" else SAME_PLACE):
        return "wrong"
    if kind == "changed":
        return "wrong" if anchor.is_settled else "right"
    return "asked" if anchor.status == "changed" and kind == "same" else "right"


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def by_fuzzy_search(quotes: Sequence[Quote], old: str | None, new: str) -> list[Anchor]:
    """Find each quote by the best partial match in the whole text."""
    anchors = []
    for quote in quotes:
        found = fuzz.partial_ratio_alignment(quote.exact, new, score_cutoff=PEER_CUTOFF)
        anchors.append(peer_anchor(quote, new, (found.dest_start, found.dest_end) if found else None))
    return anchors


def by_difflib(quotes: Sequence[Quote], old: str | None, new: str) -> list[Anchor]:
    """Carry each quote over by the matching blocks of a comparison word by word."""
    if old is None:
        return [peer_anchor(quote, new, None) for quote in quotes]
    (old_words, old_starts), (new_words, new_starts) = split_words(old), split_words(new)
    steps = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes()
    carried = {}
    for tag, first, last, other, other_last in steps:
        for place in range(first, last):
            if tag != "delete":
                carried[place] = min(other + place - first, other_last - 1)
    anchors = []
    for quote in quotes:
        inside = [place for place, start in enumerate(old_starts) if quote.start <= start < quote.end and place in carried]
        place = (
            (new_starts[carried[inside[0]]], new_starts[carried[inside[-1]]] + len(new_words[carried[inside[-1]]]))
            if inside
            else None
        )
        anchors.append(peer_anchor(quote, new, place))
    return anchors


def split_words(text: str) -> tuple[list[str], list[int]]:
    found = list(re.finditer(r"\w+|[^\w\s]", text))
    return [match.group() for match in found], [match.start() for match in found]


def peer_anchor(quote: Quote, new: str, place: tuple[int, int] | None) -> Anchor:
    if place is None:
        return Anchor(status="orphan", score=0.0)
    words = new[slice(*place)]
    same = words == quote.exact
    status = "exact" if same and place[0] == quote.start else "moved" if same else "changed"
    return Anchor(status=status, start=place[0], end=place[1], exact=words, score=1.0)


METHODS: dict[str, Method] = {"factcheck": reanchor, "fuzzy search": by_fuzzy_search, "difflib": by_difflib}


def judged(method: Method, cases: Sequence[Case], *, misses: bool = False) -> tuple[Counter, float]:
    counts: Counter = Counter()
    began = time.perf_counter()
    for case in cases:
        anchors = method([quote for quote, _, _ in case.quotes], None if case.bare else case.old, case.new)
        for (quote, kind, places), anchor in zip(case.quotes, anchors, strict=True):
            found = verdict(anchor, kind, places)
            counts[kind, found] += 1
            if misses and (found == "wrong" or (found == "asked" and kind != "open")):
                print(
                    f"{found} {case.name}{' bare' * case.bare} {kind} {quote.start} {quote.exact[:60]!r} -> {places}; {anchor}"[
                        :400
                    ]
                )
    return counts, time.perf_counter() - began


def quality_rows(name: str, counts: Counter, seconds: float) -> Iterator[Row]:
    total = sum(counts.values())
    wrong = sum(count for (_, found), count in counts.items() if found == "wrong")
    solvable = {key: count for key, count in counts.items() if key[0] != "open"}
    recall = sum(count for (_, found), count in solvable.items() if found == "right") / sum(solvable.values())
    changed = sum(count for (kind, _), count in counts.items() if kind == "changed")
    caught = changed - counts["changed", "wrong"]
    ours = name == "factcheck"
    yield Row(
        what=f"{name}: wrong without a word",
        figure=f"{wrong} of {total}",
        bar="0" if ours else "",
        met=not wrong if ours else None,
    )
    yield Row(
        what=f"{name}: changes of words noticed, in the right place or none",
        figure=f"{caught} of {changed}",
        bar="all" if ours else "",
        met=caught == changed if ours else None,
    )
    yield Row(
        what=f"{name}: found as a person finds it",
        figure=f"{recall:.3f}",
        bar=f"{LEAST_RECALL}" if ours else "",
        met=recall >= LEAST_RECALL if ours else None,
    )
    yield Row(what=f"{name}: time for all cases", figure=f"{seconds:.2f} s")


def speed_row(what: str, old: str, new: str, quotes: Sequence[Quote], bar: float) -> Row:
    """Measure processor time, which other work on the machine disturbs least."""
    seconds = []
    for _ in range(3):
        began = time.process_time()
        reanchor(quotes, old, new)
        seconds.append(time.process_time() - began)
    return Row(what=what, figure=f"{min(seconds) * 1000:.0f} ms", bar=f"{bar * 1000:.0f} ms", met=min(seconds) <= bar)


def speed_rows(cases: Sequence[Case]) -> Iterator[Row]:
    """Measure 200 claims, of which every tenth is changed, on a small and a large text."""
    sheet = next(case.old for case in cases if case.name.startswith("insert-sentence-kosovo"))
    for size, bar in ((len(sheet), SMALL_BAR), (LARGE, LARGE_BAR)):
        rng = random.Random(size)
        sentences = re.findall(r"[^.;:\n]{20,}", sheet)
        lines = [f"{number} {rng.choice(sentences).strip()}, {rng.randrange(10**6)}." for number in range(size // 103)]
        old = "\n".join(lines)
        chosen = sorted(rng.sample(range(len(lines)), min(CLAIMS, len(lines))))
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        quotes = [Quote(start=starts[number] + 2, exact=lines[number][2:-1]) for number in chosen]
        while len(quotes) < CLAIMS:
            number = rng.randrange(len(lines))
            first = rng.randrange(2, 15)
            quotes.append(Quote(start=starts[number] + first, exact=lines[number][first:-1]))
        for number in chosen[::10]:
            lines[number] = lines[number][:-3] + "00."
        lines.insert(len(lines) // 3, "A line that was not there.")
        del lines[len(lines) // 2]
        yield speed_row(f"{CLAIMS} claims on a text of {size:,} characters", old, "\n".join(lines), quotes, bar)
        yield speed_row(
            "the same, rewrapped", old, re.sub(r" (?=\w+ \w+ \w+ )", "\n", "\n".join(lines), count=size // 300), quotes, bar
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print each quote that was not found as a person finds it")
    arguments = parser.parse_args()
    cases = list(load_cases())
    rows = [
        Row(what="cases", figure=f"{len(cases):,}"),
        Row(what="quotes", figure=f"{sum(len(case.quotes) for case in cases):,}"),
    ]
    for name, method in METHODS.items():
        counts, seconds = judged(method, cases, misses=arguments.misses and name == "factcheck")
        rows += quality_rows(name, counts, seconds)
    print(printed([*rows, *speed_rows(cases)]))


if __name__ == "__main__":
    main()
