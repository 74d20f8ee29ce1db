"""What a sentence tells that can be compared with other words: its figures, the parts of its dates, whether it denies.

Figures are compared as numbers, however they are written: 250,000 is "two hundred and fifty thousand". The words are those of
English; figures in digits are found in any language.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

__all__ = ["Telling", "ToldFigure", "denies_in_other_words", "month_name", "telling", "words_that_tell"]

_TOKEN: Final = re.compile(
    r"\d+(?:[.,'’\xa0\u202f]\d+)*(?:(?:st|nd|rd|th|s)\b)?|[½¼¾⅓⅔]|n['’]t\b|[^\W\d_]+?(?=n['’]t\b|[\W\d_]|\Z)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,'’\xa0\u202f]\d{3})+\Z")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+\Z")
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667}
_YEARS: Final = range(1000, 2200)
_DAYS: Final = range(1, 32)
_STEM: Final = 5
_JOINS: Final = frozenset({"and", "to", "or", "of"})


@attrs.frozen
class ToldFigure:
    """A figure of a sentence.

    Args:
        words: How it is written.
        values: What it may amount to; 1.250 is both 1250 and 1.25.
        part: ``number``, or the part of a date that it is: ``day``, ``month`` or ``year``.
    """

    words: str
    values: frozenset[float]
    part: str = "number"


@attrs.frozen
class Telling:
    """What a sentence tells.

    Args:
        figures: Its figures, in order.
        denies: The word by which it says that something is not so, or the empty text.
        names_time: Whether it has a word that leads to a date, such as "yesterday", "Friday" or "late".
    """

    figures: tuple[ToldFigure, ...]
    denies: str
    names_time: bool

    @property
    def values(self) -> frozenset[float]:
        """All that its figures may amount to."""
        return frozenset(value for figure in self.figures for value in figure.values)


@cache
def _words() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("telling_words.json").read_text(encoding="utf-8"))
    found["month_of"] = {name: number for number, names in enumerate(found["months"], start=1) for name in names}
    found["opening"] = {name for key in ("numbers", "units", "shares", "scales", "vague") for name in found[key]}
    found["time"] = {*found["deictic"], *found["weekdays"]}
    found["negating"] = {*found["negations"], "n’t"}
    return found


@cache
def _denying() -> re.Pattern[str]:
    # Few sentences are asked for it, and it takes longer to compile than a small file takes to check.
    return re.compile(rf"\b(?:{'|'.join(_words()['denying'])})\b", re.IGNORECASE)


def telling(sentence: str, *, worded: bool = True) -> Telling:
    """Find the figures of a sentence, the parts of its dates, and whether it denies.

    Args:
        sentence: The sentence, or the words of a quote.
        worded: Whether words count too, and not only digits: true for English.

    >>> [sorted(figure.values) for figure in telling("Two hundred and fifty thousand fled on 26 March.").figures]
    [[250000.0], [26], [3]]
    """
    tokens = _TOKEN.findall(sentence)
    figures = tuple(_figures(tokens, worded))
    if not worded:
        return Telling(figures, "", names_time=True)
    plain = [token.casefold() for token in tokens]
    negating: set[str] = _words()["negating"]
    denies = next((token for token, word in zip(tokens, plain, strict=True) if word in negating), "")
    return Telling(figures, denies, names_time=not _words()["time"].isdisjoint(plain))


def denies_in_other_words(words: str, sentence: str) -> bool:
    """Tell whether words say without a "not", and a sentence not likewise, that something is not so: "refused to", "unable"."""
    plain = sentence.casefold()
    return any(word.casefold()[:_STEM] not in plain for word in _denying().findall(words))


@cache
def words_that_tell() -> frozenset[str]:
    """Give the words by which a sentence may tell a figure, a date or a denial, in small letters and with a capital."""
    words = _words()
    plain = {*words["opening"], *words["negations"], "n’t"} - {"a", "an", "m", "k"}
    return frozenset(plain | {word.capitalize() for word in plain | set(words["month_of"])})


def month_name(month: int) -> str:
    """Give the English name of a month, from 1 on."""
    name: str = _words()["months"][month - 1][0]
    return name.capitalize()


def _figures(tokens: list[str], worded: bool) -> Iterator[ToldFigure]:
    opening, months = _words()["opening"], _words()["month_of"]
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token[0].isdigit() or token in _FRACTIONS:
            figure, place = _in_digits(tokens, place, worded)
            yield figure
            continue
        word = token.casefold()
        if worded and word in months and token[0].isupper():
            yield ToldFigure(token, frozenset({months[word]}), "month")
        elif worded and word in opening:
            found, place = _in_words(tokens, place)
            yield from found
            continue
        place += 1


def _in_digits(tokens: list[str], place: int, worded: bool) -> tuple[ToldFigure, int]:
    token = tokens[place]
    values = _values(token)
    # Scales are words of a language, so of another than English only the digits count.
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    scale = _words()["scales"].get(following.casefold()) if worded else None
    if scale is not None:
        return ToldFigure(f"{token} {following}", frozenset(value * scale for value in values)), place + 2
    # "between 1 and 2 million" speaks of one million.
    if worded and tokens[place + 1 : place + 2] and following.casefold() in _JOINS and len(tokens) > place + 3:
        further = _words()["scales"].get(tokens[place + 3].casefold())
        if further is not None and tokens[place + 2][0].isdigit():
            return ToldFigure(token, values | {value * further for value in values}), place + 1
    return ToldFigure(token, values, _part_of_date(tokens, place, values, worded)), place + 1


def _values(token: str) -> frozenset[float]:
    if token in _FRACTIONS:
        return frozenset({_FRACTIONS[token]})
    digits = re.sub(r"[^\d]+\Z", "", token)
    found: set[float] = set()
    # A figure that may be read in two ways keeps both values: 1.250 is a decimal here and a thousand there.
    if _GROUPED.match(digits):
        found.add(int(re.sub(r"\D", "", digits)))
    if _DECIMAL.match(digits):
        found.add(float(digits.replace(",", ".")))
    if not found:
        found.update(int(part) for part in re.split(r"\D", digits) if part)
    # A raised or circled figure is a digit that no number is written with.
    return frozenset(found or {unicodedata.digit(character) for character in token if character.isdigit()})


def _month(token: str) -> int:
    return _words()["month_of"].get(token.casefold(), 0) if token[:1].isupper() else 0


def _part_of_date(tokens: list[str], place: int, values: frozenset[float], worded: bool) -> str:
    [value, *others] = values
    token = tokens[place]
    if others or not (token.isdigit() or token[:-2].isdigit() or token[:-1].isdigit()):
        return "number"
    # A small figure is a day only beside the name of a month; otherwise it counts something.
    if value in _DAYS and worded:
        near = tokens[max(0, place - 3) : place + 4]
        return "day" if any(map(_month, near)) else "number"
    return "year" if value in _YEARS and len(token.rstrip("s")) == 4 else "number"


def _in_words(tokens: list[str], place: int) -> tuple[list[ToldFigure], int]:
    """Read a figure in words that begins at a place, if one does; give it and the place after it."""
    words = _words()
    word = tokens[place].casefold()
    # "Several" equals itself and no number, so each vague word has a value below nought of its own.
    if word in words["vague"]:
        return [ToldFigure(tokens[place], frozenset({-float(words["vague"].index(word) + 1)}))], place + 1
    if word in words["shares"] and word not in words["numbers"]:
        return [ToldFigure(tokens[place], frozenset({words["shares"][word], words["shares"][word] * 100}))], place + 1
    if word not in words["numbers"] and not _opens_scaled(tokens, place):
        return [], place + 1
    total, current, end = 0, 0, place
    while end < len(tokens):
        word = tokens[end].casefold()
        if word in words["numbers"] or word in words["units"]:
            if word in words["units"] and not (end == place or word == "one"):
                break
            current += words["numbers"].get(word, 0) or words["units"].get(word, 0)
        elif word in words["scales"] and len(word) > 2:
            # "Two hundred thousand": a hundred multiplies what came before and waits, a thousand closes its part of the sum.
            scale = words["scales"][word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif not (
            word == "and"
            and end > place
            and end + 1 < len(tokens)
            and tokens[end + 1].casefold() in words["numbers"]
            and current >= 100
        ):
            break
        end += 1
    values = {float(total + current)}
    written = tokens[place].casefold()
    if end == place + 1 and written in words["shares"]:
        values |= {words["shares"][written], round(words["shares"][written] * 100)}
    return [ToldFigure(" ".join(tokens[place:end]), frozenset(values))], end


def _opens_scaled(tokens: list[str], place: int) -> bool:
    """Tell whether a scale stands here or after "a" or "one": a hundred, one million, thousand."""
    scales = _words()["scales"]
    word = tokens[place].casefold()
    following = tokens[place + 1].casefold() if place + 1 < len(tokens) else ""
    if word in _words()["units"]:
        return following in scales and len(following) > 2
    return word in scales and len(word) > 2
