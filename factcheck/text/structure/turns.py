"""Labels of turns: who speaks in a transcript, an interview, a chat or a quoted message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import attrs

from factcheck.text.structure.languages import LanguageRules
from factcheck.text.structure.lines import Line

__all__ = ["Label", "labels_of", "wrote_label"]

_TIME: Final = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP: Final = re.compile(
    rf"\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,3}})?)?\s+(?=[^\W\d_][^\n:：]{{0,40}}[:：]\s)|[\u200e\u200f]?(?:[\[(](?:[^\])]{{0,24}}?[\s,])?{_TIME}(?:[\s,][^\])]{{0,14}})?[\])]\s*[-–—]?|(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s)?{_TIME}\s+[-–—]|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s{_TIME})\s*"
)
_NAMED: Final = re.compile(
    r"(?P<name>[^\s:：(（\[<>][^:：\n<>]{0,70}?)(?:\s?[(（\[](?P<function>[^)）\]]{1,60})[)）\]])?\s?[:：](?=\s|\Z|[^\x00-\x7f])(?!\s*//)"
)
_LETTER: Final = re.compile(r"(?P<name>[A-Z])\.(?=\s+\S)")
_BRACKETED: Final = re.compile(r"[（(【［\[〔](?P<name>[^）)】］\]〕\d]{1,16})[）)】］\]〕]\s*\Z")
_CIRCLED: Final = re.compile(r"[○◯◎](?P<name>[^\s（(：:]{1,14})(?:[（(][^）)]{1,20}[）)])?[　\s：:]")
_HONORIFIC: Final = re.compile(
    r"(?:MR|MRS|MS|DR|SEN|REP|GEN|SECRETARY|THE|CHAIR|JUDGE|PRESIDENT|M|MME|HERR|FRAU|SR|SRA|MINISTER|WITNESS|SPEAKER|MODERATOR|PROSECUTOR)\b\.?",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset("von van de der den da di del la le al el bin ibn zu of the und and y e et dos das du ter".split())  # noqa: SIM905
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
)
_ADDRESS: Final = re.compile(r"\s*<[^>]*>|\s*[\[(]?mailto:[^\])]*[\])]?|\s*\([^()]*@[^()]*\)")


@attrs.frozen
class Label:
    """A label: its end in the text, the extent of the name, and whether it only says that somebody asks or answers."""

    end: int
    speaker: tuple[int, int] | None
    stamped: bool = False
    key: str = ""


def labels_of(lines: Sequence[Line], language: LanguageRules) -> dict[int, Label]:
    """Give the labels of turns by the offset at which their lines start; none if the text is no transcript."""
    found = {line.start: label for line in lines if (label := _label(line, language))}
    counts = Counter(label.key for label in found.values())
    signs = language.words("questions") | language.words("answers")
    signed = [label for label in found.values() if label.key in signs]
    if len({label.key for label in signed}) < 2:
        # One letter with a full stop is an initial or the number of a heading, unless another answers it.
        found = {start: label for start, label in found.items() if not _lettered(label)}
        counts = Counter(label.key for label in found.values())
        signed = [label for label in found.values() if label.key in signs]
    capitals = {label.key for label in found.values() if _is_capital(label, lines)}
    repeated = {key for key, count in counts.items() if count > 1}
    many = len(found) > 2 and (bool(repeated) or len(signed) > 1)
    kept = {}
    ends = {line.start: line.end for line in lines}
    for start, label in found.items():
        name = label.key
        single = name not in repeated and (label.end == ends[start] or not language.is_cased)
        strong = label.stamped or (name in capitals and (len(capitals) > 1 or name in repeated or _HONORIFIC.match(name)))
        if (
            strong
            or (name in signs and (len(signed) > 1 or (len(found) > 1 and bool(repeated))))
            or (many and bool(repeated) and not single)
        ):
            kept[start] = attrs.evolve(label, speaker=None) if name in signs and _is_sign(name, language) else label
    return kept


def _lettered(label: Label) -> bool:
    return label.speaker is not None and label.speaker[1] - label.speaker[0] == 1 and label.end - label.speaker[0] == 2


def _is_sign(name: str, language: LanguageRules) -> bool:
    """Tell whether a label names nobody: Q, A, 問, Frage; roles such as reporter name somebody."""
    return name in _SIGNS or (len(name) == 1 and name.isascii())


_SIGNS: Final = frozenset(
    [
        "q",
        "a",
        "r",
        "question",
        "answer",
        "réponse",
        "frage",
        "antwort",
        "pregunta",
        "respuesta",
        "domanda",
        "risposta",
        "pergunta",
        "resposta",
        "vraag",
        "antwoord",
        "pytanie",
        "odpowiedź",
        "pitanje",
        "odgovor",
        "питање",
        "одговор",
        "вопрос",
        "ответ",
        "запитання",
        "питання",
        "відповідь",
        "سؤال",
        "جواب",
        "س",
        "ج",
        "الجواب",
        "שאלה",
        "תשובה",
        "ש",
        "ת",
        "问",
        "答",
        "問",
        "質問",
        "回答",
        "प्रश्न",
        "उत्तर",
        "प्र",
        "उ",
        "सवाल",
        "जवाब",
        "soru",
        "yanıt",
        "cevap",
        "в",
        "о",
        "з",
        "п",
    ]
)


def _is_capital(label: Label, lines: Sequence[Line]) -> bool:
    return label.speaker is not None and label.key.isupper() and len(re.findall(r"[^\W\d_]", label.key)) > 2


def _label(line: Line, language: LanguageRules) -> Label | None:
    stamp = _STAMP.match(line.words)
    at = stamp.end() if stamp else 0
    rest = line.words[at:]
    match = _CIRCLED.match(rest) or _BRACKETED.fullmatch(rest) or _NAMED.match(rest) or _LETTER.match(rest)
    if match is None or (match.re is _BRACKETED and language.is_cased):
        return (
            Label(line.start + at, None, stamped=True, key="")
            if stamp and stamp.group().lstrip()[0] in "[(" and match is None and at < len(line.words)
            else None
        )
    name = re.split(r"[,，،]| [-–—] ", match["name"])[0].strip()
    if not _is_name(name, language, stamp is not None) or re.search(r"\d{3}|\d\.", match["name"]):
        return None
    first = line.start + at + match.start("name")
    signs = language.words("questions") | language.words("answers")
    key = name.casefold().rstrip(".") if name.casefold().rstrip(".") in signs else name
    return Label(line.start + at + match.end(), (first, first + len(name)), stamp is not None, key)


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
        word[:1].isupper() or not word[:1].isalpha() or word.casefold() in _PARTICLES or not _has_case(word) for word in words
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
    plain = _ADDRESS.sub(lambda match: " " * len(match.group()), words)
    after = re.sub(r"[:：]\s*\Z", "", plain[verb.end() :])
    if re.search(r"[^\W\d_]", after):
        place, name = verb.end(), after
    else:
        before = plain[: verb.start()]
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
