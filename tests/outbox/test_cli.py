"""`flask outbox …` over a real application."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select, update

from bot import clock
from bot.channels.base import Report
from bot.cli.outbox import outbox
from bot.config import Settings
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.outbox.reports import take
from bot.store import Store
from bot.store.tables import Address, Outbox
from tests import make
from tests.moment import Moment


@pytest.fixture
def runner(store: Store) -> Iterator[FlaskCliRunner]:
    """Over two messages: one waits, one has failed."""

    def work(c) -> None:
        address = make.create_address(c, "+919999901000")
        said = "आपकी बचत ₹500 है।"
        messages = [Message(address, kind, "hi", said) for kind in ("receipt", "reminder")]
        failed = queue(c, messages, make.NOW)[1]
        lost = {"state": "failed", "error": "63003", "provider_id": "SM1", "attempts": 3}
        c.execute(update(Outbox).where(Outbox.id == failed).values(**lost))

    class Services:
        settings = Settings(_env_file=None)

    store.write(work)
    app = Flask("test")
    Services.store = store
    app.extensions["bachat"] = Services
    app.cli.add_command(outbox)
    with app.app_context():
        yield app.test_cli_runner()


def test_list_shows_states_without_phones_or_texts(runner: FlaskCliRunner) -> None:
    """And can be narrowed."""
    said = runner.invoke(args=["outbox", "list"]).output
    assert "waiting" in said
    assert "63003" in said
    assert "99999" not in said
    assert "बचत" not in said
    failed = runner.invoke(args=["outbox", "list", "--state", "failed"]).output
    assert len(failed.splitlines()) == 1


def test_explain_says_why(runner: FlaskCliRunner) -> None:
    """With the provider's page on the code."""
    said = runner.invoke(args=["outbox", "explain", "2"]).output
    assert "https://www.twilio.com/docs/api/errors/63003" in said
    assert "99999" not in said
    assert runner.invoke(args=["outbox", "explain", "99"]).exit_code == 2


def _says(runner: FlaskCliRunner, number: int) -> str:
    result = runner.invoke(args=["outbox", "explain", str(number)], catch_exceptions=False)
    return next(line for line in result.output.splitlines() if line.startswith("waits"))


def test_explain_says_why_one_waits(runner: FlaskCliRunner, store: Store, moment: Moment) -> None:
    """Its turn, the night, another message, the phone's limit."""
    moment.set(2026, 11, 21, 6, 31)
    assert "a worker takes it" in _says(runner, 1)

    def work(c) -> list[int]:
        reminder = Message(1, "saving_due", "hi", "…", Lane.REMINDERS)
        night = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
        return [*queue(c, [reminder], clock.now()), *queue(c, [reminder], night)]

    behind, deferred = store.write(work)
    assert "Message 1 to the same phone goes first" in _says(runner, behind)
    assert "quiet hours" in _says(runner, deferred)
    gone = {"state": "sent", "sent_at": clock.now()}
    store.write(lambda c: c.execute(update(Outbox).where(Outbox.id == 1).values(**gone)))
    moment.set(2026, 11, 21, 18)  # half past eleven at night
    assert "night" in _says(runner, behind)


def test_retry_only_what_has_ended_badly(runner: FlaskCliRunner, store: Store) -> None:
    """As a new message, once, so that reports on the old one settle the old one."""
    assert runner.invoke(args=["outbox", "retry", "2"]).exit_code == 0
    again = runner.invoke(args=["outbox", "retry", "2"])
    assert again.exit_code == 2
    assert "3 was written in place of 2" in again.output
    assert runner.invoke(args=["outbox", "retry", "1"]).exit_code == 2
    rows = store.read(lambda c: c.execute(select(Outbox.__table__).order_by(Outbox.id)).all())
    assert [(row.state, row.provider_id) for row in rows[1:]] == [
        ("failed", "SM1"), ("waiting", None)
    ]  # fmt: skip
    assert (rows[2].attempts, rows[2].text) == (0, rows[1].text)


def test_retry_is_safe_from_late_reports_on_the_old_message(
    runner: FlaskCliRunner, store: Store
) -> None:
    """Such a report may carry our reference only: the old row's."""
    store.write(lambda c: c.execute(update(Outbox).where(Outbox.id == 2).values(provider_id=None)))
    assert runner.invoke(args=["outbox", "retry", "2"]).exit_code == 0
    for word in ("sent", "undelivered", "delivered"):
        store.write(lambda c, w=word: take(c, Report("SM1", w, reference=2), make.NOW))
    states = store.read(lambda c: c.execute(select(Outbox.state).order_by(Outbox.id)).scalars())
    assert list(states) == ["waiting", "delivered", "waiting"]


def test_retry_to_a_phone_that_said_stop_is_refused(runner: FlaskCliRunner, store: Store) -> None:
    """And says why."""
    store.write(lambda c: c.execute(update(Address).values(stopped_at=make.NOW)))
    refused = runner.invoke(args=["outbox", "retry", "2"])
    assert refused.exit_code == 2
    assert "said stop" in refused.output
