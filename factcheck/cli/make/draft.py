"""``factcheck draft``: make an annotation file of a document."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import click

from factcheck.cli.make.editor_help import write_schema
from factcheck.cli.make.line_ends import keep_line_ends
from factcheck.cli.paths import STANDARD_INPUT, day_option, read_input
from factcheck.cli.printing import counted, give, say
from factcheck.documents.filing import Drafted, draft_file, keep_text
from factcheck.errors import UnreadableFile
from factcheck.files import ANYTHING, refuse_link_out
from factcheck.model.annotation import Annotation
from factcheck.store.files import dumps, save

__all__ = ["draft_command"]

# So many different words that lean on their context are named.
_TOLD = 6


def _language(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", value):
        raise click.BadParameter(f"{value!r} is no language tag; write it like de or pt-BR")
    return value


@click.command("draft")
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", help="Where to write; beside FILE, as NAME.claims.json, when left out.")
@click.option(
    "--text", metavar="FILE", help="Where to keep an extracted text; beside the annotation, as NAME.txt, when left out."
)
@click.option("--encoding", metavar="NAME", help="Encoding of a text that is in neither UTF-8 nor UTF-16, such as cp1252.")
@click.option("--title", help="Title of the document; its first heading, or the name of the file, when left out.")
@click.option("--issued", metavar="DATE", callback=day_option, help="Day of issue, YYYY-MM-DD.")
@click.option(
    "--language", metavar="TAG", callback=_language, help="Language of the text, such as de or pt-BR; guessed when left out."
)
@click.option("--issuer", metavar="NAME", help="The body that issued the document.")
@click.option("--force", is_flag=True, help="Replace an annotation file, and an extracted text, that exist.")
@click.option("--no-gitattributes", is_flag=True, help="Do not have git leave the line ends of the text alone.")
@click.option("--no-schema", is_flag=True, help="Write no annotation.schema.json, which editors read, and do not name it.")
def draft_command(
    file: str, output: str | None, text: str | None, force: bool, no_gitattributes: bool, no_schema: bool, **document: Any
) -> None:
    """Make an annotation file of a document, with a claim candidate for each sentence, list item and table row.

    FILE is a plain text, Markdown, HTML, a PDF (extra pdf), a Word file (DOCX, extra docx), subtitles (SRT, VTT) or a mail
    message (.eml), told by its content. A plain text in UTF-8 is the source itself. Of any other file the text is extracted and
    kept as NAME.txt beside the annotation, which says what it was extracted from and where each part of it stands there.

    Lead-ins are attached to their items, speakers to their turns; titles, datelines, questions and whatever else asserts nothing
    are set aside with the reason, and every word is accounted for. What remains to
    be done: split each candidate into atomic claims, word its statement, choose its categories. FILE may be - for standard
    input; the text is then carried inside the annotation, which goes to standard output unless -o names a file.

    The annotation names a schema, so that an editor offers properties and terms at once: annotation.schema.json of its folder,
    or of a folder above in the same repository. Where there is none, it is written. Offsets count line ends as they are, so a
    line in the .gitattributes beside the text has git leave them alone.

    \b
    Examples:
      factcheck draft release.txt
      factcheck draft report.pdf                    report.txt and report.claims.json
      factcheck draft brief.html --language de
      factcheck draft release.txt --issuer "Mill Board" --issued 2024-05-02
      pbpaste | factcheck draft - --title "Release" > release.claims.json
    """
    inline = file == STANDARD_INPUT
    try:
        drafted = draft_file(file, data=read_input(file) if inline else None, output=output, text=text, **document)
    # A title that is no text, such as bytes of another encoding, is misuse, as it is where a file is edited.
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    target, annotation = drafted.target, drafted.annotation
    if target is None:
        give(dumps(annotation))
        return
    # The text and the schema are named from where the annotation lies, so a link elsewhere is told before anything is written.
    refuse_link_out(target)
    if target.exists() and not force:
        raise UnreadableFile(str(target), "exists already; name another file with -o, or replace it with --force")
    if keep_text(drafted, replace=force):
        say(f"{drafted.text_file}: the text, taken from {file}")
    for told in drafted.told:
        say(f"{file}: {told}")
    # The schema is named in the annotation, so its place has to be known before the annotation is written.
    annotation = annotation if no_schema else _with_schema(annotation, target)
    if drafted.text_file is not None and not no_gitattributes:
        _keep_line_ends(drafted.text_file)
    save(annotation, target, expecting=ANYTHING if force else None)
    _tell_the_rest(drafted, target)


def _keep_line_ends(text: Path) -> None:
    told = keep_line_ends(text)
    if told is not None:
        say(told)


def _with_schema(annotation: Annotation, target: Path) -> Annotation:
    schema, is_new = write_schema(target)
    if is_new:
        say(f"{target.parent / schema}: written for editors; --no-schema leaves it out")
    return attrs.evolve(annotation, schema=schema)


def _tell_the_rest(drafted: Drafted, target: Path) -> None:
    """Say what a person has to look at: what was taken from the text, words that only their context resolves, and the way on."""
    if drafted.stated:
        say(f"from the text: {', '.join(drafted.stated)}; check them")
    if drafted.unresolved:
        # A long text has hundreds of "today" and "he", so the commonest stand for all.
        often = Counter(word for _, words in drafted.unresolved for word in words)
        told = ", ".join(f"{word} ({times})" for word, times in often.most_common(_TOLD))
        say(f"unresolved in {counted(len(drafted.unresolved), 'candidate')}: {told}; write what they stand for")
    # Quoted, since a name with a blank in it would be two names to whoever copies the line.
    named = shlex.quote(str(target))
    candidates = counted(len(drafted.annotation.claims), "candidate")
    say(f"{target}: {candidates}; next: factcheck edit {named}, then factcheck validate {named}")
