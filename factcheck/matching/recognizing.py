"""Which language a text is in, by the words and letters that the files of languages list.

A text of one sentence is often all that there is. So every word of every list counts, and every letter that is not ASCII, each
the more the fewer languages have it; a letter that a language does not write counts against it. Where no language leads, none is
told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["language_told"]

_HERE: Final = Path(__file__).parent
_WORD: Final = re.compile(r"[^\W\d_]+['’]?")

_ENOUGH: Final = 20_000
"""Characters by which the language of any text is told."""

LEAST_LEAD, LEAST_DISTANCE = 1.1, 0.5
"""How many times as much as for any other language must speak for one, and by how much more: half a word that no other has."""


def language_told(text: str) -> str | None:
    """Tell in which language a text is.

    Args:
        text: The text.

    Returns:
        The code of the language, ISO 639-1; None where it cannot be told.

    >>> language_told("Die Brücke wurde am 2. Mai gesperrt."), language_told("桥梁于5月2日关闭。"), language_told("Anna")
    ('de', 'zh', None)
    """
    text = text[:_ENOUGH].replace("’", "'")
    scores = {code: 0.0 for code in _files() if _has(text, code, "always_with")}
    for found in _WORD.finditer(text.lower()):
        codes = _languages_of_words().get(found.group(), frozenset())
        for code in codes & scores.keys():
            scores[code] += _weight(codes)
    needed = max(LEAST_DISTANCE, (LEAST_LEAD - 1) * max(scores.values()))
    # A name may be of anywhere. Each letter counts once, however often it stands: one "ł" tells as much as twenty.
    for letter in {letter for word in _WORD.findall(text) if not word.istitle() for letter in word if not letter.isascii()}:
        codes = frozenset(code for code, alphabet in _alphabets().items() if alphabet.match(letter))
        for code in scores if codes else ():
            scores[code] += _weight(codes) if code in codes else -_weight(codes)
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    return best if scores[best] - max(0.0, scores[second]) >= needed else None


def _weight(codes: frozenset[str]) -> float:
    """Give what a word or letter of some languages counts; those of which little is known make none of the others weaker."""
    return 1 / (len(codes - _others().keys()) or len(codes))


@cache
def _others() -> Mapping[str, Mapping[str, Any]]:
    others: Mapping[str, Mapping[str, Any]] = json.loads((_HERE / "other_languages.json").read_text(encoding="utf-8"))
    return others


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    files = sorted((_HERE / "languages").glob("*.json"))
    return {**_others()} | {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


@cache
def _languages_of_words() -> Mapping[str, frozenset[str]]:
    """Give the languages of each listed word: those that it is common in, else those that have it in any list."""
    common, listed = _by_word("common"), _by_word()
    return {word: common.get(word) or codes for word, codes in listed.items()}


def _by_word(*kinds: str) -> Mapping[str, frozenset[str]]:
    of: dict[str, set[str]] = {}
    for code, known in _files().items():
        # Spellings are names of anywhere.
        for kind in kinds or known.keys() - {"spellings"}:
            listed = known.get(kind)
            said = " ".join(_strings(listed)).lower() if isinstance(listed, list) else ""
            for found in _WORD.finditer(f"{said} {_in_other_script(said, known.get('latin', {}))}"):
                of.setdefault(found.group(), set()).add(code)
    return {word: frozenset(codes) for word, codes in of.items()}


def _in_other_script(said: str, latin: Mapping[str, str]) -> str:
    """Write words in the letters in which a language is written as well; those for "lj" come before that for "l"."""
    for letter, written in sorted(latin.items(), key=lambda pair: -len(pair[1])):
        said = said.replace(written, letter)
    return said if latin else ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


@cache
def _alphabets() -> Mapping[str, re.Pattern[str]]:
    """Give what matches a letter of each language that is not ASCII."""
    alphabets = {code: known.get("alphabet") or known.get("letters") for code, known in _files().items()}
    return {code: re.compile(f"[{alphabet}]") for code, alphabet in alphabets.items() if alphabet}


def _has(text: str, code: str, kind: str) -> bool:
    """Tell whether a text has one of the letters without which a language is never written."""
    letters = _files()[code].get(kind)
    return letters is None or re.search(f"[{letters}]", text) is not None
