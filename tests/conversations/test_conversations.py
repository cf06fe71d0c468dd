"""Every chat beside this file goes exactly as it is written down."""

from pathlib import Path

import pytest

from bot.store import Store
from tests.talker import play

CHATS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.stem)
def test_chat(chat: Path, store: Store) -> None:
    """What the bot says and what others receive, line by line."""
    lines = chat.read_text().splitlines()
    assert list(play(lines, store)) == lines
