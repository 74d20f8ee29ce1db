"""What is known of languages: abbreviations, months, and the words by which lines of a document are known.

A language is a file of ``languages/``. Words there are written in small letters and without final punctuation.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final

__all__ = ["FALLBACK", "MARKS", "LanguageRules", "ends_open", "everywhere", "guess", "likely", "rules_of", "tags"]

FALLBACK: Final = "en"
"""The language by whose rules a text is read if its own is not known."""

# Scripts that one language of those known uses, by the beginning of the names of their characters.
_SCRIPTS: Final = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi",
    "THAI": "th",
    "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "ETHIOPIC": "am", "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo",
    "BENGALI": "bn", "SINHALA": "si", "TAMIL": "ta", "GUJARATI": "gu", "LAO": "lo", "CYRILLIC": "cyrillic", "LATIN": "latin",
}  # fmt: skip
# Letters that tell languages of one script apart; Kana decide for Japanese, however many Chinese characters stand beside them.
_LETTERS: Final = {"uk": "іїєґ", "sr": "ђћџљњј", "fa": "پچژگک", "ur": "ٹڈڑےں"}
# Letters and marks that languages in Latin script do not all have count like words.
_HINTS: Final = {
    "tr": "ğşıİçöü", "pl": "łąężśźń", "de": "ßäöü", "pt": "ãõç", "es": "ñ¿¡óá", "fr": "çèêœàù", "it": "àèìòù", "cs": "řěůý",
    "sr": "đćčšž", "hr": "đćčšž", "hu": "őűá", "ro": "țșă", "sv": "åäö", "fi": "äö", "da": "åæø",
    "vi": "ăơưạảấầẩậắặẹếềểệịọốồổộớờợụủứừữựỳ",
}  # fmt: skip
_KANA_SHARE: Final = 0.05
_SAMPLE: Final = 20_000
# A guess by words needs this many of them, and this lead on the next language.
_WORDS_NEEDED: Final = 3
_LEAD_NEEDED: Final = 1.1
# Where frequent words do not decide, words of any list may; they are fewer and less telling, so they need to be clearer.
_LISTED_NEEDED: Final = 4
_LISTED_LEAD: Final = 1.5
# Languages so near to one another that one word more has to decide between them.
_NEAR: Final = (frozenset({"hr", "sr"}),)
# Lists of words that lines in capitals have.
_HEADS: Final = ("kinds", "release", "bodies", "end", "about", "contact", "courts", "tables", "notes", "contents", "honorifics")
# A word that more languages list tells none of them.
_FEW_LISTS: Final = 2
# English words of these lists stand in documents of any language.
_SHARED: Final = ("contact_more", "end", "headers", "boilerplate")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]\Z")


MARKS: Final = (
    "\\u0300-\\u036f\\u0591-\\u05bd\\u05bf-\\u05c7\\u064b-\\u065f\\u0670\\u0900-\\u0903\\u093a-\\u094f"
    "\\u0951-\\u0957\\u0981-\\u0983\\u09bc-\\u09cd\\u200c\\u200d"
)
"""Vowel signs and joiners inside words, as a pattern has them in a class; its letters are without them."""


# No entry of a list, with the signs around it, is as long as a paragraph.
_LONGEST_ENTRY: Final = 200
_TOKEN: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = re.compile(r"[\W_]*(.*?)[\W_]*", re.DOTALL)


@lru_cache(maxsize=512)
def _tokens(line: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(_folded(line)))


@lru_cache(maxsize=512)
def _without_signs(line: str) -> str:
    """Give a line in small letters, with one space between words and nothing but words at its edges."""
    found = _SIGNS.fullmatch(line)
    return " ".join(_folded(found[1] if found else line).split())


def _folded(words: str) -> str:
    """Write words in small letters; the two letters i of Turkish are one, as they are to patterns that ignore case."""
    return words.replace("İ", "i").replace("ı", "i").casefold()


class LanguageRules:
    """The lists of one language, and patterns made of them."""

    def __init__(self, tag: str, lists: dict[str, list[str]]) -> None:
        self.tag = tag
        self._lists = lists
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._bare: dict[str, frozenset[str]] = {}
        self._firsts: dict[str, frozenset[str] | None] = {}

    def words(self, name: str) -> frozenset[str]:
        """Give the words of a list; none if the language has no such list."""
        if name not in self._words:
            self._words[name] = frozenset(self._lists.get(name, ()))
        return self._words[name]

    def listed(self, name: str) -> list[str]:
        """Give the words of a list in their order."""
        return self._lists.get(name, [])

    def pattern(self, name: str, shape: str = "{}") -> re.Pattern[str]:
        """Give a pattern that matches any word of a list, within *shape*, whatever the case."""
        key = (name, shape)
        if key not in self._patterns:
            words = sorted(self._lists.get(name, ()), key=len, reverse=True)
            inner = "|".join(_whole(word) for word in words) or r"(?!)"
            self._patterns[key] = re.compile(shape.replace("{}", f"(?:{inner})"), re.IGNORECASE)
        return self._patterns[key]

    def opens(self, name: str, line: str) -> re.Match[str] | None:
        """Match a word of a list at the beginning of a line, marks and quotes before it aside."""
        firsts = self._first_words(name)
        if firsts is not None and (first := _TOKEN.search(line)) and _folded(first.group()) not in firsts:
            return None
        return self.pattern(name, r"[^\w]*{}").match(line)

    def has(self, name: str, line: str) -> bool:
        """Tell whether a word of a list stands anywhere in a line."""
        firsts = self._first_words(name)
        if firsts is not None and firsts.isdisjoint(_tokens(line)):
            return False
        return self.pattern(name).search(line) is not None

    def fills(self, name: str, line: str) -> bool:
        """Tell whether a line is a word of a list and nothing else."""
        if name not in self._bare:
            self._bare[name] = frozenset(_without_signs(word) for word in self._lists.get(name, ()))
        return len(line) <= _LONGEST_ENTRY and _without_signs(line) in self._bare[name]

    def _first_words(self, name: str) -> frozenset[str] | None:
        """Give the first words of the entries of a list, by which most lines are seen to have none; None if that cannot be told.

        Signs such as "©" are no words, and scripts without spaces have no first ones.
        """
        if name not in self._firsts:
            found = [_TOKEN.match(word) for word in self._lists.get(name, ())]
            known = not self.is_unspaced and all(found)
            self._firsts[name] = frozenset(_folded(match.group()) for match in found if match) if known else None
        return self._firsts[name]

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of months and their short forms, with their numbers."""
        return {name: number for number, names in enumerate(self._lists.get("months", ()), 1) for name in names.split("/")}

    def has_trait(self, name: str) -> bool:
        """Tell whether the language has a trait, such as ``compounds`` or ``verb-last``."""
        return name in self.words("traits")

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether the language is written without spaces between words."""
        return self.has_trait("unspaced") or self.tag == "lo"

    @cached_property
    def is_cased(self) -> bool:
        """Whether the script has capital letters."""
        known = self.tag in tags()
        return not self.has_trait("uncased") if known else self.tag not in _SCRIPTS.values()


def _whole(word: str) -> str:
    """Write a word as a pattern; its end is the end of a word where the script has spaces."""
    before = r"(?<!\w)" if word[0].isalnum() and not _UNSPACED.match(word[0]) else ""
    after = rf"(?![^\W_]|[{MARKS}])" if word[-1].isalnum() and not _UNSPACED.match(word[-1]) else ""
    return before + re.escape(word).replace(r"\ ", r"\s+") + after


@cache
def tags() -> tuple[str, ...]:
    """Give the tags of the languages that have lists of their own."""
    folder = files("factcheck.text.structure").joinpath("languages")
    return tuple(sorted(entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json")))


@cache
def rules_of(tag: str | None) -> LanguageRules:
    """Give what is known of a language; by the rules of English, if nothing is.

    Args:
        tag: BCP 47 tag; only its first part counts.
    """
    first = (tag or FALLBACK).split("-")[0].lower()
    name = first if first in tags() else FALLBACK
    lists = dict(_lists_of(name))
    if name != FALLBACK:
        english = _lists_of(FALLBACK)
        lists |= {key: [*lists.get(key, ()), *english[key]] for key in _SHARED}
    return LanguageRules(first, lists)


@cache
def everywhere(name: str) -> frozenset[str]:
    """Give the words that any language has in a list: for what is read before the language is known, or whatever it is."""
    return frozenset(word for tag in tags() for word in _lists_of(tag).get(name, ()))


@cache
def _lists_of(tag: str) -> dict[str, list[str]]:
    folder = files("factcheck.text.structure").joinpath("languages")
    lists: dict[str, list[str]] = json.loads(folder.joinpath(f"{tag}.json").read_text(encoding="utf-8"))
    if "unaccented-capitals" in lists.get("traits", ()):
        # Capitals often lose their accents ("ΔΕΛΤΙΟ ΤΥΠΟΥ", "COMMUNIQUE"), and the short words of sentences never do.
        lists |= {name: [*words, *filter(None, map(_unaccented, words))] for name, words in lists.items() if name in _HEADS}
    return lists


def _unaccented(word: str) -> str | None:
    """Give a word without its accents, if it has any."""
    bare = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return bare if bare != word else None


def guess(text: str) -> str | None:
    """Tell the language of a text: by its script; where languages share it, by their own letters, then by their frequent words.

    Returns:
        A BCP 47 tag, or None if too little speaks for one language.

    >>> guess("Die Mühle wurde am Montag geschlossen, und niemand hat es gesehen."), guess("工場は閉鎖された。")
    ('de', 'ja')
    """
    # A book is in the language of its first pages, and the guess must not take as long as the reading.
    sample = text[:_SAMPLE]
    counts = Counter(_script(character) for character in sample if character.isalpha())
    counts.pop("", None)
    if not counts:
        return None
    # Japanese is written in Chinese characters for the most part; Kana in a twentieth of the letters are enough to tell.
    if counts["ja"] > _KANA_SHARE * counts.total():
        return "ja"
    script = counts.most_common(1)[0][0]
    if script == "cyrillic":
        return _by_letters(sample, ("uk", "sr")) or _by_words(sample, ("ru", "uk", "sr", "bg")) or "ru"
    if script == "ar":
        return _by_letters(sample, ("ur", "fa")) or "ar"
    return (_by_words(sample, ()) or _by_lists(sample)) if script == "latin" else script


@cache
def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((language for script, language in _SCRIPTS.items() if name.startswith(script)), "")


def _by_letters(sample: str, candidates: tuple[str, ...]) -> str | None:
    letters = Counter(sample.lower())
    whole = sum(count for character, count in letters.items() if character.isalpha())
    shares = {tag: sum(letters[character] for character in _LETTERS[tag]) / whole for tag in candidates}
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] > 0.01 else None


def likely(text: str) -> str | None:
    """Tell by whose rules a text is best read whose language cannot be told for certain, as short texts are.

    Words that only one language lists count too: its abbreviations, months, verbs and words of documents.

    Returns:
        A tag, or None if nothing speaks for one language more than for the others. It is not stated as the language of the text.
    """
    sample = text[:_SAMPLE]
    counts = Counter(_script(character) for character in sample if character.isalpha())
    if not counts or counts.most_common(1)[0][0] != "latin":
        return None
    ranked = _scored(sample).most_common(2)
    return ranked[0][0] if ranked and ranked[0][1] > 0 and ranked[0][1] > ranked[1][1] else None


def _by_lists(sample: str) -> str | None:
    (first, most), (next_best, second) = _scored(sample).most_common(2)
    lead = 1.0 if frozenset({first, next_best}) in _NEAR and most > second else _LISTED_LEAD
    return first if most >= _LISTED_NEEDED and most >= second * lead else None


def _scored(sample: str) -> Counter[str]:
    """Count for each language its frequent words, the words that hardly another lists, and its own letters."""
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = Counter({tag: sum(words[word] for word in listed) for tag, listed in _frequent().items() if tag in tags()})
    for word, count in words.items():
        for tag in _listing().get(word, ()):
            scores[tag] += count
    for tag, letters in _HINTS.items():
        if tag in scores:
            scores[tag] += sum(sample.count(letter) for letter in letters)
    return scores


@cache
def _listing() -> dict[str, tuple[str, ...]]:
    """Give the languages that list a word, of the words that at most two of them have."""
    found: dict[str, set[str]] = {}
    for tag in tags():
        for name in ("months", "titles", "references", "joined", "finals", "verbs", "reporting", "kinds", "contact", "bodies"):
            for entry in rules_of(tag).listed(name):
                for word in re.findall(r"[^\W\d_]{2,}", entry.casefold()):
                    found.setdefault(word, set()).add(tag)
    return {word: tuple(sorted(listed)) for word, listed in found.items() if len(listed) <= _FEW_LISTS}


def _by_words(sample: str, candidates: tuple[str, ...]) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {
        tag: sum(words[word] for word in listed) for tag, listed in _frequent().items() if not candidates or tag in candidates
    }
    for tag, letters in _HINTS.items():
        if tag in scores:
            scores[tag] += sum(sample.count(letter) for letter in letters)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    (first, most), (next_best, second) = ranked[0], ranked[1]
    lead = 1.0 if frozenset({first, next_best}) in _NEAR and most > second else _LEAD_NEEDED
    return first if most >= _WORDS_NEEDED and most >= second * lead else None


def ends_open(words: str, language: LanguageRules, *, joining_only: bool = False) -> bool:
    """Tell whether a phrase ends in a word that something must follow, such as "of" or "que", marks at its end aside.

    Args:
        words: The phrase.
        language: The language by whose lists it is read.
        joining_only: Whether only words that join names count, and not all frequent words.
    """
    last = re.search(r"([^\W\d_]+)\W*\Z", words)
    listed = frozenset() if joining_only else _frequent().get(language.tag, frozenset())
    joining = language.words("joining")
    return last is not None and len(words.split()) > 1 and last[1].islower() and (last[1] in listed or last[1] in joining)


@cache
def _frequent() -> dict[str, frozenset[str]]:
    table = json.loads(files("factcheck.text.structure").joinpath("frequent_words.json").read_text(encoding="utf-8"))
    return {tag: frozenset(words.split()) for tag, words in table.items()}
