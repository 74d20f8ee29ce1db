"""TeX's way of writing text, done and undone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.works.bibtex.symbols import known_macros, plain_mathematics, raised, symbol_of

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

# "$100-$200" is money, whatever TeX would make of it.
_TOKEN: Final = re.compile(
    r"(?P<math>(?!\$[0-9][^$\\]*\$[0-9])\$\$?[^$]*[^$\\]\$\$?|\\\(.+?\\\))"
    r"|\\(?P<word>[A-Za-z]+\*?)(?P<space>[ ]*)|\\(?P<sign>.?)|(?P<open>\{)|(?P<close>\})"
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
    """Read a text as TeX would show it; formatting is dropped, unknown macros and mathematics that is not plain stay in TeX.

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
                plain = plain_mathematics(item[1])
                pieces.append(item[1] if plain is None else plain)
                self.kept += [item[1]] if plain is None else []
            else:
                shown, index = self._macro(item, items, index)
                pieces.append(shown)
        return "".join(pieces)

    def _macro(self, macro: _Macro, items: Sequence[Any], index: int) -> tuple[str, int]:
        name = macro.name.removesuffix("*")
        known = known_macros()
        if name in _ACCENTS and ((len(name) == 1 and not name.isalpha()) or self._has_argument(macro, items, index)):
            shown, index = self._argument(items, index)
            return _accented(shown, _ACCENTS[name]), index
        if name in self.defined:
            return self.defined[name], index
        if name in known["symbols"]:
            return known["symbols"][name], index
        if name in known["shown"]:
            return "", index
        if name in known["raised"] or name in known["round"] or name in known["hidden"]:
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
        symbol = symbol_of(name)
        return (symbol, index) if symbol else self._unknown(macro, items, index)

    def _changed(self, name: str, shown: str, known: Mapping[str, Any]) -> str:
        if name in known["round"]:
            before, behind = known["round"][name]
            return f"{before}{shown}{behind}"
        if name in known["hidden"]:
            self.hidden.append(shown)
            return ""
        moved = raised(shown, name)
        self.hidden += [f"\\{name}"] if moved is None else []
        return shown if moved is None else moved

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
        return self.show(item.items if isinstance(item, _Group) else [item]), index + 1

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
