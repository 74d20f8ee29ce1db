"""What a caller can do wrong; faults in annotation files are findings instead (:mod:`factcheck.findings`)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "ChangedFile", "FactcheckError", "InvalidBibliography", "NoSuchClaim", "NoSuchTerm", "UnreadableFile", "nearest",
]  # fmt: skip


class FactcheckError(Exception):
    """The class of every error that this package raises on purpose."""


class InvalidBibliography(FactcheckError):
    """A bibliography in a foreign format has a fault, so nothing of it is taken over.

    Attributes:
        reason: What is wrong.
        where: JSON pointer (RFC 6901) of the fault, if the format is JSON.
        line: Line of the fault, from 1, where it is known.
    """

    def __init__(self, reason: str, *, where: str | None = None, line: int | None = None) -> None:
        self.reason = reason
        self.where = where
        self.line = line
        super().__init__(reason)

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.where or "") if part)
        return f"{place}: {self.reason}" if place else self.reason


class UnreadableFile(FactcheckError):
    """A file or folder cannot be read or written.

    Attributes:
        path: The file or folder.
        reason: What the operating system said.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{_in_one_line(self.path)}: {self.reason}"


class ChangedFile(FactcheckError):
    """A file is not what its writer has read, so it is not overwritten.

    Attributes:
        path: The file.
        expected: Digest of what the writer has read, or None if there should be no file.
        found: Digest of what stands there, or None if there is no file any more.
        why: Why the two cannot be joined, where that was tried.
    """

    def __init__(self, path: str, *, expected: str | None, found: str | None, why: str = "") -> None:
        self.path = path
        self.why = why
        self.expected = expected
        self.found = found
        super().__init__(path, expected, found)

    def __str__(self) -> str:
        return _in_one_line(f"{self._told()}; {self.why}" if self.why else self._told())

    def _told(self) -> str:
        if self.found is None:
            return f"{self.path}: it was removed after it was read ({_short(self.expected)}); nothing is written"
        if self.expected is None:
            return (
                f"{self.path}: there is such a file already ({_short(self.found)}), and it was not read before; it stays as it is"
            )
        return (
            f"{self.path}: it was changed after it was read: {_short(self.expected)} then, {_short(self.found)} now; "
            "it stays as it is"
        )


def _in_one_line(words: str) -> str:
    # Whoever names a file can put a line feed into its name, and a line below would look like another message.
    return words.replace("\n", "␊")


def _short(digest: str | None) -> str:
    return f"sha256 {(digest or '')[:12]}"


class NoSuchClaim(FactcheckError, KeyError):
    """An annotation has no claim of this id.

    Attributes:
        id: The id that was asked for.
        annotation: Id of the annotation.
        known: The ids that it has.
    """

    def __init__(self, id: str, *, annotation: str, known: tuple[str, ...]) -> None:
        self.id = id
        self.annotation = annotation
        self.known = known
        super().__init__(id)

    def __str__(self) -> str:
        # Where every file was passed over, there is no annotation to name.
        where = f" in {self.annotation!r}" if self.annotation else "; no annotation could be read"
        return f"no claim {self.id!r}{where}{nearest(self.id, self.known)}"


class NoSuchTerm(FactcheckError, KeyError):
    """A vocabulary, a term, a schema or a finding code is not known.

    Attributes:
        term: What was asked for.
        kind: What it should have been, such as "vocabulary" or "finding code".
        known: The names that there are.
    """

    def __init__(self, term: str, *, kind: str, known: Sequence[str]) -> None:
        self.term = term
        self.kind = kind
        self.known = tuple(known)
        super().__init__(term)

    def __str__(self) -> str:
        return f"no {self.kind} {self.term!r}{nearest(self.term, self.known)}"


def nearest(word: str, known: Sequence[str]) -> str:
    """Word a suggestion: the known names most like *word*, or the first of them, or nothing.

    >>> nearest("stokc", ["stock", "flow"])
    '; did you mean stock?'
    """
    # Only a mistake pays for this import.
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=3, cutoff=0.6)
    if close:
        return f"; did you mean {' or '.join(close)}?"
    shown = ", ".join(list(known)[:8]) + (", ..." if len(known) > 8 else "")
    return f"; known: {shown}" if known else ""
