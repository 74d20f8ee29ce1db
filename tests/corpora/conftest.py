"""What is left alone where a cluster cannot be had."""

from __future__ import annotations

from importlib.util import find_spec

# The script imports what it kills the workers of, and modules are imported for their examples.
collect_ignore = [] if find_spec("distributed") else ["killing.py"]
