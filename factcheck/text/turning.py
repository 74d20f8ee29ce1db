"""Words that can turn the sense of a sentence, and which of them came or went.

A quote can stand as it did in a sentence that now denies it. The words for that are data, by language: negation, refusal,
attribution, condition, exception. A list can miss a word; so a sentence that changed is shown in any case, and the list only
says which of them must be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from factcheck.text.words import Hunk, hunks_of

__all__ = ["turning_words"]

# Scripts without spaces have no ends of words by which a match could be held to whole ones.
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PREFIXES: Final = "prefixes"

# "n't" is a part of the word before it; a question says nothing that a statement said.
_ALWAYS: Final = r"\w+n['’]t\b|[?？؟](?=\W*\Z)"

# Turkish denies within the verb: geldi, gelmedi.
_WITHIN: Final = {"tr": re.compile(r"(?<=\w)m[aeıiuü](?=\w)")}
_WORD: Final = re.compile(r"\w+(?:-\w+)*")


def turning_words(old: str, new: str, language: str | None) -> tuple[str, ...]:
    """Give the words that can turn the sense of a sentence and that came or went, in the order of reading.

    Args:
        old: The sentence as it stood.
        new: The sentence as it stands.
        language: BCP 47 tag; None if it is not known, and then the words of all languages count.

    >>> turning_words("The army shelled the town", "It is not true that the army shelled the town, witnesses say", "en")
    ('not', 'say')
    """
    hunks = [hunk for hunk in hunks_of(old, new) if not hunk.same]
    pattern = _pattern(_known(language))
    went = (found for found in pattern.finditer(old) if any(_meets(found, hunk.start, hunk.end) for hunk in hunks))
    came = (found for found in pattern.finditer(new) if any(_meets(found, hunk.new_start, hunk.new_end) for hunk in hunks))
    words = [found.group() for found in sorted(chain(went, came), key=re.Match.start)]
    return tuple(dict.fromkeys([*words, *_denied_within(old, new, hunks, _known(language))]))


def _meets(found: re.Match[str], start: int, end: int) -> bool:
    return found.start() < end and start < found.end()


def _denied_within(old: str, new: str, hunks: list[Hunk], language: str | None) -> Iterator[str]:
    """Give words that differ by a prefix that denies, or by what denies within a word."""
    for hunk in hunks:
        one = _WORD.findall(old[hunk.start : hunk.end].casefold())
        other = _WORD.findall(new[hunk.new_start : hunk.new_end].casefold())
        for longer, shorter in ((other, one), (one, other)):
            bare = set(shorter)
            yield from (word for word in longer if bare.intersection(_without_denial(word, language)))


def _without_denial(word: str, language: str | None) -> Iterator[str]:
    lists = _languages()
    for tag in lists if language is None else (language,):
        yield from (word.removeprefix(prefix) for prefix in lists[tag].get(_PREFIXES, ()) if word.startswith(prefix))
        if tag in _WITHIN:
            yield from (word[: found.start()] + word[found.end() :] for found in _WITHIN[tag].finditer(word))


def _known(language: str | None) -> str | None:
    tag = (language or "").split("-")[0].lower()
    return tag if tag in _languages() else None


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    known: Mapping[str, Any] = json.loads(Path(__file__).with_name("turning_words.json").read_text(encoding="utf-8"))
    languages: Mapping[str, Mapping[str, Any]] = known["languages"]
    return languages


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    lists = _languages()
    kinds = [lists[tag] for tag in lists] if language is None else [lists[language]]
    words = {word for kind in kinds for name, listed in kind.items() if name != _PREFIXES for word in listed}
    # A phrase comes before the word that it begins with.
    inner = "|".join(_whole(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"{_ALWAYS}|{inner}", re.IGNORECASE)


def _whole(word: str) -> str:
    if _UNSPACED.search(word):
        return re.escape(word)
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    end = r"\w*" if word.endswith("*") else "" if word.endswith("'") else r"(?!\w)"
    return rf"(?<!\w){stem}{end}"
