"""Texts of our own for composed edits: some to choose on, others, of other kinds, to report on."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable
from pathlib import Path

__all__ = ["CHOSEN_ON", "REPORTED_ON"]

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = ROOT / "tests" / "suite" / "anchoring" / "texts"

PLACES = (
    "Arden",
    "Brool",
    "Cray",
    "Dunmere",
    "Esk",
    "Fenby",
    "Garn",
    "Holt",
    "Ilsham",
    "Jarrow",
    "Kelm",
    "Lodd",
    "Marn",
    "Norrey",
)
BODIES = ("army", "ministry", "board", "union", "council", "office", "mission", "committee", "agency", "court")
THINGS = ("trucks", "houses", "bridges", "families", "wells", "schools", "tents", "boats", "patrols", "masts")
DEEDS = ("were lost", "were counted", "were moved", "were repaired", "were closed", "were reported", "were found", "were sold")
VERBS = ("states", "reports", "says", "believes", "expects", "confirms")
ENDS = ("in the north", "in the south", "on the road to the river", "near the border", "during the night", "at the old weir")
MONTHS = ("January", "March", "May", "June", "August", "October")

Writer = Callable[[random.Random], str]


def day(rng: random.Random) -> str:
    return f"{rng.randrange(1, 29)} {rng.choice(MONTHS)}"


def counted(rng: random.Random) -> str:
    return f"{rng.choice(THINGS)} {rng.choice(DEEDS)}"


def phrase(rng: random.Random) -> str:
    return f"{rng.randrange(2, 400)} {counted(rng)} {rng.choice(ENDS)}"


def register(rng: random.Random) -> str:
    """Rows that are alike, each with a label."""
    label = rng.choice(("Unit", "Section", "Camp", "Post"))
    rows = [f"{label} {number}: {phrase(rng)} on {day(rng)}" for number in range(1, rng.randrange(12, 40))]
    return "Register of the week\n\n" + "\n".join(rows) + "\n"


def numbered(rng: random.Random) -> str:
    """Numbered sentences, many of them with one beginning."""
    rows = []
    for number in range(1, rng.randrange(10, 30)):
        body = f"The {rng.choice(BODIES)} {rng.choice(VERBS)} that {phrase(rng)}."
        more = f" It was told so on {day(rng)}." if rng.random() < 0.4 else ""
        rows.append(f"{number}. {body}{more}")
    return "\n".join(rows) + "\n"


def cells(rng: random.Random) -> str:
    """A table with a sign between its cells."""
    sign = rng.choice((" | ", "\t", "; "))
    rows = [sign.join(("Place", *rng.sample(THINGS, 3), "day"))]
    for place in rng.sample(PLACES, rng.randrange(7, 14)):
        rows.append(sign.join((place, *(str(rng.randrange(10, 99)) for _ in range(3)), day(rng))))
    return "Counted by the mission\n" + "\n".join(rows) + "\n\nThe figures are those of the mission.\n"


def prose(rng: random.Random) -> str:
    """Wrapped paragraphs."""
    paragraphs = []
    for _ in range(rng.randrange(3, 7)):
        sentences = []
        for _ in range(rng.randrange(3, 7)):
            body, place = rng.choice(BODIES), rng.choice(PLACES)
            sentences.append(
                rng.choice(
                    (
                        f"The {body} in {place} {rng.choice(VERBS)} that {phrase(rng)}.",
                        f"On {day(rng)} {phrase(rng)}, the {body} in {place} said.",
                        f"According to the {body}, {phrase(rng)} before {day(rng)}, but {phrase(rng)} later.",
                        f"Nobody at the {body} would say whether {phrase(rng)}.",
                    )
                )
            )
        paragraphs.append(textwrap.fill(" ".join(sentences), rng.choice((60, 72, 10_000))))
    return "\n\n".join(paragraphs) + "\n"


def articles(rng: random.Random) -> str:
    """Articles with paragraphs and letters, in which formulas come again."""
    parts = []
    for number in range(1, rng.randrange(4, 9)):
        parts.append(f"Article {number}\n{rng.choice(BODIES).capitalize()} of {rng.choice(PLACES)}")
        for paragraph in range(1, rng.randrange(2, 5)):
            body = rng.choice(BODIES)
            parts.append(f"({paragraph}) The {body} shall, within {rng.randrange(3, 90)} days, publish how many {counted(rng)}:")
            parts += [
                f"  ({letter}) {rng.choice(ENDS)}, where the {rng.choice(BODIES)} {rng.choice(VERBS)} so;"
                for letter in "abc"[: rng.randrange(1, 4)]
            ]
        parts.append("This Article shall enter into force on the day after it is published.")
    return "\n".join(textwrap.fill(part, 66) if rng.random() < 0.5 else part for part in parts) + "\n"


def bulletin(rng: random.Random) -> str:
    """Headed bullets with two figures each."""
    parts = []
    for place in rng.sample(PLACES, rng.randrange(3, 6)):
        parts.append(f"{place.upper()}\n")
        for _ in range(rng.randrange(2, 6)):
            parts.append(
                f"  • {rng.randrange(2, 90)} {rng.choice(THINGS)} and {rng.randrange(2, 90)} {counted(rng)} {rng.choice(ENDS)};"
            )
        parts.append(f"The {rng.choice(BODIES)} has not confirmed this. It last reported on {day(rng)}.\n")
    return "\n".join(parts)


def minutes(rng: random.Random) -> str:
    """Turns of speakers who say alike things."""
    rows = []
    for _ in range(rng.randrange(8, 20)):
        speaker = f"{rng.choice(('Ms', 'Mr', 'Dr'))} {rng.choice(PLACES)}"
        rows.append(f"{speaker}: We {rng.choice(('know', 'hope', 'do not think'))} that {phrase(rng)}. I said so on {day(rng)}.")
    return f"Minutes of {day(rng)}\n\n" + "\n".join(rows) + "\n"


def kept(*names: str) -> list[Writer]:
    texts = [(TEXTS / f"{name}.txt").read_bytes().decode() for name in names]
    return [lambda rng, text=text: text for text in texts]


def fact_sheet(rng: random.Random) -> str:
    return (ROOT / "annotations" / "kosovo-objectives-1999.txt").read_bytes().decode()


CHOSEN_ON: list[Writer] = [
    register,
    numbered,
    cells,
    prose,
    register,
    numbered,
    prose,
    *kept("losses", "minutes", "table", "valley"),
]
REPORTED_ON: list[Writer] = [
    articles,
    bulletin,
    minutes,
    register,
    numbered,
    cells,
    prose,
    fact_sheet,
    *kept("notice", "pledges", "voices"),
]
