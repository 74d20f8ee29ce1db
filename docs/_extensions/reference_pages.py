"""Write the reference pages whose content is in the package already: finding codes, schemas, vocabularies and commands.

Nothing is typed twice: every page is made from what the public functions of the package give. A word of the data that the code
below cannot put into prose, such as a new keyword in a schema, stops the build, so that no rule is left out unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import chdir
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from reference_markdown import escaped, fenced, first_sentence, listed, prose, table, toctree
from sphinx.application import Sphinx

from factcheck.cli import cli
from factcheck.contract.files import read_schema, schema_names
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.corpora.columns import CLAIMS, DOCUMENTS, slot_columns
from factcheck.findings import FindingCode, finding_codes
from factcheck.formats.fates import ANNOTATION_FIELDS, CLAIM_FIELDS, EXACT, LOST
from factcheck.formats.registry import FORMATS, format_called
from factcheck.formats.units import UNITS
from factcheck.model.vocabulary import SlotDemand, Term, Vocabulary

AREAS = {
    "1": "File and JSON",
    "2": "Schema",
    "3": "Source, spans and coverage",
    "4": "Ids, links and vocabularies",
    "5": "Slots, references and origins",
    "6": "Assessments and time",
}
KINDS_OF_COLUMNS = {
    "text": "text",
    "whole": "whole number",
    "number": "number",
    "bytes": "bytes",
    "texts": "list of texts",
    "spans": "list of structs",
    "slots": "struct of lists of texts",
}
EXAMPLES = Path(__file__).parents[2] / "tests" / "examples" / "invalid"
BEARINGS = {"for": "for the claim", "against": "against the claim", "neither": "neither for nor against the claim"}


def pages() -> Iterator[tuple[str, list[str]]]:
    """Give the path, below the generated folder, and the lines of every page."""
    for code in finding_codes().values():
        yield f"findings/{code.code}.md", finding_page(code)
    yield "findings/index.md", finding_index()
    vocabularies = sorted(filter(is_vocabulary, schema_names()), key=lambda name: not load_vocabulary(name).families)
    schemas = [name for name in schema_names() if name not in vocabularies]
    for name in schemas:
        yield f"schemas/{name}.md", schema_page(name)
    yield "schemas/index.md", index_page("Schemas", "A page for each record of an annotation file.", schemas)
    for name in vocabularies:
        yield f"vocabularies/{name}.md", vocabulary_page(load_vocabulary(name))
    yield (
        "vocabularies/index.md",
        index_page("Vocabularies", "A page for each list of terms, the categories first.", vocabularies),
    )
    yield "formats.md", formats_page()
    yield "columns.md", columns_page()
    root = click.Context(cli, info_name="factcheck", terminal_width=80, **cli.context_settings)
    yield "cli/index.md", [*command_page(cli, root), *command_table(root)]
    for command in commands_of(root):
        yield f"cli/{command.name}.md", command_page(command, click.Context(command, info_name=command.name, parent=root))


def schema_page(name: str) -> list[str]:
    return [f"# {read_schema(name)['title']}", "", f"`{name}.schema.json`", "", *fenced("{fc:schema}", "", name)]


def formats_page() -> list[str]:
    """Show what becomes of each field in each format, from the tables that the tests hold the formats to."""
    found = [format_called(name) for name in FORMATS]
    lines = ["(formats)=", "", "# Formats of other tools", ""]
    lines += [
        "Annotations of these tools are read and written. Each format says what becomes of the fields of an annotation that is"
    ]
    lines += [
        "written in it and read back; what is lost or changed, the export says too. A corpus has formats of its own: `corpus`,"
    ]
    lines += ["`parquet` with its [columns](columns.md), `card` and `croissant`.", ""]
    rows = [
        (f"[`{one.name}`](#format-{one.name})", one.title, "in and out" if one.is_read else "out", f"`{one.ending}`")
        for one in found
    ]
    lines += ["## The formats", "", *table(("name", "format", "direction", "ending"), *rows)]
    # Seventeen columns of words fit no page, and who exports wants to know of one format.
    for one in found:
        lines += [f"(format-{one.name})=", "", f"## {one.title}", "", *fates_table(one.fates)]
    units = [(f"`{unit}`", meaning) for unit, meaning in UNITS.items()]
    return [*lines, "## Units of offsets", "", *table(("name", "what is counted"), *units)]


def fates_table(fates: Mapping[str, str]) -> list[str]:
    """Show by what becomes of them the fields of a claim and of an annotation: first what stays exact, then what is lost."""
    becomes = dict.fromkeys((EXACT, LOST, *fates.values()))
    parts = [
        [listed(name for name in fields if fates[name] == fate) for fields in (CLAIM_FIELDS, ANNOTATION_FIELDS)]
        for fate in becomes
    ]
    rows = [(prose(fate), *named) for fate, named in zip(becomes, parts, strict=True) if any(named)]
    return table(("what becomes of them", "fields of a claim", "fields of the annotation"), *rows)


def columns_page() -> list[str]:
    """Show the columns of a corpus as tables, from what the tests hold the tables to."""
    lines = ["(columns)=", "", "# Columns of a corpus", "", "What `factcheck export --to parquet` writes.", ""]
    for name, columns in (("claims.parquet", CLAIMS), ("documents.parquet", DOCUMENTS)):
        rows = [(f"`{column}`", KINDS_OF_COLUMNS[kind], prose(says)) for column, (kind, says) in columns.items()]
        lines += [f"## {name}", "", *table(("column", "type", "what it says"), *rows)]
    states = ", ".join(f"`{name}`" for name in slot_columns().values())
    return [*lines, f"The fields of `slots` are the states: {states}.", ""]


def is_vocabulary(name: str) -> bool:
    return "name" in read_schema(name)


def index_page(title: str, summary: str, names: list[str]) -> list[str]:
    rows = [(f"[{name}]({name}.md)", prose(first_sentence(read_schema(name)["description"]))) for name in names]
    return [f"# {title}", "", summary, "", *table(("name", "what it is"), *rows), *toctree(names)]


def finding_page(code: FindingCode) -> list[str]:
    kind = f"[{code.severity.capitalize()}]{{.severity .{code.severity}}}"
    # A hundred codes in the contents beside every page would help nobody and slow each build by a quarter; the index has them.
    lines = ["---", "orphan: true", "---", "", f"({code.code.lower()})=", ""]
    lines += [f"# {code.code} {code.name}", "", f"{kind} {AREAS[code.code[2]]}", ""]
    lines += [f"**{prose(code.summary)}**", "", prose(code.explanation), "", "## What to do", "", prose(code.remedy), ""]
    return [*lines, "## What it looks like", "", *finding_examples(code)]


def finding_examples(code: FindingCode) -> Iterator[str]:
    """Show what checking says of the examples that must yield the code, of each its first finding."""
    for path in sorted(EXAMPLES.glob(f"{code.code}*.claims.json*")):
        with chdir(EXAMPLES):
            shown = CliRunner().invoke(cli, ["validate", "--select", code.code, path.name]).stdout
        yield from fenced("text", shown.partition("\n\n")[0])


def finding_index() -> list[str]:
    lines = ["# Finding codes", "", "[`factcheck explain`](../cli/explain.md) prints the same texts. An *error* always fails, a"]
    lines += ["*warning* fails under `--strict`, a *note* never does.", ""]
    for digit, area in AREAS.items():
        codes = [code for code in finding_codes().values() if code.code[2] == digit]
        rows = [(f"[{code.code}]({code.code}.md)", code.name, code.severity, prose(code.summary)) for code in codes]
        lines += [f"## FC{digit}xx: {area}", "", *table(("code", "name", "severity", "meaning"), *rows)]
    return lines


def vocabulary_page(vocabulary: Vocabulary) -> list[str]:
    lines = fenced("{fc:target}", "", f"schema {vocabulary.name}")
    lines += [f"(vocabulary-{vocabulary.name})=", "", f"# {vocabulary.title}", "", f"`{vocabulary.key}`", ""]
    lines += [prose(vocabulary.description), ""]
    if vocabulary.families:
        lines += [*overview(vocabulary), *families(vocabulary)]
    else:
        for term in vocabulary.terms:
            lines += term_lines(term, vocabulary, "##")
    if vocabulary.slot_kinds:
        lines += ["## Slot kinds", "", "The kinds of evidence that the categories demand.", ""]
        for kind in vocabulary.slot_kinds:
            lines += term_lines(kind, vocabulary, "###")
    return lines


def overview(vocabulary: Vocabulary) -> list[str]:
    rows = []
    for term in vocabulary.terms:
        demands = [", ".join(demand.kind for demand in term.slots if demand.level == level) for level in ("must", "should")]
        rows.append((f"[`{term.id}`](#{label_of(vocabulary, term)})", term.checkability or "", *demands))
    return ["## At a glance", "", *table(("category", "checkability", "must have", "should have"), *rows)]


def families(vocabulary: Vocabulary) -> list[str]:
    lines = []
    for family, description in vocabulary.families.items():
        lines += [f"({vocabulary.name}-{family})=", "", f"## {family.capitalize()}", "", prose(description), ""]
        for term in vocabulary.terms:
            if term.family == family:
                lines += term_lines(term, vocabulary, "###")
    return lines


def label_of(vocabulary: Vocabulary, term: Term) -> str:
    return f"{vocabulary.name}-{term.id.replace('.', '-')}"


def term_lines(term: Term, vocabulary: Vocabulary, level: str) -> list[str]:
    lines = fenced("{fc:target}", f":title: {term.title}", f"category {vocabulary.name}.{term.id}")
    lines += [f"({label_of(vocabulary, term)})=", "", f"{level} `{term.id}`", ""]
    lines += [f"**{term.title}.** {prose(term.description)}", ""]
    points = [f"For example: *{escaped(example)}*" for example in term.examples]
    return [*lines, *[f"- {point}" for point in [*points, *facts(term, vocabulary)]], ""]


def facts(term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    """Say what else a term has."""
    if term.checkability:
        yield f"Checkability: [{term.checkability}](#checkabilities-{term.checkability})"
    if term.stale_after_days:
        because = f": {term.stale_because}" if term.stale_because else ""
        yield f"Wants another look after {term.stale_after_days} days{because}"
    for level in load_vocabulary("slot-levels").terms:
        demands = [demanded(demand, vocabulary) for demand in term.slots if demand.level == level.id]
        if demands:
            yield f"{level.title} have: {listed(demands)}"
    if term.inverse:
        yield f"Read backwards: *{term.inverse}*"
    if term.symmetric:
        yield "Reads the same both ways"
    if term.acyclic:
        yield "A chain of it may not close"
    if term.bound:
        yield f"Makes the figure a bound: [`{term.bound}`](#schema-quantity-{term.bound})"
    if term.strict:
        yield "The bound itself is left out"
    if term.rounded:
        yield "The figure is good to half a unit of its last digit that is not zero"
    if term.bears:
        yield f"Counts {BEARINGS[term.bears]}"
    if term.degree_of_truth is not None:
        yield "A degree of truth" if term.degree_of_truth else "Not a degree of truth"
    if term.claimant:
        yield "The issuer's own documents may fill it"
    if term.filled_by != ("for",):
        yield f"Filled by what bears {listed([*term.filled_by], 'or')}"
    if term.disinterested and not term.accepts:
        yield "Filled only by an origin that is known to take no side"
    if term.accepts:
        yield f"Filled by an origin whose interest is {listed([f'`{interest}`' for interest in term.accepts], 'or')}"
    if term.exhausts:
        yield "Counts as a search that ended with nothing"
    if term.refused_beside:
        states = listed([f"`{state}`" for state in term.refused_beside], "or")
        yield f"Refused while a slot that must be filled is {states}"
    if term.applies_to:
        yield f"Only for {listed([f'`{category}`' for category in term.applies_to])}"
    if term.words:
        yield f"In words: {listed([f'*{word}*' for word in term.words], 'or')}"


def demanded(demand: SlotDemand, vocabulary: Vocabulary) -> str:
    kind = f"[{demand.kind}](#{vocabulary.name}-{demand.kind.replace('.', '-')})"
    number = f" from {demand.min_origins} independent origins" if demand.min_origins > 1 else ""
    return kind + number + (", once the outcome is known" if demand.due == "later" else "")


def commands_of(root: click.Context) -> list[click.Command]:
    found = [cli.get_command(root, name) for name in cli.list_commands(root)]
    return [command for command in found if command is not None]


def command_page(command: click.Command, context: click.Context) -> list[str]:
    path = context.command_path
    usage = context.get_usage().removeprefix("Usage: ")
    lines = [f"({path.replace(' ', '-')})=", "", f"# {path}", "", *fenced("text", usage)]
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            # This mark of click keeps the lines of a paragraph as they are; the first of them is its heading.
            heading, *examples = paragraph.removeprefix("\b").strip("\n").split("\n")
            lines += [f"**{heading.strip()}**", "", *fenced("text", "\n".join(map(commented, examples)))]
        else:
            lines += [prose(" ".join(paragraph.split())), ""]
    rows = [option_row(option, context) for option in command.get_params(context) if isinstance(option, click.Option)]
    return [*lines, "## Options", "", *table(("option", "meaning"), *rows)]


def commented(example: str) -> str:
    """Set off what is said of an example, which the help text has in a column of its own."""
    return re.sub(r"\s{3,}", "   # ", example.strip())


def option_row(option: click.Option, context: click.Context) -> tuple[str, str]:
    names, meaning = option.get_help_record(context) or ("", "")
    if isinstance(option.type, click.Choice):
        names = ", ".join(option.opts)
        meaning = f"{option.help} One of {', '.join(option.type.choices)}.{meaning.removeprefix(option.help or '')}"
    return f"`{names}`", prose(" ".join(meaning.split()))


def command_table(root: click.Context) -> list[str]:
    rows = [(f"[`factcheck {one.name}`]({one.name}.md)", prose(one.get_short_help_str(limit=200))) for one in commands_of(root)]
    return ["## Commands", "", *table(("command", "what it does"), *rows)]


def write_pages(app: Sphinx) -> None:
    """Bring the generated folder up to date; a page that is the same is not touched, so that Sphinx does not read it again."""
    folder = Path(app.srcdir) / "reference" / "generated"
    wanted = {name: "\n".join(lines) for name, lines in pages()}
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        target = folder / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("builder-inited", write_pages)
    return {"version": "1", "parallel_read_safe": True}
