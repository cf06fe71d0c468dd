"""The programs of the product, as lists of words: the same for `make run` and for the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def web(port: int, server: str = "granian") -> list[str]:
    """The web process, served by granian or gunicorn with four threads."""
    if server == "gunicorn":
        return [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}",
                "--threads", "4", "--worker-tmp-dir", "/tmp",  # noqa: S108
                "--no-control-socket", "wsgi:app"]  # fmt: skip
    return [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(port), "--workers", "1", "--blocking-threads", "4",
            "--no-ws", "wsgi:app"]  # fmt: skip


def worker() -> list[str]:
    """The process that empties the queue."""
    return [sys.executable, "worker.py"]


def clock() -> list[str]:
    """The one process that ticks."""
    return [sys.executable, "worker.py", "--clock"]


def simulator(port: int) -> list[str]:
    """The stand-in for Twilio."""
    return [sys.executable, "-m", "bot.simulator", "--port", str(port)]
