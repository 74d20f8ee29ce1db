"""Languages that put their verb last and mark by a word or an ending what a part is, such as Hindi and Turkish.

There a date or a place with its mark is part of what the verb says wherever it stands, unless a participle takes it for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.matching.canonical import DATE
from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.times import times_at

__all__ = ["adjunct_behind_subject"]

_UNMARKED: Final = "~"


def adjunct_behind_subject(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a date or a place that the other has behind its subject.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    known: Mapping[str, Any] = language.known.get("verb_last", {})
    if not known:
        return False
    for start, end, is_date in _adjuncts(other, known, language):
        adjunct, before, after = other[start:end], other[:start], other[end:]
        # Turkish may set a comma behind a subject, to part it from what follows.
        before = before[:-1] if before[-1:] == (",",) else before
        if not before or not after or not _ends_subject(before, known):
            continue
        # A comma may stand behind what comes first, and nowhere else: it parts clauses.
        for led in ((*adjunct, *before, *after), (*adjunct, ",", *before, *after)):
            if _same(led, one) and _is_plain(before, after, known, language, is_date=is_date):
                return True
    return False


def _adjuncts(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[int, int, bool]]:
    """Give the places of dates with their mark, and of names or nouns with the word or ending of a place."""
    for start, word in enumerate(tokens):
        named = times_at(tokens, start, language)
        if named:
            yield start, start + named, True
        if word.startswith(DATE):
            # "In March" has a word behind it where a day has none.
            length = 1 + (tokens[start + 1 : start + 2] in [(mark,) for mark in known["of_months"]])
            if not word.endswith(_UNMARKED) or length > 1:
                yield start, start + length, True
        for length in range(2, known["longest_place"] + 1):
            if "".join(tokens[start + length - 1 : start + length]) in known["places"]:
                yield start, start + length, False
                break


def _ends_subject(before: Phrase, known: Mapping[str, Any]) -> bool:
    if "subject_ends" in known:
        return before[-1] in known["subject_ends"] and before.count(before[-1]) == 1
    # A genitive wants the noun that it belongs to: "the court's" is no subject.
    last = before[-1].lower()
    is_bound = re.search(known["not_subjects"], last) and last not in known["no_participles"]
    return len(before) <= known["longest_subject"] and not is_bound


def _is_plain(before: Phrase, after: Phrase, known: Mapping[str, Any], language: Language, *, is_date: bool) -> bool:
    """Tell whether nothing could have the adjunct for itself: no participle, and no noun that comes right after."""
    inside = after[: -known["verb_size"]]
    # The subject may have a participle of its own, which could have the adjunct too if that came first.
    words = (*before[: None if "subject_ends" not in known else -1], *inside)
    if any(re.search(known["participles"], word.lower()) and word.lower() not in known["no_participles"] for word in words):
        return False
    # Behind what something is done to there is the verb, or else a participle: "the medals given to soldiers".
    mark = known.get("object")
    if mark in after and len(after) - after.index(mark) - 1 > known["verb_size"]:
        return False
    owners = language.words("owners")
    if after[0] in owners or after[0] == "'":
        return False
    if not is_date and not owners.isdisjoint(inside):
        return False
    return not any(word.startswith(DATE) or word == "," for word in (*before, *after))


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [word.lower() for word in lowered(one)] == [word.lower() for word in lowered(other)]
