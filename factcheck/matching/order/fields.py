"""Sentences whose verb stands second, with another part before it: "Am 2. Mai fiel er aus", "Er fiel am 2. Mai aus".

The part before the verb is one, whatever its length. Two such sentences say the same where each has behind its verb what the
other has before it, is the same but for that, and has nothing before that part which could have it for itself.
"""

from __future__ import annotations

from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import is_verb
from factcheck.matching.order.fronting import begins_phrase, happens_there, has_causes, is_cause
from factcheck.matching.parts import is_name, same_tokens
from factcheck.matching.values.marks import DATE, NUMBER
from factcheck.matching.values.times import is_day, times_at

__all__ = ["fronts_exchanged"]

_LONGEST_FRONT: Final = 10


def fronts_exchanged(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements are the same but for which of their parts stands before the verb that comes second.

    Args:
        one: The tokens of a statement of one clause, without commas.
        other: Those of another.
        language: The language of both.
    """
    if not language.has("v2"):
        return False
    for place in range(1, min(_LONGEST_FRONT, len(one) - 1) + 1):
        verb = one[place]
        if not is_verb((verb,), language) or verb in language.words("quantity", "joining", "clauses", "of"):
            continue
        ends = [end for end in range(1, min(_LONGEST_FRONT, len(other) - 1) + 1) if other[end] == verb]
        if any(_are_exchanged(one, place, other, end, language) for end in ends):
            return True
    return False


def _are_exchanged(one: Phrase, place: int, other: Phrase, end: int, language: Language) -> bool:
    ours, theirs = (one[:place], one[place + 1 :]), (other[:end], other[end + 1 :])
    if not (_is_one(ours[0], language) and _is_one(theirs[0], language)):
        return False
    # Of two that are no adjuncts one is the subject and the other not, and nothing tells which.
    adjuncts = [_is_adjunct(front, language) for front in (ours[0], theirs[0])]
    if not any(adjuncts) or (not all(adjuncts) and _is_adjunct(theirs[0], language) == _is_adjunct(ours[0], language)):
        return False
    for first in _places_of(ours[0], theirs[1]):
        for second in _places_of(theirs[0], ours[1]):
            left = (*ours[1][:second], *ours[1][second + len(theirs[0]) :])
            right = (*theirs[1][:first], *theirs[1][first + len(ours[0]) :])
            if (
                same_tokens(left, right)
                and _stands_alone(ours[0], theirs[1], first, theirs[0], other[end], language)
                and _stands_alone(theirs[0], ours[1], second, ours[0], one[place], language)
            ):
                return True
    return False


def _is_one(front: Phrase, language: Language) -> bool:
    """Tell whether some words can be one part of a sentence: "in het park zag de" has an article that nothing leads to."""
    articles = language.words("articles", "indefinite")
    leading = language.words("prepositions", "of_events", "of", "of_nouns", "joining", "quantity")
    lower = [word.lower() for word in front]
    return lower[-1] not in articles | leading and all(
        word not in articles or lower[place] in leading for place, word in enumerate(lower[1:])
    )


def _places_of(part: Phrase, tokens: Phrase) -> list[int]:
    return [start for start in range(len(tokens) - len(part) + 1) if same_tokens(tokens[start : start + len(part)], part)]


def _is_adjunct(part: Phrase, language: Language) -> bool:
    return _is_time(part, language) or begins_phrase(part, language)


def _is_time(part: Phrase, language: Language) -> bool:
    leading = language.words("prepositions", "articles")
    if times_at(part, 0, language) == len(part):
        return True
    days = [word for word in part if is_day(word, language)]
    return len(days) == 1 and all(word in days or word.lower() in leading for word in part)


def _stands_alone(part: Phrase, middle: Phrase, start: int, front: Phrase, verb: str, language: Language) -> bool:
    """Tell whether a part behind the verb hangs on no noun, and is no noun that others hang on."""
    before, after = middle[:start], middle[start + len(part) :]
    if not _is_adjunct(part, language):
        # What begins with an article behind other nouns may be their object as well as the subject.
        return not before or (_are_adjuncts(before, language) and _has_no_noun(after, language))
    if not before:
        return True
    last = before[-1]
    if last in language.words("event_nouns"):
        return False
    if (is_cause(part, language) and not has_causes(before, language)) or (
        _is_time(part, language) and _has_no_time(before, language)
    ):
        return True
    return not after and happens_there((*front, verb, *before), part[0], language)


def _are_adjuncts(words: Phrase, language: Language) -> bool:
    return _is_adjunct(words, language) or bool(times_at(words, 0, language))


def _has_no_noun(after: Phrase, language: Language) -> bool:
    """Tell whether what follows is a word of the verb alone, or another phrase."""
    return not after or (len(after) == 1 and after[0].islower()) or begins_phrase(after, language)


def _has_no_time(before: Phrase, language: Language) -> bool:
    """Tell whether the last of some words is none that can have a time of its own: a particle, a count, a bare noun."""
    last, lead = before[-1], "".join(before[-2:-1])
    if last in language.words("particles") or last.startswith((NUMBER, DATE)):
        return True
    bare = language.words("prepositions") - language.words("of_events", "of", "of_nouns")
    return lead in bare and not is_name(last)
