"""Names and words of one meaning by one of them, in statements whose numbers, dates and units stand by their value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.canonical import read_values
from factcheck.matching.values.expressions import kinds_in, without_gap, words_together
from factcheck.matching.values.marks import DATE, NUMBER, SAME
from factcheck.matching.values.numerals import Table
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["renamed"]

_A_DAY: Final = re.compile(rf"{DATE}(?:\d{{4}}|-)-\d\d-\d\d")

_VERB_OF_MANY: Final = 3
"""How far behind the name of a body its verb is looked for: an auxiliary, a participle, and a word between."""

_KEPT_WORDS: Final = frozenset({"same", "deaths", "before_days"})
"""Kinds of classes that one of their own words stands for, so that rules on kinds of words know it."""


def renamed(tokens: Phrase, language: Language, *, only_names: bool = False) -> Phrase:
    """Put one expression for all that mean the same.

    Args:
        tokens: Tokens of a statement, with its numbers, dates and units by their value.
        language: The language of the statement.
        only_names: Leave all other words as they are.
    """
    given: list[str] = []
    place = 0
    kinds = ("spellings", "bodies") if only_names else kinds_in(tokens, language)
    tokens = tokens if only_names else words_together(tokens, language)
    while place < len(tokens):
        length, token = next(_found(tokens, place, language, kinds), (1, tokens[place]))
        given.append(token)
        if token.startswith(f"{SAME}bodies"):
            tokens = _as_of_one(tokens, place, length, language)
        place += length
    return tuple(given)


def _as_of_one(tokens: Phrase, place: int, length: int, language: Language) -> Phrase:
    """Put the verb behind a body that has a name of one and a name of many as that of one: "the Nations have", "the UN has"."""
    name = " ".join(tokens[place : place + length]).lower()
    # After a preposition the body is no subject, and the verb is that of others.
    is_led = place > 0 and tokens[place - 1].lower() in language.words("prepositions", "of", "of_events") - language.words(
        "articles"
    )
    if name not in language.listed("plural_bodies") or is_led:
        return tokens
    changed = list(tokens)
    start = place + length
    for at in range(start, min(start + _VERB_OF_MANY, len(tokens))):
        found = next((re.sub(*rule, tokens[at]) for rule in _singular(language) if re.search(rule[0], tokens[at])), None)
        if found is None:
            # "The ministry of the Russian Federation has": a name may stand between.
            if at > start and not tokens[at][0].isupper():
                break
            continue
        changed[at] = found
    return tuple(changed)


@cache
def _singular(language: Language) -> Sequence[tuple[str, str]]:
    return [(pattern, replacement) for pattern, replacement in language.known.get("singular_verbs", ())]


def _found(tokens: Phrase, place: int, language: Language, kinds: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    first, only_names = tokens[place], "same" not in kinds
    variants = (tokens,) if place or not first[:1].isupper() else (tokens, (first[0].lower() + first[1:], *tokens[1:]))
    for read in variants:
        counted = None if only_names else _classes(("before_numbers",), language).at(read, place)
        if (
            counted is not None
            and tokens[place + counted[0] : place + counted[0] + 1]
            and tokens[place + counted[0]][0] == NUMBER
            and not _leads_elsewhere(tokens, place, counted[0], language)
        ):
            yield counted
        day = None if only_names else _classes(("before_days",), language).at(read, place)
        if day is not None and _is_day(tokens, place + day[0]):
            yield day
        known = _classes(kinds, language).at(read, place)
        if known is not None:
            yield known
        # At the beginning a dative would be as good a subject as any, next to letters that have no case.
        declined = _declined_names(language).at(read, place) if place else None
        if declined is not None:
            yield declined


def _leads_elsewhere(tokens: Phrase, place: int, length: int, language: Language) -> bool:
    """Tell whether what stands before a number may say nothing of it, as in "flew over 12 villages" or "took over 12"."""
    verbs: Mapping[str, Sequence[str]] = language.known.get("before_numbers_not_with", {})
    expression = " ".join(tokens[place : place + length]).lower()
    # Where the verb stands second, its participle stands last: "hat über drei Gesetze beraten".
    scope = tokens if place and language.has("v2") else tokens[:place]
    return not set(verbs.get(expression, ())).isdisjoint(word.lower() for word in scope)


def _is_day(tokens: Phrase, place: int) -> bool:
    return place < len(tokens) and _A_DAY.match(tokens[place]) is not None


@cache
def _classes(kinds: tuple[str, ...], language: Language) -> Table[str]:
    known: dict[Phrase, str] = {}
    for kind in kinds:
        for number, expressions in enumerate(language.classes(kind)):
            written = [tokens_of(without_gap(expression)) for expression in expressions]
            # "The Second World War" has its number read before its name.
            plain = [tuple(plainly_spelt(words, language)) for words in written]
            phrases = list(dict.fromkeys([*plain, *(read_values(words, language) for words in written)]))
            token = _token_of(kind, number, [phrase for phrase in phrases if phrase not in known])
            # A name that stands in the list for all languages and in that of one is the same name.
            if kind == "spellings":
                token = next((known[phrase] for phrase in phrases if phrase in known), token)
            for phrase in phrases:
                known.setdefault(phrase, token)
    return Table(known)


@cache
def _declined_names(language: Language) -> Table[str]:
    """Give the names of bodies in cases but the accusative, which tells to whom something is done."""
    known: dict[Phrase, str] = {}
    for number, expressions in enumerate(language.classes("bodies")):
        token = _classes(("bodies",), language).at(tuple(plainly_spelt(tokens_of(expressions[0]), language)), 0)
        for expression, endings in product(expressions, language.classes("name_cases")):
            for phrase in _declined(tokens_of(expression), endings):
                known.setdefault(tuple(plainly_spelt(phrase, language)), token[1] if token else f"{SAME}bodies-{number}")
    return Table(known)


def _declined(phrase: Phrase, endings: Sequence[Sequence[str]]) -> Iterator[Phrase]:
    """Give a name in a case, with any of its words in it: those that hang on another word stay."""
    options = [
        [word, *(re.sub(f"{ending}$", put, word) for ending, put in endings if re.search(f"{ending}$", word))]
        if len(word) > 2 and not word.isupper()
        else [word]
        for word in phrase
    ]
    yield from (forms for forms in product(*options) if forms != phrase)


def _token_of(kind: str, number: int, phrases: Sequence[Phrase]) -> str:
    """Give the token for all expressions of one meaning: one of them, so that it still shows what kind of word it is."""
    words = (phrase[0] for phrase in phrases if len(phrase) == 1 and not phrase[0].isupper()) if kind in _KEPT_WORDS else iter(())
    return next(words, f"{SAME}{kind}-{number}")
