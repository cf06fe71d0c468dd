"""How much of what people type is understood, and how fast, beside the peers on the same cases.

`python benchmarks/understanding.py` prints a line for each set: of how many cases we and every peer
were right, wrong and asked (in %), and the milliseconds of one message (p50 and p95), each read
once, with the words of others in the caches as in a server that runs. Then the ten worst sorts of
our errors, with what it would cost to mend them. `--list KIND` prints every case of a line
("amounts", "recognizers-date") that we did not get right. Peers: benchmarks/requirements.txt.
"""

import argparse
import gc
import os
import platform
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.parts.errors import COSTS, worst  # noqa: E402
from benchmarks.parts.foreign import UNCOUNTED  # noqa: E402
from benchmarks.parts.outcome import OURS, Outcome  # noqa: E402
from benchmarks.parts.own import PARTS  # noqa: E402
from benchmarks.parts.peers import Peer, peers  # noqa: E402
from benchmarks.parts.sets import all_sets, warm_up  # noqa: E402
from tests.nlu import corpora  # noqa: E402

VERDICTS = ("right", "wrong", "asked")
NAME, OURS_WIDTH, PEER_WIDTH = 26, 53, 27
EVERY = 6  # of so many messages one is read with emptied caches
FIRST = (
    "import time; began = time.perf_counter(); from datetime import date;"
    "from bot.nlu import match; match('मैंने 100 जमा किए', 'member', (), date(2026, 11, 21));"
    "print(time.perf_counter() - began)"
)


def table(those: Sequence[Peer]) -> list[Outcome]:
    """Print a line for each set; give our outcomes that are not right."""
    print(_heading(those))
    left = []
    for name, outcomes in all_sets().items():
        found = list(outcomes([peer for peer in those if not peer.absent]))
        print(_line(name, found, those), flush=True)
        for tag in PARTS.get(name, ()):
            print(_line(f"  {tag}", [o for o in found if tag in o.tags], those), flush=True)
        others = Counter(o.got for o in found if o.verdict == "right" and o.got in UNCOUNTED)
        if others:
            print("  not counted: " + ", ".join(f"{n} as {what}" for what, n in others.items()))
        left += [o for o in found if o.sort]
    return left


def _heading(those: Sequence[Peer]) -> str:
    names = "".join(f"| {peer.name:{PEER_WIDTH - 2}}" for peer in those)
    ours = "".join(f"{verdict:>14}" for verdict in VERDICTS)
    theirs = f"|{'right wrong asked   p50  p95':>{PEER_WIDTH - 1}}" * len(those)
    first = f"{'':{NAME}}{'':6}{'| ' + OURS:{OURS_WIDTH}}{names}"
    return f"{first}\n{'% of cases, ms':{NAME}}{'cases':>6}|{ours}{'p50':>5}{'p95':>5}{theirs}"


def _line(name: str, found: Sequence[Outcome], those: Sequence[Peer]) -> str:
    ours = [outcome for outcome in found if outcome.system == OURS]
    if not ours:
        return f"{name:{NAME}}{'its cases are not on this machine':>39}"
    counts = Counter(outcome.verdict for outcome in ours)
    shares = "".join(f"{counts[v]:>6}{100 * counts[v] / len(ours):7.2f}%" for v in VERDICTS)
    cells = "".join(f"|{_cell(peer, found):>{PEER_WIDTH - 1}}" for peer in those)
    return f"{name:{NAME}}{len(ours):>6}|{shares}{_speed(ours):>10}{cells}"


def _cell(peer: Peer, found: Sequence[Outcome]) -> str:
    theirs = [outcome for outcome in found if outcome.system == peer.name]
    if not theirs:
        return "not installed" if peer.absent else "–"
    counts = Counter(outcome.verdict for outcome in theirs)
    shares = "".join(f"{100 * counts[v] / len(theirs):5.0f} " for v in VERDICTS)
    return f"{shares}{_speed(theirs)}"


def _speed(found: Sequence[Outcome]) -> str:
    took = sorted(outcome.ms for outcome in found if outcome.ms)
    if not took:
        return ""
    return "".join(f"{took[int(len(took) * share)]:5.{_places(took)}f}" for share in (0.5, 0.95))


def _places(took: Sequence[float]) -> int:
    return 1 if took[-1] >= 10 else 2


def cold() -> str:
    """What a message takes that shares no word with any before, and the first one of a process."""
    modules = [module for name, module in sys.modules.items() if name.startswith("bot.nlu")]
    found = {id(each): each for module in modules for each in vars(module).values()}
    bounded = [
        each for each in found.values()
        if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"]
    ]  # fmt: skip
    took = []
    for case in islice(corpora.cases("messages"), 0, None, EVERY):
        for each in bounded:
            each.cache_clear()
        began = time.perf_counter()
        corpora.judge(case)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    first = subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, capture_output=True, check=True)
    return (
        f"Cold, {len(took)} messages with all caches of words emptied before each: "
        f"p50 {took[len(took) // 2]:.1f}, p95 {took[int(len(took) * 0.95)]:.1f} ms; the first of a "
        f"new process, with the loading of everything: {1000 * float(first.stdout):.0f} ms."
    )


def _remaining(left: Sequence[Outcome]) -> Iterator[str]:
    yield "The ten worst kinds of remaining errors (a wrong one weighs as three asked)"
    for rank, (sort, wrong, asked) in enumerate(worst((o.sort, o.verdict) for o in left), 1):
        example = min((o for o in left if o.sort == sort), key=lambda o: o.verdict != "wrong")
        yield f"{rank:2}. {sort}: {wrong} wrong, {asked} asked"
        yield f"    e.g. {_case(example)}"
        yield f"    to mend: {COSTS.get(sort, '–')}"


def _case(outcome: Outcome) -> str:
    text = outcome.text.replace("\n", " ⏎ ")
    return f"“{text[:90]}”: wanted {outcome.wanted}, got {outcome.got}"


def list_cases(name: str) -> None:
    """Every case of a line that we did not get right."""
    for outcome in all_sets()[name]([]):
        if outcome.verdict != "right":
            print(f"{outcome.verdict:6}{outcome.sort:45}{_case(outcome)}")


def main() -> None:
    """See above."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--list", metavar="KIND", choices=all_sets(), help="; ".join(all_sets()))
    args = asked.parse_args()
    warnings.simplefilter("ignore")  # of the peers
    if args.list:
        return list_cases(args.list)
    began, those = time.perf_counter(), peers()
    warm_up([peer for peer in those if not peer.absent])
    gc.freeze()  # what others have loaded is not to be searched for garbage in our time
    left = table(those)
    print(f"\n{cold()}\n\n" + "\n".join(_remaining(left)))
    took = time.perf_counter() - began
    print(f"\n{took:.0f} s on Python {platform.python_version()}, {os.cpu_count()} cores.")
    return None


if __name__ == "__main__":
    main()
