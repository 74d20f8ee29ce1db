"""Makes composed edits of texts, each character of which keeps its origin, so that the label of a quote is known and not judged.

python -m tests.benchmarks.composed                      # choose: the seed and the texts on which thresholds may be chosen
python -m tests.benchmarks.composed --report             # report: other seeds and texts of other kinds
python -m tests.benchmarks.composed --report --misses    # and each quote that was not found as a person finds it
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import attrs

from factcheck.text.ends import glued
from factcheck.text.folding import fold
from factcheck.text.reanchoring import reanchor
from tests.benchmarks.anchoring import CHANGED_PLACE, Case, quote_of, shared, verdict
from tests.benchmarks.anchoring_cases import REACH, alike
from tests.benchmarks.composed_edits import EDITS, SPILT, Draft
from tests.benchmarks.composed_texts import CHOSEN_ON, REPORTED_ON
from tests.benchmarks.table import Row, printed

CHOOSING, REPORTING = 20260101, 71993
CASES = 2_000
MOST_EDITS = 4
MOST_QUOTES = 12
BARE_EVERY = 5
NEAR = 120

# Of a quote of which less than this was kept, or in which more than this is other words, two people would say different things.
LEAST_KEPT, MOST_FOREIGN = 0.6, 0.3

PHRASE = re.compile(r"\w+(?:[ -]\w+){1,6}")
FIGURE = re.compile(r"\d[\d.,]*\d|\d")


@attrs.frozen
class Composed:
    """A case, with the origins of the characters of its new text and the starts of the quotes on which it sets a trap."""

    case: Case
    origins: list[int]
    trapped: frozenset[int]


def generated(seed: int, number: int, *, report: bool) -> Iterator[Composed]:
    """Make cases, the same for the same seed, each with the origins of the characters of its new text."""
    made = 0
    turn = 0
    while made < number:
        turn += 1
        rng = random.Random(f"{seed} {turn}")
        writers = REPORTED_ON if report else CHOSEN_ON
        old = writers[turn % len(writers)](rng)
        draft = Draft(old)
        names = []
        for _ in range(rng.randrange(1, MOST_EDITS + 1)):
            name = rng.choice(list(EDITS))
            if EDITS[name](draft, rng):
                names.append(name)
        if draft.text == old:
            continue
        quotes = tuple(labelled(old, draft, rng))
        if quotes:
            made += 1
            name = f"{turn} {'+'.join(names)}"
            trapped = frozenset(
                quote.start for quote, _, _ in quotes if draft.trapped.intersection(range(quote.start, quote.end))
            )
            case = Case(name=name, old=old, new=draft.text, bare=turn % BARE_EVERY == 0, quotes=quotes)
            yield Composed(case, draft.origins, trapped)


def labelled(old: str, draft: Draft, rng: random.Random) -> Iterator[tuple]:
    edges = sorted({edge for edge in draft.edges if 0 <= edge <= len(old)})
    near, rest = [], []
    for extent in sorted(extents(old, rng)):
        is_near = any(extent[0] - NEAR < edge < extent[1] + NEAR for edge in edges)
        (near if is_near else rest).append(extent)
    chosen = rng.sample(near, min(MOST_QUOTES - 2, len(near)))
    chosen += rng.sample(rest, min(MOST_QUOTES - len(chosen), len(rest)))
    for start, end in sorted(chosen):
        found = label(old, draft, start, end)
        if found is not None:
            yield (quote_of(old, start, end), *found)


def extents(text: str, rng: random.Random, *, more: int = 1) -> set[tuple[int, int]]:
    """Give quotes of every size: units, what follows a label, and a dozen phrases and half a dozen figures, or more."""
    found = set()
    for row in re.finditer(r"[^\n]*\w[^\n]*", text):
        found.add((row.start() + len(row.group()) - len(row.group().lstrip()), row.end()))
        for sentence in re.finditer(r"\w(?:(?![.!?;] ).)+", row.group()):
            found.add((row.start() + sentence.start(), row.start() + sentence.end()))
    phrases = [match.span() for match in PHRASE.finditer(text)]
    figures = [match.span() for match in FIGURE.finditer(text)]
    found.update(rng.sample(phrases, min(len(phrases), 12 * more)))
    found.update(rng.sample(figures, min(len(figures), 6 * more)))
    return {(start, end) for start, end in found if end > start and glued(text, start, end) == (start, end)}


def label(old: str, draft: Draft, start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Say what has become of a quote, from the origins of the characters; None where people would not agree."""
    new = draft.text
    spots: dict[int, list[int]] = {}
    for place, origin in enumerate(draft.origins):
        if start <= origin < end:
            spots.setdefault(origin, []).append(place)
    twins = [tuple(place) for place in alike(old, start, end, new, REACH)]
    if not spots:
        return ("open", tuple(twins)) if twins else ("gone", ())
    if any(len(places) > 1 for places in spots.values()):
        runs = copies(draft.origins, start, end)
        return ("open", (*runs, *twins)) if runs else None
    places = [place for found in spots.values() for place in found]
    first, last = min(places), max(places) + 1
    while last < len(new) and draft.origins[last] == SPILT:
        last += 1
    foreign = sum(not start <= origin < end for origin in draft.origins[first:last])
    if len(spots) < LEAST_KEPT * (end - start) or foreign > MOST_FOREIGN * (last - first) or torn(draft.origins[first:last]):
        return None
    if fold(new[first:last]).text != fold(old[start:end]).text:
        return "changed", ((first, last),)
    if end - 1 in draft.grown:
        # The figure at the end goes on: the same characters no longer say what they said.
        return "changed", ((first, last), (first, last + draft.grown[end - 1]))
    others = tuple(twin for twin in twins if twin != (first, last))
    return ("open", ((first, last), *others)) if others else ("same", ((first, last),))


def torn(origins: list[int]) -> bool:
    """Tell whether parts of a quote have changed places."""
    kept = [origin for origin in origins if origin >= 0]
    return any(one > other for one, other in pairwise(kept))


def copies(origins: list[int], start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for place, origin in enumerate(origins):
        if origin == start and origins[place : place + end - start] == list(range(start, end)):
            found.append((place, place + end - start))
    return found


def judged(cases: list[Composed], *, misses: bool) -> tuple[Counter, float]:
    counts: Counter = Counter()
    began = time.process_time()
    for composed in cases:
        case = composed.case
        anchors = reanchor([quote for quote, _, _ in case.quotes], None if case.bare else case.old, case.new)
        for (quote, kind, places), anchor in zip(case.quotes, anchors, strict=True):
            found = verdict(anchor, kind, places)
            if kind == "gone" and anchor.start is not None and max(composed.origins[anchor.start : anchor.end]) < 0:
                # Who types a lookalike in the place of what he deletes has changed it, and a person is told.
                found = "asked"
            if (
                found == "wrong"
                and places
                and anchor.is_settled
                and shared((anchor.start, anchor.end), places[0]) >= CHANGED_PLACE
            ):
                # Other characters that say the same stand in their place, which no text can show.
                found = "asked"
            if found == "asked" and quote.start in composed.trapped and len(anchor.places) > 1:
                # Two readings explain a trap, and both are named.
                found = "right"
            if found == "wrong" and not anchor.is_settled:
                found = "wrong, but shown"
            shown = (
                "moved" if kind == "same" and places[0][0] != quote.start and case.new[slice(*places[0])] == quote.exact else kind
            )
            counts["bare" if case.bare and kind != "open" else shown, found] += 1
            if misses and (found.startswith("wrong") or (found == "asked" and kind != "open")):
                print(
                    f"{found} {case.name}{' bare' * case.bare} {kind} {quote.start} {quote.exact[:60]!r} -> {places}; {anchor}"[
                        :500
                    ]
                )
    return counts, time.process_time() - began


def rows(counts: Counter, seconds: float) -> Iterator[Row]:
    wrong, told = (sum(count for (_, found), count in counts.items() if found == how) for how in ("wrong", "wrong, but shown"))
    yield Row(what="quotes", figure=f"{sum(counts.values()):,}")
    yield Row(what="wrong without a word", figure=str(wrong), bar="0", met=not wrong)
    yield Row(what="wrong, but shown as changed or turned", figure=str(told))
    bars = {"all": 0.975, "changed": 0.95, "moved": 0.9, "gone": 0.0, "same": 0.0, "bare": 0.85}
    for kind, bar in bars.items():
        chosen = {
            key: count for key, count in counts.items() if key[0] == kind or (kind == "all" and key[0] not in ("open", "bare"))
        }
        total = sum(chosen.values())
        right = sum(count for (_, found), count in chosen.items() if found == "right")
        if total:
            yield Row(
                what=f"found as a person finds it: {kind}",
                figure=f"{right / total:.3f} of {total:,}",
                bar=f"{bar:g}" if bar else "",
                met=right >= bar * total if bar else None,
            )
    yield Row(what="processor time", figure=f"{seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report", action="store_true", help="use the texts and the seed on which nothing is chosen")
    parser.add_argument("--seed", type=int, help="another seed")
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--misses", action="store_true", help="print each quote that was not found as a person finds it")
    arguments = parser.parse_args()
    seed = arguments.seed or (REPORTING if arguments.report else CHOOSING)
    cases = list(generated(seed, arguments.cases, report=arguments.report))
    counts, seconds = judged(cases, misses=arguments.misses)
    print(printed(rows(counts, seconds)))


if __name__ == "__main__":
    main()
