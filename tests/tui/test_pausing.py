"""What is said of an unfinished search: nothing while keys come, and then what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import Desk, at_desk

if TYPE_CHECKING:
    from pathlib import Path


def said(desk: Desk) -> str:
    return desk.text_of(desk.main.query_one("#explanation"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("satellite date:2011-13", "⚠ date:2011-13  not a date"),
        ("satellite sorce:", "⚠ sorce:  no field"),
        ('"ballistic missile', '… "  this quotation mark is never closed: all behind it is read as the phrase'),
        ("(missile", "… (  this ( is never closed"),
        ("missile OR", "… OR  OR needs something on its right, and is left out"),
        ("name:ferry", "⚠ name:ferry  no such name is known; this word is looked for"),
        ("missile NEAR/x test", "⚠ NEAR/x  NEAR/ takes a number"),
        ("satelite~9", "⚠ satelite~9  ~ takes 1 or 2"),
    ],
)
async def test_it_is_told_when_no_key_comes(own_library: Path, typed: str, told: str) -> None:
    async with at_desk(own_library, (160, 40)) as desk:
        await desk.press("/", *typed)
        await desk.until(lambda: told in said(desk), f"what is wrong; it says {said(desk)!r}")
        assert desk.input.has_focus


async def test_a_blank_behind_a_colon_is_told_at_once(own_library: Path) -> None:
    async with at_desk(own_library, (160, 40)) as desk:
        await desk.type_search("title: sate")
        assert "needs a value, without a blank between" in said(desk)


async def test_what_is_finished_says_nothing(own_library: Path) -> None:
    async with at_desk(own_library, (160, 40)) as desk:
        await desk.press("/", *"(missile")
        await desk.until(lambda: "never closed" in said(desk), "what is wrong")
        await desk.press(")")
        await desk.until(lambda: "never closed" not in said(desk), "the counts again")
