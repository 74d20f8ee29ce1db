"""What an editor has to be told of this package: which schema is for which files, and how findings are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["EDITORS", "SCHEMA_FILE", "editor_settings"]

SCHEMA_FILE: Final = "annotation.schema.json"
"""What the bundled schema is called where it is written beside annotations."""

EDITORS: Final = ("vscode",)

# A line of factcheck validate --format concise.
_FINDING: Final = r"^(.+?):(\d+):(\d+): (FC\d+) (error|warning|note): (.*)$"

# Nobody types an offset: a claim is written with its words, and factcheck pin fills in where they stand.
_SNIPPETS: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "Claim": (
        "claim", "A claim with its words; factcheck pin FILE fills in where they stand.",
        ("{", '  "id": "${1:short-readable-id}",', '  "statement": "${2:A sentence that stands alone.}",',
         '  "spans": ["${3:words of the text}"],', '  "categories": ["${4:unsorted}"]', "}$0"),
    ),
    "Reference": (
        "reference", "A passage of a work, for the references of a slot.",
        ('{"work": "${1:work-id}", "stance": "${2:supports}", "locator": "$3", "excerpt": "$4", "gist": "$5"}$0',),
    ),
    "Work": (
        "work", "A work that references can cite.",
        ('{"id": "${1:work-id}", "csl": {"type": "${2:report}", "title": "$3"}, "origins": ["${4:origin-id}"]}$0',),
    ),
}  # fmt: skip


def editor_settings(editor: str) -> dict[str, Any]:
    """Give the settings of an editor by the file that holds them.

    Args:
        editor: One of ``EDITORS``.
    """
    assert editor in EDITORS  # noqa: S101 (the command line has no other)
    pattern = {"regexp": _FINDING, "file": 1, "line": 2, "column": 3, "code": 4, "severity": 5, "message": 6}
    matcher = {
        "owner": "factcheck",
        "source": "factcheck",
        "fileLocation": ["autoDetect", "${workspaceFolder}"],
        "pattern": pattern,
    }
    task = {
        "label": "factcheck validate",
        "type": "shell",
        "command": "factcheck validate --format concise .",
        "problemMatcher": matcher,
    }
    return {
        ".vscode/settings.json": {"json.schemas": [{"fileMatch": ["*.claims.json"], "url": f"./{SCHEMA_FILE}"}]},
        ".vscode/tasks.json": {"version": "2.0.0", "tasks": [task]},
        ".vscode/factcheck.code-snippets": {
            title: {"scope": "json", "prefix": prefix, "body": list(body), "description": description}
            for title, (prefix, description, body) in _SNIPPETS.items()
        },
    }
