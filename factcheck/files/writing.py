"""Writing: what is written replaces the old all at once, and no writer overwrites what it has not read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.errors import ChangedFile, UnreadableFile
from factcheck.files.reading import PathLike, complaints_of, digest_of, kind_of, leads_out, open_file, read_file, real_path

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows: the operating system refuses to replace a file that is open)
    fcntl = None  # type: ignore[assignment]

__all__ = ["ANYTHING", "Expected", "locked", "refuse_link_out", "replacing", "write_file"]

ANYTHING: Final = "anything"
"""Given as what a file is expected to hold, where it may be overwritten whatever it holds."""

Expected = str | None

# A writer is known by this ending, and a living one by the lock on its file.
_PART: Final = ".factcheck-part"


def write_file(path: PathLike, content: bytes | Iterable[bytes], *, expecting: Expected = ANYTHING, sweeping: bool = True) -> str:
    """Replace a file all at once: a reader sees the old content or the new, and a failure leaves the old.

    The file is compared with what the writer expects, and replaced, under a lock that every writer of the folder takes. What
    writers that were killed have left behind is swept.

    Args:
        path: The file; where it is a link, the file that it leads to is replaced.
        content: The new bytes, whole or in pieces.
        expecting: Digest of what the file must hold now (SHA-256 in hexadecimal); None if there must be no file yet;
            ``ANYTHING`` if it does not matter.
        sweeping: Whether to look for what killed writers have left. Whoever writes thousands of files into one folder does so
            for the first of them alone, since each look goes through the folder.

    Returns:
        The digest of what was written.

    Raises:
        ChangedFile: If the file holds something else than was expected; it stays as it is.
        UnreadableFile: If the file cannot be written; the old one stays as it was.
    """
    digest = hashlib.sha256()
    with replacing(path, expecting=expecting, sweeping=sweeping) as stream:
        for piece in [content] if isinstance(content, bytes) else content:
            digest.update(piece)
            stream.write(piece)
    return digest.hexdigest()


@contextlib.contextmanager
def replacing(path: PathLike, *, expecting: Expected = ANYTHING, sweeping: bool = True) -> Iterator[BinaryIO]:
    """Give a stream whose content takes the place of a file when the block ends, as :func:`write_file` does it.

    Args:
        path: The file.
        expecting: As for :func:`write_file`.
        sweeping: As for :func:`write_file`.

    Raises:
        ChangedFile: If the file holds something else than was expected; it stays as it is.
        UnreadableFile: If the file cannot be written; the old one stays as it was.
    """
    target = real_path(path)
    with complaints_of(path):
        _refuse_to_replace(path, target, expecting)
    with complaints_of(path), _part_of(target, sweeping=sweeping) as (stream, part):
        yield stream
        stream.flush()
        # The bytes must be on the disk before a name leads to them, or a loss of power leaves a name without content.
        os.fsync(stream.fileno())
        with locked(target.parent):
            # Held for this alone, so that whoever writes a corpus for minutes keeps nobody waiting.
            _refuse_if_changed(path, target, expecting)
            part.chmod(_mode_for(path, target))
            part.replace(target)
            _sync(target.parent)


@contextlib.contextmanager
def _part_of(target: Path, *, sweeping: bool) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a locked file beside the target; it is gone at the end unless it was given another name."""
    # Only writers pay for this import.
    import tempfile

    with locked(target.parent):
        if sweeping:
            _sweep(target.parent)
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=_PART, dir=target.parent)
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, part
    finally:
        # It may have its new name already, and what cannot be removed now is swept by the next writer.
        with contextlib.suppress(OSError):
            part.unlink()


def _sweep(folder: Path) -> None:
    """Remove what killed writers have left, which is what nobody holds a lock on."""
    if fcntl is None:  # pragma: no cover (Windows)
        return
    with os.scandir(folder) as entries:
        parts = [entry.path for entry in entries if entry.name.endswith(_PART)]
    for name in parts:
        # Whoever hands in a folder may have put a pipe or a link of this name there, so this opens as every door here does.
        with contextlib.suppress(OSError, UnreadableFile), open_file(name) as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(name)  # noqa: PTH108 (a path as the system gives it)


@contextlib.contextmanager
def locked(path: Path, *, make: bool = False) -> Iterator[None]:
    """Hold the lock of a file or a folder, for which others wait; the lock of a folder leaves no file behind.

    Whoever holds it must not ask for it again, since it would wait for itself.

    Args:
        path: The file or folder.
        make: Whether an empty file is made where there is none.

    Raises:
        OSError: If it cannot be opened.
    """
    if fcntl is None:  # pragma: no cover (Windows)
        yield
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT if make else os.O_RDONLY, 0o600)
    try:
        # Some network file systems have no locks; the comparison with what is expected is then all there is.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync(folder: Path) -> None:
    """Let the new name survive a loss of power; some file systems do not offer it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refuse_to_replace(path: PathLike, target: Path, expecting: Expected) -> None:
    """Refuse to put a file in the place of what is none, or outside of the folder that was named."""
    with contextlib.suppress(FileNotFoundError):
        mode = target.stat().st_mode
        # A rename would take the place of a device or a pipe itself, where somebody meant to write into it.
        if not stat.S_ISREG(mode):
            raise UnreadableFile(os.fspath(path), kind_of(mode))
    # Whoever hands in a folder can put a link where a command writes by default. A file that was read through its link was told
    # of then, and is known by its digest.
    if expecting in (ANYTHING, None):
        refuse_link_out(path)


def refuse_link_out(path: PathLike) -> None:
    """Refuse to write where a link leads out of its folder, whether or not there is a file at its end.

    Raises:
        UnreadableFile: If it does.
    """
    outside = leads_out(path)
    if outside is not None:
        raise UnreadableFile(os.fspath(path), f"it is a link to {outside}, out of its folder; name that file if it is meant")


def _refuse_if_changed(path: PathLike, target: Path, expecting: Expected) -> None:
    if expecting == ANYTHING:
        return
    found = digest_of(read_file(target)) if target.exists() else None
    if found != expecting:
        raise ChangedFile(os.fspath(path), expected=expecting, found=found)


def _mode_for(path: PathLike, target: Path) -> int:
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        # POSIX has no other way to ask for the mask than to set it.
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    # A rename needs no right to the file itself, so a protected one would be replaced without a word.
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise UnreadableFile(os.fspath(path), "it is write-protected")
    return mode
