"""What was written on some phones, as text to be copied."""

from collections.abc import Sequence

from bot.simulator.times import INDIA
from bot.simulator.world import Message, World

_BOT = "बचत सखी"
_MOST = 5000  # messages; the newest


def transcript(world: World, numbers: Sequence[str]) -> str:
    """One block a message, in the order in which they were written."""
    names = _names(world)
    with world.lock:
        found = [m for number in numbers if number in world.phones
                 for m in world.phones[number].messages]  # fmt: skip
    found.sort(key=lambda message: message.created)
    return "\n".join(_block(m, names.get(m.phone, m.phone)) for m in found[-_MOST:])


def _block(message: Message, name: str) -> str:
    at = message.created.astimezone(INDIA)
    way = f"{name} → {_BOT}" if message.direction == "inbound" else f"{_BOT} → {name}"
    channel = "SMS" if message.channel == "sms" else "WhatsApp"
    state = f", {message.status} {message.error}" if message.error else ""
    lines = [f"[{at:%d/%m/%Y %H:%M}] {way} ({channel}{state})", *message.body.splitlines()]
    if message.buttons:
        lines.append(" ".join(f"[{label}]" for _, label in message.buttons))
    lines += [f"<{link.rpartition('/')[2][:12]}…>" for link in message.media]
    return "\n  ".join(lines) + "\n"


def _names(world: World) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for group in world.house.groups:
        for person in group.get("people", ()):
            names.setdefault(person["phone"], []).append(person["name"])
    return {phone: ", ".join(of_phone) for phone, of_phone in names.items()}
