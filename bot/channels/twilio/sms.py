"""SMS text in the cheap alphabet: 160 characters a part instead of 70."""

import re

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM = frozenset(_BASIC + "\f^{}\\[~]|€")
_RUPEE = re.compile(r"₹\s*")
_TICK = re.compile(r"✅\s*")
_PLAINER = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "}
)


def economical(text: str) -> str:
    """`text` with "Rs" and straight quotes, if that makes it fit GSM-7; else (Hindi) unchanged."""
    plainer = _RUPEE.sub("Rs ", _TICK.sub("", text)).translate(_PLAINER)
    return plainer if _GSM.issuperset(plainer) else text
