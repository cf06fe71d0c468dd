"""How soon a reply that goes by the outbox is at the provider after its commit.

`python benchmarks/reply.py [--count 100] [--databases sqlite,postgresql]` writes one reply after
the other as a webhook does, with a hint, on a quiet day and in the middle of a broadcast at 80 a
second, and reads at the stand-in for Twilio when each arrived.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import redis

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.delivery import Bench, arrivals, clock_of, sent_by, wake, worker  # noqa: E402
from bot import clock  # noqa: E402
from bot.cli import child  # noqa: E402
from bot.cli.local_redis import LocalRedis  # noqa: E402
from bot.outbox import Message, hint, queue  # noqa: E402
from bot.outbox.queue import Lane  # noqa: E402
from bot.store import Store  # noqa: E402
from tests import make  # noqa: E402
from tests.house import House  # noqa: E402

AIM = 300  # milliseconds, the median
_RATE = 80
_BETWEEN = 0.1  # seconds between two replies


def measure(bench: Bench, database: str, *, broadcast: bool) -> list[float]:
    """Milliseconds from commit to arrival, of each reply."""
    with bench.house(database, _RATE) as (house, store):
        process = worker(house, 0)
        bench.warm_up(house, store, 1, _RATE, 0)
        try:
            with redis.Redis.from_url(bench.redis_url) as client:
                if broadcast:
                    seconds = bench.count * _BETWEEN * 2 + 5
                    bench.write(house, store, int(_RATE * seconds))
                    wake(client, 1)
                    time.sleep(2)
                committed = dict(_reply(house, store, client, n) for n in range(bench.count))
            time.sleep(2)
        finally:
            child.stop(process)
        ours = [m for m in sent_by(house) if m["body"] in committed]
        times = arrivals(ours, house)
        assert len(ours) == bench.count, f"{len(ours)} of {bench.count} arrived"
        return [(at - committed[m["body"]]) * 1000 for m, at in zip(ours, times, strict=True)]


def _reply(house: House, store: Store, client: "redis.Redis", number: int) -> tuple[str, float]:
    """Written, hinted; its text and when it was on disk."""
    with clock_of(house):
        at = clock.now()
    text = f"दीदी, आपकी बचत: ₹{number}"

    def work(c) -> list[int]:
        address = make.create_address(c, f"+9199996{number:05}", heard_at=at)
        return queue(c, [Message(address, "answer", "hi", text, Lane.ANSWERS, urgent=True)], at)

    store.write(work)
    done = time.time()
    hint.hint(client)
    time.sleep(_BETWEEN)
    return text, done


def lines(bench: Bench, databases: list[str]) -> Iterator[str]:
    """The table, and whether it meets the aim."""
    for database in databases:
        for name, broadcast in (("quiet", False), ("in a broadcast", True)):
            times = sorted(measure(bench, database, broadcast=broadcast))
            median, late = statistics.median(times), times[int(len(times) * 0.95)]
            met = "meets" if median <= AIM else "MISSES"
            yield (
                f"{database:12}{name:16}{len(times):5}{median:9.0f}{late:9.0f}{times[-1]:9.0f}"
                f"   {met} <= {AIM} ms (median)"
            )


def main() -> None:
    """Read the command line and run everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100, help="replies of each run")
    parser.add_argument("--databases", default="sqlite,postgresql")
    given = parser.parse_args()
    (ROOT / ".run").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=ROOT / ".run", prefix="bench-") as folder,
        LocalRedis(Path(folder) / "redis") as server,
    ):
        print(f"{'database':12}{'day':16}{'count':>5}{'median':>9}{'p95':>9}{'worst':>9}   ms")
        for line in lines(Bench(Path(folder), server.url, given.count), given.databases.split(",")):
            print(line, flush=True)


if __name__ == "__main__":
    main()
