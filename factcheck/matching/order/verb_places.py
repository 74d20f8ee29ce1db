"""A verb before its subject in one statement and behind it in another: "murieron tres mineros", "tres mineros murieron".

It says the same only where nothing else can be the subject: with verbs that have no object, or where an article or the order of
the rest says which part acts. What such verbs are stands in the file of a language under ``verb_places``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import LONGEST_SUBJECT
from factcheck.matching.parts import has_joined_lead, starts_part
from factcheck.matching.values.marks import DATE, SAME
from factcheck.matching.values.times import times_at

__all__ = ["verb_elsewhere"]

_LONGEST_VERB: Final = 3

_Parts = tuple[Phrase, Phrase, frozenset[Phrase]]
"""The verb, its subject, and what else there is, in small letters."""


def verb_elsewhere(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements have the same verb, subject and rest, with the verb before the subject in one of them.

    Args:
        one: The tokens of a statement, without commas.
        other: Those of another.
        language: The language of both.
    """
    known: Sequence[Mapping[str, Any]] = language.known.get("verb_places", ())
    # Only where one of the two has an adjunct first do adjuncts count as the same in another order.
    starts = any(_is_adjunct(tuple(word.lower() for word in tokens), language) for tokens in (one, other))
    for rules in known:
        left, right = (
            set(_parts(tuple(word.lower() for word in tokens), rules, language, in_two=starts)) for tokens in (one, other)
        )
        if not left.isdisjoint(right):
            return True
    return False


def _parts(words: Phrase, known: Mapping[str, Any], language: Language, *, in_two: bool) -> Iterator[_Parts]:
    for place in range(len(words)):
        for size in range(1, _LONGEST_VERB + 1):
            verb = words[place : place + size]
            is_known = re.fullmatch(known["verbs"], " ".join(verb)) or (
                size == 1 and verb[0] in _tokens_of_verbs(known["verbs"], language)
            )
            if len(verb) == size and is_known and not _is_excepted(verb, known):
                around = _around(words[:place], verb, words[place + size :], known, language)
                for subject, rests in around:
                    for rest in rests:
                        yield from ((verb, subject, frozenset(units)) for units in _in_units(rest, language, in_two=in_two))


@cache
def _tokens_of_verbs(pattern: str, language: Language) -> frozenset[str]:
    """Give the tokens that stand for verbs of several words and what means the same."""
    return frozenset(
        f"{SAME}same-{number}"
        for number, expressions in enumerate(language.classes("same"))
        if any(re.fullmatch(pattern, expression) for expression in expressions)
    )


def _is_excepted(verb: Phrase, known: Mapping[str, Any]) -> bool:
    return verb[-1] in known.get("not", ())


def _in_units(rest: tuple[Phrase, ...], language: Language, *, in_two: bool) -> Iterator[tuple[Phrase, ...]]:
    """Give one adjunct as it is, and in each way as two."""
    parts = tuple(part for part in rest if part)
    yield parts
    if in_two and len(parts) == 1:
        whole = parts[0]
        # "After the attack in Lima" is one part.
        end = next((place for place, word in enumerate(whole) if word in language.words("event_nouns")), len(whole))
        for place in range(1, min(end + 1, len(whole))):
            if _starts_part(whole[place:], language) and _starts_part(whole, language):
                yield whole[:place], whole[place:]


def _around(
    before: Phrase, verb: Phrase, after: Phrase, known: Mapping[str, Any], language: Language
) -> Iterator[tuple[Phrase, list[tuple[Phrase, ...]]]]:
    """Give the subject of a verb with what else stands before and behind it, in each way in which they can be told apart."""
    if _is_adjunct(before, language) and known.get("with_objects"):
        return
    if not before or _is_adjunct(before, language):
        # Behind the verb there is its subject, and behind that what begins another part.
        for size in range(1, min(LONGEST_SUBJECT, len(after)) + 1):
            subject, rest = after[:size], after[size:]
            if _is_subject(subject, known, language) and _is_rest(rest, known, language):
                yield subject, [(before, rest)]
    elif len(before) <= LONGEST_SUBJECT and _is_subject(before, known, language) and _is_rest(after, known, language):
        yield before, [(after,)]


def _is_adjunct(words: Phrase, language: Language) -> bool:
    return bool(words) and _starts_part(words, language)


def _is_subject(words: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    if not words or words[0].startswith(DATE) or times_at(words, 0, language):
        return False
    leads = known.get("subjects")
    if leads is not None and not re.match(leads, words[0]):
        return False
    # A preposition begins another part, which could belong to the subject or to the verb.
    bound = language.words("prepositions", "of_events", "part_starts", "joining") - language.words("of", "articles")
    return not any(word in bound or word.startswith(DATE) for word in words) and not any(
        has_joined_lead(word, language) for word in words[1:]
    )


def _is_rest(words: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    if not words:
        return True
    if known.get("with_objects"):
        # What has something done to it begins with an article or a preposition, so that the subject ends before it.
        return re.match(known["objects"], words[0]) is not None or _starts_part(words, language)
    return _starts_part(words, language)


def _starts_part(words: Phrase, language: Language) -> bool:
    leading = language.words("prepositions", "of_events", "part_starts") - language.words("of")
    return starts_part(words, leading, language)
