"""Papers in the state machine: whatever was commanded, they say what the books say."""

from datetime import datetime

from hypothesis.stateful import precondition, rule

from bot.store import Store
from tests.reports.ties import assert_ties


class Papers:
    """A rule of its own, as seldom as a paper is asked for."""

    store: Store
    group: int
    at: datetime
    papers_read = 0

    @precondition(lambda self: self.papers_read < 2)
    @rule()
    def read_papers(self) -> None:
        """Every paper of the group ties."""
        self.papers_read += 1
        self.store.read(lambda c: assert_ties(c, self.group, self.at))
