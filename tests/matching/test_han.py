"""Chinese and Japanese: characters, days, times, shares, the order of words and the passive."""

from __future__ import annotations

import pytest

from factcheck.matching.forms import read_form
from factcheck.matching.han_order import day_first, put_in_order_of_active
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
        ("zh", "警方逮捕了三名走私犯。", "三名走私犯被警方逮捕。"),
        ("zh", "洪水冲毁了通往县城的公路。", "通往县城的公路被洪水冲毁。"),
        ("zh", "警方周三在广州逮捕了三名走私犯。", "三名走私犯周三在广州被警方逮捕。"),
        ("zh", "法院判处前市长十年监禁。", "前市长被法院判处10年监禁。"),
        ("zh", "叛军把人质释放了。", "人质被叛军释放了。"),
        ("zh", "聯合國譴責了襲擊。", "联合国谴责了袭击。"),
        ("zh", "2030年5月2日大使馆关闭。", "大使馆2030年5月2日关闭。"),
        ("zh", "周三，联合国安理会通过了决议。", "联合国安理会周三通过了决议。"),
        ("zh", "地震发生在下午三点半。", "地震发生在15时30分。"),
        ("ja", "容疑者は警察に逮捕された。", "警察は容疑者を逮捕した。"),
        ("ja", "容疑者は4月7日、大阪で警察に逮捕された。", "警察は4月7日、大阪で容疑者を逮捕した。"),
        ("ja", "最高裁が一審判決を破棄した。", "一審判決は最高裁によって破棄された。"),
        ("ja", "4月7日、両国の外相が停戦協定に署名した。", "両国の外相が4月7日、停戦協定に署名した。"),
        ("ja", "政府は、4月7日に選挙を行った。", "4月7日に政府は選挙を行った。"),
        ("ja", "銀行は二人組の男に襲われた。", "二人組の男が銀行を襲った。"),
        ("ja", "投票率は四割だった。", "投票率は40%だった。"),
        ("ja", "地震は午後3時半に起きた。", "地震は15時30分に起きた。"),
        ("ja", "平成31年4月30日に天皇が退位した。", "2019年4月30日に天皇が退位した。"),
        ("ja", "展覧会は4月7日から9日まで開かれた。", "展覧会は4月7〜9日に開かれた。"),
    ],
)
def test_what_is_written_in_another_way_or_order_says_the_same(code, one, other):
    assert same(code, one, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("zh", "三名走私犯被警方逮捕。", "三名走私犯逮捕了警方。"),
        ("zh", "三名走私犯将被警方逮捕。", "警方逮捕了三名走私犯。"),
        ("zh", "三名走私犯没有被警方逮捕。", "警方逮捕了三名走私犯。"),
        ("zh", "法院批准公司4月7日复工。", "4月7日，法院批准公司复工。"),
        ("zh", "总统宣布4月7日举行选举。", "4月7日，总统宣布举行选举。"),
        ("zh", "警方调查4月7日爆炸。", "4月7日，警方调查爆炸。"),
        ("zh", "前市长被法院判处10年监禁。", "市长被法院判处10年监禁。"),
        ("zh", "警方逮捕了走私犯。", "走私犯被警方逮捕的妻子。"),
        ("ja", "患者は病院に搬送された。", "病院は患者を搬送した。"),
        ("ja", "議員は議長に選ばれた。", "議長は議員を選んだ。"),
        ("ja", "政府は4月7日に倒壊した橋の撤去を始めた。", "4月7日、政府は倒壊した橋の撤去を始めた。"),
        ("ja", "政府は4月7日の選挙を延期した。", "4月7日、政府は選挙を延期した。"),
        ("ja", "政府は4月7日に選挙を行うと発表した。", "4月7日、政府は選挙を行うと発表した。"),
        ("ja", "市長は記者に批判された。", "記者は市長に批判された。"),
        ("ja", "市長は記者に批判された。", "市長は記者を批判した。"),
        ("ja", "犯人は警察官に射殺された。", "犯人は警察官を射殺した。"),
        ("ja", "容疑者は警察に通報された。", "警察は容疑者を通報した。"),
        ("ja", "地震は午前3時半に起きた。", "地震は15時30分に起きた。"),
        ("zh", "无人机被击落。", "人机被击落。"),
        ("zh", "警方4月7日逮捕的三人获释。", "4月7日，警方逮捕的三人获释。"),
    ],
)
def test_what_only_looks_alike_is_kept_apart(code, one, other):
    assert not same(code, one, other)


@pytest.mark.parametrize(
    ("code", "written", "read"),
    [
        ("zh", "2031年4月至今", ("@2031-04", "至今")),
        ("zh", "13月", ("#13", "月")),
        ("zh", "2月30日", ("#2", "月", "#30", "日")),
        ("zh", "上午12时", ("#00:00",)),
        ("zh", "3小时", ("#180", "#minute")),
        ("ja", "25時", ("#25", "時")),
        ("ja", "9日間", ("#9", "日", "間")),
        ("ja", "2030年度", ("#2030", "年", "度")),
        ("zh", "从9月7日至4月9日", ("从", "@--09-07", "至", "@--04-09")),
    ],
)
def test_signs_of_days_and_times_are_read(code, written, read):
    assert read_form(written, language_among(code, ())).read == read


def test_language_without_rules_for_it_is_left_alone():
    english = language_among("en", ())

    assert day_first(("@2031-05-02", "bridges", "fell"), english) is None
    assert list(put_in_order_of_active(("bridges", "fell"), english)) == []
