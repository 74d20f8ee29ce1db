"""Statements that say the same in another order, told only where no word can belong to something else in the other order.

What may move is an adjunct of known extent: a date or the name of a place with the preposition before it, at the beginning or the
end of a statement of one clause. Nothing moves past a word whose reach depends on where it stands, such as "only" or "said".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.matching.canonical import DATE, NUMBER, SAME
from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of, weekdays_of

__all__ = ["says_in_another_order"]

_ANCHORED: Final = ("negation", "focus", "hedging", "hearsay", "clauses", "intent", "about", "deixis")
# What may stand before a verb and still be taken for its subject; longer ones have clauses in them, and are not judged.
_LONGEST_SUBJECT: Final = 7
_LONGEST_VERB: Final = 2
# An "and" among the first words joins what the sentence is about; a later one may join two clauses.
_FIRST_JOINING: Final = 3
# What stands in brackets, quotation marks or after a colon belongs to its place.
_SIGNS_THAT_STAY: Final = frozenset("();:?!\"'—")

# A day with its year, as the tokens of dates have it.
_FULL_DATE: Final = re.compile(rf"{DATE}\d{{4}}-\d\d-\d\d\Z")

Chunk = tuple[int, int]


def says_in_another_order(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements are made of the same parts in another order.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    # Where nobody has listed the words that must keep their place, "he said on Monday that they left" reads like any other.
    if not language.has("negation"):
        return False
    if _source_moved(one, other, language) or _source_moved(other, one, language):
        return True
    if _clause_moved(one, other, language) or _clause_moved(other, one, language):
        return True
    # Commas come and go with the order: "On Monday, he left" and "He left on Monday".
    left, right = _without_commas(lowered(one)), _without_commas(lowered(other))
    if Counter(word.lower() for word in left) != Counter(word.lower() for word in right):
        return False
    # The same order means that only a comma differs, and a comma can part "No, money is left" from "No money is left".
    if left == right or not _is_free(left, language):
        return False
    return (
        _adjunct_moved(one, other, language)
        or _names_exchanged(left, right, language)
        or _participle_first(left, right, language)
        or _date_inside(lowered(one), lowered(other), language)
        or _date_inside(lowered(other), lowered(one), language)
        or (language.has("free_order") and _parts_exchanged(left, right, language))
    )


def _leading(tokens: Phrase, kind: str, language: Language) -> bool:
    words = tuple(word.lower() for word in tokens[:3])
    return any(words[: len(lead)] == lead for lead in (tuple(tokens_of(known)) for known in language.known.get(kind, ())))


def _source_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with "according to somebody," and the other ends with it."""
    if "," not in one or not _leading(one, "sources", language):
        return False
    place = one.index(",")
    source, said = one[:place], one[place + 1 :]
    return len(source) <= _LONGEST_SUBJECT and _same((*said, ",", *source), other)


def _clause_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a clause such as "when it rained," and the other ends with it."""
    if one.count(",") != 1 or not _leading(one, "linking", language):
        return False
    place = one.index(",")
    # Two commas would leave open where the clause ends.
    clause, rest = one[:place], one[place + 1 :]
    reaching = language.words("negation", "focus", "hedging", "hearsay", "clauses", "intent", "joining")
    if not reaching.isdisjoint(word.lower() for word in rest):
        return False
    # The words that begin the clause are among these themselves, so the first two are passed over.
    if not language.words("focus", "joining", "clauses").isdisjoint(word.lower() for word in clause[2:]):
        return False
    return _same((*rest, *clause), other) or _same((*rest, ",", *clause), other)


def _without_commas(tokens: Sequence[str]) -> Phrase:
    return tuple(word for word in tokens if word != ",")


def _is_free(tokens: Phrase, language: Language) -> bool:
    """Tell whether a statement is one clause without words whose reach depends on where they stand."""
    anchored = _anchored(language)
    for place, word in enumerate(tokens):
        # "He refused" at the end says all there is; "he refused to leave on Monday" may be about the leaving.
        reaches_on = not (word in language.words("intent") and _ends_its_clause(tokens, place, language))
        if word in _SIGNS_THAT_STAY or (word.lower() in anchored and reaches_on) or _is_infinite(tokens, place, language):
            return False
    joining = [place for place, word in enumerate(tokens) if word.lower() in language.words("joining")]
    return all(place < _FIRST_JOINING or _joins_names(tokens, place) for place in joining)


@cache
def _anchored(language: Language) -> frozenset[str]:
    """Give the words whose reach depends on where they stand, and the tokens that stand for them and what means the same."""
    words = language.words(*_ANCHORED) - language.words("prepositions", "articles", "copulas")
    classes = (
        f"{SAME}same-{number}"
        for number, expressions in enumerate(language.classes("same"))
        if not words.isdisjoint(word for expression in expressions for word in expression.split())
    )
    return words | frozenset(classes)


def _is_infinite(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a verb begins here that can have an adjunct of its own: "to leave", "banning"."""
    # Other languages mark the infinitive by an ending, which their lists of clause words have.
    if language.code != "en":
        return False
    word, following = tokens[place], tokens[place + 1 : place + 2]
    if word in language.words("infinitives") and following:
        return following[0].islower() and following[0] not in language.words("articles", "quantity")
    # "was leaving" is one verb; "saw the army leaving on Monday" has two, and the day may belong to either.
    is_finite = place > 0 and tokens[place - 1] in language.words("copulas") | {"be", "been", "being"}
    return word.islower() and word.endswith("ing") and len(word) > len("being") and not is_finite


def _ends_its_clause(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether nothing follows a verb such as "failed" that it can be said of, such as "to open"."""
    following = tokens[place + 1 : place + 2]
    leading = language.words("prepositions") - {"to"} if language.code == "en" else frozenset()
    return not following or following[0].startswith(DATE) or following[0] in leading


def _joins_names(tokens: Phrase, place: int) -> bool:
    return 0 < place < len(tokens) - 1 and _is_name(tokens[place - 1]) and _is_name(tokens[place + 1])


def _is_name(token: str) -> bool:
    return token[:1].isupper() or token.startswith((f"{SAME}spellings", f"{SAME}bodies"))


def _adjunct_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    for kinds in (("date",), ("place",), ("date", "place")):
        left, right = (_taken_apart(tokens, kinds, language) for tokens in (one, other))
        if left is None or right is None or sorted(left[0]) != sorted(right[0]):
            continue
        if left[1] == right[1] or _inverted(left[1], right[1], language) or _inverted(right[1], left[1], language):
            return True
    return False


def _taken_apart(tokens: Phrase, kinds: Sequence[str], language: Language) -> tuple[list[Phrase], Phrase] | None:
    """Give the adjuncts of some kinds that stand at the beginning or end of a statement, and what is left without them."""
    chunks = [chunk for kind in kinds for chunk in _chunks(tokens, kind, language)]
    kept = [True] * len(tokens)
    for start, end in chunks:
        kept[start:end] = [False] * (end - start)
    # An adjunct in the middle may belong to the word before it.
    if not chunks or not all(_stands_outside(kept, tokens, start, end, language) for start, end in chunks):
        return None
    if "place" in kinds and not all(
        _follows_verb(tokens, start, kept, language) for start, _ in _chunks(tokens, "place", language)
    ):
        return None
    rest = [token for token, stays in zip(tokens, kept, strict=True) if stays]
    # What parted the adjunct from the rest goes with it.
    while rest and rest[0] == ",":
        rest.pop(0)
    while rest and rest[-1] == ",":
        rest.pop()
    core = _without_commas(lowered(rest))
    # "The attack on Tarn on Monday": a day or place next to such a noun may be that of the noun alone.
    bound = language.words("of_events") | (
        language.words("prepositions") - language.words("of") if "place" in kinds else frozenset()
    )
    if any(token.startswith(DATE) for token in core) or (
        any(token.lower() in bound for token in core)
        and (kinds != ("date",) or _may_belong_to_noun(tokens, kept, chunks, bound, language))
    ):
        return None
    parts = [tuple(word.lower() for word in tokens[start:end]) for start, end in chunks]
    return parts, core


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
    place = 0
    while place < len(tokens):
        start = place
        while place < len(tokens) and tokens[place].lower() in leading and place - start < 2:
            place += 1
        end = place
        if kind == "date":
            end += place < len(tokens) and (tokens[place].startswith(DATE) or tokens[place].lower() in weekdays_of(language.code))
        elif place > start and tokens[start].lower() in language.words("prepositions"):
            while end < len(tokens) and (
                (_is_name(tokens[end]) and tokens[end].lower() not in weekdays_of(language.code))
                or (end > place and tokens[end] == "-")
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
    # German and Dutch put participles and infinitives last: "wurde am Montag in Tarn geschlossen".
    ends_in_verb = language.has("compounds") and language.has("v2") and len(after) <= _LONGEST_VERB and after[-1].islower()
    follows_verb = language.has("v2") and not any(word.lower() in language.words("prepositions") for word in before)
    return ends_in_verb or (follows_verb and before[-1].islower() and before[-1] not in language.words("articles"))


def _follows_verb(tokens: Phrase, start: int, kept: Sequence[bool], language: Language) -> bool:
    """Tell whether a place stands first or right after a verb: after a noun, it can be the place of that alone."""
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


def _inverted(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one is the other with subject and verb exchanged, as after an adjunct that comes first."""
    # English keeps subject before verb, whatever comes first.
    if language.code == "en" or len(one) != len(other):
        return False
    if language.has("v2"):
        return any(one[0] == other[size] and _same(one[1 : size + 1], other[:size]) and one[size + 1 :] == other[size + 1 :]
                   for size in range(1, min(_LONGEST_SUBJECT, len(one) - 1) + 1))  # fmt: skip
    for size in range(1, _LONGEST_VERB + 1):
        verb, subject = one[:size], one[size:]
        if subject and other[-size:] == verb and _same(subject, other[:-size]) and _is_verb(verb, language):
            return not any(word.lower() in language.words("prepositions") - language.words("of") for word in subject)
    return False


def _same(one: Phrase, other: Phrase) -> bool:
    return [word.lower() for word in one] == [word.lower() for word in other]


def _is_verb(words: Phrase, language: Language) -> bool:
    bound = language.words("articles", "prepositions", "indefinite")
    return all(word.islower() and word.isalpha() and word not in bound for word in words)


def _date_inside(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a date that the other has between its subject and the verb at the end."""
    within: Mapping[str, Any] = language.known.get("dates_inside", {})
    place = next((place for place, word in enumerate(other) if word.startswith(DATE)), 0)
    # A comma may stand after the date that comes first, and nowhere else: it parts clauses.
    led = (*one[:1], *one[2:]) if one[1:2] == (",",) else one
    if not (within and place) or not _same((other[place], *other[:place], *other[place + 1 :]), led):
        return False
    before, after = other[:place], other[place + 1 :]
    # A participle would have the date for itself: "the bridge that fell on Monday was old".
    bound = tuple(within.get("not_before", ()))
    is_short = len(before) <= within["before"] and 0 < len(after) <= within["after"]
    return (
        is_short
        and not any(word.endswith(bound or ("\0",)) or word.startswith(DATE) for word in (*before, *after))
        and ("subject_ends" not in within or before[-1] in within["subject_ends"])
        and all(word in language.listed("plain") or not _is_kana(word) for word in (*before, *after))
    )


def _is_kana(word: str) -> bool:
    return "\u3041" <= word[0] <= "\u30ff"


def _names_exchanged(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two names, or two counts, joined by "and" have changed places."""
    differing = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left.lower() != right.lower()]
    if not differing:
        return False
    start, end = differing[0], differing[-1] + 1
    for place in range(start + 1, end - 1):
        if one[place].lower() not in language.words("joining"):
            continue
        first, last = one[start:place], one[place + 1 : end]
        turned = (*last, one[place], *first)
        # In the middle, what is joined may hang on a word before or after it: "of Tarn and Lod in May".
        stands_apart = start == 0 or end == len(one)
        if stands_apart and _same(turned, other[start:end]) and _are_parallel(first, last, start == 0):
            return True
    return False


def _are_parallel(first: Phrase, last: Phrase, leads: bool) -> bool:
    # "12 men and 3 women": a count, a noun and perhaps an adjective on either side.
    counted = first[0].startswith(NUMBER) and last[0].startswith(NUMBER) and len(first) <= 3 and len(last) <= 3
    named = (
        all(_is_name(word) for word in last) and (leads or all(_is_name(word) for word in first)) and len(first) == 1 == len(last)
    )
    return counted or named


def _participle_first(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one is the other with the participle before the verb and the subject behind it."""
    for left, right in ((one, other), (other, one)):
        # "Geschlossen wurde das Werk" says what "Das Werk wurde geschlossen" says.
        if len(left) > 2 and left[1] in language.words("participles_first") and left[0].islower():
            turned = (*left[2:], left[1], left[0])
            if _same(turned, right) and left[0].startswith(("ge", "be", "ver", "zer", "er", "ent", "an", "auf", "aus")):
                return True
    return False


def _parts_exchanged(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether subject and object have changed places in a language whose endings say which is which."""
    # A preposition may belong to either part, so that the parts cannot be told.
    if any(word.lower() in language.words("prepositions") for word in one):
        return False
    size = len(one)
    for first in range(1, size):
        if _same((*one[first:], *one[:first]), other) and (_is_verb(one[:first], language) and first == 1):
            return _roles_are_plain(one[first:], (), one[0], language)
        for second in range(first + 1, size):
            parts = one[:first], one[first:second], one[second:]
            for turned in (parts[::-1], (parts[0], parts[2], parts[1]), (parts[1], parts[0], parts[2])):
                if _same(tuple(word for part in turned for word in part), other):
                    verbs = [part for part in parts if len(part) == 1 and _is_verb(part, language)]
                    return any(_plain_with(parts, verb, language) for verb in verbs)
    return False


def _plain_with(parts: Sequence[Phrase], verb: Phrase, language: Language) -> bool:
    others = [part for part in parts if part is not verb]
    return len(others) == 2 and _roles_are_plain(others[0], others[1], verb[0], language)


def _roles_are_plain(one: Phrase, other: Phrase, verb: str, language: Language) -> bool:
    """Tell whether endings say which of two parts is the subject."""
    marks = tuple(language.known.get("accusatives", ()))
    marked = [any(word.endswith(marks) and len(word) > 3 for word in part) for part in (one, other)]
    # One accusative among two parts says which is the object; with none or two, order does.
    if marked.count(True) == 1:
        return True
    nouns = tuple(language.known.get("feminine_nouns", ()))
    feminine = [bool(part) and part[0].lower().endswith(nouns) for part in (one, other)]
    return (
        verb.endswith(tuple(language.known.get("feminine_verbs", ())))
        and feminine.count(True) == 1
        and len(one) == len(other) == 1
    )
