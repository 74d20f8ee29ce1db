"""Words of a document, closed as a sentence."""

import pytest

from factcheck.text.closing import closed, is_closed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the mill closed", "the mill closed."),
        ("the mill closed.", "the mill closed."),
        ("12 houses;", "12 houses."),
        ("12 casas,\n  y 3 puentes :", "12 casas, y 3 puentes."),
        ('He said: "It is over."', 'He said: "It is over."'),
        ('He said: "It is over"', 'He said: "It is over".'),
        ("„Es ist vorbei.“", "„Es ist vorbei.“"),
        ("(It is over!)", "(It is over!)"),
        ("工厂关闭了。", "工厂关闭了。"),
        ("工厂关闭，", "工厂关闭."),
        ("मिल बंद हुई।", "मिल बंद हुई।"),
        ("Հրապարակվեց։", "Հրապարակվեց։"),
    ],
)
def test_words_are_closed_once(words, sentence):
    assert closed(words) == sentence
    assert is_closed(sentence)
    assert closed(sentence) == sentence
