"""A text with its claims, for formats that cannot underline in lanes."""

from __future__ import annotations

from docutils import nodes

from factcheck.sphinx.cards import CardMaker
from factcheck.views.marks import pieces_of

__all__ = ["plain_source"]


def plain_source(desk: CardMaker) -> nodes.line_block:
    """Make the text of an annotation, with a number that leads to the card where the words of a claim end."""
    annotation = desk.fragments.annotation
    text = annotation.source.text or ""
    lines: list[list[nodes.Node]] = [[]]
    for piece in pieces_of(annotation):
        first, *others = text[piece.start : piece.end].split("\n")
        lines[-1].append(nodes.Text(first))
        lines += [[nodes.Text(line)] for line in others]
        for number, claim in enumerate(piece.closing):
            anchor = nodes.target("", "", ids=[f"{desk.name(claim)}:text"])
            mark = desk.claim_link(claim.id, str(desk.fragments.lookup.numbers[claim.id]))
            lines[-1].append(nodes.superscript("", ", " if number else "", anchor, mark))
    return nodes.line_block("", *(nodes.line("", "", *line) for line in lines))
