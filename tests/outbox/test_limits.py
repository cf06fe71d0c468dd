"""How much one phone is sent, and what is told together."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot import clock
from bot.outbox import together, withdraw
from bot.outbox.limits import BURST, UNASKED_A_DAY
from bot.outbox.queue import Lane
from bot.store.tables import Address
from tests.outbox.post_office import PHONES, PostOffice


def test_never_more_than_thirty_in_thirty_seconds(office: PostOffice) -> None:
    """The rest follows as the first ones grow old."""
    address = office.address(PHONES[0])
    for number in range(BURST + 5):
        office.put(address, str(number), lane=Lane.ANSWERS, urgent=True)
    while office.drain():
        pass
    assert len(office.arrived(PHONES[0])) == BURST
    office.move(seconds=31)
    while office.drain():
        pass
    assert office.arrived(PHONES[0]) == [str(number) for number in range(BURST + 5)]


def test_the_fourth_reminder_of_a_day_waits_for_the_next(office: PostOffice) -> None:
    """A receipt and an answer do not count and do not wait."""
    address = office.address(PHONES[0])
    for number in range(UNASKED_A_DAY + 1):
        office.put(address, f"reminder {number}", lane=Lane.REMINDERS)
        office.drain()
        office.move(minutes=1)
    office.put(address, "receipt")
    office.drain()
    assert office.arrived(PHONES[0]) == ["reminder 0", "reminder 1", "reminder 2", "receipt"]
    waits = office.rows()[UNASKED_A_DAY]
    assert (waits.state, waits.attempts) == ("waiting", 0)
    there = waits.due_at.astimezone(clock.INDIA)
    assert there.date() == clock.today() + timedelta(days=1)
    assert there.hour == 8


@pytest.mark.parametrize("open_", [True, False])
def test_reminders_that_are_due_together_are_one_message(office: PostOffice, open_: bool) -> None:
    """In full where free text may go; else how many, of what, and how to read them."""
    address = office.address(PHONES[0], open_=open_)
    more = {"lane": Lane.REMINDERS, "expires_at": clock.now() + timedelta(hours=3)}
    office.put(address, "कल बैठक है।", kind="meeting_evening", **more)
    office.put(address, "₹100 बाकी है।", kind="saving_due", **more)
    office.drain()
    (said,) = office.arrived(PHONES[0])
    if open_:
        assert said == "कल बैठक है।\n\n₹100 बाकी है।"
    else:
        assert said == "दीदी, आपके लिए 2 खबरें हैं: बैठक, बचत बाकी। पढ़ने को लिखें: खबर"
    first, second, both = office.rows()
    assert (first.state, second.state) == ("together", "together")
    assert {first.told_by, second.told_by} == {both.id}
    assert both.expires_at == first.expires_at
    texts = office.store.read(lambda c: together.told(c, address, clock.now()))
    assert texts == ["कल बैठक है।", "₹100 बाकी है।"]


def test_what_is_settled_is_not_told_with_the_others(office: PostOffice) -> None:
    """The one message for both waits for the provider; then one of them is withdrawn."""
    address = office.address(PHONES[0])
    gone = office.put(address, "₹100 बाकी है।", lane=Lane.REMINDERS, cause="saving:1:5")
    stays = office.put(address, "कल बैठक है।", lane=Lane.REMINDERS)
    office.order(on="create", status=429, code=20429)
    office.drain()
    both = office.rows()[-1]
    assert (both.kind, both.state) == ("news", "waiting")
    assert office.store.write(lambda c: withdraw(c, ["saving:1:5"], clock.now())) == 1
    office.move(hours=1)
    office.drain()
    assert office.arrived(PHONES[0]) == ["कल बैठक है।"]
    states = {row.id: row.state for row in office.rows()}
    assert (states[gone], states[stays], states[both.id]) == ("cancelled", "sent", "cancelled")


def test_what_is_over_is_not_told_with_the_others(office: PostOffice) -> None:
    """Then the other goes alone, as itself."""
    address = office.address(PHONES[0])
    gone = office.put(address, "gone", lane=Lane.REMINDERS, expires_at=clock.now())
    office.put(address, "still true", lane=Lane.REMINDERS)
    office.drain()
    assert office.arrived(PHONES[0]) == ["still true"]
    assert office.row(gone).state == "expired"


def test_other_phones_are_not_told_together(office: PostOffice) -> None:
    """Each hears what is its own."""
    for phone in PHONES[:3]:
        office.put(office.address(phone), f"for {phone}", lane=Lane.REMINDERS)
    office.drain()
    assert [office.arrived(phone) for phone in PHONES[:3]] == [
        [f"for {phone}"] for phone in PHONES[:3]
    ]


def test_when_the_days_money_is_spent_reminders_wait(office: PostOffice) -> None:
    """Answers and receipts go on; the next day everything does."""
    address = office.address(PHONES[0])
    limited = {"daily_cost_limit": Decimal("0.5")}
    office.settings = office.settings.model_copy(update=limited)
    office.put(address, "the first", lane=Lane.REMINDERS)
    office.drain()
    office.put(address, "the second", lane=Lane.REMINDERS)
    office.put(address, "answer", lane=Lane.ANSWERS)
    office.put(address, "receipt")
    office.drain()
    assert office.arrived(PHONES[0]) == ["the first", "answer", "receipt"]
    sent = office.rows()[0]
    assert (sent.parts, sent.price > 0) == (0, True)
    office.move(hours=23)
    office.world.phones[PHONES[0]].wrote_at = clock.now()
    heard = update(Address).values(heard_at=clock.now())
    office.store.write(lambda c: c.execute(heard))
    office.drain()
    assert office.arrived(PHONES[0])[-1] == "the second"
