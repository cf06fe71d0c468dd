"""Which phone reaches a member."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot import clock
from bot.outbox.reach import reach
from bot.store import Store
from tests import make
from tests.moment import Moment
from tests.people import GEETA, PHULO, RADHA, REKHA, SITA


@pytest.fixture
def group(store: Store, moment: Moment) -> int:
    """Five women, three phones."""
    return store.write(lambda c: make.create_group(c, [REKHA, RADHA, SITA, GEETA, PHULO]))


def _all(store: Store, group: int, **more: bool) -> dict:
    return store.read(lambda c: reach(c, group, range(1, 11), **more))


def test_a_phone_of_two_is_shared_and_who_has_none_is_left_out(store: Store, group: int) -> None:
    """One address, two members."""
    store.write(lambda c: make.create_phones(c, group, [REKHA, RADHA, SITA, PHULO]))
    found = _all(store, group)
    assert set(found) == {4, 6, 9}
    assert found[4].address_id == found[9].address_id
    assert (found[4].shared, found[6].shared) == (True, False)


def test_rank_first_then_whatsapp_before_sms(store: Store, group: int) -> None:
    """Her own order counts most."""

    def work(c: Connection) -> list[int]:
        return [
            make.create_address(c, "+919999902001", [(group, 6)], channel="sms"),
            make.create_address(c, "+919999902001", [(group, 6)]),
            make.create_address(c, "+919999902002", [(group, 5)], rank=1),
            make.create_address(c, "+919999902003", [(group, 5)], channel="sms"),
        ]

    addresses = store.write(work)
    found = _all(store, group)
    assert found[6].address_id == addresses[1]
    assert found[5].address_id == addresses[3]


def test_what_did_not_work_is_left_out_for_thirty_days(store: Store, group: int) -> None:
    """Then it is tried again."""
    month = timedelta(days=30)
    broken = {"unusable_since": clock.now() - month + timedelta(hours=1)}
    store.write(lambda c: make.create_address(c, "+919999902001", [(group, 6)], **broken))
    assert _all(store, group) == {}
    mended = {"unusable_since": clock.now() - month - timedelta(hours=1)}
    store.write(lambda c: make.create_address(c, "+919999902005", [(group, 6)], **mended))
    assert set(_all(store, group)) == {6}


def test_a_stop_holds_for_the_phone_on_every_channel(store: Store, group: int) -> None:
    """No SMS to who stopped WhatsApp; but another phone of hers is used, and she is answered."""
    stopped = {"stopped_at": clock.now()}

    def work(c: Connection) -> None:
        make.create_address(c, "+919999902001", [(group, 6)], **stopped)
        make.create_address(c, "+919999902001", [(group, 6)], channel="sms", rank=1)

    store.write(work)
    assert _all(store, group) == {}
    assert set(_all(store, group, unasked=False)) == {6}
    other = store.write(lambda c: make.create_address(c, "+919999902009", [(group, 6)], rank=2))
    assert _all(store, group)[6].address_id == other


def test_a_stop_counts_where_the_phone_is_linked_to_nobody(store: Store, group: int) -> None:
    """The member's SMS and the address that said stop are one phone."""

    def work(c: Connection) -> None:
        make.create_address(c, "+919999902001", [], stopped_at=clock.now())
        make.create_address(c, "+919999902001", [(group, 6)], channel="sms")

    store.write(work)
    assert _all(store, group) == {}


@pytest.mark.parametrize(
    ("address", "language"),
    [({"language": "en", "script": "hi"}, "en"), ({"script": "hi_Latn"}, "hi_Latn"), ({}, "hi")],
)
def test_language_is_chosen_or_follows_her_script_or_the_group(
    store: Store, group: int, address: dict, language: str
) -> None:
    """The nearest to her."""
    store.write(lambda c: make.create_address(c, "+919999902001", [(group, 6)], **address))
    assert _all(store, group)[6].language == language
