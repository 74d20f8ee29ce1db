"""Named changes of a text, by which the labelled cases of tests/suite/anchoring are made."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

import attrs

__all__ = ["CHANGES", "FIGURE_PHRASE", "SENTENCE", "Edited", "Part"]

ROW = re.compile(r"(?m)^.*\w.*\n?")
SENTENCE = re.compile(r"(?<![^\s:])[^\s•](?:(?![.!?;:](?:[\"”’]|\s|$)|[。]).)+[.!?。]?[\"”]?", re.DOTALL)
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
FIGURE_PHRASE = re.compile(r"\d[\d.,]*\d \w+(?: \w+)?")
DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2}\b)?"
    r"|\b(?:Monday|Friday)\b|\b(?:19|20)\d\d\b"
)
VERB = re.compile(r"\b(?:is|are|was|were|had|has|have|did|could|would|will)\b")
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
WORD = re.compile(r"\w+")

OTHER_NAMES = ("Varga", "Holm", "Adria", "Tessin", "Moreau", "Kamara")
OTHER_WORDS = (
    "later",
    "a",
    "group",
    "spoke",
    "about",
    "it",
    "again",
    "while",
    "others",
    "agreed",
    "in",
    "principle",
    "with",
    "them",
)
OTHER_SENTENCES = (
    "A second meeting was held in the evening.",
    "Reporters were not admitted.",
    "The figures for the year before were lower.",
    "Nobody was available for comment on the 17th.",
    "More than 70 people wrote in reply.",
)

Part = tuple[int, int] | str
Change = Callable[[str, random.Random], "Edited | None"]


@attrs.frozen
class Edited:
    """A new text as ranges of the old one and new words, and what that does to quotes."""

    parts: list[Part]
    keeps_words: bool = False
    reorders: bool = False
    avoid: tuple[int, int] = (0, 0)

    @property
    def written(self) -> list[Part]:
        """The parts that hold anything."""
        return [part for part in self.parts if (part if isinstance(part, str) else part[0] < part[1])]

    def text(self, old: str) -> str:
        return "".join(part if isinstance(part, str) else old[slice(*part)] for part in self.parts)


def replaced(text: str, *edits: tuple[int, int, str], **more) -> Edited:
    parts: list[Part] = []
    last = 0
    for start, end, words in sorted(edits):
        parts += [(last, start), words]
        last = end
    return Edited([*parts, (last, len(text))], **more)


def units(text: str) -> list[tuple[int, int]]:
    """Give the rows of a list, or the sentences where the text has few rows."""
    rows = [found.span() for found in ROW.finditer(text)]
    sentences = [found.span() for found in SENTENCE.finditer(text)]
    return rows if len(rows) >= len(sentences) / 2 else sentences


def delete_unit(text, rng):
    start, end = rng.choice(units(text))
    return replaced(text, (start, end, ""))


def delete_sentence(text, rng):
    start, end = rng.choice([found.span() for found in SENTENCE.finditer(text)])
    return replaced(text, (start, end + (text[end : end + 1] == " "), ""))


def insert_sentence(text, rng):
    place = rng.choice([found.start() for found in SENTENCE.finditer(text)])
    return replaced(text, (place, place, rng.choice(OTHER_SENTENCES) + " "))


def insert_row(text, rng):
    start, _ = rng.choice([found.span() for found in ROW.finditer(text)])
    return replaced(text, (start, start, f"  • {rng.choice(OTHER_SENTENCES)}\n"))


def insert_lookalike(text, rng):
    """Insert, before a unit that has a figure, its copy with another figure."""
    chosen = [(start, end) for start, end in units(text) if FIGURE.search(text, start, end)]
    start, end = rng.choice(chosen)
    figure = FIGURE.search(text, start, end)
    copy = text[start : figure.start()] + other_figure(text, figure.group(), rng) + text[figure.end() : end]
    copy += "" if copy.endswith("\n") else " "
    return replaced(text, (start, start, copy))


def swap_units(text, rng):
    listed = units(text)
    number = rng.randrange(len(listed) - 1)
    (a, b), (c, d) = listed[number : number + 2]
    if text[a:b].endswith("\n") != text[c:d].endswith("\n"):
        return None
    return Edited([(0, a), (c, d), (b, c), (a, b), (d, len(text))], reorders=True)


def move_unit(text, rng):
    listed = units(text)
    if len(listed) < 6:
        return None
    one, other = sorted(rng.sample(range(len(listed)), 2))
    (a, b), (c, _) = listed[one], listed[other]
    if other - one < 2 or not text[a:b].strip():
        return None
    gap = [] if text[a:b].endswith("\n") else [" "]
    return Edited([(0, a), (b, c), (a, b), *gap, (c, len(text))], reorders=True)


def duplicate_unit(text, rng):
    start, end = rng.choice(units(text))
    gap = [] if text[start:end].endswith("\n") else [" "]
    return Edited([(0, end), *gap, (start, end), (end, len(text))], reorders=True)


def duplicate_paragraph(text, rng):
    paragraphs = [found.span() for found in re.finditer(r"[^\n].*?\n\n+", text, re.DOTALL)]
    if len(paragraphs) < 3:
        return None
    start, end = rng.choice(paragraphs)
    place = rng.choice([first for first, _ in paragraphs if not start < first <= end] or [end])
    parts: list[Part] = (
        [(0, place), (start, end), (place, len(text))] if place != end else [(0, end), (start, end), (end, len(text))]
    )
    return Edited(parts, reorders=True)


def other_figure(text, figure, rng):
    """Change a digit so that the figure is one that the text does not have: otherwise the row of another seems to have stayed."""
    while True:
        place = rng.choice([number for number, sign in enumerate(figure) if sign.isdigit()])
        other = figure[:place] + rng.choice("123456789") + figure[place + 1 :]
        other = other if not re.search(rf"\b{re.escape(other)}\b", text) else other + rng.choice("123456789")
        if not re.search(rf"\b{re.escape(other)}\b", text):
            return other


def change_figure(text, rng):
    found = rng.choice(list(FIGURE.finditer(text)))
    return replaced(text, (*found.span(), other_figure(text, found.group(), rng)))


def change_date(text, rng):
    found = list(DATE.finditer(text))
    if not found:
        return None
    chosen = rng.choice(found)
    others = [match.group() for match in found if match.group() != chosen.group()] or ["20 November"]
    return replaced(text, (*chosen.span(), rng.choice(others)))


def negate(text, rng):
    found = list(VERB.finditer(text))
    if not found:
        return None
    end = rng.choice(found).end()
    if text.startswith(" not", end):
        return replaced(text, (end, end + 4, ""))
    return replaced(text, (end, end, " not"))


def change_name(text, rng):
    found = list(NAME.finditer(text))
    if not found:
        return None
    return replaced(text, (*rng.choice(found).span(), rng.choice(OTHER_NAMES)))


def paraphrase_neighbour(text, rng):
    start, end = rng.choice([found.span() for found in SENTENCE.finditer(text)])
    words = [found.span() for found in WORD.finditer(text, start, end)]
    edits = [(a, b, rng.choice(OTHER_WORDS)) for a, b in words if rng.random() < 0.6]
    return attrs.evolve(replaced(text, *edits), avoid=(start, end)) if edits else None


def delete_and_change(text, rng):
    """Delete a unit and change the last figure of the one after it; the first may be its label."""
    listed = units(text)
    number = rng.randrange(len(listed) - 1)
    figures = list(FIGURE.finditer(text, *listed[number + 1]))
    if not figures:
        return None
    return replaced(text, (*listed[number], ""), (*figures[-1].span(), other_figure(text, figures[-1].group(), rng)))


def several_edits(text, rng):
    """Change three units: one goes, one gets another figure, before one there is a new sentence."""
    listed = units(text)
    if len(listed) < 5:
        return None
    gone, changed, after = rng.sample(range(len(listed)), 3)
    figure = FIGURE.search(text, *listed[changed])
    edits = [(*listed[gone], ""), (listed[after][0], listed[after][0], rng.choice(OTHER_SENTENCES) + " ")]
    if figure is not None:
        edits.append((*figure.span(), other_figure(text, figure.group(), rng)))
    return replaced(text, *edits)


def each(pattern, words, *, share=1.0, most=60):
    """Make a change of form: what matches *pattern*, or a share of it, is written otherwise."""

    def change(text, rng):
        found = [match for match in re.finditer(pattern, text) if rng.random() < share]
        chosen = sorted(rng.sample(found, min(most, len(found))), key=lambda match: match.start())
        edits = [(*match.span(), words(match.group()) if callable(words) else words) for match in chosen]
        edits = [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]
        return replaced(text, *edits, keeps_words=True) if edits else None

    return change


SHAPES = str.maketrans("‘’“”–…", "''\"\"-…")

CHANGES: dict[str, Change] = {
    "insert-sentence": insert_sentence,
    "insert-row": insert_row,
    "insert-lookalike": insert_lookalike,
    "delete-unit": delete_unit,
    "delete-sentence": delete_sentence,
    "swap-units": swap_units,
    "move-unit": move_unit,
    "duplicate-unit": duplicate_unit,
    "duplicate-paragraph": duplicate_paragraph,
    "change-figure": change_figure,
    "change-date": change_date,
    "change-name": change_name,
    "negate": negate,
    "paraphrase-neighbour": paraphrase_neighbour,
    "delete-and-change": delete_and_change,
    "several-edits": several_edits,
    "rewrap": each(r" (?=\w)", "\n", share=0.1),
    "double-spaces": each(r" (?=\w)", "  ", share=0.1, most=25),
    "no-break-spaces": each(r" (?=\w)", "\xa0", share=0.1, most=25),
    "carriage-returns": each(r"\n", "\r\n", most=200),
    "straight-signs": each(r"[‘’“”–…]", lambda sign: sign.translate(SHAPES).replace("…", "...")),
    "decomposed": each(r"[^\x00-\x7f]", lambda sign: unicodedata.normalize("NFD", sign)),
    "soft-hyphens": each(r"(?<=\w{4})(?=\w{4})", "\xad", share=0.2, most=25),
    "byte-order-mark": each(r"\A", "\ufeff"),
}
