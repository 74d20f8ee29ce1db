"""What a page may do: run its own scripts, by their digests, use its own styles, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

__all__ = ["policy_for"]


def policy_for(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Give the Content Security Policy of a page (W3C, level 3).

    Args:
        styles: Each style sheet that stands in it.
        scripts: Each script that stands in it.
    """
    allowed = [f"style-src {_digests(styles)}", f"script-src {_digests(scripts)}"]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _digests(contents: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
