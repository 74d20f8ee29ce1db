"""One file on the desk: what stands in it, what was made of it meanwhile, and each edit joined with what others did."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.editor.asking import Asked
from factcheck.editor.commands import COMMANDS
from factcheck.editor.editions import ABOUT_TEXT, carry_over, side_by_side
from factcheck.editor.showing import Shown, shown, what_changed
from factcheck.editor.tables import take_table, told_of_table
from factcheck.errors import ChangedFile, FactcheckError, UnreadableFile
from factcheck.files import digest_of, read_file, real_path
from factcheck.findings import Finding, InvalidAnnotation, finding_codes
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import load, load_outdated
from factcheck.versions.edits.telling import consequences
from factcheck.versions.keeping import save_edit
from factcheck.versions.merging import Conflict, merge
from factcheck.versions.steps import journalled
from factcheck.views.returning import TakenBack

__all__ = ["Desk"]

_REMEMBERED: Final = 200
"""How many states are remembered for windows that have not heard of the later ones; who is further behind gets everything."""

_Answer = dict[str, Any]


@attrs.frozen
class _Step:
    before: Annotation
    after: Annotation
    what: str


class Desk:
    """A file that is edited, for all windows that show it.

    What is on the desk is what stands in the file: an edit is carried out, checked and saved before anybody hears of it.

    Args:
        path: The annotation file.
        vocabularies: Category vocabularies that it may name, beside those that come with the package.
    """

    def __init__(self, path: str, *, vocabularies: Iterable[Vocabulary] = ()) -> None:
        self.path = path
        self._known = tuple(vocabularies)
        self._lock = threading.RLock()
        self._states: OrderedDict[int, Shown] = OrderedDict()
        self._number = 0
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._marks: tuple[tuple[int, ...], ...] = ()

    def open(self, asked: Mapping[str, Any]) -> _Answer:
        """Give everything that a window shows.

        Args:
            asked: Nothing is asked for.
        """
        with self._lock:
            blocked = self._blocked()
            return blocked or self._whole()

    def look(self, asked: Mapping[str, Any]) -> _Answer:
        """Give what changed since a state, whoever changed it.

        Args:
            asked: ``seq``, the number of the state.
        """
        with self._lock:
            return self._blocked() or self._since(Asked(asked).number("seq"))

    def edit(self, asked: Mapping[str, Any]) -> _Answer:
        """Carry out an edit, and give what it changed.

        Args:
            asked: ``seq``, the state that the window showed; ``do``, the command; and its arguments.
        """
        what = Asked(asked)
        command = COMMANDS.get(what.words("do"))
        if command is None:
            return _refused([Finding(code="FC201", message="there is no such edit", where="/do")])
        name = " ".join(filter(None, [what.words("do"), what.maybe("claim")]))
        return self._step(what.number("seq"), lambda annotation: command(annotation, what), name)

    def take(self, asked: Mapping[str, Any]) -> _Answer:
        """Take back a table of claims that was edited in a spreadsheet, as one step, and say which lines were refused.

        Args:
            asked: ``seq``, the state that the window showed; ``name`` and ``content`` of the table; ``by``, who takes it back.
        """
        what = Asked(asked)
        found: list[TakenBack] = []

        def edit(annotation: Annotation) -> Annotation:
            found.append(take_table(annotation, what))
            return found[0].annotation

        # A table is held against the file as it is now, since each line has the digest by which a later change is noticed.
        answer = self._step(None, edit, f"apply {what.words('name')}")
        if found and "refused" not in answer:
            answer["table"] = told_of_table(found[0])
        return answer

    def undo(self, asked: Mapping[str, Any]) -> _Answer:
        """Take the last step back, without what others did since. Arguments as for :meth:`look`."""
        return self._back(Asked(asked).number("seq"), self._done, self._undone, "undo")

    def redo(self, asked: Mapping[str, Any]) -> _Answer:
        """Make the step again that was undone last. Arguments as for :meth:`look`."""
        return self._back(Asked(asked).number("seq"), self._undone, self._done, "redo")

    def annotation(self) -> Annotation:
        """Give the annotation as it stands in the file now.

        Raises:
            InvalidAnnotation: If the file has errors.
            UnreadableFile: If it cannot be read.
        """
        with self._lock:
            self._refresh()
            return self._current.annotation

    def shown(self) -> Shown:
        """Give what is shown of the file as it stands now. Errors as for :meth:`annotation`."""
        with self._lock:
            self._refresh()
            return self._current

    @property
    def _current(self) -> Shown:
        return self._states[self._number]

    def _blocked(self) -> _Answer | None:
        """Read the file again if it has changed; say why it cannot be edited if that is so."""
        try:
            self._refresh()
        except InvalidAnnotation as error:
            told = {"findings": [_plain(one) for one in error.findings], "path": self.path}
            if any(one.code in ABOUT_TEXT for one in error.findings):
                told |= self._texts()
            return {"blocked": told}
        except UnreadableFile as error:
            return {"blocked": {"findings": [_plain(Finding(code="FC310", message=str(error)))], "path": self.path}}
        return None

    def _texts(self) -> _Answer:
        """Give the text that was annotated, as far as it is at hand, beside the one that stands there now."""
        try:
            outdated = load_outdated(self.path, vocabularies=self._known)
            now = read_file(Path(self.path).parent / (outdated.source.path or "")).decode()
            old = self._current.annotation.source.text if self._states else None
            return {"rows": side_by_side(old, now), **carry_over(self.path, vocabularies=self._known, write_it=False)}
        except (FactcheckError, UnicodeDecodeError, ValueError):
            # More is wrong with it than its text, which the findings say.
            return {}

    def carry(self, asked: Mapping[str, Any]) -> _Answer:
        """Carry the claims over to the text that stands there now.

        Args:
            asked: Nothing is asked for.
        """
        with self._lock:
            try:
                done = carry_over(self.path, vocabularies=self._known, write_it=True)
            except (FactcheckError, ValueError) as error:
                return _refused([Finding(code="FC312", message=str(error))])
            self._done.clear()
            self._undone.clear()
            return (self._blocked() or self._whole()) | done

    def _refresh(self) -> None:
        """Read the file again if it or its text has changed, as far as the operating system tells; a save compares digests."""
        marks = self._marks_now()
        if self._states and marks == self._marks:
            return
        digest = digest_of(read_file(self.path))
        known = self._states and self._current.annotation.read_from == (str(real_path(self.path)), digest)
        if not known or not self._has_its_text(self._current.annotation):
            # Loading says what is wrong where the text has changed although the annotation file has not.
            self._put(load(self.path, vocabularies=self._known))
        self._marks = self._marks_now()

    def _marks_now(self) -> tuple[tuple[int, ...], ...]:
        """Give what tells that the file or its text is another one: no two writers leave the same time, size and place."""
        paths = [Path(self.path)]
        if self._states and self._current.annotation.source.path is not None:
            paths.append(Path(self.path).parent / self._current.annotation.source.path)
        found = [path.stat() if path.exists() else None for path in paths]
        return tuple((one.st_mtime_ns, one.st_size, one.st_ino) if one else () for one in found)

    def _has_its_text(self, annotation: Annotation) -> bool:
        path = annotation.source.path
        try:
            return path is None or digest_of(read_file(Path(self.path).parent / path)) == annotation.source.sha256
        except UnreadableFile:
            return False

    def _put(self, annotation: Annotation) -> None:
        before = self._current if self._states else None
        self._number += 1
        self._states[self._number] = shown(annotation, before=before)
        self._marks = self._marks_now()
        while len(self._states) > _REMEMBERED:
            self._states.popitem(last=False)

    def _step(self, seq: int | None, edit: Callable[[Annotation], Annotation], what: str) -> _Answer:
        with self._lock:
            blocked = self._blocked()
            if blocked:
                return blocked
            # An edit is made on what its window showed, and then joined with what happened since: offsets mean that text alone.
            base = self._states.get(seq or 0, self._current).annotation
            try:
                after = edit(base)
                # Loading attaches where an annotation stands; an edit that makes a new record keeps it.
                return self._save(base, after, what, seq)
            except InvalidAnnotation as error:
                return _refused(error.findings)
            except (ValueError, FactcheckError) as error:
                return _refused([Finding(code="FC201", message=str(error))])

    def _save(self, base: Annotation, after: Annotation, what: str, seq: int | None) -> _Answer:
        before = self._current.annotation
        # Nothing is written for nothing: the file keeps its time, and undo has no empty step.
        if after == base:
            return self._since(seq) | {"told": ["nothing to change"]}
        if base is not before:
            merged = merge(base, after, before)
            if merged.conflicts:
                return self._since(seq) | {"conflicts": [_side_by_side(one) for one in merged.conflicts]}
            after = attrs.evolve(merged.annotation, categories=before.categories, source=before.source)
        after = _standing_where(after, before)
        told = consequences(before, after)
        unkept: list[str] = []
        saved = save_edit(before, after, self.path, vocabularies=self._known, then=journalled(self.path, what, unkept))
        self._done.append(_Step(before, saved, what))
        self._undone.clear()
        self._put(saved)
        return self._since(seq) | {"told": [*told, *unkept], "did": what}

    def _back(self, seq: int | None, taken: list[_Step], kept: list[_Step], doing: str) -> _Answer:
        with self._lock:
            blocked = self._blocked()
            if blocked:
                return blocked
            if not taken:
                return self._since(seq) | {"told": [f"nothing to {doing}"]}
            # A step stays in its list until it is really taken back, since others may have changed the same meanwhile.
            step = taken[-1]
            now = self._current.annotation
            old, new = (step.after, step.before) if doing == "undo" else (step.before, step.after)
            merged = merge(old, new, now)
            if merged.conflicts:
                return self._since(seq) | {"conflicts": [_side_by_side(one) for one in merged.conflicts]}
            after = new if old == now else attrs.evolve(merged.annotation, categories=now.categories, source=now.source)
            after = _standing_where(after, now)
            unkept: list[str] = []
            try:
                saved = save_edit(
                    now, after, self.path, vocabularies=self._known, then=journalled(self.path, f"{doing} {step.what}", unkept)
                )
            except (InvalidAnnotation, ChangedFile, UnreadableFile) as error:
                return self._since(seq) | _refused([Finding(code="FC201", message=str(error))])
            kept.append(taken.pop())
            self._put(saved)
            return self._since(seq) | {"did": f"{doing}: {step.what}", "told": unkept}

    def _since(self, seq: int | None) -> _Answer:
        known = self._states.get(seq or 0)
        # Who is too far behind, or has never asked, gets everything.
        if known is None:
            return self._whole()
        return {"seq": self._number, **self._steps(), **what_changed(known, self._current)}

    def _whole(self) -> _Answer:
        return {"seq": self._number, "whole": True, **self._steps(), **self._current.everything(self.path)}

    def _steps(self) -> _Answer:
        return {"can_undo": bool(self._done), "can_redo": bool(self._undone)}


def _standing_where(annotation: Annotation, before: Annotation) -> Annotation:
    """Let an annotation take the place of another in its file; what was found of it holds as long as it is the same record."""
    return annotation if annotation.read_from == before.read_from else attrs.evolve(annotation, read_from=before.read_from)


def _refused(findings: Iterable[Finding]) -> _Answer:
    return {"refused": {"findings": [_plain(one) for one in findings]}}


def _plain(finding: Finding) -> _Answer:
    code = finding_codes().get(finding.code)
    return {
        "code": finding.code,
        "severity": code.severity if code else "error",
        "message": finding.message,
        "hint": finding.hint or (code.remedy if code else ""),
        "where": finding.where,
    }


def _side_by_side(conflict: Conflict) -> _Answer:
    return {"where": list(conflict.where), "ours": conflict.ours, "theirs": conflict.theirs, "base": conflict.base}
