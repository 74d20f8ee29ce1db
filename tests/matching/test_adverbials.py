"""Order, spelling, names and days in Slavic languages."""

from __future__ import annotations

import pytest

from factcheck.matching.forms import read_form
from factcheck.matching.language import language_among
from factcheck.matching.restating import why_same


def same(code, one, other):
    language = language_among(code, ())
    left, right = read_form(one, language), read_form(other, language)
    assert bool(why_same(left, right)) == bool(why_same(right, left))
    return bool(why_same(left, right))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        (
            "ru",
            "14 апреля 2031 года в порту Новинска загорелся сухогруз.",
            "В порту Новинска 14 апреля 2031 года загорелся сухогруз.",
        ),
        ("ru", "Во вторник в Тарне сгорел склад.", "Склад сгорел во вторник в Тарне."),
        ("cs", "V Brně se 8. září 2031 otevřela nová porodnice.", "8. září 2031 se v Brně otevřela nová porodnice."),
        ("hr", "U Zadru je 9. lipnja 2031. izgorjelo skladište.", "9. lipnja 2031. u Zadru je izgorjelo skladište."),
        ("hr", "U Zadru je 9. lipnja 2031. izgorjelo skladište.", "Skladište je izgorjelo 9. lipnja 2031. u Zadru."),
        ("pl", "Pięciu mężczyzn zatrzymała policja.", "Policja zatrzymała pięciu mężczyzn."),
        ("pl", "Trzy kobiety uratowali strażacy.", "Strażacy uratowali trzy kobiety."),
        ("pl", "W Elblągu 4 lutego 2031 roku spłonęła hala targowa.", "4 lutego 2031 roku hala targowa spłonęła w Elblągu."),
        ("sr", "Rijeka je poplavila pet sela.", "Reka je poplavila pet sela."),
        ("ru", "Генассамблея Организации Объединённых Наций отклонила резолюцию.", "Генассамблея ООН отклонила резолюцию."),
        ("ru", "Глава Международного валютного фонда подал в отставку.", "Глава МВФ подал в отставку."),
        ("uk", "Представник Міжнародного валютного фонду прибув до Києва.", "Представник МВФ прибув до Києва."),
        ("pl", "Rzecznik Ministerstwa Spraw Zagranicznych odmówił komentarza.", "Rzecznik MSZ odmówił komentarza."),
        ("cs", "Zástupce Mezinárodního měnového fondu přijel do Prahy.", "Zástupce MMF přijel do Prahy."),
        ("sr", "Predstavnik Međunarodnog monetarnog fonda je stigao u Tarn.", "Predstavnik MMF je stigao u Tarn."),
        ("ru", "Выставка работала 3–5 июня 2030 года.", "Выставка работала с 3 по 5 июня 2030 года."),
        ("ru", "Новую больницу в Карске строит турецкая компания.", "Турецкая компания строит новую больницу в Карске."),
        ("ru", "Суд в пятницу приговорил чиновника к штрафу.", "В пятницу суд приговорил чиновника к штрафу."),
        ("ru", "Закон подписал президент.", "Президент подписал закон."),
        ("uk", "Пам'ятник відкрила дружина письменника.", "Дружина письменника відкрила пам'ятник."),
        ("pl", "Nowy kontrakt podpisała spółka kolejowa.", "Spółka kolejowa podpisała nowy kontrakt."),
        ("pl", "Wczoraj wieczorem nad jeziorem zaginął płetwonurek.", "Płetwonurek zaginął wczoraj wieczorem nad jeziorem."),
        ("cs", "Na hranicích 3. února zemřeli dva uprchlíci.", "3. února na hranicích zemřeli dva uprchlíci."),
        (
            "uk",
            "У Херсоні 9 червня через обстріл зупинилися тролейбуси.",
            "9 червня у Херсоні через обстріл зупинилися тролейбуси.",
        ),
        ("sr", "Dug iznosi milijardu i po evra.", "Dug iznosi 1,5 milijardi evra."),
        ("ru", "Ущерб превысил миллиард рублей.", "Ущерб превысил 1 млрд рублей."),
        ("hr", "Sud je u petak oslobodio bivšeg ministra.", "U petak je sud oslobodio bivšeg ministra."),
        ("uk", "Уряд у середу звільнив двох заступників міністра.", "У середу уряд звільнив двох заступників міністра."),
        ("pl", "Pociąg towarowy wykoleił się w sobotę pod Kutnem.", "W sobotę pod Kutnem wykoleił się pociąg towarowy."),
        ("pl", "Raport opublikowało ministerstwo zdrowia.", "Ministerstwo zdrowia opublikowało raport."),
        ("ru", "Здание купил инвестор.", "Инвестор купил здание."),
        ("cs", "Loni v Plzni shořela historická tržnice.", "Historická tržnice shořela loni v Plzni."),
        (
            "sr",
            "Novu školu u Kragujevcu otvorila je predsednica vlade.",
            "Predsednica vlade je otvorila novu školu u Kragujevcu.",
        ),
        ("ru", "Учения прошли в период с 10 по 14 марта 2031 года.", "Учения прошли с 10 по 14 марта 2031 года."),
        ("ru", "Температура опустилась до минус 35 градусов.", "Температура опустилась до -35 градусов."),
        ("pl", "Straty sięgnęły 1,2 miliarda złotych.", "Straty sięgnęły miliarda dwustu milionów złotych."),
        (
            "sr",
            "U ponedeljak ujutru u Novom Sadu je počeo štrajk vozača.",
            "Štrajk vozača je počeo u ponedeljak ujutru u Novom Sadu.",
        ),
        ("pl", "Rozejm podpisano dwudziestego pierwszego maja 2030 roku.", "Rozejm podpisano 21 maja 2030 roku."),
        ("bs", "Most je otvoren 3. juna 2031.", "Most je otvoren 3. 6. 2031."),
        ("hr", "Most je otvoren 3. lipnja 2031.", "Most je otvoren trećeg lipnja 2031."),
    ],
)
def test_what_stands_in_another_order_or_case_says_the_same(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "Полиция задержала в Тарне убийцу.", "Полиция задержала убийцу в Тарне."),
        ("ru", "Жертвы взрыва в Тарне 14 апреля получили компенсации.", "14 апреля жертвы взрыва в Тарне получили компенсации."),
        ("ru", "Мэр Тарна 14 апреля осудил нападение.", "Мэр Тарна осудил нападение 14 апреля."),
        ("ru", "Дочь спасла мать в Тарне.", "В Тарне мать спасла дочь."),
        ("ru", "Два солдата ранили трёх мятежников.", "Трёх солдат ранили два мятежника."),
        ("pl", "Policjant uderzył mężczyznę.", "Mężczyzna uderzył policjanta."),
        ("pl", "Pięciu policjantów pobiło trzech mężczyzn.", "Trzech mężczyzn pobiło pięciu policjantów."),
        ("pl", "Trzech policjantów pobiło pięciu mężczyzn.", "Pięciu mężczyzn pobiło trzech policjantów."),
        ("sr", "Reka je poplavila pet sela.", "Reku je poplavilo pet sela."),
        ("ru", "Организацию Объединённых Наций критикует НАТО.", "ООН критикует НАТО."),
        ("ru", "Глава Международного валютного фонда подал в отставку.", "Глава ВТО подал в отставку."),
        ("ru", "Выставка работала 3–5 июня 2030 года.", "Выставка работала с 3 по 15 июня 2030 года."),
        ("ru", "Выставку перенесли с 3 на 5 июня 2030 года.", "Выставку перенесли с 5 на 3 июня 2030 года."),
        ("ru", "Девочку в парке нашла собака.", "Собака в парке нашла девочку."),
        ("ru", "Министра критиковал президент.", "Президента критиковал министр."),
        ("ru", "Тэтчер критиковала Мэй.", "Мэй критиковала Тэтчер."),
        ("ru", "Мать спасла дочь.", "Дочь спасла мать."),
        ("ru", "Организаторы концерта 5 мая извинились.", "5 мая организаторы концерта извинились."),
        ("ru", "Полиция расследует взрыв 14 апреля.", "14 апреля полиция расследует взрыв в порту."),
        ("ru", "Законы подписали президенты.", "Президенты подписали закон."),
        ("ru", "Депутат оскорбил журналист.", "Журналист оскорбил депутата."),
        ("uk", "Дружина письменника відкрила музей.", "Дружина відкрила музей письменника."),
        ("pl", "Spółka pozwała gminę.", "Gmina pozwała spółkę."),
        ("pl", "Grupa kobiet zatrzymała ciężarówkę.", "Ciężarówka zatrzymała grupę kobiet."),
        ("pl", "Nad jeziorem policja znalazła ciało mężczyzny.", "Policja znalazła ciało mężczyzny nad jeziorem."),
        ("cs", "Řidič zabil chodce na přechodu.", "Na přechodu zabil chodec řidiče."),
        ("ru", "Ущерб превысил миллиард рублей.", "Ущерб превысил 1 млн рублей."),
        ("hr", "Sud je oslobodio bivšeg ministra u petak.", "Sud je oslobodio u petak bivšeg premijera."),
        ("pl", "Ministerstwo pozwało przedsiębiorstwo.", "Przedsiębiorstwo pozwało ministerstwo."),
        ("ru", "Министерство обвинило агентство.", "Агентство обвинило министерство."),
        ("ru", "Завод купил концерн.", "Концерн купил завод."),
        ("sr", "Novu školu je otvorila predsednica vlade.", "Nova škola je otvorila predsednicu vlade."),
        ("ru", "Температура опустилась до 35 градусов.", "Температура опустилась до -35 градусов."),
        ("pl", "Policja zatrzymała się w sobotę w Kutnie.", "Policja zatrzymała w sobotę w Kutnie."),
        ("uk", "Двох заступників звільнив уряд.", "Двоє заступників звільнили уряд."),
        ("pl", "Straty sięgnęły 1,2 miliarda złotych.", "Straty sięgnęły miliarda dwustu tysięcy złotych."),
        ("ru", "Двое грабителей избили охранника.", "Двоих грабителей избил охранник."),
        ("ru", "Охранники избили двух грабителей.", "Двое грабителей избили охранников."),
        ("ru", "Отряд окружён.", "Отряд окружил."),
        ("ru", "Письмо написано президентом премьеру.", "Премьер написал письмо президенту."),
        ("uk", "Суддю було призначено міністром.", "Міністр призначив суддю."),
        ("uk", "Депутата обрано головою.", "Голова обрав депутата."),
        ("uk", "Міст підірвано військами.", "Війська підірвали мости."),
        ("pl", "Ministrowie zostali odwołani przez premiera.", "Premier odwołał ministra."),
        ("pl", "Zabito żołnierza.", "Żołnierz zabił."),
        ("sr", "Policajci su napadnuti od strane navijača.", "Policajci su napali navijače."),
        ("sr", "Vojnici su zarobljeni.", "Vojnici su zarobili."),
        ("ru", "Пришли сто двадцать человек.", "Пришли сто двадцать пять человек."),
        ("ru", "Пришли двадцать пять тысяч человек.", "Пришли двадцать и пять тысяч человек."),
        ("uk", "Зібрали 1,5 тис. гривень.", "Зібрали 15 тис. гривень."),
        ("pl", "Dwoje dzieci utonęło.", "Dwadzieścioro dzieci utonęło."),
        ("cs", "Dvaatřicet lidí zemřelo.", "Třiadvacet lidí zemřelo."),
        ("sr", "Došlo je dvesta ljudi.", "Došlo je dvanaest ljudi."),
        ("ru", "Урожай составил 40 т.", "Урожай составил 40 тыс. т."),
        ("ru", "Ветер дул со скоростью 30 м/с.", "Ветер дул со скоростью 30 км/ч."),
        ("ru", "Площадь 5 га.", "Площадь 5 кв. км."),
        ("ru", "Глава МВД подал в отставку.", "Глава МИД подал в отставку."),
        ("ru", "ООН обвинила Россия.", "Организация Объединённых Наций обвинила Россию."),
        ("pl", "Unię Europejską skrytykowało NATO.", "UE skrytykowało NATO."),
        ("uk", "Рішення Верховної Ради скасовано.", "Рішення Верховного суду скасовано."),
        ("ru", "В Тарне мэр Лода открыл школу.", "Мэр открыл в Лоде школу Тарна."),
        ("ru", "После взрыва в Тарне 3 мая закрыли вокзал.", "3 мая после взрыва закрыли вокзал в Тарне."),
        ("ru", "Мэр Тарна открыл школу.", "Мэр открыл школу Тарна."),
        ("pl", "Po wybuchu w Tarnie w piątek zamknięto dworzec.", "W piątek po wybuchu zamknięto dworzec w Tarnie."),
        ("cs", "Po výbuchu v Tarnu v pátek uzavřeli nádraží.", "V pátek po výbuchu uzavřeli nádraží v Tarnu."),
        (
            "sr",
            "Posle eksplozije u Tarnu u petak je zatvorena stanica.",
            "U petak je posle eksplozije zatvorena stanica u Tarnu.",
        ),
        ("ru", "Участники марша в Тарне 3 мая задержаны.", "3 мая в Тарне участники марша задержаны."),
        ("ru", "Правительство Тарна 3 мая не собиралось.", "3 мая правительство Тарна собиралось."),
        ("ru", "Суд в пятницу решил закрыть завод.", "Суд решил в пятницу закрыть завод."),
        ("pl", "Rząd w piątek postanowił zamknąć kopalnię.", "Rząd postanowił w piątek zamknąć kopalnię."),
        ("cs", "Vláda v pátek rozhodla zavřít doly.", "Vláda rozhodla v pátek zavřít doly."),
        ("ru", "Мэр в понедельник пообещал открыть школу.", "Мэр пообещал в понедельник открыть школу."),
        ("ru", "Министр в субботу назвал удар ошибкой.", "Министр назвал удар в субботу ошибкой."),
        ("pl", "Minister w sobotę nazwał atak błędem.", "Minister nazwał atak w sobotę błędem."),
        ("ru", "Ребёнка спас пёс.", "Пса спас ребёнок."),
        ("uk", "Міністра звільнив президент.", "Президента звільнив міністр."),
        ("ru", "В пятницу профсоюз объявил забастовку.", "Профсоюз объявил забастовку в пятницу."),
        ("pl", "W piątek związek ogłosił strajk.", "Związek ogłosił strajk w piątek."),
        ("uk", "Профспілка у п'ятницю оголосила страйк.", "Профспілка оголосила страйк у п'ятницю."),
        ("cs", "Odbory v pátek vyhlásily stávku.", "Odbory vyhlásily stávku v pátek."),
        ("sr", "U petak je sindikat objavio štrajk.", "Sindikat je objavio štrajk u petak."),
    ],
)
def test_what_may_belong_to_another_word_stays(code, one, other):
    assert not same(code, one, other)
