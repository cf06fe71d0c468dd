"""A phone is not a person: shared, recycled, known by an id before it is known by a number."""

import pytest

from bot import dispatch
from bot.channels.base import Inbound
from bot.store import Store
from tests.make import create_group
from tests.talker import HOUSE, NOON, Talker

GEETA = "+919999900005"


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones; Rekha and Radha share one."""
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store)


def hears(store: Store, number: int, phone: str | None, user_id: str | None) -> str:
    """The answer to a question for her savings from this phone and id."""
    inbound = Inbound("whatsapp", f"SMx{number}", "मेरी बचत कितनी है", phone, user_id)
    return "\n".join(store.write(lambda c: dispatch.handle(c, inbound, HOUSE, NOON)).texts)


def test_an_id_is_learnt_with_the_number(talker, store):
    """Later her message comes with the id alone."""
    assert "गीता" in hears(store, 1, GEETA, "IN.geeta")
    assert "गीता" in hears(store, 2, None, "IN.geeta")


def test_a_number_with_another_id_is_somebody_else(talker, store):
    """The number was given to a stranger: she sees nothing of Geeta's."""
    assert "गीता" in hears(store, 1, GEETA, "IN.geeta")
    assert "गीता" not in hears(store, 2, GEETA, "IN.stranger")
    assert "गीता" in hears(store, 3, None, "IN.geeta")


def test_an_id_that_came_first_is_joined_to_its_number(talker, store):
    """A stranger by her id, until her number comes along."""
    assert "गीता" not in hears(store, 1, None, "IN.geeta")
    assert "गीता" in hears(store, 2, GEETA, "IN.geeta")


def test_stop_needs_no_name_on_a_shared_phone(talker):
    """Whoever says it, it is the phone that wants no more."""
    [line] = talker.say("REKHA", "बंद करो")
    assert line.startswith("ठीक है")


def test_the_other_woman_says_her_name(talker):
    """ "मैं राधा हूँ" after Rekha spoke."""
    talker.say("REKHA", "मेरी बचत")
    assert "रेखा" in talker.say("REKHA", "1")[0]
    talker.say("REKHA", "मैं राधा हूँ")
    assert "राधा" in talker.say("REKHA", "मेरी बचत")[0]


def test_help_is_not_taken_for_a_name(talker):
    """At an open question for words, too."""
    talker.say("STRANGER", "जुड़ना है")
    talker.say("STRANGER", "मदद")
    assert "नाम" in talker.say("STRANGER", "मदद")[-1]


def test_a_tomorrow_at_the_read_back_of_an_amount_is_no_fault_of_ours(talker):
    """No date overflows."""
    talker.say("MEERA", "बैंक में 500 रुपये आए पता नहीं किसके")
    assert talker.say("MEERA", "कल")


def test_a_receipt_that_is_not_hers_cannot_be_disputed(talker):
    """And nothing is said of whose it is."""
    for name in ("गीता", "सीता"):
        talker.say("MEERA", f"{name} 100 जमा")
        talker.say("MEERA", "हाँ")
    talker.told()
    assert "HB8K नहीं मिला" in talker.say("GEETA", "HB8K गलत है")[0]
    assert talker.told() == []
