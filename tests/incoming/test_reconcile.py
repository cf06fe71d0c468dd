"""What was written to us and never came: found in the provider's list, dealt with once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests
from structlog.testing import capture_logs

from bot import clock
from bot.channels.base import SendError
from bot.channels.twilio.inbound import inbound
from bot.channels.twilio.received import TwilioReceived
from bot.config import Settings
from bot.intake import reconcile, reconcile_daily
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.world import Message, World
from bot.store.tables import Errand, Inbox, Outbox
from tests.incoming.village import HOUSE, Village, form
from tests.people import GEETA, MEERA, SITA, Person
from tests.web.serving import serving
from tests.web.tiny import ACCOUNT, TOKEN, settings

DAY = timedelta(days=1)
OURS = {"whatsapp": "whatsapp:+14155238886", "sms": "+15005550006"}


class Provider:
    """The simulator, as far as its list goes."""

    def __init__(self, world: World, url: str) -> None:
        self.world, self.url = world, url
        self.receiver = TwilioReceived(self.settings())
        self._count = 0

    def settings(self, **more: str) -> Settings:
        return Settings(
            _env_file=None,
            **{**settings("http://ours").model_dump(), "twilio_api_url": self.url, **more},
        )

    def got(self, who: Person | str, words: str, channel: str = "whatsapp", **more) -> Message:
        """A message that is in its list, whatever became of the webhook."""
        self._count += 1
        sender = who if isinstance(who, str) else who.phone
        at = clock.now()
        values = {
            "sid": f"MM{self._count:032}", "direction": "inbound", "channel": channel,
            "phone": sender, "sender": ("whatsapp:" if channel == "whatsapp" else "") + sender,
            "receiver": OURS[channel], "body": words, "status": "received", "created": at,
            "sent": at,
        }  # fmt: skip
        return self.world.keep(Message(**{**values, **more}))

    def order(self, **fault: object) -> None:
        self.world.faults.order([fault])


@pytest.fixture
def provider(village: Village) -> Iterator[Provider]:
    app = create(Config(ACCOUNT, TOKEN, "http://127.0.0.1:1/twilio/message"))
    with serving(app) as url:
        yield Provider(app.extensions["world"], url)


def _look(village: Village, provider: Provider, hours: float = 24) -> int:
    at = clock.now()
    since = at - timedelta(hours=hours)
    return reconcile(village.store, HOUSE, provider.receiver, since, at)


def _daily(village: Village, provider: Provider) -> int | None:
    return reconcile_daily(village.store, HOUSE, provider.receiver)


def test_what_never_came_acts_once_and_is_answered(village: Village, provider: Provider) -> None:
    for words in ("सीता 100 जमा", "हाँ"):
        village.moment.move(seconds=5)
        provider.got(MEERA, words)
    provider.got(GEETA, "meri bachat", channel="sms")
    village.moment.move(minutes=30)

    assert _look(village, provider) == 3
    assert _look(village, provider) == 0
    assert village.saved(SITA) == 100
    assert len(village.answers()) == 3
    assert set(village.all(Inbox.channel)) == {"whatsapp", "sms"}


def test_what_came_is_left_alone(village: Village, provider: Provider) -> None:
    """Also where the fallback has it on disk, and replays it afterwards."""
    first = provider.got(MEERA, "सीता 100 जमा")
    village.hear(form(MEERA, first.body, sid=first.sid))
    village.moment.move(seconds=5)
    yes = provider.got(MEERA, "हाँ")
    village.keep(form(MEERA, "हाँ", sid=yes.sid))
    village.moment.move(minutes=10)

    assert _look(village, provider) == 1
    assert village.replay() == 1
    assert (village.entries(), len(village.answers())) == (1, 1)
    assert _look(village, provider) == 0


def test_yesterdays_words_write_nothing(village: Village, provider: Provider) -> None:
    village.hear(form(MEERA, "सीता 100 जमा"))
    village.moment.move(seconds=5)
    provider.got(MEERA, "हाँ")
    provider.got(GEETA, "मेरी बचत")
    village.moment.move(hours=7)

    assert _look(village, provider) == 2
    assert village.entries() == 0
    assert village.intents()[1:] == ["late", "late"]
    assert all("देर से" in answer for answer in village.answers())


def test_words_that_were_overtaken_write_nothing(village: Village, provider: Provider) -> None:
    village.hear(form(MEERA, "सीता 100 जमा"))
    village.moment.move(seconds=5)
    provider.got(MEERA, "हाँ")
    village.hear(form(MEERA, "नहीं 200"))
    village.moment.move(minutes=10)

    assert _look(village, provider) == 1
    assert village.entries() == 0
    assert village.intents()[-1] == "late"


def test_others_messages_and_those_without_a_person_are_passed_over(
    village: Village, provider: Provider
) -> None:
    provider.got("VA-BANKIN", "Your OTP is 1234", channel="sms")
    provider.got("57575", "Offer", channel="sms")
    provider.got(SITA, "किसी और को", receiver="whatsapp:+14155550000")
    provider.got(SITA, "हमारा", direction="outbound-api", sender=OURS["whatsapp"])
    village.moment.move(minutes=10)

    assert _look(village, provider) == 0


def test_a_picture_is_known_to_be_one(village: Village, provider: Provider) -> None:
    provider.got(SITA, "", media=["https://m/1"])
    village.moment.move(minutes=10)

    assert _look(village, provider) == 1
    assert village.intents() == ["media"]


def test_a_list_of_many_pages(village: Village, provider: Provider) -> None:
    for number in range(1100):
        message = provider.got(SITA, "मेरी बचत")
        if number != 1000:
            known = inbound(form(SITA, message.body, sid=message.sid))
            village.store.write(lambda c, known=known: _take_in(c, known))
    village.moment.move(minutes=10)

    assert _look(village, provider) == 1


def _take_in(connection, message) -> None:
    from bot.dispatch import inbox

    who = inbox.caller(connection, message, clock.now())
    inbox.take_in(connection, message, who, clock.now())


def test_a_messaging_service_whose_numbers_nobody_told_us(
    village: Village, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the account are asked for; those of our service and our WhatsApp number are taken."""
    service = "MG" + "1" * 32
    theirs = {"twilio_sms_from": "", "twilio_messaging_service_sid": service}
    provider.receiver = TwilioReceived(provider.settings(**theirs))
    provider.got(SITA, "मेरी बचत", channel="sms", receiver="+919999900500")
    provider.got(GEETA, "मेरी बचत")
    village.moment.move(minutes=10)

    assert _look(village, provider) == 1  # the simulator's SMS belong to no service


def test_messages_of_one_second_keep_their_order(village: Village, provider: Provider) -> None:
    """Twilio's times are whole seconds."""
    for words in ("सीता 100 जमा", "हाँ"):
        provider.got(MEERA, words)
    village.moment.move(minutes=30)

    assert _look(village, provider) == 2
    assert village.saved(SITA) == 100


# -- once a day ------------------------------------------------------------------------------


def test_the_first_time_only_the_time_is_noted(village: Village, provider: Provider) -> None:
    """What came before this installation is not its matter."""
    provider.got(SITA, "मेरी बचत")
    village.moment.move(hours=1)

    assert _daily(village, provider) is None
    assert village.all(Errand.done_until) == [clock.now()]
    assert village.all(Inbox.id) == []


def test_once_a_day_by_one_of_several_clocks(village: Village, provider: Provider) -> None:
    _daily(village, provider)
    village.moment.move(hours=22)
    provider.got(SITA, "मेरी बचत")
    assert _daily(village, provider) is None
    village.moment.move(hours=2, minutes=1)

    assert [_daily(village, provider) for _clock in range(3)] == [1, None, None]
    assert village.all(Errand.done_until) == [clock.now() - timedelta(minutes=5)]


def test_what_is_still_on_its_way_is_left_to_the_webhook(
    village: Village, provider: Provider
) -> None:
    _daily(village, provider)
    village.moment.move(days=1)
    provider.got(SITA, "मेरी बचत")
    village.moment.move(minutes=4)

    assert _daily(village, provider) == 0
    village.moment.move(days=1)
    assert _daily(village, provider) == 1


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 429}, {"hang_up": True}])
def test_a_provider_that_fails_is_asked_again_an_hour_later(
    village: Village, provider: Provider, fault: dict[str, object]
) -> None:
    _daily(village, provider)
    village.moment.move(days=1)
    provider.got(SITA, "मेरी बचत")
    village.moment.move(minutes=10)
    provider.order(on="list", **fault)
    with capture_logs() as logged:
        assert _daily(village, provider) is None
    assert [each["event"] for each in logged] == ["reconcile.failed"]
    village.moment.move(minutes=59)
    assert _daily(village, provider) is None
    village.moment.move(minutes=2)
    assert _daily(village, provider) == 1


def test_by_hand_the_failure_is_told(village: Village, provider: Provider) -> None:
    provider.order(on="list", status=503)
    with pytest.raises(SendError):
        _look(village, provider)


def test_one_message_that_fails_does_not_keep_the_others(
    village: Village, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.incoming.test_replay import _refusing

    monkeypatch.setattr("bot.intake.take.handle", _refusing("जमा"))
    provider.got(MEERA, "सीता 100 जमा")
    provider.got(GEETA, "मेरी बचत")
    village.moment.move(minutes=10)
    with capture_logs() as logged:
        assert _look(village, provider) == 1
    assert sorted(each["event"] for each in logged) == ["reconcile.dead", "reconcile.found"]
    assert "सीता" not in str(logged)


def test_an_answer_that_comes_late_waits_for_the_morning(
    village: Village, provider: Provider
) -> None:
    provider.got(SITA, "मेरी बचत")
    village.moment.set(2026, 12, 9, 20)  # half past one at night in India
    _look(village, provider)

    assert village.all(Outbox.due_at)[0] > clock.now() + timedelta(hours=6)


def test_a_webhook_that_is_lost_is_in_the_list(village: Village, provider: Provider) -> None:
    """The simulator's own fault for all this."""
    provider.order(on="webhook", lose=True)
    said = {"from": SITA.phone, "body": "मेरी बचत"}
    answer = requests.post(f"{provider.url}/simulator/say", json=said, timeout=10).json()
    provider.world.by_sid[answer["sid"]].sent = clock.now()
    village.moment.move(minutes=10)

    assert answer["status"] == 0
    assert _look(village, provider) == 1
