"""Works put into an annotation, each once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.errors import NoSuchTerm
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.work import Work
from factcheck.works.identity import Likeness, compare_works
from factcheck.works.index import WorkIndex
from factcheck.works.proposing import with_proposed_origins

__all__ = ["AddedWorks", "Doubt", "add_works"]


@brief
@attrs.frozen(kw_only=True)
class Doubt:
    """A work that may be one that is there: somebody has to say.

    Args:
        work: The work that came.
        other: The work that it may be.
        agree: What they have in common.
        differ: What both have, and each otherwise.
    """

    work: Work
    other: Work
    agree: tuple[str, ...]
    differ: tuple[str, ...]

    def __str__(self) -> str:
        against = f"another {' and '.join(self.differ)}" if self.differ else "nothing that settles it"
        return f"may be {self.other.id}, with the same {' and '.join(self.agree)}, but {against}"


@brief
@attrs.frozen(kw_only=True)
class AddedWorks:
    """An annotation with works added to it, and what became of each.

    Args:
        annotation: The annotation with the works that are new to it.
        added: Those works.
        known: Works that it has already: the one that came, the one that it is, and what they share, such as ``DOI`` or ``title
            and date``.
        doubts: Works that may be one that is there; they are not added until somebody says what they are.
        refused: Works whose id another work has: the one that came, and the one that has it.
        unknown_origins: For an added work that came with an origin which the annotation does not have, the work's id and the
            origin's, which was left out.
    """

    annotation: Annotation
    added: tuple[Work, ...]
    known: tuple[tuple[Work, Work, str], ...]
    doubts: tuple[Doubt, ...] = ()
    refused: tuple[tuple[Work, Work], ...]
    unknown_origins: tuple[tuple[str, str], ...]


def add_works(annotation: Annotation, works: Iterable[Work], *, new: Iterable[str] = (), same: Iterable[str] = ()) -> AddedWorks:
    """Add works to an annotation, but none twice and none over another.

    A work that is the same as one that the annotation has, by :func:`compare_works`, is passed over. One that may be the same is
    not added, and told with what speaks for it and against it; *new* and *same* answer. One that differs and has an id that is
    taken is refused. References are never made. For a work without an origin, its publisher or its authors are proposed as one,
    and marked as proposed.

    Args:
        annotation: The annotation, which stays as it is.
        works: The works, such as those of :func:`works_from_bibtex`.
        new: Ids of works that are works of their own, whatever they may be taken for.
        same: Ids of works that are the ones they may be.

    Raises:
        NoSuchTerm: If *new* or *same* names none of the works.
    """
    # Gone through twice, and it may be a generator.
    works, new, same = tuple(works), frozenset(new), frozenset(same)
    ids = dict.fromkeys(work.id for work in works)
    for answered in (*new, *same):
        if answered not in ids:
            raise NoSuchTerm(answered, kind="work of the bibliography", known=tuple(ids))
    index, by_id = WorkIndex(annotation.works), dict(annotation.works_by_id)
    added: list[Work] = []
    known: list[tuple[Work, Work, str]] = []
    doubts: list[Doubt] = []
    refused: list[tuple[Work, Work]] = []
    for work in works:
        found = None if work.id in new and not _is_again(work, by_id.get(work.id)) else index.find(work)
        if found and (found[1].verdict == "same" or work.id in same):
            known.append((work, found[0], _shared(found[1])))
        elif found:
            doubts.append(Doubt(work=work, other=found[0], agree=found[1].agree, differ=found[1].differ))
        # To take its place would turn references to the one work into references to another.
        elif work.id in by_id:
            refused.append((work, by_id[work.id]))
        else:
            # Put in at once, so that a bibliography that has a work twice gives it once.
            index.add(work)
            by_id[work.id] = work
            added.append(work)
    return _outcome(annotation, added, tuple(known), tuple(doubts), tuple(refused))


def _is_again(work: Work, there: Work | None) -> bool:
    """Tell whether a work that is said to be new was added when this was said before."""
    return there is not None and compare_works(work, there).verdict == "same"


def _outcome(
    annotation: Annotation,
    added: list[Work],
    known: tuple[tuple[Work, Work, str], ...],
    doubts: tuple[Doubt, ...],
    refused: tuple[tuple[Work, Work], ...],
) -> AddedWorks:
    # An origin that nobody has described would make the annotation invalid.
    origins = {origin.id for origin in annotation.origins}
    unknown = tuple((work.id, origin) for work in added for origin in work.origins if origin not in origins)
    kept = [attrs.evolve(work, origins=[origin for origin in work.origins if origin in origins]) for work in added]
    grown = with_proposed_origins(attrs.evolve(annotation, works=(*annotation.works, *kept)), [work.id for work in kept])
    return AddedWorks(
        annotation=grown,
        added=tuple(grown.works[len(annotation.works) :]),
        known=known,
        doubts=doubts,
        refused=refused,
        unknown_origins=unknown,
    )


def _shared(likeness: Likeness) -> str:
    """Name what settles that two works are one."""
    if "DOI" in likeness.agree:
        return "DOI"
    telling = [name for name in likeness.agree if name in ("URL", "title", "date", "author")]
    return " and ".join(telling)
