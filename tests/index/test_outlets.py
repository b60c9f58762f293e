"""Outlets are found by any part of any of their names."""

from __future__ import annotations

import pytest

from index.search.outlets import _names as names_of_outlet
from index.search.outlets import is_meant


@pytest.mark.parametrize(
    ("outlet", "wanted"),
    [
        ("연합뉴스", "yonhap"),
        ("연합뉴스", "연합"),
        ("코리아헤럴드", "korea-herald"),
        ("조선일보", "Chosun"),
        ("KCNA", "조선중앙통신"),
        ("Rodong Sinmun", "노동신문"),
        ("Northern Monitor", "monitor"),
        ("", "unknown"),
    ],
)
def test_an_outlet_is_meant_in_any_script(outlet: str, wanted: str) -> None:
    assert is_meant(outlet, (wanted,))


@pytest.mark.parametrize(("outlet", "wanted"), [("연합뉴스", "hankyoreh"), ("", "yonhap"), ("KBS", "kb s")])
def test_another_outlet_is_not_meant(outlet: str, wanted: str) -> None:
    assert not is_meant(outlet, (wanted,))


def test_thousands_of_outlets_are_taken_apart_once() -> None:
    """Else a query of many `source:` takes each of them apart again for each of these."""
    before = names_of_outlet.cache_info().misses
    for wanted in ("one", "two", "three"):
        assert not any(is_meant(f"Outlet number {number}", (wanted,)) for number in range(5_000))
    assert names_of_outlet.cache_info().misses - before <= 5_000
