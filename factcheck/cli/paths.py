"""What arguments of several commands stand for: annotation files, vocabularies, days."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from factcheck.cli.printing import say
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import UnreadableFile
from factcheck.files import leads_out, read_file, read_stream, real_path, storable_name
from factcheck.model.dates import is_iso_date
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import CORPUS_SUFFIX, FILE_SUFFIX, files_below

__all__ = [
    "STANDARD_INPUT", "annotation_files", "as_of_option", "day_option", "read_input", "read_text", "relative_path",
    "tell_passed_over", "vocabulary_option",
]  # fmt: skip

STANDARD_INPUT = "-"


def _read_vocabularies(context: click.Context, parameter: click.Parameter, paths: tuple[str, ...]) -> tuple[Vocabulary, ...]:
    return tuple(load_vocabulary(Path(path)) for path in paths)


vocabulary_option = click.option(
    "--vocabulary", "vocabularies", multiple=True, metavar="FILE", callback=_read_vocabularies,
    help="A category vocabulary that annotations may name, as name/version. May be given more than once.",
)  # fmt: skip


def day_option(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse an option that is not a day written YYYY-MM-DD."""
    if value is not None and not is_iso_date(value):
        raise click.BadParameter(f"{value!r} is not a day written YYYY-MM-DD")
    return value


as_of_option = click.option(
    "--as-of", metavar="DATE", callback=day_option,
    help="Count only works that the public could certainly know by this day, YYYY-MM-DD.",
)  # fmt: skip


def annotation_files(paths: Iterable[str], *, corpora: bool = True, strangers: bool = False) -> Iterator[str]:
    """Give the annotation files that arguments name: files as they are, folders searched through, ``-`` passed on.

    Args:
        paths: The arguments.
        corpora: Whether folders are also searched for corpora.
        strangers: Whether what cannot be read in a folder is passed over with a line on standard error.

    Raises:
        UnreadableFile: If a path does not exist, or a folder holds no annotation file.
    """
    suffixes = (FILE_SUFFIX, CORPUS_SUFFIX) if corpora else (FILE_SUFFIX,)
    for path in paths:
        if path == STANDARD_INPUT or not Path(path).is_dir():
            if path != STANDARD_INPUT and not Path(path).exists():
                raise UnreadableFile(path, "no such file or folder")
            _tell_link(path)
            yield path
            continue
        found = list(files_below(path, suffixes, passing_over=tell_passed_over if strangers else None))
        # An empty folder that passed as "no findings" would let a job in CI check nothing for years.
        if not found:
            wanted = " or ".join(f"*{suffix}" for suffix in suffixes)
            raise UnreadableFile(path, f"no {wanted} in this folder or below")
        yield from found


def tell_passed_over(fault: object) -> None:
    """Say that something which nobody named is passed over, and why."""
    say(f"factcheck: passed over: {fault}", err=True)


def _tell_link(path: str) -> None:
    outside = None if path == STANDARD_INPUT else leads_out(path)
    # A link in a folder of strangers could lead to any file of the reader, so it is at least told.
    if outside is not None:
        say(f"{path}: a link to {outside}", err=True)


def read_input(name: str) -> bytes:
    """Read a file, or standard input where it is named by a hyphen; a link that leads out of its folder is told.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    _tell_link(name)
    return read_stream(sys.stdin.buffer, "<stdin>") if name == STANDARD_INPUT else read_file(name)


def read_text(text: str) -> str:
    """Read a plain text from a file, or from standard input where it is named by a hyphen.

    Raises:
        UnreadableFile: If it cannot be read, is not UTF-8, or holds no text.
    """
    data = read_input(text)
    try:
        content = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile(text, f"not UTF-8: byte {error.start} is 0x{data[error.start]:02x}; convert it first") from error
    if not content.strip():
        raise UnreadableFile(text, "there is no text in it")
    return content


def relative_path(text: str, annotation: Path) -> str:
    """Give the path of a text as an annotation file names it.

    Raises:
        UnreadableFile: If the text does not lie in the folder of the annotation or below.
    """
    folder = real_path(annotation).parent
    place = real_path(text)
    if not place.is_relative_to(folder):
        beside = Path(text).parent
        raise UnreadableFile(str(annotation), f"the text must lie in this folder or below; put the annotation into {beside}")
    return storable_name(place.relative_to(folder).as_posix())
