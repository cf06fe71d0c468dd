"""`python -m tests.books.stories`: random stories, and how often they tried each command.

The same machine as in the test run, on either database, with as many stories as one has time for.
"""

import argparse
import sys
import time

from bot.store import Store
from tests.books.machine_holders import HolderRules
from tests.books.test_machine import CORE, play, rules
from tests.books.tried import TRIED
from tests.databases import KINDS


def main() -> None:
    """Play them and print the table; an invariant that is broken is shown by Hypothesis."""
    parser = argparse.ArgumentParser("tests.books.stories", description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--steps", type=int, default=30, help="in each story")
    parser.add_argument("--database", choices=sorted(KINDS), default="sqlite")
    parser.add_argument("--core", action="store_true", help="women go, boxes change, no more")
    given = parser.parse_args()
    began = time.monotonic()
    databases = KINDS[given.database]()
    try:
        store = Store(databases.create())
        only = CORE | rules(HolderRules) if given.core else ()
        play(store, given.stories, given.steps, only)
        store.close()
    finally:
        databases.close()
    took = f"{time.monotonic() - began:.0f} s"
    kept = f"{given.stories} stories on {given.database} in {took}: every promise was kept."
    sys.stdout.write("\n".join((*TRIED.lines(), kept, "")))


if __name__ == "__main__":
    main()
