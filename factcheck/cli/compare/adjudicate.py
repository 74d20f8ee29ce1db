"""``factcheck adjudicate``: one annotation made of several of the same text, with a record of what was decided and by whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
import click

from factcheck.agreement.adjudicating import Adjudicated, adjudicate
from factcheck.agreement.deciding import Decision, Ruling
from factcheck.cli.arguments import format_option
from factcheck.cli.compare.annotators import name_option, open_annotators
from factcheck.cli.opening import Opened
from factcheck.cli.paths import STANDARD_INPUT, relative_path, vocabulary_option
from factcheck.cli.printing import counted, json_text, result_table, say
from factcheck.contract.json_text import parse
from factcheck.errors import UnreadableFile
from factcheck.files import digest_of, read_file, real_path, write_file
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import check, dumps
from factcheck.views.results.agreement import AdjudicationResult, adjudication_result
from factcheck.views.results.values import result_value
from factcheck.views.terminal import seen

__all__ = ["adjudicate_command"]

_BREAK: Final = "\n    "

# How many characters of a value are shown of a decision; the record has all of it.
_SHOWN: Final = 160


@click.command("adjudicate")
@click.argument("paths", nargs=-1, required=True, metavar="A B [C]...")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write the annotation that is made of them.")
@click.option(
    "--decisions", metavar="FILE",
    help="Where the decisions are kept: read, if there is such a file, and written with what is decided and what is open.",
)  # fmt: skip
@name_option
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def adjudicate_command(
    context: click.Context,
    paths: tuple[str, ...],
    output: str,
    decisions: str | None,
    names: tuple[str, ...],
    format_: str,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Make one annotation of those of several annotators of one text.

    What all gave alike is taken. What they gave differently is open: what A gave stands meanwhile, the claim bears the label
    open-decision, and the decision stands in the file of --decisions with what each gave. To decide it, name there under take
    the annotator who is right, or give the right value, say by whom and by which rule, and run the same command again. Nothing
    is written over a result that was changed meanwhile.

    \b
    Examples:
      factcheck adjudicate anna.claims.json ben.claims.json -o agreed.claims.json --decisions decisions.json
      factcheck adjudicate anna.claims.json ben.claims.json -o agreed.claims.json --format json

    Exit status: 0 nothing is open, 1 something is, 2 misuse or an unreadable file; then nothing is written.
    """
    opened, called = open_annotators(paths, names, vocabularies)
    _spare(opened, output, decisions)
    kept, kept_digest = _kept(decisions)
    # Decisions name annotators; under other names, or in another order, "take the first" would take somebody else.
    if kept.get("annotators", list(called)) != list(called):
        raise click.UsageError(f"{decisions} is of {', '.join(kept['annotators'])}, and this is of {', '.join(called)}")
    try:
        found = adjudicate(*(one.annotation for one in opened), names=called, rulings=list(_rulings(kept)))
    except ValueError as error:
        raise click.UsageError(f"{decisions or 'the annotations'}: {error}") from error
    annotation = _placed(found.annotation, opened[0].file, output)
    # The record has the digest of the result, so a result that a person changed since is not written over.
    written = write_file(output, dumps(annotation).encode(), expecting=kept.get("written") if Path(output).exists() else None)
    result = adjudication_result(found, annotators=called, written=written)
    if decisions is not None:
        write_file(decisions, _record_text(result).encode(), expecting=kept_digest)
    if format_ == "json":
        click.echo(json_text(result))
    elif format_ != "text":
        click.echo(result_table(format_, Decision, result.decisions), nl=False)
    else:
        say("\n".join(_as_text(found, annotation, output, decisions, vocabularies)))
    context.exit(1 if any(one.outcome == "open" for one in found.decisions) else 0)


def _spare(opened: Sequence[Opened], output: str, decisions: str | None) -> None:
    """Refuse to write over what is read, or twice to one file."""
    # Real paths, since a link to an input is that input.
    read = {real_path(one.file) for one in opened if one.file != STANDARD_INPUT}
    for path in filter(None, (output, decisions)):
        if real_path(path) in read:
            raise click.UsageError(f"{path} is one of the annotations; name another file")
    if decisions is not None and real_path(decisions) == real_path(output):
        raise click.UsageError("the annotation and the decisions need a file each")


def _kept(decisions: str | None) -> tuple[dict[str, Any], str | None]:
    """Read the decisions that are kept, if there are any, and the digest of their file."""
    if decisions is None or not Path(decisions).exists():
        return {}, None
    data = read_file(decisions)
    value, findings = parse(data)
    if findings:
        raise UnreadableFile(
            decisions, f"line {findings[0].line}: {findings[0].message}" if findings[0].line else str(findings[0])
        )
    wanted = {field.name for field in attrs.fields(AdjudicationResult)}
    if not isinstance(value, dict) or value.keys() != wanted or not _is_record(value):
        raise UnreadableFile(decisions, f"no record of decisions, which has {', '.join(sorted(wanted))}; name another file")
    return value, digest_of(data)


def _is_record(value: dict[str, Any]) -> bool:
    lists = all(isinstance(value[key], list) for key in ("annotators", "decisions"))
    return lists and all(isinstance(name, str) for name in value["annotators"]) and isinstance(value["written"], str | None)


def _record_text(result: AdjudicationResult) -> str:
    """Lay a record of decisions out for people who edit it: what is unanimous in a line, each option of the rest in one."""
    value = result_value(result)
    entries = [_line(one) if one["outcome"] == "unanimous" else _entry(one) for one in value["decisions"]]
    parts = [f'"annotators": {_line(value["annotators"])}', f'"written": {_line(value["written"])}']
    parts += [f'"decisions": [\n    {f",{_BREAK}".join(entries)}\n  ]', f'"losses": {_line(value["losses"])}']
    return "{\n  " + ",\n  ".join(parts) + "\n}\n"


def _entry(decision: dict[str, Any]) -> str:
    options = f",{_BREAK}    ".join(map(_line, decision["options"]))
    fields = [f'"{key}": {_line(part)}' for key, part in decision.items() if key != "options"]
    fields.insert(2, f'"options": [{_BREAK}    {options}{_BREAK}  ]')
    return f"{{{_BREAK}  " + f",{_BREAK}  ".join(fields) + f"{_BREAK}}}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rulings(kept: dict[str, Any]) -> Iterator[Ruling]:
    """Give what was decided, out of a record in which what is open says neither by whom nor by which rule."""
    for entry in kept.get("decisions", ()):
        if not isinstance(entry, dict) or not isinstance(entry.get("where"), str):
            raise ValueError("each decision is an object that says where it is")
        take, value, by, rule = (entry.get(key) for key in ("take", "value", "by", "rule"))
        # An open decision has all four fields empty, for a person to fill in; it is no decision yet.
        if take is value is by is rule is None:
            continue
        if not isinstance(by, str) or not isinstance(rule, str) or not isinstance(take, str | None):
            raise ValueError(f"{entry['where']}: a decision says by whom, by which rule, and whom it takes, each as a text")
        yield Ruling(where=entry["where"], by=by, rule=rule, take=take, value=value)


def _placed(annotation: Annotation, file: str, output: str) -> Annotation:
    """Let the source lead to its text from the folder of the result."""
    source = annotation.source
    if source.path is None:
        return annotation
    folder = Path() if file == STANDARD_INPUT else Path(file).parent
    path = relative_path(str(folder / source.path), Path(output))
    return attrs.evolve(annotation, source=attrs.evolve(source, path=path))


def _as_text(
    found: Adjudicated, annotation: Annotation, output: str, decisions: str | None, vocabularies: Sequence[Vocabulary]
) -> Iterator[str]:
    for one in found.decisions:
        if one.outcome == "open":
            yield f"{click.style('open', bold=True)}  {one.where}"
            for option in one.options:
                yield f"      {', '.join(option.annotators)}: {_short(option.value)}"
    for loss in found.losses:
        yield f"{click.style('lost', bold=True)}  {seen(str(loss))}"
    counts = Counter(one.outcome for one in found.decisions)
    listed = ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("unanimous", "adjudicated", "open"))
    yield f"{output}: {counted(len(annotation.claims), 'claim')}; {counted(len(found.decisions), 'decision')}: {listed}"
    if counts["open"] and decisions is None:
        yield "To decide what is open, remove the result and give --decisions FILE, which keeps a record of it."
    errors = [finding for finding in check(annotation, vocabularies=vocabularies) if finding.severity == "error"]
    if errors:
        yield f"{counted(len(errors), 'error')} in the result, the first is {errors[0].message}; see factcheck validate {output}"


def _short(value: Any) -> str:
    text = "nothing" if value is None or value == [] else json_text(value)
    plain = seen(text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
