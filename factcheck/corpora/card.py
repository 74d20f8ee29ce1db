"""A page that says of a corpus what is in it, for whoever is to use it: counts, languages, annotators, agreement, rights."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from factcheck.agreement.measuring import Agreement
from factcheck.agreement.reckoning import Measure
from factcheck.corpora.surveying import Survey, survey
from factcheck.files import PathLike, write_file
from factcheck.model.vocabulary import Vocabulary

__all__ = ["dataset_card", "write_card"]

# Hubs of data sets sort by these ranges of the number of rows.
_SIZES: Final = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGEST: Final = "1M<n<10M"


def write_card(path: PathLike, card: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Survey:
    """Write a dataset card of a corpus.

    Args:
        path: A corpus, an annotation file, or a folder of them.
        card: The file to write, which is replaced if it exists.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If an annotation is not valid.
        FactcheckError: If two annotations have one id.
        UnreadableFile: If a file cannot be read or written.
    """
    # The folder or file names the corpus; its endings are those of formats and say nothing of it.
    found = survey(path, vocabularies=vocabularies)
    name = Path(path).resolve().name.removesuffix(".jsonl").removesuffix(".json").removesuffix(".claims")
    write_file(card, dataset_card(name, found).encode())
    return found


def dataset_card(name: str, found: Survey) -> str:
    """Word a dataset card in Markdown, with what hubs of data sets read in front of it.

    It has no date, so that it changes with the corpus alone.

    Args:
        name: What the corpus is called.
        found: What :func:`factcheck.corpora.survey` found.
    """
    lines = [*_front_matter(found), f"# {_cell(name)}", "", *_summary(found), *_contents(found), *_languages(found)]
    lines += [*_claims(found), *_people(found), *_rights(found), *_meaning(found)]
    return "\n".join(lines)


def _front_matter(found: Survey) -> Iterator[str]:
    # The hubs count rows, and the rows of this corpus are claims.
    size = next((label for most, label in _SIZES if found.counts.claims < most), _LARGEST)
    languages = sorted(language for language in found.languages if language)
    yield "---"
    # An empty list would say that there is no language, where no file has named one.
    if languages:
        yield f"language: {json.dumps(languages)}"
    yield f'size_categories: ["{size}"]'
    yield 'tags: ["fact-checking", "claims"]'
    yield "---"
    yield ""


def _summary(found: Survey) -> list[str]:
    # A corpus of one day would else be issued from that day to that day.
    counts = found.counts
    days = "" if found.first is None else f", issued {found.first}" + ("" if found.last == found.first else f" to {found.last}")
    return [f"{counts.claims:,} claims of {_noun(found.texts, 'document')}{days}.", ""]


def _contents(found: Survey) -> Iterator[str]:
    counts = found.counts
    yield from ["## What is in it", ""]
    rows = [
        ("annotations", counts.annotations), ("documents", found.texts), ("claims", counts.claims),
        ("words", counts.words), ("of these in a claim or set aside", counts.accounted), ("characters", found.characters),
        ("claims with a figure", found.figures), ("references", found.references), ("works", found.works),
        ("claims with a verdict", sum(found.verdicts.values())),
    ]  # fmt: skip
    yield from _table(("what", "how many"), [(what, f"{count:,}") for what, count in rows])


def _languages(found: Survey) -> Iterator[str]:
    # A language that no file states is not guessed: a card is believed.
    yield from ["## Languages", ""]
    yield from _counted("language", {language or "not stated": count for language, count in found.languages.items()})


def _claims(found: Survey) -> Iterator[str]:
    yield from ["## Claims", "", f"Categories of {_listed(found.vocabularies)}, the leading one of each claim:", ""]
    yield from _counted("category", found.categories)
    yield from ["How the documents put them forward:", ""]
    yield from _counted("mode", found.modes)
    if found.verdicts:
        yield from ["The latest verdict on each that has one:", ""]
        yield from _counted("verdict", found.verdicts)


def _people(found: Survey) -> Iterator[str]:
    yield from ["## Who annotated", ""]
    if not found.annotators:
        yield from ["No annotation says who made it.", ""]
    else:
        rows = sorted(found.annotators.items(), key=lambda row: (-row[1], row[0]))
        yield from _table(("annotator", "kind", "annotations"), [(name, kind, f"{count:,}") for (name, kind), count in rows])
    yield from ["## Agreement", ""]
    # Nothing measured is not the same as full agreement, and must not read like it.
    if found.agreement is None and found.repeated:
        said = f"{_noun(found.repeated, 'text')} with several annotations, whose annotators the files do not tell apart:"
        yield from [f"{said} how far they agree was not measured. `factcheck agree` takes a folder for each.", ""]
    elif found.agreement is None:
        yield from ["No text was annotated by two, so nothing is known of how far two would agree.", ""]
    else:
        yield from _agreement(found.agreement)


def _agreement(found: Agreement) -> Iterator[str]:
    names = ", ".join(_cell(name) for name in found.annotators)
    yield from [f"Measured on {_noun(len(found.texts), 'text')} that {names} annotated, each without intervals:", ""]
    rows = [
        (_subject(one), one.measure, " / ".join(one.between), f"{one.value:.3f}", f"{one.n:,}")
        for one in found.measures
        if one.value is not None
    ]
    yield from _table(("of", "measure", "between", "value", "n"), rows)
    # What could not be measured is named, or a reader would take what is listed for all that was tried.
    undefined = dict.fromkeys(f"{_subject(one)} ({one.measure})" for one in found.measures if one.value is None)
    if undefined:
        yield from [f"Not defined: {', '.join(undefined)}. `factcheck agree` says why of each.", ""]


def _subject(measure: Measure) -> str:
    return " ".join(filter(None, (measure.subject, measure.variant)))


def _rights(found: Survey) -> Iterator[str]:
    yield from ["## Rights", "", "What the annotations say of the rights in the texts:", ""]
    yield from _counted("rights", {rights or "nothing is stated": count for rights, count in found.rights.items()})


def _meaning(found: Survey) -> list[str]:
    said = "Verdicts are those of the raters who are named." if found.verdicts else "No verdict is given on any claim."
    return [
        "## What it does not say",
        "",
        f"A claim is what a document asserts, and no statement that it is true. {said}",
        "",
        "Offsets count Unicode code points from 0. Every quote was found at its offsets, and the digest of each text fits.",
        "",
    ]


def _counted(name: str, counts: Counter[str] | dict[str, int]) -> Iterator[str]:
    # By name where counts are equal, so that a card does not change with the order of files.
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    yield from _table((name, "how many"), [(what, f"{count:,}") for what, count in rows])


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(columns)
    for line in (names, ["---"] * len(names), *rows):
        yield f"| {' | '.join(map(_cell, line))} |"
    yield ""


def _cell(words: str) -> str:
    """Put words into a cell, in which nothing of a file is taken for markup."""
    # A line break would end the row, whatever is escaped.
    plain = " ".join(words.split())
    return "".join(f"\\{character}" if character in "\\|`*_<>[]#" else character for character in plain)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(counts)) or "no vocabulary"


def _noun(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
