"""`flask --app wsgi up`: the whole product on this machine; a rehearsal where Twilio is not set."""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from bot import clock
from bot.cli import child, evening, programs, stage
from bot.cli.household import Household, WillNotRunError
from bot.cli.local_redis import LocalRedis, NoRedisError
from bot.cli.opened import settings
from bot.cli.phones import Phones, keep_note
from bot.cli.rehearsal import Rehearsal
from bot.cli.room import Room
from bot.cli.stage import Stage
from bot.config import Settings
from bot.store import Store

_WEB_PORT, _SIMULATOR_PORT = 8000, 8010


@dataclass(frozen=True)
class Run:
    """One run: `simulator` is "" where messages go out for real."""

    folder: Path
    stage: Stage
    web: str
    simulator: str
    once: bool


@click.command()
@click.option("--play", type=click.Choice(["once"]), help="Play the first evening, then exit.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=programs.ROOT / ".run",
    help="Where databases, logs and the clock of the rehearsal are kept.",
)
def up(play: str | None, folder: Path) -> None:
    """Start Redis, web, worker and clock; without Twilio also the simulator and sample groups."""
    for sign in (signal.SIGTERM, signal.SIGINT):  # a background shell has SIGINT ignored
        signal.signal(sign, _leave)
    try:
        with _alone(folder.resolve()) as here:
            sys.exit(_go(_planned(here, settings(), once=play == "once"), settings()))
    except (WillNotRunError, NoRedisError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        click.echo("\nEverything has ended; what was written is kept.")
        sys.exit(1 if play else 0)


def _planned(folder: Path, given: Settings, *, once: bool) -> Run:
    web = child.free_port(_WEB_PORT)
    if given.twilio_account_sid and not once:
        return Run(folder, stage.live(folder, given), _local(web), "", once)
    simulator = _local(child.free_port(max(_SIMULATOR_PORT, web + 1)))
    chosen = stage.fresh(folder) if once else stage.kept(folder)
    return Run(folder, chosen, _local(web), simulator, once)


def _go(run: Run, given: Settings) -> int:
    stage.migrate(run.stage)
    env = {**os.environ, "DATABASE_URL": run.stage.database_url}
    if run.simulator:
        for name in stage.furnish(run.stage):
            click.echo(f"Sample group: {name}")
        env |= _rehearsal_env(run)
    elif invented := stage.sample_groups(run.stage):
        raise click.ClickException(
            f"Nothing was started. The database holds sample groups ({', '.join(invented)}): "
            "they are invented, but their phones may be strangers', who would get messages for "
            "real. Set DATABASE_URL to a database with real groups only (a new file is enough)."
        )
    with LocalRedis(run.folder / "redis", given.redis_url) as redis:
        env["REDIS_URL"] = redis.url
        house = Household(redis, env, run.folder / "logs", click.echo)
        try:
            _start(house, run)
            return _live(house, run)
        finally:
            house.stop()


def _rehearsal_env(run: Run) -> dict[str, str]:
    sid, token = stage.account(run.folder)
    return {
        "PUBLIC_URL": run.web,
        "TWILIO_ACCOUNT_SID": sid,
        "TWILIO_AUTH_TOKEN": token,
        "TWILIO_WHATSAPP_FROM": "+14155238886",
        "TWILIO_SMS_FROM": "+15005550006",
        "SMS_RATE": "10",
        "TWILIO_MESSAGING_SERVICE_SID": "",
        "TWILIO_API_URL": run.simulator,
        "SMS_ROUTES": "*=twilio",  # the sample women's phones may be strangers': no real gateway
        "SECRET_KEY": stage.secret_key(run.folder),
        "TEMPLATES_ENVIRONMENT": "rehearsal",
        "CLOCK_OFFSET_FILE": str(run.stage.clock_file),
        "SPOOL_FOLDER": str(run.stage.spool),
    }


def _start(house: Household, run: Run) -> None:
    if run.simulator:
        house.start("simulator", programs.simulator(_port(run.simulator)))
        house.wait_for(f"{run.simulator}/simulator/health")
        keep_note(run.simulator, run.folder / "simulator")
    house.start("web", programs.web(_port(run.web)))
    house.start("worker", programs.worker())
    house.start("clock", programs.clock())
    house.wait_for(f"{run.web}/health/ready")


def _live(house: Household, run: Run) -> int:
    missing = []
    tend = house.tend
    if run.simulator:
        tend = Room(run.simulator, house, Store(run.stage.database_url)).tend
        tend()
        click.secho(f"The rehearsal room: {run.simulator}/ (open it in a browser)", bold=True)
    if run.simulator and not run.stage.played.exists():
        missing = _rehearse(tend, run)
        run.stage.played.touch()
    if run.once:
        click.echo("The evening did not go well." if missing else "The evening went well.")
        return 1 if missing else 0
    _explain(run)
    while True:
        tend()
        time.sleep(0.5)


def _rehearse(tend: Callable[[], None], run: Run) -> list[str]:
    rehearsal = Rehearsal(Phones(run.simulator), evening.PHONES, run.stage.clock_file, tend)
    missing = rehearsal.play(evening.SCENES)
    click.echo()
    return missing


def _explain(run: Run) -> None:
    click.echo(f"The bot answers at {run.web} (ready: {run.web}/health/ready).")
    if run.simulator:
        now = clock.now().astimezone(clock.INDIA)
        click.echo(
            f"A rehearsal: no message leaves this machine; its clock says {now:%d/%m %H:%M}.\n"
            f"All phones on one page, and a clock, faults and scenes to play: {run.simulator}/\n"
            "Or go on chatting in another terminal, as any of the invented women:\n"
            "  .venv/bin/flask --app wsgi say --as +919999900003     (Kamla, treasurer)\n"
            "  .venv/bin/flask --app wsgi say --as +919999900005 मेरी बचत\n"
            f"The operator's office is at {run.web}/admin, for the number {stage.OPERATOR[1]}:\n"
            f"  .venv/bin/flask --app wsgi say --as {stage.OPERATOR[1]}       (shows the link)\n"
            "Look at its books:\n"
            f"  DATABASE_URL={run.stage.database_url} .venv/bin/flask --app wsgi books check\n"
            "For real phones: cp .env.example .env, fill in the lines with TWILIO, start again."
        )
    else:
        click.echo("The settings name a Twilio account: messages go out for real.")
    click.echo(f"Logs: {run.folder}/logs. Ctrl-C ends everything.")


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """One run at a time in one folder; also clears the logs of the last one."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise click.ClickException("`make run` runs here already; end it first.") from None
        for log in (folder / "logs").glob("*.log"):
            log.unlink()
        yield folder


def _local(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _port(url: str) -> int:
    return int(url.rpartition(":")[2])


def _leave(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
