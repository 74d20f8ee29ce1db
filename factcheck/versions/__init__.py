"""Annotations over time: changes, history, merging, freshness, and where claims stand in a new edition."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.versions.changes import Change as Change
    from factcheck.versions.changes import diff as diff
    from factcheck.versions.freshness import StaleClaim as StaleClaim
    from factcheck.versions.freshness import stale as stale
    from factcheck.versions.merging import Conflict as Conflict
    from factcheck.versions.merging import Merged as Merged
    from factcheck.versions.merging import merge as merge
    from factcheck.versions.rebasing import Rebased as Rebased
    from factcheck.versions.rebasing import SetAside as SetAside
    from factcheck.versions.rebasing import SpanAnchor as SpanAnchor
    from factcheck.versions.rebasing import rebase as rebase
    from factcheck.versions.steps import Rewritten as Rewritten
    from factcheck.versions.steps import rewrite as rewrite
    from factcheck.versions.tracing import Revision as Revision
    from factcheck.versions.tracing import history as history

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "changes": ("Change", "diff"),
        "freshness": ("StaleClaim", "stale"),
        "merging": ("Conflict", "Merged", "merge"),
        "rebasing": ("Rebased", "SetAside", "SpanAnchor", "rebase"),
        "steps": ("Rewritten", "rewrite"),
        "tracing": ("Revision", "history"),
    },
)  # fmt: skip
