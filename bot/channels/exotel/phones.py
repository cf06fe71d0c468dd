"""Numbers as Exotel writes them: +91…, 0…, 91… or the ten digits alone."""

import re

_ABROAD = re.compile(r"\+(?!91)[1-9][0-9]{6,14}")
_INDIAN = re.compile(r"(?:0|\+?91)?([6-9][0-9]{9})")


def read(number: str) -> str:
    """In E.164. Raises ValueError for what is no person's number: a header, a short code."""
    bare = re.sub(r"[\s-]", "", number)
    if indian := _INDIAN.fullmatch(bare):
        return f"+91{indian[1]}"
    if _ABROAD.fullmatch(bare):
        return bare
    raise ValueError("no sender who could be answered")


def is_indian(phone: str) -> bool:
    """Whether Indian operators' rules hold for it."""
    return phone.startswith("+91")
