"""Passives of one word, as Greek, Hebrew and Arabic have them, put into the active: "συνελήφθη", "נעצר", "اعتُقل".

What of this a language has stands in its file under ``passive``, ``one_word``: how a verb in the passive becomes one in the
active, the words that may stand before it, those that lead to whoever does it, and the case that each takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.values.marks import DATE
from factcheck.matching.values.spelling import TONOS, without_tonos
from factcheck.matching.voices.agents import can_act, is_whole

__all__ = ["in_cases", "readings_of_one_word"]

_VOWELS: Final = re.compile("ου|αι|ει|οι|υι|αυ|ευ|ηυ|[αεηιουωϊϋ]")
_VERB_VOWELS: Final = re.compile("[αεηιουωάέήίόύώ]")
_ANTEPENULT: Final = 3


_TO_FINALS: Final = str.maketrans("כמנפצ", "ךםןףץ")
_FROM_FINALS: Final = str.maketrans("ךםןףץ", "כמנפצ")


@attrs.frozen
class _Passive:
    lead: Phrase
    verb: str
    patient: Phrase
    between: Phrase


def readings_of_one_word(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[Phrase]:
    """Give what a statement can be in the active, if its verb is a passive of one word.

    Args:
        tokens: The tokens of a statement.
        known: What the language says of such verbs.
        language: The language.
    """
    for by, length in _leading(tokens, known):
        for passive in _passives(tokens[:by], known, language):
            for end in range(by + length + 1, len(tokens) + 1):
                agent, after = tokens[by + length : end], tokens[end:]
                # Two parts that follow could each be that of another noun in the active, so one at most stands there.
                if not is_whole(agent, passive.between, after, language) or not can_act(agent, after, language):
                    continue
                if not (_is_time(after, language) or not passive.between or _is_time(passive.between, language)):
                    continue
                for subject in in_cases(agent, known.get("agent", ()), known):
                    for thing in in_cases(passive.patient, known.get("object", ()), known):
                        yield from _actives(subject, passive, thing, after, known)


def _leading(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Give the places of words such as "by" or "at the hands of", and how many they are."""
    for words in known["by"]:
        phrase = tuple(words.split())
        for place in range(1, len(tokens) - len(phrase)):
            if tokens[place : place + len(phrase)] == phrase:
                yield place, len(phrase)


def _passives(before: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[_Passive]:
    """Find the verb before the agent, with what something is done to before it, or behind it where it comes first."""
    starts = language.words("prepositions", "of_events", "part_starts")
    for place, word in enumerate(before):
        size = next((n for n in (2, 1) if place >= n and " ".join(before[place - n : place]).lower() in known["leads"]), 0)
        lead, first = before[place - size : place], before[: place - size]
        if next(_verbs(word.lower(), known, is_noun=bool(lead)), None) is None:
            continue
        if first:
            yield _Passive(lead, word, first, before[place + 1 :])
            continue
        rest = before[place + 1 :]
        for end in range(1, len(rest) + 1):
            if end == len(rest) or rest[end] in starts or rest[end].startswith(DATE):
                yield _Passive(lead, word, rest[:end], rest[end:])


def _verbs(word: str, known: Mapping[str, Any], *, is_noun: bool) -> Iterator[str]:
    """Give the active of a verb, or of the noun of one behind such a word as the Arabic "was completed"."""
    nouns: Mapping[str, str] = known.get("nouns", {})
    irregular: Mapping[str, str] = nouns if is_noun and nouns else known.get("irregular", {})
    if word in irregular:
        yield from irregular[word].split("|")
        return
    if is_noun and nouns:
        return
    for pattern, *verbs in known["verbs"]:
        if re.search(pattern, word):
            for verb in verbs:
                form, _, syllable = verb.partition("/")
                found = re.sub(pattern, form, word)
                yield _accented(found, int(syllable)) if syllable else _with_finals(found)


def _accented(word: str, syllable: int) -> str:
    """Put the accent of a Greek word on a syllable, counted from its end; a past that is too short for it takes an "έ"."""
    bare = unicodedata.normalize("NFC", without_tonos(word))
    vowels = list(_VOWELS.finditer(bare))
    if len(vowels) < syllable:
        return "έ" + bare if syllable == _ANTEPENULT else word
    end = vowels[-syllable].end()
    return unicodedata.normalize("NFC", bare[:end] + TONOS + bare[end:])


def _with_finals(word: str) -> str:
    """Give a Hebrew word with the letters that have another shape at its end as they stand where they are."""
    inside = word[:-1].translate(_FROM_FINALS)
    return inside + word[-1:].translate(_TO_FINALS)


def in_cases(words: Phrase, rules: Sequence[Mapping[str, Any]], known: Mapping[str, Any]) -> Iterator[Phrase]:
    """Give some words in another case, in each way that their first word allows.

    Args:
        words: The words, such as an article and a noun.
        rules: Sets of rules, each with ``lead``, what the first word must be, and ``words``, patterns and what takes their place.
        known: What the language says of its passives: ``case_ends`` are words behind which nothing changes.
    """
    ends = known.get("case_ends", ())
    size = next((place for place, word in enumerate(words) if place and word in ends), len(words))
    matching = [rule for rule in rules if re.search(rule["lead"], words[0].lower())]
    for rule in matching:
        changed = [_changed(word, rule["words"], rule.get("accent", 0)) for word in words[:size]]
        yield (*(part for word in changed for part in word.split()), *words[size:])
    if not matching:
        yield words


def _changed(word: str, patterns: Sequence[Sequence[str]], accent: int) -> str:
    for pattern, replacement in patterns:
        for written in dict.fromkeys((word, word.lower() if word[:1].isupper() and len(word) <= len("τους") else word)):
            if re.search(pattern, written):
                changed = re.sub(pattern, replacement, written)
                # The accent of a longer word may move with its ending: "κάτοικοι", "κατοίκους".
                is_long = len(_VERB_VOWELS.findall(changed)) >= _ANTEPENULT and not re.search("[ίόύώάέή]ς?$|ο[ίύ]ς?$", changed)
                return _accented(changed, accent) if accent and is_long else changed
    return word


def _actives(subject: Phrase, passive: _Passive, thing: Phrase, after: Phrase, known: Mapping[str, Any]) -> Iterator[Phrase]:
    mark = (known["mark"],) if "mark" in known else ()
    rests = dict.fromkeys([(*thing, *passive.between, *after), (*mark, *thing, *passive.between, *after)])
    leads: Sequence[str] = known["leads"].get(" ".join(passive.lead).lower(), [""])
    for lead in leads:
        for verb in _verbs(passive.verb.lower(), known, is_noun=bool(passive.lead)):
            if known.get("verb_first"):
                yield from ((*lead.split(), verb, *subject, *rest) for rest in rests)
            yield from ((*subject, *lead.split(), verb, *rest) for rest in rests)


def _is_time(part: Phrase, language: Language) -> bool:
    return not part or any(word.startswith(DATE) for word in part[:3])
