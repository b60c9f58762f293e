"""Garbage is collected while nobody is at the keys."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from tui.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def now() -> list[float]:
    """Return what the clock shows, to be set forward."""
    return [1_000.0]


@pytest.fixture
def collector(now: list[float]) -> Iterator[Collector]:
    gc.disable()
    collector = Collector(lambda: now[0])
    collector.begin()
    yield collector
    collector.end()
    gc.unfreeze()


def test_it_waits_until_the_keys_rest_and_some_time_has_passed(collector: Collector, now: list[float]) -> None:
    now[0] += 10
    collector.notice_key()
    assert not collector.collect_if_quiet()
    now[0] += 1
    assert collector.collect_if_quiet()
    now[0] += 1
    assert not collector.collect_if_quiet()
    now[0] += 10
    assert collector.collect_if_quiet()


def test_pythons_own_rule_stays_beside_it_and_comes_back(collector: Collector) -> None:
    assert gc.isenabled()
    usual = collector._usual
    assert gc.get_threshold() != usual
    collector.end()
    assert gc.get_threshold() == usual


def test_where_collecting_was_never_put_off_nothing_changes(now: list[float]) -> None:
    before = gc.get_threshold()
    collector = Collector(lambda: now[0])
    collector.begin()
    now[0] += 100
    assert gc.get_threshold() == before
    assert not collector.collect_if_quiet()
