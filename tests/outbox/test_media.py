"""A message that takes a paper along: on WhatsApp inside 24 hours, elsewhere its text alone."""

import pytest

from bot import links
from bot.config import Settings
from bot.domain.papers import Name, Paper
from tests import make
from tests.outbox.post_office import PHONES, PostOffice

_TEXT = "सीता दीदी, आपकी बचत: ₹100"
_PAPER = Paper(Name.PASSBOOK, 6).query


@pytest.fixture
def signing(office: PostOffice) -> PostOffice:
    """A post office with a key."""
    office.settings = office.settings.model_copy(
        update={"secret_key": Settings(_env_file=None, secret_key="k" * 32).secret_key}
    )
    return office


@pytest.fixture
def group(office: PostOffice) -> int:
    """Whose paper it is."""
    return office.store.write(make.create_group)


def _media(office: PostOffice) -> list[list[str]]:
    there = office.world.phones[PHONES[0]].messages
    return [message.media for message in there if message.direction != "inbound"]


def test_the_provider_is_given_the_link(signing: PostOffice, group: int) -> None:
    """Signed as it goes out; what it is for can be read from it, and the text is its body."""
    signing.put(signing.address(PHONES[0]), _TEXT, media=_PAPER, group_id=group)
    assert signing.drain() == 1
    assert signing.arrived(PHONES[0]) == [_TEXT]
    ((url,),) = _media(signing)
    token = url.rpartition("/")[2]
    assert token not in repr(signing.rows())  # made as it went out, kept nowhere
    asked = links.opened(signing.settings, token, signing())
    assert asked.paper == Paper(Name.PASSBOOK, 6)
    assert url.startswith(signing.settings.public_url + "/papers/")


def test_without_a_key_and_by_sms_the_text_goes_alone(signing: PostOffice, group: int) -> None:
    """It says by itself what matters."""
    signing.put(signing.address(PHONES[1], channel="sms"), _TEXT, media=_PAPER, group_id=group)
    assert signing.drain() == 1
    (sms,) = signing.world.phones[PHONES[1]].messages
    assert (sms.body, sms.media) == (_TEXT, [])


def test_an_ambiguous_send_is_found_by_its_text(signing: PostOffice, group: int) -> None:
    """Twilio had it, though its answer never came: it does not go twice."""
    row = signing.put(signing.address(PHONES[0]), _TEXT, media=_PAPER, group_id=group)
    signing.order(on="create", accept=True, hang_up=True)
    signing.drain()
    signing.move(seconds=30)
    signing.drain()
    assert signing.arrived(PHONES[0]) == [_TEXT]
    assert signing.row(row).provider_id


def test_a_paper_that_cannot_be_fetched_goes_as_words(signing: PostOffice, group: int) -> None:
    """Once more, without it."""
    signing.put(signing.address(PHONES[0]), _TEXT, media=_PAPER, group_id=group)
    signing.order(on="create", status=400, code=63019)
    assert signing.drain() == 1
    assert signing.arrived(PHONES[0]) == [_TEXT]
    assert _media(signing) == [[]]
