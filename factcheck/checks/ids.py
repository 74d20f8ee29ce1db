"""Ids of claims as a reader of a table sees them: a verdict or a denial that the claim does not have would be the table's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.checks.listening import Listening
from factcheck.checks.spans import quoted
from factcheck.contract.json_text import JsonObject
from factcheck.findings import Finding
from factcheck.text.telling import denies_in_other_words, telling

__all__ = ["id_findings", "telling_ids"]


_WORD: Final = re.compile(r"[^\W\d_]+")
_DENIALS: Final = frozenset({"no", "not", "never", "without", "nobody", "nothing", "none"})

_STEM: Final = 5
"""Letters by which an inflected word is known again: "violate" and "violations"."""


_ENDINGS: Final = ("ed", "es", "s", "ing", "ly", "ous", "al")


@cache
def _telling_words() -> frozenset[str]:
    """Words that deny, and words that judge: what these are said of may be so, and only the document may say that it is."""
    words: list[str] = json.loads(Path(__file__).with_name("loaded_words.json").read_text(encoding="utf-8"))
    # The bare stem of a word in "e" is another word: "Li" is a name and no lie. A set of all forms is asked five times as fast as
    # a pattern, and every id of a corpus is asked.
    inflected = {word.removesuffix("e") + ending for word in words for ending in _ENDINGS}
    return frozenset(inflected | {word.removesuffix("e") + "e" for word in words} | set(words) | _DENIALS)


@cache
def _listening() -> Listening:
    return Listening(word for word in _telling_words() if word.isalpha())


def telling_ids(claims: Sequence[JsonObject]) -> Sequence[int]:
    """Give the numbers of the claims whose ids have a word that judges or denies; most have none.

    Args:
        claims: The JSON values of the claims.

    >>> telling_ids([{"id": "mill-closed"}, {"id": "mill-massacre"}])
    [1]
    """
    return _listening().heard([claim["id"] for claim in claims])


def id_findings(claim: JsonObject, where: str) -> Iterator[Finding]:
    """Find words of an id that judge or deny, where neither the statement nor the words of the document do.

    Args:
        claim: The JSON value of a claim.
        where: JSON pointer of the claim.
    """
    telling_words = [word for word in claim["id"].split("-") if word in _telling_words()]
    said = " ".join([claim["statement"], *(span["exact"] for span in claim["spans"])])
    stems = {word[:_STEM] for word in _WORD.findall(said.casefold())}
    strange = [word for word in telling_words if word[:_STEM] not in stems]
    if strange and _denies(said):
        strange = [word for word in strange if word not in _DENIALS]
    if strange:
        shown = ", ".join(map(quoted, strange))
        message = f"the id {claim['id']!r} has {shown}, and neither the statement nor the words of the document have"
        yield Finding(code="FC430", message=message, where=f"{where}/id")


def _denies(words: str) -> bool:
    return bool(telling(words).denies) or denies_in_other_words(words, "")
