"""A bibliography cut into its blocks, and blocks into fields, as BibTeX and biber do it, and mended where people go astray.

Source: Oren Patashnik, BibTeXing (1988), and what btparse, which biber reads with, adds to it. A library that was tried gives up
an entry at its first comment or missing comma, and counts no line that ends in a backslash, while here a fault must be told with
its line and must not reach into the next entry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal

import attrs

from factcheck.findings import Loss
from factcheck.works.imported import lost

__all__ = ["BibtexBlock", "RawField", "ValuePiece", "bibtex_blocks"]

_HEAD: Final = re.compile(r"@\s*([\w-]+)\s*([{(])")

# Where a line begins so, an entry before it that is still open will not be closed any more.
_NEXT_ENTRY: Final = re.compile(
    r"^[ \t]*(@\s*(?:(?:comment|preamble)\s*[{(]|[\w-]+\s*[{(]\s*(?:[^\s,={}()\"]*\s*,|[\w:./+-]+\s*=)))",
    re.MULTILINE | re.IGNORECASE,
)

# A key may hold almost anything, spaces too; the second form is that of one without a comma behind it.
_KEY: Final = re.compile(r"([^\s,={}%][^,={}\n]*?)??\s*(?:,|(?=\}))|([^\s,={}%]+)(?=[ \t]*\n(?!\s*=)|\s+[\w-]+\s*=)")
_KEY_IN_PARENTHESES: Final = re.compile(_KEY.pattern.replace("{}", "{})").replace("(?=\\})", "(?=\\))"))
_BETWEEN: Final = re.compile(r"(?:\s|,|%[^\n]*(?:\n|$))*")
_BLANK: Final = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")
_NAME: Final = re.compile(r"([^\s,={}()\"#%@]+(?:[ \t]+[^\s,={}()\"#%@]+)*)\s*=")
_LONE_NAME: Final = re.compile(r"[\w-]+(?=\s*[,})])")
_MORE_FIELDS: Final = re.compile(r"\s*,\s*[\w-]+\s*=\s*[\w{\"]|\s*[\w-]+\s*=\s*[{\"]")
# A full stop that somebody put behind a value, as in a printed list.
_STRAY: Final = re.compile(r"\s*[.;](?=\s*(?:,|\}|[\w-]+\s*=))")
_BARE: Final = re.compile(r"[^\s\"#%'(),={}]+")

# In a group only these count; in the second way of reading a backslash takes the next character along.
_MARKS: Final = re.compile(r"[{}\"]")
_MARKS_BUT_ESCAPED: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)

_ESCAPED: Final = "a brace or quotation mark behind a backslash is taken as a character; BibTeX would take it for the end"
_MEND: Final = "; mend it, and add the file again"


@attrs.frozen
class ValuePiece:
    """A piece of a value: a text in braces or quotation marks, or, if *bare*, a number or the name of a text."""

    text: str
    bare: bool = False


@attrs.frozen(kw_only=True)
class RawField:
    """A field with the pieces of its value.

    Args:
        name: Its name, as it is written.
        pieces: What its value is joined of.
        line: Its line, from 1.
    """

    name: str
    pieces: tuple[ValuePiece, ...]
    line: int


@attrs.frozen(kw_only=True)
class BibtexBlock:
    """A part of the file.

    Args:
        kind: What it is; ``text`` is what stands between blocks, ``broken`` an entry that cannot be read.
        line: Its line, from 1.
        type: The type of an entry, in lower case.
        key: The key of an entry.
        fields: The fields of an entry, or the texts that are named.
        text: The source of whatever is no entry.
        losses: What of it was mended, or why it is broken.
    """

    kind: Literal["entry", "string", "preamble", "comment", "text", "broken"]
    line: int
    type: str = ""
    key: str = ""
    fields: tuple[RawField, ...] = ()
    text: str = ""
    losses: tuple[Loss, ...] = ()


class _Broken(Exception):
    """What begins here cannot be read; the message says why, *field* where."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.field = field


def bibtex_blocks(text: str) -> Iterator[BibtexBlock]:
    """Cut a bibliography into blocks.

    A fault ends with its entry: what follows is read from where the next entry begins.

    Args:
        text: The whole of the file, with line feeds as its line ends.

    >>> found = bibtex_blocks("By hand:\\n@book{a, title = {A}}\\n@misc{b, title = {B}")
    >>> [(block.kind, block.key, block.line) for block in found]
    [('text', '', 1), ('entry', 'a', 2), ('broken', 'b', 3)]
    """
    splitter = _Splitter(text)
    # Any sign that begins an entry counts, on whatever line it stands, as it does for BibTeX.
    start = 0
    while True:
        head = _HEAD.search(text, start)
        between = text[start : head.start() if head else len(text)]
        words = between.lstrip()
        if words:
            yield BibtexBlock(kind="text", line=splitter.line(start + len(between) - len(words)), text=words)
        if head is None:
            return
        # Programs differ on whether an entry behind a % counts, so it is told and not added.
        if "%" in between.rpartition("\n")[2]:
            key = splitter.key(head)[0]
            yield BibtexBlock(kind="comment", line=splitter.line(head.start()), type=head[1].lower(), key=key)
            start = (text.find("\n", head.start()) + 1) or len(text)
        else:
            block, start = splitter.block(head)
            yield block


class _Splitter:
    """A text with the places of its line ends, and of lines that an entry begins on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_ends = [match.start() for match in re.finditer("\n", text)]
        self.heads = [match.start(1) for match in _NEXT_ENTRY.finditer(text)]
        self.losses: list[Loss] = []

    def line(self, place: int) -> int:
        """Give the line of a place, from 1."""
        return bisect_right(self.line_ends, place - 1) + 1

    def block(self, head: re.Match[str]) -> tuple[BibtexBlock, int]:
        """Read the block that begins with *head*; give it, and where it ends."""
        kind, line = head[1].lower(), self.line(head.start())
        if kind == "comment":
            end = self._end(head.end(), head[2], free=True)
            if end is None:
                # As BibTeX has it, the word itself is all that is passed over.
                return BibtexBlock(kind="comment", line=line), head.end()
            return BibtexBlock(kind="comment", line=line, text=self.text[head.end() : end]), end + 1
        self.losses = []
        try:
            if kind == "preamble":
                end = self._end(head.end(), head[2])
                if end is None:
                    raise _Broken(self._open(head.end()))
                return BibtexBlock(kind="preamble", line=line, text=self.text[head.end() : end]), end + 1
            return self._entry(head, kind, line)
        except _Broken as broken:
            end = self._end(head.end(), head[2])
            stop = self._limit(head.end()) if end is None else end + 1
            source = self.text[head.start() : stop]
            what = lost(broken.field or "the entry", f"{broken}{_MEND}", "refused")
            key = "" if kind in ("string", "preamble") else self.key(head)[0]
            return BibtexBlock(kind="broken", type=kind, key=key, line=line, text=source, losses=(*self.losses, what)), stop

    def key(self, head: re.Match[str]) -> tuple[str, int]:
        """Give the key behind *head*, and where the fields begin."""
        start = self._behind_blank(head.end())
        match = (_KEY if head[2] == "{" else _KEY_IN_PARENTHESES).match(self.text, start)
        return (match[1] or match[2] or "", match.end()) if match else ("", start)

    def _entry(self, head: re.Match[str], kind: str, line: int) -> tuple[BibtexBlock, int]:
        key, index = ("", head.end()) if kind == "string" else self.key(head)
        if key and self.text[index - 1] != "," and self.text[index : index + 1] not in ("}", ")"):
            self._mended("the key", index, f"a comma is missing behind {key!r}")
        fields, end = self._fields(index, "}" if head[2] == "{" else ")")
        block = BibtexBlock(
            kind="string" if kind == "string" else "entry",
            line=line,
            type=kind,
            key=key,
            fields=tuple(fields),
            losses=tuple(self.losses),
        )
        return block, end

    def _fields(self, index: int, closing: str) -> tuple[list[RawField], int]:
        """Read fields up to the end of their entry; give them, and the place behind it."""
        fields: list[RawField] = []
        comma = True
        while True:
            between = _BETWEEN.match(self.text, index)
            comma = comma or bool(between and "," in between[0])
            index = between.end() if between else index
            # The next entry begins: a value that is still open would take all the others of the file with it.
            if self._is_over(index):
                raise _Broken(self._open(index - 1))
            if self.text[index] == closing:
                # What looks like more fields can only be that; between entries nobody writes a name, a sign and a brace.
                if not (_MORE_FIELDS.match(self.text, index + 1) and fields):
                    return fields, index + 1
                self._mended(fields[-1].name, index, "a closing brace stands here before the last field; it is passed over")
                index += 1
                continue
            name, lone = _NAME.match(self.text, index), _LONE_NAME.match(self.text, index)
            # A name without a value is no reason to lose what the others say.
            if lone:
                self.losses.append(lost(lone[0], f"line {self.line(index)}: it has no value", "dropped"))
                index = lone.end()
                continue
            if name is None:
                raise _Broken(f"line {self.line(index)}: it has no field, such as title = {{...}}, at {self._seen(index)}")
            if not comma:
                self._mended(fields[-1].name, index, f"a comma is missing before {name[1]!r}")
            field, index = self._field(name)
            fields.append(field)
            comma = False

    def _field(self, name: re.Match[str]) -> tuple[RawField, int]:
        pieces, index = self._value(name)
        return RawField(name=name[1], pieces=tuple(pieces), line=self.line(name.start())), index

    def _value(self, name: re.Match[str]) -> tuple[list[ValuePiece], int]:
        """Read pieces that ``#`` joins."""
        pieces: list[ValuePiece] = []
        index = name.end()
        while True:
            index = self._behind_blank(index)
            bare = _BARE.match(self.text, index)
            if self.text[index : index + 1] in ('"', "{"):
                end = self._end_of_piece(index, name)
                pieces.append(ValuePiece(self.text[index + 1 : end]))
                index = end + 1
            elif bare:
                pieces.append(ValuePiece(bare[0], bare=True))
                index = bare.end()
            # A field without a value is common, and no reason to lose its entry.
            elif not pieces and self.text[index : index + 1] in (",", "}", ")"):
                return [], index
            else:
                why = f"line {self.line(index)}: a value is missing, or not in braces: {self._seen(index)}"
                raise _Broken(why, name[1])
            joined = self._behind_blank(index)
            stray = _STRAY.match(self.text, index)
            if stray:
                self._mended(name[1], index, f"{stray[0].strip()!r} stands behind the value; it is passed over")
                return pieces, stray.end()
            if self.text[joined : joined + 1] != "#":
                return pieces, index
            index = joined + 1

    def _end_of_piece(self, start: int, name: re.Match[str]) -> int:
        """Find the end of a text, first as BibTeX counts braces, and only then as many people believe."""
        opening = self.text[start]
        # Both are found first, since an end is right only if what follows it may follow a value.
        ends = [self._end(start + 1, opening, escapes=escapes) for escapes in (False, True)]
        for escapes, end in zip((False, True), ends, strict=True):
            if end is not None and self._may_end(end + 1):
                if escapes and end != ends[0]:
                    self._mended(name[1], start, _ESCAPED)
                return end
        if ends[0] is not None:
            if self._is_over(self._behind_blank(ends[0] + 1)):
                return ends[0]
            seen = self._seen(ends[0] + 1)
            raise _Broken(f"line {self.line(ends[0])}: a comma is missing before {seen}", name[1])
        raise _Broken(f"line {self.line(start)}: {self._open(start)}: {self._seen(start)}", name[1])

    def _may_end(self, index: int) -> bool:
        """Tell whether what stands here may follow a text."""
        if _STRAY.match(self.text, index):
            return True
        index = self._behind_blank(index)
        return self.text[index : index + 1] in (",", "#", "}", ")") or bool(_NAME.match(self.text, index))

    def _is_over(self, index: int) -> bool:
        """Tell whether the file or the entry ends here, since the next one begins."""
        return index == len(self.text) or (self.text[index] == "@" and self._limit(index - 1) == index)

    def _behind_blank(self, index: int) -> int:
        blank = _BLANK.match(self.text, index)
        return blank.end() if blank else index

    def _end(self, index: int, opening: str, *, escapes: bool = False, free: bool = False) -> int | None:
        """Find what closes a group that is open at *index*, or None if the next entry or the end of the file comes first.

        Args:
            index: Where to begin.
            opening: What opened it.
            escapes: Whether a character behind a backslash is no mark.
            free: Whether entries may stand in it, as in a comment.
        """
        closing = {"{": "}", "(": ")"}.get(opening, opening)
        marks = re.compile(r"[{}()]") if opening == "(" else _MARKS_BUT_ESCAPED if escapes else _MARKS
        depth = 0
        for match in marks.finditer(self.text, index, len(self.text) if free else self._limit(index)):
            if depth == 0 and match[0] == closing:
                return match.start()
            depth += {"{": 1, "}": -1}.get(match[0], 0)
        return None

    def _limit(self, index: int) -> int:
        """Give where behind *index* the next line begins with an entry."""
        following = bisect_right(self.heads, index)
        return self.heads[following] if following < len(self.heads) else len(self.text)

    def _open(self, index: int) -> str:
        end = "the end of the file" if self._limit(index) == len(self.text) else "the next entry begins"
        return f"nothing closes it before {end}"

    def _seen(self, index: int) -> str:
        return repr(self.text[index : index + 20].split("\n")[0].strip())

    def _mended(self, what: str, index: int, why: str) -> None:
        self.losses.append(lost(what, f"line {self.line(index)}: {why}", "guessed"))
