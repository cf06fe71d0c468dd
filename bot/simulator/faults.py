"""Faults to order: the next calls that match are answered wrongly, late, twice or not at all."""

import threading
from dataclasses import dataclass, fields
from typing import Any

PLACES = ("create", "callback", "list", "fetch", "content", "webhook")


@dataclass
class Fault:
    """`on` what it strikes; without `to` everybody. `times` how often; negative = for ever.

    create, list, fetch: wait `delay` seconds, then answer `status` with `code` (none: as usual).
    content: its API answers so (`channel`: create, submit or list); `accept` keeps what it made.
    `accept`: the message is kept and delivered although an error is answered. `hang_up`: no answer.
    `late`: create waits before it takes the message, not after. `answer`: these words are answered,
    with `status` or 201, in place of what Twilio says.
    callback: `delay` each report, `duplicate`, `reorder` or `lose` them; `code`: the message is not
    delivered, `state` (undelivered | failed) says with which word.
    `name`: by which it can be withdrawn while others stay.
    webhook: `delay` an incoming message, or `lose` it: it is in the list, and never reaches us.
    """

    on: str
    to: str = ""
    channel: str = ""
    times: int = 1
    status: int = 0
    code: int = 0
    delay: float = 0.0
    accept: bool = False
    late: bool = False
    answer: str = ""
    hang_up: bool = False
    duplicate: bool = False
    reorder: bool = False
    lose: bool = False
    state: str = "undelivered"
    name: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether what is answered is not what happened."""
        return bool(self.status or self.hang_up or self.answer)

    def strikes(self, on: str, to: str, channel: str) -> bool:
        """Whether this call is meant."""
        wanted = self.to.removeprefix("whatsapp:")
        return (
            self.times != 0
            and self.on == on
            and wanted in {"", to}
            and self.channel in {"", channel}
        )


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def order(self, wanted: list[dict[str, Any]]) -> None:
        """Add faults. Raises ValueError on a word that is not known."""
        known = {field.name for field in fields(Fault)}
        for each in wanted:
            if each.get("on") not in PLACES or not each.keys() <= known:
                raise ValueError(f"a fault has on = {'|'.join(PLACES)} and {sorted(known)}")
        with self._lock:
            self._waiting += [Fault(**each) for each in wanted]

    def clear(self) -> None:
        """All is well again."""
        with self._lock:
            self._waiting.clear()

    def withdraw(self, name: str) -> None:
        """The faults of this name are over."""
        with self._lock:
            self._waiting[:] = [fault for fault in self._waiting if fault.name != name]

    def names(self) -> set[str]:
        """Of those that are still to come."""
        with self._lock:
            return {fault.name for fault in self._waiting if fault.name and fault.times}

    def strike(self, on: str, to: str = "", channel: str = "") -> Fault | None:
        """The fault that hits this call, counted down."""
        with self._lock:
            for fault in self._waiting:
                if fault.strikes(on, to, channel):
                    fault.times -= 1
                    return fault
        return None
