"""Nothing unasked goes out at night, whatever made it late."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import clock
from bot.outbox.queue import Lane
from tests import make
from tests.outbox.post_office import PHONES, PostOffice


def test_a_backlog_goes_back_to_wait_for_the_morning(office: PostOffice) -> None:
    """It was due by day, but nobody sent; her answer goes all the same."""
    address = office.address(PHONES[0])
    row = office.put(address, "reminder", lane=Lane.REMINDERS)
    _at_night(office)
    office.put(address, "answer", urgent=True, lane=Lane.ANSWERS)
    assert office.drain() == 1
    assert office.arrived(PHONES[0]) == ["answer"]
    waits = office.row(row)
    assert (waits.state, waits.attempts, waits.lease, waits.sent_at) == ("waiting", 0, "", None)
    assert _hour(waits.due_at) == 8
    office.move(hours=12)
    assert office.drain() == 1


def test_the_night_is_that_of_the_group(office: PostOffice) -> None:
    """Half past nine in India is eight in the evening in Dubai, but five in Berlin."""
    rows = []
    for phone, zone in zip(PHONES, ("Asia/Dubai", "Europe/Berlin"), strict=False):
        group = office.store.write(
            lambda c, zone=zone: make.create_group(c, [], code=zone[:4], timezone=zone)
        )
        rows.append(office.put(office.address(phone), group_id=group, lane=Lane.REMINDERS))
    _at_night(office)
    assert office.drain() == 1
    assert office.row(rows[0]).state == "waiting"
    assert _hour(office.row(rows[0]).due_at, ZoneInfo("Asia/Dubai")) == 8


def test_a_retry_that_falls_into_the_night_waits_for_the_morning(office: PostOffice) -> None:
    """Refused at half past seven for the fifth time: an hour later is too late."""
    office.order(on="create", status=400, code=30001, times=5)
    row = office.put(office.address(PHONES[0]), lane=Lane.REMINDERS)
    for seconds in (7, 37, 145, 721):
        office.drain()
        assert _hour(office.row(row).due_at) in {12, 13}
        office.move(seconds=seconds)
    office.move(hours=6, minutes=45)
    office.drain()
    assert office.row(row).attempts == 5
    assert _hour(office.row(row).due_at) == 8


def test_what_goes_again_after_doubt_waits_for_the_morning(office: PostOffice) -> None:
    """The provider says at night that it has none."""
    office.order(on="create", hang_up=True)
    row = office.put(office.address(PHONES[0]), lane=Lane.REMINDERS)
    office.drain()
    _at_night(office)
    office.drain()
    assert (office.row(row).state, office.row(row).attempts) == ("waiting", 1)
    assert _hour(office.row(row).due_at) == 8
    assert office.arrived(PHONES[0]) == []


def _at_night(office: PostOffice) -> None:
    office.move(hours=9)  # from half past twelve to half past nine in India


def _hour(at: datetime, zone: ZoneInfo = clock.INDIA) -> int:
    return at.astimezone(zone).hour
