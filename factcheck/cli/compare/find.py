"""``factcheck find``: claims of many files, by words, figure, place, day and category."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, say, styled, told_as_data
from factcheck.corpora.finding import COUNTERPARTS, FIELDS, LIMIT, Found, Hit, Wanted, find
from factcheck.corpora.index import Refreshed, forget_index, index_folder
from factcheck.errors import UnreadableFile
from factcheck.model.counterpart import Counterpart
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.results.finding import HitResult, hit_results

__all__ = ["find_command"]

_WIDTH: Final = 100
_INDENT: Final = "    "

# So many annotations that are not valid are named; factcheck validate names all of them.
_SHOWN: Final = 3


def _figure(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[float | None, float | None] | None:
    if value is None:
        return None
    low, dots, high = value.replace(",", "").partition("..")
    try:
        bounds = (float(low) if low else None, float(high) if high else None)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no number and no range such as 100..500, 100.. or ..500") from None
    if not dots:
        bounds = (bounds[0], bounds[0])
    if bounds == (None, None):
        raise click.BadParameter(f"{value!r} says no number; give one such as 4000, or bounds such as 100..500, 100.. or ..500")
    return bounds


@click.command("find")
@click.argument("words", nargs=-1, metavar="[WORDS] [PATH]...")
@click.option(
    "--in", "within", type=click.Choice(list(FIELDS)), default="anywhere", show_default=True,
    help="Where the words stand: in the statement, in the words of the document, or anywhere, names included.",
)  # fmt: skip
@click.option("--figure", metavar="N|A..B", callback=_figure, help="Only claims that state this figure, or one from A to B.")
@click.option("--measure", metavar="MEASURE", help="Only claims whose figure is of this measure.")
@click.option("--place", metavar="WORDS", help="Only claims with this place.")
@click.option("--day", metavar="DATE", help="Only claims that can be of this day, month, year or interval (EDTF).")
@click.option("--category", metavar="TERM", help="Only claims of a category or family, such as quantity.stock or quantity.")
@click.option("--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="How many claims to show.")
@click.option(
    "--counterparts", type=click.IntRange(0), default=COUNTERPARTS, show_default=True, metavar="N",
    help="With how many of them, from the best on, to show what other documents say on the same.",
)  # fmt: skip
@click.option("--forget", is_flag=True, help="Delete the index of these files, and do nothing else.")
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def find_command(
    context: click.Context,
    words: tuple[str, ...],
    within: str,
    figure: tuple[float | None, float | None] | None,
    measure: str | None,
    place: str | None,
    day: str | None,
    category: str | None,
    limit: int,
    counterparts: int,
    forget: bool,
    format_: str,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Find claims in annotation files, corpora and folders: has this been checked before?

    An argument that names a file or folder is a path, this folder where there is none; any other is a word to look for, in any of
    its forms. Words between quotation marks stand side by side. Claims with all the words come first; where they are few, others
    with the rarest of them follow. Beside the best stand their counterparts in other documents, as factcheck match finds them.

    The first search reads the files into an index in your cache folder; later ones read only what has changed.

    \b
    Examples:
      factcheck find "people displaced" archive
      factcheck find '"no-fly zone"' --day 1999-03 archive.claims.jsonl
      factcheck find --category quantity --figure 200000..300000 --place Kosovo archive

    Exit status: 0 claims were found, 1 none, 2 misuse or an unreadable file.
    """
    query, paths = _parted(words)
    if forget:
        say("the index is deleted" if forget_index(paths) else "there was no index", err=True)
        return
    wanted = Wanted(words=query, within=within, figure=figure, measure=measure, place=place, day=day, category=category)
    try:
        found = find(wanted, paths, limit=limit, counterparts=counterparts, vocabularies=vocabularies)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    _tell(found.refreshed)
    if not told_as_data(format_, HitResult, hit_results(found.hits)):
        say("\n".join(_as_text(found)))
    context.exit(0 if found.hits else 1)


def _parted(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Part arguments into words and paths; what can only be meant as a path must be there."""
    paths = []
    query = []
    for word in words:
        # A link that leads nowhere was meant as a path all the same.
        if os.path.lexists(word):
            paths.append(word)
        elif word.endswith((".json", ".jsonl", "/", os.sep)):
            raise UnreadableFile(word, "no such file or folder")
        else:
            query.append(word)
    return " ".join(query), tuple(paths) or (".",)


def _tell(refreshed: Refreshed) -> None:
    for fault in refreshed.passed_over[:_SHOWN]:
        say(f"factcheck: passed over: {fault}", err=True)
    if len(refreshed.passed_over) > _SHOWN:
        say(f"factcheck: passed over: {len(refreshed.passed_over) - _SHOWN} more; factcheck validate names them", err=True)
    if refreshed.files:
        read = f"{counted(refreshed.claims, 'claim')} of {counted(refreshed.files, 'file')}"
        say(f"factcheck: {read} read into the index in {_shown(str(index_folder()), home=True)}", err=True)


def _shown(path: str, *, home: bool = False) -> str:
    """Give a path as a person would write it: from here where it lies below, from the home folder for what lies there."""
    place = Path(path)
    # Where there is no home folder, nothing is below it.
    folder, name = (Path(os.path.expanduser("~")), "~/") if home else (Path.cwd(), "")  # noqa: PTH111
    return f"{name}{place.relative_to(folder)}" if place.is_relative_to(folder) else path


def _as_text(found: Found) -> Iterator[str]:
    for number, hit in enumerate(found.hits):
        if number and found.hits[number - 1].whole and not hit.whole:
            yield styled("with some of the words:", "faint") + "\n"
        yield from _hit(hit)
        yield ""
    count = len(found.hits)
    whole = sum(hit.whole for hit in found.hits)
    more = "; there are more, --limit shows them" if found.more else ""
    others = f", {count - whole} with some of the words" if whole < count else ""
    yield f"{counted(whole, 'claim')}{others}{more}" if count else "no claim is found"


def _hit(hit: Hit) -> Iterator[str]:
    place = f"{_shown(hit.file)}:{hit.line}" if hit.line else _shown(hit.file)
    yield f"{styled(hit.claim.id, 'strong')} in {hit.document.id}, {place}"
    yield _filled(hit.claim.statement)
    said = [", ".join(hit.claim.categories)]
    if hit.claim.assessments:
        latest = hit.claim.assessments[-1]
        said.append(f"{latest.verdict}, {latest.at}, by {latest.by}")
    yield _filled("; ".join(said))
    for one in hit.counterparts:
        decided = "" if one.status == Counterpart.status else f" ({one.status})"
        yield _filled(f"{one.relation} {one.other.id} in {one.document}, {one.score:.2f}{decided}: {one.other.statement}")


def _filled(words: str) -> str:
    return textwrap.fill(words, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT + "  ", break_on_hyphens=False)
