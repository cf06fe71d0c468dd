"""A chat of tests/conversations played again: what was written, by which command, by whose yes."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from bot.dispatch import House
from bot.domain.accounts import CASH, IN_TRANSIT
from bot.domain.commands import AnswerProposal
from bot.store import Store
from bot.store.tables import Entry, PostingRow, Proposal, ProposalAnswer
from bot.talk import Done
from flows import FLOWS
from handlers import HANDLERS
from tests.talker import play

CHATS = Path(__file__).parents[1] / "conversations"
_Given = dict[datetime, list[tuple[int | None, Any]]]  # at which moment: by whom, which command


@dataclass(frozen=True)
class Written:
    """An entry: the command behind it ("" = the clock's), and who had said yes before it was there.

    `legs` are (account, party, paise), `said_by` gave the command or proposed it.
    """

    legs: tuple[tuple[str, str, int], ...]
    member: int | None
    reverses: int | None
    command: str = ""
    figures: dict[str, Any] = field(default_factory=dict)
    said_by: int | None = None
    officers: frozenset[int] = frozenset()
    members: frozenset[int] = frozenset()

    @property
    def journal(self) -> str:
        """The accounts, those that are debited first: "1010 > 1100 4010"."""
        debit = sorted({account for account, _, paise in self.legs if paise > 0})
        credit = sorted({account for account, _, paise in self.legs if paise < 0})
        return f"{' '.join(debit)} > {' '.join(credit)}"

    @property
    def receiver(self) -> int | None:
        """Whose money it becomes, or who has the cash from then on."""
        held = (party for account, party, paise in self.legs
                if paise > 0 and account in (CASH, IN_TRANSIT))  # fmt: skip
        return self.member or int(next(held, "0"))


@dataclass(frozen=True)
class Played:
    """`entries` in their order; `given` = the commands by name, refused ones too."""

    entries: list[Written]
    given: set[str]


def played(chat: str, store: Store) -> Played:
    """The chat with this name, which has to go as it is written down."""
    given: _Given = defaultdict(list)
    house = House(
        {name: _noting(handler, given) for name, handler in HANDLERS.items()},
        {name: _noting_talk(flow, given) for name, flow in FLOWS.items()},
    )
    lines = (CHATS / f"{chat}.txt").read_text().splitlines()
    assert list(play(lines, store, house)) == lines
    rows = select(Entry.__table__).order_by(Entry.number)
    entries = store.read(lambda c: [_written(c, row, given) for row in c.execute(rows).all()])
    return Played(entries, {type(its).__name__ for turn in given.values() for _, its in turn})


def _written(c: Connection, row: Any, given: _Given) -> Written:
    """The last yes to a proposal wrote it, or a command that was given at that moment."""
    legs = select(PostingRow.account, PostingRow.party, PostingRow.paise).where(
        PostingRow.group_id == row.group_id, PostingRow.entry == row.number
    )
    plain = (tuple(tuple(leg) for leg in c.execute(legs).all()), row.member, row.reverses)
    of_group = select(Proposal.__table__).where(Proposal.group_id == row.group_id)
    proposals = c.execute(of_group).all()
    for its in proposals:
        if its.state == "done" and row.source in its.figures["answered"].values():
            command = (its.command["name"], its.command["figures"], its.proposed_by)
            return Written(*plain, *command, *_yes(c, its, proposals))
    for speaker, command in given.get(row.recorded_at, ()):
        if not isinstance(command, AnswerProposal):
            return Written(*plain, type(command).__name__, asdict(command), speaker)
    return Written(*plain)


def _yes(c: Connection, proposal: Any, others: Any) -> tuple[frozenset[int], frozenset[int]]:
    """Which officers and which members said it, also to what this has come from."""
    source = proposal.source.partition("#")[0]
    before = {each.number for each in others if source in each.figures["answered"].values()}
    which = select(ProposalAnswer.member, ProposalAnswer.part).where(
        ProposalAnswer.group_id == proposal.group_id,
        ProposalAnswer.proposal.in_({proposal.number, *before}),
        ProposalAnswer.yes.is_(True),
    )
    said = c.execute(which).all()
    officers = frozenset(row.member for row in said if row.part == "officer")
    return officers, frozenset(row.member for row in said if row.part == "member")


def _noting(handler: Callable[..., Any], given: _Given) -> Callable[..., Any]:
    def noting(it: Any) -> Any:
        said = handler(it)
        if isinstance(said, Done) and said.command:
            given[it.at].append((it.number, said.command))
        return said

    return noting


def _noting_talk(flow: Callable[..., Any], given: _Given) -> Callable[..., Any]:
    def noting(it: Any) -> Any:
        done = yield from flow(it)
        if done.command:
            given[it.at].append((it.number, done.command))
        return done

    return noting
