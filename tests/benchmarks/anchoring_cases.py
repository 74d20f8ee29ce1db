"""Makes the labelled cases of tests/suite/anchoring from its texts: the same ones each time.

python -m tests.benchmarks.anchoring_cases
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import factcheck
from tests.benchmarks.anchoring_changes import CHANGES, FIGURE_PHRASE, SENTENCE, Edited, Part

SUITE = Path(__file__).resolve().parent.parent / "suite" / "anchoring"
ROOT = SUITE.parent.parent.parent
FACT_SHEET = "annotations/kosovo-objectives-1999"

SEED = 20210303
CASES_FOR_EACH = 9
MOST_QUOTES = 8
NEAR = 250

# Of every fourth case only the quotes and this many characters on each side of them are left of the old text.
BARE_EVERY = 4
CONTEXT = 32

# How far somebody who has the old text looks around a quote.
REACH = 100
TELLING = 20

# A quote of which more than this is other words is one that two people would label differently, so it is left out.
MOST_CHANGED = 0.4


def texts() -> dict[str, dict]:
    """Give the texts, each with its path in the repository and the places of its quotes."""
    found = {}
    for path in [ROOT / f"{FACT_SHEET}.txt", *sorted((SUITE / "texts").glob("*.txt"))]:
        text = path.read_bytes().decode()
        extents = sorted(set(_claimed() if path.name.startswith("kosovo") else _phrases(text)))
        found[path.stem] = {"path": path.relative_to(ROOT).as_posix(), "quotes": extents}
    return found


def _claimed() -> Iterator[tuple[int, int]]:
    sheet = factcheck.load(ROOT / f"{FACT_SHEET}.claims.json")
    return ((span.start, span.end) for claim in sheet.claims for span in claim.spans)


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Give whole sentences, what they say after a label, and their figures with what is counted."""
    for sentence in SENTENCE.finditer(text):
        yield sentence.span()
        label = re.search(r"[:,] ", sentence.group())
        if label and len(sentence.group()) - label.end() > 8:
            yield sentence.start() + label.end(), sentence.end()
    yield from (found.span() for found in FIGURE_PHRASE.finditer(text))


def expectation(old: str, edited: Edited, start: int, end: int) -> tuple[str, list[list[int]]] | None:
    """Say what has become of a quote: ``same``, ``changed``, ``gone`` or ``open``, and where; None if people would not agree."""
    if start < edited.avoid[1] and edited.avoid[0] < end:
        return None
    if edited.reorders:
        return _reordered(edited, start, end)
    place = _carried(edited.parts, start, end)
    if place is None:
        return "gone", []
    kept = sum(
        min(end, part[1]) - max(start, part[0]) for part in edited.parts if not isinstance(part, str) and _meets(part, start, end)
    )
    words = edited.text(old)[slice(*place)]
    if words == old[start:end] or edited.keeps_words:
        return "same", [list(place)]
    if kept and kept < (1 - MOST_CHANGED) * max(end - start, len(words)):
        return None
    return "changed", [list(place)]


def _meets(part: tuple[int, int], start: int, end: int) -> bool:
    return part[0] < end and start < part[1]


def _reordered(edited: Edited, start: int, end: int) -> tuple[str, list[list[int]]] | None:
    places = []
    position = 0
    for part in edited.parts:
        if not isinstance(part, str):
            if part[0] <= start and end <= part[1]:
                places.append([position + start - part[0], position + end - part[0]])
            elif _meets(part, start, end):
                return None
        position += len(part) if isinstance(part, str) else part[1] - part[0]
    return ("same" if len(places) == 1 else "open"), places


def _carried(parts: list[Part], start: int, end: int) -> tuple[int, int] | None:
    position = 0
    first = last = None
    touched = False
    for part in parts:
        length = len(part) if isinstance(part, str) else part[1] - part[0]
        if not isinstance(part, str) and _meets(part, start, end):
            touched = True
            first = position + max(start - part[0], 0) if first is None else first
            last = position + min(end, part[1]) - part[0]
        position += length
    if not touched:
        return _replacement(parts, start, end)
    # New words at an end stand for old words there only if some went.
    return _widened(parts, start, end, first, last)


def _replacement(parts: list[Part], start: int, end: int) -> tuple[int, int] | None:
    """Give the place of the words that stand for a range none of which is left."""
    position = covered = 0
    for part in parts:
        if isinstance(part, str):
            if covered <= start and len(part) >= (end - start) / 2:
                after = next((other[0] for other in parts if not isinstance(other, str) and other[0] > covered), end)
                if (covered, after) == (start, end):
                    return position, position + len(part)
            position += len(part)
        else:
            position += part[1] - part[0]
            covered = part[1]
    return None


def _widened(parts: list[Part], start: int, end: int, first: int, last: int) -> tuple[int, int]:
    position = covered = 0
    for number, part in enumerate(parts):
        if isinstance(part, str):
            following = parts[number + 1][0] if number + 1 < len(parts) else covered
            if covered < following:
                if covered <= start < following:
                    first = min(first, position)
                if covered < end <= following:
                    last = max(last, position + len(part))
            position += len(part)
        else:
            position += part[1] - part[0]
            covered = part[1]
    return first, last


def slides(old: str, edited: Edited) -> Iterator[Edited]:
    """Give the other deletions that would have made the same text: of one of two equal rows, nobody can say which went."""
    if edited.reorders or len(edited.written) != 2 or any(isinstance(part, str) for part in edited.written):
        return
    (_, start), (end, length) = edited.written
    for step in (1, -1):
        first, last = start, end
        while first + min(step, 0) >= 0 and last + max(step, 0) <= length:
            if old[first if step > 0 else first - 1] != old[last if step > 0 else last - 1]:
                break
            first, last = first + step, last + step
            yield Edited([(0, first), (last, length)])


def labelled(old: str, edited: Edited, extents: list[tuple[int, int]], rng: random.Random, bare: bool) -> list[list]:
    edges = [edge for part in edited.parts if not isinstance(part, str) for edge in part if 0 < edge < len(old)] or [0]
    near = [number for number, (start, end) in enumerate(extents) if any(start - NEAR < edge < end + NEAR for edge in edges)]
    touched = [number for number in near if any(extents[number][0] <= edge <= extents[number][1] for edge in edges)]
    chosen = rng.sample(touched, min(MOST_QUOTES - 3, len(touched)))
    rest = [number for number in near if number not in chosen]
    chosen += rng.sample(rest, min(MOST_QUOTES - len(chosen), len(rest)))
    rows = []
    others = list(slides(old, edited))
    for number in sorted(chosen):
        expected = expectation(old, edited, *extents[number])
        if expected is None:
            continue
        kind, places = expected
        for other in others:
            alternative = expectation(old, other, *extents[number])
            if alternative is None or alternative[0] == "changed" or kind == "changed":
                continue
            if alternative != expected:
                kind, places = "open", places + [place for place in alternative[1] if place not in places]
        twins = [
            place for place in alike(old, *extents[number], edited.text(old), CONTEXT if bare else REACH) if place not in places
        ]
        if (kind != "changed" and twins) or (bare and twins):
            kind, places = "open", places + twins
        rows.append([number, kind, places])
    return rows


def alike(old: str, start: int, end: int, new: str, reach: int) -> list[list[int]]:
    """Give the places of the new text at which the words stand with half of the characters around them, or all on one side."""
    places = []
    for found in re.finditer(f"(?={re.escape(old[start:end])})", new):
        place = found.start()
        before = common(old[max(0, start - reach) : start][::-1], new[max(0, place - reach) : place][::-1])
        after = common(old[end : end + reach], new[place + end - start :][:reach])
        ends = (before == min(reach, start) >= TELLING, after == min(reach, len(old) - end) >= TELLING)
        if before + after >= reach or any(ends):
            places.append([place, place + end - start])
    return places


def common(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def cases(name: str, known: dict[str, dict]) -> Iterator[dict]:
    rng = random.Random(f"{SEED} {name}")
    for text_id, entry in known.items():
        text = (ROOT / entry["path"]).read_bytes().decode()
        seen: set[str] = set()
        for _ in range(CASES_FOR_EACH if len(text) < 2000 else 2 * CASES_FOR_EACH):
            edited = CHANGES[name](text, rng)
            if edited is None or (new := edited.text(text)) in seen or new == text:
                continue
            seen.add(new)
            bare = len(seen) % BARE_EVERY == 0
            rows = labelled(text, edited, entry["quotes"], rng, bare)
            if rows:
                case = {"name": f"{name}-{text_id}-{len(seen)}", "text": text_id, "parts": edited.written, "quotes": rows}
                yield case | ({"bare": True} if bare else {})


def main() -> None:
    known = texts()
    write(SUITE / "quotes.json", [json.dumps({"text": text_id, **entry}) for text_id, entry in known.items()])
    (SUITE / "cases").mkdir(exist_ok=True)
    total = 0
    for name in CHANGES:
        made = [json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in cases(name, known)]
        write(SUITE / "cases" / f"{name}.json", made)
        total += len(made)
    print(f"{total} cases")


def write(path: Path, lines: list[str]) -> None:
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
