"""A phone that did not work is usable again as soon as it writes."""

from bot import clock, dispatch
from bot.channels.base import Inbound
from bot.outbox.reach import reach
from bot.store import Store
from tests import make
from tests.moment import Moment
from tests.people import GEETA
from tests.talker import HOUSE


def test_whoever_writes_is_reached_again_there(store: Store, moment: Moment) -> None:
    """Her WhatsApp was unknown last week; now she has one."""
    group = store.write(lambda c: make.create_group(c, [GEETA]))
    mine = [(group, GEETA.number)]
    whatsapp = store.write(
        lambda c: make.create_address(c, GEETA.phone, mine, unusable_since=clock.now())
    )
    assert store.read(lambda c: reach(c, group, [GEETA.number])) == {}
    inbound = Inbound("whatsapp", "SM1", "नमस्ते", GEETA.phone, None)
    store.write(lambda c: dispatch.handle(c, inbound, HOUSE, clock.now()))
    found = store.read(lambda c: reach(c, group, [GEETA.number]))
    assert found[GEETA.number].address_id == whatsapp
