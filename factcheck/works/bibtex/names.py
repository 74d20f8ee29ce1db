"""Names as BibTeX lists and divides them.

Source: Oren Patashnik, BibTeXing (1988), section 4, rule 18 and what follows it.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.works.bibtex.tex import from_tex

__all__ = ["division_of", "end_of_group", "names_in", "split_outside_braces"]

_AND: Final = re.compile(r"[ \t\r\n]+and(?=[ \t\r\n])", re.IGNORECASE)
_COMMA: Final = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
# A tie and a space behind a backslash divide words too; a tilde behind a backslash is an accent.
_SPACE: Final = re.compile(r"(?:\\?[ \t\r\n]|(?<!\\)~)+")

# TeX takes the space behind a macro as its end. One that sets an accent goes on with the next letter, and one that stands for a
# letter with the next small one; behind it a capital begins a word, since BibTeX divides words before TeX sees them.
_ACCENT_ALONE: Final = re.compile(r"(\\(?:[HUbcdfhkrtuvCG]|[\"'^`]))[ \t\r\n]+(\\[ij](?![A-Za-z])|[^\W\d_])")
_LETTER_ALONE: Final = re.compile(
    r"(\\(?:aa|AA|ae|AE|oe|OE|ss|SS|dh|DH|dj|DJ|ng|NG|th|TH|ij|IJ|[oOlLij]))[ \t\r\n]+(?=[a-z]|\\[\"'^`~=.]\{?[a-z])"
)


def names_in(field: str) -> list[str]:
    """Give the names of a list that is joined with "and", as they are written.

    >>> names_in(r"{Hill and Dale} and \\v{S}e\\v{s}elj, Vojislav")
    ['{Hill and Dale}', '\\\\v{S}e\\\\v{s}elj, Vojislav']
    """
    # The spaces make an "and" that nothing follows, or that follows nothing, one between names too.
    names = [name.strip(" \t\r\n") for name in split_outside_braces(f" {field} ", _AND)]
    return [name for name in names if name]


def division_of(name: str) -> dict[str, str]:
    """Give family and given names, or the name whole where braces hold it together or it has too many commas.

    A particle stays with the family name, and a suffix follows the given name after a comma.

    >>> division_of("J. van der Berg"), division_of("King, Jr., Martin Luther")
    ({'family': 'van der Berg', 'given': 'J.'}, {'family': 'King', 'given': 'Martin Luther, Jr.'})
    >>> division_of(r"Bj\\o rn Erd\\H os")
    {'family': 'Erdős', 'given': 'Bjørn'}
    """
    name = _LETTER_ALONE.sub(r"\1{}", _ACCENT_ALONE.sub(r"\1{\2}", name))
    # Commas tell the parts of a name; without one the words do, from the first in small letters on.
    parts = split_outside_braces(name, _COMMA)
    if len(parts) > 3 or (name.startswith("{") and end_of_group(name, 0) == len(name) - 1):
        return {"literal": from_tex(name)}
    family, suffix, given = parts[0], parts[1] if len(parts) == 3 else "", parts[-1]
    if len(parts) == 1:
        words = split_outside_braces(name, _SPACE)
        first = next((number for number, word in enumerate(words[:-1]) if _is_particle(word)), len(words) - 1)
        given, family = " ".join(words[:first]), " ".join(words[first:])
    given = ", ".join(part for part in (_shown(given), _shown(suffix)) if part)
    return {key: part for key, part in (("family", _shown(family)), ("given", given)) if part}


def _shown(part: str) -> str:
    # A tie keeps two words on a line, which says nothing of the name.
    return from_tex(" ".join(split_outside_braces(part, _SPACE)))


def _is_particle(word: str) -> bool:
    return not word.startswith("{") and from_tex(word)[:1].islower()


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text where a separator stands outside braces.

    >>> split_outside_braces("a, {b, c}", re.compile(", "))
    ['a', '{b, c}']
    """
    pieces = []
    start = index = depth = 0
    while index < len(text):
        match = separator.match(text, index) if depth == 0 else None
        if match:
            pieces.append(text[start:index])
            start = index = match.end()
        else:
            depth += {"{": 1, "}": -1}.get(text[index], 0)
            index += 1
    return [*pieces, text[start:]]


def end_of_group(text: str, start: int, *, escapes: bool = False) -> int:
    """Find the brace or quotation mark that ends the group which begins at *start*; what is in inner braces does not count.

    Args:
        text: The text.
        start: Where the group begins.
        escapes: Whether a character behind a backslash does not count either, as many people believe; for BibTeX it does.

    Returns:
        The place, or the length of the text where nothing ends the group.

    >>> end_of_group("{a {b}} {c}", 0)
    6
    """
    closing = "}" if text[start] == "{" else '"'
    depth = 0
    for index in range(start + 1, len(text)):
        if escapes and text[index - 1] == "\\":
            continue
        if depth == 0 and text[index] == closing:
            return index
        depth += {"{": 1, "}": -1}.get(text[index], 0)
    return len(text)
