"""The home of jinja2: templates in which everything is escaped that is not marked as HTML."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.views import phrases
from factcheck.works.citing import cite

__all__ = ["HERE", "asset", "environment", "fill"]

HERE: Final = "factcheck.views"


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
    made.filters.update(figure=phrases.figure_in_words, safe_address=phrases.safe_address)
    made.globals.update(period=phrases.period_in_words, address_of=phrases.address_of, cite=cite)
    return made


def fill(template: str, **values: Any) -> Markup:
    """Give a template of this package filled with values, which it escapes."""
    return Markup(environment().get_template(f"{template}.html.jinja").render(**values))  # noqa: S704 (escaped)


def asset(name: str, package: str = HERE) -> Markup:
    """Give a style sheet or script that stands in the folder ``assets`` of a package."""
    return Markup(files(package).joinpath("assets", name).read_text(encoding="utf-8"))  # noqa: S704 (our own file)
