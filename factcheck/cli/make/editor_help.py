"""A schema that a new annotation can name, so that editors help with it at once."""

from __future__ import annotations

import json
import os
from pathlib import Path

from factcheck.cli.check.editor import SCHEMA_FILE
from factcheck.contract.bundling import bundle
from factcheck.files import real_path, write_file

__all__ = ["write_schema"]


def _schema_for(annotation: Path) -> Path:
    """Give the schema that an annotation file should name: the nearest one of its repository, or else one beside it.

    Args:
        annotation: The annotation file, which need not exist yet.
    """
    folder = real_path(annotation).parent
    above = [folder, *folder.parents]
    homes = [place for place in above if (place / ".git").exists()]
    # Outside a repository, a schema in a folder above may be anybody's.
    within = above[: above.index(homes[0]) + 1] if homes else above[:1]
    return next((place / SCHEMA_FILE for place in within if (place / SCHEMA_FILE).is_file()), folder / SCHEMA_FILE)


def write_schema(annotation: Path) -> tuple[str, bool]:
    """See to it that an annotation has a schema to name.

    Args:
        annotation: The annotation file.

    Returns:
        How the annotation names the schema, and whether that had to be written.

    Raises:
        UnreadableFile: If it cannot be written.
    """
    schema = _schema_for(annotation)
    named = Path(os.path.relpath(schema, real_path(annotation).parent)).as_posix()
    missing = not schema.exists()
    if missing:
        write_file(schema, (json.dumps(bundle(), indent=2, ensure_ascii=False) + "\n").encode())
    return named if named.startswith("../") else f"./{named}", missing
