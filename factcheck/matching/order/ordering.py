"""Statements that say the same in another order, told only where no word can belong to something else in the other order.

What may move is an adjunct of known extent: a date or the name of a place with the preposition before it, at the beginning or the
end of a statement of one clause. Nothing moves past a word whose reach depends on where it stands, such as "only" or "said".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import LONGEST_SUBJECT, adjunct_moved, is_verb, times_in
from factcheck.matching.order.adverbials import adverbials_moved, is_same_without, only_verb, without_second_words
from factcheck.matching.order.clauses import (
    SIGNS_THAT_STAY,
    clause_moved,
    first_sources,
    says_one_thing,
    says_that,
    source_moved,
    sources_parted,
    with_names_unquoted,
    without_part,
)
from factcheck.matching.order.common_parts import without_common_parts
from factcheck.matching.order.fields import fronts_exchanged
from factcheck.matching.order.fronting import heads_before_clause, phrase_moved, subject_last
from factcheck.matching.order.han_order import cause_moved, same_with_day_first
from factcheck.matching.order.han_parts import han_part_moved
from factcheck.matching.order.joining import joins_freely, joins_the_same
from factcheck.matching.order.listing import list_turned
from factcheck.matching.order.verb_last import adjunct_behind_subject
from factcheck.matching.order.verb_last_clauses import led_part_moved
from factcheck.matching.order.verb_places import verb_elsewhere
from factcheck.matching.parts import is_name, same_tokens, without_commas
from factcheck.matching.values.marks import DATE, NUMBER, SAME
from factcheck.matching.values.times import times_at

__all__ = ["says_in_another_order"]

_ANCHORED: Final = ("negation", "focus", "hedging", "hearsay", "clauses", "intent", "about", "deixis")


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
    if language.has("free_order"):
        one, other = (with_names_unquoted(tokens) for tokens in (one, other))
    if source_moved(one, other, language) or source_moved(other, one, language):
        return True
    if any(_same_without_source(*pair, language) for pair in ((one, other), (other, one))):
        return True
    if clause_moved(one, other, language) or clause_moved(other, one, language) or says_that(one, other, language):
        return True
    if same_with_day_first(one, other, language) or cause_moved(one, other, language) or cause_moved(other, one, language):
        return True
    if han_part_moved(one, other, language) or led_part_moved(one, other, language) or led_part_moved(other, one, language):
        return True
    # Commas come and go with the order: "On Monday, he left" and "He left on Monday".
    left, right = without_commas(lowered(one)), without_commas(lowered(other))
    if Counter(word.lower() for word in left) != Counter(word.lower() for word in right):
        return False
    # The same order means that only a comma differs, and a comma can part "No, money is left" from "No money is left".
    if left == right:
        return False
    if _second_word_moved(left, right, language):
        return True
    small = lowered(one), lowered(other)
    is_list = _names_exchanged(left, right, language) or any(list_turned(*pair, language) for pair in (small, (one, other)))
    joins_parts = is_list or joins_the_same(left, right, language)
    is_free_to_join = joins_parts and any(joins_freely(tokens, language) for tokens in (left, right))
    if not (_is_free(left, language) and _is_free(right, language) and is_free_to_join):
        return _day_moved_before_clause(one, other, language) or (
            is_free_to_join
            and all(_is_denied_last(tokens, language) for tokens in (left, right))
            and adjunct_moved(one, other, language, kinds=(("date",),))
        )
    return _moves_freely(one, other, language)


def _moves_freely(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements without words that keep their place are made of the same parts in another order."""
    small = lowered(one), lowered(other)
    plain = without_commas(small[0]), without_commas(small[1])
    either_way = (phrase_moved, subject_last, _date_inside, _object_first)
    of_parts = (fronts_exchanged, _names_exchanged, _participle_first, verb_elsewhere, _parts_turned)
    return (
        adjunct_moved(one, other, language)
        or _day_moved_before_clause(one, other, language)
        or any(list_turned(*pair, language) for pair in (small, (one, other)))
        or any(rule(*pair, language) for rule in either_way for pair in (small, small[::-1]))
        or any(rule(*plain, language) for rule in of_parts)
        or any(adjunct_behind_subject(*pair, language) for pair in ((one, other), (other, one)))
        or any(
            any(rule(ours, theirs, language) for rule in (is_same_without, _parts_exchanged, verb_elsewhere))
            for ours, theirs in chain(adverbials_moved(one, other, language), without_common_parts(one, other, language))
        )
    )


def _is_denied_last(tokens: Phrase, language: Language) -> bool:
    """Tell whether what is denied stands behind all expressions of time, so that "not" denies none of them: "am Montag nicht"."""
    signs = [place for place, word in enumerate(tokens) if word.lower() in language.words("negation")]
    times = list(times_in(tokens, language))
    return (
        language.has("v2")
        and len(signs) == 1
        and all(end <= signs[0] for _, end in times)
        and _is_free((*tokens[: signs[0]], *tokens[signs[0] + 1 :]), language)
    )


def _is_free(tokens: Phrase, language: Language) -> bool:
    """Tell whether a statement has no words whose reach depends on where they stand."""
    anchored = _anchored(language) - _halves_of_verbs(tokens, language)
    # "Until 2031" is an expression of time whole, and its "until" begins no clause.
    of_time = {place for start, end in times_in(tokens, language) for place in range(start, end)}
    for place, word in enumerate(tokens):
        # "He refused" at the end says all there is; "he refused to leave on Monday" may be about the leaving.
        reaches_on = not (word in language.words("intent") and _ends_its_clause(tokens, place, language)) and place not in of_time
        # Turkish sets an apostrophe before the ending of a number.
        is_sign = word in SIGNS_THAT_STAY and word not in language.words("suffix_sign")
        if is_sign or (word.lower() in anchored and reaches_on) or _is_infinite(tokens, place, language):
            return False
    return True


def _day_moved_before_clause(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements differ in where a day stands, before a clause or a phrase with which both end."""
    return any(
        all(_is_free(without_commas(lowered(head)), language) and joins_freely(head, language) for head in heads)
        and adjunct_moved(*heads, language, kinds=(("date",),))
        for heads in heads_before_clause(one, other, language)
    )


def _halves_of_verbs(tokens: Phrase, language: Language) -> frozenset[str]:
    """Give verbs that say that somebody said something only with a second part, which is not there: "gab … an"."""
    known: Mapping[str, Sequence[str]] = language.known.get("said_with", {})
    return frozenset(verb for verb, parts in known.items() if set(parts).isdisjoint(tokens))


@cache
def _anchored(language: Language) -> frozenset[str]:
    """Give the words whose reach depends on where they stand, and the tokens that stand for them and what means the same."""
    days = frozenset(word for words in language.listed("day_words") for word in words.split())
    # "Without power" denies the power, wherever the rest stands.
    without = language.words("negation") & language.words("of_nouns")
    words = language.words(*_ANCHORED) - language.words("prepositions", "articles", "copulas") - days - without
    classes = (
        f"{SAME}same-{number}"
        for number, expressions in enumerate(language.classes("same"))
        if not words.isdisjoint(word for expression in expressions for word in expression.split())
    )
    return words | frozenset(classes)


def _is_infinite(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a verb begins here that can have an adjunct of its own: "to leave", "banning"."""
    if language.code != "en":
        return _is_infinitive(tokens, place, language)
    word, following = tokens[place], tokens[place + 1 : place + 2]
    if word in language.words("infinitives") and following:
        return following[0].islower() and following[0] not in language.words("articles", "quantity")
    # "was leaving" is one verb; "saw the army leaving on Monday" has two, and the day may belong to either.
    is_finite = place > 0 and tokens[place - 1] in language.words("copulas") | {"be", "been", "being"}
    is_noun = word in language.words("day_parts", "of_events")
    return word.islower() and word.endswith("ing") and len(word) > len("being") and not is_finite and not is_noun


def _is_infinitive(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether a word has the ending of an infinitive, and has what leads to one before or in it, or a verb before it."""
    forms: Mapping[str, Sequence[str]] = language.known.get("infinitive_forms", {})
    word, before = tokens[place], tokens[place - 1].lower() if place else ""
    if not word.islower() or word in forms.get("not", ()):
        return False
    finite = tuple(language.listed("finite_endings") | language.words("verb_endings")) or ("\0",)
    # "Auszureisen" has "zu" behind the first part of the verb.
    is_led = before in forms.get("after", ()) or any(mark in word[2:-3] for mark in forms.get("inside", ()))
    is_marked = is_led and word.endswith(tuple(forms["marked"]))
    return is_marked or (before.endswith(finite) and word.endswith(tuple(forms.get("bare", ("\0",)))))


def _ends_its_clause(tokens: Phrase, place: int, language: Language) -> bool:
    """Tell whether nothing follows a verb such as "failed" that it can be said of, such as "to open"."""
    following = tokens[place + 1 : place + 2]
    leading = language.words("prepositions") - {"to"} if language.code == "en" else frozenset()
    return not following or following[0].startswith(DATE) or following[0] in leading


def _date_inside(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a date that the other has between its subject and the verb at the end."""
    within: Mapping[str, Any] = language.known.get("dates_inside", {})
    place = next((place for place in range(1, len(other)) if _days_at(other, place, language)), 0)
    if not (within and place):
        return False
    end = place + _days_at(other, place, language)
    before, after = other[:place], other[end:]
    # A comma may stand after the date that comes first, and nowhere else: it parts clauses.
    size = end - place
    led = (*one[:size], *one[size + 1 :]) if one[size : size + 1] == (",",) else one
    if not same_tokens((*other[place:end], *before, *after), led):
        return False
    # A participle would have the date for itself: "the bridge that fell on Monday was old".
    bound = tuple(within.get("not_before", ()))
    is_short = len(before) <= within["before"] and 0 < len(after) <= within["after"]
    return (
        is_short
        and not any(word.endswith(bound or ("\0",)) for word in (*before, *after[:-1]))
        and not any(word.startswith(DATE) for word in (*before, *after))
    )


def _days_at(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens of a date, or of a word such as "yesterday", at a place; 0 where there is none."""
    return 1 if tokens[place].startswith(DATE) else times_at(tokens, place, language)


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
        # In the middle, what is joined may hang on a word before or after it: "of Tarn and Lod in May", or be part
        # of a name beside it: "Anna and Bert Voss".
        beside = (*one[max(0, start - 1) : start], *one[end : end + 1])
        stands_apart = (start == 0 or end == len(one)) and not any(is_name(word) for word in beside)
        if stands_apart and same_tokens(turned, other[start:end]) and _are_parallel(first, last, start == 0):
            return True
    return False


def _are_parallel(first: Phrase, last: Phrase, leads: bool) -> bool:
    # "12 men and 3 women": a count, a noun and perhaps an adjective on either side.
    counted = first[0].startswith(NUMBER) and last[0].startswith(NUMBER) and len(first) <= 3 and len(last) <= 3
    named = (
        all(is_name(word) for word in last) and (leads or all(is_name(word) for word in first)) and len(first) == 1 == len(last)
    )
    return counted or named


def _participle_first(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one is the other with the participle before the verb and the subject behind it."""
    for left, right in ((one, other), (other, one)):
        # "Geschlossen wurde das Werk" says what "Das Werk wurde geschlossen" says.
        if len(left) > 2 and left[1] in language.words("participles_first") and left[0].islower():
            turned = (*left[2:], left[1], left[0])
            if same_tokens(turned, right) and left[0].startswith(("ge", "be", "ver", "zer", "er", "ent", "an", "auf", "aus")):
                return True
    return False


def _object_first(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with what has something done to it, by its article, and the other with who does it.

    "Dem Verein gab die Stadt Geld" says what "Die Stadt gab dem Verein Geld" does.
    """
    objects, subjects = language.listed("object_articles"), language.listed("subject_articles")
    if not objects or one[0].lower() not in objects or other[0].lower() not in subjects:
        return False
    for first in range(2, min(LONGEST_SUBJECT, len(one) - 2)):
        thing, verb = one[:first], one[first]
        for size in range(1, min(LONGEST_SUBJECT, len(one) - first - 1) + 1):
            subject, rest = one[first + 1 : first + 1 + size], one[first + 1 + size :]
            if same_tokens((*subject, verb, *thing, *rest), other):
                # A second article would begin another part, which could be the object.
                bound = objects | subjects | language.words("prepositions")
                return verb.islower() and all(bound.isdisjoint(word.lower() for word in part[1:]) for part in (thing, subject))
    return False


def _parts_turned(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether subject and object have changed places, wherever a little word such as "je" has gone with that."""
    if not language.has("free_order"):
        return False
    (left, ours), (right, theirs) = (without_second_words(tokens, language) for tokens in (one, other))
    return ours == theirs and _parts_exchanged(left, right, language)


def _same_without_source(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements have the same source, parted by commas in one of them, and say the same without it."""
    parted = tuple(sources_parted(one, language))
    for source in (*parted, *first_sources(one, language)) if language.has("free_order") else ():
        left, right = (without_part(tokens, source) for tokens in (one, other))
        if left is None or right is None:
            continue
        is_inside = left[1] != () or (right[1] != () and not same_tokens(other[: len(source)], source))
        if is_inside and not says_one_thing(left[0], language):
            continue
        # "По данным полиции города": what follows may belong to the source, unless it is the verb.
        following = right[1]
        verb = only_verb(right[0], language)
        ends = following in ((), (",",)) or (verb is not None and following == (right[0][verb],))
        is_same = same_tokens(left[0], right[0]) and (ends or source in parted)
        if is_same or (ends and says_in_another_order(lowered(left[0]), lowered(right[0]), language)):
            return True
    return False


def _second_word_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements of one clause differ in where a little word stands: "je osudio" and "osudio je"."""
    (left, ours), (right, theirs) = (without_second_words(tokens, language) for tokens in (one, other))
    bound = language.words("joining", "that", "clauses", "linking") | SIGNS_THAT_STAY
    return len(ours) == 1 and ours == theirs and same_tokens(left, right) and bound.isdisjoint(word.lower() for word in one)


def _parts_exchanged(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether subject and object have changed places in a language whose endings say which is which."""
    size = len(one)
    # The first word of one may be a name, which the other shows.
    names = {word.lower(): word for word in (*one[1:], *other[1:]) if is_name(word)}
    one = tuple(names.get(word.lower(), word) for word in one)
    for first in range(1, size):
        if same_tokens((*one[first:], *one[:first]), other) and (_is_finite(one[:first], language) and first == 1):
            is_bare = not any(word.lower() in language.words("prepositions") for word in one)
            return is_bare and _roles_are_plain(one[first:], (), one[0], language)
        for second in range(first + 1, size):
            parts = one[:first], one[first:second], one[second:]
            for turned in (parts[::-1], (parts[0], parts[2], parts[1]), (parts[1], parts[0], parts[2])):
                if same_tokens(tuple(word for part in turned for word in part), other):
                    verbs = [part for part in parts if len(part) == 1 and _is_finite(part, language)]
                    return any(_plain_with(parts, verb, language) for verb in verbs)
    return False


def _is_finite(words: Phrase, language: Language) -> bool:
    """Tell whether a word has the ending of a verb, where any noun stands in small letters and may stand anywhere."""
    return is_verb(words, language) and words[0].endswith(tuple(language.listed("finite_endings")))


def _plain_with(parts: Sequence[Phrase], verb: Phrase, language: Language) -> bool:
    others = [part for part in parts if part is not verb]
    # What begins with a preposition is no part of its own, and may belong to the one before it.
    leading = language.words("prepositions", "of_events", "attaching", "causes")
    is_whole = all(part[0].lower() not in leading for part in others)
    return len(others) == 2 and is_whole and _roles_are_plain(others[0], others[1], verb[0], language)


def _takes_no_such_verb(word: str, verb: str, language: Language) -> bool:
    """Tell whether a word stands in no subject of a verb, by the ending of that."""
    found = (words for verbs, words in language.classes("agreement") if re.search(verbs, verb))
    return any(re.search(words, word) for words in found)


def _head(part: Phrase) -> str:
    """Give the first word of a part, which an apostrophe may have cut in two."""
    return "".join(part[:2]) if part[0].endswith("'") else part[0]


def _roles_are_plain(one: Phrase, other: Phrase, verb: str, language: Language) -> bool:
    """Tell whether endings say which of two parts is the subject."""
    marks = tuple(language.known.get("accusatives", ()))
    marked = [any(word.endswith(marks) and len(word) > 3 for word in part) for part in (one, other)]
    # One accusative among two parts says which is the object; with none or two, order does.
    if marked.count(True) == 1:
        return True
    # "Pięciu mężczyzn" takes a verb in the neuter, so that it is no subject of "zatrzymała".
    excluded = [any(_takes_no_such_verb(word, verb, language) for word in part) for part in (one, other)]
    if excluded.count(True) == 1:
        return True
    # A person is done something to in another form, so that "президент" is who signed.
    people = [bool(part) and not language.words("people").isdisjoint((part[0], part[-1])) for part in (one, other)]
    if people.count(True) == 1:
        return True
    heads = [bool(part) and _takes_no_such_verb(f"^{_head(part)}", verb, language) for part in (one, other)]
    if heads.count(True) == 1:
        return True
    nouns = tuple(language.known.get("feminine_nouns", ()))
    feminine = [bool(part) and part[0].lower().endswith(nouns) for part in (one, other)]
    return (
        verb.endswith(tuple(language.known.get("feminine_verbs", ())))
        and feminine.count(True) == 1
        and len(one) == len(other) == 1
    )
