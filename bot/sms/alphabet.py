"""GSM-7, the alphabet in which 160 signs fit into one SMS (3GPP TS 23.038, 6.2.1)."""

import re

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = "\f^{}\\[~]|€"  # an escape and a sign: two of the 160

_FOREIGN = re.compile(f"[^{re.escape(BASIC + EXTENDED)}]")
_DOUBLE = re.compile(f"[{re.escape(EXTENDED)}]")


def is_gsm(text: str) -> bool:
    """Whether all of it is in the alphabet; one sign that is not makes every part 70 long."""
    return _FOREIGN.search(text) is None


def septets(text: str) -> list[int]:
    """How many of the 160 each sign takes."""
    return [2 if sign in EXTENDED else 1 for sign in text]


def length(text: str) -> int:
    """The sum of its septets."""
    return len(text) + len(_DOUBLE.findall(text))
