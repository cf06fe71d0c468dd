"""Which host a call goes to."""

import pytest

from bot.channels.twilio.hosts import address

MESSAGES = "https://api.twilio.com/2010-04-01/Accounts/AC0/Messages.json"
CONTENT = "https://content.twilio.com/v1/Content"


@pytest.mark.parametrize(
    ("api_url", "messages", "content"),
    [
        ("https://api.twilio.com", MESSAGES, CONTENT),
        (
            "https://api.dublin.ie1.twilio.com",
            "https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/AC0/Messages.json",
            CONTENT,
        ),
        (
            "http://127.0.0.1:8010",
            "http://127.0.0.1:8010/2010-04-01/Accounts/AC0/Messages.json",
            "http://127.0.0.1:8010/v1/Content",
        ),
    ],
)
def test_a_stand_in_has_one_address_and_twilio_several(
    api_url: str, messages: str, content: str
) -> None:
    assert address(MESSAGES, api_url) == messages
    assert address(CONTENT, api_url) == content
