"""What a page may do: run its own scripts, by their digests, use its own styles, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

__all__ = ["policy_for"]


def policy_for(styles: Iterable[str], scripts: Iterable[str], *, linked: bool = False) -> str:
    """Give the Content Security Policy of a page (W3C, level 3).

    Args:
        styles: Each style sheet that stands in it.
        scripts: Each script that stands in it.
        linked: Whether it has a style sheet beside it instead.
    """
    # A style sheet of another file cannot be named by its digest, and "self" means no file where there is no server.
    looks = "'self' file:" if linked else _digests(styles)
    allowed = [f"style-src {looks}", f"script-src {_digests(scripts)}"]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _digests(contents: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
