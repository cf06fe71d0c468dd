"""Counting what a day costs, the day's limit and its alert, and the table of `outbox cost`."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from bot.cli.outbox import outbox
from bot.config import Settings
from bot.outbox import spending
from bot.outbox.spending import Spent
from bot.store import Store
from tests import make

_AT = make.NOW
_DAY = make.TODAY
_LIMIT = Settings(_env_file=None, daily_cost_limit=Decimal("1.5"))
_RUPEE = 1_000_000


def _sms(price: int = _RUPEE // 4, at: datetime = _AT, kind: str = "receipt") -> Spent:
    return Spent(at, "sms", kind, 1, price)


def _add(store: Store, *spent: Spent) -> None:
    store.write(lambda c: spending.add(c, spent))


def _lines(store: Store) -> list[tuple[Any, ...]]:
    return store.read(lambda c: [tuple(line) for line in spending.lines(c, date(2026, 1, 1))])


def _is_over(store: Store, settings: Settings = _LIMIT, at: datetime = _AT) -> bool:
    return store.write(lambda c: spending.is_over(c, settings, at))


def test_what_is_spent_is_summed_by_day_channel_and_kind(store: Store) -> None:
    chat = Spent(_AT, "whatsapp", "receipt", 0, 440_000)
    _add(store, _sms(), chat, _sms(), _sms(kind="reminder"))
    _add(store, _sms(), chat)
    _add(store)
    assert _lines(store) == [
        (_DAY, "sms", "receipt", 3, 3, 750_000),
        (_DAY, "whatsapp", "receipt", 2, 0, 880_000),
        (_DAY, "sms", "reminder", 1, 1, 250_000),
    ]
    assert store.read(lambda c: spending.spent(c, _DAY)) == 1_880_000


def test_the_day_is_that_of_india(store: Store) -> None:
    late = datetime(2026, 11, 21, 18, 29, tzinfo=UTC)  # a minute before midnight there
    _add(store, _sms(at=late), _sms(at=late + timedelta(minutes=1)))
    days = [line[0] for line in _lines(store)]
    assert days == [date(2026, 11, 21), date(2026, 11, 22)]


def test_what_is_rolled_back_was_not_spent(store: Store) -> None:
    def work(connection: Any) -> None:
        spending.add(connection, [_sms()])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.write(work)
    assert _lines(store) == []


def test_workers_at_once_lose_nothing(store: Store) -> None:
    """Each adds both counters in the order it found them; nobody waits for ever."""
    kinds = ("a", "b")

    def work(turn: int) -> None:
        for _ in range(10):
            _add(store, *(_sms(kind=kind) for kind in kinds[:: 1 if turn % 2 else -1]))

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line[3] for line in _lines(store)] == [40, 40]


def test_the_limit_is_reached_to_the_paisa_and_told_once(store: Store) -> None:
    with capture_logs() as logs:
        _add(store, _sms(_RUPEE), _sms(_RUPEE // 2 - 1))
        assert not _is_over(store)
        _add(store, _sms(1))
        assert [_is_over(store) for _ in range(3)] == [True, True, True]
    assert logs == [{"event": "outbox.cost_limit", "log_level": "error", "day": "2026-11-21"}]


def test_a_new_day_begins_at_nothing_and_is_told_of_anew(store: Store) -> None:
    tomorrow = _AT + timedelta(days=1)
    with capture_logs() as logs:
        _add(store, _sms(2 * _RUPEE))
        assert _is_over(store)
        assert not _is_over(store, at=tomorrow)
        _add(store, _sms(2 * _RUPEE, at=tomorrow))
        assert _is_over(store, at=tomorrow)
    assert [log["day"] for log in logs] == ["2026-11-21", "2026-11-22"]


def test_a_limit_that_is_raised_counts_at_once_and_is_told_of_anew(store: Store) -> None:
    raised = Settings(_env_file=None, daily_cost_limit=Decimal(3))
    with capture_logs() as logs:
        _add(store, _sms(2 * _RUPEE))
        assert _is_over(store)
        assert not _is_over(store, raised)
        _add(store, _sms(_RUPEE))
        assert _is_over(store, raised)
    assert len(logs) == 2


def test_workers_that_find_it_together_tell_once(store: Store) -> None:
    _add(store, _sms(2 * _RUPEE))
    found: list[bool] = []
    together = threading.Barrier(4)

    def work() -> None:
        together.wait()
        found.append(_is_over(store))

    with capture_logs() as logs:
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [True] * 4
    assert len(logs) == 1


def test_without_a_limit_nothing_is_too_much(store: Store) -> None:
    _add(store, _sms(10**15))
    assert not _is_over(store, Settings(_env_file=None))


def test_the_alert_is_no_message_and_no_line(store: Store) -> None:
    _add(store, _sms(2 * _RUPEE))
    assert _is_over(store)
    assert [line[1:3] for line in _lines(store)] == [("sms", "receipt")]
    assert store.read(lambda c: spending.spent(c, _DAY)) == 2 * _RUPEE


def test_metrics_show_the_day_over_all_workers(store: Store) -> None:
    """Yesterday's are gone."""
    _add(store, _sms(at=_AT - timedelta(days=1), kind="old"), _sms(), _sms())
    store.read(lambda c: spending.show(c, _AT - timedelta(days=1)))
    store.read(lambda c: spending.show(c, _AT))
    shown = generate_latest().decode()
    assert 'bachat_sms_parts_today{channel="sms",kind="receipt"} 2.0' in shown
    assert 'bachat_cost_today_rupee_millionths{channel="sms",kind="receipt"} 500000.0' in shown
    assert 'kind="old"' not in shown


@pytest.fixture
def runner(store: Store) -> Iterator[FlaskCliRunner]:
    class Services:
        settings = _LIMIT

    app = Flask("test")
    Services.store = store
    app.extensions["bachat"] = Services
    app.cli.add_command(outbox)
    with app.app_context(), time_machine.travel(_AT):
        yield app.test_cli_runner()


def test_cost_shows_days_kinds_and_totals(store: Store, runner: FlaskCliRunner) -> None:
    _add(
        store,
        *(_sms(at=_AT - timedelta(days=days)) for days in (0, 0, 1, 7)),
        Spent(_AT, "whatsapp", "meeting_evening", 0, 123_456_785_000),
    )
    said = runner.invoke(args=["outbox", "cost"]).output
    lines = [line.split() for line in said.splitlines()]
    assert ["2026-11-20", "receipt", "sms", "1", "1", "₹0.25"] in lines
    assert ["2026-11-21", "receipt", "sms", "2", "2", "₹0.50"] in lines
    assert ["2026-11-21", "all", "3", "2", "₹1,23,457.29"] in lines
    assert ["all", "days", "all", "4", "3", "₹1,23,457.54"] in lines
    assert "2026-11-14" not in said
    assert "Today ₹1,23,457.29 of ₹1.50 (DAILY_COST_LIMIT)." in said
    week = runner.invoke(args=["outbox", "cost", "--days", "8"]).output
    assert "2026-11-14" in week
