"""The passive of languages whose endings say who does what, put into the active."""

from __future__ import annotations

import pytest

from factcheck.matching.cases import put_into_active, without_auxiliary
from factcheck.matching.language import language_among
from tests.matching.statements import same


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Солдаты были убиты бандитами.", "Бандиты убили солдат."),
        ("ru", "Городской суд оправдал бывшего директора завода.", "Бывший директор завода был оправдан городским судом."),
        ("ru", "В Тарне построили новый мост.", "В Тарне был построен новый мост."),
        ("ru", "В Тарне построили новый мост.", "В Тарне построен новый мост."),
        ("ru", "Мост разрушила буря.", "Мост был разрушен бурей."),
        ("ru", "Концерн купил завод.", "Завод был куплен концерном."),
        ("uk", "Конституційний суд скасував указ президента.", "Указ президента скасований Конституційним судом."),
        ("uk", "Конституційний суд скасував указ президента.", "Указ президента скасовано Конституційним судом."),
        ("uk", "Прикордонники затримали двох контрабандистів.", "Двоє контрабандистів були затримані прикордонниками."),
        ("uk", "Невідомі вбили суддю.", "Суддю вбито невідомими."),
        ("pl", "Policja zatrzymała pięciu mężczyzn.", "Pięciu mężczyzn zostało zatrzymanych przez policję."),
        ("pl", "Nieznani sprawcy podpalili samochód radnego.", "Samochód radnego został podpalony przez nieznanych sprawców."),
        ("pl", "W Toruniu zbudowano nowy szpital.", "W Toruniu został zbudowany nowy szpital."),
        ("pl", "Ustawę podpisał prezydent.", "Ustawa została podpisana przez prezydenta."),
        ("cs", "Hasiči zachránili čtyři horolezce.", "Čtyři horolezci byli zachráněni hasiči."),
        (
            "cs",
            "Nejvyšší soud zrušil rozsudek nad bývalým hejtmanem.",
            "Rozsudek nad bývalým hejtmanem byl zrušen Nejvyšším soudem.",
        ),
        ("cs", "Policie zatkla dva muže v Brně.", "Dva muži byli v Brně zatčeni policií."),
        ("sr", "Полиција је пронашла украдени чамац.", "Украдени чамац је пронађен од стране полиције."),
        (
            "sr",
            "Unutrašnja kontrola je uhapsila trojicu policajaca.",
            "Trojica policajaca su uhapšena od strane unutrašnje kontrole.",
        ),
        ("hr", "Policija je uhitila dvojicu muškaraca.", "Dvojica muškaraca uhićena su od strane policije."),
        ("ru", "Закон будет подписан президентом.", "Президент подпишет закон."),
        ("ru", "Трое спасены.", "3 спасены."),
        ("pl", "Dwaj napastnicy zabili sędziego.", "Sędzia został zabity przez dwóch napastników."),
        ("cs", "Tanky ostřelovaly nemocnici.", "Nemocnice byla ostřelována tanky."),
        ("ru", "Неизвестный ранил двух полицейских в Тарне.", "Двое полицейских были ранены неизвестным в Тарне."),
        ("pl", "Prezydenta skrytykował minister.", "Prezydent został skrytykowany przez ministra."),
        ("ru", "Законопроект поддержали 312 депутатов.", "Законопроект был поддержан 312 депутатами."),
        ("ru", "Скорость ветра достигала тридцати метров в секунду.", "Скорость ветра достигала 30 м/с."),
        ("uk", "Благодійники зібрали чверть мільйона гривень.", "Благодійники зібрали 250 000 грн."),
        ("uk", "Увечері 6 серпня в Дніпрі пролунали вибухи.", "Вибухи пролунали в Дніпрі ввечері 6 серпня."),
        (
            "sr",
            "У Нишу је 3. марта 2031. године отворена нова болница.",
            "Нова болница је отворена у Нишу 3. марта 2031. године.",
        ),
        ("hr", "Glasnogovornik Europske unije potvrdio je dogovor.", "Glasnogovornik EU potvrdio je dogovor."),
        ("cs", "Zákon podepsal prezident.", "Zákon byl podepsán prezidentem."),
        ("ru", "Инвестор выкупил обанкротившийся комбинат.", "Обанкротившийся комбинат выкуплен инвестором."),
        ("pl", "Żołnierze rozbroili ładunek.", "Ładunek został rozbrojony przez żołnierzy."),
        ("cs", "Lékaři vyšetřili padesát dětí.", "Padesát dětí bylo vyšetřeno lékaři."),
        ("sr", "Ovaj roman je napisala engleska spisateljica.", "Ovaj roman je napisan od strane engleske spisateljice."),
        ("cs", "Archeologové objevili středověkou studnu.", "Středověká studna byla objevena archeology."),
    ],
)
def test_active_and_passive_say_the_same_where_endings_tell_who_does_what(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Мосты были взорваны партизанами.", "Партизаны взорвали мост."),
        ("ru", "Солдат был убит бандитами.", "Бандиты убили солдат."),
        ("ru", "Депутат был избран президентом.", "Президент избрал депутата."),
        ("cs", "Poslanec byl zvolen předsedou.", "Předseda zvolil poslance."),
        ("uk", "Мости були підірвані партизанами.", "Партизани підірвали міст."),
        ("ru", "Банды разоружили.", "Банды были разоружены."),
        ("ru", "Рабочие уволили.", "Рабочие уволены."),
        ("ru", "Завод купил концерн.", "Завод был куплен концерном."),
        ("ru", "Дочь спасла мать.", "Дочь была спасена матерью."),
        ("uk", "Невідомі вбили суддю.", "Суддя вбив невідомих."),
        ("pl", "Ustawę podpisał prezydent.", "Prezydent został podpisany przez ustawę."),
        ("sr", "Kosovo je odvojeno od Srbije.", "Srbija je odvojila Kosovo."),
        ("ru", "Закон был подписан президентом.", "Президент подпишет закон."),
        ("ru", "Закон будет подписан президентом.", "Президент подписал закон."),
        ("ru", "Врач был обвинён судьёй.", "Врач обвинил судью."),
        ("ru", "Врач был обвинён судьёй.", "Врача обвинили судьи."),
        ("ru", "Врач был обвинён судьями.", "Врача обвинил судья."),
        ("ru", "Двое полицейских избили вчера.", "Двоих полицейских избили вчера."),
        ("uk", "Двоє поліцейських побили вчора.", "Двох поліцейських побили вчора."),
        ("cs", "Vojáci zabili teroristy.", "Vojáci byli zabiti teroristy."),
        ("cs", "Vojáky zbili muži.", "Muži byli zbiti vojáky."),
        ("ru", "Охранник избил депутата в форме.", "Депутат был избит охранником в форме."),
        ("ru", "Эксперты осмотрели дом из Тарна.", "Дом был осмотрен экспертами из Тарна."),
        ("ru", "Полиция задержала банду.", "Банда задержала полицию."),
        ("ru", "Полиция задержала банду.", "Полиция была задержана бандой."),
        ("pl", "Prezydenta skrytykował minister.", "Minister został skrytykowany przez prezydenta."),
        ("uk", "Суд скасував указ.", "Суд скасований указом."),
        ("ru", "Законопроекты поддержали 312 депутатов.", "Законопроект был поддержан 312 депутатами."),
        ("ru", "Законопроект поддержал депутат.", "Законопроект был поддержан 312 депутатами."),
        ("ru", "Закон подписал парламент.", "Закон подписан парламентарием."),
        ("cs", "Padesát dětí vyšetřilo lékaře.", "Padesát dětí bylo vyšetřeno lékaři."),
        ("sr", "Ovaj roman je napisala engleska spisateljica.", "Engleska spisateljica je napisana od strane ovog romana."),
        ("ru", "Посол был вызван министром.", "Посла вызвали министры."),
        ("ru", "Посол был отозван.", "Посол отозвал."),
        ("ru", "Бригада была заменена ротой.", "Бригада заменила роту."),
        ("ru", "Генерал был назначен министром обороны.", "Министр обороны назначил генерала."),
        ("ru", "Дом был построен дедом министра.", "Министр построил дом деда."),
        ("ru", "Завод был продан банком компании.", "Компания продала завод банка."),
        ("ru", "Самолёт был сбит ракетой повстанцев.", "Повстанцы сбили самолёт ракетой."),
        ("ru", "Город был взят войсками генерала Орлова.", "Генерал Орлов взял город войск."),
        ("ru", "Журналист был вызван следователем на допрос.", "Следователь был вызван журналистом на допрос."),
        ("ru", "Партия была поддержана союзом.", "Партия поддержала союз."),
        ("ru", "Союз был поддержан партией.", "Союз поддержал партию."),
        ("ru", "Не все мосты были взорваны партизанами.", "Партизаны взорвали мосты."),
        ("ru", "Мост был взорван только партизанами.", "Партизаны взорвали мост."),
        ("ru", "Мост, вероятно, был взорван партизанами.", "Партизаны взорвали мост."),
        ("ru", "Мост был взорван, сообщили партизаны.", "Партизаны взорвали мост."),
        ("ru", "Мост через Орель был взорван партизанами.", "Партизаны через Орель взорвали мост."),
        ("ru", "Мост был взорван партизанами в Ореле.", "Партизаны взорвали мост."),
        ("uk", "Суддю вбито.", "Суддя вбив."),
        ("pl", "Minister został odwołany przez premiera.", "Minister odwołał premiera."),
        ("pl", "Ulica została zamknięta przez tydzień.", "Tydzień zamknął ulicę."),
        ("pl", "Żołnierz został zabity przez rebelianta.", "Rebelianci zabili żołnierza."),
        ("pl", "W Toruniu zbudowano szpital.", "W Toruniu szpital został zburzony."),
        ("cs", "Soudce byl jmenován prezidentem.", "Soudce jmenoval prezidenta."),
        ("cs", "Vojáci byli zabiti.", "Vojáci zabili."),
        ("cs", "Policisté byli napadeni demonstranty.", "Policisté napadli demonstranty."),
        ("cs", "Starosta byl obviněn radními.", "Starosta obvinil radní."),
        ("sr", "Ministar je smenjen od strane vlade.", "Ministar je smenio vladu."),
    ],
)
def test_active_and_passive_that_do_not_say_the_same_are_kept_apart(code, one, other):
    assert not same(code, one, other)


def test_statement_in_a_language_without_such_endings_is_left_alone():
    english = language_among("en", ())

    assert list(put_into_active(("bridges", "were", "bombed"), ("bombed", "bridges"), english)) == []
    assert without_auxiliary(("bridges", "fell"), english) == ("bridges", "fell")
