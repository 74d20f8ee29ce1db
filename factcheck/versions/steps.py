"""One step of a file's history: read, edited, joined with what others did meanwhile, and kept so that it can be undone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property

import attrs

from factcheck.errors import UnreadableFile
from factcheck.files import PathLike, read_file
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import dumps, load
from factcheck.store.journal import Journal
from factcheck.versions.edits.telling import consequences
from factcheck.versions.keeping import save_edit
from factcheck.versions.lines import unified_diff

__all__ = ["Rewritten", "journalled", "rewrite"]


@brief
@attrs.frozen(kw_only=True, slots=False)
class Rewritten:
    """What a step made of a file.

    Args:
        before: The annotation as it was read.
        after: The annotation as it is now.
        told: What else the edit did, a sentence each.
        edited: What the edit by itself made of the annotation; None if nothing changed.
        replaced: The file and its bytes, as they were read.
        unkept: Why the step cannot be undone; empty if it can.
    """

    before: Annotation
    after: Annotation
    told: tuple[str, ...] = ()
    edited: Annotation | None = attrs.field(default=None, repr=False)
    replaced: tuple[str, bytes] = attrs.field(repr=False)
    unkept: str = ""

    @property
    def changed(self) -> bool:
        """Whether the edit changed anything."""
        return self.edited is not None

    @cached_property
    def difference(self) -> str:
        """The change of the file's text as a unified diff; empty if nothing changed."""
        # Comparing the lines of a large file takes as long as the edit, and only a dry run shows it.
        if self.edited is None:
            return ""
        name, data = self.replaced
        return unified_diff(data, dumps(self.edited).encode(), name)


def rewrite(
    path: PathLike,
    edit: Callable[[Annotation], Annotation],
    *,
    what: str,
    dry_run: bool = False,
    vocabularies: Iterable[Vocabulary] = (),
) -> Rewritten:
    """Edit an annotation file, as one step that can be undone.

    Args:
        path: The file.
        edit: What is to become of the annotation; see :mod:`factcheck.versions.edits`.
        what: What the step is called where steps are listed.
        dry_run: Whether the file is left as it is, so that only what would be done is told.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.

    Raises:
        ChangedFile: If somebody else has written the file meanwhile, and the two edits cannot be joined; what they wrote stays.
        InvalidAnnotation: If the file has errors, or the edit is refused.
        UnreadableFile: If the file cannot be read or written.
    """
    known = tuple(vocabularies)
    replaced = os.fspath(path), read_file(path)
    before = load(path, vocabularies=known)
    after = edit(before)
    if after == before:
        return Rewritten(before=before, after=after, replaced=replaced)
    told = consequences(before, after)
    if dry_run:
        return Rewritten(before=before, after=after, told=told, edited=after, replaced=replaced)
    unkept: list[str] = []
    saved = save_edit(before, after, path, vocabularies=known, then=journalled(path, what, unkept))
    # Joining another edit in is no fault, but who looks at the file next should not be surprised.
    if saved != after:
        told = (*told, "somebody else changed the file meanwhile; both edits are in it")
    return Rewritten(before=before, after=saved, told=told, edited=after, replaced=replaced, unkept="; ".join(unkept))


def journalled(path: PathLike, what: str, failures: list[str]) -> Callable[[bytes, bytes], None]:
    """Give what keeps a step of a file when it is saved.

    Args:
        path: The file.
        what: What the step is called.
        failures: Where it is put why the step cannot be kept; the file is written all the same.
    """

    def keep(replaced: bytes, written: bytes) -> None:
        try:
            Journal(path).add(what, replaced, written)
        # The work itself is safe by then; losing it because its undo cannot be kept would be the greater harm.
        except UnreadableFile as error:
            failures.append(str(error))

    return keep
