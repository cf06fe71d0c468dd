"""Delivery reports: what becomes of an accepted message, told to the application."""

import time
from concurrent.futures import ThreadPoolExecutor

from bot.simulator.exotel_reports import status_form
from bot.simulator.faults import Fault
from bot.simulator.post import post
from bot.simulator.world import Message, World

RETRIES = "rc=3&rp=ct,rt,5xx"  # Exotel's, which it takes from no address
Step = tuple[str, int | None]  # a state and its error code
_AT_HER: list[Step] = [("delivered", None), ("read", None)]
_POOL = ThreadPoolExecutor(16, "reports")


def deliver(world: World, message: Message, error: int | None) -> None:
    """Let `message` travel: queued, sent, delivered, read; or fail with `error`."""
    fault = world.faults.strike("callback", message.phone, message.channel)
    if fault and fault.code:
        error = fault.code
    _POOL.submit(_travel, world, message, error, fault, world.life)


def switched_on(world: World, number: str) -> None:
    """What waited for this phone on WhatsApp arrives now."""
    with world.lock:
        phone = world.phones[number]
        waited, phone.waiting = phone.waiting, []
    for message in waited:
        _POOL.submit(_go_on, world, message, _AT_HER[: 1 + world.config.reads], None, world.life)


def _travel(
    world: World, message: Message, error: int | None, fault: Fault | None, life: str
) -> None:
    _go_on(world, message, _steps(message, error, fault, reads=world.config.reads), fault, life)


def _go_on(
    world: World, message: Message, steps: list[Step], fault: Fault | None, life: str
) -> None:
    for state, code in _as_told(steps, fault):
        time.sleep(fault.delay if fault and fault.delay else world.config.step)
        if world.life != life:
            return
        if state == "delivered" and _waits(world, message):
            return
        _tell(world, message, state, code, fault)
    message.status, message.error = steps[-1]
    world.feed.tell(message)


def _waits(world: World, message: Message) -> bool:
    """Whether her phone is off: WhatsApp keeps it for her, and says no more than "sent"."""
    with world.lock:
        phone = world.phones[message.phone]
        waits = message.channel == "whatsapp" and phone.is_off
        if waits:
            phone.waiting.append(message)
        return waits


def _steps(message: Message, error: int | None, fault: Fault | None, *, reads: bool) -> list[Step]:
    if error:
        return [("queued", None), (fault.state if fault else "undelivered", error)]
    opened = message.channel == "whatsapp" and reads
    states = ("queued", "sent", "delivered", "read") if opened else ("queued", "sent", "delivered")
    return [(state, None) for state in states]


def _as_told(steps: list[Step], fault: Fault | None) -> list[Step]:
    if fault and fault.duplicate:
        steps = [step for step in steps for _ in range(2)]
    return steps[::-1] if fault and fault.reorder else steps


def _tell(
    world: World, message: Message, state: str, code: int | None, fault: Fault | None
) -> None:
    message.status, message.error = state, code
    if state == "sent":
        message.sent = world.now()
    world.feed.tell(message)
    if message.callback and not (fault and fault.lose):
        if message.provider == "exotel":
            form = status_form(world, message, state, code)
            post(world.config, message.callback, form, RETRIES, signed=False)
        else:
            post(world.config, message.callback, _form(world, message, state, code))


def _form(world: World, message: Message, state: str, code: int | None) -> dict[str, str]:
    form = {
        "SmsSid": message.sid,
        "SmsStatus": state,
        "MessageStatus": state,
        "To": message.receiver,
        "MessageSid": message.sid,
        "AccountSid": world.config.account,
        "From": message.sender,
        "ApiVersion": "2010-04-01",
    }
    if message.channel == "whatsapp":
        form |= {"ChannelInstallSid": "XE" + "0" * 32, "ChannelPrefix": "whatsapp"}
        form |= {"EventType": state.upper()} if state in {"delivered", "read"} else {}
    if code:
        form |= {"ErrorCode": str(code), "ErrorMessage": ""}
    return form
