"""Which line before the running text names the document, and which name its kind and whoever issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.text.structure.dates import day_in
from factcheck.text.structure.languages import LanguageRules, everywhere
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.phrases import has_verb, label_length, size

__all__ = ["is_body", "name_titles"]

# A line of more words than these is no name, and a word of fewer letters is no part of a compound.
_BODY_WORDS: Final = 12
_SHORT_BODY: Final = 2
_SHORT_TITLE: Final = 2
# A line with the kind of the document and more than so many words is what it is called.
_KIND_WORDS: Final = 4
_STATE_WORDS: Final = 3


def _kind_line(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line names the kind of the document and hardly anything else."""
    if not language.has("kinds", unit.words):
        return False
    left = language.pattern("kinds").sub(" ", unit.words)
    left = re.sub(r"[\d\W]+|\b[^\W\d_]{1,3}(?=\W*\d)", " ", left)
    return size(left.strip(), language) <= (1 if language.is_unspaced else 2)


def is_body(words: str, language: LanguageRules) -> bool:
    """Tell whether a line is the name of a body: by the word that such names begin or end with."""
    # The article is no part of the name, and hides the word that tells.
    bare = language.pattern("articles", r"\A{}[\s'’]").sub("", words)
    if (
        (has_verb(bare, language) and not language.is_unspaced)
        or size(bare, language) > _BODY_WORDS
        or any(each in words for each in "!?:：")
    ):
        return False
    low = bare.casefold().strip()
    if language.has_trait("bodies-anywhere"):
        return language.has("bodies", words)
    if language.is_unspaced:
        listed = tuple(language.listed("bodies"))
        return low.endswith(listed) if language.has_trait("bodies-last") else low.startswith(listed)
    return _has_body_word(low, language)


def _has_body_word(low: str, language: LanguageRules) -> bool:
    """Tell whether a name has its word for a body where the language puts it: first, after an adjective, last, in a compound."""
    listed = language.words("bodies")
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", low)
    if not parts:
        return False
    if language.has_trait("bodies-with-of"):
        place = next((at for at, part in enumerate(parts[:4]) if part in listed), -1)
        following = parts[place + 1] if 0 <= place < len(parts) - 1 else ""
        return parts[-1] in listed or (place >= 0 and following in language.words("joining"))
    if language.has_trait("bodies-last") and low.endswith(tuple(listed)):
        return True
    ends = tuple(each for each in listed if len(each) > _SHORT_BODY)
    if language.has_trait("compounds") and any(part.endswith(ends) for part in parts[:2]):
        return True
    return any(low.startswith(each + " ") or low == each for each in listed) or bool(listed.intersection(parts[:2]))


def _is_news(words: str, language: LanguageRules) -> bool:
    """Tell whether a line that begins like the name of a body tells what it did: a small word stands in it that joins nothing."""
    parts = re.findall(r"[^\W\d_]+", words)
    joining = everywhere("joining")
    return language.is_cased and any(
        word.islower() and word not in joining and before.lower() not in joining for before, word in pairwise(parts)
    )


def name_titles(head: Sequence[RawBlock], rest: list[RawBlock], language: LanguageRules, *, letter: bool) -> None:
    """Name the title among the lines that stand before the running text, and the lines around it.

    Args:
        head: The units before the running text.
        rest: Those of them whose kind is not known yet.
        language: The language by whose lists they are read.
        letter: Whether the text is a letter or a message.
    """
    subject = next((unit for unit in rest if language.opens("subject", unit.words) and label_length(unit.words, language)), None)
    if subject:
        _name_by_subject(rest, subject, letter=letter)
    elif letter and not any(unit.kind == "heading" for unit in rest):
        # A letter has no title; what stands over its greeting is who writes to whom.
        greeting = next((place for place, unit in enumerate(head) if unit.kind == "salutation"), len(head))
        above = set(head[:greeting])
        for unit in rest:
            unit.kind = "letterhead" if unit in above else unit.kind
    else:
        kinds = [unit for unit in rest if _kind_line(unit, language) and unit.kind != "heading"]
        around = _around(rest, kinds, language)
        title = _title_of(rest, kinds, around, language)
        _name_around(rest, title, around, language)


def _is_chapter(words: str, language: LanguageRules) -> bool:
    """Tell whether a line heads a part of a document rather than the whole: it is very short, or has a number."""
    return size(words, language) <= _SHORT_TITLE or re.match(r"(?:[IVX]+|\d+)[.)]?\s", words) is not None


def _is_dated_kind(words: str, language: LanguageRules) -> bool:
    """Tell whether a line says no more than what the document is and of what day: "Judgment of 25 November 2004"."""
    day = day_in(words, language)
    return (
        day is not None
        and language.opens("kinds", words) is not None
        and size(words[: day[0]], language) <= _KIND_WORDS
        and size(words[day[1] :], language) <= 1
    )


def _name_by_subject(rest: Sequence[RawBlock], subject: RawBlock, *, letter: bool) -> None:
    subject.kind = "subject"
    before = True
    for unit in rest:
        if unit is subject:
            before = False
        else:
            unit.kind = ("letterhead" if letter else "banner") if before else "heading"


def _around(rest: Sequence[RawBlock], kinds: Sequence[RawBlock], language: LanguageRules) -> set[RawBlock]:
    """Give the lines that name the kind of the document or a body, and lines of bodies right under those."""
    bodies = {
        unit for unit in rest if unit not in kinds and is_body(unit.words, language) and not language.opens("kinds", unit.words)
    }
    under = {
        unit
        for above, unit in pairwise(rest)
        if above in bodies and unit not in kinds and unit.first.gap == 0 and is_body(unit.words, language)
    }
    return {*kinds, *bodies, *under}


def _title_of(
    rest: Sequence[RawBlock], kinds: Sequence[RawBlock], around: set[RawBlock], language: LanguageRules
) -> RawBlock | None:
    """Choose the title: the name of a case, a heading marked as one, a line that is nothing else, or the kind of document."""
    bodies = [unit for unit in rest if unit in around and unit not in kinds]
    free = [unit for unit in rest if unit not in around and unit.kind != "item"]
    # A line that ends in a colon opens something; it names the document only if nothing else does.
    free = [unit for unit in free if not unit.words.endswith((":", "："))] or (free if not kinds and not bodies else [])
    # "Kovač v. Town" names a case only in a judgment; elsewhere "v." is a volume or a version.
    if any(language.has("courts", unit.words) for unit in rest):
        versus = language.pattern("versus", r"\s{}[.\s]")
        case = next((unit for unit in rest if unit not in kinds and versus.search(unit.words)), None)
        if case:
            return case
    # A heading that the document marks is more certain than the order of lines.
    hashed = next((unit for unit in free if unit.kind == "heading"), None)
    if hashed:
        return hashed
    told = next((unit for unit in kinds if not language.fills("kinds", unit.words)), None)
    if told and (
        (free and _is_chapter(free[0].words, language) and rest.index(told) < rest.index(free[0]))
        or (free and size(told.words, language) > _KIND_WORDS and not language.opens("release", told.words))
    ):
        # "Law on bridges" names the document rather than the state over it, or the "Chapter 1" that comes first under it.
        return told
    if free:
        named = [unit for unit in free[1:] if language.opens("kinds", unit.words) and size(unit.words, language) > _KIND_WORDS]
        over = free[0].words.isupper() and size(free[0].words, language) <= _STATE_WORDS
        return named[0] if named and over else free[0]
    if not kinds and bodies:
        return bodies[-1] if len(bodies) > 1 or len(rest) == 1 else None
    news = [unit for unit in bodies if _is_news(unit.words, language)]
    return news[-1] if news else kinds[-1] if kinds else None


def _name_around(rest: Sequence[RawBlock], title: RawBlock | None, around: set[RawBlock], language: LanguageRules) -> None:
    """Name lines over the title banners and those under it headings; a line with news of a body is no banner."""
    before = True
    for unit in rest:
        if unit is title:
            unit.kind, before = "title", False
        elif _is_dated_kind(unit.words, language):
            unit.kind = "dateline"
        elif (unit in around and (before or not _is_news(unit.words, language))) or (before and not unit.kind):
            unit.kind = "banner"
        else:
            unit.kind, unit.start = "heading", unit.first.start if unit.mark else unit.start
