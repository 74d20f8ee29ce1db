"""Annotations of several annotators of one text, as arguments name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import click

from factcheck.agreement.aligning import by_annotator
from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT
from factcheck.cli.printing import say
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX

__all__ = ["name_option", "open_annotators", "open_texts"]

name_option = click.option(
    "--name", "names", multiple=True, metavar="NAME",
    help="What an annotator is called; give it once for each, in order. Else by the names of the files.",
)  # fmt: skip


def open_annotators(
    paths: Sequence[str], names: Sequence[str], vocabularies: Sequence[Vocabulary]
) -> tuple[list[Opened], tuple[str, ...]]:
    """Load what each annotator made, from a file each or from one file whose claims say by whom they are.

    Args:
        paths: Files and folders.
        names: What the annotators are called, if that is given.
        vocabularies: Category vocabularies given on the command line.

    Returns:
        What each made, and what each is called.

    Raises:
        UsageError: If there are fewer than two annotators, or they did not annotate one text.
        UnreadableFile: If a file cannot be read.
        InvalidAnnotation: If anything is wrong with one.
    """
    texts, called = open_texts(paths, names, vocabularies)
    if len(texts) > 1:
        raise click.UsageError(f"these are annotations of {len(texts)} texts; name the files of one")
    return texts[0], called


def open_texts(
    paths: Sequence[str], names: Sequence[str], vocabularies: Sequence[Vocabulary]
) -> tuple[list[list[Opened]], tuple[str, ...]]:
    """Load what each annotator made of one text or of several; see :func:`open_annotators`.

    Where several paths are given and one is a folder of several files, each path is an annotator. A folder alone has the files
    of all annotators, told apart by whom they name. Texts that not every annotator has once are passed over, and a line tells
    how many.

    Returns:
        For each text what each annotator made, and what each is called.
    """
    held = [open_annotations([path], vocabularies) for path in paths]
    if all(len(opened) == 1 for opened in held) or len({one.annotation.source.sha256 for one in held[0]}) == len(held) == 1:
        opened = [one for part in held for one in part]
        opened, called = (
            _apart(opened[0]) if len(opened) == 1 else (opened, _people(opened) or _called([one.file for one in opened]))
        )
        texts = [opened]
    elif len(held) == 1:
        texts, called = _by_record(held[0])
    else:
        texts, called = _in_common(held), _called(paths)
    _check(texts, names, called)
    return texts, tuple(names) or called


def _check(texts: Sequence[Sequence[Opened]], names: Sequence[str], called: Sequence[str]) -> None:
    if names and len(names) != len(called):
        raise click.UsageError(f"there are {len(called)} annotators and {len(names)} of --name; give one for each, in order")
    if len(set(names)) != len(names):
        raise click.UsageError("two annotators cannot have one name; give each --name another")
    for first, *others in texts:
        # Offsets of two texts cannot be compared, not even where the texts differ in one space.
        other = next((one for one in others if one.annotation.source.sha256 != first.annotation.source.sha256), None)
        if other is not None:
            raise click.UsageError(
                f"{first.file} and {other.file} annotate two texts; carry one over to the text of the other with factcheck rebase"
            )


def _in_common(held: Sequence[Sequence[Opened]]) -> list[list[Opened]]:
    """Give the texts that every annotator has once."""
    by_text = [_by_text(opened) for opened in held]
    texts = [[side[text][0] for side in by_text] for text in by_text[0] if all(len(side.get(text, ())) == 1 for side in by_text)]
    _tell_passed_over(len({text for side in by_text for text in side}) - len(texts))
    if not texts:
        raise click.UsageError("the annotators have no text in common; carry their annotations over with factcheck rebase")
    return texts


def _by_record(opened: Sequence[Opened]) -> tuple[list[list[Opened]], tuple[str, ...]]:
    """Tell annotators of the files of a folder apart by the record that each file has of its annotator.

    A file without claims names nobody; it is of whoever else has none of its text.
    """
    # In the order in which they come, so that columns of a table do not change places from run to run.
    makers = list(dict.fromkeys(maker for one in opened if (maker := _maker(one))))
    if len(makers) < 2:
        raise click.UsageError(f"the files name {len(makers)} annotator; it takes two, or a folder for each")
    texts = []
    by_text = _by_text(opened)
    for files in by_text.values():
        known = {maker: one for one in files if (maker := _maker(one))}
        nameless = [one for one in files if not _maker(one)]
        missing = [maker for maker in makers if maker not in known]
        # Only where the numbers fit is it certain whose the nameless files are; else the text is passed over and told.
        if len(files) == len(makers) and len(nameless) == len(missing):
            known |= dict(zip(missing, nameless, strict=True))
            texts.append([known[maker] for maker in makers])
    _tell_passed_over(len(by_text) - len(texts))
    if not texts:
        raise click.UsageError("there is no text that every annotator has once; give a folder for each annotator")
    return texts, _without_common_words(makers)


def _by_text(opened: Sequence[Opened]) -> dict[str, list[Opened]]:
    by_text: dict[str, list[Opened]] = {}
    for one in opened:
        by_text.setdefault(one.annotation.source.sha256, []).append(one)
    return by_text


def _maker(opened: Opened) -> str:
    """Name who annotated: the people on record, or else all that is said of a program."""
    people = [one.name for one in opened.annotation.annotators if one.kind == "person"]
    if people:
        return ", ".join(people)
    return ", ".join(" ".join(filter(None, (one.name, one.note))) for one in opened.annotation.annotators)


def _people(opened: Sequence[Opened]) -> tuple[str, ...]:
    """Give the people on record if each file is of another; none where they do not tell the files apart."""
    named = tuple(_maker(one) for one in opened if any(maker.kind == "person" for maker in one.annotation.annotators))
    return named if len(set(named)) == len(opened) else ()


def _tell_passed_over(count: int) -> None:
    if count:
        say(f"factcheck: passed over: {count} of the texts, which not every annotator has once", err=True)


def _without_common_words(makers: Sequence[str]) -> tuple[str, ...]:
    """Give names without the words that all of them begin and end with, such as those of an importer."""
    words = [maker.strip(".").split() for maker in makers]
    # One word of each name is kept at least, or two annotators would both be called nothing.
    shortest = min(map(len, words)) - 1
    first = next((at for at in range(shortest) if len({one[at] for one in words}) > 1), shortest)
    last = next((at for at in range(shortest - first) if len({one[-1 - at] for one in words}) > 1), shortest - first)
    return tuple(" ".join(one[first : len(one) - last]) for one in words)


def _apart(opened: Opened) -> tuple[list[Opened], tuple[str, ...]]:
    try:
        apart = by_annotator(opened.annotation)
    except ValueError as error:
        raise click.UsageError(f"{opened.file} alone was given, and {error}; name a file for each annotator") from error
    if len(apart) < 2:
        raise click.UsageError(f"{opened.file} has claims of {len(apart)} annotator; it takes two, or a file for each")
    return [attrs.evolve(opened, annotation=one) for one in apart.values()], tuple(apart)


def _called(files: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the files without what they have in common; with their folders where two are alike."""
    plain = [_plain(file) for file in files]
    # anna/mill and ben/mill are one name without their folders, which then are what tells them apart.
    if len(set(plain)) < len(plain):
        plain = list(files)
    counts: Counter[str] = Counter()
    called = []
    for name in plain:
        counts[name] += 1
        called.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return tuple(called)


def _plain(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else Path(file).name.removesuffix(FILE_SUFFIX)
