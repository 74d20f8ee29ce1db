"""Commands that say what one claim is to another: ``factcheck link`` and ``relate``."""

from __future__ import annotations

import attrs
import click

from factcheck.cli.arguments import bundled, words_argument
from factcheck.cli.make.rewriting import Signature, Writing, edit_options, file_and, rewrite_file, sign_options
from factcheck.cli.make.terms import TermOf
from factcheck.cli.opening import open_annotations
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.counterpart import Naming
from factcheck.versions import edits

__all__ = ["link_command", "relate_command"]


@attrs.frozen(kw_only=True)
class _Decision:
    """What is decided on a link, and on what ground."""

    status: str
    names: tuple[tuple[str, str, str], ...]
    note: str | None

    @property
    def steps(self) -> list[Naming]:
        """The steps from a name here to a name there."""
        return [Naming(here=here, there=there, ground=ground) for here, there, ground in self.names]


_decision_options = bundled(
    "decision", _Decision,
    click.option(
        "--status", default="confirmed", show_default=True, metavar="TERM", type=TermOf("counterpart-statuses"),
        help="What is decided: confirmed, rejected, or suggested and left open.",
    ),
    click.option(
        "--name", "names", nargs=3, multiple=True, metavar="HERE THERE GROUND",
        help="A name of this claim, the name that the other claim has for the same, and the words that allow the step.",
    ),
    click.option("--note", metavar="TEXT", help="What a reader of the link should know; why it is refused or left open."),
)  # fmt: skip


@click.command("link")
@click.argument("file", metavar="FILE")
@click.argument("claim", metavar="CLAIM")
@click.argument("relation", metavar="RELATION", type=TermOf("relation-types"))
@click.argument("other", metavar="OTHER")
@click.argument("target", metavar="TARGET")
@_decision_options
@sign_options
@edit_options
def link_command(
    file: str, claim: str, relation: str, other: str, target: str, decision: _Decision, signature: Signature, writing: Writing
) -> None:
    """Say what CLAIM of FILE is to TARGET, a claim of the annotation file OTHER, or decide on a match.

    The link stands in FILE; OTHER is read, so that the link leads somewhere, and not changed. It says what two statements are to
    each other: no verdict passes over it.

    \b
    Examples:
      factcheck link march.claims.json forces-stayed fails january.claims.json demand-withdraw --by "A. Editor"
      factcheck link march.claims.json mill-shut repeats january.claims.json mill-closed --by "A. Editor" --status rejected \\
          --note "Another mill."
      factcheck link march.claims.json board-left fulfils january.claims.json demand-leave --by "A. Editor" \\
          --name "the Board" "the owners" "January has the owners and their Board."

    Exit status: 0 the link is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    found, status = _only(other, writing), decision.status
    decided = _decided(status, signature)

    def edit(annotation: Annotation) -> Annotation:
        return edits.link(
            annotation, claim, relation, other=found, target=target, status=status, names=decision.steps, note=decision.note,
            **decided,
        )  # fmt: skip

    what = f"{claim} {relation} {target}"
    rewrite_file(file, edit, writing, what=f"link {what}", done=lambda one: f"{what} of {found.id}, {status}")


def _decided(status: str, signature: Signature) -> dict[str, str | None]:
    # What is only suggested is nobody's decision yet, so it has no name and no day.
    is_decided = status in load_vocabulary("counterpart-statuses").having("decided")
    return {"by": signature.by, "at": signature.day} if is_decided else {}


def _only(path: str, writing: Writing) -> Annotation:
    opened = open_annotations([path], writing.vocabularies)
    if len(opened) != 1:
        raise click.UsageError(f"{path} holds {len(opened)} annotation files; name one")
    return opened[0].annotation


@click.command("relate")
@words_argument("FILE CLAIM RELATION TARGET", required=True)
@click.option(
    "--status", default="explicit", show_default=True, metavar="TERM", type=TermOf("relation-statuses"),
    help="Who says so: explicit, the text; inferred, a reader; undetermined where neither can.",
)  # fmt: skip
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--remove", is_flag=True, help="Take the relation back.")
@edit_options
def relate_command(words: tuple[str, ...], status: str, note: str | None, remove: bool, writing: Writing) -> None:
    """Say what CLAIM is to TARGET, another claim of FILE.

    A relation of that kind that stands already gets the status and the note that are given.

    \b
    Examples:
      factcheck relate release.claims.json 40-laid-off elaborates mill-closed
      factcheck relate release.claims.json storm causes mill-closed --status inferred --note "It stands a line below."
      factcheck relate release.claims.json storm causes mill-closed --remove

    Exit status: 0 the relation is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, relation, target) = file_and(words, "CLAIM", "RELATION", "TARGET")
    what = f"{claim} {relation} {target}"

    def edit(annotation: Annotation) -> Annotation:
        if remove:
            return edits.unrelate(annotation, claim, relation, target)
        return edits.relate(annotation, claim, relation, target, status=status, note=note)

    # What went is told below the line, as it is of every edit.
    said = f"changed {claim}" if remove else f"{what}, {status}"
    rewrite_file(file, edit, writing, what=f"relate {what}", done=lambda one: said)
