"""After the meeting: who was not there, and a meeting that nobody closed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from bot import clock
from bot.books.carry_out import Actor, carry_out
from bot.config import Settings
from bot.domain.commands import Command, MarkAttendance, OpenMeeting
from bot.notices import meeting_unclosed, missed_meeting, run
from bot.outbox.claim import claim
from bot.store import Store
from bot.store.tables import Group, Meeting, Outbox
from tests import make
from tests.moment import Moment
from tests.people import EVERYONE, GEETA, MEERA, PHULO, RADHA, REKHA

OFFICERS = 3


@pytest.fixture
def group(store: Store, moment: Moment) -> int:
    """A meeting at noon on 21 November; Rekha, Radha (on one phone), Geeta and Phulo are away."""
    moment.set(2026, 11, 21, 6, 30)
    group = store.write(lambda c: make.create_group(c, EVERYONE, phones=True))
    away = (REKHA, RADHA, GEETA, PHULO)
    there = tuple(p.number for p in EVERYONE if p not in away)
    _says(store, group, OpenMeeting())
    _says(store, group, MarkAttendance(1, there, tuple(p.number for p in away)))
    return group


def _says(store: Store, group: int, command: Command) -> None:
    source = f"in:{type(command).__name__}"
    by = Actor(group, MEERA.number)
    store.write(lambda c: carry_out(c, by, command, source, clock.now()))


def _told(store: Store) -> dict[str, list[str]]:
    rows = store.read(
        lambda c: c.execute(select(Outbox.kind, Outbox.text).order_by(Outbox.id)).all()
    )
    told: dict[str, list[str]] = {}
    for kind, text in rows:
        told.setdefault(kind, []).append(text)
    return told


def test_who_was_away_hears_of_it_kindly_the_next_day(
    store: Store, group: int, moment: Moment
) -> None:
    """Once; with what she owes, but on a phone of two nobody's sum."""
    moment.set(2026, 11, 22, 4, 29)
    assert run(store, missed_meeting.NOTICE, clock.now()) == 0
    moment.set(2026, 11, 22, 4, 30)
    assert run(store, missed_meeting.NOTICE, clock.now()) == 2
    assert run(store, missed_meeting.NOTICE, clock.now()) == 0
    told = _told(store)
    assert told["missed_meeting_owes"] == ["दीदी, कल बैठक में आपकी कमी रही। आपकी ₹100 बचत बाकी है।"]
    assert len(told["missed_meeting"]) == 1
    assert "₹" not in told["missed_meeting"][0]
    moment.set(2026, 11, 23, 6, 30)
    assert run(store, missed_meeting.NOTICE, clock.now()) == 0


def test_who_owes_nothing_is_only_missed(store: Store, group: int, moment: Moment) -> None:
    """No sum of zero."""
    store.write(lambda c: c.execute(update(Group).values(dues_from=None)))
    moment.set(2026, 11, 22, 6, 30)
    assert run(store, missed_meeting.NOTICE, clock.now()) == 2
    assert _told(store).keys() == {"missed_meeting"}


def test_nobody_is_missed_whom_nobody_marked(store: Store, group: int, moment: Moment) -> None:
    """A cancelled meeting has no absent women either."""
    store.write(lambda c: c.execute(update(Meeting).values(state="cancelled")))
    moment.set(2026, 11, 22, 6, 30)
    assert run(store, missed_meeting.NOTICE, clock.now()) == 0


def test_an_unclosed_meeting_is_called_to_mind_twice(
    store: Store, group: int, moment: Moment
) -> None:
    """In its evening and the next morning, to the officers."""
    moment.set(2026, 11, 21, 12, 29)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == 0
    moment.set(2026, 11, 21, 12, 30)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == OFFICERS
    moment.set(2026, 11, 21, 14, 0)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == 0
    moment.set(2026, 11, 22, 2, 30)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == OFFICERS
    moment.set(2026, 11, 23, 2, 30)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == 0
    texts = set(_told(store)["meeting_unclosed"])
    assert texts == {"दीदी, शनिवार 21 नवंबर की बैठक अभी बंद नहीं हुई। लिखें: बैठक बंद"}


def test_a_meeting_of_the_evening_may_go_on(store: Store, group: int, moment: Moment) -> None:
    """Two hours nobody says anything."""
    late = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    store.write(lambda c: c.execute(update(Meeting).values(opened_at=late)))
    moment.set(2026, 11, 21, 13, 59)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == 0


def test_nobody_is_reminded_of_one_that_is_closed_meanwhile(
    store: Store, group: int, moment: Moment
) -> None:
    """Also not where the message waits already."""
    moment.set(2026, 11, 21, 12, 30)
    run(store, meeting_unclosed.NOTICE, clock.now())
    closed = {"state": "closed", "closed_at": clock.now()}
    store.write(lambda c: c.execute(update(Meeting).values(**closed)))
    assert (
        store.write(
            lambda c: list(claim(c, Settings(_env_file=None), "w1", {"whatsapp": 100}, clock.now()))
        )
        == []
    )
    moment.set(2026, 11, 22, 2, 30)
    assert run(store, meeting_unclosed.NOTICE, clock.now()) == 0
