"""How many parts a text is sent and paid in, counted as Twilio's own calculator counts.

Source: npm sms-segments-calculator 1.3.0 (MIT), compared on thousands of texts by
tests/sms/test_calculator.py. A part is 140 octets; in a text of several parts each begins with
a header of 6 octets that says which one it is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.sms.alphabet import is_gsm, length, septets
from bot.sms.clusters import clusters

GSM7, UCS2 = "GSM-7", "UCS-2"
_ALONE = {GSM7: 160, UCS2: 70}
_OF_SEVERAL = {GSM7: 153, UCS2: 67}


class Size(NamedTuple):
    """`units` are septets in GSM-7 and UTF-16 units in UCS-2; a part holds 160 or 70 of them."""

    encoding: str
    units: int
    parts: int


def measure(text: str) -> Size:
    """The size of `text` as it stands; what is sent has gone through `economical` first."""
    if is_gsm(text):
        units = length(text)
        sizes = septets(text) if units > _ALONE[GSM7] else ()
        return Size(GSM7, units, _parts(sizes, GSM7))
    units = _utf16(text)
    size = len if units == len(text) else _utf16  # no sign beyond the first 65,536: the quick way
    sizes = [size(sign) for sign in clusters(text)] if units > _ALONE[UCS2] else ()
    return Size(UCS2, units, _parts(sizes, UCS2))


def _parts(sizes: Sequence[int], encoding: str) -> int:
    """Parts of a text whose signs have these sizes; () = it fits into one."""
    if not sizes:
        return 1
    most = _OF_SEVERAL[encoding]
    placed, used = _spill(sizes, _ALONE[encoding], most)
    parts = 2
    for size in sizes[placed:]:
        if used + size > most:
            parts, used = parts + 1, 0
        used += size
    return parts


def _spill(sizes: Sequence[int], alone: int, most: int) -> tuple[int, int]:
    """How many signs stand when one part turns out to be too few, and the units in the second.

    The first is filled as if it were the only one. When it is full, what its new header leaves
    no room for moves to the second, together with the sign that did not fit, even where that
    is too much for it: so does Twilio's calculator.
    """
    total = first = 0
    for placed, size in enumerate(sizes, 1):
        total += size
        if total > alone:
            return placed, total - first
        if total <= most:
            first = total
    raise AssertionError("it fits into one part")


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
