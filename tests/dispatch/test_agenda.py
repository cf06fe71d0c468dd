"""What is still to be done in a meeting is found once a message, however often it is looked at."""

from datetime import UTC

from sqlalchemy import Connection, event

from bot.clock import INDIA
from bot.context import Context
from bot.store import Store
from flows.agenda import open_stage
from tests.make import create_group
from tests.people import MEERA
from tests.talker import Talker


def test_the_instalments_are_read_once(store: Store) -> None:
    """Whether the step is open, and its question, are the same figures."""
    group = store.write(lambda c: create_group(c, phones=True, saving=10000))
    talker = Talker(store)
    talker.say("MEERA", "बैठक शुरू, सब आईं")
    talker.say("MEERA", "आगे")  # nothing is saved: the box is empty
    read: list[str] = []

    def work(c: Connection) -> None:
        it = Context(c, talker.at.astimezone(UTC), INDIA, "hi", "", group, MEERA.number)
        meeting = it.unclosed()
        assert meeting
        open_stage(it, meeting)
        event.listen(c, "before_cursor_execute", lambda *told: read.append(told[2]))
        assert open_stage(it, meeting).step == "close"
        assert it.instalments_due == {}

    store.read(work)
    assert not [statement for statement in read if "loan" in statement]
