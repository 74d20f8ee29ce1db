"""Links between claims of several documents, as a list that every format can have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docutils import nodes

from factcheck.model.counterpart import Counterpart
from factcheck.sphinx.building import bullets, emphasis, paragraph, strong
from factcheck.sphinx.cards import CardMaker
from factcheck.views.phrases import day_in_words

__all__ = ["counterparts_list"]


def counterparts_list(desk: CardMaker, entries: Iterable[Counterpart], others: Mapping[str, CardMaker]) -> nodes.bullet_list:
    """Make a list of links: what the other document said, and under it what this one says, who linked the two, on what ground.

    Args:
        desk: The annotation that holds the links.
        entries: The links.
        others: The annotations that they lead to, by id; one that is not there is named by its ids.
    """
    groups: dict[tuple[str, str], list[Counterpart]] = defaultdict(list)
    for entry in entries:
        groups[entry.document, entry.target].append(entry)
    items = ([_heading(others, *key), bullets(list(_item(desk, entry)) for entry in group)] for key, group in groups.items())
    return bullets(items, classes=["fc-counterparts"])


def _heading(others: Mapping[str, CardMaker], document: str, target: str) -> nodes.paragraph:
    return _said(others[document], target) if document in others else paragraph(f"{target} of {document}")


def _item(desk: CardMaker, entry: Counterpart) -> Iterator[nodes.Node]:
    title = desk.fragments.lookup.term(entry.relation, "relation-types").title
    claim = desk.fragments.annotation.claim(entry.claim)
    yield paragraph(strong(title), ": ", desk.claim_link(claim.id, claim.statement), " ", emphasis(_decision(desk, entry)))
    grounds = [paragraph(f"“{step.here}” here, “{step.there}” there: {step.ground}") for step in entry.names]
    grounds += [paragraph(entry.note)] if entry.note else []
    if grounds:
        yield bullets([ground] for ground in grounds)


def _said(other: CardMaker, id: str) -> nodes.paragraph:
    source = other.fragments.annotation.source
    when = f"{day_in_words(source.issued)}: " if source.issued else f"{source.title}: "
    known = id in other.fragments.lookup.numbers
    words: Sequence[nodes.Node | str] = [other.claim_link(id, other.fragments.lookup.statement(id))] if known else [id]
    return paragraph(when, *words)


def _decision(desk: CardMaker, entry: Counterpart) -> str:
    told = "".join([f" by {entry.by}" if entry.by else "", f" on {entry.at}" if entry.at else ""])
    return f"({desk.title(entry.status, 'counterpart-statuses')}{told})"
