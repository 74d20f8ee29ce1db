"""Entries of BibTeX with their fields as texts, in which the texts that the file names stand for their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from factcheck.findings import Loss, LossKind
from factcheck.works.bibtex.fields import CSL_TYPES, PREFIX_OF_CSL
from factcheck.works.bibtex.names import end_of_group
from factcheck.works.bibtex.splitting import BibtexBlock, RawField, ValuePiece, bibtex_blocks
from factcheck.works.bibtex.tex import read_tex
from factcheck.works.dates import MONTHS
from factcheck.works.imported import lost

__all__ = ["RawEntry", "parse_bibtex"]

# What looks like the head of an entry, in a text that holds none or that is broken.
_HEAD: Final = re.compile(r"@\s*([\w-]+)\s*[{(]\s*([^\s,={}()\"]*)\s*(?=[,}\s])")
_HEAD_IN_TEXT: Final = re.compile(r"@\s*([\w-]+(?:[ \t]+[\w-]+)?)\s*[{(]\s*([^\s,={}()\"]*)\s*,(?=\s*[\w-]+\s*=)")
_HEAD_WITHOUT_SIGN: Final = re.compile(
    rf"^[ \t]*({'|'.join(CSL_TYPES)})[ \t]*\{{\s*([^\s,={{}}()\"]+)\s*,(?=\s*[\w-]+\s*=)", re.MULTILINE | re.IGNORECASE
)
_NO_ENTRIES: Final = frozenset(("comment", "preamble", "string"))
_MACRO: Final = re.compile(r"\\(?:(?:re)?newcommand|providecommand|def|gdef)\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?=\{)")

# Texts that name each other can double with each line; no journal has a longer name.
_LONGEST_TEXT: Final = 10_000
_LONGEST_VALUE: Final = 1_000_000


@attrs.define(kw_only=True)
class RawEntry:
    """An entry as it stands in the file, with its values put together but still in TeX.

    Args:
        key: Its key; empty if it has none.
        type: Its type, in lower case.
        line: Its line, from 1.
        values: The fields that have words.
        losses: What of it did not come through.
        refused: Whether it cannot be read; the losses say why.
        defined: What macros of the file stand for.
    """

    key: str
    type: str
    line: int
    values: dict[str, str] = attrs.field(factory=dict)
    losses: list[Loss] = attrs.field(factory=list)
    refused: bool = False
    defined: Mapping[str, str] = attrs.field(factory=dict)


class _TooLong(Exception):
    """A value has outgrown all sense; the message says so."""


def parse_bibtex(text: str) -> list[RawEntry]:
    """Find the entries of a bibliography, and put their values together.

    Args:
        text: The whole of the file.
    """
    blocks = list(bibtex_blocks(text.replace("\r\n", "\n").replace("\r", "\n")))
    # Twice through: texts may be named after they are used, which BibTeX would not do and people do.
    reading = _Reading()
    for block in blocks:
        reading.foresee(block)
    return [entry for block in blocks for entry in reading.entries(block)]


class _Reading:
    """The named texts and macros of a file, as far as it has been read."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {name[:3].lower(): name for name in MONTHS}
        self.later: dict[str, str] = {}
        self.doubtful: set[str] = set()
        self.defined: dict[str, str] = {}

    def foresee(self, block: BibtexBlock) -> None:
        """Read what may be defined after it is used."""
        if block.kind == "preamble":
            self._define(block.text)
        if block.kind == "string":
            for field in block.fields:
                self.later.setdefault(field.name.lower(), self._named_text(field)[0])

    def entries(self, block: BibtexBlock) -> Iterator[RawEntry]:
        """Give the entry of a block, or what looks like one in a block that is none."""
        if block.kind == "string":
            for field in block.fields:
                yield from self._string(field)
        elif block.kind == "entry":
            yield self._entry(block)
        elif block.kind == "broken":
            yield RawEntry(key=block.key, type=block.type, line=block.line, refused=True, losses=list(block.losses))
            why = f"it is swallowed by what begins on line {block.line}, which is broken; mend that"
            # Without the sign that the entry itself begins with.
            yield from _heads(_HEAD, block.text[1:], block.line, why)
        elif block.kind == "comment" and block.type:
            if block.type not in _NO_ENTRIES:
                what = lost("the entry", "it stands behind a %; take that away to add it")
                yield RawEntry(key=block.key, type=block.type, line=block.line, refused=True, losses=[what])
        elif block.kind == "comment":
            why = "it stands in an @comment; take it out of there to add it"
            yield from _heads(_HEAD_IN_TEXT, block.text, block.line, why, kind="dropped")
        elif block.kind == "text":
            why = "it is not written as an entry, such as @report{key, title = {...}}"
            yield from _heads(_HEAD_IN_TEXT, block.text, block.line, why)
            # Some take an entry out of their bibliography by its first sign alone, and others forget it.
            why = "it lacks the @ before it; put that in to add it"
            yield from _heads(_HEAD_WITHOUT_SIGN, block.text, block.line, why, kind="dropped")

    def _define(self, preamble: str) -> None:
        for match in _MACRO.finditer(preamble):
            body = preamble[match.end() + 1 : end_of_group(preamble, match.end())]
            # A macro with arguments stands for no text that could be put in its place.
            if "#" not in body and len(body) <= _LONGEST_TEXT:
                shown = read_tex(body, self.defined)
                if not shown.kept and len(shown.text) <= _LONGEST_TEXT:
                    self.defined[match[1]] = shown.text

    def _named_text(self, field: RawField) -> tuple[str, list[Loss]]:
        try:
            text, losses = self._value(field.pieces, "@string")
        except _TooLong as error:
            return "", [lost("@string", str(error), "refused")]
        if len(text) > _LONGEST_TEXT:
            return "", [lost("@string", f"it makes a text of more than {_LONGEST_TEXT:,} characters", "refused")]
        return text, losses

    def _string(self, field: RawField) -> Iterator[RawEntry]:
        name = field.name.lower()
        text, losses = self._named_text(field)
        losses = list(dict.fromkeys(losses))
        if losses:
            self.doubtful.add(name)
        if any(loss.kind == "refused" for loss in losses):
            self.later.pop(name, None)
        else:
            self.texts[name] = text
        if losses:
            what = [attrs.evolve(loss, what=f"@string {field.name}") for loss in losses]
            yield RawEntry(key=field.name, type="string", line=field.line, refused=True, losses=what)

    def _entry(self, block: BibtexBlock) -> RawEntry:
        entry = RawEntry(key=block.key, type=block.type, line=block.line, defined=self.defined, losses=list(block.losses))
        for field in block.fields:
            # Fields differ in capitals from program to program; in ours they tell variables of CSL apart.
            name = field.name if field.name.startswith(PREFIX_OF_CSL) else field.name.lower()
            try:
                text, losses = self._value(field.pieces, name)
            except _TooLong as error:
                entry.losses.append(lost(name, f"line {field.line}: {error}; mend it, and add the file again", "refused"))
                entry.refused = True
                continue
            entry.losses += losses
            # An empty field says nothing; managers write all that they have.
            if not text.strip():
                continue
            if name not in entry.values:
                entry.values[name] = text
            elif entry.values[name].split() != text.split():
                why = f"line {field.line}: the field stands twice; the first is taken"
                entry.losses.append(lost(f"{name}: {' '.join(text.split())}", why))
        return entry

    def _value(self, pieces: tuple[ValuePiece, ...], name: str) -> tuple[str, list[Loss]]:
        """Put a value together, with the texts that its names stand for."""
        if not pieces:
            return "", [lost(name, "the field has no value; put one in braces, or take the field out", "guessed")]
        losses: list[Loss] = []
        texts: list[str] = []
        length = 0
        for piece in pieces:
            texts.append(self._bare(piece.text, name, losses) if piece.bare else piece.text)
            length += len(texts[-1])
            # Looked at after each piece, since a value of many named texts grows before its end is found.
            if length > _LONGEST_VALUE:
                raise _TooLong(f"it makes a text of more than {_LONGEST_VALUE:,} characters")
        text = "".join(texts)
        if "@" in text and re.search(r"@\w+\s*\{[^{}=,]*,\s*\w+\s*=", text):
            losses.append(lost(name, "it holds what looks like another entry; a closing brace may be missing", "guessed"))
        return text, losses

    def _bare(self, word: str, name: str, losses: list[Loss]) -> str:
        known = self.texts.get(word.lower())
        if known is not None and word.lower() in self.doubtful:
            losses.append(lost(f"{name}: {word}", "its @string names a text that is not defined", "guessed"))
        # BibTeX takes numbers without braces.
        if known is not None or word.isdecimal():
            return word if known is None else known
        later = self.later.get(word.lower())
        if later:
            losses.append(lost(f"{name}: {word}", "its @string stands further down, where BibTeX would not look", "guessed"))
            return later
        why = "no @string has this name, so the name itself is kept; define it, or put the words in braces"
        losses.append(lost(f"{name}: {word}", why, "guessed"))
        return word


def _heads(head: re.Pattern[str], text: str, line: int, why: str, kind: LossKind = "refused") -> Iterator[RawEntry]:
    """Name what looks like the head of an entry in a text that holds none."""
    for match in head.finditer(text):
        if match[1].lower() not in _NO_ENTRIES:
            at = line + text.count("\n", 0, match.start())
            yield RawEntry(key=match[2], type=match[1].lower(), line=at, refused=True, losses=[lost("the entry", why, kind)])
