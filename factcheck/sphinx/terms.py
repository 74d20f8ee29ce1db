"""The terms of a vocabulary, as a list of definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.vocabulary import Term, Vocabulary
from factcheck.sphinx.building import bullets, emphasis, paragraph

__all__ = ["vocabulary_list"]


def vocabulary_list(vocabulary: Vocabulary, anchors: Mapping[str, str | None]) -> nodes.definition_list:
    """Make a list of terms, each with what it means, and what evidence it demands.

    Args:
        vocabulary: The vocabulary.
        anchors: The identifier of each term on the page, if it is the first of it there.
    """
    found = nodes.definition_list(classes=["fc-vocabulary"])
    for term in vocabulary.terms:
        anchor = anchors[term.id]
        name = nodes.term("", "", nodes.literal("", term.id), ids=[anchor] if anchor else [])
        found += nodes.definition_list_item("", name, nodes.definition("", *_definition(term, vocabulary)))
    return found


def _definition(term: Term, vocabulary: Vocabulary) -> Iterator[nodes.Node]:
    yield paragraph(nodes.strong("", term.title), f": {term.description}" if term.description else "")
    facts = [[paragraph("For example: ", emphasis(example))] for example in term.examples]
    facts += [[paragraph(fact)] for fact in _facts(term, vocabulary)]
    if facts:
        yield bullets(facts)


def _facts(term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    if term.checkability:
        yield f"Checkability: {load_vocabulary('checkabilities').term(term.checkability).title.lower()}"
    for level in load_vocabulary("slot-levels").terms:
        wanted = [vocabulary.slot_kinds_by_id[demand.kind].title for demand in term.slots if demand.level == level.id]
        if wanted:
            yield f"{level.title} have: {'; '.join(wanted)}"
