"""The directives that show claims: cards, tables, the marked text, coverage, slots, works, series, links and vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import NoSuchTerm
from factcheck.figures.gathering import measures
from factcheck.model.claim import Claim
from factcheck.sphinx.arguments import among, day_argument, terms, words
from factcheck.sphinx.bibliography import works_list
from factcheck.sphinx.building import bullets, paragraph
from factcheck.sphinx.cards import CardMaker
from factcheck.sphinx.domain import ClaimsDomain, domain_of
from factcheck.sphinx.genealogy import counterparts_list
from factcheck.sphinx.objects import PageObject
from factcheck.sphinx.tables import COLUMNS, DEFAULT_COLUMNS
from factcheck.sphinx.terms import vocabulary_list
from factcheck.sphinx.transforms import (
    CardsExhibit,
    ClaimsExhibit,
    CoverageExhibit,
    Exhibit,
    SeriesExhibit,
    SlotsExhibit,
    SourceExhibit,
    exhibit,
)
from factcheck.sphinx.warnings import warn

__all__ = ["DIRECTIVES", "FactcheckDirective"]


class FactcheckDirective(SphinxDirective):
    """What every directive of the domain can do: open annotations, and warn of what it cannot find."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {}

    @property
    def domain(self) -> ClaimsDomain:
        """The domain of the build."""
        return domain_of(self.env)

    @property
    def names(self) -> list[str]:
        """The arguments."""
        return words(self.arguments[0]) if self.arguments else []

    def warn(self, message: str, subtype: str) -> None:
        """Warn of a fault in the place of the directive."""
        warn(message, subtype, self.get_location())

    def desk(self, name: str | None) -> CardMaker | None:
        """Open an annotation, or the only one where no name is given; warn if there is none."""
        if name is None:
            # That there is one annotation alone is an answer too: a second one makes this page ambiguous, and it is read again.
            self.domain.ask(self.env.docname, ("annotations", ""))
            ids = self.domain.library.ids
            if len(ids) != 1:
                self.warn(f"name one of the annotations: {', '.join(ids) or 'there are none'}", "annotation")
                return None
            name = ids[0]
        if self.domain.ask(self.env.docname, ("annotation", name)) is None:
            self.warn(str(NoSuchTerm(name, kind="annotation", known=self.domain.library.ids)), "annotation")
            return None
        # Opening reads the file, so it comes after the question, which the catalogue answers without reading anything.
        fragments = self.domain.library.open(name, as_of=self.options.get("as-of"))
        return CardMaker(fragments=fragments, docname=self.env.docname)

    def desks(self) -> Iterator[CardMaker]:
        """Open the annotations that the arguments name, or all."""
        if not self.names:
            self.domain.ask(self.env.docname, ("annotations", ""))
        for name in self.names or self.domain.library.ids:
            desk = self.desk(name)
            if desk is not None:
                yield desk

    def claim(self, name: str) -> tuple[CardMaker, Claim] | None:
        """Find a claim by its full name, or by its id where one annotation alone has it; warn if there is none."""
        annotation, _, id_ = name.rpartition(".")
        if not annotation:
            self.domain.ask(self.env.docname, ("claim", id_))
            # A second claim of this id in a new file changes the answer, so that the page hears of it although no file of it
            # changed.
            holders = self.domain.library.holders(id_)
            if len(holders) != 1:
                some = ", ".join(f"{holder}.{id_}" for holder in holders)
                self.warn(f"claim {name!r} is in several annotations: {some}" if some else f"there is no claim {name!r}", "claim")
                return None
            annotation = holders[0]
        desk = self.desk(annotation)
        if desk is None:
            return None
        if id_ not in self.domain.library.claims(annotation):
            self.warn(f"there is no claim {id_!r} in annotation {annotation!r}", "claim")
            return None
        return desk, desk.fragments.annotation.claim(id_)

    def place(self, kind: str, name: str, title: str, *, anchor: str | None = None, group: str = "") -> str | None:
        """Note that something stands here, and give the identifier that it gets, if it is the first of its name on the page."""
        made = PageObject(
            kind=kind, name=name, docname=self.env.docname, anchor=anchor or name, title=title, group=group, line=self.lineno
        )
        return made.anchor if self.domain.add(made) else None

    def show(self, shown: Exhibit, *wholes: str) -> list[nodes.Node]:
        """Give the place of an exhibit, which links to what belongs to these annotations and vocabularies."""
        # Cards link to whatever their annotation holds, so a page that shows one depends on where all of that stands.
        mentions = self.domain.data["mentions"].setdefault(self.env.docname, set())
        mentions.update(("within", whole) for whole in wholes)
        return [exhibit(shown=shown)]

    def cards(self, claims: Iterable[tuple[CardMaker, Claim]]) -> list[nodes.Node]:
        """Show cards that other pages can link to."""
        names, repeated = [], set()
        for number, (desk, claim) in enumerate(claims):
            names.append((desk.id, claim.id))
            # An index of claims by leading family is short enough to be read; by category it has a heading for every other
            # claim.
            family = claim.categories[0].partition(".")[0].capitalize()
            if self.place("claim", desk.name(claim), claim.statement, group=family) is None:
                repeated.add(number)
        shown = CardsExhibit(claims=tuple(names), repeated=frozenset(repeated), as_of=self.options.get("as-of"))
        return self.show(shown, *(id_ for id_, _ in names)) if names else []


class ClaimDirective(FactcheckDirective):
    """The cards of the claims that are named."""

    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"as-of": day_argument}

    def run(self) -> list[nodes.Node]:
        """Give the cards."""
        return self.cards(filter(None, map(self.claim, self.names)))


class ClaimsDirective(FactcheckDirective):
    """The claims of annotations that meet every condition, as a table, as cards or as a list."""

    option_spec: ClassVar[OptionSpec] = {
        "category": words,
        "mode": among(terms("modes")),
        "checkability": among(terms("checkabilities")),
        "label": words,
        "state": among(terms("slot-states")),
        "columns": among(list(COLUMNS)),
        "layout": lambda argument: directives.choice(argument, ("table", "cards", "list")),
        "as-of": day_argument,
    }

    def run(self) -> list[nodes.Node]:
        """Give the claims."""
        found = [(desk, claim) for desk in self.desks() for claim in desk.fragments.annotation.reading_order]
        self._check_categories(desk for desk, _ in found)
        chosen = [(desk, claim) for desk, claim in found if self.admits(desk, claim)]
        # A page that shows nothing says so, since an empty place looks like a fault of the build.
        if not chosen:
            return [paragraph("No claims.")]
        layout = self.options.get("layout", "table")
        if layout == "cards":
            return self.cards(chosen)
        if layout == "list":
            return [bullets([paragraph(desk.claim_link(claim.id, claim.statement))] for desk, claim in chosen)]
        shown = ClaimsExhibit(
            claims=tuple((desk.id, claim.id) for desk, claim in chosen),
            columns=tuple(self.options.get("columns", DEFAULT_COLUMNS)),
            as_of=self.options.get("as-of"),
        )
        # A table links to claims and to categories, which pages of a vocabulary may describe.
        wholes = {name for desk, _ in chosen for name in (desk.id, desk.fragments.annotation.terms.name)}
        return self.show(shown, *wholes)

    def _check_categories(self, desks: Iterator[CardMaker]) -> None:
        # A category that nobody uses gives an empty table, and one that no vocabulary has is a slip of the pen: only that is
        # told.
        vocabularies = {desk.fragments.annotation.terms.key: desk.fragments.annotation.terms for desk in desks}.values()
        known = {name for found in vocabularies for term in found.terms for name in (term.id, term.family)}
        for category in self.options.get("category", ()):
            if vocabularies and category not in known:
                self.warn(str(NoSuchTerm(category, kind="category", known=sorted(known))), "category")

    def admits(self, desk: CardMaker, claim: Claim) -> bool:
        """Tell whether a claim meets every condition."""
        it, options = desk.fragments.lookup, self.options
        # A condition may name a family, such as quantity, for all of its categories.
        families = [part for category in claim.categories for part in (category, category.partition(".")[0])]
        held: dict[str, Iterable[str | None]] = {
            "category": families,
            "mode": [claim.mode],
            "checkability": [it.checkability(claim)],
            "label": claim.tags,
        }
        if any(name in options and not set(options[name]) & set(values) for name, values in held.items()):
            return False
        return "state" not in options or bool(set(options["state"]) & set(it.states_of(claim)))


class SourceDirective(FactcheckDirective):
    """The text of a document with its claims marked."""

    def run(self) -> list[nodes.Node]:
        """Give the text."""
        desk = self.desk(self.names[0] if self.names else None)
        if desk is None:
            return []
        for claim in desk.fragments.annotation.claims:
            name = desk.name(claim)
            self.place("mark", name, claim.statement, anchor=f"{name}:text")
        return self.show(SourceExhibit(annotation=desk.id), desk.id)


class CoverageDirective(FactcheckDirective):
    """How much of a document its claims account for."""

    def run(self) -> list[nodes.Node]:
        """Give a strip, or the numbers."""
        desk = self.desk(self.names[0] if self.names else None)
        return self.show(CoverageExhibit(annotation=desk.id)) if desk else []


class SlotsDirective(FactcheckDirective):
    """The slots of a claim, or of all claims of an annotation."""

    option_spec: ClassVar[OptionSpec] = {
        "level": among(terms("slot-levels")),
        "state": among(terms("slot-states")),
        "summary": directives.flag,
        "as-of": day_argument,
    }

    def run(self) -> list[nodes.Node]:
        """Give a table."""
        desk, claims = self._wanted()
        if desk is None:
            return []
        shown = SlotsExhibit(
            claims=tuple((desk.id, claim.id) for claim in claims),
            levels=tuple(self.options.get("level", terms("slot-levels"))),
            states=tuple(self.options.get("state", terms("slot-states"))),
            summary="summary" in self.options,
            as_of=self.options.get("as-of"),
        )
        return self.show(shown, desk.id)

    def _wanted(self) -> tuple[CardMaker | None, Sequence[Claim]]:
        name = self.names[0] if self.names else None
        if name is not None and name not in self.domain.library.ids:
            found = self.claim(name)
            return (found[0], [found[1]]) if found else (None, ())
        desk = self.desk(name)
        return desk, desk.fragments.annotation.reading_order if desk else ()


class WorksDirective(FactcheckDirective):
    """The works that an annotation cites."""

    option_spec: ClassVar[OptionSpec] = {"origin": words, "claim": words}

    def run(self) -> list[nodes.Node]:
        """Give a bibliography."""
        desk = self.desk(self.names[0] if self.names else None)
        if desk is None:
            return []
        it, options = desk.fragments.lookup, self.options
        works = [
            work
            for work in desk.fragments.annotation.works
            if ("origin" not in options or set(options["origin"]) & set(work.origins))
            and ("claim" not in options or set(options["claim"]) & {claim.id for claim in it.citing.get(work.id, ())})
        ]
        prefix = desk.fragments.prefix
        anchors = {
            work.id: self.place("work", prefix + work.id, it.title(work), anchor=f"{prefix}work_{work.id}") for work in works
        }
        return [works_list(desk, works, anchors)] if works else [paragraph("No works.")]


class SeriesDirective(FactcheckDirective):
    """The figures of one measure over time."""

    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"annotation": directives.unchanged, "as-of": day_argument}

    def run(self) -> list[nodes.Node]:
        """Give a chart, and a table for formats that have none."""
        desk = self.desk(self.options.get("annotation"))
        if desk is None:
            return []
        measure = self.names[0]
        if measure not in measures(desk.fragments.annotation):
            self.warn(str(NoSuchTerm(measure, kind="measure", known=tuple(measures(desk.fragments.annotation)))), "measure")
            return []
        return self.show(SeriesExhibit(annotation=desk.id, measure=measure, as_of=self.options.get("as-of")), desk.id)


class CounterpartsDirective(FactcheckDirective):
    """The links from claims of an annotation to claims of other documents."""

    option_spec: ClassVar[OptionSpec] = {
        "relation": among(terms("relation-types")),
        "status": among(terms("counterpart-statuses")),
        "document": words,
    }

    def run(self) -> list[nodes.Node]:
        """Give the links, those that were confirmed where no status is asked for."""
        desk = self.desk(self.names[0] if self.names else None)
        if desk is None:
            return []
        # What a program proposed and nobody confirmed is no link yet, and is shown only to whoever asks for it.
        linked = [one for one in desk.fragments.annotation.counterparts if "status" in self.options or one.is_confirmed]
        entries = [entry for entry in linked if all(getattr(entry, name) in values for name, values in self.options.items())]
        found = {name: self.desk(name) for name in dict.fromkeys(entry.document for entry in entries)}
        others = {name: other for name, other in found.items() if other is not None}
        return [counterparts_list(desk, entries, others)] if entries else [paragraph("No links.")]


class VocabularyDirective(FactcheckDirective):
    """The terms of a vocabulary, with what each means and demands."""

    required_arguments = 1
    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Give a list of the terms."""
        name = self.names[0]
        known = {found.name: found for found in self.domain.library.vocabularies.values()}
        self.domain.ask(self.env.docname, ("vocabulary", name))
        try:
            vocabulary = known.get(name) or load_vocabulary(name)
        except NoSuchTerm as error:
            self.warn(str(error), "vocabulary")
            return []
        anchors = {term.id: self.place("category", f"{vocabulary.name}.{term.id}", term.title) for term in vocabulary.terms}
        return [vocabulary_list(vocabulary, anchors)]


class TargetDirective(FactcheckDirective):
    """The place of a category or a schema that the page describes in words of its own."""

    required_arguments = 2
    optional_arguments = 0
    final_argument_whitespace = False
    option_spec: ClassVar[OptionSpec] = {"title": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Give a target for links."""
        kind = directives.choice(self.arguments[0], ("category", "schema"))
        name = self.arguments[1]
        anchor = self.place(kind, name, self.options.get("title", name), anchor=f"schema-{name}" if kind == "schema" else name)
        return [nodes.target("", "", ids=[anchor])] if anchor else []


DIRECTIVES: Final = {
    "claim": ClaimDirective,
    "claims": ClaimsDirective,
    "source": SourceDirective,
    "coverage": CoverageDirective,
    "slots": SlotsDirective,
    "works": WorksDirective,
    "series": SeriesDirective,
    "counterparts": CounterpartsDirective,
    "vocabulary": VocabularyDirective,
    "target": TargetDirective,
}
