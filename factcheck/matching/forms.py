"""The form of a statement: all its tokens in their order, without what editors and typesetters change unasked."""

from __future__ import annotations

import re
from typing import Final

import attrs

from factcheck.text.folding import fold

__all__ = ["Form", "read_form"]

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+'?|[^\W\d_]*\w|\S")
_LAST_STOPS: Final = frozenset(".。।۔։")
_QUOTES: Final = frozenset("'\"")


@attrs.frozen(kw_only=True)
class Form:
    """A statement as a list of tokens.

    Args:
        tokens: Words, numbers and signs in their order; the first word begins with a small letter.
        masked: The same with one sign for every number, so that statements can be told to differ in numbers alone.
    """

    tokens: tuple[str, ...]
    masked: tuple[str, ...] = attrs.field(eq=False)


def read_form(statement: str) -> Form:
    """Take a statement apart without losing anything that it says.

    White space, the shapes of quotation marks, apostrophes and dashes, the Unicode form, the case of the first letter and the
    full stop at the end are not kept. All else is: two statements of one form have the same words in the same order.

    Args:
        statement: The statement of a claim.

    >>> read_form("L’armée  tient «Orrel».") == read_form("l'armée tient “Orrel”")
    True
    """
    tokens = _TOKEN.findall(fold(statement).text)
    while len(tokens) > 1 and tokens[-1] in _LAST_STOPS:
        tokens.pop()
    first = next((place for place, token in enumerate(tokens) if token not in _QUOTES), None)
    if first is not None:
        tokens[first] = tokens[first][0].lower() + tokens[first][1:]
    return Form(tokens=tuple(tokens), masked=tuple("#" if token[0].isdigit() else token for token in tokens))
