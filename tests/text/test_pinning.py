"""Quotes on plain strings: pinned where their words stand whole, or refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.folding import fold
from factcheck.text.pinning import Pinner, policy

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.text(
    st.sampled_from("ab é e\u0301\n\r\t\xa0\xad\ufeff“”’'–-,.5%$ 你你カひ🏭שלום\u05b8\u200f\u200d "), max_size=60
)


def pinned(text, quote, **beside):
    pin = Pinner(text).pin(quote, **beside)
    return None if pin.place is None else text[slice(*pin.place)]


@pytest.mark.parametrize(
    ("text", "quote", "own"),
    [
        ("The mill\r\n closed.", "The mill closed", "The mill\r\n closed"),
        ("“Fair” – it’s", '"Fair" - it\'s', "“Fair” – it’s"),
        ("10\xa0km away", "10 km", "10\xa0km"),
        ("gov\xadern\xadment fell", "government", "gov\xadern\xadment"),
        ("\ufeffThe mill", "The mill", "The mill"),
        ("The mill", "\ufeffThe  mill ", "The mill"),
        ("The self-\ngovernment of", "self-government", "self-\ngovernment"),
        ("the ﬁnal act", "final act", "ﬁnal act"),
        (unicodedata.normalize("NFD", "Zoë Müller came"), "Zoë Müller", unicodedata.normalize("NFD", "Zoë Müller")),
        ("Zoë Müller came", unicodedata.normalize("NFD", "Zoë Müller"), "Zoë Müller"),
        (unicodedata.normalize("NFD", "공장은 닫혔다"), "공장은", unicodedata.normalize("NFD", "공장은")),
        ("🏭🏭 The 𝒎𝒊𝒍𝒍 is shut", "𝒎𝒊𝒍𝒍", "𝒎𝒊𝒍𝒍"),
        ("המפעל \u200fנסגר\u200e אתמול", "המפעל נסגר", "המפעל \u200fנסגר"),
        ("أُغلِقَ المصنع أمس", "المصنع أمس", "المصنع أمس"),
        ("工厂关闭了。四十人失业。", "四十人失业", "四十人失业"),
        ("कारख़ाना बंद हुआ", "बंद हुआ", "बंद हुआ"),
        ("โรงงานปิดแล้ว", "โรงงาน", "โรงงาน"),
        ("It grew (by 1.5%).", "by 1.5%", "by 1.5%"),
        ("He left in 1999.The mill shut.", "left in 1999", "left in 1999"),
        ("ended—Racak followed", "Racak followed", "Racak followed"),
        ("They said ‘yes’ twice", "yes", "yes"),
        ("the workers’ rights", "workers", "workers"),
        ("the 250 people", "250 people", "250 people"),
        ("in 1999 250 people", "250 people", "250 people"),
        ("1990\t250\t300", "250", "250"),
        ("> 5 people wrote", "5 people", "5 people"),
        ("NATO軍は", "NATO", "NATO"),
        ("In May, up to 5…", "up to 5", "up to 5"),
    ],
)
def test_quote_is_pinned_and_what_is_written_is_the_text_itself(text, quote, own):
    assert pinned(text, quote) == own


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("at 250,000 people", "250"), ("at 250,000 people", "000 people"), ("at 250 000 people", "250"),
        ("at 250\u202f000 people", "000 people"), ("at 250.000 people", "000 people"), ("at 250'000 people", "000 people"),
        ("by 11.5 points", "1.5 points"), ("by 11.5 points", "5 points"), ("by 1.5%", "1.5"), ("by 1.5 %", "by 1.5"),
        ("fell -1.5 points", "1.5 points"), ("fell −1.5 points", "1.5 points"), ("fell .5 points", "5 points"),
        ("at <5 points", "5 points"), ("at ≥ 18 years", "18 years"), ("cost $250 then", "250 then"), ("cost 250€", "cost 250"),
        ("cost US$250 then", "$250 then"), ("10–15 people", "15 people"), ("10-15 people", "10"), ("on 1999-03-26", "1999"),
        ("at 10:30 sharp", "30 sharp"), ("24/7 service", "7 service"), ("100 km/h", "100 km"), ("1½ years", "1"),
        ("1 1/2 years", "1/2 years"), ("10² m", "10"), ("over 18+ only", "over 18"), ("at 20°C", "at 20"), ("250万人", "250"),
        ("三百万人", "百万人"), ("١٬٢٥٠ شخص", "٢٥٠ شخص"),
        ("the mill’s gate", "mill"), ("doesn't sign", "does"), ("cannot sign", "can"), ("cannot sign", "not sign"),
        ("l’État tomba", "État tomba"), ("non-Serb police", "Serb police"), ("an ex-president", "president"),
        ("self\u2011government", "government"), ("and/or them", "or them"), ("the U.S. said", "S. said"), ("R&D cost", "R"),
        ("see www.example.org", "example"), ("ask a@example.org", "example.org"), ("snake_case is", "case is"),
        ("the millers", "mill"), ("unlikely", "likely"), ("gov\xadernment", "gov"), ("Zoe\u0308 came", "Zoe"),
        ("q\u0303a came", "q"), ("می\u200cخواهم", "خواهم"), ("공장은 닫혔다", "공장"), ("カタカナ語", "タカナ"), ("เมื่อ", "ม"),
        ("a 5%-strong", "5%"), ("half -5% off", "5% off"), ("about ~5 men", "5 men"), ("№5 men", "5 men"),
    ],
)  # fmt: skip
def test_half_of_a_word_or_figure_is_refused(text, quote):
    assert Pinner(text).pin(quote).status in ("fragment", "nowhere")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("About 250,000 fled.", "About 260,000 fled"), ("About 250,000 fled.", "About 250.000 fled"), ("It is 10² m", "is 102 m"),
        ("It did sign", "It did not sign"), ("It did not sign", "It did sign"), ("The mill shut", "the mill shut"),
        ("shut the mill", "the mill shut"), ("In May it shut", "In June it shut"), ("The old mill shut", "The mill shut"),
        ("The mill shut for good", "The mill … good"), ("The mill … good", "The mill ... good"), ("A. B.", "A B"),
        ("it is 5′ long", "it is 5″ long"), ("no one came", "noone came"), ("to gether", "together"), ("５ people", "5 people"),
        ("½ of it", "1/2 of it"), ("colour", "color"), ("Zoë came", "Zoe came"),
    ],
)  # fmt: skip
def test_other_words_are_refused(text, quote):
    pin = Pinner(text).pin(quote)

    assert (pin.status, pin.place, pin.places) == ("nowhere", None, ())


@pytest.mark.parametrize("quote", ["", "  ", "…", "—!", "\xad", "€"])
def test_quote_without_a_word_is_refused(quote):
    assert Pinner("A — mill! … €").pin(quote).status == "wordless"


def test_nearest_passage_is_shown_with_its_difference():
    text = "Rain fell. The total number of displaced is estimated at 250,000 people. Sun shone."
    pin = Pinner(text).pin("total number of displaced is estimated at 260,000 persons")

    assert "total number of displaced is estimated at 250,000" in text[slice(*pin.nearest)]
    assert "[-250,000" in pin.difference
    assert "260,000" in pin.difference


def test_case_alone_is_shown_too():
    assert Pinner("They were displaced then").pin("Displaced").difference == "[-displaced-]{+Displaced+}"


def test_whole_words_are_nearest_to_a_fragment():
    text = "about 250,000 people"
    pin = Pinner(text).pin("250")

    assert (pin.status, text[slice(*pin.nearest)], pin.places) == ("fragment", "250,000", ((6, 9),))


def test_nothing_is_near_words_of_another_text():
    assert Pinner("The mill closed.").pin("Quite unlike anything here").nearest is None


class TestSeveralPlaces:
    TEXT = "In Racak, 25 vehicles were lost.\nIn Decani, 25 vehicles were lost."

    def test_all_are_given(self):
        pin = Pinner(self.TEXT).pin("25 vehicles were lost")

        assert (pin.status, pin.place, len(pin.places)) == ("several", None, 2)
        assert [self.TEXT[slice(*place)] for place in pin.places] == ["25 vehicles were lost"] * 2

    @pytest.mark.parametrize(
        ("beside", "place"),
        [
            ({"prefix": "In Decani,"}, 44),
            ({"prefix": "Decani, "}, 44),
            ({"prefix": "Racak,\xa0"}, 10),
            ({"suffix": ".\nIn"}, 10),
            ({"suffix": ". In Decani"}, 10),
        ],
    )
    def test_neighbours_decide(self, beside, place):
        assert Pinner(self.TEXT).pin("25 vehicles were lost", **beside).place[0] == place

    @pytest.mark.parametrize("beside", [{"prefix": " "}, {"suffix": "."}, {"prefix": ","}])
    def test_neighbours_that_stand_beside_both_decide_nothing(self, beside):
        assert Pinner(self.TEXT).pin("25 vehicles were lost", **beside).status == "several"

    def test_words_that_stand_once_are_refused_beside_other_neighbours(self):
        pin = Pinner(self.TEXT).pin("In Racak", suffix="; 25")

        assert (pin.status, pin.places) == ("elsewhere", ((0, 8),))

    def test_one_in_other_shapes_counts(self):
        assert Pinner("It’s shut. It's shut.").pin("It's shut").status == "several"

    def test_neighbours_are_kept_as_the_text_has_them(self):
        text = "He said “no”,  then left; then left."
        pinner = Pinner(text)
        start, end = pinner.pin("then left", prefix='"no", ', suffix=";").place

        assert pinner.words_before(start, '"no", ') == "“no”,  "
        assert pinner.words_after(end, ";") == ";"
        assert pinner.words_before(start, " ") == pinner.words_after(end, "") == ""


@given(TEXTS, st.data())
def test_what_is_pinned_says_the_same_and_cuts_no_character(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    pin = Pinner(text).pin(quote)

    for first, last in pin.places if pin.status != "fragment" else ():
        assert fold(text[first:last], ellipsis=False).text.strip(" ") == fold(quote, ellipsis=False).text.strip(" ")
        assert last == len(text) or unicodedata.category(text[last])[0] != "M"


@given(st.lists(st.from_regex(r"\A[a-zé]{1,5}\Z"), min_size=1, max_size=12), st.data())
def test_whole_words_of_prose_always_stand_somewhere(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + (first > 0)
    quote = " ".join(words[first:last])
    pin = Pinner(text).pin(quote)

    assert pin.status in ("pinned", "several")
    assert (start, start + len(quote)) in pin.places


@given(TEXTS, TEXTS)
def test_no_quote_fails(text, quote):
    Pinner(text).pin(quote, prefix=quote[:3], suffix=quote[-3:])


def test_policy_says_what_is_folded_and_has_a_digest():
    told = policy()

    assert any("U+00AB" in rule for rule in told.rules)
    assert len(told.digest) == 64
    assert str(told) == f"pinning/1 sha256:{told.digest[:12]}"
