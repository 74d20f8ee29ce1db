"""Copies of works, looked at again, as commands print them."""

from __future__ import annotations

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.store.captures import copies_of

__all__ = ["CopyResult", "copy_results"]


@brief
@attrs.frozen(kw_only=True)
class CopyResult:
    """A copy of a work, as ``factcheck verify`` finds it.

    Args:
        file: The annotation file, as it was named.
        work: Id of the work.
        path: The copy, relative to the folder of the annotation.
        sound: Whether it is what was read, and has every excerpt.
        fault: What is wrong with the copy itself; None if nothing is.
        lacking: The excerpts that do not stand in it.
    """

    file: str
    work: str
    path: str
    sound: bool
    fault: str | None
    lacking: tuple[str, ...]


def copy_results(annotation: Annotation, *, folder: str, file: str = "") -> tuple[CopyResult, ...]:
    """Look again at every copy that an annotation records with a path, in the order of its works.

    Args:
        annotation: The annotation.
        folder: The folder of its file.
        file: What the results call its file.
    """
    return tuple(
        CopyResult(
            file=file, work=copy.work, path=copy.path, sound=copy.is_sound, fault=copy.fault or None, lacking=copy.lacking
        )
        for copy in copies_of(annotation, folder)
    )  # fmt: skip
