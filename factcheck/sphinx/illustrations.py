"""What HTML shows in a richer way than other formats can: marked texts and charts."""

from __future__ import annotations

import attrs
from docutils import nodes
from markupsafe import Markup
from sphinx.writers.html5 import HTML5Translator

from factcheck.rendering.fragments import Fragments
from factcheck.rendering.marks import pieces_of
from factcheck.sphinx.building import link
from factcheck.sphinx.domain import domain_of

__all__ = ["depart", "illustration", "marked_source", "plain_source", "visit_illustration", "visit_marked_source"]

_HTML = Markup('<div class="factcheck">{}</div>\n')


class illustration(nodes.container):  # noqa: N801 (docutils calls writers by the names of nodes)
    """A picture: HTML takes the attribute ``html``, every other format the children."""


class marked_source(nodes.container):  # noqa: N801
    """A text with its claims: HTML marks the words, every other format has the children, a number where a claim ends."""


def plain_source(fragments: Fragments, docname: str) -> marked_source:
    """Make the text of an annotation, with a number that leads to the card where the words of a claim end."""
    text = fragments.annotation.source.text or ""
    lines: list[list[nodes.Node]] = [[]]
    for piece in pieces_of(fragments.annotation):
        first, *others = text[piece.start : piece.end].split("\n")
        lines[-1].append(nodes.Text(first))
        lines += [[nodes.Text(line)] for line in others]
        for claim in piece.closing:
            key = fragments.lookup.key(claim)
            number = link(docname, "claim", key, str(fragments.lookup.numbers[claim.id]))
            mark = nodes.superscript("", "", nodes.target("", "", ids=[f"{key}:text"]), number)
            mark["fc-claim"] = claim.id
            lines[-1].append(mark)
    block = nodes.line_block("", *(nodes.line("", "", *line) for line in lines))
    for line in block:
        line.indent = 0  # type: ignore[attr-defined]
    made = marked_source("", block)
    made["annotation"] = fragments.annotation.id
    return made


def visit_marked_source(translator: HTML5Translator, node: marked_source) -> None:
    """Write the text as HTML, its marks linked to where the cards stand."""
    fragments = domain_of(translator.builder.env).library.open(node["annotation"])
    links = {}
    for mark in node.findall(nodes.superscript):
        for reference in mark.findall(nodes.reference):
            links[mark["fc-claim"]] = reference["refuri"] if "refuri" in reference else f"#{reference['refid']}"
    translator.body.append(_HTML.format(attrs.evolve(fragments, links=links).source()))
    raise nodes.SkipNode


def visit_illustration(translator: HTML5Translator, node: illustration) -> None:
    """Write a picture as HTML."""
    translator.body.append(_HTML.format(Markup(node["html"])))  # noqa: S704 (made by the renderer, which escapes)
    raise nodes.SkipNode


def depart(translator: HTML5Translator, node: nodes.Element) -> None:
    """Do nothing: visiting wrote everything."""
