"""Files for tests, made by hand: a PDF of words at places, so that nothing but the reader decides how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs


@attrs.frozen
class At:
    """Words at a place, in points from the lower left corner; ``turned`` is a matrix, and words between ^ are raised."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False
    turned: str = "1 0 0 1"


def column(x: float, y: float, lines: str, *, leading: float = 12) -> list[At]:
    """Give lines under one another."""
    return [At(x, y - place * leading, words) for place, words in enumerate(lines.split("\n"))]


def pdf(
    *pages: Iterable[At],
    drawn: str = "",
    labels: str = "",
    picture: bool = False,
    rotate: int = 0,
    trailer: str = "",
    more: Mapping[int, str] | None = None,
) -> bytes:
    """Make a PDF.

    Args:
        pages: The words of each page.
        drawn: Operators that draw on every page.
        labels: The labels of pages, as the file has them.
        picture: Whether there is a picture on every page.
        rotate: By how many degrees every page is turned.
        trailer: What else stands in the trailer.
        more: Further objects by their number.
    """
    fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    fonts += "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    objects: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {labels} >>".encode(),
        2: f"<< /Type /Pages /Kids [{' '.join(f'{10 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        3: image.encode() + b"\nstream\n\x80\nendstream",
    }
    for number, page in enumerate(pages):
        shown = "".join(map(_shown, page))
        content = (shown + drawn + ("\nq 100 0 0 100 50 50 cm /I Do Q" if picture else "")).encode("cp1252")
        resources = f"/Resources << /Font << {fonts} >> /XObject << /I 3 0 R >> >>"
        place = 10 + 2 * number
        objects[place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} {resources} /Contents {place + 1} 0 R >>"
        ).encode()
        objects[place + 1] = f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
    objects |= {number: body.encode() for number, body in (more or {}).items()}
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    table = [f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(size)]
    out += (
        f"xref\n0 {size}\n{''.join(table)}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    )
    return bytes(out)


def _shown(one: At) -> str:
    font = f"/F{2 if one.bold else 1}"
    pieces = [
        f"{font} {one.size * 0.6 if raised % 2 else one.size} Tf {one.size * 0.4 if raised % 2 else 0} Ts ({_escaped(words)}) Tj"
        for raised, words in enumerate(one.words.split("^"))
    ]
    return f"BT {one.turned} {one.x} {one.y} Tm {' '.join(pieces)} ET\n"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
