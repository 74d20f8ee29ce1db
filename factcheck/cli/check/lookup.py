"""``factcheck schema``, ``explain`` and ``completion``: what the package knows, printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click
from click.shell_completion import get_completion_class

from factcheck.cli.check.editor import EDITORS, editor_settings
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import as_json, say
from factcheck.contract.bundling import bundle
from factcheck.contract.files import read_schema, result_names, schema_folder, schema_names
from factcheck.contract.vocabulary import UNSORTED, load_vocabulary
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.figures.units import unit_names, unit_of
from factcheck.files import write_file
from factcheck.findings import explain, finding_codes
from factcheck.model.vocabulary import Term, Vocabulary

__all__ = ["category_vocabulary", "completion_command", "explain_command", "schema_command"]


# Running text is read best at about this width, on however wide a terminal.
_WIDTH: Final = 88


def _complete_schema(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in (*schema_names(), *result_names()) if name.startswith(incomplete)]


def _complete_code(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    names = (*finding_codes(), *_words(()))
    return sorted({name for name in names if name.lower().startswith(incomplete.lower())})


@click.command("schema")
@click.argument("name", required=False, shell_complete=_complete_schema)
@click.option("--bundle", "bundled", is_flag=True, help="With all that the schema refers to, in one file, for editors.")
@click.option(
    "--vocabulary", "categories", metavar="NAME|FILE",
    help="With --bundle, the category vocabulary whose terms are offered; press-statement when left out.",
)  # fmt: skip
@click.option("--settings", "editor", type=click.Choice(EDITORS), help="Print settings of an editor instead, by file.")
@click.option("--export", "folder", metavar="DIR", help="Copy every schema and vocabulary into a folder.")
def schema_command(name: str | None, bundled: bool, categories: str | None, editor: str | None, folder: str | None) -> None:
    """Print a schema, a vocabulary or a term of one, or list the schemas; --export copies the files.

    \b
    Examples:
      factcheck schema                        their names
      factcheck schema claim
      factcheck schema results/slots          what factcheck slots --format json prints
      factcheck schema press-statement        the categories, with definitions and slots
      factcheck schema quantity.stock         one of them
      factcheck schema --bundle annotation > annotation.schema.json      for an editor
      factcheck schema --bundle annotation --vocabulary strikes.json     with your own categories
      factcheck schema --settings vscode      what goes into .vscode
      factcheck schema --export schemas
    """
    if categories is not None and not bundled:
        raise click.UsageError("--vocabulary goes with --bundle")
    # Each prints another thing to the same place, so none of them may win in silence.
    if sum((folder is not None, editor is not None, bundled)) > 1:
        raise click.UsageError("--bundle, --settings and --export are three things; ask for one")
    if folder is not None:
        _export(Path(folder))
    elif editor is not None:
        _print_json(editor_settings(editor))
    elif bundled:
        _print_json(bundle(name or "annotation", categories=None if categories is None else category_vocabulary(categories)))
    elif name is None:
        _list_schemas()
    else:
        _print_json(_schema_or_term(name))


def _list_schemas() -> None:
    for name in (*schema_names(), *result_names()):
        say(f"{name:20}  {read_schema(name)['title']}")


def _print_json(value: Any) -> None:
    click.echo(as_json(value))


def category_vocabulary(name: str) -> Vocabulary:
    """Read a vocabulary of categories by its name or from a file, and refuse one of something else."""
    vocabulary = load_vocabulary(name)
    # Every packaged vocabulary of categories has families; one of your own need not.
    if not name.endswith(".json") and not vocabulary.families:
        raise click.BadParameter(
            f"{name} is no vocabulary of categories; name press-statement or a file", param_hint="--vocabulary"
        )
    return vocabulary


def _schema_or_term(name: str) -> Any:
    if name in schema_names() or name in result_names():
        return read_schema(name)
    found = [
        {"vocabulary": vocabulary, **entry}
        for vocabulary in _vocabularies()
        for entry in (*read_schema(vocabulary)["oneOf"], *read_schema(vocabulary).get("slot_kinds", ()))
        if entry["const"] == name
    ]
    found += [
        {"vocabulary": vocabulary.name, "family": name, "description": vocabulary.families[name]}
        for vocabulary in _all(())
        if name in vocabulary.families
    ]
    # A misspelt schema and a misspelt term look alike, so the suggestion is sought among both.
    if not found:
        known = (*schema_names(), *result_names(), *_words(()))
        raise NoSuchTerm(name, kind="schema, vocabulary or term", known=known)
    return found[0] if len(found) == 1 else found


def _export(folder: Path) -> None:
    home = schema_folder()
    for path in sorted(home.rglob("*.json")):
        target = folder / path.relative_to(home)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreadableFile(str(target.parent), error.strerror or str(error)) from error
        write_file(target, path.read_bytes())
    say(f"{folder}: {len(schema_names()) + len(result_names())} files")


@click.command("explain")
@click.argument("word", required=False, metavar="[CODE|TERM]", shell_complete=_complete_code)
@vocabulary_option
def explain_command(word: str | None, vocabularies: tuple[Vocabulary, ...]) -> None:
    """Say what a finding code, a category, a kind of slot, any other term, a vocabulary or a unit means, or list all codes.

    A word that several vocabularies have is explained once for each.

    \b
    Examples:
      factcheck explain FC301
      factcheck explain quantity.stock         what it is, and the evidence that it demands
      factcheck explain filled
      factcheck explain | grep warning
    """
    if word is None:
        for meaning in finding_codes().values():
            say(f"{meaning.code}  {meaning.severity:7}  {meaning.name:24}  {meaning.summary}")
        return
    if word.upper() in finding_codes():
        meaning = explain(word)
        heading, parts = (
            f"{meaning.name} ({meaning.severity})",
            (meaning.summary, meaning.explanation, f"What to do: {meaning.remedy}"),
        )
        _tell(meaning.code, heading, parts)
        return
    found = list(_explained(word, vocabularies))
    if not found:
        raise NoSuchTerm(word, kind="finding code or term", known=(*finding_codes(), *_words(vocabularies)))
    for heading, paragraphs in found:
        _tell(word, heading, paragraphs)


def _explained(word: str, vocabularies: Iterable[Vocabulary]) -> Iterator[tuple[str, Iterable[str]]]:
    """Give what a word means, with a heading, once for each thing that is called so."""
    for vocabulary, term in _terms(vocabularies):
        if term.id == word:
            yield f"{term.title} ({vocabulary.title.lower()}, {vocabulary.key})", _meaning(term)
    for vocabulary in _all(vocabularies):
        if word in (vocabulary.name, vocabulary.key):
            terms = ", ".join(term.id for term in vocabulary.terms)
            yield f"{vocabulary.title} (vocabulary {vocabulary.key})", (vocabulary.description, f"Terms: {terms}")
        if word in vocabulary.families:
            terms = ", ".join(term.id for term in vocabulary.terms if term.family == word)
            yield f"family of categories ({vocabulary.key})", (vocabulary.families[word], f"Categories: {terms}")
    if word == UNSORTED:
        yield "no category yet", ("What a draft gives its candidates. It demands nothing, and is reported until it is replaced.",)
    for unit, names in unit_names().items():
        if word in (unit, *names):
            meaning = unit_of(unit)
            multiple = [] if meaning.base == unit else [f"One is {meaning.factor:,} {meaning.base}"]
            yield "unit of figures", [f"Written {', '.join((unit, *names))}", *multiple]


def _words(vocabularies: Iterable[Vocabulary]) -> list[str]:
    """Give every word that is explained, beside the finding codes."""
    known = _all(vocabularies)
    names = {term.id for _, term in _terms(vocabularies)} | {one.name for one in known} | {UNSORTED, *unit_names()}
    return sorted(names.union(*(one.families for one in known)))


def _tell(name: str, heading: str, paragraphs: Iterable[str]) -> None:
    say(f"{click.style(name, bold=True)} {heading}\n")
    for paragraph in paragraphs:
        say(click.wrap_text(paragraph, width=_WIDTH))
        say()


def _meaning(term: Term) -> Iterator[str]:
    yield term.description
    if term.examples:
        yield f"Examples: {'; '.join(term.examples)}"
    if term.checkability:
        yield f"Checkability: {term.checkability}"
    if term.slots:
        demands = (
            f"{one.kind} ({one.level}{f', {one.min_origins} origins' if one.min_origins > 1 else ''}"
            f"{', when the outcome is in' if one.due == 'later' else ''})"
            for one in term.slots
        )
        yield f"Evidence: {'; '.join(demands)}"
    if term.stale_after_days is not None:
        yield f"Wants another look after {term.stale_after_days} days: {term.stale_because or 'as its vocabulary says'}"


def _vocabularies() -> Iterator[str]:
    # Vocabularies are schemas, told by what they hold, so that a new one needs no list here.
    return (name for name in schema_names() if "name" in read_schema(name) and "oneOf" in read_schema(name))


def _all(vocabularies: Iterable[Vocabulary]) -> tuple[Vocabulary, ...]:
    return (*vocabularies, *map(load_vocabulary, _vocabularies()))


def _terms(vocabularies: Iterable[Vocabulary]) -> Iterator[tuple[Vocabulary, Term]]:
    for vocabulary in _all(vocabularies):
        for term in (*vocabulary.terms, *vocabulary.slot_kinds):
            yield vocabulary, term


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print a script that completes commands, options and codes in your shell.

    \b
    Examples:
      factcheck completion bash >> ~/.bashrc
      factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    completion = get_completion_class(shell)
    root = context.find_root().command
    if completion is not None:
        click.echo(completion(root, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
