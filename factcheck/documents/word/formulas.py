"""Equations of Word files on one line, as people type them."""

from __future__ import annotations

from typing import Final

from factcheck.documents.word.parts import Tree, name_of

__all__ = ["formula_of"]

# What stands before each of the parts of an element: a fraction has a stroke, what is raised a caret.
_BEFORE: Final = {"m:den": "/", "m:sup": "^", "m:sub": "_"}
_GROUPED: Final = frozenset((*_BEFORE, "m:num"))
_DEEPEST: Final = 100


def formula_of(tree: Tree, depth: int = 0) -> str:
    """Give the words and signs of an equation in their order; what has several signs above or below is put in brackets.

    Args:
        tree: The equation or a part of it.
        depth: How deep the part lies.
    """
    if depth > _DEEPEST:
        return ""
    said = ""
    for one in tree:
        name = name_of(one)
        if name in ("m:t", "t"):
            said += one.text or ""
        elif name.startswith("m:"):
            inner = formula_of(one, depth + 1)
            grouped = (
                f"({inner})" if len(inner) > 1 and name in ("m:den", "m:sup", "m:sub", "m:num") and not inner.isalnum() else inner
            )
            said += (_BEFORE.get(name, "") if inner else "") + grouped
        elif name == "r":
            said += formula_of(one, depth + 1)
    return said
