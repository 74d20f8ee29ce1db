"""Options whose value is a term of a vocabulary: checked, completed by the shell, and listed where one is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from factcheck.errors import NoSuchTerm
from factcheck.model.vocabulary import Vocabulary

__all__ = ["TermOf"]

# Later versions of click say of what kind a value is, and earlier ones, which will do as well, cannot be asked to.
if TYPE_CHECKING:
    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType


class TermOf(_ParamType):
    """A term of a packaged vocabulary.

    Args:
        vocabulary: Its name, such as ``stances``.
    """

    name = "term"

    def __init__(self, vocabulary: str) -> None:
        self._vocabulary = vocabulary

    def _terms(self) -> Vocabulary:
        # Only a command that is run pays for reading vocabularies.
        from factcheck.contract.vocabulary import load_vocabulary

        return load_vocabulary(self._vocabulary)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no term, with the nearest that is."""
        try:
            return self._terms().term(value).id
        except NoSuchTerm as error:
            self.fail(str(error), param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """List the terms, since whoever left one out seldom knows them."""
        return f"Give one of {', '.join(term.id for term in self._terms().terms)}; factcheck explain TERM says what it means"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the terms with their titles."""
        return [CompletionItem(term.id, help=term.title) for term in self._terms().terms if term.id.startswith(incomplete)]
