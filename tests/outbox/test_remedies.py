"""What a report of failure leads to."""

import time

import pytest
from sqlalchemy import update

from bot import clock
from bot.outbox.tries import TRIES
from bot.store.tables import Address
from tests import make
from tests.outbox.post_office import PHONES, PostOffice
from tests.people import SITA


@pytest.mark.parametrize("code", [30001, 30017, 30022, 63009, 63010, 63012, 63017, 63018])
def test_what_passes_is_tried_again_on_the_same_channel(office: PostOffice, code: int) -> None:
    """As a row of its own, after a rest."""
    office.order(on="callback", code=code)
    row = office.put(office.address(PHONES[0]))
    office.drain()
    _until_it_is(office, row, "failed")
    again = office.rows()[-1]
    assert (again.state, again.address_id) == ("waiting", office.row(row).address_id)
    assert 4 <= (again.due_at - again.created_at).total_seconds() <= 6
    office.move(seconds=7)
    office.drain()
    _until_it_is(office, again.id, "read")
    assert len(office.rows()) == 2


def test_what_does_not_pass_in_a_day_goes_by_sms(office: PostOffice) -> None:
    """The rests grow from row to row; then it was enough."""
    group = office.store.write(lambda c: make.create_group(c, [SITA]))
    mine = ((group, SITA.number),)
    address = office.address(SITA.phone, members=mine)
    office.address(SITA.phone, members=mine, channel="sms", rank=1)
    office.order(on="callback", code=63018, times=-1, channel="whatsapp")
    office.put(address, "रसीद", group_id=group, member=SITA.number, urgent=True)
    rests = []
    while (row := office.rows()[-1]).address_id == address:
        rests.append((row.due_at - row.created_at).total_seconds())
        office.drain()
        _until_it_is(office, row.id, "failed")
        office.move(minutes=75)
        _she_writes(office, address)
    assert len(rests) == TRIES
    assert 0 == rests[0] < rests[1] < rests[2] < rests[3] < rests[4] < min(rests[5:])
    assert office.rows()[-2].error == "gave_up"


def test_a_closed_window_is_not_tried_again_for_ever(office: PostOffice) -> None:
    """The template once, also where a full queue came in between."""
    address = office.address(PHONES[0])
    office.order(on="callback", code=63016)
    office.order(on="callback", code=63018)
    office.order(on="callback", code=63016)
    office.put(address)
    for _ in range(4):
        _hears(office, address)
        row = office.rows()[-1]
        office.drain()
        _until_it_is(office, row.id, "failed")
        office.move(seconds=7)
    assert [row.error for row in office.rows()] == ["63016", "63018", "63016"]


def test_a_stop_on_whatsapp_cancels_what_waits_for_her_sms(office: PostOffice) -> None:
    """The same phone: a stop is not worked around."""
    whatsapp = office.address(PHONES[0])
    row = office.put(office.address(PHONES[0], channel="sms"))
    stop = update(Address).where(Address.id == whatsapp).values(stopped_at=clock.now())
    office.store.write(lambda c: c.execute(stop))
    office.drain()
    assert (office.row(row).state, office.row(row).error) == ("cancelled", "stopped")
    assert office.arrived(PHONES[0]) == []


def _she_writes(office: PostOffice, address: int) -> None:
    office.world.phones[SITA.phone].wrote_at = clock.now()
    _hears(office, address)


def _hears(office: PostOffice, address: int) -> None:
    heard = update(Address).where(Address.id == address).values(heard_at=clock.now())
    office.store.write(lambda c: c.execute(heard))


def _until_it_is(office: PostOffice, row: int, state: str) -> None:
    end = time.monotonic() + 5
    while office.row(row).state != state:
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
