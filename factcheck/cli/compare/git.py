"""Older versions of files, as git keeps them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import attrs

from factcheck.errors import UnreadableFile

__all__ = ["Commit", "commits_of", "is_in_revision", "is_revision", "read_blob"]


@attrs.frozen(kw_only=True)
class Commit:
    """A commit that changed a file.

    Args:
        day: Day of the commit, ISO 8601.
        hash: Its abbreviated hash.
        blob: The file as the commit has it, as git names it: ``REV:path``.
    """

    day: str
    hash: str
    blob: str


def read_blob(name: str, *, folder: Path | None = None) -> bytes:
    """Give the content of a file in a revision.

    Args:
        name: ``REV:path``; the path begins at the top of the repository, or at *folder* where it begins with ``./``.
        folder: A folder in the repository; this one when None.

    Raises:
        UnreadableFile: If git is missing, or has no such file.
    """
    return _git(name, "cat-file", "blob", name, folder=folder)


def is_revision(name: str) -> bool:
    """Tell whether git knows a revision of this name, in the repository that this folder belongs to.

    Raises:
        UnreadableFile: If git is missing.
    """
    try:
        _git(name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=None)
    except _GitRefuses:
        return False
    return True


def is_in_revision(revision: str, path: Path) -> bool:
    """Tell whether a revision has a file.

    Raises:
        UnreadableFile: If git is missing, or the file lies in a repository without this revision, or in none.
    """
    return bool(_git(str(path), "ls-tree", "--name-only", "--end-of-options", revision, "--", path.name, folder=path.parent))


def commits_of(path: Path) -> list[Commit]:
    """Give the commits that changed a file, oldest first, through its renamings.

    Where lines of work were merged, only the first parent is followed: a merge counts as one change. Told one after the other,
    commits of two lines would seem to undo each other.

    Raises:
        UnreadableFile: If git is missing, or the file lies in no repository.
    """
    # Each commit begins with a NUL; the path that it has the file at follows on a line of its own.
    arguments = ["--first-parent", "--diff-merges=first-parent", "--follow", "--name-only", "--format=%x00%as %h"]
    log = _git(str(path), "-c", "core.quotePath=false", "log", *arguments, "--", path.name, folder=path.parent)
    commits = []
    for entry in log.decode(errors="surrogateescape").split("\0")[1:]:
        heading, name = [line for line in entry.splitlines() if line]
        day, hash_ = heading.split(" ")
        commits.append(Commit(day=day, hash=hash_, blob=f"{hash_}:{name}"))
    return commits[::-1]


class _GitRefuses(UnreadableFile):
    """What git says when it is there and finds nothing."""


def _git(subject: str, *arguments: str, folder: Path | None) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise UnreadableFile(subject, "git is needed for this, and is not installed")
    done = subprocess.run([git, *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, no shell is involved.
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["git found nothing"]
        raise _GitRefuses(subject, said[-1].removeprefix("fatal: "))
    return done.stdout
