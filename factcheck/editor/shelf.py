"""The files that may be edited: one, or those of a folder, each put on a desk when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.editor.asking import Asked
from factcheck.editor.desk import Desk
from factcheck.editor.suggesting import suggestions
from factcheck.editor.tables import table_of_annotations
from factcheck.editor.verdicts import admissible
from factcheck.errors import UnreadableFile
from factcheck.findings import InvalidAnnotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX, files_below

__all__ = ["Shelf"]

_Answer = dict[str, Any]


class Shelf:
    """What the server of the editor may touch, and nothing else.

    Args:
        path: An annotation file, or a folder with some.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
        by: The name under which things are decided, until the page says another.
        draft: What makes an annotation file of a text and gives its path; None if texts are not drafted.
    """

    def __init__(
        self, path: str, *, vocabularies: Iterable[Vocabulary] = (), by: str = "", draft: Callable[[str], str] | None = None
    ) -> None:
        self._path = path
        self._known = tuple(vocabularies)
        self._draft = draft
        self._by = by
        self._lock = threading.Lock()
        self._desks: dict[str, Desk] = {}
        self.is_folder = Path(path).is_dir()

    def call(self, name: str, asked: Mapping[str, Any]) -> _Answer:
        """Carry out a call of the page.

        Args:
            name: Name of the call.
            asked: Its arguments.

        Raises:
            KeyError: If there is no such call.
            FactcheckError: If it cannot be carried out.
        """
        own: dict[str, Callable[[Mapping[str, Any]], _Answer]] = {
            "start": self._start, "folder": self._folder, "draft": self._drafted, "suggest": self._suggest,
            "admissible": self._admissible, "name": self._name, "table": self._table,
        }  # fmt: skip
        try:
            return self._answer(name, asked, own)
        except ValueError as error:
            # What the page itself would never send: a list where a text belongs, and the like.
            return {"refused": {"findings": [{"code": "FC201", "message": str(error), "hint": "", "where": ""}]}}

    def _answer(self, name: str, asked: Mapping[str, Any], own: Mapping[str, Callable[[Mapping[str, Any]], _Answer]]) -> _Answer:
        if name in own:
            return own[name](asked)
        calls = {
            "open": Desk.open,
            "look": Desk.look,
            "edit": Desk.edit,
            "undo": Desk.undo,
            "redo": Desk.redo,
            "carry": Desk.carry,
            "take": Desk.take,
        }
        return calls[name](self._desk(asked), asked)

    def _start(self, asked: Mapping[str, Any]) -> _Answer:
        return {"folder": self.is_folder, "file": "" if self.is_folder else Path(self._path).name, "by": self._by}

    def _name(self, asked: Mapping[str, Any]) -> _Answer:
        self._by = Asked(asked).maybe("by") or ""
        return {"by": self._by}

    def _table(self, asked: Mapping[str, Any]) -> _Answer:
        """Write a table of one file, or of all of the folder."""
        names = [asked] if "file" in asked else [{"file": name} for name in self._files()]
        return table_of_annotations([self._desk(name).annotation() for name in names], Asked(asked))

    def _files(self) -> dict[str, str]:
        """Give the paths of the files by the names that the page has for them: what is not among them is not touched."""
        if not self.is_folder:
            return {Path(self._path).name: self._path}
        return {Path(found).relative_to(self._path).as_posix(): found for found in files_below(self._path, (FILE_SUFFIX,))}

    def _desk(self, asked: Mapping[str, Any]) -> Desk:
        name = Asked(asked).words("file")
        with self._lock:
            if name not in self._desks:
                files = self._files()
                if name not in files:
                    raise UnreadableFile(name, "no annotation file of this folder")
                self._desks[name] = Desk(files[name], vocabularies=self._known)
            return self._desks[name]

    def _texts(self) -> list[str]:
        """Give the texts of the folder that no annotation file stands beside."""
        if not self.is_folder or self._draft is None:
            return []
        # The list is made anew each time, as files come and go under an editor that is open for hours.
        found = files_below(self._path, (".txt",))
        return [Path(one).relative_to(self._path).as_posix() for one in found if not Path(one[:-4] + FILE_SUFFIX).exists()]

    def _drafted(self, asked: Mapping[str, Any]) -> _Answer:
        text = Asked(asked).words("text")
        # Only a text that was offered is drafted: a page must not name a file outside of the folder.
        if self._draft is None or text not in self._texts():
            raise UnreadableFile(text, "no text of this folder that waits for an annotation")
        made = self._draft(str(Path(self._path) / text))
        return {"file": Path(made).relative_to(self._path).as_posix()}

    def _folder(self, asked: Mapping[str, Any]) -> _Answer:
        documents: list[_Answer] = []
        for name in self._files():
            try:
                state = self._desk({"file": name}).shown()
            except (InvalidAnnotation, UnreadableFile) as error:
                told = error.findings[0].message if isinstance(error, InvalidAnnotation) else error.reason
                documents.append({"file": name, "title": name, "fault": told, "claims": []})
                continue
            documents.append({
                "file": name, "title": state.annotation.source.title, "fault": "", "coverage": state.rest["coverage"],
                "bare": len(state.rest["bare"]), "findings": len(state.rest["findings"]),
                "claims": [{"file": name, **state.claims[id_]} for id_ in state.order],
            })  # fmt: skip
        return {"documents": documents, "texts": self._texts()}

    def _suggest(self, asked: Mapping[str, Any]) -> _Answer:
        return suggestions(self._desk(asked).annotation(), Asked(asked).words("claim"))

    def _admissible(self, asked: Mapping[str, Any]) -> _Answer:
        what = Asked(asked)
        return admissible(self._desk(asked).annotation(), what.words("claim"), cutoff=what.maybe("evidence_cutoff"))
