"""Which line before the running text names the document, and which name its kind and whoever issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.text.structure.languages import LanguageRules, everywhere
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.phrases import has_verb, label_length, size

__all__ = ["is_body", "name_titles"]

# A line of more words than these is no name, and a word of fewer letters is no part of a compound.
_BODY_WORDS: Final = 12
_SHORT_BODY: Final = 2
_SHORT_TITLE: Final = 2


def _kind_line(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line names the kind of the document and hardly anything else."""
    if not language.has("kinds", unit.words):
        return False
    left = language.pattern("kinds").sub(" ", unit.words)
    left = re.sub(r"[\d\W]+|\b[^\W\d_]{1,3}(?=\W*\d)", " ", left)
    return size(left.strip(), language) <= (1 if language.is_unspaced else 2)


def is_body(words: str, language: LanguageRules) -> bool:
    """Tell whether a line is the name of a body: by the word that such names begin or end with."""
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
        subject.kind = "subject"
        before = True
        for unit in rest:
            if unit is subject:
                before = False
            else:
                unit.kind = ("letterhead" if letter else "banner") if before else "heading"
        return
    if letter and not any(unit.kind == "heading" for unit in rest):
        salutation = next((place for place, unit in enumerate(head) if unit.kind == "salutation"), len(head))
        above = set(head[:salutation])
        for unit in rest:
            unit.kind = "letterhead" if unit in above else unit.kind
        return
    kinds = [unit for unit in rest if _kind_line(unit, language) and unit.kind != "heading"]
    kind_lines = set(kinds)
    bodies = [
        unit for unit in rest
        if unit not in kind_lines and is_body(unit.words, language) and not language.opens("kinds", unit.words)
    ]  # fmt: skip
    named = set(bodies)
    under = [
        unit
        for unit, above in zip(rest[1:], rest, strict=False)
        if above in named and unit not in kind_lines and unit.first.gap == 0 and is_body(unit.words, language)
    ]
    around = {*kinds, *bodies, *under}
    free = [unit for unit in rest if unit not in around and unit.kind != "item"]
    # A line that ends in a colon opens something; it names the document only if nothing else does.
    free = [unit for unit in free if not unit.words.endswith((":", "："))] or (free if not kinds and not bodies else [])
    court = any(language.has("courts", unit.words) for unit in rest)
    versus = language.pattern("versus", r"\s{}[.\s]")
    case = next(
        (unit for unit in rest if court and unit not in kind_lines and versus.search(unit.words)),
        None,
    )
    hashed = next((unit for unit in free if unit.kind == "heading"), None)
    if not free and not kinds and bodies:
        free = bodies[-1:] if len(bodies) > 1 or len(rest) == 1 else []
    news = [unit for unit in bodies if _is_news(unit.words, language)] if kinds and not free else []
    long_kind = next((unit for unit in kinds if not language.fills("kinds", unit.words)), None)
    if free and long_kind and size(free[0].words, language) <= _SHORT_TITLE and rest.index(long_kind) < rest.index(free[0]):
        # "Law on bridges" names the document rather than the "Chapter 1" that comes first under it.
        free = [long_kind]
        around.discard(long_kind)
    title = case or hashed or (free[0] if free else news[-1] if news else kinds[-1] if kinds else None)
    before = True
    for unit in rest:
        if unit is title:
            unit.kind, before = "title", False
        elif (unit in around and (before or not _is_news(unit.words, language))) or (before and not unit.kind):
            unit.kind = "banner"
        else:
            unit.kind, unit.start = "heading", unit.first.start if unit.mark else unit.start
