"""What a member asks most is answered in one SMS, everything she may ask in two."""

import pytest

from bot.sms import economical, measure
from bot.store import Store
from tests.make import create_group
from tests.talker import Talker


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group in which a meeting is called; words are the same by SMS."""
    store.write(lambda c: create_group(c, phones=True, saving=10000))
    talker = Talker(store)
    for name, words in [
        ("SUNITA", "10 दिसंबर को शाम 5 बजे पंचायत भवन में बैठक है"),
        ("SUNITA", "हाँ"),
    ]:
        talker.say(name, words)
    return talker


def _parts(talker: Talker, words: str) -> int:
    return measure(economical("\n".join(talker.say("GEETA", words)))).parts


def test_her_balance_with_the_next_meeting_is_one_sms(talker: Talker) -> None:
    """Before she paid and after, and with sums of some years."""
    owing = talker.say("GEETA", "मेरी बचत कितनी है")
    assert owing == ["गीता दीदी, आपकी बचत: ₹0", "बाकी: ₹100", "बैठक: 10 दिसंबर, शाम 5 बजे"]
    talker.say("MEERA", "गीता 100 जमा")
    talker.say("MEERA", "हाँ")
    paid = talker.say("GEETA", "मेरी बचत कितनी है")
    assert paid == ["गीता दीदी, आपकी बचत: ₹100", "कुछ बाकी नहीं।", "बैठक: 10 दिसंबर, शाम 5 बजे"]
    for lines in (owing, paid, [owing[0].replace("₹0", "₹12,500"), *owing[1:]]):
        assert measure(economical("\n".join(lines))).parts == 1


@pytest.mark.parametrize(
    "words",
    [
        "मेरी पासबुक",
        "बैठक कब है",
        "मुझे कितना देना है",
        "मैंने 100 जमा किया",
        "मैं आऊँगी",
        "मैं नहीं आ पाऊँगी",
        "मदद",
        "धन्यवाद",
        "रसीद गलत है",
        "सीता की बचत",
        "बंद",
    ],
)
def test_her_other_answers_are_two_at_most(talker: Talker, words: str) -> None:
    assert _parts(talker, words) <= 2


def test_an_officers_help_is_two_too(talker: Talker) -> None:
    """What it leads to may be longer."""
    assert measure(economical("\n".join(talker.say("MEERA", "मदद")))).parts <= 2
