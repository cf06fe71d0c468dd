"""A message as the control side and the page are told of it."""

from typing import Any

from bot.simulator.segments import segments
from bot.simulator.world import Message, World


def shown(world: World, message: Message) -> dict[str, Any]:
    """As JSON; `files` are the kinds of what was fetched for `media` ("" = it could not be had)."""
    files = [world.files.get(link) for link in message.media]
    return {
        "index": message.index,
        "phone": message.phone,
        "direction": "in" if message.direction == "inbound" else "out",
        "channel": message.channel,
        "body": message.body,
        "sid": message.sid,
        "status": message.status,
        "taken": message.taken,
        "error": message.error,
        "buttons": message.buttons,
        "opens": message.opens,
        "media": message.media,
        "files": [file and file.kind for file in files],
        "parts": segments(message.body) if message.channel == "sms" else 0,
        "provider": message.provider,
        "extra": message.extra,
        "at": message.created.isoformat(),
    }
