"""What a phrase is made of: how long it is, whether it has a verb, whether a label opens it."""

from __future__ import annotations

import re

from factcheck.text.structure.languages import LanguageRules

__all__ = ["has_verb", "label_length", "size"]


def size(words: str, language: LanguageRules) -> float:
    """Count the words; where words have no spaces, three characters are taken for one."""
    return len(words) / 3 if language.is_unspaced else len(words.split())


def has_verb(words: str, language: LanguageRules) -> bool:
    """Tell whether a phrase has a verb or a pronoun of those that are listed."""
    if language.is_unspaced:
        return any(verb in words for verb in language.words("verbs")) or size(words, language) > 3
    found = {word.casefold() for word in re.findall(r"[\u0900-\u097f]+|[^\W\d_]+(?:['’][^\W\d_]+)?", words)}
    listed = language.words("verbs")
    endings = tuple(language.listed("verb_endings"))
    # Only words in small letters are known as verbs by their ends, since names end in anything.
    ended = bool(endings) and any(
        word.islower() and len(word) > 4 and word.endswith(endings) for word in re.findall(r"[^\W\d_]+", words)
    )
    return (
        bool(found & listed)
        or ended
        or any(word[1:] in listed for word in found if language.tag in ("ar", "he") and word[:1] in "وفبו")
    )


def label_length(words: str, language: LanguageRules) -> int:
    """Give the length of the label that opens a line ("Subject:"), or 0."""
    match = re.match(r"\W*([^:：]{1,40}?)\s?[:：]", words)
    return match.end() if match else 0
