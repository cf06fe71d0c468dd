"""What is measured around the load: servers as processes, their CPU, and the disk."""

import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.cli import child
from bot.cli.programs import ROOT

_TICK = os.sysconf("SC_CLK_TCK")
_THREADS = 8
_SYNCS = 50


@contextmanager
def serving(
    server: str, target: str, port: int, env: Mapping[str, str], log: Path
) -> Iterator[int]:
    """The web process under granian or gunicorn, one worker with eight threads; gives its id."""
    process = child.start(_command(server, target, port), log=log, env=env, folder=ROOT)
    try:
        _wait(process, f"http://127.0.0.1:{port}/health/live", log)
        yield process.pid
    finally:
        child.stop(process)


def cpu(pid: int) -> float:
    """Seconds of CPU that a process and all below it have used so far."""
    parents = {}
    ticks = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile; its parent has its time
            continue
        number = int(stat.parent.name)
        parents[number] = int(fields[1])
        ticks[number] = sum(map(int, fields[11:15]))  # utime, stime, and of children that ended
    return sum(ticks[each] for each in ticks if _is_below(each, pid, parents)) / _TICK


def fsync(folder: Path) -> float:
    """Median milliseconds that the disk takes for 4 kB more to be safe."""
    file = folder / "fsync"
    times = []
    with file.open("wb", buffering=0) as output:
        for _ in range(_SYNCS):
            output.write(bytes(4096))
            began = time.perf_counter()
            os.fsync(output.fileno())
            times.append(time.perf_counter() - began)
    file.unlink()
    return statistics.median(times) * 1000


def _command(server: str, target: str, port: int) -> list[str]:
    """`target` is module:app, or module:function() that makes it."""
    if server == "gunicorn":
        return [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1",
                "--threads", str(_THREADS), "--keep-alive", "75", "--worker-tmp-dir", "/tmp",
                target]  # fmt: skip
    factory = ["--factory"] if target.endswith("()") else []
    return [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(port), "--workers", "1", "--blocking-threads", str(_THREADS),
            "--no-ws", *factory, target.removesuffix("()")]  # fmt: skip


def _is_below(process: int, top: int, parents: Mapping[int, int]) -> bool:
    while process > 1:
        if process == top:
            return True
        process = parents.get(process, 0)
    return False


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(log.read_text()[-3000:])
