"""Edits that are kept: written to a file that others may have edited meanwhile, and joined with what they did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import Final

import attrs

from factcheck.errors import ChangedFile
from factcheck.files import PathLike, read_file
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import load, write
from factcheck.store.journal import one_at_a_time
from factcheck.versions.merging import merge

__all__ = ["save_edit"]

# Somebody who writes in a loop is not waited for.
_TRIES: Final = 20


def save_edit(
    before: Annotation,
    after: Annotation,
    path: PathLike,
    *,
    vocabularies: Iterable[Vocabulary] = (),
    then: Callable[[bytes, bytes], None] | None = None,
) -> Annotation:
    """Save an edit of an annotation file; where the file was changed meanwhile, both edits are joined.

    Args:
        before: The annotation as it was loaded from the file.
        after: The annotation as it was edited.
        path: The file.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.
        then: What is done once it is saved, with the bytes that were replaced and those that stand there now.

    Returns:
        What stands in the file now.

    Raises:
        ChangedFile: If the two edits cannot be joined; the file stays as it is.
        InvalidAnnotation: If what would be written is not sound, or what stands there now is not.
        UnreadableFile: If the file cannot be read or written.
    """
    known = tuple(vocabularies)
    changed: ChangedFile | None = None
    for _ in range(_TRIES):
        # Whoever was overtaken once joins the two under the lock, so that a busy writer cannot overtake again and again.
        with one_at_a_time(path) if then or changed else nullcontext():
            if changed is not None:
                before, after = _joined(before, after, load(path, vocabularies=known), changed)
            try:
                # Saving goes by what was read, so what it replaced is this, or it has replaced nothing.
                replaced = read_file(path)
                written = write(after, path, vocabularies=known)
            except ChangedFile as overtaken:
                changed = overtaken
                continue
            if then is not None:
                then(replaced, written)
            return after
    why = f"it was changed {_TRIES} times while this was being written"
    expected, found = (None, None) if changed is None else (changed.expected, changed.found)
    raise ChangedFile(str(path), expected=expected, found=found, why=why)


def _joined(before: Annotation, after: Annotation, theirs: Annotation, changed: ChangedFile) -> tuple[Annotation, Annotation]:
    """Give what others wrote, and that with the edit on it, as if the edit had been made on that from the start."""
    merged = merge(before, after, theirs)
    # A merge settles a conflict for our side and tells; here nobody has asked for a merge, so it is not settled at all.
    if merged.conflicts:
        told = "; ".join(f"{'/'.join(one.where)} was changed on both sides" for one in merged.conflicts)
        raise ChangedFile(changed.path, expected=changed.expected, found=changed.found, why=told) from changed
    return theirs, attrs.evolve(merged.annotation, read_from=theirs.read_from, categories=theirs.categories)
