"""Sending with Twilio's own library, over real HTTP, to the simulator."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.channels.base import Outbound, SendError
from bot.channels.twilio import TwilioChannel
from bot.simulator.templates import content_sid
from tests.people import MEERA, SITA
from tests.simulator.stage import Stage
from tests.web.tiny import settings

EARLIER = datetime.now(UTC) - timedelta(minutes=5)


def message(text: str = "नमस्ते", channel: str = "sms", **more: Any) -> Outbound:
    return Outbound(7, channel, more.pop("to", SITA.phone), text, **more)


def states(stage: Stage) -> list[str]:
    return [report.state for report in stage.echo.reports]


def refused(stage: Stage, wanted: Outbound) -> SendError:
    with pytest.raises(SendError) as caught:
        stage.channel.send(wanted)
    return caught.value


def test_sms_is_sent_and_reported_with_our_reference(stage: Stage) -> None:
    sid = stage.channel.send(message("Sita ne ₹100 jama kiye"))
    stage.until(lambda: "delivered" in states(stage))

    assert states(stage) == ["queued", "sent", "delivered"]
    assert {(r.provider_id, r.reference, r.error) for r in stage.echo.reports} == {(sid, 7, "")}
    (there,) = stage.phone(SITA.phone)
    assert (there["body"], there["status"]) == ("Sita ne Rs 100 jama kiye", "delivered")


def test_whatsapp_inside_the_window_is_read(stage: Stage) -> None:
    stage.say(SITA.phone, "नमस्ते")
    stage.channel.send(message("₹100 जमा", "whatsapp"))
    stage.until(lambda: "read" in states(stage))

    assert states(stage) == ["queued", "sent", "delivered", "read"]
    assert stage.phone(SITA.phone)[-1]["body"] == "₹100 जमा"


def test_whatsapp_after_the_window_comes_back_and_a_template_goes(stage: Stage) -> None:
    stage.say(SITA.phone, "नमस्ते")
    stage.control("POST", "clock", {"offset": 24 * 3600 + 1})
    stage.channel.send(message("₹100 जमा", "whatsapp"))
    stage.until(lambda: "undelivered" in states(stage))
    assert stage.echo.reports[-1].error == "63016"

    variables = (("1", "सीता"), ("2", "₹100"), ("3", "K7\n M2"))
    sid = content_sid("hi", "receipt")
    stage.channel.send(message("", "whatsapp", content_sid=sid, variables=variables))
    stage.until(lambda: "read" in states(stage))
    assert stage.phone(SITA.phone)[-1]["body"] == "सीता दीदी, ₹100 जमा। रसीद K7 M2, सीता।"


def test_button_of_a_template_is_tapped(stage: Stage) -> None:
    sent = stage.channel.send(
        message(
            "",
            "whatsapp",
            content_sid=content_sid("hi", "confirm"),
            variables=(("1", "लिख दूँ?"), ("2", "a1b2")),
        )
    )
    (there,) = stage.phone(SITA.phone)
    assert there["buttons"] == [["yes:a1b2", "हाँ"], ["no:a1b2", "नहीं"]]

    stage.control("POST", "say", {"from": SITA.phone, "button": "yes:a1b2"})
    heard = stage.echo.heard[-1]
    assert (heard.button, heard.words, heard.replied_to) == ("yes:a1b2", "हाँ", sent)


def test_user_id_reaches_the_same_phone(stage: Stage) -> None:
    stage.say(SITA.phone, "1")
    user = stage.echo.heard[0].user_id
    assert user

    stage.channel.send(message("हाँ", "whatsapp", to=user))
    assert stage.phone(SITA.phone)[-1]["body"] == "हाँ"
    assert refused(stage, message(to=user)).code == "21211"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (message(to="+9112345"), "21211"),
        (message("क" * 1601), "21617"),
        (message(" "), "21619"),
        (message("", "whatsapp", content_sid="HX" + "0" * 32), "21655"),
        (message("", "whatsapp", content_sid=content_sid("hi", "receipt")), "21656"),
    ],
)
def test_what_can_never_work_is_told_so(stage: Stage, wanted: Outbound, code: str) -> None:
    error = refused(stage, wanted)

    assert (error.code, error.retryable, error.ambiguous) == (code, False, False)


def test_stop_holds_until_start(stage: Stage) -> None:
    stage.say(SITA.phone, "STOP", channel="sms")
    assert refused(stage, message()).code == "21610"

    stage.say(SITA.phone, "START", channel="sms")
    assert stage.channel.send(message())


@pytest.mark.parametrize(
    ("state_of_phone", "channel", "code"),
    [
        ({"has_whatsapp": False}, "whatsapp", "63003"),
        ({"has_blocked": True}, "whatsapp", "63033"),
        ({"is_off": True}, "sms", "30003"),
    ],
)
def test_what_the_phone_refuses_comes_as_a_report(
    stage: Stage, state_of_phone: dict[str, bool], channel: str, code: str
) -> None:
    stage.control("POST", f"phones/{SITA.phone}", state_of_phone)
    stage.channel.send(message(channel=channel))
    stage.until(lambda: "undelivered" in states(stage))

    assert (stage.echo.reports[-1].error, stage.echo.reports[-1].reference) == (code, 7)


@pytest.mark.parametrize(
    ("fault", "code", "retryable", "ambiguous"),
    [
        ({"status": 429, "code": 20429}, "20429", True, False),
        ({"status": 500, "code": 20500}, "20500", True, True),
        ({"status": 503}, "50300", True, True),
        ({"status": 408}, "40800", True, True),
        ({"status": 400, "code": 63018}, "63018", True, False),
        ({"status": 400, "code": 63010}, "63010", True, False),
        ({"status": 400, "code": 63016}, "63016", False, False),
        ({"status": 400, "code": 63003}, "63003", False, False),
        ({"status": 400, "code": 21610}, "21610", False, False),
        ({"status": 400, "code": 99999}, "99999", False, False),
        ({"status": 401, "code": 20003}, "20003", True, False),
        ({"hang_up": True}, "unreadable", True, True),
    ],
)
def test_fault_of_twilio_in_our_terms(
    stage: Stage, fault: dict[str, Any], code: str, retryable: bool, ambiguous: bool
) -> None:
    stage.control("POST", "faults", [{"on": "create", "to": SITA.phone, **fault}])
    error = refused(stage, message())

    assert (error.code, error.retryable, error.ambiguous) == (code, retryable, ambiguous)
    assert stage.phone(SITA.phone) == []
    assert stage.channel.send(message()), "a fault strikes as often as it was asked for"


def test_time_out_is_ambiguous_and_find_tells_that_it_arrived(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.http.READ", 0.1)
    hasty = TwilioChannel(stage.channel._settings)
    slow = {"on": "create", "delay": 0.4, "status": 503, "accept": True}
    stage.control("POST", "faults", [slow])
    wanted = message("Sita ₹100")

    with pytest.raises(SendError) as caught:
        hasty.send(wanted)
    error = caught.value
    assert (error.code, error.retryable, error.ambiguous) == ("timeout", True, True)
    (found,) = stage.channel.find(wanted, EARLIER)
    assert (found.text, found.to) == (wanted.text, SITA.phone)
    assert found.provider_id == stage.phone(SITA.phone)[0]["sid"]
    assert found.created_at >= EARLIER


def test_message_that_was_kept_in_spite_of_an_error_is_reported(stage: Stage) -> None:
    stage.control("POST", "faults", [{"on": "create", "status": 503, "accept": True}])

    assert refused(stage, message()).ambiguous
    stage.until(lambda: "delivered" in states(stage))
    assert {report.reference for report in stage.echo.reports} == {7}


def test_find_sees_only_this_recipient_and_only_since_then(stage: Stage) -> None:
    for number in range(3):
        stage.channel.send(message(f"{number}"))
    stage.channel.send(message("another", to=MEERA.phone))

    found = stage.channel.find(message("1"), EARLIER)
    assert [each.text for each in found] == ["2", "1", "0"]
    assert stage.channel.find(message("1"), datetime.now(UTC) + timedelta(hours=1)) == []


def test_library_lists_by_date_as_at_twilio(stage: Stage) -> None:
    """Asked by date, Twilio leaves out what it has not sent yet; that is why `find` does not."""
    messages = stage.channel._client.messages
    stage.channel.send(message("sent"))
    stage.until(lambda: "delivered" in states(stage))
    stage.control("POST", "behaviour", {"step": 1})
    stage.channel.send(message("queued"))
    now = datetime.now(UTC)
    later = now + timedelta(hours=1)

    assert [m.body for m in messages.list(date_sent_after=EARLIER)] == ["sent"]
    assert [m.body for m in messages.list(date_sent_before=later, from_="+15005550006")] == ["sent"]
    assert [m.body for m in messages.list(date_sent=now.date())] == ["sent"]
    assert messages.list(date_sent_after=later) == []
    assert messages.list(to=MEERA.phone) == []
    assert [each.text for each in stage.channel.find(message(), EARLIER)] == ["queued", "sent"]
    queued = stage.phone(SITA.phone)[1]["sid"]
    assert messages(queued).fetch().status == "queued"


def test_find_knows_a_text_whose_letters_came_back_in_another_form(stage: Stage) -> None:
    """A letter with its dot is one sign or two; a provider may turn one into the other."""
    wanted = message("✅ बैठक में पढ\u093cना है, ₹100")
    stage.channel.send(wanted)
    assert stage.phone(SITA.phone)[0]["body"] == "बैठक में प\u095dना है, ₹100"
    messages = stage.channel._client.messages
    messages.create(to=SITA.phone, from_="+15005550006", body="बैठक में पढ\u093cना है, ₹100")

    found = stage.channel.find(wanted, EARLIER)
    assert [each.text for each in found] == [wanted.text, wanted.text]


def test_find_turns_pages(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.simulator.provider._MOST_A_PAGE", 2)
    for number in range(5):
        stage.channel.send(message(f"{number}"))

    assert len(stage.channel.find(message(), EARLIER)) == 5


@pytest.mark.parametrize("fault", [{"status": 503}, {"status": 429, "code": 20429}])
def test_find_that_fails_says_so(stage: Stage, fault: dict[str, Any]) -> None:
    stage.control("POST", "faults", [{"on": "list", **fault}])

    with pytest.raises(SendError) as caught:
        stage.channel.find(message(), EARLIER)
    assert caught.value.retryable


def test_provider_that_is_away_took_nothing(stage: Stage) -> None:
    channel = TwilioChannel(settings(stage.web, twilio_api_url="http://127.0.0.1:1"))

    with pytest.raises(SendError) as caught:
        channel.send(message())
    error = caught.value
    assert (error.code, error.retryable, error.ambiguous) == ("unreachable", True, False)


def test_wrong_token_waits_for_the_operator(stage: Stage) -> None:
    stage.config.token = "another"
    error = refused(stage, message())

    assert (error.code, error.retryable, error.ambiguous) == ("20003", True, False)


def test_channel_without_a_sender_is_never_tried(stage: Stage) -> None:
    bare = settings(stage.web, twilio_api_url=stage.twilio)
    channel = TwilioChannel(bare.model_copy(update={"twilio_sms_from": ""}))

    with pytest.raises(SendError, match="21603"):
        channel.send(message())
    assert stage.phone(SITA.phone) == []


def test_messaging_service_goes_before_the_number_for_sms(stage: Stage) -> None:
    service = settings(
        stage.web, twilio_api_url=stage.twilio, twilio_messaging_service_sid="MG" + "0" * 32
    )

    assert TwilioChannel(service).send(message())


def test_threads_send_side_by_side(stage: Stage) -> None:
    """One client serves them all, each on a connection of its own."""
    meet = threading.Barrier(4)

    def send(number: int) -> str:
        meet.wait(5)
        return stage.channel.send(message(str(number)))

    with ThreadPoolExecutor(4) as pool:
        sids = list(pool.map(send, range(4)))
    assert len(set(sids)) == 4
    assert sorted(each["body"] for each in stage.phone(SITA.phone)) == ["0", "1", "2", "3"]


def test_error_holds_neither_phone_nor_text(stage: Stage) -> None:
    error = refused(stage, message("secret", to="+9112345"))

    assert str(error) == "21211"
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_library_logs_nothing(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="twilio"):
        stage.channel.send(message("secret"))

    assert "secret" not in caplog.text
