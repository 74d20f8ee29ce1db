"""What a page shows of annotations, made when the page is written.

A page of hundreds of cards would be slow to read if it were read as hundreds of thousands of nodes. It is read as a few
exhibits instead: HTML gets them from the renderer, every other format as nodes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol

import attrs
from docutils import nodes
from markupsafe import Markup
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from factcheck.figures.charting.drawing import chart
from factcheck.figures.gathering import series
from factcheck.sphinx.building import paragraph
from factcheck.sphinx.cards import CardMaker
from factcheck.sphinx.domain import domain_of
from factcheck.sphinx.plain_source import plain_source
from factcheck.sphinx.stage import Stage
from factcheck.sphinx.tables import PageTable, claims_table, series_table, slots_table, summary_table
from factcheck.text.hidden import visible
from factcheck.views.coverage import coverage_of_annotation
from factcheck.views.phrases import units_in_words

__all__ = [
    "CardsExhibit",
    "ClaimsExhibit",
    "CoverageExhibit",
    "Exhibit",
    "SeriesExhibit",
    "ShowExhibits",
    "SlotsExhibit",
    "SourceExhibit",
    "exhibit",
]

# The renderer escapes quotation marks, so an attribute of its own ends where it seems to end.
_IDENTIFIER: Final = re.compile(r' (?:id|aria-labelledby)="[^"]*"')

_ClaimName = tuple[str, str]
"""Id of the annotation, and id of the claim."""


class Exhibit(Protocol):
    """Something to show."""

    def html(self, stage: Stage, level: int) -> Markup:
        """Give it as HTML; a heading in it is to have this level."""
        ...

    def words(self, stage: Stage) -> str:
        """Give what the search of HTML is to find it by."""
        ...

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give it as nodes."""
        ...


class exhibit(nodes.General, nodes.Element):  # noqa: N801 (docutils names writers after nodes)
    """The place of an exhibit on a page."""


class shown_html(nodes.General, nodes.Element):  # noqa: N801 (likewise)
    """HTML in the attribute ``html``; the text of the node is what the search finds it by."""


def _desk(stage: Stage, annotation: str, as_of: str | None) -> CardMaker:
    return CardMaker(fragments=domain_of(stage.builder.env).library.open(annotation, as_of=as_of), docname=stage.docname)


def _without_identifiers(card: Markup) -> Markup:
    return Markup(_IDENTIFIER.sub("", card))  # noqa: S704 (the renderer escapes)


@attrs.frozen(kw_only=True)
class CardsExhibit:
    """The cards of claims.

    Args:
        claims: The claims.
        repeated: Places in *claims* of those that have a card on the page already, and get no identifier.
        as_of: Count only works that the public could know by this day.
    """

    claims: tuple[_ClaimName, ...]
    repeated: frozenset[int] = frozenset()
    as_of: str | None = None

    def html(self, stage: Stage, level: int) -> Markup:
        """Give the cards as the renderer makes them."""
        made = []
        for number, (annotation, claim) in enumerate(self.claims):
            desk = _desk(stage, annotation, self.as_of)
            card = desk.fragments.card(claim, quoted=True, level=level, folded=True)
            made.append(_without_identifiers(card) if number in self.repeated else card)
        return stage.linked(Markup("").join(made))

    def words(self, stage: Stage) -> str:
        """Give what the document says, and what was found on it, without the words that stand on every card."""
        return " ".join(word for annotation, claim in self.claims for word in _desk(stage, annotation, None).words(claim))

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give each card as the description of an object."""
        made: list[nodes.Node] = []
        for number, (annotation, name) in enumerate(self.claims):
            desk = _desk(stage, annotation, self.as_of)
            claim = desk.fragments.annotation.claim(name)
            made.append(desk.card(claim, anchor=None if number in self.repeated else desk.name(claim)))
        return made


@attrs.frozen(kw_only=True)
class ClaimsExhibit:
    """A table of claims.

    Args:
        claims: The claims.
        columns: Names of the columns.
        as_of: Count only works that the public could know by this day.
    """

    claims: tuple[_ClaimName, ...]
    columns: tuple[str, ...]
    as_of: str | None = None

    def _table(self, stage: Stage) -> PageTable:
        desks = [(_desk(stage, annotation, self.as_of), claim) for annotation, claim in self.claims]
        return claims_table([(desk, desk.fragments.annotation.claim(claim)) for desk, claim in desks], self.columns)

    def html(self, stage: Stage, level: int) -> Markup:
        """Give the table."""
        return self._table(stage).html(stage)

    def words(self, stage: Stage) -> str:
        """Give the statements of claims that have no card: the others are found where their cards are."""
        names = [name for name in self.claims if stage.address(".".join(name)) is None]
        return " ".join(_desk(stage, annotation, None).fragments.annotation.claim(claim).statement for annotation, claim in names)

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give the table."""
        return [self._table(stage).nodes(stage.docname)]


@attrs.frozen(kw_only=True)
class SlotsExhibit:
    """A table of slots.

    Args:
        claims: The claims whose slots are shown.
        levels: The levels of the slots that are shown.
        states: Their states.
        summary: Whether to show how many there are rather than each.
        as_of: Count only works that the public could know by this day.
    """

    claims: tuple[_ClaimName, ...]
    levels: tuple[str, ...]
    states: tuple[str, ...]
    summary: bool = False
    as_of: str | None = None

    def _table(self, stage: Stage) -> PageTable:
        desk = _desk(stage, self.claims[0][0], self.as_of)
        claims = [desk.fragments.annotation.claim(claim) for _, claim in self.claims]
        make = summary_table if self.summary else slots_table
        return make(desk, claims, levels=self.levels, states=self.states)

    def html(self, stage: Stage, level: int) -> Markup:
        """Give the table, or say that there are no such slots."""
        table = self._table(stage)
        return table.html(stage) if table.rows else Markup("<p>No slots.</p>")

    def words(self, stage: Stage) -> str:
        """Give nothing: claims are found where their cards are."""
        return ""

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give the table, or say that there are no such slots."""
        table = self._table(stage)
        return [table.nodes(stage.docname) if table.rows else paragraph("No slots.")]


@attrs.frozen(kw_only=True)
class SourceExhibit:
    """A text with its claims marked.

    Args:
        annotation: Id of the annotation.
    """

    annotation: str

    def html(self, stage: Stage, level: int) -> Markup:
        """Give the text as the renderer marks it."""
        return stage.linked(_desk(stage, self.annotation, None).fragments.source())

    def words(self, stage: Stage) -> str:
        """Give the text."""
        return _desk(stage, self.annotation, None).fragments.annotation.source.text or ""

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give the text with a number where the words of a claim end."""
        return [plain_source(_desk(stage, self.annotation, None))]


@attrs.frozen(kw_only=True)
class CoverageExhibit:
    """How much of a text its claims account for.

    Args:
        annotation: Id of the annotation.
    """

    annotation: str

    def html(self, stage: Stage, level: int) -> Markup:
        """Give a strip that shows where the claims stand."""
        return _desk(stage, self.annotation, None).fragments.coverage()

    def words(self, stage: Stage) -> str:
        """Give nothing."""
        return ""

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give the numbers."""
        annotation = _desk(stage, self.annotation, None).fragments.annotation
        counted = f"{len(annotation.claims)} claims; {coverage_of_annotation(annotation)}."
        return [paragraph(counted)]


@attrs.frozen(kw_only=True)
class SeriesExhibit:
    """The figures of one measure.

    Args:
        annotation: Id of the annotation.
        measure: The measure.
        as_of: Show only works that the public could know by this day.
    """

    annotation: str
    measure: str
    as_of: str | None = None

    def html(self, stage: Stage, level: int) -> Markup:
        """Give a chart."""
        found = series(_desk(stage, self.annotation, None).fragments.annotation, self.measure, as_of=self.as_of)
        return Markup(chart(found, unit=units_in_words(found)))  # noqa: S704 (the chart escapes)

    def words(self, stage: Stage) -> str:
        """Give the measure."""
        return self.measure

    def nodes(self, stage: Stage) -> list[nodes.Node]:
        """Give a table."""
        desk = _desk(stage, self.annotation, None)
        found = series(desk.fragments.annotation, self.measure, as_of=self.as_of)
        return [series_table(desk, found).nodes(stage.docname)]


class ShowExhibits(SphinxPostTransform):
    """Put exhibits in their places, before links are resolved."""

    # Sphinx resolves links with priority 10.
    default_priority = 5

    def run(self, **options: Any) -> None:
        """Replace the nodes that hold their places."""
        # A list first, since the tree changes under the search.
        for place in list(self.document.findall(exhibit)):
            stage = Stage(builder=_builder_of(self.env), docname=_page_of(place) or self.env.docname)
            place.replace_self(_made(place, stage))


def _builder_of(env: Any) -> Any:
    # Sphinx 9 gives this another name, and warns of the one that Sphinx 8 has.
    return (env._app if hasattr(env, "_app") else env.app).builder


def _made(place: exhibit, stage: Stage) -> Sequence[nodes.Node]:
    shown: Exhibit = place["shown"]
    if stage.builder.format != "html":
        return list(map(_visible, shown.nodes(stage)))
    # HTML has headings of six levels.
    html = f'<div class="factcheck">{shown.html(stage, min(1 + _depth(place), 6))}</div>\n'
    return [shown_html("", nodes.Text(visible(shown.words(stage))), html=visible(html))]


def _visible(node: nodes.Node) -> nodes.Node:
    """Put signs in the place of characters that hide, move or reorder others; nothing else of a page comes from a file."""
    for text in list(node.findall(nodes.Text)):
        shown = visible(text)
        if shown != text and text.parent is not None:
            text.parent.replace(text, nodes.Text(shown))
    return node


def visit_shown_html(translator: HTML5Translator, node: shown_html) -> None:
    """Write the HTML."""
    translator.body.append(node["html"])
    raise nodes.SkipNode


def depart_shown_html(translator: HTML5Translator, node: shown_html) -> None:
    """Do nothing: visiting wrote everything."""


def _page_of(node: nodes.Node) -> str | None:
    """Give the page that a node is from, where several have been put together, which their sections say; else None."""
    parent = node.parent
    while parent is not None and not (isinstance(parent, nodes.section) and "docname" in parent):
        parent = parent.parent
    return None if parent is None else str(parent["docname"])


def _depth(node: nodes.Node) -> int:
    """Count the sections that a node is in."""
    depth = 0
    parent = node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return depth
