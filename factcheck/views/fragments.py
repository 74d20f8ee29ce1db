"""The parts of a page about an annotation, each as HTML that stands for itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import attrs
from markupsafe import Markup

from factcheck.errors import NoSuchTerm
from factcheck.figures.charting.drawing import chart, numbered_figures
from factcheck.figures.charting.small import small_chart
from factcheck.figures.gathering import Series, all_series
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.views.card import Card, added_line, card_of, search_line
from factcheck.views.coverage import coverage_of_annotation
from factcheck.views.environment import asset, filled_template
from factcheck.views.glossary import glossary_of
from factcheck.views.lookup import Lookup, OtherClaim
from factcheck.views.marks import MarkedStretch, lanes_of, pieces_of
from factcheck.views.phrases import day_in_words, units_in_words
from factcheck.views.source import deepest_of, marked_text
from factcheck.views.standing import Standing, first_of, standing_of
from factcheck.views.summary import Summary, summary_of

__all__ = ["Fragments", "stylesheet"]

# In this order: what a narrow screen or paper needs overrides the rest.
_STYLES: Final = ("colours", "base", "source", "cards", "overviews", "media")

_BETWEEN: Final = re.compile(r">\n+<")

# The strip is so many units high: a bar for each of the claims that share the words, as far as they fit.
_STRIP_HEIGHT: Final = 32
_BAR_HEIGHT: Final = 8
_ASIDE_HEIGHT: Final = 3

# So many links of one kind are told in full; a claim on which others rest has twenty.
_LINKS: Final = 3

# So many of the claims that matter most are seen at once; more would push the text off the first screen.
_SHOWN: Final = 5
_LISTED: Final = 15


def stylesheet() -> Markup:
    """Give the style sheet of every fragment; its rules are for what stands inside an element of the class ``factcheck``."""
    return Markup("\n").join(asset(f"{part}.css") for part in _STYLES)


@brief
@attrs.frozen(kw_only=True, slots=False)
class Fragments:
    """An annotation ready to be shown: each method gives one part of it as HTML.

    The parts are made to stand inside an element of the class ``factcheck``, on a page that has :func:`stylesheet`. They link to
    one another: a mark in the source to the card of its claim, and a card to the works that it cites.

    Args:
        annotation: A valid annotation with its text.
        prefix: What the identifiers of this annotation begin with, where a page shows several.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.
        whole: Whether the page shows all parts, so that cards are folded and leave what terms mean to the list of terms.
        report: Address of the page that has the whole of the annotation, where this page has one claim of it.
        pages: What the addresses of pages of a claim each begin with, where a report has such pages.
        others: The claims of other documents at hand, by the ids of their annotations and their own.
    """

    annotation: Annotation
    prefix: str = ""
    as_of: str | None = None
    whole: bool = False
    report: str = ""
    pages: str | None = None
    others: Mapping[tuple[str, str], OtherClaim] = attrs.field(factory=dict, eq=False, repr=False)

    @cached_property
    def lookup(self) -> Lookup:
        """What the parts have in common: numbers of claims, evidence, terms."""
        given = {field.name: getattr(self, field.name) for field in attrs.fields(Fragments)}
        return Lookup(**given)

    def source(self) -> Markup:
        """Give the text with every claim underlined in a lane of its own, and a link to its card where its words end."""
        marked = marked_text(self._text, self._pieces, lanes=self._lanes, lookup=self.lookup)
        return self._fill("source", marked=marked, deepest=deepest_of(self._lanes))

    def card(self, claim: Claim | str, *, quoted: bool = False, level: int = 3, folded: bool = False) -> Markup:
        """Give all that is known of a claim: its statement, what it is, its evidence and its assessments.

        Args:
            claim: The claim, or its id.
            quoted: Whether to repeat the words of the source, for a page that does not show it.
            level: Level of the heading, from 1 to 6.
            folded: Whether all but its statement, where it stands and one line is folded away; in a report it always is.

        Raises:
            NoSuchClaim: If the annotation has no such claim.
        """
        found = self.annotation.claim(claim if isinstance(claim, str) else claim.id)
        values = {"quoted": quoted, "level": level, "seen": _LINKS, "folded": folded}
        return self._fill("card", card=self.card_data(found), small=self.small(found), **values)

    def small(self, claim: Claim) -> Markup:
        """Give a small chart of the figures that have the measure of a claim; empty where there are not several."""
        measure = claim.quantity.measure if claim.quantity else None
        return Markup(small_chart(self.series[measure])) if measure else Markup("")  # noqa: S704 (the chart escapes)

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """The figures of each measure, by its name."""
        return all_series(self.annotation, as_of=self.as_of)

    def card_data(self, claim: Claim) -> Card:
        """Give the card of a claim as data."""
        return card_of(self.lookup, self.lookup.evidence[claim.id])

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each claim stands, in reading order."""
        return tuple(standing_of(self.lookup, evidence) for evidence in self.lookup.evidence.values())

    @cached_property
    def summary(self) -> Summary:
        """How many claims stand where, with a sentence that says it."""
        return summary_of(self.standings, [self.annotation], as_of=self.as_of)

    def first(self) -> Markup:
        """Give the claims that matter most: those with a verdict, contested, contradicted, then figures and events still open."""
        return self._fill("first", standings=first_of(self.standings), shown=_SHOWN, listed=_LISTED)

    def slots(self, claim: Claim | str) -> Markup:
        """Give the slots of a claim, each with its state and with what was found for it.

        Args:
            claim: The claim, or its id.

        Raises:
            NoSuchClaim: If the annotation has no such claim.
        """
        found = self.annotation.claim(claim if isinstance(claim, str) else claim.id)
        return self._fill("slots", card=self.card_data(found))

    def usual(self) -> tuple[str, ...]:
        """Say once what cards leave out: who added most references, and where most searches were made."""
        addition, search = self.lookup.usual_addition, self.lookup.usual_search
        lines = [tuple(added_line(self.lookup, addition))] if addition else []
        lines += [tuple(search_line(*search))] if search else []
        return tuple("".join(day_in_words(one.text) if one.role == "day" else one.text for one in line) for line in lines)

    def coverage(self) -> Markup:
        """Give a strip that shows how many claims stand where in the source, with the number of words accounted for."""
        coverage = coverage_of_annotation(self.annotation)
        return self._fill(
            "coverage", coverage=coverage, bars=_bars(self._pieces, self.lookup), length=len(self._text), height=_STRIP_HEIGHT
        )

    def slots_by_family(self) -> Markup:
        """Give a table of the slots in each state, by the family of the category that leads the claim."""
        claims: Counter[str] = Counter()
        states: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in self.annotation.reading_order:
            family = claim.categories[0].partition(".")[0]
            claims[family] += 1
            states[family].update(self.lookup.states_of(claim))
        order = [*self.annotation.terms.families, *sorted(claims)]
        families = sorted(claims, key=order.index)
        return self._fill("families", families=families, claims=claims, states=states)

    def claims(self, claims: Iterable[Claim] | None = None, *, anchored: bool = False) -> Markup:
        """Give a table with a line for each claim.

        Args:
            claims: The claims, in order; all in reading order when None.
            anchored: Whether the lines bear the identifiers of the claims, for a page that has no cards.
        """
        chosen = self.annotation.reading_order if claims is None else tuple(claims)
        return self._fill("claims", claims=chosen, anchored=anchored)

    def chart(self, measure: str) -> Markup:
        """Give the figures of a measure over time, drawn and as a list.

        Args:
            measure: A measure, as quantities name it.

        Raises:
            NoSuchTerm: If no figure has the measure.
        """
        if measure not in self.series:
            raise NoSuchTerm(measure, kind="measure", known=tuple(self.series))
        found = self.series[measure]
        # An underscore, which no id has, keeps the identifiers in the drawing from those of claims and of other documents.
        drawn = chart(attrs.evolve(found, annotation=f"{self.prefix}fc_chart"), unit=units_in_words(found), beside=True)
        rows = numbered_figures(found)
        own = [row for row in rows if row[1].figure.work is None]
        cited = [row for row in rows if row[1].figure.work is not None]
        return self._fill("chart", series=found, svg=Markup(drawn), own=own, cited=cited)  # noqa: S704 (the chart escapes)

    def charted(self) -> tuple[str, ...]:
        """Give the measures of which more than one figure is a number, which are those worth a chart."""
        found = self.series.values()
        return tuple(one.measure for one in found if sum(entry.figure.interval is not None for entry in one.entries) > 1)

    def works(self, of: Claim | None = None) -> Markup:
        """Give the works that references cite, each with its origins and the claims that it bears on.

        Args:
            of: The claim on which they are cited; all works when None.
        """
        return self._fill("works", works=self.annotation.works if of is None else self.lookup.works_cited(of))

    def origins(self) -> Markup:
        """Give those who know or claim to know, with where they have it from."""
        return self._fill("origins")

    def terms(self, *, level: int = 3) -> Markup:
        """Give what the terms mean that the cards use: modes, checkabilities, kinds of evidence, states of slots.

        Args:
            level: Level of the headings, from 1 to 6.
        """
        return self._fill("terms", glossary=glossary_of(self.lookup), level=level)

    @property
    def _text(self) -> str:
        return self.annotation.source.text or ""

    @cached_property
    def _lanes(self) -> dict[str, int]:
        return lanes_of(self.annotation.reading_order)

    @cached_property
    def _pieces(self) -> tuple[MarkedStretch, ...]:
        return tuple(pieces_of(self.annotation, self._lanes))

    def _fill(self, template: str, **values: Any) -> Markup:
        filled = filled_template(template, it=self.lookup, **values)
        # A report repeats some parts hundreds of times, so it goes without the line breaks between their elements.
        return Markup(_BETWEEN.sub("><", filled)) if self.whole and template == "card" else filled  # noqa: S704 (escaped)


def _bars(pieces: Iterable[MarkedStretch], it: Lookup) -> Iterator[tuple[int, int, int, str, str]]:
    """Give the bars of the strip: offset, length, height and kind of each, and the numbers of its claims."""
    for piece in pieces:
        if piece.claims:
            height = min(_STRIP_HEIGHT, _BAR_HEIGHT * len(piece.claims))
            yield piece.start, piece.end - piece.start, height, "claimed", _numbers(piece.claims, it)
        elif piece.needed_by:
            yield piece.start, piece.end - piece.start, _BAR_HEIGHT // 2, "claimed", _numbers(piece.needed_by, it)
        elif piece.unclaimed is not None:
            yield piece.start, piece.end - piece.start, _ASIDE_HEIGHT, "aside", ""


def _numbers(claims: Iterable[Claim], it: Lookup) -> str:
    return " ".join(str(it.numbers[claim.id]) for claim in claims)
