"""What a phrase is made of: how long it is, whether it has a verb, whether a label opens it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.text.structure.languages import MARKS, LanguageRules, everywhere

__all__ = ["greets", "has_verb", "is_stage", "label_length", "size", "unresolved_in", "words_of"]

# Vowel signs and joiners are no letters to Python, but parts of words.
_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+(?:['’](?:[^\W\d_]|[{MARKS}])+)?")
_UNSPACED_LABEL: Final = 3
_STEM: Final = 4
_ADDRESS_WORDS: Final = 6
_THANKS_WORDS: Final = 3


def size(words: str, language: LanguageRules) -> float:
    """Count the words; where words have no spaces, three characters are taken for one."""
    # A Chinese word has about two characters and a Thai one five; for limits on lengths of lines three will do.
    return len(words) / 3 if language.is_unspaced else len(words.split())


def has_verb(words: str, language: LanguageRules) -> bool:
    """Tell whether a phrase has a verb or a pronoun of those that are listed."""
    listed = language.words("verbs")
    # A longer phrase without spaces is taken for a sentence, since lists of verbs cannot be long enough.
    if language.is_unspaced:
        return any(verb in words for verb in listed) or size(words, language) > _UNSPACED_LABEL
    written = words_of(words)
    found = {word.casefold() for word in written}
    if found & listed:
        return True
    endings = tuple(language.listed("verb_endings"))
    # Only words in small letters are known as verbs by their ends, since names end in anything.
    if endings and any(word == word.lower() and len(word) > _STEM and word.endswith(endings) for word in written):
        return True
    prefixes = tuple(language.words("prefixes"))
    return bool(prefixes) and any(word[1:] in listed for word in found if word.startswith(prefixes))


@cache
def _stage() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(everywhere("stage"), key=len, reverse=True))
    return re.compile(rf"\W*(?:[^\W\d_]+\s)?(?:{words})(?![^\W\d_]).{{0,60}}\Z", re.IGNORECASE | re.DOTALL)


def is_stage(bracket: str) -> bool:
    """Tell whether what stands in brackets tells of applause, laughter, pauses and the like, in whatever language."""
    return _stage().match(bracket) is not None


def words_of(phrase: str) -> list[str]:
    """Give the words of a phrase, with the vowel signs and joiners inside them."""
    return _WORD.findall(phrase)


def greets(words: str, language: LanguageRules) -> bool:
    """Tell whether a sentence only greets or thanks: "Thank you, Mr. President", but not "Thanks to him it opened"."""
    opener = language.opens("salutation", words)
    if opener is None:
        return False
    rest = words[opener.end() :].strip(" .!")
    if rest[:1] in (",", "，", "،", "、"):
        return size(rest, language) <= _ADDRESS_WORDS and not has_verb(rest, language)
    if language.is_unspaced:
        return size(rest, language) <= _UNSPACED_LABEL
    return size(rest, language) <= _THANKS_WORDS and not has_verb(rest, language) and not re.search(r"[,،]\s*\S+\s+\S", rest)


def unresolved_in(statement: str, language: LanguageRules) -> tuple[str, ...]:
    """Give the words of a statement that only its context resolves, such as "today" and "he", in their order, each once.

    >>> from factcheck.text.structure.languages import rules_of
    >>> unresolved_in("He left today.", rules_of("en")), unresolved_in("橋は昨夜閉鎖された。", rules_of("ja"))
    (('he', 'today'), ('昨夜',))
    """
    low = statement.casefold().replace("’", "'")
    listed = language.words("unresolved")
    if language.is_unspaced:
        # The longest words first, since shorter ones are parts of them.
        found = re.finditer("|".join(map(re.escape, sorted(listed, key=len, reverse=True))) or r"(?!)", low)
    else:
        found = language.pattern("unresolved").finditer(low)
    return tuple(dict.fromkeys(match.group() for match in found))


def label_length(words: str, language: LanguageRules) -> int:
    """Give the length of the label that opens a line ("Subject:"), or 0."""
    match = re.match(r"\W*([^:：]{1,40}?)\s?[:：]", words)
    return match.end() if match else 0
