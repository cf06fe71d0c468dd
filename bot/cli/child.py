"""Programs started beside this one, on free ports, that end when this one ends, however it ends."""

import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_OURS = range(10_000, 32_768)
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def start(
    command: Sequence[str],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    user: str | None = None,
    at_death: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start `command` with its output in `log`; the kernel sends it `at_death` when we are gone.

    Call it from the main thread: Linux takes the end of the thread that called for our end.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=folder,
            user=user,
            group=user and _group(user),
            extra_groups=[] if user else None,
            start_new_session=True,  # Ctrl-C is for us; we stop the children in our order
            preexec_fn=_bind_to(at_death),
        )


def stop(process: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> None:
    """Ask `process` to end, and kill it when it has not after ten seconds."""
    if process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port(preferred: int = 0) -> int:
    """`preferred` if nobody listens there, else the next free one; 0 = any.

    Any is one by lot below those that the kernel gives to outgoing connections (from 32768 on):
    of these it could be gone before the caller listens.
    """
    near = range(preferred, preferred + 50) if preferred else random.sample(_OURS, 50)
    for port in near:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port among {near}")


def _bind_to(at_death: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def bind() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(at_death))
            if os.getppid() != parent:  # we died between the fork and the line above
                os._exit(1)

    return bind


def _group(user: str) -> int:
    import pwd  # only where there are users to change to

    return pwd.getpwnam(user).pw_gid
