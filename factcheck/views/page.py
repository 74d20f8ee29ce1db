"""One page about one or more annotated documents: a single file that asks for nothing and runs nothing but its own script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
from markupsafe import Markup

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Term
from factcheck.views.across import measured_in, outcomes_in, repeats_in, titles_of
from factcheck.views.claim_page import Cited, embedded
from factcheck.views.environment import asset, filled_template
from factcheck.views.fragments import Fragments, stylesheet
from factcheck.views.lookup import OtherClaim
from factcheck.views.minifying import minified
from factcheck.views.policy import policy_for
from factcheck.views.standing import STANDINGS
from factcheck.views.summary import Summary, summary_of

__all__ = ["Choices", "Published", "html_report", "page", "prefixes"]

_HERE: Final = "factcheck.views"

_STANDINGS: Final = {"verdict": "With a verdict"} | {id_: words for id_, (words, _) in STANDINGS.items()}


@attrs.frozen(kw_only=True)
class Choices:
    """What the filters of a page offer: only what occurs on it.

    Args:
        families: Families of categories with the terms of each that occur.
        modes: Modes.
        states: States of slots.
        standings: Where claims stand, as ids with their words.
    """

    families: dict[str, tuple[Term, ...]]
    modes: tuple[Term, ...]
    states: tuple[Term, ...]
    standings: dict[str, str]


@attrs.frozen(kw_only=True)
class Published:
    """Where a page is published.

    Args:
        url: Its address; None where it is not known.
        publisher: Name of the body that publishes it.
        cited: How each of its documents is cited, in the order of the page.
    """

    url: str | None
    publisher: str | None
    cited: tuple[Cited, ...]


def html_report(annotations: Annotation | Iterable[Annotation], *, as_of: str | None = None, full: bool = False) -> str:
    """Give a page on which annotated documents can be read: the text with its claims, and a card for each claim.

    The page is one file. It asks the network for nothing, its policy lets it run no script but its own, and without any script it
    is still a document.

    Args:
        annotations: Valid annotations with their texts; a section each, in this order. One may be given by itself.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.
        full: Whether a print shows all that is known of each claim; else it shows a summary and a line for each.

    Returns:
        The page as HTML.

    Raises:
        NoSuchTerm: If the category vocabulary of an annotation is not attached and does not come with the package.
        TypeError: If something else than an annotation is given.
        ValueError: If there is no annotation.
    """
    # An annotation is an iterable too, of its claims, and nobody who gives one means those.
    given = [annotations] if isinstance(annotations, Annotation) else list(annotations)
    for one in given:
        if not isinstance(one, Annotation):
            raise TypeError(f"a report is of annotations, got {type(one).__name__}")
    return page([Fragments(annotation=annotation, as_of=as_of) for annotation in given], full=full)


def page(
    documents: Sequence[Fragments],
    *,
    full: bool = False,
    reviews: Mapping[str, Any] | None = None,
    published: Published | None = None,
) -> str:
    """Give a page of documents that are ready to be shown; where there are several, each gets a prefix of its own.

    Args:
        documents: The documents.
        full: Whether a print shows all that is known of each claim.
        reviews: A graph of JSON-LD that is embedded for programs.
        published: Where the page is published and how it is cited.

    Raises:
        ValueError: If there is no document.
    """
    if not documents:
        raise ValueError("a page needs at least one document")
    found = prefixes([document.annotation for document in documents])
    # A link to another document of the page leads to the statement that stands there.
    others = _others(documents, found)
    sections = [
        attrs.evolve(document, prefix=prefix, whole=True, others=others)
        for document, prefix in zip(documents, found, strict=True)
    ]
    # What is read first comes first: the style of the first lines stands before them, that of the rest behind them.
    first = Markup("\n").join([asset("colours.css"), asset("first.css", _HERE)])
    style = Markup("\n").join([stylesheet(), asset("page.css", _HERE), asset("print.css", _HERE)])
    # The first script only says that there are scripts, so that the filters have their place from the beginning.
    scripts = (asset("first.js", _HERE), asset("page.js", _HERE))
    values = {
        "title": sections[0].annotation.source.title if len(sections) == 1 else f"{len(sections)} annotated documents",
        "summary": _summary(sections),
        "sections": sections,
        "titles": titles_of([section.annotation for section in sections]),
        "repeats": repeats_in(sections) if len(sections) > 1 else [],
        "outcomes": outcomes_in(sections) if len(sections) > 1 else [],
        "measured": measured_in(sections) if len(sections) > 1 else [],
        "choices": _choices(sections),
        "full": full,
        "data": None if reviews is None else embedded(reviews),
        "published": published,
        "styles": (first, style),
        "scripts": scripts,
        "policy": policy_for((first, style), scripts),
    }
    return minified(filled_template("page", _HERE, **values)) + "\n"


def _others(documents: Sequence[Fragments], found: Sequence[str]) -> dict[tuple[str, str], OtherClaim]:
    titles = titles_of([document.annotation for document in documents])
    return {
        (document.annotation.id, claim.id): OtherClaim(statement=claim.statement, title=title, address=f"#{prefix}{claim.id}")
        for document, prefix, title in zip(documents, found, titles, strict=True)
        for claim in document.annotation.claims
    }


def _summary(sections: Sequence[Fragments]) -> Summary:
    standings = [one for section in sections for one in section.standings]
    return summary_of(standings, [section.annotation for section in sections], as_of=sections[0].as_of)


def prefixes(annotations: Sequence[Annotation]) -> list[str]:
    """Give each annotation what its identifiers begin with: nothing on a page of its own, else its id, numbered if need be."""
    if len(annotations) == 1:
        return [""]
    seen: Counter[str] = Counter()
    found = []
    for annotation in annotations:
        seen[annotation.id] += 1
        number = seen[annotation.id]
        # An id has no full stop, so a numbered one can be no other annotation's.
        found.append(f"{annotation.id}." if number == 1 else f"{annotation.id}.{number}.")
    return found


def _choices(sections: Sequence[Fragments]) -> Choices:
    categories: dict[str, Term] = {}
    modes: set[str] = set()
    states: Counter[str] = Counter()
    standing: set[str] = set()
    for section in sections:
        lookup = section.lookup
        for claim in lookup.annotation.claims:
            modes.add(claim.mode)
            categories.update({category: lookup.term(category) for category in claim.categories})
        states.update(lookup.states)
        standing.update(one.id for one in section.standings)
        standing.update("verdict" for one in section.standings if one.verdicts)
    families: dict[str, list[Term]] = {}
    for term in sorted(categories.values(), key=lambda term: term.id):
        families.setdefault(term.family, []).append(term)
    return Choices(
        families={family: tuple(terms) for family, terms in families.items()},
        modes=tuple(term for term in load_vocabulary("modes").terms if term.id in modes),
        states=tuple(term for term in load_vocabulary("slot-states").terms if states[term.id]),
        standings={id_: words for id_, words in _STANDINGS.items() if id_ in standing},
    )
