"""The works that an annotation cites, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from factcheck.model.work import Work
from factcheck.sphinx.building import Cell, bullets, emphasis, inline, outward, paragraph, separated
from factcheck.sphinx.cards import CardMaker
from factcheck.views.phrases import safe_address
from factcheck.works.citing import CitedPart, cite, first_day_of

__all__ = ["works_list"]


def works_list(desk: CardMaker, works: Sequence[Work], anchors: Mapping[str, str | None]) -> nodes.bullet_list:
    """Make a bibliography in the order of dates.

    Args:
        desk: The annotation.
        works: Its works.
        anchors: The identifier of each work on the page, if it is the first of it there.
    """
    in_order = sorted(works, key=first_day_of)
    return bullets((list(_entry(desk, work, anchors[work.id])) for work in in_order), classes=["fc-works"])


def _entry(desk: CardMaker, work: Work, anchor: str | None) -> Iterator[nodes.Node]:
    target = [nodes.target("", "", ids=[anchor])] if anchor else []
    yield paragraph(*target, *map(_part, cite(work).parts))
    claims = desk.fragments.lookup.citing.get(work.id, ())
    about = separated(_about(desk, work))
    cited: list[Cell] = (
        ["Cited on ", *separated(desk.claim_link(claim.id) for claim in claims), "."] if claims else ["Not cited."]
    )
    yield paragraph(inline(*about, ". " if about else "", *cited), classes=["fc-quiet"])


def _part(part: CitedPart) -> Cell:
    if part.role == "title":
        return emphasis(part.text)
    return outward(safe_address(part.text), part.text) if part.role == "url" else part.text


def _about(desk: CardMaker, work: Work) -> Iterator[str]:
    it = desk.fragments.lookup
    if work.kind:
        yield it.term(work.kind, "work-kinds").title
    names = [origin.name for origin in map(it.origin, work.origins) if origin]
    if names:
        yield f"from {'; '.join(names)}"
    if work.available:
        yield f"public since {work.available}"
    if work.extent_read:
        yield f"read: {desk.title(work.extent_read, 'extents-read')}"
