"""Works put into an annotation, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.work import Work
from factcheck.works.proposing import with_proposed_origins

__all__ = ["AddedWorks", "add_works"]

Marks = Mapping[str, object]


@brief
@attrs.frozen(kw_only=True)
class AddedWorks:
    """An annotation with works added to it, and what became of each.

    Args:
        annotation: The annotation with the works that are new to it.
        added: Those works.
        known: Works that it has already: the one that came, the one that it is, and what they share, ``DOI``, ``URL``, ``title
            and date`` or ``id and title``.
        refused: Works whose id another work has: the one that came, and the one that has it.
        unknown_origins: For an added work that came with an origin which the annotation does not have, the work's id and the
            origin's, which was left out.
    """

    annotation: Annotation
    added: tuple[Work, ...]
    known: tuple[tuple[Work, Work, str], ...]
    refused: tuple[tuple[Work, Work], ...]
    unknown_origins: tuple[tuple[str, str], ...]


def add_works(annotation: Annotation, works: Iterable[Work]) -> AddedWorks:
    """Add works to an annotation, but none twice and none over another.

    Two works are the same if they have one DOI, one address, one title and one date, or one id and one title. A work that is the
    same as one that the annotation has is passed over; one that differs and has an id that is taken is refused. References are
    never made. For a work without an origin, its publisher or its authors are proposed as one, and marked as proposed.

    Args:
        annotation: The annotation, which stays as it is.
        works: The works, such as those of :func:`works_from_bibtex`.
    """
    present = [(work, _marks(work)) for work in annotation.works]
    added: list[Work] = []
    known = []
    refused = []
    for work in works:
        marks = _marks(work)
        same = _same_as(marks, present)
        taken = next((other for other, _ in present if other.id == work.id), None)
        if same:
            known.append((work, *same))
        elif taken:
            refused.append((work, taken))
        else:
            present.append((work, marks))
            added.append(work)
    origins = {origin.id for origin in annotation.origins}
    unknown = tuple((work.id, origin) for work in added for origin in work.origins if origin not in origins)
    kept = [attrs.evolve(work, origins=[origin for origin in work.origins if origin in origins]) for work in added]
    grown = with_proposed_origins(attrs.evolve(annotation, works=(*annotation.works, *kept)), [work.id for work in kept])
    return AddedWorks(
        annotation=grown,
        added=tuple(grown.works[len(annotation.works) :]),
        known=tuple(known),
        refused=tuple(refused),
        unknown_origins=unknown,
    )


def _same_as(marks: Marks, present: Sequence[tuple[Work, Marks]]) -> tuple[Work, str] | None:
    for other, theirs in present:
        if marks["DOI"] and theirs["DOI"] and marks["DOI"] != theirs["DOI"]:
            continue
        for shared, mark in marks.items():
            if mark and mark == theirs[shared]:
                return other, shared
    return None


def _marks(work: Work) -> Marks:
    """Give what works are recognised by; a mark that a work lacks is None."""
    csl = work.csl
    title = " ".join(csl["title"].casefold().split())
    rows = csl.get("issued", {}).get("date-parts")
    address = csl.get("URL", "").partition("://")[2].partition("#")[0].rstrip("/").removeprefix("www.")
    doi = str(csl.get("DOI", "")).casefold()
    return {
        "DOI": doi or None,
        "URL": address or None,
        "title and date": (title, rows) if rows else None,
        "id and title": (work.id, title),
    }
