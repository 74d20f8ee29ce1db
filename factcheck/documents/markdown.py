"""Markdown: the words without their signs, so that no claim has a star or the address of a link in it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.documents.composing import OriginalPlace, Passage, PassagePart

__all__ = ["Markdown", "is_markdown", "markdown_of"]

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINE: Final = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*\Z")
_RULE: Final = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_ITEM: Final = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)(?:\[[ xX]\][ \t]+)?")
_TABLE_RULE: Final = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\Z")
_QUOTE: Final = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_DEFINED: Final = re.compile(r"[ ]{0,3}\[(?!\^)[^\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?\Z")
_NOTE: Final = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*")

_LINK: Final = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,500})\](?:\(\s*<?[^()\s>]*(?:\([^()]*\)[^()\s>]*)?>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\[\]]*\])"
)
_CODE: Final = re.compile(r"(`+)(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_STRONG: Final = re.compile(
    r"(\*{1,3})(?=[^\s*])(.{1,500}?)(?<=[^\s*])\1(?!\*)|(?<!\w)(_{1,3})(?=[^\s_])(.{1,500}?)(?<=[^\s_])\3(?!\w)"
)
_STRUCK: Final = re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~")
_CALL: Final = re.compile(r"\[\^([^\]\s]+)\]")
_ADDRESS: Final = re.compile(r"<((?:https?://|mailto:)?[^\s<>]+[.@:/][^\s<>]*)>")
_TAG: Final = re.compile(
    r"</?(?:a|b|i|em|strong|br|sup|sub|span|u|s|small|mark|kbd|abbr|cite|p|div|center|details|summary)\b[^<>\n]*/?>",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")

_SIGNS: Final = (
    re.compile(r"(?<!!)\[[^\[\]\n]+\]\((?:https?://|/|#|\.|mailto:|\w[\w./-]*\.\w)[^()\s]*\)"),
    re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+\)"),
    re.compile(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*(?![\w*])|(?<!\w)__(?=[^\s_])[^_\n]+(?<=[^\s_])__(?!\w)"),
    re.compile(r"^[ ]{0,3}(`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?[ ]{0,3}\1", re.MULTILINE),
    re.compile(r"\[\^[^\]\s]+\]"),
)
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]+(?<=[^\s_])_(?!\w)")
# Emphasis that is longer is taken for chance, so that a line of many stars is read in linear time.
# One pair of stars may be a note and its mark; more are emphasis.
_EMPHASES: Final = 2


@attrs.frozen(kw_only=True)
class Markdown:
    """A Markdown file that was read.

    Args:
        passages: Its passages.
        title: The title that its front matter states.
        left_out: How often parts of a kind were left out.
    """

    passages: tuple[Passage, ...]
    title: str | None
    left_out: Counter[str]


def is_markdown(text: str) -> bool:
    """Tell whether a text has signs of Markdown in its words: links, emphasis, fences, calls of notes, front matter.

    Headings with number signs and tables with bars are read in plain texts as well, and make none.

    >>> is_markdown("# Mill\\n\\nThe mill **closed**."), is_markdown("# Mill\\n\\nThe mill closed, 2 * 3 * 4.")
    (True, False)
    """
    front = _FRONT.match(text)
    if front and re.search(r"^[\w-]+:", front[1], re.MULTILINE):
        return True
    return any(sign.search(text) for sign in _SIGNS) or sum(1 for _ in _EMPHASIS.finditer(text)) >= _EMPHASES


def markdown_of(text: str) -> Markdown:
    """Take the signs off a Markdown text.

    Args:
        text: The text.
    """
    text = re.sub(r"\r\n?", "\n", text)
    front = _FRONT.match(text)
    title = None
    if front and re.search(r"^[\w-]+:", front[1], re.MULTILINE):
        text = text[front.end() :]
        stated = re.search(r"^title:[ \t]*(.+?)[ \t]*$", front[1], re.MULTILINE)
        title = stated[1].strip("\"'") if stated else None
    shown, comments = _without_comments(text)
    left_out = Counter({"comment": comments})
    reader = _Reader(shown.split("\n"), left_out)
    return Markdown(passages=tuple(reader.read()), title=title, left_out=+left_out)


def _without_comments(text: str) -> tuple[str, int]:
    """Take comments out; one that nothing ends is no comment."""
    kept: list[str] = []
    at = count = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at, count = end + len("-->"), count + 1
    return "".join([*kept, text[at:]]), count


@attrs.define
class _Reader:
    """Reads lines one after the other; a paragraph is open until a blank line or another block ends it."""

    lines: list[str]
    left_out: Counter[str]
    at: int = 0
    number: int = 0

    def read(self) -> Iterator[Passage]:
        tight = False
        while self.at < len(self.lines):
            line = _QUOTE.sub("", self.lines[self.at], count=1) if _QUOTE.match(self.lines[self.at]) else self.lines[self.at]
            found = list(self._block(line, tight))
            yield from found
            tight = bool(found) and self.at < len(self.lines) and bool(self.lines[self.at].strip())

    def _block(self, line: str, tight: bool) -> Iterator[Passage]:
        self.at += 1
        fence = _FENCE.match(line)
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if not line.strip() or _DEFINED.match(line):
            return
        if fence:
            yield from self._fenced(fence[1])
        elif heading:
            yield from self._passage(heading[2], kind="heading")
        elif _RULE.match(line):
            self.left_out["rule"] += 1
        elif "|" in line and self.at < len(self.lines) and _TABLE_RULE.match(self.lines[self.at]):
            yield from self._table(line)
        elif note := _NOTE.match(line):
            yield from self._passage(f"[{note[1]}] " + self._paragraph(line[note.end() :]), kind="apparatus")
        elif item:
            mark = item[1].replace("\t", "    ") + ("-" if item[2] in "-*+" else item[2]) + " "
            yield from self._passage(self._paragraph(line[item.end() :]), mark=mark, tight=tight)
        else:
            words = self._paragraph(line.lstrip())
            under = _UNDERLINE.match(self.lines[self.at]) if self.at < len(self.lines) else None
            self.at += under is not None
            indent = " " * (len(line) - len(line.lstrip())) if line[:2] in ("  ", "\t") else ""
            yield from self._passage(words, kind="heading" if under else "", mark=indent)

    def _paragraph(self, first: str) -> str:
        """Give the lines of a paragraph as one; two spaces or a backslash at the end of a line keep its end."""
        words = first
        while self.at < len(self.lines):
            line = self.lines[self.at]
            bare = _QUOTE.sub("", line, count=1)
            if (
                not bare.strip() or _FENCE.match(bare) or _HEADING.match(bare) or _ITEM.match(bare) or _RULE.match(bare)
                or _UNDERLINE.match(bare) or _NOTE.match(bare) or _DEFINED.match(bare)
            ):  # fmt: skip
                break
            broken = words.endswith(("  ", "\\"))
            words = words.rstrip(" \\" if broken else " ") + ("\n" if broken else " ") + bare.lstrip()
            self.at += 1
        return words.rstrip()

    def _passage(self, words: str, *, kind: str = "", mark: str = "", tight: bool = False) -> Iterator[Passage]:
        plain = self._plain(words)
        if plain.strip():
            self.number += 1
            opening = [PassagePart(mark)] if mark else []
            yield Passage(parts=(*opening, PassagePart(plain, OriginalPlace(paragraph=self.number))), kind=kind, tight=tight)

    def _fenced(self, fence: str) -> Iterator[Passage]:
        first = self.at
        while self.at < len(self.lines) and not self.lines[self.at].strip().startswith(fence):
            self.at += 1
        self.at += 1
        self.left_out["block of code"] += first < self.at - 1
        yield from ()

    def _table(self, head: str) -> Iterator[Passage]:
        rows = [head]
        self.at += 1
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            rows.append(self.lines[self.at])
            self.at += 1
        for place, row in enumerate(rows):
            cells = [self._plain(cell).strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]
            yield from self._row(" | ".join(cells), first=place == 0)

    def _row(self, words: str, *, first: bool) -> Iterator[Passage]:
        self.number += 1
        part = PassagePart(words, OriginalPlace(paragraph=self.number))
        yield Passage(parts=(part,), kind="columns" if first else "row", tight=not first)

    def _plain(self, words: str) -> str:
        """Take the signs off some words; what stands in code stays as it is written."""
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            kept.append(match[2] if match.re is _CODE else match[1])
            return f"\ue000{len(kept) - 1}\ue001"

        words = _CODE.sub(keep, words)
        words = _ESCAPED.sub(keep, words)
        self.left_out["picture"] += sum(match[1] == "!" for match in _LINK.finditer(words))
        self.left_out["struck-out passage"] += len(_STRUCK.findall(words))
        for _ in range(2):
            # A link may hold a picture, and a picture nothing that is said.
            words = _LINK.sub(lambda match: "" if match[1] else match[2], words)
        words = _ADDRESS.sub(r"\1", _CALL.sub(r"[\1]", _STRUCK.sub("", words)))
        words = _TAG.sub(lambda match: "\n" if match[0].lower().startswith("<br") else "", words)
        for _ in range(3):
            words = _STRONG.sub(lambda match: match[2] or match[4], words)
        words = html.unescape(re.sub(r"[ \t]{2,}", " ", words)).rstrip()
        return re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], words)
