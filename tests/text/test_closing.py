"""Words of a document, closed as a sentence."""

import pytest

from factcheck.text.closing import closed, ends_closed


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
        ("工厂关闭，", "工厂关闭。"),
        ("ပိတ်ခဲ့သည်", "ပိတ်ခဲ့သည်။"),
        ("मिल बंद हुई", "मिल बंद हुई।"),
        ("ፋብሪካው ተዘጋ", "ፋብሪካው ተዘጋ።"),
        ("12 人", "12 人。"),
        ("工厂 2031", "工厂 2031。"),
        ("मिल बंद हुई।", "मिल बंद हुई।"),
        ("Հրապարակվեց։", "Հրապարակվեց։"),
    ],
)
def test_words_are_closed_once(words, sentence):
    assert closed(words) == sentence
    assert ends_closed(sentence)
    assert closed(sentence) == sentence


def test_script_that_closes_no_sentence_gets_no_mark():
    assert closed("มีผู้เข้าร่วมพิธี 400 คน") == "มีผู้เข้าร่วมพิธี 400 คน"
