"""What is known of the words of a language, as data, and which language a text is in.

``languages/*.json`` has for each language the signs of negation, modality, hedging, hearsay and quantity, the words that begin a
clause or an adjunct, and words that mean the same. ``names.json`` has bodies and places that are known under several names.
Of ``other_languages.json`` no words are known; their numbers, dates and units are read all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.matching.recognizing import language_told

__all__ = ["Language", "forms_listed", "language_among", "regions", "words_listed"]

_HERE: Final = Path(__file__).parent
_ALIASES: Final = {"hr": "sr", "bs": "sr", "no": "da", "nn": "da"}
"""Languages that share the words of another. Months and numbers are read for the language itself."""

_CODES: Final = {"nb": "no", "sh": "sr", "cnr": "sr", "iw": "he", "in": "id"}
"""Codes of languages whose numbers and months are found under another code."""

_EMPTY: Final[frozenset[str]] = frozenset()


@attrs.frozen(eq=False)
class Language:
    """What is known of a language.

    Args:
        code: Its code, ISO 639-1.
        known: Its file, as JSON.
    """

    code: str
    known: Mapping[str, Any]
    _words: dict[tuple[str, ...], frozenset[str]] = attrs.field(init=False, factory=dict, repr=False)

    def words(self, *kinds: str) -> frozenset[str]:
        """Give the words of some kinds, such as ``negation``.

        Args:
            kinds: Names of lists in the file of the language.
        """
        if kinds not in self._words:
            self._words[kinds] = _EMPTY.union(*(self.known.get(kind, ()) for kind in kinds))
        return self._words[kinds]

    def has(self, trait: str) -> bool:
        """Tell whether a language has a trait, such as ``v2``: that its verb stands second whatever comes first.

        Args:
            trait: A name in the file of the language.
        """
        return bool(self.known.get(trait))

    def listed(self, kind: str) -> frozenset[str]:
        """Give the words of a list.

        Args:
            kind: A name in the file of the language, such as ``year_marks``: words that only say that a year has been named.
        """
        return frozenset(self.known.get(kind, ()))

    def classes(self, kind: str) -> Sequence[Sequence[str]]:
        """Give lists of expressions that mean the same, or the opposite of one another.

        Args:
            kind: ``same``, ``deaths``, ``before_numbers`` or ``converses``, or ``bodies`` and ``spellings`` for names.
        """
        if kind == "spellings":
            found: Sequence[Sequence[str]] = [*_names()["spellings"], *self.known.get("spellings", ())]
        else:
            found = _names()["bodies"].get(_data_of(self.code), ()) if kind == "bodies" else self.known.get(kind, ())
        return found


def language_among(tag: str | None, texts: Iterable[str]) -> Language | None:
    """Tell in which language some texts are: the one that they are said to be in, else the one whose words and letters they have.

    Args:
        tag: A BCP 47 tag, where the document has one.
        texts: Texts in one language.

    Returns:
        The language; None where it cannot be told, or nothing is known of it.

    >>> language_among(None, ["Die Brücke wurde am 2. Mai gesperrt."]).code
    'de'
    """
    # What the file says is believed: a text may quote more of another language than it has of its own.
    if tag is not None:
        code = tag.replace("_", "-").partition("-")[0].lower()
        return _language(_CODES.get(code, code))
    told = language_told(" ".join(texts))
    return None if told is None else _language(told)


def words_listed(code: str, kind: str) -> tuple[str, ...]:
    """Give the words of a list of a language, in their order; none where nothing is known of it.

    Args:
        code: A language.
        kind: A name in the file of the language.
    """
    language = _language(code)
    return () if language is None else tuple(language.known.get(kind, ()))


def forms_listed(code: str, kind: str) -> Mapping[str, Sequence[str]]:
    """Give the forms of what a language calls some things, such as currencies, by what they are.

    Args:
        code: A language.
        kind: A name in the file of the language.
    """
    language = _language(code)
    found: Mapping[str, Sequence[str]] = {} if language is None else language.known.get(kind, {})
    return found


def regions() -> Sequence[str]:
    """Give names of parts of countries that stand after the name of a town, such as "Oregon"."""
    found: Sequence[str] = _names()["regions"]
    return found


def _data_of(code: str) -> str:
    return _ALIASES.get(code, code)


@cache
def _language(code: str) -> Language | None:
    # A file of its own is made for a language when words of it are listed; until then a line does.
    if code in _others():
        return Language(code, _others()[code])
    path = _HERE / "languages" / f"{_data_of(code)}.json"
    # The code comes from a file that anybody may have written, and is part of a path.
    if not (code.isascii() and code.isalpha() and path.is_file()):
        return None
    return Language(code, json.loads(path.read_text(encoding="utf-8")))


@cache
def _others() -> Mapping[str, Mapping[str, Any]]:
    """Give the languages of which no words are known, but numbers, dates and units are."""
    known: Mapping[str, Mapping[str, Any]] = json.loads((_HERE / "other_languages.json").read_text(encoding="utf-8"))
    return known


@cache
def _names() -> Mapping[str, Any]:
    known: Mapping[str, Any] = json.loads((_HERE / "names.json").read_text(encoding="utf-8"))
    return known
