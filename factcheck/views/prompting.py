"""What a language model or a person needs to write the next claims of a text: rules, form, terms, and what is still to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.contract.bundling import bundle
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.coverage import unaccounted
from factcheck.text.segmentation import Segment, segment

__all__ = ["prompt"]

_TASK: Final = """\
Write claims about the document below. A claim is one assertion that the document makes, told as a sentence that stands alone,
with the words of the document that make it. A claim says what the document asserts; whether it is true is not asked, and
nothing that is known from elsewhere belongs in it.

Answer with JSON lines only: one JSON object a line, no comments, no code fences. Each has "statement", "spans" and "categories".
Never give offsets."""

# A line each, wrapped only where it is printed.
_RULES: Final = tuple(
    """\
One proposition a claim. If X could be true and Y false, "X and Y" is two claims; so is each item of a list.
Copy each quote out of the document, character by character and whole words only. Do not shorten with an ellipsis, \
do not correct, do not change letter case. Words that stand apart are several quotes.
Quote the shortest run of words that carries the claim, without its closing full stop. A sentence that introduces list \
items is a quote of its own with the role lead-in, in the claim of every item. Words that only tell a date, a place or \
whom a pronoun means have the role context.
A quote that stands in several places needs "prefix" or "suffix": the words directly before or after it.
The statement resolves pronouns, dates and places from the document alone, keeps every hedge (about, may, is \
estimated), and adds nothing: a passive gets no agent. Every figure, date and denial in it stands in a quote.
What others are reported to have said is two claims: that they said it, and, with the mode reported, what they said.
What is taken for granted and carries weight (again, further, continued) is a claim with the mode presupposed.
Judgements, predictions, demands, promises and interests are claims too, each in its category. A question asserts nothing.
Categories: the one whose evidence would settle the claim comes first. If none fits, write unsorted.""".splitlines()
)


def prompt(annotation: Annotation, *, refused: Sequence[Mapping[str, Any]] = ()) -> str:
    """Say what whoever writes the next claims of a document needs to know, in Markdown.

    The same annotation gives the same prompt. Nothing is sent anywhere: whoever calls gives it to whom they like, and pins the
    answer with :func:`factcheck.pin`.

    Args:
        annotation: The document with the claims that it has so far, perhaps none. Its text must be at hand.
        refused: What was refused of the last answer, as the report of ``factcheck pin`` lists it.

    Raises:
        ValueError: If the annotation has no text.
    """
    text = annotation.source.text
    if text is None:
        raise ValueError("the source has no text; load the annotation from its file")
    parts = [
        "# Claims of a document\n\n" + _TASK,
        "## Rules\n\n" + "\n".join(f"{number}. {rule}" for number, rule in enumerate(_RULES, start=1)),
        "## Form of a claim\n\nA JSON Schema; most claims need three properties.\n\n    "
        + json.dumps(bundle("unpinned-claim", categories=annotation.terms), ensure_ascii=False),
        "An example, of another document:\n\n    " + _EXAMPLE,
        "## Categories\n\n" + "\n".join(_categories(annotation.terms)),
        "## The document\n\n" + "\n".join(f"    {line}" for line in [*_heading(annotation), "", *text.splitlines()]),
        "## What is still to do\n\n" + "\n".join(_left(annotation, text)),
    ]
    if refused:
        parts.append("## What was refused of the last answer\n\nWrite these again, mended.\n\n" + "\n".join(_refusals(refused)))
    return "\n\n".join(parts) + "\n"


_EXAMPLE: Final = json.dumps(
    {
        "statement": "The mill in Tarn laid off 40 workers on 2 May 2024.",
        "spans": ["40 workers were laid off", {"exact": "The mill in Tarn announced that on 2 May 2024", "role": "lead-in"}],
        "categories": ["event.incident"],
        "mode": "reported",
    }
)


def _heading(annotation: Annotation) -> Iterator[str]:
    source = annotation.source
    yield f"Title: {source.title}"
    if source.issuer is not None:
        origin = annotation.origin(source.issuer)
        yield f"Issued by: {origin.name}"
    if source.issued is not None:
        yield f"Issued on: {source.issued}"


def _categories(vocabulary: Vocabulary) -> Iterator[str]:
    for term in vocabulary.terms:
        examples = "; ".join(f"“{example}”" for example in term.examples)
        yield f"- `{term.id}`: {term.description}" + (f" Such as: {examples}." if examples else "")


def _left(annotation: Annotation, text: str) -> Iterator[str]:
    extents = [(span.start, span.end) for claim in annotation.claims for span in claim.spans]
    extents += [(span.start, span.end) for span in annotation.unclaimed]
    gaps = list(unaccounted(text, extents))
    if not gaps:
        yield "Every word is accounted for. Look whether a sentence asserts more than its claims say."
        return
    yield "These sentences have words that no claim and nothing set aside accounts for. If one asserts nothing, leave it out.\n"
    yield from _sentences(text, gaps)


def _sentences(text: str, gaps: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Give the sentences in which there is a gap; their numbers are those of the whole text, so that they stay the same."""
    waiting = list(gaps)
    segments = segment(text)
    for number, part in enumerate(segments, start=1):
        mine = [gap for gap in waiting if gap[0] < part.end and gap[1] > part.start]
        if mine:
            whole = sum(end - start for start, end in mine) >= (part.end - part.start) * _NEARLY_ALL
            rest = "" if whole else f" (left: {'; '.join(_shown(text, start, end) for start, end in mine)})"
            yield f"- [{number}] {_in_words(text, part, segments)}{rest}"


# Of a sentence of which so much is left, the rest is only what closes it.
_NEARLY_ALL: Final = 0.9


def _in_words(text: str, part: Segment, segments: Sequence[Segment]) -> str:
    lead_in = None if part.lead_in is None else segments[part.lead_in]
    opening = "" if lead_in is None else f"({_shown(text, lead_in.start, lead_in.end)}) "
    return opening + _shown(text, part.start, part.end)


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _refusals(refused: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in refused:
        yield f"- item {one['item']}: {one['message']}"
        for place in one.get("places", ()):
            yield f"  - line {place['line']}: …{place['words']}…"
        if one.get("nearest"):
            yield f"  - the document has: {' '.join(one['nearest'].split())}"
        if one.get("difference"):
            yield f"  - [-the document-]{{+the answer+}}: {' '.join(one['difference'].split())}"
        if one.get("hint"):
            yield f"  - {one['hint']}"
