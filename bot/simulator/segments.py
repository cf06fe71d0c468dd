"""How many parts a network makes of an SMS; written apart from the product's own counter."""

_BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = set("\f^{}\\[~]|€")  # each takes two places
_ALONE, _JOINED = {7: 160, 16: 70}, {7: 153, 16: 67}


def segments(text: str) -> int:
    """Parts of GSM 03.38 or, as soon as one sign is not in it, of UTF-16."""
    bits = 7 if set(text) <= _BASIC | _ESCAPED else 16
    widths = [_width(sign, bits) for sign in text]
    if sum(widths) <= _ALONE[bits]:
        return 1
    parts, room = 1, _JOINED[bits]
    for width in widths:
        if width > room:  # a sign of two places is never cut in two
            parts, room = parts + 1, _JOINED[bits]
        room -= width
    return parts


def _width(sign: str, bits: int) -> int:
    if bits == 7:
        return 2 if sign in _ESCAPED else 1
    return len(sign.encode("utf-16-le")) // 2
