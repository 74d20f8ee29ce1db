"""Whether one statement denies another, told only where all else that the two say is the same.

A denial is claimed as carefully as a restatement: one word of negation, or one word of two that exclude each other, and every
other token alike. Words that leave room for both ("some", "only", "may", a soldier) leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from factcheck.matching import negating
from factcheck.matching.forms import Form, lowered
from factcheck.matching.language import Language
from factcheck.matching.wording import english

__all__ = ["denies", "says_not_the_opposite"]

Tokens = tuple[str, ...]

_ENGLISH: Final = "en"


def denies(one: Form, other: Form) -> bool:
    """Tell whether one of two statements denies just what the other says.

    Args:
        one: A statement.
        other: Another, which speaks of the same time.

    >>> from factcheck.matching.forms import read_form
    >>> denies(read_form("The road is not open."), read_form("The road is open."))
    True
    >>> denies(read_form("Some roads are not open."), read_form("Some roads are open."))
    False
    """
    # Of things of which there can be more, one statement may tell of some and the other of others.
    return bool(one.plain and other.plain) and _denies(one, other) and not (_counts_some(one) or _counts_some(other))


def _denies(one: Form, other: Form) -> bool:
    if one.language is not None and other.language is not None and one.language.code != _ENGLISH:
        return one.language.code == other.language.code and _denies_in(one, other, one.language)
    if _leaves_room(one.plain) or _leaves_room(other.plain):
        return False
    if one.plain in _affirmed(other.plain) or other.plain in _affirmed(one.plain):
        return True
    place = _only_difference(one.plain, other.plain)
    return place is not None and frozenset((one.plain[place], other.plain[place])) in _opposites("opposites")


def _counts_some(form: Form) -> bool:
    return form.language is not None and negating.counts_some(form.read, form.language)


def _denies_in(one: Form, other: Form, language: Language) -> bool:
    # Words of one meaning have not been put together here: a sign of negation may be part of a word, or change it.
    ours, theirs = lowered(one.read), lowered(other.read)
    for denied, said in ((one.denied, theirs), (other.denied, ours)):
        # Most statements deny nothing, and most that do deny something else.
        if denied and not denied.isdisjoint(negating.asserted(said, language)):
            return not (negating.leaves_room(ours, language) or negating.leaves_room(theirs, language))
    return False


def says_not_the_opposite(one: Form, other: Form) -> bool:
    """Tell whether one of two statements says "not open" where the other says "closed", and all else is the same.

    Args:
        one: A statement.
        other: Another.
    """
    return any(
        (place := _only_difference(affirmed, right)) is not None
        and place == taken
        and frozenset((affirmed[place], right[place])) in _opposites("complements")
        for left, right in ((one.plain, other.plain), (other.plain, one.plain))
        for affirmed, taken in _without_not(left)
    )


def _leaves_room(tokens: Tokens) -> bool:
    """Tell whether what is said can hold beside its denial, or whether it is not plain what a "not" denies."""
    return tokens[0] in _words("indefinite") or tokens[0][0].isdigit() or not _words("room").isdisjoint(tokens)


def _affirmed(tokens: Tokens) -> Iterator[Tokens]:
    """Give what a statement denies, in each way in which that can be put."""
    for affirmed, place in _without_not(tokens):
        yield affirmed
        before = affirmed[:place]
        if place and place < len(affirmed) and before[-1] in _words("support"):
            for verb in _finite(affirmed[place], before[-1]):
                yield (*before[:-1], verb, *affirmed[place + 1 :])


def _without_not(tokens: Tokens) -> Iterator[tuple[Tokens, int]]:
    """Give a statement without its one word of negation, and the place at which that stood."""
    places = [place for place, token in enumerate(tokens) if token in _words("negations")]
    # With two words of negation it is open which of them denies the whole.
    if len(places) == 1 and tokens[places[0]] in ("not", "never"):
        place = places[0]
        yield (*tokens[:place], *tokens[place + 1 :]), place
    short = [place for place, token in enumerate(tokens) if token.endswith("n'") and tokens[place + 1 : place + 2] == ("t",)]
    if not places and len(short) == 1:
        place = short[0]
        yield (*tokens[:place], tokens[place].removesuffix("n'"), *tokens[place + 2 :]), place + 1


def _finite(verb: str, support: str) -> tuple[str, ...]:
    if support == "did":
        # All ways of spelling are tried, since one that is no word matches no statement.
        doubled = f"{verb}{verb[-1]}ed"
        known: str | None = english()["past"].get(verb)
        return (known,) if known else (f"{verb}ed", f"{verb}d", f"{verb[:-1]}ied", doubled)
    return (verb,) if support == "do" else (f"{verb}s", f"{verb}es", f"{verb[:-1]}ies")


def _only_difference(one: Tokens, other: Tokens) -> int | None:
    if len(one) != len(other):
        return None
    # A second difference could be what the two disagree about, or have nothing to do with each other.
    places = [place for place, (ours, theirs) in enumerate(zip(one, other, strict=True)) if ours != theirs]
    return places[0] if len(places) == 1 else None


@cache
def _words(name: str) -> frozenset[str]:
    known: Mapping[str, list[str]] = english()["denial"]
    return frozenset(known[name])


@cache
def _opposites(name: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in english()["denial"][name])
