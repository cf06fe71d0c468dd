"""A tiny house behind the real routes: it echoes what it hears and remembers it in the database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from redis import Redis
from sqlalchemy import Connection, text

from bot.channels.base import Inbound, Report
from bot.config import Settings
from bot.store import Store
from bot.web.services import Services

ACCOUNT = "AC" + "0" * 32
TOKEN = "a-token-of-this-test"
EARLY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Echo:
    """Answers with the words it heard; `fails` = how often it raises first."""

    heard: list[Inbound] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    hints: int = 0
    fails: int = 0
    texts: tuple[str, ...] = ()
    queued: bool = False

    def handle(self, connection: Connection, inbound: Inbound, house: Any, at: datetime) -> "Echo":
        assert at.tzinfo is not None
        assert connection.execute(text("SELECT 1")).scalar() == 1
        if self.fails:
            self.fails -= 1
            raise RuntimeError(f"at {inbound.phone}: {inbound.words}")
        self.heard.append(inbound)
        self.texts = tuple(word for word in inbound.words.split("|") if word)
        return self

    def report(self, connection: Connection, report: Report, at: datetime) -> None:
        if self.fails:
            self.fails -= 1
            raise RuntimeError(report.provider_id)
        self.reports.append(report)

    def hint(self, client: Redis | None) -> None:
        self.hints += 1


def settings(public_url: str, **more: Any) -> Settings:
    """Settings of a test, none of them from the machine's own .env."""
    return Settings(
        _env_file=None,
        public_url=public_url,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=TOKEN,
        twilio_whatsapp_from="+14155238886",
        twilio_sms_from="+15005550006",
        **more,
    )


def services(
    store: Store, echo: Echo, public_url: str, client: Redis | None = None, **more: Any
) -> Services:
    """The routes' services around `echo`."""
    return Services(
        store=store,
        settings=settings(public_url, **more),
        redis=client,
        house=None,
        handle=echo.handle,
        report=echo.report,
        hint=echo.hint,
    )
