"""What the bot says unasked: at the right time, once, to each phone one message, and never late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import clock
from bot.config import Settings
from bot.i18n import LANGUAGES
from bot.i18n.templates import find, names
from bot.notices import NOTICES, run
from bot.outbox import queue
from bot.outbox.claim import claim
from bot.store import Store
from bot.store.tables import Address, Claim, Group, Meeting, Outbox
from tests import make
from tests.moment import Moment
from tests.people import EVERYONE, MEERA, PHULO, SUNITA

# Thursday 10 December, five in the evening in India
STARTS = datetime(2026, 12, 10, 11, 30, tzinfo=UTC)
OURS = {notice.name for notice in NOTICES} | {"saving_due_shared", "missed_meeting_owes"}
PHONES = 8  # of ten women: two share one, one has none


@pytest.fixture
def group(store: Store, moment: Moment) -> int:
    """Ten women, a meeting tomorrow, planned last week; nobody has paid."""

    def work(c: Connection) -> int:
        group = make.create_group(c, EVERYONE, phones=True, dues_from=None)
        values = {"group_id": group, "number": 1, "starts_at": STARTS, "place": "आँगनवाड़ी"}
        created = {"created_at": datetime(2026, 12, 1, tzinfo=UTC)}
        c.execute(insert(Meeting).values(**values, **created))
        return group

    return store.write(work)


def _look(store: Store) -> dict[str, int]:
    counts = {notice.name: run(store, notice, clock.now()) for notice in NOTICES}
    return {name: count for name, count in counts.items() if count}


def _rows(store: Store, kind: str) -> list:
    query = select(Outbox.__table__).where(Outbox.kind == kind).order_by(Outbox.id)
    return store.read(lambda c: list(c.execute(query)))


def _change(store: Store, **values: object) -> None:
    store.write(lambda c: c.execute(update(Meeting).values(**values)))


def test_the_evening_before_each_phone_hears_once(store: Store, group: int, moment: Moment) -> None:
    """From 18:00 in India; the two who share a phone are reminded together."""
    moment.set(2026, 12, 9, 12, 29)
    assert _look(store) == {}
    moment.set(2026, 12, 9, 12, 30)
    assert _look(store) == {"meeting_evening": PHONES}
    assert _look(store) == {}
    moment.set(2026, 12, 9, 14, 29)
    assert _look(store) == {}
    rows = _rows(store, "meeting_evening")
    assert len({row.address_id for row in rows}) == PHONES
    assert rows[0].text == "कल गुरुवार 10 दिसंबर को शाम 5 बजे बैठक है, आँगनवाड़ी पर। बचत लाएँ।"
    assert rows[0].buttons[0][0] == "rsvp_yes?number=1"


def test_nobody_is_woken_for_a_reminder(store: Store, group: int, moment: Moment) -> None:
    """The clock stood still from 18:00 to 20:00: the day's own reminder is enough."""
    moment.set(2026, 12, 9, 14, 30)
    assert _look(store) == {}


def test_three_hours_before_until_the_start(store: Store, group: int, moment: Moment) -> None:
    """Then it expires."""
    moment.set(2026, 12, 10, 8, 29)
    assert _look(store) == {}
    moment.set(2026, 12, 10, 8, 30)
    assert _look(store) == {"meeting_today": PHONES}
    assert {row.expires_at for row in _rows(store, "meeting_today")} <= {
        STARTS, STARTS.replace(tzinfo=None),
    }  # fmt: skip
    moment.set(2026, 12, 10, 11, 30)
    assert _look(store) == {}


def test_before_an_early_meeting_it_waits_for_eight(
    store: Store, group: int, moment: Moment
) -> None:
    """Three hours before nine is six: too early."""
    _change(store, starts_at=datetime(2026, 12, 10, 3, 30, tzinfo=UTC))
    moment.set(2026, 12, 10, 2, 29)
    assert _look(store) == {}
    moment.set(2026, 12, 10, 2, 30)
    assert _look(store) == {"meeting_today": PHONES}


def test_who_called_a_meeting_for_today_has_told_everybody(
    store: Store, group: int, moment: Moment
) -> None:
    """No reminder on the heels of the invitation."""
    _change(store, created_at=STARTS - timedelta(hours=2))
    moment.set(2026, 12, 10, 9, 45)
    assert _look(store) == {}


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_not_for_a_meeting_that_is_over(
    store: Store, group: int, moment: Moment, state: str
) -> None:
    """Nor when that happens between the writing and the sending."""
    moment.set(2026, 12, 10, 9)
    _change(store, state=state)
    assert _look(store) == {}
    _change(store, state="planned")
    _look(store)
    _change(store, state=state)
    assert _claimed(store) == []
    assert {row.error for row in _rows(store, "meeting_today")} == {"no_longer_true"}


def test_a_moved_meeting_is_reminded_of_at_its_new_time(
    store: Store, group: int, moment: Moment
) -> None:
    """The old reminder is not sent any more; the new one has a key of its own."""
    moment.set(2026, 12, 9, 13)
    _look(store)
    _change(store, starts_at=STARTS + timedelta(days=1), version=2)
    assert _claimed(store) == []
    moment.set(2026, 12, 10, 13)
    assert _look(store) == {"meeting_evening": PHONES}


def test_not_to_a_phone_that_said_stop(store: Store, group: int, moment: Moment) -> None:
    """Stop means stop."""
    store.write(lambda c: c.execute(update(Address).values(stopped_at=clock.now())))
    moment.set(2026, 12, 9, 13)
    assert _look(store) == {}


def test_savings_are_asked_for_three_days_before_the_meeting_once(
    store: Store, group: int, moment: Moment
) -> None:
    """With the sum; on the shared phone with names and without sums."""
    _owe(store)
    moment.set(2026, 12, 6, 5)  # 10:30, four days before
    assert _look(store) == {}
    moment.set(2026, 12, 7, 4, 29)  # 09:59
    assert _look(store) == {}
    moment.set(2026, 12, 7, 4, 30)
    assert _look(store) == {"saving_due": PHONES}
    moment.set(2026, 12, 8, 6)
    assert _look(store) == {}
    (shared,) = _rows(store, "saving_due_shared")
    assert shared.text == "दीदी, इनकी बचत बाकी है: रेखा, राधा। इसे गुरुवार 10 दिसंबर तक दे दें।"
    assert _rows(store, "saving_due")[0].text == (
        "दीदी, आपकी ₹100 बचत बाकी है। गुरुवार 10 दिसंबर तक दे दें।"
    )


def test_without_a_meeting_from_the_25th_on(store: Store, group: int, moment: Moment) -> None:
    """Until the last day of the month."""
    _owe(store)
    _change(store, state="cancelled")
    moment.set(2026, 12, 24, 6)
    assert _look(store) == {}
    moment.set(2026, 12, 25, 6)
    assert _look(store) == {"saving_due": PHONES}
    assert "गुरुवार 31 दिसंबर" in _rows(store, "saving_due")[0].text


def test_a_weekly_group_without_a_meeting_three_days_before_its_week_ends(
    store: Store, group: int, moment: Moment
) -> None:
    """Weeks count from the first day of dues."""
    _owe(store, cycle="weekly", dues_from=date(2026, 12, 7))
    _change(store, state="cancelled")
    moment.set(2026, 12, 9, 6)
    assert _look(store) == {}
    moment.set(2026, 12, 10, 6)
    assert _look(store) == {"saving_due": PHONES}


def test_nothing_owed_nothing_said(store: Store, group: int, moment: Moment) -> None:
    """Dues begin in January."""
    _owe(store, dues_from=date(2027, 1, 1))
    moment.set(2026, 12, 25, 6)
    assert _look(store) == {}


def test_claims_are_asked_about_again_after_a_day_and_two(
    store: Store, group: int, moment: Moment
) -> None:
    """Treasurer and secretary first, the president a day later; once each."""
    _change(store, state="held")
    made = clock.now()
    _claim(store, group, 1, PHULO.number)
    moment.move(minutes=30)
    _claim(store, group, 2, PHULO.number)
    moment.at = made + timedelta(hours=23, minutes=59)
    assert _look(store) == {}
    moment.at = made + timedelta(hours=24)
    assert _look(store) == {"claims_waiting": 2}
    moment.at = made + timedelta(hours=46)
    assert _look(store) == {}
    moment.at = made + timedelta(hours=48)
    assert _look(store) == {"claims_waiting": 1}
    moment.at = made + timedelta(hours=70)
    assert _look(store) == {}
    rows = _rows(store, "claims_waiting")
    assert [row.member for row in rows][-1] == SUNITA.number
    assert rows[0].text == "दीदी, आपकी हाँ के लिए रुकी जमा: 2। कृपया आज ही देख लें।"


def test_nobody_is_asked_about_her_own_claim(store: Store, group: int, moment: Moment) -> None:
    """The treasurer's own saving is the secretary's to confirm."""
    _change(store, state="held")
    _claim(store, group, 1, MEERA.number)
    moment.move(hours=24)
    assert _look(store) == {"claims_waiting": 1}


def test_claims_do_not_wake_anybody(store: Store, group: int, moment: Moment) -> None:
    """A claim made at 22:00 is asked about at eight."""
    moment.set(2026, 12, 9, 16, 30)
    _claim(store, group, 1, PHULO.number)
    moment.set(2026, 12, 10, 16, 30)
    assert "claims_waiting" not in _look(store)
    moment.set(2026, 12, 11, 2, 30)
    assert _look(store)["claims_waiting"] == 2


def test_two_clocks_write_each_reminder_once(store: Store, group: int, moment: Moment) -> None:
    """Both have seen that nothing was written, then both write."""
    moment.set(2026, 12, 9, 13)
    evening = NOTICES[0]
    both = [store.read(lambda c: list(evening.due(c, clock.now()))) for _ in range(2)]
    for messages in both:
        store.write(lambda c, messages=messages: queue(c, messages, clock.now()))
    assert len(_rows(store, "meeting_evening")) == PHONES


def test_our_templates_are_alike_in_all_languages_and_as_whatsapp_wants_them() -> None:
    """No variable first, last or beside another; enough fixed words; labels of at most 20."""
    assert set(names()) >= OURS
    for name in OURS:
        shapes = set()
        for language in LANGUAGES:
            template = find(name, language)
            assert template, (language, name)
            shapes.add((frozenset(template.figures), template.category, len(template.buttons)))
            text = template.text.strip()
            assert text[0] != "{", (language, name)
            assert text[-1] != "}", (language, name)
            assert "}{" not in text.replace(" ", ""), (language, name)
            fixed = [word for word in text.split() if "{" not in word]
            assert len(fixed) >= 2 * len(template.figures) + 1, (language, name)
            assert all(len(label) <= 20 for _, label in template.buttons)
        assert len(shapes) == 1, name


def test_hindi_reminders_fit_one_sms(store: Store, group: int, moment: Moment) -> None:
    """70 UTF-16 units, with a usual place."""
    _owe(store)
    moment.set(2026, 12, 7, 6)
    _look(store)
    moment.set(2026, 12, 9, 13)
    _look(store)
    moment.set(2026, 12, 10, 9)
    _look(store)
    for kind in ("saving_due", "meeting_evening", "meeting_today"):
        for row in _rows(store, kind):
            assert len(row.text.encode("utf-16-le")) // 2 <= 70, row.text


def _owe(store: Store, cycle: str = "monthly", dues_from: date = date(2026, 12, 1)) -> None:
    store.write(lambda c: c.execute(update(Group).values(cycle=cycle, dues_from=dues_from)))


def _claim(store: Store, group: int, number: int, member: int) -> None:
    values = {
        "group_id": group, "number": number, "member": member, "paise": 10_000,
        "said_on": date(2026, 12, 9), "made_at": clock.now(), "source": f"in:{number}",
    }  # fmt: skip
    store.write(lambda c: c.execute(insert(Claim).values(values)))


def _claimed(store: Store) -> list:
    settings = Settings(_env_file=None, twilio_api_url="http://127.0.0.1:1")
    at = clock.now()
    return store.write(lambda c: claim(c, settings, "w1", {"whatsapp": 100}, at))
