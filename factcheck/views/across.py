"""What several documents say on the same: claims that come again, what became of them, and measures that all of them give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from factcheck.figures.gathering import Figure, Series
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.views.fragments import Fragments
from factcheck.views.phrases import day_in_words

__all__ = ["Measured", "OneDocument", "Repeat", "measured_in", "outcomes_in", "repeats_in", "titles_of"]

# The day of a document that has none is not known, so that it can be no first one.
_LAST = "9999"

_Place = tuple[int, str]


@brief
@attrs.frozen(kw_only=True)
class OneDocument:
    """A claim as one document makes it.

    Args:
        section: The document.
        claim: The claim.
        relation: What it is to an earlier telling, in words; empty where nobody said.
    """

    section: Fragments
    claim: Claim
    relation: str = ""


@brief
@attrs.frozen(kw_only=True)
class Repeat:
    """A claim that several documents make.

    Args:
        tellings: How each of them makes it, the earliest first.
    """

    tellings: tuple[OneDocument, ...]


@brief
@attrs.frozen(kw_only=True)
class Measured:
    """A measure that several documents give figures of.

    Args:
        words: The measure in words.
        figures: The figures in order of the day that they hold for, each with the document whose annotation has it.
    """

    words: str
    figures: tuple[tuple[Fragments, Figure], ...]


def repeats_in(sections: Sequence[Fragments]) -> list[Repeat]:
    """Give the claims that come again: those that are linked on record and not rejected, and those of the same words.

    Args:
        sections: The documents.
    """
    groups: dict[_Place, set[_Place]] = {}
    relations: dict[_Place, str] = {}
    for one, other, relation in [*_on_record(sections, outcome=False), *_alike(sections)]:
        joined = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(joined, joined))
        if relation:
            relations.setdefault(one, relation)
    distinct = {min(group): group for group in groups.values() if len({number for number, _ in group}) > 1}
    return [_repeat(sections, distinct[key], relations) for key in sorted(distinct)]


def outcomes_in(sections: Sequence[Fragments]) -> list[Repeat]:
    """Give the demands, predictions and commitments of which another document tells what became of them, each with what it tells.

    They are no claims that come again: who demands that somebody leave and who says that he left say two things.

    Args:
        sections: The documents.
    """
    told: dict[_Place, dict[_Place, str]] = defaultdict(dict)
    for one, other, relation in _on_record(sections, outcome=True):
        first = min(one, other, key=lambda place: _order(sections, place))
        told[first][one] = relation
        told[first].setdefault(other, "")
    return [_repeat(sections, set(group), group) for _, group in sorted(told.items())]


def _on_record(sections: Sequence[Fragments], *, outcome: bool) -> Iterator[tuple[_Place, _Place, str]]:
    places = {(section.annotation.id, claim.id): (number, claim.id) for number, section in _numbered(sections)
              for claim in section.annotation.claims}  # fmt: skip
    titles = titles_of([section.annotation for section in sections])
    for number, section in _numbered(sections):
        for entry in section.annotation.counterparts:
            target = places.get((entry.document, entry.target))
            term = section.lookup.term(entry.relation, "relation-types")
            if target and not entry.is_refused and ("outcome" in term.traits) is outcome:
                # What became of a claim stands under it, so that its document need not be named again.
                relation = term.title.lower() if outcome else f"{term.title.lower()} “{titles[target[0]]}”"
                doubt = "" if entry.is_confirmed else f", {entry.status}"
                yield (number, entry.claim), target, f"{relation}{doubt}"


def _alike(sections: Sequence[Fragments]) -> Iterator[tuple[_Place, _Place, str]]:
    first: dict[str, _Place] = {}
    for number, section in _numbered(sections):
        for claim in section.annotation.claims:
            earlier = first.setdefault(" ".join(claim.statement.casefold().split()), (number, claim.id))
            if earlier[0] != number:
                yield (number, claim.id), earlier, ""


def _numbered(sections: Sequence[Fragments]) -> Iterator[tuple[int, Fragments]]:
    yield from enumerate(sections)


def titles_of(annotations: Sequence[Annotation]) -> list[str]:
    """Give titles of documents, all different: with the day of issue where two have one, and with a number where that is one too.

    Args:
        annotations: Their annotations.
    """
    sources = [annotation.source for annotation in annotations]
    counts = Counter(source.title for source in sources)
    # A press office gives all of its statements one title, and their days are what tells them apart.
    found = [
        f"{source.title}, {day_in_words(source.issued)}" if counts[source.title] > 1 and source.issued else source.title
        for source in sources
    ]
    seen: Counter[str] = Counter()
    for place, title in enumerate(found):
        seen[title] += 1
        found[place] = f"{title} ({seen[title]})" if seen[title] > 1 else title
    return found


def _repeat(sections: Sequence[Fragments], group: set[_Place], relations: Mapping[_Place, str]) -> Repeat:
    ordered = sorted(group, key=lambda place: _order(sections, place))
    return Repeat(
        tellings=tuple(
            OneDocument(
                section=sections[number],
                claim=sections[number].annotation.claim(id_),
                relation=relations.get((number, id_), ""),
            )
            for number, id_ in ordered
        )
    )


def _order(sections: Sequence[Fragments], place: _Place) -> tuple[str, _Place]:
    return sections[place[0]].annotation.source.issued or _LAST, place


def measured_in(sections: Sequence[Fragments]) -> list[Measured]:
    """Give the measures of which more than one document holds figures, each figure once.

    Args:
        sections: The documents.
    """
    having: dict[str, list[tuple[Fragments, Series]]] = defaultdict(list)
    for section in sections:
        for measure, found in section.series.items():
            having[measure].append((section, found))
    return [_measured(found) for _, found in sorted(having.items()) if len(found) > 1]


def _measured(given: Sequence[tuple[Fragments, Series]]) -> Measured:
    seen = set()
    figures = []
    for section, found in given:
        for entry in found.entries:
            figure = entry.figure
            # A work that two annotations cite for the same figure gives it once.
            key = (figure.work and figure.source, figure.quantity, figure.claim if figure.work is None else None)
            if key not in seen:
                seen.add(key)
                figures.append((section, figure))
    return Measured(words=given[0][1].words, figures=tuple(sorted(figures, key=lambda pair: _day(pair[1]))))


def _day(figure: Figure) -> str:
    quantity = figure.quantity
    return quantity.as_of or quantity.until or quantity.since or figure.stated or _LAST
