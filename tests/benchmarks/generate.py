"""Realistic annotation files of any size, the same for the same seed.

Each generated claim takes its shape from a claim of the shipped annotation, drawn at random: which properties it has, how many
spans of which role and length, which of them it shares with earlier claims, its categories and slots, the lengths of its
texts. The statistics are thus those of the shipped file, and follow it as it changes. The words are invented. Slots are open, as
they are in a corpus of claims before anybody looks for evidence: works would have to be invented too.

    python -m tests.benchmarks.generate --claims 100000 corpus.claims.jsonl
    python -m tests.benchmarks.generate one.claims.json
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from factcheck import files
from factcheck.checks.ids import id_findings
from factcheck.contract.codec import annotation_from_value, canonical_line, canonical_text
from factcheck.text.telling import words_that_tell

__all__ = ["CLAIMS_EACH", "annotation_value", "values", "write_corpus", "write_file"]

SHIPPED = Path(__file__).resolve().parents[2] / "annotations" / "kosovo-objectives-1999.claims.json"

# The issue speaks of files of 60 claims: a press release or fact sheet of two pages.
CLAIMS_EACH = 60

# Claims share words with claims nearby: a lead-in serves the bullets below it, not those of another page.
_NEARBY = 12

# A claim refers to one a few places off, now and then ahead; in the shipped file a fifth of the relations lead ahead.
_REACH_BACK, _REACH_AHEAD, _DISORDER = 8, 8, 12.0

# Years from which the documents come: dates repeat in a corpus, but not as much as within one document.
_FIRST_YEAR, _LAST_YEAR = 1990, 2025

_SYLLABLES = [
    first + vowel
    for first in ["b", "br", "d", "dr", "f", "g", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"]
    for vowel in "aeiou"
]


@attrs.frozen(kw_only=True)
class Shape:
    """What a generated claim takes from a claim of the shipped file.

    Args:
        claim: The claim.
        shared: For each span, whether earlier claims had words of it.
    """

    claim: dict[str, Any]
    shared: tuple[bool, ...]


@cache
def _shipped() -> dict[str, Any]:
    return json.loads(SHIPPED.read_bytes())


@cache
def _shapes() -> tuple[Shape, ...]:
    shapes, taken = [], set()
    for claim in _shipped()["claims"]:
        extents = [range(span["start"], span["end"]) for span in claim["spans"]]
        shapes.append(Shape(claim=claim, shared=tuple(not taken.isdisjoint(extent) for extent in extents)))
        taken.update(*extents)
    return tuple(shapes)


@cache
def _connectives_per_claim() -> float:
    reasons = [span["reason"] for span in _shipped()["unclaimed"]]
    return reasons.count("connective") / len(_shipped()["claims"])


def _invented(rng: random.Random, length: int) -> Iterator[str]:
    while True:
        yield "".join(rng.choices(_SYLLABLES, k=length))[:length]


def _says_nothing(word: str) -> bool:
    """Whether no check listens for a word: statements and quotes are invented apart, so that "no" in one of them is a fault."""
    judged = {"id": word, "statement": "", "spans": []}
    return word not in words_that_tell() and not any(id_findings(judged, ""))


@cache
def _lexicon() -> tuple[str, ...]:
    """Invent words that are as long as those of the shipped text, a few with a typographic apostrophe as there."""
    rng = random.Random("lexicon")
    text = (SHIPPED.parent / _shipped()["source"]["path"]).read_text(encoding="utf-8")
    words = []
    for written in re.findall(r"[\w’]+", text) * 4:
        word = next(word for word in _invented(rng, len(written)) if _says_nothing(word))
        words.append(word[:-2] + "’s" if "’" in written and len(word) > 2 else word)
    return tuple(words)


# Number of names in a generated document, as many as the shipped one has or so.
_CAST = 10


class Writer:
    """A document in the making: its text, the phrases in it that claims can share, and its cast.

    Args:
        rng: Source of all chance.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.text = ""
        self.phrases: list[tuple[int, int]] = []
        self.unclaimed: list[dict[str, Any]] = []
        self.names: list[str] = []
        while len(self.names) < _CAST:
            name = self.words(rng.randint(4, 18)).title()
            self.names += [] if name in self.names else [name]

    def words(self, length: int) -> str:
        """Invent words that are about this many code points long together, at least one."""
        chosen = [self.rng.choice(_lexicon())]
        room = length - len(chosen[0])
        while room > 2:
            chosen.append(self.rng.choice(_lexicon()))
            room -= len(chosen[-1]) + 1
        return " ".join(chosen)

    def sentence(self, length: int) -> str:
        """Invent a sentence."""
        words = self.words(length - 1)
        return words[0].upper() + words[1:] + "."

    def slug(self, length: int) -> str:
        """Invent an id."""
        return "-".join(re.findall("[a-z]+", self.words(length)))

    def unclaimed_words(self, words: str, reason: str) -> None:
        """Write words that assert nothing."""
        start = len(self.text)
        self.text += words
        self.unclaimed.append({"start": start, "end": len(self.text), "exact": words, "reason": reason})

    def phrase(self, length: int) -> tuple[int, int]:
        """Write a new phrase after what joins it to the one before."""
        if self.phrases:
            self._join()
        start = len(self.text)
        self.text += self.words(length)
        self.phrases.append((start, len(self.text)))
        return self.phrases[-1]

    def _join(self) -> None:
        if self.rng.random() < _connectives_per_claim():
            self.text += " "
            self.unclaimed_words("and", "connective")
            self.text += " "
        else:
            self.text += self.rng.choices([". ", ", ", "; ", ";\n  • ", ".\n\n"], weights=[8, 4, 2, 5, 3])[0]

    def shared_words(self, length: int, before: int) -> tuple[int, int] | None:
        """Find words of about this length in a phrase nearby that ends before an offset, or None if there is no such phrase."""
        nearby = [phrase for phrase in self.phrases[-_NEARBY:] if phrase[1] < before]
        if not nearby:
            return None
        # What is shared is mostly a whole lead-in, so a phrase that is long enough comes first.
        start, end = self.rng.choice(
            [phrase for phrase in nearby if phrase[1] - phrase[0] >= length] or [max(nearby, key=_length)]
        )
        return (start, end) if end - start <= length else self.cut(start, end, length)

    def cut(self, start: int, end: int, length: int) -> tuple[int, int]:
        """Cut whole words of about this length out of an extent."""
        starts = [start, *(start + place.end() for place in re.finditer(" ", self.text[start:end]))]
        ends = [*(place - 1 for place in starts[1:]), end]
        first = self.rng.choice([place for place in starts if end - place >= min(length, end - start)])
        return first, min((place for place in ends if place > first), key=lambda place: abs(place - first - length))


def _length(extent: tuple[int, int]) -> int:
    return extent[1] - extent[0]


def _spans(shape: Shape, writer: Writer) -> list[dict[str, Any]]:
    extents: list[tuple[int, int]] = []
    before = len(writer.text) + 1
    # New words are written at the end of the text, so what is shared comes before them, and is sought from the last backwards.
    lengths = [span["end"] - span["start"] for span in shape.claim["spans"]]
    for length, shared in sorted(zip(lengths, shape.shared, strict=True), key=lambda pair: not pair[1], reverse=True):
        found = writer.shared_words(length, before) if shared else None
        if found is None:
            extents.append(writer.phrase(length))
        else:
            extents.append(found)
            before = found[0]
    extents.sort()
    return [
        {"start": start, "end": end, "exact": writer.text[start:end], **({"role": span["role"]} if "role" in span else {})}
        for (start, end), span in zip(extents, shape.claim["spans"], strict=True)
    ]


def _claim(shape: Shape, writer: Writer, months: int) -> dict[str, Any]:
    """Make a claim without its relations, which need the ids of all claims."""
    model = shape.claim
    spans = _spans(shape, writer)

    def reworded(words: str) -> str:
        carrier = next(number for number, span in enumerate(model["spans"]) if words in span["exact"])
        start, end = writer.cut(spans[carrier]["start"], spans[carrier]["end"], len(words))
        return writer.text[start:end]

    def detail(value: dict[str, Any]) -> dict[str, Any]:
        made = {key: _moved(part, months) if key in ("at", "as_of", "since", "until") else part for key, part in value.items()}
        for key in ("measure", "unit"):
            if key in made:
                made[key] = writer.slug(len(made[key]))
        for key in ("population", "place", "speaker"):
            if key in made:
                made[key] = writer.words(len(made[key]))
        if "as_written" in made:
            made["as_written"] = reworded(made["as_written"])
        return made

    claim = {**model, "id": "", "statement": writer.sentence(len(model["statement"])), "spans": spans}
    for key in ("attribution", "quantity", "time"):
        if key in model:
            claim[key] = detail(model[key])
    if "hedges" in model:
        claim["hedges"] = list(dict.fromkeys(reworded(hedge) for hedge in model["hedges"]))
    if "slots" in model:
        claim["slots"] = [{key: slot[key] for key in ("kind", "level", "min_origins") if key in slot} for slot in model["slots"]]
    for key in ("places", "agents"):
        if key in model:
            claim[key] = writer.rng.sample(writer.names, len(model[key]))
    if "note" in model:
        claim["note"] = writer.sentence(len(model["note"]))
    return claim


def _moved(date: str, months: int) -> str:
    """Move a date of EDTF by whole months, which keeps every date of a document real and in order."""

    def move(match: re.Match[str]) -> str:
        year, month, rest = int(match[1]), match[2], match[3] or ""
        if month is None or int(month) > 12:
            return f"{year + months // 12:04}" + (f"-{month}" if month else "")
        count = year * 12 + int(month) - 1 + months
        return f"{count // 12:04}-{count % 12 + 1:02}" + (f"-{min(int(rest[1:]), 28):02}" if rest else "")

    return re.sub(r"([0-9]{4})(?:-([0-9]{2})(-[0-9]{2})?)?", move, date)


def _relate(claims: list[dict[str, Any]], writer: Writer) -> None:
    # A claim refers only to claims of lower rank, so nothing closes a circle; the ranks are the order of the file, a little
    # shuffled, so that some relations lead ahead.
    rng = writer.rng
    ranks = [number + rng.uniform(0, _DISORDER) for number in range(len(claims))]
    for number, claim in enumerate(claims):
        near = range(max(0, number - _REACH_BACK), min(len(claims), number + _REACH_AHEAD + 1))
        targets = [place for place in near if ranks[place] < ranks[number]]
        models = claim.pop("relations", [])
        made = {}
        for model in models if targets else []:
            target = claims[rng.choice(targets)]["id"]
            note = {"note": writer.sentence(len(model["note"]))} if "note" in model else {}
            made[model["type"], target] = {**model, "target": target, **note}
        if made:
            claim["relations"] = list(made.values())


# The shipped document claims what its dateline says, so it has no length to take from there.
_DATELINE = 80


def annotation_value(number: int, *, claims: int = CLAIMS_EACH, seed: int = 0) -> dict[str, Any]:
    """Make an annotation as a JSON value, with its text inline.

    Args:
        number: Which annotation of the corpus; it depends on this and on the seed, not on the size of the corpus.
        claims: How many claims it is to have.
        seed: Seed of the corpus.
    """
    rng = random.Random(f"{seed}/{number}")
    writer = Writer(rng)
    shipped = _shipped()
    months = (rng.randint(_FIRST_YEAR, _LAST_YEAR) - 1999) * 12 + rng.randint(-2, 9)
    lengths = {span["reason"]: len(span["exact"]) for span in shipped["unclaimed"]}
    title = writer.words(lengths["title"]).title()
    writer.unclaimed_words(title, "title")
    writer.text += "\n\n"
    writer.unclaimed_words(writer.sentence(_DATELINE)[:-1], "dateline")
    writer.text += ": "
    shapes = [shape for _ in range(0, claims, len(_shapes())) for shape in rng.sample(_shapes(), len(_shapes()))][:claims]
    made = [_claim(shape, writer, months) for shape in shapes]
    for place, (claim, shape) in enumerate(zip(made, shapes, strict=True)):
        # A number keeps invented ids apart, as a second thought keeps those of people.
        claim["id"] = f"{writer.slug(len(shape.claim['id']) - 4)}-{place}"
    _relate(made, writer)
    writer.text += ".\n\n"
    writer.unclaimed_words(writer.sentence(lengths["footer"])[:-1], "footer")
    writer.text += ".\n"
    source = {
        **{key: part for key, part in shipped["source"].items() if key != "path"},
        "title": title,
        "issued": _moved(shipped["source"]["issued"], months),
        "text": writer.text,
        "sha256": hashlib.sha256(writer.text.encode()).hexdigest(),
        "length": len(writer.text),
    }
    return {
        "id": f"generated-{seed}-{number}",
        "source": source,
        "claims": made,
        "unclaimed": writer.unclaimed,
        "origins": [{"id": shipped["source"]["issuer"], "name": writer.names[0], "access": "compiled", "interest": "claimant"}],
    }


def values(*, claims: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Make the annotations of a corpus, one after another, with this many claims together."""
    for number, first in enumerate(range(0, claims, CLAIMS_EACH)):
        yield annotation_value(number, claims=min(CLAIMS_EACH, claims - first), seed=seed)


def write_corpus(path: Path, *, claims: int, seed: int = 0) -> None:
    """Write a corpus of annotations with their texts inline."""
    files.write_file(path, (canonical_line(annotation_from_value(value)) for value in values(claims=claims, seed=seed)))


def write_file(path: Path, *, claims: int = CLAIMS_EACH, seed: int = 0) -> None:
    """Write one annotation, and its text beside it."""
    value = annotation_value(0, claims=claims, seed=seed)
    beside = path.with_name(path.name.removesuffix(".claims.json") + ".txt")
    text = value["source"].pop("text")
    value["source"]["path"] = beside.name
    beside.write_bytes(text.encode())
    files.write_file(path, canonical_text(annotation_from_value(value, text=text)).encode())


def main() -> None:
    """Write a file or a corpus, as its name says."""
    parser = argparse.ArgumentParser(description="Write a realistic annotation file (*.claims.json) or corpus (*.claims.jsonl).")
    parser.add_argument("path", type=Path)
    parser.add_argument("--claims", type=int, default=CLAIMS_EACH)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write = write_corpus if given.path.name.endswith(".jsonl") else write_file
    write(given.path, claims=given.claims, seed=given.seed)
    print(f"{given.path}: {given.claims} claims, {given.path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
