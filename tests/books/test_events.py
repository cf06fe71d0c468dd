"""The table events.txt is true: each event of DOMAIN §2.6 is said, agreed to and posted like that.

Each chat is played again and its books are read: the command that the table names has written
entries with these very accounts, after the yes of those whom the control names, and before it
nothing.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.nlu import match
from bot.store import Store
from tests.books.replay import Played, Written, played
from tests.databases import Databases
from tests.nlu.women import TODAY, WOMEN

_HERE = Path(__file__).parent
_SCRIPTS = {"Devanagari": r"[\u0900-\u097f]", "Latin": r"^[\x00-\x7f]+$"}
EVENTS = 55


class Line(NamedTuple):
    """How one journal of an event comes about; `figures` tell its command from others."""

    event: int
    command: str
    figures: dict[str, str]
    control: str
    journal: str
    chat: str
    test: str


class Phrase(NamedTuple):
    """How it is said."""

    event: int
    role: str
    words: str
    intent: str


def _table() -> Iterator[Line | Phrase | int]:
    event = 0
    for row in (_HERE / "events.txt").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if not row or row.startswith("#"):
            continue
        if not row.startswith(" "):
            event = int(cells[0])
            yield event
        elif row.startswith("    "):
            yield Phrase(event, *cells)
        else:
            name, *figures = cells[0].split()
            yield Line(event, name, dict(f.split("=") for f in figures), *cells[1:])


TABLE = list(_table())
LINES = [each for each in TABLE if isinstance(each, Line)]
PHRASES = [each for each in TABLE if isinstance(each, Phrase)]


@pytest.fixture(scope="module")
def chat(databases: Databases) -> Callable[[str], Played]:
    """What a chat has written; each is played once."""
    known: dict[str, Played] = {}

    def play(name: str) -> Played:
        if name not in known:
            store = Store(url := databases.create())
            known[name] = played(name, store)
            store.close()
            databases.drop(url)
        return known[name]

    return play


def test_all_of_them_are_in_the_table() -> None:
    """In their order, each with a journal and three phrases, of which both scripts have one."""
    assert [each for each in TABLE if isinstance(each, int)] == list(range(1, EVENTS + 1))
    assert {line.event for line in LINES} == set(range(1, EVENTS + 1))
    for event in range(1, EVENTS + 1):
        said = [phrase.words for phrase in PHRASES if phrase.event == event]
        assert len(said) >= 3, event
        for script, sign in _SCRIPTS.items():
            assert any(re.search(sign, words) for words in said), (event, script)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda it: f"{it.event}: {it.words}")
def test_it_is_understood(phrase: Phrase) -> None:
    """By its words alone."""
    assert match(phrase.words, phrase.role, WOMEN, TODAY).intent == phrase.intent


@pytest.mark.parametrize("line", LINES, ids=lambda it: f"{it.event} {it.command} {it.journal}")
def test_the_chat_ends_in_the_journal(line: Line, chat: Callable[[str], Played]) -> None:
    """The command is given in it, and its entries have these accounts and had that control."""
    it = chat(line.chat)
    if line.control == "nothing":
        assert line.command in it.given
        assert not [entry for entry in it.entries if entry.command == line.command]
        return
    its = [e for e in it.entries if _is_of(e, line) and e.journal == line.journal]
    assert its, [(e.command, e.journal) for e in it.entries]
    for entry in its:
        assert _control(entry) in line.control.split(" or "), entry


def _is_of(entry: Written, line: Line) -> bool:
    of_it = entry.command == line.command or (entry.command == "" and line.control == "clock")
    return of_it and all(str(entry.figures.get(k)) == v for k, v in line.figures.items())


def _control(entry: Written) -> str:
    """Whose yes stood before it."""
    if entry.command == "":
        return "clock"
    others = entry.officers - {entry.said_by}
    if len(others) > 1:
        return "3"
    if not (others or entry.members):
        return "own" if entry.said_by == entry.member else "P"
    received = entry.receiver in entry.members
    assert received or not entry.members, "somebody else said yes for her"
    return ("2" if others else "") + ("M" if received else "")


def test_corrections_are_the_exact_reverse(chat: Callable[[str], Played]) -> None:
    """Row 54, of everything that is taken back in any of these chats."""
    for name in {line.chat for line in LINES} | {"dispute", "meeting_closed_twice"}:
        entries = chat(name).entries
        for entry in entries:
            if entry.reverses:
                wrong = entries[entry.reverses - 1]
                legs = sorted((account, party, -paise) for account, party, paise in wrong.legs)
                assert sorted(entry.legs) == legs


@pytest.mark.parametrize("test", sorted({line.test for line in LINES}))
def test_its_journal_test_is_there(test: str) -> None:
    """It reads journals or balances, and gives the commands of the table's lines."""
    module, _, name = test.partition("::")
    source = (_HERE / f"{module}.py").read_text("utf-8")
    functions = {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    assert name in functions


def test_each_command_is_tried_at_random() -> None:
    """By a rule of the state machine."""
    tried: set[str] = set()
    for file in (_HERE / "test_machine.py", *_HERE.glob("machine_*.py")):
        tried |= set(_given_by_rules(ast.parse(file.read_text("utf-8"))))
    assert {line.command for line in LINES} <= tried


def _given_by_rules(tree: ast.Module) -> Iterator[str]:
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        if any(isinstance(d, ast.Call) and "rule" in ast.dump(d) for d in function.decorator_list):
            for call in (n for n in ast.walk(function) if isinstance(n, ast.Call)):
                if isinstance(call.func, ast.Name):
                    yield call.func.id
