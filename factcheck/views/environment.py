"""The home of jinja2: templates in which everything is escaped that is not marked as HTML."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.text.hidden import visible
from factcheck.views import phrases, saying
from factcheck.views.standing import STANDINGS
from factcheck.works.citing import cite

__all__ = ["HERE", "asset", "environment", "filled_template"]

HERE: Final = "factcheck.views"

# What browsers do not need: indents, and comments that have their lines to themselves.
_INDENT: Final = re.compile(r"^ +", re.MULTILINE)
_ASIDE: Final = re.compile(r"^(?://.*|/\*(?:[^*]|\*(?!/))*\*/)?\n", re.MULTILINE)


@cache
def environment(package: str = HERE) -> Environment:
    """Give the templates of a package, which may include those of this one.

    Args:
        package: Name of a package with a folder ``templates``.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys([package, HERE])]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        figure=phrases.figure_in_words, safe_address=phrases.safe_address, day=phrases.day_in_words, shortened=phrases.shortened
    )
    made.globals.update(
        period=phrases.period_in_words, plain_term=phrases.plain_term, address_of=phrases.address_of, cite=cite,
        standings=STANDINGS, said=saying.said, claim_link=saying.claim_link, origin_link=saying.origin_link, day=saying.day,
    )  # fmt: skip
    return made


def filled_template(template: str, package: str = HERE, **values: Any) -> Markup:
    """Give a template filled with values, which it escapes; characters that hide, move or reorder others stand as signs.

    Args:
        template: Its name, without its ending.
        package: The package that has it.
        values: What its names stand for.
    """
    # Said here, where all that people read in a browser passes, and not at each of the hundred places that show a text.
    return Markup(visible(environment(package).get_template(f"{template}.html.jinja").render(**values)))  # noqa: S704 (escaped)


def asset(name: str, package: str = HERE) -> Markup:
    """Give a style sheet or script that stands in the folder ``assets`` of a package, without its comments and indents."""
    content = files(package).joinpath("assets", name).read_text(encoding="utf-8")
    return Markup(_ASIDE.sub("", _INDENT.sub("", content)))  # noqa: S704 (our own file)
