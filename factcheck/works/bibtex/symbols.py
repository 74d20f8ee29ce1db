"""What macros of TeX stand for, and mathematics in plain characters; the home of pylatexenc, which knows the symbols."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["known_macros", "plain_mathematics", "raised", "symbol_of"]

# Mathematics: a macro, a figure that is raised or lowered, words such as stand between two sums of dollars, and macros that show
# their name.
_SIGN: Final = re.compile(r"\\([A-Za-z]+|.)[ ]*")
_MOVED: Final = re.compile(r"([\^_])[ ]*(\{[^{}]*\}|[^{}\\ ])")
_NESTED: Final = re.compile(r"\{\{([^{}]*)\}\}")
_PROSE: Final = re.compile(r"(?:^|\s)[A-Za-z]{2,}(?=\s|$)")
_FUNCTIONS: Final = frozenset(("log", "ln", "exp", "sin", "cos", "tan", "min", "max", "lim", "dim", "det", "ker"))
_ROMAN: Final = frozenset(
    ("mathrm", "mathit", "mathbf", "mathsf", "mathtt", "rm", "operatorname", "left", "right", "displaystyle")
)

# What pylatexenc shows of these depends on the day it is asked, or on what stands round them.
_NO_SYMBOLS: Final = frozenset(("today",))


@cache
def known_macros() -> Mapping[str, Any]:
    """Give the macros that this package knows of itself, by what is to be done with them."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("macros.json").read_text(encoding="utf-8"))
    return {name: frozenset(part) if isinstance(part, list) else part for name, part in loaded.items()}


@cache
def symbol_of(name: str) -> str | None:
    """Give the character that a macro without arguments stands for, or None."""
    # Only a text with a macro that is none of the common ones pays for this import.
    from pylatexenc.latex2text import get_default_latex_context_db

    if name in _NO_SYMBOLS:
        return None
    spec = _context(get_default_latex_context_db).get_macro_spec(name)
    # What pylatexenc shows with % needs an argument, and what begins with < stands for something that no text can show.
    shown = getattr(spec, "simplify_repl", None)
    return shown if isinstance(shown, str) and shown.strip() and "%" not in shown and "<" not in shown[:1] else None


@cache
def _context(make: Any) -> Any:
    return make()


def raised(text: str, macro: str) -> str | None:
    """Give a text in raised or lowered characters, or None if it has one that is not to be had so.

    Args:
        text: The text.
        macro: ``textsuperscript`` or ``textsubscript``.
    """
    table = dict(zip("0123456789+-=()ni", known_macros()["raised"][macro], strict=False))
    return "".join(table[one] for one in text) if all(one in table for one in text) else None


def plain_mathematics(source: str) -> str | None:
    """Give mathematics in plain characters, or None if it takes more than letters, signs and raised or lowered figures.

    >>> plain_mathematics(r"$10^{-3} \\mathrm{m}_2$"), plain_mathematics(r"$\\sqrt{2}$")
    ('10⁻³ m₂', None)
    """
    inner = source[2:-2] if source.startswith("\\") else source.strip("$")
    if "\\" not in inner and _PROSE.search(inner):
        return None
    # Where a macro that only chooses letters is gone, the braces of its argument are left in those of what is raised.
    signs = _NESTED.sub(r"{\1}", _SIGN.sub(_sign, inner))
    plain = _MOVED.sub(_moved, signs).replace("{", "").replace("}", "")
    # What is not known has been left as it stands, with its backslash, or the sign that raises or lowers it.
    return None if re.search(r"[\\^_&]", plain) else plain


def _sign(match: re.Match[str]) -> str:
    name = match[1]
    if name in _ROMAN or name in known_macros()["shown"]:
        return ""
    shown = name if name in _FUNCTIONS else known_macros()["symbols"].get(name) or symbol_of(name)
    if shown is None:
        return match[0]
    # The space ends the macro; a function needs one all the same, and between signs it does no harm.
    return shown if len(shown) == 1 and shown.isalpha() else shown + match[0][len(name) + 1 :]


def _moved(match: re.Match[str]) -> str:
    return raised(match[2].strip("{}"), "textsuperscript" if match[1] == "^" else "textsubscript") or match[0]
