"""Quotes at their offsets, and spans in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import Finding, Fix

__all__ = ["Whereabouts", "extent_findings", "fractional_number", "quoted", "span_findings"]


# How much of a quote a message repeats, in code points.
_SHOWN: Final = 60

# So many quotes of a text are looked for; if more do not stand, the text is another one, and looking for all takes too long.
_EXPLAINED: Final = 1000

# How many code points must agree before a difference is worth showing, and how many are shown on either side of it.
_TELLING: Final = 12


def _neighbour_faults(span: JsonObject, text: str) -> Iterator[str]:
    if not text.endswith(span.get("prefix", ""), 0, span["start"]):
        yield "prefix"
    if not text.startswith(span.get("suffix", ""), span["end"]):
        yield "suffix"


class Whereabouts:
    """Where quotes of one text stand that do not stand where they should.

    Args:
        text: The text of the source; nothing is known without it.
    """

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._explained = 0

    def hint(self, start: int, end: int, exact: str) -> tuple[str, tuple[int, int] | None]:
        """Word where a quote stands, or what stands in its place; and give its offsets where they are certain.

        Args:
            start: Offset of the first character as the file gives it, in code points.
            end: Offset just after the last one.
            exact: The quote.
        """
        self._explained += 1
        if self._text is None:
            return "", None
        if self._explained > _EXPLAINED:
            return f"more than {_EXPLAINED:,} quotes do not stand; for another edition of the text, run factcheck rebase", None
        return _whereabouts(self._text, start, end, exact)


def span_findings(claim: JsonObject, text: str | None, where: str, whereabouts: Whereabouts) -> Iterator[Finding]:
    """Find all that is wrong with the spans of a claim."""
    spans = claim["spans"]
    for number, span in enumerate(spans):
        faults = list(extent_findings(span, text, f"{where}/spans/{number}", whereabouts))
        yield from faults
        # What stands beside a span that is misplaced says nothing of its neighbours.
        if text is not None and not faults:
            for key in _neighbour_faults(span, text):
                message = f"{key} {quoted(span[key])} does not stand beside the span"
                yield Finding(code="FC318", message=message, where=f"{where}/spans/{number}/{key}")
    # Each span is compared with the one before it alone, which finds the first place where the order breaks and names both.
    for number, (before, span) in enumerate(pairwise(spans), start=1):
        if span["start"] < before["start"]:
            message = f"the span at {span['start']} stands after the one at {before['start']}"
            yield Finding(code="FC305", message=message, where=f"{where}/spans/{number}")
        elif span["start"] < before["end"]:
            message = f"the span from {span['start']} shares characters with the one that ends at {before['end']}"
            yield Finding(code="FC306", message=message, where=f"{where}/spans/{number}")
    if not any(leads(span) for span in spans):
        yield Finding(code="FC319", message=f"claim {claim['id']!r} has no core span", where=f"{where}/spans")


def leads(span: JsonObject) -> bool:
    """Tell whether a span is a core span, as every one is that says nothing else."""
    return "role" not in span or span["role"] in load_vocabulary("span-roles").having("leading")


def extent_findings(span: JsonObject, text: str | None, where: str, whereabouts: Whereabouts) -> Iterator[Finding]:
    """Find what is wrong with the offsets and the quote of a span."""
    start, end, exact = span["start"], span["end"], span["exact"]
    fractional = [key for key in ("start", "end") if not isinstance(span[key], int)]
    for key in fractional:
        yield fractional_number(span[key], key, where)
    if fractional:
        return
    if end <= start:
        code, message, key = "FC303", f"the span runs from {start} to {end}", "end"
    elif text is not None and end > len(text):
        code, message, key = "FC302", f"the span ends at {end}, the source at {len(text)}", "end"
    elif text is not None and text[start:end] != exact:
        code, message, key = (
            "FC301",
            f"the quote does not stand at {start}–{end}; there stands {quoted(text[start:end])}",
            "exact",
        )
    else:
        return
    hint, moved = whereabouts.hint(start, end, exact)
    fix = () if moved is None else (Fix(where=f"{where}/start", value=moved[0]), Fix(where=f"{where}/end", value=moved[1]))
    yield Finding(code=code, message=message, where=f"{where}/{key}", hint=hint, fix=fix)


def fractional_number(written: float, key: str, where: str) -> Finding:
    """Make the finding for a whole number that is written with a fraction or an exponent."""
    # 920.0 can only mean 920; what 920.5 was to mean is not guessed.
    fix = (Fix(where=f"{where}/{key}", value=int(written)),) if written == int(written) else ()
    message = f"{key} is written {written!r}"
    return Finding(code="FC304", message=message, where=f"{where}/{key}", hint=f"write {written:.0f}", fix=fix)


def _whereabouts(text: str, start: int, end: int, exact: str) -> tuple[str, tuple[int, int] | None]:
    # Only a quote that does not stand pays for this import.
    from factcheck.text.misfits import diagnose

    misfit = diagnose(text, start, end, exact)
    if misfit.code_points is not None:
        first, last = misfit.code_points
        return f"these offsets count {misfit.units}; in code points they are {first}–{last}", (first, last)
    if misfit.places:
        listed = ", ".join(f"{place}–{place + len(exact)}" for place in misfit.places[:3])
        more = f" and {len(misfit.places) - 3} more places" if len(misfit.places) > 3 else ""
        # A quote that stands once can have no other place.
        only = misfit.places[0] if len(misfit.places) == 1 else None
        return f"the quote stands at {listed}{more}", None if only is None else (only, only + len(exact))
    if misfit.altered:
        first, last = misfit.altered[0]
        return f"the source has {quoted(text[first:last])} at {first}–{last}", None
    return "the quote stands nowhere in the source" + _difference(text, start, exact, misfit.agreement), None


def _difference(text: str, start: int, exact: str, agreement: int) -> str:
    """Word where a quote that is nearly right begins to differ, if more of it agrees than chance would have it."""
    if agreement < _TELLING:
        return ""
    place = start + agreement
    context = max(0, agreement - _TELLING)
    source, quote = text[start + context : place + _TELLING], exact[context : agreement + _TELLING]
    return f"; from {place} on the source has {quoted(source)}, the quote {quoted(quote)}"


def quoted(words: str) -> str:
    """Show words of the source in a message: in quotation marks, on one line, the beginning only of long ones."""
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return '"' + shown.replace("\r", "␍").replace("\n", "⏎") + '"'
