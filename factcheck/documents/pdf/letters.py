"""The home of pypdfium2: letters with their boxes, and ruled lines, of each page; whatever else knows nothing of PDF."""

from __future__ import annotations

import contextlib
import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import attrs
import pypdfium2
import pypdfium2.raw as raw

from factcheck.errors import UnreadableFile
from factcheck.files import size_limit

__all__ = ["Letter", "Page", "Rule", "pages_of"]

# A rule is drawn as a line, or as a box so thin that it looks like one, in points.
_THIN = 2.0
_LONG = 8.0
# What pdfium gives for the hyphen at which it has seen a word parted, and for letters without a code.
_PARTED = ("\x02", "\ufffe", "\u00ad")
_BOLD = 600
# So much heavier than a byte of a file a letter is taken to be: at the usual limit, four million of them, some thousand pages.
_WEIGHT = 16
_LONGEST_NAME = 200


@attrs.frozen
class Letter:
    """A character on a page, in points from its lower left corner, upright."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    # Where the line stands that it is written on.
    base: float
    size: float
    bold: bool
    # Whether pdfium has put white space before it, which a page need not have.
    apart: bool


@attrs.frozen
class Rule:
    """A straight line, level or upright."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether it is level, and not upright."""
        return self.right - self.left >= self.top - self.bottom


@attrs.frozen(kw_only=True)
class Page:
    """A page.

    Args:
        number: Its number, from 1.
        label: What it calls itself, where that is not its number.
        width: Its width in points.
        height: Its height in points.
        letters: Its characters in the order of the file.
        rules: Its ruled lines.
        dots: Where round signs are drawn that are no characters, as browsers draw the marks of items: left and bottom of each.
        turned: How many characters were left out since they stand aslant or on their side.
        pictures: Whether there is a picture on it.
        fields: How many fields of a form it has; what is filled in there is no text of the page.
        comments: How many comments and notes readers have put on it.
    """

    number: int
    label: str | None
    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    dots: tuple[tuple[float, float], ...]
    turned: int
    pictures: bool
    fields: int = 0
    comments: int = 0


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """Read the pages of a PDF one by one.

    Args:
        data: The bytes of the file.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If it needs a password or is damaged.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            why = "it is encrypted; open it with its password, save or print it to a PDF without one, and draft from that"
            raise UnreadableFile(name, why) from error
        raise UnreadableFile(name, f"it is damaged: {error}; open it in another program and save it again") from error
    with contextlib.closing(document):
        letters = 0
        for index in range(len(document)):
            page = _page(document, index)
            letters += len(page.letters) + page.turned
            # A page of a few bytes can unpack to millions of letters, each of which takes some memory here.
            if letters * _WEIGHT > size_limit():
                raise UnreadableFile(
                    name, f"it has more than {size_limit() // _WEIGHT:,} letters; split it, and draft from a part"
                )
            yield page


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    with contextlib.closing(page):
        text = page.get_textpage()
        with contextlib.closing(text):
            letters, turned, quarter = _letters(text)
        rules, dots, pictures = _drawn(page)
        width, height = page.get_mediabox()[2:]
        fields, comments = _put_on(page)
    if quarter:
        rules = [_rule_turned(rule, quarter) for rule in rules]
        dots = [_box_turned(*dot, *dot, quarter)[:2] for dot in dots]
    label = document.get_page_label(index)
    return Page(
        number=index + 1, label=label if label and label != str(index + 1) else None, width=width, height=height,
        letters=tuple(letters), rules=tuple(rules), dots=tuple(dots), turned=turned, pictures=pictures,
        fields=fields, comments=comments,
    )  # fmt: skip


def _put_on(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """Count the fields of forms and the comments that lie on a page."""
    kinds: Counter[int] = Counter()
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, place)
        kinds[raw.FPDFAnnot_GetSubtype(annotation)] += 1
        raw.FPDFPage_CloseAnnot(annotation)
    return kinds[raw.FPDF_ANNOT_WIDGET], kinds[raw.FPDF_ANNOT_TEXT] + kinds[raw.FPDF_ANNOT_FREETEXT]


def _letters(text: pypdfium2.PdfTextPage) -> tuple[list[Letter], int, int]:
    """Give the characters that stand as most of a page does, how many others there are, and by how many quarters it is turned."""
    handle = text.raw
    count = raw.FPDFText_CountChars(handle)
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    found: list[tuple[int, Letter]] = []
    high = 0
    apart, bold, quarter, size, level = True, False, 0, 0.0, math.inf
    for place in range(count):
        code = raw.FPDFText_GetUnicode(handle, place)
        if 0xD800 <= code < 0xDC00 and place + 1 < count:
            # A sign beyond the first plane comes as two halves of a pair, of which the second has its place.
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        sign = chr(code) if code < 0x110000 else "\ufffd"
        if sign == "\0" and not raw.FPDFText_IsGenerated(handle, place):
            # A sign is seen here of which the file does not say what it means; left out, it would not be missed.
            sign = "\ufffd"
        elif sign.isspace() or (sign < " " and sign not in _PARTED):
            apart = True
            continue
        raw.FPDFText_GetCharBox(handle, place, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(handle, place, x, y)
        if apart or y.value != level:
            # Within a word on one level nothing turns or grows, and asking takes longer than all else that is done here.
            angle = round(raw.FPDFText_GetCharAngle(handle, place) / (math.pi / 2) * 20) / 20
            # pdfium counts angles with the hands of a clock.
            quarter = -int(angle) % 4 if angle == int(angle) else -1
            size = _size(handle, place)
            level = y.value
        # A word is in one font, and the name of a font takes long to ask for.
        bold = _is_bold(handle, place) if apart else bold
        # Half of a pair is a character of its own in no text.
        if 0xD800 <= ord(sign) <= 0xDFFF:
            sign = "\ufffd"
        box = (left.value, bottom.value, right.value, top.value)
        base = _box_turned(x.value, y.value, x.value, y.value, max(quarter, 0))[1]
        found.append((quarter, Letter(sign, *_box_turned(*box, max(quarter, 0)), base, size, bold, apart)))
        apart = False
    quarters = Counter(quarter for quarter, _ in found if quarter >= 0)
    main = quarters.most_common(1)[0][0] if quarters else 0
    kept = [letter for quarter, letter in found if quarter == main]
    return kept, len(found) - len(kept), main


def _size(handle: raw.FPDF_TEXTPAGE, place: int) -> float:
    """Give the size in which a character is seen, which the matrix of the page changes."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(handle, place))
    if raw.FPDFText_GetMatrix(handle, place, matrix):
        return size * math.hypot(matrix.c, matrix.d)
    return size


def _is_bold(handle: raw.FPDF_TEXTPAGE, place: int) -> bool:
    """Tell whether a character is in a bold font: by the weight that the file states, or by the name of the font."""
    if raw.FPDFText_GetFontWeight(handle, place) >= _BOLD:
        return True
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFText_GetFontInfo(handle, place, name, _LONGEST_NAME, flags)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


def _rule_turned(rule: Rule, quarter: int) -> Rule:
    return Rule(*_box_turned(rule.left, rule.bottom, rule.right, rule.top, quarter))


def _box_turned(left: float, bottom: float, right: float, top: float, quarter: int) -> tuple[float, float, float, float]:
    # Only the order of places matters, so coordinates may be less than nothing.
    for _ in range(quarter):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _drawn(page: pypdfium2.PdfPage) -> tuple[list[Rule], list[tuple[float, float]], bool]:
    rules: list[Rule] = []
    dots: list[tuple[float, float]] = []
    pictures = False
    for thing in page.get_objects():
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            box = _box_of(thing)
            width, height = box[2] - box[0], box[3] - box[1]
            if min(width, height) >= _THIN and max(width, height) <= _LONG and abs(width - height) < 1:
                dots.append((box[0], box[1]))
            else:
                rules += _rules_of(thing, box)
    return rules, dots, pictures


def _box_of(thing: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing.raw, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _rules_of(thing: pypdfium2.PdfObject, box: tuple[float, float, float, float]) -> Iterator[Rule]:
    """Give the rules that a path draws: a thin box is one, and a box that is not has one along each side."""
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THIN:
        if max(width, height) >= _LONG:
            yield Rule(*box)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.raw, fill, stroke)
    if stroke.value and raw.FPDFPath_CountSegments(thing.raw) <= 6:
        yield Rule(box[0], box[1], box[2], box[1])
        yield Rule(box[0], box[3], box[2], box[3])
        yield Rule(box[0], box[1], box[0], box[3])
        yield Rule(box[2], box[1], box[2], box[3])
