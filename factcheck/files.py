"""The one door for files: what is read is a regular file of a stated size, what is written replaces the old all at once.

A newsroom runs this package on files that strangers hand in. So nothing is opened that could block or never end, no link is
followed out of the folder that somebody named, and no writer overwrites what it has not read.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.errors import ChangedFile, UnreadableFile

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows: the operating system refuses to replace a file that is open)
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "ANYTHING",
    "DEFAULT_LIMIT",
    "PathLike",
    "digest_of",
    "digest_of_file",
    "leads_out",
    "limited_to",
    "lines_of",
    "locked",
    "open_file",
    "read_file",
    "read_stream",
    "real_path",
    "refuse_link_out",
    "replacing",
    "size_limit",
    "write_file",
]  # fmt: skip

PathLike = str | os.PathLike[str]

DEFAULT_LIMIT: Final = 64 * 1024 * 1024
"""How many bytes a file, or a line of a corpus, may have: several times a book with its annotation, and no harm in memory."""

ANYTHING: Final = "anything"
"""Given as what a file is expected to hold, where it may be overwritten whatever it holds."""

Expected = str | None

# So much of a file is in memory at once while its digest is taken, and so much of a line is asked for at once.
_PIECE: Final = 1 << 20

_limit: ContextVar[int] = ContextVar("factcheck.files.limit", default=DEFAULT_LIMIT)

# A writer is known by this ending, and a living one by the lock on its file.
_PART: Final = ".factcheck-part"

# A FIFO or a device that is opened without this may block before anybody can see what it is.
_OPENING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_KINDS: Final = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a named pipe, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
)


def size_limit() -> int:
    """Give how many bytes a file, or a line of a corpus, may have at present."""
    return _limit.get()


@contextlib.contextmanager
def limited_to(size: int) -> Iterator[None]:
    """Allow files, and lines of corpora, of another size while the block runs.

    Args:
        size: The largest number of bytes.

    >>> with limited_to(10):
    ...     size_limit()
    10
    """
    token = _limit.set(size)
    try:
        yield
    finally:
        _limit.reset(token)


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal, by which versions of a file are told apart."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: PathLike) -> str:
    """Give the SHA-256 of a regular file, which may be larger than what is read into memory.

    Raises:
        UnreadableFile: If it is no regular file or cannot be read.
    """
    digest = hashlib.sha256()
    with open_file(path) as stream, _told_of(path):
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def leads_out(path: PathLike, folder: PathLike | None = None) -> Path | None:
    """Tell where a path leads, if links on the way take it out of a folder.

    Args:
        path: The path of a file.
        folder: The folder that it should stay in; its own when None.

    Returns:
        Where it really leads, or None if it stays in the folder or cannot be followed.
    """
    try:
        target = Path(path).resolve()
        home = Path(Path(path).parent if folder is None else folder).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    # Compared by parts and not as text, since /home/ann-b begins with /home/ann.
    return None if target.is_relative_to(home) else target


def real_path(path: PathLike) -> Path:
    """Give the absolute path of a file with its links followed, by which two names of one file are known.

    Args:
        path: The path; there need be nothing there.

    Raises:
        UnreadableFile: If its links go round in a circle, or no file can have such a name.
    """
    with _told_of(path):
        return Path(path).resolve()


@contextlib.contextmanager
def open_file(path: PathLike, *, buffering: int = -1) -> Iterator[BinaryIO]:
    """Open a regular file for reading, without waiting for anybody.

    Args:
        path: The file.
        buffering: As for :func:`open`.

    Raises:
        UnreadableFile: If it is no regular file or cannot be opened.
    """
    with _told_of(path):
        descriptor = os.open(path, _OPENING)
        stream = os.fdopen(descriptor, "rb", buffering=buffering)
    with stream:
        # Asked of what is open and not of the path, which may lead to something else by now.
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            reason = _kind_of(mode)
            raise UnreadableFile(os.fspath(path), f"{reason}; use - and standard input" if stat.S_ISFIFO(mode) else reason)
        yield stream


def _kind_of(mode: int) -> str:
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "it is no file")


def read_file(path: PathLike) -> bytes:
    """Read a regular file that is not larger than is allowed.

    Args:
        path: The file.

    Raises:
        UnreadableFile: If it is no regular file, larger, or cannot be read.
    """
    with open_file(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > size_limit():
            raise UnreadableFile(os.fspath(path), f"it has {size:,} bytes, more than {_allowed()}")
        return read_stream(stream, path)


def read_stream(stream: BinaryIO, path: PathLike) -> bytes:
    """Read the rest of a stream, such as standard input, that is not larger than :func:`size_limit`.

    Args:
        stream: The stream.
        path: What the error calls it.

    Raises:
        UnreadableFile: If it is larger or cannot be read.
    """
    with _told_of(path):
        # One byte more tells what is too large, without reading the rest and however much it grows meanwhile.
        data = stream.read(size_limit() + 1)
    if len(data) > size_limit():
        raise UnreadableFile(os.fspath(path), f"it has more than {_allowed()}")
    return data


@contextlib.contextmanager
def _told_of(path: PathLike) -> Iterator[None]:
    """Say of which file the operating system complains; a path with a NUL byte and a circle of links are no OSError."""
    try:
        yield
    except OSError as error:
        reason = "it is a folder" if error.errno == errno.EISDIR else error.strerror or str(error)
        raise UnreadableFile(os.fspath(path), reason) from error
    except (RuntimeError, ValueError) as error:
        raise UnreadableFile(os.fspath(path), str(error)) from error


def lines_of(stream: BinaryIO, path: PathLike, *, after: str = "") -> Iterator[bytes]:
    """Give the lines of a stream, none of them larger than :func:`size_limit`.

    Args:
        stream: The stream.
        path: What the error calls it.
        after: What the error says of where the lines are counted from, if not from the beginning.

    Raises:
        UnreadableFile: If a line is larger.
    """
    limit = size_limit()
    number = 0
    while piece := stream.readline(min(_PIECE, limit + 1)):
        number += 1
        pieces = [piece]
        size = len(piece)
        # Asked for at once, a line that has no end would be in memory twice before its length is known.
        while size <= limit and not piece.endswith(b"\n") and (piece := stream.readline(_PIECE)):
            pieces.append(piece)
            size += len(piece)
        if size > limit:
            raise UnreadableFile(os.fspath(path), f"line {number}{after} has more than {_allowed()}")
        yield b"".join(pieces)


def _allowed() -> str:
    return f"the {size_limit():,} bytes that are allowed; factcheck --limit allows more"


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
    with _told_of(path):
        _refuse_to_replace(path, target, expecting)
    with _told_of(path), _part_of(target, sweeping=sweeping) as (stream, part):
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
            raise UnreadableFile(os.fspath(path), _kind_of(mode))
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
