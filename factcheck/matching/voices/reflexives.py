"""Passives without an agent as Romance languages put them with "se", and objects that a pronoun takes up before the verb.

"Fueron vendidos mil coches" says what "se vendieron mil coches" does, of verbs that nothing does to itself, which the file of a
language lists. "La decisión la anunció el juez" says what "el juez anunció la decisión" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.times import times_at
from factcheck.matching.voices.verb_forms import active_verbs

__all__ = ["turned_round"]

_LONGEST_OBJECT: Final = 7
_LONGEST_VERB: Final = 3
# The Arabic ending "وا".
_PLURAL: Final = 2


def turned_round(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement can be with its object behind the verb, or with "se" for a passive.

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    >>> from factcheck.matching.language import language_among
    >>> spanish = language_among("es", ())
    >>> list(turned_round(("la", "decisión", "la", "anunció", "el", "juez"), spanish))
    [('el', 'juez', 'anunció', 'la', 'decisión')]
    >>> list(turned_round(("fueron", "vendidos", "mil", "coches"), spanish))[-1]
    ('se', 'vendieron', 'mil', 'coches')
    """
    # Of whom "no" is said, or "only", would be another question.
    if language.words("negation", "focus").isdisjoint(tokens):
        yield from _with_object_behind(tokens, language)
        yield from _put_with_reflexive(tokens, language)
        yield from _with_verb_first(tokens, language)


def _with_verb_first(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Put a verb before its subject, where it stays as of one, as in Arabic."""
    rules: Mapping[str, str] = language.known.get("verb_agreement", {})
    if not rules or not tokens or not re.match(rules["subject"], tokens[0]):
        return
    bound = language.words("prepositions", "of_events", "joining", "clauses")
    for place in range(1, min(_LONGEST_VERB, len(tokens) - 1) + 1):
        if re.fullmatch(rules["plural"], tokens[place]) and bound.isdisjoint(tokens[:place]):
            yield (tokens[place][:-_PLURAL], *tokens[:place], *tokens[place + 1 :])


def _put_with_reflexive(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    rules: Mapping[str, Any] = language.known.get("reflexive_passives", {})
    passive: Mapping[str, Any] = language.known.get("passive", {})
    for auxiliary, tense in passive["aux"].items() if rules else ():
        size = len(auxiliary.split())
        for place in range(len(tokens) - size):
            participle = tokens[place + size]
            if " ".join(tokens[place : place + size]).lower() != auxiliary:
                continue
            before, after = tokens[:place], tokens[place + size + 1 :]
            # Judges who "sold themselves" were not sold.
            is_thing = not any(re.match(rules["people"], word.lower()) for word in (*before, *after))
            if is_thing and re.match(rules["of"], participle):
                for verb in _reflexive_verbs(auxiliary, participle, tense, rules, passive):
                    yield (*before, *verb.split(), *after)
            if re.match(rules.get("of_people", "(?!)"), participle):
                for verb in active_verbs(participle, tense, passive):
                    yield (*rules["lead"].split(), verb, rules["object"], *before, *after)


def _reflexive_verbs(
    auxiliary: str, participle: str, tense: str, rules: Mapping[str, Any], passive: Mapping[str, Any]
) -> Iterator[str]:
    if "auxiliaries" in rules:
        # "Sono state vendute" and "si sono vendute" have the same participle.
        if auxiliary in rules["auxiliaries"]:
            yield f"{rules['auxiliaries'][auxiliary]} {participle}"
        return
    for verb in active_verbs(participle, tense, passive):
        yield rules["form"].replace("{}", verb)


def _with_object_behind(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    pronouns: Mapping[str, str] = language.known.get("resumed_by", {})
    articles = language.words("articles")
    bound = language.words("prepositions", "of_events", "part_starts", "joining") | {","}
    for place in range(1, min(_LONGEST_OBJECT, len(tokens) - 2) + 1):
        thing, pronoun = tokens[:place], tokens[place].lower()
        if not re.match(pronouns.get(pronoun, "(?!)"), " ".join(thing).lower()) or "," in thing:
            continue
        for size in range(1, _LONGEST_VERB + 1):
            verb, rest = tokens[place + 1 : place + 1 + size], tokens[place + 1 + size :]
            # Behind the verb there is whoever acts, not a day.
            if len(verb) < size or not rest or rest[0].lower() not in articles or times_at(rest, 0, language):
                continue
            end = next((at for at, word in enumerate(rest) if at and word.lower() in bound - language.words("of")), len(rest))
            end = next((at for at in range(1, end) if times_at(rest, at, language)), end)
            yield (*rest[:end], *verb, *thing, *rest[end:])
