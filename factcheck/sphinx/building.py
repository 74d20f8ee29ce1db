"""Nodes of docutils, from which Sphinx writes every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from docutils import nodes
from sphinx.addnodes import pending_xref

from factcheck.sphinx.domain import NAME

__all__ = [
    "Cell",
    "bullets",
    "emphasis",
    "fields",
    "inline",
    "inlines",
    "link_node",
    "outward",
    "paragraph",
    "separated",
    "strong",
    "table_node",
]

Cell = nodes.Node | str


# LaTeX breaks a table over pages only if it is told that it is long.
_LONG: Final = 30


def inlines(parts: Iterable[Cell]) -> list[nodes.Node]:
    """Make nodes of words and inline nodes."""
    return [nodes.Text(part) if isinstance(part, str) else part for part in parts if part != ""]


def paragraph(*parts: Cell, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Make a paragraph of words and inline nodes."""
    return nodes.paragraph("", "", *inlines(parts), classes=list(classes))


def inline(*parts: Cell, classes: Sequence[str] = ()) -> nodes.inline:
    """Make a phrase that a style sheet can find."""
    return nodes.inline("", "", *inlines(parts), classes=list(classes))


def strong(words: str) -> nodes.strong:
    """Make words bold."""
    return nodes.strong("", words)


def emphasis(words: str) -> nodes.emphasis:
    """Make words slanted."""
    return nodes.emphasis("", words)


def separated(parts: Iterable[Cell], between: str = ", ") -> list[Cell]:
    """Put words between the parts of a list."""
    found: list[Cell] = []
    for part in parts:
        found += [between, part] if found else [part]
    return found


def link_node(docname: str, kind: str, name: str, *words: Cell) -> pending_xref:
    """Make a link that is plain words where it leads nowhere.

    Args:
        docname: The page that it stands on.
        kind: What it leads to.
        name: The full name.
        words: What is shown.
    """
    # Warnings are given by the domain, which knows whether a card can do without the target, so Sphinx gives none.
    target = {"refdomain": NAME, "reftype": kind, "reftarget": name, "refdoc": docname}
    return pending_xref("", inline(*words), **target, refexplicit=True, refwarn=False, **{"fc-optional": True})


def outward(address: str | None, words: str) -> Cell:
    """Make a link to an address of the web; without one, the words alone."""
    return nodes.reference("", words, refuri=address, internal=False) if address else words


def fields(rows: Iterable[tuple[str, Sequence[nodes.Node]]]) -> nodes.field_list:
    """Make a list of names, each with what stands beside it."""
    return nodes.field_list(
        "", *(nodes.field("", nodes.field_name("", name), nodes.field_body("", *body)) for name, body in rows)
    )


def bullets(items: Iterable[Sequence[nodes.Node]], *, classes: Sequence[str] = ()) -> nodes.bullet_list:
    """Make a list with a bullet for each item."""
    return nodes.bullet_list("", *(nodes.list_item("", *item) for item in items), bullet="*", classes=list(classes))


def table_node(headings: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Sequence[nodes.Node]]]) -> nodes.table:
    """Make a table, each cell of which is a list of blocks.

    Args:
        headings: What each column is.
        widths: How wide each column is beside the others.
        rows: The cells.
    """
    group = nodes.tgroup("", *(nodes.colspec("", colwidth=width) for width in widths), cols=len(widths))
    group += nodes.thead("", _row([[paragraph(heading)] for heading in headings]))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["colwidths-given", *(["longtable"] if len(rows) > _LONG else [])])


def _row(cells: Sequence[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))
