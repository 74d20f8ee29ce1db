"""What the pages of an output folder were written from, so that a later build knows which of them are out of date.

Sphinx itself remembers only what was read. That is not enough: a page changes when the card that it links to moves, and a folder
can have been left behind when the same project was built in another format in between, or when a build broke off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from factcheck.files import write_file

__all__ = ["PagesWritten"]

_FILE: Final = "factcheck-written.json"


class PagesWritten:
    """The pages of one output folder, each with the digest of what it was written from.

    Args:
        doctrees: The folder of the environment, where a file keeps them for every folder that is built from it.
        folder: The output folder, with the name of the builder.
    """

    def __init__(self, doctrees: Path, folder: str) -> None:
        self._path = doctrees / _FILE
        self._folder = folder
        self._now: set[str] = set()
        self._folders: dict[str, dict[str, str]] = {}
        if self._path.exists():
            self._folders = json.loads(self._path.read_text("utf-8"))

    def stale(self, fingerprints: Mapping[str, str]) -> list[str]:
        """Give the pages that were written from something else than they would be now."""
        before = self._folders.get(self._folder, {})
        return sorted(docname for docname, digest in fingerprints.items() if before.get(docname) != digest)

    def note(self, docname: str) -> None:
        """Remember that a page is written now."""
        self._now.add(docname)

    def save(self, fingerprints: Mapping[str, str]) -> None:
        """Keep what the pages were written from."""
        before = self._folders.get(self._folder, {})
        kept = {docname: digest for docname, digest in fingerprints.items() if docname in self._now}
        pages = {**{docname: digest for docname, digest in before.items() if docname in fingerprints}, **kept}
        if pages != before:
            write_file(self._path, json.dumps({**self._folders, self._folder: pages}, indent=1, sort_keys=True).encode())
