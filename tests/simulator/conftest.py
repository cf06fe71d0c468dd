"""The stage for tests of the simulator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Store
from tests.simulator.stage import Stage, on_stage

TEMPLATES = """
[receipt]
text = "{name} दीदी, {amount} जमा। रसीद {code}, {name}।"

[confirm]
text = "{question}"
buttons = [["yes:{nonce}", "हाँ"], ["no:{nonce}", "नहीं"]]
"""


@pytest.fixture
def stage(store: Store, tmp_path: Path) -> Iterator[Stage]:
    """Simulator and webhook routes as servers."""
    folder = tmp_path / "hi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "templates.toml").write_text(TEMPLATES)
    with on_stage(store, tmp_path) as stage:
        yield stage
