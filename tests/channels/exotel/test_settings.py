"""Settings of Exotel that cannot work stop the start, one sentence each."""

from pathlib import Path

import pytest

from bot.app import check
from tests.channels.contract import ENTITY, EXOTEL
from tests.web.tiny import settings

SETTINGS = settings(
    "https://bachat.example.org", sms_routes="+91=exotel,*=twilio", dlt_entity_id=ENTITY
)


@pytest.fixture(autouse=True)
def _good(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in EXOTEL.env("https://api.in.exotel.com").items():
        monkeypatch.setenv(name, value)


def test_settings_that_can_work() -> None:
    check(SETTINGS)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("EXOTEL_ACCOUNT_SID", "", "EXOTEL_ACCOUNT_SID is missing"),
        ("EXOTEL_API_KEY", "", "EXOTEL_API_KEY is missing"),
        ("EXOTEL_API_TOKEN", "", "EXOTEL_API_TOKEN is missing"),
        ("EXOTEL_SMS_FROM", "", "EXOTEL_SMS_FROM is missing"),
        ("EXOTEL_SMS_FROM", "बचत", "EXOTEL_SMS_FROM must be"),
        ("EXOTEL_WEBHOOK_KEY", "", "EXOTEL_WEBHOOK_KEY is missing"),
        ("EXOTEL_WEBHOOK_KEY", "short", "EXOTEL_WEBHOOK_KEY must be 20"),
        ("EXOTEL_WEBHOOK_KEY", "a/path/of/more/than/20", "EXOTEL_WEBHOOK_KEY must be 20"),
        ("EXOTEL_WEBHOOK_IPS", "somewhere", "EXOTEL_WEBHOOK_IPS must be networks"),
        ("EXOTEL_API_URL", "https://key:token@api.exotel.com", "without key and token"),
        ("EXOTEL_API_URL", "api.exotel.com", "EXOTEL_API_URL must look like"),
    ],
)
def test_setting_that_cannot_work_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=sentence) as caught:
        check(SETTINGS)

    assert str(caught.value).count("\n- ") == 1


def test_indian_gateway_needs_the_entity() -> None:
    with pytest.raises(ValueError, match="DLT_ENTITY_ID must be"):
        check(SETTINGS.model_copy(update={"dlt_entity_id": ""}))


def test_secret_may_be_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("EXOTEL_API_TOKEN")
    (tmp_path / "token").write_text("secret\n")
    monkeypatch.setenv("EXOTEL_API_TOKEN_FILE", str(tmp_path / "token"))

    check(SETTINGS)
