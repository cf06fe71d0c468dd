"""Messages go out once, in order, and a provider that refuses or falls silent loses none."""

import threading
import time
from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, update

from bot import clock
from bot.i18n.templates import render
from bot.outbox.claim import LEASE, claim
from bot.outbox.queue import Lane
from bot.store.tables import Address
from tests import make
from tests.outbox.post_office import PHONES, PostOffice
from tests.people import RADHA, REKHA, SITA


def _until(what: Callable[[], object], patience: float = 5.0) -> None:
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_a_message_is_sent_and_its_reports_are_written_down(office: PostOffice) -> None:
    """waiting → sent → read."""
    row = office.put(office.address(PHONES[0]), "आपकी बचत ₹500 है।")
    assert office.drain() == 1
    assert office.arrived(PHONES[0]) == ["आपकी बचत ₹500 है।"]
    assert office.row(row).provider_id
    _until(lambda: office.row(row).state == "read")


def test_answers_to_one_phone_keep_their_order(office: PostOffice) -> None:
    """One at a time to each phone, though sixteen threads send."""
    addresses = [office.address(phone) for phone in PHONES[:4]]
    for number in range(6):
        for address in addresses:
            office.put(address, str(number), lane=Lane.ANSWERS)
    assert office.drain() == 24
    for phone in PHONES[:4]:
        assert office.arrived(phone) == [str(number) for number in range(6)]


def test_an_answer_that_is_tried_again_is_not_overtaken(office: PostOffice) -> None:
    """The second answer waits with the first."""
    address = office.address(PHONES[0])
    office.order(on="create", status=429, code=20429)
    office.put(address, "first", lane=Lane.ANSWERS)
    office.put(address, "second", lane=Lane.ANSWERS)
    assert office.drain() == 0
    assert office.drain() == 0
    office.move(seconds=7)
    assert office.drain() == 2
    assert office.arrived(PHONES[0]) == ["first", "second"]


def test_answers_go_before_reminders(office: PostOffice) -> None:
    """The better lane first, however old the other is."""
    address = office.address(PHONES[0])
    office.put(address, "reminder", lane=Lane.REMINDERS)
    office.put(address, "answer", lane=Lane.ANSWERS)
    office.drain()
    assert office.arrived(PHONES[0]) == ["answer", "reminder"]


def test_too_many_requests_are_tried_again_at_growing_delays(office: PostOffice) -> None:
    """429 was never processed, so repeating it is safe."""
    office.order(on="create", status=429, code=20429, times=3)
    row = office.put(office.address(PHONES[0]))
    waits = []
    for _ in range(3):
        assert office.drain() == 0
        state = office.row(row)
        assert state.state == "waiting"
        waits.append((state.due_at.replace(tzinfo=clock.now().tzinfo) - clock.now()).seconds)
        office.move(seconds=waits[-1] + 1)
    assert waits == sorted(waits)
    assert 4 <= waits[0] <= 6
    assert 110 <= waits[2] <= 145
    assert office.drain() == 1
    assert len(office.arrived(PHONES[0])) == 1


def test_a_whole_day_of_refusals_ends_it(office: PostOffice) -> None:
    """28 tries, then it is failed and an operator is told."""
    office.order(on="create", status=429, code=20429, times=-1)
    row = office.put(office.address(PHONES[0], channel="sms"), urgent=True)
    for _ in range(28):
        office.drain()
        office.move(minutes=75)
    assert (office.row(row).state, office.row(row).error) == ("failed", "gave_up")


@pytest.mark.parametrize("fault", [{"hang_up": True}, {"status": 503}, {"status": 500}])
@pytest.mark.parametrize("accept", [True, False])
def test_a_send_in_doubt_is_asked_for_before_it_is_repeated(
    office: PostOffice, fault: dict, accept: bool
) -> None:
    """Whether Twilio had taken it or not, it arrives exactly once."""
    office.order(on="callback", lose=True, times=-1)
    office.order(on="create", accept=accept, **fault)
    row = office.put(office.address(PHONES[0]), "आपके ₹100 जमा हुए।")
    office.drain()
    assert office.row(row).state == "sending"
    office.drain()
    assert office.row(row).state == "sending", "its lease has not ended"
    office.move(seconds=LEASE.total_seconds() + 1)
    office.drain("w2")
    office.drain("w2")
    assert office.arrived(PHONES[0]) == ["आपके ₹100 जमा हुए।"]
    assert office.row(row).state in {"sent", "delivered", "read"}
    assert office.row(row).provider_id


def test_in_doubt_and_the_provider_cannot_be_asked(office: PostOffice) -> None:
    """Then it waits, however often somebody looks."""
    office.order(on="callback", lose=True, times=-1)
    office.order(on="create", hang_up=True, accept=True)
    office.order(on="list", status=503, times=3)
    row = office.put(office.address(PHONES[0]))
    office.drain()
    for _ in range(3):
        office.move(seconds=LEASE.total_seconds() + 1)
        office.drain()
        assert office.row(row).state == "sending"
    office.move(seconds=LEASE.total_seconds() + 1)
    office.drain()
    assert office.row(row).state in {"sent", "delivered", "read"}
    assert len(office.arrived(PHONES[0])) == 1


def test_the_same_words_sent_before_are_not_taken_for_the_one_in_doubt(office: PostOffice) -> None:
    """An equal message that belongs to another row does not count."""
    office.order(on="callback", lose=True, times=-1)
    address = office.address(PHONES[0])
    office.put(address, "नमस्ते")
    office.drain()
    office.order(on="create", hang_up=True)  # not taken
    office.put(address, "नमस्ते")
    office.drain()
    office.move(seconds=LEASE.total_seconds() + 1)
    office.drain()
    assert office.arrived(PHONES[0]) == ["नमस्ते", "नमस्ते"]


def test_a_report_settles_what_is_in_doubt(office: PostOffice) -> None:
    """The provider's own word comes by callback, with our reference, before anybody asks."""
    office.order(on="create", hang_up=True, accept=True)
    row = office.put(office.address(PHONES[0]))
    office.drain()
    _until(lambda: office.row(row).state == "read")
    office.move(seconds=LEASE.total_seconds() + 1)
    office.drain()
    assert len(office.arrived(PHONES[0])) == 1


def test_two_workers_at_once_send_each_message_once(office: PostOffice) -> None:
    """Leases keep them apart."""
    for phone in PHONES:
        address = office.address(phone)
        for number in range(3):
            office.put(address, f"{number}", lane=Lane.ANSWERS)
    workers = [threading.Thread(target=office.drain, args=(f"w{n}",)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    while office.drain():
        pass
    assert Counter(office.arrived(PHONES[0])) == Counter("012")
    assert sum(len(office.arrived(phone)) for phone in PHONES) == 90
    assert all(office.arrived(phone) == ["0", "1", "2"] for phone in PHONES)


def test_an_expired_message_is_never_sent(office: PostOffice) -> None:
    """A reminder of a meeting that has begun helps nobody."""
    row = office.put(office.address(PHONES[0]), expires_at=clock.now())
    office.drain()
    assert office.row(row).state == "expired"
    assert office.arrived(PHONES[0]) == []


def test_a_stop_in_between_cancels_what_waits_but_not_her_answer(office: PostOffice) -> None:
    """She said stop after the message was written."""
    address = office.address(PHONES[0])
    receipt = office.put(address, "receipt")
    office.put(address, "you will hear nothing more", urgent=True)
    office.store.write(lambda c: _stop(c, address))
    office.drain()
    assert office.row(receipt).state == "cancelled"
    assert office.arrived(PHONES[0]) == ["you will hear nothing more"]


@pytest.mark.parametrize(
    ("kind", "cause"), [("claim_ask", "claim:1:5"), ("carry_yours", "proposal:1:5")]
)
def test_a_question_that_is_decided_is_not_asked(office: PostOffice, kind: str, cause: str) -> None:
    """Somebody else was quicker, or it lapsed while the message waited for the morning."""
    row = office.put(office.address(PHONES[0]), kind=kind, cause=cause)
    office.drain()
    assert (office.row(row).state, office.row(row).error) == ("cancelled", "no_longer_true")
    assert office.arrived(PHONES[0]) == []


def test_outside_the_24_hours_the_approved_template_goes(office: PostOffice) -> None:
    """With the same words, by ContentSid."""
    row = _saving_due(office, office.address(PHONES[0], open_=False))
    office.drain()
    assert office.arrived(PHONES[0]) == [office.row(row).text]
    _until(lambda: office.row(row).state == "read")


def test_buttons_go_with_their_own_ids(office: PostOffice) -> None:
    """The template leaves the ids open; what is tapped comes back as it was sent."""
    address = office.address(PHONES[0], open_=False)
    said = {"variables": {"1": "3"}, "text": "दीदी, आपकी हाँ के लिए रुकी जमा: 3। कृपया आज ही देख लें।"}
    row = office.put(address, kind="claims_waiting", buttons=(("claims?number=7", "देखें"),), **said)
    office.drain()
    (message,) = office.world.phones[PHONES[0]].messages
    assert message.buttons == [(f"claims?number=7~{row:x}", "देखें")]


def test_without_a_template_it_goes_by_sms(office: PostOffice) -> None:
    """Her other address, if she has one."""
    whatsapp, row = _without_template(office, with_sms=True)
    assert (office.row(row).state, office.row(row).error) == ("failed", "no_template")
    assert [m.channel for m in office.world.phones[SITA.phone].messages] == ["sms"]


def test_without_a_template_and_without_sms_it_fails(office: PostOffice) -> None:
    """And says why."""
    _, row = _without_template(office, with_sms=False)
    assert (office.row(row).state, office.row(row).error) == ("failed", "no_template")
    assert len(office.rows()) == 1


def test_if_our_clock_was_wrong_about_the_window_the_template_follows(office: PostOffice) -> None:
    """63016 comes by report; it is sent again once."""
    address = office.address(PHONES[0], open_=False, language="hi")
    office.store.write(lambda c: _heard(c, address))
    first = _saving_due(office, address)
    office.drain()
    _until(lambda: office.row(first).state == "failed")
    assert office.row(first).error == "63016"
    office.drain()
    again = office.rows()[-1]
    _until(lambda: office.row(again.id).state == "read")
    assert len(office.rows()) == 2


def test_no_whatsapp_on_this_number_falls_back_to_sms(office: PostOffice) -> None:
    """63003 comes by report; the number is marked and the message goes by SMS."""
    group = office.store.write(lambda c: make.create_group(c, [SITA]))
    mine = ((group, SITA.number),)
    address = office.address(SITA.phone, members=mine)
    office.address(SITA.phone, members=mine, channel="sms", rank=1)
    office.world.phones[SITA.phone].has_whatsapp = False
    row = office.put(address, "रसीद", group_id=group, member=SITA.number)
    office.drain()
    _until(lambda: office.row(row).state == "failed")
    assert office.phone(address).unusable_since
    office.drain()
    assert [m.channel for m in office.world.phones[SITA.phone].messages] == ["whatsapp", "sms"]


def test_to_a_shared_phone_without_whatsapp_it_goes_by_sms_to_the_same_phone(
    office: PostOffice,
) -> None:
    """The message is to nobody in particular; only this phone may have it."""
    group = office.store.write(lambda c: make.create_group(c, [REKHA, RADHA]))
    both = tuple((group, who.number) for who in (REKHA, RADHA))
    address = office.address(REKHA.phone, members=both)
    office.address(PHONES[0], members=both, channel="sms", rank=1)
    office.address(REKHA.phone, members=both, channel="sms", rank=2)
    office.world.phones[REKHA.phone].has_whatsapp = False
    row = office.put(address, "खबर", group_id=group)
    office.drain()
    _until(lambda: office.row(row).state == "failed")
    office.drain()
    assert [m.channel for m in office.world.phones[REKHA.phone].messages] == ["whatsapp", "sms"]
    assert office.arrived(PHONES[0]) == []


def test_what_is_hers_alone_does_not_fall_back_to_a_phone_she_shares(office: PostOffice) -> None:
    """Another woman would read it."""
    group = office.store.write(lambda c: make.create_group(c, [SITA, REKHA]))
    mine = (group, SITA.number)
    address = office.address(SITA.phone, members=(mine,))
    office.address(REKHA.phone, members=(mine, (group, REKHA.number)), channel="sms", rank=1)
    office.world.phones[SITA.phone].has_whatsapp = False
    row = office.put(address, "रसीद", group_id=group, member=SITA.number)
    office.drain()
    _until(lambda: office.row(row).state == "failed")
    assert len(office.rows()) == 1


def test_what_twilio_refuses_for_good_is_not_tried_again(office: PostOffice) -> None:
    """She opted out of SMS at Twilio: 21610 at once, and nothing unasked from then on."""
    address = office.address(PHONES[0], channel="sms")
    office.world.phones[PHONES[0]].has_opted_out = True
    row = office.put(address)
    office.drain()
    assert (office.row(row).state, office.row(row).error) == ("failed", "21610")
    assert office.phone(address).stopped_at


def test_a_process_that_slept_leaves_its_rows_alone(office: PostOffice) -> None:
    """Past half of its lease it does not send: another may be about to take over."""
    row = office.put(office.address(PHONES[0]))
    at = clock.now()
    batch = office.store.write(lambda c: claim(c, office.settings, "w1", {"whatsapp": 5}, at))
    assert [claimed.message.reference for claimed in batch] == [row]
    office.move(seconds=LEASE.total_seconds() + 1)
    office.drain("w2")
    office.drain("w2")
    assert len(office.arrived(PHONES[0])) == 1


def _stop(connection: Connection, address: int) -> None:
    stopped = update(Address).where(Address.id == address).values(stopped_at=clock.now())
    connection.execute(stopped)


def _heard(connection: Connection, address: int) -> None:
    connection.execute(update(Address).where(Address.id == address).values(heard_at=clock.now()))


def _saving_due(office: PostOffice, address: int) -> int:
    said = render("saving_due", "hi", amount="₹100", day="गुरुवार 10 दिसंबर")
    return office.put(address, said.text, kind="saving_due", variables=said.variables)


def _without_template(office: PostOffice, *, with_sms: bool) -> tuple[int, int]:
    group = office.store.write(lambda c: make.create_group(c, [SITA]))
    mine = ((group, SITA.number),)
    address = office.address(SITA.phone, members=mine, open_=False)
    if with_sms:
        office.address(SITA.phone, members=mine, open_=False, channel="sms", rank=1)
    row = office.put(address, kind="no_such", group_id=group, member=SITA.number)
    office.drain()
    office.drain()
    return address, row
