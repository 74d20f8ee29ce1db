"""Makes tests/suite/revisions from the history of this project: editions of its own pages, and where their words went.

python -m tests.benchmarks.revisions_pairs            # make the pairs again, up to the commit that the suite names
python -m tests.benchmarks.revisions_pairs COMMIT     # up to another one

People wrote these editions one small commit after another. From commit to commit hardly anything changes, so that two plain
comparisons find the same; what they find is composed into the origin of each character over all commits between two editions.
Re-anchoring sees the two editions alone. Nothing of it is used here but the folding of white space and the ends of words.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import itertools
import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
from rapidfuzz.distance import Levenshtein

from factcheck.text.ends import glued
from tests.benchmarks.composed import extents, label

SUITE = Path(__file__).resolve().parent.parent / "suite" / "revisions"
ROOT = SUITE.parent.parent.parent
PAGES = re.compile(r"(?:README|docs/(?!decisions/).+|annotations/README|schemas/README|tests/suite/README)\.md")

SEED = 20260301
# A page with fewer editions tells no story; one with as many as that has a second one, from its middle on.
FEWEST_EDITIONS, EDITIONS_FOR_TWO = 4, 8
LEAST_TEXT, MOST_TEXT = 1_500, 30_000
MOST_PAIRS = 30
MOST_QUOTES = {"touched": 80, "near": 30, "other": 15}
NEAR = 120

# Words between two others that changed are chance if they are fewer than these and fewer than what changed on either side.
FEWEST_KEPT = 3
# So many words that stand once in both editions, and were left over on both sides, have moved.
MOVED = 8
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Blocks = list[tuple[int, int, int]]
Comparison = Callable[[list[str], list[str]], Blocks]


@attrs.frozen
class Kept:
    """What became of a text: the new one, and of each of its characters the place it has in the old one, or -1."""

    text: str
    origins: list[int]
    grown: dict[int, int] = attrs.field(factory=dict)


def by_longest_blocks(old: list[str], new: list[str]) -> Blocks:
    """Compare as difflib does: the longest common stretch first, then what lies before and after it."""
    return [tuple(block) for block in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()]


def by_fewest_edits(old: list[str], new: list[str]) -> Blocks:
    """Compare by the fewest words put in, taken out and replaced."""
    equal = (step for step in Levenshtein.opcodes(old, new) if step.tag == "equal")
    return [(step.src_start, step.dest_start, step.src_end - step.src_start) for step in equal]


def origins(old: str, new: str, compare: Comparison) -> list[int]:
    """Give the place in one edition of each character of the next."""
    found = [-1] * len(new)
    (tokens, starts), (new_tokens, new_starts) = tokens_of(old), tokens_of(new)
    pairs = dict(same_tokens(tokens, new_tokens, compare))
    pairs |= moved(tokens, new_tokens, pairs)
    for one, other in pairs.items():
        # Of white space of another length only the first sign is the same.
        length = min(len(tokens[one]), len(new_tokens[other])) if not tokens[one].isspace() else 1
        found[new_starts[other] : new_starts[other] + length] = range(starts[one], starts[one] + length)
    return found


def tokens_of(text: str) -> tuple[list[str], list[int]]:
    found = list(TOKEN.finditer(text))
    return [token.group() for token in found], [token.start() for token in found]


def plain(tokens: list[str]) -> list[str]:
    return [" " if token.isspace() else token for token in tokens]


def same_tokens(old: list[str], new: list[str], compare: Comparison) -> Iterator[tuple[int, int]]:
    """Pair the tokens of lines that stayed, and those that stayed within lines that changed."""
    old_lines, new_lines = lines_of(old), lines_of(new)
    texts = [["".join(tokens[slice(*line)]) for line in lines] for tokens, lines in ((old, old_lines), (new, new_lines))]
    last = other_last = 0
    for first, other_first, length in [*by_longest_blocks(*texts), (len(old_lines), len(new_lines), 0)]:
        if last < first and other_last < other_first:
            one, other = old_lines[last][0], new_lines[other_last][0]
            parts = plain(old[one : old_lines[first - 1][1]]), plain(new[other : new_lines[other_first - 1][1]])
            for start, new_start, size in without_chance(*parts, compare(*parts)):
                yield from ((one + start + place, other + new_start + place) for place in range(size))
        for line, new_line in zip(old_lines[first : first + length], new_lines[other_first : other_first + length], strict=True):
            yield from zip(range(*line), range(*new_line), strict=True)
        last, other_last = first + length, other_first + length


def lines_of(tokens: list[str]) -> list[tuple[int, int]]:
    edges = [0, *(number + 1 for number, token in enumerate(tokens) if "\n" in token), len(tokens)]
    return [(one, other) for one, other in itertools.pairwise(edges) if one < other]


def without_chance(old: list[str], new: list[str], blocks: Blocks) -> Blocks:
    """Leave out stretches that are shorter than what changed before and after them: any two sentences share an "of the"."""
    kept = [block for block in blocks if block[2]]
    while True:
        ends = [(0, 0, 0), *kept, (len(old), len(new), 0)]
        chance = [
            block
            for before, block, after in zip(ends, ends[1:], ends[2:], strict=False)
            if (size := words_in(old[block[0] : block[0] + block[2]])) < FEWEST_KEPT
            and size < changed_words(old, new, before, block)
            and size < changed_words(old, new, block, after)
        ]
        if not chance:
            return kept
        kept = [block for block in kept if block not in chance]


def words_in(tokens: list[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def changed_words(old: list[str], new: list[str], before: tuple[int, int, int], after: tuple[int, int, int]) -> int:
    gone, came = old[before[0] + before[2] : after[0]], new[before[1] + before[2] : after[1]]
    return max(words_in(gone), words_in(came))


def moved(old: list[str], new: list[str], pairs: dict[int, int]) -> dict[int, int]:
    """Pair stretches that were left over on both sides and stand once in both editions: they were moved, however wrapped."""
    old_words = [number for number, token in enumerate(old) if token[0].isalnum()]
    new_words = [number for number, token in enumerate(new) if token[0].isalnum()]
    taken = set(pairs.values())
    counts = Counter(grams(old, old_words)), Counter(grams(new, new_words))
    places = {gram: number for number, gram in enumerate(grams(old, old_words)) if counts[0][gram] == 1}
    found: dict[int, int] = {}
    for number, gram in enumerate(grams(new, new_words)):
        if counts[1][gram] != 1 or gram not in places:
            continue
        ones, others = old_words[places[gram] : places[gram] + MOVED], new_words[number : number + MOVED]
        between, new_between = range(ones[0], ones[-1] + 1), range(others[0], others[-1] + 1)
        is_free = not taken.intersection(new_between) and pairs.keys().isdisjoint(between)
        if is_free and plain(old[ones[0] : ones[-1] + 1]) == plain(new[others[0] : others[-1] + 1]):
            found |= dict(zip(between, new_between, strict=True))
    return found


def grams(tokens: list[str], words: list[int]) -> Iterator[tuple[str, ...]]:
    return (tuple(tokens[place] for place in words[first : first + MOVED]) for first in range(len(words) - MOVED + 1))


def composed(editions: list[str], compare: Comparison) -> Kept:
    """Follow each character of the last edition back to the first."""
    known = list(range(len(editions[0])))
    for old, new in itertools.pairwise(editions):
        known = [known[origin] if origin >= 0 else -1 for origin in origins(old, new, compare)]
    return Kept(editions[-1], known)


def expected(old: str, kept: list[Kept], start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Say what has become of a quote; None where the two comparisons, or two people, would not agree."""
    one, other = (label(old, each, start, end) for each in kept)
    if one is None or one != other:
        return None
    kind, places = one
    new = kept[0].text
    if kind == "gone" and not all(was_taken_out(old, each, start, end) for each in kept):
        # What was typed where it stood may be its new wording.
        return None
    if kind == "same" and glued(new, *places[0]) != places[0]:
        return None
    if kind == "changed" and not all(has_its_ends(each, start, end, places[0]) for each in kept):
        return None
    return one


def has_its_ends(kept: Kept, start: int, end: int, place: tuple[int, int]) -> bool:
    """Tell whether nothing was typed beside what is left of a quote that lost an end: that may be its new end."""
    ends = (start, place[0], -1), (end - 1, place[1] - 1, 1)
    return all(kept.origins[at] == origin or not is_typed(kept, at + step, step) for origin, at, step in ends)


def is_typed(kept: Kept, place: int, step: int) -> bool:
    """Tell whether what stands next from a place on was typed anew."""
    while 0 <= place < len(kept.text) and kept.text[place].isspace():
        place += step
    return 0 <= place < len(kept.text) and kept.origins[place] < 0


def was_taken_out(old: str, kept: Kept, start: int, end: int) -> bool:
    """Tell whether nothing was typed where words stood: what stood before and after them now stands together."""
    places = {origin: place for place, origin in enumerate(kept.origins) if origin >= 0}
    before = next((places[origin] for origin in range(start - 1, -1, -1) if origin in places), -1)
    after = next((places[origin] for origin in range(end, len(old)) if origin in places), len(kept.text))
    return after - before >= 0 and not kept.text[before + 1 : after].strip(" \n.,;:-#*`|()")


def quotes(old: str, kept: list[Kept], rng: random.Random) -> list[list]:
    """Label quotes of an edition, most of them of words that an edit touched or came near."""
    new_origins = kept[0].origins
    steady = {origin for origin, after in itertools.pairwise(new_origins) if 0 <= origin == after - 1}
    breaks = [place for place in range(len(old)) if place not in steady]
    groups: dict[str, list[tuple[int, int]]] = {group: [] for group in MOST_QUOTES}
    for start, end in sorted(extents(old, rng, more=10)):
        is_touched = any(start <= place < end - 1 for place in breaks)
        is_near = any(start - NEAR < place < end + NEAR for place in breaks)
        groups["touched" if is_touched else "near" if is_near else "other"].append((start, end))
    chosen = [
        extent for group, most in MOST_QUOTES.items() for extent in rng.sample(groups[group], min(most, len(groups[group])))
    ]
    found = ((start, end, expected(old, kept, start, end)) for start, end in sorted(chosen))
    return [[start, end, kind[0], [list(place) for place in kind[1]]] for start, end, kind in found if kind is not None]


# The history.


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True)
    return done.stdout.decode()


def editions_of(path: str, until: str) -> list[tuple[str, str]]:
    """Give the commits that changed a page, oldest first, each with the page as it then stood."""
    found = []
    for commit in git("log", "--format=%h", "--abbrev=12", "--reverse", until, "--", path).split():
        entry = git("ls-tree", commit, "--", path)
        text = git("show", f"{commit}:{path}") if entry else ""
        if LEAST_TEXT <= len(text) <= MOST_TEXT and (not found or text != found[-1][1]):
            found.append((commit, text))
    return found


def half_of(path: str) -> str:
    """Give the half to which a page belongs, by a rule that knows nothing of what is in it."""
    return ("chosen", "measured")[hashlib.sha256(path.encode()).digest()[0] % 2]


def pairs(until: str) -> Iterator[dict]:
    """Make the pairs of the pages with most editions: the first and the last one, and of some the middle and the last one."""
    paths = [path for path in git("ls-tree", "-r", "--name-only", until).split("\n") if PAGES.fullmatch(path)]
    known = {path: editions_of(path, until) for path in paths}
    made = 0
    for path, editions in sorted(known.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(editions) < FEWEST_EDITIONS:
            continue
        for first in (0, len(editions) // 2)[: 2 if len(editions) >= EDITIONS_FOR_TWO else 1]:
            if made < MOST_PAIRS:
                made += 1
                yield pair(path, editions[first:])


def pair(path: str, editions: list[tuple[str, str]]) -> dict:
    texts = [text for _, text in editions]
    kept = [composed(texts, compare) for compare in (by_longest_blocks, by_fewest_edits)]
    rng = random.Random(f"{SEED} {path} {len(editions)}")
    return {
        "page": path,
        "half": half_of(path),
        "editions": len(editions),
        "old": file_of(path, *editions[0]),
        "new": file_of(path, *editions[-1]),
        "quotes": quotes(texts[0], kept, rng),
    }


def file_of(path: str, commit: str, text: str) -> str:
    """Write an edition and give its name."""
    name = f"{path.removesuffix('.md').replace('/', '.')}.{commit}.txt"
    (SUITE / "texts" / name).write_text(text, encoding="utf-8", newline="")
    return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("until", nargs="?", help="the last commit to look at")
    arguments = parser.parse_args()
    (SUITE / "texts").mkdir(parents=True, exist_ok=True)
    known = SUITE / "pairs.json"
    until = arguments.until or json.loads(known.read_text(encoding="utf-8"))["until"]
    for text in (SUITE / "texts").glob("*.txt"):
        text.unlink()
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in pairs(until))
    known.write_text(f'{{"until": "{until}", "pairs": [\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
