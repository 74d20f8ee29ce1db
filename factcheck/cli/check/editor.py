"""What an editor has to be told of this package: which schema is for which files, and how findings are read."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["EDITORS", "SCHEMA_FILE", "editor_settings"]

SCHEMA_FILE: Final = "annotation.schema.json"
"""What the bundled schema is called where it is written beside annotations."""

EDITORS: Final = ("vscode",)

# A line of factcheck validate --format concise.
_FINDING: Final = r"^(.+?):(\d+):(\d+): (FC\d+) (error|warning|note): (.*)$"


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
    }
