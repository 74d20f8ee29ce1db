"""Verbs whose second word stands at the end, told by one word: "hield 17 betogers aan" is "arresteerde 17 betogers"."""

from __future__ import annotations

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of

__all__ = ["with_one_word"]


def with_one_word(tokens: Phrase, language: Language) -> Phrase:
    """Put one verb for a verb and the words at the end of a statement that belong to it.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    for first, last, plain in language.classes("split_verbs"):
        tail = tokens_of(last)
        if tokens.count(first) == 1 and tokens[-len(tail) :] == tail and tokens.index(first) < len(tokens) - len(tail):
            place = tokens.index(first)
            return (*tokens[:place], plain, *tokens[place + 1 : -len(tail)])
    return tokens
