"""Entries of BibTeX with their fields as texts; the home of bibtexparser, which finds entries and fields."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.works.bibtex.fields import PREFIX_OF_CSL
from factcheck.works.bibtex.names import end_of_group
from factcheck.works.bibtex.tex import read_tex
from factcheck.works.dates import MONTHS
from factcheck.works.imported import lost

if TYPE_CHECKING:
    from bibtexparser.model import Block

__all__ = ["RawEntry", "parse_bibtex"]

# What the parser would print on its own account is raised.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

# What stands between the pieces of a value: a name of a text or a number, or the mark that joins pieces.
_BARE: Final = re.compile(r"[^\s\"#%'(),={}]+")
_JOIN: Final = re.compile(r"\s*#\s*")

# The head of an entry, also where a line ends in it or the parser would not know it.
_BROKEN_HEAD: Final = re.compile(r"^([ \t]*@[ \t]*[\w-]+)[ \t]*(\n\s*)([{(])", re.MULTILINE)
_HEAD: Final = re.compile(r"@\s*([\w-]+)\s*[{(]\s*([^\s,={}()\"]*)\s*(?=[,}\s])")
_HEAD_IN_TEXT: Final = re.compile(r"@\s*([\w-]+(?:[ \t]+[\w-]+)?)\s*[{(]\s*([^\s,={}()\"]*)\s*,(?=\s*[\w-]+\s*=)")
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


_REASONS: Final = {
    "Unexpected block start": "nothing closes it before the next entry begins",
    "Unexpectedly reached end of file": "nothing closes it before the end of the file",
}


class _Unreadable(Exception):
    """A value is not one; the message says why."""


def parse_bibtex(text: str) -> list[RawEntry]:
    """Find the entries of a bibliography, and put their values together.

    Args:
        text: The whole of the file.
    """
    from bibtexparser.entrypoint import parse_string

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _BROKEN_HEAD.sub(lambda match: match[1].replace(" ", "") + match[3] + match[2], text)
    library = parse_string(text, parse_stack=())
    reading = _Reading()
    for block in library.blocks:
        reading.foresee(block)
    return [entry for block in library.blocks for entry in reading.entries(block)]


class _Reading:
    """The named texts and macros of a file, as far as it has been read."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {name[:3].lower(): name for name in MONTHS}
        self.later: dict[str, str] = {}
        self.doubtful: set[str] = set()
        self.defined: dict[str, str] = {}

    def foresee(self, block: Block) -> None:
        """Read what may be defined after it is used."""
        from bibtexparser.model import Preamble, String

        if isinstance(block, Preamble):
            self._define(str(block.value))
        block = getattr(block, "ignore_error_block", None) or block
        if isinstance(block, String):
            self.later.setdefault(block.key.lower(), self._named_text(block.value)[0])

    def entries(self, block: Block) -> Iterator[RawEntry]:
        """Give the entry of a block, or what looks like one in a block that is none."""
        from bibtexparser.model import Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock, String

        line = (block.start_line or 0) + 1
        inner = getattr(block, "ignore_error_block", None)
        block = block if inner is None else inner
        if isinstance(block, String):
            yield from self._string(block, line)
        elif isinstance(block, Entry):
            yield self._entry(block, line)
        elif isinstance(block, ParsingFailedBlock):
            yield from _failed(block, line)
        elif isinstance(block, ExplicitComment):
            yield from _heads(block.comment, line, "it stands in an @comment; take it out of there to add it", kind="dropped")
        elif isinstance(block, ImplicitComment):
            yield from _heads(block.comment, line, "it is not written as an entry, such as @report{key, title = {...}}")

    def _define(self, preamble: str) -> None:
        for match in _MACRO.finditer(preamble):
            body = preamble[match.end() + 1 : end_of_group(preamble, match.end())]
            if "#" not in body and len(body) <= _LONGEST_TEXT:
                shown = read_tex(body, self.defined)
                if not shown.kept and len(shown.text) <= _LONGEST_TEXT:
                    self.defined[match[1]] = shown.text

    def _named_text(self, raw: str) -> tuple[str, list[Loss]]:
        try:
            text, losses = self._value(raw, "@string")
        except _Unreadable as error:
            return "", [lost("@string", str(error), "refused")]
        if len(text) > _LONGEST_TEXT:
            return "", [lost("@string", f"it makes a text of more than {_LONGEST_TEXT:,} characters", "refused")]
        return text, losses

    def _string(self, block: Any, line: int) -> Iterator[RawEntry]:
        text, losses = self._named_text(block.value)
        losses = list(dict.fromkeys(losses))
        if losses:
            self.doubtful.add(block.key.lower())
        if any(loss.kind == "refused" for loss in losses):
            self.later.pop(block.key.lower(), None)
        else:
            self.texts[block.key.lower()] = text
        if losses:
            what = [attrs.evolve(loss, what=f"@string {block.key}") for loss in losses]
            yield RawEntry(key=block.key, type="string", line=line, refused=True, losses=what)

    def _entry(self, block: Any, line: int) -> RawEntry:
        entry = RawEntry(key=block.key, type=block.entry_type.lower(), line=line, defined=self.defined)
        for field in block.fields:
            # Fields differ in capitals from program to program; in ours they tell variables of CSL apart.
            # A comment may stand before a name: BibTeX has none there, biber has.
            key = field.key.rpartition("\n")[2].strip() if field.key.startswith("%") else field.key
            name = key if key.startswith(PREFIX_OF_CSL) else key.lower()
            at = line if field.start_line is None else field.start_line + 1
            try:
                text, losses = self._value(field.value, name)
            except _Unreadable as error:
                entry.losses.append(lost(name, f"line {at}: {error}; mend it, and add the file again", "refused"))
                entry.refused = True
                continue
            entry.losses += losses
            if not text.strip():
                continue
            if name not in entry.values:
                entry.values[name] = text
            elif entry.values[name].split() != text.split():
                entry.losses.append(
                    lost(f"{name}: {' '.join(text.split())}", f"line {at}: the field stands twice; the first is taken")
                )
        return entry

    def _value(self, raw: str, name: str) -> tuple[str, list[Loss]]:
        if not raw.strip():
            return "", [lost(name, "the field has no value; put one in braces, or take the field out", "guessed")]
        try:
            # First as BibTeX counts braces; only what cannot be read so is tried as many people believe.
            text, losses = self._pieces(raw, name, escapes=False)
        except _Unreadable as error:
            try:
                text, losses = self._pieces(raw, name, escapes=True)
            except _Unreadable:
                raise error from None
            why = "a brace or quotation mark behind a backslash is taken as a character; BibTeX would take it for the end"
            losses.append(lost(f"{name}: {' '.join(text.split())}", why, "guessed"))
        if "@" in text and re.search(r"@\w+\s*\{[^{}=,]*,\s*\w+\s*=", text):
            losses.append(lost(name, "it holds what looks like another entry; a closing brace may be missing", "guessed"))
        return text, losses

    def _pieces(self, raw: str, name: str, *, escapes: bool) -> tuple[str, list[Loss]]:
        """Put a value together: texts in braces or quotation marks, numbers, names of texts, joined with ``#``."""
        pieces: list[str] = []
        losses: list[Loss] = []
        index = 0
        while True:
            bare = _BARE.match(raw, index)
            if raw[index : index + 1] in ('"', "{"):
                end = end_of_group(raw, index, escapes=escapes)
                if end == len(raw):
                    raise _Unreadable(f"nothing closes what begins with {raw[index : index + 20]!r}")
                pieces.append(raw[index + 1 : end])
                index = end + 1
            elif bare:
                pieces.append(self._bare(bare[0], name, losses))
                index = bare.end()
            else:
                raise _Unreadable(f"a value is missing, or not in braces: {raw[:60]!r}")
            # Looked at after each piece, since a value of many named texts grows before its end is found.
            if sum(map(len, pieces)) > _LONGEST_VALUE:
                raise _Unreadable(f"it makes a text of more than {_LONGEST_VALUE:,} characters")
            if index == len(raw):
                return "".join(pieces), losses
            join = _JOIN.match(raw, index)
            if join is None:
                raise _Unreadable(f"a comma is missing before {raw[index : index + 20].strip()!r}")
            index = join.end()

    def _bare(self, word: str, name: str, losses: list[Loss]) -> str:
        known = self.texts.get(word.lower())
        if known is not None and word.lower() in self.doubtful:
            losses.append(lost(f"{name}: {word}", "its @string names a text that is not defined", "guessed"))
        if known is not None or word.isdecimal():
            return word if known is None else known
        later = self.later.get(word.lower())
        if later:
            losses.append(lost(f"{name}: {word}", "its @string stands further down, where BibTeX would not look", "guessed"))
            return later
        why = "no @string has this name, so the name itself is kept; define it, or put the words in braces"
        losses.append(lost(f"{name}: {word}", why, "guessed"))
        return word


def _failed(block: Any, line: int) -> Iterator[RawEntry]:
    # The parser's reasons go on to what it looked for or does next; the first sentence says what is wrong.
    reason = str(getattr(block.error, "abort_reason", block.error)).partition(". ")[0].strip(". ").replace("`", "'")
    reason = re.sub(r"\s+", " ", reason)
    for theirs, ours in _REASONS.items():
        if reason.startswith(theirs):
            reason = ours
    raw = str(block.raw)
    yield from _heads(raw, line, f"{reason}; mend it, and add the file again", otherwise=True)


def _heads(text: str, line: int, why: str, *, otherwise: bool = False, kind: Any = "refused") -> Iterator[RawEntry]:
    """Name what looks like the head of an entry in a text that holds none; *otherwise* the text itself is named."""
    head = _HEAD if otherwise else _HEAD_IN_TEXT
    found = [match for match in head.finditer(text) if match[1].lower() not in _NO_ENTRIES]
    for number, match in enumerate(found):
        reason = why if number == 0 else f"it is swallowed by what begins on line {line}, which is broken; mend that"
        at = line + text.count("\n", 0, match.start())
        losses = [lost("the entry", reason if otherwise else why, kind)]
        yield RawEntry(key=match[2], type=match[1].lower(), line=at, refused=True, losses=losses)
    if otherwise and not found:
        yield RawEntry(key="", type="", line=line, refused=True, losses=[lost("the entry", why, "refused")])
