"""The sets that understanding is measured on, and what we and each peer make of every case.

Only the reading is timed, and every text is read once by each. Peers are judged as we are.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from benchmarks.parts import own, theirs
from benchmarks.parts.foreign import acts, chatter, top
from benchmarks.parts.outcome import OURS, Outcome, Set, timed, verdict_of
from benchmarks.parts.peers import Peer
from bot.nlu import Unclear, match, read_amount
from tests.nlu import corpora, test_number_words
from tests.nlu.women import TODAY, WOMEN

_BELOW_1000, _LONGER = 3, 60  # every third number; so many of each length, four digits to nine
_SPELLERS = {
    "num2words": test_number_words._by_num2words,
    "indic-numtowords": test_number_words._by_indic_numtowords,
    "indic-num2words": test_number_words._by_indic_num2words,
}


def all_sets() -> dict[str, Set]:
    """By the names of their rows, in their order."""
    found: dict[str, Set] = {"messages": partial(own.of_kind, "messages")}
    found["messages, their amount"] = own.amount_in_messages
    found |= {kind: partial(own.of_kind, kind) for kind in ("amounts", "dates", "names")}
    found |= {name: partial(theirs.suite, name) for name in (*theirs.AMOUNTS, *theirs.DATES)}
    found |= {f"words of {name}": partial(_spelled, name) for name in _SPELLERS}
    for role in ("member", "treasurer"):
        found[f"chatter, {role}"] = partial(_foreign, role, chatter)
        found[f"Hinglish-TOP, {role}"] = partial(_foreign, role, top)
    return found


def warm_up(peers: Sequence[Peer]) -> None:
    """As a server that runs: other messages to every group, a few phrases to every peer."""
    lines = [line.split("|") for name in ("messages", "messages_second") for line in _table(name)]
    for name, members in corpora.rosters().items():
        for role, words, *_ in lines if name == "r13" else lines[:100]:
            asked = {"text": words.strip(), "role": role.strip(), "members": members}
            corpora.judge(corpora.Case("messages", asked, {"intent": ""}))
    for line in _table("amounts")[:100]:
        words = line.partition(" = ")[0]
        for peer in peers:
            _ = peer.amount and peer.amount(words), peer.moment and peer.moment(words, TODAY)


def _table(name: str) -> list[str]:
    lines = (corpora.FOLDER.parent / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _spelled(speller: str, peers: Sequence[Peer]) -> Iterator[Outcome]:
    drawn = random.Random(5)
    long = (drawn.randrange(10**n, 10 ** (n + 1)) for n in range(3, 9) for _ in range(_LONGER))
    numbers = (*range(0, 1000, _BELOW_1000), *long)
    spelled = [(number, words) for number in numbers for words in _SPELLERS[speller](number)]
    for number, words in spelled:
        found, ms = timed(partial(read_amount, words))
        verdict = verdict_of(number * 100, None if isinstance(found, Unclear) else found)
        sort = f"spelled by {speller}: {verdict}" if verdict != "right" else ""
        yield Outcome(OURS, verdict, ms, words, str(number), str(found), sort)
    for peer in peers:
        for number, words in spelled if peer.amount else ():
            assert peer.amount  # commas between words ("nine lakh, two") are spared it
            got, ms = timed(partial(peer.amount, words.replace(",", "")))
            verdict = verdict_of(Decimal(number), got)
            yield Outcome(peer.name, verdict, ms, words, str(number), str(got))


def _foreign(
    role: str, sentences: Callable[[], list[str]], _peers: Sequence[Peer]
) -> Iterator[Outcome]:
    """Right is that no act with money begins; wrong that one would post, asked that one asks."""
    money = acts(role, sentences)
    for words in sentences():
        meaning, ms = timed(partial(match, words, role, WOMEN, TODAY))
        verdict = "right"
        if meaning.intent in money:
            verdict = "asked" if meaning.ambiguous else "wrong"
        sort = f"foreign sentences: {meaning.intent} {verdict}" if verdict != "right" else ""
        yield Outcome(OURS, verdict, ms, words, "nothing", meaning.intent, sort)
