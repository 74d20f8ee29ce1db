"""Warnings of a build, each of a type that a project can suppress: ``factcheck.claim``, ``factcheck.file`` and so on."""

from __future__ import annotations

from typing import Any, Final

from sphinx.util import logging

__all__ = ["warn"]

_TYPE: Final = "factcheck"
_logger: Final = logging.getLogger(__name__)


def warn(message: str, subtype: str, location: Any = None) -> None:
    """Warn of a fault.

    Args:
        message: What was seen, and what to do.
        subtype: What the fault is in; ``suppress_warnings`` names it after ``factcheck.``.
        location: The place: a node, a page and a line, or a file.
    """
    _logger.warning("%s", message, type=_TYPE, subtype=subtype, location=location)
