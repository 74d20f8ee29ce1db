"""The short form of an export of Label Studio, which looks like a file of doccano and is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from factcheck.formats.parsing import item, items

__all__ = ["FLAT_KEYS", "flat_regions", "is_flat_task"]

FLAT_KEYS: Final = frozenset({"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement"})
"""What a task of the short form has beside its data and what was marked."""

# Any one of these may be a column of somebody's data; two together are the export.
_TELLING: Final = frozenset({"annotation_id", "annotator", "lead_time", "updated_at"})
_KINDS: Final = ("labels", "hypertextlabels", "paragraphlabels")


def is_flat_task(value: Any) -> bool:
    """Tell whether a value is a task of the short form: it has no data of its own, but what tells of its annotation."""
    return isinstance(value, Mapping) and "data" not in value and len(_TELLING & value.keys()) > 1


def flat_regions(part: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """Give the regions that a part of a task of the short form lists, each with its kind; none where it is something else."""
    regions = [one for one in items(part) if isinstance(one, Mapping) and item(one, "start") is not None]
    return [(next(kind for kind in _KINDS if kind in one), one) for one in regions if not set(_KINDS).isdisjoint(one)]
