"""The options with which a publisher says where and by whom a fact-check is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from factcheck.formats.publication import Publication, scale_of

__all__ = ["publication_from", "publication_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--url", metavar="ADDRESS",
        help="Where a claim will be published, with {claim} for its id; without that, the id comes after a number sign.",
    ),
    click.option("--publisher", metavar="NAME", help="The body that publishes."),
    click.option(
        "--scale", metavar="VERDICT=NUMBER,...",
        help="Numbers for degrees of truth, such as contradicted=1,mixed=3,supported=5. Without it verdicts are words.",
    ),
)  # fmt: skip


def publication_options(command: _Command) -> _Command:
    """Add the options of a publisher to a command."""
    # As with decorators, what is added last stands first in the help.
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def publication_from(url: str | None, publisher: str | None, scale: str | None) -> Publication | None:
    """Give what a publisher says on the command line, or None where it is nothing."""
    if url is None and publisher is None and scale is None:
        return None
    return Publication(url=url, publisher=publisher, scale=scale_of(scale) if scale is not None else {})
