"""What was on disk is dealt with as the webhook would have: in order, once, and never too late."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from structlog.testing import capture_logs

from bot.channels.base import Inbound
from bot.config import Settings
from bot.dispatch import handle
from bot.intake import replay
from bot.store import Store
from bot.store.tables import Entry, Inbox, Outbox
from tests.incoming.village import HOUSE, Village, form
from tests.people import GEETA, MEERA, SITA

SETTINGS = Settings(_env_file=None)


def test_a_whole_conversation_in_the_order_in_which_it_was_written(village: Village) -> None:
    for words in ("सीता 100 जमा", "हाँ", "मेरी बचत"):
        village.keep(form(MEERA, words))
    village.keep(form(GEETA, "मेरी बचत"))

    assert village.replay() == 4
    assert village.replay() == 0
    assert village.spool.waiting() == []
    assert village.saved(SITA) == 100
    asked, written, hers, geetas = village.answers()
    assert "लिख दूँ" in asked
    assert written.startswith("✅")
    assert "मीरा" in hers
    assert "गीता" in geetas


def test_answers_go_as_text_before_all_else_and_at_night_too(village: Village) -> None:
    village.keep(form(GEETA, "मेरी बचत"))
    village.moment.set(2026, 12, 9, 20)  # half past one at night in India: later than six hours
    village.spool.forget("none")
    village.keep(form(SITA, "मेरी बचत"))
    village.replay()
    rows = village.store.read(
        lambda c: c.execute(text("SELECT lane, urgent, kind FROM outbox ORDER BY id")).all()
    )

    assert [(row.lane, bool(row.urgent), row.kind) for row in rows] == [
        (0, False, "answer"),  # "came late" waits for the morning
        (0, True, "answer"),
    ]


def test_a_message_acts_once_whichever_ways_it_comes(village: Village) -> None:
    village.hear(form(MEERA, "सीता 100 जमा"))
    yes = form(MEERA, "हाँ")
    village.keep(yes)
    answer = village.hear(yes)
    assert [village.replay(), village.replay()] == [1, 0]

    assert answer.texts[0].startswith("✅")
    assert (village.entries(), village.saved(SITA)) == (1, 100)
    assert village.answers() == []  # the response had brought it
    assert len(village.all(Inbox.id)) == 2


def test_an_answer_that_was_lost_with_its_response_is_sent(village: Village) -> None:
    """It was written, then we died; the fallback could keep the message only."""
    village.hear(form(MEERA, "सीता 100 जमा"))
    yes = form(MEERA, "हाँ")
    lost = village.hear(yes)
    for _each in range(2):
        village.keep(yes)
        village.replay()

    assert village.answers() == list(lost.texts)
    assert village.entries() == 1


def test_a_kill_between_the_commit_and_the_removal_of_the_file(village: Village) -> None:
    village.keep(form(MEERA, "सीता 100 जमा"))
    village.replay()
    yes = form(MEERA, "हाँ")
    village.keep(yes)
    (file,) = village.spool.waiting()
    before = file.read_bytes()
    village.replay()
    file.write_bytes(before)
    village.replay()

    assert (village.entries(), len(village.answers())) == (1, 2)
    assert village.spool.waiting() == []


def test_the_day_is_that_on_which_she_wrote(village: Village) -> None:
    village.moment.set(2026, 12, 9, 18)  # half past eleven at night in India
    for words in ("सीता 100 जमा", "हाँ"):
        village.keep(form(MEERA, words))
    village.moment.set(2026, 12, 9, 19)
    village.replay()

    assert village.all(Entry.occurred_on) == [date(2026, 12, 9)]


def test_after_hours_nothing_is_written_and_she_is_told_so(village: Village) -> None:
    village.hear(form(MEERA, "सीता 100 जमा"))
    for words in ("हाँ", "गीता 200 जमा", "हाँ"):
        village.keep(form(MEERA, words))
    village.moment.move(hours=7)
    village.replay()

    assert village.entries() == 0
    assert village.intents()[1:] == ["late"] * 3
    (told,) = village.answers()  # once for all three
    assert "“हाँ”" in told
    assert "देर से" in told


def test_an_old_yes_does_not_answer_a_newer_question(village: Village) -> None:
    """The database was back, and she wrote on, before the clock came to what was on disk."""
    village.hear(form(MEERA, "सीता 100 जमा"))
    village.keep(form(MEERA, "हाँ"))
    village.hear(form(MEERA, "नहीं 200"))
    village.replay()

    assert village.entries() == 0
    assert village.intents()[-1] == "late"
    assert village.hear(form(MEERA, "हाँ")).texts[0].startswith("✅")
    assert village.saved(SITA) == 200


def test_a_stop_counts_however_late_it_comes(village: Village) -> None:
    village.keep(form(SITA, "STOP"))
    village.hear(form(SITA, "मेरी बचत"))
    village.moment.move(hours=20)
    village.replay()

    assert village.intents()[-1] == "stop"


def test_a_late_message_quotes_no_secrets(village: Village) -> None:
    village.keep(form(SITA, "मेरा आधार 1234 5678 9012 है और यह बहुत लंबा संदेश है दीदी"))
    village.moment.move(hours=7)
    village.replay()
    (told,) = village.answers()

    assert "5678" not in told
    assert "…" in told


# -- what goes wrong ------------------------------------------------------------------------


def _refusing(word: str):
    """A house in which one word is a fault of ours."""

    def handle_or_fail(connection: Connection, inbound: Inbound, house, at):
        if word in inbound.words:
            raise KeyError(inbound.words)
        return handle(connection, inbound, house, at)

    return handle_or_fail


def test_a_message_that_always_fails_is_put_aside_and_holds_up_only_its_sender(
    village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.intake.take.handle", _refusing("जमा"))
    village.keep(form(MEERA, "सीता 100 जमा"))
    village.keep(form(MEERA, "हाँ"))
    village.keep(form(GEETA, "मेरी बचत"))
    done = []
    with capture_logs() as logged:
        done += [village.replay() for _each in range(4)]

    assert done == [1, 0, 0, 1]
    assert [each["event"] for each in logged if each["log_level"] == "error"] == ["spool.dead"]
    assert "सीता" not in str(logged)
    assert "99999" not in str(logged)
    assert village.entries() == 0
    assert len(list((tmp_path / "spool" / "dead").iterdir())) == 1

    monkeypatch.undo()
    assert village.spool.revive() == 1


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"arrived": "x", "fields": {}}', '{"fields": 1}', "\udcff"]
)
def test_a_file_that_cannot_be_read_is_put_aside(
    village: Village, tmp_path: Path, broken: str
) -> None:
    village.keep(form(MEERA, "मेरी बचत", sid="SM1"))
    (file,) = village.spool.waiting()
    file.write_bytes(broken.encode("utf-8", "surrogateescape"))
    village.keep(form(GEETA, "मेरी बचत"))

    assert [village.replay() for _each in range(3)] == [1, 0, 0]
    assert [each.name for each in (tmp_path / "spool" / "dead").iterdir()] == ["SM1.3.json"]


def test_a_database_that_is_away_is_waited_for_however_long(village: Village) -> None:
    """It is no fault of the message: it never dies of that."""
    away = Store("postgresql://nobody@127.0.0.1:1/nothing")
    village.keep(form(GEETA, "मेरी बचत"))
    village.keep(form(SITA, "मेरी बचत"))
    with capture_logs() as logged:
        for _each in range(5):
            assert replay(away, HOUSE, village.spool, SETTINGS) == 0

    assert {each["event"] for each in logged} == {"spool.waits"}
    assert [file.name.split(".")[1] for file in village.spool.waiting()] == ["0", "0"]
    assert village.replay() == 2
    away.close()


def test_tables_that_are_not_there_yet_are_the_databases_matter(
    village: Village, tmp_path: Path
) -> None:
    empty = Store(f"sqlite:///{tmp_path}/empty.db")
    village.keep(form(GEETA, "मेरी बचत"))
    for _each in range(4):
        assert replay(empty, HOUSE, village.spool, SETTINGS) == 0
    empty.close()

    assert village.replay() == 1


def test_a_disk_that_is_full_is_the_databases_matter(village: Village) -> None:
    """SQLite's own word for it, by a limit on the file."""
    if not village.store.is_sqlite:
        pytest.skip("PostgreSQL's disk is its own")
    limit = ["PRAGMA max_page_count=1"]
    event.listen(village.store.engine, "begin", lambda c: limit and c.exec_driver_sql(limit[0]))
    village.keep(form(GEETA, "मेरी बचत " + "क" * 5000))
    for _each in range(4):
        village.replay()
    assert [file.name.split(".")[1] for file in village.spool.waiting()] == ["0"]
    assert village.all(Outbox.id) == []

    limit[:] = ["PRAGMA max_page_count=1073741823"]
    assert village.replay() == 1
