"""Who is sent a picture, and who only the text."""

from datetime import UTC

import pytest
from sqlalchemy import insert, select

from bot import dispatch
from bot.channels.base import Inbound
from bot.dispatch.handle import Answer
from bot.domain.papers import Name, Paper, parsed
from bot.store import Store
from bot.store.tables import Address, AddressMember, Outbox
from tests.make import NOW, create_address, create_group
from tests.people import GEETA, MEERA, REKHA
from tests.reports.village import post
from tests.talker import HOUSE, WITH_PAPERS


@pytest.fixture
def group(store: Store) -> int:
    """Savings of two who share a phone, of one by herself, and of one who has only SMS."""

    def work(c):
        group = create_group(c, phones=True)
        for member in (4, 5, 9):
            legs = (("1010", "3", 100), ("2010", str(member), -100))
            post(c, group, "receipt", NOW.date(), *legs, member=member)
        create_address(c, GEETA.phone, [(group, 5)], channel="sms")
        return group

    return store.write(work)


def _say(store: Store, phone: str, words: str, channel: str = "whatsapp", house=WITH_PAPERS):
    inbound = Inbound(channel, f"SM{words}", words, phone)
    answer: Answer = store.write(lambda c: dispatch.handle(c, inbound, house, NOW.astimezone(UTC)))
    return answer


def _media(store: Store) -> list[str]:
    return store.read(lambda c: list(c.execute(select(Outbox.media)).scalars()))


def test_on_whatsapp_the_answer_goes_with_the_picture(store: Store, group: int) -> None:
    """By the outbox; nothing is left for the response."""
    answer = _say(store, GEETA.phone, "पासबुक")
    assert (answer.texts, answer.queued) == ((), True)
    assert [parsed(one) for one in _media(store)] == [Paper(Name.PASSBOOK, 5)]


@pytest.mark.parametrize(("channel", "house"), [("sms", WITH_PAPERS), ("whatsapp", HOUSE)])
def test_by_sms_and_without_a_key_she_reads_it(store: Store, group: int, channel, house) -> None:
    """The last entries with their codes."""
    answer = _say(store, GEETA.phone, "पासबुक", channel, house)
    assert _media(store) == []
    assert "₹100" in answer.texts[0]
    assert answer.texts[0].splitlines()[-1] == "कुल बचत: ₹100"


def test_an_officer_with_a_phone_of_several_is_sent_no_book_of_others(
    store: Store, group: int
) -> None:
    """Its sums as text, and why; a paper without names comes."""
    store.write(lambda c: _share(c, group))
    _say(store, MEERA.phone, "गीता की पासबुक")
    _say(store, MEERA.phone, "मीरा")  # is speaking
    refused = _say(store, MEERA.phone, "लोन रजिस्टर")
    assert _media(store) == []
    assert "इसलिए सबके नाम वाला कागज यहाँ नहीं आएगा" in refused.texts[0]
    _say(store, MEERA.phone, "बैलेंस शीट")
    assert [parsed(one).name for one in _media(store)] == [Name.BALANCE]


def _share(connection, group: int) -> None:
    address = connection.execute(select(Address.id).where(Address.phone == MEERA.phone)).scalar()
    connection.execute(
        insert(AddressMember).values(
            group_id=group, member=REKHA.number, address_id=address, rank=1
        )
    )
