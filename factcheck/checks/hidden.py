"""Characters that hide, move or reorder what people read, in what people wrote and in what they quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from factcheck.checks.spans import quoted
from factcheck.findings import Finding
from factcheck.text.hidden import hidden_in, visible

__all__ = ["hidden_findings"]

# Where a file repeats the words of somebody else, which stay as they are.
_QUOTES: Final = frozenset({"as_written", "exact", "excerpt", "hedges", "prefix", "suffix", "text"})

# How much is shown before and after the first one, in code points.
_AROUND: Final = 20


def hidden_findings(value: Any, where: str = "", key: str = "") -> Iterator[Finding]:
    """Find texts that have such characters.

    Args:
        value: A JSON value.
        where: JSON pointer of the value.
        key: The name under which it stands.
    """
    if isinstance(value, dict):
        for name, part in value.items():
            escaped = name.replace("~", "~0").replace("/", "~1")
            yield from hidden_findings(part, f"{where}/{escaped}", name)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from hidden_findings(part, f"{where}/{number}", key)
    elif isinstance(value, str) and (found := hidden_in(value)):
        shown = ", ".join(f"U+{ord(one):04X}" for one in found)
        is_quote = key in _QUOTES
        message = f"{'these words have' if is_quote else 'this text has'} {shown}: {_around(value, found[0])}"
        yield Finding(code="FC108" if is_quote else "FC107", message=message, where=where)


def _around(words: str, character: str) -> str:
    place = words.index(character)
    return quoted(visible(words[max(0, place - _AROUND) : place + _AROUND]))
