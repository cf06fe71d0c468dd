"""TwiML and delivery reports."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import Report
from bot.channels.twilio.status import callback, report
from bot.channels.twilio.twiml import twiml


def messages(xml: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(xml.encode()).iter("Message")]


def test_each_text_is_a_message_and_is_escaped() -> None:
    xml = twiml(["₹100 < ₹200 & 'more'", "दूसरा\nसंदेश"], "whatsapp")

    assert messages(xml) == ["₹100 < ₹200 & 'more'", "दूसरा\nसंदेश"]


@pytest.mark.parametrize("texts", [[], [""], ["  \n"]])
def test_nothing_to_say_is_the_empty_response(texts: list[str]) -> None:
    assert twiml(texts, "sms").endswith("<Response/>")


@given(st.lists(st.text()), st.sampled_from(["sms", "whatsapp"]))
def test_any_text_makes_xml_that_can_be_read(texts: list[str], channel: str) -> None:
    ElementTree.fromstring(twiml(texts, channel).encode())


@pytest.mark.parametrize("text", ["क" * 4000, "word " * 700, "line of words\n" * 300])
def test_text_that_is_too_long_is_broken_not_lost(text: str) -> None:
    parts = messages(twiml([text], "whatsapp"))

    assert all(0 < len(part) <= 1600 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_answer_by_sms_is_put_into_the_cheap_alphabet() -> None:
    assert messages(twiml(["₹5 jama"], "sms")) == ["Rs 5 jama"]
    assert messages(twiml(["₹5 jama"], "whatsapp")) == ["₹5 jama"]


@pytest.mark.parametrize(
    ("form", "query", "expected"),
    [
        (
            {"MessageSid": "SM1", "MessageStatus": "delivered"},
            {"ref": "7"},
            Report("SM1", "delivered", "", 7),
        ),
        (
            {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "63016"},
            {},
            Report("SM1", "undelivered", "63016", None),
        ),
        (
            {"SmsSid": "SM1", "SmsStatus": "sent", "ErrorCode": "0"},
            {"ref": "-3"},
            Report("SM1", "sent", "", None),
        ),
        (
            {"MessageSid": "SM1", "MessageStatus": "read", "EventType": "READ"},
            {"ref": "७"},
            Report("SM1", "read", "", None),
        ),
    ],
)
def test_report_is_read(form: dict[str, str], query: dict[str, str], expected: Report) -> None:
    assert report(form, query) == expected


@pytest.mark.parametrize("form", [{}, {"MessageSid": "SM1"}, {"MessageStatus": "sent"}])
def test_report_without_id_or_state_is_refused(form: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no MessageSid"):
        report(form, {})


def test_callback_carries_our_reference_and_asks_twilio_to_try_again() -> None:
    assert callback("https://a.in/", 7) == "https://a.in/twilio/status?ref=7#rc=2&rp=ct,rt,5xx"
