"""Links to claims of other documents: where they lead from, and who decided on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import nearest
from factcheck.findings import Finding

__all__ = ["counterpart_findings"]

_DECISION: Final = ("by", "at")


def counterpart_findings(value: Mapping[str, Any], ids: Mapping[str, int], *, complete: bool) -> Iterator[Finding]:
    """Find counterparts of no claim, of the document itself, that stand twice, or that nobody signed.

    Whether the other document has the claim that a counterpart names cannot be told here: it stands in another file.

    Args:
        value: The JSON value of an annotation.
        ids: Place of each claim by id.
        complete: Whether every claim is there.
    """
    stated: set[tuple[str, str, str]] = set()
    for number, entry in enumerate(value.get("counterparts", ())):
        where = f"/counterparts/{number}"
        link = (entry["claim"], entry["document"], entry["target"])
        # Of an annotation of which records were left out as faulty, one of them may be what this leads to.
        if complete and entry["claim"] not in ids:
            message = f"no claim {entry['claim']!r}{nearest(entry['claim'], list(ids))}"
            yield Finding(code="FC402", message=message, where=f"{where}/claim")
        if entry["document"] == value["id"]:
            message = f"the counterpart of {entry['claim']!r} stands in {value['id']!r} itself"
            yield Finding(code="FC420", message=message, where=f"{where}/document")
        if link in stated:
            message = f"{entry['target']!r} of {entry['document']!r} stands before as a counterpart of {entry['claim']!r}"
            yield Finding(code="FC421", message=message, where=f"{where}/target")
        stated.add(link)
        yield from _unsigned(entry, where)
        if entry["claim"] in ids:
            yield from _misnamed(entry, value["claims"][ids[entry["claim"]]], where)


def _unsigned(entry: Mapping[str, Any], where: str) -> Iterator[Finding]:
    # One that says nothing of its status is a suggestion.
    status = entry.get("status")
    missing = [key for key in _DECISION if key not in entry]
    # A suggestion may be a program's; for a decision somebody must stand, or nobody can be asked about it.
    if missing and status in load_vocabulary("counterpart-statuses").having("decided"):
        yield Finding(code="FC422", message=f"{status}, without {' and '.join(missing)}", where=f"{where}/status")


def _misnamed(entry: Mapping[str, Any], claim: Mapping[str, Any], where: str) -> Iterator[Finding]:
    """Find steps from names that the claim does not use; what the other claim uses stands in another file."""
    said = [claim["statement"], *claim.get("agents", ()), *claim.get("places", ()), *(span["exact"] for span in claim["spans"])]
    for number, step in enumerate(entry.get("names", ())):
        if not any(step["here"] in words for words in said):
            message = f"{step['here']!r} stands neither in the statement of {claim['id']!r}, nor in its quotes, agents or places"
            yield Finding(code="FC423", message=message, where=f"{where}/names/{number}/here")
