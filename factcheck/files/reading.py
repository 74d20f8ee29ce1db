"""Reading: what is opened is a regular file of a stated size, and no link is followed unsaid."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.errors import UnreadableFile

__all__ = [
    "DEFAULT_LIMIT",
    "PathLike",
    "complaints_of",
    "digest_of",
    "digest_of_file",
    "kind_of",
    "leads_out",
    "limited_to",
    "lines_of",
    "open_file",
    "read_file",
    "read_stream",
    "real_path",
    "size_limit", "storable_name",
]  # fmt: skip

PathLike = str | os.PathLike[str]

DEFAULT_LIMIT: Final = 64 * 1024 * 1024
"""How many bytes a file, or a line of a corpus, may have: several times a book with its annotation, and no harm in memory."""

# So much of a file is in memory at once while its digest is taken, and so much of a line is asked for at once.
_PIECE: Final = 1 << 20

_limit: ContextVar[int] = ContextVar("factcheck.files.limit", default=DEFAULT_LIMIT)

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
    with open_file(path) as stream, complaints_of(path):
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
    with complaints_of(path):
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
    with complaints_of(path):
        descriptor = os.open(path, _OPENING)
        stream = os.fdopen(descriptor, "rb", buffering=buffering)
    with stream:
        # Asked of what is open and not of the path, which may lead to something else by now.
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            reason = kind_of(mode)
            raise UnreadableFile(os.fspath(path), f"{reason}; use - and standard input" if stat.S_ISFIFO(mode) else reason)
        yield stream


def kind_of(mode: int) -> str:
    """Say what stands where a regular file is wanted, told by its mode."""
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
        with complaints_of(path):
            # Memory is taken for as much as is asked for, so a small file is not asked for all that is allowed. One byte more
            # tells whether it has grown meanwhile.
            data = stream.read(size + 1)
        return data if len(data) <= size else _within_limit(data + read_stream(stream, path), path)


def read_stream(stream: BinaryIO, path: PathLike) -> bytes:
    """Read the rest of a stream, such as standard input, that is not larger than :func:`size_limit`.

    Args:
        stream: The stream.
        path: What the error calls it.

    Raises:
        UnreadableFile: If it is larger or cannot be read.
    """
    with complaints_of(path):
        # One byte more tells what is too large, without reading the rest and however much it grows meanwhile.
        data = stream.read(size_limit() + 1)
    return _within_limit(data, path)


def _within_limit(data: bytes, path: PathLike) -> bytes:
    if len(data) > size_limit():
        raise UnreadableFile(os.fspath(path), f"it has more than {_allowed()}")
    return data


@contextlib.contextmanager
def complaints_of(path: PathLike) -> Iterator[None]:
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


def storable_name(path: PathLike) -> str:
    """Give the name of a file as JSON can hold it.

    Args:
        path: The path.

    Raises:
        UnreadableFile: If it is not UTF-8, which no annotation can say.
    """
    name = os.fspath(path)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(name, "its name is not UTF-8, so that no annotation can hold it; give it another name") from error
    return name
