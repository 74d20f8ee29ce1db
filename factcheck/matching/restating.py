"""Why two statements say the same, told only where every token of both is accounted for.

Each rule adds a way in which two statements can differ and still say the same. None lets a word go: what a rule does not know
stays a word that both must have.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from factcheck.matching.canonical import renamed
from factcheck.matching.forms import Form, lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.ordering import says_in_another_order

__all__ = ["why_same"]

# Of whom something is said: a name with a title, as in "the spokesman of the ministry in Tarn"; more is a clause.
_LONGEST_SPEAKER: Final = 7


def why_same(one: Form, other: Form) -> str | None:
    """Say why two statements say the same.

    Args:
        one: A statement.
        other: Another, of the same language.

    Returns:
        What it rests on; None where a token of one is not accounted for by the other.

    >>> from factcheck.matching.forms import read_form
    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> why_same(read_form("On 2 May 2031 twelve men fled.", english), read_form("12 men fled on May 2, 2031.", english))
    'the same in another order'
    >>> why_same(read_form("Twelve men fled.", english), read_form("Only twelve men fled.", english))
    """
    if one.plain == other.plain:
        return "the same word for word"
    if _is_in_capitals(one.plain, other.plain) or _is_in_capitals(other.plain, one.plain):
        return "the same word for word, once in capitals"
    language = one.language
    # Rules are about a language's own words. Two languages are never held against each other by them.
    if language is None or other.language is None or language.code != other.language.code:
        return None
    if one.lowered == other.lowered:
        # An expression from the lists is a decision of ours, and is said as such; another spelling is a fact.
        ours, theirs = (lowered(renamed(form.read, language, only_names=True)) for form in (one, other))
        known = ours != theirs
        return "the same, in words of one meaning" if known else "the same, with numbers, dates, units or names written otherwise"
    if one.bag == other.bag and _alike(one.tokens, other.tokens, language):
        return "the same in another order"
    if _is_active_of(one, other, language) or _is_active_of(other, one, language):
        return "the same, once in the active and once in the passive"
    if _says_last(one, other, language) or _says_last(other, one, language):
        return "the same, with whoever said it in another place"
    if other.folded in one.converses:
        return "the same, seen from the other side"
    return None


def _is_in_capitals(one: Phrase, other: Phrase) -> bool:
    """Tell whether one is the other in capitals. Where the other has a word in capitals too, "US" and "us" would be one."""
    return (
        len(one) == len(other)
        and tuple(word.upper() for word in other) == tuple(word.upper() for word in one[:1]) + one[1:]
        and not any(len(word) > 1 and word.isupper() for word in other)
        and any(len(word) > 1 for word in one[1:])
    )


def _alike(one: Phrase, other: Phrase, language: Language) -> bool:
    # A sentence that begins with a name and one that has it inside differ in the first letter only, so both ways are tried.
    pairs = product((one, lowered(one)), (other, lowered(other)))
    return any(left == right or says_in_another_order(left, right, language) for left, right in pairs)


def _is_active_of(one: Form, other: Form, language: Language) -> bool:
    """Tell whether one of two statements is the other, put into the active."""
    return any(_alike(one.tokens, active, language) for active in other.actives.get(one.bag, ()))


def _says_last(one: Form, other: Form, language: Language) -> bool:
    """Tell whether one ends with "somebody said" where the other begins with it."""
    for place, word in enumerate(other.folded[:_LONGEST_SPEAKER]):
        # Place 0 would leave nobody who speaks.
        if place and word in language.words("saying"):
            speaker, said = other.folded[:place], other.folded[place + 1 :]
            said = said[1:] if said[:1] == ("that",) else said
            # In a row or a clause it would be open how far the speaker's words go: "he left, she said, and wept".
            is_one = "," not in said and language.words("joining", "clauses").isdisjoint(said)
            turned = (
                (*said, ",", *speaker, word),
                (*said, ",", word, *speaker),
                (*speaker, word, *said),
                (*speaker, word, "that", *said),
            )
            if is_one and one.folded in turned:
                return True
    return False
