"""Words that can turn the sense of a sentence, and which of them came or went.

A quote can stand as it did in a sentence that now denies it. The words for that are data, by language: negation, refusal,
attribution, condition, exception, and what makes another office of the one that is named. A list can miss a word; so a sentence
that changed is shown in any case, and the list only says which of them must be read.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.text.units import MARKS
from factcheck.text.words import Hunk, hunks_of

__all__ = ["DENYING", "turning_words"]

# Scripts without spaces have no ends of words by which a match could be held to whole ones; Korean puts into one word what other
# languages say in several, so there too what is listed may stand anywhere, unless it is so short that it would be found
# everywhere.
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[\uac00-\ud7a3][\uac00-\ud7a3 ]+\Z")

DENYING: Final = frozenset({"negation", "refusal"})
"""The lists of words that make the contrary of what is said, and not only less of it."""

# These lists of a language are no words, but parts of words.
_PREFIXES: Final = "prefixes"
_ENDINGS: Final = "endings"
_LEADS: Final = "leads"
_PARTS: Final = frozenset({_PREFIXES, _ENDINGS, _LEADS})

# "n't" is a part of the word before it; a question says nothing that a statement said.
_ALWAYS: Final = re.compile(r"\w+n['’]t\b|[?？؟](?=\W*\Z)", re.IGNORECASE)

# Turkish denies within the verb: geldi, gelmedi.
_WITHIN: Final = {"tr": re.compile(r"(?<=\w)m[aeıiuü](?=\w)")}
_WORD: Final = re.compile(r"\w+(?:-\w+)*")

# A word ends at an apostrophe, which stays with it: "n'a" is two words in French.
_TOKEN: Final = re.compile(rf"[\w{MARKS}]+(?:['’](?=\w))?")

# Short vowels are written in some Arabic texts and left out in most.
_VOWELS: Final = dict.fromkeys(range(0x64B, 0x653))


def turning_words(old: str, new: str, language: str | None, *, kinds: frozenset[str] | None = None) -> tuple[str, ...]:
    """Give the words that can turn the sense of a sentence and that came or went, in the order of reading.

    Args:
        old: The sentence as it stood.
        new: The sentence as it stands.
        language: BCP 47 tag; None if it is not known, and then the words of all languages count.
        kinds: The names of the lists that count; None for all.

    >>> turning_words("The army shelled the town", "It is not true that the army shelled the town, witnesses say", "en")
    ('not', 'witnesses', 'say')
    """
    hunks = [hunk for hunk in hunks_of(old, new) if not hunk.same]
    lists = _lists(_known(language), kinds)
    went = lists.found_in(old, [(hunk.start, hunk.end) for hunk in hunks])
    came = lists.found_in(new, [(hunk.new_start, hunk.new_end) for hunk in hunks])
    words = [words for _, words in sorted(chain(went, came), key=lambda found: found[0])]
    return tuple(dict.fromkeys([*words, *_denied_within(old, new, hunks, _known(language))]))


def _meets(first: int, last: int, extents: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for start, end in extents)


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


@attrs.frozen
class _Lists:
    """The lists of a language, or of all, so that a sentence is looked through once, however long they are.

    Args:
        words: Words that are listed whole.
        stems: Words that are listed with any ending.
        phrases: What is listed in several words, by the first of them; the last may have any ending.
        endings: Endings of words that turn the sense.
        leads: What may be written in one with the word behind it.
        unspaced: What may stand anywhere.
    """

    words: frozenset[str]
    stems: frozenset[str]
    phrases: Mapping[str, list[tuple[str, ...]]]
    endings: tuple[str, ...]
    leads: tuple[str, ...]
    unspaced: re.Pattern[str]

    def found_in(self, sentence: str, extents: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
        """Give the listed words of a sentence that have a part in one of the extents, each with its offset."""
        # What is listed for scripts without spaces cannot be in ASCII, nor can vowels that may be left out.
        is_ascii = sentence.isascii()
        for pattern in (_ALWAYS,) if is_ascii else (_ALWAYS, self.unspaced):
            yield from ((found.start(), found.group()) for found in pattern.finditer(sentence) if _meets(*found.span(), extents))
        tokens = list(_TOKEN.finditer(sentence))
        plain = [token.group().casefold() for token in tokens]
        if not is_ascii:
            plain = [word.replace("’", "'").translate(_VOWELS) for word in plain]
        begin, end = min((first for first, _ in extents), default=0), max((last for _, last in extents), default=0)
        for number, token in enumerate(tokens):
            # Only a phrase reaches further than the word with which it begins.
            if plain[number] not in self.phrases:
                first, last = token.span()
                if last <= begin or end <= first or not _meets(first, last, extents):
                    continue
            following = number + self._length_at(plain, number)
            if following > number and _meets(token.start(), tokens[following - 1].end(), extents):
                yield token.start(), sentence[token.start() : tokens[following - 1].end()]

    def _length_at(self, plain: list[str], number: int) -> int:
        """Say how many words from one on are listed: a phrase comes before the word that it begins with."""
        for phrase in self.phrases.get(plain[number], ()):
            there = plain[number : number + len(phrase)]
            if there[:-1] == [*phrase[:-1]] and len(there) == len(phrase) and _is(there[-1], phrase[-1]):
                return len(phrase)
        word = plain[number]
        bare = [word, *(word.removeprefix(lead) for lead in self.leads if word.startswith(lead))]
        is_listed = any(one in self.words or self._has_stem(one) for one in bare)
        return int(is_listed or word.endswith(self.endings))

    def _has_stem(self, word: str) -> bool:
        return any(word[:length] in self.stems for length in range(1, len(word) + 1))


def _is(word: str, listed: str) -> bool:
    return word.startswith(listed[:-1]) if listed.endswith("*") else word == listed


@cache
def _lists(language: str | None, kinds: frozenset[str] | None) -> _Lists:
    languages = _languages()
    chosen = list(languages.values()) if language is None else [languages[language]]
    names = kinds if kinds is not None else {name for of_one in chosen for name in of_one} - _PARTS
    listed = {word for of_one in chosen for name in names for word in of_one.get(name, ())}
    parts = {name: tuple(sorted({part for of_one in chosen for part in of_one.get(name, ())})) for name in _PARTS}
    unspaced = {word for word in listed if _UNSPACED.search(word)}
    words: set[str] = set()
    stems: set[str] = set()
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in sorted(listed - unspaced, key=lambda word: (-len(word), word)):
        tokens = _TOKEN.findall(word.casefold() if not word.endswith("'") else word.casefold() + "x")
        tokens[-1] += "*" * word.endswith("*")
        if word.endswith("'"):
            words.add(tokens[0])
        elif len(tokens) > 1:
            phrases[tokens[0]].append(tuple(tokens))
        else:
            (stems if word.endswith("*") else words).add(tokens[0].rstrip("*"))
    inner = "|".join(re.escape(word) for word in sorted(unspaced, key=len, reverse=True))
    return _Lists(frozenset(words), frozenset(stems), phrases, parts[_ENDINGS], parts[_LEADS], re.compile(inner or r"(?!)"))
