"""Phrases of any length that stand first in one statement and elsewhere in another: "in the north of the country".

Where a phrase stands before the verb that comes second, it is one part of the sentence, and right behind that verb it hangs on no
noun. At the end it may be part of what stands before it, unless that is counted or hit where it is, as in "killed 12 people".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import days_apart
from factcheck.matching.order.clauses import has_participle_of_noun, leads_of
from factcheck.matching.order.participles import follows_participle
from factcheck.matching.parts import same_tokens, without_commas
from factcheck.matching.values.marks import NUMBER, SAME

__all__ = ["begins_phrase", "happens_there", "has_causes", "heads_before_clause", "is_cause", "phrase_moved", "subject_last"]

_LONGEST_PHRASE: Final = 9
_LONGEST_SUBJECT: Final = 9
_LEAST_OF_A_HEAD: Final = 3


def heads_before_clause(one: Phrase, other: Phrase, language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what two statements say before a clause or a phrase with which both end, in each way in which they can be parted.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    # Without a list of what begins an infinitive, "he began on Monday to sing" reads like any other.
    if not language.has("infinitive_marks"):
        return
    starts = language.words("clauses", "of_events", "prepositions") - language.words("comparing", "articles", "infinitive_marks")
    for place in range(_LEAST_OF_A_HEAD, len(one) - 1):
        tail = one[place:]
        head, other_head = one[:place], other[: len(other) - len(tail)]
        is_result = head[-1] == "," and _says_what_came_of_it(tail[0], language)
        if not (tail[0] in starts or is_result) or other[len(other_head) :] != tail or len(other_head) < _LEAST_OF_A_HEAD:
            continue
        if not language.words("intent").isdisjoint(word.lower() for word in head) or _has_infinitive(tail, language):
            continue
        # With a comma a clause says more of something, and without one it says which is meant.
        is_parted = [part[-1] == "," for part in (head, other_head)]
        # "Sold more on Monday than" compares Mondays.
        if is_parted[0] == is_parted[1] and language.words("comparatives").isdisjoint(word.lower() for word in head):
            yield head, other_head


def _says_what_came_of_it(word: str, language: Language) -> bool:
    """Tell whether a word behind a comma begins what the whole led to: "..., killing two guards"."""
    endings = tuple(language.listed("result_endings") or ("\0",))
    return word.islower() and (word.endswith(endings) or word in language.words("results"))


def _has_infinitive(tail: Phrase, language: Language) -> bool:
    """Tell whether a verb may stand here that has a day of its own."""
    marks, endings = language.words("infinitive_marks"), tuple(language.listed("infinitive_endings") or ("",))
    after = language.words("articles", "indefinite", "quantity", "prepositions")
    return any(mark in marks and word.islower() and word.endswith(endings) and word not in after for mark, word in pairwise(tail))


def phrase_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a phrase that stands behind the verb or at the end of the other.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    ours, theirs = days_apart(one, language), days_apart(other, language)
    if ours is None or theirs is None or sorted(ours[0]) != sorted(theirs[0]):
        return False
    left, right = without_commas(lowered(ours[1])), without_commas(lowered(theirs[1]))
    if len(left) != len(right) or not begins_phrase(left, language):
        return False
    unended = language.words("articles", "indefinite", "prepositions", "joining")
    for size in range(2, min(_LONGEST_PHRASE, len(left) - 2) + 1):
        phrase, rest = left[:size], left[size:]
        # "In het park zag de" is no phrase.
        if phrase[-1].lower() in unended:
            continue
        if language.has("v2"):
            if _is_behind_verb(phrase, rest, right, language) or _are_exchanged(phrase, rest, right, language):
                return True
        elif same_tokens((*rest, *phrase), right) and (
            happens_there(rest, phrase[0], language) or _is_cause_of_all(phrase, rest, language)
        ):
            return True
    return False


def _is_behind_verb(phrase: Phrase, rest: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether a statement has behind its verb the phrase with which another begins, and is the same but for that."""
    verb = rest[0]
    if not _can_be_verb(verb, language):
        return False
    for size in range(1, min(_LONGEST_SUBJECT, len(rest) - 1) + 1):
        subject, left = rest[1 : size + 1], rest[size + 1 :]
        if same_tokens((*subject, verb, *phrase, *left), other):
            return True
        if same_tokens((*subject, verb, *left, *phrase), other):
            return happens_there((*subject, verb, *left), phrase[0], language)
    return False


def is_cause(phrase: Phrase, language: Language) -> bool:
    """Tell whether a phrase begins with words such as "because of", which say why and not which.

    Args:
        phrase: The tokens of a phrase.
        language: Their language.
    """
    attaching = language.words("attaching_circumstances")
    return any(same_tokens(phrase[: len(lead)], lead) for lead in leads_of(language, "circumstances") if lead[0] not in attaching)


def _is_cause_of_all(phrase: Phrase, rest: Phrase, language: Language) -> bool:
    whole = [True] * len(rest)
    is_plain = rest[-1] not in language.words("event_nouns") and not follows_participle(rest, whole, len(rest), language)
    return is_plain and is_cause(phrase, language) and not (has_participle_of_noun(rest, language) or has_causes(rest, language))


def has_causes(words: Phrase, language: Language) -> bool:
    """Tell whether one of some words is made of a verb, such as "closure", so that it can have a cause of its own.

    Args:
        words: Some tokens.
        language: Their language.
    """
    endings = tuple(language.listed("verbal_nouns"))
    # Where nobody has listed how such nouns end, any may be one.
    return not endings or any(
        word.lower().endswith(endings) and word.lower() not in language.words("no_verbal_nouns") for word in words
    )


def begins_phrase(tokens: Phrase, language: Language) -> bool:
    """Tell whether tokens begin with a preposition, or with words such as "because of".

    Args:
        tokens: Some tokens.
        language: Their language.
    """
    return tokens[:1] != () and (
        tokens[0].lower() in language.words("prepositions", "of_events")
        or any(same_tokens(tokens[: len(lead)], lead) for lead in leads_of(language, "circumstances"))
    )


def _can_be_verb(word: str, language: Language) -> bool:
    bound = language.words("articles", "prepositions", "indefinite", "quantity", "joining", "clauses", "of")
    return word.islower() and word.isalpha() and word not in bound


def _are_exchanged(phrase: Phrase, rest: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two phrases, one before the verb and one behind it, have changed places."""
    if not _can_be_verb(rest[0], language) or not begins_phrase(rest[1:], language):
        return False
    unended = language.words("articles", "indefinite", "prepositions", "joining")
    return any(
        same_tokens((*rest[1 : size + 1], rest[0], *phrase, *rest[size + 1 :]), other) and rest[size].lower() not in unended
        for size in range(2, min(_LONGEST_PHRASE, len(rest) - 2) + 1)
    )


def subject_last(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one has its subject behind a verb and a phrase that the other has behind its subject.

    "Im Mai entgleiste bei Tarn ein Zug" says what "Ein Zug entgleiste im Mai bei Tarn" does.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    ours, theirs = days_apart(one, language), days_apart(other, language)
    if not language.has("v2") or ours is None or theirs is None or not ours[0] or sorted(ours[0]) != sorted(theirs[0]):
        return False
    left, right = without_commas(lowered(ours[1])), without_commas(lowered(theirs[1]))
    if len(left) < len("VPNS") or not _can_be_verb(left[0], language) or left[1].lower() not in language.words("prepositions"):
        return False
    # A second verb at the end would have the phrase for itself.
    return any(
        same_tokens((*left[size:], *left[:size]), right)
        and (left[size].startswith(NUMBER) or left[size].lower() in language.words("articles", "indefinite", "quantity"))
        for size in range(3, min(_LONGEST_PHRASE, len(left) - 1) + 1)
    )


def happens_there(rest: Phrase, lead: str, language: Language) -> bool:
    """Tell whether what is done happens where those are whom it is done to, as with "killed", and nothing else could be there.

    Args:
        rest: The tokens of a statement before a phrase at its end.
        lead: The first word of the phrase.
        language: The language of both.
    """
    # "With a knife" and "from Tarn" say as well whom it is done to.
    if lead.lower() not in language.words("local_leads"):
        return False
    # A person with an office is told from others by it and not by a place: "cleared the mayor in Tarn".
    if "person_verbs" in language.known:
        met = language.known["person_verbs"] + language.known["known_persons"]
        if re.fullmatch(met, " ".join(rest).lower()):
            return True
    places = [place for place, word in enumerate(rest) if word.lower() in language.words("local_verbs")]
    if len(places) != 1:
        return False
    # A preposition or a participle between verb and phrase has a place of its own: "a man wanted in Tarn".
    after = [word.lower() for word in rest[places[0] + 1 :]]
    after = after[1:] if after[:1] and after[0] in language.words("particles") else after
    bound = language.words("prepositions", "of", "of_nouns", "of_events", "clauses", "joining") | {","}
    # "Heard the appeal of two men seized in London" has a verb of its own.
    if not after and not language.has("v2") and follows_participle(rest, [True] * len(rest), len(rest), language):
        return False
    # "The bridge at Orrel" says by its place which bridge is meant.
    if after and not (after[0].startswith((NUMBER, f"{SAME}before_numbers")) or after[0] in language.words("indefinite")):
        return False
    endings = tuple(language.listed("participle_endings") or ("\0",))
    return bound.isdisjoint(after) and not any(word.endswith(endings) for word in after)
