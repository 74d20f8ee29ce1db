"""Languages that put their verb last and mark by a word or an ending what a part is, such as Hindi and Turkish.

There a date or a place with its mark is part of what the verb says wherever it stands, unless a participle takes it for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.parts import same_tokens
from factcheck.matching.values.marks import DATE, UNMARKED
from factcheck.matching.values.times import times_at

__all__ = ["adjunct_behind_subject"]


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
    single = list(_adjuncts(other, known, language))
    rows = [(one[0], two[1], one[2] and two[2]) for one, two in product(single, single) if one[1] == two[0]]
    for start, end, is_date in (*single, *rows):
        adjunct, before, after = other[start:end], other[:start], other[end:]
        # Turkish may set a comma behind a subject, to part it from what follows.
        before = before[:-1] if before[-1:] == (",",) else before
        if not before or not after or not _ends_subject(before, known):
            continue
        # A comma may stand behind what comes first, and nowhere else: it parts clauses.
        for led in ((*adjunct, *before, *after), (*adjunct, ",", *before, *after)):
            if same_tokens(led, one) and _is_plain(before, after, known, language, is_date=is_date):
                return True
    return _date_elsewhere(one, other, known, language) or _marked_parts_exchanged(one, other, known)


def _date_elsewhere(one: Phrase, other: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether two statements have the same date or time at two places, neither of which is right before a participle."""
    rests: list[tuple[Phrase, Phrase]] = []
    for tokens in (one, other):
        dates = [(start, end) for start, end, is_date in _adjuncts(tokens, known, language) if is_date]
        if len(dates) != 1:
            return False
        start, end = dates[0]
        before, after = tokens[:start], tokens[end:]
        # Turkish may set a comma behind a subject, to part it from what follows.
        before = before[:-1] if before[-1:] == (",",) else before
        # Right before the verb it is the verb's, unless what stands before it wants a noun: "NATO's".
        is_last = "subject_ends" in known and len(after) <= known["verb_size"]
        is_open = not before or _ends_part(before, known) or (is_last and before[-1] not in language.words("owners", "of_events"))
        if not after or not is_open or not _is_plain(before, after, known, language, is_date=True):
            return False
        rests.append((tokens[start:end], (*before, *after)))
    return rests[0][0] == rests[1][0] and same_tokens(rests[0][1], rests[1][1])


def _ends_part(before: Phrase, known: Mapping[str, Any]) -> bool:
    last = before[-1].lower()
    if "subject_ends" in known:
        return before[-1] in known["subject_ends"] or before[-1] == known["object"]
    return not re.search(known["not_subjects"], last) or last in known["no_participles"]


def _marked_parts_exchanged(one: Phrase, other: Phrase, known: Mapping[str, Any]) -> bool:
    """Tell whether what acts and what it acts on have changed places, each with the word behind it that says which it is."""
    mark = known.get("object")
    for subject_mark in known.get("subject_ends", ()):
        if any(tokens.count(subject_mark) != 1 or tokens.count(mark) != 1 for tokens in (one, other)):
            continue
        subject, thing = one.index(subject_mark) + 1, one.index(mark) + 1
        # In the other statement the object comes second.
        if thing < subject:
            turned = (*one[thing:subject], *one[:thing], *one[subject:])
            if same_tokens(turned, other):
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
            if not word.endswith(UNMARKED) or length > 1:
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
    marks = {*known.get("subject_ends", ()), known.get("object")}
    words = [word for word in (*before, *inside) if word not in marks]
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
