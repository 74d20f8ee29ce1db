"""A verb before its subject in one statement and behind it in another: "murieron tres mineros", "tres mineros murieron".

It says the same only where nothing else can be the subject: with verbs that have no object, or where an article or the order of
the rest says which part acts. What such verbs are stands in the file of a language under ``verb_places``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.matching.adjuncts import LONGEST_SUBJECT
from factcheck.matching.canonical import DATE, NUMBER
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase

__all__ = ["verb_elsewhere"]

_LONGEST_VERB: Final = 3

_Parts = tuple[Phrase, Phrase, Phrase]
"""The verb, its subject, and the rest, in small letters."""


def verb_elsewhere(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements have the same verb, subject and rest, with the verb before the subject in one of them.

    Args:
        one: The tokens of a statement, without commas.
        other: Those of another.
        language: The language of both.
    """
    known: Mapping[str, Any] = language.known.get("verb_places", {})
    if not known:
        return False
    left, right = (set(_parts(tuple(word.lower() for word in tokens), known, language)) for tokens in (one, other))
    return not left.isdisjoint(right)


def _parts(words: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[_Parts]:
    for place in range(len(words)):
        for size in range(1, _LONGEST_VERB + 1):
            verb = words[place : place + size]
            if len(verb) == size and re.fullmatch(known["verbs"], " ".join(verb)):
                yield from _around(words[:place], verb, words[place + size :], known, language)


def _around(before: Phrase, verb: Phrase, after: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[_Parts]:
    if not before:
        for size in range(1, min(LONGEST_SUBJECT, len(after)) + 1):
            subject, rest = after[:size], after[size:]
            if _is_subject(subject, known, language) and _is_rest(rest, known, language):
                yield verb, subject, rest
    elif _starts_part(before, language):
        # What comes first is an adjunct; behind the verb there is its subject, and nothing else.
        if _is_subject(after, known, language) and not known.get("with_objects"):
            yield verb, after, before
    elif len(before) <= LONGEST_SUBJECT and _is_subject(before, known, language) and _is_rest(after, known, language):
        yield verb, before, after


def _is_subject(words: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    if not words or words[0].startswith(DATE):
        return False
    leads = known.get("subjects")
    if leads is not None and not re.match(leads, words[0]):
        return False
    # A preposition begins another part, which could belong to the subject or to the verb.
    bound = language.words("prepositions", "of_events", "part_starts", "joining") - language.words("of", "articles")
    return not any(word in bound or word.startswith(DATE) for word in words) and not _has_prefix(words[1:], language)


def _is_rest(words: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    if not words:
        return True
    if known.get("with_objects"):
        # What has something done to it begins with an article or a preposition, so that the subject ends before it.
        return re.match(known["objects"], words[0]) is not None or _starts_part(words, language)
    return _starts_part(words, language)


def _starts_part(words: Phrase, language: Language) -> bool:
    leading = language.words("prepositions", "of_events", "part_starts") - language.words("of")
    return words[0] in leading or words[0].startswith(DATE) or _has_prefix(words[:1], language)


def _has_prefix(words: Phrase, language: Language) -> bool:
    pattern = language.known.get("part_start_pattern")
    return pattern is not None and any(re.match(pattern, word) and not word.startswith(NUMBER) for word in words)
