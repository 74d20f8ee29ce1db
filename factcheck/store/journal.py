"""The steps that commands made of a file, kept so that each can be undone.

They lie in the folder in which the operating system has programs keep their state, not beside the file: a repository stays as
clean as it was, and no folder of annotations holds files that are none (see the decision record "Steps that can be undone").
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.errors import ChangedFile, UnreadableFile
from factcheck.files import PathLike, digest_of, locked, read_file, real_path, write_file

__all__ = ["Journal", "Step", "one_at_a_time"]

_KEPT: Final = 100
"""How many steps of a file are kept: the work of a day, and no more than a few megabytes."""

_FAST: Final = 1
"""How hard content is compressed: a step is kept while somebody waits, and the best level takes five times as long."""

_LOCK: Final = ".lock"

_held: ContextVar[frozenset[Path]] = ContextVar("factcheck.store.journal.held", default=frozenset())
"""The journals that are held here, so that whoever holds one can keep a step in it without waiting for itself."""


@attrs.frozen(kw_only=True)
class Step:
    """What one command made of a file.

    Args:
        what: The command in words, such as ``add mill-closed``.
        before: Digest of the file before.
        after: Digest of the file after.
    """

    what: str
    before: str
    after: str


class Journal:
    """The steps of one file.

    Args:
        path: The file.
        folder: Folder of all journals; that of the user when None.
    """

    def __init__(self, path: PathLike, *, folder: Path | None = None) -> None:
        self._path = real_path(path)
        name = hashlib.sha256(os.fsencode(self._path)).hexdigest()[:32]
        self._folder = (folder or _state_folder()) / "factcheck" / "undo" / name

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody else keep or undo a step of the file while the block runs.

        Whoever writes the file and keeps a step of it does both in one such block. Of two who did not, the second might keep
        its step before the first, and neither could be undone: what the last of the list made is not what stands in the file.

        A journal that cannot be held keeps nobody from writing; that its step cannot be kept is told when it is kept.
        """
        if self._folder in _held.get():
            yield
            return
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.enter_context(locked(self._folder / _LOCK, make=True))
            token = _held.set(_held.get() | {self._folder})
            stack.callback(_held.reset, token)
            yield

    def steps(self) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """Give the steps that are done, oldest first, and those that were undone, the next to be redone first."""
        try:
            record = json.loads(read_file(self._folder / "steps.json"))
            found = tuple(Step(**step) for step in record["steps"])
            done = int(record["done"])
        except (UnreadableFile, ValueError, KeyError, TypeError):
            # No journal, or one that something else has written: nothing can be undone, and nothing else is lost.
            return (), ()
        return found[:done], found[done:]

    def add(self, what: str, before: bytes, after: bytes) -> None:
        """Keep a step that was made; steps that were undone before it are forgotten.

        Args:
            what: The command in words.
            before: What the file held.
            after: What it holds now.

        Raises:
            UnreadableFile: If it cannot be kept.
        """
        try:
            # What a draft held is for nobody else on the machine to read.
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Holding the journal has tried the same and passed over it; here it is told.
        except OSError as error:
            raise UnreadableFile(str(self._folder), error.strerror or str(error)) from error
        with self.held():
            step = Step(what=what, before=self._put(before), after=self._put(after))
            self._write([*self.steps()[0], step][-_KEPT:], undone=())

    def undo(self) -> Step:
        """Put the file back to what it was before the last step.

        Raises:
            UnreadableFile: If there is no step, or the file was changed since by other means, or it cannot be written.
        """
        with self.held():
            done, undone = self.steps()
            if not done:
                raise UnreadableFile(str(self._path), "no step of it can be undone; the commands that change files keep theirs")
            step = done[-1]
            self._exchange(step.after, step.before, f"undoing {step.what!r}")
            self._write(done[:-1], undone=(step, *undone))
        return step

    def redo(self) -> Step:
        """Make the step again that was undone last. Errors as for :meth:`undo`."""
        with self.held():
            done, undone = self.steps()
            if not undone:
                raise UnreadableFile(str(self._path), "no step of it was undone")
            step = undone[0]
            self._exchange(step.before, step.after, f"redoing {step.what!r}")
            self._write((*done, step), undone=undone[1:])
        return step

    def content(self, digest: str) -> bytes:
        """Give what the file held at one end of a step.

        Raises:
            UnreadableFile: If the journal has lost it.
        """
        try:
            data = zlib.decompress(read_file(self._folder / digest))
        except (UnreadableFile, zlib.error) as error:
            raise UnreadableFile(str(self._path), "what it was before is no longer kept") from error
        if digest_of(data) != digest:
            raise UnreadableFile(str(self._path), "what was kept of it is damaged")
        return data

    def _exchange(self, old: str, new: str, doing: str) -> None:
        content = self.content(new)
        try:
            write_file(self._path, content, expecting=old)
        except ChangedFile as error:
            reason = f"it was changed by other means since, so {doing} would lose that change; it stays as it is"
            raise UnreadableFile(str(self._path), reason) from error

    def _put(self, content: bytes) -> str:
        digest = digest_of(content)
        # What one step left is what the next began with, and is kept once.
        if not (self._folder / digest).exists():
            write_file(self._folder / digest, zlib.compress(content, _FAST))
        return digest

    def _write(self, done: tuple[Step, ...] | list[Step], *, undone: tuple[Step, ...]) -> None:
        steps: list[Mapping[str, Any]] = [attrs.asdict(step) for step in (*done, *undone)]
        record = {"file": str(self._path), "done": len(done), "steps": steps}
        write_file(self._folder / "steps.json", (json.dumps(record, indent=1) + "\n").encode())
        # What is no longer needed goes after the record is written, so that a crash leaves too much and never too little.
        needed = {digest for step in (*done, *undone) for digest in (step.before, step.after)}
        for path in self._folder.iterdir():
            if path.name != "steps.json" and not path.name.startswith(".") and path.name not in needed:
                path.unlink(missing_ok=True)


@contextlib.contextmanager
def one_at_a_time(path: PathLike) -> Iterator[None]:
    """Hold the journal of a file while it is written and its step is kept, as :meth:`Journal.held` does it.

    Args:
        path: The file.
    """
    try:
        journal = Journal(path)
    except UnreadableFile:
        # Without a place for journals there are no steps that could be lost, and keeping one tells why.
        yield
        return
    with journal.held():
        yield


def _state_folder() -> Path:
    """Give the folder for what programs remember: of the XDG base directory specification, or of Windows."""
    for variable in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        value = os.environ.get(variable)
        # The specification says that a relative path in it is to be ignored.
        if value and Path(value).is_absolute():
            return Path(value)
    try:
        return Path.home() / ".local" / "state"
    except RuntimeError as error:
        raise UnreadableFile("~", "there is no home folder to keep steps in; set XDG_STATE_HOME") from error
