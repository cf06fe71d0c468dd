"""`make faults`: a thousand kills and every fault on both databases, and a table of them.

The exit code is 1 if anything was lost or double, the books disagree, or a test fails.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.programs import ROOT
from tests.databases import KINDS
from tests.faults.table import HEAD, TABLE, Line

_AT_ONCE = "3"  # scenes; they wait more than they work
_DATABASES = tuple(sorted(KINDS, reverse=True))  # the default first


def main() -> None:
    """Everything, one part after the other."""
    parser = argparse.ArgumentParser("tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000, help="on each database")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    began = time.monotonic()
    said, killed = _kill(given.kills, given.seed)
    with TemporaryDirectory(prefix="bachat-faults-") as folder:
        table = Path(folder) / "table"
        table.touch()
        tested = [_strike(database, table) for database in _DATABASES]
        lines = [Line(**json.loads(line)) for line in table.read_text().splitlines()]
    _say(f"\n{HEAD}", *sorted(map(str, lines)), "", *said)
    good = killed and all(tested) and bool(lines) and all(line.is_good for line in lines)
    _say(f"{'All is there, once.' if good else 'NOT GOOD.'} {time.monotonic() - began:.0f} s")
    sys.exit(not good)


def _kill(kills: int, seed: int) -> tuple[list[str], bool]:
    """On both databases at the same time, a core each."""
    _say(f"== {kills} kills on each database")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.kills", "--kills", str(kills),
             "--seed", str(seed), "--database", database],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for database in _DATABASES
    ]  # fmt: skip
    said = [each.communicate()[0].rstrip() for each in running]
    _say(*said)
    return said, not any(each.returncode for each in running)


def _strike(database: str, table: Path) -> bool:
    """All scenes on one database."""
    _say(f"== faults on {database}")
    env = {**os.environ, TABLE: str(table), "FAULTS": "all"}
    command = [sys.executable, "-m", "pytest", "-n", _AT_ONCE, "--dist", "loadfile",
               "--database", database, "tests/faults"]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, env=env).returncode == 0


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
