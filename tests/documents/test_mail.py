"""Mail messages: their headers, their text, and why some cannot be read."""

from __future__ import annotations

import pytest

from factcheck.documents import extract
from factcheck.errors import UnreadableFile

HEAD = """Message-ID: <a@b>
From: =?utf-8?q?Ann_D=C3=B6e?= <ann@x.example>
To: Bob <bob@x.example>
Date: Thu, 2 May 2024 10:00:00 +0200
Subject: The mill
MIME-Version: 1.0
"""
SHOWN = "From: Ann Döe <ann@x.example>\nTo: Bob <bob@x.example>\nDate: Thu, 02 May 2024 10:00:00 +0200\nSubject: The mill\n\n"


def read(rest, **more):
    return extract((HEAD + rest).encode(), "m.eml", **more)


def test_headers_and_paragraphs_are_the_text():
    found = read("Content-Type: text/plain; charset=utf-8\n\nDear Bob,\n\n\nThe mill closed.\nForty left.\n")

    assert found.text == SHOWN + "Dear Bob,\n\nThe mill closed.\nForty left.\n"
    assert [run.element or run.paragraph for run in found.extraction.map][-3:] == ["header Subject", 1, 2]
    assert (found.title, found.extraction.original.media_type) == ("The mill", "message/rfc822")


def test_lines_that_flow_are_joined_and_the_sign_of_a_signature_is_not():
    found = read("Content-Type: text/plain; charset=utf-8; format=flowed\n\nThe mill closed \nin May.\n-- \nAnn\n")

    assert found.text == SHOWN + "The mill closed in May.\n-- \nAnn\n"


def test_a_message_in_html_alone_is_read_with_its_quotations():
    found = read("Content-Type: text/html; charset=utf-8\n\n<p>Yes.</p><blockquote>Did it close?</blockquote>")

    assert found.text == SHOWN + "Yes.\n\n> Did it close?\n"


def test_plain_text_is_preferred_and_attachments_are_told():
    found = read(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nIt closed.\n"
        "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=budget.pdf\n\nx\n--b--\n"
    )

    assert found.text == SHOWN + "It closed.\n"
    assert found.told == ("left out: 1 attachment (budget.pdf)",)


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        ("Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", "the message is encrypted; decrypt it"),
        ("Content-Type: application/pkcs7-mime\n\nx", "the message is encrypted"),
        ("Content-Type: image/png\n\nx", "the message has no text"),
        ("Content-Type: text/plain; charset=klingon\n\nx", "'klingon', which is no encoding"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(rest, why):
    with pytest.raises(UnreadableFile, match=why):
        read(rest)


def test_the_encoding_that_is_named_goes_before_the_one_that_is_stated():

    rest = "Content-Type: text/plain; charset=iso-8859-7\nContent-Transfer-Encoding: 8bit\n\nMühle"

    assert read(rest, encoding="utf-8").text.endswith("Mühle\n")


def test_lines_like_headers_that_no_program_wrote_are_a_plain_text():
    assert extract(b"From: Ann\nSubject: The mill\n\nIt closed.\n", "t").extraction is None
    assert extract(b"Contact: Ann\n\nIt closed.\n", "t").extraction is None


def test_a_text_that_is_not_what_it_states_is_refused():
    with pytest.raises(UnreadableFile, match="not utf-8 as it states: byte 1 is 0xfc"):
        extract(HEAD.encode() + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nM\xfchle", "m.eml")


@pytest.mark.parametrize(
    ("charset", "raw", "words"),
    [
        ("us-ascii", "Mühle".encode(), "Mühle"), ("iso-8859-1", b"\x93Yes\x94", "“Yes”"),
        ("gb2312", "镕".encode("gb18030"), "镕"),
    ],
)  # fmt: skip
def test_an_encoding_is_read_with_the_letters_that_programs_write_under_its_name(charset, raw, words):
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    assert extract((HEAD + head).encode() + raw + b"\n", "m.eml").text == f"{SHOWN}{words}\n"


def test_a_mailbox_of_several_messages_is_refused():
    message = f"From ann@x.example Thu May  2 10:00:00 2024\n{HEAD}Content-Type: text/plain\n\nThe mill closed.\n\n"

    assert extract(message.encode(), "m").text == f"{SHOWN}The mill closed.\n"
    with pytest.raises(UnreadableFile, match="a mailbox of 2 messages; save the one that you want by itself"):
        extract((message * 2).encode(), "m")


def test_an_invitation_and_what_a_letter_in_html_repeats_are_told():
    parts = ("text/html\n\n<p>It closed.</p><p hidden>x</p>", "text/calendar\n\nBEGIN:VCALENDAR")
    body = "".join(f"--b\nContent-Type: {part}\n" for part in parts)
    found = read(f"Content-Type: multipart/alternative; boundary=b\n\n{body}--b--\n")

    assert found.text == SHOWN + "It closed.\n"
    assert found.told == ("left out: 1 hidden part, 1 invitation",)


class TestSavedPages:
    HEAD = "From: <Saved by Blink>\nSubject: Mill\nDate: Mon, 3 May 2021 10:00:00 -0000\nMIME-Version: 1.0\n"

    def saved(self, kind, page):
        body = f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{page}\n--b\nContent-Type: image/png\n\nx\n--b--\n"
        return extract((self.HEAD + f"Content-Type: multipart/related; boundary=b\n\n{body}").encode(), "m.mhtml")

    def test_a_page_that_a_browser_has_put_into_one_file_is_a_page(self):
        found = self.saved("text/html", '<meta charset="utf-8"><nav><a href=a>A</a></nav><h1>Mühle</h1><p>It closed.</p>')

        assert (found.text, found.told) == ("Mühle\n\nIt closed.\n", ("left out: 1 menu",))
        assert (found.extraction.policy, found.extraction.original.media_type) == ("main-text", "multipart/related")

    def test_its_encoding_may_be_that_of_its_part(self):
        assert self.saved("text/html; charset=utf-8", "<p>Mühle</p>").text == "Mühle\n"

    def test_an_archive_without_a_page_is_a_message(self):
        assert "Saved by Blink" in self.saved("text/plain", "It closed.").text


def test_parts_that_lie_in_one_another_without_end_are_refused():
    body = "Content-Type: text/plain\n\nThe mill closed.\n"
    for level in range(3_000):
        body = f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n{body}\n--b{level}--\n'

    with pytest.raises(UnreadableFile, match="too deep"):
        read(body)
