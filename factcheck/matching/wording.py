"""What the words of a statement say, as far as two statements can be compared by them.

Words count as the same when they begin with the same letters once a plain ending is taken off; opposites ("open", "closed") count
as one word with two signs. What is known of English stands in ``english.json``. In another language words, names and numbers are
compared all the same, and negations and opposites are not seen.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.text.folding import fold

__all__ = [
    "Wording",
    "english",
    "is_correction",
    "likeness",
    "lower_case_words",
    "numbers_in",
    "read_wording",
    "shared_weight",
    "stems_of",
    "weights_of",
]

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
# Scripts that part no words: two signs that stand side by side say as much as a word.
_SIGNS: Final = re.compile("[\u3041-\u30ff\u3400-\u9fff]+")
_ENDINGS: Final = ("ing", "ed", "es", "s", "e")
_SHORTEST_STEM: Final = 3
"""Letters that are left of a word at least when its ending is taken off: "rising" is "ris", "was" stays."""
_STEM_LENGTH: Final = 6
"""Letters by which words are compared, so that "restore", "restored" and "restoration" are one word."""


@attrs.frozen(kw_only=True)
class Wording:
    """A statement taken apart.

    Args:
        stems: Its words of weight, without numbers, dates and negations.
        light: Those of them that nearly every statement of its language has.
        reversed: Those of them that stand as the second of two opposites, such as "closed".
        names: Those of them that never stand in lower case in either document.
        numbers: Its numbers, without those of dates.
        dates: Its dates, as they are written.
        negated: Whether it has an odd number of negations.
    """

    stems: frozenset[str]
    light: frozenset[str]
    reversed: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    negated: bool


def read_wording(statement: str, in_lower_case: frozenset[str], light: frozenset[str] = frozenset()) -> Wording:
    """Take a statement apart.

    Args:
        statement: The statement of a claim.
        in_lower_case: Words that stand in lower case in one of the two documents, and so are no names.
        light: Words of its language that carry little weight; those of English carry none.
    """
    statement = fold(statement).text
    dates = frozenset(" ".join(found.group().split()) for found in _dates().finditer(statement))
    words = _TOKEN.findall(_SIGNS.sub(_parted, _dates().sub(" ", statement)))
    plain = [_plain(word) for word in words]
    weighty = [(word, _plain(word)) for word in words if _is_weighty(_plain(word))]
    signed = [_signed(word) for _, word in weighty]
    return Wording(
        stems=frozenset(stem for stem, _ in signed),
        light=frozenset(stem for (_, low), (stem, _) in zip(weighty, signed, strict=True) if low in light),
        reversed=frozenset(stem for stem, is_second in signed if is_second),
        names=frozenset(
            stem for (word, low), (stem, _) in zip(weighty, signed, strict=True) if word != low and low not in in_lower_case
        ),
        numbers=numbers_in(" ".join(words)),
        dates=dates,
        negated=sum(_negates(word) for word in plain) % 2 == 1,
    )


def lower_case_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that stand in lower case in some texts.

    >>> sorted(lower_case_words(["Heavy rain fell.", "The rain was heavy in May."]))
    ['fell', 'heavy', 'in', 'rain', 'was']
    """
    return frozenset(word for text in texts for word in map(_unowned, _TOKEN.findall(fold(text).text)) if word == word.casefold())


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Give the words of weight in some names, such as those of places, as they are compared."""
    plain = (_plain(word) for name in words for word in _TOKEN.findall(name))
    return frozenset(_signed(word)[0] for word in plain if word not in english()["light"])


def numbers_in(words: str) -> frozenset[str]:
    """Give the numbers in some words, in digits.

    >>> sorted(numbers_in("Four of the 1,200 wells"))
    ['1200', '4']
    """
    known = english()["numbers"]
    plain = [_plain(word) for word in _TOKEN.findall(words)]
    return frozenset(str(known[word]) if word in known else word.replace(",", "") for word in plain if _is_number(word))


def is_correction(words: str) -> bool:
    """Tell whether some words of a document say that it corrects something."""
    return not english()["corrections"].isdisjoint(map(_plain, _TOKEN.findall(words)))


def weights_of(wordings: Iterable[Wording]) -> Mapping[str, float]:
    """Weigh words by how few statements have them, so that what every statement of a document says counts little.

    The weight is the inverse document frequency of Spärck Jones (1972), with one added so that no word is without weight.
    """
    counted = list(wordings)
    frequency: dict[str, int] = {}
    for wording in counted:
        for stem in wording.stems:
            frequency[stem] = frequency.get(stem, 0) + 1
    return {stem: math.log(1 + len(counted) / count) for stem, count in frequency.items()}


def shared_weight(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Give the share of words that two sets have in common, each by its weight (the coefficient of Dice): 0 to 1.

    >>> shared_weight(frozenset({"road", "open"}), frozenset({"road"}), {})
    0.6666666666666666
    """
    whole = _weight(one, weights) + _weight(other, weights)
    return 2 * _weight(one & other, weights) / whole if whole else 0.0


def likeness(one: Wording, other: Wording, weights: Mapping[str, float]) -> float:
    """Give the share of words that two statements have in common, with all their words or without the light ones: 0 to 1.

    Args:
        one: The words of a statement.
        other: Those of another.
        weights: Weights of words.
    """
    # In a short statement the small words are half of all, and say that it is built like the other, or that it is not.
    every = shared_weight(one.stems, other.stems, weights)
    return (
        max(every, shared_weight(one.stems - one.light, other.stems - other.light, weights))
        if one.light or other.light
        else every
    )


def _weight(stems: frozenset[str], weights: Mapping[str, float]) -> float:
    # A sum of floats depends on its order, and the order of a set on the run of the program.
    return math.fsum(weights.get(stem, 1.0) for stem in stems)


def _parted(signs: re.Match[str]) -> str:
    """Give signs two by two, each with the next."""
    written = signs.group()
    return f" {' '.join(written[place : place + 2] for place in range(max(1, len(written) - 1)))} "


def _plain(word: str) -> str:
    return _unowned(word).casefold()


def _unowned(word: str) -> str:
    return re.sub(r"['’]s?\Z", "", word)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in english()["numbers"]


def _negates(word: str) -> bool:
    return word in english()["negations"] or word.endswith(("n't", "n’t"))


def _is_weighty(word: str) -> bool:
    return not (_is_number(word) or _negates(word) or word in english()["light"])


def _stem(word: str) -> str:
    # The longest ending comes first, and only one is taken off: "processes" must not become "proc".
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return word[:_STEM_LENGTH]


def _signed(word: str) -> tuple[str, bool]:
    """Give the stem of a word, that of its opposite if it is the second of two, and whether it is."""
    # Opposites share a stem, so that "open" and "closed" roads are one subject, and which of the two stands is kept beside it.
    stem = _stem(word)
    first = english()["opposites"].get(stem)
    return (stem, False) if first is None else (first, True)


@cache
def english() -> Mapping[str, Any]:
    """Give what is known of the words of English."""
    known = json.loads(Path(__file__).with_name("english.json").read_text(encoding="utf-8"))
    # The lists have whole words, for people to read, and are compared by stems.
    opposites = {_stem(second): _stem(first) for first, second in known["opposites"]}
    lists = {name: frozenset(known[name]) for name in ("light", "negations", "corrections")}
    return {**known, **lists, "opposites": opposites}


@cache
def _dates() -> re.Pattern[str]:
    month = f"(?:{'|'.join(english()['months'])})"
    day = r"\d{1,2}(?:(?: to | and |–|-)\d{1,2})?"
    return re.compile(rf"\b\d{{4}}-\d\d-\d\d\b|\b(?:{day} )?{month}(?: {day}\b(?!,\d))?(?:,? \d{{4}})?(?!\w)")
