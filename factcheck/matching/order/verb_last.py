"""Languages that put their verb last and mark by a word or an ending what a part is, such as Hindi and Turkish.

There a date or a place with its mark is part of what the verb says wherever it stands, unless a participle takes it for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.clauses import leads_of
from factcheck.matching.parts import same_tokens
from factcheck.matching.values.marks import DATE, UNMARKED
from factcheck.matching.values.times import times_at

__all__ = ["adjunct_behind_subject", "ends_subject", "has_participle"]

_LONGEST_CAUSE: Final = 6
_LAST_COMMA: Final = 8


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
        if not before or not after or not ends_subject(before, known):
            continue
        # A comma may stand behind what comes first, and nowhere else: it parts clauses.
        for led in ((*adjunct, *before, *after), (*adjunct, ",", *before, *after)):
            if same_tokens(led, one) and _is_plain(before, after, known, language, is_date=is_date):
                return True
    return (
        _date_elsewhere(one, other, known, language)
        or _adjuncts_elsewhere(one, other, known, language)
        or _marked_parts_exchanged(one, other, known, language)
    )


def _adjuncts_elsewhere(one: Phrase, other: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether two statements have the same dates, places and causes, each where it is no noun's and no participle's."""
    sides = [_without_adjuncts(*pair, known, language) for pair in ((one, other), (other, one))]
    (left, ours), (right, theirs) = sides[0] or ((), ()), sides[1] or ((), ())
    return bool(left) and sorted(left) == sorted(right) and same_tokens(ours, theirs)


def _without_adjuncts(
    tokens: Phrase, other: Phrase, known: Mapping[str, Any], language: Language
) -> tuple[tuple[Phrase, ...], Phrase] | None:
    """Give the dates, places and causes of a statement in small letters, and what is left; None where one may be a noun's."""
    causes = _causes_of_both(tokens, other, language)
    chunks: list[tuple[int, int, bool]] = []
    place = 0
    while place < len(tokens):
        found = _adjunct_at(tokens, place, causes, known, language)
        if found:
            chunks.append((place, place + found[0], found[1]))
        place += found[0] if found else 1
    # Of two days one would be that of something else.
    if sum(is_date for *_, is_date in chunks) > 1:
        return None
    taken = {at for start, end, _ in chunks for at in range(start, end)}
    # A comma may stand behind what comes first, or behind a subject.
    kept = [at for at, word in enumerate(tokens) if at not in taken and not (word == "," and at <= _LAST_COMMA)]
    for start, end, is_date in chunks:
        before, after = (tuple(tokens[at] for at in kept if at in span) for span in (range(start), range(end, len(tokens))))
        is_open = not before or _ends_part(before, known)
        if not after or not is_open or not _is_plain(before, after, known, language, is_date=is_date):
            return None
        # "On Monday happened attack because of" and "in Tarn fire because of" are one part.
        following = next((tokens[first:last] for first, last, _ in chunks if first == end), tokens[end : end + 1])
        if (end in causes and not is_date) or has_participle(following, known):
            return None
    parts = tuple(tuple(word.lower() for word in tokens[start:end]) for start, end, _ in chunks)
    return parts, tuple(tokens[at] for at in kept)


def _causes_of_both(tokens: Phrase, other: Phrase, language: Language) -> Mapping[int, int]:
    """Give where causes begin, and how long they are: words before "because of", as many as both statements have there."""
    written = f" {' '.join(other).lower()} "
    found: dict[int, int] = {}
    for place in range(1, len(tokens)):
        mark = next((lead for lead in leads_of(language, "causes") if tokens[place : place + len(lead)] == lead), ())
        sizes = [size for size in range(1, _LONGEST_CAUSE) if place >= size] if mark else []
        shared = [size for size in sizes if f" {' '.join(tokens[place - size : place + len(mark)]).lower()} " in written]
        if shared:
            found[place - shared[-1]] = shared[-1] + len(mark)
    return found


def _adjunct_at(
    tokens: Phrase, start: int, causes: Mapping[int, int], known: Mapping[str, Any], language: Language
) -> tuple[int, bool] | None:
    """Give the length of a date, a place or a cause that begins here, and whether it is a date."""
    named = times_at(tokens, start, language)
    if named:
        return named, True
    found = [(end - at, is_date) for at, end, is_date in _adjuncts(tokens, known, language) if at == start]
    if found and (found[0][1] or _begins_place(tokens, start, known, language)):
        return found[0]
    following = "".join(tokens[start + 1 : start + 2])
    if "named_places" in known and tokens[start][:1].isupper() and re.search(known["named_places"], following):
        return 2, False
    return (causes[start], False) if start in causes else None


def _begins_place(tokens: Phrase, start: int, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether a place begins here: a name, or what follows a mark that ends another part."""
    if "named_places" in known:
        return tokens[start][:1].isupper()
    of_causes = (lead[-1] for lead in leads_of(language, "causes"))
    ends = {*known["subject_ends"], *known["places"], known["object"], ",", *of_causes}
    return start == 0 or tokens[start - 1] in ends


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
        is_last = _is_verb(after, known)
        is_open = not before or _ends_part(before, known) or (is_last and before[-1] not in language.words("owners", "of_events"))
        if not after or not is_open or not _is_plain(before, after, known, language, is_date=True):
            return False
        rests.append((tokens[start:end], (*before, *after)))
    return rests[0][0] == rests[1][0] and same_tokens(rests[0][1], rests[1][1])


def _is_verb(after: Phrase, known: Mapping[str, Any]) -> bool:
    """Tell whether what follows is the verb alone, such as "ziyaret etti", behind what it is done to."""
    if "subject_ends" in known:
        return len(after) <= int(known["verb_size"])
    return len(after) == 1 or (len(after) == 2 and re.search(known["light_verbs"], after[1]) is not None)


def _ends_part(before: Phrase, known: Mapping[str, Any]) -> bool:
    last = before[-1].lower()
    if "subject_ends" in known:
        return before[-1] in known["subject_ends"] or before[-1] == known["object"]
    return not re.search(known["not_subjects"], last) or last in known["no_participles"]


def _marked_parts_exchanged(one: Phrase, other: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether what acts and what it acts on have changed places, each with the word behind it that says which it is."""
    mark = known.get("object")
    for subject_mark in known.get("subject_ends", ()):
        if any(tokens.count(subject_mark) != 1 or tokens.count(mark) != 1 for tokens in (one, other)):
            continue
        subject, thing = one.index(subject_mark) + 1, one.index(mark) + 1
        # "On Tuesday" has the same word behind it.
        if any(start < thing <= end for start, end, is_date in _adjuncts(one, known, language) if is_date):
            continue
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


def ends_subject(before: Phrase, known: Mapping[str, Any]) -> bool:
    """Tell whether some words can be who does something, and not what belongs to a noun behind them.

    Args:
        before: The first tokens of a statement.
        known: What is known of its language, under ``verb_last``.
    """
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
    # "Of" leads to a participle only before what happens there, and not then.
    marks |= {*known.get("of_things", ())} if is_date else set()
    if has_participle(tuple(word for word in (*before, *inside) if word not in marks), known):
        return False
    # Behind what something is done to there is the verb, or else a participle: "the medals given to soldiers".
    mark = known.get("object")
    if mark in after and len(after) - after.index(mark) - 1 > known["verb_size"]:
        return False
    owners = language.words("owners")
    if after[0] in owners or after[0] == "'":
        return False
    if not is_date and not owners.isdisjoint(_without_deed(inside, after, known)):
        return False
    return not any(word.startswith(DATE) or word == "," for word in (*before, *after))


def _without_deed(inside: Phrase, after: Phrase, known: Mapping[str, Any]) -> Phrase:
    """Leave out the "of" before a noun that makes one verb with the last word, as in "did the opening of"."""
    deed = len(after) - 2
    return inside[: deed - 1] if deed > 0 and after[deed] in known.get("done_there", ()) else inside


def has_participle(words: Phrase, known: Mapping[str, Any]) -> bool:
    """Tell whether one of some words is a participle, which can have an adjunct of its own.

    Args:
        words: The tokens.
        known: What is known of their language, under ``verb_last``.
    """
    return any(re.search(known["participles"], word.lower()) and word.lower() not in known["no_participles"] for word in words)
