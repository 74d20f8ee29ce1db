"""Where sentences end: by Unicode's terminators, by what stands before a full stop, and by what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.text.structure.edges import closes
from factcheck.text.structure.languages import MARKS, LanguageRules
from factcheck.text.structure.phrases import words_of

__all__ = ["Sentence", "is_question", "sentences"]

_STOP: Final = re.compile(r"(?:\.(?:\s?\.){2,}|[.!?…。！？｡؟۔।॥։።፧፨၊။។៕།‼⁇⁈⁉．;\u037e])+")
_BRACKET: Final = re.compile(r"[(（\[【][^()（）\[\]【】]{1,60}[)）\]】]")
_FIRM: Final = frozenset("。！？｡؟۔।॥։።፧፨။។៕།")
_QUOTES: Final = "\"”’“'»›」』)）]】》«"
_NOTE: Final = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|[*†‡]{1,3}(?!\w)|\(\d{1,3}\)(?=\s|\Z)|\d{1,3}(?=\s|\Z))+")
_NOTE_BEFORE: Final = re.compile(r"(?:\s?\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|(?<=\S)[*†‡]{1,3}|(?<=[^\W\d_])\d{1,2}|(?<=\S)\(\d{1,3}\))+\Z")
_OPENING: Final = re.compile(r"[\s\"'“„«‹「『(（\[¿¡–—―-]*")
_WORD: Final = re.compile(r"[^\W_]+")
# "p. m.", and "EE. UU." with its letters doubled for the plural.
_DOTTED: Final = re.compile(r"(?:(?<!\w)([^\W\d_])\1?\.\s?)+([^\W\d_])\2?\Z")
_DOUBLED: Final = re.compile(r"([A-ZÀ-Ý])\1\.")
_DAY: Final = re.compile(r"\d{1,2}")
_MONTH_AND_YEAR: Final = re.compile(r"\d{1,2}\.\s\d{4}\b")
_FULL_YEAR: Final = re.compile(r"\d{4}\b")
_ROMAN: Final = re.compile(r"[IVXLC]+\b")
_ASKING: Final = re.compile(r"[?？؟՞፧⁇⁈]")
_JAPANESE_ASKING: Final = re.compile(r"(?:か|かな|かね)[。．｡]?[」』]?\Z")
# A clause that says who spoke is looked for within so many words, or characters where words have no spaces.
_REACH: Final = 6
_REACH_UNSPACED: Final = 25
_REPORTED: Final = 3
# What follows a stop is looked at for so many characters, so that a long paragraph takes no longer a sentence than a short one.
_AHEAD: Final = 300
_BEHIND: Final = 120
_KANA: Final = re.compile(r"[\u3041-\u3096、，]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")


@attrs.frozen
class Sentence:
    """A sentence as offsets, with the marks of notes at its edges, and whether it asks."""

    start: int
    end: int
    notes: tuple[tuple[int, int], ...] = ()
    asks: bool = False


def sentences(flow: str, language: LanguageRules, known_notes: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """Part running text into sentences.

    Args:
        flow: The text of one block; line breaks are spaces already.
        language: The language by whose lists it is read.
        known_notes: Numbers that call a note somewhere in the document.

    Returns:
        Sentences with their final punctuation, offsets from the beginning of *flow*.
    """
    if language.has_trait("unstopped"):
        yield from _whole(flow, language)
        return
    # Whether a quotation is needed whole is seen only behind its end, so these are found before sentences are.
    joined = _joined_quotations(flow, language)
    start = 0
    for stop in _STOP.finditer(flow):
        if stop.end() <= start or ((";" in stop.group() or "\u037e" in stop.group()) and not _greek(stop.group(), language)):
            continue
        after = _after_quotes(flow, start, stop.end())
        note = (
            _NOTE.match(flow, after)
            if not flow[max(0, stop.start() - 1)].isdigit() or flow[after : after + 1] in "[(¹²³*†"
            else None
        )
        note = note if note and note.group() else None
        if (
            note
            and note.group()[0].isdigit()
            and not _calls_a_note(flow[start : stop.start()], stop.group(), note.group(), known_notes, language)
        ):
            note = None
        resume = note.end() if note else after
        while joined and joined[0][1] <= stop.start():
            joined.pop(0)
        inside = bool(joined and joined[0][0] < stop.start()) or _in_brackets(flow, start, stop.start())
        if inside or not _ends(flow, start, stop, after, resume, language):
            continue
        yield _sentence(flow, start, stop.start(), after, note.span() if note else None, language, known_notes)
        start = resume
    if flow[start:].strip():
        yield _sentence(flow, start, len(flow), len(flow), None, language, known_notes)


def _calls_a_note(before: str, stop: str, mark: str, known: frozenset[str], language: LanguageRules) -> bool:
    """Tell whether a number right after a full stop calls a note ("in May.1 Forty"), rather than belonging to it ("No.3 of")."""
    word = re.search(r"[^\W\d_]+\Z", before[-_BEHIND:])
    if "." not in stop or word is None:
        return False
    short = language.words("references") | language.words("joined") | language.words("titles")
    return mark in known or (len(word.group()) > 2 and word.group().casefold() not in short)


def _whole(flow: str, language: LanguageRules) -> Iterator[Sentence]:
    if flow.strip():
        asks = flow.rstrip(_QUOTES + " .").endswith(("?", *language.listed("asks")))
        yield Sentence(len(flow) - len(flow.lstrip()), len(flow.rstrip()), (), asks)


def _greek(stop: str, language: LanguageRules) -> bool:
    return language.tag == "el" and not stop.strip(";\u037e")


def _sentence(
    flow: str, start: int, stop: int, after: int, note: tuple[int, int] | None, language: LanguageRules, known: frozenset[str]
) -> Sentence:
    while start < after and flow[start].isspace():
        start += 1
    end = after
    while end > start and flow[end - 1].isspace():
        end -= 1
    notes = [note] if note else []
    before = _NOTE_BEFORE.search(flow, start, min(stop, end))
    if before and (not before.group()[0].isdigit() or before.group() in known) and before.start() > start:
        mark = before.start() + len(before.group()) - len(before.group().lstrip())
        notes.insert(0, (mark, before.end()))
        end = before.start()
    return Sentence(start, end, tuple(notes), is_question(flow[start:after], language))


def is_question(words: str, language: LanguageRules) -> bool:
    """Tell whether a sentence asks, by its mark or its form."""
    whole = words.strip()
    bare = whole.rstrip(_QUOTES + " \u00a0\u202f")
    # What a clause before it reports is no question of the text: He asked: "Why?"
    if whole and whole[-1] in _QUOTES and whole[-1] not in ")）]" and max(whole.find(mark) for mark in '“„«「"') > _REPORTED:
        return False
    if language.tag == "el" and bare.endswith((";", "\u037e")):
        return True
    if "՞" in words:
        return True
    if language.tag == "ja" and _JAPANESE_ASKING.search(bare):
        return True
    return bool(_ASKING.search(bare[-2:]))


def _after_quotes(flow: str, start: int, place: int) -> int:
    """Give the offset after the quotation marks and brackets that close at *place*."""
    while place < len(flow):
        spaced = place + 1 if flow[place] in " \u00a0\u202f" else place
        if flow[spaced : spaced + 1] in ("»", "›") and spaced > place and closes(flow[start : spaced + 1], spaced - start):
            place = spaced + 1
        elif flow[place] in _QUOTES and (
            flow[place] in "\"')）]" or closes(flow[start : place + 1], place - start) or _closes_earlier(flow, start, place)
        ):
            place += 1
        else:
            break
    return place


def _closes_earlier(flow: str, start: int, place: int) -> bool:
    """Tell whether a closing mark belongs to a quotation that an earlier sentence opened."""
    return flow[place] in "”»」』’】》" or (flow[place] == "“" and "„" in flow[max(0, start - 1000) : start])


def _in_brackets(flow: str, start: int, place: int) -> bool:
    """Tell whether *place* lies in a bracket that the sentence opened after its beginning and that is closed later."""
    opening = max(flow.rfind("(", start, place), flow.rfind("（", start, place))
    if opening < 0 or not flow[start:opening].strip(' "“«「'):
        return False
    closing = {"(": ")", "（": "）"}[flow[opening]]
    return closing not in flow[opening:place] and 0 <= flow.find(closing, place) - opening < 400


def _joined_quotations(flow: str, language: LanguageRules) -> list[tuple[int, int]]:
    """Give the quotations that the sentence around them needs whole, since it goes on right after them."""
    if not language.has_trait("joined-quotations"):
        return []
    pattern, goes_on = (r"「[^「」]*」|『[^『』]*』", _KANA) if language.tag == "ja" else (r"[“\"‘][^”\"’]*[”\"’]", _HANGUL)
    return [match.span() for match in re.finditer(pattern, flow) if goes_on.match(flow, match.end())]


def _ends(flow: str, start: int, stop: re.Match[str], after: int, resume: int, language: LanguageRules) -> bool:
    following = flow[resume : resume + _AHEAD]
    bare = following.lstrip()
    if not bare:
        return True
    quoted = after > stop.end()
    spaced = bare != following
    if bare[0] in ",;:，、；：،؛" or (bare[0] in ")）]" and not spaced):
        return False
    # A danda or an ideographic stop has no other use, so nothing about its neighbours is asked.
    firm = stop.group()[-1] in _FIRM
    opening = _OPENING.match(bare)
    first = bare[opening.end() : opening.end() + 1] if opening else bare[:1]
    aside = _BRACKET.match(bare)
    if first.islower() and not (aside and (aside.end() == len(bare.rstrip()) or bare[aside.end() :].lstrip()[:1].isupper())):
        return False
    if (
        quoted
        and (stop.group()[-1] != "." or not language.has_trait("quotations-end"))
        and _is_reporting(bare, stop.group(), language)
    ):
        return False
    if firm:
        return True
    if stop.group()[-1] in "!?…" or len(stop.group()) > 1:
        return spaced or quoted or resume > after or not (first.isalnum() or first in "./@")
    if not spaced and not quoted and resume == after:
        return _ends_without_space(flow, start, stop, bare)
    if quoted and flow[stop.start() - 1 : stop.start()].isalpha() and not _is_short(flow[start : stop.start()]):
        return True
    return resume > after or full_stop_ends(
        flow[max(start, stop.start() - _BEHIND) : stop.start()], bare[opening.end() if opening else 0 :], language
    )


def _is_short(words: str) -> bool:
    last = words.split()[-1] if words.split() else ""
    return len(last) <= 2 or "." in last


def _ends_without_space(flow: str, start: int, stop: re.Match[str], bare: str) -> bool:
    """Tell whether a full stop ends a sentence that the next follows without a space ("closed.Forty")."""
    word = re.search(r"\S+\Z", flow[start : stop.start()])
    token = word.group() if word else ""
    if re.search(r"[@/\\]|www|\.", token) or not re.search(r"(?:[^\W\d_]{3,}|[)”»\"])\Z", token):
        return False
    if not re.search(r"[a-zа-яßà-ÿ)”»\"]\Z", token):
        return False
    return re.match(r"[\"“«(]?[^\W\d_](?=[^\W\d_])", bare) is not None and bare[:2] != bare[:2].lower() and not bare[:2].isupper()


def _is_reporting(bare: str, stop: str, language: LanguageRules) -> bool:
    """Tell whether what follows a quotation says who spoke."""
    if stop[-1] in ".。" and not language.has_trait("joined-quotations"):
        return False
    clause = re.split(r"[.!?。！？।؟]", bare, maxsplit=1)[0]
    if language.is_unspaced:
        return (
            any(word in clause[:_REACH_UNSPACED] for word in language.words("reporting")) and len(clause) <= 2 * _REACH_UNSPACED
        )
    words = [word.casefold() for word in words_of(clause)]
    reach = len(words) if language.has_trait("verb-last") and len(words) <= 2 * _REACH else _REACH
    verbs = language.words("reporting")
    prefixes = tuple(language.listed("prefixes"))
    return any(word in verbs or (word[1:] in verbs and word.startswith(prefixes)) for word in words[:reach])


def full_stop_ends(before: str, following: str, language: LanguageRules) -> bool:
    """Tell whether a full stop between *before* and *following* ends a sentence.

    Args:
        before: The sentence up to the full stop.
        following: What comes after it, space and opening marks taken off.
        language: The language by whose lists it is read.
    """
    word = re.search(r"[^\s(\[„“«\"'’‘]+\Z", before)
    if word is None:
        return True
    token = word.group().rpartition("’")[2] or word.group()
    dotted = _DOTTED.search(before)
    if _DOUBLED.match(f"{token}.") and _DOUBLED.match(following):
        return False
    names = {
        token.casefold(),
        (re.sub(r"\s", "", dotted.group()) if dotted else token).casefold(),
        token.split("’")[-1].casefold(),
    }
    previous = before[: word.start()].split()
    if _is_within_date(token, previous, following, language):
        return False
    next_word = (_WORD.match(following) or re.match(r"", following)).group()  # type: ignore[union-attr]
    starts = next_word.casefold() in language.words("starters")
    if token.isdigit() or _ROMAN.fullmatch(token):
        return _number_ends(token, previous, next_word, language)
    if following[:1].isdigit() or following[:1] in "§№" or (_ROMAN.fullmatch(next_word) and not starts):
        if names & (language.words("references") | language.words("titles") | language.words("joined")):
            return False
        if len(token) == 1 and not names & language.words("finals") and not names & language.words("after_number"):
            return False
    if names & language.words("after_number"):
        if len(previous) == 2 and len(previous[0]) <= 2 and previous[1].isdigit():
            # "In the year" alone is no sentence, whatever follows.
            return False
        goes_on = next_word.islower() or language.has_trait("nouns-capital")
        return _counts(previous, language) and not (goes_on and next_word.casefold() in language.words("measured"))
    if names & language.words("titles"):
        return False
    if names & language.words("finals"):
        # Of abbreviations in a row only the last can end the sentence.
        chained = re.match(re.escape(next_word) + r"\.", following) if next_word else None
        return chained is None or next_word.casefold() not in language.words("finals")
    ends = tuple(language.listed("joined_ends"))
    if names & language.words("joined") or "." in token or dotted or _is_initial(token):
        return starts
    # "Mühlstr. 4": a street whose name ends in the short form of the word for it.
    return not (ends and following[:1].isdigit() and token.casefold().endswith(ends))


def _is_within_date(token: str, previous: list[str], following: str, language: LanguageRules) -> bool:
    """Tell whether a full stop stands inside a date with its day first: "3. 8. 2031", "11 sept. 2031"."""
    if _DAY.fullmatch(token) and _MONTH_AND_YEAR.match(following):
        return True
    if not (previous and _DAY.fullmatch(previous[-1].rstrip(".")) and _FULL_YEAR.match(following)):
        return False
    months, name = language.months, token.casefold()
    is_short = any(len(other) > len(name) and months[other] == months.get(name) for other in months if other.startswith(name))
    return is_short or (previous[-1].endswith(".") and _DAY.fullmatch(token) is not None)


def _counts(previous: list[str], language: LanguageRules) -> bool:
    """Tell whether an abbreviation belongs to a number: right after it, or after one more such ("3 mln zł")."""
    short = language.words("after_number")
    while previous and previous[-1].rstrip(".").casefold() in short:
        previous = previous[:-1]
    return bool(previous) and any(character.isdigit() for character in previous[-1])


def _is_initial(token: str) -> bool:
    letters = re.sub(rf"[{MARKS}]", "", token)
    return len(letters) == 1 and letters.isalpha()


def _number_ends(token: str, previous: list[str], next_word: str, language: LanguageRules) -> bool:
    """Tell whether the full stop after a number ends the sentence, rather than making it an ordinal."""
    if not language.listed("ordinals_before"):
        return not (
            _ROMAN.fullmatch(token)
            and token in ("I", "V", "X")
            and next_word.casefold() not in language.words("starters")
            and bool(previous)
            and previous[-1][:1].isupper()
        )
    # An ordinal of three figures is rare, and a year at the end of a sentence is not.
    if token.isdigit() and len(token) > 2:
        return True
    if next_word.casefold() in language.months or next_word.casefold() in language.words("ordinals_after"):
        return False
    before = previous[-1].casefold() if previous else ""
    return not (before in language.words("ordinals_before") and next_word.casefold() not in language.words("starters"))
