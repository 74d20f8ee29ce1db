"""Adjuncts of known extent, such as a date or a place with its preposition, and what of a statement may move with them.

A date or a place may stand first or last, and verb and subject may change places with it where the language does so. Whatever
could belong to the word before it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed, scales_of
from factcheck.matching.order.participles import follows_participle, follows_place_of_participle, is_participle
from factcheck.matching.parts import is_event, is_intransitive, is_name, same_tokens, without_commas
from factcheck.matching.values.marks import DATE, NUMBER
from factcheck.matching.values.times import is_clock_time, is_weekday, times_at

__all__ = [
    "LONGEST_SUBJECT", "adjunct_moved", "days_apart", "follows_verb", "inverted", "is_verb", "times_in",
]  # fmt: skip

LONGEST_SUBJECT: Final = 7
"""What may stand before a verb and still be taken for its subject; longer ones have clauses in them, and are not judged."""

_LONGEST_VERB: Final = 2
# A noun with what stands before it: a preposition farther away belongs to another.
_LONGEST_NOUN: Final = 4
# "In the armed robbery": a preposition, an article and an adjective.
_LONGEST_LEAD: Final = 3

# A day with its year, as the tokens of dates have it.
_FULL_DATE: Final = re.compile(rf"{DATE}\d{{4}}-\d\d-\d\d\Z")

_KINDS: Final = (("date",), ("place",), ("date", "place"))
"""What may stand elsewhere at once: dates, places, or both."""

Chunk = tuple[int, int]


def adjunct_moved(one: Phrase, other: Phrase, language: Language, kinds: Sequence[Sequence[str]] = _KINDS) -> bool:
    """Tell whether two statements differ in where adjuncts stand, and in the order of subject and verb that goes with it.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
        kinds: What may have moved.
    """
    # In East Asia what stands last belongs to the verb before it, and a day that stands first is looked after elsewhere.
    for moved in () if language.has("han_dates") else kinds:
        left, right = (_taken_apart(tokens, moved, language) for tokens in (one, other))
        if left is None or right is None or sorted(left[0]) != sorted(right[0]):
            continue
        if left[1] == right[1]:
            # Where the verb stands second, what is the same after an adjunct and without one is no sentence: "1999 tote
            # Menschen" has a number before it and not a year.
            return not language.has("v2") or left[2] == right[2]
        if inverted(left[1], right[1], language) or inverted(right[1], left[1], language):
            return True
    return False


def times_in(tokens: Phrase, language: Language) -> Iterator[Chunk]:
    """Give the beginnings and ends of the dates and other expressions of time in a statement, with their prepositions.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    return _chunks(tokens, "date", language)


def days_apart(tokens: Phrase, language: Language) -> tuple[list[Phrase], Phrase] | None:
    """Give the expressions of time of a statement in small letters, and what is left without them.

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    Returns:
        None where one of them stands where it could belong to another word.
    """
    chunks = list(times_in(tokens, language))
    kept = [True] * len(tokens)
    for start, end in chunks:
        kept[start:end] = [False] * (end - start)
    for start, end in chunks:
        if not _stands_outside(kept, tokens, start, end, language) or _hangs_on_noun(tokens, kept, start, language):
            return None
    parts = [tuple(word.lower() for word in tokens[start:end]) for start, end in chunks]
    return parts, tuple(token for token, stays in zip(tokens, kept, strict=True) if stays)


def _taken_apart(tokens: Phrase, kinds: Sequence[str], language: Language) -> tuple[list[Phrase], Phrase, bool] | None:
    """Give adjuncts that stand at the beginning or end of a statement, what is left without them, and whether one comes first."""
    chunks = [chunk for kind in kinds for chunk in _chunks(tokens, kind, language)]
    kept = [True] * len(tokens)
    for start, end in chunks:
        kept[start:end] = [False] * (end - start)
    # An adjunct in the middle may belong to the word before it.
    if not chunks or not all(_stands_outside(kept, tokens, start, end, language) for start, end in chunks):
        return None
    if any(_hangs_on_noun(tokens, kept, start, language) for start, _ in chunks):
        return None
    if "place" in kinds and not _places_stand_apart(tokens, kept, language):
        return None
    rest = [token for token, stays in zip(tokens, kept, strict=True) if stays]
    # What parted the adjunct from the rest goes with it.
    while rest and rest[0] == ",":
        rest.pop(0)
    while rest and rest[-1] == ",":
        rest.pop()
    core = without_commas(lowered(rest))
    # "The attack on Tarn on Monday": a day or place next to such a noun may be that of the noun alone.
    bound = language.words("of_events") | (
        language.words("prepositions") - language.words("of") if "place" in kinds else frozenset()
    )
    if any(token.startswith(DATE) for token in core) or (
        any(token.lower() in bound for token in core)
        and not _is_next_to_verb(tokens, chunks, bound, language)
        and (kinds != ("date",) or _may_belong_to_noun(tokens, kept, chunks, bound, language))
    ):
        return None
    parts = [tuple(word.lower() for word in tokens[start:end]) for start, end in chunks]
    return parts, core, not kept[0]


def _places_stand_apart(tokens: Phrase, kept: Sequence[bool], language: Language) -> bool:
    """Tell whether no place can be that of what stands before it, such as of another place: "at trains in Brae"."""
    places = list(_chunks(tokens, "place", language))
    in_a_row = any(first[1] == second[0] for first, second in pairwise(places))
    return not in_a_row and all(follows_verb(tokens, start, kept, language) for start, _ in places)


def _is_next_to_verb(tokens: Phrase, chunks: Sequence[Chunk], bound: frozenset[str], language: Language) -> bool:
    """Tell whether the one adjunct stands first, or right behind a verb that stands second, where it belongs to no noun."""
    if len(chunks) != 1 or not language.has("v2"):
        return False
    before = tokens[: chunks[0][0]]
    # German writes its nouns with a capital, so that a small word before the adjunct is the verb.
    is_verb_last = bool(before) and before[-1].islower() and before[-1] not in language.words("articles", "quantity")
    return not before or (language.code == "de" and is_verb_last and bound.isdisjoint(word.lower() for word in before))


def _hangs_on_noun(tokens: Phrase, kept: Sequence[bool], start: int, language: Language) -> bool:
    return (
        follows_participle(tokens, kept, start, language)
        or follows_place_of_participle(tokens, kept, start, language)
        or _follows_event(tokens, kept, start, language)
        or _bounds_noun(tokens, kept, start, language)
    )


def _bounds_noun(tokens: Phrase, kept: Sequence[bool], start: int, language: Language) -> bool:
    """Tell whether an adjunct can say how long lasts what stands before it: "approved the ban until 2031"."""
    if tokens[start].lower() not in language.words("bounding"):
        return False
    before = [word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays and word != ","]
    helping = language.words("copulas", "auxiliaries", "perfects")
    # "Is closed until 2031", "lasted until 2031" and "cost 3 billion euros since 1999" have no noun before it.
    return (
        bool(before)
        and not before[-1].startswith(NUMBER)
        and (before[-1],) not in scales_of(language.code)
        and helping.isdisjoint(before[-2:])
        and not follows_verb(tokens, start, kept, language)
    )


def _follows_event(tokens: Phrase, kept: Sequence[bool], start: int, language: Language) -> bool:
    """Tell whether an adjunct can be that of what happened and somebody had a part in: "the suspect in the robbery on Monday"."""
    before = [word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays]
    # "В субботу упомянул удар" and "упомянул удар в субботу", but a blast "was heard" on the day on which there was one.
    if any(is_event(word, language) for word in _behind_verb(before, language)):
        return not any(is_intransitive(word, language) for word in before[:-1])
    if not before or before[-1] not in language.words("event_nouns"):
        return False
    # Where nouns have the article behind them, that says that one known event is meant, which may have been then.
    if before[-1].endswith(tuple(language.listed("definite_endings") or ("\0",))):
        return True
    # Without articles the nouns are listed in the cases in which they belong to another.
    leading = language.words("prepositions", "of_events", "of", "of_nouns") - language.words("articles")
    near = {word.lower() for word in before[-1 - _LONGEST_LEAD : -1]}
    # "The senate approved the attack on Monday" may be about Monday's attack.
    definite = language.words("articles") - language.words("indefinite")
    return not definite or not (leading | definite).isdisjoint(near)


def _behind_verb(words: Sequence[str], language: Language) -> Sequence[str]:
    """Give what stands behind the last word with the ending of a verb, or behind the first one where none has it."""
    endings = tuple(language.words("finite_endings") or ("\0",))
    verbs = [place for place, word in enumerate(words) if word.islower() and word.endswith(endings)]
    return words[verbs[-1] + 1 :] if verbs else words[1:]


def _may_belong_to_noun(
    tokens: Phrase, kept: Sequence[bool], chunks: Sequence[Chunk], bound: frozenset[str], language: Language
) -> bool:
    """Tell whether a date can be that of a noun such as in "the attack on Tarn", which stands before it."""
    start, end = chunks[0]
    # "On Monday after the attack" is no Monday at large; a day with its year is the same day whatever follows.
    is_absolute = len(chunks) == 1 and any(_FULL_DATE.match(token) for token in tokens[start:end])
    before = [word.lower() for word, stays in zip(tokens[:start], kept, strict=False) if stays and word != ","]
    # In the middle of a statement the verb alone parts it from the nouns, and only where the verb stands second is that plain.
    is_plain = not before or language.has("v2")
    return not is_absolute or not is_plain or not bound.isdisjoint(before)


def _chunks(tokens: Phrase, kind: str, language: Language) -> Iterator[Chunk]:
    # "The mayor of Tarn" is not somewhere in Tarn: what follows "of" is part of a name.
    leading = language.words("prepositions", "articles") - language.words("of")
    if kind == "date":
        # "Od" is "of" before a name, and "since" before a date.
        leading = (leading | language.words("since")) - language.words("not_of_time")
    place = 0
    while place < len(tokens):
        start = place
        # "Yesterday" and "at noon" are adjuncts of time as they stand.
        named = times_at(tokens, start, language) if kind == "date" else 0
        if named:
            yield start, start + named
            place = start + named
            continue
        while place < len(tokens) and tokens[place].lower() in leading and place - start < 2:
            place += 1
        end = place
        if kind == "date":
            end += place < len(tokens) and (
                tokens[place].startswith(DATE) or is_weekday(tokens[place], language) or is_clock_time(tokens[place])
            )
            parts = phrases_listed(language, "day_parts") if end > place else ()
            end += next((len(part) for part in parts if same_tokens(tokens[end : end + len(part)], part)), 0)
        elif place > start and tokens[start].lower() in language.words("prepositions"):
            while end < len(tokens) and (
                (is_name(tokens[end]) and not is_weekday(tokens[end], language)) or (end > place and tokens[end] == "-")
            ):
                end += 1
        if end > place and not (start and tokens[start - 1].lower() in language.words("of")):
            yield start, end
            place = end
        else:
            place = start + 1


def _stands_outside(kept: Sequence[bool], tokens: Phrase, start: int, end: int, language: Language) -> bool:
    """Tell whether an adjunct stands at the beginning or the end, but for other adjuncts and a verb that must come last."""
    before = [word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays and word != ","]
    after = [word for word, stays in zip(tokens[end:], kept[end:], strict=True) if stays and word != ","]
    if not before or not after:
        return True
    helping = language.words("copulas", "auxiliaries", "perfects")
    leads_on = language.words("prepositions", "of_events")
    # "Was arrested on Monday in Tarn": behind a verb of two words it hangs on nothing else.
    if not language.has("v2") and len(before) > _LONGEST_VERB and before[-2] in helping and is_participle(before[-1], language):
        # Before an article or a number it parts the verb from what something is done to: "a inauguré mardi un pont".
        is_object = language.code != "en" and after[0].lower() in language.words("articles", "indefinite")
        return after[0].lower() in leads_on or is_object or (language.code != "en" and after[0].startswith(NUMBER))
    # What stands before the mark of an object belongs to the verb, if no other time is in what follows.
    if after[0] == language.known.get("object_mark") and all(kept[end:]):
        return True
    # "Firmaron el lunes el pacto": right behind the one verb of a statement.
    if language.has("finite_endings") and _ends_in_its_verb(before, language):
        return True
    # German and Dutch put participles and infinitives last: "wurde am Montag in Tarn geschlossen".
    ends_in_verb = language.has("compounds") and language.has("v2") and len(after) <= _LONGEST_VERB and after[-1].islower()
    near = before[-_LONGEST_NOUN:]
    follows_verb = language.has("v2") and not any(word.lower() in language.words("prepositions") for word in near)
    return ends_in_verb or (follows_verb and before[-1].islower() and before[-1] not in language.words("articles"))


def _ends_in_its_verb(words: Sequence[str], language: Language) -> bool:
    endings = tuple(language.words("finite_endings"))
    verbs = [word for word in words if word.islower() and word.endswith(endings)]
    return len(words) > 1 and len(verbs) == 1 and words[-1] == verbs[0]


def follows_verb(tokens: Phrase, start: int, kept: Sequence[bool], language: Language) -> bool:
    """Tell whether an adjunct stands first or right after a verb: after a noun, it can belong to that alone.

    Args:
        tokens: The tokens of a statement.
        start: Where the adjunct begins.
        kept: Which of the tokens stay where they are.
        language: The language.
    """
    before = [word for word, stays in zip(tokens[:start], kept[:start], strict=True) if stays and word != ","]
    if not before:
        return True
    word = before[-1]
    if not word.islower() or word in language.words("articles", "prepositions"):
        return False
    # German writes its nouns with a capital, so a small word that is none of these is a verb or belongs to one.
    if language.code == "de":
        return True
    if len(before) > 1 and before[-2] in language.words("auxiliaries"):
        return True
    return word in language.words("verbs") or word.endswith(tuple(language.words("verb_endings") or ("\0",)))


def inverted(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one is the other with subject and verb exchanged, as after an adjunct that comes first.

    Args:
        one: The tokens of a statement without its adjuncts.
        other: Those of another.
        language: The language of both.
    """
    # English keeps subject before verb, whatever comes first.
    if language.code == "en" or len(one) != len(other):
        return False
    if language.has("two_words") and len(one) == _LONGEST_VERB:
        return one == other[::-1]
    mark = language.known.get("object_mark")
    if mark in one and mark in other:
        # "את" says what something is done to, so that verb and subject before it may change places.
        place = one.index(mark)
        return place == other.index(mark) and _second_first(one[: place + 1], other[: place + 1]) and one[place:] == other[place:]
    article = language.known.get("article_prefix")
    if article is not None and not one[0].startswith(article) and _definite_exchanged(one, other, article):
        return True
    leads = language.has("v2") or one[0] in language.words("auxiliaries", "copulas")
    if leads and _second_first(one, other):
        return True
    if language.has("v2"):
        return False
    for size in range(1, _LONGEST_VERB + 1):
        verb, subject = one[:size], one[size:]
        if subject and other[-size:] == verb and same_tokens(subject, other[:-size]) and is_verb(verb, language):
            return not any(word.lower() in language.words("prepositions") - language.words("of", "articles") for word in subject)
    return False


def _definite_exchanged(one: Phrase, other: Phrase, article: str) -> bool:
    """Tell whether one has a word before a noun with its article that stands behind it in the other: only a verb can do that."""
    size = next((place for place, word in enumerate(one[1:]) if not word.startswith(article)), len(one) - 1)
    return size > 0 and same_tokens((*one[1 : size + 1], one[0], *one[size + 1 :]), other)


def _second_first(one: Phrase, other: Phrase) -> bool:
    """Tell whether one begins with the verb that the other has behind its subject."""
    return any(
        one[0] == other[size] and same_tokens(one[1 : size + 1], other[:size]) and one[size + 1 :] == other[size + 1 :]
        for size in range(1, min(LONGEST_SUBJECT, len(one) - 1) + 1)
    )


def is_verb(words: Phrase, language: Language) -> bool:
    """Tell whether some tokens can be a verb: words in small letters that do not belong to a noun.

    Args:
        words: The tokens.
        language: Their language.
    """
    bound = language.words("articles", "prepositions", "indefinite", "attaching", "of_events", "causes")
    return all(word.islower() and word.isalpha() and word not in bound for word in words)
