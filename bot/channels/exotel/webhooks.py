"""Exotel's calls to us. It signs nothing: a secret in the path tells them from anybody's."""

import hmac
from collections.abc import Mapping
from ipaddress import ip_address

from bot.channels.base import Call, Inbound, Report
from bot.channels.exotel.inbound import inbound
from bot.channels.exotel.settings import ExotelSettings, networks
from bot.channels.exotel.status import report
from bot.config import Settings


class ExotelWebhooks:
    """Genuine is what knows the key, comes from a listed network, and names our account."""

    def __init__(self, settings: ExotelSettings) -> None:
        self._key = settings.webhook_key.get_secret_value().encode()
        self._networks = networks(settings.webhook_ips)
        self._account = settings.account_sid

    def is_genuine(self, call: Call) -> bool:
        """The key is compared in constant time; not every call names the account."""
        knows = hmac.compare_digest(call.key.encode("utf-8", "replace"), self._key)
        account = call.fields.get("AccountSid", self._account)
        return bool(self._key) and knows and self._is_listed(call.peer) and account == self._account

    def inbound(self, fields: Mapping[str, str]) -> Inbound:
        """Raises ValueError without an id or somebody to answer."""
        return inbound(fields)

    def report(self, fields: Mapping[str, str]) -> Report:
        """Raises ValueError without an id or a state."""
        return report(fields)

    def _is_listed(self, peer: str) -> bool:
        if not self._networks:
            return True
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def webhooks(_: Settings) -> ExotelWebhooks:
    """With the settings of this process."""
    return ExotelWebhooks(ExotelSettings())
