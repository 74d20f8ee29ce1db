"""Participles that belong to a noun, and so may have a day or a place of their own: "met the man arrested in Tarn on Monday"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.marks import SAME

__all__ = ["follows_participle", "follows_place_of_participle", "is_participle"]

_LONGEST_VERB: Final = 2
_LONGEST_NOUN: Final = 4


def follows_participle(tokens: Phrase, kept: Sequence[bool], start: int, language: Language) -> bool:
    """Tell whether an adjunct stands behind a participle that belongs to a noun: "met the man arrested on Monday".

    Args:
        tokens: The tokens of a statement.
        kept: Which of the tokens stay where they are.
        start: Where the adjunct begins.
        language: The language.
    """
    before = [word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays]
    if len(before) <= _LONGEST_VERB or not is_participle(before[-1], language):
        return False
    helping = language.words("copulas", "auxiliaries", "perfects")
    # After an article it is a noun that looks like one, such as "soldado".
    if before[-2] in helping | language.words("articles", "indefinite"):
        return False
    # In English it can be the verb of the statement itself, but only where there is no other.
    if language.code != "en":
        return True
    verbs: Mapping[str, str] = language.known["passive"]["irregular"]
    pairs = pairwise(before[:-1])
    return any(
        (is_participle(word, language) or word in helping or word in verbs.values())
        and last.lower() not in language.words("articles")
        for last, word in pairs
    )


def follows_place_of_participle(tokens: Phrase, kept: Sequence[bool], start: int, language: Language) -> bool:
    """Tell whether an adjunct can be one more of a participle that has one: "met the man arrested in Tarn on Monday".

    Args:
        tokens: The tokens of a statement.
        kept: Which of the tokens stay where they are.
        start: Where the adjunct begins.
        language: The language.
    """
    before = tuple(word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays and word != ",")
    leading = language.words("prepositions", "of_events") - language.words("articles")
    verbs = language.words("copulas", "auxiliaries", "perfects")
    finite = tuple(language.listed("finite_endings") or ("\0",))
    pattern = language.known.get("participles_of_nouns", "(?!)")
    for place in range(max(_LONGEST_VERB, len(before) - _LONGEST_NOUN), len(before) + 1):
        words = [word for word in before[place + 1 :] if word.islower()]
        is_led = place == len(before) or before[place].lower() in leading or before[place].startswith(SAME)
        if not is_led or any(word in verbs or word.endswith(finite) for word in words):
            continue
        last, lead = before[place - 1], before[place - 2].lower()
        # A verb of two words, put together as one, is no participle.
        if " " in last:
            continue
        if lead not in verbs and re.search(pattern, last):
            return True
        if follows_participle(before[:place], [True] * place, place, language):
            return True
    return False


def is_participle(word: str, language: Language) -> bool:
    """Tell whether a word has the form of a participle.

    Args:
        word: A token.
        language: The language.
    """
    endings = tuple(language.listed("participle_endings"))
    irregular: Mapping[str, str] = language.known.get("passive", {}).get("irregular", {})
    return bool(endings) and word.islower() and (word.endswith(endings) or word in irregular)
