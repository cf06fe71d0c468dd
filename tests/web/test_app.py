"""The composition root: settings that cannot work stop it; the rest is put together."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.app import check, create_app
from bot.config import Settings
from bot.dispatch import House
from tests.web.tiny import settings

URL = "https://bachat.example.org"


@pytest.fixture(autouse=True)
def _restore_log() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"public_url": "bachat.example.org"}, "PUBLIC_URL must look like"),
        ({"public_url": "https://a.in/#rc=2"}, "PUBLIC_URL must look like"),
        ({"public_url": "https://my_bot.in"}, "underscore"),
        ({"twilio_api_url": "simulator"}, "TWILIO_API_URL must look like"),
        ({"twilio_account_sid": "AC1"}, "TWILIO_ACCOUNT_SID must be"),
        ({"twilio_auth_token": ""}, "TWILIO_AUTH_TOKEN is missing"),
        ({"twilio_whatsapp_from": "", "twilio_sms_from": ""}, "TWILIO_MESSAGING_SERVICE_SID is"),
        ({"twilio_whatsapp_from": "14155238886"}, "TWILIO_WHATSAPP_FROM must be"),
        ({"twilio_sms_from": "+"}, "TWILIO_SMS_FROM must be"),
        ({"twilio_messaging_service_sid": "MG"}, "TWILIO_MESSAGING_SERVICE_SID must be"),
        ({"default_language": "ta"}, "DEFAULT_LANGUAGE must be one of"),
        ({"timezone": "Asia/Patna"}, "TIMEZONE must be"),
        ({"log_level": "loud"}, "LOG_LEVEL must be"),
        ({"database_url": "mysql://a"}, "DATABASE_URL must begin"),
        ({"database_url": "nonsense"}, "DATABASE_URL must begin"),
        ({"redis_url": "127.0.0.1:6379"}, "REDIS_URL must begin"),
    ],
)
def test_setting_that_cannot_work_stops_the_start(wrong: dict[str, Any], sentence: str) -> None:
    good = settings(URL).model_dump()

    with pytest.raises(ValueError, match=sentence):
        check(Settings(_env_file=None, **{**good, **wrong}))


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="PUBLIC_URL") as caught:
        check(settings("nowhere", timezone="x", log_level="y"))

    assert str(caught.value).count("\n- ") == 3


@pytest.mark.parametrize(
    "good",
    [
        {},
        {"twilio_whatsapp_from": "whatsapp:+14155238886"},
        {"twilio_sms_from": "BACHAT"},
        {"twilio_sms_from": "57575"},
        {"redis_url": "rediss://:secret@redis.example.org/0"},
        {"database_url": "postgresql://u:p@db.example.org/bachat"},
        {"timezone": "Asia/Kathmandu", "default_language": "hi_Latn"},
    ],
)
def test_settings_that_can_work(good: dict[str, Any]) -> None:
    check(Settings(_env_file=None, **{**settings(URL).model_dump(), **good}))


def test_without_an_account_it_starts_and_every_webhook_is_refused(tmp_path: Path) -> None:
    """A command line on a new machine needs no Twilio."""
    bare = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/b.db")
    app = create_app(bare, {}, {})

    assert app.test_client().post("/twilio/message", data={}).status_code == 403
    app.extensions["bachat"].store.close()


def test_services_are_put_together(database_url: str, redis_url: str) -> None:
    app = create_app(settings(URL, database_url=database_url, redis_url=redis_url), {}, {})
    services = app.extensions["bachat"]

    assert isinstance(services.house, House)
    assert services.house.zone.key == "Asia/Kolkata"
    answer = app.test_client().get("/health/ready")
    assert answer.json == {"status": "ready", "database": "ok", "redis": "ok"}
    services.store.close()
    services.redis.close()
