"""How near what the rules make of invented documents in 37 languages comes to what a careful reader makes of them."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from factcheck.text import structure_of
from factcheck.text.structure.edges import speaks

# Reading all documents takes seconds, which one worker spends for all that is asked of them.
pytestmark = pytest.mark.xdist_group("documents of a careful reader")

FOLDER = Path(__file__).parents[1] / "suite/structure/documents"
NAMES = sorted(path.stem for path in (FOLDER / "gold").glob("*.json"))


def read(name):
    gold = json.loads((FOLDER / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return gold, (FOLDER / "texts" / f"{name}.txt").read_bytes().decode()


@cache
def structure(name):
    """Find the structure of a document, once for all tests."""
    return structure_of(read(name)[1])


def share(right, of):
    return right / of if of else 1.0


@cache
def counts():
    """Count over all documents what is wanted, what was made, and what of it is right."""
    total = Counter()
    for name in NAMES:
        gold, text = read(name)
        found = structure(name)
        made = {(piece.start, piece.end): piece for piece in found.pieces if piece.kind == "sentence"}
        reasons = {
            place: piece.kind for piece in found.pieces if piece.kind != "sentence" for place in range(piece.start, piece.end)
        }
        total["wanted"] += len(gold["candidates"])
        total["made"] += len(made)
        for each in gold["candidates"]:
            piece = made.get(tuple(each["core"]))
            if piece is None:
                continue
            total["right"] += 1
            hangs = [list(lead) for lead in piece.lead_ins]
            total["hanging"] += bool(each["lead_in"] or hangs)
            total["hung"] += hangs == each["lead_in"] != []
            total["spoken"] += bool(each["speaker"] or piece.speaker)
            total["attributed"] += bool(each["speaker"]) and tuple(each["speaker"]) == piece.speaker
        for each in gold["unclaimed"]:
            for place in range(each["start"], each["end"]):
                total["aside"] += speaks(text[place])
                total["reasoned"] += speaks(text[place]) and reasons.get(place) == each["reason"]
        total["titled"] += found.title == (tuple(gold["title"]) if gold["title"] else None)
        total["dated"] += bool(gold["meta"]["issued"]) and found.issued == gold["meta"]["issued"]
        total["dates"] += bool(gold["meta"]["issued"] or found.issued)
        issuer = text[slice(*found.issuer)] if found.issuer else None
        total["issued"] += bool(issuer) and issuer.casefold() == (gold["meta"]["issuer"] or "").casefold()
        total["issuers"] += bool(issuer or gold["meta"]["issuer"])
        total["told"] += found.language == gold["language"]
    return total


def test_the_candidates_are_those_of_a_careful_reader():
    found = counts()

    assert 2 * found["right"] / (found["wanted"] + found["made"]) >= 0.96


@pytest.mark.parametrize(
    ("right", "of", "floor"),
    [
        ("hung", "hanging", 0.95),
        ("attributed", "spoken", 0.9),
        ("reasoned", "aside", 0.9),
        ("dated", "dates", 0.9),
        ("issued", "issuers", 0.9),
    ],
)
def test_what_belongs_to_candidates_and_what_asserts_nothing_is_told(right, of, floor):
    assert share(counts()[right], counts()[of]) >= floor


@pytest.mark.parametrize("what", ["titled", "told"])
def test_titles_and_languages_are_found(what):
    assert counts()[what] >= 0.9 * len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_asserts_is_set_aside(name):
    gold, text = read(name)
    aside = {
        place
        for piece in structure(name).pieces
        if piece.kind not in ("sentence", "lead-in")
        for place in range(piece.start, piece.end)
    }

    lost = [
        each["exact"]
        for each in gold["candidates"]
        for start, end in each.get("parts", [each["core"]])
        if any(place in aside for place in range(start, end) if speaks(text[place]))
    ]

    assert lost == []
