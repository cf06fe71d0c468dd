"""The price list: `prices.toml` beside this file, or the operator's own by PRICES_FILE."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from bot.config import Settings

MILLION = 1_000_000  # prices are whole millionths of a rupee: 0.1150 of one is 115000
_SHIPPED = Path(__file__).with_name("prices.toml")
_TEMPLATES = ("utility", "marketing", "authentication")


@dataclass(frozen=True)
class Prices:
    """Millionths of a rupee. `sms` = (prefix, a part's price), the longest prefix first.

    `fee` is the provider's for any WhatsApp message; `inside` and `outside` her 24 hours, by the
    template's category, comes Meta's; "session" is free text, which there is inside alone.
    """

    sms: tuple[tuple[str, int], ...]
    fee: int
    inside: Mapping[str, int]
    outside: Mapping[str, int]


def prices(settings: Settings) -> Prices:
    """The list in force, read once. Raises ValueError, which names what is wrong in the file."""
    return _read(settings.prices_file or _SHIPPED)


def complaints(settings: Settings) -> Iterator[str]:
    """Why the price list cannot be used."""
    try:
        prices(settings)
    except (OSError, ValueError) as error:
        yield f"PRICES_FILE: {error}"


def millionths(rupees: str | Decimal) -> int:
    """`rupees` as whole millionths. Raises ValueError for what is no sum of them."""
    try:
        exact = Decimal(rupees) * MILLION
    except InvalidOperation:
        raise ValueError(f"{rupees!r} is not a sum in rupees") from None
    if not exact.is_finite() or exact < 0 or exact != int(exact):
        raise ValueError(f"{rupees!r} is not a sum in rupees with six places at most")
    return int(exact)


@cache
def _read(path: Path) -> Prices:
    with path.open("rb") as file:
        table = tomllib.load(file)
    sms = _sums(table, "sms", ("+",))
    whatsapp = table.get("whatsapp", {})
    return Prices(
        sms=tuple(sorted(sms.items(), key=lambda item: -len(item[0]))),
        fee=_sums({"whatsapp": {"fee": whatsapp.get("fee")}}, "whatsapp", ("fee",))["fee"],
        inside=_sums(whatsapp, "inside", ("session", *_TEMPLATES)),
        outside=_sums(whatsapp, "outside", _TEMPLATES),
    )


def _sums(table: Mapping[str, Any], name: str, needed: tuple[str, ...]) -> dict[str, int]:
    found = table.get(name, {})
    if missing := [key for key in needed if found.get(key) is None]:
        raise ValueError(f"[{name}] lacks {', '.join(missing)}")
    if wrong := [key for key, each in found.items() if not isinstance(each, str)]:
        raise ValueError(f'[{name}] {wrong[0]}: write the sum in quotes, "0.25"')
    return {key: millionths(each) for key, each in found.items()}
