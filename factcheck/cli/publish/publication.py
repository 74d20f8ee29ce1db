"""The options with which a publisher says where and by whom a fact-check is published."""

from __future__ import annotations

import attrs
import click

from factcheck.cli.arguments import bundled
from factcheck.formats.publication import Publication, scale_of

__all__ = ["Publisher", "publication_options"]


@attrs.frozen(kw_only=True)
class Publisher:
    """What a publisher says on the command line, as :func:`publication_options` gives it."""

    url: str | None
    publisher: str | None
    scale: str | None

    @property
    def publication(self) -> Publication | None:
        """The same for those who write; None where nothing was said."""
        if self.url is None and self.publisher is None and self.scale is None:
            return None
        scale = scale_of(self.scale) if self.scale is not None else {}
        return Publication(url=self.url, publisher=self.publisher, scale=scale)


publication_options = bundled(
    "publisher", Publisher,
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
"""Let a command take what a publisher says: it is given a :class:`Publisher`."""
