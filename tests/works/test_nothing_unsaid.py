"""Thousands of entries, each field with a word of its own: the word arrives, or something is said of the field."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict

import pytest

from factcheck.works.bibtex.reading import works_from_bibtex
from factcheck.works.bibtex.writing import losses_in_bibtex, works_to_bibtex
from factcheck.works.csl import works_from_csl, works_to_csl
from factcheck.works.ris import works_from_ris

TYPES = (
    "article", "book", "inproceedings", "incollection", "techreport", "phdthesis", "misc", "online", "unpublished",
    "manual", "patent", "sticker", "ARTICLE",
)  # fmt: skip
PLAIN = (
    "title", "subtitle", "booktitle", "journal", "journaltitle", "series", "volume", "number", "pages", "publisher",
    "institution", "school", "organization", "address", "location", "edition", "note", "annote", "keywords", "abstract",
    "howpublished", "language", "type", "chapter", "eprint", "archiveprefix", "file", "isbn", "issn", "translator", "venue",
    "eventtitle",
)  # fmt: skip
SHAPES = (
    "{@}", "\"@\"", "{{@}}", "{R&D @}", "{@ \\mnras}", "{\\mbox{@}}", "{\\unknown{@} x}", "{$x^2$ @}",
    "{\\textbf{@} 100\\% {A & B}}", "{@ \\TeX\\ and \\LaTeX}", "{\\href{https://x.example/@}{it}}", "{S\\'{e}rie~@ -- x}",
    "@", "jan # {@}", "{@} # jan", "{\\enquote{@}}", "{\\noopsort{@}Book}", "{a\\\\@}", "{@ \\begin{x}y\\end{x}}",
    "{50% @}", "{\\foreignlanguage{french}{@}}", "{@ {\\S} 5}", "{@ \\{ x}", "{$\\alpha_2$ @ $\\sqrt{x}$}", "{@ \\(x\\)}",
    "{$5 and @$6}", "{@} % {x}\n", "\"@ {\"}x{\"}\"", "{@\\\n\\x}", "{\n\n@\n}", "{<i>@</i> \\& x}", "{@ \\today}",
    "{\\texorpdfstring{@}{x}}", "{\\verb|@|}", "{\\footnote{@}}", "{{\\em @}}", "{@{\\i}}", "{@ \\uppercase{x}}",
)  # fmt: skip
NAMES = (
    "{@, J.}", "{J. @ and Roe, R.}", "{{@ and Sons}}", "{@, J.; Roe, R.}", "{family=@, given=J., prefix=von}",
    "{Doe, J. and @ et al.}", "{@, Jr., A}", "{A, B, @, C}", "{Roe and @ and others}", "{@, Jane, Roe}", "{and @ and}",
    "{{given=@, family=Doe}}", "{Doe, J; @, R and Poe}", "{@ & Sons}", "{van der @, J.}", "{J. de~la~@}", "{Doe J., @ R.}",
    "{id=@, family=Doe}", "{@ and and}", "{$x$ @}", "{\\foo{@}}", "{@ \\textbf{x}, J.}",
)  # fmt: skip
DATES = (
    "year = 1999", "year = {1999}, month = mar", "year = 1999, month = {26~} # mar", "year = 1999, month = {March--April}",
    "year = 1999, month = {Mai}", "year = {@}", "year = 1999, month = {@}", "date = {1999-03-24T10:00}", "date = {@}",
    "date = 1999, year = {@}", "year = 1999, month = mar, day = {@}", "urldate = {@}", "year = {c1988}", "year = {1999-00-00}",
    "date = {1999/}", "date = {-0044}", "date = {1999?}", "year = {1999-03-24}", "date = {@ 1999}", "year = {[@]}",
)  # fmt: skip
ADDRESSES = (
    "url = {https://x.example/@}", "url = {https://x.example/a https://y.example/@}", "url = {@}", "doi = {10.1/@}",
    "doi = {https://doi.org/10.1/@}", "url = {\\url{https://x.example/@\\_a}}",
    "howpublished = {\\url{https://x.example/@}}", "url = {<https://x.example/@>}", "url = {www.x.example/@}", "doi = {@}",
    "doi = {10.1/@; 10.1/x}", "doi = {doi:10.1/@}", "eprint = {@}", "howpublished = {at \\url{https://x.example/@}}",
)  # fmt: skip


def entry(chance, number):
    words = {}

    def word(field):
        made = f"Q{number}x{len(words)}q"
        words[made] = field
        return made

    rows = []
    for field in chance.sample(PLAIN, chance.randint(1, 8)) + ["title"] * (chance.random() < 0.8):
        if not any(row.startswith(f"{field} ") for row in rows):
            rows.append(f"{field} = {chance.choice(SHAPES).replace('@', word(field))}")
    for role in chance.sample(["author", "editor"], chance.randint(0, 2)):
        rows.append(f"{role} = {chance.choice(NAMES).replace('@', word(role))}")
    if chance.random() < 0.8:
        date = chance.choice(DATES)
        field = re.search(r"(\w+) = \{@\}", date)
        rows.append(date.replace("@", word(field[1])) if field else date)
    if chance.random() < 0.5:
        address = chance.choice(ADDRESSES)
        field = address.partition(" ")[0]
        if not any(row.startswith(f"{field} ") for row in rows):
            rows.append(address.replace("@", word(field)))
    if chance.random() < 0.05:
        rows.append(f"crossref = {{{word('crossref')}}}")
    if chance.random() < 0.05:
        rows.append("xdata = {x}, series = {xdata=x-series}")
    chance.shuffle(rows)
    comma = chance.choice([",", ",", ",", ",", ", % a comment\n", ",,", ""]) if chance.random() < 0.3 else ","
    if chance.random() < 0.05:
        rows.append(f"note {{{word('the entry')}}}")
    key = chance.choice([f"k{number}", f"k{number // 2}"])
    return key, f"@{chance.choice(TYPES)}{{{key},\n  " + f"{comma}\n  ".join(rows) + "\n}\n", words


# One worker makes and reads the entries for both tests that look at them.
READ_ONCE = pytest.mark.xdist_group("entries of a bibliography")


@pytest.fixture(scope="module")
def made():
    chance = random.Random(14)
    return [entry(chance, number) for number in range(2500)]


@pytest.fixture(scope="module")
def imported(made):
    return works_from_bibtex("".join(text for _, text, _ in made))


@READ_ONCE
def test_nothing_that_is_read_is_lost_unsaid(made, imported):
    lines = {}
    line = 1
    for key, text, words in made:
        lines[line] = (key, words)
        line += text.count("\n")
    standing = defaultdict(list)
    for one in imported.entries:
        standing[one.where.partition(",")[0]].append(one)
    unsaid = []
    for line, (key, words) in lines.items():
        entries = standing[f"line {line}"]
        assert [one.key for one in entries] == [key]
        found = json.dumps(dict(entries[0].work.csl), ensure_ascii=False) if entries[0].work else ""
        said = [loss.what.partition(":")[0] for loss in entries[0].losses]
        refused = any(loss.kind == "refused" for loss in entries[0].losses)
        unsaid += [
            (line, field, word) for word, field in words.items() if word not in found and field not in said and not refused
        ]

    assert unsaid == []
    assert len(imported.works) > 2000


@READ_ONCE
def test_nothing_that_is_written_is_lost_unsaid(imported):
    works = imported.works
    said = {(loss.where, loss.what) for loss in losses_in_bibtex(works)}
    back = works_from_bibtex(works_to_bibtex(works)).works

    assert [work.id for work in back] == [work.id for work in works]
    unsaid = [
        (work.id, name, part, again.csl.get(name))
        for work, again in zip(works, back, strict=True)
        for name, part in work.csl.items()
        if again.csl.get(name) != part and (work.id, name) not in said
    ]
    assert unsaid == []
    assert works_from_csl(json.loads(json.dumps(works_to_csl(works)))).works == works


TAGS = (
    "T1", "T2", "T3", "JO", "JF", "JA", "A2", "A3", "A4", "AU", "ED", "PY", "DA", "Y1", "Y2", "VL", "IS", "M1", "M2", "M3", "SP",
    "EP", "SN", "PB", "CY", "PP", "ET", "LA", "AB", "N1", "N2", "KW", "DO", "UR", "L1", "ID", "C1", "U1", "CN", "SE", "ST", "XX",
    "BT", "RP",
)  # fmt: skip
RECORD_SHAPES = (
    "@", "@, J.", "@; Roe, R.", "1999/@", "1999/03/24/@", "@ 1999", "10.1/@", "https://x.example/@", "@\nx", "x\n  @", "et al. @",
)  # fmt: skip


def record(chance, number):
    words, lines = {}, [f"TI  - Title {number}"]
    for tag in chance.choices(TAGS, k=chance.randint(1, 10)):
        word = f"Q{number}x{len(words)}q"
        words[word] = tag
        lines.append(f"{tag}  - {chance.choice(RECORD_SHAPES).replace('@', word)}")
    kind = chance.choice(["JOUR", "RPRT", "BOOK", "CHAP", "NEWS", "Sticker"])
    return "\n".join([f"TY  - {kind}", *lines, "ER  - \n"]), words


def test_nothing_that_a_record_of_ris_says_is_lost_unsaid():
    chance = random.Random(7)
    records = [record(chance, number) for number in range(1500)]

    imported = works_from_ris("".join(text for text, _ in records))

    assert len(imported.works) == len(records)
    unsaid = []
    for entry, (text, words) in zip(imported.entries, records, strict=True):
        found = json.dumps(dict(entry.work.csl), ensure_ascii=False) + entry.key
        said = " ".join(loss.what for loss in entry.losses)
        unsaid += [(text, tag, word) for word, tag in words.items() if word not in found and word not in said]
    assert unsaid == []
