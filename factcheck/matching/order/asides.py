"""What is said between two commas of a noun before it: "the port, which is old, will close". Both statements do without it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import attrs

from factcheck.matching.forms import Form
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.marks import NUMBER

__all__ = ["without_adverbs", "without_asides"]

_LONGEST: Final = 14
_COMMA: Final = ","

Aside = tuple[str, Phrase]
"""The word before an aside, in small letters, and the aside with both of its commas."""


def without_asides(one: Form, other: Form) -> Iterator[tuple[Form, Form]]:
    """Give two statements without an aside that both have behind the same word; nothing where there is none.

    Args:
        one: A statement.
        other: Another, of the same language.
    """
    language = one.language
    if language is None or one.tokens.count(_COMMA) < 2 or other.tokens.count(_COMMA) < 2:
        return
    for aside in set(_asides(one.tokens, language)) & set(_asides(other.tokens, language)):
        forms = [_without(form, aside) for form in (one, other)]
        if forms[0] is not None and forms[1] is not None:
            yield forms[0], forms[1]


def without_adverbs(one: Form, other: Form) -> Iterator[tuple[Form, Form]]:
    """Give two statements of one clause without an adverb such as "already" that both have, wherever it stands about their verb.

    Args:
        one: A statement.
        other: Another, of the same language.
    """
    language = one.language
    if language is None:
        return
    shared = {word for word in one.tokens[1:] if word in language.words("verb_adverbs")} & set(other.tokens[1:])
    bound = language.words("clauses", "joining") | {_COMMA}
    for adverb in shared:
        forms = [one, other]
        if all(_follows_helper(form, adverb, language) and bound.isdisjoint(form.tokens) for form in forms):
            left, right = (
                attrs.evolve(form, tokens=_except(form.tokens, adverb), read=_except(form.read, adverb)) for form in forms
            )
            yield left, right


def _follows_helper(form: Form, adverb: str, language: Language) -> bool:
    """Tell whether an adverb stands behind "has" or "was", or before an article: elsewhere a participle may have it."""
    helping = language.words("copulas", "auxiliaries", "perfects", "modality")
    helping |= {word for words in language.known.get("passive", {}).get("aux", ()) for word in words.split()}
    return all(_stands_by(words, adverb, helping, language) for words in (form.tokens, form.read))


def _stands_by(words: Phrase, adverb: str, helping: frozenset[str], language: Language) -> bool:
    if words.count(adverb) != 1:
        return False
    place = words.index(adverb)
    following = "".join(words[place + 1 : place + 2])
    leads = language.words("articles", "indefinite") - language.words("prepositions")
    return words[place - 1] in helping or following in leads or following.startswith(NUMBER)


def _except(tokens: Phrase, adverb: str) -> Phrase:
    return tuple(word for word in tokens if word != adverb)


def _asides(tokens: Phrase, language: Language) -> Iterator[Aside]:
    commas = [place for place, word in enumerate(tokens) if word == _COMMA]
    for start, end in pairwise(commas):
        following = "".join(tokens[end + 1 : end + 2]).lower()
        # "Anna, the mayor, and Bert" may be a row of three.
        is_row = following in language.words("joining")
        begins = "".join(tokens[start + 1 : start + 2]) in language.words("asides")
        if start and begins and not is_row and end - start <= _LONGEST and following:
            yield tokens[start - 1].lower(), tokens[start : end + 1]


def _without(form: Form, aside: Aside) -> Form | None:
    """Leave an aside out of a statement; None where words of one meaning in it have been put together."""
    tokens, read = _cut(form.tokens, aside), _cut(form.read, aside)
    return None if tokens is None or read is None else attrs.evolve(form, tokens=tokens, read=read)


def _cut(tokens: Phrase, aside: Aside) -> Phrase | None:
    before, words = aside
    for place in range(1, len(tokens) - len(words)):
        if tokens[place : place + len(words)] == words and tokens[place - 1].lower() == before:
            return (*tokens[:place], *tokens[place + len(words) :])
    return None
