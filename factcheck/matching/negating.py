"""What a statement denies, in languages other than English: the statement without its one sign of negation.

Each language has its signs as data under ``denial``: words that say "not", pairs of words about the verb, verbs with which the
sign has grown together, and endings that hold it. A statement with any other word of negation has no plain denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.marks import NUMBER

__all__ = ["affirmed", "asserted", "counts_some", "leaves_room"]

# "Ne" and "pas" stand about the verb, with a pronoun or an auxiliary at most: "ne l'a pas".
_WIDEST_GAP: Final = 3

_ROOM: Final = ("quantity", "focus", "modality", "hedging", "hearsay", "clauses", "intent", "joining")
"""Kinds of words beside which it is not plain what a "not" denies."""


def affirmed(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement denies, in each way in which its sign of negation can be taken out.

    Args:
        tokens: The tokens of a statement.
        language: Its language, which is not English.

    >>> from factcheck.matching.language import language_among
    >>> list(affirmed(("die", "Tür", "ist", "nicht", "offen"), language_among("de", ())))
    [('die', 'Tür', 'ist', 'offen')]
    """
    known: Mapping[str, Any] = language.known.get("denial", {})
    signs = [place for place, word in enumerate(tokens) if word.lower() in language.words("negation")]
    for phrase in _phrases(language):
        for place in range(len(tokens) - len(phrase) + 1):
            # Han characters that negate stand in words that deny nothing, so that all of them are counted.
            if _is_at(tokens, place, phrase) and set(signs) <= set(range(place, place + len(phrase))):
                rest = (*tokens[:place], *tokens[place + len(phrase) :])
                yield rest
                # Arabic puts what is denied into another case.
                yield from _without_ending(rest, known.get("declined", ()))
    for sign, endings in known.get("before_verbs", {}).items():
        places = [place for place, word in enumerate(tokens[:-1]) if word.lower() == sign]
        if len(places) == 1 and signs in ([], places):
            place = places[0]
            for rest in _without_ending(tokens[place + 1 : place + 2], endings):
                yield (*tokens[:place], *rest, *tokens[place + 2 :])
    for before, after in known.get("about", ()):
        yield from _without_both(tokens, signs, before, after)
    fused: Mapping[str, str] = known.get("fused", {})
    changed = [place for place, word in enumerate(tokens) if word.lower() in fused]
    if len(changed) == 1 and set(signs) <= set(changed):
        yield (*tokens[: changed[0]], fused[tokens[changed[0]].lower()], *tokens[changed[0] + 1 :])
    if not signs:
        yield from _without_ending(tokens, known.get("endings", ()))


def asserted(tokens: Phrase, language: Language) -> frozenset[Phrase]:
    """Give a statement as it is, and without a word that goes away where it is denied, such as the Chinese "了".

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    gone: Sequence[str] = language.known.get("denial", {}).get("drops", ())
    places = [place for place, word in enumerate(tokens) if word in gone]
    return frozenset({tokens, *((*tokens[:place], *tokens[place + 1 :]) for place in places)})


def leaves_room(tokens: Phrase, language: Language) -> bool:
    """Tell whether what is said can hold beside its denial: "some", "may", "a soldier", "12 soldiers".

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    first = tokens[0].lower()
    is_any = first in language.words("indefinite") or first[0].isdigit() or first.startswith(NUMBER)
    # What negates is itself among the words of quantity or focus in some languages.
    words = {word.lower() for word in tokens} - language.words("negation")
    return is_any or not language.words(*_ROOM).isdisjoint(words)


def counts_some(tokens: Phrase, language: Language) -> bool:
    """Tell whether a statement counts things of which there can be more: "freed two men", but not "the two men".

    Args:
        tokens: The tokens of a statement, with numbers by their value.
        language: Its language.
    """
    definite = language.words("articles", "copulas", "prepositions", "negation") - language.words("indefinite")
    return any(
        re.match(rf"{NUMBER}[\d.]+\Z", number)
        and counted[0].isalpha()
        and not {counted.lower()} <= language.words("copulas", "prepositions")
        and before.lower() not in definite
        for before, number, counted in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


@cache
def _phrases(language: Language) -> Sequence[Phrase]:
    known: Mapping[str, Sequence[str]] = language.known.get("denial", {})
    return [tokens_of(words) for words in known.get("not", ())]


def _is_at(tokens: Phrase, place: int, phrase: Phrase) -> bool:
    return tuple(word.lower() for word in tokens[place : place + len(phrase)]) == phrase


def _without_both(tokens: Phrase, signs: Sequence[int], before: str, after: str) -> Iterator[Phrase]:
    """Take a pair such as "ne" and "pas" out of a statement that has no other sign of negation."""
    if len(signs) == 2 and (tokens[signs[0]].lower(), tokens[signs[1]].lower()) == (before, after):
        first, last = signs
        if last - first <= _WIDEST_GAP:
            yield (*tokens[:first], *tokens[first + 1 : last], *tokens[last + 1 :])


def _without_ending(tokens: Phrase, endings: Sequence[Sequence[str]]) -> Iterator[Phrase]:
    for place, word in enumerate(tokens):
        for pattern, *replacements in endings:
            if re.search(pattern, word):
                for replacement in replacements:
                    yield (*tokens[:place], re.sub(pattern, replacement, word), *tokens[place + 1 :])
