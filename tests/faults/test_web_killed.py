"""`kill -9` of the web process: Twilio delivers again, and every message acts once."""

import time

from bot.store.tables import Claim, Inbox, Outbox
from tests.faults.scene import (
    BALANCE,
    CLAIM,
    GEETA,
    KSHAMA,
    MEERA,
    MEMBERS,
    REKHA,
    SITA,
    SUNITA,
    YES,
    Scene,
    write,
)
from tests.faults.table import struck

RETRY_WAIT = 4.0  # seconds; the web process is up again by then
KILLS = 2  # as often as a message is delivered again


def _kill_when_taken_in(scene: Scene, messages: int) -> None:
    """At the moment of a commit: some are in the database whose answer is not yet out."""
    patience = time.monotonic() + 30
    while scene.count(Inbox) < messages:  # without a pause, to be there in time
        assert time.monotonic() < patience
    scene.house.kill("web")


def test_in_the_middle_of_a_burst(scene: Scene) -> None:
    """Answered, written but not answered, not yet begun: all are there once in the end."""
    scene.house.start("simulator", "web")
    scene.behave(retry_wait=RETRY_WAIT)
    deposits = {SUNITA: REKHA, KSHAMA: GEETA, MEERA: SITA}
    for officer, member in deposits.items():
        scene.say(officer, f"{member.name} 100 जमा")
    messages = [write(member, CLAIM) for member in MEMBERS for _ in range(4)]
    messages[10:10] = [write(officer, YES) for officer in deposits]
    messages += [write(member, BALANCE) for member in MEMBERS]
    before = scene.count(Inbox)

    with struck(scene, "web killed twice in a burst", moves=True) as strike:
        with scene.burst(messages) as said:
            for kill in range(1, KILLS + 1):
                _kill_when_taken_in(scene, before + 12 * kill)
                scene.house.start("web")
        scene.house.start("worker", "clock")
        strike.over()

    answers = [each.result() for each in said]
    assert {answer["status"] for answer in answers} == {200}
    assert any(answer["attempts"] > 1 for answer in answers)
    assert all(answer["replies"] for answer in answers)
    assert scene.count(Inbox) == before + len(messages)
    assert scene.count(Claim) == scene.count(Outbox, Outbox.kind == "claim_ask") == 36
    assert scene.entries() == scene.count(Outbox, Outbox.kind == "receipt") == 3
    assert [scene.saved(member) for member in deposits.values()] == [100] * 3
