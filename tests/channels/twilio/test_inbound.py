"""Every kind of incoming form, from the payload files beside this one."""

import json
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import Inbound, Media
from bot.channels.twilio.inbound import inbound

PAYLOADS = sorted(Path(__file__).parent.glob("*.json"))
SMS = {"MessageSid": "SM1", "From": "+919999900001"}


@pytest.mark.parametrize("file", PAYLOADS, ids=lambda file: file.stem)
def test_form_becomes_the_message_it_carries(file: Path) -> None:
    payload = json.loads(file.read_text())
    expected = payload["inbound"]
    expected["media"] = tuple(Media(*each) for each in expected.get("media", ()))

    assert inbound(payload["form"]) == Inbound(**expected), payload["about"]


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"From": "+919999900001", "Body": "1"}, "MessageSid"),
        ({"MessageSid": " ", "From": "+919999900001"}, "MessageSid"),
        ({"MessageSid": "SM1"}, "sender"),
        ({"MessageSid": "SM1", "From": "VA-BANKIN"}, "sender"),
        ({"MessageSid": "SM1", "From": "whatsapp:"}, "sender"),
        ({"MessageSid": "SM1", "From": "messenger:123"}, "channel"),
        ({}, "sender"),
    ],
)
def test_form_without_id_or_sender_is_refused_with_the_reason(
    form: dict[str, str], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        inbound(form)


@given(st.text(min_size=31).filter(lambda text: text.isprintable()))
def test_any_long_text_in_base64_is_read(text: str) -> None:
    coded = b64encode(text.encode()).decode()

    assert inbound({**SMS, "Body": coded}).words == text.replace("\0", "")


@given(st.text(max_size=200))
def test_words_with_a_blank_are_never_decoded(text: str) -> None:
    body = f"{text} ".replace("\0", "")

    assert inbound({**SMS, "Body": body}).words == body


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=30)))
def test_strange_fields_raise_nothing_but_value_errors(fields: dict[str, str]) -> None:
    message = inbound({**fields, **SMS, "Body": "1"})

    assert (message.provider_id, message.phone) == ("SM1", "+919999900001")


def test_eleventh_medium_is_not_looked_for() -> None:
    form = {f"MediaUrl{n}": f"https://m/{n}" for n in range(12)}

    assert len(inbound({**SMS, **form}).media) == 10
