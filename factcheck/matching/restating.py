"""Why two statements say the same, told only where every token of both is accounted for.

Each rule adds a way in which two statements can differ and still say the same. None lets a word go: what a rule does not know
stays a word that both must have.
"""

from __future__ import annotations

from itertools import chain, product
from typing import Final

from factcheck.matching.cases import put_into_active, without_auxiliary
from factcheck.matching.forms import Form, bag_of, lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.asides import without_adverbs, without_asides
from factcheck.matching.order.han_order import put_in_order_of_active
from factcheck.matching.order.ordering import says_in_another_order
from factcheck.matching.values.renaming import renamed
from factcheck.matching.values.spelling import without_tonos

__all__ = ["why_same"]

_LONGEST_SUBJECT: Final = 4
_ALIFS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا"})


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
    if _is_active_of(one, other, language) or _is_active_of(other, one, language):
        return "the same, once in the active and once in the passive"
    if _is_turned_of(one, other, language) or _is_turned_of(other, one, language):
        return "the same in another order"
    # "Двое избили" is what two did, and "двоих избили" what was done to them.
    if _counts_others(one, other, language) or _counts_others(other, one, language):
        return None
    found = _why_same(one, other, language)
    # What both say by the way of the same noun hinders no order and no voice.
    shorter = chain(without_asides(one, other), without_adverbs(one, other))
    return found or next((why for pair in shorter if (why := _why_turned(*pair, language))), None)


def _why_turned(one: Form, other: Form, language: Language) -> str | None:
    if one.bag == other.bag and _alike(one.tokens, other.tokens, language):
        return "the same in another order"
    if _is_active_of(one, other, language) or _is_active_of(other, one, language):
        return "the same, once in the active and once in the passive"
    return None


def _why_same(one: Form, other: Form, language: Language) -> str | None:
    if one.lowered == other.lowered:
        # An expression from the lists is a decision of ours, and is said as such; another spelling is a fact.
        ours, theirs = (lowered(renamed(form.read, language, only_names=True)) for form in (one, other))
        known = ours != theirs
        return "the same, in words of one meaning" if known else "the same, with numbers, dates, units or names written otherwise"
    if language.has("hamza") and _differ_in_hamza(lowered(one.read), lowered(other.read)):
        return "the same, with letters that are often written without their sign"
    # In capitals a hyphen parts names: "Serbia-Montenegro".
    if one.joined == other.joined and one.folded != other.folded:
        return "the same, with a compound written in another way"
    if one.bag == other.bag and _alike(one.tokens, other.tokens, language):
        return "the same in another order"
    if _is_reported_as(one, other, language):
        return "the same words of the same speaker, put otherwise"
    if other.folded in one.converses or one.folded in other.converses:
        return "the same, seen from the other side"
    return None


def _counts_others(one: Form, other: Form, language: Language) -> bool:
    """Tell whether a number stands for who does something in one statement, and only for whom it is done to in the other."""
    doers, others = language.words("of_doers"), language.words("of_others")
    if not doers:
        return False
    ours, theirs = ({word.lower() for word in form.plain} for form in (one, other))
    return bool(ours & doers) and bool(theirs & others) and not (theirs & doers or ours & others)


def _is_in_capitals(one: Phrase, other: Phrase) -> bool:
    """Tell whether one is the other in capitals. Where the other has a word in capitals too, "US" and "us" would be one."""
    # In capitals Greek has no accents.
    return (
        len(one) == len(other)
        and tuple(_capital(word) for word in other) == tuple(_capital(word) for word in one)
        and all(word == word.upper() for word in one[1:])
        and not any(len(word) > 1 and word.isupper() for word in other)
        and any(len(word) > 1 for word in one[1:])
    )


def _capital(word: str) -> str:
    letters = without_tonos(word.upper())
    return letters if any("\u0370" <= letter <= "\u03ff" for letter in letters) else word.upper()


def _differ_in_hamza(one: Phrase, other: Phrase) -> bool:
    """Tell whether words differ only in that one of two writes its alif without the sign on it, as many do in Arabic."""
    return len(one) == len(other) and all(
        left == right or (_bare(left) == _bare(right) and _bare(left) in (left, right))
        for left, right in zip(one, other, strict=True)
    )


def _bare(word: str) -> str:
    return word.translate(_ALIFS)


def _alike(one: Phrase, other: Phrase, language: Language) -> bool:
    # A sentence that begins with a name and one that has it inside differ in the first letter only, so both ways are tried.
    pairs = product((one, lowered(one)), (other, lowered(other)))
    return any(left == right or says_in_another_order(left, right, language) for left, right in pairs)


def _is_active_of(one: Form, other: Form, language: Language) -> bool:
    """Tell whether one of two statements is the other, put into the active."""
    # Turkish may set a comma behind a subject, to part it from what follows.
    bare = one.tokens
    if language.has("verb_last") and one.tokens.count(",") == 1 and one.tokens.index(",") <= _LONGEST_SUBJECT:
        bare = tuple(word for word in one.tokens if word != ",")
    written = dict.fromkeys((one.tokens, bare))
    if any(_alike(tokens, active, language) for active in other.actives_like(one) for tokens in written):
        return True
    ordered = (renamed(active, language) for active in put_in_order_of_active(other.tokens, language))
    if any(_alike(one.tokens, active, language) for active in ordered):
        return True
    return language.has("cased") and any(
        _alike(renamed(plain, language), renamed(active, language), language)
        for ours, theirs in ((one.read, other.read), (one.tokens, other.tokens))
        for plain in (without_auxiliary(ours, language),)
        for active in put_into_active(theirs, plain, language)
    )


def _is_turned_of(one: Form, other: Form, language: Language) -> bool:
    """Tell whether one of two statements is the other with its object behind the verb, or with "se" for a passive."""
    return any(bag == one.bag and _alike(one.tokens, turned, language) for turned, bag in other.turned)


def _is_reported_as(one: Form, other: Form, language: Language) -> bool:
    """Tell whether two statements say that the same person said the same, or the same in another order."""
    if not one.reports.isdisjoint(other.reports):
        return True
    return any(
        ours[:2] == theirs[:2]
        and bag_of(ours[2]) == bag_of(theirs[2])
        and _alike(one.cased(ours[2]), other.cased(theirs[2]), language)
        for ours, theirs in product(one.reports, other.reports)
    )
