"""Small projects that are built in folders of their own."""

from __future__ import annotations

import copy
import io
import json
import re
from pathlib import Path

import attrs
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@attrs.frozen
class Built:
    """What a build did.

    Args:
        out: The output folder.
        read: The pages that were read.
        written: The pages that were written.
        warnings: What it warned of, with paths relative to the project.
    """

    out: Path
    read: set[str]
    written: set[str]
    warnings: str

    def page(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")


@attrs.frozen
class Project:
    """A project of documentation.

    Args:
        folder: Its folder, in which annotations stand in ``claims``.
    """

    folder: Path

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def annotate(self, name: str, value: dict) -> None:
        self.write(f"claims/{name}.claims.json", json.dumps(value))

    def build(self, builder: str = "html", *, out: str | None = None, parallel: int = 0, **config: object) -> Built:
        read, written, warnings = set(), set(), io.StringIO()
        target = self.folder / "_build" / (out or builder)
        settings = {
            "project": "mill",
            "version": "1",
            "extensions": ["factcheck.sphinx"],
            "factcheck_files": ["claims"],
            "html_theme": "basic",
            "exclude_patterns": ["_build"],
            "epub_copyright": "mill",
            "man_pages": [("index", "mill", "mill", "", 1)],
            **config,
        }
        with patch_docutils(self.folder), docutils_namespace():
            app = Sphinx(
                self.folder,
                None,
                target,
                self.folder / "_build" / "doctrees",
                builder,
                confoverrides=settings,
                status=None,
                warning=warnings,
                parallel=parallel,
            )
            app.connect("env-before-read-docs", lambda app, env, docnames: read.update(docnames))
            app.connect("doctree-resolved", lambda app, doctree, docname: written.add(docname))
            app.build()
        said = COLOURS.sub("", warnings.getvalue()).replace(f"{self.folder}/", "")
        return Built(target, read, written, said)


@pytest.fixture
def project(tmp_path, mill):
    """A project of four pages: one with the cards, one that links to them, one with the text, one without claims."""
    made = Project(tmp_path)
    made.annotate("mill", mill)
    made.write("index.rst", "Mill\n====\n\n.. toctree::\n\n   cards\n   links\n   text\n   plain\n")
    made.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: mill-closed work-lost\n")
    made.write("links.rst", "Links\n=====\n\nSee :fc:claim:`mill-closed`.\n")
    made.write("text.rst", "Text\n====\n\n.. fc:source:: mill\n")
    made.write("plain.rst", "Plain\n=====\n\nNothing.\n")
    return made


@pytest.fixture
def cited(mill):
    """The annotation of the mill with a reference, a work and origins."""
    value = copy.deepcopy(mill)
    value["origins"] = [{"id": "registry", "name": "Trade Registry", "interest": "neutral", "access": "own-data"}]
    value["works"] = [
        {
            "id": "register-2024",
            "csl": {
                "type": "report",
                "title": "Register & <list>",
                "URL": "https://registry.example/2024",
                "issued": {"date-parts": [[2024, 5]]},
            },
            "kind": "primary",
            "origins": ["registry"],
            "available": "2024-05-10",
            "extent_read": "whole",
        }
    ]
    value["claims"][0]["slots"][0]["references"] = [
        {
            "work": "register-2024",
            "stance": "supports",
            "locator": "p. 4",
            "excerpt": "closed 2 May",
            "gist": "It was struck off.",
        }
    ]
    value["claims"][0]["slots"][1] |= {
        "searches": [
            {"at": "2024-06-01", "by": "A. N.", "where": "archive", "query": "mill", "outcome": "nothing-found", "note": "x"}
        ]
    }
    value["claims"][0]["slots"][2] |= {"waived": {"reason": "no other party", "by": "A. N.", "at": "2024-06-02"}}
    value["claims"][0]["assessments"] = [
        {
            "id": "first",
            "at": "2024-07-01",
            "by": "A. N.",
            "verdict": "insufficient",
            "basis": "contemporaneous",
            "evidence_cutoff": "2024-06-30",
            "certainty": "low",
            "rationale": "Too little.",
        }
    ]
    value["claims"][1] |= {"tags": ["jobs"], "note": "A note.", "places": ["Milltown"], "agents": ["The owner"]}
    value["claims"][1]["quantity"] |= {"measure": "jobs-lost", "kind": "flow", "since": "2024-05-02", "basis": "inferred"}
    value["claims"][1]["attribution"] = {"voice": "own", "as_written": "Up to"}
    return value
