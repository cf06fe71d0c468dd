"""Which provider brings a message, what is wrong with the routes, and how one is added."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot import channels, providers
from bot.app import check
from bot.channels.base import Outbound, SendError
from bot.channels.exotel.send import ExotelChannel
from bot.channels.twilio import TwilioChannel
from bot.config import Settings
from tests.web.tiny import settings

URL = "https://bachat.example.org"
INDIA, NEPAL = "+919999900005", "+9779800000000"


def routed(routes: str, **more: Any) -> Settings:
    return settings(URL, sms_routes=routes, **more)


@pytest.fixture
def pigeon(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """One more file in bot/channels."""
    folder = Path(__file__).parent / "channels" / "more"
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(folder)])
    from bot.channels import pigeon

    pigeon.FLOWN.clear()
    yield pigeon
    monkeypatch.delattr(channels, "pigeon")


@pytest.mark.parametrize(
    ("routes", "to", "name"),
    [
        ("*=twilio", INDIA, "twilio"),
        ("+91=exotel,*=twilio", INDIA, "exotel"),
        ("+91=exotel,*=twilio", NEPAL, "twilio"),
        ("*=twilio, +91=exotel", INDIA, "exotel"),
        ("*=exotel,+91=twilio,+9199=exotel", INDIA, "exotel"),
        ("*=exotel,+91=twilio,+9198=exotel", INDIA, "twilio"),
        ("+91=exotel", NEPAL, ""),
    ],
)
def test_the_longest_prefix_decides(routes: str, to: str, name: str) -> None:
    assert providers.chosen(routed(routes), "sms", to) == name


@pytest.mark.parametrize("to", [INDIA, "IN.123456"])
def test_whatsapp_has_one_provider(to: str) -> None:
    assert providers.chosen(routed("*=exotel"), "whatsapp", to) == "twilio"


@pytest.mark.parametrize(
    ("routes", "sentence"),
    [
        ("", "must look like"),
        ("exotel", "must look like"),
        ("+91=exotel;*=twilio", "must look like"),
        ("91=exotel,*=twilio", "must look like"),
        ("+91=twilio", "a route for all other numbers"),
        ("+91=twilio,+91=exotel,*=twilio", "one prefix twice"),
        ("*=carrier", "names carrier, which is no provider"),
        ("*=base", "names base, which is no provider"),
    ],
)
def test_routes_that_lead_nowhere_stop_the_start(routes: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"SMS_ROUTES .*{sentence}"):
        check(routed(routes))


def test_provider_that_is_not_used_needs_no_settings() -> None:
    check(routed("*=twilio"))
    with pytest.raises(ValueError, match="EXOTEL_ACCOUNT_SID is missing"):
        check(routed("+91=exotel,*=twilio"))


def test_a_file_and_a_line_add_a_provider(pigeon: ModuleType) -> None:
    """Nothing else knows of it."""
    ours = routed("+977=pigeon,*=twilio")
    check(ours)
    router = providers.Router(ours)

    assert router.send(Outbound(1, "sms", NEPAL, "नमस्ते")) == "pigeon-1"
    assert [bird.text for bird in pigeon.FLOWN] == ["नमस्ते"]
    with pytest.raises(ValueError, match="for pigeons"):
        check(routed("+977=pigeon,*=twilio", timezone="Asia/Kathmandu"))


def test_lookup_goes_where_the_message_went(pigeon: ModuleType) -> None:
    """Whatever the routes say now."""
    went = Outbound(1, "sms", NEPAL, "नमस्ते", via="pigeon")
    pigeon.FLOWN.append(went)
    router = providers.Router(routed("*=twilio"))

    (found,) = router.find(went, datetime.now(UTC))
    assert found.provider_id == "pigeon-1"


def test_provider_that_is_gone_is_no_reason_to_send_again() -> None:
    """The outbox must not take "cannot ask" for "was not sent"."""
    router = providers.Router(routed("*=twilio"))
    with pytest.raises(SendError, match="no_provider"):
        router.find(Outbound(1, "sms", NEPAL, "नमस्ते", via="pigeon"), datetime.now(UTC))


def test_each_is_connected_by_its_own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXOTEL_ACCOUNT_SID", "bachat1")
    exotel, twilio = providers.find("exotel"), providers.find("twilio")
    assert exotel
    assert twilio

    assert isinstance(exotel.connect(routed("*=exotel")), ExotelChannel)
    assert isinstance(twilio.connect(routed("*=exotel")), TwilioChannel)
