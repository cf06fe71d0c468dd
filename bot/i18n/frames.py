"""An answer inside words that Indian operators have registered: "बचत सखी: {#var#}{#var#}…"."""

import re

from bot.i18n.dlt import PLACE
from bot.i18n.templates import LONGEST_VALUE

_LINE = " / "  # in place of a line's end, which operators may not take in a place


def fill(frame: str, text: str) -> list[str]:
    """`text` in as many messages as it needs, broken between lines or words where it can be.

    All places of `frame` are taken as one. A frame without any is sent as it is.
    """
    places = list(PLACE.finditer(frame))
    if not places:
        return [frame]
    before, after = frame[: places[0].start()], frame[places[-1].end() :]
    room = LONGEST_VALUE * len(places)
    flat = _LINE.join(line.strip() for line in text.splitlines() if line.strip())
    # Operators want at least one sign in each place.
    return [f"{before}{part.ljust(len(places), '.')}{after}" for part in _parts(flat, room)]


def _parts(text: str, room: int) -> list[str]:
    parts = []
    rest = re.sub(r"\s+", " ", text).strip()
    while len(rest) > room:
        head = rest[: room + 1]
        ends = (head.rfind(_LINE), head.rfind(" "))
        cut = next((end for end in ends if end > room // 2), room)
        parts.append(rest[:cut].rstrip(" /"))
        rest = rest[cut:].lstrip(" /")
    return [*parts, rest] if rest else parts
