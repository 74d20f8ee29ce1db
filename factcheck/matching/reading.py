"""A claim made ready for comparison: its words, its figure with whoever gives it, and the days that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.lineage import ancestors_of
from factcheck.figures.gathering import Figure
from factcheck.matching.forms import Form, read_form
from factcheck.matching.language import Language, language_among
from factcheck.matching.wording import (
    Wording,
    is_correction,
    lower_case_words,
    numbers_in,
    read_wording,
    stems_of,
)
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import ANY_DAY, DateSpan, Day, day_of, span_of_date
from factcheck.model.quantity import Quantity
from factcheck.model.time import Time
from factcheck.text.partial_dates import narrowed

__all__ = ["Read", "languages_of", "light_words", "read_claims"]

_LIGHT: Final = (
    "articles", "indefinite", "determiners", "prepositions", "of", "of_events", "copulas", "auxiliaries", "perfects",
    "joining", "clauses", "owners", "modality", "light",
)  # fmt: skip
"""Lists of words that carry little weight."""


@attrs.frozen(kw_only=True)
class Read:
    """A claim, and what the comparison needs of it.

    Args:
        claim: The claim.
        form: Its statement, token by token.
        wording: Its statement, as a set of words.
        numbers: The numbers of its statement beside those of its figure.
        dates: The dates of its statement, as they are written.
        figure: Its figure, with the names of those whose figure it is.
        held: The first and last day that it can speak of.
        is_present: Whether it tells how things stand on the day of the document.
        is_lasting: Whether its category tells how things stand, and not what happened once.
        is_ahead: Whether it speaks of what was still to come on that day.
        places: Words of its places.
        agents: Words of those who act in it.
        families: Families of its categories.
        issued: Day of issue of its document.
        speakers: Names of those whose word it is; empty where that is not known.
        corrects: Whether its words say that something is corrected.
    """

    claim: Claim
    form: Form
    wording: Wording
    numbers: frozenset[str]
    dates: frozenset[str]
    figure: Figure | None
    held: DateSpan
    is_present: bool
    is_lasting: bool
    is_ahead: bool
    places: frozenset[str]
    agents: frozenset[str]
    families: frozenset[str]
    issued: Day | None
    speakers: frozenset[str]
    corrects: bool


def read_claims(*annotations: Annotation) -> tuple[tuple[Read, ...], ...]:
    """Make the claims of some documents ready for comparison, each document's in reading order."""
    in_lower_case = lower_case_words(text for annotation in annotations for text in _texts(annotation))
    return tuple(
        tuple(_read(annotation, claim, in_lower_case, language) for claim in annotation.reading_order)
        for annotation, language in zip(annotations, languages_of(*annotations), strict=True)
    )


def languages_of(*annotations: Annotation) -> tuple[Language | None, ...]:
    """Tell in which language each of some documents is read when they are held against each other.

    Args:
        annotations: Their annotations.

    Returns:
        The language that a source names, else the one that its claims tell, else that of the others; None where nothing tells it.
    """
    languages = [language_among(annotation.source.language, _texts(annotation)) for annotation in annotations]
    told = [language for language in languages if language is not None]
    # A document of a sentence or two often does not tell its language, but the one that it is held against does.
    shared = told[0] if len({language.code for language in told}) == 1 else None
    if not told:
        shared = language_among(None, (text for annotation in annotations for text in _texts(annotation)))
    return tuple(language or shared for language in languages)


def _texts(annotation: Annotation) -> Iterator[str]:
    for claim in annotation.claims:
        yield claim.statement
        yield from (span.exact for span in claim.spans)


def _read(annotation: Annotation, claim: Claim, in_lower_case: frozenset[str], language: Language | None) -> Read:
    wording = read_wording(claim.statement, in_lower_case, light_words(language))
    issued = day_of(annotation.source.issued) if annotation.source.issued else None
    held = _held(claim.time)
    speakers = _speakers(annotation, claim)
    # Such a date says when the document speaks, not when the thing happened.
    of_document = load_vocabulary("date-bases").having("of-document")
    return Read(
        claim=claim,
        form=read_form(claim.statement, language),
        wording=wording,
        # The figure is compared as a figure, with its bounds and its unit; what is left are numbers that nobody took for one.
        numbers=wording.numbers - _numbers_of(claim.quantity),
        dates=wording.dates,
        figure=_figure(annotation, claim, speakers),
        held=held,
        is_present=claim.time is not None and claim.time.at is not None and claim.time.basis in of_document,
        is_lasting=any("lasting" in term.traits for term in annotation.terms_of(claim)[:1]),
        is_ahead=issued is not None and held[0] is not None and held[0] > issued,
        places=stems_of(claim.places),
        agents=stems_of(claim.agents),
        # Two annotators seldom differ in the family, and often in the term below it.
        families=frozenset(category.partition(".")[0] for category in claim.categories),
        issued=issued,
        speakers=speakers,
        corrects=any(is_correction(span.exact) for span in claim.spans),
    )


def light_words(language: Language | None) -> frozenset[str]:
    """Give the words of a language that nearly every statement has.

    Args:
        language: The language; None where it is not known.
    """
    # Those of English stand with its stems.
    return frozenset() if language is None or language.code == "en" else language.words(*_LIGHT)


def _numbers_of(quantity: Quantity | None) -> frozenset[str]:
    if quantity is None:
        return frozenset()
    figures = (quantity.value, quantity.low, quantity.high)
    written = " ".join(f"{figure:.15g}" for figure in figures if figure is not None)
    return numbers_in(f"{written} {quantity.as_written or ''}")


def _held(time: Time | None) -> DateSpan:
    if time is None:
        return ANY_DAY
    if time.at is not None:
        return narrowed(span_of_date(time.at) or ANY_DAY, time.as_written or "")
    first = span_of_date(time.since) if time.since else None
    last = span_of_date(time.until) if time.until else None
    return (first or ANY_DAY)[0], (last or ANY_DAY)[1]


def _figure(annotation: Annotation, claim: Claim, speakers: frozenset[str]) -> Figure | None:
    if claim.quantity is None:
        return None
    words = claim.quantity.as_written
    return Figure(
        quantity=claim.quantity,
        stated=annotation.source.issued,
        claim=claim.id,
        source=annotation.source.title,
        lineage=speakers,
        words=words,
    )


def _speakers(annotation: Annotation, claim: Claim) -> frozenset[str]:
    """Give the names of those whose word a claim is, and of all that they have it from, as they are compared across documents."""
    known = annotation.origins_by_id
    attribution = claim.attribution
    if attribution is None or attribution.voice in load_vocabulary("voices").having("of-document"):
        ids = tuple(filter(None, [annotation.source.issuer]))
    elif attribution.speaker is None:
        return frozenset()
    else:
        ids = tuple(origin.id for origin in annotation.origins if origin.name == attribution.speaker)
        if not ids:
            return frozenset({attribution.speaker.casefold()})
    return frozenset(known[id_].name.casefold() for id_ in ancestors_of(ids, known) if id_ in known)
