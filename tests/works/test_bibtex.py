from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidBibliography
from factcheck.model.work import Work
from factcheck.works.bibtex.fields import CSL_TYPES, ENTRY_TYPES
from factcheck.works.bibtex.reading import works_from_bibtex
from factcheck.works.bibtex.tex import as_tex, from_tex, one_line
from factcheck.works.bibtex.writing import losses_in_bibtex, works_to_bibtex
from tests.strategies import works

IN_PER_CENT = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def held(value, key=None):
    """Give what BibTeX can hold of a value: texts, with single spaces."""
    if key in ("URL", "DOI"):
        return value.translate(IN_PER_CENT)
    if isinstance(value, dict):
        return {name: held(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [held(part) for part in value]
    return one_line(str(value)) if isinstance(value, str) or key == "number-of-pages" else value


def read(text):
    return works_from_bibtex(text).works


def csl_of(fields, entry_type="misc"):
    return dict(read(f"@{entry_type}{{key, title = {{Roads}}, {fields}}}")[0].csl)


@given(st.lists(works(), min_size=1, max_size=4, unique_by=lambda work: work.id))
def test_export_then_import_keeps_all_that_the_format_can_hold(works):
    # Proposed origins stay at home: read again, they would be settled.
    settled = [attrs.evolve(w, origins=() if w.origins_proposed else w.origins, origins_proposed=False) for w in works]
    expected = [attrs.evolve(w, csl=held(w.csl), captures=(), note=w.note and one_line(w.note)) for w in settled]

    imported = works_from_bibtex(works_to_bibtex(works))

    assert list(imported.works) == expected
    assert {loss.kind for loss in imported.losses} <= {"guessed"}


@given(
    st.text(st.characters(exclude_categories=("Cs",))) | st.text(alphabet="ab \\{}~^$&#_%-'`?!\"<>@,=\n"),
)
def test_tex_shows_the_very_characters_that_were_written(text):
    assert from_tex(as_tex(text)) == one_line(text)


@pytest.mark.parametrize(
    "csl",
    [{"language": "ITALIAN"}, {"author": [{"family": ";", "given": "Jo\u00a0"}]}, {"author": [{"given": "Jr.", "family": "Li"}]}],
)
def test_what_bibtex_would_read_otherwise_comes_back(csl):
    work = Work(id="w", csl={"type": "report", "title": "Roads", **csl})

    assert read(works_to_bibtex([work])) == (work,)


@pytest.mark.parametrize("csl_type", ENTRY_TYPES)
def test_every_type_comes_back(csl_type):
    work = Work(id="w", csl={"type": csl_type, "title": "Roads"})

    assert read(works_to_bibtex([work])) == (work,)


def test_every_entry_type_that_is_written_is_read_as_a_type_it_stands_for():
    assert all(ENTRY_TYPES.get(CSL_TYPES[entry], "misc") == entry for entry in ENTRY_TYPES.values())


def test_entries_are_laid_out_a_field_a_line():
    csl = {
        "type": "article-newspaper", "title": "Roads", "author": [{"family": "de Waal", "given": "A"}, {"literal": "UN"}],
        "issued": {"date-parts": [[1999, 3, 24]], "circa": True}, "container-title": "Post", "dimensions": "A3", "id": "x",
        "no field": 1, "peer-reviewed": True,
    }  # fmt: skip

    assert works_to_bibtex([Work(id="w", csl=csl, origins=["a", "b"])]) == (
        "@article{w,\n"
        "  entrysubtype = {newspaper},\n"
        "  author = {de Waal, A and {UN}},\n"
        "  date = {1999-03-24~},\n"
        "  title = {Roads},\n"
        "  journaltitle = {Post},\n"
        "  csl-dimensions = {A3},\n"
        "  csl-peer-reviewed = {true},\n"
        "  factcheck-origins = {a, b},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Plato"}, "Plato"),
        ({"family": "van der Berg"}, "{van der Berg}"),
        ({"given": "Madonna"}, "{Madonna}"),
        ({"family": "Hill and Dale", "given": "A, B"}, "{Hill and Dale}, {A, B}"),
        ({"literal": "Trade and Industry, Board of"}, "{Trade and Industry, Board of}"),
    ],
)
def test_names_are_protected_where_bibtex_would_divide_them(name, written):
    csl = {"type": "report", "title": "Roads", "author": [name]}

    assert f"author = {{{written}}}," in works_to_bibtex([Work(id="w", csl=csl)])


@pytest.mark.parametrize(
    ("names", "divided"),
    [
        ("van der Berg, J{\\\"u}rgen", [{"family": "van der Berg", "given": "Jürgen"}]),
        ("King, Jr., Martin Luther", [{"family": "King", "given": "Martin Luther, Jr."}]),
        ("A B Smith AND Plato", [{"family": "Smith", "given": "A B"}, {"family": "Plato"}]),
        ("{United Nations} and {A and B}", [{"literal": "United Nations"}, {"literal": "A and B"}]),
        (r"A, B and \'Etienne \v{S}e\v{s}", [{"family": "A", "given": "B"}, {"family": "Šeš", "given": "Étienne"}]),
        ("{Hill}and, X and Y and", [{"family": "Hilland", "given": "X"}, {"family": "Y"}]),
        ("and X and and Y", [{"family": "X"}, {"family": "Y"}]),
        ("{given=Hans, family=Harman, prefix=von}", [{"family": "von Harman", "given": "Hans"}]),
        ("Doe, J; Roe, R and {A; B}", [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}, {"literal": "A; B"}]),
        ("a, b, c, d", [{"literal": "a, b, c, d"}]),
        (r"S\o ren Mad\H os", [{"family": "Madős", "given": "Søren"}]),
        (r"Ann Gro\ss \'Ade and Gro\ss \'ade", [{"family": "Áde", "given": "Ann Groß"}, {"family": "Großáde"}]),
        (r"Ji\v r\'\i\ Nov\'ak", [{"family": "Novák", "given": "Jiří"}]),
        (r"N.~Mu\~nez and D.\,E. Roe", [{"family": "Muñez", "given": "N."}, {"family": "Roe", "given": "D. E."}]),
        ("{van Roe}, N.~C. and Doe~Roe, X", [{"family": "van Roe", "given": "N. C."}, {"family": "Doe Roe", "given": "X"}]),
        ("title=Sir, given=Hans, family=Roe", [{"family": "Roe", "given": "Hans"}]),
        ("Roe, Hans M., Jr.", [{"family": "Roe", "given": "Hans M., Jr."}]),
    ],
)  # fmt: skip
def test_names_are_divided(names, divided):
    assert csl_of(f"author = {{{names}}}")["author"] == divided


def test_others_among_the_authors_are_named_as_left_out():
    imported = works_from_bibtex("@misc{key, title = {Roads}, author = {A, B and others}}")

    assert imported.works[0].csl["author"] == [{"family": "A", "given": "B"}]
    assert [(loss.where, loss.kind, loss.what) for loss in imported.losses] == [("line 1, key", "dropped", "author: and others")]


@pytest.mark.parametrize(
    "more", ["and at al.", "and {et al.}", "et~al.", ", et al", "и~др.", "and u.a.", "i in.", "and 等", "and سایرین"]
)
def test_others_are_known_in_other_words_too(more):
    imported = works_from_bibtex(f"@misc{{key, title = {{Roads}}, author = {{Roe, B. {more}}}}}")

    assert imported.works[0].csl["author"] == [{"family": "Roe", "given": "B."}]
    assert [loss.kind for loss in imported.losses] == ["dropped"]


@pytest.mark.parametrize(
    ("names", "doubtful"),
    [
        ("Doe, J.; Roe, R.", True),
        ("{Doe, J.; Roe, R.}", True),
        ("Doe, Jane, Roe", True),
        ("Doe, J., Roe, R.", True),
        ("Doe J., Roe R.", True),
        ("Jane Doe, Ann Roe", True),
        (r"Doe, J. \& Roe, R.", True),
        ("King, Jr., Martin Luther", False),
        ("Vargas Llosa, M.", False),
        ("van der Berg, Jan Piet", False),
        (r"Barnes \& Noble", True),
        (r"{Barnes \& Noble}", False),
        ("Martin Luther King, Jr.", True),
        ("May, Keith,", False),
        ("{Barnes; Noble}", False),
        ("Trade Board of the Mill Union", True),
        ("{Trade Board of the Mill Union}", False),
        ("Union, Hans", False),
        ("Mill Union, The", True),
        ("Roe, Hans M., Jr.", True),
        ("Roe, M., V.", True),
        ("Roe III, Hans M", False),
        ("Roe V, Doe M", True),
    ],
)
def test_names_that_read_like_several_are_told(names, doubtful):
    imported = works_from_bibtex(f"@misc{{key, title = {{Roads}}, author = {{{names}}}}}")

    assert [loss.kind for loss in imported.losses] == ["guessed"] * doubtful


def test_a_comment_before_a_field_is_passed_over():
    assert csl_of("% the year\n  year = 1999")["issued"] == {"date-parts": [[1999]]}


def test_what_is_told_stays_in_one_line_and_sends_nothing_to_the_screen():
    imported = works_from_bibtex("@misc{k\x1b[31m, title = {Roads}, x\x1b = {y}, month = {" + "z" * 900 + "}, year = 1999}")

    assert all(str(loss).isprintable() and len(str(loss)) < 500 for loss in imported.losses)


def test_a_field_without_words_is_no_field():
    assert set(csl_of('author = {{}}, editor = {}, note = " "')) == {"type", "title"}


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 1999", {"date-parts": [[1999]]}),
        ("year = 1999, month = mar", {"date-parts": [[1999, 3]]}),
        ("year = 1999, month = {March}, day = 24", {"date-parts": [[1999, 3, 24]]}),
        ("year = 1999, month = 3", {"date-parts": [[1999, 3]]}),
        ("year = 1999, month = {Advent}", {"literal": "Advent 1999"}),
        ("year = {in press}", {"literal": "in press"}),
        ("date = {1999-03-24~}", {"date-parts": [[1999, 3, 24]], "circa": True}),
        ("date = {1999-03/1999-04}", {"date-parts": [[1999, 3], [1999, 4]]}),
        ("date = {1999-02-31}", {"literal": "1999-02-31"}),
        ("date = {1999/..}", {"literal": "1999/.."}),
        ("date = 1998, year = 1999", {"date-parts": [[1998]]}),
    ],
)
def test_dates_of_both_fashions_are_read(fields, date):
    assert csl_of(fields)["issued"] == date


def test_older_fields_and_types_are_read():
    csl = csl_of("school = {MIT}, address = {Boston}, langid = {british}, subtitle = {rails}", "phdthesis")

    assert csl == {
        "type": "thesis", "title": "Roads: rails", "publisher": "MIT", "publisher-place": "Boston", "language": "en-GB",
        "genre": "PhD thesis",
    }  # fmt: skip


def test_an_unknown_entry_type_is_a_document():
    assert csl_of("", "sticker")["type"] == "document"


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        (r"url = {https://x.example/a\_b\%20c}", "https://x.example/a_b%20c"),
        (r"howpublished = {\url{https://x.example/a}}", "https://x.example/a"),
        (r"url = {https://x.example/ä}", "https://x.example/%C3%A4"),
    ],
)
def test_addresses_are_found_and_cleared_of_tex(fields, address):
    assert csl_of(fields)["URL"] == address


def test_a_doi_given_as_an_address_is_cut_to_its_name():
    assert csl_of("doi = {https://doi.org/10.1000/182}")["DOI"] == "10.1000/182"


@pytest.mark.parametrize(
    ("address", "doi", "told"),
    [
        ("https://doi.org/10.1000/a%2Fb%3B2", "10.1000/a/b;2", False),
        ("10.1000/a%2Fb", "10.1000/a%2Fb", False),
        ("doi: 10.1000/182", "10.1000/182", False),
        ("DOI 10.1000/182", "10.1000/182", False),
        ("DOI: https://doi.org/10.1000/182", "10.1000/182", False),
        ("doi: 10.1000/182, doi: 10.1000/183", "10.1000/182", True),
        ("DOI pending", None, True),
        ("http://doi.pub.example/10.1000/182", "10.1000/182", True),
        ("https://pub.example/doi/full/10.1000/182", "10.1000/182", True),
        ("https://pub.example/login?url=10.1000/182", None, True),
    ],
)
def test_a_doi_is_found_in_the_addresses_that_end_in_it(address, doi, told):
    imported = works_from_bibtex(f"@misc{{a, title = {{Roads}}, doi = {{{address}}}}}")

    assert imported.works[0].csl.get("DOI") == doi
    assert bool(imported.losses) == told


def test_a_volume_without_a_title_has_that_of_all_the_volumes():
    imported = works_from_bibtex(
        "@book{a, maintitle = {Roads}, mainsubtitle = {A history}, volume = 2} @inbook{b, maintitle = {Roads}, volume = 2}"
    )

    assert [work.csl["title"] for work in imported.works] == ["Roads: A history"]
    assert [(loss.kind, loss.what) for loss in imported.losses] == [
        ("guessed", "title"), ("dropped", "maintitle"), ("refused", "title"),
    ]  # fmt: skip


def test_fields_that_a_work_cannot_hold_are_named():
    imported = works_from_bibtex(
        "@misc{key, title={Roads}, file={a.pdf}, url={nowhere}, howpublished={on foot}, publisher={A}, organization={B}}"
    )

    assert [loss.what for loss in imported.losses] == ["url: nowhere", "file", "howpublished", "organization"]
    assert {(loss.where, loss.kind) for loss in imported.losses} == {("line 1, key", "dropped")}


def test_texts_are_joined_and_named_texts_put_in():
    text = '@string{post = "The Post"} @String(more = post # { Weekly})\n@comment{x} @preamble{"y"}\n'
    text += '@ARTICLE(Key, TITLE = "A {"}quoted{"} word", Journal = more # ", " # 1999)'

    assert dict(read(text)[0].csl) == {
        "type": "article-journal", "title": 'A "quoted" word', "container-title": "The Post Weekly, 1999",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("\n@misc{a, title = {x", "line 2, a", "before the next entry begins"),
        ("@misc{a,\n  title = {x} y z}", "line 1, a", "title (line 2: a comma is missing before 'y z}'"),
        ("@misc{a, title {x}}", "line 1, a", "line 1: it has no field, such as title = {...}, at 'title {x}}'"),
        ('@misc{a, title = "x, year = 1999}', "line 1, a", "nothing closes it before the next entry begins: '\"x, year"),
        ("@misc{a, title = {a \\{ b}", "line 1, a", "before the next entry"),
        ("@misc{a, title = {x}", "line 1, a", "nothing closes it before the next entry begins"),
        ('@preamble{ "x', "line 1", "nothing closes it before the next entry begins"),
        ("@string{x {y}}", "line 1", "it has no field"),
        ("@misc{a,\n  title = }", "line 1, a", "'title' is missing"),
        ("@misc{a, title = {x} # }", "line 1, a", "a value is missing"),
        ("@misc{a, title = {x}}\n@misc{b, note = {y}}", "line 2, b", "'title' is missing"),
        ("@misc{a, title = {x}, factcheck-kind = {y}}", "line 1, a", "known term"),
        ("\n@misc{a, title = {" + "{" * 5000 + "x" + "}" * 5000 + "}}", "line 2, a", "too deeply"),
        ("@misc{a, title = {x\n@misc{b, title = {y}}", "line 1, a", "before the next entry"),
        ("@misc{a, note = {x, @misc{b, title = {y}}", "line 1, b", "swallowed by what begins on line 1"),
        ("@mi sc{a, title = {x}}", "line 1, a", "not written as an entry"),
        ("@misc{a=b}", "line 1", "'title' is missing"),
        ("@misc{a, title = (x)}", "line 1, a", "not in braces"),
    ],
)
def test_a_faulty_entry_is_refused_with_its_line_its_key_and_what_to_do(text, where, words):
    imported = works_from_bibtex(text + "\n@misc{good, title = {Good}}")

    refused = [loss for loss in imported.losses if loss.kind == "refused"]
    assert "good" in [work.id for work in imported.works]
    assert any(loss.where == where and words in str(loss) for loss in refused)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@misc{a title = {x}, year = 1999}", ["line 1, a: guessed: the key (line 1: a comma is missing behind 'a')"]),
        ("@misc{a\n  title = {x}, year = 1999}", ["line 1, a: guessed: the key (line 1: a comma is missing behind 'a')"]),
        ("@misc{a, title = {x}\n year = 1999}", ["line 1, a: guessed: title (line 2: a comma is missing before 'year')"]),
        (
            "@misc{a, title = {x}},\n year = 1999}",
            ["line 1, a: guessed: title (line 1: a closing brace stands here before the last field; it is passed over)"],
        ),
        (
            "@misc{a, title = {x}.\n year = 1999}",
            [
                "line 1, a: guessed: title (line 1: '.' stands behind the value; it is passed over)",
                "line 1, a: guessed: title (line 2: a comma is missing before 'year')",
            ],
        ),
        ("@misc{a, doi, title = {x}, year = 1999}", ["line 1, a: dropped: doi (line 1: it has no value)"]),
        ("@misc{a,, title = {x},,\n year = 1999,,}", []),
        ("@misc{% a comment, and\n a, % title = {y}\n title = {x}, % it's \"\n year = 1999 % the last {\n}", []),
        ("@misc{a, title = {x} % one\n # % two\n {}, year = 1999}", []),
        ("@misc(a, title = {x}, year = 1999)", []),
        ('@misc(a, title = "x", year = 1999\n)', []),
        ("@\nmisc\n{\na\n,\ntitle\n=\n{x}\n,\nyear\n=\n1999\n}", []),
    ],
)
def test_an_entry_is_read_with_what_it_lacks_mended_and_told(text, told):
    imported = works_from_bibtex(text + "\n@misc{good, title = {Good}}")

    assert [entry.key for entry in imported.entries] == ["a", "good"]
    assert dict(imported.works[0].csl) == {"type": "document", "title": "x", "issued": {"date-parts": [[1999]]}}
    assert list(map(str, imported.losses)) == told


@pytest.mark.parametrize(
    "key",
    ["Doe 1999", "10.1002/(SICI)1097-4571(199)", "o'neil:99", "büchner", "李四光--", "a#b", 'a"b', "DBLP:conf/x/Y99", "a+b&c"],
)
def test_a_key_may_hold_almost_anything(key):
    imported = works_from_bibtex(f"@book{{{key},\n  title = {{x}}}}")

    assert [(entry.key, entry.work.csl["title"]) for entry in imported.entries] == [(key, "x")]
    assert imported.losses == ()


def test_lines_are_counted_whatever_stands_in_them():
    imported = works_from_bibtex("@misc{a, note = {x\\\n\\\ny},\n title = {A}, file = {f}}\r\n\r@misc{b, note = {x}}")

    assert [loss.where for loss in imported.losses] == ["line 1, a", "line 6, b"]


def test_what_is_commented_out_is_told_and_not_added():
    text = "% @book{a,\n%  title = {A}}\n% @book{, x = {}\n% 5 % of @comment{x}\n@comment{@book{b, title = {B}}}\n"
    text += "@comment{ open\n@book{c, title = {C}}"

    imported = works_from_bibtex(text)

    assert [work.id for work in imported.works] == ["c"]
    assert list(map(str, imported.losses)) == [
        "line 1, a: dropped: the entry (it stands behind a %; take that away to add it)",
        "line 3: dropped: the entry (it stands behind a %; take that away to add it)",
        "line 5, b: dropped: the entry (it stands in an @comment; take it out of there to add it)",
    ]


def test_an_entry_without_its_first_sign_is_told():
    imported = works_from_bibtex("@misc{a, title = {A}}\nBook{b,\n  title = {B}}\nas in book{c}, or note{d, x = y}\n")

    assert [(entry.key, entry.where) for entry in imported.entries] == [("a", "line 1, a"), ("b", "line 2, b")]
    assert [(loss.kind, loss.why) for loss in imported.losses] == [("dropped", "it lacks the @ before it; put that in to add it")]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("date = {1996-01-02}, month = 1, day = 2", []),
        ("date = {1996-01-02}, month = jan", []),
        ("date = {1996-01/1996-03}, month = {January--March}", []),
        ("date = {1996-01-02}, month = feb", ["month: February"]),
        ("date = {1996-01-02}, month = jan, day = 3", ["month: January", "day: 3"]),
        ("date = {in press}, month = feb", ["date: in press", "month: February"]),
        ("date = {1996}, month = feb", ["month: February"]),
        ("date = {1996}, year = 1997, month = feb", ["year: 1997", "month: February"]),
    ],
)
def test_a_month_that_says_otherwise_than_the_date_is_told(fields, told):
    imported = works_from_bibtex(f"@misc{{a, title = {{T}}, {fields}}}")

    assert [loss.what for loss in imported.losses] == told


def test_a_month_beside_a_year_in_the_field_for_dates_is_taken_and_told():
    imported = works_from_bibtex("@misc{a, title = {T}, date = {1996}, year = 1996, month = feb, day = 3}")

    assert imported.works[0].csl["issued"] == {"date-parts": [[1996, 2, 3]]}
    assert [(loss.kind, loss.what) for loss in imported.losses] == [("guessed", "month: February, day: 3")]


def test_the_sign_of_an_entry_in_a_value_is_no_entry():
    imported = works_from_bibtex(
        "@misc{a, title = {Lab @ {CLEF} and\n me@x.example}, note = {\n @home}}\nmail me@x.example (or not)\n"
    )

    assert [work.csl["title"] for work in imported.works] == ["Lab @ CLEF and me@x.example"]
    assert imported.losses == ()


def test_a_good_entry_is_added_beside_bad_ones():
    text = "@misc{a, title = {x}}\n@misc{b, note = {y}}\n@misc{c, title {z}}\n@misc{d, title = {w}}"

    imported = works_from_bibtex(text)

    assert [entry.key for entry in imported.entries if entry.work] == ["a", "d"]
    assert [entry.key for entry in imported.refused] == ["b", "c"]


def test_what_is_no_bibliography_is_refused():
    with pytest.raises(InvalidBibliography, match="no entry"):
        works_from_bibtex("nothing of the kind")


def test_a_key_that_stands_twice_is_told_and_neither_entry_is_lost():
    imported = works_from_bibtex("@misc{a, title = {x}}\n@misc{a, title = {y}}")

    assert [(work.id, work.csl["title"]) for work in imported.works] == [("a", "x"), ("a-2", "y")]
    assert [(loss.where, loss.kind) for loss in imported.losses] == [("line 2, a", "changed")]


def test_a_field_that_stands_twice_is_told():
    imported = works_from_bibtex("@misc{a, title = {x},\n  Title = {y}, note = {z}, note = { z }}")

    assert [(loss.kind, loss.what) for loss in imported.losses] == [("dropped", "title: y")]


def test_a_chain_of_entries_hands_down_what_it_has_and_may_lead_back():
    text = """@inbook{a, title = {A}, crossref = {b}} @book{b, title = {B}, publisher = {P}, doi = {10.1/b}, crossref = {c}}
    @book{c, title = {C}, series = {S}, crossref = {a}}"""

    works = {work.id: work.csl for work in read(text)}

    assert works["a"]["container-title"] == "B"
    assert (works["a"]["publisher"], works["a"]["collection-title"]) == ("P", "S")
    assert "DOI" not in works["a"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"H$_2$O at 10$^{-3}$ and \(x^2\)", "H₂O at 10⁻³ and x²"),
        (r"$\Lambda$CDM, $\alpha_2$, $O(n \log n)$", "ΛCDM, α₂, O(n log n)"),
        (r"$\mathrm{CO}_2$, $\le 5\%$, $\mu m$, DNA$_{\textrm{2}}$", "CO₂, ≤ 5%, μm, DNA₂"),
        ("$US and $CA", "$US and $CA"),
        (r"$\sqrt{s}$, $a_{ij}$, $\bar{x}$", r"$\sqrt{s}$, $a_{ij}$, $\bar{x}$"),
        (r"\textsuperscript{$2$}, \today, \(\sqrt{2}\)", r"², \today, \(\sqrt{2}\)"),
    ],
)
def test_plain_mathematics_is_read_and_all_other_is_kept_and_told(written, shown):
    imported = works_from_bibtex(f"@misc{{a, title = {{{written}}}}}")

    assert imported.works[0].csl["title"] == shown
    kept = [loss.what.removeprefix("title: ") for loss in imported.losses]
    assert all(source in shown for source in kept)
    assert bool(kept) == ("\\" in shown or "$" in shown)


def test_macros_of_biblatex_are_read():
    title = r"\mkbibparens{Roads\isdot} \autocap{t}he \hologo{LaTeX}\addcomma\addspace\mkbibbrackets{sic}\adddot"
    imported = works_from_bibtex(f"@misc{{a, title = {{{title}}}}}")

    assert (imported.works[0].csl["title"], imported.losses) == ("(Roads) the LaTeX, [sic].", ())


def test_sums_of_dollars_are_no_mathematics():
    imported = works_from_bibtex("@misc{a, title = {$5 and $6, $100-$200, a $7}}")

    assert (imported.works[0].csl["title"], imported.losses) == ("$5 and $6, $100-$200, a $7", ())


def test_titles_go_where_biblatex_puts_them():
    text = """@inbook{a, title = {A}, crossref = {b}}
    @book{b, title = {B}, subtitle = {S}, titleaddon = {T}, crossref = {m}}
    @mvbook{m, title = {M}, volumes = 3}
    @article{c, title = {C}, crossref = {j}}
    @periodical{j, title = {J}, subtitle = {K}}
    @article{d, title = {D}, journal = {L}, crossref = {j}}"""

    imported = works_from_bibtex(text)

    titles = {work.id: (work.csl["title"], work.csl.get("container-title")) for work in imported.works}
    assert titles == {
        "a": ("A", "B: S"), "b": ("B: S. T", None), "m": ("M", None), "c": ("C", "J: K"), "j": ("J: K", None), "d": ("D", "L"),
    }  # fmt: skip
    assert [loss.what for loss in imported.losses if loss.where == "line 2, b"] == ["crossref: m", "maintitle", "volumes"]
    assert "booktitleaddon" in [loss.what for loss in imported.losses if loss.where == "line 1, a"]


def test_one_field_of_an_entry_of_fields_is_put_in_where_it_is_named():
    text = "@xdata{x-1, publisher = {P}} @book{a, title = {T}, publisher = {xdata=X-1-publisher}, series = {xdata=x-1-series}}"

    imported = works_from_bibtex(text)

    assert (imported.works[0].csl["publisher"], imported.works[0].csl["collection-title"]) == ("P", "xdata=x-1-series")
    assert [(loss.kind, loss.what) for loss in imported.losses if loss.where == "line 1, a"] == [
        ("changed", "publisher: xdata=X-1-publisher"), ("guessed", "series: xdata=x-1-series"),
    ]  # fmt: skip


def test_named_texts_that_double_are_bounded():
    doubling = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))

    imported = works_from_bibtex(f"@string{{a0 = {{xxxxxxxxxx}}}}\n{doubling}@misc{{k, title = a60}}")

    assert len(imported.works[0].csl["title"]) < 10_000
    assert any("10,000 characters" in loss.why for loss in imported.losses)


def test_a_macro_that_the_preamble_defines_is_put_in():
    text = "@preamble{ {\\newcommand{\\jw}{Journal of Works} \\def\\b{\\b\\b}} } @article{a, title = {T}, journal = {\\jw}}"

    assert read(text)[0].csl["container-title"] == "Journal of Works"


@given(st.lists(works(), min_size=1, max_size=3, unique_by=lambda work: work.id))
def test_what_an_export_loses_is_said(works):
    said = {(loss.where, loss.what.partition(":")[0]) for loss in losses_in_bibtex(works)}

    for work, back in zip(works, works_from_bibtex(works_to_bibtex(works)).works, strict=True):
        for name, part in work.csl.items():
            assert back.csl.get(name) == part or str(back.csl.get(name)) == str(part) or (work.id, name) in said
        assert not work.captures or (work.id, "captures") in said


def test_one_name_of_a_list_is_taken_from_another_entry():
    text = (
        "@xdata{x, author = {Poe, E. and Eco, U.}}"
        "@book{a, title = {T}, author = {xdata=x-author-2 and Doe, J.}}"
        "@book{b, title = {U}, author = {{xdata=x-author-3} and Doe, J.}, editor = {xdata=y-author-1}}"
    )

    imported = works_from_bibtex(text)

    assert imported.works[0].csl["author"] == [{"family": "Eco", "given": "U."}, {"family": "Doe", "given": "J."}]
    told = [(loss.kind, loss.what) for loss in imported.losses if "xdata" in loss.what and loss.where != "line 1, x"]
    assert told == [
        ("changed", "author: xdata=x-author-2"),
        ("guessed", "author: {xdata=x-author-3}"), ("guessed", "editor: xdata=y-author-1"),
    ]  # fmt: skip


def test_names_with_a_macro_between_them_are_two_and_told():
    imported = works_from_bibtex(r"@book{a, title = {T}, author = {Doe, J. \and Roe, R.}}")

    assert imported.works[0].csl["author"] == [{"family": "Doe", "given": "J."}, {"family": "Roe", "given": "R."}]
    assert [loss.kind for loss in imported.losses] == ["guessed"]


def test_a_year_in_brackets_is_that_year_and_told():
    imported = works_from_bibtex("@book{a, title = {T}, year = {[1999]}}")

    assert imported.works[0].csl["issued"] == {"date-parts": [[1999]]}
    assert [loss.kind for loss in imported.losses] == ["changed"]
