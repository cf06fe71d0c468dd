"""Whether what she meant is among the three choices offered when she was not understood.

`python benchmarks/nearest.py [FILE.jsonl …] [--write]` reads the labelled messages of tests/nlu
(and of FILEs), damages them with slips, lost words and lost spaces until the rules understand them
no more, and prints how often the right intent is offered: by the fixed list of each role (the
floor), by the rules' concepts, by counts, and by both. Counts are always of other files' messages.
`--write` counts all of them and keeps that as bot/nlu/nearest.json.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.nlu import Person, Roster, match  # noqa: E402
from bot.nlu.heard import OFFICERS  # noqa: E402
from bot.nlu.nearest import by_rules, named_in, nearest, together  # noqa: E402
from bot.nlu.pieces import read  # noqa: E402
from bot.nlu.ranking import FILE, Counts, features_of  # noqa: E402
from handlers.out_of_scope import USUAL  # noqa: E402
from tests.nlu.women import WOMEN  # noqa: E402

TABLES = ROOT / "tests" / "nlu"
TODAY = date(2026, 11, 21)
DAMAGES, MOST_SLIPS = 2, 12
LEAST_MESSAGES = 2  # a feature of one message alone says nothing of the next
LETTERS = {True: "aeiouhnrtks", False: "ािीुूेोंकतनरमस"}
BOTH = (
    "balance", "deposit_report", "meeting_when", "passbook", "dues", "loan_balance",
    "loan_request", "repayment", "dispute", "rsvp_yes", "rsvp_no", "scheme_info", "language",
    "help",
)  # fmt: skip
ONLY_OFFICERS = (
    "deposit_record", "who_has_not_paid", "group_balance", "claims", "bank_deposit",
    "attendance", "meeting_set", "meeting_move", "meeting_cancel", "fine", "reverse",
    "carry_cash", "change_holder", "unidentified", "settle_dispute", "rsvp_list",
    "remind_unpaid", "bank_withdrawal", "expense", "grant_receipt", "sale_income",
    "notice_broadcast",
)  # fmt: skip
OFFERED = frozenset({*BOTH, *ONLY_OFFICERS})  # all else is reached by help


class Message(NamedTuple):
    """One labelled message."""

    file: str
    words: str
    role: str
    right: frozenset[str]
    roster: Roster

    @property
    def officer(self) -> bool:
        """Whether an officer says it."""
        return self.role in OFFICERS

    @property
    def among(self) -> Sequence[str]:
        """What could be offered to her."""
        return [*ONLY_OFFICERS, *BOTH] if self.officer else BOTH


def messages(files: Iterable[Path]) -> Iterator[Message]:
    """All that have an intent which can be offered, and no open question before them."""
    for file in files:
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        make = _labelled if file.suffix == ".jsonl" else _of_table
        found = (make(file, line) for line in lines if not line.startswith("#"))
        yield from (message for message in found if message and message.right <= OFFERED)


def _of_table(_file: Path, line: str) -> Message | None:
    role, words, intents, _slots, context = (*map(str.strip, line.split("|")), "", "")[:5]
    right = frozenset(intents.split(","))
    return None if context else Message("messages.txt", words, role, right, WOMEN)


def _labelled(file: Path, text: str) -> Message | None:
    line = json.loads(text)
    right = frozenset([line["intent"]] if isinstance(line["intent"], str) else line["intent"])
    roster = _rosters(file.parent)[line.get("roster") or "r13"]
    if line.get("context"):
        return None
    return Message(file.stem, line["text"], line.get("role") or "member", right, roster)


@cache
def _rosters(folder: Path) -> dict[str, Roster]:
    kept = json.loads((folder / "rosters.json").read_text("utf-8"))
    return {
        name: tuple(Person(w["number"], w["name"], w.get("relation", "")) for w in women)
        for name, women in kept.items()
    }


def damaged(message: Message, drawn: random.Random) -> Message | None:
    """Slip by slip until the rules give up; None when they never do."""
    words = message.words.split()
    for _ in range(MOST_SLIPS):
        place, luck = drawn.randrange(len(words)), drawn.random()
        if len(words) > 2 and luck < 0.25:
            del words[place]
        elif place + 1 < len(words) and luck < 0.4:
            words[place : place + 2] = ["".join(words[place : place + 2])]
        else:
            words[place] = _slip(words[place], drawn)
        text = " ".join(words)
        if not_understood(message._replace(words=text)):
            return message._replace(words=text)
    return None


def not_understood(message: Message) -> bool:
    """Whether she gets choices, and not the answer to what a guard stopped."""
    meaning = match(message.words, message.role, message.roster, TODAY)
    return meaning.intent == "out_of_scope" and not meaning.slots.topic


def _slip(word: str, drawn: random.Random) -> str:
    place, letter = drawn.randrange(len(word)), drawn.choice(LETTERS[word.isascii()])
    before, here, behind = word[:place], word[place], word[place + 1 :]
    kinds = (before + behind, before + letter + here + behind, before + letter + behind,
             before + behind[:1] + here + behind[1:])  # fmt: skip
    return drawn.choice(kinds) or word


def count(those: Iterable[Message]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """How many messages each intent has, and how many of them have each feature."""
    intents: Counter[str] = Counter()
    features: dict[str, Counter[str]] = defaultdict(Counter)
    for message in those:
        if len(message.right) > 1:
            continue
        intent = min(message.right)
        intents[intent] += 1
        said = read(message.words)
        for feature in features_of(said, named_in(said, message.roster)):
            features[feature][intent] += 1
    telling = {f: dict(had) for f, had in features.items() if sum(had.values()) >= LEAST_MESSAGES}
    return dict(intents), telling


def measure(all_messages: Sequence[Message]) -> None:
    """A line for each way and file: how often the right one is the first, and among three."""
    drawn = random.Random(1)
    tested = [m for m in all_messages if not_understood(m)]
    print(f"{len(all_messages)} messages, {len(tested)} of them not understood as they are;")
    tested += [m for _ in range(DAMAGES) for one in all_messages if (m := damaged(one, drawn))]
    print(f"with the damaged ones {len(tested)} that are not understood. Of these is offered")
    print(f"{'file':16}{'way':14}{'first':>8}{'in three':>10}")
    total: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for file in sorted({m.file for m in tested}):
        counts = Counts(*count(m for m in all_messages if m.file != file))
        for way, rank in _ways(counts).items():
            hits = [_hits(m, rank(m)) for m in tested if m.file == file]
            total[way] += hits
            _print(file, way, hits)
    for way, hits in total.items():
        _print("all", way, hits)


def _ways(counts: Counts) -> dict[str, Callable[[Message], Sequence[str]]]:
    def ruled(m: Message) -> Sequence[str]:
        said = read(m.words)
        return by_rules(said, named_in(said, m.roster), m.among, officer=m.officer)

    def counted(m: Message) -> Sequence[str]:
        said = read(m.words)
        return counts.rank(said, named_in(said, m.roster), m.among)

    return {
        "fixed list": lambda m: (), "rules": ruled, "counts": counted,
        "rules, counts": lambda m: together(ruled(m), counted(m)),
    }  # fmt: skip


def _hits(message: Message, ranked: Sequence[str]) -> tuple[bool, bool]:
    offered = list(dict.fromkeys((*ranked[:3], *USUAL[message.officer])))[:3]
    return offered[0] in message.right, bool(message.right & set(offered))


def _print(file: str, way: str, hits: Sequence[tuple[bool, bool]]) -> None:
    first, three = (100 * sum(hit[n] for hit in hits) / len(hits) for n in (0, 1))
    print(f"{file:16}{way:14}{first:7.1f}%{three:9.1f}%")


def speed(those: Sequence[Message]) -> None:
    """What one ranking costs beside the reading that came before it."""
    nearest("x", (), ["balance"], officer=False)
    took = []
    for message in those:
        match(message.words, message.role, message.roster, TODAY)
        start = time.perf_counter()
        nearest(message.words, message.roster, message.among, officer=message.officer)
        took.append(1000 * (time.perf_counter() - start))
    took.sort()
    print(f"ms a ranking: p50 {took[len(took) // 2]:.2f}, p95 {took[len(took) * 95 // 100]:.2f}")


def write(all_messages: Sequence[Message]) -> None:
    """Count everything; a feature a line, so that a change can be read."""
    intents, features = count(all_messages)
    names = list(intents)
    rows = {
        feature: [part for i, n in had.items() for part in (names.index(i), n)]
        for feature, had in sorted(features.items())
    }
    lines = ",\n".join(
        f"{json.dumps(f, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for f, row in rows.items()
    )
    FILE.write_text(f'{{"messages":{json.dumps(intents)},\n"features":{{\n{lines}\n}}}}\n', "utf-8")
    print(f"{FILE.name}: {len(rows)} features, {FILE.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """See above."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--write", action="store_true")
    args = asked.parse_args()
    own = [*TABLES.glob("messages*.txt"), *TABLES.glob("corpora/messages*.jsonl")]
    found = list(messages([*sorted(own), *args.files]))
    if args.write:
        write(found)
    else:
        measure(found)
    speed(found)


if __name__ == "__main__":
    main()
