"""What a corpus holds, counted in one pass: documents, claims, languages, categories, who annotated, what is known of rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

from factcheck.agreement.measuring import Agreement, agree_on_texts
from factcheck.corpora.entries import Entry, sound_entries
from factcheck.files import PathLike
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.counting import Counts
from factcheck.text.coverage import coverage_of

__all__ = ["Survey", "survey"]

_MOST: Final = 200
"""Texts of several annotators that are held in memory at once, to see how far these agree: more than most studies have."""


@brief
@attrs.define(kw_only=True)
class Survey:
    """What a corpus holds.

    Args:
        counts: Annotations, claims and words.
        texts: Number of different texts.
        repeated: Number of texts with more than one annotation.
        characters: Code points of all texts.
        languages: How many annotations are of texts in which language; None where a file does not say.
        vocabularies: How many annotations use which category vocabulary.
        categories: How many claims have which leading category.
        modes: How many claims are put forward in which way.
        figures: Number of claims with a figure.
        references: Number of references.
        works: Number of works.
        verdicts: How many claims have which verdict as their latest.
        annotators: Names of annotators, with how many annotations each has a part in.
        rights: What is said of the rights in texts, with how many say it; None where a file says nothing.
        first: The first day of issue.
        last: The last.
        agreement: How far annotators agree on the texts that the same annotators annotated; None where there are none.
    """

    counts: Counts = attrs.field(factory=Counts)
    texts: int = 0
    repeated: int = 0
    characters: int = 0
    languages: Counter[str | None] = attrs.field(factory=Counter)
    vocabularies: Counter[str] = attrs.field(factory=Counter)
    categories: Counter[str] = attrs.field(factory=Counter)
    modes: Counter[str] = attrs.field(factory=Counter)
    figures: int = 0
    references: int = 0
    works: int = 0
    verdicts: Counter[str] = attrs.field(factory=Counter)
    annotators: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    rights: Counter[str | None] = attrs.field(factory=Counter)
    first: str | None = None
    last: str | None = None
    agreement: Agreement | None = None


def survey(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Survey:
    """Count what a corpus holds.

    It is read once, and the texts that several annotators annotated a second time, to see how far these agree.

    Args:
        path: A corpus, an annotation file, or a folder of them.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If an annotation is not valid.
        FactcheckError: If two annotations have one id.
        UnreadableFile: If a file cannot be read.
    """
    known = tuple(vocabularies)
    found = Survey()
    texts: Counter[str] = Counter()
    for entry in sound_entries(path, vocabularies=known):
        if entry.annotation is not None:
            _count(found, entry.annotation, is_new=texts[entry.annotation.source.sha256] == 0)
            texts[entry.annotation.source.sha256] += 1
    found.texts = len(texts)
    several = {text for text, count in texts.items() if count > 1}
    found.repeated = len(several)
    if several:
        found.agreement = _agreement(path, known, several)
    return found


def _count(found: Survey, annotation: Annotation, *, is_new: bool) -> None:
    source, text = annotation.source, annotation.source.text or ""
    extents = [(span.start, span.end) for claim in annotation.claims for span in claim.spans]
    aside = [(span.start, span.end) for span in annotation.unclaimed]
    words = coverage_of(text, [*extents, *aside], aside=aside)
    found.counts += Counts(
        annotations=1, claims=len(annotation.claims), words=words.words, accounted=words.accounted, aside=words.aside
    )
    # Words are those of annotations, so that a share of them is accounted for; characters are those of texts, each once.
    found.characters += len(text) if is_new else 0
    found.languages[source.language] += 1
    found.vocabularies[annotation.vocabulary] += 1
    found.rights[source.rights] += 1
    found.annotators.update({(annotator.name, annotator.kind) for annotator in annotation.annotators})
    if source.issued is not None:
        # ISO dates stand in the order of time when they are sorted as words.
        found.first = min(found.first or source.issued, source.issued)
        found.last = max(found.last or source.issued, source.issued)
    found.works += len(annotation.works)
    for claim in annotation.claims:
        found.categories[claim.categories[0]] += 1
        found.modes[claim.mode] += 1
        found.figures += claim.quantity is not None
        found.references += sum(len(slot.references) for slot in claim.slots)
        if claim.assessments:
            # Earlier verdicts on a claim are its history, and would count it more than once.
            found.verdicts[claim.assessments[-1].verdict] += 1


def _agreement(path: PathLike, vocabularies: Iterable[Vocabulary], texts: set[str]) -> Agreement | None:
    """Measure how far annotators agree, on the texts of those who have most in common."""
    held: dict[str, dict[str, Annotation]] = {}
    for entry in sound_entries(path, vocabularies=vocabularies):
        text = entry.annotation.source.sha256 if entry.annotation is not None else ""
        name = _annotator(entry)
        # A text that is held already gets its other annotators even when no more texts are taken.
        if entry.annotation is not None and name and text in texts and (text in held or len(held) < _MOST):
            held.setdefault(text, {})[name] = entry.annotation
    groups: dict[tuple[str, ...], list[list[Annotation]]] = {}
    for by_name in held.values():
        names = tuple(sorted(by_name))
        if len(names) > 1:
            groups.setdefault(names, []).append([by_name[name] for name in names])
    if not groups:
        return None
    # Measures are between annotators who are the same on every text, so those of others cannot be put together with them.
    names, annotations = max(groups.items(), key=lambda group: len(group[1]))
    return agree_on_texts(annotations, names=names, resamples=0)


def _annotator(entry: Entry) -> str:
    """Name who annotated: the people on record, else whoever's folder the file lies in; nobody where neither tells.

    A program that took over the work of several people is on record for each, and is none of them.
    """
    people = [] if entry.annotation is None else [one.name for one in entry.annotation.annotators if one.kind == "person"]
    folder, slash, _ = entry.file.partition("/")
    return ", ".join(people) or (folder if slash else "")
