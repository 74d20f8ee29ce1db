"""Edits that follow one another on one text, in which each character remembers where it came from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.benchmarks.anchoring_changes import OTHER_NAMES, OTHER_SENTENCES, VERB

__all__ = ["EDITS", "SPILT", "Draft"]

ROW = re.compile(r"[^\n]*\w[^\n]*\n")
SENTENCE = re.compile(r"(?<=[.!?;][ \n])[A-Z\d](?:[^.!?;\n]|\n(?=[a-z])){15,}[.!?;] ?")
LABEL = re.compile(r"\A\W*(?:[A-Z]\w+ )?\(?\d+\)?[.:)]?")
FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])|(?<![\w.,])\d(?!\w)")
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
WORD = re.compile(r"\w+")
# Stands for the origin of characters that came with a replacement, longer than what it stands for.
SPILT = -2

ADDED = (
    "reportedly ",
    "not ",
    "again ",
    "only ",
    "in part ",
    "by then ",
    "as was said at the meeting of the board in the spring, ",
)
OUTER = (" This was denied.", " according to two people who were there,", " in the end")


class Draft:
    """A text under edit.

    Args:
        text: The text as it was.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.origins = list(range(len(text)))
        self.edges: set[int] = set()
        self.trapped: set[int] = set()
        self.grown: dict[int, int] = {}

    def splice(self, start: int, end: int, words: str, origins: list[int] | None = None) -> None:
        """Put words in the place of others; without origins they are typed anew."""
        if start == len(self.text) and not self.text.endswith("\n"):
            words, origins = "\n" + words, None if origins is None else [-1, *origins]
        near = [origin for origin in self.origins[max(0, start - 1) : end + 1] if origin >= 0]
        self.edges.update((min(near), max(near)) if near else ())
        self.text = self.text[:start] + words + self.text[end:]
        self.origins[start:end] = [-1] * len(words) if origins is None else origins

    def replace(self, start: int, end: int, words: str) -> None:
        """Put words in the place of others that they stand for, whose origin they keep."""
        known = self.origins[start:end]
        spread = [known[place * len(known) // len(words)] for place in range(len(words))]
        first = (number == 0 or origin != spread[number - 1] for number, origin in enumerate(spread))
        self.splice(start, end, words, [origin if is_first else SPILT for origin, is_first in zip(spread, first, strict=True)])

    def rows(self) -> list[tuple[int, int]]:
        """Give the rows that are no lines of wrapped sentences."""
        found = [match.span() for match in ROW.finditer(self.text)]
        goes_on = [self.text[start].islower() for start, _ in found] + [False]
        return [span for number, span in enumerate(found) if not goes_on[number] and not goes_on[number + 1]]

    def units(self) -> list[tuple[int, int]]:
        sentences = [match.span() for match in SENTENCE.finditer(self.text)]
        rows = self.rows()
        return rows if len(rows) > len(sentences) else sentences or [match.span() for match in ROW.finditer(self.text)]

    def rows_from(self, least: int) -> list[tuple[int, int]]:
        """Give the rows, if there are as many as that."""
        rows = self.rows()
        return rows if len(rows) >= least else []


Edit = Callable[[Draft, random.Random], bool]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    EDITS[function.__name__.replace("_", "-")] = function
    return function


def other_figure(draft: Draft, figure: str, rng: random.Random) -> str:
    while True:
        digits = [number for number, sign in enumerate(figure) if sign.isdigit()]
        place = rng.choice(digits)
        figure = figure[:place] + rng.choice("123456789") + figure[place + 1 :]
        if not re.search(rf"\b{re.escape(figure)}\b", draft.text):
            return figure
        figure += rng.choice("123456789") if len(figure) < 5 else ""


def altered(draft: Draft, words: str, rng: random.Random) -> str:
    """Give a lookalike: another figure, a denial, or another label."""
    figures = list(FIGURE.finditer(words))
    verbs = list(VERB.finditer(words))
    kind = rng.random()
    if verbs and kind < 0.4:
        end = rng.choice(verbs).end()
        return words[:end] + " not" + words[end:]
    if figures:
        found = figures[0] if kind < 0.6 else rng.choice(figures)
        return words[: found.start()] + other_figure(draft, found.group(), rng) + words[found.end() :]
    found = rng.choice(list(WORD.finditer(words)))
    return words[: found.start()] + "another" + words[found.end() :]


def chosen(draft: Draft, rng: random.Random, pattern: re.Pattern[str]) -> re.Match[str] | None:
    found = list(pattern.finditer(draft.text))
    return rng.choice(found) if found else None


@edit
def change_figure(draft, rng):
    found = chosen(draft, rng, FIGURE)
    if found:
        draft.replace(*found.span(), other_figure(draft, found.group(), rng))
    return bool(found)


@edit
def change_name(draft, rng):
    found = chosen(draft, rng, NAME)
    if found:
        draft.replace(*found.span(), rng.choice(OTHER_NAMES))
    return bool(found)


@edit
def deny(draft, rng):
    found = chosen(draft, rng, re.compile(rf"{VERB.pattern}(?! not)"))
    if found:
        draft.splice(found.end(), found.end(), " not")
    return bool(found)


@edit
def insert_words(draft, rng):
    found = chosen(draft, rng, re.compile(r"(?<=\w )(?=\w)"))
    if found:
        draft.splice(found.start(), found.start(), rng.choice(ADDED))
    return bool(found)


@edit
def delete_words(draft, rng):
    found = chosen(draft, rng, re.compile(r"(?<=\w )\w+(?: \w+){0,2} (?=\w)"))
    if found:
        draft.splice(*found.span(), "")
    return bool(found)


@edit
def delete_unit(draft, rng):
    draft.splice(*rng.choice(draft.units()), "")
    return True


@edit
def delete_rows(draft, rng):
    rows = draft.rows_from(4)
    if not rows:
        return False
    first = rng.randrange(len(rows))
    last = min(len(rows) - 1, first + rng.randrange(3))
    for start, end in reversed(rows[first : last + 1]):
        draft.splice(start, end, "")
    return True


@edit
def insert_sentence(draft, rng):
    start, _ = rng.choice(draft.units())
    is_row = start == 0 or draft.text[start - 1] == "\n"
    draft.splice(start, start, rng.choice(OTHER_SENTENCES) + ("\n" if is_row else " "))
    return True


@edit
def insert_lookalike(draft, rng):
    start, end = rng.choice(draft.units())
    place = rng.choice((start, end))
    words = altered(draft, draft.text[start:end], rng)
    draft.splice(place, place, words if words.endswith("\n") else words.rstrip() + " ")
    if place == end and not draft.text[place - 1].isspace():
        draft.splice(place, place, " ")
    return True


def put(draft: Draft, place: int, words: str, origins: list[int]) -> None:
    """Put a unit in between two others, with a space where it has none."""
    if not words[-1].isspace():
        words, origins = words + " ", [*origins, -1]
    draft.splice(place, place, words, origins)


@edit
def move_unit(draft, rng):
    units = draft.units()
    if len(units) < 6:
        return False
    start, end = rng.choice(units)
    others = [edge for edge, _ in units if not start <= edge <= end]
    place = rng.choice(others)
    words, origins = draft.text[start:end], draft.origins[start:end]
    draft.splice(start, end, "")
    place -= (end - start) if place > start else 0
    put(draft, place, words, origins)
    return True


@edit
def swap_rows(draft, rng):
    rows = draft.rows_from(4)
    if not rows:
        return False
    number = rng.randrange(len(rows) - 1)
    (a, b), (c, d) = rows[number], rows[number + 1]
    draft.splice(
        a, d, draft.text[c:d] + draft.text[b:c] + draft.text[a:b], draft.origins[c:d] + draft.origins[b:c] + draft.origins[a:b]
    )
    return True


@edit
def copy_unit(draft, rng):
    units = draft.units()
    start, end = rng.choice(units)
    place = rng.choice(units)[0]
    if start < place < end:
        return False
    put(draft, place, draft.text[start:end], draft.origins[start:end])
    return True


@edit
def original_below(draft, rng):
    """Change a row in its place, and type its old words below under another label."""
    rows = draft.rows_from(6)
    if not rows:
        return False
    number = rng.randrange(len(rows) - 3)
    start, end = rows[number]
    words = draft.text[start:end]
    verbs = list(VERB.finditer(words)) or list(re.finditer(r"\b(?:states|reports|says|believes|expects|confirms)\b", words))
    if not verbs:
        return False
    place = rng.choice((rows[number + 2][0], len(draft.text)))
    draft.trapped.update(draft.origins[start:end])
    typed = LABEL.sub(
        lambda found: FIGURE.sub(lambda figure: other_figure(draft, figure.group(), rng), found.group()), words, count=1
    )
    draft.splice(place, place, typed)
    place = start + rng.choice(verbs).end()
    draft.splice(place, place, " not")
    return True


@edit
def changed_copy_in_slot(draft, rng):
    """Move a row to the end, and type a changed copy into its slot."""
    rows = draft.rows_from(6)
    if not rows:
        return False
    start, end = rng.choice(rows[:-2])
    words, origins = draft.text[start:end], draft.origins[start:end]
    draft.trapped.update(origins)
    typed = altered(draft, words, rng)
    draft.splice(start, end, typed)
    draft.splice(len(draft.text), len(draft.text), words, origins)
    return True


@edit
def renumber(draft, rng):
    """Insert a row, and count the labels on from there."""
    rows = [span for span in draft.rows() if re.match(r"\d+\. ", draft.text[slice(*span)])]
    if len(rows) < 4:
        return False
    number = rng.randrange(1, len(rows) - 1)
    for start, end in reversed(rows[number:]):
        found = re.match(r"\d+", draft.text[start:end])
        draft.replace(start, start + found.end(), str(int(found.group()) + 1))
    start = rows[number][0]
    draft.splice(start, start, f"{number + 1}. {rng.choice(OTHER_SENTENCES)}\n")
    return True


@edit
def swap_cells(draft, rng):
    found = [span for span in draft.rows() if re.search(r"\d+(?: \| |\t|; )\d+", draft.text[slice(*span)])]
    if not found:
        return False
    start, end = rng.choice(found)
    pair = re.search(r"(\d+)( \| |\t|; )(\d+)", draft.text[start:end])
    a, b, c, d = (start + place for place in (pair.start(1), pair.end(1), pair.start(3), pair.end(3)))
    draft.splice(
        a, d, draft.text[c:d] + draft.text[b:c] + draft.text[a:b], draft.origins[c:d] + draft.origins[b:c] + draft.origins[a:b]
    )
    return True


@edit
def split_unit(draft, rng):
    found = chosen(draft, rng, re.compile(r"(?<=\w), (?=\w)|(?<=\w) and (?=\w)"))
    if found:
        draft.splice(*found.span(), rng.choice((".\n", ". It was also said that ", ";\n")))
    return bool(found)


@edit
def join_units(draft, rng):
    found = chosen(draft, rng, re.compile(r"(?<=\w)[.;]?\n(?=[A-Z])|(?<=\w)\. (?=[A-Z])"))
    if found and ";" in found.group():
        draft.splice(found.end() - 1, found.end(), " ")
    elif found:
        draft.splice(*found.span(), rng.choice((", and ", "; ")))
    return bool(found)


@edit
def add_at_end(draft, rng):
    found = chosen(draft, rng, re.compile(r"(?<=\w)(?=[.;]?\n)"))
    if found:
        draft.splice(found.start(), found.start(), rng.choice(OUTER))
    return bool(found)


@edit
def rewrap(draft, rng):
    spaces = [match.span() for match in re.finditer(r"(?<=\w)[ \n](?=[a-z])", draft.text)]
    for start, end in rng.sample(spaces, min(len(spaces), 6)):
        draft.replace(start, end, " " if draft.text[start:end] == "\n" else "\n")
    return bool(spaces)


@edit
def grow_figure(draft, rng):
    """Let a figure go on where it ended."""
    found = chosen(draft, rng, re.compile(rf"(?:{FIGURE.pattern})(?! million|\nmillion)"))
    if found:
        words = rng.choice((" 000", " thousand", "%", "+", "–50", " million"))
        draft.grown[draft.origins[found.end() - 1]] = len(words)
        draft.splice(found.end(), found.end(), words)
    return bool(found)
