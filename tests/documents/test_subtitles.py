"""Subtitles become paragraphs of whole sentences, each with when it is said and by whom."""

from __future__ import annotations

import pytest

from factcheck.documents import extract
from factcheck.documents.composing import compose
from factcheck.documents.subtitles import Cue, passages_of_cues


def said(*cues, start=0.0):
    """Give the paragraphs of cues that follow one another, each a second long."""
    made = [Cue(start=start + at, end=start + at + 1, lines=tuple(words.split("\n"))) for at, words in enumerate(cues)]
    return compose(passages_of_cues(made)).text.rstrip("\n").split("\n\n")


VTT = """WEBVTT - made up

NOTE nothing

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v.loud Ann Doe>The mill closed in</v>

00:00:03.500 --> 00:00:04.500
<v Bob>No!

00:00:04.200 --> 00:00:07.000
<v Ann Doe>May &amp; forty <i>people</i>
left.
"""


def test_cues_are_joined_to_sentences_and_a_speaker_goes_on_behind_another():
    found = extract(VTT.encode(), "t")

    assert found.text == "The mill closed in May & forty people left.\n\nNo!\n"
    assert [(run.at, run.speaker) for run in found.extraction.map] == [
        ("0:00:01.000/0:00:04.000", "Ann Doe"), ("0:00:04.200/0:00:07.000", "Ann Doe"), ("0:00:03.500/0:00:04.500", "Bob"),
    ]  # fmt: skip
    assert found.extraction.original.media_type == "text/vtt"


def test_subrip_is_told_by_its_first_time():
    found = extract(b"1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}The <b>mill</b> closed.\r\n\r\n", "t.txt")

    assert found.text == "The mill closed.\n"
    assert found.extraction.original.media_type == "application/x-subrip"


def test_captions_that_roll_say_each_line_once():
    assert said("the mill", "the mill\nclosed in May", "closed in May\nforty left") == ["the mill closed in May forty left"]


def test_words_that_are_said_twice_are_kept_twice():
    assert said("No.\nNo.", "Never.") == ["No. No. Never."]


def test_dashes_part_two_speakers_and_are_no_words():
    assert said("- Who paid?\n- The board did.") == ["Who paid?", "The board did."]


def test_a_dash_within_words_stays():
    assert said("The mill - the old one - closed.") == ["The mill - the old one - closed."]


def test_labels_in_capitals_name_speakers():
    made = compose(passages_of_cues([Cue(start=0, end=1, lines=("ANN DOE: We paid.", "BOB: When?"))]))

    assert made.text == "We paid.\n\nWhen?\n"
    assert [run.speaker for run in made.map] == ["ANN DOE", "BOB"]


def test_a_label_in_small_letters_that_comes_once_is_a_word():
    assert said("Note: the mill closed.") == ["Note: the mill closed."]


def test_a_label_that_comes_again_names_a_speaker():
    assert said("Ann: It closed.", "Bob: When?", "Ann: In May.") == ["It closed.", "When?", "In May."]


def test_the_next_sentence_is_nobodys_where_not_every_turn_has_a_label():
    made = compose(passages_of_cues([
        Cue(start=0, end=1, lines=("It rained.",)), Cue(start=1, end=2, lines=("ANN: It closed",)),
        Cue(start=2, end=3, lines=("in May.",)), Cue(start=3, end=4, lines=("Forty left.",)),
    ]))  # fmt: skip

    assert [(made.text[run.start : run.end], run.speaker) for run in made.map] == [
        ("It rained.", None), ("It closed", "ANN"), ("in May.", "ANN"), ("Forty left.", None),
    ]  # fmt: skip


def test_signs_of_another_speaker_begin_a_paragraph():
    assert said(">> It closed.\n>> When?") == ["It closed.", "When?"]


def test_a_silence_parts_what_is_said_unless_a_sentence_goes_on():
    first, last = Cue(start=0, end=1, lines=("It closed",)), Cue(start=7, end=8, lines=("in May.",))
    over = Cue(start=0, end=1, lines=("It closed.",))

    assert compose(passages_of_cues([first, last])).text == "It closed in May.\n"
    assert compose(passages_of_cues([over, last])).text == "It closed.\n\nin May.\n"
    assert compose(passages_of_cues([first, Cue(start=30, end=31, lines=("in May.",))])).text == "It closed\n\nin May.\n"


def test_a_word_that_is_parted_at_the_end_of_a_cue_has_no_space_in_it():
    assert said("the infor-", "mation") == ["the infor-mation"]


@pytest.mark.parametrize("text", ["WEBVTT\n\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_subtitles_without_words_are_refused(text):
    with pytest.raises(Exception, match="there is no text in it"):
        extract(text.encode(), "t.vtt")


def srt(*cues):
    """Make a file of cues, a second each."""
    shown = [f"{n + 1}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{words}\n\n" for n, words in enumerate(cues)]
    return extract("".join(shown).encode(), "t.srt").text.removesuffix("\n").split("\n\n")


class TestAsBroadcastersWriteThem:
    def test_the_number_of_the_next_cue_is_no_word_of_this_one(self):
        data = b"1\n00:00:01,000 --> 00:00:02,000\nIt closed\n2\n00:00:02,000 --> 00:00:03,000\nin May.\n"

        assert extract(data, "t.srt").text == "It closed in May.\n"

    def test_a_cue_of_a_number_alone_is_said(self):
        data = b"1\n00:00:01,000 --> 00:00:02,000\n2021\n00:00:02,000 --> 00:00:03,000\nit closed.\n"

        assert extract(data, "t.srt").text == "2021 it closed.\n"

    def test_captions_that_roll_begin_with_a_line_of_spaces(self):
        first = "WEBVTT\n\n00:00.000 --> 00:01.000\n \nit<00:00.500><c> closed</c>\n\n"
        data = f"{first}00:01.000 --> 00:02.000\nit closed\nin may\n".encode()

        assert extract(data, "t.vtt").text == "it closed in may\n"

    def test_figures_of_a_time_may_stand_alone(self):
        assert extract(b"WEBVTT\n\n0:0:1.5 --> 0:0:3\n\n0:0:3.5 --> 0:0:4.0\nIt closed.\n", "t.vtt").text == "It closed.\n"

    @pytest.mark.parametrize("sound", ["[Music]", "(APPLAUSE)", "- (Laughter.)"])
    def test_what_is_heard_cuts_no_sentence(self, sound):
        assert srt("The mill closed", sound, "in May.") == ["The mill closed in May.", sound]

    def test_what_is_heard_first_stands_first_and_notes_of_music_say_nothing(self):
        assert srt("[Music]", "♪ ♪", "It closed.") == ["[Music]", "It closed."]

    def test_what_is_sung_stands_by_itself_without_its_notes(self):
        assert srt("It closed.", "♪ We stay ♪") == ["It closed.", "We stay"]

    def test_a_change_of_colour_is_one_of_speaker(self):
        yellow, white = '<font color="#ffff00">', '<font color="white">'

        both = f"{yellow}It did.</font>\n{white}No.</font>"
        found = srt(f"{yellow}It closed.</font>", both, f"{white}- Oh.\n- Yes.</font>")

        assert found == ["It closed. It did.", "No.", "Oh.", "Yes."]

    def test_one_colour_tells_nothing(self):
        assert srt('<font color="#ffff00">It closed.\nIt did.</font>', "<font color='#ffff00'>Yes.</font>") == [
            "It closed. It did. Yes."
        ]

    def test_a_tag_that_is_not_closed_goes_on_in_the_next_line(self):
        assert srt('<font color="red">It closed.\nIt did.</font>', "No.") == ["It closed. It did.", "No."]

    def test_dots_on_both_sides_of_a_cut_are_one(self):
        assert srt("They left...", "...and came back.") == ["They left... and came back."]

    def test_a_label_may_say_where_its_speaker_is(self):
        found = extract(b"1\n00:00:01,000 --> 00:00:02,000\nANNA (O.S.): Leave it.\n", "t.srt")

        assert (found.text, found.extraction.map[0].speaker) == ("Leave it.\n", "ANNA")


def test_a_film_that_is_one_turn_is_read_in_time_in_proportion_to_it():
    looked = []

    class Parts(list):
        def __getitem__(self, at):
            looked.append(len(super().__getitem__(at)) if isinstance(at, slice) else 1)
            return super().__getitem__(at)

    from factcheck.documents.subtitles import PassagePart, _Turn

    turn = _Turn(None, Parts([PassagePart("It closed.")] * 1000), 1.0)

    assert not turn.goes_on
    assert sum(looked) < 10
