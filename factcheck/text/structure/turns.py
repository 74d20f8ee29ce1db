"""Labels of turns: who speaks in a transcript, an interview, a chat or a quoted message."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import attrs

from factcheck.text.structure.languages import LanguageRules, everywhere
from factcheck.text.structure.lines import Line

__all__ = ["Label", "labels_of", "wrote_label"]

# Recorders write "00:01:02.300", chats "10:03 PM" and minutes "9h30"; dates before them differ by country and are not read.
_TIME: Final = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP: Final = re.compile(
    rf"\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,3}})?)?\s+(?=[^\W\d_][^\n:：]{{0,40}}[:：]\s)|[\u200e\u200f]?(?:[\[(](?:[^\])]{{0,24}}?[\s,])?{_TIME}(?:[\s,][^\])]{{0,14}})?[\])]\s*[-–—]?|(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s)?{_TIME}\s+[-–—]|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s{_TIME})\s*"
)
_NAMED: Final = re.compile(
    r"(?P<name>[^\s:：(（\[<>][^:：\n<>]{0,70}?)(?:\s?[(（\[](?P<function>[^)）\]]{1,60})[)）\]])?\s?[:：](?=\s|\Z|[^\x00-\x7f])(?!\s*//)"
)
_LETTER: Final = re.compile(r"(?P<name>[A-Z])\.(?=\s+\S)")
_BRACKETED: Final = re.compile(r"[（(【［\[〔](?P<name>[^）)】］\]〕\d]{1,16})[）)】］\]〕]\s*\Z")
_BOXED: Final = re.compile(r"[【［〔](?P<name>[^】］〕\d]{1,16})[】］〕][:：]?\s*(?=\S)")
_CIRCLED: Final = re.compile(r"[○◯◎](?P<name>[^\s（(：:]{1,14})(?:[（(][^）)]{1,20}[）)])?[　\s：:]")
# "Mme Vasseur. Le pont …" and "THE PRESIDENT. — The sitting …", as parliaments print their debates.
_STOPPED: Final = re.compile(
    r"(?P<name>(?:[^\W\d_]{1,4}\.\s)?[^\W\d_][^.:：!?,;()\n]{2,50})(?:\s\((?P<function>[^()]{1,50})\))?\.(?:\s?[–—-]{1,2})?(?=\s+\S)"
)
# What programs for chats write: "<anna> words", and the name with the time on a line over the words.
_ANGLED: Final = re.compile(r"<(?P<name>[^<>\s][^<>]{0,24})>\s+(?=\S)")
_OVER: Final = re.compile(
    rf"(?P<name>[^\s\d\[\]:：,][^\d\[\]:：,]{{0,40}}?),?\s+[\[(]?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s)?{_TIME}[\])]?\s*\Z"
)
# Before a colon also stand "Contact", "Photo" and "Subject": whatever a list of labels has is no name.
_LISTS: Final = (
    "contact",
    "contact_more",
    "letterhead",
    "published",
    "source",
    "caption",
    "kinds",
    "subject",
    "notes",
    "headers",
    "release",
    "tables",
    "byline",
    "credit",
    "about",
    "remarks",
    "menu",
    "ordinal_marks",
    "end",
    "attendance",
    "embargo",
    "about",
)
_ASKING: Final = "?？؟՞"
_CLOSERS: Final = "\"'”’»）) "
# Two people are a conversation; fewer letters in capitals than these are initials.
_SPEAKERS: Final = 2
_INITIALS: Final = 2
_ADDRESS: Final = re.compile(r"\s*<[^>]*>|\s*[\[(]?mailto:[^\])]*[\])]?|\s*\([^()]*@[^()]*\)")


@attrs.frozen
class Label:
    """A label: its end in the text, the extent of the name, and whether it only says that somebody asks or answers."""

    end: int
    speaker: tuple[int, int] | None
    stamped: bool = False
    key: str = ""
    # Whether it is a label only if it comes again, and whether a form of address opens it.
    weak: bool = False
    titled: bool = False


def labels_of(lines: Sequence[Line], language: LanguageRules) -> dict[int, Label]:
    """Give the labels of turns by the offset at which their lines start; none if the text is no transcript."""
    found = {line.start: label for line in lines if (label := _label(line, language))}
    if not found:
        return {}
    signs = language.words("questions") | language.words("answers")
    if len({label.key for label in found.values() if label.key in signs}) < _SPEAKERS:
        # One letter with a full stop is an initial or the number of a heading, unless another answers it.
        found = {start: label for start, label in found.items() if not _lettered(label)}
    kept = _kept(found, lines, language)
    return {start: attrs.evolve(label, speaker=None) if _is_sign(label.key, language) else label for start, label in kept.items()}


def _kept(found: dict[int, Label], lines: Sequence[Line], language: LanguageRules) -> dict[int, Label]:
    """Give the labels that are some: they have a time, come again, are in capitals or ask and answer."""
    signs = language.words("questions") | language.words("answers")
    counts = Counter(label.key for label in found.values())
    repeated = {key for key, count in counts.items() if count > 1}
    signed = [label for label in found.values() if label.key in signs]
    capitals = {label.key for label in found.values() if _is_capital(label)}
    dialogue = _dialogue(found, lines)
    many = len(found) > _SPEAKERS and (bool(repeated) or len(signed) > 1)
    roles = tuple(language.listed("roles"))
    ends = {line.start: line.end for line in lines}
    kept = {}
    for start, label in found.items():
        name = label.key
        again = name in repeated
        if label.weak:
            # A full stop, a box or a time ends other lines too, so what is before them has to come again, or to be a title.
            if again or (label.titled and sum(each.weak and each.titled for each in found.values()) > 1):
                kept[start] = label
            continue
        alone = not again and (label.end == ends[start] or not language.is_cased)
        loud = name in capitals and (len(capitals) > 1 or again or _honorific().match(name) is not None)
        office = bool(roles) and name.endswith(roles) and name not in roles and len(found) > 1
        sign = name in signs and (len(signed) > 1 or (len(found) > 1 and bool(repeated)))
        if label.stamped or loud or office or sign or start in dialogue or (many and bool(repeated) and not alone):
            kept[start] = label
    return kept


def _dialogue(found: Mapping[int, Label], lines: Sequence[Line]) -> set[int]:
    """Give the starts of turns of two people of whom one asks and the other answers on the next line."""
    told: set[int] = set()
    for above, below in itertools.pairwise(lines):
        first, second = found.get(above.start), found.get(below.start)
        if (
            first
            and second
            and first.key != second.key
            and above.words.rstrip(_CLOSERS)[-1:] in _ASKING
            and above.end > first.end
        ):
            told |= {above.start, below.start}
    return told


def _lettered(label: Label) -> bool:
    return label.speaker is not None and label.speaker[1] - label.speaker[0] == 1 and label.end - label.speaker[0] == 2


def _is_sign(name: str, language: LanguageRules) -> bool:
    """Tell whether a label names nobody: Q, A, 問, Frage; roles such as reporter name somebody."""
    if name not in language.words("questions") | language.words("answers"):
        return False
    return name in everywhere("signs") or (len(name) == 1 and name.isascii())


@cache
def _honorific() -> re.Pattern[str]:
    words = sorted(everywhere("honorifics"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])\.?", re.IGNORECASE)


def _is_capital(label: Label) -> bool:
    return label.speaker is not None and label.key.isupper() and len(re.findall(r"[^\W\d_]", label.key)) > _INITIALS


def _label(line: Line, language: LanguageRules) -> Label | None:
    stamp = _STAMP.match(line.words)
    at = stamp.end() if stamp else 0
    rest = line.words[at:]
    signs = language.words("questions") | language.words("answers")
    readings = (
        _CIRCLED.match(rest),
        None if language.is_cased else _BRACKETED.fullmatch(rest),
        _NAMED.match(rest),
        _LETTER.match(rest),
    )
    for match in filter(None, readings):
        named = _named(line, at, match, language, stamped=stamp is not None)
        # One letter with a stop is an initial, unless it stands for a question or an answer.
        if named and not (match.re is _LETTER and named.key not in signs):
            return named
    weak = _weak(line, at, rest, language)
    if weak:
        return attrs.evolve(weak, stamped=True, weak=False) if stamp else weak
    if stamp and stamp.group().lstrip()[0] in "[(" and not any(readings) and at < len(line.words):
        return Label(line.start + at, None, stamped=True, key="")
    return None


def _named(line: Line, at: int, match: re.Match[str], language: LanguageRules, *, stamped: bool) -> Label | None:
    """Read the name of a label, unless what is in its place is no name."""
    # "Eva Roth, Minister:" names Eva Roth; what follows the comma is her function.
    name = re.split(r"[,，،]| [-–—] ", match["name"])[0].strip()
    if not _is_name(name, language, stamped) or re.search(r"\d{3}|\d\.", match["name"]):
        return None
    first = line.start + at + match.start("name")
    signs = language.words("questions") | language.words("answers")
    key = name.casefold().rstrip(".") if name.casefold().rstrip(".") in signs else name
    return Label(line.start + at + match.end(), (first, first + len(name)), stamped, key)


def _weak(line: Line, at: int, rest: str, language: LanguageRules) -> Label | None:
    """Read a label that only its coming again makes one: with a full stop, in a box, in angles, over the words."""
    for pattern in (_BOXED, _ANGLED, _OVER, _STOPPED):
        match = pattern.match(rest)
        if match is None:
            continue
        name = match["name"].strip()
        honoured = _honorific().match(name) is not None
        if pattern is _STOPPED and not (honoured or (name.isupper() and len(name) > _INITIALS)):
            continue
        if pattern in (_BOXED, _ANGLED) or _is_name(name, language, stamped=honoured):
            first = line.start + at + match.start("name")
            titled = honoured and pattern is _STOPPED and (language.is_cased and len(name.split()) > 1)
            return Label(line.start + at + match.end(), (first, first + len(name)), False, name, weak=True, titled=titled)
    return None


def _is_name(name: str, language: LanguageRules, stamped: bool) -> bool:
    words = name.split()
    if name.casefold().rstrip(".") in language.words("questions") | language.words("answers"):
        return True
    if not words or len(words) > 5 or (not language.is_cased and len(name) > (14 if language.is_unspaced else 30)):
        return False
    if (
        any(language.fills(each, name) for each in _LISTS)
        or re.search(r"[.!?。]\s+\S", re.sub(r"\b\w{1,4}\.", "", name))
        or '"' in name
    ):
        return False
    if stamped:
        return True
    verbs = language.words("verbs")
    if not language.is_unspaced and any(word.casefold() in verbs for word in words[1:] if word.islower()):
        return False
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word.casefold() in everywhere("particles") or not _has_case(word)
        for word in words
    ) and any(each.isalpha() for each in name)


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def wrote_label(words: str, start: int, language: LanguageRules) -> Label | None:
    """Read the line over a quoted message ("On …, Ann Doe wrote:") as a label, or give None."""
    if not words.rstrip().endswith((":", "：")) or not re.search(r"\d", words) or len(words) > 220:
        return None
    verb = language.pattern("wrote").search(words)
    if verb is None:
        return None
    # The address is blanked and not cut, so that offsets into the line stay.
    plain = _ADDRESS.sub(lambda match: " " * len(match.group()), words)
    after = re.sub(r"[:：]\s*\Z", "", plain[verb.end() :])
    if re.search(r"[^\W\d_]", after):
        place, name = verb.end(), after
    else:
        before = plain[: verb.start()]
        # The name stands last before the verb, after the last figure of day and time.
        cut = max(
            (
                match.end()
                for match in re.finditer(r"\d[\s,،、]*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Uhr|h|году|GMT|UTC)?[\s,،)]*|,\s", before)
            ),
            default=0,
        )
        place, name = cut, before[cut:]
    first = place + len(name) - len(name.lstrip(" ,،\u00a0"))
    bare = name.strip(" ,،\u00a0").removesuffix(" a").strip()
    return Label(start + len(words.rstrip()), (start + first, start + first + len(bare)) if bare else None, True, bare)
