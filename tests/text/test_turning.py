"""Words that can turn the sense of a sentence, and words that come directly beside a figure."""

from __future__ import annotations

import pytest

from factcheck.text.ends import came_beside
from factcheck.text.reanchoring import Quote, reanchor
from factcheck.text.turning import turning_words
from factcheck.text.words import word_changes

# Of each language a sentence, and what may come into it: hearsay, denial, condition, exception and the like.
SENTENCES = [
    (
        "en",
        "The crew {}opened the lock",
        "is unlikely to have |supposedly |hardly ever |pretended to have |was accused of having ",
    ),
    (
        "en",
        "The crew opened the lock{}",
        " barring rain| but for the north gate| as the paper had it| lest it flood| on condition of pay",
    ),
    ("de", "Die Mannschaft hat die Schleuse {}geöffnet", "mitnichten |kaum |vermeintlich |schwerlich |vorgeblich "),
    (
        "de",
        "Die Mannschaft hat sie geöffnet{}",
        ", es sei denn, es regnet|, dem Vernehmen nach|, mit Ausnahme des Tors|, hieß es",
    ),
    ("fr", "L'équipe a {}ouvert l'écluse", "à peine |prétendument |failli avoir |nié avoir |vraisemblablement "),
    (
        "fr",
        "L'équipe a ouvert l'écluse{}",
        ", à moins qu'il ne pleuve|, hors la porte nord|, à en croire un témoin|, faute de pluie",
    ),
    ("es", "El equipo {}abrió la esclusa", "apenas |al parecer |niega que |tal vez |difícilmente "),
    ("es", "El equipo abrió la esclusa{}", ", con tal de que llueva|, de acuerdo con un testigo|, exceptuando la del norte"),
    ("it", "La squadra {}ha aperto la chiusa", "a malapena |a quanto pare |neppure |asseritamente "),
    ("pt", "A equipa {}abriu a eclusa", "mal |dificilmente |alegadamente |conforme um vizinho "),
    ("nl", "De ploeg heeft de sluis {}geopend", "amper |naar verluidt |geenszins |tenzij het regent "),
    ("sv", "Laget har {}öppnat slussen", "knappt |sägs ha |troligen |vägrat att "),
    ("da", "Holdet har {}åbnet slusen", "næppe |vistnok |nægtet at have |muligvis "),
    ("pl", "Załoga {}otworzyła śluzę", "bynajmniej nie |ledwie |jakoby |ponoć "),
    ("cs", "Posádka {}otevřela komoru", "sotva |stěží |prý |zřejmě "),
    ("ro", "Echipa {}a deschis ecluza", "abia |cică |chipurile |neagă că "),
    ("tr", "Ekip kapağı {}", "açmadan gitti|açmış|açarsa gider|güya açtı|açtığını inkâr etti"),
    ("el", "Το πλήρωμα {}άνοιξε τη δεξαμενή", "μόλις που |τάχα |αρνείται ότι |φέρεται ότι "),
    ("ru", "Бригада {}открыла шлюз", "едва ли |по слухам, |чуть не |отнюдь не |отрицает, что "),
    ("uk", "Бригада {}відкрила шлюз", "навряд чи |начебто |ледве |мабуть "),
    ("sr", "Екипа је {}отворила браву", "једва |тобоже |ваљда |порекла да је "),
    ("ar", "الفريق {}فتح البوابة", "أنكر أنه |بالكاد |يُزعم أنه |كاد أن "),
    ("ar", "الفريق فتح البوابة{}", " وأنكر ذلك| ما لم تمطر| على حد قول شاهد| عدا الشمالية"),
    ("he", "הצוות {}פתח את השער", "כביכול |מכחיש כי |בקושי |לדברי עד "),
    ("hi", "दल ने फाटक खोलने {}की बात", "से इनकार |से मना |कथित |शायद "),
    ("fa", "گروه دریچه را {}", "باز نکرد|شاید باز کرد|به جز شمالی باز کرد"),
    ("zh", "船员{}打开了船闸", "未必|否认|险些|除非下雨才|据报"),
    ("ja", "乗組員は水門を{}", "開けたらしい|開けなかった|開けそうになった|開けたとされる"),
    ("ko", "승무원은 수문을 {}", "열지 않았다|열었다고 한다|연 것을 부인했다|안 열었다"),
]
CAME = [(language, frame, words) for language, frame, listed in SENTENCES for words in listed.split("|")]


@pytest.mark.parametrize(("language", "frame", "words"), CAME)
def test_word_that_can_turn_a_sentence_is_known_in_its_language_as_it_comes_and_as_it_goes(language, frame, words):
    plain, turned = frame.format(""), frame.format(words)

    assert turning_words(plain, turned, language)
    assert turning_words(turned, plain, language)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The crew opened the lock on Monday", "The crew opened the gate on Monday"),
        ("Das Boot lag am Ufer", "Das Schiff lag am Ufer"),
        ("船员打开了船闸", "船员打开了大门"),
    ],
)
def test_word_that_names_another_thing_turns_nothing(old, new):
    assert not turning_words(old, new, None)


BESIDE = [
    ("en", "It was said that 40 came on Friday.", "40", "40 score"),
    ("en", "It was said that 40 came on Friday.", "40", "40 or so"),
    ("en", "It was said that 40 came on Friday.", "40", "ca. 40"),
    ("en", "It was said that forty came on Friday.", "forty", "forty thousand"),
    ("es", "Se dijo que 40 llegaron el viernes.", "40", "entre 30 y 40"),
    ("ru", "Сказано, что 40 пришли в пятницу.", "40", "40 десятков"),
    ("hi", "कहा गया कि ४० शुक्रवार को आए।", "४०", "४० अरब"),
    ("sw", "Walisema kwamba 40 walikuja Ijumaa.", "40", "elfu 40"),
    ("en", "It was said that the police came on Friday.", "police", "police/army"),
    ("en", "It was said that the police came on Friday.", "police", "army/police"),
    ("zh", "据称40人于周五到达。", "40", "40多"),
    ("zh", "据称总统于周五到达。", "总统", "副总统"),
]


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(("language", "old", "words", "others"), BESIDE)
def test_word_that_comes_directly_beside_a_figure_is_asked_about_whether_it_is_listed_or_not(language, old, words, others, lost):
    old = f"{old} The board met again later."
    at = old.index(words)
    quote = Quote(start=at, exact=words, prefix=old[:at], suffix=old[at + len(words) :])

    (found,) = reanchor([quote], None if lost else old, old.replace(words, others), language=language)

    assert not found.is_settled


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Esk 40 12 May", "Esk 40 13 May"),
        ("of the 40, some left", "of the 40; some left"),
        ("some lost 40 boats in May", "some lost 40 boats in June"),
    ],
)
def test_what_stands_further_off_or_in_another_cell_makes_no_other_figure(old, new):
    assert not came_beside(old, old.index("40"), old.index("40") + 2, new, new.index("40"), new.index("40") + 2)


def test_word_that_went_from_beside_a_figure_counts_too():
    assert came_beside("about 40 left", 6, 8, "40 left", 0, 2) == "about"


def test_word_is_not_parted_at_the_signs_of_its_vowels():
    changes = word_changes("बात मानी गई", "बात टाली गई")

    assert [change.words for change in changes if change.kind != "same"] == ["मानी", "टाली"]


def test_sign_alone_between_a_word_and_a_figure_brings_no_word():
    old, new = "left Albania. 40 in May", "left Albania, 40 in May"

    assert not came_beside(old, old.index("40"), old.index("40") + 2, new, new.index("40"), new.index("40") + 2)


def test_phrase_counts_that_begins_before_the_words_that_changed():
    assert turning_words("It is other of the mill.", "It is other than the mill.", "en") == ("other than",)
