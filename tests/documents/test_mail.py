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
        ("Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\nMühle", "not us-ascii as it states"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(rest, why):
    with pytest.raises(UnreadableFile, match=why):
        read(rest)


def test_the_encoding_that_is_named_goes_before_the_one_that_is_stated():
    rest = "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\nMühle"

    assert read(rest, encoding="utf-8").text.endswith("Mühle\n")


def test_lines_like_headers_that_no_program_wrote_are_a_plain_text():
    assert extract(b"From: Ann\nSubject: The mill\n\nIt closed.\n", "t").extraction is None
    assert extract(b"Contact: Ann\n\nIt closed.\n", "t").extraction is None
