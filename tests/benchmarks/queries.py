"""What a range query costs among many spans, beside a scan of them all and beside intervaltree."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from statistics import median
from time import perf_counter, perf_counter_ns
from typing import Any

from factcheck.contract.codec import annotation_from_value
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from tests.benchmarks.generate import values
from tests.benchmarks.table import Row

__all__ = ["rows"]

BAR = 20
QUERIES = 10_000
COMPARED = 100
WIDEST = 200

# Headings, boxes and block quotes: spans much longer than the others, which slow down an index that is sorted by start alone.
LONG_SPANS, LONG = 100, 10_000

Ask = Callable[[int, int], object]
Triple = tuple[int, int, Claim]


def _annotation(spans: int) -> Annotation:
    """Make one annotation of the claims of many, one document after another."""
    claims: list[dict[str, Any]] = []
    length = made = 0
    for value in values(claims=spans):
        for claim in value["claims"]:
            moved = [{**span, "start": span["start"] + length, "end": span["end"] + length} for span in claim["spans"]]
            claims.append({**claim, "id": f"{claim['id']}-{len(claims)}", "spans": moved[: spans - made]})
            made += len(claims[-1]["spans"])
            if made == spans:
                break
        length += value["source"]["length"]
        if made == spans:
            break
    source = {"title": "Many documents", "sha256": "0" * 64, "length": length}
    return annotation_from_value({"id": "many", "source": source, "claims": claims})


def _with_long_spans(annotation: Annotation) -> Annotation:
    rng = random.Random(2)
    length = annotation.source.length
    long = []
    for number in range(LONG_SPANS):
        start = rng.randrange(length - min(LONG, length // 2))
        span = {"start": start, "end": min(start + LONG, length), "exact": "?"}
        long.append({"id": f"long-{number}", "statement": "?", "spans": [span], "categories": ["event.state"]})
    added = annotation_from_value({"id": "many", "source": {"title": "?", "sha256": "0" * 64, "length": length}, "claims": long})
    return Annotation(id="many", source=annotation.source, claims=(*annotation.claims, *added.claims))


def _ranges(length: int, count: int) -> Iterator[tuple[int, int]]:
    rng = random.Random(1)
    for _ in range(count):
        start = rng.randrange(length - WIDEST)
        yield start, start + rng.randint(1, WIDEST)


def _scan(triples: list[Triple], start: int, end: int) -> tuple[Claim, ...]:
    """Answer a query by looking at every span."""
    found = sorted((triple for triple in triples if triple[0] < end and start < triple[1]), key=lambda triple: triple[0])
    return tuple({id(claim): claim for _, _, claim in found}.values())


def _microseconds(ask: Ask, ranges: list[tuple[int, int]]) -> float:
    times = []
    for start, end in ranges:
        before = perf_counter_ns()
        ask(start, end)
        times.append(perf_counter_ns() - before)
    return median(times) / 1000


def _is_exact(annotation: Annotation, triples: list[Triple], ranges: list[tuple[int, int]]) -> bool:
    for start, end in ranges:
        answer, truth = annotation.overlapping(start, end), _scan(triples, start, end)
        if [id(claim) for claim in answer] != [id(claim) for claim in truth]:
            return False
    return True


def _triples(annotation: Annotation) -> list[Triple]:
    return [(span.start, span.end, claim) for claim in annotation.claims for span in claim.spans]


def _query_row(what: str, annotation: Annotation) -> Row:
    triples = _triples(annotation)
    ranges = list(_ranges(annotation.source.length, QUERIES))
    exact = _is_exact(annotation, triples, ranges[:COMPARED])
    time = _microseconds(annotation.overlapping, ranges)
    figure = f"{time:.1f} us, {'exact' if exact else 'WRONG'} on {COMPARED}"
    return Row(what=what, figure=figure, bar=f"{BAR} us, exact", met=exact and time <= BAR)


def _peer_row(triples: list[Triple], ranges: list[tuple[int, int]]) -> Row:
    if find_spec("intervaltree") is None:
        return Row(what="... intervaltree", figure="skipped: not installed")
    from intervaltree import IntervalTree

    start = perf_counter()
    # The number keeps two claims with the same words apart, as intervaltree would drop one of two equal intervals.
    tree = IntervalTree.from_tuples((first, last, number) for number, (first, last, _) in enumerate(triples))
    built = (perf_counter() - start) * 1000
    figure = f"{_microseconds(tree.overlap, ranges):.1f} us, built in {built:.0f} ms"
    return Row(what="... intervaltree (spans as a set, in no order)", figure=figure)


def rows(spans: int) -> list[Row]:
    """Measure range queries among this many spans."""
    annotation = _annotation(spans)
    triples = _triples(annotation)
    ranges = list(_ranges(annotation.source.length, QUERIES))
    start = perf_counter()
    annotation.overlapping(*ranges[0])
    built = (perf_counter() - start) * 1000
    return [
        _query_row(f"overlapping(), {len(triples):,} spans", annotation),
        Row(what="... the first query, which builds the index", figure=f"{built:.0f} ms"),
        _query_row(f"... with {LONG_SPANS} spans of {LONG:,} code points among them", _with_long_spans(annotation)),
        Row(
            what="... a scan of every span",
            figure=f"{_microseconds(lambda *ends: _scan(triples, *ends), ranges[:COMPARED]):.0f} us",
        ),
        _peer_row(triples, ranges),
    ]
