"""`python -m bot.simulator`: start it; what is not given comes from the product's environment."""

import argparse
import logging
import os
from pathlib import Path

from werkzeug.serving import make_server

from bot.simulator.app import create
from bot.simulator.config import Config


def main() -> None:
    """Serve until stopped."""
    given = _arguments()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
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
    make_server("127.0.0.1", given.port, create(config), threaded=True).serve_forever()


def _arguments() -> argparse.Namespace:
    env = os.environ
    public = env.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
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
