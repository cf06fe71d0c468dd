"""Exotel's calls: its three ways to deliver an SMS, its words for failure, who may call."""

import pytest

from bot.channels.base import Call
from bot.channels.exotel import codes
from bot.channels.exotel.inbound import inbound
from bot.channels.exotel.settings import ExotelSettings
from bot.channels.exotel.status import report
from bot.channels.exotel.webhooks import ExotelWebhooks
from bot.outbox.states import meant
from tests.channels.contract import KEY

PHONE = "+919999900006"
# From Exotel's pages: the form of "SMS Webhooks", the query of the "Send a Reply" applet, the JSON
# of "Incoming SMS".
FORM = {
    "SmsSid": "inb_xyz789",
    "AccountSid": "bachat1",
    "From": "+919999900006",
    "To": "+911140000000",
    "Body": "मेरी बचत",
    "DateCreated": "2026-12-09T10:35:00+05:30",
}
QUERY = {"SmsSid": "x1", "From": "09999900006", "To": "56070", "Date": "x", "Body": "मेरी बचत"}
JSON = {
    "SmsSid": "2Q08orixl5wTp8Z8upk9Hb3sDcl",
    "Direction": "incoming",
    "Sender": "9999900006",
    "ReceivedOn": "12345",
    "MessageBody": "मेरी बचत",
    "ReceivedTime": "2026-05-18T16:11:01Z",
}


@pytest.mark.parametrize("fields", [FORM, QUERY, JSON])
def test_message_in_each_of_its_ways(fields: dict[str, str]) -> None:
    heard = inbound(fields)

    assert (heard.channel, heard.provider_id) == ("sms", fields["SmsSid"])
    assert (heard.phone, heard.words) == (PHONE, "मेरी बचत")


@pytest.mark.parametrize("sender", ["", "VM-AIRTEL", "56070", "+91 12345", "०९९९९९००००६"])
def test_who_cannot_be_answered_is_nobody(sender: str) -> None:
    with pytest.raises(ValueError, match="no sender"):
        inbound({**FORM, "From": sender})


def test_our_own_message_is_not_hers() -> None:
    with pytest.raises(ValueError, match="incoming"):
        inbound({**FORM, "Direction": "outbound-api"})


@pytest.mark.parametrize(
    ("said", "word", "state"),
    [
        ("queued", "PENDING_TO_OPERATOR", "sent"),
        ("sending", "", "sent"),
        ("submitted", "PENDING_ON_OPERATOR", "sent"),
        ("sent", "DELIVERED_TO_HANDSET", "delivered"),
        ("sent", "DELIVERED_TO_OPERATOR", "sent"),
        ("sent", "", "sent"),
        ("delivered", "DELIVERED_TO_HANDSET", "delivered"),
        ("failed", "FAILED_EXPIRED", "failed"),
        ("failed_dnd", "", "failed"),
        ("failed-dnd", "", "failed"),
        ("expired", "EXPIRED", "failed"),
        ("undelivered", "", "failed"),
        ("dancing", "", None),
    ],
)
def test_state(said: str, word: str, state: str | None) -> None:
    told = report({"SmsSid": "1", "Status": said, "DetailedStatus": word})

    assert meant(told.state) == state
    assert bool(told.error) == (state == "failed")


@pytest.mark.parametrize(
    ("word", "number", "code"),
    [
        ("FAILED_SUBSCRIBER_UNAVAILABLE", "23035", "30003"),
        ("", "23035", "30003"),
        ("FAILED_INVALID_SENDER", "30003", "dlt_sender"),  # Twilio's number for a phone that is off
        ("", "30003", "exotel_30003"),
        ("FAILED_REJECTED_BLACKLIST", "", "21610"),
        ("TEMPLATE_BLOCKED_BY_DLT", "23082", "dlt_text"),
        ("failed_dnd", "", "30007"),
        ("SOMETHING_NEW", "29999", "exotel_SOMETHING_NEW"),
        ("to +919999900006: no", "", "exotel_unknown"),
    ],
)
def test_failure_in_our_codes(word: str, number: str, code: str) -> None:
    assert codes.code(word, number) == code


def test_every_number_has_a_word_and_every_word_a_code() -> None:
    assert set(codes._BY_NUMBER.values()) <= codes._BY_WORD.keys()


@pytest.mark.parametrize(
    ("fields", "reference"),
    [({"CustomField": "42"}, 42), ({"CustomField": "४२"}, None), ({}, None)],
)
def test_our_reference_comes_back(fields: dict[str, str], reference: int | None) -> None:
    assert report({"SmsSid": "1", "Status": "sent", **fields}).reference == reference


def webhooks(**more: str) -> ExotelWebhooks:
    given = {"account_sid": "bachat1", "webhook_key": KEY, **more}
    return ExotelWebhooks(ExotelSettings(_env_file=None, **given))


@pytest.mark.parametrize(
    ("call", "is_genuine"),
    [
        (Call(KEY, FORM, "203.0.113.9"), True),
        (Call(KEY, QUERY, "203.0.113.9"), True),
        (Call(KEY[:-1], FORM, "203.0.113.9"), False),
        (Call("", FORM, "203.0.113.9"), False),
        (Call("क\udc80", FORM, "203.0.113.9"), False),
        (Call(KEY, {**FORM, "AccountSid": "another"}, "203.0.113.9"), False),
    ],
)
def test_who_knows_the_key_and_names_our_account(call: Call, is_genuine: bool) -> None:
    assert webhooks().is_genuine(call) is is_genuine


@pytest.mark.parametrize(
    ("peer", "is_genuine"),
    [("203.0.113.9", True), ("2001:db8::5", True), ("198.51.100.1", False), ("", False)],
)
def test_networks_are_kept_to_where_they_are_listed(peer: str, is_genuine: bool) -> None:
    listed = webhooks(webhook_ips="203.0.113.0/24, 2001:db8::/32")

    assert listed.is_genuine(Call(KEY, FORM, peer)) is is_genuine


def test_without_a_key_nobody_is_genuine() -> None:
    assert not webhooks(webhook_key="").is_genuine(Call("", FORM, "203.0.113.9"))
