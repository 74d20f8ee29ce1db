"""What becomes of true and of spoilt quotes: pinned here, and by two public libraries that find quotes in texts.

python -m tests.benchmarks.pinners       # with langextract and fuzzysearch installed, which nothing else here needs

langextract (its word aligner with the defaults) places what a model extracted; fuzzysearch (one edit in ten characters) finds
what is nearly there. Both are asked about each quote alone. A true quote that stands once is right at its place; a spoilt one
is right only if it is refused, for the text does not say it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import factcheck
from factcheck.text import Pinner
from tests.versions.test_pinning import spoilt

SHEET = Path(__file__).parents[2] / "annotations/kosovo-objectives-1999.claims.json"
SEED = 7
FEWEST_WORDS = 4
EDITS_PER_CHARACTER = 0.1

Place = tuple[int, int] | None
Find = Callable[[str], Place]


def _own(text: str) -> Find:
    pinner = Pinner(text)
    return lambda quote: pinner.pin(quote).place


def _langextract(text: str) -> Find:
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def find(quote: str) -> Place:
        [[found]] = WordAligner().align_extractions([[Extraction("claim", quote)]], text)
        place = found.char_interval
        return None if place is None else (place.start_pos, place.end_pos)

    return find


def _fuzzysearch(text: str) -> Find:
    from fuzzysearch import find_near_matches

    def find(quote: str) -> Place:
        found = find_near_matches(quote, text, max_l_dist=int(len(quote) * EDITS_PER_CHARACTER))
        best = min(found, key=lambda one: one.dist, default=None)
        return None if best is None else (best.start, best.end)

    return find


PINNERS: dict[str, Callable[[str], Find]] = {"factcheck": _own, "langextract": _langextract, "fuzzysearch": _fuzzysearch}


def main() -> int:
    sheet = factcheck.load(SHEET)
    text = sheet.source.text or ""
    spans = [span for claim in sheet.claims for span in claim.spans]
    true = {span.exact: (span.start, span.end) for span in spans if text.count(span.exact) == 1}
    long = [quote for quote in dict.fromkeys(span.exact for span in spans) if len(quote.split()) >= FEWEST_WORDS]
    rng = random.Random(SEED)
    bad = [one for quote in long for one in spoilt(quote, rng) if one[1] != quote]
    print(f"{len(true)} true quotes that stand once, {len(bad)} spoilt ones, {len(text)} characters\n")
    print("| | true: placed right | placed elsewhere | refused | spoilt: placed all the same | milliseconds a quote |")
    print("|---|---|---|---|---|---|")
    for name, make in PINNERS.items():
        if name != "factcheck" and find_spec(name) is None:
            print(f"| {name} | not installed | | | | |")
            continue
        begun = perf_counter()
        find = make(text)
        places = [(find(quote), place) for quote, place in true.items()]
        wrong = [kind for kind, words in bad if find(words) is not None]
        spent = (perf_counter() - begun) / (len(true) + len(bad)) * 1000
        right, refused = sum(found == place for found, place in places), sum(found is None for found, _ in places)
        print(f"| {name} | {right} | {len(places) - right - refused} | {refused} | {len(wrong)} | {spent:.2f} |")
        kinds = {kind: wrong.count(kind) for kind in dict.fromkeys(kind for kind, _ in bad)}
        print(f"  {name}: {kinds}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
