"""TeX's way of writing text, done and undone; the home of pylatexenc."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["as_tex", "from_tex", "one_line"]

# Braces are written by name, since BibTeX counts them even behind a backslash.
_NAMED: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
}  # fmt: skip

# A special character, or the place between two that TeX would make one: dashes, quotation marks, inverted marks.
_SPECIAL: Final = re.compile(r"[\\{}~^$&#_%]|(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)")

# A text without any of these is what TeX shows; most texts are.
_MARKS: Final = re.compile(r"[\\{}~^$&#_%]|--|''|[`?!]`|``")

# Spaces that TeX takes for one; a space that may not be broken is a character of its own.
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")


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
    """Read a text as TeX would show it; formatting is dropped, mathematics stays as it is written.

    >>> from_tex(r"J{\\"u}rgen {\\v S}e\\v{s}elj, {Kosovo} 1998--99")
    'Jürgen Šešelj, Kosovo 1998–99'
    """
    text = one_line(text)
    return one_line(_decoder().latex_to_text(text)) if _MARKS.search(text) else text


@cache
def _decoder() -> LatexNodes2Text:
    # Only a bibliography in BibTeX pays for this import.
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    context = get_default_latex_context_db()
    added = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "url": "%s"}
    macros = [MacroTextSpec(name, simplify_repl=shown) for name, shown in added.items()]
    context.add_context_category("factcheck", prepend=True, macros=macros)
    # A comment in a value is a percent sign that somebody forgot to escape.
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)
