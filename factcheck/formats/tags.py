"""What of a foreign file becomes a tag: a few words. What is longer, or has no letter that a slug has, is kept in the note."""

from __future__ import annotations

from typing import Final

from factcheck.model.refusals import slug_from

__all__ = ["is_tag", "kept"]

_WORDS_OF_A_TAG: Final = 4
"""A name with a value of up to three words; a sentence would be maimed by what a slug leaves of it."""


def is_tag(words: str) -> bool:
    """Tell whether some words are kept as a tag, and not in the note.

    >>> is_tag("Confidence Neutral"), is_tag("comment It closed, they say, in May."), is_tag("出来事")
    (True, False, False)
    """
    # A slug has Latin letters only, so words of another script are kept whole in the note.
    return len(words.split()) <= _WORDS_OF_A_TAG and bool(slug_from(words, otherwise=""))


def kept(words: str) -> str:
    """Word where some words are kept."""
    return "kept as a tag" if is_tag(words) else "kept in the note"
