"""`flask --app wsgi up`: the whole product on this machine; a rehearsal where Twilio is not set."""

import fcntl
import os
import secrets
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from bot import clock
from bot.cli import child, evening, programs
from bot.cli.household import Household, WillNotRunError
from bot.cli.local_redis import LocalRedis, NoRedisError
from bot.cli.opened import settings
from bot.cli.phones import Phones, keep_note
from bot.cli.programs import ROOT
from bot.cli.rehearsal import Rehearsal, set_clock
from bot.config import Settings
from bot.domain.schedule import next_day
from bot.imports.samples.load import load, plans
from bot.store import Store
from bot.store.migrate import upgrade

_RUN = ROOT / ".run"
_WEB_PORT, _SIMULATOR_PORT = 8000, 8010


@dataclass(frozen=True)
class Place:
    """Where a run keeps its things; `played` is written when the first evening is over."""

    database_url: str
    clock_file: Path
    played: Path


@click.command()
@click.option("--play", type=click.Choice(["once"]), help="Play the first evening, then exit.")
def up(play: str | None) -> None:
    """Start Redis, web, worker and clock; with the simulator and sample groups without Twilio."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        with _alone():
            sys.exit(_run(settings(), once=play == "once"))
    except (WillNotRunError, NoRedisError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        click.echo("\nEverything has ended; what was written is kept.")


def _run(given: Settings, *, once: bool) -> int:
    rehearsing = once or not given.twilio_account_sid
    place = _place(given, once=once)
    ports = _ports(rehearsing=rehearsing)
    env = {**os.environ, "DATABASE_URL": place.database_url}
    if rehearsing:
        env |= _rehearsal_env(place, ports)
    _prepare(place, rehearsing=rehearsing)
    with LocalRedis(_RUN / "redis", given.redis_url) as redis:
        env["REDIS_URL"] = redis.url
        house = Household(redis, env, _RUN / "logs", click.echo)
        try:
            _start(house, ports, rehearsing=rehearsing)
            return _live(house, place, ports, rehearsing=rehearsing, once=once)
        finally:
            house.stop()


def _live(
    house: Household, place: Place, ports: tuple[int, int], *, rehearsing: bool, once: bool
) -> int:
    missing: list[str] = []
    if rehearsing and not place.played.exists():
        phones = Phones(f"http://127.0.0.1:{ports[1]}")
        rehearsal = Rehearsal(phones, evening.PHONES, place.clock_file, house.tend)
        missing = rehearsal.play(evening.SCENES)
        place.played.touch()
        for line in missing:
            click.secho(f"Not as it should be: {line}", fg="red", err=True)
    if once:
        click.echo("The evening did not go well." if missing else "The evening went well.")
        return 1 if missing else 0
    _explain(ports, rehearsing=rehearsing)
    while True:
        house.tend()
        time.sleep(0.5)


def _place(given: Settings, *, once: bool) -> Place:
    """`--play once` has a fresh database each time; `make run` keeps its own."""
    if once:
        for end in ("", "-wal", "-shm"):
            (_RUN / f"evening.db{end}").unlink(missing_ok=True)
        for end in ("clock", "played"):
            (_RUN / f"evening.{end}").unlink(missing_ok=True)
        url = f"sqlite:///{_RUN}/evening.db"
        return Place(url, _RUN / "evening.clock", _RUN / "evening.played")
    default = given.database_url == Settings.model_fields["database_url"].default
    url = f"sqlite:///{_RUN}/bachat.db" if default else given.database_url
    return Place(url, _RUN / "clock", _RUN / "played")


def _ports(*, rehearsing: bool) -> tuple[int, int]:
    web = child.free_port(_WEB_PORT)
    return web, child.free_port(max(_SIMULATOR_PORT, web + 1)) if rehearsing else 0


def _rehearsal_env(place: Place, ports: tuple[int, int]) -> dict[str, str]:
    """An account of nobody's, made up once for this machine."""
    kept = _RUN / "account"
    if not kept.exists():
        kept.write_text(f"AC{secrets.token_hex(16)}\n{secrets.token_hex(16)}\n")
        kept.chmod(0o600)
    account, token = kept.read_text().split()
    simulator = f"http://127.0.0.1:{ports[1]}"
    keep_note(simulator)
    return {
        "PUBLIC_URL": f"http://127.0.0.1:{ports[0]}",
        "TWILIO_ACCOUNT_SID": account,
        "TWILIO_AUTH_TOKEN": token,
        "TWILIO_WHATSAPP_FROM": "+14155238886",
        "TWILIO_SMS_FROM": "+15005550006",
        "TWILIO_MESSAGING_SERVICE_SID": "",
        "TWILIO_API_URL": simulator,
        "CLOCK_OFFSET_FILE": str(place.clock_file),
    }


def _prepare(place: Place, *, rehearsing: bool) -> None:
    """Migrate; a rehearsal also gets its clock and the sample groups."""
    if rehearsing:
        clock.follow(place.clock_file)
        if not place.clock_file.exists():
            set_clock(place.clock_file, _beginning())
            clock.follow(place.clock_file)  # read it at once
    store = Store(place.database_url)
    try:
        upgrade(store)
        if rehearsing:
            for name in store.write(lambda connection: list(load(connection, clock.now()))):
                click.echo(f"Sample group: {name}")
    finally:
        store.close()


def _beginning() -> datetime:
    """The next afternoon before a meeting day of the group that plays."""
    now = datetime.now(clock.INDIA)
    rule = next(plan["meeting_rule"] for plan in plans() if plan["code"] == evening.GROUP)
    day = next_day(rule, now.date()) - timedelta(1)
    if (begins := datetime.combine(day, evening.BEGINS, clock.INDIA)) < now:
        day = next_day(rule, day + timedelta(1)) - timedelta(1)
        begins = datetime.combine(day, evening.BEGINS, clock.INDIA)
    return begins


def _start(house: Household, ports: tuple[int, int], *, rehearsing: bool) -> None:
    click.echo("Starting web, worker and clock" + (", and the simulator" if rehearsing else ""))
    if rehearsing:
        house.start("simulator", programs.simulator(ports[1]))
        house.wait_for(f"http://127.0.0.1:{ports[1]}/simulator/health")
    house.start("web", programs.web(ports[0]))
    house.start("worker", programs.worker())
    house.start("clock", programs.clock())
    house.wait_for(f"http://127.0.0.1:{ports[0]}/health/ready")


def _explain(ports: tuple[int, int], *, rehearsing: bool) -> None:
    click.echo(f"The bot answers at http://127.0.0.1:{ports[0]} (ready: /health/ready).")
    if not rehearsing:
        click.echo("Twilio: the settings name an account; messages go out for real.")
    else:
        now = clock.now().astimezone(clock.INDIA)
        click.echo(
            f"A rehearsal: no message leaves this machine; its clock says {now:%d/%m %H:%M}.\n"
            "Go on chatting in another terminal, as any of the invented women:\n"
            "  .venv/bin/flask --app wsgi say --as +919999900003     (Kamla, treasurer)\n"
            "  .venv/bin/flask --app wsgi say --as +919999900005 मेरी बचत\n"
            "For real phones: cp .env.example .env, fill in the lines with TWILIO, start again."
        )
    click.echo(f"Logs: {_RUN}/logs. Ctrl-C ends everything.")


@contextmanager
def _alone() -> Iterator[None]:
    """One `make run` at a time in one folder; also clears the logs of the last one."""
    _RUN.mkdir(exist_ok=True)
    with (_RUN / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise click.ClickException("`make run` runs here already; end it first.") from None
        for log in (_RUN / "logs").glob("*.log"):
            log.unlink()
        yield


def _leave(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
