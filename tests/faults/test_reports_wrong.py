"""Delivery reports twice, backwards, forged or about nobody: what is known stays true."""

from collections import Counter

import requests
from sqlalchemy import select
from twilio.request_validator import RequestValidator

from bot.store.tables import Outbox
from tests.faults.scene import Scene
from tests.faults.table import struck
from tests.house import TOKEN


def _states(scene: Scene) -> dict[int, tuple[str, str | None]]:
    rows = select(Outbox.id, Outbox.state, Outbox.provider_id)
    return scene.store.read(lambda c: {row: tuple(rest) for row, *rest in c.execute(rows)})


def _report(scene: Scene, reference: int, sid: str, state: str, token: str = TOKEN) -> int:
    """Post one as Twilio would; returns the status of the answer."""
    url = f"{scene.house.web_url}/twilio/status?ref={reference}"
    form = {"MessageSid": sid, "MessageStatus": state, "AccountSid": "AC" + "0" * 32}
    headers = {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, form)}
    return requests.post(url, data=form, headers=headers, timeout=10).status_code


def test_twice_and_backwards(running: Scene) -> None:
    """Read, read, delivered, delivered, sent …: the furthest one counts."""
    with struck(running, "reports duplicated and reordered", moves=True) as strike:
        running.order(on="callback", duplicate=True, reorder=True, times=-1)
        running.collect(100)
        strike.over()
    running.house.until(lambda: {state for state, _ in _states(running).values()} == {"read"})


def test_late_forged_and_unknown(running: Scene) -> None:
    """Refused with 403, or taken and of no effect; no row moves."""
    with struck(running, "reports late, forged, of unknown ids", moves=True) as strike:
        running.collect(100)
        running.house.until(lambda: {state for state, _ in _states(running).values()} == {"read"})
        before = _states(running)
        row, (_, sid) = next(iter(before.items()))
        answers = Counter(
            [
                _report(running, row, str(sid), "failed", token="not-the-token"),
                _report(running, row, str(sid), "sent"),
                _report(running, row, str(sid), "failed"),
                _report(running, row, "SM" + "f" * 32, "failed"),
                _report(running, 10**9, "SM" + "f" * 32, "delivered"),
            ]
        )
        assert answers == {403: 1, 204: 4}
        assert _states(running) == before
        strike.over()
