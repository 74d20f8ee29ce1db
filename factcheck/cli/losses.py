"""What importing and exporting report: losses and refusals, on standard error in short and in a file in full."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import attrs
import click

from factcheck.cli.printing import say
from factcheck.files import ANYTHING, write_file
from factcheck.findings import Loss
from factcheck.formats.records import Refused

__all__ = ["FileReport", "fail_on_option", "losses_option", "tell", "write_losses"]

# So many of each are shown; the file of losses has all.
_SHOWN = 8

losses_option = click.option(
    "--losses", "losses_file", metavar="FILE", help="Write every loss and every refused item to this file, as JSON."
)
fail_on_option = click.option(
    "--fail-on", type=click.Choice(["lost"]), help="Leave with status 1 also if anything was lost, not only if it was refused."
)


@attrs.frozen(kw_only=True)
class FileReport:
    """What became of one file beside its annotations.

    Args:
        file: The file.
        losses: What was lost.
        refused: What was refused.
        said: What became of it, for people.
    """

    file: str
    losses: Sequence[Loss] = ()
    refused: Sequence[Refused] = ()
    said: str = ""


def tell(reports: Sequence[FileReport], losses_file: str | None) -> None:
    """Show on standard error what was refused and, by kind, what was lost."""
    refused = [(report.file, one) for report in reports for one in report.refused]
    losses = [(report.file, one) for report in reports for one in report.losses]
    for file, one in refused[:_SHOWN]:
        say(f"{file}: {one}", err=True)
    # One reason often holds for a thousand claims; it is told once, with the first place and the number.
    kinds = Counter((loss.kind, loss.why) for _, loss in losses)
    for (kind, why), count in kinds.most_common(_SHOWN):
        file, loss = next(one for one in losses if (one[1].kind, one[1].why) == (kind, why))
        more = f", and {count - 1} more" if count > 1 else ""
        say(f"{file}: {loss.where or '/'}: {kind}: {loss.what}{more} ({why})", err=True)
    rest = max(0, len(refused) - _SHOWN) + max(0, len(kinds) - _SHOWN)
    if rest and losses_file is None:
        say("there is more; --losses FILE has all of it", err=True)


def write_losses(reports: Sequence[FileReport], file: str | None) -> None:
    """Write all that was lost and refused to a file, if one is named."""
    if file is None:
        return
    value = {
        "losses": [{"file": report.file, **attrs.asdict(loss)} for report in reports for loss in report.losses],
        "refused": [
            {"file": report.file, "where": one.where, "why": one.why, "raw": one.raw}
            for report in reports
            for one in report.refused
        ],
    }
    write_file(file, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n", expecting=ANYTHING)
