"""TeX's way of writing text, done and undone; the home of pylatexenc, which knows the symbols."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

__all__ = ["TexText", "as_tex", "from_tex", "one_line", "read_tex"]

# Braces are written by name, since BibTeX counts them even behind a backslash.
_NAMED: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
}  # fmt: skip

# A special character, or the place between two that TeX would make one: dashes, quotation marks, inverted marks.
_SPECIAL: Final = re.compile(r"[\\{}~^$&#_%]|(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)")

# A text without any of these is what TeX shows; most texts are.
_MARKS: Final = re.compile(r"[\\{}~$]|--|''|[`?!]`|``")

# Spaces that TeX takes for one; a space that may not be broken is a character of its own.
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")

_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]+\*?)(?P<space>[ ]*)|\\(?P<sign>.?)|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?[^$]*[^$\\]\$\$?)"
    r"|(?P<mark>---?|``|''|[!?]`|~)|(?P<text>[^\\{}$~`'!?-]+|.)",
    re.DOTALL,
)
_SHOWN_AS: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": "\u00a0"}

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
    "C": "\u030f", "f": "\u0311", "G": "\u030f", "U": "\u030e", "h": "\u0309",
}  # fmt: skip
# TeX sets an accent on a letter without its dot; in Unicode the accent goes on the plain letter.
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}

# No text of a bibliography nests braces deeper; each level is a call.
_DEEPEST: Final = 100


@attrs.frozen
class TexText:
    """A text as TeX would show it.

    Args:
        text: The text.
        kept: Macros and mathematics in it that stay as they were written, since nothing is known that stands for them.
        hidden: What TeX would not show.
    """

    text: str
    kept: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@attrs.frozen
class _Macro:
    name: str
    space: str
    start: int
    end: int


@attrs.frozen
class _Group:
    items: list[Any]
    start: int
    end: int


def one_line(text: str) -> str:
    """Give a text with single spaces, which is all that TeX keeps of its spaces and line breaks."""
    return _SPACES.sub(" ", text).strip(" ")


def as_tex(text: str) -> str:
    """Write a text so that TeX shows just its characters.

    >>> as_tex("R&D, 100 % {sic} -- a_b")
    'R\\\\&D, 100 \\\\% \\\\textbraceleft{}sic\\\\textbraceright{} -{}- a\\\\_b'
    """
    return _SPECIAL.sub(lambda match: _NAMED.get(match[0], "{}"), one_line(text))


def from_tex(text: str) -> str:
    """Read a text as TeX would show it; formatting is dropped, mathematics and unknown macros stay as they are written.

    >>> from_tex(r"J{\\"u}rgen {\\v S}e\\v{s}elj, {Kosovo} 1998--99")
    'Jürgen Šešelj, Kosovo 1998–99'
    """
    return read_tex(text).text


def read_tex(text: str, defined: Mapping[str, str] | None = None) -> TexText:
    """Read a text as TeX would show it, and say what of it could not be read.

    Args:
        text: The text.
        defined: What macros of the file itself stand for.

    Raises:
        RecursionError: If braces nest deeper than in any text.

    >>> read_tex(r"{\\mnras} and {R&D}")
    TexText(text='\\\\mnras and R&D', kept=('\\\\mnras',), hidden=())
    """
    text = one_line(text)
    if not _MARKS.search(text):
        return TexText(text)
    reader = _Reader(text, defined or {})
    shown = one_line(reader.show(_parsed(text)))
    return TexText(shown, tuple(reader.kept), tuple(reader.hidden))


def _parsed(text: str) -> list[Any]:
    """Take a text apart into texts, macros and groups of them; a brace without its other half is a character."""
    stack: list[tuple[int, list[Any]]] = [(0, [])]
    for token in _TOKEN.finditer(text):
        items = stack[-1][1]
        if token["open"]:
            if len(stack) > _DEEPEST:
                raise RecursionError("braces nest too deeply")
            stack.append((token.start(), []))
        elif token["close"] and len(stack) > 1:
            start, inner = stack.pop()
            stack[-1][1].append(_Group(inner, start, token.end()))
        elif token["word"] or token["sign"]:
            items.append(_Macro(token["word"] or token["sign"], token["space"] or "", token.start(), token.end()))
        elif token["math"]:
            items.append(("math", token[0]))
        else:
            items.append(_SHOWN_AS.get(token[0], token[0]))
    while len(stack) > 1:
        start, inner = stack.pop()
        stack[-1][1].extend([text[start], *inner])
    return stack[0][1]


class _Reader:
    """What has been made of a text, and what could not be read of it."""

    def __init__(self, text: str, defined: Mapping[str, str]) -> None:
        self.text = text
        self.defined = defined
        self.kept: list[str] = []
        self.hidden: list[str] = []

    def show(self, items: Sequence[Any]) -> str:
        """Give what TeX shows of some items."""
        pieces: list[str] = []
        index = 0
        while index < len(items):
            item = items[index]
            index += 1
            if isinstance(item, str):
                pieces.append(item)
            elif isinstance(item, _Group):
                pieces.append(self.show(item.items))
            elif isinstance(item, tuple):
                pieces.append(item[1])
                self.kept.append(item[1])
            else:
                shown, index = self._macro(item, items, index)
                pieces.append(shown)
        return "".join(pieces)

    def _macro(self, macro: _Macro, items: Sequence[Any], index: int) -> tuple[str, int]:
        name = macro.name.removesuffix("*")
        known = _macros()
        if name in _ACCENTS and ((len(name) == 1 and not name.isalpha()) or self._has_argument(macro, items, index)):
            shown, index = self._argument(items, index)
            return _accented(shown, _ACCENTS[name]), index
        if name in self.defined:
            return self.defined[name], index
        if name in known["symbols"]:
            return known["symbols"][name], index
        if name in known["shown"]:
            return "", index
        if name in known["raised"] or name in known["quoted"] or name in known["hidden"]:
            shown, index = self._argument(items, index)
            return self._changed(name, shown, known), index
        if name in known["second"]:
            first, index = self._argument(items, index)
            second, index = self._argument(items, index)
            self.hidden += [first] if first != second else []
            return second, index
        if name in known["verbatim"]:
            return self._source_of_group(items, index)
        if name == "href":
            address, index = self._source_of_group(items, index)
            words, index = self._argument(items, index)
            return (words if words == address or not address else f"{words} ({address})"), index
        symbol = _symbol(name)
        return (symbol, index) if symbol else self._unknown(macro, items, index)

    def _changed(self, name: str, shown: str, known: Mapping[str, Any]) -> str:
        if name in known["quoted"]:
            return f"“{shown}”"
        if name in known["hidden"]:
            self.hidden.append(shown)
            return ""
        raised = dict(zip("0123456789+-=()ni", known["raised"][name], strict=False))
        if all(character in raised for character in shown):
            return "".join(raised[character] for character in shown)
        self.hidden.append(f"\\{name}")
        return shown

    @staticmethod
    def _has_argument(macro: _Macro, items: Sequence[Any], index: int) -> bool:
        return index < len(items) and (isinstance(items[index], _Group | _Macro) or bool(macro.space))

    def _argument(self, items: Sequence[Any], index: int) -> tuple[str, int]:
        """Give what TeX shows of the argument that follows, and where the text goes on."""
        while index < len(items) and isinstance(items[index], str) and items[index].isspace():
            index += 1
        if index == len(items):
            return "", index
        item = items[index]
        if isinstance(item, str):
            # The argument is one character, and the rest of its text follows.
            return item[0] + item[1:], index + 1
        if isinstance(item, _Macro):
            return self._macro(item, items, index + 1)
        return (self.show(item.items) if isinstance(item, _Group) else item[1]), index + 1

    def _source_of_group(self, items: Sequence[Any], index: int) -> tuple[str, int]:
        if index < len(items) and isinstance(items[index], _Group):
            group = items[index]
            return re.sub(r"\\(?=[_%&#~$])", "", self.text[group.start + 1 : group.end - 1]), index + 1
        return self._argument(items, index)

    def _unknown(self, macro: _Macro, items: Sequence[Any], index: int) -> tuple[str, int]:
        """Keep the source of a macro that nothing is known of, with the groups that follow it."""
        end = macro.end
        while index < len(items) and isinstance(items[index], _Group) and items[index].start == end:
            end = items[index].end
            index += 1
        source = self.text[macro.start : end]
        self.kept.append(source.strip())
        return source, index


def _accented(text: str, accent: str) -> str:
    if not text or text[0].isspace():
        # An accent over nothing is how people write the sign itself, as in an address with a tilde.
        return {"\u0302": "^", "\u0303": "~", "\u0300": "`", "\u0301": "´", "\u0308": "¨"}.get(accent, "") + text
    base = _DOTLESS.get(text[0], text[0])
    return unicodedata.normalize("NFC", base + accent) + text[1:]


@cache
def _macros() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("macros.json").read_text(encoding="utf-8"))
    return {name: frozenset(part) if isinstance(part, list) else part for name, part in loaded.items()}


@cache
def _symbol(name: str) -> str | None:
    """Give the character that a macro without arguments stands for, or None."""
    # Only a text with a macro that is none of the common ones pays for this import.
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = _context(get_default_latex_context_db).get_macro_spec(name)
    # What pylatexenc shows with % needs an argument, and what begins with < stands for something that no text can show.
    shown = getattr(spec, "simplify_repl", None)
    return shown if isinstance(shown, str) and shown.strip() and "%" not in shown and "<" not in shown[:1] else None


@cache
def _context(make: Any) -> Any:
    return make()
