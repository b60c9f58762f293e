"""Korean sentences that leave out who speaks, or tell of others than their subject. All texts are invented."""

from __future__ import annotations

import pytest

from tests.index.test_quotes_korean import said


@pytest.mark.parametrize("opening", ["", "이어 ", "또, ", "그러면서 "])
@pytest.mark.parametrize(
    "before", ["이민호 항만청장은 어제 새 부두를 둘러봤다.", "이민호 항만청장은 새 부두가 열렸다고 밝혔다."]
)
def test_the_paragraph_before_tells_who_goes_on_to_speak(before: str, opening: str) -> None:
    assert said(before, f"{opening}“물길을 넓히겠다”고 덧붙였다.") == [("물길을 넓히겠다", "이민호")]


@pytest.mark.parametrize(
    "line",
    ["항만법 제4조는 “배를 막지 않는다”고 규정하고 있다.", "부두 담벼락에 적힌 “배를 막지 말라”는 글씨가 남았다."],
)
def test_a_sentence_with_another_subject_is_not_whom_the_paragraph_before_tells_of(line: str) -> None:
    assert [name for _, name in said("이민호 항만청장은 어제 새 부두를 둘러봤다.", line)] in ([None], [])


@pytest.mark.parametrize("announces", ["이렇게 연설했다.", "다음과 같이 말했다.", "부두 사람들에게 말했다:"])
def test_words_announced_in_one_paragraph_come_in_the_next(announces: str) -> None:
    assert said(f"이민호 항만청장은 {announces}", "“우리는 물길을 연다.”") == [("우리는 물길을 연다.", "이민호")]


def test_an_agency_goes_on_in_its_own_words_behind_a_deed_that_it_tells() -> None:
    assert said("바다중앙통신은 이민호 청장이 부두를 찾았다며 “큰 성과다”라고 밝혔다.")[0][1] != "이민호"
    assert said("로이터통신은 이민호 청장이 부두를 찾았다며 “큰 성과다”라고 밝혔다.") == [("큰 성과다", "Reuters")]


def test_a_rumour_that_spreads_is_nobodys_claim() -> None:
    assert said("이민호 청장이 “곧 물러난다”는 소문이 퍼졌다.") == []


def test_an_agency_goes_on_in_its_own_words_behind_those_of_another() -> None:
    text = "로이터통신은 이민호 청장이 “배가 왔다”고 했다며 “이는 부두의 결실”이라고 주장했다."
    assert [name for _, name in said(text)] == ["이민호", "Reuters"]


def test_what_an_agency_passes_on_behind_a_deed_is_not_its_own() -> None:
    text = "로이터통신은 이민호 청장이 부두를 찾았다며 “배가 왔다”고 말했다고 보도했다."
    assert said(text) == [("배가 왔다", "이민호")]


def test_a_genitive_before_words_and_their_noun_owns_them() -> None:
    assert said("이민호 청장의 “다 끝났다”는 말에 선장들은 손뼉을 쳤다.") == [("다 끝났다", "이민호")]


@pytest.mark.parametrize(
    ("source", "name"),
    [("항만위원회 통계", "항만위원회"), ("항만위원회의 공시시스템", "항만위원회"), ("물길조사", None)],
)
def test_of_figures_whoever_keeps_them_speaks(source: str, name: str | None) -> None:
    assert [who for _, who in said(f"{source}에 따르면 “배가 늘었다”고 한다.")] == [name]


def test_a_sentence_that_only_gives_the_words_means_whom_the_one_before_tells_of() -> None:
    assert said("이민호 청장은 부두를 열겠다고 말했다.", "“물길은 넓다”는 것이다.") == [("물길은 넓다", "이민호")]


def test_the_paragraph_behind_may_say_whose_words_they_are() -> None:
    lines = ["박지수 장관은 “배가 온다”고 했다.", "“물길은 넓다.”", "이민호 청장이 늘 하는 말이다."]
    assert [name for _, name in said(*lines)] == ["박지수", "이민호"]


@pytest.mark.parametrize(
    "met", ["비판을 받았다", "지적을 받아 왔다", "요구를 거부했다", "비판에 직면했다", "보고를 받았다", "말을 들었다"]
)
def test_who_meets_words_has_not_said_them(met: str) -> None:
    assert said(f"이민호 청장은 “부두가 좁다”는 {met}.") == [("부두가 좁다", None)]


@pytest.mark.parametrize("source", ["박지수 장관으로부터", "박지수 장관에게"])
@pytest.mark.parametrize("met", ["칭찬을 받았다", "말을 들었다"])
def test_whoever_gives_words_to_another_has_said_them(source: str, met: str) -> None:
    assert said(f"이민호 청장은 {source} “부두가 넓다”는 {met}.") == [("부두가 넓다", "박지수")]


def test_claims_that_stand_together_are_nobodys() -> None:
    assert said("이민호 청장이 “물러난다”는 분석과 함께 “남는다”는 예측이 공존하고 있다.") == []
    assert said("이민호 청장이 “물러난다”는 관측 속에 부두가 닫혔다.") == []
