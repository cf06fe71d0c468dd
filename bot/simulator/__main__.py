"""`python -m bot.simulator`: start it; what is not given comes from the product's environment."""

import argparse
import gc
import os
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from bot.simulator.app import create
from bot.simulator.config import Config

# As many calls as a sender makes at once, each of which a fault may hold up, and people beside.
_THREADS = 128


def main() -> None:
    """Serve until stopped."""
    given = _arguments()
    config = Config(
        account=given.account,
        token=given.token,
        webhook=given.webhook,
        fallback=given.fallback,
        whatsapp_from=given.whatsapp_from.removeprefix("whatsapp:"),
        sms_from=given.sms_from,
        templates=given.templates,
        clock_file=given.clock_file,
    )
    for name, value in _exotel(public_url()).items():
        setattr(config, name, value)
    server = Granian(
        "bot.simulator", port=given.port, interface=Interfaces.WSGI, websockets=False,
        blocking_threads=_THREADS, log_level=LogLevels.warning,
        workers_kill_timeout=1,  # an open page would keep it up for as long as it is looked at
    )  # fmt: skip
    server.serve(target_loader=partial(_create, config), wrap_loader=False)


def _create(config: Config, *_: Any) -> Flask:
    app = create(config)
    # It keeps every message; a collector that went through all of them would stop it for a tenth
    # of a second, and what arrives then would seem to have arrived at once.
    gc.freeze()
    gc.set_threshold(700, 10, 1000)
    return app


def public_url() -> str:
    """Where the application answers."""
    return os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")


def _exotel(public: str) -> dict[str, str]:
    """As the product's own settings have it; without a key it plays Twilio alone."""
    env = os.environ
    key = env.get("EXOTEL_WEBHOOK_KEY", "")
    given = {
        "exotel_account": env.get("EXOTEL_ACCOUNT_SID"),
        "exotel_key": env.get("EXOTEL_API_KEY"),
        "exotel_token": env.get("EXOTEL_API_TOKEN"),
        "exotel_from": env.get("EXOTEL_SMS_FROM"),
        "exotel_webhook": f"{public}/exotel/message/{key}" if key else "",
        "dlt_entity": env.get("DLT_ENTITY_ID"),
    }
    return {name: value for name, value in given.items() if value}


def _arguments() -> argparse.Namespace:
    env = os.environ
    public = public_url()
    clock = env.get("CLOCK_OFFSET_FILE")
    parser = argparse.ArgumentParser("bot.simulator", description=__doc__)
    add = parser.add_argument
    add("--port", type=int, default=8010)
    add("--webhook", default=f"{public}/twilio/message")
    add("--fallback", default=f"{public}/twilio/fallback")
    add("--account", default=env.get("TWILIO_ACCOUNT_SID") or "AC" + "0" * 32)
    add("--token", default=env.get("TWILIO_AUTH_TOKEN") or "simulator")
    add("--whatsapp-from", default=env.get("TWILIO_WHATSAPP_FROM") or Config.whatsapp_from)
    add("--sms-from", default=env.get("TWILIO_SMS_FROM") or Config.sms_from)
    add("--templates", type=Path, default=Config.templates)
    add("--clock-file", type=Path, default=Path(clock) if clock else None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
