"""Steps of commands: what each writes can be undone."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.cli.printing import say
from factcheck.versions.steps import journalled

__all__ = ["as_step", "tell_unkept"]


def as_step(file: str, what: str) -> Callable[[bytes, bytes], None]:
    """Give what keeps a step once a file is written, and says so where that is not possible.

    Args:
        file: The file.
        what: The command in words.
    """

    def keep(replaced: bytes, written: bytes) -> None:
        # A journal that cannot be written stops no command: the file is changed by then, and that is what was asked for.
        failures: list[str] = []
        journalled(file, what, failures)(replaced, written)
        tell_unkept("; ".join(failures))

    return keep


def tell_unkept(why: str) -> None:
    """Say that a step cannot be undone, if there is a reason."""
    if why:
        say(f"factcheck: this step cannot be undone: {why}", err=True)
