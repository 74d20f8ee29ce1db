"""Passives of languages that mark by a word behind a noun what that does, such as Hindi, put into the active."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.matching.locales import Phrase
from factcheck.matching.voices.agents import declined

__all__ = ["readings_with_postpositions"]

_LONGEST_AGENT: Final = 5
_LONGEST_VERB: Final = 3


def readings_with_postpositions(tokens: Phrase, known: Mapping[str, Any], ways: frozenset[str]) -> Iterator[Phrase]:
    """Give what a statement in the passive can be in the active, where a word behind a noun says what that does.

    Args:
        tokens: The tokens of a statement, such as "the bridge", "army", "by", "destroyed", "was".
        known: What the language says of such passives.
        ways: Words such as "mail" that name nobody who does something.
    """
    for words in known["by"]:
        phrase = tuple(words.split())
        for place in range(1, len(tokens) - len(phrase)):
            if tokens[place : place + len(phrase)] != phrase:
                continue
            before, after = tokens[:place], tokens[place + len(phrase) :]
            for size in range(1, min(_LONGEST_AGENT, len(before)) + 1):
                patient, agent = before[: len(before) - size], before[len(before) - size :]
                if agent[-1] in ways:
                    continue
                for middle, mark, verb in _endings(after, known):
                    for thing in _things(patient, known):
                        yield (*agent, *mark, *thing, *middle, *verb)


def _endings(after: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[Phrase, Phrase, Phrase]]:
    """Give what stands before the verb, the word behind whoever acts in its tense, and the verb in the active."""
    for size in range(2, min(_LONGEST_VERB, len(after)) + 1):
        written = " ".join(after[len(after) - size :])
        for pattern, mark, *verbs in known["verbs"]:
            found = re.fullmatch(pattern, written)
            for verb in verbs if found else ():
                yield after[: len(after) - size], tuple(mark.split()), tuple(found.expand(verb).split()) if found else ()


def _things(patient: Phrase, known: Mapping[str, Any]) -> Iterator[Phrase]:
    yield patient
    mark = known["object"]
    if patient and patient[-1] != mark:
        yield from ((*patient[:-1], *last, mark) for last in declined(patient[-1:], known["oblique"]))
