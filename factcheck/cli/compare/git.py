"""Older versions of files, as git keeps them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import attrs

from factcheck.errors import UnreadableFile
from factcheck.files import size_limit

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
    # No revision begins so, and git would take it for an option.
    if name.startswith("-"):
        raise UnreadableFile(name, "there is no such file, and no revision begins with a hyphen")
    # The content is held in memory whole, so git is asked for its size first.
    size = int(_git(name, "cat-file", "-s", name, folder=folder))
    if size > size_limit():
        raise UnreadableFile(name, f"it has {size:,} bytes, more than the {size_limit():,} that are allowed")
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
    arguments = ["--first-parent", "--diff-merges=first-parent", "--follow", "--name-only", "--no-ext-diff", "--no-textconv"]
    form = ["-z", "--format=tformat:%as %h", "--no-show-signature", "--no-notes", "--no-color"]
    log = _git(str(path), "log", *arguments, *form, "--", path.name, folder=path.parent)
    # With -z a NUL ends each heading and each name; a name follows on a line of its own, so that it is known by its first byte.
    commits: list[Commit] = []
    day = hash_ = ""
    # Git names files by bytes, which need not be UTF-8.
    for part in log.decode(errors="surrogateescape").split("\0"):
        if part.startswith("\n"):
            commits.append(Commit(day=day, hash=hash_, blob=f"{hash_}:{part[1:]}"))
        elif part:
            day, _, hash_ = part.partition(" ")
    return commits[::-1]


_FATAL: Final = "fatal: "


class _GitRefuses(UnreadableFile):
    """What git says when it is there and finds nothing."""


# Settings of a user or of a repository that change what these commands print, or that run a program of their choice.
_SETTINGS: Final = (
    "log.showSignature=false", "log.showRoot=true", "log.mailmap=false", "gpg.program=false", "core.fsmonitor=false",
    "core.quotePath=false", "core.hooksPath=/dev/null", "color.ui=false", "diff.noprefix=false", "diff.relative=false",
    "diff.orderFile=/dev/null", "diff.renameLimit=1000", "core.alternateRefsCommand=false",
)  # fmt: skip

# Of the environment only what says where settings lie and where a search for a repository ends: a hook or an alias of another
# repository leaves its own GIT_DIR behind, and some variables make git print more, or refuse what it is asked.
_KEPT_OF_GIT: Final = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")

# A clone without all objects would fetch the others, over a program of its choice; messages are sought in English.
_SURROUNDINGS: Final = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _git(subject: str, *arguments: str, folder: Path | None) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise UnreadableFile(subject, "git is needed for this, and is not installed")
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    # Names are names, whatever they begin with, and nothing is written into the repository in passing.
    command = [git, "--no-pager", "--literal-pathspecs", "--no-optional-locks", *settings, *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT_OF_GIT)}
    surroundings = {**kept, **_SURROUNDINGS}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=False)  # noqa: S603, no shell.
    if done.returncode:
        raise _GitRefuses(subject, _reason(done.stderr.decode(errors="replace")))
    return done.stdout


def _reason(said: str) -> str:
    """Give in one line what git says, of which it often says more below."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["git found nothing"]
    reason = next((line for line in lines if line.startswith(_FATAL)), lines[-1]).removeprefix(_FATAL)
    # A repository of another user is read by nobody who has not said so, and git says with which command one says it.
    way_out = next((line for line in lines if line.startswith("git config")), None)
    return f"{reason}; {way_out}" if way_out else reason
