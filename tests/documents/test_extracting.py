"""Files of every kind: told by their content, and refused with a way out where they hold no words."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from factcheck.documents import extract
from factcheck.documents.composing import NOWHERE, OriginalPlace, Passage, PassagePart, compose
from factcheck.errors import UnreadableFile
from factcheck.files import digest_of

TEXT = "Die Mühle schloss am 2. Mai. Vierzig gingen.\n"


def zipped(*names):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            # Without a time of its own an entry has that of writing, and each worker would find tests of other names.
            archive.writestr(zipfile.ZipInfo(name), "x")
    return stream.getvalue()


class TestTexts:
    def test_utf_8_is_the_source_itself(self):
        found = extract(TEXT.encode(), "t.html")

        assert (found.text, found.extraction) == (TEXT, None)

    def test_byte_order_mark_of_utf_8_stays_as_it_is_in_the_file(self):
        assert extract(b"\xef\xbb\xbfThe mill.", "t").text == "\ufeffThe mill."

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_utf_16_and_32_are_told_by_their_bytes(self, encoding):
        data = TEXT.encode(encoding)
        found = extract(data, "t.txt")

        assert found.text == TEXT
        assert found.extraction.policy == "decoded"
        assert found.extraction.original.sha256 == digest_of(data)
        assert found.told[0].startswith("read as utf-")

    def test_another_encoding_is_asked_for_and_never_guessed(self):
        with pytest.raises(UnreadableFile, match=r"not UTF-8: byte 5 is 0xfc; name its encoding, as in --encoding cp1252"):
            extract(TEXT.encode("cp1252"), "t.txt")

        assert extract(TEXT.encode("cp1252"), "t.txt", encoding="cp1252").text == TEXT

    @pytest.mark.parametrize(
        ("encoding", "why"),
        [("klingon", "there is no encoding 'klingon'"), ("ascii", "not ascii: byte 5"), ("hex", "is no encoding of text")],
    )
    def test_an_encoding_that_does_not_fit_is_refused(self, encoding, why):
        data = b"4d4d" if encoding == "hex" else TEXT.encode("cp1252")
        with pytest.raises(UnreadableFile, match=why):
            extract(data, "t.txt", encoding=encoding)

    def test_bytes_with_zeros_are_no_text(self):
        with pytest.raises(UnreadableFile, match="zero bytes"):
            extract(b"ab\0c\0\0d", "t")

    def test_a_text_with_markup_words_of_no_markup_is_a_text(self):
        assert extract(b"a < b and c > d. <p> is a tag.", "t").extraction is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"{\\rtf1 x}", "rich text"),
            (b"\x89PNG\r\n", "run OCR"),
            (b"ID3\x04", "its subtitles or a transcript"),
            (b"\0\0\0\x20ftypisom", "it is a recording"),
            (b"\x1f\x8b\x08", "unpack it first"),
            (b"\xd0\xcf\x11\xe0 old", "older office program"),
            (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "it is encrypted; open it with its password"),
            (zipped("xl/workbook.xml"), "a spreadsheet"),
            (zipped("ppt/slides/slide1.xml"), "a presentation"),
            (zipped("META-INF/container.xml"), "an e-book"),
            (zipped("content.xml"), "OpenDocument"),
            (zipped("a.txt"), "an archive"),
            (b"PK\x03\x04 damaged", "it is damaged"),
            (b'<?xml version="1.0"?><feed><entry/></feed>', "XML of a kind"),
            (b'{"a": [1]}', "it is JSON"),
            (b"[" * 100_000, "it is JSON"),
            (b"  \n", "there is no text in it"),
            (b"<html><body><script>var x;</script></body></html>", "there is no text in it"),
        ],
    )
    def test_what_holds_no_words_is_refused_with_a_way_out(self, data, why):
        with pytest.raises(UnreadableFile, match=why):
            extract(data, "file")

    def test_brackets_alone_make_no_json(self):
        assert extract(b"[Applause.] The mill closed.", "t").text.startswith("[Applause.]")


class TestPages:
    def test_a_page_is_read_as_it_says_that_it_is_written(self):
        head = '<html lang="ru"><head><meta charset="windows-1251"><title>Т</title></head>'
        page = f"{head}<body><p>Мельница закрылась.</p></body></html>"
        found = extract(page.encode("cp1251"), "t.txt")

        assert (found.text, found.title, found.language, found.told) == ("Мельница закрылась.\n", "Т", "ru", ("read as cp1251",))
        assert found.extraction.original.media_type == "text/html"

    def test_the_day_that_a_page_states_is_the_day_of_issue(self):
        page = b'<!doctype html><meta property="article:published_time" content="2024-05-02T10:00"><p>The mill closed.'

        assert extract(page, "t").issued == "2024-05-02"

    def test_what_is_no_day_and_no_language_is_not_taken_for_one(self):
        found = extract(b'<html lang="???"><meta name="date" content="yesterday"><p>The mill closed.', "t")

        assert (found.issued, found.language) == (None, None)

    @pytest.mark.parametrize("beginning", ["<div>", "<!-- x --><article>", "\n<p class=a>", '<?xml version="1.0"?><html>'])
    def test_a_part_of_a_page_is_a_page(self, beginning):
        assert extract(f"{beginning}<p>The mill closed.</p>".encode(), "t").text == "The mill closed.\n"


class TestComposing:
    def test_parts_of_one_place_are_one_run_and_words_of_no_place_none(self):
        page = OriginalPlace(page=1)
        made = compose([
            Passage(parts=(PassagePart("- "), PassagePart("One.", page))),
            Passage(parts=(PassagePart("Two.", page),), tight=True),
            Passage(parts=(PassagePart(" ", NOWHERE),)),
        ])  # fmt: skip

        assert made.text == "- One.\nTwo.\n"
        assert [(run.start, run.end) for run in made.map] == [(2, 11)]

    def test_nothing_is_composed_of_nothing(self):
        assert compose([]).text == ""
