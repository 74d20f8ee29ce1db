"""A page in fewer bytes is the same page."""

from __future__ import annotations

import pytest

from factcheck.views.fragments import Fragments
from factcheck.views.minifying import minified
from tests.views.pages import elements_of


def read(markup):
    """Give the elements of a page with their attributes and texts, without the blanks between blocks, which nobody sees."""
    return [(one.tag, one.attributes, "".join(one.text.split())) for one in elements_of(markup)]


@pytest.mark.parametrize(
    ("markup", "less"),
    [
        ("<ul>\n<li>A</li>\n<li>B</li>\n</ul>", "<ul><li>A<li>B</ul>"),
        ("<dl><dt>A</dt><dd>B</dd></dl>", "<dl><dt>A<dd>B</dl>"),
        ("<p>A</p><p>B</p><b>C</b>", "<p>A<p>B</p><b>C</b>"),
        ("<p>A</p> B", "<p>A</p> B"),
        ("<b>A</b>\n<b>B</b>", "<b>A</b>\n<b>B</b>"),
        ('<a class="x" href="#a:text">', "<a class=x href=#a:text>"),
        ('<a title="" href="/a/">', '<a title="" href="/a/">'),
        ('<rect x="1" height="2"/>', '<rect x=1 height="2"/>'),
        ('<a title="a b">x="1"</a>', '<a title="a b">x="1"</a>'),
        ('<pre>\n<li class="a">A</li>\n</pre>', '<pre>\n<li class="a">A</li>\n</pre>'),
        ('<style>a[b="c"]{}</style>', '<style>a[b="c"]{}</style>'),
        ('<div class="fc-source fc-deep-1">\n<a id="x"></a>\n</div>', '<div class="fc-source fc-deep-1">\n<a id=x></a>\n</div>'),
    ],
)
def test_what_is_left_out(markup, less):
    assert minified(markup) == less


def test_the_page_has_the_same_elements_attributes_and_texts(sheet):
    fragments = Fragments(annotation=sheet)
    parts = [fragments.card(claim) for claim in sheet.claims[:20]]
    parts += [
        fragments.works(),
        fragments.terms(),
        fragments.source(),
        fragments.claims(),
        fragments.chart("displaced-in-kosovo"),
    ]
    page = f"<main>\n{''.join(f'<section>{part}</section>' for part in parts)}\n</main>"

    less = minified(page)

    assert len(less) < len(page)
    assert read(less) == read(page)
    assert minified(less) == less
