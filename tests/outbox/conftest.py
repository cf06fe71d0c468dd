"""A post office for each test."""

from collections.abc import Iterator

import pytest

from bot import clock
from bot.config import Settings
from bot.store import Store
from tests.outbox import post_office as p


@pytest.fixture
def office(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[p.PostOffice]:
    """Everything the outbox stands on, real but for Twilio itself."""
    listener = p.Listener(store)
    with p.serving(listener.app) as ours:
        public_url = f"http://127.0.0.1:{ours}"
        app = p.simulator(public_url)
        with p.serving(app) as theirs:
            settings = Settings(
                _env_file=None,
                public_url=public_url,
                twilio_account_sid=p.ACCOUNT,
                twilio_auth_token=p.TOKEN,
                twilio_whatsapp_from="+14155238886",
                twilio_sms_from="+15005550006",
                twilio_api_url=f"http://127.0.0.1:{theirs}",
                send_rate=1000,
                sms_rate=1000,
            )
            office = p.PostOffice(store, app.extensions["world"], settings)
            monkeypatch.setattr(clock, "_source", office)
            yield office
            listener.close()
