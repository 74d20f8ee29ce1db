"""``factcheck draft``: make an annotation file of a plain text."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import click

from factcheck.cli.make.editor_help import write_schema
from factcheck.cli.make.line_ends import keep_line_ends
from factcheck.cli.paths import STANDARD_INPUT, day_option, read_text, relative_path
from factcheck.cli.printing import counted, say
from factcheck.documents.drafting import draft
from factcheck.errors import UnreadableFile
from factcheck.files import ANYTHING
from factcheck.model.fields import slug_from
from factcheck.model.source import Source
from factcheck.store.examining import FILE_SUFFIX
from factcheck.store.files import dumps, save
from factcheck.text.structure.reading import structure_of

__all__ = ["draft_command"]


def _language(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", value):
        raise click.BadParameter(f"{value!r} is no language tag; write it like de or pt-BR")
    return value


@click.command("draft")
@click.argument("text", metavar="TEXT")
@click.option("-o", "--output", metavar="FILE", help="Where to write; beside TEXT, as NAME.claims.json, when left out.")
@click.option("--title", help="Title of the document; its first heading, or the name of the file, when left out.")
@click.option("--issued", metavar="DATE", callback=day_option, help="Day of issue, YYYY-MM-DD.")
@click.option(
    "--language", metavar="TAG", callback=_language, help="Language of the text, such as de or pt-BR; guessed when left out."
)
@click.option("--issuer", metavar="NAME", help="The body that issued the document.")
@click.option("--force", is_flag=True, help="Replace an annotation file that exists.")
@click.option("--no-gitattributes", is_flag=True, help="Do not have git leave the line ends of TEXT alone.")
@click.option("--no-schema", is_flag=True, help="Write no annotation.schema.json, which editors read, and do not name it.")
def draft_command(
    text: str,
    output: str | None,
    title: str | None,
    issued: str | None,
    language: str | None,
    issuer: str | None,
    force: bool,
    no_gitattributes: bool,
    no_schema: bool,
) -> None:
    """Make an annotation file of a plain text, with a claim candidate for each sentence, list item and table row.

    Lead-ins are attached to their items, speakers to their turns; titles, datelines, questions and whatever else asserts nothing
    are set aside with the reason, and every word is accounted for. What remains to
    be done: split each candidate into atomic claims, word its statement, choose its categories. TEXT may be - for standard
    input; the text is then carried inside the annotation, which goes to standard output unless -o names a file.

    The annotation names a schema, so that an editor offers properties and terms at once: annotation.schema.json of its folder,
    or of a folder above in the same repository. Where there is none, it is written. Offsets count line ends as they are, so a
    line in the .gitattributes beside TEXT has git leave them alone.

    \b
    Examples:
      factcheck draft release.txt
      factcheck draft release.txt --issuer "Mill Board" --issued 2024-05-02
      pbpaste | factcheck draft - --title "Release" > release.claims.json
    """
    inline = text == STANDARD_INPUT
    content = read_text(text)
    target = None if inline and output is None else Path(output or _beside(text))
    if target is not None and target.exists() and not force:
        raise UnreadableFile(str(target), "exists already; name another file with -o, or replace it with --force")
    path = None if inline or target is None else relative_path(text, target)
    source = Source.from_text(content, title=title or _title_of(content, text, language), path=path, issued=issued)
    source = attrs.evolve(source, language=language)
    name = "draft" if target is None else target.name.removesuffix(".json").removesuffix(".claims")
    annotation = draft(source, id=slug_from(name, otherwise="draft"), issuer=issuer)
    if target is None:
        click.echo(dumps(annotation), nl=False)
        return
    if not no_schema:
        schema, is_new = write_schema(target)
        annotation = attrs.evolve(annotation, schema=schema)
        if is_new:
            say(f"{target.parent / schema}: written for editors; --no-schema leaves it out")
    kept = None if inline or no_gitattributes else keep_line_ends(Path(text))
    if kept is not None:
        say(kept)
    save(annotation, target, expecting=ANYTHING if force else None)
    told = _told(
        annotation.source,
        None if issuer or not annotation.origins else annotation.origins[0].name,
        issued=issued is None and annotation.source.issued is not None,
    )
    if told:
        click.echo(told)
    count = len(annotation.claims)
    say(f"{target}: {counted(count, 'candidate')}; next: edit, then factcheck validate {target}")


def _beside(text: str) -> str:
    return str(Path(text).with_suffix("")) + FILE_SUFFIX


def _title_of(content: str, text: str, language: str | None) -> str:
    title = structure_of(content, language=language).title
    return " ".join(content[slice(*title)].split()) if title else Path(text).stem


def _told(source: Source, issuer: str | None, *, issued: bool) -> str:
    """Say what the text itself stated and the draft has filled in."""
    found = [f'issuer "{issuer}"'] if issuer else []
    found += [f"issued {source.issued}"] if issued else []
    return f"from the text: {', '.join(found)}; check them" if found else ""
