"""What a run stands on: its folder, its database with the sample groups, its account, its clock."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import clock
from bot.cli import evening
from bot.cli.rehearsal import set_clock
from bot.config import Settings
from bot.domain.schedule import next_day
from bot.imports.samples.load import load, loaded, plans
from bot.operators import people
from bot.store import Store
from bot.store.migrate import upgrade

OPERATOR = ("Anita", "+919999900090")  # of the rehearsal's office: invented, as the women are


@dataclass(frozen=True)
class Stage:
    """Where a run keeps its things; `played` is written when the first evening is over."""

    database_url: str
    clock_file: Path
    played: Path
    spool: Path | None = None  # None = as the settings say


def live(folder: Path, given: Settings) -> Stage:
    """That of real groups: DATABASE_URL, and the time of the day."""
    default = given.database_url == Settings.model_fields["database_url"].default
    url = f"sqlite:///{folder}/bachat.db" if default else given.database_url
    return Stage(url, folder / "clock", folder / "played")


def kept(folder: Path) -> Stage:
    """That of a rehearsal, which goes on where it ended.

    It never uses DATABASE_URL: the sample women's phones may be strangers', and nothing of a
    rehearsal may be there on the day when real credentials are set.
    """
    return _named(folder, "rehearsal")


def fresh(folder: Path) -> Stage:
    """That of `PLAY=once`, new every time."""
    for end in ("db", "db-wal", "db-shm", "clock", "played"):
        (folder / f"evening.{end}").unlink(missing_ok=True)
    return _named(folder, "evening")


def _named(folder: Path, name: str) -> Stage:
    url = f"sqlite:///{folder}/{name}.db"
    return Stage(url, folder / f"{name}.clock", folder / f"{name}.played", folder / f"{name}.spool")


def migrate(stage: Stage) -> None:
    """Bring the database to the present shape."""
    store = Store(stage.database_url)
    upgrade(store)
    store.close()


def furnish(stage: Stage) -> list[str]:
    """Set the rehearsal's clock, load the sample groups; returns the names of new ones."""
    if not stage.clock_file.exists():
        set_clock(stage.clock_file, _beginning())
    clock.follow(stage.clock_file)
    store = Store(stage.database_url)
    try:
        store.write(_operator)
        return store.write(lambda connection: list(load(connection, clock.now())))
    finally:
        store.close()


def _operator(connection: Connection) -> None:
    name, number = OPERATOR
    if people.find_by_phone(connection, number) is None:
        people.add(connection, name, number, people.Role.ADMIN, clock.now())


def sample_groups(stage: Stage) -> list[str]:
    """Names of the sample groups in the database."""
    store = Store(stage.database_url)
    try:
        return store.read(loaded)
    finally:
        store.close()


def account(folder: Path) -> tuple[str, str]:
    """Sid and token of an account of nobody's, made up once for this machine."""
    file = folder / "account"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(f"AC{secrets.token_hex(16)}\n{secrets.token_hex(16)}\n")
    sid, token = file.read_text().split()
    return sid, token


def secret_key(folder: Path) -> str:
    """Made up once for this machine: the operator's code app goes by it, also after a restart."""
    file = folder / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return file.read_text()


def _beginning() -> datetime:
    """The next afternoon before a meeting day of the group that plays."""
    now = datetime.now(clock.INDIA)
    rule = next(plan["meeting_rule"] for plan in plans() if plan["code"] == evening.GROUP)
    meeting = next_day(rule, now.date())
    begins = _afternoon_before(meeting)
    return begins if begins > now else _afternoon_before(next_day(rule, meeting))


def _afternoon_before(meeting: date) -> datetime:
    return datetime.combine(meeting - timedelta(1), evening.BEGINS, clock.INDIA)
